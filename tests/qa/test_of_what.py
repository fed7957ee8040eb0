"""Whether a value is of the very thing that an English question asks of."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

ENGLISH = """Norland College, autumn letter

Student halls
Two new halls, Finch Hall with 320 rooms and Alder Hall with 275 rooms, open in September. A standard room costs £148 a week. The new kitchen cost £2.4 million.

Library
Loans of printed books fell by 11% to 206,000, while e-book downloads grew to 1.3 million.

Rowing
The women's eight won the cup in Henley. The coach is Fiona MacRae.

Strike
Lecturers went on strike in November. Around 310 of the 1,240 staff took part, according to the college; the union spoke of 500.
"""
CHINESE = """云澜铁路纪事

2021年3月,北起云州、南至澜江站的云澜铁路开工,总投资412亿元。

2023年9月,澜江站封顶,造价3.6亿元。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How much does a standard room cost?", "£148"),
        ("How much did the kitchen cost?", "£2.4 million"),
        ("How much did Alder Hall cost to build?", ""),
        ("How many books does the library hold?", ""),
        ("How many e-book downloads were there?", "1.3 million"),
        ("Who coaches the women's eight?", "Fiona MacRae"),
        ("Who coaches the men's eight?", ""),
        ("According to the union, how many staff took part in the strike?", "500"),
    ],
)
def test_a_value_of_another_thing_is_not_given(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", ENGLISH)])).ask(question).answer == answer


def test_a_chinese_text_prices_and_dates_only_what_it_speaks_of() -> None:
    railway = Assistant(Index.build([Document("notes.txt", CHINESE)]))
    assert not railway.ask("When did construction of Lanjiang station start?").found
    assert not railway.ask("How much does a ticket to Lanjiang cost?").found
    assert railway.ask("How much did Lanjiang station cost?").answer == "3.6亿元"
