"""What a question means in a conversation: by itself, or about what the questions before it were about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from corpus import Document
from index import Filters, Index
from qa import Assistant
from qa.answer import Answer
from qa.asking import conversation
from qa.asking.conversation import REMEMBERED, Conversations, Standing
from qa.asking.followup import complete

NOTES = """栗川镇大事记

2021年3月，栗川酒厂投产，投资860万元，厂长是孟怀远。孟怀远今年51岁，毕业于江河大学。

2021年6月，栗川中学扩建，投资320万元，新增教室12间。

2021年9月，栗川镇举行山地越野赛，吸引选手540名，冠军是方亦舟，亚军是佟立夏。比赛中有2人受伤。
"""


@pytest.fixture(scope="module")
def town() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", NOTES)]))


class Asked:
    """Conversations over the index of an assistant, and what was asked of it on the way."""

    def __init__(self, town: Assistant) -> None:
        self.town = town
        self.questions: list[str] = []
        self.read = Conversations(town.index, self.answer)

    def answer(self, question: str, filters: Filters | None) -> Answer:
        self.questions.append(question)
        return self.town.ask(question, filters=filters)

    def __call__(self, question: str, *history: str) -> Standing:
        return self.read.in_full(question, history)


@pytest.fixture
def asked(town: Assistant) -> Asked:
    return Asked(town)


def test_the_first_question_stands_by_itself(asked: Asked) -> None:
    assert asked("栗川酒厂投资多少?") == Standing("栗川酒厂投资多少?")
    assert asked("栗川酒厂的厂长是谁?").whom == "栗川酒厂的厂长是谁?"


@pytest.mark.parametrize(
    ("history", "question", "holds"),
    [
        (["栗川酒厂投资多少?"], "那栗川中学呢?", ["栗川中学", "投资"]),
        (["山地越野赛吸引了多少名选手?"], "冠军是谁?", ["越野赛", "冠军"]),
        (["栗川酒厂哪年投产?"], "投资多少?", ["栗川酒厂", "投资"]),
        (["How much was invested in the winery?"], "and in the school?", ["school", "invest"]),
    ],
)
def test_what_a_question_leaves_out_is_taken_from_the_one_before(
    asked: Asked, history: Sequence[str], question: str, holds: Sequence[str]
) -> None:
    told = asked(question, *history).text
    assert all(word in told for word in holds), told


@pytest.mark.parametrize(
    ("history", "question"),
    [
        (["栗川酒厂投资多少?"], "山地越野赛吸引了多少名选手?"),
        (["栗川酒厂投资多少?"], "栗川中学新增教室多少间?"),
        (["越野赛的冠军是谁?"], "栗川中学扩建投资多少?"),
        (["How much was invested in the winery?"], "How many runners took part in the mountain race?"),
    ],
)
def test_a_question_that_names_what_it_is_about_stands_by_itself(
    asked: Asked, history: Sequence[str], question: str
) -> None:
    assert asked(question, *history).text == question


def test_what_is_not_said_of_the_topic_is_no_question_about_it(asked: Asked) -> None:
    assert "酒厂" not in asked("新增教室多少间?", "栗川酒厂投资多少?").text
    assert "中学" in asked("新增教室多少间?", "栗川中学投资多少?").text


def test_he_is_whom_the_question_before_asked_for(asked: Asked) -> None:
    assert "孟怀远" in asked("他多大年纪?", "栗川酒厂的厂长是谁?").text
    assert asked.questions[0] == "栗川酒厂的厂长是谁?"


def test_he_may_be_whom_an_earlier_question_asked_for(asked: Asked) -> None:
    assert "孟怀远" in asked("他毕业于哪所大学?", "栗川酒厂的厂长是谁?", "他多大年纪?").text


def test_nobody_is_meant_where_none_was_asked_for(asked: Asked) -> None:
    assert "860" not in asked("他多大年纪?", "栗川酒厂投资多少?").text
    assert not asked.questions


def test_the_topic_is_carried_over_a_question_that_names_nothing(town: Assistant) -> None:
    history = ["山地越野赛有多少名选手?", "有人受伤吗?"]
    assert town.ask("冠军是谁?", history).answer == "方亦舟"
    assert "越野赛" in (town.ask("冠军是谁?", history).completed or "")


def test_only_the_latest_questions_are_followed(asked: Asked) -> None:
    filler = ["栗川镇在哪里?"] * REMEMBERED
    assert "酒厂" in asked("那投资多少?", "栗川酒厂哪年投产?").text
    assert "酒厂" not in asked("那投资多少?", "栗川酒厂哪年投产?", *filler).text


def test_beginnings_are_kept_up_to_a_number_and_a_size(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def noted(question: str, *given: Any) -> Any:
        calls.append(question)
        return complete(question, *given)

    monkeypatch.setattr(conversation, "complete", noted)
    history = ("栗川酒厂哪年投产?", "那厂长呢?")
    asked("他多大年纪?", *history)
    asked("他毕业于哪里?", *history)
    assert calls == ["那厂长呢?", "他多大年纪?", "他毕业于哪里?"]
    monkeypatch.setattr(conversation, "KEPT_SIZE", 5)
    asked("他结婚了吗?", *history, "那投资呢?")
    asked("他退休了吗?", *history, "那投资呢?")
    assert calls[3:] == ["那投资呢?", "他结婚了吗?", "那投资呢?", "他退休了吗?"]
    monkeypatch.setattr(conversation, "KEPT_SIZE", 20_000)
    monkeypatch.setattr(conversation, "KEPT", 1)
    del calls[:]
    asked("他多病吗?", "栗川中学在哪里?", "那厂长呢?", "那投资呢?")
    asked("他戒酒了吗?", "栗川中学在哪里?", "那厂长呢?")
    assert calls.count("那厂长呢?") == 2


def test_conversations_with_other_filters_are_others(town: Assistant) -> None:
    seen = []

    def answer(question: str, filters: Filters | None) -> Answer:
        seen.append(filters)
        return town.ask(question, filters=filters)

    read, filters = Conversations(town.index, answer), Filters(event=1)
    for given in (None, filters, filters):
        read.in_full("他多大年纪?", ["栗川酒厂的厂长是谁?"], given)
    assert seen == [None, filters, filters]


def test_a_completed_question_that_is_too_long_is_not_made(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "LONGEST_QUERY", 8)
    assert asked("那栗川中学呢?", "栗川酒厂投资多少?").text == "那栗川中学呢?"
