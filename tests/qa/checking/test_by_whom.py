"""Whose deed it is where a sentence tells of two."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TOWN = """The mill was opened in a barn designed by Ruth Adler in 2016.

The bridge was designed by Karl Benn and opened in May by Mayor Joan Frey."""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who opened the mill?", ""),
        ("Who designed the bridge?", "Karl Benn"),
        ("Was the mill opened by Ruth Adler?", ""),
        ("Was the bridge designed by Karl Benn?", "yes"),
    ],
)
def test_who_hangs_on_another_verb_did_not_do_it(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("made", TOWN)])).ask(question).answer == answer
