"""Sums over a row that one sentence counts."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """书院纪事

2015年3月，兰溪书院开院。院内栽了银杏32棵、玉兰18棵，收到油画35幅、国画62幅、版画18幅，另有古琴4张。
2018年5月，义卖筹得善款45万元，其中企业捐款30万元、个人捐款15万元。
2021年6月，东镇有陶坊46家，西镇有陶坊31家，南镇有陶坊12家。
2022年7月，参赛选手843人，裁判60人。
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("书院一共收到多少幅画？", "115幅"),
        ("油画和国画一共多少幅？", "97幅"),
        ("银杏和玉兰总共多少棵树？", "50棵"),
        ("院内一共栽了多少棵树？", "50棵"),
        ("三个镇一共有多少家陶坊？", "89家"),
        ("东镇和南镇加起来有多少家陶坊", "58家"),
    ],
)
def test_the_members_of_a_row_are_added(assistant: Assistant, question: str, answer: str) -> None:
    found = assistant.ask(question)
    assert found.answer == answer
    assert found.computed
    assert found.citations[0].quote in TEXT


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("一共收到多少幅油画？", "35幅"),  # one of the row is named
        ("义卖一共筹得多少善款？", "45万元"),  # the sum is stated, its parts follow
        ("参赛选手一共有多少人？", "843人"),
        ("西镇有多少家陶坊？", "31家"),  # no sum is asked for
    ],
)
def test_one_member_is_given_where_it_is_meant(assistant: Assistant, question: str, answer: str) -> None:
    assert assistant.ask(question).answer == answer


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "2023年,学校招收本科生3200人、硕士生900人、博士生150人,在校生15000人。",
            "学校一共招收多少人?",
            "4250人",
        ),
        (
            "2022年3月,县农机局向东村赠送拖拉机2台、收割机3台,向西村赠送拖拉机4台、水泵5台。",
            "县农机局一共赠送了多少台?",
            "",  # whose are asked for is not said
        ),
    ],
)
def test_a_row_has_marks_of_one_kind(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Two new halls, Finch House with 320 rooms and Alder House with 275 rooms, will open next year.",
            "How many rooms will the two new halls have in total?",
            "595",
        ),
        (
            "The museum sold 1,200 tickets to adults, 840 tickets to children and 300 tickets to schools.",
            "How many tickets did the museum sell to adults?",
            "1,200 tickets",
        ),
        (
            "6月,宁溪制梁场开工,负责预制箱梁736榀;桐县制梁场预制518榀。",
            "How many box girders will the two casting yards make altogether?",
            "1,254",
        ),
    ],
)
def test_an_english_question_for_the_sum_of_so_many_things_is_added_up(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("买水泵一共花了多少钱?", "9.6万元（4台 × 2.4万元）"),
        ("水泵每台多少钱?", "2.4万元"),
        ("雨靴总共多少钱?", ""),
        ("How much did the three canoes cost altogether?", "GBP 840 (three canoes × £280)"),
    ],
)
def test_what_all_cost_is_the_price_of_each_so_many_times(question: str, shown: str) -> None:
    chinese = "村务\n\n2月20日,购入水泵4台,每台2.4万元。\n\n3月,买来一批雨靴,每双65元。"
    text = "In May the club bought three canoes at £280 each." if question.isascii() else chinese
    answer = Assistant(Index.build([Document("a.txt", text)])).ask(question)
    assert (answer.display if answer.found else "") == shown
