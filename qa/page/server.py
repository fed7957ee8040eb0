"""The process that serves: the page with the HTTP interface beside it, behind one guard, on one socket."""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

import uvicorn

from corpus.errors import DashijiError
from qa.page.guard import Guard

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.types import ASGIApp

    from qa.page.guard import Admission

PORTS = range(7860, 7960)
"""The ports that are tried where none was asked for: those of gradio's own."""

SWITCH = 0.001
"""Seconds after which a thread that computes lets another have Python's lock, which is 0.005 otherwise: so long would
the server's loop wait, at each question, to read the next one."""

CONNECTIONS = 1000
"""Most connections at a time; another is told to come back."""

_LEAVING = 2


@dataclass(slots=True)
class Serving:
    """A server at work in the background."""

    url: str
    server: uvicorn.Server
    thread: Thread

    def wait(self) -> None:
        """Return when the server has ended; an interruption ends it."""
        try:
            while self.thread.is_alive():
                self.thread.join(1.0)
        finally:
            self.close()

    def close(self) -> None:
        """End the server."""
        self.server.should_exit = True
        self.thread.join(_LEAVING + 3)


def start(app: ASGIApp, admission: Admission, host: str, port: int | None, uploads: Path | None = None) -> Serving:
    """Serve an application in the background, from the time this returns; ``port`` None takes the first free one.

    Raises:
        DashijiError: the port is taken, or the host is none of this computer's.
    """
    place = _bound(host, port)
    sys.setswitchinterval(SWITCH)
    server = uvicorn.Server(
        uvicorn.Config(
            Guard(app, admission, uploads),
            log_level="warning",
            access_log=False,
            server_header=False,
            ws="none",
            lifespan="on",
            limit_concurrency=CONNECTIONS,
            timeout_graceful_shutdown=_LEAVING,
        )
    )
    thread = Thread(target=server.run, kwargs={"sockets": [place]}, daemon=True, name="server")
    thread.start()
    while not server.started and thread.is_alive():
        thread.join(0.01)
    if not server.started:
        raise DashijiError("The server did not start; its reason stands above.", "服务没有启动；原因见上。")
    name = f"[{host}]" if ":" in host else host
    return Serving(f"http://{name}:{place.getsockname()[1]}/", server, thread)


def _bound(host: str, port: int | None) -> socket.socket:
    for number in PORTS if port is None else [port]:
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            place = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # else asyncio leaves Nagle on
            if os.name != "nt":  # there it would let two servers have one port
                place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                place.bind((host, number))
                place.listen(2048)
            except OSError:
                place.close()
                raise
        except OSError:
            continue
        return place
    tried = str(port) if port else f"{PORTS[0]}–{PORTS[-1]}"
    raise DashijiError(
        f"Port {tried} on {host} is in use or not allowed; choose another with --port, or leave --port out.",
        f"{host} 的端口 {tried} 已被占用或不允许使用；请用 --port 换一个，或不写 --port。",
    )
