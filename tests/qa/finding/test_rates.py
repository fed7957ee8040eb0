"""Prices that are no sums answer for whom they are told."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.finding.rates import unsummed

TEXT = "海湾纪事\n\n6月9日 水族馆开馆。门票成人50元，儿童半价，60岁以上老人免费。\n\n8月1日 滑冰场开放，成人每场30元，学生八折，渔民捐资4万元。\n"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("水族馆老人门票多少钱?", "免费"),
        ("水族馆儿童票多少钱?", "半价"),
        ("水族馆成人门票多少钱?", "50元"),
        ("滑冰场学生票多少钱?", "八折"),
        ("渔民给滑冰场捐了多少钱?", "4万元"),
    ],
)
def test_the_price_of_each_class_is_its_own(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", TEXT)])).ask(question).answer == answer


def test_other_words_with_the_same_signs_are_no_prices() -> None:
    assert not unsummed("他骨折后折返，百折不挠，freedom and the free world")
