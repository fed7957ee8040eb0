"""The deed of which it is asked when or who, said in a sentence that does not say of whom; what was, and what was not."""

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
    ("text", "question", "answer"),
    [
        ("全乡有水井142口，其中加盖的有118口。", "多少口水井没有加盖？", "24口"),
        ("全乡有水井142口，其中没有加盖的有24口。", "多少口水井没有加盖？", "24口"),
        ("检查灶具60台，合格57台。", "不合格的灶具有多少台？", ""),
        ("In all 142 households joined the scheme and 118 paid.", "How many households did not pay?", ""),
    ],
)
def test_how_many_did_not_is_not_told_by_how_many_did(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


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


BIRTHS = """县种羊场简报

3月,种羊场从澳大利亚引进种羊24只。7月,奶牛场产下牛犊31头。
"""


def test_what_was_brought_was_not_born() -> None:
    farm = Assistant(Index.build([Document("notes.txt", BIRTHS)]))
    assert not farm.ask("How many sheep were born on the farm?").found
    assert farm.ask("How many sheep were imported from Australia?").answer == "24只"


def test_when_somebody_became_what_he_is_called_is_told_by_no_other_day() -> None:
    text = (
        "大会纪要\n\n2010年诺贝尔物理学奖获得者、曼彻斯特大学教授Novoselov,中国工程院院士蒋士成等专家围绕主题发言。"
        "2019年,孙梅当选院士。\n"
    )
    told = Assistant(Index.build([Document("notes.txt", text)]))
    assert not told.ask("In which year did Jiang Shicheng become an academician?").found
    assert told.ask("In which year did Sun Mei become an academician?").answer == "2019年"
