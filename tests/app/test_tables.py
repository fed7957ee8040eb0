"""Markdown tables of a text in the passage browser: shown as tables, and nothing in a cell means anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import Document
from index import Index
from tests.app.conftest import open_tab, served
from tests.app.test_page import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

TEXT = (
    "# 2021年大事记\n\n## 1. 图书馆开放\n\n2021年3月5日,全市共有图书馆12座。\n\n| 馆名 | 藏书 |\n|---|---:|\n"
    "| 甲馆<img src=x onerror=window.__hit=1> | 12万册 |\n| 乙馆 | **8万册** |\n\n此后每年增加。\n\n"
    "## 2. 大桥合龙\n\n2021年4月,大桥合龙。\n"
)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("tables") / "home"
    Index.build([Document("大事记.md", TEXT)]).save(home)
    yield from served(home)


def test_a_table_is_shown_as_one_and_is_gone_with_its_event(page: Page) -> None:
    open_tab(page, "events")
    cells = page.locator("#event :is(th, td)")
    page.locator("#event td", has_text="乙馆").wait_for()
    assert [text.strip() for text in cells.all_inner_texts()] == [
        "馆名", "藏书", "甲馆<img src=x onerror=window.__hit=1>", "12万册", "乙馆", "**8万册**",
    ]  # fmt: skip
    assert "|" not in page.locator("#event").inner_text()
    page.locator("#event", has_text="此后每年增加").wait_for()
    page.locator("#events-list label", has_text="大桥合龙").click()
    page.locator("#event h3", has_text="大桥合龙").wait_for()
    cells.first.wait_for(state="detached")
    page.locator("#events-list label", has_text="图书馆").click()
    page.locator("#event td", has_text="12万册").wait_for()


def test_a_cited_row_is_drawn_under_its_head_with_the_answer_marked(page: Page) -> None:
    assert "8万册" in ask(page, "乙馆藏书多少?")
    card = page.locator("#evidence .card:visible")
    card.locator("td strong", has_text="8万册").wait_for()
    assert [text.strip() for text in card.locator("tr").all_inner_texts()] == ["馆名\t藏书", "乙馆\t**8万册**"]
    page.locator("#ask-source .highlighted .text", has_text="8万册").wait_for()
