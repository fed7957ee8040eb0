"""What a request comes to: an object for an answer, two sentences for an error, whatever happens."""

from __future__ import annotations

import json
import logging

import pytest

from corpus import Document
from corpus.errors import IndexingError, QuestionError
from index import Index
from qa.assistant import Assistant
from qa.serving.outcome import answered, failed


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("渡口.txt", "码头扩建完工，泊位增至12个。")]))


def test_a_line_comes_to_the_object_without_its_name(assistant: Assistant) -> None:
    told = answered(assistant, "/v1/ask", {"question": "泊位有多少个？"})
    assert told.status == 200
    assert json.loads(told.text)["answer"] == "12个"
    assert "id" not in json.loads(told.text)
    hits = json.loads(answered(assistant, "/v1/search", {"question": "泊位"}).text)["hits"]
    assert [hit["rank"] for hit in hits] == [1]


@pytest.mark.parametrize("line", [{}, {"question": ""}, {"question": 3}, {"question": "泊位", "k": 0}])
def test_a_line_that_is_wrong_is_the_asker_s(assistant: Assistant, line: dict[str, object]) -> None:
    told = answered(assistant, "/v1/ask", line)
    said = json.loads(told.text)["error"]
    assert told.status == 400
    assert said["zh"].endswith("。")
    assert said["en"].endswith(".")


def test_what_fails_is_told_apart_from_what_was_wrongly_asked(caplog: pytest.LogCaptureFixture) -> None:
    assert failed(QuestionError("No.", "否。")).status == 400
    assert failed(IndexingError("No.", "否。")).status == 503
    with caplog.at_level(logging.ERROR):
        told = failed(ZeroDivisionError("secret"))
    assert told.status == 500
    assert "ZeroDivisionError" in told.text
    assert "secret" not in told.text
    assert "secret" in caplog.text
