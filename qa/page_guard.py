"""What keeps the page to this computer: no request from a page elsewhere, none that is too large, no fetching."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import gradio as gr
from gradio import processing_utils
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from qa.workshop import TOTAL_SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Receive, Scope, Send

UPLOAD_SIZE = TOTAL_SIZE + 1_000_000
"""Most bytes of a request that uploads files: all that may be given at once, and what stands between them."""

REQUEST_SIZE = 8_000_000
"""Most bytes of any other request: a pasted text of 1 MB with its characters written as ``\\uXXXX``, and a
long conversation."""


class Guard:
    """Refuses what a page elsewhere sends here, which browsers do with forms unasked, and what is too large."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self.app = app
        self.hosts = {host.strip("[]") for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403, 411 or 413 to what is refused; hand on the rest."""
        refused = self._refusal(scope) if scope["type"] == "http" else None
        if refused:
            chinese = Headers(scope=scope).get("accept-language", "").strip().lower().startswith("zh")
            said = refused[2] if chinese else refused[1]
            await PlainTextResponse(said, status_code=refused[0])(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _refusal(self, scope: Scope) -> tuple[int, str, str] | None:
        """Return the status and the reason in English and in Chinese; None for what is let through."""
        headers = Headers(scope=scope)
        if (origin := headers.get("origin")) is not None:
            host, port = _address(origin)
            # Another port is another site: what listens there need not be this page
            if host not in self.hosts or port != _address(f"{scope['scheme']}://{headers.get('host', '')}")[1]:
                return (
                    403,
                    "Another site may not use this page; open it directly.",
                    "其他网站不能使用本页面；请直接打开。",
                )
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return None
        size = headers.get("content-length", "")
        if not size.isdecimal():
            return (
                411,
                "The request does not say its length; send it with Content-Length.",
                "请求没有注明长度；请带上 Content-Length。",
            )
        limit = UPLOAD_SIZE if scope["path"].endswith("/upload") else REQUEST_SIZE
        if int(size) <= limit:
            return None
        return (
            413,
            f"The request has {size} bytes and at most {limit} are accepted; send less at a time.",
            f"请求有 {size} 字节，最多接受 {limit} 字节；请减少每次的数量。",
        )


def _address(origin: str) -> tuple[str | None, int | None]:
    """Return the host and the port of an origin, None for what it does not say."""
    try:
        parts = urlsplit(origin)
        return parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None, None


def stay_offline() -> None:
    """Take from gradio the means to fetch: a client may name an address where a file is expected."""

    def refuse(*_: Any, **__: Any) -> str:  # noqa: ANN401 (whatever gradio passes)
        raise gr.Error("Files are not fetched from addresses.", print_exception=False)

    async def refuse_later(*_: Any, **__: Any) -> str:  # noqa: ANN401
        return refuse()

    processing_utils.save_url_to_cache = refuse
    processing_utils.async_ssrf_protected_download = refuse_later
