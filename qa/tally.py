"""Sums, extremes, differences and ratios over the facts of an index: all of them that speak of what is asked.

A fact fits a question by the words that its head, its sentence and its event's title share with it. What is added or
compared must have one unit; where it has not, or where the texts hold fewer than two such facts, there is no answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from corpus.normalise import fold, is_cjk
from qa.cite import cite
from qa.matching import content_words, coverage, find
from qa.periods import period_of
from qa.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.facts import Finding
    from index import Filters, Index
    from index.passages import Row
    from qa.answer import Citation
    from qa.matching import Word


@dataclass(frozen=True, slots=True)
class Computed:
    """An answer that was counted, added or compared: ``display`` shows the values too, ``citations`` every row used."""

    answer: str
    display: str
    citations: list[Citation]
    confidence: float


SMALL = 2000
"""Passages up to which every one's facts are looked at; of more only those that hold a word of the question."""

MOST = 50
"""Most rows that are added up or listed: a question over more is about something else than its words say."""

FITS_ABROAD = 0.4
"""The same for a fact in the other language, where words are lost in translation (by hand)."""

IN_SENTENCE, IN_TITLE = 0.8, 0.6
"""What a word counts that stands in the fact's sentence or its event's title, against 1 in its head (by hand)."""

FITS = 0.6
"""Least share of the question's words that a fact must meet (by hand, on the project's own computed questions)."""

