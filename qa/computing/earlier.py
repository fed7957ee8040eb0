"""What a number was before, where a text tells only by how much it differs: 640家,比上届增加112家 were 528 then.

The number of today is no answer to how many there were, nor is the difference. Nothing is made of a percentage, which
is rounded.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.asking.question import COUNTED
from qa.computing.shown import Computed, bracketed, shown
from qa.finding import former
from qa.finding.numeric import is_same_unit
from qa.finding.sentence import quantities_in
from qa.telling.cite import citation

if TYPE_CHECKING:
    from corpus.quantities import Quantity
    from qa.asking.question import Question
    from qa.finding.sentence import Candidate

CONFIDENCE = 0.85
"""Said of a sum or difference of two values that one sentence gives (by hand)."""

NEAR = 24
"""Most characters between a number and that by which it differs (by hand)."""

_DIFFERS = re.compile(
    r"[^,。;!?]{0,12},?[^,。;!?]{0,4}[比较](?P<when>上一?[年届次季月周轮]|去年|前一?年)(?!同期)[^,。;!?]{0,5}?"
    r"(?:(?P<more>增加|增长|增|多|提高|上升|高)|(?P<less>减少|下降|降低|减|少|降|低))(?:了|出|约)*"
)
_UP_OR_DOWN = re.compile(
    r"[^,.;!?]{0,12},? ?(?:(?P<more>up|an increase of|a rise of)|(?P<less>down|a (?:fall|decrease) of))(?: by)? "
)
_THAN = re.compile(
    r" ?(?:[a-z-]+ )?(?:(?P<more>more|higher)|(?P<less>fewer|less|lower)) than (?:(?:in |at |for )?(?:the |its )?(?:year|season|term|one) before"
    r"|(?:in |at )?(?:the |its )?(?:previous|last) [a-z]+|(?:a|the) year (?:earlier|ago))"
)
_ON = re.compile(
    r" ?(?:[a-z-]+ )?(?:on|from|over|compared (?:with|to)) (?:the (?:year before|previous [a-z]+)|last (?:year|season)|a year (?:earlier|ago))"
)
_EARLIER = re.compile(
    r"去年|上年(?!度)|前一?年|\b(?:previous (?!record)[a-z]+|last (?:year|season|edition|time)|(?:year|season|one|edition|time) before)\b"
)
_LAST_YEAR = re.compile(r"去年|\blast (?:year|season)\b")
_ASKS_DIFFERENCE = re.compile(
    r"[比较](?:上|去|前|往)|[多少高低增减]了?(?:多少|几)|\b(?:more|fewer|less|than|change[ds]?|differen\w+)\b"
)


def number_before(question: Question, candidate: Candidate | None) -> Computed | None:
    """Return what was before, if that is asked for and the candidate's sentence tells only the difference; else None."""
    asked = fold(question.text)
    if candidate is None or question.kind not in COUNTED or _ASKS_DIFFERENCE.search(asked):
        return None
    if not (former.is_asked(asked) or _EARLIER.search(asked)):
        return None
    sentence, start = candidate.sentence, candidate.start - candidate.sentence.start
    if former.is_told(sentence.text, (start, candidate.end - candidate.sentence.start)):
        return None
    for now, apart in pairwise(quantities_in(sentence.text)):
        if not (now.exact and apart.exact):
            continue  # 超过4500人,比上届增加近千人: what there were is not to be reckoned
        here = now.start <= start < now.end or apart.start <= start < apart.end
        if not here or now.kind != apart.kind or "percent" in {now.kind, apart.kind} or not _is_alike(now, apart):
            continue
        rose = _rose(sentence.plain, now, apart, asked)
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


def _rose(plain: str, now: Quantity, apart: Quantity, asked: str) -> bool | None:
    """Return whether the second number is by how much the first one has risen, or fallen; None if it is neither."""
    between, behind = plain[now.end : apart.start], plain[apart.end : apart.end + 48]
    if len(between) > NEAR:
        return None
    if told := _DIFFERS.fullmatch(between):
        # Whose last year is asked for is known only where the text has the word, too
        same = _LAST_YEAR.search(asked) is None or told["when"] == "去年"
        return bool(told["more"]) if same and _is_of_period(asked, told["when"]) else None
    if than := _THAN.match(behind.lower()):
        return bool(than["more"]) if _is_of_period(asked, than.group()) else None
    if (told := _UP_OR_DOWN.fullmatch(between.lower())) and (since := _ON.match(behind.lower())):
        return bool(told["more"]) if _is_of_period(asked, since.group()) else None
    return None


_PERIODS = tuple(map(re.compile, ("年|year", "季|quarter", "月|month", "周|week")))


def _is_of_period(asked: str, told: str) -> bool:
    """Return whether what is told may be of the time that is asked of: by how much a month differs tells of no year."""
    wanted, found = (
        {number for number, period in enumerate(_PERIODS) if period.search(text)} for text in (asked, told)
    )
    return not found or bool(wanted & found) or (not wanted and found == {0})
