"""What is kept of the page: sent anew as it was, and never where it could be another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from qa.page import kept
from qa.page.kept import Kept

if TYPE_CHECKING:
    from starlette.requests import Request

FILE = "/assets/Index-Akn07EZk2.js"


class Served:
    """An application that counts how often it is asked, and answers with the count."""

    def __init__(self, **headers: str) -> None:
        self.asked = 0
        self.client = TestClient(Kept(Starlette(routes=[Route("/{rest:path}", self.answer)])))
        self.headers = headers

    async def answer(self, request: Request) -> Response:
        self.asked += 1
        status = 404 if "missing" in request.url.path else 200
        return HTMLResponse(f"第{self.asked}次 {request.url}", status, self.headers)

    def get(self, path: str, **headers: str) -> str:
        return self.client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()}).text


@pytest.mark.parametrize("path", [FILE, "/static/js/frame.min.js", "/theme.css?v=1", "/", "/?q=a&__theme=dark"])
def test_what_cannot_change_is_asked_for_once(path: str) -> None:
    served = Served()
    assert served.get(path) == served.get(path)
    assert served.asked == 1


@pytest.mark.parametrize(
    "path", ["/config", "/v1/facts", "/gradio_api/info", "/?deep_link=x", "/?deep%5Flink=x", "/?page=x",
             "/assets/missing-Akn07EZk.js", "/assets/..%2Fsecret"]
)  # fmt: skip
def test_all_else_is_asked_for_each_time(path: str) -> None:
    served = Served()
    assert served.get(path) != served.get(path)


@pytest.mark.parametrize(
    "others", [{"host": "qa.example.org"}, {"x_forwarded_proto": "https"}, {"x_forwarded_host": "b.example.org"},
               {"cookie": "dashiji_language=en"}, {"accept_encoding": "identity"}, {"if_none_match": "x"}]
)  # fmt: skip
def test_a_page_asked_for_otherwise_is_another(others: dict[str, str]) -> None:
    served = Served()
    assert served.get("/") != served.get("/", **others)


def test_a_page_is_compressed_once_and_a_file_sent_as_it_came() -> None:
    served = Served()
    for _ in range(2):
        page = served.client.get("/", headers={"accept-encoding": "gzip"})
        assert (page.headers["content-encoding"], page.headers["vary"]) == ("gzip", "Accept-Encoding")
        assert page.text.startswith("第1次")
    assert "content-encoding" not in served.client.get("/", headers={"accept-encoding": "identity"}).headers
    assert "content-encoding" not in served.client.get(FILE, headers={"accept-encoding": "gzip"}).headers


def test_only_a_file_that_is_named_by_its_content_stays_with_the_browser() -> None:
    client = Served().client
    assert "immutable" in client.get(FILE).headers["cache-control"]
    for path in ("/", "/theme.css", "/static/js/frame.js", "/assets/logo.js", "/assets/missing-Akn07EZk.js"):
        assert "cache-control" not in client.get(path).headers


def test_a_page_that_sets_a_cookie_is_its_readers_own() -> None:
    served = Served(**{"set-cookie": "a=b"})
    assert served.get("/") != served.get("/")


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PAGES", 1)
    served = Served()
    assert served.get("/", host="a.example.org") == served.get("/", host="a.example.org")
    assert served.get("/", host="b.example.org") != served.get("/", host="b.example.org")
    monkeypatch.setattr(kept, "KEPT_SIZE", 10)
    assert served.get(FILE) != served.get(FILE)
