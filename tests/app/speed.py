"""How long a reader waits: ``python tests/app/speed.py [--rounds 40]`` prints it, as Chromium sees it.

The page is opened anew beside an empty page of gradio's, in turn, until its box for questions can be typed into; then
questions are asked on one page, no two of them alike, from the key Enter until the answer stands there. Each server has
a process of its own. Milliseconds, p50 and p95.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
OURS = "import app, pathlib, sys; app.serve(pathlib.Path(sys.argv[1]), port=int(sys.argv[2]))"
EMPTY = (
    "import sys, gradio as gr\n"
    "with gr.Blocks(analytics_enabled=False) as page:\n    gr.Textbox(elem_id='question')\n"
    "page.launch(server_name='127.0.0.1', server_port=int(sys.argv[2]), quiet=True)\n"
)
QUESTIONS = (
    "2022年高新技术企业有多少家?", "How many high-tech enterprises in 2022?", "石墨烯大会是什么时候开的?",
    "Where was the graphene conference held?", "省级众创空间有几家?", "Which events took place in November 2022?",
)  # fmt: skip


@contextmanager
def served(code: str, home: str) -> Iterator[str]:
    """Yield the address of a page that a process of its own serves."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    surroundings = {**os.environ, "GRADIO_ANALYTICS_ENABLED": "False", "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code, home, str(port)], cwd=ROOT, env=surroundings,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(address, timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise AssertionError("a page did not come up")
        yield address
    finally:
        server.terminate()
        server.wait(15)


def ready(browser: Browser, address: str) -> float:
    """Return how long a page takes until one can type into it, nothing of it kept from before."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("#question textarea, #question input", state="visible")
    took = time.perf_counter() - began
    context.close()
    return took


def answered(browser: Browser, address: str, rounds: int) -> list[float]:
    """Return how long each of many questions takes on one page, begun anew before the conversation grows long."""
    found: list[float] = []
    while len(found) < rounds:
        context = browser.new_context(locale="zh-CN")
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("#question textarea", state="visible")
        for number in range(min(rounds - len(found), 8)):
            question = QUESTIONS[len(found) % len(QUESTIONS)] + "?" * (len(found) // len(QUESTIONS))
            page.fill("#question textarea", question)
            began = time.perf_counter()
            page.press("#question textarea", "Enter")
            page.wait_for_function(
                "n => { const all = [...document.querySelectorAll('#conversation [data-testid=bot]')];"
                " return all.length > n && all.pop().innerText.trim(); }",
                arg=number,
                polling=5,
            )
            found.append(time.perf_counter() - began)
        context.close()
    return found


def told(name: str, seconds: list[float]) -> str:
    """Return a line with the middle and the slow end of some times."""
    return f"{name}: p50 {1000 * median(seconds):.0f} ms, p95 {1000 * quantiles(seconds, n=20)[18]:.0f} ms"


def main() -> int:
    """Print the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    rounds = max(min(parser.parse_args().rounds, 500), 2)
    from playwright.sync_api import sync_playwright

    path = os.environ.get("DASHIJI_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with (
        tempfile.TemporaryDirectory() as home,
        served(OURS, home) as ours,
        served(EMPTY, home) as empty,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for address in (ours, empty):
            ready(browser, address)  # what a server reads at first use has been
        pairs = [(ready(browser, ours), ready(browser, empty)) for _ in range(max(rounds // 4, 3))]
        print(told("page ready", [pair[0] for pair in pairs]))  # noqa: T201
        print(told("an empty page of gradio's", [pair[1] for pair in pairs]))  # noqa: T201
        print(told("Enter to answer", answered(browser, ours, rounds)))  # noqa: T201
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
