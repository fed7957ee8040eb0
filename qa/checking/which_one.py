"""Whether a sentence tells of the one in time or rank that a question asks for: 去年's income is not 前年's.

Nor is who finished second who finished third, nor a director who steps down the next one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk, simplified
from qa.asking.question import COUNTED
from qa.asking.segmenter import folded_of as fold
from qa.finding import former
from qa.finding.sentence import mentions_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

_YEARS = re.compile(r"(?<![比较与同于])(前年|去年|上年|今年|本年|明年|后年)(?!同期|度?相比)")
_BASE, _DIFFERS = re.compile(r"[比较](前年|去年|上年)[^,;。\d]{0,10}$"), re.compile("[高低多少增减长短快慢]")
"""What leads up to a value of another year with which one is compared, and what stands behind it."""
_SAME = {"上年": "去年", "本年": "今年"}
_PLACES = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth)\b")
_SUPERLATIVE = re.compile(r"\bthe ([a-z]{3,}est)\b")
_NO_SUPERLATIVES = frozenset(
    "west forest harvest interest guest request protest contest arrest conquest chest nest test rest latest".split()
)
_NEXT = re.compile(r"\b(?:the|its|their) next [a-z]")
_COMES = re.compile(
    r"\b(?:next|will|succe(?:ed|ss)\w*|replac\w+|tak(?:e|es|ing) over|took over|appoint\w+|named"
    r"|elect\w+|follow\w*|incoming|designate)\b"
)
_GOES = re.compile(
    r"\b(?:(?:will|is to|to) )?(?:step(?:s|ped|ping)? down|retir\w+|leav(?:e|es|ing)|left|resign\w*|outgoing)\b"
)
UNSAID = 0.2
"""Cover of a word below which nothing says it (by hand)."""


def is_the_one(question: Question, words: Sequence[Word], sentence: Sentence, answer: tuple[int, int] | None) -> bool:
    """Return whether a sentence may tell of the year, the rank or the next of several that is asked for."""
    asked = simplified(fold(question.text))
    if answer is not None and _is_one_of_a_row(question.kind, asked, sentence, answer):
        return False
    if not _is_of_numbered_year(question, sentence, answer):
        return False
    if answer is not None and question.kind in COUNTED and former.is_of_the_last_asked(asked):
        span = answer[0] - sentence.start, answer[1] - sentence.start
        if former.is_compared(sentence.plain.lower(), span, asked):
            return False
    if question.language == "zh":
        if question.kind == "date" and _LAST_EDITION.search(asked) and not _TELLS_EDITION.search(sentence.row.text):
            return False  # of the fair before this one no date is told
        return _is_of_year(asked, sentence, answer) and _is_of_year_before(question, sentence, answer)
    if any(map(is_cjk, sentence.text)) or question.kind in {"yesno", "why"}:
        return True
    if not _is_of_year_itself(question, sentence, answer):
        return False
    places = set(_PLACES.findall(asked))
    told = set(_PLACES.findall(sentence.folded))
    if len(places) == 1 and told and not places & told:
        return False
    best = _SUPERLATIVE.search(asked)
    if best and best[1] not in _NO_SUPERLATIVES:
        said = [value for word, value in zip(words, sentence.covered, strict=True) if best[1] in word.label.split(" ")]
        if said and max(said) < UNSAID:
            return False
    is_next = question.kind == "person" and _NEXT.search(asked) is not None
    return not is_next or _COMES.search(_GOES.sub("", sentence.folded)) is not None


_LAST_EDITION = re.compile("上一?[届次回](?!的?[冠亚季]军)")
_TELLS_EDITION = re.compile("上一?[届次回]|前[一几]?[届次]|此前|去年|前年|首[届次]")
"""What asks for an edition before, and what tells of one."""

_ASKS_BEST = re.compile(
    r"最(?![近后终新初美])|\bthe (?:most|fewest|least|best|worst|highest|largest|biggest|lowest|longest)\b"
)
_APIECE = re.compile("分别|依次|各")
_SAYS_BEST = re.compile(r"最|首|第一|居|领先|冠军[为是由]|夺冠|\b(?:most|best|first|[a-z]{3,}est)\b")


def _is_one_of_a_row(kind: str, asked: str, sentence: Sentence, answer: tuple[int, int]) -> bool:
    """Return whether the best of several is asked for, and a name is one of a row of which nothing tells it apart.

    Which school won most is not told by 甲校、乙校等12所学校参赛.
    """
    told = _SAYS_BEST.search(sentence.plain) or _APIECE.search(sentence.plain)
    if told or kind not in {"person", "organisation", "place"} or not _ASKS_BEST.search(asked):
        return False
    low, high = answer[0] - sentence.start, answer[1] - sentence.start
    beside = sentence.plain[max(low - 1, 0) : low] + sentence.plain[high : high + 1]
    return "、" in beside


def _is_of_year_before(question: Question, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
    """Return whether a value is of the year that is asked for, where only 上年 may say so in a sentence of the next one."""
    years = [date.year for date in question.dates if date.year and not date.month]
    row = sentence.row
    if answer is None or len(years) != 1 or row.date is None or int(row.date.first[:4]) != years[0] + 1:
        return True
    named = [item for item in mentions_in(sentence.text, years[0] + 1) if int(item.date.first[:4]) == years[0]]
    if named or not _YEARS.search(sentence.plain):
        return True
    told = _YEARS.findall(sentence.plain[: answer[0] - sentence.start])
    return bool(told) and _SAME.get(told[-1], told[-1]) == "去年"


_SINCE = re.compile(r"\b(?:since|from|compared|than|over|against|between)\b|[比较从自与和]")
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?=年)")


def _is_of_numbered_year(question: Question, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
    """Return whether a quantity in Chinese text is not told of another year than the one that a question names.

    It is told of the last year before it in its clause, unless it is only compared with that: then it is of the event's.
    """
    wanted = {date.year for date in question.dates if date.year}
    if question.kind not in COUNTED or len(wanted) != 1 or answer is None or question.dates[0].month:
        return True
    text, at = sentence.plain, answer[0] - sentence.start
    low = max(text.rfind(mark, 0, at) for mark in ",;。(") + 1
    said = list(_YEAR.finditer(text, low, at))
    if not said:
        return True
    year = int(said[-1].group())
    if former.is_since(text, (said[-1].start(), said[-1].end() + 1), (at, at)):
        return year not in wanted or bool(_SINCE.search(fold(question.text)))
    return year in wanted or any(str(other) in text for other in wanted)


_BEHIND_THAN = re.compile(
    r"\b(?:than|compared (?:with|to)|against|versus|(?:rise|increase|fall|drop|decrease) (?:on|over|from))"
    r"(?: (?:in|on|the|that|those|for|of|year|season|figures?|total))* $"
)
_ASKS_THAN = re.compile(r"\b(?:than|compared|since|from|against|over|between|chang\w+|more|fewer|less)\b")


_FULL_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _is_of_year_itself(question: Question, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
    """Return whether English text names the one year that a count is asked of not only as what another is compared with.

    63 crews, eleven more than in 2022, are none of 2022. Nor is what is told of 2021 between semicolons.
    """
    years = {date.year for date in question.dates if date.year}
    if question.kind not in COUNTED or len(years) != 1 or _ASKS_THAN.search(fold(question.text)):
        return True
    text, year = sentence.text, str(years.pop())
    said = [match.start() for match in re.finditer(rf"\b{year}\b", text)]
    if answer is not None and ";" in text and said:
        at = answer[0] - sentence.start
        stop = text.find(";", at)
        own = _FULL_YEAR.findall(text[text.rfind(";", 0, at) + 1 : stop if stop >= 0 else len(text)])
        if own and year not in own:
            return False
    return not said or any(_BEHIND_THAN.search(text[:at]) is None for at in said)


def _is_of_year(asked: str, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
    """Return whether no other year (去年, 今年) than is asked for stands before the value in its part."""
    wanted = {_SAME.get(year, year) for year in _YEARS.findall(asked)}
    if not wanted or answer is None:
        return True
    at = answer[0] - sentence.start
    base = _BASE.search(sentence.plain, 0, at)
    if base and _DIFFERS.match(sentence.plain, answer[1] - sentence.start):
        return _SAME.get(base[1], base[1]) in wanted  # 比去年最高负荷1173万千瓦高9.7%
    low = max(sentence.plain.rfind(mark, 0, at) for mark in "。;") + 1
    told = {_SAME.get(year, year) for year in _YEARS.findall(sentence.plain[low:at])}
    return not told or bool(wanted & told)
