"""Citations: the proving sentence, cut to a quotable length around the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.sentences import split_clauses
from qa.answer import QUOTE, Citation

if TYPE_CHECKING:
    from index.passages import Row
    from qa.finding.sentence import Candidate, Sentence

SUPPORT = 0.35
"""How far below the best sentence's score another one may lie and still be quoted beside it (by hand)."""


def citation(sentence: Sentence, answer_start: int | None = None, answer_end: int | None = None) -> Citation:
    """Return the citation of a sentence; a sentence over 300 characters is cut to whole clauses around the answer."""
    return cite(sentence.row, sentence.start, sentence.end, answer_start, answer_end)


def cite(row: Row, start: int, end: int, answer_start: int | None = None, answer_end: int | None = None) -> Citation:
    """Return the citation of a span of a passage, at most 300 characters of it."""
    if end - start > QUOTE:
        start, end = _cut(row, start, end, answer_start, answer_end)
    return Citation(
        row.source, row.event_number, row.event, row.section, row.date.iso if row.date else None,
        start, end, row.text[start - row.start : end - row.start], answer_start, answer_end,
    )  # fmt: skip


def _cut(row: Row, start: int, end: int, answer_start: int | None, answer_end: int | None) -> tuple[int, int]:
    """Return a window of whole clauses of at most 300 characters that holds the answer's beginning."""
    low = start if answer_start is None else answer_start
    high = min(low + QUOTE, end) if answer_end is None else answer_end
    spans = [
        (first + row.start, last + row.start)
        for first, last in split_clauses(row.text, start - row.start, end - row.start)
    ]
    for first, last in spans:
        if first < low and max(last, high) - first <= QUOTE:
            low = first
            break
    for first, last in spans:
        if first >= low and last > high and last - low <= QUOTE:
            high = last
    return low, high


def support(sentences: list[Sentence], best: Sentence, most: int = 2) -> list[Citation]:
    """Return citations of the sentences that come close to the best one, best first."""
    near = [item for item in sentences[:6] if item is not best and item.score >= best.score - SUPPORT]
    return [citation(item) for item in near[:most]]


def quotable(candidate: Candidate) -> Candidate:
    """Return the candidate, cut to whole clauses that a quote can hold if it is longer than one."""
    if candidate.end - candidate.start <= QUOTE:
        return candidate
    base, text = candidate.sentence.start, candidate.sentence.text
    ends = [base + end for _, end in split_clauses(text, candidate.start - base, candidate.end - base)]
    end = max((end for end in ends if end - candidate.start <= QUOTE), default=candidate.start + QUOTE)
    return replace(candidate, end=end)
