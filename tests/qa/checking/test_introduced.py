"""What a quantity is asked of must be named before it, on small texts made up."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

CHINESE = """溪口镇纪事

镇上建起日处理能力200吨的污水处理站，请来13名老人当护河员。村前的小河如今清澈见底，鱼又游了回来。

镇长说，下一步要建一座康养中心，让老人不出镇就能看病。他说，项目计划投资1500万元，选址就在旧粮站。
"""

ENGLISH = """Harbour News

Ingrid Solheim took office as mayor on 1 March. Her salary of £96,000 is lower than that of her predecessor. The registrar, Owen Pask, stays until 2026.

A standard room costs £148 a week. Two new halls, Finch House with 320 rooms and Alder House with 275 rooms, will open in May.
"""


def asked(text: str, question: str) -> str:
    return Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (CHINESE, "康养中心计划投资多少?", "1500万元"),
        (CHINESE, "污水处理站投资多少万元?", ""),
        (ENGLISH, "What is the salary of the mayor?", "£96,000"),
        (ENGLISH, "What is the salary of the registrar?", ""),
        (ENGLISH, "What will a room in Finch House cost?", ""),
        (ENGLISH, "How much does a standard room cost?", "£148"),
    ],
)
def test_a_quantity_is_of_what_was_named_before_it(text: str, question: str, answer: str) -> None:
    assert asked(text, question) == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("全社会花在教学上的经费比上年涨了百分之几?", "12%"),  # on 教育
        ("教学楼的教育经费投入是多少?", ""),
        ("全社会教育经费投入多少?", "3.6亿元"),
    ],
)
def test_what_is_commoner_than_what_is_said_may_be_in_other_words(question: str, answer: str) -> None:
    text = """教育纪事

3月，全社会教育经费投入3.6亿元，增长12%，全县第一。

5月，教学改革启动，教学楼动工，教学质量稳步提高。

9月，教学楼启用，教学条件改善，夏令营闭营。
"""
    assert asked(text, question) == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [("青龙水库由谁设计？", ""), ("白沙大桥由谁设计？", "省公路设计院"), ("Who supplied the night buses?", "")],
)
def test_by_whom_a_thing_was_made_is_told_of_no_other_one(question: str, answer: str) -> None:
    text = """柏川县纪事

1962年，青龙水库竣工，总库容4600万立方米。

1987年，白沙大桥建成通车，由省公路设计院设计。
"""
    english = """Transport News

The ticket machines were supplied by Hollin Systems. The night buses, which run every hour, are popular with students.
"""
    assert asked(text if answer or "谁" in question else english, question) == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How much is a monthly pass for students?", "£62"),
        ("How much is a monthly pass for pensioners?", ""),
        ("How many tonnes of apples were sold?", "310 tonnes"),
        ("How many tonnes of plums were sold?", ""),
        ("When was the market founded?", ""),
    ],
)
def test_for_what_nobody_speaks_of_no_quantity_is_told(question: str, answer: str) -> None:
    text = """Market News

A monthly pass stays at £62 for students and rises to £88 for adults. The market sold 310 tonnes of apples in October.

Its hall was painted in May 2019.
"""
    assert asked(text, question) == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who curated Salt and Iron?", "Priya Raman"),
        ("Who curated Charting the North?", ""),
        ("Who built the ferry?", ""),
    ],
)
def test_who_did_it_is_told_of_what_was_named_before(question: str, answer: str) -> None:
    text = """Museum News

"Salt and Iron" drew 61,200 visitors. It was curated by Dr Priya Raman with loans from 17 institutions.

"Charting the North", a display of 48 maps, opened on 2 December. It is sponsored by Calder Shipping.

The ferry, built in 1887, needs repairs. The Heritage Fund has offered £165,000 provided that the rest is raised by June.
"""
    assert asked(text, question) == answer
