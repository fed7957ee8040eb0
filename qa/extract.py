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
from corpus.normalise import fold_with_offsets, simplified
from corpus.quantities import find_quantities
from corpus.sentences import split_clauses
from qa import contrasts, names
from qa.constraints import sides
from qa.matching import Match, Word, coverage, find_in_groups, sought
from qa.matching import folded_of as fold
from qa.passage_texts import passage_text
from qa.question import excepted

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
    "organisation": lambda text, _: names.organisations(text),
    "person": lambda text, _: sorted({*names.people(text), *names.organisations(text)}),
    "list": lambda text, _: names.lists(text),
}


def values(sentences: list[Sentence], words: list[Word], question: Question) -> list[Candidate]:
    """Return the values of the wanted kind in the best sentences, best first."""
    finder = value_finder(question)
    if finder is None:
        return []
    total = sum(word.idf for word in words) or 1.0
    asked = _Asked(question)
    first = asked.first and any(_FIRST_OF.search(sentence.folded) for sentence in sentences)
    found = []
    for sentence in sentences:
        spans = finder(sentence.text, sentence.row)
        if not spans:
            continue
        heads = respective(sentence.plain, spans)
        parts = [_of_subset(sentence, span, spans) for span in spans]
        apart = _apart(sentence, spans, words, question, heads)
        for span, part in zip(spans, parts, strict=True):
            if question.kind == "number" and is_other_sort(question, sentence.text[span[0] : span[1]]):
                continue
            if span in heads:  # 分别: the words stand before the others', too
                local = _inside(sentence, heads[span], words) / total
            else:
                local = beside(sentence, span, spans, words, question) / total
            bonus = _preference(sentence, span, question, asked) + part
            astray = (not part and any(parts)) or span in apart or _is_of_another(sentence, span, asked)
            bonus -= ASTRAY * astray + 1.0 * (first and not _FIRST_OF.search(sentence.folded))  # a later holder
            if asked.frame and span not in heads:
                bonus += _in_frame(asked.frame, fold(sentence.text[: span[0]]))
            bonus += 0.25 * _names_focus(sentence, span, words)
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
        if high - low > 1:  # no value is narrower
            distance += 8.0 * len([None for begin, stop in spans if low <= begin and stop <= high])
        word = words[number]
        value = math.sqrt(weight) * word.idf * math.exp(-distance / REACH) * word.focus
        if value > held.get(number, 0.0):
            held[number] = value
    near = 0.0
    wanted = {item.value for item in _quantities(question.text)}
    for item in _quantities(sentence.text) if wanted else ():
        if item.value in wanted and not (item.start < span[1] and span[0] < item.end):
            gap = max(span[0] - item.end, item.start - span[1])
            near = max(near, math.exp(-gap / REACH) * max((word.idf for word in words), default=1.0))
    return sum(held.values()) + near


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
        return _dated_apart(sentence, spans, words, question) if len(spans) > 1 else set()
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
    less = {part for part, said in held.items() if any(said < other for other in held.values())}
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
    if gap is None or question.language != "zh":
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


def _of_subset(sentence: Sentence, span: names.Span, spans: list[names.Span]) -> float:
    """Return what speaks for a value of a part (其中一期投资45亿元) where the question names that part.

    It does where a word of it stands between 其中 and the value and before no other value of the sentence.
    """
    near = _AMONG.finditer(sentence.plain, max(span[0] - 30, 0), span[0])
    among = [match for match in near if span[0] - match.end() <= 20]
    if not among or any(among[-1].end() <= other[0] < span[0] for other in spans):
        return 0.0
    inside: set[int] = set()
    outside: set[int] = set()
    for match in sentence.matches:
        start, end = sentence.offsets[match.start], sentence.offsets[match.end]
        if match.weight >= 0.3:
            (inside if among[-1].end() <= start and end <= span[0] else outside).add(match.word)
    return 0.4 * bool(inside - outside)


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


_MEASURED = frozenset(
    "吨 公吨 米 公尺 公分 坪 亩 公亩 公顷 顷 平方米 平方公里 平方千米 立方米 公里 千米 海里 华里 厘米 毫米 微米 克 千克 公斤 斤 毫克 升 毫升 瓦 千瓦 兆瓦 千瓦时 度"
    " 小时 分钟 秒 年 天 岁 周岁 周年 个月 周 星期 倍 平方 立方".split()
)
_TIMES = frozenset("次 届 场 轮 回 趟 遍 起 场次".split())
_PEOPLE = frozenset({"人", "名", "位", "人次"})
_THINGS = frozenset("家 所 件 项 台 篇 部 座 架 辆 艘 本 间 栋 幢 支 条 处 株 棵 头 只 套 册 幅 枚 张".split())
_SORTS = (_MEASURED, _TIMES, _PEOPLE, _THINGS)


