"""The facts of an index that may be what a question counts, with how well each fits.

A fact fits a question by the words that its head, its sentence and its event's title share with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

import numpy as np

from corpus.normalise import fold, is_cjk
from index.terms import CHINESE_RUN, WORD, stem, term
from qa.asking.matching import ABBREVIATED, coverage, find, soft, weighed_inside
from qa.asking.question import Question
from qa.asking.words import content_words
from qa.telling.cite import cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from corpus.facts import Finding
    from index import Filters, Index
    from index.passages import Row
    from qa.answer import Citation
    from qa.asking.words import Word


SMALL = 2000
"""Passages up to which every one's facts are looked at; of more only those whose words may fit, at most so many."""

SOURCES = 8
"""Most sources of an index whose titles are looked at for what all their facts are about."""

IN_SENTENCE, IN_TITLE = 0.8, 0.6
"""What a word counts that stands in the fact's sentence or its event's title, against 1 in its head (by hand)."""

FITS = 0.6
"""Least share of the question's words that a fact must meet (by hand, on the project's own computed questions)."""

FITS_ABROAD = 0.4
"""The same for a fact in the other language, where words are lost in translation (by hand)."""

_PEOPLE = frozenset("人 名 位 人次 people person man woman student participant".split())
_MEASURES = frozenset(
    "km m cm mm kg g t kt mt mw gw kw w kwh mwh gwh ha mu l ml tonne ton kilometre kilometer metre meter mile hectare acre litre liter "
    "gram kilogram pound foot inch degree hour minute second day week month year square km² m² m³ ft² mile² m2 km2 m3".split()
)
MONEY = re.compile(
    r"钱|资金|投资|金额|产值|销售额|营收|收入|额|成本|费用|预算|造价|捐款|亿元|万元|[^单]元|花|\b(?:cost|money|yuan|invest\w*|revenue|fund(?:s|ing)|budget"
    r"|spen[dt]\w*|worth|donat\w*|dollars?|sales|price|much)\b"
)
_RATE = re.compile(r"增长率|增速|增幅|涨幅|降幅|比例|占比|比重|百分|\b(?:growth|rate|share|percent\w*|grew|rose)\b")
_OPS = re.compile(
    r"最.*|哪.*|多少|几.*|一共|总共|合计|总计|共计|累计|总和|总额|总数|总量|加起来|加在一起|加|起来|全部|所有|相加|各|每|分别|次|项|件|家|个|场|比|多|少|高|低|大|小|早|晚|更|"
    r"相差|差|倍|倍数|之和|之差|超过|其中|数量|人数|金额|总金额|total|sum|altogether|combined|most|least|largest|biggest|highest|smallest|fewest|lowest|"
    r"greatest|longest|shortest|more|fewer|less|larger|higher|many|much|overall|all|together|maximum|minimum|difference|ratio|times|whole|than|up|add"
)
CLASS = re.compile(
    r"(?:是|在)?哪(?:一)?(?:个|件|项|次|场|家|所|座|条|支|位|种|届)?(?:项目|活动|事件|会议|工程|公司|企业|学校|大赛|比赛|赛事|地方|月份?|年份?|城市|镇|村|县|市|单位|部门|一年|年|天)?的?|的(?P<kind>[\u4e00-\u9fff]{0,4}?)(?:项目|活动|事件|会议|工程|公司|企业|学校|一?个|一?项)(?=是哪|在哪|有哪)"
    r"|\b(?:which|what)(?: of the)?(?: (?:event|project|meeting|company|year|month|town|city|one|school|village|county|activity)s?)?\b"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A fact with its sentence ``[start, end)`` and how well it fits a question, in its head alone and as a whole."""

    row: Row
    item: Finding
    start: int
    end: int
    share: float
    head_share: float
    year: str = ""

    @property
    def value(self) -> Decimal:
        """Return the number."""
        return Decimal(self.item.value)

    @property
    def head(self) -> str:
        """Return what the number measures, as the text has it."""
        return self.row.text[self.item.head_start - self.row.start : self.item.head_end - self.row.start]

    @property
    def text(self) -> str:
        """Return the value as the text has it."""
        return self.row.text[self.item.start - self.row.start : self.item.end - self.row.start]

    @property
    def score(self) -> float:
        """Return how well it fits: what it measures says more than what stands around it."""
        return self.share + 0.5 * self.head_share

    def cited(self) -> Citation:
        """Return its sentence as proof."""
        quoted = cite(self.row, self.start, self.end, self.item.start, self.item.end)
        return replace(quoted, answer_start=None, answer_end=None)


def words_of(text: str, language: str, index: Index) -> list[Word]:
    """Return the content words of a part of a question, without those that only ask to compute."""
    asked = Question(text, language, "number", "", ())
    return [word for word in content_words(asked, index) if not _OPS.fullmatch(word.label) and not _is_time(word.label)]


def beyond_theme(index: Index, words: list[Word]) -> list[Word]:
    """Return the words that the texts do not all have over their heads: in 十大交通新闻 every project is one of 交通."""
    sources = index.passages.sources
    if not words or len(sources) > SOURCES:
        return words
    titles = [fold(f"{source.title}\n{_front(index, source.name)}") for source in sources]
    kept = [word for word in words if not all(word.label in title for title in titles)]
    return kept or words


def is_of_theme(index: Index, words: list[Word]) -> bool:
    """Return whether the texts have all the words over their heads, in whatever language: they tell no event apart."""
    sources = index.passages.sources
    if len(sources) > SOURCES:
        return False
    titles = [fold(f"{source.title}\n{_front(index, source.name)}") for source in sources]
    said = [[text for text, weight in word.variants if weight >= OVER_HEAD] for word in words]
    return all(any(text in title for text in texts) for texts in said for title in titles)


OVER_HEAD = 0.3
"""Least weight of a translation of a word over the head of a text (by hand)."""


def _front(index: Index, source: str) -> str:
    """Return the lines of a text before its first sentence."""
    number = next(iter(index.passages.of_event(source, 0)), None)
    lines = index.passages.text_of(number).split("\n") if number is not None else []
    return "\n".join(takewhile(lambda line: not re.search("[。！？.!?;；]|[,，].*[,，]", line), lines))


def _is_time(label: str) -> bool:
    return bool(re.fullmatch(r"[\d.]+|全?年|[一二三四五六七八九十]+月|year|month|今年|去年|当年|上半年|下半年", label))


def kinds_of(asked: str) -> tuple[str, ...]:
    """Return the kinds of facts that a folded question can be answered by."""
    if _RATE.search(asked):
        return ("percent",)
    return (
        ("money",)
        if MONEY.search(asked) and not re.search(r"多少[个家项人名件次所支]|how many", asked)
        else ("number", "money")
    )


def measured(
    index: Index,
    words: Sequence[Word],
    kinds: tuple[str, ...],
    filters: Filters | None,
    unit: str = "",
    *,
    ranked: bool = False,
    read: dict[int, list[Read]] | None = None,
) -> list[Measured]:
    """Return the facts of these kinds that speak of a word of the question, in order of the text.

    Where more than ``SMALL`` passages may, those that fit best are looked at if ``ranked``, else there are none:
    what is added up, or the largest, cannot be told from a part. ``read`` keeps what was read, from call to call of
    one question.
    """
    total = sum(word.idf for word in words)
    if not total:
        return []
    found = []
    read = {} if read is None else read
    for number in candidates(index, words, filters, ranked=ranked):
        if number not in read:
            read[number] = _read(index, number, kinds, unit)
        title, around = None, None
        for fact in read[number]:
            if title is None:
                title = covering(words, fact.title)
            if around is None or around[0] != fact.start:
                around = fact.start, covering(words, fact.sentence)
            own = coverage(list(words), weighed_inside(find(list(words), fact.zone), fact.zone))
            shares = [
                word.idf * max(a, IN_SENTENCE * b, IN_TITLE * c)
                for word, a, b, c in zip(words, own, around[1], title, strict=True)
            ]
            head_share = sum(word.idf * a for word, a in zip(words, own, strict=True)) / total
            found.append(
                Measured(fact.row, fact.item, fact.start, fact.end, sum(shares) / total, head_share, fact.year)
            )
    return _distinct(found)


@dataclass(frozen=True, slots=True)
class Read:
    """A fact with what a question's words are looked for in, folded: what it measures, its sentence, its title."""

    row: Row
    item: Finding
    start: int
    end: int
    zone: str
    sentence: str
    title: str
    year: str


def _read(index: Index, number: int, kinds: tuple[str, ...], unit: str) -> list[Read]:
    passages = index.passages
    findings = passages.findings(number)
    items = [item for item in findings if item.kind in kinds and _counts(item, unit)]
    if not items:
        return []
    dates = [item for item in findings if item.kind == "date" and item.value[:4].isdigit()]
    row = passages.row(number)
    title = fold(row.event or "")
    found = []
    for start, end in passages.sentence_spans(number):
        inside = [item for item in items if start <= item.start < end]
        sentence = fold(row.text[start - row.start : end - row.start]) if inside else ""
        for item in inside:
            within = [date for date in dates if start <= date.start < end]
            zone = fold(f"{_zone(row, item)} {item.unit}")
            found.append(Read(row, item, start, end, zone, sentence, title, _year(row, item, within)))
    return found


_DATED_BEHIND = re.compile(r" ?\(| ?(?:[a-z]+ ){0,2}(?:in|at the end of|by) (?:the )?")


def _year(row: Row, item: Finding, dates: Sequence[Finding]) -> str:
    """Return the year of a number: of the date in brackets behind it, of the last one before it, or of its event."""
    for date in dates:
        between = row.text[item.end - row.start : date.start - row.start] if date.start >= item.end else ""
        if between and _DATED_BEHIND.fullmatch(fold(between)):
            return date.value[:4]
    before = [date for date in dates if date.start < item.start]
    return before[-1].value[:4] if before else row.date.first[:4] if row.date else ""


def _zone(row: Row, item: Finding) -> str:
    """Return what a number measures with the words up to the number, if it is near: the verb tells too (cost $3)."""
    start, end = item.head_start, item.head_end
    if end <= item.start and item.start - end <= 30:
        end = item.end
    elif start >= item.start and start - item.end <= 2:
        start = item.start
    return row.text[start - row.start : end - row.start]


def candidates(index: Index, words: Sequence[Word], filters: Filters | None, *, ranked: bool) -> list[int]:
    """Return the passages whose facts are looked at, ascending; titles are none of them.

    In an index over ``SMALL`` those whose terms let a fact fit, by the postings alone. If these are more than
    ``SMALL``, the best of them if ``ranked``, else none.
    """
    passages = index.passages
    mask = ~passages.heading
    allowed = None if filters is None else passages.allowed(filters)
    if allowed is not None:
        mask &= allowed
    if int(mask.sum()) <= SMALL:
        return [int(number) for number in np.flatnonzero(mask)]
    shares = may_cover(index, words)
    found = np.flatnonzero(mask & (shares >= FITS_ABROAD - 1e-6))
    if len(found) > SMALL:
        found = np.flatnonzero(mask & (shares >= FITS - 1e-6))
    if len(found) > SMALL:
        found = np.sort(found[np.argsort(-shares[found], kind="stable")[:SMALL]]) if ranked else found[:0]
    return [int(number) for number in found]


def may_cover(index: Index, words: Sequence[Word]) -> npt.NDArray[np.float32]:
    """Return the share of the words that each passage can meet at most, by its terms. Shape: (passages,)."""
    size = len(index.passages)
    total = sum(word.idf for word in words) or 1.0
    shares = np.zeros(size, dtype=np.float32)
    for word in words:
        held = np.zeros(size, dtype=np.float32)
        for text, weight in word.variants:
            for terms, share in _terms_of(text):
                numbers = index.lexical.holding_all(terms)
                held[numbers] = np.maximum(held[numbers], soft(weight) * share)
        if is_cjk(word.label[0]) and len(word.label) > 2:  # half of its pairs are matched, too
            pairs = [word.label[at : at + 2] for at in range(len(word.label) - 1)]
            parts = np.zeros(size, dtype=np.float32)
            for pair in dict.fromkeys(pairs):
                parts[index.lexical.holding_all([term(pair)])] += 0.8 / len(pairs)
            held = np.maximum(held, np.sqrt(parts))
        shares += word.idf / total * held
    return shares


def _terms_of(text: str) -> list[tuple[list[int], float]]:
    """Return the sets of terms of which a passage that holds a folded text holds one whole, with what each counts."""
    latin = [stem(word) for word in WORD.findall(text)]
    runs = CHINESE_RUN.findall(text)
    pairs = [run[at : at + 2] for run in runs for at in range(len(run) - 1)]
    pairs += [run for run in runs if len(run) == 1]
    found = [([term(item) for item in dict.fromkeys([*latin, *pairs])], 1.0)] if latin or pairs else []
    if latin and not runs and (raw := WORD.findall(text)) != latin:  # a stem's stem may be another
        found.append(([term(item) for item in dict.fromkeys(raw)], 1.0))
    if runs and not latin and 2 <= len(text) <= 4:  # spelt out: 高企 in 高新技术企业
        found.append(([term(item) for item in dict.fromkeys(text)], soft(ABBREVIATED)))
    return found


def _counts(item: Finding, unit: str) -> bool:
    """Return whether a number can be one of those asked for: of the unit, and not a length of time unasked."""
    if unit and unit not in {"个", "万", "亿"} and item.kind == "number":
        return item.unit == unit or {item.unit, unit} <= _PEOPLE
    return (
        item.unit not in {"年", "天", "个月", "小时", "岁", "year", "day", "month", "hour", "届"}
        or item.kind != "number"
    )


def covering(words: Sequence[Word], folded: str) -> list[float]:
    """Return how well each word is matched in a folded text, in [0, 1]."""
    return coverage(list(words), find(list(words), folded)) if folded.strip() else [0.0] * len(words)


def _distinct(found: list[Measured]) -> list[Measured]:
    """Return the facts without those that an event says twice, and those of a sentence that another source repeats."""
    kept: dict[tuple[object, ...], Measured] = {}
    for item in found:
        key = (item.row.source, item.row.event_number, item.item.value, item.item.unit, item.head)
        if key not in kept or item.score > kept[key].score:
            kept[key] = item
    said: dict[tuple[object, ...], str] = {}
    return [item for item in kept.values() if said.setdefault(_said(item), item.row.source) == item.row.source]


def _said(item: Measured) -> tuple[object, ...]:
    """Return what tells a fact from the same one in the copy of its text in another source."""
    sentence = "".join(fold(item.row.text[item.start - item.row.start : item.end - item.row.start]).split())
    return sentence, item.item.start - item.start, item.item.value, item.row.date and item.row.date.iso


def fitting(found: Iterable[Measured], language: str) -> list[Measured]:
    """Return the facts that fit about as well as the best one, all of one unit; none if none fits."""
    found = [item for item in found if item.share >= (FITS if in_language(item, language) else FITS_ABROAD)]
    best = max((item.head_share for item in found), default=0.0)
    if not best:
        return []
    kept = [item for item in found if item.head_share >= 0.75 * best]
    top = max(item.share for item in kept)
    kept = [item for item in kept if item.share >= 0.8 * top]
    units = {unit_of(item) for item in kept}
    return kept if len(units) == 1 else []


def unit_of(item: Measured) -> str:
    """Return the unit by which a number is compared: all that count people are one, measures keep theirs."""
    unit = item.item.unit
    if unit in _PEOPLE:
        return "人"
    # An English unit is the noun that is counted, so runners and volunteers can be added; km and tonnes cannot
    counted = item.item.kind == "number" and unit.isascii() and unit.isalpha() and unit not in _MEASURES
    return "number" if counted else f"{item.item.kind} {unit}"


def comparable(one: Measured, other: Measured) -> bool:
    """Return whether one fact can be more than the other: of one kind, and of one unit if both have a Chinese one."""
    if one.item.kind != other.item.kind:
        return False
    units = unit_of(one), unit_of(other)
    return units[0] == units[1] or (one.item.kind == "number" and any(unit.isascii() for unit in units))


def naming(name: str, folded: str) -> float:
    """Return the longest stretch of a name that stands in a text, as a share of the name: 西厂房 is not 东厂房."""
    name = name.strip()[:40]
    if len(name) < 2:
        return 1.0  # what the number measures says the whole name, or all but 额
    for size in range(len(name), 1, -1):
        if any(name[at : at + size] in folded for at in range(len(name) - size + 1)):
            return size / len(name)
    return 0.0


def in_language(item: Measured, language: str) -> bool:
    """Return whether the passage of a number is in a language, ``"zh"`` or ``"en"``."""
    return (language == "zh") == any(map(is_cjk, item.row.text))
