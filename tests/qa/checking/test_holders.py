"""Who holds the very office that is asked of, and to what body somebody belongs."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

AWARDS = """表彰会纪要

郑海平来自青浦区人民医院，在会上发言。丰水县农技站站长李国强出席。

网球赛与外国语学院合办。5月3日，青浦区人民医院与安和镇的多家养老院结对。

周立受到省农业厅嘉奖。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("郑海平是哪个单位的？", "青浦区人民医院"),
        ("李国强是哪个单位的？", "丰水县农技站"),
        ("周立在哪个单位上班？", ""),  # which praised him
        ("Which hospital was twinned with almshouses from Anhe?", "青浦区人民医院"),
    ],
)
def test_a_body_is_of_whom_it_is_said_to_be(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", AWARDS)])).ask(question).answer == answer


def test_a_rank_of_skill_is_no_office() -> None:
    text = "医院通知\n\n骨科 余见山主任医师 周三停诊。\n\n药房 窗口周四盘点。"
    assert not Assistant(Index.build([Document("a.txt", text)])).ask("药房的主任是谁?").found


HEADS = """县中医院简报

院长郑怀安主持会议,副院长施曼青(分管药械)、柳仲文(分管后勤)汇报工作。3月,护士长卫小荷获奖。

县图书馆

4月,副馆长岳明兰宣布闭馆装修。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who is the director of the hospital of Chinese medicine?", "郑怀安"),
        ("Which deputy director is responsible for logistics?", "柳仲文"),
        ("Who is the director of the library?", ""),
    ],
)
def test_the_holder_of_an_office_is_of_the_rank_asked_for(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", HEADS)])).ask(question).answer == answer


ENGLISH = """# Ferrol Clinic Review

Ada Pike was named chief executive of the Ferrol Clinic in May. Ms Pike, 51, was chief nursing officer of Corby Health before that.

The deputy director, Moira Lane, opened the new ward. The director, Paul Webb, retires next year.

The wing was designed by Tarn & Lowe. The clinic won a prize of the Building Guild.

The clinic closed for a day after a supplier delivered the wrong gas bottles to Halden House.

In the staff race Ines Roth finished first, ahead of 60 others. The cook, Ben Okoro, came third.
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("院长是谁？", "Paul Webb"),
        ("副院长是谁？", "Moira Lane"),
        ("Who is the chief executive of the Ferrol Clinic?", "Ada Pike"),
        ("Who is the chief nursing officer of the Ferrol Clinic?", ""),
        ("Which company delivered the wrong gas bottles?", ""),
        ("Who came third in the staff race?", "Ben Okoro"),
    ],
)
def test_an_office_is_held_in_its_rank_and_of_its_body(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("review.md", ENGLISH)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("闭幕式由哪位副市长主持？", "阎素心"),
        ("主持闭幕式的副市长是谁？", "阎素心"),
        ("宣布闭幕的市长是谁？", "康怀远"),
        ("开幕式由哪位副市长主持？", ""),
        ("石桥镇合作社的理事长是谁？", ""),
        ("白水镇合作社的理事长是谁？", "葛春燕"),
    ],
)
def test_an_office_in_chinese_is_that_of_its_rank_and_place(question: str, answer: str) -> None:
    text = """青湖艺术节简报

闭幕式上，市委副书记、市长康怀远宣布艺术节闭幕，副市长阎素心主持。

农产品展在白水镇举行，镇合作社理事长葛春燕介绍了新品种。

石桥镇今年种茶3000亩，产值2000万元。
"""
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("谁被任命为屏山县供水公司经理？", ""),
        ("谁担任供水集团党委书记？", "盛广陵"),
        ("谁升任集团副总经理？", "练长风"),
    ],
)
def test_the_office_of_one_county_is_not_that_of_another(question: str, answer: str) -> None:
    text = (
        "8月21日，省水务厅决定：盛广陵任供水集团党委书记；望海县供水公司经理练长风升任集团副总经理，"
        "其原职由屏山县供水公司副经理贺雁秋接任。"
    )
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer
