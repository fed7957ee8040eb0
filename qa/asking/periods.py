"""The stretch of time that a question limits itself to: in November, before 9 September, in the second half of 2022."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.normalise import fold

if TYPE_CHECKING:
    from corpus.dates import PartialDate
    from corpus.document import EventDate
    from qa.asking.question import Question

_PART = re.compile(
    r"(?P<zh_half>[上下])半年|第? ?(?P<zh_quarter>[一二三四1-4])个?季度|\b(?P<en_half>first|second) half\b"
    r"|\b(?:(?P<en_quarter>first|second|third|fourth) quarter|q(?P<q>[1-4]))\b"
)
_PLACES = {"一": 1, "二": 2, "三": 3, "四": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_BEFORE_ZH = re.compile(r" ?(?:\([^)]*\))?(?:之前|以前|前)(?!三|两|几|沿|往|十)")
_AFTER_ZH = re.compile(r" ?(?:之后|以后|后(?!勤|来))")
_SINCE_ZH = re.compile(r" ?(?:以来|起(?!草|步)|开始)")
_BEFORE_EN = re.compile(r"\b(?:before|prior to|earlier than)\s+(?:the\s+)?$")
_AFTER_EN = re.compile(r"\b(?:after|later than|following)\s+(?:the\s+)?$")
_SINCE_EN = re.compile(r"\b(?:since|from|starting)\s+(?:the\s+)?$")
_UNTIL_EN = re.compile(r"\b(?:until|till|by|up to)\s+(?:the\s+)?$")
_RANGE = re.compile(r"\s*(?:到|至|[-–—~]{1,2}|to|through|until)\s*")
_BOTH = re.compile(r"\s*(?:和|与|and)\s*")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included, as (year or None, month, day); None at an end is open.

    ``fine`` says that it is smaller than a year, so that an event of which only the year is known does not fall in it.
    """

    first: tuple[int | None, int, int] | None
    last: tuple[int | None, int, int] | None
    fine: bool

    def holds(self, date: EventDate | None) -> bool:
        """Return whether an event's date lies in the period, as far as the text says it; a month lies in its half."""
        if date is None or (self.fine and date.precision == "year"):
            return False
        begun = self.first is None or (date.last >= _iso(self.first, date.last) and self._begins(date))
        ended = self.last is None or (date.first <= _iso(self.last, date.first) and self._ends(date))
        return begun and ended

    def _begins(self, date: EventDate) -> bool:
        """Return whether a month that the period cuts is left out: August 2022 is not known to be after the 10th."""
        return date.precision not in {"month", "year"} or date.first >= _iso(self.first or (None, 1, 1), date.first)

    def _ends(self, date: EventDate) -> bool:
        return date.precision not in {"month", "year"} or date.last <= _iso(self.last or (None, 12, 31), date.last)


def _iso(day: tuple[int | None, int, int], like: str) -> str:
    year, month, number = day
    return f"{year or int(like[:4]):04}-{month:02}-{number:02}"


def period_of(question: Question) -> Period | None:
    """Return the period that a question names, the last one if several; None if it names none."""
    folded = fold(question.text)
    dates = question.dates if len(folded) == len(question.text) else ()
    year = next((date.year for date in question.dates if date.year), None)
    part = _PART.search(folded)
    if part:
        low, high = _months(part)
        return Period((year, low, 1), (year, high, monthrange(year or 2023, high)[1]), fine=True)
    if not question.dates:
        return None
    if len(dates) >= 2:
        one, other = dates[-2:]
        between = folded[one.end : other.start]
        both = _BOTH.fullmatch(between) and ("之间" in folded[other.end :] or "between" in folded[: one.start])
        if _RANGE.fullmatch(between) or both:
            first, last = _first(one, one.year or other.year), _last(other, other.year or one.year)
            return Period(first, last, fine=one.month is not None)
    date = question.dates[-1]
    fine = date.month is not None
    if not dates:
        return Period(_first(date, date.year), _last(date, date.year), fine=fine)
    before, after = folded[: date.start], folded[date.end :]
    if _BEFORE_ZH.match(after) or _BEFORE_EN.search(before):
        return Period(None, _day_before(_first(date, date.year)), fine=fine)
    if _SINCE_ZH.match(after) or _SINCE_EN.search(before):
        return Period(_first(date, date.year), None, fine=fine)
    if _AFTER_ZH.match(after) or _AFTER_EN.search(before):
        return Period(_day_after(_last(date, date.year)), None, fine=fine)
    if _UNTIL_EN.search(before):
        return Period(None, _last(date, date.year), fine=fine)
    return Period(_first(date, date.year), _last(date, date.year), fine=fine)


def part_of_year(folded: str) -> str:
    """Return the words by which a folded question names a half or quarter of a year; "" if it names none.

    Example:
        >>> part_of_year("how many events took place in the first half of 2022?")
        'first half'
    """
    part = _PART.search(folded)
    return part.group() if part else ""


def _months(part: re.Match[str]) -> tuple[int, int]:
    if half := part["zh_half"] or part["en_half"]:
        return (1, 6) if half in {"上", "first"} else (7, 12)
    quarter = part["zh_quarter"] or part["en_quarter"] or part["q"]
    place = _PLACES.get(quarter) or int(quarter)
    return 3 * place - 2, 3 * place


def _first(date: PartialDate, year: int | None) -> tuple[int | None, int, int]:
    return year, date.month or 1, date.day or 1


def _last(date: PartialDate, year: int | None) -> tuple[int | None, int, int]:
    month = date.month or 12
    return year, month, date.day or monthrange(year or 2024, month)[1]


def _day_before(day: tuple[int | None, int, int]) -> tuple[int | None, int, int]:
    year, month, number = day
    if number > 1:
        return year, month, number - 1
    if month > 1:
        return year, month - 1, monthrange(year or 2024, month - 1)[1]
    return (year - 1 if year else None), (12 if year else 1), (31 if year else 0)


def _day_after(day: tuple[int | None, int, int]) -> tuple[int | None, int, int]:
    year, month, number = day
    if number < monthrange(year or 2024, month)[1]:
        return year, month, number + 1
    if month < 12:
        return year, month + 1, 1
    return (year + 1 if year else None), (1 if year else 13), 1
