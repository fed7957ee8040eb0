"""What speaks for a date: since when is no dateline."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Since when had Oliver Stone kept the lighthouse?", "1987"),
        ("When was Ruth Moor appointed keeper?", "14 March"),
    ],
)
def test_since_when_is_not_the_day_of_the_entry(question: str, answer: str) -> None:
    text = (
        "Skerry Lights, 2011\n\n14 March. Ruth Moor was appointed keeper. "
        "She follows Oliver Stone, who had kept the lighthouse since 1987.\n\n2 May. The lamp was mended.\n"
    )
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer
