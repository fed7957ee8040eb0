"""A sentence with how it fits a question, and a possible short answer in it; what is read in one is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.normalise import simplified
from corpus.quantities import find_quantities

if TYPE_CHECKING:
    from index.passages import Row
    from qa.asking.matching import Match

ANY_YEAR = 2000
"""A leap year, by which days are compared where neither question nor text gives one (6月30日 is in June)."""


# Sentences come back question after question; what was read in one is kept
quantities_in = lru_cache(maxsize=4096)(find_quantities)
mentions_in = lru_cache(maxsize=4096)(find_dates)
simplified_of = lru_cache(maxsize=4096)(simplified)


_RANK = re.compile(
    r"(?:倒数|并列)?第(?:[一二三四五六七八九十百零]+|\d+)(?:[位名]|(?=[,;。、)和与大的]|$))|首位|榜首|头名|末位"
)


@lru_cache(maxsize=4096)
def ranks_in(text: str) -> list[tuple[int, int]]:
    """Return the spans of the ranks that a Chinese sentence tells, left to right.

    Example:
        >>> text = "总分居全省第三,金牌列第2位,女排居榜首,第二批人员已到"
        >>> [text[start:end] for start, end in ranks_in(text)]
        ['第三', '第2位', '榜首']
    """
    return [match.span() for match in _RANK.finditer(simplified_of(text))]


@dataclass(slots=True, eq=False)  # dozens are made for a question, and a frozen one takes three times as long
class Sentence:
    """A sentence of a passage, scored. ``covered`` is per word of the question, in [0, 1]. It is not changed."""

    row: Row
    start: int
    end: int
    text: str
    folded: str
    offsets: list[int]
    matches: list[Match]
    covered: list[float]
    share: float
    cosine: float
    score: float

    @property
    def plain(self) -> str:
        """Return the text in half width and simplified characters, so that one pattern reads all."""
        return simplified_of(self.text)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible short answer: its span in the source, its sentence, its score.

    ``local`` is the share of the question that stands beside it, ``fitness`` what else speaks for it (unit, precision).
    ``worth`` is the F1 that the reader expects of it, in [0, 1]: near 1 if it is sure; None where nothing was read.
    """

    sentence: Sentence
    start: int
    end: int
    score: float
    local: float = 0.0
    fitness: float = 0.0
    worth: float | None = None

    @property
    def text(self) -> str:
        """Return the characters of the span."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]
