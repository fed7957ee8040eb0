"""Which numbers of a sentence are of an earlier time, and which is meant."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from tests.qa.texts import assistant_on

NOTES = """Norland College, spring letter

This term 4,820 students are enrolled, 140 more than a year ago; 950 of them come from abroad, against 790 last year.
The college now has 46 laboratories instead of 31 since the works of the summer.
Income rose to £63 million, up from £58 million the year before.
"""


@pytest.fixture(scope="module")
def college() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", NOTES)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many students are enrolled?", "4,820 students"),
        ("How many students from abroad were there last year?", "790"),
        ("How many laboratories did the college have before the works?", "31"),
        ("How many laboratories does the college have?", "46 laboratories"),
        ("What was the income a year earlier?", "£58 million"),
        ("What was the income?", "£63 million"),
    ],
)
def test_the_number_of_the_time_that_is_asked_for_is_given(college: Assistant, question: str, answer: str) -> None:
    assert college.ask(question).answer == answer


def test_what_a_chinese_text_sets_against_this_year_is_of_the_last() -> None:
    bridge = assistant_on("railway.txt")
    assert bridge.ask("How many construction workers were there at the end of the previous year?").answer == "1.13万人"
    assert bridge.ask("How many construction workers were there at the end of the year?").answer == "1.46万人"
