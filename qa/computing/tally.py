"""Sums, extremes, differences and ratios over the facts of an index: all of them that speak of what is asked.

What is added or compared must have one unit; where it has not, or where the texts hold fewer than two such facts, there
is no answer.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from corpus.normalise import fold, half_width
from qa.asking.periods import period_of
from qa.computing import phases
from qa.computing.measured import (
    CLASS,
    FITS,
    FITS_ABROAD,
    MONEY,
    Measured,
    Read,
    beyond_theme,
    covering,
    fitting,
    in_language,
    kinds_of,
    measured,
    naming,
    unit_of,
    words_of,
)
from qa.computing.shown import Computed, bracketed, cited, shown
from qa.finding.targets import asks_beyond_plan
from qa.finding.wanted import SUBSET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Filters, Index
    from qa.asking.question import Question


PARTS = 8
"""Most things that a question may list: a longer list is no question that a person asks."""

MOST = 50
"""Most rows that are added up or listed: a question over more is about something else than its words say."""

_LIST_EN = re.compile(
    r"\badd (?:up )?(?:the )?(?P<added>[^?:,;]{3,160}?)(?: up| together)?(?:[?:;]|, (?:how|what)\b| and (?:tell|say)\b|$)"
    r"|\b(?:how many|how much|number of|sum of|total of|cost of|total)(?: (?:did|do|were|was|are|is))?(?: the)? (?P<counted>[^?]{3,160}?)(?:[?]|$| (?:were|was|are|is|did|do|have|had|cost|in total|altogether|combined|together|there)\b)"
)
_ALL_OF = re.compile(
    r"(?:所有|全部|各个?|这些|历次|历届)(?:的)?(?:项目|活动|事件|会议|工程|单位|地方|年份)?的?|\b(?:all|the|these)(?: of)?(?: the)? (?:projects|events|meetings|things|activities|works)\b"
)
_TOTAL = re.compile(
    r"合计|总共|一共|共计|总计|总和|加起来|加在一起|之和|总额|累计|共(?=[有投完新引种捐获签产招])|\b(?:in total|altogether|combined|sum of|in all|put together|all together|add(?:ed|ing)? (?:up|together)|total)\b"
)
_STATES_TOTAL = re.compile(r"总|共|合计|累计|\btotal|\boverall|\baltogether|\bcombined")
_STOCK = re.compile(
    r"保有量|总量|存量|总数|人口|总值|在校|现有|在册|余额|在孵|拥有|\b(?:population|stock|inventory|balance|total)\b|达到?$|累计|增至|升至|降至"
)
_LARGEST = re.compile(r"最(?:多|大|高|长|贵|远|重|深|快)|\b(?:most|largest|biggest|highest|greatest|longest|maximum)\b")
_SMALLEST = re.compile(r"最(?:少|小|低|短|便宜|近|轻|浅|慢)|\b(?:least|smallest|fewest|lowest|shortest|minimum)\b")
_WHOSE_IS_MORE = re.compile(
    r"^(?!.*(?:[和与跟、]|还是)).*(?:谁|哪(?:一)?[个家座所支镇县市区村乡省])的?[^,。?]{2,12}?(?<!多)(?:(?P<large>[多高大长])|[少低小短])[了啊呢呀]*[?。 ]*$"
)
"""What asks of all who has more of a thing, without 最: 谁的企业多."""
_WHICH = re.compile(r"哪|谁|什么|\b(?:which|what|who|where|when)\b")
_ASKS_VALUE = re.compile(
    r"多少|是几|\bhow (?:many|much)\b|\bwhat (?:is|was) the (?:largest|highest|biggest|smallest|lowest|maximum|minimum)\b"
)
_YEARLY = re.compile(r"哪(?:一)?年|哪个年份|\b(?:which|what) year\b")
_SUBSET = re.compile(r"其中|\bof (?:which|whom|them|these)\b|\bincluding\b")


def may_be_over_all(asked: str) -> bool:
    """Return whether a folded question may add up or compare what all texts have."""
    return any(form.search(asked) for form in (_LARGEST, _SMALLEST, _TOTAL))


def asks_amount(question: Question) -> bool:
    """Return whether a question about events asks for an amount (投资最大的活动, total cost of the events)."""
    asked = fold(question.text)
    if _TOTAL.search(asked) and not MONEY.search(asked):
        return False
    return bool(_LARGEST.search(asked) or _SMALLEST.search(asked) or (_TOTAL.search(asked) and MONEY.search(asked)))


def best(index: Index, text: str, question: Question, context: str, filters: Filters | None) -> Measured | None:
    """Return the fact that a part of a question names, the rest being its context; None if none does."""
    return next((item for _, item in ranking(index, text, question, context, filters)), None)


def ranking(
    index: Index,
    text: str,
    question: Question,
    context: str,
    filters: Filters | None,
    *,
    read: dict[int, list[Read]] | None = None,
) -> list[tuple[float, Measured]]:
    """Return the facts that a part of a question may name, the rest being its context, with their scores, best first."""
    own = words_of(text, question.language, index)
    if not own:
        return []
    kinds = kinds_of(fold(question.text))
    around = words_of(f"{context} {text}", question.language, index)
    total = sum(word.idf for word in around) or 1.0
    found = []
    rows = measured(index, own, kinds, filters, question.unit, ranked=True, read=read)
    rows = [item for item in rows if item.head_share]
    for item in rows:
        if item.share < FITS and not _stands_out(item, rows, question):
            continue
        place = fold(f"{item.row.event or ''} {item.row.source} {item.row.text}")
        near = sum(word.idf * value for word, value in zip(around, covering(around, place), strict=True)) / total
        named = 0.3 * naming(
            fold(text).replace(fold(item.head), " ") if item.head else fold(text),
            fold(f"{item.row.event or ''} {_sentence(item)}"),
        )
        part = bool(SUBSET.search(fold(item.head))) and not SUBSET.search(fold(text))  # 第一批 is not all of them
        found.append((item.score + 0.4 * near + named + 0.05 * item.item.exact - 0.1 * part, item))
    return sorted(found, key=lambda entry: (-entry[0], entry[1].item.start))


def _sentence(item: Measured) -> str:
    return item.row.text[item.start - item.row.start : item.end - item.row.start]


def _stands_out(item: Measured, rows: Sequence[Measured], question: Question) -> bool:
    """Return whether a fact in the other language, where words are lost in translation, fits far better than others."""
    if in_language(item, question.language) or item.share < FITS_ABROAD:
        return False
    others = [other.share for other in rows if other.row.event_number != item.row.event_number]
    return item.share >= 1.4 * max(others, default=0.0)


_BOUNDS_ABOVE = re.compile(
    r"不足|不到|以下|以内|不超|不多于|最多|至多|未满|\b(?:less than|fewer than|under|below|up to|at most|no(?:t)? more than|maximum)\b"
)
_BOUNDS_BELOW = re.compile(
    r"超|逾|以上|余|多|不少于|不低于|至少|最少|破|突破|\b(?:over|(?:more|greater) than|at least|above|exceed\w*|upwards?|no(?:t)? (?:less|fewer) than)\b|\+"
)
ROUGH, LOOSE = Decimal("1.05"), Decimal("1.5")
"""How far from the number written the real one may lie, if it is said to be about it, or over or under it (by hand)."""


def _bound(item: Measured) -> int:
    """Return 1 for a number that is only known to be over what is written, -1 for one under it, 0 for others."""
    said = fold(item.item.modifier)
    if item.item.exact:
        return 0
    return -1 if _BOUNDS_ABOVE.search(said) else 1 if _BOUNDS_BELOW.search(said) else 0


def _span(item: Measured) -> tuple[Decimal, Decimal]:
    """Return between what the real number may lie."""
    value, bound = item.value, _bound(item)
    if item.item.exact:
        return value, value
    ends = (
        value if bound > 0 else value / (LOOSE if bound else ROUGH),
        value if bound < 0 else value * (LOOSE if bound else ROUGH),
    )
    return min(ends), max(ends)


def _roughly(said: str, rows: Sequence[Measured], language: str) -> str:
    """Return what was computed with the word that says how sure it is: 约 or about, 超过 or over, 不足 or under."""
    if all(item.item.exact for item in rows):
        return said
    bound = next(filter(None, map(_bound, rows)), 0)
    zh, en = {0: ("约", "about "), 1: ("超过", "over "), -1: ("不足", "under ")}[bound]
    return f"{zh if language == 'zh' else en}{said}"


_HELD = re.compile(
    r"员工|职工|从业|会员|党员|居民|人口|户籍|用户|在校|床位|存款|\b(?:employ\w*|staff|members?|residents?|inhabitants?|workforce|users?|workers?|enrol\w*)\b"
)
_OVER_YEARS = re.compile(
    r"历年|各年|每年|逐年|多年|这些年|年间|年来|(?<!\d)\d{1,2}个?年(?!级|代)|[两二三四五六七八九十几]年(?!级|代)|\byears\b|\beach year\b|\bevery year\b"
)


def _is_series(rows: Sequence[Measured]) -> bool:
    """Return whether rows are one thing in several years (300 staff in 2021, 500 in 2022), which do not add up."""
    return any(
        item.year and other.year and item.year != other.year and _same_thing(item, other)
        for place, item in enumerate(rows)
        for other in rows[:place]
    )


def _same_thing(one: Measured, other: Measured) -> bool:
    """Return whether two facts measure the same but for its time.

    What is held, such as staff, is the same whatever event tells it; other numbers are if their events' titles are the
    same but for their digits.
    """
    first, second = fold(one.head), fold(other.head)
    if not (first.endswith(second) or second.endswith(first)):
        return False
    held = _HELD.search(f"{first} {fold(one.item.unit)} {second} {fold(other.item.unit)}")
    titles = {re.sub(r"[\d年月日\s]+", "", fold(item.row.event or "")) for item in (one, other)}
    return bool(held) or len(titles) == 1


def total(index: Index, question: Question, filters: Filters | None) -> Computed | None:
    """Return the sum that a question asks for; None if the texts state it themselves, or nothing can be added."""
    asked = fold(question.text)
    if not _TOTAL.search(asked) or not re.search(
        r"多少|几|\bhow (?:many|much)\b|\btotal|\bsum\b|是什么|合计|总额|之和", asked
    ):
        return None
    rows = _listed(index, question, filters)
    if rows is None:
        return None
    if not rows:
        bare = _OVER_YEARS.sub(" ", _ALL_OF.sub(" ", _TOTAL.sub(" ", fold(_without_dates(question)))))
        words = words_of(bare, question.language, index)
        found = [
            item for item in measured(index, words, kinds_of(asked), filters, question.unit) if _in_time(item, question)
        ]
        rows = _without_subsets(fitting(found, question.language))
        most = max((item.value for item in rows), default=Decimal(0))
        totals = [
            bool(_STATES_TOTAL.search(fold(f"{item.item.modifier} {item.head}")))
            or (item.value == most and bool(_STATES_TOTAL.search(fold(_part_before(item)))))  # no less than its parts
            for item in rows
        ]
        states = any(totals) and not all(totals)  # one of them is the sum of the others
        places = {(item.row.source, item.row.event_number, item.start) for item in rows}
        years = len(question.dates) > 1 or _OVER_YEARS.search(asked)
        if not years and _is_series(rows):
            return None
        if states or len(places) < 2 or any(_STOCK.search(fold(f"{item.head} {item.item.modifier}")) for item in rows):
            return None
    if not 2 <= len(rows) <= MOST or len({unit_of(item) for item in rows}) != 1:
        return None
    if {1, -1} <= {_bound(item) for item in rows} or phases.counted(asked) not in {0, len(rows)}:
        return None  # two batches are not all three
    value = sum((item.value for item in rows), Decimal(0))
    said = _roughly(shown(value, rows[0].item, question.language), rows, question.language)
    terms = " + ".join(item.text for item in rows[:8]) + (" + …" if len(rows) > 8 else "")
    return Computed(said, bracketed(said, terms, question.language), cited(rows), 0.75)


def _part_before(item: Measured) -> str:
    """Return what leads up to a value in its part of the sentence: 八天里电影节共售票21.7万张,票房1012万元."""
    before = item.row.text[item.start - item.row.start : item.item.start - item.row.start]
    return half_width(before).rpartition(";")[2]


_MEDALS = re.compile(r"冠军?亚军?(?:季军)?(?<=军)")
"""冠亚季军 says the three in one word."""


def _listed(index: Index, question: Question, filters: Filters | None) -> list[Measured] | None:
    """Return a fact for each of the things that the question lists (冠军、亚军和季军一共多少项); none if it lists none.

    None if it lists more than ``PARTS``.
    """
    asked = fold(question.text)
    if question.language == "zh":
        asked = _MEDALS.sub(lambda match: "、".join(f"{rank}军" for rank in match.group() if rank != "军"), asked)
        match = re.search(
            r"([^,。?:]{1,20}?(?:、[^,。?:、]{1,12})*[、和与及跟][^,。?:、]{1,14}?)(?:一共|总共|合计|总计|共计|加起来|加在一起|之和|共)",
            asked,
        )
        parts = re.split("[、和与及跟]", match[1]) if match else []
        led, of, first = parts[0].partition("的") if parts else ("", "", "")
        if of and first and not any("的" in part for part in parts[1:]):  # 省级的|孵化器和众创空间
            parts = [f"{led}{part}" for part in (first, *parts[1:])]
        _, of, shared = parts[-1].partition("的") if parts else ("", "", "")
        if of:  # 东厂房、西厂房的投资: of each the investment
            parts = [*(f"{part}的{shared}" for part in parts[:-1] if "的" not in part), parts[-1]]
        context = asked[match.end() :] if match else ""
        context = context if of or not parts else f"{parts[0]} {context}"
    else:
        match = _LIST_EN.search(asked)
        parts = re.split(r", and |, | and ", match["added"] or match["counted"]) if match else []
        context = parts[0] if parts else ""
    if len(parts) > PARTS:
        return None
    if len(parts) < 2:
        return []
    read: dict[int, list[Read]] = {}
    ranked = [ranking(index, part, question, context, filters, read=read) for part in parts if part.strip()]
    found = [listed[0][1] if listed else None for listed in ranked]
    rows = [item for item in found if item is not None and item.head_share >= 0.25]
    distinct = {(item.row.source, item.item.start) for item in rows}
    return rows if len(rows) == len(found) == len(distinct) else []


def _without_subsets(rows: list[Measured]) -> list[Measured]:
    """Return the rows without those that are part of one before them: 11家，其中省级1家; 完成22项。其中，9项超额."""
    kept: list[Measured] = []
    for item in rows:
        led = item.row.text[item.start - item.row.start : item.item.start - item.row.start]
        if _SUBSET.match(fold(led).lstrip()) and any(other.row.number == item.row.number for other in kept):
            continue
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
    """Return whether a fact's event meets the dates that the question names, and no other year is said of the fact."""
    if len(question.dates) == 1 and (year := question.dates[0].year) and item.year and item.year != str(year):
        return False  # 手术2.13万台 of 2021年, reported in 2022
    period = period_of(question)
    return period is None or period.holds(item.row.date)


