"""What a group pays is told of that group, or of everyone; who is not named is told nothing."""

from __future__ import annotations

from functools import cache

import pytest

from corpus import Document
from index import Index
from qa import Assistant

CHINESE = (
    "蓝湾镇纪事\n\n"
    "2021年3月4日 蓝湾索桥改票价。过桥票成人20元、中学生10元,残疾人及一名陪护人员免票,70岁以上老人半价。\n\n"
    "2021年5月6日 镇里给老人发放慰问金8万元,给教师发放奖金3万元。\n\n"
    "2021年6月7日 民俗馆开馆,对所有人免费开放。\n\n"
    "2021年8月9日 小火车涨价,学生票由4元涨到6元,军人免费。\n\n"
    "2021年9月1日 露天影院免费对象包括军人、消防员和失业人员;其他人每位9元。\n"
)
ENGLISH = (
    "Tollgate Leaflet\n\n"
    "5 January. The baths were tiled. Swimming is free for carers, members and children under six; others pay £3, pensioners £2.\n\n"
    "6 February. The county gave teachers £150 each for books.\n\n"
    "7 March. The tram museum raised its charges. Entry costs £7, with half off for students; nurses get in for nothing.\n"
)


@cache
def assistant(text: str) -> Assistant:
    return Assistant(Index.build([Document("a.txt", text)]))


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (CHINESE, "残疾人过索桥多少钱?", "免票"),
        (CHINESE, "陪护人员过索桥要买票吗?", "否"),
        (CHINESE, "索桥学生票多少钱?", "10元"),
        (CHINESE, "75岁老人过索桥多少钱?", "半价"),
        (CHINESE, "66岁老人过索桥多少钱?", ""),
        (CHINESE, "索桥军人票多少钱?", ""),
        (CHINESE, "索桥对老人免费吗?", "否"),
        (CHINESE, "索桥对军人免费吗?", ""),
        (CHINESE, "民俗馆对学生免费吗?", "是"),
        (CHINESE, "小火车学生票现在多少钱?", "6元"),
        (CHINESE, "失业人员看露天影院免费吗?", "是"),
        (CHINESE, "学生看露天影院免费吗?", ""),
        (CHINESE, "给教师发放了多少奖金?", "3万元"),
        (CHINESE, "How much do students pay for the rope bridge?", "10元"),
        (ENGLISH, "How much do pensioners pay at the baths?", "£2"),
        (ENGLISH, "Are the baths free for members?", "yes"),
        (ENGLISH, "Are the baths free for students?", ""),
        (ENGLISH, "What do students pay at the tram museum?", "half off"),
        (ENGLISH, "Do nurses have to pay at the tram museum?", "no"),
        (ENGLISH, "How much do children pay at the tram museum?", ""),
        (ENGLISH, "How much do pensioners pay at the tram museum?", ""),
        (ENGLISH, "How much did the county give teachers?", "£150"),
    ],
)
def test_the_price_of_a_group_is_that_of_no_other(text: str, question: str, answer: str) -> None:
    assert assistant(text).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How much did the students spend on paint?", "£85"),
        ("How much did residents lose in the flood?", "£4,000"),
        ("How much is it for children?", "free"),
    ],
)
def test_what_a_group_spent_or_lost_is_no_price_of_theirs(question: str, answer: str) -> None:
    text = "Entry is £4, children free. The students spent £85 on paint. Residents lost £4,000 in the flood."
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer
