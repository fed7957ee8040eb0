"""The page of a server that needs its token, in a real browser that gives it as a password."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.app.test_page import ask
from tests.qa.load import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TOKEN = "a-token-that-nobody-guesses"


def test_the_page_opens_with_the_token_and_answers(browser: Browser, home: Path) -> None:
    with served(home, env={"DASHIJI_TOKEN": TOKEN}) as (host, port):
        url = f"http://{host}:{port}"
        stranger = browser.new_context(http_credentials={"username": "admin", "password": "admin"})
        answered = stranger.new_page().goto(url)
        assert answered is not None
        assert answered.status == 401
        stranger.close()
        context = browser.new_context(locale="zh-CN", http_credentials={"username": "谁", "password": TOKEN})
        page = context.new_page()
        errors: list[str] = []
        page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
        page.goto(url)
        page.wait_for_selector("#question textarea")
        assert "640家" in ask(page, "2022年高新技术企业有多少家?")
        assert [text for text in errors if "401" not in text] == []  # what it asked for before it was told to log in
        context.close()