def extreme(index: Index, question: Question, filters: Filters | None) -> Computed | None:
    """Return which of the facts that a question speaks of is largest or smallest; None if there are not two."""
    asked = fold(question.text)
    more = _WHOSE_IS_MORE.search(asked)
    largest = bool(_LARGEST.search(asked) or (more and more["large"]))
    if not (largest or more or _SMALLEST.search(asked)) or not (_WHICH.search(asked) or "多少" in asked):
        return None
    kind = CLASS.sub(lambda match: f" {match['kind'] or ''} ", fold(_without_dates(question)))
    bare = _SMALLEST.sub(" ", _LARGEST.sub(" ", kind))
    words = beyond_theme(index, words_of(bare, question.language, index))
    found = measured(index, words, kinds_of(asked), filters, question.unit)
    rows = fitting((item for item in found if _in_time(item, question)), question.language)
    if len(rows) < 2 or len(rows) > 20 * MOST:
        return None
    yearly = bool(_YEARLY.search(asked))
    events = {(item.row.source, item.row.event_number) for item in rows}
    end = max(item.value for item in rows) if largest else min(item.value for item in rows)
    winners = [item for item in rows if item.value == end]
    if not _is_sure(winners, [item for item in rows if item.value != end], largest=largest):
        return None
    heads = [fold(item.head) for item in rows]
    names = [
        _name(item, yearly=yearly, by_event=len(events) > 1, alike=heads.count(fold(item.head)) > 1) for item in winners
    ]
    if not all(names):
        return None
    label = "、".join(dict.fromkeys(names))
    order = sorted(rows, key=lambda item: (item.value != end, -item.value if largest else item.value))[:MOST]
    value = "、".join(dict.fromkeys(item.text for item in winners))
    if _ASKS_VALUE.search(asked):
        return Computed(value, bracketed(value, label, question.language), cited(order), 0.7)
    return Computed(label, bracketed(label, value, question.language), cited(order), 0.7)