_PEOPLE = frozenset("人 名 位 人次 people person man woman student participant".split())
_MEASURES = frozenset(
    "km m cm mm kg g t kt mt mw gw kw w kwh mwh gwh ha mu l ml tonne ton kilometre kilometer metre meter mile hectare acre litre liter "
    "gram kilogram pound foot inch degree hour minute second day week month year square".split()
)
_MONEY = re.compile(
    r"钱|资金|投资|金额|产值|销售额|营收|收入|额|成本|费用|预算|造价|捐款|亿元|万元|[^单]元|花|\b(?:cost|money|yuan|invest\w*|revenue|fund(?:s|ing)|budget"
    r"|spen[dt]\w*|worth|donat\w*|dollars?|sales|price|much)\b"
)
_RATE = re.compile(r"增长率|增速|增幅|涨幅|降幅|比例|占比|比重|百分|\b(?:growth|rate|share|percent\w*|grew|rose)\b")
_OPS = re.compile(
    r"最.*|哪.*|多少|几.*|一共|总共|合计|总计|共计|累计|总和|总额|总数|总量|加起来|加在一起|加|起来|全部|所有|相加|各|每|分别|次|项|件|家|个|场|比|多|少|高|低|大|小|早|晚|更|"
    r"相差|差|倍|倍数|之和|之差|超过|其中|数量|人数|金额|总金额|total|sum|altogether|combined|most|least|largest|biggest|highest|smallest|fewest|lowest|"
    r"greatest|longest|shortest|more|fewer|less|larger|higher|many|much|overall|all|together|maximum|minimum|difference|ratio|times|whole|than|up|add"
)
_CLASS = re.compile(
    r"(?:是|在)?哪(?:一)?(?:个|件|项|次|场|家|所|座|条|支|位|种|届)?(?:项目|活动|事件|会议|工程|公司|企业|学校|大赛|比赛|赛事|地方|月份?|年份?|城市|镇|村|县|市|单位|部门|一年|年|天)?的?|的(?:项目|活动|事件|会议|工程|公司|企业|学校|一?个|一?项)(?=是哪|在哪|有哪)"
    r"|\b(?:which|what)(?: of the)?(?: (?:event|project|meeting|company|year|month|town|city|one|school|village|county|activity)s?)?\b"
)
_LIST_EN = re.compile(
    r"\b(?:how many|how much|number of|sum of|total of|cost of|total)(?: (?:did|do|were|was|are|is))?(?: the)? ([^?]{3,160}?)(?:[?]|$| (?:were|was|are|is|did|do|have|had|cost|in total|altogether|combined|together|there)\b)"
)
_ALL_OF = re.compile(
    r"(?:所有|全部|各个?|这些|历次|历届)(?:的)?(?:项目|活动|事件|会议|工程|单位|地方|年份)?的?|\b(?:all|the|these)(?: of)?(?: the)? (?:projects|events|meetings|things|activities|works)\b"
)
_TOTAL = re.compile(
    r"合计|总共|一共|共计|总计|总和|加起来|加在一起|之和|总额|累计|共(?=[有投完新引种捐获签产招])|\b(?:in total|altogether|combined|sum of|in all|put together|all together|added? up|total)\b"
)
_STATES_TOTAL = re.compile(r"总|共|合计|累计|\btotal|\boverall|\baltogether|\bcombined")
_STOCK = re.compile(
    r"保有量|总量|存量|总数|人口|总值|在校|现有|在册|余额|在孵|拥有|\b(?:population|stock|inventory|balance|total)\b|达到?$|累计|增至|升至|降至"
)
_LARGEST = re.compile(r"最(?:多|大|高|长|贵|远|重|深|快)|\b(?:most|largest|biggest|highest|greatest|longest|maximum)\b")
_SMALLEST = re.compile(r"最(?:少|小|低|短|便宜|近|轻|浅|慢)|\b(?:least|smallest|fewest|lowest|shortest|minimum)\b")
_WHICH = re.compile(r"哪|谁|什么|\b(?:which|what|who|where|when)\b")
_ASKS_VALUE = re.compile(
    r"多少|是几|\bhow (?:many|much)\b|\bwhat (?:is|was) the (?:largest|highest|biggest|smallest|lowest|maximum|minimum)\b"
)
_YEARLY = re.compile(r"哪(?:一)?年|哪个年份|\b(?:which|what) year\b")
_SUBSET = re.compile(r"其中|\bof (?:which|whom|them|these)\b|\bincluding\b")
_CURRENCY = {"元": "CNY", "美元": "USD", "欧元": "EUR", "港元": "HKD", "日元": "JPY", "英镑": "GBP", "新台币": "TWD"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A fact with its sentence ``[start, end)`` and how well it fits a question, in its head alone and as a whole."""

    row: Row
    item: Finding
    start: int
    end: int
    share: float
    head_share: float

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
    asked = Question(text, (), language, "number", "", (), refers_back=False)
    return [word for word in content_words(asked, index) if not _OPS.fullmatch(word.label) and not _is_time(word.label)]


def _is_time(label: str) -> bool:
    return bool(re.fullmatch(r"[\d.]+|全?年|[一二三四五六七八九十]+月|year|month|今年|去年|当年|上半年|下半年", label))


def kinds_of(asked: str) -> tuple[str, ...]:
    """Return the kinds of facts that a folded question can be answered by."""
    if _RATE.search(asked):
        return ("percent",)
    return (
        ("money",)
        if _MONEY.search(asked) and not re.search(r"多少[个家项人名件次所支]|how many", asked)
        else ("number", "money")
    )


def asks_amount(question: Question) -> bool:
    """Return whether a question about events asks for an amount (投资最大的活动, total cost of the events)."""
    asked = fold(question.text)
    if _TOTAL.search(asked) and not _MONEY.search(asked):
        return False
    return bool(_LARGEST.search(asked) or _SMALLEST.search(asked) or (_TOTAL.search(asked) and _MONEY.search(asked)))


def measured(
    index: Index, words: Sequence[Word], kinds: tuple[str, ...], filters: Filters | None, unit: str = ""
) -> list[Measured]:
    """Return the facts of these kinds that speak of a word of the question, in order of the text."""
    passages = index.passages
    total = sum(word.idf for word in words)
    if not total:
        return []
    allowed = None if filters is None else passages.allowed(filters)
    found = []
    for number in _candidates(index, words):
        if passages.heading[number] or (allowed is not None and not allowed[number]):
            continue
        items = [item for item in passages.findings(number) if item.kind in kinds and _counts(item, unit)]
        if not items:
            continue
        row = passages.row(number)
        title = _covered(words, fold(row.event or ""))
        for start, end in passages.sentence_spans(number):
            inside = [item for item in items if start <= item.start < end]
            around = _covered(words, fold(row.text[start - row.start : end - row.start])) if inside else []
            for item in inside:
                own = _covered(words, fold(f"{_zone(row, item)} {item.unit}"))
                shares = [
                    word.idf * max(a, IN_SENTENCE * b, IN_TITLE * c)
                    for word, a, b, c in zip(words, own, around, title, strict=True)
                ]
                head_share = sum(word.idf * a for word, a in zip(words, own, strict=True)) / total
                found.append(Measured(row, item, start, end, sum(shares) / total, head_share))
    return _distinct(found)


def _zone(row: Row, item: Finding) -> str:
    """Return what a number measures with the words up to the number, if it is near: the verb tells too (cost $3)."""
    start, end = item.head_start, item.head_end
    if end <= item.start and item.start - end <= 30:
        end = item.end
    elif start >= item.start and start - item.end <= 2:
        start = item.start
    return row.text[start - row.start : end - row.start]


def _candidates(index: Index, words: Sequence[Word]) -> list[int]:
    passages = index.passages
    if len(passages) <= SMALL:
        return list(range(len(passages)))
    variants = {text for word in words for text, weight in word.variants if weight >= 0.1 and len(text) > 1}
    return sorted({number for text in variants for number in passages.holding(text, None).tolist()})


def _counts(item: Finding, unit: str) -> bool:
    """Return whether a number can be one of those asked for: of the unit, and not a length of time unasked."""
    if unit and unit not in {"个", "万", "亿"} and item.kind == "number":
        return item.unit == unit or {item.unit, unit} <= _PEOPLE
    return (
        item.unit not in {"年", "天", "个月", "小时", "岁", "year", "day", "month", "hour", "届"}
        or item.kind != "number"
    )


def _covered(words: Sequence[Word], folded: str) -> list[float]:
    return coverage(list(words), find(list(words), folded)) if folded.strip() else [0.0] * len(words)


def _distinct(found: list[Measured]) -> list[Measured]:
    """Return the facts without those that an event says twice."""
    kept: dict[tuple[object, ...], Measured] = {}
    for item in found:
        key = (item.row.source, item.row.event_number, item.item.value, item.item.unit, item.head)
        if key not in kept or item.score > kept[key].score:
            kept[key] = item
    return list(kept.values())


def fitting(found: Iterable[Measured], language: str) -> list[Measured]:
    """Return the facts that fit about as well as the best one, all of one unit; none if none fits."""
    found = [item for item in found if item.share >= (FITS if _in_language(item, language) else FITS_ABROAD)]
    best = max((item.head_share for item in found), default=0.0)
    if not best:
        return []
    kept = [item for item in found if item.head_share >= 0.75 * best]
    top = max(item.share for item in kept)
    kept = [item for item in kept if item.share >= 0.8 * top]
    units = {_unit(item) for item in kept}
    return kept if len(units) == 1 else []


def _unit(item: Measured) -> str:
    unit = item.item.unit
    if unit in _PEOPLE:
        return "人"
    # An English unit is the noun that is counted, so runners and volunteers can be added; km and tonnes cannot
    counted = item.item.kind == "number" and unit.isascii() and unit.isalpha() and unit not in _MEASURES
    return "number" if counted else f"{item.item.kind} {unit}"


def best(index: Index, text: str, question: Question, context: str, filters: Filters | None) -> Measured | None:
    """Return the fact that a part of a question names, the rest being its context; None if none does."""
    own = words_of(text, question.language, index)
    if not own:
        return None
    kinds = kinds_of(fold(question.text))
    around = words_of(f"{context} {text}", question.language, index)
    total = sum(word.idf for word in around) or 1.0
    found = []
    rows = [item for item in measured(index, own, kinds, filters, question.unit) if item.head_share]
    for item in rows:
        if item.share < FITS and not _stands_out(item, rows, question):
            continue
        place = fold(f"{item.row.event or ''} {item.row.source} {item.row.text}")
        near = sum(word.idf * value for word, value in zip(around, _covered(around, place), strict=True)) / total
        named = 0.3 * _named(
            fold(text).replace(fold(item.head), " ") if item.head else fold(text),
            fold(f"{item.row.event or ''} {_sentence(item)}"),
        )
        found.append((item.score + 0.4 * near + named + 0.05 * item.item.exact, -item.item.start, item))
    return max(found, key=lambda entry: entry[:2])[2] if found else None


def _sentence(item: Measured) -> str:
    return item.row.text[item.start - item.row.start : item.end - item.row.start]


def _named(name: str, folded: str) -> float:
    """Return the longest stretch of a name that stands in a text, as a share of the name: 西厂房 is not 东厂房."""
    name = name.strip()[:40]
    for size in range(len(name), 1, -1):
        if any(name[at : at + size] in folded for at in range(len(name) - size + 1)):
            return size / len(name)
    return 0.0


def _in_language(item: Measured, language: str) -> bool:
    return (language == "zh") == any(map(is_cjk, item.row.text))


def _stands_out(item: Measured, rows: Sequence[Measured], question: Question) -> bool:
    """Return whether a fact in the other language, where words are lost in translation, fits far better than others."""
    if _in_language(item, question.language) or item.share < FITS_ABROAD:
        return False
    others = [other.share for other in rows if other.row.event_number != item.row.event_number]
    return item.share >= 1.4 * max(others, default=0.0)


# ---- what is computed ----------------------------------------------------------------------------------------------


def total(index: Index, question: Question, filters: Filters | None) -> Computed | None:
    """Return the sum that a question asks for; None if the texts state it themselves, or nothing can be added."""
    asked = fold(question.text)
    if not _TOTAL.search(asked) or not re.search(
        r"多少|几|\bhow (?:many|much)\b|\btotal|\bsum\b|是什么|合计|总额|之和", asked
    ):
        return None
    rows = _listed(index, question, filters)
    if not rows:
        words = words_of(_ALL_OF.sub(" ", _TOTAL.sub(" ", fold(_without_dates(question)))), question.language, index)
        found = [
            item for item in measured(index, words, kinds_of(asked), filters, question.unit) if _in_time(item, question)
        ]
        rows = _without_subsets(fitting(found, question.language))
        totals = [bool(_STATES_TOTAL.search(fold(f"{item.item.modifier} {item.head}"))) for item in rows]
        states = any(totals) and not all(totals)  # one of them is the sum of the others
        places = {(item.row.source, item.row.event_number, item.start) for item in rows}
        if states or len(places) < 2 or any(_STOCK.search(fold(f"{item.head} {item.item.modifier}")) for item in rows):
            return None
    if not 2 <= len(rows) <= MOST or len({_unit(item) for item in rows}) != 1:
        return None
    value = sum((item.value for item in rows), Decimal(0))
    rough = any(not item.item.exact for item in rows)
    said = shown(value, rows[0].item, question.language)
    if rough:
        said = f"约{said}" if question.language == "zh" else f"about {said}"
    terms = " + ".join(item.text for item in rows[:8]) + (" + …" if len(rows) > 8 else "")
    return Computed(said, bracketed(said, terms, question.language), cited(rows), 0.75)


def _listed(index: Index, question: Question, filters: Filters | None) -> list[Measured]:
    """Return a fact for each of the things that the question lists (冠军、亚军和季军一共多少项); none if it lists none."""
    asked = fold(question.text)
    if question.language == "zh":
        match = re.search(
            r"([^,。?:]{1,20}?(?:、[^,。?:、]{1,12})*[、和与及跟][^,。?:、]{1,14}?)(?:一共|总共|合计|总计|共计|加起来|加在一起|之和|共)",
            asked,
        )
        parts = re.split("[、和与及跟]", match[1]) if match else []
        _, of, shared = parts[-1].partition("的") if parts else ("", "", "")
        if of:  # 东厂房、西厂房的投资: of each the investment
            parts = [*(f"{part}的{shared}" for part in parts[:-1] if "的" not in part), parts[-1]]
        context = asked[match.end() :] if match else ""
        context = context if of or not parts else f"{parts[0]} {context}"
    else:
        match = _LIST_EN.search(asked)
        parts = re.split(r", and |, | and ", match[1]) if match else []
        context = parts[0] if parts else ""
    if len(parts) < 2:
        return []
    found = [best(index, part, question, context, filters) for part in parts if part.strip()]
    rows = [item for item in found if item is not None and item.head_share >= 0.25]
    distinct = {(item.row.source, item.item.start) for item in rows}
    return rows if len(rows) == len(found) == len(distinct) else []


def _without_subsets(rows: list[Measured]) -> list[Measured]:
    """Return the rows without those that are part of one before them in the sentence: 11家，其中省级1家."""
    kept: list[Measured] = []
    for item in rows:
        before = [other for other in kept if (other.row.number, other.start) == (item.row.number, item.start)]
        between = [
            item.row.text[other.item.end - item.row.start : item.item.start - item.row.start] for other in before
        ]
        if not any(_SUBSET.search(fold(text)) for text in between):
            kept.append(item)
    return kept


def _without_dates(question: Question) -> str:
    text = question.text
    for date in reversed(question.dates):
        text = f"{text[: date.start]} {text[date.end :]}"
    return text


def _in_time(item: Measured, question: Question) -> bool:
    """Return whether a fact's event meets the dates that the question names."""
    period = period_of(question)
    return period is None or period.holds(item.row.date)


def extreme(index: Index, question: Question, filters: Filters | None) -> Computed | None:
    """Return which of the facts that a question speaks of is largest or smallest; None if there are not two."""
    asked = fold(question.text)
    largest = bool(_LARGEST.search(asked))
    if not (largest or _SMALLEST.search(asked)) or not (_WHICH.search(asked) or "多少" in asked):
        return None
    bare = _SMALLEST.sub(" ", _LARGEST.sub(" ", _CLASS.sub(" ", fold(_without_dates(question)))))
    words = words_of(bare, question.language, index)
    found = measured(index, words, kinds_of(asked), filters, question.unit)
    rows = fitting((item for item in found if _in_time(item, question)), question.language)
    if len(rows) < 2 or len(rows) > 20 * MOST:
        return None
    yearly = bool(_YEARLY.search(asked))
    events = {(item.row.source, item.row.event_number) for item in rows}
    end = max(item.value for item in rows) if largest else min(item.value for item in rows)
    winners = [item for item in rows if item.value == end]
    names = [_name(item, yearly=yearly, by_event=len(events) > 1) for item in winners]
    if not all(names):
        return None
    label = "、".join(dict.fromkeys(names))
    order = sorted(rows, key=lambda item: (item.value != end, -item.value if largest else item.value))[:MOST]
    value = "、".join(dict.fromkeys(item.text for item in winners))
    if _ASKS_VALUE.search(asked):
        return Computed(value, bracketed(value, label, question.language), cited(order), 0.7)
    return Computed(label, bracketed(label, value, question.language), cited(order), 0.7)


def _name(item: Measured, *, yearly: bool, by_event: bool) -> str:
    """Return what the row of an extreme is called: its year, its event, or what it measures."""
    if yearly:
        return item.row.date.iso[:4] if item.row.date else ""
    return item.row.event or item.head if by_event else item.head


_DIFFERS_ZH = re.compile(
    r"(?P<a>[^,。?、:]{1,24}?)(?<![同环占对])比(?![例重较值率分赛])(?P<b>[^,。?、:]{1,24}?)(?P<op>多|少|高|低|大|小|长|短|贵)(?:了|出)?(?:多少|几)"
    r"|(?P<c>[^,。?:]{1,24}?)(?:和|与|跟|同)(?P<d>[^,。?:]{1,24}?)(?:相差|差|之差)(?:了)?(?:多少|几)"
)
_RATIO_ZH = re.compile(r"(?P<a>[^,。?、:]{1,24}?)(?:是|为|相当于)(?P<b>[^,。?、:]{1,24}?)的?(?:几|多少)倍")
_DIFFERS_EN = re.compile(
    r"how (?:many|much) (?P<op>more|fewer|less|larger|higher|bigger|smaller|lower|longer)(?: (?:is|are|was|were|did))? ?(?:the )?(?P<a>.+?) than (?:the )?(?P<b>.+)"
    r"|difference between (?:the )?(?P<c>.+?) and (?:the )?(?P<d>.+)"
)
_HAS_MORE = re.compile(
    r"how many (?P<op>more|fewer|less) (?P<what>[\w -]{2,40}?) (?:does|do|did|has|have|had|were|are) (?:the |there in the )?(?P<a>[\w -]{2,60}?)(?: have| has| had| employ)? than (?:the )?(?P<b>.+)"
)
_RATIO_EN = re.compile(
    r"how many times (?:as (?:many|much|large|big) |the )?(?P<a>.+?) (?:as|than|is|are|compared with|to) (?:the )?(?P<b>.+)|ratio of (?:the )?(?P<c>.+?) to (?:the )?(?P<d>.+)"
)
_TAIL = re.compile(r" (?:were|was|are|is|did|does|do|have|has|had|will)\b.*$|(?:要|还|会)$")
_EARLIER_SELF = re.compile(
    r"上一?年|去年|前一?年|同期|上个?月|往年|\b(?:last|previous|prior) (?:year|month)\b|a year (?:ago|earlier)"
)


def difference(index: Index, question: Question, filters: Filters | None) -> Computed | None:
    """Return by how much one thing is more than another, or how many times as much; None if one is not in the texts."""
    asked = fold(question.text).strip().rstrip("?？ 。.")
    zh = question.language == "zh"
    ratio = (_RATIO_ZH if zh else _RATIO_EN).search(asked)
    has = None if zh else _HAS_MORE.search(asked)
    match = ratio or has or (_DIFFERS_ZH if zh else _DIFFERS_EN).search(asked)
    if match is None or _EARLIER_SELF.search(asked):
        return None
    groups = match.groupdict()
    groups = {name: _TAIL.sub("", found) if found else "" for name, found in groups.items()}
    one, other = groups.get("a") or groups.get("c") or "", groups.get("b") or groups.get("d") or ""
    if has:
        one, other = f"{one} {has['what']}", f"{other} {has['what']}"
    pair = [best(index, side, question, one, filters) for side in (one, other)]
    first, second = pair
    if first is None or second is None or _unit(first) != _unit(second) or first.item.start == second.item.start:
        return None
    rows = [first, second]
    if ratio:
        if not second.value:
            return None
        times = (first.value / second.value).quantize(Decimal("0.01")).normalize()
        said = f"{times:f}倍" if zh else f"{times:f} times"
    else:
        gap = first.value - second.value
        op = groups.get("op") or ""
        less = bool(re.search("少|低|小|短|fewer|less|smaller|lower", op))
        if op and (gap < 0) != less and gap:  # the question has it the wrong way round: say which is more
            said = shown(abs(gap), first.item, question.language)
            return Computed(said, _turned(said, rows, zh=zh), cited(rows), 0.65)
        said = shown(abs(gap), first.item, question.language)
    values = f"{first.text} / {second.text}"
    return Computed(said, bracketed(said, values, question.language), cited(rows), 0.75)


def _turned(said: str, rows: list[Measured], *, zh: bool) -> str:
    first, second = rows
    values = f"{first.text} / {second.text}"
    more = first.value > second.value
    if zh:
        return f"反而{'多' if more else '少'}{said}（{values}）"
    return f"{said} {'more' if more else 'fewer'}, the other way round ({values})"


def bracketed(said: str, behind: str, language: str) -> str:
    """Return a computed answer with what it was computed from in brackets."""
    return f"{said}（{behind}）" if language == "zh" else f"{said} ({behind})"


def cited(rows: Sequence[Measured]) -> list[Citation]:
    """Return the sentences of the rows, each once, in their order."""
    return list(dict.fromkeys(item.cited() for item in rows))


def shown(value: Decimal, like: Finding, language: str) -> str:
    """Return a computed amount in the unit of a fact, as people of the language write it.

    Example:
        >>> from corpus.facts import find_facts
        >>> shown(Decimal(5_000_000), find_facts("投资3亿元")[0], "en")
        'CNY 5 million'
    """
    if like.kind == "percent":
        if language == "zh":
            return f"{_plain(value)}{like.unit}"
        return f"{_plain(value)}{' percentage points' if '点' in like.unit else '%'}"
    if like.kind == "money":
        if language == "zh":
            return f"{_in_chinese(value)}{like.unit}"
        return f"{_CURRENCY.get(like.unit, like.unit)} {_in_english(value)}"
    if language == "zh":
        return f"{_plain(value)}{like.unit if not like.unit.isascii() else ''}"
    return f"{value:,f}" if value == value.to_integral() else _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_chinese(value: Decimal) -> str:
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if abs(value) >= size:
            return f"{_plain(value / size)}{name}"
    return _plain(value)


def _in_english(value: Decimal) -> str:
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(value) >= size:
            return f"{_plain(value / size)} {name}"
    return f"{value:,f}"
