"""From ranked passages to the sentence that answers and the value in it.

A sentence scores by how much of the question it covers (words weighed by rarity; a word that stands only in the
event's title or elsewhere in the passage counts less), by its vector, by the rank of its passage, and by whether it
holds a value of the wanted kind at all. A value scores by its sentence and by which words of the question stand right
beside it: in 冠军66项、亚军66项、季军61项 each number belongs to the word before it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date as day
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import mul
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.facts import find_facts
from corpus.normalise import fold_with_offsets, is_cjk, simplified
from corpus.quantities import find_quantities, numbered
from corpus.sentences import split_clauses
from qa import contrasts, names
from qa.constraints import sides
from qa.matching import Match, Word, coverage, find_in_groups, focus_of, sought
from qa.matching import folded_of as fold
from qa.passage_texts import passage_text
from qa.question import PLANNED_SAID, asked_verb, counters, excepted, is_planned
from qa.spoken import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.dates import PartialDate
    from corpus.quantities import Quantity
    from index import Hit, Index
    from index.encoder import Vectors
    from index.passages import Row
    from qa.question import Question

# Weights below were set by hand while looking at all the dev questions, which therefore flatter them; a later issue
# learns them from public sets.
IN_TITLE, IN_PASSAGE = 0.7, 0.4
"""What a word counts that stands in the event's title, or elsewhere in the passage, but not in the sentence."""
NEARNESS, RANK, HAS_KIND, LOCAL, SAME_VALUE = 0.5, 0.12, 0.25, 0.9, 0.2
ANY_YEAR = 2000
"""A leap year, by which days are compared where neither question nor text gives one (6月30日 is in June)."""
SEASON = 93
"""Most days of a date that says in which month something was."""
ANSWERS = 2.0
"""What the share of the question counts for the sentence behind one that has it and ends with a question mark: what
the text asks itself, it answers next (by hand)."""
REACH = 8.0
"""Characters over which a word's hold on a value falls to 1/e."""
CROSSING = {",": 5.0, ";": 12.0, "、": 5.0, ":": 2.0, "(": 2.0, ")": 2.0}
"""Characters that a mark between word and value is worth: what it separates belongs together less."""


# Sentences come back question after question; what was read in one is kept. A later issue reads them at index time.
_quantities = lru_cache(maxsize=4096)(find_quantities)
_mentions = lru_cache(maxsize=4096)(find_dates)
_folded = lru_cache(maxsize=4096)(fold_with_offsets)
_simplified = lru_cache(maxsize=4096)(simplified)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, scored. ``covered`` is per word of the question, in [0, 1]."""

    row: Row
    start: int
    end: int
    text: str
    folded: str
    offsets: list[int]
    matches: list[Match]
    covered: list[float]
    share: float
    cosine: float
    score: float

    @property
    def plain(self) -> str:
        """Return the text in half width and simplified characters, so that one pattern reads all."""
        return _simplified(self.text)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible short answer: its span in the source, its sentence, its score.

    ``local`` is the share of the question that stands beside it, ``fitness`` what else speaks for it (unit, precision).
    ``worth`` is the F1 that the reader expects of it, in [0, 1]: near 1 if it is sure; None where nothing was read.
    """

    sentence: Sentence
    start: int
    end: int
    score: float
    local: float = 0.0
    fitness: float = 0.0
    worth: float | None = None

    @property
    def text(self) -> str:
        """Return the characters of the span."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]


def rank_sentences(
    index: Index, hits: list[Hit], words: list[Word], vector: Vectors, question: Question
) -> list[Sentence]:
    """Return the sentences of the hits, best first."""
    found = []
    idfs = [word.idf for word in words]
    total = sum(idfs) or 1.0
    top = max((hit.score for hit in hits), default=0.0)
    holds = value_finder(question)
    wanted = {item.value for item in _quantities(question.text)}
    passages = [passage_text(index, hit.row) for hit in hits]
    names = list(dict.fromkeys(_name(index, hit.row) for hit in hits))
    texts, owners = [fold(name) for name in names], list(range(len(names)))
    for number, passage in enumerate(passages, len(names)):
        texts += [sentence.folded for sentence in passage.sentences]
        owners += [number] * len(passage.sentences)
    matched, whole = find_in_groups(sought(words), texts, owners)
    inside = iter(matched[len(names) :])
    covers = [coverage(words, matches) for matches in whole]
    covers += [coverage(words, [])] * (len(names) + len(passages) - len(covers))  # the last may have no sentence
    over = dict(zip(names, covers, strict=False))
    near_by = index.dense.sentence_scores(vector, [hit.row.number for hit in hits])
    for hit, passage, cover, cosines in zip(hits, passages, covers[len(names) :], near_by, strict=True):
        row = hit.row
        outside = [max(IN_TITLE * a, IN_PASSAGE * b) for a, b in zip(over[_name(index, row)], cover, strict=True)]
        asked_before: list[float] | None = None
        for sentence, cosine in zip(passage.sentences, cosines, strict=True):
            text, matches = sentence.text, next(inside)
            covered = list(map(max, coverage(words, matches), outside)) if matches else outside
            if asked_before:
                covered = [max(own, IN_TITLE * before) for own, before in zip(covered, asked_before, strict=True)]
            asked_before = covered if text.endswith(("?", "？")) else None
            share = sum(map(mul, idfs, covered)) / total
            # Exact hits lead by a constant; it says nothing about their sentences
            score = share + NEARNESS * cosine + RANK * max(hit.score - top, -6.0)
            score += ANSWERS * sum(map(mul, idfs, asked_before)) / total if asked_before else 0.0
            if wanted:  # how many numbers of the question it has, however written (百分之二百 and 200%)
                score += SAME_VALUE * min(len(wanted & {item.value for item in _quantities(text)}), 2)
            score += HAS_KIND * (holds is None or bool(holds(text, row)))
            found.append(
                Sentence(
                    row,
                    sentence.start,
                    sentence.end,
                    text,
                    sentence.folded,
                    sentence.offsets,
                    matches,
                    covered,
                    share,
                    cosine,
                    score,
                )
            )
    found.sort(key=lambda sentence: -sentence.score)
    return found


def _name(index: Index, row: Row) -> str:
    """Return what stands over a passage: the title of its event, else of its text."""
    return row.event or index.passages.sources[index.passages.numbers[row.source]].title


def value_finder(question: Question) -> Callable[[str, Row], list[names.Span]] | None:
    """Return what finds the spans of the wanted kind in a sentence; None if the kind has no values."""
    return _FINDERS.get(question.kind)


def _numbers(kind: str) -> Callable[[str, Row], list[names.Span]]:
    def spans(text: str, _: Row) -> list[names.Span]:
        return [(item.start, item.end) for item in _quantities(text) if item.kind == kind]

    return spans


def _dates(text: str, row: Row) -> list[names.Span]:
    year = int(row.date.first[:4]) if row.date else ANY_YEAR
    found = []
    for item in _mentions(text, year):
        before = _simplified(text[max(item.start - 2, 0) : item.start])
        found.append((item.start - 2 if item.date.inferred and before in _SAME_YEAR else item.start, item.end))
    return found


_SAME_YEAR = frozenset(("同年", "当年", "是年", "该年", "今年", "本年"))
"""What says of which year the month behind it is."""
_FINDERS: dict[str, Callable[[str, Row], list[names.Span]]] = {
    "number": _numbers("number"),
    "money": _numbers("money"),
    "percent": _numbers("percent"),
    "date": _dates,
    "place": lambda text, _: names.places(text),
    "organisation": lambda text, _: sorted({*names.organisations(text), *names.latin_bodies(text)}),
    "person": lambda text, _: sorted(
        {*names.people(text), *names.organisations(text), *names.latin_bodies(text, sure=True)}
    ),
    "list": lambda text, _: names.lists(text),
}


def values(sentences: list[Sentence], words: list[Word], question: Question) -> list[Candidate]:
    """Return the values of the wanted kind in the best sentences, best first."""
    finder = value_finder(question)
    if finder is None:
        return []
    total = sum(word.idf for word in words) or 1.0
    asked = _Asked(question)
    counts = question.kind in {"number", "money", "percent"}
    first = asked.first and any(_FIRST_OF.search(sentence.folded) for sentence in sentences)
    found = []
    for sentence in sentences:
        spans = finder(sentence.text, sentence.row)
        if not spans:
            continue
        heads = respective(sentence.plain, spans)
        parts = [_of_subset(sentence, span) if counts else 0.0 for span in spans]
        apart = _apart(sentence, spans, words, question, heads)
        for span, part in zip(spans, parts, strict=True):
            said = sentence.text[span[0] : span[1]]
            if question.kind == "number" and (is_other_sort(question, said) or is_vague(question, said)):
                continue
            if span in heads:  # 分别: the words stand before the others', too
                local = _inside(sentence, heads[span], words) / total
            else:
                local = beside(sentence, span, spans, words, question) / total
            bonus = _preference(sentence, span, question, asked, words) + part
            astray = (not part and any(parts)) or span in apart or _is_of_another(sentence, span, asked)
            bonus -= ASTRAY * astray + 1.0 * (first and not _FIRST_OF.search(sentence.folded))  # a later holder
            if asked.frame and span not in heads:
                before = fold(sentence.text[: span[0]])
                # 第一批高新技术企业304家: the same words lead up to a part, which is not asked for
                if asked.subset or not _SUBSET.search(before, max(map(before.rfind, ",;。")) + 1):
                    bonus += _in_frame(asked.frame, before)
            bonus += _of_other_number(sentence, span, asked.numbered)
            if not (asked.people and asked.generic):
                bonus += 0.25 * _names_focus(sentence, span, words)
            bonus += _said_of(sentence, span, asked, words)
            if question.kind == "number" and not question.units and not asked.people:
                bonus -= 0.3 * _counts_else(sentence.text[span[0] : span[1]], words)
            # A date stands at the head of what it dates, seldom beside the words asked about
            score = sentence.score + LOCAL * local * (0.3 if question.kind == "date" else 1.0) + bonus
            found.append(Candidate(sentence, sentence.start + span[0], sentence.start + span[1], score, local, bonus))
    found.sort(key=lambda item: -item.score)
    return found


@lru_cache(maxsize=4096)
def _marked(plain: str) -> tuple[list[float], bool]:
    """Return what the marks before each character are worth together, and whether a stock's measure is named."""
    return [0.0, *accumulate(CROSSING.get(character, 0.0) for character in plain)], bool(_STOCK.search(plain))


