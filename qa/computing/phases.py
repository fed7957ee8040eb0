"""The sum over the phases, batches or turns of a thing, each told by itself: 两期一共投了多少 are 一期's sum and 二期's.

Whoever asks for all is answered by the number of none of them alone. Numbers count that the same word leads up to.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from corpus.normalise import fold
from index.english import chinese_number
from qa.computing.rows import ASKS_SUM
from qa.computing.shown import Computed, bracketed, shown
from qa.finding.sentence import quantities_in
from qa.telling.cite import citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.quantities import Quantity
    from qa.asking.question import Question
    from qa.finding.sentence import Candidate, Sentence

CONFIDENCE = 0.75
"""Said of such a sum: that the parts are of one thing is told by their words alone (by hand)."""

NEAR = 8
"""Sentences among the best in which the parts may be told (by hand)."""

LED = 2
"""Characters before a number that must be the same before each (by hand: 投资, 认定)."""

_ALL_OF = re.compile("(?P<count>[两二三四五])个?(?P<of>期|批|届|轮|季|场|段|阶段)")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_NEARLY = re.compile("(?:为|约|近|达到?|超过?|共|了|额|计)+$")


def counted(asked: str) -> int:
    """Return how many phases a folded Chinese question counts (两期一共投了多少: 2); 0 if it counts none."""
    match = _ALL_OF.search(asked)
    return _COUNTS[match["count"]] if match else 0


def total(question: Question, candidate: Candidate | None, sentences: Sequence[Sentence]) -> Computed | None:
    """Return the sum over all the phases that a Chinese question counts, every sentence cited; None if it asks for none.

    It has no citations, and is no answer, where the value chosen is of one phase and the others are not told alike.
    """
    asked = fold(question.text)
    match = _ALL_OF.search(asked)
    if candidate is None or match is None or not ASKS_SUM.search(asked) or question.kind not in {"number", "money"}:
        return None
    own = candidate.sentence, candidate.start - candidate.sentence.start
    if _phase(own[0].plain, own[1], match["of"]) == 0 or match.group() in own[0].folded[: own[1]]:
        return None  # it may be told outright
    like = next((item for item in quantities_in(own[0].text) if item.start == own[1]), None)
    led = _led(own[0].plain, own[1])
    found: dict[int, list[tuple[Sentence, Quantity]]] = {}
    for sentence in sentences[:NEAR]:
        for item in quantities_in(sentence.text):
            if like and item.kind == like.kind and item.exact and _led(sentence.plain, item.start) == led:
                found.setdefault(_phase(sentence.plain, item.start, match["of"]), []).append((sentence, item))
    wanted = range(1, counted(asked) + 1)
    if like is None or not all(len(found.get(number, ())) == 1 for number in wanted):
        return Computed("", "", [], CONFIDENCE)
    parts = [found[number][0] for number in wanted]
    if len({(item.unit[-1:], sentence.row.source) for sentence, item in parts}) > 1:
        return Computed("", "", [], CONFIDENCE)
    said = shown(sum((item.value for _, item in parts), Decimal(0)), like, "zh", rounded=True)
    terms = " + ".join(sentence.text[item.start : item.end] for sentence, item in parts)
    cited = list(dict.fromkeys(citation(sentence) for sentence, _ in parts))
    return Computed(said, bracketed(said, terms, "zh"), cited, CONFIDENCE)


def _phase(plain: str, place: int, of: str) -> int:
    """Return the number of the phase that a sentence names last before a place; 0 if it names none.

    Example:
        >>> _phase("二期项目投资3.4亿元", 6, "期"), _phase("首批认定120家", 4, "批"), _phase("投资3.4亿元", 2, "期")
        (2, 1, 0)
    """
    found = 0
    for match in re.finditer(
        rf"(?:第(?P<order>[一二三四五1-5])|(?P<bare>[一二三四五])|(?P<first>首)){of}", plain[:place]
    ):
        written = match["order"] or match["bare"] or "一"
        found = int(written) if written.isdigit() else next(n for n in range(1, 6) if chinese_number(n) == written)
    return found


def _led(plain: str, place: int) -> str:
    return _NEARLY.sub("", plain[:place])[-LED:]
