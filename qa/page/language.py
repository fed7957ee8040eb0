"""The language that was chosen on the page, told to gradio before it looks at the browser's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CHOSEN = re.compile(r"(?:^|;\s*)dashiji_language=(zh|en)(?:;|$)")
"""The cookie with the language, which the page's switch sets."""

_SCRIPT = """<script>for (const [name, told] of [["language", "TAG"], ["languages", ["TAG"]]])
  Object.defineProperty(navigator, name, {get: () => told});</script>"""
_TAGS = {"zh": "zh-CN", "en": "en"}


def chosen_language(cookie: str) -> str | None:
    """Return the language that a cookie header holds, ``"zh"`` or ``"en"``; None without a choice.

    Example:
        >>> chosen_language("a=b; dashiji_language=en"), chosen_language("dashiji_language=fr")
        ('en', None)
    """
    found = CHOSEN.search(cookie)
    return found.group(1) if found else None


class ChosenLanguage:
    """Puts a script first into the page where a language was chosen: what gradio takes as ``head`` runs too late."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on everything but the page itself, and that too where no language was chosen."""
        language = None
        if scope["type"] == "http" and scope["method"] == "GET" and scope["path"] == "/":
            language = chosen_language(Headers(scope=scope).get("cookie", ""))
        if language is None:
            await self.app(scope, receive, send)
            return
        plainly = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        script = _SCRIPT.replace("TAG", _TAGS[language]).encode()
        begun: list[Message] = []
        body = bytearray()

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            body.extend(message.get("body", b""))
            if message.get("more_body", False):
                return
            page = bytes(body).replace(b"<head>", b"<head>" + script, 1)
            MutableHeaders(scope=begun[0])["content-length"] = str(len(page))
            await send(begun[0])
            await send({"type": "http.response.body", "body": page})

        await self.app({**scope, "headers": plainly}, receive, told)
