"""The deed of which it is asked when or who, said in a sentence that does not say of whom."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

MILESTONES = """# 澄江仪表发展历程

成立于2009年的澄江仪表是一家做水表的公司，总部在宁海市，现有员工860人。

- **2009.05** 孟昭远与两位同学在宁海大学创业园创办公司，注册资本50万元。
- **2014.03** 搬入东湾路新厂房，面积扩大到5200平方米。
- **2016.07** 与北辰水务签订三年供货协议，这是公司成立以来最大的一笔订单。
- **2020.08** 在创业板上市，发行价27.36元。
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("a.md", MILESTONES)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("公司哪一年上市？", "2020.08"),
        ("澄江仪表什么时候上市？", "2020.08"),
        ("公司什么时候搬的新厂房？", "2014.03"),
        ("澄江仪表是哪年成立的？", "2009年"),
        ("公司是谁创办的？", "孟昭远"),  # 在宁海大学创业园 tells where
    ],
)
def test_a_sentence_that_says_the_deed_goes_before_one_that_says_of_whom(
    assistant: Assistant, question: str, answer: str
) -> None:
    assert assistant.ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many nurses does the clinic have?", "38名"),
        ("How many nurses of the clinic retired?", ""),
        ("How many of the nurses in the clinic have graduated?", ""),
        ("How many nurses came from abroad?", ""),
    ],
)
def test_those_whom_something_befell_are_not_all_of_them(question: str, answer: str) -> None:
    index = Index.build([Document("a.txt", "诊所概况\n\n诊所现有护士38名、医生12名，全年接诊2.1万人次。")])
    assert Assistant(index).ask(question).answer == answer


def test_an_institute_is_no_university() -> None:
    index = Index.build([Document("notes.txt", "清河县成立海洋生物研究所,又引入东海渔业研究院。")])
    assert not Assistant(index).ask("Which university founded the marine biology institute?").found


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Where was the flower show held?", "城南公园"), ("Where was the cooking class held?", "")],
)
def test_where_something_was_is_told_in_its_own_story(question: str, answer: str) -> None:
    text = """年度纪事

5月，首期烹饪培训班开班，60人报名。培训班采用集中授课。

8月，花卉展览在城南公园成功举办，展览持续十天。
"""
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


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


GOALS = """某市2023年工作报告

2023年全市生产总值达到820亿元,超过年初800亿元的目标。跨江大桥由省交建集团建成。

2024年,力争生产总值达到900亿元,新增就业6万人以上。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What was the GDP in 2023?", "820亿元"),
        ("What was the GDP in 2024?", ""),
        ("How many jobs were created in 2024?", ""),
        ("What is the GDP target for 2024?", "900亿元"),
        ("Who built the bridge?", "省交建集团"),
        ("Who built the airport near the bridge?", ""),
    ],
)
def test_what_was_is_no_goal_and_what_was_built_is_said(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("goals.txt", GOALS)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("The winning goal was headed by Moss before 2,300 spectators.", "How many spectators were there?", "2,300 spectators"),
        ("Both targets were quickly hit by 14 archers.", "How many archers were there?", "14 archers"),
        ("The goal for the year was to plant 900 oaks.", "How many oaks were planted?", ""),
        ("The target for 2025 was 900 oaks.", "How many oaks were planted?", ""),
        ("The club set itself a goal of 900 oaks.", "How many oaks were planted?", ""),
        ("The goal of the year was scored by Moss before 2,300 fans.", "How many fans were there?", "2,300 fans"),
        ("乡里争取了省级补助80万元,建了水塔。", "How much subsidy was obtained from the province?", "80万元"),
        ("乡里争取获得省级补助80万元。", "How much subsidy was obtained from the province?", ""),
    ],
)  # fmt: skip
def test_a_goal_scored_and_what_was_got_are_no_plans(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


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


BIRTHS = """县种羊场简报

3月,种羊场从澳大利亚引进种羊24只。7月,奶牛场产下牛犊31头。
"""


def test_what_was_brought_was_not_born() -> None:
    farm = Assistant(Index.build([Document("notes.txt", BIRTHS)]))
    assert not farm.ask("How many sheep were born on the farm?").found
    assert farm.ask("How many sheep were imported from Australia?").answer == "24只"


def test_of_a_row_of_projects_that_are_counted_none_alone_is_told() -> None:
    text = "县城建简报\n\n明年,全县计划完成投资6.2亿元,开工建设青溪大桥、北山隧道等12个项目。\n\n去年,柳河大桥建成,总投资1.1亿元。"
    county = Assistant(Index.build([Document("notes.txt", text)]))
    assert not county.ask("How much will the Qingxi Bridge cost?").found
    assert county.ask("How much did the Liuhe Bridge cost?").answer == "1.1亿元"


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
