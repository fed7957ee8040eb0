"""The sum of a row of like things that one sentence counts: 油画35幅、国画62幅、版画18幅 are 115 pictures.

A question for how many there are in all is answered by no member of the row alone. It may name some of them
(油画和国画一共多少幅), or none; where it names one only, that one is asked for and nothing is added.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.normalise import fold, is_cjk, simplified
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
"""Said of every such sum: sentence and row were chosen as those of any other answer are (by hand)."""

TOLD = 0.5
"""Least share of the question that the sentence must say, the sort of what is counted aside (by hand)."""

SAID = 0.25
"""Cover from which on a word is said (by hand)."""

ASKS_SUM = re.compile(
    r"合计|总共|一共|共计|总计|总和|加起来|加在一起|相加|之和|共(?=[有是为达计]?[\u4e00-\u9fff]{0,6}(?:多少|几))"
)
"""What asks a Chinese question for a sum."""

_PARTS_OF = re.compile(r"[和与及跟、]")
_BEFORE_SUM = re.compile(r"[^,。?]*?(?=合计|总共|一共|共计|总计|总和|加起来|加在一起|相加|之和|共)")
_GOES_ON = re.compile(r"[、,;和与及](?:另有|还有|以及)?[\u4e00-\u9fffA-Za-z“”\"()·]{1,16}")
"""What stands between two members of a row: a mark and the name of the next."""
_PARTS_ROWS = re.compile("[,;](?!另有|还有|以及)")
_IS_NO_MEMBER = re.compile(
    r"其中|内[有含]|包括|含有?$|占|比|较|增|减|降|升|超|达|至|到|由|每|平均|人均|共|总|合计|累计|[年月日]|第"
)
ASKS_SUM_ENGLISH = re.compile(
    r"\b(?:in total|altogether|in all|combined|put together|together|in sum|total(?:led)?|sum of)\b"
)
"""What asks an English question for a sum, if it says of how many things or names them."""
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_OF_SO_MANY = re.compile(rf"\b({'|'.join(_NUMBERS)})\b(?! (?:years?|months?|days?|weeks?|hours?)\b)")
_BOTH_NAMED = re.compile(
    r"\b[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,4}(?:, (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,4}){0,6},? and (?:the )?[A-Z]"
)
_GOES_ON_LATIN = re.compile(r"[,;]? ?(?:(?:and|while|followed by|plus) )?(?:[\w'’“”&-]+ ){1,7}(?:[$£€¥])?")
_IS_NO_MEMBER_LATIN = re.compile(
    r"\b(?:of which|of them|including|against|from|more|fewer|less|than|up|down|per|each|average|year|years|rose|fell|by|to|until)\b"
)
_STATES_SUM_LATIN = re.compile(r"\b(?:total|altogether|in all|combined|together)\b")
_STATES_SUM = re.compile(r"(?:共|总[计共数额量]?|合计|累计|总[\u4e00-\u9fff]{1,3})(?:有|为|达)?$")
_PART_OF_ONE = re.compile(r"(?:其中|包括|分别)[^,。;]*$")
_UNSUMMED = frozenset("年 月 日 天 个月 小时 分钟 分 秒 岁 周岁 届 级 倍 度 ℃ 周 周年 次方".split())
_COUNTS_ANYTHING = frozenset("个 家 项 人 名 位 件 种 次 处 元 万 亿".split())
_PEOPLE = frozenset("人 名 位".split())


def total(
    question: Question, words: Sequence[Word], chosen: Candidate | None, sentences: Sequence[Sentence]
) -> Computed | None:
    """Return the sum of the row that the value chosen to answer is one of, if the question asks for one.

    None if the sentence states a sum itself, or if the question names one member of the row. A sum without citations
    says that the sentence has several such rows, and that it is not clear which is asked for.
    """
    if chosen is None or question.kind not in {"number", "money"}:
        return None
    asked, chinese = simplified(fold(question.text)), question.language == "zh"
    if not (ASKS_SUM if chinese else ASKS_SUM_ENGLISH).search(asked):
        return None
    sentence = chosen.sentence
    if question.kind == "money" and (each := _of_each(question, chosen)):
        return each
    listed = _listed(asked) if chinese else _counted(question.text)
    row = _row(sentence, chosen, question.unit)
    if row is None:
        return None if listed or not chinese else Computed("", "", [], CONFIDENCE)
    if len(row) < 2 or not (chinese or listed) or not _is_told(sentence, words, row[0].unit, sentences):
        return None
    members = _named(sentence, row, listed)
    if len(members) < 2 or not (chinese or len(members) == listed):
        return None
    value = sum((item.value for item in members), Decimal(0))
    terms = " + ".join(sentence.text[item.start : item.end] for item in members)
    said = shown(value, members[0], question.language, rounded=bool(re.search("[万亿萬億]", terms)))
    return Computed(said, bracketed(said, terms, question.language), [citation(sentence)], CONFIDENCE)


_EACH = re.compile(r"每(?P<unit>[\u4e00-\u9fff]{1,2}?)(?:的?(?:价格|单价|售价|造价|成本))?(?:为|是|约|需|花|卖)?$")
_EACH_LATIN = re.compile(r"(?: each\b| apiece\b)")


def _of_each(question: Question, chosen: Candidate) -> Computed | None:
    """Return what all cost, if the value chosen is the price of each of so many; None if it is not.

    It has no citations, and is no answer, where it is not told of how many: 拖拉机3台,每台12.8万元 are 38.4万元.
    """
    sentence, at = chosen.sentence, chosen.start - chosen.sentence.start
    plain, quantities = sentence.plain, quantities_in(sentence.text)
    own = next((item for item in quantities if item.start <= at < item.end), None)
    each = _EACH.search(plain[:at])
    if own is None or not (each or _EACH_LATIN.match(plain, own.end)):
        return None
    before = [item for item in quantities if item.kind == "number" and item.exact and item.end <= at]
    counts = [item for item in before if each is None or item.unit == each["unit"]]
    if len(counts) != 1 or not own.exact:
        return Computed("", "", [], CONFIDENCE)
    said = shown(own.value * counts[0].value, own, question.language, rounded=True)
    terms = f"{sentence.text[counts[0].start : counts[0].end]} × {sentence.text[own.start : own.end]}"
    return Computed(said, bracketed(said, terms, question.language), [citation(sentence)], CONFIDENCE)


def _counted(text: str) -> int:
    """Return of how many things an English question asks for the sum: "the two halls", "Finch House and Alder House"."""
    if (number := _OF_SO_MANY.search(text.lower())) is not None:
        return _NUMBERS[number[1]]
    named = _BOTH_NAMED.search(text)
    return named.group().count(",") + 2 - (", and " in named.group()) if named else 0


def _row(sentence: Sentence, chosen: Candidate, unit: str) -> list[Quantity] | None:
    """Return the numbers of one unit that stand side by side with the chosen one; none if one states their sum.

    None if there are several rows of them side by side.
    """
    plain = sentence.plain
    at = chosen.start - sentence.start
    quantities = quantities_in(sentence.text)
    own = next((item for item in quantities if item.start <= at < item.end), None)
    if own is None or own.unit in _UNSUMMED or own.kind not in {"number", "money"} or not own.unit:
        return []
    if unit and unit not in {"个", "万", "亿"} and own.kind == "number" and not _alike(unit, own.unit):
        return []
    latin = not any(map(is_cjk, plain[:40]))
    goes_on, no_member = (_GOES_ON_LATIN, _IS_NO_MEMBER_LATIN) if latin else (_GOES_ON, _IS_NO_MEMBER)
    if latin and _STATES_SUM_LATIN.search(fold(sentence.text)):
        return []
    runs: list[list[Quantity]] = [[]]
    parted: set[int] = set()
    for before, item in zip([None, *quantities], quantities, strict=False):
        between = plain[before.end : item.start] if before else ""
        if before is None or not goes_on.fullmatch(between) or no_member.search(between):
            runs.append([])
        elif _PARTS_ROWS.match(between):
            parted.add(item.start)
        runs[-1].append(item)
    run = next(run for run in runs if own in run)
    if any("、" in plain[a.end : b.start] for a, b in pairwise(run)):
        # A row has marks of one kind: a comma leads from a row of 、 to another, and of two it is not said which
        parts: list[list[Quantity]] = [[]]
        for item in run:
            if item.start in parted:
                parts.append([])
            parts[-1].append(item)
        run = next(part for part in parts if own in part)
        if sum(sum(_alike(item.unit, own.unit) for item in part) > 1 for part in parts) > 1:
            return None
    row = [item for item in run if item.kind == own.kind and _alike(item.unit, own.unit)]
    lead = plain[: run[0].start]
    most = max(item.value for item in row)
    stated = _STATES_SUM.search(lead) or _PART_OF_ONE.search(lead) or 2 * most == sum(item.value for item in row)
    return [] if stated or not all(item.exact for item in row) else row


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} <= _PEOPLE


def _is_told(sentence: Sentence, words: Sequence[Word], unit: str, sentences: Sequence[Sentence]) -> bool:
    """Return whether the sentence says enough of the question; what sort 棵 or 幅 count, 树 or 画, it need not.

    Where the question says nothing else, the measure must tell: no other sentence at hand counts anything by it.
    """
    if not any(map(is_cjk, "".join(word.label for word in words))):  # what is counted must be said, its sort need not
        return any(cover >= SAID for word, cover in zip(words, sentence.covered, strict=True) if word.focus > 1)
    told = [
        (word.idf, cover)
        for word, cover in zip(words, sentence.covered, strict=True)
        if word.focus <= 1 or cover >= SAID
    ]
    if not told:
        others = (item for item in sentences if item is not sentence)
        return unit not in _COUNTS_ANYTHING and not any(
            item.unit == unit for other in others for item in quantities_in(other.text)
        )
    return sum(idf * cover for idf, cover in told) >= TOLD * sum(idf for idf, _ in told)


def _listed(asked: str) -> int:
    """Return how many things a question lists before it asks for their sum; 0 if none."""
    match = _BEFORE_SUM.match(asked)
    parts = _PARTS_OF.split(match.group()) if match else []
    return len(parts) if len(parts) > 1 and all(parts) else 0


def _named(sentence: Sentence, row: list[Quantity], listed: int) -> list[Quantity]:
    """Return the members of a row that the question names, all if it names none or as many as there are."""
    quantities = quantities_in(sentence.text)
    ends = [max((other.end for other in quantities if other.end <= item.start), default=0) for item in row]
    longest = max(item.start - end for item, end in zip(row[1:], ends[1:], strict=True)) - 1
    zones = [(max(ends[0], row[0].start - longest), row[0].start)]  # what leads up to the first is said of all
    zones += [(end, item.start) for item, end in zip(row[1:], ends[1:], strict=True)]
    held = [
        {
            match.word
            for match in sentence.matches
            if end <= sentence.offsets[match.start]
            and low < sentence.offsets[match.end] <= high
            and match.weight >= SAID
        }
        for (low, high), end in zip(zones, ends, strict=True)
    ]
    shared = set.intersection(*held)
    named = [item for item, own in zip(row, held, strict=True) if own - shared]
    if listed == len(row) or (not named and not listed):
        return row
    return named if len(named) >= max(listed, 2) else []
