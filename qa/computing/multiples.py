"""What several cost, where a text tells the price of one: of 豆浆一杯三块, two cups are six yuan.

The price of one is no answer to what two cost. Where the text prices as many outright, nothing is multiplied, and where
it prices one by another measure, nothing is known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.checking.apiece import is_apiece
from qa.computing.shown import Computed, bracketed, shown
from qa.finding.sentence import quantities_in
from qa.telling.cite import citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.quantities import Quantity
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Candidate, Sentence

CONFIDENCE = 0.8
"""Said of so many times the price of one (by hand)."""

MOST = 100
"""More than so many are bought by no price of one (by hand)."""

_ASKS = re.compile(
    r"^[^,。?]{0,12}?(?P<many>[两二三四五六七八九十百\d]+)(?P<unit>[\u4e00-\u9fff])[^,。?是有第]{0,10}?(?:一共|总共|共|加起来)?(?:要|得|需要?|卖|收|付|是|花)*多少(?:钱|元|块)"
    r"|\bhow much (?:do|would|will|are|is|for) (?:the )?(?P<count>[a-z]+|\d+) (?P<what>[a-z' -]{3,40}?)(?: cost| come to| be)?\W*$"
)
_OF_ONE = re.compile(
    r"(?:^|[.;:,] |\b(?:and|while|but) )(?:an?|each|every|one|per|single) [^.;:,]{2,60}$"
    r"|\b(?:tickets?|seats?|copies|meals?|passes) (?:(?:now|then|still|each) )?(?:costs?|are|were|at|sells? (?:for|at)|for|from) $"
)
_OF_ANOTHER = re.compile(r"[一每][\u4e00-\u9fff]$")
"""What leads up to the price of one by another measure: 一箱60元 says nothing of two bottles."""
_EACH = re.compile(r" ?(?:each|apiece|per |an? (?!month|year|day|week)[a-z]+)")


def multiplied(question: Question, words: Sequence[Word], candidate: Candidate | None) -> Computed | None:
    """Return what so many cost as a question asks, if the candidate is the price of one; None if it does not or is not.

    Without citations if it is the price of another thing, or of one by another measure.
    """
    if candidate is None or question.kind != "money":
        return None
    asked = _ASKS.search(fold(question.text))
    many = _many(question, asked) if asked else None
    if asked is None or many is None:
        return None
    sentence, at = candidate.sentence, candidate.start - candidate.sentence.start
    price = next((item for item in quantities_in(sentence.text) if item.start <= at < item.end), None)
    if price is None or price.kind != "money" or not price.exact:
        return None
    if any(item.value == many.value and item.kind == "number" for item in quantities_in(sentence.text)):
        return None  # three of them for ten yuan
    if asked["what"] and not _is_named(asked["what"], words, sentence):
        return Computed("", "", [], CONFIDENCE)
    span = price.start, price.end
    if not (_is_of_one(sentence.plain, span, asked["unit"]) if asked["unit"] else _costs_one(sentence.plain, span)):
        return Computed("", "", [], CONFIDENCE) if _OF_ANOTHER.search(sentence.plain[: span[0]]) else None
    said = shown(price.value * many.value, price, question.language, rounded=True)
    values = f"{sentence.text[price.start : price.end]} × {many.value}"
    return Computed(said, bracketed(said, values, question.language), [citation(sentence)], CONFIDENCE)


def _many(question: Question, asked: re.Match[str]) -> Quantity | None:
    """Return how many a question asks the price of, if more than one."""
    place = asked.start("many" if asked["many"] else "count")
    found = (item for item in quantities_in(question.text) if item.start == place and item.kind == "number")
    return next((item for item in found if item.exact and 1 < item.value <= MOST), None)


def _is_named(what: str, words: Sequence[Word], sentence: Sentence) -> bool:
    """Return whether a sentence speaks of all that an English question asks the price of."""
    parts = what.split(" ")
    told = {item.word for item in sentence.matches if item.weight >= SAID}
    return all(place in told for place, word in enumerate(words) if word.label in parts)


SAID = 0.25
"""Weight of a match from which on it says a word (by hand)."""


def _is_of_one(plain: str, span: tuple[int, int], unit: str) -> bool:
    """Return whether a Chinese price is of one: 一碗8元, 每张20元, 成人票25元, or 去年一个两块,今年两块五."""
    begin = max(plain.rfind(mark, 0, span[0]) for mark in ";。") + 1
    before = [item for item in quantities_in(plain) if begin <= item.start < span[0]]
    priced = [item for item in before if item.kind == "money"]
    same = _ANY if unit in _ANY else unit
    measures = re.findall(r"[一每]([\u4e00-\u9fff])", plain[begin : span[0]])
    if measures and measures[-1] not in same and unit not in _TICKETS:
        return False  # 一瓶酒便宜,一箱酒480元
    led = priced and re.search(rf"[一每][{same}]$", plain[begin : priced[0].start])
    ticket = unit in _TICKETS and "票" in plain[begin : span[0]] and len(priced) == len(before)
    return bool(led) or ticket or any(is_apiece(plain, span, one) for one in same)


_ANY, _TICKETS = "个份只件", "张人位个"
"""What counts the same portion, and tickets."""


def _costs_one(plain: str, span: tuple[int, int]) -> bool:
    """Return whether an English price is of one: a child pays £6, tickets cost £9, £3 each."""
    said = plain.lower()
    return _OF_ONE.search(said[: span[0]]) is not None or _EACH.match(said, span[1]) is not None
