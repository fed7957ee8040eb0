"""Whether a value is told of another thing of the kind that a Chinese question names: 江淮陶瓷博物馆 is not 苏州博物馆.

What a question is about stands first in it (苏州博物馆的文创收入). Where a sentence has the end of its name behind
other words, and nothing there or over it says what distinguishes it, its values are those of another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk, simplified
from qa.asking.matching import folded_of as fold
from qa.asking.question import COUNTED
from qa.finding.names import tokens

if TYPE_CHECKING:
    from qa.asking.question import Question
    from qa.finding.sentence import Sentence

_KINDS = frozenset("奖馆院校站桥路村镇县厂队楼塔湖山港店园")
"""Characters by which alone the kind of a thing is known at the end of its name."""

_MEASURES = frozenset("入值口积产量额价费率")
"""Characters with which the name of what is measured ends: 人均年收入, 总产值."""

_POINTS_BACK = re.compile(r"(?:[该这本此其各全两几每那同]|[一二三四五六七八九十\d][个家座所条项])$")
_PLANS = frozenset("计划 项目 情况 数量 总数 人数".split())
LEAST, LONGEST = 2, 4
"""Characters that distinguish a thing at the least, and that name its kind at the most."""


def is_of_another(question: Question, sentence: Sentence, answer: tuple[int, int] | None, title: str) -> bool:
    """Return whether what stands before an answer in its part of a Chinese sentence is another of the kind asked of."""
    asks = question.kind in COUNTED or question.kind in {"person", "date", "place", "organisation"}
    if question.language != "zh" or not asks or answer is None or not any(map(is_cjk, sentence.text)):
        return False
    named = _asked_of(simplified(fold(question.text)))
    text = sentence.plain
    place = next((place for place in question.places if named.startswith(place)), "")
    if place and named[-1] in _MEASURES and place in simplified(fold(sentence.row.text)):
        named = named[len(place) :]  # a passage that has named its village goes on about the incomes there
    begins = named[:LEAST]
    if len(named) <= LEAST or begins in text or begins in simplified(f"{sentence.row.event or ''}{title}"):
        return False
    at = answer[0] - sentence.start
    low = max(text.rfind(mark, 0, at) for mark in "。;") + 1
    for length in range(min(LONGEST, len(named) - LEAST), 0, -1):
        kind = named[-length:]
        if (length == 1 and kind not in _KINDS) or kind in _PLANS:
            continue
        ends = {word.end for word in tokens(text)}  # 奖金 ends with no 奖
        places = [low + match.start() for match in re.finditer(re.escape(kind), text[low:at])]
        if places := [place for place in places if place + length in ends]:
            return all(_names_another(text, place, named[:-length]) for place in places)
    return False


def _asked_of(asked: str) -> str:
    """Return the nouns with which a question begins, up to 的 or its verb."""
    named = ""
    for token in tokens(asked):
        if token.tag[0] not in "nabjz" or token.text in _PLANS:
            break
        named += token.text
    return named


def _names_another(text: str, place: int, own: str) -> bool:
    """Return whether a kind at a place of a text ends the name of something else than ``own``."""
    word = next((word for word in tokens(text) if word.start < place <= word.end), None)
    before = text[max(place - 16, 0) : place]
    if word is None or word.tag[0] not in "nabj" or _POINTS_BACK.search(before):
        return False
    parts = iter(before)
    return not all(character in parts for character in own)  # 茶博会 of 茶叶博览会
