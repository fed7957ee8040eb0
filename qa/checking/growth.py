"""Of what a change is: a rate by which high-tech firms grew says nothing of patents, however much both are asked for.

A Chinese sentence names what has grown before the rate (:mod:`corpus.heads`); a question, before or behind its verb.
"""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk
from qa.asking.question import COUNTED
from qa.asking.segmenter import folded_of as fold
from qa.computing.differences import is_chinese
from qa.finding.apart import counted_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Candidate, Sentence

_RATE = re.compile(r"%|百分|成(?!都|立|本|功|果|员)|倍")

_CHINESE = re.compile(
    r"^(?P<what>.*?)(?:(?:的)?(?:同比|环比)|[比较](?:上一?[年届季月次]|去年|前一?年|同期|往年).*?)?"
    r"(?:增长|增加|增幅|增速|涨幅|降幅|提高|上升|上涨|下降|减少|降低|下滑|上浮|多了|少了|涨了|降了|翻了)"
)
"""A Chinese question for a change, up to its verb: what changes stands before it."""

_ENGLISH = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:growth|increase|rise|decline|drop|decrease|fall|change|jump)(?: rates?)? (?:of|in) (?P<what>.+)",
        r"\b(?:did|do|does|has|have|had|is|are|was|were) (?P<what>.+?) "
        r"(?:gr[eo]w|grown|growing|increas\w+|ris[ei]\w*|rose|fall\w*|fell|declin\w+|drop\w*|decreas\w+|chang\w+|expand\w*|jump\w*)\b",
        r"^(?P<what>.+?) (?:growth|increase|rise|decline|drop|decrease|change|jump)\b",
    )
)
"""English questions for a change: behind the noun, before the verb, or before the noun."""

_TIME = re.compile(r"(?:第?[一二三四])?季度|[上下]半年|[\d一二三四五六七八九十]+月份?|\d+年|[今去当]年")

_SAYS_LITTLE = re.compile(
    rf"{_TIME.pattern}|数量|数目|总数|总量|人数|家数|总额|规模|比例|比重|幅度|情况|多少|全市|全县|全省|全区|全年|今年|去年|当年|上年|我市|我县|全社会|整体|\d+年?"
)
_LITTLE = frozenset(
    "number numbers amount total overall rate rates percentage percent share year years annual yearly volume value much"
    " many fast what how the county city province town district whole country last this".split()
)
"""What a question may say of what changes that a text need not: 数量, the number of."""

HELD = 0.4
"""Part of the name of what changes that must stand in what a Chinese question's rate is of (by hand)."""

MEANT = 0.2
"""Weight from which on a word may be meant by a Chinese one, where an English question names what changes (by hand)."""

LIKELY = 0.1
"""Weight from which on a translation is one of the likely ones (by hand)."""


def is_said(question: Question, words: Sequence[Word], candidate: Candidate | None) -> bool:
    """Return whether a rate of change is of what a question names, if it asks by how much that has changed."""
    if candidate is None or question.kind not in COUNTED or not is_chinese(candidate):
        return True
    if not _RATE.search(candidate.text) or not (named := _named(question, words)):
        return True
    sentence = candidate.sentence
    start, end = candidate.start - sentence.start, candidate.end - sentence.start
    region = _told_of(sentence, start, end)
    said = dict.fromkeys(named, 0.0)
    leads = dict.fromkeys(named, 0.0)
    part = max(map(sentence.plain.rfind, ";。", (0, 0), (start, start))) + 1
    for match in sentence.matches:
        low, high = sentence.offsets[match.start], sentence.offsets[match.end]
        if match.word in said and low < region[1] and region[0] < high:
            said[match.word] = max(said[match.word], match.weight)
        elif match.word in leads and part <= low < region[0]:
            leads[match.word] = max(leads[match.word], match.weight)
    if question.language != "zh":
        return any(weight >= MEANT for weight in said.values()) or any(
            _begins_alike(words[number], sentence.plain[slice(*region)]) for number in named
        )
    total = sum(words[number].idf for number in named)
    if any(said.values()):  # 工业企业1386家,实现利润147.9亿元,下降2.7%: the profit is theirs
        said = {number: max(weight, leads[number]) for number, weight in said.items()}
    return sum(words[number].idf * sqrt(weight) for number, weight in said.items()) >= HELD * total


def _told_of(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of a sentence that says of what a rate is: what it measures, if that is known, else all of its
    part of the sentence; all that stands before it, where the part names a time only (第三季度为7.4亿元,环比下降3.9%).
    """
    plain = sentence.plain
    begin = max(map(plain.rfind, ";。", (0, 0), (start, start))) + 1
    region = counted_of(sentence, (start, end))
    if region is None or plain[region[0]] in "比较" or "分别" in plain[region[0] : start]:
        region = begin, end
    return region if _TIME.sub("", plain[slice(*region)]) else (0, end)


def _begins_alike(word: Word, text: str) -> bool:
    """Return whether a text has the first character of what a word likely means: 货物, of 货邮吞吐量."""
    likely = (form for form, weight in word.variants if len(form) == 2 and weight >= LIKELY)
    return any(is_cjk(form[0]) and form[0] in text for form in likely)


def _named(question: Question, words: Sequence[Word]) -> list[int]:
    """Return the words of a question that name what has changed; none if it asks for no change."""
    asked = fold(question.text)
    patterns = (_CHINESE,) if question.language == "zh" else _ENGLISH
    match = next(filter(None, (pattern.search(asked) for pattern in patterns)), None)
    if match is None:
        return []
    what = _SAYS_LITTLE.sub(" ", match["what"]) if question.language == "zh" else match["what"]
    named = {fold(name) for name in re.findall(r"\b[A-Z][a-z]+", question.text)}  # where it has changed
    return [
        number
        for number, word in enumerate(words)
        if word.label in what and word.label not in _LITTLE | named and " " not in word.label
    ]
