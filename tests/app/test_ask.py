"""The Ask, Search, Facts and Events tabs in a real browser: what is shown, where it leads, and what leaves the page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from corpus import seed_document
from qa.measure.evaluate import evaluate, read_golden
from tests.app.conftest import choose, open_tab
from tests.app.test_page import ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

IN_VIEW = """(id) => {
  const pane = document.querySelector(id + ' .source-text'), mark = pane && pane.querySelector('.highlighted .text');
  if (!mark) return false;
  const a = pane.getBoundingClientRect(), b = mark.getBoundingClientRect();
  return pane.scrollTop > 0 && b.top >= a.top && b.bottom <= a.bottom;
}"""

HIGH_TECH = "2022年高新技术企业有多少家?"


def saved(page: Page, button: str) -> str:
    with page.expect_download() as begun:
        page.click(button)
    return Path(begun.value.path()).read_text(encoding="utf-8")


def test_the_text_is_scrolled_to_the_answer_and_to_any_other_proof(page: Page) -> None:
    ask(page, HIGH_TECH)
    page.wait_for_function(IN_VIEW, arg="#ask-source")
    assert page.locator("#ask-source .highlighted .text").inner_text().strip() == "640家"
    page.locator("#evidence .to-text:visible").nth(1).click()
    page.locator("#ask-source .highlighted .text", has_text="突破600家").wait_for()


def test_a_follow_up_shows_what_it_was_read_as(page: Page) -> None:
    ask(page, "石墨烯大会是什么时候开的?")
    said = ask(page, "有谁参加了?")
    assert "石墨烯大会" in said
    assert "按“石墨烯大会" in said


def test_a_refusal_names_what_the_text_lacks(page: Page) -> None:
    assert "厦门" in ask(page, "厦门的机器人大赛有多少支队伍?")


def test_what_an_asker_says_of_answers_can_be_evaluated(page: Page, home: Path) -> None:
    kept = home / "feedback.jsonl"
    kept.unlink(missing_ok=True)
    ask(page, HIGH_TECH)
    page.click("#right")
    page.locator("#told", has_text="feedback.jsonl").wait_for()
    ask(page, "机器人大赛有多少支队伍?")
    page.click("#wrong")
    page.locator("#correction textarea").wait_for()
    page.fill("#correction textarea", "843支")
    page.press("#correction textarea", "Enter")
    page.locator("#correcting").wait_for(state="hidden")
    page.locator("#told", has_text="feedback.jsonl").wait_for()
    right, corrected = read_golden(kept)
    assert (right["answers"], right["events"], right["type"]) == (["640家"], [12], "number")
    assert (corrected["answers"], corrected["events"]) == (["843支"], [11])
    from qa.assistant import Assistant

    verdicts = evaluate(kept, Assistant.open(home))
    assert verdicts[0].first
    assert verdicts[0].exact
    assert len(verdicts) == 2
    kept.unlink()


def test_a_conversation_is_exported_with_its_citations(page: Page) -> None:
    ask(page, HIGH_TECH)
    ask(page, "木星上住着几只企鹅?")
    page.locator("#proof", has_text="最接近的段落").wait_for()
    told = saved(page, "#export-md")
    assert "## 1. " + HIGH_TECH in told
    assert "**640家**" in told
    assert "> — [1] jinjiang-2022.txt · 事件 12" in told
    data = json.loads(saved(page, "#export-json"))
    first, second = data["answers"]
    citation = first["citations"][0]
    assert seed_document().text[citation["start"] : citation["end"]] == citation["quote"]
    assert second["found"] is False


def test_no_model_writes_unless_it_is_asked_for(page: Page) -> None:
    ask(page, HIGH_TECH)
    page.wait_for_selector("#evidence .card:visible")
    assert page.locator("#prose:visible, #stop-writing").count() == 0
    assert "prose" not in json.loads(saved(page, "#export-json"))["answers"][0]
    open_tab(page, "about")
    page.locator("#about", has_text="不连接其他主机").wait_for()


def test_an_answer_and_the_link_to_its_question_are_copied(page: Page, url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, HIGH_TECH)
    page.click("#copy")
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('640家'))")
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('jinjiang-2022.txt · 事件 12'))")
    page.click("#link")
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('?q='))")
    assert page.evaluate("navigator.clipboard.readText()") == f"{url.rstrip('/')}/?q={quote(HIGH_TECH)}"


def test_a_link_to_a_question_asks_it(page: Page, url: str) -> None:
    page.goto(f"{url.rstrip('/')}/?q={quote('how many high-tech enterprises in 2022?')}")
    page.locator("#conversation h2", has_text="640").wait_for()
    page.wait_for_function(IN_VIEW, arg="#ask-source")


def test_enter_while_an_input_method_composes_sends_nothing(page: Page) -> None:
    page.focus("#question textarea")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "gaoqi", "selectionStart": 5, "selectionEnd": 5})
    # As Chromium tells a page of a key that the input method takes: code 229, composing, and no keypress
    page.evaluate(
        "() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', "
        "{key: 'Enter', code: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true}))"
    )
    page.wait_for_timeout(400)
    assert page.locator("#conversation [data-testid=bot]").count() == 0
    session.send("Input.insertText", {"text": "高企数量"})
    page.wait_for_timeout(100)
    assert page.input_value("#question textarea").endswith("高企数量")
    page.keyboard.press("Enter")
    page.locator("#conversation h2", has_text="640家").wait_for()


def test_answers_are_announced(page: Page) -> None:
    assert page.locator("#conversation [role=log][aria-live=polite]").count() == 1
    ask(page, HIGH_TECH)
    assert "640家" in page.locator("#conversation [role=log]").inner_text()
    for told in ("#told", "#results", "#facts-told", "#events-told"):
        if page.locator(told).count():
            assert page.get_attribute(told, "aria-live") == "polite"


def test_the_language_is_switched_on_the_page_and_kept(page: Page) -> None:
    page.click("#language")
    page.get_by_role("tab", name="Facts").wait_for()
    assert page.evaluate("document.documentElement.lang").startswith("en")
    open_tab(page, "search")
    page.fill("#query textarea", "石墨烯")
    page.press("#query textarea", "Enter")
    page.locator("#results", has_text="results, best first").wait_for()
    page.click("#language")
    page.get_by_role("tab", name="事实").wait_for()


def test_everything_is_reached_by_the_keyboard_alone(page: Page) -> None:
    """Ask, go to the proof's text, then to each tab, with nothing but Tab, Enter and the arrows."""

    def reach(selector: str, most: int = 60) -> None:
        for _ in range(most):
            if page.evaluate("(s) => Boolean(document.activeElement?.closest(s))", selector):
                return
            page.keyboard.press("Tab")
        pytest.fail(f"the keyboard does not reach {selector}")

    reach("#question")
    page.keyboard.type("2022年高新技术企业有多少家")
    page.keyboard.press("Enter")
    page.locator("#evidence .card:visible .highlighted .text").first.wait_for()
    reach("#evidence .to-text")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#ask-source .highlighted .text", has_text="突破600家").wait_for()
    page.get_by_role("tab").first.focus()
    for name in ("检索", "事件", "事实", "建库", "关于"):
        for _ in range(8):
            if page.evaluate("document.activeElement.innerText").strip() == name:
                break
            page.keyboard.press("ArrowRight")
            if page.evaluate("document.activeElement.innerText").strip() != name:
                page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_timeout(150)
        assert page.get_by_role("tab", name=name).get_attribute("aria-selected") == "true"


