"""Numbers that go without what they count, and names that each number of a row is of."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

NOTES = """Norland College, spring letter

The largest faculty is Engineering with 1,310 students, followed by Medicine with 1,060 and Law with 985.
The Leland Foundation gave £15 million, the Ministry £12 million, and the rest was borrowed.
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many students does the Faculty of Medicine have?", "1,060"),
        ("How many students does the Faculty of Engineering have?", "1,310 students"),
        ("How many students study Law?", "985"),
        ("How much did the Ministry give?", "£12 million"),
        ("How much did the Leland Foundation give?", "£15 million"),
    ],
)
def test_each_number_of_a_row_is_that_of_its_name(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", NOTES)])).ask(question).answer == answer
