"""Of what whole a share is."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = "县里大事\n\n2021年，全县新认定茶企62家（占绍安市25%），茶园面积9.1万亩。\n\n2022年，茶博会举办。"


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("新认定的茶企占绍安市多少?", "25%"),
        ("新认定的茶企占全国多少?", None),
        ("What share of the whole country's newly recognised tea firms does the county have?", None),
        ("What share of the province's tea firms does the county have?", None),
    ],
)
def test_a_share_is_of_the_whole_that_is_asked_of(question: str, share: str | None) -> None:
    assert (Assistant(Index.build([Document("tea.txt", TEXT)])).ask(question).answer or None) == share