def test_a_search_marks_the_words_of_the_other_language_and_leads_to_the_text(page: Page) -> None:
    open_tab(page, "search")
    page.fill("#query textarea", "graphene conference")
    page.press("#query textarea", "Enter")
    page.wait_for_selector(".card:visible .highlighted .text")
    first = page.locator(".card:visible").first
    assert "graphene → 石墨烯" in first.inner_text()
    first.locator(".to-text").click()
    page.wait_for_function(IN_VIEW, arg="#search-source")


def test_a_search_opens_the_text_at_its_first_hit_and_its_filters_act_at_once(page: Page) -> None:
    open_tab(page, "search")
    page.locator("#filters button").first.click()
    page.get_by_label("10", exact=True).wait_for()
    page.get_by_label("20", exact=True).check()
    page.wait_for_timeout(400)  # nothing is searched for yet, so nothing is said
    assert page.locator("#results", has_text="结果会列在这里").count() == 1
    page.fill("#query textarea", "石墨烯")
    page.press("#query textarea", "Enter")
    page.locator("#search-source .highlighted .text", has_text="石墨烯").wait_for()
    assert "匹配：石墨烯" in page.locator(".card:visible").first.inner_text()
    choose(page, "#search-section", "回顾")
    page.locator("#results", has_text="1 个结果").wait_for()
    page.fill("#query textarea", "penguins on jupiter")
    page.press("#query textarea", "Enter")
    page.locator("#results", has_text="没有语义相近的段落").wait_for()
    page.locator("#search-source .source-text").wait_for(state="hidden")


def test_what_has_nothing_to_do_with_a_search_is_left_out_and_empty_says_so(page: Page) -> None:
    open_tab(page, "search")
    page.fill("#query textarea", "石墨烯")
    page.press("#query textarea", "Enter")
    page.wait_for_selector(".card:visible .highlighted .text")
    cards = page.locator(".card:visible")
    assert 1 < cards.count() < 10
    assert all("石墨烯" in text for text in cards.all_inner_texts())
    page.get_by_text("未列出").first.wait_for()
    page.fill("#query textarea", "penguins on jupiter")
    page.press("#query textarea", "Enter")
    page.locator("#results", has_text="没有语义相近的段落").wait_for()
    assert cards.count() == 0


def test_facts_are_filtered_compared_saved_and_shown_where_they_stand(page: Page) -> None:
    open_tab(page, "facts")
    page.locator("#facts-told", has_text="共").wait_for()
    page.fill("#facts-words input, #facts-words textarea", "高新技术企业")
    page.press("#facts-words input, #facts-words textarea", "Enter")
    cell = page.locator("#facts-table [role=gridcell]:visible", has_text=re.compile(r"^\s*640家\s*$")).last
    cell.wait_for()
    choose(page, "#facts-unit", "家 (")
    page.locator("#facts-picture img[alt*='640家']").wait_for()
    told = saved(page, "#export-csv").splitlines()
    assert told[0].lstrip("\ufeff").startswith("source,event_number,")
    assert any(",640家,number,640,家," in line for line in told)
    assert not any(",percent," in line for line in told)
    cell.click()
    page.wait_for_function(IN_VIEW, arg="#facts-source")
    assert page.locator("#facts-source .highlighted .text").inner_text().strip() == "640家"


def test_the_timeline_says_what_it_shows_and_leads_to_an_event(page: Page) -> None:
    open_tab(page, "events")
    choose(page, "#events-source", "jinjiang")
    picture = page.locator("#timeline img[alt*='13 个有日期的事件']")
    picture.wait_for()
    box = picture.bounding_box()
    assert box is not None
    for share, title in ((0.83, "石墨烯"), (0.141, "科技工作会议")):  # 3 November; 18 February
        page.mouse.click(box["x"] + box["width"] * share, box["y"] + box["height"] / 2)
        page.locator("#event h3", has_text=title).wait_for()
