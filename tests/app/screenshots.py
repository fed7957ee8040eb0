"""Take the README's pictures of the page: ``python tests/app/screenshots.py FOLDER`` (both languages, widths, themes).

``--states`` takes what a reader meets beside the usual way instead: a refusal, a follow-up, many citations, a table,
nothing found, a file that is not read, a change under way.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from app import open_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FilePayload, Page

LANGUAGES = {
    "zh": ("zh-CN", "2022年高新技术企业有多少家?", "石墨烯"),
    "en": ("en-US", "How many high-tech enterprises in 2022?", "graphene"),
}
TABS = {
    "ask": ".card:visible .highlighted .text",
    "search": ".card:visible .highlighted .text",
    "events": "#event .card:visible",
    "facts": "#facts-table [role=gridcell]:visible",
    "build": "#add:not([disabled])",
    "about": "#about h3:visible",
}
NOTES = "重点事件1 图书馆开放\n\n事件回顾:2021年3月5日,全市共有图书馆12座。\n\n重点事件2 大桥合龙\n\n事件回顾:2021年4月,大桥合龙。"
TABLE = (
    "## 1. 阅读节开幕\n\n2023年4月23日,阅读节开幕。各馆藏书如下:\n\n"
    "| 馆名 | 藏书(万册) | 座位(个) | 开放时间 |\n|---|---:|---:|---|\n"
    "| 中心馆 | 128.5 | 1200 | 8:30-21:00 |\n| 城东馆 | 36.2 | 310 | 9:00-18:00 |\n"
    "| 海滨馆 | 18.9 | 150 | 9:00-18:00 |\n\n三馆通借通还。\n\n"
    "## 2. 博物馆开放\n\n2023年6月10日,渔家民俗博物馆开放,总投资4600万元。\n"
)
FILES: list[FilePayload] = [
    {"name": "2021年大事记.txt", "mimeType": "text/plain", "buffer": NOTES.encode()},
    {"name": "扫描件.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 cut"},
]
LONG = "2023年全市公共文化服务体系建设与全民阅读推广工作大事记（征求意见稿第三次修订）.md"
WIDTHS = {1280: 860, 390: 844}
ASKED = {
    "zh": ("冠军奖金是多少?", "一共有多少个事件?", "海滨馆有多少座位?", "那中心馆呢?", "木星上住着几只企鹅?"),
    "en": (
        "What was the prize money?", "How many events are there?", "How many events took place in November 2022?",
        "And in September?", "How many penguins live on Jupiter?",
    ),
}  # fmt: skip
"""What is asked in a row for the pictures of states."""


def main(folder: Path, *, states: bool) -> None:
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    path = os.environ.get("DASHIJI_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        served, url = open_page(Path(home))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for language in LANGUAGES:
            for width in WIDTHS:
                for scheme in ("light", "dark"):
                    with _opened(browser, url, (language, width, scheme)) as page:
                        kind = f"{language}-{width}-{scheme}"
                        (_states if states else _tabs)(page, folder, language, kind)
        browser.close()
        served.close()


@contextmanager
def _opened(browser: Browser, url: str, kind: tuple[str, int, str]) -> Iterator[Page]:
    language, width, scheme = kind
    context = browser.new_context(
        locale=LANGUAGES[language][0],
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("#question textarea")
    yield page
    context.close()


def _tabs(page: Page, folder: Path, language: str, kind: str) -> None:
    _, question, query = LANGUAGES[language]
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    for number, (tab, ready) in enumerate(TABS.items()):
        page.get_by_role("tab").nth(number).click()
        if tab == "search":
            page.fill("#query textarea", query)
            page.press("#query textarea", "Enter")
        if tab == "build":
            _check(page, FILES)
        page.wait_for_selector(ready)
        page.screenshot(path=folder / f"{tab}-{kind}.png", animations="disabled", full_page=tab == "build")


def _states(page: Page, folder: Path, language: str, kind: str) -> None:
    def shoot(name: str, *, whole: bool = False) -> None:
        page.wait_for_timeout(500)
        page.screenshot(path=folder / f"{name}-{kind}.png", animations="disabled", full_page=whole)

    shoot("empty")
    page.get_by_role("tab").nth(4).click()
    file: FilePayload = {"name": LONG, "mimeType": "text/markdown", "buffer": TABLE.encode()}
    _check(page, [file, FILES[1]])
    page.wait_for_selector("#add:not([disabled])")
    shoot("long-names", whole=True)
    page.click("#add")
    page.wait_for_selector("#stop")
    page.screenshot(path=folder / f"adding-{kind}.png", animations="disabled", full_page=True)
    page.wait_for_selector("#stop", state="hidden")
    page.wait_for_selector("#build-state strong")
    shoot("added", whole=True)
    _check(page, FILES[1:])
    page.wait_for_selector("#preview li")
    shoot("not-read", whole=True)
    page.get_by_role("tab").nth(0).click()
    for number, question in enumerate((*ASKED[language], f"{LANGUAGES[language][1]} " * 40, "x" * 2500)):
        page.fill("#question textarea", question)
        page.press("#question textarea", "Enter")
        page.wait_for_function(
            "n => document.querySelectorAll('#conversation [data-testid=bot]').length > n", arg=number
        )
        shoot(f"asked-{number}")
    page.get_by_role("tab").nth(1).click()
    page.fill("#query textarea", "zzz qqq")
    page.press("#query textarea", "Enter")
    page.locator("#filters button").first.click()
    shoot("nothing-found")
    page.get_by_role("tab").nth(2).click()
    page.wait_for_selector("#event .card:visible")
    page.locator("#events-list label", has_text="阅读节").click()
    page.wait_for_selector("#event table")
    shoot("table", whole=True)
    page.get_by_role("tab").nth(3).click()
    page.wait_for_selector("#facts-table [role=gridcell]:visible")
    page.click("#facts-unit input")
    page.locator("[role=option]").nth(1).click()
    page.wait_for_selector("#facts-picture img")
    shoot("compared", whole=True)
    page.get_by_role("tab").nth(4).click()
    page.click("#go-back")
    page.wait_for_selector("#build-state strong")
    shoot("gone-back", whole=True)


def _check(page: Page, files: list[FilePayload]) -> None:
    page.set_input_files("#uploads input[type=file]", files)
    page.wait_for_selector(f"#uploads .file >> nth={len(files) - 1}")
    page.click("#check")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--states", action="store_true", help="states beside the usual way")
    given = parser.parse_args()
    main(given.folder, states=given.states)
