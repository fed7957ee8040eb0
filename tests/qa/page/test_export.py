"""What leaves the page: every answer with its citations, and nothing of a document that could mean something."""

from __future__ import annotations

import json

import pytest

from corpus import Document
from corpus.errors import DashijiError
from index import Index
from qa.assistant import Assistant
from qa.page.desk import Desk
from qa.page.export import Told, as_json, as_markdown, as_text
from qa.serving.follow import Follower
from qa.telling.verify import Sentence
from qa.telling.writer import Phrase

TEXT = (
    "渡口镇大事记\n\n2021年3月5日 渡船*下水*\n2021年3月5日，新渡船<b>下水</b>，可载客86人。\n\n"
    "2021年5月8日 码头扩建\n码头扩建完工，泊位增至12个。\n"
)
QUESTIONS = ("新渡船可载客多少人？", "渡口镇有几所大学？")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Follower(Assistant(Index.build([Document("渡口.txt", TEXT)]))))


@pytest.fixture(scope="module")
def told(desk: Desk) -> list[Told]:
    return [(desk.assistant.ask(question), ()) for question in QUESTIONS]


def test_json_has_every_answer_as_its_contract_has_it(told: list[Told]) -> None:
    data = json.loads(as_json(told, "7"))
    assert data["generation"] == "7"
    assert data["answers"] == [json.loads(json.dumps(answer.to_json())) for answer, _ in told]
    assert [answer["found"] for answer in data["answers"]] == [True, False]


def test_what_a_model_wrote_goes_with_its_answer(told: list[Told]) -> None:
    why = DashijiError("it cites nothing", "没有标注出处")
    prose = [Phrase(Sentence("可载客86人[1]。", True)), Phrase(Sentence("可载客*90*人。", False, why))]
    answer = told[0][0]
    assert len(json.loads(as_json([(answer, prose)], ""))["answers"][0]["prose"]) == 2


def test_markdown_cites_each_quote_and_escapes_its_signs(desk: Desk, told: list[Told]) -> None:
    text = as_markdown(told, desk, "zh", "2021-06-01")
    assert "2021-06-01" in text
    assert f"## 1. {QUESTIONS[0]}" in text
    assert "**86人**" in text
    assert "> — \\[1\\]" in text or "> — [1]" in text
    assert "<b>" not in text
    assert "*下水*" not in text.replace("\\*下水\\*", "")


def test_the_clipboard_has_question_answer_and_proof(desk: Desk, told: list[Told]) -> None:
    question, display, quote = as_text(told[0][0], desk).split("\n")
    assert (question, display) == (QUESTIONS[0], "86人")
    assert "可载客86人" in quote
    start, end = told[0][0].citations[0].start, told[0][0].citations[0].end
    assert quote.endswith(f"{start}–{end}")
