"""The page in a real browser: answers and their proof, hostile text, languages, names, widths, and the two calls."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.app.conftest import TABS, open_tab, unnamed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]

english = pytest.mark.parametrize("page", ["en-US"], indirect=True)


def ask(page: Page, question: str) -> str:
    """Ask with Enter; return what the conversation says to it."""
    before = page.locator("#conversation [data-testid=bot]").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    said = page.locator("#conversation [data-testid=bot]").nth(before)
    said.wait_for()
    return said.inner_text()


def search(page: Page, query: str) -> None:
    open_tab(page, "search")
    page.fill("#query textarea", query)
    page.press("#query textarea", "Enter")


@pytest.mark.parametrize("question", ["2022年高新技术企业有多少家?", "how many high-tech enterprises in 2022?"])
def test_the_answer_is_said_large_and_marked_in_its_proof(page: Page, question: str) -> None:
    ask(page, question)
    assert "640家" in page.locator("#conversation [data-testid=bot] h2").inner_text()
    page.wait_for_selector(".card:visible .highlighted .text")
    first = page.locator(".card:visible").first
    assert first.locator(".highlighted .text").inner_text().strip() == "640家"
    assert "事件 12" in first.inner_text()
    assert "jinjiang-2022.txt" in first.inner_text()


def test_an_unanswerable_question_is_declined_with_the_nearest_passages(page: Page) -> None:
    assert "文中没有提到" in ask(page, "木星上住着几只企鹅?")
    page.locator("#proof", has_text="最接近的段落").wait_for()
    page.wait_for_selector(".card:visible")


@english
def test_an_example_is_asked_by_one_click_and_the_conversation_can_be_cleared(page: Page) -> None:
    offered = page.locator(".example:visible")
    offered.first.wait_for()
    offered.first.click()
    page.wait_for_selector("#evidence .card:visible")
    assert page.locator("#conversation [data-testid=bot]").inner_text()
    assert offered.count() == 0  # what to begin with is in the way later
    page.click("#clear")
    page.wait_for_selector("#evidence .card:visible", state="detached")
    assert page.locator("#conversation [data-testid=bot]").count() == 0
    offered.first.wait_for()


def test_an_earlier_answer_shows_its_proof_again_when_clicked(page: Page) -> None:
    ask(page, "石墨烯大会是什么时候开的?")
    page.wait_for_selector(".card:visible .highlighted .text")
    ask(page, "木星上住着几只企鹅?")
    page.locator("#proof", has_text="最接近的段落").wait_for()
    assert page.locator("#evidence .card:visible .highlighted").count() == 0
    page.locator("#conversation [data-testid=bot]").first.click()
    page.wait_for_selector(".card:visible .highlighted .text")


def test_markup_in_documents_is_shown_as_text(page: Page) -> None:
    ask(page, "量子苹果大会共有多少家企业?")
    page.wait_for_selector(".card:visible")
    search(page, "量子苹果大会")
    results = page.locator(".card:visible").filter(has_text="<script>window.__hit=1</script>")
    results.first.wait_for()
    open_tab(page, "about")
    page.get_by_role("cell", name="恶意<img src=x").first.wait_for()
    assert page.locator("img[src=x], svg[onload], iframe, a[href^=javascript], a[href*='example.com']").count() == 0


def test_markup_in_questions_and_in_errors_is_shown_as_text(page: Page, payload: str) -> None:
    ask(page, payload)
    ask(page, payload * 20)
    shown = page.locator("#conversation").inner_text()
    assert "<script>window.__hit=1</script>" in shown
    assert "**粗**" in shown
    search(page, payload)
    page.wait_for_selector(".card:visible")
    assert page.locator("img[src=x], svg[onload], iframe, a[href^=javascript], a[href*='example.com']").count() == 0


def test_an_empty_query_and_a_pasted_page_get_a_sentence(page: Page) -> None:
    assert "字符" in ask(page, "晋江" * 5000)
    assert "characters" in ask(page, "word " * 5000)
    search(page, " ")
    page.locator("#results", has_text="问题是空的").wait_for()


@english
def test_a_search_shows_scores_marks_the_words_and_obeys_filters(page: Page) -> None:
    search(page, "石墨烯")
    page.wait_for_selector(".card:visible .highlighted .text")
    first = page.locator(".card:visible").first
    assert "Event 9" in first.inner_text()
    assert "dense" in first.inner_text()
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("From date").fill("2023")
    page.get_by_label("From date").press("Enter")
    page.locator("#results", has_text="No passage meets this").wait_for()
    assert page.locator(".card:visible").count() == 0
    page.get_by_label("From date").fill("yesterday")
    page.get_by_label("From date").press("Enter")
    page.locator("#results", has_text="不是日期").wait_for()


@pytest.mark.parametrize(
    ("page", "tabs", "lang"),
    [
        ("zh-CN", ["问答", "检索", "事件", "事实", "建库", "关于"], "zh-CN"),
        ("en-GB", ["Ask", "Search", "Events", "Facts", "Build", "About"], "en"),
    ],
    indirect=["page"],
)
def test_labels_follow_the_browser(page: Page, tabs: list[str], lang: str) -> None:
    assert page.get_by_role("tab").all_inner_texts() == tabs
    assert page.evaluate("document.documentElement.lang").startswith(lang)
    assert "__i18n__" not in page.evaluate("document.body.outerHTML.replace(/<script.*?<.script>/gs, '')")
    open_tab(page, "about")
    page.get_by_text("已收录的文字" if lang == "zh-CN" else "What is indexed").wait_for()


def test_every_control_has_a_name(page: Page) -> None:
    ask(page, "石墨烯大会是什么时候开的?")
    assert unnamed(page) == []
    search(page, "石墨烯")
    page.wait_for_selector(".card:visible")
    page.get_by_role("button", name="筛选").click()
    page.get_by_label("起始日期").wait_for()
    assert unnamed(page) == []


def test_nothing_scrolls_sideways_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, "石墨烯大会是什么时候开的?")
    page.wait_for_selector(".card:visible")
    ask(page, "x" * 1500)
    search(page, "量子苹果大会")
    page.wait_for_selector(".card:visible .highlighted .text")
    for tab in TABS:
        open_tab(page, tab)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_other_programs_can_ask_and_search(url: str, home: object) -> None:
    code = (
        "import json, sys; from gradio_client import Client; c = Client(sys.argv[1], verbose=False)\n"
        "a = c.predict('石墨烯大会是什么时候开的?', [], api_name='/ask'); h = c.predict('石墨烯', 3, api_name='/search')\n"
        "try: c.predict('', api_name='/ask')\n"
        "except Exception as error: e = str(error)\n"
        "print(json.dumps([a, h, e]))"
    )
    done = subprocess.run([sys.executable, "-c", code, url], capture_output=True, text=True, check=True, cwd=ROOT)
    answer, hits, error = json.loads(done.stdout.splitlines()[-1])
    assert answer["answer"] == "2022年11月3日"
    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    assert "The question is empty" in error
    with urllib.request.urlopen(f"{url}/gradio_api/info") as told:
        assert sorted(json.load(told)["named_endpoints"]) == ["/ask", "/search"]


def test_a_rebuild_is_answered_from_at_the_next_question(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, app\nfrom corpus import Document\nfrom index import Index\nfrom qa import open_home\n"
        "home = pathlib.Path(sys.argv[1]); desk = app.Desk(app.Follower(open_home(home), home))\n"
        "print(desk.assistant.ask('高企数量').answer)\n"
        "Index.build([Document('a.txt', '全市共有图书馆12座。')]).save(home)\n"
        "print(desk.assistant.ask('有多少座图书馆?').answer)\n"
        "Index.rollback(home); print(desk.assistant.ask('高企数量').answer)\n"
        "(home / 'CURRENT').write_text('gen-none'); print(desk.assistant.ask('有多少座图书馆?').answer)\n"
        "former = desk.assistant; print(desk.assistant is former, bool(desk.notice('zh')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.stdout.decode().split() == ["640家", "12座", "640家", "12座", "True", "True"]


def test_a_foreign_host_name_is_refused(url: str) -> None:
    foreign = urllib.request.Request(url, headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(foreign)


def test_the_page_is_for_this_computer_only_and_loads_no_torch(home: object) -> None:
    code = (
        "import sys, app\n"
        "from corpus.errors import DashijiError\n"
        "assert not {'torch', 'sentence_transformers'} & set(sys.modules)\n"
        "try: app.serve(host='0.0.0.0')\n"
        "except DashijiError as error: print(error.en)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "this computer only" in done.stdout


def test_a_taken_port_is_said(url: str, home: object) -> None:
    port = url.rsplit(":", 1)[1]
    code = (
        "import app, pathlib, sys\nfrom corpus.errors import DashijiError\n"
        "try: app.serve(pathlib.Path(sys.argv[1]), port=int(sys.argv[2]))\n"
        "except DashijiError as error: print(error.en)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(home), port], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "is in use" in done.stdout


def test_app_py_takes_the_options_of_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "app.py", "--port", "70000"], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 2
    assert "70000 is not a port" in done.stderr


def test_nothing_was_asked_of_another_host(browser: Browser, watch: object) -> None:
    assert getattr(watch, "requests", 0) > 0
    assert getattr(watch, "foreign", None) == []


IDLE = """
import pathlib, sys, time
import app

def woken():
    files = pathlib.Path("/proc/self/task").glob("*/status")
    return sum(int(line.split()[1]) for file in files for line in file.read_text().splitlines() if line[:3] == "vol")

serving, _ = app.open_page(pathlib.Path(sys.argv[1]))
time.sleep(1)
before = woken()
time.sleep(2)
print((woken() - before) / 2)
serving.close()
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="how often a thread wakes is read from /proc")
def test_a_page_that_nobody_uses_takes_no_turns_from_what_computes(home: Path) -> None:
    """Gradio's queue would look for events 850 times a second."""
    told = subprocess.run(
        [sys.executable, "-c", IDLE, str(home)], capture_output=True, cwd=ROOT, text=True, timeout=120, check=True
    )
    assert float(told.stdout.splitlines()[-1]) < 250, told
