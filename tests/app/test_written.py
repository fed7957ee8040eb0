"""The optional writer on the page: a real endpoint that speaks the protocol, or does not, and a real Chromium."""

from __future__ import annotations

import json
import re
import urllib.parse
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from corpus import seed_document
from index import Index
from tests.app.conftest import open_tab, served, unnamed
from tests.app.test_ask import HIGH_TECH, saved
from tests.app.test_page import ask
from tests.qa.telling.test_writer import TRUTH, endpoint, piece, saying, streaming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.qa.telling.test_writer import Act

LIE = "其中上海有999家[1]。"
ENGLISH = "How many high-tech enterprises in 2022?"
ENGLISH_TRUTH = "The number of high-tech enterprises reached 640 [1]."
ENGLISH_LIE = " Shanghai alone has 999 of them [2]."

english = pytest.mark.parametrize("page", ["en-US"], indirect=True)


class Model:
    """A model of the tests' own: what it does next is put in ``act``, and what it was sent is kept in ``got``."""

    act: Act
    url: str
    got: list[dict[str, Any]]


@pytest.fixture(scope="module")
def model() -> Iterator[Model]:
    made = Model()
    with endpoint(lambda handler: made.act(handler)) as (url, got):  # noqa: PLW0108 (looked up at each request)
        made.url, made.got = url, got
        yield made


