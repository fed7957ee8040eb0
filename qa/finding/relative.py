"""Which year a date is of that says it by another: 次年八月 behind 1951年 is of 1952."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.dates import find_partial
from qa.finding.sentence import simplified_of

if TYPE_CHECKING:
    from qa.finding.sentence import Sentence

_SHIFTS = {
    "当年": 0, "同年": 0, "是年": 0, "该年": 0, "次年": 1, "翌年": 1, "第二年": 1, "转年": 1, "前一年": -1,
    "今年": 0, "本年": 0, "明年": 1, "来年": 1, "后年": 2, "去年": -1, "上年": -1, "上一年": -1, "前年": -2,
}  # fmt: skip
_OF_THE_REPORT = frozenset("今年 本年 明年 来年 后年 去年 上年 上一年 前年".split())
"""Words that count from when a text was written, not from the year last spoken of."""
_WORD = re.compile("|".join(sorted(_SHIFTS, key=len, reverse=True)))
_BEFORE = re.compile(f"(?:{_WORD.pattern})$")
_LONGEST = 3
"""Characters of the longest word."""


def year_of(sentence: Sentence, start: int, end: int) -> tuple[int, int | None] | None:
    """Return the year of the date at ``[start, end)`` of a sentence, and where in the source that year is named from
    which it counts (None: over the sentence). None where a date does not say its year by another, or nobody knows.
    """
    plain = sentence.plain
    match = _WORD.match(plain, start, end) or _BEFORE.search(plain, max(start - _LONGEST, 0), start)
    if match is None:
        return None
    row = sentence.row
    shift = _SHIFTS[match.group()]
    place = sentence.start - row.start + match.start()
    told = () if match.group() in _OF_THE_REPORT else _years_in(row.text)
    before = next(((year, at) for year, at in reversed(told) if at < place), None)
    if before is not None:
        return before[0] + shift, row.start + before[1]
    return (int(row.date.first[:4]) + shift, None) if row.date else None


def shifts_in(text: str) -> set[int]:
    """Return by how many years what a text says of years may lie from those it names.

    Example:
        >>> shifts_in("1951年参军，次年负伤")
        {1}
    """
    return {_SHIFTS[word] for word in _WORD.findall(simplified_of(text))}


@lru_cache(maxsize=256)
def _years_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return the years that a text names, and where."""
    return tuple((item.year, item.start) for item in find_partial(text) if item.year)
