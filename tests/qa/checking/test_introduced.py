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
