"""Every tab in both languages, on both widths, in both themes: nothing unnamed, foreign, refused, broken or too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app.conftest import TABS, open_tab, unnamed
from tests.app.test_page import ask

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

STRAY = r"""() => [...document.querySelectorAll('button, label, h1, h3, th, .hint, [role=tab], input, textarea')]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('.card, .source-text, #event, #events-list'))
  .flatMap(e => [e.innerText, e.placeholder, e.getAttribute('aria-label')])
  .filter(t => t && /^[\x20-\x7e]*[A-Za-z]{3}[\x20-\x7e]*$/.test(t.trim()))"""
"""What of ours is said in English only; titles and names of documents are left out."""

ENGLISH = {"Language", "English", "jinjiang-2022.txt"}


@pytest.mark.parametrize("page", ["zh-CN", "en-US"], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_tab_is_whole(page: Page, scheme: str, width: int) -> None:
    """What was requested, said in the console or refused by the policy is looked at when the page is closed."""
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.reload()
    page.wait_for_selector("#question textarea")
    chinese = page.evaluate("document.documentElement.lang").startswith("zh")
    assert (page.locator("body.dark, .dark").count() > 0) == (scheme == "dark")
    ask(page, "石墨烯大会是什么时候开的?" if chinese else "When was the graphene conference held?")
    page.wait_for_selector("#ask-source .highlighted .text")
    for tab in TABS:
        open_tab(page, tab)
        if tab == "search":
            page.fill("#query textarea", "石墨烯")
            page.press("#query textarea", "Enter")
            page.wait_for_selector(".card:visible .highlighted .text")
        if tab == "events":
            page.locator("#event .card").first.wait_for()
        if tab == "facts":
            page.locator("#facts-table [role=gridcell]:visible").first.wait_for()
        assert unnamed(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if chinese:
            said = {text.strip() for text in page.evaluate(STRAY)} - ENGLISH
            assert not said, f"English words of ours on the Chinese page: {said}"


@pytest.mark.parametrize("page", ["zh-CN"], indirect=True)
def test_an_empty_conversation_leaves_a_phone_to_the_question(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    box = page.locator("#conversation").bounding_box()
    assert box is not None
    assert box["height"] < 844 / 5
    place = page.locator("#question").bounding_box()
    assert place is not None
    assert place["y"] + place["height"] < 844 / 2


@pytest.mark.parametrize("page", ["zh-CN", "en-US"], indirect=True)
def test_what_is_pressed_on_a_phone_is_as_large_as_a_finger(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, "2022年高新技术企业有多少家?")
    page.wait_for_selector("#evidence .to-text:visible")
    pressed = ".tools button:visible, #language, .to-text:visible, [role=tab]:visible, #send"
    boxes = [place.bounding_box() for place in page.locator(pressed).all()]
    assert len(boxes) > 10
    assert all(box is not None and box["height"] >= 44 for box in boxes)
    for tab in ("search", "facts", "build"):
        open_tab(page, tab)
        page.locator(".label-wrap:visible").first.click()
        if tab == "build":
            files: list[FilePayload] = [
                {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": b"text"} for name in ("a", "b")
            ]
            page.set_input_files("#uploads input[type=file]", files)
            page.locator("#uploads .label-clear-button").nth(1).wait_for()
        page.wait_for_timeout(300)
        for place in page.locator(
            "button.lg:visible, button.sm:visible, .label-wrap:visible, #uploads button:visible"
        ).all():
            box = place.bounding_box()
            assert box is not None
            assert box["height"] >= 44 or place.evaluate("e => Boolean(e.parentElement.closest('button'))"), (
                place.evaluate("e => e.outerHTML.slice(0, 80)"),
                box,
            )
