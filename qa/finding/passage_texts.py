"""Passages as questions look at them: folded, cut into sentences. Kept from question to question.

What a passage's text holds does not depend on who asks. The passages of the last questions are mostly those of the
next ones, and in a small index they are all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from corpus.normalise import fold, fold_with_offsets

if TYPE_CHECKING:
    from index import Index
    from index.passages import Row

KEPT = 2048
"""Passages of one index that are kept; then all are forgotten. One of 200 characters takes about 6 KB."""


@dataclass(frozen=True, slots=True)
class SentenceText:
    """A sentence with its span in the source; ``offsets`` lead from its folded characters to those of its text."""

    start: int
    end: int
    text: str
    folded: str
    offsets: list[int]


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage's folded text and its sentences."""

    folded: str
    sentences: tuple[SentenceText, ...]


_kept: WeakKeyDictionary[Index, dict[int, PassageText]] = WeakKeyDictionary()


def passage_text(index: Index, row: Row) -> PassageText:
    """Return the text of a passage of an index, read."""
    kept = _kept.setdefault(index, {})
    found = kept.get(row.number)
    if found is None:
        if len(kept) >= KEPT:
            _kept[index] = kept = {}  # another thread may still read the former one
        kept[row.number] = found = _read(index, row)
    return found


def _read(index: Index, row: Row) -> PassageText:
    sentences = []
    for start, end in index.passages.sentence_spans(row.number):
        text = row.text[start - row.start : end - row.start]
        sentences.append(SentenceText(start, end, text, *fold_with_offsets(text)))
    return PassageText(fold(row.text), tuple(sentences))
