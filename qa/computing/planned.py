"""What had been planned, where a text tells only how far from the plan it came out: 用了9天,比预计早3天 were to be 12."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.asking.question import COUNTED
from qa.computing.shown import Computed, bracketed, shown
from qa.finding.numeric import is_same_unit
from qa.finding.sentence import quantities_in
from qa.finding.targets import aimed_and_done, asks_beyond_plan
from qa.telling.cite import citation

if TYPE_CHECKING:
    from qa.asking.question import Question
    from qa.finding.sentence import Candidate

CONFIDENCE = 0.85
"""Said of a sum or difference of two values that one sentence gives (by hand)."""

_ASKED = re.compile(
    r"原[计定]|原先[计打]|本来[要计打]|(?<![比较])(?:预计|计划|预算(?:是|为|多少)|预期)"
    r"|\b(?:planned|expected|scheduled|budgeted|supposed|intended|meant|estimated)\b"
)
_ASKS_APART = re.compile(
    r"[比较](?:原|预|计)|[提早晚超多少快慢]前?了?(?:多少|几)|\b(?:more|fewer|less|than|earlier|later|ahead|over)\b"
)
_OUT = re.compile(
    r"[^,。;!?\d]{0,8},?[^,。;!?\d]{0,4}(?:比|较)(?:原来?的?)?(?:预计|计划|预期|预算|工期|定)的?[^,。;!?\d]{0,4}?"
    r"(?:(?P<less>提前|提早|早|快|少|缩短|节省|节约|省|低)|(?P<more>推迟|延后|晚|迟|慢|多|超出?|高))(?:了|出|用|花)*"
)
_THAN = re.compile(
    r" ?(?:[a-z-]+ )?(?:(?P<less>fewer|less|sooner|earlier|ahead of)|(?P<more>more|longer|later|over|behind))"
    r"(?: than)? (?:it (?:was|had been) |they (?:were|had been) |the |was |had been )?(?:planned|expected|scheduled?|budget(?:ed)?|plan|estimated?|intended)\b"
)


def planned(question: Question, candidate: Candidate | None) -> Computed | None:
    """Return what had been planned, if that is asked and the candidate's sentence tells how far it was missed; else None."""
    asked = fold(question.text)
    if candidate is not None and question.kind in COUNTED and asks_beyond_plan(asked):
        return _beyond(question, candidate)
    if candidate is None or question.kind not in COUNTED or not _ASKED.search(asked) or _ASKS_APART.search(asked):
        return None
    sentence, start = candidate.sentence, candidate.start - candidate.sentence.start
    plain = sentence.plain
    for done, apart in pairwise(quantities_in(sentence.text)):
        here = done.start <= start < done.end or apart.start <= start < apart.end
        alike = done.unit == apart.unit or not apart.unit or is_same_unit(done.unit, apart.unit)
        if not (here and done.exact and apart.exact and alike and done.kind == apart.kind != "percent"):
            continue
        told = _OUT.fullmatch(plain[done.end : apart.start]) or _THAN.match(plain[apart.end :].lower())
        if told is None:
            continue
        value = done.value + apart.value if told["less"] else done.value - apart.value
        said = shown(value, done, question.language, rounded=True)
        sign = "+" if told["less"] else "−"
        values = f"{sentence.text[done.start : done.end]} {sign} {sentence.text[apart.start : apart.end]}"
        return Computed(said, bracketed(said, values, question.language), [citation(sentence)], CONFIDENCE)
    return None


_ASKS_MORE = re.compile(r"[多超高]|\b(?:more|exceed\w*|beyond|over|above)\b")
_ASKS_LESS = re.compile(r"[少低]|\b(?:fewer|less)\b")


def _beyond(question: Question, candidate: Candidate) -> Computed | None:
    """Return how far what was done lies from what was aimed at, in the candidate's sentence; None if that is not told.

    Without a citation where it fell short and by how much more is asked, or the other way round.

    Of several pairs it is that of the unit asked for, else the one that the candidate is of.
    """
    sentence, start = candidate.sentence, candidate.start - candidate.sentence.start
    values = {item.start: item for item in quantities_in(sentence.text)}
    pairs = [(values[aimed[0]], values[done[0]]) for aimed, done in aimed_and_done(sentence.text)]
    if len(pairs) > 1:
        of_unit = [pair for pair in pairs if pair[0].unit == question.unit]
        pairs = of_unit or [pair for pair in pairs if start in {pair[0].start, pair[1].start}]
    for one, other in pairs[:1]:
        if one.exact and other.exact and one.value != other.value:
            if (_ASKS_LESS if other.value > one.value else _ASKS_MORE).search(fold(question.text).replace("多少", " ")):
                return Computed("", "", [], CONFIDENCE)  # it is asked the wrong way round
            more, less = (other, one) if other.value > one.value else (one, other)
            said = shown(more.value - less.value, more, question.language, rounded=True)
            terms = " − ".join(sentence.text[item.start : item.end] for item in (more, less))
            return Computed(said, bracketed(said, terms, question.language), [citation(sentence)], CONFIDENCE)
    return None
