"""The passages of the day or month that a question names, where none of those found for its words is of that time.

What was held on 26 November 2022 has few words to be found by; among many texts other competitions have more of them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from index import Filters

if TYPE_CHECKING:
    from index import Hit, Index
    from index.hybrid import Query
    from qa.asking.question import Question

ADDED = 5
"""Most passages that are added."""

LONGEST = 31
"""Most days of an event for it to be of the day: what has but a year was not held on each day of it."""


def with_the_day(index: Index, query: Query, question: Question, hits: list[Hit], filters: Filters | None) -> list[Hit]:
    """Return the hits, with those of the events of the time that a question names behind them if none of them is."""
    named = [item for item in question.dates if item.year is not None and item.month is not None]
    if len(named) != 1 or not hits or (filters and (filters.date_from or filters.date_to)):
        return hits
    said = f"{named[0].year}-{named[0].month:02d}" + (f"-{named[0].day:02d}" if named[0].day else "")
    if any(_is_of(hit, said) for hit in hits):
        return hits
    found = index.search(query, ADDED, replace(filters or Filters(), date_from=said, date_to=said))
    least, known = hits[-1].score, {hit.row.number for hit in hits}
    fresh = [hit for hit in found if hit.row.number not in known and _is_short(hit)]
    return [*hits, *(replace(hit, rank=n, score=min(hit.score, least)) for n, hit in enumerate(fresh, len(hits) + 1))]


def _is_of(hit: Hit, said: str) -> bool:
    when = hit.row.date
    return when is not None and _is_short(hit) and when.first <= f"{said}-31"[:10] and when.last >= said


def _is_short(hit: Hit) -> bool:
    when = hit.row.date
    return when is not None and (date.fromisoformat(when.last) - date.fromisoformat(when.first)).days <= LONGEST
