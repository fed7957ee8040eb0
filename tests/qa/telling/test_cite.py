"""Citations: the proving sentence, cut to a quotable length around the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from index import Index
from index.passages import Row
from qa import Assistant
from qa.answer import QUOTE
from qa.finding.sentence import Candidate, Sentence
from qa.telling.cite import SUPPORT, citation, cite, quotable, support

CLAUSES = [f"第{number}号闸门在{number + 3}月检修完毕并且重新投入使用" for number in range(1, 33)]
LONG = "，".join(CLAUSES) + "。"
TEXT = f"水闸纪事\n\n2021年5月3日，水闸检修\n\n检修开始。{LONG}"


def long_row() -> tuple[str, Row]:
    """Return a text whose one sentence is longer than a quote, with its passage made whole."""
    index = Index.build([Document("notes.txt", TEXT)])
    row = index.passages.row(len(index.passages) - 1)
    return TEXT, replace(row, start=0, end=len(TEXT), text=TEXT)


SOURCE, ROW = long_row()
START, END = SOURCE.index(CLAUSES[0]), len(SOURCE)


def test_a_short_span_is_quoted_whole_with_where_it_stands() -> None:
    start, end = SOURCE.index("检修开始"), SOURCE.index("检修开始") + 5
    found = cite(ROW, start, end, start, start + 2)
    assert (found.quote, found.start, found.end) == ("检修开始。", start, end)
    assert (found.answer_start, found.answer_end) == (start, start + 2)
    assert (found.source, found.event_number) == ("notes.txt", ROW.event_number)
    assert found.date == (ROW.date.iso if ROW.date else None)


@given(st.integers(START, END - 8), st.integers(1, 400))
def test_a_long_sentence_is_cut_to_a_quote_that_holds_the_beginning_of_the_answer(low: int, length: int) -> None:
    high = min(low + length, END)
    found = cite(ROW, START, END, low, high)
    assert found.quote == SOURCE[found.start : found.end]
    assert START <= found.start <= low < found.end <= END
    if high - low <= QUOTE:
        assert found.end - found.start <= QUOTE
        assert high <= found.end


@pytest.mark.parametrize("number", [0, 9, 20, 31])
def test_a_long_sentence_is_cut_between_clauses(number: int) -> None:
    low = SOURCE.index(CLAUSES[number]) + 1
    found = cite(ROW, START, END, low, low + 3)
    assert found.quote[:1] == "第"
    assert found.quote[-1] in "，。"
    assert found.end - found.start > QUOTE / 2
    assert CLAUSES[number] in found.quote


def test_without_an_answer_a_long_sentence_is_quoted_from_its_beginning() -> None:
    found = cite(ROW, START, END)
    assert found.start == START
    assert QUOTE / 2 < found.end - found.start <= QUOTE
    assert (found.answer_start, found.answer_end) == (None, None)


def sentence(score: float = 1.0) -> Sentence:
    assistant = Assistant(Index.build([Document("notes.txt", TEXT)]))
    found = assistant.search("水闸哪天检修?").sentences[0]
    return replace(found, score=score)


def test_sentences_close_to_the_best_one_are_quoted_beside_it() -> None:
    best, near, other, far = (sentence(score) for score in (1.0, 1.0 - SUPPORT, 0.9, 0.9 - SUPPORT))
    assert support([best, far], best) == []
    assert support([best, near, far], best) == [citation(near)]
    assert len(support([best, near, other, other], best)) == 2
    assert len(support([best, near, other], best, most=1)) == 1
    assert support([best, *[far] * 5, near], best) == []


def candidate(start: int, end: int) -> Candidate:
    whole = replace(sentence(), start=START, end=END, text=LONG)
    return Candidate(whole, start, end, 1.0)


def test_an_answer_longer_than_a_quote_is_cut_to_whole_clauses() -> None:
    short = candidate(START, START + QUOTE)
    assert quotable(short) is short
    cut = quotable(candidate(START, END))
    assert cut.start == START
    assert QUOTE / 2 < cut.end - cut.start <= QUOTE
    assert SOURCE[cut.end - 1] in "，。"


def test_an_answer_without_clauses_is_cut_at_the_length_of_a_quote() -> None:
    whole = replace(sentence(), start=0, end=400, text="水" * 400)
    cut = quotable(Candidate(whole, 0, 400, 1.0))
    assert (cut.start, cut.end) == (0, QUOTE)
