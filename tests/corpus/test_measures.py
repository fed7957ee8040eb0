"""The words that stand at a number."""

from __future__ import annotations

from corpus.measures import MEASURE_WORDS


def test_no_measure_word_begins_as_a_numeral_but_one() -> None:
    assert {word for word in MEASURE_WORDS if word[0] in "一二三四五六七八九十百万亿"} == {"百分点"}
    assert len(MEASURE_WORDS) > 120
