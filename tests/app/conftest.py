"""A real server over the seed article and one hostile document, and a real Chromium before it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError as Closed

from corpus import Document, seed_document
from index import Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Dialog, Page, Request

ROOT = Path(__file__).parents[2]

LEFT = ("AbortError: signal is aborted", "AbortError: BodyStreamBuffer was aborted", "Connection errored out")
"""What gradio's own client says when a page is left or loaded anew while its stream of events is open."""

CSP = "window.__violations = []; addEventListener('securitypolicyviolation', e => __violations.push(e.blockedURI))"

TABS = ("ask", "search", "events", "facts", "build", "about")

NAMED = {
    "button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "tab", "slider", "spinbutton", "listbox",
    "option", "menuitem", "grid", "switch",
}  # fmt: skip
"""The roles of the accessibility tree that a screen reader cannot announce without a name."""


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab").nth(TABS.index(name)).click()
    page.wait_for_timeout(200)


def choose(page: Page, box: str, name: str, words: str = "") -> None:
    """Take the option ``name`` of a list, opened anew if the page, drawing what came, has closed it meanwhile."""
    option = page.get_by_role("option", name=name).first
    for patience in (1_500, 3_000, 6_000, None):
        page.click(f"{box} input")
        if words:
            page.keyboard.press("Control+A")
            page.keyboard.type(words)
        try:
            option.click(timeout=patience)
        except Closed:
            if patience is None:
                raise
            page.press(f"{box} input", "Escape")
        else:
            return


def unnamed(page: Page) -> list[str]:
    """Return what a screen reader would meet without a name, from the browser's own accessibility tree."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    pictures = page.evaluate("[...document.querySelectorAll('img')].filter(e => !e.alt.trim()).map(e => e.outerHTML)")
    return list(pictures) + [
        node["role"]["value"] + str(node.get("properties", ""))[:200]
        for node in nodes
        if not node.get("ignored")
        and node.get("role", {}).get("value") in NAMED
        and not str(node.get("name", {}).get("value", "")).strip()
    ]


PAYLOAD = (
    "<script>window.__hit=1</script><img src=x onerror=\"window.__hit=1\"><svg onload='window.__hit=1'>"
    '[点我](javascript:window.__hit=1) ![x](javascript:window.__hit=1) <a href="javascript:window.__hit=1">y</a>'
    "<iframe srcdoc='<script>parent.__hit=1</script>'></iframe> **粗** | 表 | $$x$$ `code` {{7*7}} https://example.com"
)

HOSTILE = (
    f"恶意文件 {PAYLOAD}\n\n"
    f"重点事件1 量子苹果大会 {PAYLOAD}\n\n事件回顾:2021年3月5日,量子苹果大会在火星举行,到会{PAYLOAD}共有77家企业。\n\n"
    f"重点事件2 香蕉论坛\n\n事件回顾:2021年4月6日,香蕉论坛召开。{PAYLOAD}\n"
)


@dataclass
class Watch:
    """What a page did that it should not have."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    requests: int = 0


@pytest.fixture(scope="session")
def payload() -> str:
    """Return markup that would set ``window.__hit`` if anything of it were read as HTML or Markdown."""
    return PAYLOAD


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("家 home")
    Index.build([seed_document(), Document("恶意<img src=x onerror=window.__hit=1>.txt", HOSTILE)]).save(place)
    return place


@pytest.fixture(scope="session")
def url(home: Path) -> Iterator[str]:
    yield from served(home)


def served(home: Path, llm: str = "", stall: float = 15.0) -> Iterator[str]:
    """The address of a server in a process of its own: what gradio warns of is not this project's to forbid.

    Whatever it was sent, no error may have come through this project's code to its log. ``llm`` is the endpoint of a
    writer, ``stall`` how many seconds it may be silent.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    writer = f"Settings({llm!r}, stall={stall})" if llm else None
    code = (
        "import app, pathlib; from qa.telling.writer import Settings; "
        f"app.serve(pathlib.Path({str(home)!r}), port={port}, writer={writer})"
    )
    log = home.parent / f"server-{port}.log"
    with log.open("wb") as out:
        server = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(10)
    assert f'File "{ROOT}' not in log.read_text(encoding="utf-8", errors="replace")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("DASHIJI_CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if path is None:
        reason = "no Chromium here; install one or name it in DASHIJI_CHROMIUM"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def watch() -> Watch:
    return Watch()


@pytest.fixture(params=["zh-CN"])
def page(request: pytest.FixtureRequest, browser: Browser, url: str, watch: Watch) -> Iterator[Page]:
    """A fresh page in a browser of the language given; whatever it does wrong fails the test that opened it."""
    for told in (watch.foreign, watch.errors, watch.dialogs):
        told.clear()  # what one page did must not fail the tests after it
    context = browser.new_context(locale=request.param)
    context.set_default_timeout(60_000)  # a test must not fail because the machine is busy
    opened = context.new_page()

    def requested(sent: Request) -> None:
        watch.requests += 1
        if not sent.url.startswith((url, "data:", "blob:")):
            watch.foreign.append(sent.url)

    def asked(dialog: Dialog) -> None:
        watch.dialogs.append(dialog.message)
        dialog.dismiss()

    opened.on("request", requested)
    opened.add_init_script(CSP)

    def failed(text: str) -> None:
        if not any(left in text for left in LEFT):
            watch.errors.append(text)

    opened.on("console", lambda told: failed(told.text) if told.type == "error" else None)
    opened.on("pageerror", lambda error: failed(str(error)))
    opened.on("dialog", asked)
    opened.goto(url)
    opened.wait_for_selector("#question textarea")
    opened.wait_for_selector("#proof")
    yield opened
    assert opened.evaluate("window.__hit") is None
    assert opened.evaluate("window.__violations") == []
    context.close()
    assert (watch.foreign, watch.errors, watch.dialogs) == ([], [], [])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 300
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the page did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
