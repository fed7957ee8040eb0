"""Ask a server of ``dashiji serve`` from 1, 8 and 32 connections, at rest and while its index is rebuilt.

``python tests/qa/load.py [--seconds 3] [--users 1 8 32]`` starts a server of its own on the seed article, on this
computer and a free port, and prints one line for each number of users: answers a second, p50 and p95 in milliseconds,
failures. No two questions of a run are the same text, so none is answered from what was kept; with ``--repeat`` they
are the same eight. The index is changed as the Build tab changes it, again and again. ``--search`` measures
``/v1/search``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = [
    "2022年高新技术企业有多少家?",
    "How many high-tech enterprises in 2022?",
    "石墨烯大会是什么时候开的?",
    "Who jointly hosted the matchmaking event in August?",
    "晋江有没有举办过马拉松?",
    "哪些事件发生在11月?",
    "省运会晋江队获得几枚金牌?",
    "Where was the graphene conference held?",
]
NUMBER = count(1)


@contextmanager
def served(home: Path, *options: str, env: dict[str, str] | None = None) -> Iterator[tuple[str, int]]:
    """Yield the host and the port of a server over ``home``, in a process that is ended at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "qa.cli", "serve", "--home", str(home), "--port", str(port), *options]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(command, cwd=ROOT, env=surroundings, stderr=log)
        try:
            _wait(port, server)
            yield "127.0.0.1", port
        finally:
            server.terminate()
            server.wait(15)
        log.seek(0)
        if b"Traceback" in (told := log.read()):
            raise AssertionError(told.decode())


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


async def _user(at: tuple[str, int, str, bool], until: float, taken: list[float], failed: list[str]) -> None:
    """Ask one question after another on one connection."""
    host, port, path, repeat = at
    reader, writer = await asyncio.open_connection(host, port)
    try:
        while time.perf_counter() < until:
            number = next(NUMBER)
            body = json.dumps(
                {"id": number, "question": QUESTIONS[number % len(QUESTIONS)] + f" {number}" * (not repeat)}
            ).encode()
            began = time.perf_counter()
            head = f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: {len(body)}\r\n\r\n"
            writer.write(head.encode() + body)
            answer = await reader.readuntil(b"\r\n\r\n")
            size = next(line for line in answer.lower().split(b"\r\n") if line.startswith(b"content-length:"))
            told = await reader.readexactly(int(size.split(b":")[1]))
            taken.append(time.perf_counter() - began)
            if not answer.startswith(b"HTTP/1.1 200 ") or not told.startswith(b'{"id": %d,' % number):
                failed.append(told[:200].decode("utf-8", "replace"))
    except (OSError, asyncio.IncompleteReadError) as error:
        failed.append(repr(error))
    finally:
        writer.close()


async def _load(at: tuple[str, int, str, bool], users: int, seconds: float) -> dict[str, Any]:
    taken: list[float] = []
    failed: list[str] = []
    began = time.perf_counter()
    await asyncio.gather(*(_user(at, began + seconds, taken, failed) for _ in range(users)))
    spent = time.perf_counter() - began
    centiles = quantiles(taken, n=20) if len(taken) > 1 else [0.0] * 19
    return {
        "users": users, "answers": len(taken), "per_second": round(len(taken) / spent),
        "p50_ms": round(1000 * median(taken or [0.0]), 1), "p95_ms": round(1000 * centiles[18], 1),
        "failures": len(failed), "first_failure": failed[0] if failed else "",
    }  # fmt: skip


REBUILD = """
import pathlib, sys
from index.store import Store
from qa.building.workshop import Workshop, items_of
home = pathlib.Path(sys.argv[1])
workshop, n = Workshop(home), 0
while True:
    n += 1
    *_, report = workshop.check(items_of([], "公园", f"重点事件1 第{n}次公告\\n\\n全市共有公园{n}座。" * 50))
    for _ in workshop.change("add", Store(home).current(), report):
        pass
    print(n, flush=True)
"""


@contextmanager
def rebuilding(home: Path) -> Iterator[list[int]]:
    """Add a text that changes, again and again, as the Build tab does: by a child for each; count the changes."""
    builder = subprocess.Popen(
        [sys.executable, "-c", REBUILD, str(home)], stdout=subprocess.PIPE, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, process_group=0,
    )  # fmt: skip
    built: list[int] = []
    try:
        if builder.stdout is None or not builder.stdout.readline():
            raise AssertionError("nothing was built")
        yield built
    finally:
        os.killpg(builder.pid, signal.SIGTERM)  # the group that it leads: itself and its child
        rest = builder.stdout.read() if builder.stdout else b""
        built.append(rest.count(b"\n"))
        builder.wait(15)


def measure(seconds: float, users: list[int], path: str = "/v1/ask", repeat: bool = False) -> Iterator[dict[str, Any]]:
    """Yield the figures for each number of users, at rest and then while the index is rebuilt."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with served(home) as (host, port):
            at = (host, port, path, repeat)
            asyncio.run(_load(at, 2, 1.0))  # what is read at first use has been
            for number in users:
                yield {
                    "path": path,
                    "repeated": repeat,
                    "rebuilding": False,
                    **asyncio.run(_load(at, number, seconds)),
                }
            for number in users:
                with rebuilding(home) as built:
                    figures = asyncio.run(_load(at, number, seconds))
                yield {"path": path, "repeated": repeat, "rebuilding": True, **figures, "rebuilds": sum(built)}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--users", type=int, nargs="+", default=[1, 8, 32])
    parser.add_argument("--search", action="store_true")
    parser.add_argument("--repeat", action="store_true")
    options = parser.parse_args()
    failures = 0
    for figures in measure(
        min(options.seconds, 60.0), options.users, "/v1/search" if options.search else "/v1/ask", options.repeat
    ):
        print(json.dumps(figures, ensure_ascii=False), flush=True)  # noqa: T201
        failures += figures["failures"]
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
