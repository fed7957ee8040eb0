"""Whose a value is: the one of a row, the person or the month that governs it, where its sentence speaks of several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking.named import numbers_in
from qa.asking.segmenter import folded_of as fold
from qa.finding import names
from qa.finding.sentence import ANY_YEAR, mentions_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.dates import PartialDate
    from qa.finding.sentence import Sentence

Span = tuple[int, int]

_CLAUSE_ENDS = ",;。:，；："
_OPENS = re.compile(r"(?:其中|而|另外|此外|并且|且|同时|、|和)*")
_IN_QUOTES = re.compile(r"[“「『\"]([^”」』\"]{2,16})[”」』\"]")
_TOGETHER = re.compile(r"[一总]?共|合计|总计")


def is_of_number(forms: Sequence[str], asked: str, sentence: Sentence, answer: Span, led: str) -> bool:
    """Return whether a value is of the thing of a row that a question names: of line 4, not of line 6 or of all.

    ``forms`` are how its name may be written, ``led`` is what the value may belong to. Where its sentence names none of
    the row, the last sentence before it in the paragraph that names any tells of which it is.
    """
    row = numbers_in(fold(asked))
    near = numbers_in(fold(led))
    if any(form in fold(led) for form in forms):
        return not stands_with_others(forms, sentence, answer)
    if any(near.get(thing) or numbers_in(sentence.folded).get(thing) for thing in row):
        return False
    text, at = sentence.row.text, sentence.start - sentence.row.start
    before = text[text.rfind("\n", 0, max(at, 0)) + 1 : at]
    for said in reversed(re.split("[。!?！？]", before)):
        told = numbers_in(fold(said))
        if any(told.get(thing) for thing in row):
            alone = all(told.get(thing, numbers) == numbers for thing, numbers in row.items())
            return alone and any(form in fold(said) for form in forms)
    return False


def counted_of_another(asked: str, led: str) -> bool:
    """Return whether what a value may belong to names others of the row that a name is of, and not this one.

    Example:
        >>> counted_of_another("4号线", "6号线全长42公里,设站26座"), counted_of_another("4号线", "设站26座")
        (True, False)
    """
    near = numbers_in(fold(led))
    return any(near.get(thing) and not numbers & near[thing] for thing, numbers in numbers_in(fold(asked)).items())


def stands_with_others(forms: Sequence[str], sentence: Sentence, answer: Span) -> bool:
    """Return whether a name stands in a row of several that a value is said of together (1号线、3号线共运送…)."""
    before = fold(sentence.text[: answer[0] - sentence.start])
    clause = before[max(before.rfind(mark) for mark in ";。") + 1 :]
    for form in map(re.escape, forms):
        joined = rf"(?:[、和与及]{form}|{form}[^,;。、]{{0,4}}[、和与及])[^,;。]{{0,40}}?{_TOGETHER.pattern}"
        match = re.search(joined, clause)
        if match and not re.search(form, clause[match.end() :]):
            return True
    return False


def is_of_quoted(forms: Sequence[str], sentence: Sentence, answer: Span) -> bool:
    """Return whether the name in quotes nearest before a value, or else behind it, is the one asked about."""
    at = answer[0] - sentence.start
    said = list(_IN_QUOTES.finditer(sentence.text))
    before = [fold(match[1]) for match in said if match.end() <= at]
    behind = [fold(match[1]) for match in said if match.start() >= at]
    near = before[-1] if before else behind[0] if behind else ""
    return not near or any(form in near or near in form for form in forms)


def is_another_person(asked: Sequence[Sequence[str]], sentence: Sentence, answer: Span) -> bool:
    """Return whether the clause of a value begins with a person, and names none of those whom a question names.

    In 甲、乙共同出资,其中甲占股52% the 52% are not of 乙. ``asked`` holds the forms of each name.
    """
    plain, at = sentence.plain, answer[0] - sentence.start
    begin = max(plain.rfind(mark, 0, at) for mark in _CLAUSE_ENDS) + 1
    opened = _OPENS.match(plain, begin)
    first = opened.end() if opened else begin
    clause = fold(plain[begin : answer[1] - sentence.start])
    if any(form in clause for forms in asked for form in forms):
        return False
    return any(start == first and end <= at for start, end in names.people(sentence.text))


def is_of_another_month(wanted: Sequence[PartialDate], sentence: Sentence, answer: Span) -> bool:
    """Return whether the time that governs a value is another than the month or day that a question names.

    A value is of the last time said before it: 8月发现隐患412条,其余9月10日前整改 tells nothing of September.
    """
    asked = [date for date in wanted if date.month is not None]
    if len(asked) != 1:
        return False
    year = int(sentence.row.date.first[:4]) if sentence.row.date else ANY_YEAR
    at = answer[0] - sentence.start
    mentions = mentions_in(sentence.text, year)
    before = [item for item in mentions if item.end <= at]
    behind = [item for item in mentions if item.start >= at]
    return (
        bool(before)
        and not any(_meets(asked[0], item.date.first, item.date.last) for item in before)
        and any(_meets(asked[0], item.date.first, item.date.last) for item in behind)
    )


def _meets(date: PartialDate, first: str, last: str) -> bool:
    """Return whether a span of days begins or ends in a month."""
    return date.month in {int(first[5:7]), int(last[5:7])}