def beside(
    sentence: Sentence, span: names.Span, spans: list[names.Span], words: list[Word], question: Question
) -> float:
    """Return how much of the question stands beside a value: idf of each word, falling with the distance."""
    held: dict[int, float] = {}
    plain, offsets = sentence.plain, sentence.offsets
    marks, stock = _marked(plain)
    person = question.kind == "person" and span in (people := names.people(sentence.text))
    for first, last, number, weight in sentence.matches:
        start, end = offsets[first], offsets[last]
        if start < span[1] and span[0] < end:
            continue  # the word is in the value: it was given, not asked for
        low, high = (end, span[0]) if end <= span[0] else (span[1], start)
        gap = max(high - low, 0)
        if stock and gap:  # 高新技术企业保有量达640家: the measure does not part word and number
            gap = len(_STOCK.sub("", plain[low:high]))
        crossed = marks[high] - marks[low] if high > low else 0.0
        # What a number counts mostly stands before it, or right behind it
        distance = gap + crossed + (3.0 + crossed if start >= span[1] else 0.0)
        if person and not _PARTED.search(plain, low, high):
            # 诺贝尔奖获得者、曼彻斯特大学教授某某: titles are said of who comes behind them
            between = [None for begin, stop in people if low <= begin and stop <= high]
            distance = min(distance, (high - low) / 4) + 8.0 * len(between)
        elif high - low > 1:  # no value is narrower
            distance += 8.0 * len([None for begin, stop in spans if low <= begin and stop <= high])
        word = words[number]
        value = math.sqrt(weight) * word.idf * math.exp(-distance / REACH) * word.focus
        if value > held.get(number, 0.0):
            held[number] = value
    near = 0.0
    wanted = {item.value for item in _quantities(question.text)}
    for item in _quantities(sentence.text) if wanted else ():
        if item.value in wanted and not (item.start < span[1] and span[0] < item.end):
            away = float(max(span[0] - item.end, item.start - span[1]))
            away += marks[max(span[0], item.start)] - marks[min(span[1], item.end)]
            near = max(near, 2 * math.exp(-away / REACH) * max((word.idf for word in words), default=1.0))
    return sum(held.values()) + near


@lru_cache(maxsize=4096)
def _heads(text: str) -> tuple[tuple[int, int, int, int], ...]:
    """Return the start and end of each quantity of a sentence and of what it measures."""
    return tuple(
        (item.start, item.end, item.head_start, item.head_end)
        for item in find_facts(text)
        if item.head_start < item.head_end and item.kind != "date"
    )


def measured(candidate: Candidate, words: list[Word], *, part: bool = False) -> tuple[float, int, float]:
    """Return how much of what is counted stands in what a value measures, and how much else does.

    That is the idf of the words that name it, each by how well it fits, and the characters that neither they nor a word of stock
    cover: in 冠军66项、亚军66项 the first 66项 measures 冠军; what 认定第一批高新技术企业304家 counts is more special than
    高新技术企业. The last is the idf of all the question's words in it. Where the question asks for a ``part``, 第一批 is nothing else.
    """
    sentence = candidate.sentence
    start, end = candidate.start - sentence.start, candidate.end - sentence.start
    held: dict[int, float] = {}
    whole: dict[int, float] = {}
    special = 0
    for first, last, begin, stop in _heads(sentence.text):
        if not (first < end and start < last):
            continue
        free = set(range(begin, stop))
        for pattern in (_STOCK, _SUBSET) if part else (_STOCK,):
            for said in pattern.finditer(sentence.plain, begin, stop):
                free -= set(range(*said.span()))
        for match in sentence.matches:
            low, high = sentence.offsets[match.start], sentence.offsets[match.end]
            if low < stop and begin < high:
                word = words[match.word]
                whole[match.word] = max(whole.get(match.word, 0.0), word.idf * math.sqrt(match.weight))
                if word.focus > 1:
                    held[match.word] = max(held.get(match.word, 0.0), word.idf * word.focus * math.sqrt(match.weight))
                if match.weight >= 0.3:
                    free -= set(range(low, high))
        special = max(special, sum(sentence.plain[place].isalnum() for place in free))
    return sum(held.values()), special, sum(whole.values())