def is_other_sort(question: Question, text: str) -> bool:
    """Return whether a number counts or measures what the unit asked for cannot: 1.7米 for 几次, 50支 for 多少人."""
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
_ASKS_RESULT = re.compile(
    r"(?:提高|增加|增长|上升|扩大|下降|减少|缩短|增|升|降)(?:到|至)|\b(?:rise|rose|raised|increased?|fell|fall|reduced|cut|grew|grow) to\b"
)
_RESULT = re.compile(r"(?:到|至|\bto)\s*$")
_SUBSET = re.compile(r"第[一二三四五六七八九十\d]+[批次期届轮]|其中|占|\b(?:first|second|third)\b|\bof which\b")
_ASKS_FLOW = re.compile(
    r"新增|新认定|认定|多了|增加|新建|引进|完成|签|certif|recogni[sz]|new|added|sign|approv|complet|identif|accredit|batch|批"
)


class _Asked:
    """What a question asks for beyond its kind, read once for all values that may answer it."""

    def __init__(self, question: Question) -> None:
        self.folded = asked = fold(question.text)
        self.quantities = {(item.value, item.unit) for item in _quantities(question.text)}
        self.people = bool(_COUNTS_PEOPLE.search(asked))
        self.time = bool(_ASKS_TIME.search(asked))
        self.flow = bool(_ASKS_FLOW.search(asked))
        self.result = bool(_ASKS_RESULT.search(asked))
        self.subset = bool(_SUBSET.search(asked))
        self.contrast = bool(contrasts.asked(asked))
        self.sides = sides(asked) if question.language == "zh" else []
        self.first = question.kind in {"person", "organisation"} and _FIRST_OF.search(asked) is not None
        self.tenure = _tenure(asked) if question.kind == "person" else ""
        gap = _GAP.search(asked)
        counted = question.kind in {"number", "money", "percent"} and question.language == "zh"
        self.frame = _FILLING.sub("", asked[: gap.start()]) if gap and counted else ""


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


def _preference(sentence: Sentence, span: names.Span, question: Question, wants: _Asked) -> float:
    """Return what speaks for a value apart from the words beside it: unit, exactness, stock or flow, precision."""
    if question.kind in {"number", "money", "percent"}:
        return _number_preference(sentence, span, question, wants)
    if question.kind == "date":
        return _date_preference(sentence, span, question)
    inside = fold(sentence.text[span[0] : span[1]])
    given = sum(weight.weight for weight in sentence.matches if span[0] <= weight.start and weight.end <= span[1])
    asked = wants.folded
    if inside and inside in asked:
        return -0.8  # the question names it: it cannot be what is asked for
    bonus = min(given, 3) * (0.06 if question.kind == "organisation" else -0.05)
    if (out := excepted(question.text)) and fold(out) in inside:
        bonus -= 0.3 * (not re.match(rf"{re.escape(fold(out))}[、和与及]|.*[、和与及]{re.escape(fold(out))}$", inside))
    if _PLURAL.search(asked) and question.kind in {"person", "organisation"}:
        bonus += 0.1 * bool(re.search(r"[、与和及 ]", inside.strip()))
    if question.kind in {"place", "organisation"} and inside.endswith(classes(asked)):
        bonus += 0.3
    if question.kind == "list":
        bonus += _list_preference(names.items(inside), asked)
    if question.kind == "place" and not classes(asked):
        bonus += 0.25 * bool(re.search(r"在$|于$", sentence.plain[: span[0]]) or names.is_online(inside))
        if _ASKS_VENUE.search(asked):
            bonus += 0.6 * (span in names.venues(sentence.text))
    if question.kind == "person":
        # 谁 and "who" ask for a body too, if less often
        bonus -= 0.1 if names.is_office(inside) else 0.3 * (span not in names.people(sentence.text))
        roles = [match.group() for match in names.ROLE.finditer(asked)]
        bonus -= 0.6 * bool(roles and span not in names.people(sentence.text))  # no body holds an office
        bonus += 0.4 * any(_holds_role(sentence, span, role) for role in roles)
    return bonus


def _holds_role(sentence: Sentence, span: names.Span, role: str) -> bool:
    """Return whether a person is said to have a role: right behind the name, or in the titles before it (院士、专家蒋士成)."""
    text = sentence.plain
    if text.startswith(role, span[1]):
        return True
    begin = max([text.rfind(mark, 0, span[0]) for mark in ",;:。(“"]) + 1
    others = [end for _, end in names.people(sentence.text) if end <= span[0]]
    return role in text[max([begin, *others]) : span[0]]


_ASKS_VENUE = re.compile(r"举行|举办|召开|开幕|\b(?:held|take place|took place|hosted)\b")

