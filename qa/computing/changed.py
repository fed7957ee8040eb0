"""What something was and what it became (由75分钟缩短到28分钟): two values of one thing, and how far apart they are."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.asking.question import COUNTED
from qa.asking.segmenter import folded_of as fold
from qa.computing.shown import Computed, bracketed, shown
from qa.finding.former import CHANGES, EARLIER
from qa.finding.sentence import quantities_in
from qa.telling.cite import citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.quantities import Quantity
    from qa.asking.question import Question
    from qa.finding.sentence import Candidate, Sentence

Span = tuple[int, int]

_FROM = re.compile(r"(?:[从由自]|原来的?|过去的?|此前的?|[从由自](?:[^,。;、\d]{1,8}))$")
_TO = re.compile(rf"[^,。;]{{0,4}}?(?:{CHANGES})[^,。;]{{0,3}}?[到至为成]")
_ASKS_BY = re.compile(rf"(?:{CHANGES}|提速|提前|多|少|快|慢|便宜|贵|节省|节约|涨价|降价)了?(?:多少|几)(?!倍|成|番)")
"""What asks how far the two are apart."""

_BECAME = re.compile(
    r"[由从](?P<was>[^,。;、\d]{1,12}?)(?:提升|升级|升格|上升|提高|改善|好转|恢复|下降|降低|变更|更名|改名|改|变|转变|转|调整|迁|搬|搬迁)(?:为|到|至|成|入)(?P<is>[^,。;、]{1,12}?)(?=[,。;、]|$)"
)
_WHAT = r"(?:的?(?:什么|哪|几|多少|何)(?!时|年|月|日))"
_ASKS_FORMER = re.compile(
    rf"{EARLIER}|过去|原名|曾用名|旧[称名]|前身|[\u4e00-\u9fff]前(?=是|的|属|叫|在|为)|[由从自]{_WHAT}"
)
_ASKS_WHY = re.compile(r"(?<![升级格高善转复降低更名改变整])为什么")
"""What asks for a reason: not 改为什么."""
_ASKS_BOTH = re.compile(rf"[由从自]{_WHAT}.{{0,12}}[为到至成入]{_WHAT}")


def side_asked(question: Question, candidate: Candidate) -> Candidate:
    """Return what something was, or what it has become, as a Chinese question asks: 由劣五类提升为三类.

    What stands behind 由 or 从 is asked for where the asking word does: 从几类提升?
    """
    if question.language != "zh" or question.kind in COUNTED or _ASKS_WHY.search(fold(question.text)):
        return candidate
    asked, base = fold(question.text), candidate.sentence.start
    former, both = _ASKS_FORMER.search(asked) is not None, _ASKS_BOTH.search(asked) is not None
    start, end = candidate.start - base, candidate.end - base
    for match in _BECAME.finditer(candidate.sentence.plain):
        if match.start() <= start and end <= match.end():
            low, high = match.span("was" if former else "is")
            high = match.end("is") if both else high
            if former or (start < match.end("was")):
                return replace(candidate, start=base + low, end=base + high)
    return candidate


CONFIDENCE = 0.85
"""Said of a difference of two values that one sentence gives (by hand)."""


def pairs(sentence: Sentence, spans: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Return the values of a sentence of which the second took the place of the first, with what they count."""
    plain = sentence.plain
    found = []
    for first, second in pairwise(spans):
        between = plain[first[1] : second[0]]
        if (
            len(between) <= REACH
            and _TO.fullmatch(between)
            and _FROM.search(plain[max(first[0] - REACH, 0) : first[0]])
        ):
            found.append((first, second))
    return found


REACH = 12
"""Most characters between the two, and before the first in which 由 is looked for."""


def of_both(sentence: Sentence, spans: Sequence[Span], local: dict[Span, float]) -> None:
    """Give each value of a pair what stands beside either: 学生从7名增加到58名 are students both."""
    for first, second in pairs(sentence, spans):
        local[first] = local[second] = max(local[first], local[second])


def asks_difference(question: Question) -> bool:
    """Return whether a Chinese question asks by how much something has changed."""
    return question.language == "zh" and _ASKS_BY.search(fold(question.text)) is not None


def difference_of_change(question: Question, candidate: Candidate | None) -> Computed | None:
    """Return by how much a value has changed, if a Chinese question asks it and the sentence has both; else None."""
    if candidate is None or not asks_difference(question):
        return None
    sentence = candidate.sentence
    values = quantities_in(sentence.text)
    spans = [(item.start, item.end) for item in values]
    at = candidate.start - sentence.start, candidate.end - sentence.start
    for first, second in pairs(sentence, spans):
        if not any(span[0] < at[1] and at[0] < span[1] for span in (first, second)):
            continue
        one, other = (values[spans.index(span)] for span in (first, second))
        if one.unit in _MINUTES and other.unit in _MINUTES:
            finest = min(one.unit, other.unit, key=_MINUTES.__getitem__)
            one, other = (
                replace(item, value=item.value * _MINUTES[item.unit] / _MINUTES[finest], unit=finest)
                for item in (one, other)
            )
        if one.kind == "percent":
            one, other = replace(one, unit="个百分点"), replace(other, unit="个百分点")
        if one.unit == other.unit and one.kind == other.kind:
            return _made(question, sentence, one, other)
        return Computed("", "", [], CONFIDENCE)  # neither is how far they are apart
    return None


_MINUTES = {"分钟": Decimal(1), "小时": Decimal(60), "个小时": Decimal(60), "天": Decimal(1440)}


def _made(question: Question, sentence: Sentence, one: Quantity, other: Quantity) -> Computed:
    larger, smaller = (one, other) if one.value >= other.value else (other, one)
    said = shown(larger.value - smaller.value, larger, "zh", rounded=True)
    values = f"{sentence.text[larger.start : larger.end]} − {sentence.text[smaller.start : smaller.end]}"
    return Computed(said, bracketed(said, values, question.language), [citation(sentence)], CONFIDENCE)
