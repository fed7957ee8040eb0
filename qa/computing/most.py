"""Which of several that one sentence counts side by side is most or least: 拍到雪豹7次、马鹿132次 had most deer.

No row and no other words of the sentence answer then, however well they fit; where two are the same, none is most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.normalise import fold, is_cjk
from qa.computing.shown import Computed, bracketed
from qa.finding.names import tokens
from qa.finding.sentence import quantities_in
from qa.telling.cite import cite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

CONFIDENCE = 0.8
"""Said of a choice among the values of one sentence (by hand)."""

LOOKED_AT = 3
"""Sentences among the best in which the row may stand (by hand)."""

SAID = 0.5
"""Share of the question, the class that is asked for aside, that the sentence must say (by hand)."""

_MORE, _LESS = "多|大|高|长|重|贵|快|强|深|远|老", "少|小|低|短|轻|便宜|慢|弱|浅|近"
_WHICH = r"(?:哪(?:一)?[种类个项家支位部款样座所条门科些届国省市县区镇村校队里儿]?|什么|何种|谁)"
_ASKS = re.compile(
    rf"{_WHICH}(?P<class>[^,。?]{{0,14}}?)最(?:为)?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?!后|近|初)"
    rf"|最(?:(?P<more2>{_MORE})|(?P<less2>{_LESS}))的?(?P<class2>[^,。?]{{0,10}}?)(?:是|为|属|出自|来自)?{_WHICH}(?P<class3>[\u4e00-\u9fff]{{0,6}})"
)
_ASKS_ENGLISH = re.compile(
    r"\b(?:which|what) (?P<class>[a-z-]+)\b.*?\b(?:(?P<more>most|largest|biggest|highest|greatest|longest|dearest|tallest|heaviest)"
    r"|(?P<less>fewest|least|smallest|lowest|shortest|cheapest|lightest))\b"
)
_BETWEEN = re.compile(
    r"(?:[、,，;；]|和|与|及|以及|, and | and )(?P<name>[\u4e00-\u9fffA-Za-z·“”\"()（）]{1,14}?)(?:则?[为有达占是])?"
)
_BETWEEN_LATIN = re.compile(r"(?:,|;)? (?:and |plus )?(?:(?:only|just|about) )?|, ")
_PART_OF_IT = re.compile("^(?:其中|另有|还有|共|合计|总|比|较|同比|环比|占|每|平均|人均|增|减|累计|超|达|约|近)")
_OPENS = frozenset("vdpcrxu")
"""Tags of words that lead up to the first name of a row: 全年 | 拍到 | 雪豹7次."""


@dataclass(frozen=True, slots=True)
class _Member:
    """One of a row: the span of its name in the sentence, its value, and what the text writes for it."""

    start: int
    end: int
    value: Decimal
    text: str


@lru_cache(maxsize=256)
def _asked(folded: str) -> tuple[bool, str] | None:
    """Return whether the most is asked for, and what begins with the word for the class; None if neither the most nor the least is."""
    said = _ASKS.search(folded)
    if said:
        return bool(said["more"] or said["more2"]), said["class"] or said["class3"] or said["class2"] or ""
    said = _ASKS_ENGLISH.search(folded)
    return (bool(said["more"]), said["class"]) if said else None


def most(question: Question, words: Sequence[Word], sentences: Sequence[Sentence]) -> Computed | None:
    """Return the one of a row that is most or least, as is asked, its sentence cited; None if none is asked or told."""
    asked = _asked(fold(question.text))
    if asked is None or question.kind in {"person", "organisation"}:
        return None
    largest, sort = asked
    for sentence in sentences[:LOOKED_AT]:
        if _share(words, sentence, sort) < SAID or _TELLS_MOST.search(sentence.plain.lower()):
            continue  # what tells itself which is most may tell it of others than those with a number
        for row in _rows(sentence):
            values = [item.value for item in row]
            best = max(values) if largest else min(values)
            if values.count(best) > 1:
                return None
            chosen = row[values.index(best)]
            name = sentence.text[chosen.start : chosen.end]
            proof = cite(
                sentence.row, sentence.start, sentence.end, sentence.start + chosen.start, sentence.start + chosen.end
            )
            return Computed(name, bracketed(name, chosen.text, question.language), [proof], CONFIDENCE)
    return None


def _share(words: Sequence[Word], sentence: Sentence, sort: str) -> float:
    """Return the share of the question that a sentence says, without the word for the most and, if others are left, its class."""
    said = [
        (word, value)
        for word, value in zip(words, sentence.covered, strict=True)
        if " " not in word.label and "最" not in word.label and not _ASKS_MOST.search(word.label)
    ]
    own = [(word.idf, value) for word, value in said if not sort.startswith(word.label)]
    own = own or [(word.idf, value) for word, value in said]
    total = sum(idf for idf, _ in own)
    return sum(idf * value for idf, value in own) / total if total else 0.0


_TELLS_MOST = re.compile(
    r"最|之首|之冠|第一[,、。;]|居首|领先|其余|余下|\b(?:most|largest|biggest|highest|fewest|smallest|lowest|rest)\b"
)
_ASKS_MOST = re.compile(
    r"^(?:most|largest|biggest|highest|greatest|longest|dearest|tallest|heaviest|fewest|least|smallest|lowest|shortest|cheapest|lightest|often|number|次数|数量|人数)$"
)


def _rows(sentence: Sentence) -> Iterator[list[_Member]]:
    """Yield the rows of like values of a sentence that stand side by side, each with a name of its own."""
    counts = [item for item in quantities_in(sentence.text) if item.exact]
    plain = sentence.plain
    latin = not any(map(is_cjk, plain))
    row: list[_Member] = []
    for place, item in enumerate(counts):
        before = counts[place - 1] if place else None
        if latin:
            goes_on = (
                before
                and item.unit
                and before.unit
                and item.kind == before.kind == "number"
                and (_BETWEEN_LATIN.fullmatch(plain[before.end : item.start]))
            )
            start = plain.find(" ", item.start, item.end) + 1
            member = _Member(start, item.end, item.value, plain[item.start : item.end]) if start else None
        else:
            alike = before and item.unit == before.unit and item.kind == before.kind
            told = _BETWEEN.fullmatch(plain[before.end : item.start]) if alike and before else None
            goes_on = told if told and not _PART_OF_IT.match(told["name"]) else None
            start, end = (
                (before.end + told.start("name"), before.end + told.end("name"))
                if goes_on and told and before
                else (_name_before(plain, item.start))
            )
            member = _Member(start, end, item.value, sentence.text[start : item.end]) if start < end else None
        if not goes_on:
            yield from _whole(row, plain)
            row = []
        row = [*row, member] if member else []
    yield from _whole(row, plain)


def _whole(row: list[_Member], plain: str) -> list[list[_Member]]:
    """Return the row alone if it is one: two that only a comma parts may be length and span of one thing."""
    alike = len(row) > 2 or (len(row) == 2 and plain[row[1].start - 1] not in ",;")
    return [row] if alike else []


def _name_before(plain: str, end: int) -> tuple[int, int]:
    """Return the span of the nouns right before a number: 全年拍到|雪豹|7次."""
    start = end
    for word in reversed([word for word in tokens(plain) if word.end <= end]):
        if word.end != start or word.tag[0] in _OPENS or not word.text.isalnum():
            break
        start = word.start
    return start, end
