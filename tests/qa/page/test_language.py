"""The language chosen on the page: only the page itself is told of it, and only if one was chosen."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from qa.page.language import ChosenLanguage, chosen_language

PAGE = "<html><head><title>大事记</title></head></html>"


async def page(_: Request) -> Response:
    return HTMLResponse(PAGE)


@pytest.fixture
def client() -> TestClient:
    return TestClient(ChosenLanguage(Starlette(routes=[Route("/", page), Route("/other", page)])))


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("en", "en")])
def test_the_page_is_told_the_chosen_language_before_all_else(client: TestClient, language: str, tag: str) -> None:
    told = client.get("/", headers={"cookie": f"a=b; dashiji_language={language}"})
    assert told.text.startswith(f'<html><head><script>for (const [name, told] of [["language", "{tag}"]')
    assert told.text.endswith(PAGE.removeprefix("<html><head>"))
    assert int(told.headers["content-length"]) == len(told.content)


@pytest.mark.parametrize(
    ("path", "cookie"), [("/", ""), ("/", "dashiji_language=fr"), ("/", "x_dashiji_language=en"), ("/other", "dashiji_language=en")]
)  # fmt: skip
def test_nothing_else_is_changed(client: TestClient, path: str, cookie: str) -> None:
    assert client.get(path, headers={"cookie": cookie} if cookie else {}).text == PAGE


def test_a_language_is_chosen_only_by_its_own_cookie() -> None:
    assert chosen_language("dashiji_language=zh") == "zh"
    assert chosen_language("dashiji_language=zhx") is None
    assert chosen_language("") is None
