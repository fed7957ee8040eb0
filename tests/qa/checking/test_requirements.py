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
