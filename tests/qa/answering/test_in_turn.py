"""Several questions put in one are answered one behind the other, and what one of them asks in vain is named."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.coordinated import in_turn
from qa.cli import answer_text
from qa.telling import display

TEXT = """云溪中学2023年大事记

4月18日，学校承办全省中学物理竞赛，来自36所学校的210名选手参加，高二学生许知远获得冠军，成绩为96分，指导教师林芳。

6月20日，新图书馆落成，建筑面积4200平方米，总投资1850万元，藏书12万册，由省建工集团承建。
"""


@pytest.fixture(scope="module")
def school() -> Assistant:
    return Assistant(Index.build([Document("school.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("谁得了冠军,成绩是多少?", "高二学生许知远、96分"),
        ("图书馆什么时候落成,投资多少?谁建的?", "6月20日、1850万元、省建工集团"),
        ("Who won the physics contest and who was the teacher?", "高二学生许知远, 林芳"),
        ("新图书馆的面积和投资", "4200平方米、1850万元"),
        ("What are the floor area and cost of the new library?", "4200平方米, 1850万元"),
        ("When did the new library open and how many books does it hold?", "6月20日, 12万册"),
    ],
)
def test_each_is_answered_as_if_those_before_it_had_been_put(school: Assistant, question: str, answer: str) -> None:
    given = school.ask(question)
    assert given.answer == answer
    assert given.question == question
    assert given.computed
    assert display.verified(given)


def test_what_is_asked_in_vain_is_named_beside_what_is_answered(school: Assistant) -> None:
    given = school.ask("物理竞赛有多少选手参加,奖金是多少?")
    assert (given.answer, given.missing) == ("210名", "奖金是多少")
    assert "没有找到：奖金是多少" in answer_text(given)


def test_a_refused_question_of_two_stays_refused(school: Assistant) -> None:
    assert not school.ask("食堂有多少座位,花了多少钱?").found


@pytest.mark.parametrize(
    "question",
    [
        "不管谁来,票价多少?", "学校和图书馆", "物理竞赛的奖金", "近几年,有多少选手参加?", "在学校,谁得了冠军?", "冠军是谁?", "请问,新图书馆投资多少?", "没什么,谁得了冠军?",
        "Who was there when it opened?", "What did the school, which opened in 1950, host?", "When was it?", "多少?",
    ],
)  # fmt: skip
def test_one_question_is_not_taken_apart(question: str) -> None:
    assert in_turn(question) == ()


def test_how_far_two_compared_things_lie_apart_is_asked_behind() -> None:
    text = "赛事纪要\n\n5月6日，市机器人赛闭幕，产生冠军66项、亚军64项、季军61项。\n"
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("冠军和季军哪个多,多多少?").answer == "冠军、5项"
    assert assistant.ask("冠军比季军多吗?").answer == "是"
    assert assistant.ask("季军是不是比亚军多?").answer == "否"
    assert assistant.ask("差几项", ["冠军和季军哪个多?"]).answer == "5项"
