"""Who somebody is."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.finding.persons import asked_name

TEXT = (
    "2023年5月,大会在海州举行。同时,某大学教授Anna Keller、中国工程院院士、化纤工程专家蒋士成等专家出席。\n\n"
    "2023年6月,海州市市长周明华(兼任河长)宣布开工。林小满,海州一中高三学生,以698分居第一。"
)


@pytest.fixture(scope="module")
def town() -> Assistant:
    return Assistant(Index.build([Document("town.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("蒋士成是谁?", "中国工程院院士、化纤工程专家"), ("Who is Jiang Shicheng?", "中国工程院院士、化纤工程专家"),
        ("Who is Anna Keller?", "某大学教授"), ("Keller是谁?", "某大学教授"), ("周明华是谁", "海州市市长"),
        ("林小满是谁?", "海州一中高三学生"),
    ],
)  # fmt: skip
def test_who_a_person_is_stands_before_the_name_or_right_behind_it(town: Assistant, question: str, answer: str) -> None:
    told = town.ask(question)
    assert told.answer == answer
    proof = told.citations[0]
    assert proof.answer_start is not None
    assert TEXT[proof.answer_start : proof.answer_end] == answer


def test_an_english_question_has_a_chinese_name_as_it_is(town: Assistant) -> None:
    assert town.ask("Who is 周明华?").answer == "海州市市长"


def test_of_a_person_whom_the_text_does_not_name_nothing_is_told(town: Assistant) -> None:
    assert town.ask("李白是谁?").missing == "李白"


@pytest.mark.parametrize("question", ["市长是谁?", "这是谁?", "第一名是谁?", "Who is the mayor?", "石墨烯大会是什么?"])
def test_who_holds_an_office_is_another_question(question: str) -> None:
    assert asked_name(read_question(question)) == ""


def test_a_part_of_a_name_is_nobody_and_nobody_is_another_person() -> None:
    text = "市长王伟民出席,省委书记李强国讲话。市委书记张文贤会见了比尔·盖茨。"
    town = Assistant(Index.build([Document("town.txt", text)]))
    assert not town.ask("王伟是谁?").found
    assert not town.ask("比尔·盖茨是谁?").found
    assert town.ask("王伟民是谁?").answer == "市长"
