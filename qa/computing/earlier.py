"""What a number was before, where a text tells only by how much it differs: 640家,比上届增加112家 were 528 then.

The number of today is no answer to how many there were, nor is the difference. Nothing is made of a percentage, which
is rounded.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.normalise import fold, is_cjk
from qa.asking.question import COUNTED
from qa.computing.shown import Computed, bracketed, shown
from qa.finding import former
from qa.finding.numeric import is_same_unit
from qa.finding.sentence import quantities_in
from qa.telling.cite import citation

if TYPE_CHECKING:
    from corpus.quantities import Quantity
    from qa.asking.question import Question
    from qa.finding.sentence import Candidate, Sentence

CONFIDENCE = 0.85
"""Said of a sum or difference of two values that one sentence gives (by hand)."""

NEAR = 24
"""Most characters between a number and that by which it differs (by hand)."""

_YEAR = r"(?:19|20)\d\d"
_DIFFERS = re.compile(
    rf"[^,。;!?]{{0,12}},?[^,。;!?]{{0,4}}[比较](?P<when>上一?[年届次季月周轮]|去年|前一?年|{_YEAR}年)(?!同期)[^,。;!?\d]{{0,5}}?"
    r"(?:(?P<more>增加|增长|扩大|延长|增|多|提高|上升|高)|(?P<less>减少|下降|降低|缩短|减|少|降|低))(?:了|出|约)*"
)
_BEFORE_IT = (
    rf"(?:(?:in |at |for )?(?:the |its )?(?:year|season|term|one) before|(?:in |at )?(?:the |its )?(?:previous|last) [a-z]+"
    rf"|(?:a|the) year (?:earlier|ago)|(?:in )?{_YEAR})"
)
_UP_OR_DOWN = re.compile(
    r"[^,.;!?]{0,12},? ?(?:(?P<more>up|an increase of|a rise of)|(?P<less>down|a (?:fall|decrease|drop) of))(?: by)? "
)
_THAN = re.compile(rf" ?(?:[a-z-]+ )?(?:(?P<more>more|higher)|(?P<less>fewer|less|lower)) than {_BEFORE_IT}")
_ON = re.compile(rf" ?(?:[a-z-]+ )?(?:on|from|over|compared (?:with|to)) {_BEFORE_IT}")
_CHANGED_BY = re.compile(
    r"(?:(?P<more>rose|risen|grew|grown|increased|went up|gone up|climbed)|(?P<less>fell|fallen|dropped|decreased|declined|went down|shrank|was cut|were cut))"
    r"(?: by)? $|[比较](?P<when>上一?[年届次季月周轮]|去年|前一?年)[^,。;!?\d]{0,5}?(?:(?P<up>增加|增长|提高|上升|多)|(?P<off>减少|下降|降低|少))了?$"
)
_TO = re.compile(rf"(?: (?:on|from|over) (?P<when>{_BEFORE_IT}))? to |,?(?:达到?|[增升减降]至|[至到])")
"""What stands before a difference and between it and what came of it: rose by five | to 47."""
_LAST_YEAR = re.compile(r"去年|\blast (?:year|season)\b")
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")


def number_before(question: Question, candidate: Candidate | None) -> Computed | None:
    """Return what was before, if that is asked for and the candidate's sentence tells only the difference; else None.

    Without a citation where it tells only by what share the number has changed: what was before is not known.
    """
    asked = fold(question.text)
    if candidate is None or question.kind not in COUNTED or former.asks_difference(asked):
        return None
    if not (former.is_asked(asked) or former.is_of_the_last_asked(asked) or len(question.dates) == 1):
        return None
    sentence, start = candidate.sentence, candidate.start - candidate.sentence.start
    if former.is_told(sentence.text, (start, candidate.end - candidate.sentence.start)):
        return None
    for first, second in pairwise(quantities_in(sentence.text)):
        if not (first.exact and second.exact):
            continue  # 超过4500人,比上届增加近千人: what there were is not to be reckoned
        here = first.start <= start < first.end or second.start <= start < second.end
        kinds = {first.kind, second.kind}
        by_share = second.kind == "percent" and first.kind != "percent" and first.start <= start < first.end
        if by_share and _rose(sentence, first, second, question) is not None:
            return Computed("", "", [], CONFIDENCE)  # £4,100, up 6 per cent on last year: that is not last year's
        if not here or len(kinds) > 1 or "percent" in kinds or not _is_alike(first, second):
            continue
        now, apart, rose = first, second, _rose(sentence, first, second, question)
        if rose is None:
            now, apart, rose = second, first, _rose_to(sentence.plain, second, first, asked)
        if rose is None:
            continue
        value = now.value - apart.value if rose else now.value + apart.value
        said = shown(value, now, question.language, rounded=True)
        sign = "−" if rose else "+"
        values = f"{sentence.text[now.start : now.end]} {sign} {sentence.text[apart.start : apart.end]}"
        return Computed(said, bracketed(said, values, question.language), [citation(sentence)], CONFIDENCE)
    return None


def _is_alike(now: Quantity, apart: Quantity) -> bool:
    return now.unit == apart.unit or not apart.unit or not now.unit or is_same_unit(now.unit, apart.unit)


def _rose(sentence: Sentence, now: Quantity, apart: Quantity, question: Question) -> bool | None:
    """Return whether the second number is by how much the first one has risen, or fallen; None if it is neither."""
    plain, asked = sentence.plain, fold(question.text)
    between, behind = plain[now.end : apart.start], plain[apart.end : apart.end + 48].lower()
    if len(between) > NEAR:
        return None
    told = _DIFFERS.fullmatch(between) or _THAN.match(behind)
    since = told["when"] if told and "when" in told.re.groupindex else told.group() if told else ""
    if told is None and (told := _UP_OR_DOWN.fullmatch(between.lower())) and (on := _ON.match(behind)):
        since = on.group()
    if told is None or not since:
        return None
    # Whose last year is asked for is known only where the text has the word, too
    if _LAST_YEAR.search(asked) and is_cjk(since[0]) and since != "去年":
        return None
    if former.tells_of_the_last(plain[: now.start]):
        return None  # last year it took so much, up so much on the year before: of that nothing is asked
    return bool(told["more"]) if _is_since(question, sentence, since) else None


def _is_since(question: Question, sentence: Sentence, since: str) -> bool:
    """Return whether a number compared with an earlier one tells of the time that is asked of."""
    years = {date.year for date in question.dates if date.year and not date.month}
    said = _ANY_YEAR.search(since)
    if said:
        return int(said.group()) in years
    if years or not former.may_be_before(fold(question.text)):
        row = sentence.row.date
        return row is not None and years == {int(row.first[:4]) - 1} and _PERIODS[0].search(since) is not None
    return _is_of_period(fold(question.text), since)


def _rose_to(plain: str, now: Quantity, apart: Quantity, asked: str) -> bool | None:
    """Return whether something rose by the one number to the other, or fell; None if that is not told."""
    to = _TO.fullmatch(plain[apart.end : now.start].lower())
    by = _CHANGED_BY.search(plain[max(apart.start - NEAR, 0) : apart.start].lower()) if to else None
    if to is None or by is None or not former.may_be_before(asked):
        return None
    since = to["when"] or by["when"] or ""
    if _LAST_YEAR.search(asked) and is_cjk(since[:1] or " ") and since != "去年":
        return None
    return bool(by["more"] or by["up"]) if _is_of_period(asked, since) else None


_PERIODS = tuple(map(re.compile, ("年|year", "季|quarter", "月|month", "周|week")))


def _is_of_period(asked: str, told: str) -> bool:
    """Return whether what is told may be of the time that is asked of: by how much a month differs tells of no year."""
    wanted, found = (
        {number for number, period in enumerate(_PERIODS) if period.search(text)} for text in (asked, told)
    )
    return not found or bool(wanted & found) or (not wanted and found == {0})