_PARTED = re.compile("[,;:。]")
_FIRST_OF = re.compile(r"首[任位]|第一[任位]")
_TENURE = re.compile(r"首任|现任|前任|继任|原任|末任|第[一二三四五六七八九十\d]+任")
ASTRAY = 2.5
"""What speaks against a number where another of its sentence belongs to the very word that the question tells it apart
by: the reader takes the first of a row too often (by hand)."""


def _apart(
    sentence: Sentence,
    spans: list[names.Span],
    words: list[Word],
    question: Question,
    heads: dict[names.Span, names.Span],
) -> set[names.Span]:
    """Return the values of a sentence of which others have more of what is asked."""
    if question.kind == "date":
        dates = [span for span in spans if not _is_of_a_name(sentence, span)]
        return _dated_apart(sentence, dates, words, question) if len(dates) > 1 else set()
    if heads:
        return set()
    later = _told_before(sentence, spans) if question.kind == "percent" else set()
    return later | (_told_apart(sentence, spans, question) if ";" in sentence.plain else set())


_CHANGED = re.compile(r"(?:增长|上升|提高|增加|上涨|下降|减少|降低|下滑|增|降|涨)了?(?:约|近|超过?|逾)?$")


def _told_before(sentence: Sentence, spans: list[names.Span]) -> set[names.Span]:
    """Return the rates of change before which less of what is asked for stands than before another.

    In 货物3亿吨,增长6.7%,集装箱412万标箱,增长3.4% the first cannot be that of 集装箱.
    """
    plain = sentence.plain
    changes = [span for span in spans if _CHANGED.search(plain[: span[0]])]
    held = [{match.word for match in sentence.matches if sentence.offsets[match.end] <= start} for start, _ in changes]
    return {span for span, own in zip(changes, held, strict=True) if any(own < other for other in held)}


def _is_of_another(sentence: Sentence, span: names.Span, asked: _Asked) -> bool:
    """Return whether a value is said of another side of a contrary, or another holder of an office, than is asked."""
    if any(_is_across(sentence, span[0], *pair) for pair in asked.sides):
        return True
    holders = asked.tenure and _TENURE.search(sentence.plain)
    return bool(holders) and asked.tenure != _tenure(sentence.plain[: span[0]])


