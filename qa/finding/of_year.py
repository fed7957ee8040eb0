"""What a sentence says of the year that is asked for, where it tells of two: 评级为“良好”,2019年曾为“需改进”."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.asking.question import Question
    from qa.finding.sentence import Candidate

_LED = re.compile(r"(?:^|(?<=[,;，；]))\s*(?:(?:[Ii]n|[Bb]y|[在到至]) ?)?((?:19|20)\d\d)年?[度底末初]?(?:[,，]\s*)?")
_IS = re.compile(
    r"(?:评级?为|称为|定为|改为|曾为|[为是])|\b(?:it |this |that |they )?(?:was|were|had been|is|became) (?:rated |called |named )?"
)
_QUOTED = re.compile(r"[“\"「『‘](?P<said>[^”\"」』’]+)[”\"」』’]")
_END = " ,;，；。.!?"


def of_its_year(question: Question, candidate: Candidate) -> Candidate:
    """Return a candidate, or what its sentence says of the one year asked for if the candidate is of another time.

    Only where a clause begins with that year and another tells of another time is anything changed.
    """
    if question.kind != "what" or len(question.dates) != 1 or not question.dates[0].year or question.dates[0].month:
        return candidate
    text, base = candidate.sentence.text, candidate.sentence.start
    led = list(_LED.finditer(text))
    own = [number for number, match in enumerate(led) if int(match[1]) == question.dates[0].year]
    if len(own) != 1:
        return candidate
    low = led[own[0]].end()
    high = led[own[0] + 1].start() if own[0] + 1 < len(led) else len(text)
    start, end = candidate.start - base, candidate.end - base
    told_before = any(character.isalnum() for character in text[: led[own[0]].start()])
    if (not told_before and high == len(text)) or (low <= start and end <= high):
        return candidate
    part = text[low:high].rstrip(_END)
    said = _QUOTED.search(part)
    if said:
        first, last = said.span("said")
    else:
        verb = _IS.search(part)
        first, last = (verb.end() if verb else 0), len(part)
    first += len(part[first:last]) - len(part[first:last].lstrip(_END))
    return replace(candidate, start=base + low + first, end=base + low + last) if first < last else candidate
