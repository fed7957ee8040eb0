"""More than a hundred hostile strings on every surface of the page: none is run, and no element is made of one."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus import Document
from index import Index
from tests.app.conftest import choose, open_tab, served
from tests.app.hostile import RUN, STRINGS
from tests.app.test_page import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import FilePayload, Page

MADE = """() => [...document.querySelectorAll('img, svg *, iframe, object, embed, a, script, form, style, math, video')]
  .filter(e => [...e.attributes].some(a => a.value.includes('__ran')) || (e.localName != 'script' && e.textContent.includes('__ran')
    && ['iframe', 'object', 'form', 'style', 'math', 'a'].includes(e.localName)))
  .filter(e => !(e.localName == 'a' && e.href.startsWith(location.origin + '/gradio_api/file=')))  // gradio's, of uploads
  .filter(e => !(e.localName == 'img' && e.src.startsWith('data:image/svg+xml') && !e.getAttribute('onerror')))
  .map(e => e.outerHTML.slice(0, 200))"""


def line(text: str) -> str:
    return " ".join(text.split())


def chronicle() -> str:
    """An event for every string: in its title, in the words around a number and a date, and in its section."""
    return "恶意大事记\n\n" + "".join(
        f"重点事件{number} {line(text)}第{number}号大会召开\n\n"
        f"事件回顾:2021年{number % 12 + 1}月{number % 28 + 1}日,{line(text)}大会共有{number + 3}家企业参加,{text}展出{number + 5}件产品。\n\n"
        for number, text in enumerate(STRINGS, 1)
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("恶意") / "home"
    names = [
        Document(f"{line(text)[:60].replace('/', '_')}.txt", f"{text}\n\n共有{n + 2}家书店。")
        for n, text in enumerate(STRINGS)
    ]
    Index.build([Document("大事记.txt", chronicle()), *{item.source: item for item in names}.values()]).save(place)
    return place


@pytest.fixture(scope="module")
def url(home: Path) -> Iterator[str]:
    yield from served(home)


def unharmed(page: Page) -> None:
    assert page.evaluate("window.__ran") is None
    assert page.evaluate(MADE) == []


def test_there_are_enough_strings() -> None:
    assert len(STRINGS) >= 100
    assert sum(RUN in text for text in STRINGS) >= 100


def test_questions_are_text(page: Page) -> None:
    """Each in a question; many in one, and every tenth alone, so that no closing mark depends on what is before it."""
    for first in range(0, len(STRINGS), 12):
        ask(page, "\n".join(STRINGS[first : first + 12])[:1900])
        unharmed(page)
    for text in STRINGS[::10]:
        ask(page, text)
    ask(page, "x" * 2000 + STRINGS[0] + STRINGS[-1])  # in an error
    unharmed(page)
    with page.expect_download() as begun:
        page.click("#export-md")
    told = Path(begun.value.path()).read_text(encoding="utf-8")
    bare = [part for part in told.split("<")[:-1] if not part.endswith("\\")]
    assert not bare, "an export has a tag that is not escaped"


def test_passages_titles_and_names_are_text_in_every_tab(page: Page) -> None:
    open_tab(page, "search")
    page.locator("#filters button").first.click()
    page.get_by_label("20", exact=True).check()
    for query in ("大会共有企业参加", "书店", "img onerror", "svg onload", "javascript", "script"):
        page.fill("#query textarea", query)
        page.press("#query textarea", "Enter")
        page.wait_for_selector(".card:visible .text")
        page.wait_for_timeout(150)
        unharmed(page)
    page.locator(".to-text:visible").first.click()
    page.wait_for_selector("#search-source .source-text .text")
    unharmed(page)
    open_tab(page, "events")
    page.locator("#event .card").first.wait_for()
    # The text is scrolled to its place when it comes, which closes a list of choices that is open by then
    page.locator("#whole-text .source-text .text").first.wait_for()
    page.wait_for_timeout(300)
    choose(page, "#events-source", "大事记.txt", "大事记")
    page.locator("#events-told", has_text=f"共 {len(STRINGS)}").or_(
        page.locator("#events-told", has_text=f"共 {len(STRINGS) + 1}")
    ).wait_for()
    for _ in range(len(STRINGS) // 30 + 1):
        unharmed(page)
        if not page.get_by_role("button", name="下一页").locator("visible=true").first.is_enabled():
            break
        page.get_by_role("button", name="下一页").locator("visible=true").first.click()
        page.wait_for_timeout(300)
    page.wait_for_selector("#whole-text .source-text .text")
    unharmed(page)
    open_tab(page, "facts")
    page.locator("#facts-table [role=gridcell]:visible").first.wait_for()
    for _ in range(3):
        page.locator("#facts-table .virtual-table-viewport").evaluate("e => e.scrollTop += 2000")
        page.wait_for_timeout(150)
        unharmed(page)
    page.fill("#facts-words input, #facts-words textarea", "onerror")
    page.press("#facts-words input, #facts-words textarea", "Enter")
    page.click("#facts-unit input")
    page.get_by_role("option", name="家 (").first.click()
    page.locator("#facts-picture img").wait_for()
    unharmed(page)
    with page.expect_download() as begun:
        page.click("#export-csv")
    rows = list(csv.reader(io.StringIO(Path(begun.value.path()).read_text(encoding="utf-8-sig"))))
    assert len(rows) > 10
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "+"))]
    open_tab(page, "about")
    page.locator("#about h3").first.wait_for()
    unharmed(page)


def test_file_names_texts_and_what_is_said_of_them_are_text(page: Page) -> None:
    """Names as uploads bear them and as pasted texts do, which gradio does not touch; readable ones and broken ones."""
    open_tab(page, "build")
    files: list[FilePayload] = [
        {"name": f"{line(text).replace('/', '_')[:80]}{ending}", "mimeType": "text/plain", "buffer": text.encode() * 3}
        for text, ending in zip(STRINGS[:48], (".txt", ".doc", ".pdf", ".html") * 12, strict=True)
    ]
    page.set_input_files("#uploads input[type=file]", files)
    page.wait_for_function("document.querySelectorAll('#uploads .file').length >= 40")
    page.click("#check")
    page.wait_for_selector("#preview li", timeout=60_000)
    page.wait_for_function("!document.querySelector('#preview').innerText.includes('正在检查')", timeout=60_000)
    unharmed(page)
    page.click("#paste button")
    for text in STRINGS[48::9]:
        page.fill("#text-title input, #text-title textarea", text)
        page.fill("#text textarea", f"{text}\n共有12座图书馆。")
        page.click("#check")
        page.wait_for_timeout(100)
        page.wait_for_function("!document.querySelector('#preview').innerText.includes('正在检查')", timeout=30_000)
        unharmed(page)


@pytest.mark.parametrize("page", ["en-US"], indirect=True)
def test_links_and_suggestions_are_text(page: Page, url: str) -> None:
    from urllib.parse import quote

    for text in (STRINGS[0], STRINGS[45], STRINGS[-1]):
        page.goto(f"{url.rstrip('/')}/?q={quote(text)}")
        page.wait_for_selector("#conversation [data-testid=bot]")
        unharmed(page)
