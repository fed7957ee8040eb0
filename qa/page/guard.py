"""Who may send what: hosts, origins, sizes, the token; and the headers that keep a browser to this server."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import ipaddress
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import gradio as gr
from gradio import processing_utils
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from corpus.errors import DashijiError
from qa.building.workshop import TOTAL_SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

UPLOAD_SIZE = TOTAL_SIZE + 1_000_000
"""Most bytes of a request that uploads files: all that may be given at once, and what stands between them."""

REQUEST_SIZE = 8_000_000
"""Most bytes of any other request: a pasted text of 1 MB with its characters written as ``\\uXXXX``, and a
long conversation."""

KEPT_FILES, KEPT_SIZE = 1000, 1_000_000_000
"""Most uploaded files, and bytes of them, that are kept at a time; gradio removes each an hour after it came."""

TOKEN = 16
"""Least characters of a token: as many as nobody guesses over a network."""

HEADERS = {
    # Gradio's page has inline scripts and styles and compiles templates; fonts and pictures are its own or data
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' data: blob:; connect-src 'self' blob:; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_OPEN = {"/health"}
_CORS = "access-control-"


@dataclass(frozen=True, slots=True)
class Admission:
    """Who is let in: the names that this server is called by, and the token, if there is one.

    ``any_address`` lets every address in as a name, never another name: a page elsewhere can point its own name
    here, not an address.
    """

    hosts: frozenset[str]
    any_address: bool = False
    token: str = ""

    def knows(self, host: str | None) -> bool:
        """Return whether this server is called so."""
        if host is None:
            return False
        return host.lower() in self.hosts or (self.any_address and _is_address(host))

    def admits(self, authorization: str | None) -> bool:
        """Return whether a header has the token, as ``Bearer`` or as the password of ``Basic``."""
        if not self.token:
            return True
        kind, _, value = (authorization or "").partition(" ")
        given = value.strip()
        if kind.lower() == "basic":
            try:
                given = base64.b64decode(given, validate=True).decode().partition(":")[2]
            except (binascii.Error, ValueError):
                given = ""
        elif kind.lower() != "bearer":
            given = ""
        # Hashed first, so that not even the length can be told from the time
        hashes = (hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in (given, self.token))
        return hmac.compare_digest(*hashes)


def admission(host: str, token: str | None = None, names: Sequence[str] = ()) -> Admission:
    """Return who is let in to a server at ``host``; ``names`` are others that it may be called by.

    Raises:
        DashijiError: beyond this computer without a token, or with one that can be guessed.
    """
    if token is not None and len(token) < TOKEN:
        raise DashijiError(
            f"The token has {len(token)} characters and needs {TOKEN} or more, so that nobody guesses it; "
            "`python -c 'import secrets; print(secrets.token_urlsafe())'` makes one.",
            f"令牌只有 {len(token)} 个字符，至少需要 {TOKEN} 个，以免被人猜到；"
            "可用 `python -c 'import secrets; print(secrets.token_urlsafe())'` 生成。",
        )
    inside = is_loopback(host)
    if not inside and not token:
        raise DashijiError(
            f"Without a token the page is served to this computer only; “{host}” is refused. "
            "Use 127.0.0.1, or set DASHIJI_TOKEN.",
            f"没有令牌时，页面只供本机使用；不接受“{host}”。请用 127.0.0.1，或设置 DASHIJI_TOKEN。",
        )
    known = {name.strip("[]").lower() for name in (host, "127.0.0.1", "localhost", "::1", *names)}
    return Admission(frozenset(known), not inside, token or "")


def is_loopback(host: str) -> bool:
    """Return whether a host to listen on is this computer's own.

    Example:
        >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0"), is_loopback("example.org")
        (True, True, False, False)
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """Refuses strangers, what a page elsewhere sends, which browsers do with forms unasked, and what is too large."""

    def __init__(self, app: ASGIApp, admission: Admission, uploads: Path | None = None) -> None:
        self.app = app
        self.admission = admission
        self.uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 400, 401, 403, 411 or 413 to what is refused; hand on the rest. Every answer gets the headers."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return  # nothing here speaks by web socket

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name in [name for name in headers if name.lower().startswith(_CORS)]:
                    del headers[name]  # no page elsewhere is to read anything, whatever gradio allows
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refusal(scope)
        if refused:
            await _said(scope, refused)(scope, receive, told)
        else:
            await self.app(scope, receive, told)

    def _refusal(self, scope: Scope) -> tuple[int, str, str] | None:
        """Return the status and the reason in English and in Chinese; None for what is let through."""
        headers = Headers(scope=scope)
        host, port = _address(f"{scope['scheme']}://{headers.get('host', '')}")
        if not self.admission.knows(host):
            return (
                400,
                "This server is not called by that name; open it by its own address, or allow the name with "
                "--allowed-host.",
                "本服务不使用这个主机名；请用它自己的地址打开，或用 --allowed-host 允许这个名称。",
            )
        if (origin := headers.get("origin")) is not None:
            theirs = _address(origin)
            # Another port is another site: what listens there need not be this page
            if not self.admission.knows(theirs[0]) or theirs[1] != port:
                return (
                    403,
                    "Another site may not use this page; open it directly.",
                    "其他网站不能使用本页面；请直接打开。",
                )
        if scope["path"] not in _OPEN and not self.admission.admits(headers.get("authorization")):
            return (
                401,
                "This server needs its token: as “Authorization: Bearer …”, or as the password in a browser.",
                "需要令牌：程序请发送“Authorization: Bearer …”，浏览器请在密码处输入（用户名任意）。",
            )
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return None
        # Sent in chunks, a body may be longer than the length that is said beside it
        said = "" if "transfer-encoding" in headers else headers.get("content-length", "0")
        return self._oversize(scope["path"], said)

    def _oversize(self, path: str, size: str) -> tuple[int, str, str] | None:
        if not (size.isascii() and size.isdecimal()):
            return (
                411,
                "The request does not say its length; send it with Content-Length.",
                "请求没有注明长度；请带上 Content-Length。",
            )
        upload = path.rstrip("/").endswith("/upload")
        limit = UPLOAD_SIZE if upload else REQUEST_SIZE
        if int(size) > limit:
            return (
                413,
                f"The request has {size} bytes and at most {limit} are accepted; send less at a time.",
                f"请求有 {size} 字节，最多接受 {limit} 字节；请减少每次的数量。",
            )
        if upload and self._is_full(int(size)):
            return (
                413,
                f"Uploads of the last hour already fill their {KEPT_FILES} places or {KEPT_SIZE // 1_000_000} MB; "
                "try again later, or use `dashiji add`.",
                f"最近一小时的上传已达到 {KEPT_FILES} 个文件或 {KEPT_SIZE // 1_000_000} MB；"
                "请稍后再试，或使用 `dashiji add`。",
            )
        return None

    def _is_full(self, size: int) -> bool:
        if self.uploads is None:
            return False
        sizes = []
        for path in self.uploads.rglob("*"):
            try:
                if path.is_file():
                    sizes.append(path.stat().st_size)
            except OSError:  # removed meanwhile
                continue
        return len(sizes) >= KEPT_FILES or sum(sizes) + size > KEPT_SIZE


def _said(scope: Scope, refused: tuple[int, str, str]) -> Response:
    """Return a refusal: as an object where programs ask, else as a sentence in the browser's language."""
    status, en, zh = refused
    headers = {"WWW-Authenticate": 'Basic realm="Dashiji", charset="UTF-8"'} if status == 401 else {}
    if scope["path"].startswith(("/v1", "/ready", "/health", "/openapi.json")):
        body = json.dumps({"error": {"zh": zh, "en": en}}, ensure_ascii=False)
        return Response(body, status, headers, "application/json")
    chinese = Headers(scope=scope).get("accept-language", "").strip().lower().startswith("zh")
    return Response(zh if chinese else en, status, headers, "text/plain")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _address(origin: str) -> tuple[str | None, int | None]:
    """Return the host and the port of an origin, None for what it does not say."""
    try:
        parts = urlsplit(origin)
        if "@" in parts.netloc:
            return None, None
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