_CLASS = re.compile(
    r"哪(?:一)?(?:个|家|所|座|些|几家|几所)?(?P<zh>[\u4e00-\u9fff]{1,4})|\b(?:which|what) (?P<en>(?:[\w-]+ ){0,3}?[\w-]+)"
)
_CLASS_ENDINGS = {
    "公司": "公司 集团", "企业": "公司 集团", "集团": "集团", "大学": "大学", "高校": "大学", "学校": "校", "学院": "学院", "研究院": "院", "研究所": "所", "协会": "协会",
    "部委": "部", "部": "部", "厅": "厅", "局": "局", "银行": "银行", "医院": "医院", "委员会": "委员会", "城市": "市", "市": "市", "镇": "镇",
    "县": "县", "区": "区", "省": "省", "乡": "乡", "村": "村", "街道": "街道", "town": "镇", "city": "市", "county": "县", "province": "省",
    "village": "村", "district": "区", "company": "公司 集团", "firm": "公司 集团", "enterprise": "公司 集团", "group": "集团", "ministry": "部", "university": "大学",
    "institute": "院", "bureau": "局", "bank": "银行", "hospital": "医院", "酒店": "酒店 宾馆 饭店", "宾馆": "酒店 宾馆 饭店", "hotel": "酒店 宾馆 饭店", "机场": "机场", "airport": "机场", "committee": "委员会", "commission": "委员会", "association": "协会",
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
        said = match["zh"] or match["en"]
        found += [
            ending
            for name, ending in _CLASS_ENDINGS.items()
            if (
                said.startswith(name) if match["zh"] else any(word.startswith(_singular(name)) for word in said.split())
            )
        ]
    return tuple(dict.fromkeys(part for ending in found for part in ending.split()))


def _singular(name: str) -> str:
    """Return the part of an English class word that its plural and its misspellings share."""
    return name[:-1] if name.endswith("y") and len(name) > 4 else name


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
    bonus = 0.0 if quantity.exact else -0.12 - VAGUE * _is_made_exact(sentence, quantity)
    if (quantity.value, quantity.unit) in wants.quantities:
        bonus -= 0.8  # the question gives it: it cannot be what is asked for
    if sentence.text[span[0]] == "一" and quantity.value == 1:
        bonus -= 0.35  # 一支队伍, 一项活动: an article more often than a count
    if question.kind == "number":
        if question.units:
            bonus += 0.4 if quantity.unit in question.units else -0.5
        elif question.unit and question.unit not in {"个", "万", "亿"}:
            same = quantity.unit == question.unit or {quantity.unit, question.unit} <= _PEOPLE
            bonus += 0.35 if same else -0.4
        elif wants.people:
            bonus += 0.3 if quantity.unit in _PEOPLE or quantity.unit in {"people", "person", "job"} else -0.4
        if (
            quantity.unit in {"年", "月", "天", "日", "个月", "届", "岁", "小时"}
            and quantity.unit != question.unit
            and not question.units
        ):
            bonus += 0.2 if wants.time else -0.5
    bonus -= 0.4 * bool(wants.contrast and contrasts.belied(wants.folded, sentence.folded, *_in_folded(sentence, span)))
    bonus += _of_year(sentence, span, question)
    before = fold(sentence.text[: span[0]])
    clause = before[max(map(before.rfind, ",;。")) + 1 :] + fold(sentence.text[span[0] : span[1]])
    if not wants.flow and question.kind == "number":
        bonus += 0.2 * bool(_STOCK.search(clause)) - 0.2 * bool(_FLOW.search(clause))
    if wants.result:  # 由1800人次提高到3200人次
        bonus += 0.3 if _RESULT.search(before) else -0.1
    if not wants.subset and _SUBSET.search(clause):
        bonus -= 0.15
    return bonus


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


_SAYS_YEAR = re.compile(r"[\d〇零一二三四五六七八九十元]年|\d{4}")


def _date_preference(sentence: Sentence, span: names.Span, question: Question) -> float:
    year = int(sentence.row.date.first[:4]) if sentence.row.date else ANY_YEAR
    mention = next((item for item in _mentions(sentence.text, year) if item.end == span[1]), None)
    asked = fold(question.text)
    of_year = re.search(r"哪(?:一)?年|何年|\b(?:what|which) year\b", asked) is not None
    if of_year and not _SAYS_YEAR.search(sentence.text[span[0] : span[1]]):
        return -1.0  # 9月2日 is no year
    if mention is None:
        return 0.0
    fine = {"day": 0.2, "range": 0.2, "month": 0.1, "year": 0.0}[mention.date.precision]
    if mention.date.first[:4] != mention.date.last[:4]:
        fine = 0.0  # 2022-2023年 says no more than a year does
    if of_year:
        fine = 0.3 if mention.date.precision == "year" else 0.0
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
    for low, high in names.organisations(candidate.sentence.text) if end - start < LONGEST_NAME else ():
        if low == start and end < high <= start + LONGEST_NAME and "、" not in candidate.sentence.text[low:high]:
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
    for date in wanted:
        if date.year is not None and date.month is None:
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