@pytest.fixture(scope="module")
def url(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page with a writer, in place of the one without."""
    home = tmp_path_factory.mktemp("written") / "home"
    Index.build([seed_document()]).save(home)
    yield from served(home, model.url, stall=2.0)


def ended(page: Page) -> str:
    """Wait until the writing has ended; return what stands beneath the answer."""
    page.locator("#prose[aria-busy=false]:visible", has_not_text=re.compile("正在转述|Writing…")).wait_for()
    return page.locator("#prose").inner_text()


def test_true_prose_stands_beneath_the_exact_answer_and_its_marks_lead_to_the_proof(page: Page, model: Model) -> None:
    model.act = saying(TRUTH)
    asked = len(model.got)
    ask(page, HIGH_TECH)
    page.locator("#prose a").wait_for()
    assert "640家，同比增长56.48%[1]。" in ended(page)
    assert page.locator("#prose del").count() == 0
    answer, prose = page.locator("#conversation h2").bounding_box(), page.locator("#prose").bounding_box()
    assert answer is not None
    assert prose is not None
    assert answer["y"] < prose["y"]
    assert page.locator("#conversation").inner_text().count("56.48%") == 1  # the event's title: the prose is elsewhere
    page.locator("#prose a", has_text="[1]").click()
    page.locator("#evidence .card.cited .highlighted .text", has_text="640家").wait_for()
    assert page.evaluate("Boolean(document.activeElement.closest('.card.cited'))")
    assert urllib.parse.urlsplit(page.url).fragment == ""
    assert unnamed(page) == []
    assert len(model.got) == asked + 1


@pytest.mark.parametrize(
    ("page", "question", "said", "label", "why"),
    [
        ("zh-CN", HIGH_TECH, (TRUTH, LIE), "未获证实", "引文中没有"),
        ("en-US", ENGLISH, (ENGLISH_TRUTH, ENGLISH_LIE), "Not proved", "does not stand in the quote"),
    ],
    indirect=["page"],
)
def test_a_lie_is_struck_out_and_named_so_in_the_page_s_language(  # noqa: PLR0917 (pytest's)
    page: Page, model: Model, question: str, said: tuple[str, str], label: str, why: str
) -> None:
    model.act = saying("".join(said))
    assert "640家" in ask(page, question)
    page.locator("#prose del").wait_for()
    told = ended(page)
    struck = page.locator("#prose p", has=page.locator("del"))
    assert struck.count() == 1
    assert struck.inner_text().startswith(label)
    assert why in struck.inner_text()
    assert "999" in page.locator("#prose del").inner_text()
    assert page.locator("#prose del").evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
    assert told.index("640") < told.index(label)
    assert label in saved(page, "#export-md")
    assert re.search(r"~~.*999.*~~", saved(page, "#export-md"))
    prose = json.loads(saved(page, "#export-json"))["answers"][0]["prose"]
    assert [item["ok"] for item in prose] == [True, False]


@pytest.mark.parametrize(
    ("page", "question", "said"),
    [("zh-CN", HIGH_TECH, "以准确答案为准"), ("en-US", ENGLISH, "the exact answer stands alone")],
    indirect=["page"],
)
def test_lies_alone_leave_the_exact_answer(page: Page, model: Model, question: str, said: str) -> None:
    model.act = saying("共有999家[1]。")
    assert "640家" in ask(page, question)
    page.locator("#prose", has_text=said).wait_for()
    assert "640家" in page.locator("#conversation h2").inner_text()
    assert page.locator("#prose p", has_text=said).count() == 1


def test_what_is_cut_off_is_left_out_and_said(page: Page, model: Model) -> None:
    model.act = streaming(piece(TRUTH), piece("另认定3"))
    ask(page, HIGH_TECH)
    page.locator("#prose", has_text="模型的回答中断").wait_for()
    assert "另认定" not in ended(page)
    assert "640家" in page.locator("#conversation h2").inner_text()


@english
def test_a_model_that_falls_silent_is_given_up_in_one_sentence(page: Page, model: Model) -> None:
    go = Event()

    def silent(handler: Any) -> None:
        streaming(piece(ENGLISH_TRUTH + " And then "))(handler)
        go.wait(30)

    model.act = silent
    try:
        ask(page, ENGLISH)
        page.locator("#prose", has_text="Writing…").wait_for()
        page.locator("#prose", has_text="reached 640").wait_for()  # streamed: it stands before the model has ended
        page.locator("#prose", has_text="The model was silent").wait_for()
    finally:
        go.set()
    assert "reached 640" in ended(page)


def test_the_answer_does_not_wait_and_the_writing_can_be_stopped(page: Page, model: Model) -> None:
    go = Event()

    def slow(handler: Any) -> None:
        streaming(piece(TRUTH + "另"))(handler)
        for _ in range(200):
            if go.wait(0.05):
                return
            handler.wfile.write(piece("外"))
            handler.wfile.flush()

    model.act = slow
    try:
        assert "640家" in ask(page, HIGH_TECH)
        page.locator("#prose", has_text="56.48%").wait_for()
        page.locator("#stop-writing").click()
        assert "转述已停止" in ended(page)
        assert "56.48%" in page.locator("#prose").inner_text()
    finally:
        go.set()


def test_a_new_question_ends_the_writing_and_each_answer_keeps_its_own(page: Page, model: Model) -> None:
    go = Event()

    def slow(handler: Any) -> None:
        streaming(piece(TRUTH + "另"))(handler)
        go.wait(30)

    model.act = slow
    try:
        ask(page, HIGH_TECH)
        page.locator("#prose", has_text="56.48%").wait_for()
        model.act = saying("石墨烯大会于2022年11月3日举行[1]。")
        ask(page, "石墨烯大会是什么时候开的?")
        page.locator("#prose", has_text="11月3日").wait_for()
        page.locator("#conversation [data-testid=bot]").first.click()
        page.locator("#prose", has_text="56.48%").wait_for()
        assert "11月3日" not in page.locator("#prose").inner_text()
        page.locator("#conversation [data-testid=bot]").last.click()
        page.locator("#prose", has_text="11月3日").wait_for()
    finally:
        go.set()


def test_a_refusal_is_not_phrased(page: Page, model: Model) -> None:
    asked = len(model.got)
    ask(page, "木星上住着几只企鹅?")
    page.locator("#proof", has_text="最接近的段落").wait_for()
    page.click("#clear")
    page.wait_for_selector("#evidence .card:visible", state="detached")
    model.act = saying(TRUTH)
    ask(page, HIGH_TECH)
    page.locator("#prose a").wait_for()
    assert len(model.got) == asked + 1


def test_markup_of_a_model_is_shown_as_text(page: Page, model: Model, payload: str) -> None:
    model.act = saying(f"共640家{payload}[1]。{payload}[2]~~[3](javascript:window.__hit=1)。", 50)
    ask(page, HIGH_TECH)
    page.locator("#prose del").first.wait_for()
    assert "<script>window.__hit=1</script>" in ended(page)
    prose = page.locator("#prose")
    assert prose.locator("img, svg, iframe, table, code, a:not([href^='#proof-'])").count() == 0


@english
def test_where_questions_are_sent_is_said(page: Page, model: Model) -> None:
    open_tab(page, "about")
    host = urllib.parse.urlsplit(model.url).netloc
    page.locator("#about", has_text=f"are sent to the language model ({host})").wait_for()


@pytest.fixture
def unconnected(home: Path) -> Iterator[str]:
    """A page whose writer's endpoint is one that nobody listens at."""
    with endpoint(saying(TRUTH)) as (nobody, _):
        pass
    yield from served(home, nobody)


def test_a_refused_connection_is_said_and_the_answer_stands(browser: Browser, unconnected: str) -> None:
    page = browser.new_page(locale="zh-CN")
    page.goto(unconnected)
    page.wait_for_selector("#question textarea")
    ask(page, HIGH_TECH)
    page.locator("#prose", has_text="无法连接模型服务").wait_for()
    assert "640家" in page.locator("#conversation h2").inner_text()
    page.close()
