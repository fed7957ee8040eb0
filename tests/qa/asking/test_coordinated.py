"""Questions that ask several things at once: taken apart, answered one by one, joined."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.coordinated import in_turn, parts
from qa.telling import display

TEXT = """平川市2021年大事记

3月5日，平川湖大桥开工，由省路桥公司施工、市规划院设计，投资3.2亿元，动用工人420名。

6月18日，北渠一期通水，灌溉农田2.4万亩。二期工程灌溉农田1.1万亩，计划明年通水。

9月2日，市运动会闭幕，男子马拉松冠军为程立新，女子马拉松冠军为孟小川。
"""


@pytest.fixture(scope="module")
def river() -> Assistant:
    return Assistant(Index.build([Document("river.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "apart"),
    [
        ("北渠一期和二期各灌溉多少亩农田?", ("北渠一期灌溉多少亩农田?", "北渠二期灌溉多少亩农田?")),
        ("冠军、亚军和季军分别是谁", ("冠军是谁", "亚军是谁", "季军是谁")),
        ("大赛的冠军、亚军、季军各多少项?", ("大赛的冠军多少项?", "大赛的亚军多少项?", "大赛的季军多少项?")),
        ("颱風損失了多少頭牛和多少頭豬?", ("颱風損失了多少頭牛?", "颱風損失了多少頭豬?")),
        ("2021年和2020年的产量各是多少?", ("2021年的产量是多少?", "2020年的产量是多少?")),
        ("大桥是哪年动工、哪年通车的?", ("大桥是哪年动工?", "大桥是哪年通车的?")),
        ("How many boats came and how many crews were there?", ("How many boats came?", "how many crews were there?")),
        ("When and where was the regatta held?", ("When was the regatta held?", "Where was the regatta held?")),
    ],
)
def test_a_question_of_several_things_becomes_one_of_each(question: str, apart: tuple[str, ...]) -> None:
    assert parts(question) == apart


@pytest.mark.parametrize(
    ("question", "apart"),
    [
        ("大赛的时间和地点", ("大赛的时间是什么时候?", "大赛的地点在哪里?")),
        ("大桥的长度、造价是多少?", ("大桥的长度是多少?", "大桥的造价是多少?")),
        ("date and venue of the contest", ("What was the date of the contest?", "What was the venue of the contest?")),
    ],
)
def test_two_attributes_of_one_thing_are_asked_in_turn(question: str, apart: tuple[str, ...]) -> None:
    assert in_turn(question) == apart


@pytest.mark.parametrize(
    "question",
    [
        "大桥投资多少?",
        "学生和教师哪个多?",
        "甲和乙一共多少?",
        "几月几号开工?",
        "全市各有多少人?",
        "How many cows and pigs did the farm lose?",
    ],
)
def test_a_question_of_one_thing_stays_whole(question: str) -> None:
    assert parts(question) == ()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("北渠一期和二期各灌溉农田多少亩?", "2.4万亩、1.1万亩"),
        ("大桥投资多少元、动用工人多少名?", "3.2亿元、420名"),
        ("大桥的施工单位和设计单位分别是哪家?", "省路桥公司、市规划院"),
    ],
)
def test_the_answers_are_joined_and_each_is_proved(river: Assistant, question: str, answer: str) -> None:
    given = river.ask(question)
    assert given.answer == answer
    assert given.computed
    assert display.verified(given)
    proof = "".join(item.quote for item in given.citations)
    assert all(value in proof for value in answer.split("、"))


def test_what_one_part_asks_in_vain_is_not_half_answered(river: Assistant) -> None:
    assert "、" not in river.ask("北渠一期和三期各灌溉农田多少亩?").answer


def test_two_things_asked_side_by_side_are_both_answered() -> None:
    text = "纪事\n\n2017年9月12日，第三届茶会在文华馆举办，来宾三百人。\n2018年5月3日，新馆在城东开工。\n"
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    for question in ("茶会是什么时候在哪儿举办的？", "第三届茶会什么时候、在哪里举办？"):
        assert assistant.ask(question).answer == "2017年9月12日、文华馆"