def _is_sure(winners: Sequence[Measured], others: Sequence[Measured], *, largest: bool) -> bool:
    """Return whether the winners win whatever the numbers are that the texts leave open (over 400, about 500)."""
    if len(winners) > 1 and any(map(_bound, winners)):
        return False
    if largest:
        least = min(_span(item)[0] for item in winners)
        return all(_span(item)[1] <= least for item in others)
    most = max(_span(item)[1] for item in winners)
    return all(_span(item)[0] >= most for item in others)


_HAS = re.compile(r"[现共拥设]?有|\b(?:has|have|had|employs|employed)\b")


def _name(item: Measured, *, yearly: bool, by_event: bool, alike: bool) -> str:
    """Return what the row of an extreme is called: its year, its event, or what it measures; "" if nothing names it.

    What several rows measure ``alike`` names none of them, nor does a head that holds a verb (中学有学生): then it is
    who has it, if the sentence says so.
    """
    if yearly:
        return item.year or (item.row.date.iso[:4] if item.row.date else "")
    if by_event and item.row.event:
        return item.row.event
    if not alike and not _HAS.search(fold(item.head)):
        ordinal = re.search(r"第[一二三四五六七八九十百\d]+$", item.row.text[: item.item.head_start - item.row.start])
        return f"{ordinal[0] if ordinal else ''}{item.head}"  # 第一中学学生 is not 中学学生
    before = item.row.text[item.start - item.row.start : item.item.start - item.row.start]
    clause = re.split(r"[,，。;；、:：\n]", before)[-1].strip()
    has = _HAS.search(fold(clause))
    name = clause[: has.start()].strip() if has and len(fold(clause)) == len(clause) else ""
    name = re.sub(r"^(?:其中|而|and |while |but )", "", name)
    return name if len(name) > 2 else ""


