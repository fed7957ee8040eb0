"""Take the README's pictures of the page: ``python tests/app/screenshots.py FOLDER`` (both languages, widths, themes)."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from app import open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload

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
FILES: list[FilePayload] = [
    {"name": "2021年大事记.txt", "mimeType": "text/plain", "buffer": NOTES.encode()},
    {"name": "扫描件.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 cut"},
]
WIDTHS = {1280: 860, 390: 844}


def main(folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    path = os.environ.get("DASHIJI_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        page, url = open_page(Path(home))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for language in LANGUAGES:
            for width in WIDTHS:
                for scheme in ("light", "dark"):
                    _shoot(browser, url, folder, (language, width, scheme))
        browser.close()
        page.close()


def _shoot(browser: Browser, url: str, folder: Path, kind: tuple[str, int, str]) -> None:
    language, width, scheme = kind
    locale, question, query = LANGUAGES[language]
    context = browser.new_context(
        locale=locale,
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(url)
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    for number, (tab, ready) in enumerate(TABS.items()):
        page.get_by_role("tab").nth(number).click()
        if tab == "search":
            page.fill("#query textarea", query)
            page.press("#query textarea", "Enter")
        if tab == "build":
            page.set_input_files("#uploads input[type=file]", FILES)
            page.wait_for_selector("#uploads .file >> nth=1")
            page.click("#check")
        page.wait_for_selector(ready)
        page.screenshot(
            path=folder / f"{tab}-{language}-{width}-{scheme}.png", animations="disabled", full_page=tab == "build"
        )
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
