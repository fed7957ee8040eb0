"""The page and its files, kept as they were sent: gradio reads and compresses them anew each time."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders

from qa.page.language import chosen_language

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEPT_SIZE = 20_000_000
"""Most bytes that are kept; the page with all its tabs takes less than one million."""

PAGES = 8
"""Most pages that are kept: one for each address by which this server is called, which stands in it."""

_FILES = re.compile(r"/(?:assets|static)/[\w./-]+|/theme\.css")
_NAMED_BY_CONTENT = re.compile(r"/assets/[\w.-]+-[\w-]{8,12}\.(?:js|css)")
"""What a changed file is not called any more; so a browser need never ask again."""
_FOREVER = "private, max-age=31536000, immutable"
_READ_BY_BROWSER = {"q", "__theme"}
"""What an address may ask for without the page being another."""


class Kept:
    """Answers anew what was asked before, where it cannot have changed while this process lives."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._answers: dict[tuple[str, ...], tuple[list[tuple[bytes, bytes]], bytes]] = {}
        self._pages = 0
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what is kept of a file or of the page; else hand the request on, and keep what comes of it."""
        key = _key(scope)
        if key is None:
            await self.app(scope, receive, send)
            return
        if (kept := self._answers.get(key)) is not None:
            await send({"type": "http.response.start", "status": 200, "headers": list(kept[0])})
            await send({"type": "http.response.body", "body": kept[1]})
            return
        begun: list[Message] = []
        body = bytearray()

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            body.extend(message.get("body", b""))
            if message.get("more_body", False):
                return
            sent = self._keep(key, begun[0], bytes(body)) if begun[0]["status"] == 200 else bytes(body)
            await send(begun[0])
            await send({"type": "http.response.body", "body": sent})

        await self.app(scope, receive, told)

    def _keep(self, key: tuple[str, ...], start: Message, body: bytes) -> bytes:
        """Keep an answer, the page compressed if the browser takes that; return the body to send."""
        headers = MutableHeaders(scope=start)
        page = key[0] == "/"
        if page and "gzip" in key[1] and "content-encoding" not in headers:
            body = gzip.compress(body, 5)
            headers["content-encoding"] = "gzip"
            headers.add_vary_header("Accept-Encoding")
        headers["content-length"] = str(len(body))
        if _NAMED_BY_CONTENT.fullmatch(key[0]):
            headers["cache-control"] = _FOREVER
        room = self._size + len(body) <= KEPT_SIZE and self._pages + page <= PAGES
        if room and "set-cookie" not in headers and key not in self._answers:
            self._answers[key] = (list(start["headers"]), body)
            self._size += len(body)
            self._pages += page
        return body


def _key(scope: Scope) -> tuple[str, ...] | None:
    """Return by what an answer is kept: all that it depends on; None for what is not kept."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    path, headers = scope["path"], Headers(scope=scope)
    if any(name == "range" or name.startswith("if-") for name in headers):
        return None
    takes = {part.split(";")[0].strip() for part in headers.get("accept-encoding", "").split(",")}
    packed = ",".join(sorted(takes & {"br", "gzip"}))
    if path != "/":
        return (path, packed) if _FILES.fullmatch(path) and ".." not in path else None
    if not {name for name, _ in parse_qsl(scope["query_string"].decode("latin-1"), True)} <= _READ_BY_BROWSER:
        return None
    # By which address it was asked for stands in the page, and the language that was chosen
    called = [f"{name}: {value}" for name, value in headers.items() if name == "host" or "forwarded" in name]
    return (path, packed, scope["scheme"], chosen_language(headers.get("cookie", "")) or "", *called)