_DIFFERS_ZH = re.compile(
    r"(?P<a>[^,。?、:]{1,24}?)(?<![同环占对])比(?![例重较值率分赛])(?P<b>[^,。?、:]{1,24}?)(?P<op>多|少|高|低|大|小|长|短|贵)(?:了|出)?(?:多少|几)"
    r"|(?P<c>[^,。?:]{1,24}?)(?:和|与|跟|同)(?P<d>[^,。?:]{1,24}?)(?:相差|差|之差)(?:了)?(?:多少|几)"
)
_RATIO_ZH = re.compile(r"(?P<a>[^,。?、:]{1,24}?)(?:是|为|相当于)(?P<b>[^,。?、:]{1,24}?)的?(?:几|多少)倍")
_DIFFERS_EN = re.compile(
    r"how (?:many|much) (?P<op>more|fewer|less|larger|higher|bigger|smaller|lower|longer)(?: (?:is|are|was|were|did))? ?(?:the )?(?P<a>.+?) than (?:the )?(?P<b>.+)"
    r"|difference between (?:the )?(?P<c>.+?) and (?:the )?(?P<d>.+)"
    r"|by how (?:many|much) (?:do|does|did|is|are|was|were) (?:the )?(?:number of )?(?:the )?(?P<e>.+?)"
    r" (?:exceed|outnumber|surpass|(?:larger|greater|higher|more) than)\w* (?:that of )?(?:the )?(?:number of )?(?P<f>.+)"
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
    if match is None or _EARLIER_SELF.search(asked) or asks_beyond_plan(asked):
        return None
    groups = match.groupdict()
    groups = {name: _TAIL.sub("", found) if found else "" for name, found in groups.items()}
    one, other = (next((groups[key] for key in keys if groups.get(key)), "") for keys in ("ace", "bdf"))
    if zh and re.fullmatch(r"(?:19|20)\d\d年", other):  # 2022年手术量比2021年多多少
        other += re.sub(r"^(?:19|20)\d\d年", "", one)
    if has:
        one, other = f"{one} {has['what']}", f"{other} {has['what']}"
    read: dict[int, list[Read]] = {}
    pair = _of_one_year([ranking(index, side, question, one, filters, read=read) for side in (one, other)], one, other)
    if pair is None:
        return None
    first, second = pair
    same = (first.row.source, first.item.start) == (second.row.source, second.item.start)
    if same or unit_of(first) != unit_of(second) or _bound(first) or _bound(second):
        return None
    rows = [first, second]
    if ratio:
        if not second.value:
            return None
        times = (first.value / second.value).quantize(Decimal("0.01")).normalize()
        said = _roughly(f"{times:f}倍" if zh else f"{times:f} times", rows, question.language)
    else:
        gap = first.value - second.value
        op = groups.get("op") or ("more" if groups.get("e") else "")
        less = bool(re.search("少|低|小|短|fewer|less|smaller|lower", op))
        said = _roughly(shown(abs(gap), first.item, question.language), rows, question.language)
        if op and (gap < 0) != less and gap:  # the question has it the wrong way round: say which is more
            return Computed(said, _turned(said, rows, zh=zh), cited(rows), 0.65)
    larger, smaller = (first, second) if first.value >= second.value else (second, first)
    values = f"{first.text} / {second.text}" if ratio else f"{larger.text} − {smaller.text}"
    return Computed(said, bracketed(said, values, question.language), cited(rows), 0.75)


_NEAR = 0.15
"""How much worse a side's fact of another year may fit than its best one, and still be the same in that year."""


def _of_one_year(
    sides: Sequence[list[tuple[float, Measured]]], one: str, other: str
) -> tuple[Measured, Measured] | None:
    """Return the facts of two sides of the year that the question names for each, else of the last that both have.

    None if one side has none, or if they are of different years and one is told of several or changes by the year.
    """
    if not all(sides):
        return None
    named = [re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", side) for side in (one, other)]
    wanted = [(own or named[1 - place] or [""])[0] for place, own in enumerate(named)]
    series: list[dict[str, Measured]] = []
    for ranked in sides:
        best_score, top = ranked[0]
        years: dict[str, Measured] = {}
        for score, item in ranked:
            like = fold(item.head) == fold(top.head) and unit_of(item) == unit_of(top)
            if item is top or (like and score >= best_score - _NEAR and _same_thing(item, top)):
                years.setdefault(item.year, item)
        series.append(years)
    if any(wanted):
        picked = [years.get(year) for years, year in zip(series, wanted, strict=True)]
        return (picked[0], picked[1]) if picked[0] and picked[1] else None
    first, second = sides[0][0][1], sides[1][0][1]
    shared = sorted((set(series[0]) & set(series[1])) - {""})
    if shared:
        return series[0][shared[-1]], series[1][shared[-1]]
    apart = first.year != second.year and first.year and second.year
    yearly = any(len(years) > 1 for years in series) or _HELD.search(fold(f"{first.head} {second.head}"))
    return None if apart and yearly else (first, second)


def _turned(said: str, rows: list[Measured], *, zh: bool) -> str:
    first, second = rows
    more = first.value > second.value
    larger, smaller = (first, second) if more else (second, first)
    values = f"{larger.text} − {smaller.text}"  # as of other differences, so that it can be verified
    if zh:
        return f"反而{'多' if more else '少'}{said}（{values}）"
    return f"{said} {'more' if more else 'fewer'}, the other way round ({values})"
