"""What a new user met: long conversations, events far down the list, an empty question, a wide table on a phone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from corpus import Document, seed_document
from index import Index
from qa.measure.evaluate import read_golden
from tests.app.conftest import ROOT, open_tab, served
from tests.app.test_ask import HIGH_TECH, saved
from tests.app.test_page import ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

QUESTIONS = (
    HIGH_TECH,
    "石墨烯大会是什么时候开的?",
    "有谁参加了?",
    "木星上住着几只企鹅?",
    "机器人大赛有多少支队伍?",
)

NEWEST = """() => {
  const box = document.querySelector('#conversation'), room = box.getBoundingClientRect();
  const last = [...box.querySelectorAll('[data-testid=bot]')].pop().getBoundingClientRect();
  return box.scrollTop > 0 && last.top >= room.top && last.top + Math.min(last.height, 60) <= room.bottom;
}"""

LISTED = """() => {
  const list = document.querySelector('#events-list').getBoundingClientRect();
  const chosen = document.querySelector('#events-list label.selected').getBoundingClientRect();
  const top = document.elementFromPoint(chosen.left + 40, chosen.top + chosen.height / 2);
  return chosen.top >= list.top - 1 && chosen.bottom <= list.bottom + 1 && Boolean(top.closest('#events-list label'));
}"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("used")
    texts = ROOT / "tests/qa/texts"
    more = [Document(name, (texts / name).read_text(encoding="utf-8")) for name in ("city.txt", "company.txt")]
    Index.build([seed_document(), *more]).save(place)
    return place


@pytest.fixture(scope="module")
def url(home: Path) -> Iterator[str]:
    yield from served(home)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_conversation_is_scrolled_to_the_newest_answer(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for number, question in enumerate(QUESTIONS):
        ask(page, question)
        if number > 1:
            page.wait_for_function(NEWEST)


@pytest.mark.parametrize("width", [1280, 390])
def test_an_event_far_down_the_list_is_chosen_and_the_list_stays(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_tab(page, "events")
    choices = page.locator("#events-list label")
    choices.nth(29).wait_for()
    for place in (29, 27, 2, 28):
        choices.nth(place).scroll_into_view_if_needed()
        choices.nth(place).click()
        page.wait_for_timeout(400)
        assert page.evaluate(LISTED), place
    choices.nth(29).locator("input").focus()
    assert page.evaluate("document.querySelector('#events-list').scrollTop") == 0


def test_an_empty_question_asks_nothing(page: Page) -> None:
    page.fill("#question textarea", "  ")
    with page.expect_response(re.compile("/run/predict")):  # gradio drops what is sent while the former is under way
        page.press("#question textarea", "Enter")
    page.wait_for_timeout(200)
    ask(page, HIGH_TECH)
    assert page.locator("#conversation [data-testid=bot]").count() == 1
    assert page.locator("#conversation [data-testid=user]").count() == 1


def test_the_export_holds_what_a_follow_up_was_read_as(page: Page) -> None:
    ask(page, "石墨烯大会是什么时候开的?")
    ask(page, "有谁参加了?")
    page.locator("#conversation-tools").wait_for()
    assert json.loads(saved(page, "#export-json"))["answers"][1]["completed"]
    assert "\n按“石墨烯大会" in saved(page, "#export-md")


def test_facts_have_numbers_first_and_fit_or_say_that_they_do_not(page: Page) -> None:
    open_tab(page, "facts")
    page.locator("#facts-table [role=gridcell]:visible").first.wait_for()
    kinds = page.locator("#facts-table [role=gridcell]:visible").all_inner_texts()
    assert "日期" not in [text.strip() for text in kinds[:24]]
    assert not page.locator("#facts-swipe").is_visible()
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator("#facts-swipe").wait_for()
    page.locator("#facts-filters button").first.click()
    for control in page.locator(".fact-filters input").all():
        control.wait_for()
        box = control.bounding_box()
        assert box is not None
        assert box["width"] > 240


def test_the_last_verdict_of_a_question_wins(page: Page, home: Path) -> None:
    kept = home / "feedback.jsonl"
    kept.unlink(missing_ok=True)
    ask(page, HIGH_TECH)
    page.click("#wrong")
    page.locator("#correction textarea").wait_for()
    assert not kept.exists()
    page.click("#only-wrong")
    page.locator("#told", has_text="feedback.jsonl").wait_for()
    (entry,) = read_golden(kept)
    assert entry["rejected"] == ["640家"]
    page.click("#right")
    page.locator("#correcting").wait_for(state="hidden")
    page.wait_for_timeout(400)
    (entry,) = read_golden(kept)
    assert entry["answers"] == ["640家"]
    assert "rejected" not in entry
    kept.unlink()


def test_the_language_is_switched_where_one_is_and_the_conversation_stays(page: Page) -> None:
    ask(page, "石墨烯大会是什么时候开的?")
    ask(page, "有谁参加了?")
    open_tab(page, "facts")
    page.click("#language")
    page.get_by_role("tab", name="Facts", selected=True).wait_for()
    open_tab(page, "ask")
    page.locator("#conversation [data-testid=bot]").nth(1).wait_for()
    asked = page.locator("#conversation [data-testid=user]").all_inner_texts()
    assert [text.strip() for text in asked] == ["石墨烯大会是什么时候开的?", "有谁参加了?"]