def _is_across(sentence: Sentence, place: int, mine: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether the contrary of what is asked stands nearer before a place of a sentence that speaks of both."""
    text = sentence.plain
    if not any(word in text for word in mine):
        return False
    before = text[:place]
    return max(map(before.rfind, others), default=-1) > max(before.rfind(word.lstrip("+")) for word in mine)


def _tenure(text: str) -> str:
    """Return which of the holders of an office is spoken of last: 首任 (also 第一任), 现任, 第三任; "" if none."""
    found = _TENURE.findall(text)
    return {"第一任": "首任", "第1任": "首任"}.get(found[-1], found[-1]) if found else ""


def _told_apart(sentence: Sentence, spans: list[names.Span], question: Question) -> set[names.Span]:
    """Return the values of those parts of a sentence, between semicolons, that have less of the question than another.

    In 营业收入30亿元,同比增长7.9%;净利润5亿元,同比增长6.6% the revenue is told of in the first part only. A part
    has less if another that holds a value has all its words of the question and more.
    """
    ends = [place for place, character in enumerate(sentence.plain) if character == ";"]
    held: dict[int, set[int]] = {bisect_left(ends, span[0]): set() for span in spans}
    for match in sentence.matches:
        part = bisect_left(ends, sentence.offsets[match.start])
        if part in held and match.weight >= 0.3:
            held[part].add(match.word)
    for year in {date.year for date in question.dates if date.year}:
        for said in re.finditer(str(year), sentence.plain):
            held.get(bisect_left(ends, said.start()), set()).add(-year)
    less = {part for part, its in held.items() if any(its < other for other in held.values())}
    return {span for span in spans if bisect_left(ends, span[0]) in less}


_WHEN = re.compile(
    r"(?:什么|啥)(?:时候|时间)|何[时年月日]|几时|哪(?:一)?(?:年|天|日|个?月)|几月几?[日号]?|多会儿|\b(?:when|what (?:date|day|year|month))\b"
)


def _dated_apart(sentence: Sentence, spans: list[names.Span], words: list[Word], question: Question) -> set[names.Span]:
    """Return the dates of a sentence that govern less of what is asked for the time of than another of its dates.

    A date governs what stands behind it up to the next one (1973年动工,1976年通车), or before it (建于1976年).
    """
    asked = fold(question.text)
    gap = _WHEN.search(asked)
    if gap is None or not words or question.language != "zh":
        return set()
    behind = {number for number, word in enumerate(words) if asked.find(word.label, gap.end()) >= 0}
    wanted = behind or {max(range(len(words)), key=lambda number: asked.rfind(words[number].label, 0, gap.start()))}
    plain, held = sentence.plain, []
    for place, (start, end) in enumerate(spans):
        low, high = end, spans[place + 1][0] if place + 1 < len(spans) else len(plain)
        if plain[start - 1 : start] == "于" and plain[end : end + 1] in ",。;、)":
            low, high = max(plain.rfind(mark, 0, start) for mark in ",。;、(") + 1, start
        held.append(
            {
                match.word
                for match in sentence.matches
                if match.word in wanted and match.weight >= 0.3
                and low <= sentence.offsets[match.start] and sentence.offsets[match.end] <= high
            }
        )  # fmt: skip
    return {span for span, own in zip(spans, held, strict=True) if any(own < other for other in held)}


_AMONG = re.compile(r"其中|\bof which\b|\bof them\b")


def _of_subset(sentence: Sentence, span: names.Span) -> float:
    """Return what speaks for a value of a part (其中一期投资45亿元) where the question names that part.

    It does where a word of it stands between 其中 and the value and before no other value of the sentence.
    """
    near = _AMONG.finditer(sentence.plain, max(span[0] - 30, 0), span[0])
    among = [match for match in near if span[0] - match.end() <= 20]
    if not among or any(among[-1].end() <= other.start < span[0] for other in _quantities(sentence.text)):
        return 0.0
    inside: set[int] = set()
    outside: set[int] = set()
    for match in sentence.matches:
        start, end = sentence.offsets[match.start], sentence.offsets[match.end]
        if match.weight >= 0.3:
            (inside if among[-1].end() <= start and end <= span[0] else outside).add(match.word)
    return 0.4 * bool(inside - outside)


def _of_other_number(sentence: Sentence, span: names.Span, asked: frozenset[tuple[str, int]]) -> float:
    """Return what speaks against a value of the next of a row: of the Gannet 4, where the Gannet 3 is asked about."""
    if not asked:
        return 0.0
    things = {thing for thing, _ in asked}
    said = [item for item in _rows(sentence.text[: span[0]]) if item[0] in things]
    return -0.6 if said and said[-1] not in asked else 0.0


_RESPECTIVELY = re.compile(r"分别|依次")
_APART = re.compile(r"[,、]|(?<!\d)[和与及](?!\d)")


def respective(text: str, spans: list[names.Span]) -> dict[names.Span, names.Span]:
    """Return to which stretch before 分别 each value behind it belongs, in order; {} if they do not pair off.

    Example:
        >>> text = "接待游客86万人次,收入3.9亿元,分别增长41.2%和37.5%"
        >>> pairs = respective(text, [(24, 29), (30, 35)])
        >>> [text[start:end] for start, end in pairs.values()]
        ['接待游客86万人次', '收入3.9亿元']
    """
    match = _RESPECTIVELY.search(text)
    if match is None:
        return {}
    behind = [span for span in spans if span[0] >= match.end()]
    for first, second in pairwise(behind):
        if len(text[first[1] : second[0]]) > 12 or ";" in text[first[1] : second[0]]:
            return {}
    if not 2 <= len(behind) <= 6 or behind[0][0] - match.end() > 12:
        return {}
    end = match.start() - (text[match.start() - 1 : match.start()] == ",")
    begin = max(text.rfind(mark, 0, end) for mark in ";。") + 1
    cuts = [item.span() for item in _APART.finditer(text, begin, end)][-(len(behind) - 1) :]
    if len(cuts) < len(behind) - 1:
        return {}
    ends = [*(cut[0] for cut in cuts), end]
    before = [item.end() for item in _APART.finditer(text, begin, ends[0])]
    starts = [before[-1] if before else begin, *(cut[1] for cut in cuts)]
    return dict(zip(behind, zip(starts, ends, strict=True), strict=True))


def _inside(sentence: Sentence, region: names.Span, words: list[Word]) -> float:
    """Return the weight of the question's words that stand in a stretch of a sentence."""
    held: dict[int, float] = {}
    for match in sentence.matches:
        start, end = sentence.offsets[match.start], sentence.offsets[match.end]
        if region[0] <= start and end <= region[1]:
            value = math.sqrt(match.weight) * words[match.word].idf * words[match.word].focus
            held[match.word] = max(held.get(match.word, 0.0), value)
    return sum(held.values())


def _names_focus(sentence: Sentence, span: names.Span, words: list[Word]) -> bool:
    """Return whether a word that names what is counted stands right beside the value (843支队伍 for "teams")."""
    for match in sentence.matches:
        if words[match.word].focus > 1 and match.weight >= 0.2:
            start, end = sentence.offsets[match.start], sentence.offsets[match.end]
            if span[0] < start and end <= span[1]:
                return True  # eight cranes: an English number has what it counts in its span
            if (0 <= start - span[1] <= 2 and not sentence.plain[span[1] : start].strip("的 ")) or (
                0 <= span[0] - end <= 2 and not sentence.plain[end : span[0]].strip(",、;。")
            ):
                return True
    return False


def _is_people(unit: str) -> bool:
    """Return whether the unit of an English number is a word for people: employee, visitor."""
    return unit.isascii() and bool(_COUNTS_PEOPLE.search(f"{unit} {unit}s"))


VERB_SAID, VERB_AT = 0.2, 0.2
"""What speaks for a name in a sentence that has the verb of an English question, and for the one that stands right at
it ("designed by X", "built in 1887") (by hand, on texts written for it)."""


def _said_of(sentence: Sentence, span: names.Span, asked: _Asked, words: list[Word]) -> float:
    """Return what speaks for a name or date because the sentence has the verb by which it is asked for."""
    if not asked.verb:
        return 0.0
    said = [item for item in sentence.matches if item.weight >= 0.5 and asked.verb in words[item.word].label.split(" ")]
    ends = [sentence.offsets[item.end] for item in said]
    at = any(span[0] - end >= 0 and _AT.fullmatch(sentence.text[end : span[0]]) for end in ends)
    return VERB_SAID * bool(said) + VERB_AT * at


_AT = re.compile(r"[a-z]{0,3} (?:(?:[a-z]+ ){0,2}(?:by|in|on|since|at) )?(?:the )?")


def _counts_else(text: str, words: list[Word]) -> bool:
    """Return whether an English number counts something else than what is asked for (1,200 visitors, not books)."""
    unit = next((item.unit for item in _quantities(text) if item.unit.isascii() and len(item.unit) > 3), "")
    asked = [form for word in words if word.focus > 1 for form, _ in word.variants if form.isascii()]
    return bool(unit and asked) and not any(unit.startswith(form) or form.startswith(unit) for form in asked)


_MEASURED = frozenset(
    "吨 公吨 米 公尺 公分 坪 亩 公亩 公顷 顷 平方米 平方公里 平方千米 立方米 公里 千米 海里 华里 厘米 毫米 微米 克 千克 公斤 斤 毫克 升 毫升 瓦 千瓦 兆瓦 千瓦时 度"
    " 小时 分钟 秒 年 天 岁 周岁 周年 个月 周 星期 倍 平方 立方".split()
)
_TIMES = frozenset("次 届 场 轮 回 趟 遍 起 场次".split())
_PEOPLE = frozenset({"人", "名", "位", "人次"})
_THINGS = frozenset("家 所 件 项 台 篇 部 座 架 辆 艘 本 间 栋 幢 支 条 处 株 棵 头 只 套 册 幅 枚 张".split())
_SORTS = (_MEASURED, _TIMES, _PEOPLE, _THINGS)


def is_vague(question: Question, text: str) -> bool:
    """Return whether a number says only that there were some (一批, 一系列), or names a century."""
    return text.endswith("世纪") or (
        question.unit != "批"
        and re.search(r"一(?:大)?(?:批|些|系列|部分)", text) is not None
        and not re.search(r"\d", text)
    )


def is_other_sort(question: Question, text: str) -> bool:
    """Return whether a number counts or measures what the unit asked for cannot: 1.7米 for 几次, 50支 for 多少人."""
    counted = counters(fold(question.text)) if question.language == "en" else frozenset()
    kinds = {item.kind for item in _quantities(text)}
    if question.kind == "number" and kinds and not kinds & {"number", "ordinal"} and (counted or question.unit):
        return True  # neither a share nor a sum counts anything; 能卖多少 may ask for one
    if counted:
        units = [item.unit for item in _quantities(text)]
        return any(map(is_cjk, "".join(units))) and not counted.intersection(units)
    asked = next((sort for sort in _SORTS if question.unit in sort), None)
    if asked is None or asked is _MEASURED:
        return False
    return any(item.unit in sort for item in _quantities(text) for sort in _SORTS if sort is not asked)


_COUNTS_PEOPLE = re.compile(
    r"\b(?:people|persons?|talents?|participants?|trainees?|students?|workers?|employees?|experts?|visitors?|teachers?|residents?|jobs"
    r"|attendees|members|professionals|graduates|entrants)\b|人数|多少人|人才|几人"
)
_STOCK = re.compile(r"保有量|总量|总数|累计|共有|拥有|现有|共计|总计|已有|达到?[\d]|合计|存量")
_FLOW = re.compile(r"新增|新认定|认定|新建|新设|引进|净增|增加|完成|培育|签约|新签")
_PLURAL = re.compile(
    r"哪些|哪几|哪两|[两三几]位|[两三几]家|分别|联合|共同|\bjointly\b|\btogether\b|\band\b|\b(?:reporters|authors|hosts|people)\b"
)
_ASKS_BOUND = re.compile(r"最低|最少|至少|起码|下限|\b(?:minimum|at least|lowest|no less)\b")
_ASKS_RESULT = re.compile(
    r"(?:提高|增加|增长|上升|扩大|下降|减少|缩短|增|升|降)(?:到|至)|\b(?:rise|rose|raised|increased?|fell|fall|reduced|cut|grew|grow) to\b"
)
_RESULT = re.compile(r"(?:到|至|\bto)\s*$")
_SUBSET = re.compile(
    r"第[一二三四五六七八九十\d]+(?:[、和与]第?[一二三四五六七八九十\d]+)*[批次期届轮]|其中|占|\b(?:first|second|third)\b|\bof which\b"
)


def asks_part(folded: str) -> bool:
    """Return whether a folded question asks for a part of something counted: 第一批, of which."""
    return bool(_SUBSET.search(folded))


_ASKS_FLOW = re.compile(
    r"新增|新认定|认定|多了|增加|新建|引进|完成|签|certif|recogni[sz]|new|added|sign|approv|complet|identif|accredit|batch|批"
)


_ASKS_SHARE = re.compile(
    r"\b(?:share|proportion|fraction|percentage of|part of|account(?:s|ed)? for|ma[dk]e?s? up)\b|占|比重|比例"
)
_ASKS_CHANGE = re.compile(
    r"\b(?:gr[eo]w|grown|growth|increas\w*|rise|rose|risen|fell|fall|fallen|drop\w*|declin\w*|decreas\w*|up|down|chang\w*|cut)\b"
    r"|增|降|提高|上升|减少|涨|跌"
)
_SHARE = re.compile(
    r"(?:占|比重|比例|\b(?:accounting|accounted|accounts) for|\bshare of|\bmaking up|\bor)[^,;。，；]{0,20}$"
)
_CHANGE = re.compile(
    r"(?:增|降|提高|上升|减少|回落|下滑|涨|跌|\b(?:up|down|gr[eo]w|rose|rise|fell|fall|drop|increas|decreas|declin)\w*)[^,;。，；%]{0,8}(?:%(?:[、和与及至到-]|,? and |,? to ))?$"
)


def _rows(text: str) -> list[tuple[str, int]]:
    return [(thing, number) for thing, number, _ in numbered(text)]


PLANNED = 0.7
"""What speaks for a date that is planned where a plan is asked for; half of it against one where only one is (by hand)."""


class _Asked:
    """What a question asks for beyond its kind, read once for all values that may answer it."""

    def __init__(self, question: Question) -> None:
        self.folded = asked = fold(question.text)
        self.quantities = {(item.value, item.unit) for item in _quantities(question.text)}
        counted = focus_of(asked) if question.language != "zh" and "how many" in asked else ()
        self.people = any(map(_COUNTS_PEOPLE.search, counted)) if counted else bool(_COUNTS_PEOPLE.search(asked))
        self.generic = "people" in counted  # 1,146 employees are as good as 420 people
        self.counters = counters(asked) if question.language == "en" else frozenset()
        self.time = any(map(_ASKS_TIME.search, counted)) if counted else bool(_ASKS_TIME.search(asked))
        named = question.language != "zh" and question.kind in {"person", "organisation", "date", "place"}
        self.verb = asked_verb(asked) if named else ""
        self.flow = bool(_ASKS_FLOW.search(asked))
        self.result = bool(_ASKS_RESULT.search(asked))
        self.bound = bool(_ASKS_BOUND.search(asked))
        self.subset = asks_part(asked)
        self.contrast = bool(contrasts.asked(asked))
        self.share = bool(_ASKS_SHARE.search(asked)) and not _ASKS_CHANGE.search(asked)
        self.change = bool(_ASKS_CHANGE.search(asked)) and not _ASKS_SHARE.search(asked)
        self.planned = is_planned(asked)
        self.named = frozenset(map(fold, _CAPITALISED.findall(question.text) if question.language != "zh" else ()))
        self.numbered = frozenset(_rows(question.text))
        self.sides = sides(asked) if question.language == "zh" else []
        self.first = question.kind in {"person", "organisation"} and _FIRST_OF.search(asked) is not None
        self.tenure = _tenure(asked) if question.kind == "person" else ""
        gap = _GAP.search(asked)
        is_count = question.kind in {"number", "money", "percent"} and question.language == "zh"
        self.frame = _FILLING.sub("", asked[: gap.start()]) if gap and is_count else ""


_GAP = re.compile(r"百分之(?:多少|几)|多少|几|多[大高长远宽深重久]")
_FILLING = re.compile(
    r"(?:保有量|拥有量|总量|总数|数量|大约|大概|大致|一共|总共|共计|合计|超过|[约近达到至了有是为共的仅超逾])+$"
)
"""What stands between a number and what leads up to it, in a question or a text, without telling numbers apart."""
FRAMED, FRAME = 0.08, 5
"""What each character counts that stands right before a number as it does before the gap of the question, from the
second on, and how many count (by hand)."""


def _in_frame(frame: str, before: str) -> float:
    """Return what speaks for a number that the same words lead up to as in the question (恢复到2019年的百分之几)."""
    before = _FILLING.sub("", before)
    size = next(
        (size for size in range(min(len(frame), len(before))) if frame[-1 - size] != before[-1 - size]),
        min(len(frame), len(before)),
    )
    return FRAMED * min(size, FRAME) if size > 1 else 0.0


def _preference(sentence: Sentence, span: names.Span, question: Question, wants: _Asked, words: list[Word]) -> float:
    """Return what speaks for a value apart from the words beside it: unit, exactness, stock or flow, precision."""
    if question.kind in {"number", "money", "percent"}:
        return _number_preference(sentence, span, question, wants)
    if question.kind == "date":
        return _date_preference(sentence, span, question, wants)
    inside = fold(sentence.text[span[0] : span[1]])
    given = sum(weight.weight for weight in sentence.matches if span[0] <= weight.start and weight.end <= span[1])
    asked = wants.folded
    if (inside and inside in asked) or (question.kind == "person" and _names_asked(sentence, span, words, wants)):
        return -0.8  # the question names it: whose spouse is asked for is not the spouse
    bonus = min(given, 3) * _given_away(question) + _of_two(sentence, span, wants)
    if (out := excepted(question.text)) and fold(out) in inside:
        bonus -= 0.3 * (not re.match(rf"{re.escape(fold(out))}[、和与及]|.*[、和与及]{re.escape(fold(out))}$", inside))
    if _PLURAL.search(asked) and question.kind in {"person", "organisation"}:
        bonus += 0.1 * bool(re.search(r"[、与和及 ]", inside.strip()))
    if question.kind in {"place", "organisation"} and inside.endswith(classes(asked)):
        bonus += 0.3
    if question.kind == "organisation" and names.is_latin_body(sentence.text[span[0] : span[1]]):
        bonus += 0.2
    if question.kind == "list":
        bonus += _list_preference(names.items(inside), asked)
    if question.kind == "place" and not classes(asked):
        bonus += 0.25 * bool(re.search(r"在$|于$", sentence.plain[: span[0]]) or names.is_online(inside))
        if _ASKS_GOAL.search(asked):
            bonus += 0.5 * bool(re.search(r"[至到往入赴]$", sentence.text[: span[0]]))
        if _ASKS_VENUE.search(asked):
            bonus += 0.6 * (span in names.venues(sentence.text))
        bonus -= 0.4 * (inside.isascii() and names.is_body_only(sentence.text[span[0] : span[1]]))
    bonus += 0.4 * _is_told_to_be(sentence, span)
    if question.kind == "organisation" and _is_of_the_question(sentence, span):
        bonus -= 0.5
    if question.kind in {"person", "organisation"} and inside.isascii():
        bonus += (0.25 + 0.05 * (" and " in inside)) * bool(_BY.search(sentence.text[: span[0]]))
    return bonus + (_person_preference(sentence, span, question, asked) if question.kind == "person" else 0.0)


def _person_preference(sentence: Sentence, span: names.Span, question: Question, asked: str) -> float:
    """Return what speaks for a person: that it is one and no body, which 谁 and "who" ask for less often; its role."""
    inside = fold(sentence.text[span[0] : span[1]])
    bonus = _of_two_holders(sentence, span, asked)
    if inside.isascii():  # a word that the passage writes small elsewhere is part of no name: Public Building
        row = sentence.row.text
        bonus -= 0.4 * any(re.search(rf"\b{re.escape(part)}\b", row) for part in inside.split(" ") if len(part) > 3)
    body = 0.3 if question.language == "zh" or inside.isascii() else 0.5
    bonus -= 0.1 if names.is_office(inside) else body * (span not in names.people(sentence.text))
    roles = [match.group() for match in names.ROLE.finditer(asked)]
    bonus -= 0.6 * bool(roles and span not in names.people(sentence.text))  # no body holds an office
    return bonus + 0.4 * any(_holds_role(sentence, span, role) for role in roles)


_ASKS_FORMER = re.compile(
    r"\b(?:previous|former|predecessor|outgoing|before|used to be)\b|前任|上一任|原任|接替了?谁|取代了?谁"
)
_SUCCEEDS = re.compile(
    r"(?:\b(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|(?:takes|took|taking) over from)|接替|取代) ?(?:[A-Za-z.]+ )?$",
    re.IGNORECASE,
)


def _of_two_holders(sentence: Sentence, span: names.Span, asked: str) -> float:
    """Return what speaks for the former holder of an office, who stands behind "succeeding", or against them."""
    if _SUCCEEDS.search(sentence.text[: span[0]]):
        return 0.4 if _ASKS_FORMER.search(asked) else -0.2
    return 0.0


def _is_of_the_question(sentence: Sentence, span: names.Span) -> bool:
    """Return whether a name is made of words of the question alone (需求企业, asked which company leads the demand)."""
    free = set(range(*span))
    for match in sentence.matches:
        if match.weight >= 0.3:
            free -= set(range(sentence.offsets[match.start], sentence.offsets[match.end]))
    return not any(sentence.text[place].isalnum() for place in free)


_IS = re.compile(r"(?:分别)?(?:是|为|系|:)(?:位于|来自)?[^,;。:是为]{0,10}$")


def _is_told_to_be(sentence: Sentence, span: names.Span) -> bool:
    """Return whether a name stands behind a word of the question and 是 (需求牵头单位是位于晋江市的某公司)."""
    found = _IS.search(sentence.plain, max(span[0] - 16, 0), span[0])
    return found is not None and any(
        match.weight >= 0.3 and match.end - match.start > 1 and sentence.offsets[match.end] == found.start()
        for match in sentence.matches
    )


def _holds_role(sentence: Sentence, span: names.Span, role: str) -> bool:
    """Return whether a person is said to have a role: right behind the name, or in the titles before it (院士、专家蒋士成)."""
    text = sentence.plain
    said = (role, *WRITTEN.get(role, ()))
    if text.startswith(said, span[1]):
        return True
    begin = max([text.rfind(mark, 0, span[0]) for mark in ",;:。(“"]) + 1
    others = [end for _, end in names.people(sentence.text) if end <= span[0]]
    return any(word in text[max([begin, *others]) : span[0]] for word in said)


_ASKS_GOAL = re.compile(
    r"\b(?:mov(?:e|es|ed|ing)|relocat\w*|transfer\w*|go|went|travel\w*|fly|flew|sent|send)\b|[迁搬移]|去了?哪"
)
_BY = re.compile(r"\bby (?:the )?$")
_ASKS_VENUE = re.compile(r"举行|举办|召开|开幕|\b(?:held|take place|took place|hosted)\b")

_CLASS = re.compile(
    r"的(?P<last>[\u4e00-\u9fff]{2,4})是哪(?:一)?[个家所]|哪(?:一)?(?:个|家|所|座|些|几家|几所)?(?P<zh>[\u4e00-\u9fff]{1,4})|\b(?:which|what) (?P<en>(?:(?!of|in|on|at|for|by|from|with|to|that|did|does|do|was|were|is|are|has|have|had|will)[\w-]+ ){0,3}[\w-]+)"
)
_CLASS_ENDINGS = {
    "公司": "公司 集团", "企业": "公司 集团", "集团": "集团", "大学": "大学", "高校": "大学", "学校": "校", "学院": "学院", "研究院": "院", "研究所": "所", "协会": "协会",
    "部委": "部", "部": "部", "厅": "厅", "局": "局", "银行": "银行", "医院": "医院", "委员会": "委员会", "城市": "市", "市": "市", "镇": "镇",
    "县": "县", "区": "区", "省": "省", "乡": "乡", "村": "村", "街道": "街道", "town": "镇", "city": "市", "county": "县", "province": "省",
    "village": "村", "district": "区", "company": "公司 集团", "firm": "公司 集团", "enterprise": "公司 集团", "group": "集团", "ministry": "部", "university": "大学",
    "institute": "院 所", "bureau": "局", "bank": "银行", "hospital": "医院", "酒店": "酒店 宾馆 饭店", "宾馆": "酒店 宾馆 饭店", "hotel": "酒店 宾馆 饭店", "机场": "机场", "airport": "机场", "committee": "委员会", "commission": "委员会", "association": "协会",
    "campus": "校区", "department": "厅 局 部 办", "部门": "厅 局 部 办", "机构": "院 所 中心 会", "newspaper": "报 报社", "magazine": "杂志 周刊 月刊", "broadcaster": "台", "报纸": "报 报社", "杂志": "杂志 周刊 月刊", "电视台": "台",
    "body": "会 院 所 中心 部 局 厅", "agency": "局 署 会",
}  # fmt: skip


@lru_cache(maxsize=256)
def classes(asked: str) -> tuple[str, ...]:
    """Return how a name of the class asked for ends: 公司 for "which company", 镇 for 哪个镇; () if none is named.

    Example:
        >>> classes("which town did they come from")
        ('镇',)
    """
    found = []
    for match in _CLASS.finditer(asked):
        said = match["last"] or match["zh"] or match["en"]
        found += [
            ending
            for name, ending in _CLASS_ENDINGS.items()
            if (
                said.startswith(name)
                if not match["en"]
                else any(word.startswith(_singular(name)) for word in said.split())
            )
        ]
    return tuple(dict.fromkeys(part for ending in found for part in ending.split()))


def _singular(name: str) -> str:
    """Return the part of an English class word that its plural and its misspellings share."""
    return name[:-1] if name.endswith("y") and len(name) > 4 else name


def whole_class(candidate: Candidate, question: Question) -> Candidate:
    """Return the candidate with the noun of its class that the question asks for, where that stands right behind it.

    Asked 哪个派出所, of 大明宫派出所 the whole.
    """
    match = _WHICH.search(fold(question.text))
    if match is None or question.kind not in {"place", "organisation", "what", "person"}:
        return candidate
    end = candidate.end - candidate.sentence.start
    behind = candidate.sentence.plain[end : end + 6]
    size = next((size for size in (4, 3, 2) if behind.startswith(match[1][:size]) and len(match[1]) >= size), 0)
    return replace(candidate, end=candidate.end + size) if size else candidate


_WHICH = re.compile(r"哪(?:一)?[个家所座条支处间]([\u4e00-\u9fff]{2,4})")
_ASKED_COUNT = re.compile(
    r"(?:哪|几)(?P<zh>[两二三四五六七八九十])|\b(?P<en>two|three|four|five|six|seven|eight|nine|ten)\b"
)
_COUNTS = {
    "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "two": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip


def _list_preference(items: list[str], asked: str) -> float:
    """Return what speaks for an enumeration: as many items as asked for, of the class asked for, not numbers."""
    count, endings = _ASKED_COUNT.search(asked), classes(asked)
    bonus = 0.0
    if count:
        bonus += 0.3 if len(items) == _COUNTS[count["zh"] or count["en"]] else -0.1
    if endings:
        bonus += 0.3 * (sum(item.endswith(endings) for item in items) >= max(1, len(items) - 1))
    return bonus - 0.2 * (sum(bool(_quantities(item)) for item in items) > len(items) / 2)


_ASKS_TIME = re.compile(r"\b(?:years?|months?|days?|long|age|hours?)\b|多久|多长|几年|年限")


def _number_preference(sentence: Sentence, span: names.Span, question: Question, wants: _Asked) -> float:
    quantity = next((item for item in _quantities(sentence.text) if (item.start, item.end) == span), None)
    if quantity is None:
        return 0.0
    exact = quantity.exact or wants.bound
    bonus = 0.0 if exact else -0.12 - VAGUE * _is_made_exact(sentence, quantity)
    if (quantity.value, quantity.unit) in wants.quantities:
        bonus -= 0.8  # the question gives it: it cannot be what is asked for
    if sentence.text[span[0]] == "一" and quantity.value == 1:
        bonus -= 0.35  # 一支队伍, 一项活动: an article more often than a count
    if question.kind == "number":
        bonus += _unit_preference(quantity.unit, question, wants)
        if wants.counters and sentence.text[span[0] : span[1]].endswith(("万", "亿")):
            bonus -= 0.4  # 超千亿 of what is not said: it is a size
    bonus += _of_two(sentence, span, wants)
    bonus += _of_year(sentence, span, question)
    before = fold(sentence.text[: span[0]])
    clause = before[max(map(before.rfind, ",;。")) + 1 :] + fold(sentence.text[span[0] : span[1]])
    if not wants.flow and question.kind == "number":
        bonus += 0.2 * bool(_STOCK.search(clause)) - 0.2 * bool(_FLOW.search(clause))
    if wants.result:  # 由1800人次提高到3200人次
        bonus += 0.3 if _RESULT.search(before) else -0.1
    if not wants.subset and not wants.share and _SUBSET.search(clause):
        bonus -= 0.25
    if question.kind == "percent" and (wants.share or wants.change):
        share, change = bool(_SHARE.search(before)), bool(_CHANGE.search(before))
        bonus += 0.3 * (share - change if wants.share else change - share)
    return bonus


_TIME_UNITS = frozenset("年 月 天 日 个月 届 岁 小时 year month week day hour minute".split())


_SAME_UNITS = {
    "天": "day", "年": "year", "个月": "month", "月": "month", "小时": "hour", "分钟": "minute", "周": "week", "米": "metre meter m",
    "公里": "kilometre kilometer km", "吨": "tonne ton t", "公斤": "kilogram kg", "平方米": "square m² m2 sqm", "公顷": "hectare ha",
    "亩": "mu", "岁": "year",
}  # fmt: skip
"""For a Chinese measure, its English names."""


def _unit_preference(unit: str, question: Question, wants: _Asked) -> float:
    """Return what the unit of a number says for it: English nouns have no measure word, but may be of people."""
    bonus = 0.0
    if unit in _SAME_UNITS.get(question.unit, "").split():
        return 0.35
    if question.units:
        bonus = 0.4 if unit in question.units else -0.5
    elif question.unit and question.unit not in {"个", "万", "亿"}:
        if unit and unit.isascii() and question.unit not in _MEASURED:
            bonus = 0.35 * (question.unit in _PEOPLE and _is_people(unit))
        else:
            bonus = 0.35 if unit == question.unit or {unit, question.unit} <= _PEOPLE else -0.4
    elif wants.counters and is_cjk(unit[:1] or " "):
        bonus = (0.05 if unit == "个" else 0.3) if unit in wants.counters else -0.4
    elif wants.people:
        bonus = 0.3 if unit in _PEOPLE or _is_people(unit) else -0.4
    if unit in _TIME_UNITS and unit != question.unit and not question.units:
        bonus += 0.2 if wants.time else -0.5
    return bonus


_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")


def _names_asked(sentence: Sentence, span: names.Span, words: list[Word], wants: _Asked) -> bool:
    """Return whether a name in the text is one that the question gives, as far as its words tell."""
    return any(
        item.weight >= 0.3 and span[0] <= sentence.offsets[item.start] and sentence.offsets[item.end] <= span[1]
        and not wants.named.isdisjoint(words[item.word].label.split(" "))
        for item in sentence.matches
    )  # fmt: skip


def _given_away(question: Question) -> float:
    """Return what a word of the question says for a name that holds it: of which company, that it is one."""
    if question.kind == "organisation":
        return 0.06
    return -0.15 if question.kind == "person" and question.language != "zh" else -0.05


def _of_two(sentence: Sentence, span: names.Span, wants: _Asked) -> float:
    """Return what speaks for a value of the one of two that exclude each other that is asked for, or against it."""
    if not wants.contrast:
        return 0.0
    place = _in_folded(sentence, span)
    if contrasts.belied(wants.folded, sentence.folded, *place):
        return -0.4
    return 0.3 * bool(contrasts.affirmed(wants.folded, sentence.folded, *place))


VAGUE = 1.5
"""What speaks against a number that the next one says exactly (by hand)."""


def _is_made_exact(sentence: Sentence, vague: Quantity) -> bool:
    """Return whether the next number of the sentence says exactly what this one says roughly: 突破3亿吨,达3.08亿吨."""
    return any(
        item.exact
        and item.unit == vague.unit
        and 0 < item.start - vague.end <= 6
        and vague.value <= item.value <= vague.value * Decimal("1.5")
        for item in _quantities(sentence.text)
    )


def _in_folded(sentence: Sentence, span: names.Span) -> names.Span:
    """Return where a span of a sentence lies in its folded text."""
    return bisect_left(sentence.offsets, span[0]), bisect_left(sentence.offsets, span[1])


_DATED_BEHIND = re.compile(r" ?[(（]| ?(?:[a-z]+ ){0,2}(?:in|at the end of|by) (?:the )?", re.IGNORECASE)


def _of_year(sentence: Sentence, span: names.Span, question: Question) -> float:
    """Return what the years in a sentence say for or against a value where the question names one of several.

    A number is of the year in brackets or "in 2022" right behind it, else of the last one before it.
    """
    wanted = {date.year for date in question.dates if date.year}
    if len(wanted) != 1 or question.dates[0].month:
        return 0.0
    year = int(sentence.row.date.first[:4]) if sentence.row.date else None
    mentions = [item for item in _mentions(sentence.text, year) if item.date.first[:4] == item.date.last[:4]]
    years = {int(item.date.first[:4]) for item in mentions}
    if len(years) < 2 or not wanted <= years:
        return 0.0
    behind = [item for item in mentions if item.start >= span[1]]
    before = [item for item in mentions if item.end <= span[0]]
    own = before[-1] if before else None
    if behind and _DATED_BEHIND.fullmatch(sentence.text[span[1] : behind[0].start]):
        own = behind[0]
    if own is None:
        return 0.0
    return 0.3 if int(own.date.first[:4]) in wanted else -0.3


def _is_of_a_name(sentence: Sentence, span: names.Span) -> bool:
    """Return whether a year belongs to the name of what it stands before: 2022年全市会议, of a day told beside it."""
    year = int(sentence.row.date.first[:4]) if sentence.row.date else ANY_YEAR
    mentions = _mentions(sentence.text, year)
    mention = next((item for item in mentions if item.end == span[1]), None)
    if mention is None or mention.date.precision != "year" or not sentence.text[span[1] : span[1] + 1].isalpha():
        return False
    low, high = mention.date.first, mention.date.last
    return any(
        (low <= item.date.first and item.date.last <= high) or "年" not in sentence.text[item.start : item.end]
        for item in mentions
        if item.date.precision in {"day", "range"}
    )


def is_dateline(text: str, end: int) -> bool:
    """Return whether a date that ends at ``end`` is that of a news agency's report (新华社北京8月17日电)."""
    return re.match(r"\s*(?:电|讯|消息(?=[,，:：]))", text[end : end + 4]) is not None


_SAYS_YEAR = re.compile(r"[\d〇零一二三四五六七八九十元]年|\d{4}")


def _date_preference(sentence: Sentence, span: names.Span, question: Question, wants: _Asked) -> float:
    year = int(sentence.row.date.first[:4]) if sentence.row.date else ANY_YEAR
    mention = next((item for item in _mentions(sentence.text, year) if item.end == span[1]), None)
    asked = fold(question.text)
    of_year = re.search(r"哪(?:一)?年|何年|\b(?:what|which) year\b", asked) is not None
    if of_year and not _SAYS_YEAR.search(sentence.text[span[0] : span[1]]):
        return -1.0  # 9月2日 is no year
    if mention is None:
        return 0.0
    if is_dateline(sentence.text, span[1]):
        return -1.0  # 8月17日电: the day of the report
    fine = {"day": 0.2, "range": 0.2, "month": 0.1, "year": 0.0}[mention.date.precision]
    if not of_year and "年度" in sentence.text[span[0] : span[1] + 1]:
        fine -= 0.5  # 2022年度榜单: it tells which list, not when
    if not of_year and _is_of_a_name(sentence, span):
        fine -= 0.5
    if mention.date.first[:4] != mention.date.last[:4]:
        fine = 0.0  # 2022-2023年 says no more than a year does
    if of_year:
        fine = 0.3 if mention.date.precision == "year" else 0.0
    before = fold(sentence.text[: span[0]])
    planned = PLANNED_SAID.search(before, max(map(before.rfind, ",;。")) + 1) is not None
    if wants.planned or planned:
        fine += PLANNED * (1 if wants.planned and planned else -0.5)
    return fine + (0.1 if span[0] == 0 else 0.0)


def without(candidate: Candidate, question: Question) -> Candidate:
    """Return the candidate without what the question leaves out, where that stands at an end of a row of names."""
    out = fold(excepted(question.text))
    if not out or question.kind not in {"organisation", "person", "place", "list"}:
        return candidate
    text = fold(candidate.text)
    if len(text) != len(candidate.text):
        return candidate
    if match := re.match(rf"{re.escape(out)}(?:、|和|与|以及|及)(?=.)", text):
        return replace(candidate, start=candidate.start + match.end())
    if match := re.search(rf"(?:、|和|与|以及|及){re.escape(out)}$", text):
        return replace(candidate, end=candidate.start + match.start())
    return candidate


def whole_name(candidate: Candidate) -> Candidate:
    """Return the candidate up to the end of the name of a body that it begins but cuts (美国俄勒冈州|立大学)."""
    base = candidate.sentence.start
    start, end = candidate.start - base, candidate.end - base
    text = candidate.sentence.text
    for low, high in names.organisations(text) if end - start < LONGEST_NAME else ():
        whole = low == start and end < high <= start + LONGEST_NAME and "、" not in text[low:high]
        # 宁夏中卫启动硒砂瓜基地: a verb ends the name
        if whole and not any(word.tag == "v" and end <= word.start < high for word in names.tokens(text)):
            return replace(candidate, end=base + high)
    return candidate


LONGEST_NAME = 20
"""Characters of the longest name that is made whole."""


def clauses(sentence: Sentence) -> list[names.Span]:
    """Return the clauses of a sentence, as spans in its document's text."""
    return [
        (sentence.start + start, sentence.start + end)
        for start, end in split_clauses(sentence.text, 0, len(sentence.text))
    ]


_OPENS_YEAR = re.compile(r"(?:in|for|by|during|until) (?:19|20)\d\d\b|(?:19|20)\d\d年(?:度|全年)?[,，]")


def meets_dates(
    row: Row, text: str, wanted: tuple[PartialDate, ...], others: str = "", known: int | None = None
) -> bool:
    """Return whether the days, months and years that a question names fit the sentence or its event.

    A year is met where the text, the event's date or ``others`` (the document's title, say) has it; a month or day
    where a date of the sentence or the event's own has it. ``known`` is the year of a text whose events have none.
    """
    year = int(row.date.first[:4]) if row.date else known
    if year is None and not any(date.year for date in wanted):
        year = ANY_YEAR
    spans = [(item.date.first, item.date.last) for item in _mentions(text, year)]
    if row.date:
        spans.append((row.date.first, row.date.last))
    loose = [int(found) for found in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", fold(text + " " + others))]
    opening = _OPENS_YEAR.match(fold(text))
    for date in wanted:
        if date.year is not None and date.month is None:
            if opening and str(date.year) not in fold(text) and row.date is None:
                return False  # what is said for 2024 is not said for the year in the title
            if date.year not in loose and not any(int(a[:4]) <= date.year <= int(b[:4]) for a, b in spans):
                return False
        elif date.month is not None and not any(_meets(date, a, b) for a, b in spans):
            return False
    return True


def _meets(date: PartialDate, first: str, last: str) -> bool:
    if (day.fromisoformat(last) - day.fromisoformat(first)).days > SEASON:
        return False  # "in 2022" does not say that it was in November
    for year in {int(first[:4]), int(last[:4])}:
        if date.year not in {None, year}:
            continue
        low = f"{year}-{date.month:02d}-{date.day or 1:02d}"
        high = f"{year}-{date.month:02d}-{date.day or 31:02d}"
        if first <= high and low <= last:
            return True
    return False
