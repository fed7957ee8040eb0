"""What speaks for a number: its unit, how exact it is, stock or flow, its year, whether a part or the whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from corpus.measures import ENGLISH_UNITS
from corpus.normalise import is_cjk
from qa.asking import contrasts
from qa.asking.question import LENGTHS, counters
from qa.asking.segmenter import folded_of as fold
from qa.checking.apiece import is_apiece
from qa.finding import elliptic, former, names
from qa.finding.sentence import ANY_YEAR, Candidate, Sentence, mentions_in, quantities_in
from qa.finding.wanted import COUNTS_PEOPLE, FILLING, SUBSET, Wanted

if TYPE_CHECKING:
    from corpus.quantities import Quantity
    from qa.asking.question import Question
    from qa.asking.words import Word


def _is_people(unit: str) -> bool:
    """Return whether the unit of an English number is a word for people: employee, visitor."""
    return unit.isascii() and bool(COUNTS_PEOPLE.search(f"{unit} {unit}s"))


def counts_else(text: str, words: list[Word]) -> bool:
    """Return whether an English number counts something else than what is asked for (1,200 visitors, not books)."""
    unit = next((item.unit for item in quantities_in(text) if item.unit.isascii() and len(item.unit) > 3), "")
    asked = [form for word in words if word.focus > 1 for form, _ in word.variants if form.isascii()]
    return bool(unit and asked) and not any(unit.startswith(form) or form.startswith(unit) for form in asked)


MEASURED = frozenset(
    "吨 公吨 米 公尺 公分 坪 亩 公亩 公顷 顷 平方米 平方公里 平方千米 立方米 公里 千米 海里 华里 厘米 毫米 微米 克 千克 公斤 斤 毫克 升 毫升 瓦 千瓦 兆瓦 千瓦时 度"
    " 小时 分钟 秒 年 天 岁 周岁 周年 个月 周 星期 倍 平方 立方".split()
)

_TIMES = frozenset("次 届 场 轮 回 趟 遍 起 场次".split())

_PEOPLE = frozenset({"人", "名", "位", "人次"})

_THINGS = frozenset(
    "盏 扇 把 根 片 块 封 份 口 宗 尊 顶 桶 瓶 袋 箱 盒 列 页 首 家 所 件 项 台 篇 部 座 架 辆 艘 本 间 栋 幢 支 条 处 株 棵 头 只 套 册 幅 枚 张".split()
)


def is_same_unit(unit: str, asked: str) -> bool:
    """Return whether two Chinese measure words count the same: 名 and 人, 册 and 册次.

    Example:
        >>> is_same_unit("册次", "册"), is_same_unit("家", "个")
        (True, False)
    """
    one, other = (word.removesuffix("次") or word for word in (unit, asked))
    return one == other or {unit, asked} <= _PEOPLE


_FAMILIES = tuple(
    frozenset(line.split())
    for line in (
        "年 周年 载 个月 月 天 日 周 星期 小时 个小时 分钟 秒 刻钟",
        "米 公尺 公里 千米 里 海里 华里 厘米 毫米 微米 公分 英里 英尺 英寸 呎 吋 哩 浬 尺 丈 m km cm mm",
        "岁 周岁",
    )
)
"""Units that measure the same: of one of them, any of its family may be the answer."""

_SORTS = (MEASURED, _TIMES, _PEOPLE, _THINGS)


_DAY_ONLY = re.compile(r"\d{1,2}[日号]")


def is_counted_by(unit: str, plain: str, end: int) -> bool:
    """Return whether the noun behind a number of 个 that ends there ends with a measure word.

    Example:
        >>> is_counted_by("箱", "由28个自然箱提高到35个", 5), is_counted_by("间", "有2个人", 3)
        (True, False)
    """
    return unit in plain[end:][:BEHIND]


BEHIND = 4
"""Characters behind a number in which such a noun may end (by hand)."""


def is_vague(question: Question, text: str) -> bool:
    """Return whether a number says only that there were some (一批, 一系列), or names a century."""
    return text.endswith("世纪") or (
        question.unit != "批"
        and re.search(r"一(?:大)?(?:批|些|系列|部分)", text) is not None
        and not re.search(r"\d", text)
    )


_OF_A_RACE = re.compile(r"\d秒\d|\d:\d\d")
_ASKS_STANDING = re.compile(
    r"\bhow (?:long|many years)\b[^?]*\b(?:stood?|stands|standing|held|holds?|kept|unbroken|unbeaten)\b"
    r"|(?:保持|维持|尘封|封存)[^,。?？]{0,6}(?:多[久长少]|几)|(?:多久|多[长少][^,。?？]{0,3})[^,。?？]{0,10}(?:才|没|未)[^,。]{0,4}打?破"
)
"""A time that somebody needed for a race, and what asks how long a record stood: of that it tells nothing."""


_SOME = re.compile("(?:多|数|若干)([家个名位支项所座台辆件人])")
"""A counter behind a number that is not told: 多家企业 are no people."""


def is_other_sort(question: Question, text: str, *, named: bool = False) -> bool:
    """Return whether a number counts or measures what the unit asked for cannot: 1.7米 for 几次, 50支 for 多少人.

    A thing that is ``named`` beside it as the one asked for may be counted as another is: rooms as 书房26座.
    """
    if _OF_A_RACE.search(text) and _ASKS_STANDING.search(fold(question.text)):
        return True
    counted = counters(fold(question.text)) if question.language == "en" else frozenset()
    kinds = {item.kind for item in quantities_in(text)}
    if question.kind == "number" and _DAY_ONLY.fullmatch(text) and question.unit not in {"日", "号", "天"}:
        return True  # 12日 opens an entry of a chronicle
    if question.kind == "number" and kinds and not kinds & {"number", "ordinal"} and (counted or question.unit):
        return True  # neither a share nor a sum counts anything; 能卖多少 may ask for one
    if counted:
        units = [item.unit for item in quantities_in(text)] + _SOME.findall(text)
        may_differ = named and not counted & _PEOPLE and _THINGS.issuperset(units)
        return any(map(is_cjk, "".join(units))) and not counted.intersection(units) and not may_differ
    asked = next((sort for sort in _SORTS if question.unit in sort), None)
    if asked is MEASURED and question.language == "zh":
        family = next((family for family in _FAMILIES if question.unit in family), frozenset())
        units = [item.unit for item in quantities_in(text) if item.unit]
        return bool(family and units) and family.isdisjoint(units)  # 11240户 for 多少年
    if asked is None or asked is MEASURED:
        return False
    return any(item.unit in sort for item in quantities_in(text) for sort in _SORTS if sort is not asked)


STOCK = re.compile(r"保有量|总量|总数|累计|共有|拥有|现有|共计|总计|已有|达到?[\d]|合计|存量")

_KEPT = re.compile(r"保有|存量|拥有|现有|已有")
"""What says that there are so many of a thing by now, not that so many came."""

_FLOW = re.compile(r"新增|新认定|认定|新建|新设|引进|净增|增加|完成|培育|签约|新签")


_RESULT = re.compile(r"(?:到|至|\bto)\s*$")


_SHARE = re.compile(
    r"(?:占|比重|比例|\b(?:accounting|accounted|accounts) for|\bshare of|\bmaking up|\bor)[^,;。，；]{0,20}$"
)

_CHANGE = re.compile(
    r"(?:增|降|提高|上升|减少|回落|下滑|涨|跌|\b(?:up|down|gr[eo]w|rose|rise|fell|fall|drop|increas|decreas|declin)\w*)[^,;。，；%]{0,8}(?:%(?:[、和与及至到-]|,? and |,? to ))?$"
)


PLANNED = 0.7
"""What speaks for a date that is planned where a plan is asked for; half of it against one where only one is (by hand)."""


APIECE = 0.4
"""What speaks for a value that is told of each, where it is asked of each, or against it (by hand)."""
DONE = 0.7
"""What speaks for a number right behind the verb by which a question asks how many (整改了多少: 已整改397条): by hand."""


FRAMED, FRAME = 0.08, 5
"""What each character counts that stands right before a number as it does before the gap of the question, from the
second on, and how many count (by hand)."""


def in_frame(frame: str, before: str) -> float:
    """Return what speaks for a number that the same words lead up to as in the question (恢复到2019年的百分之几)."""
    before = FILLING.sub("", before)
    size = next(
        (size for size in range(min(len(frame), len(before))) if frame[-1 - size] != before[-1 - size]),
        min(len(frame), len(before)),
    )
    return FRAMED * min(size, FRAME) if size > 1 else 0.0


def number_preference(sentence: Sentence, span: names.Span, question: Question, wants: Wanted) -> float:
    """Return what speaks for a number: its unit and kind, how exact it is, its year, the side and part it is of."""
    quantity = next(
        (item for item in quantities_in(sentence.text) if item.start == span[0] and item.end <= span[1]), None
    )
    if quantity is None:
        return of_two(sentence, span, wants)  # half price
    exact = quantity.exact or wants.bound
    bonus = 0.0 if exact else -0.12 - VAGUE * _is_made_exact(sentence, quantity)
    if (quantity.value, quantity.unit) in wants.quantities or quantity.value in wants.given:
        bonus -= 0.8  # the question gives it: it cannot be what is asked for
    if sentence.text[span[0]] == "一" and quantity.value == 1:  # 一支队伍: an article more often than a count
        bonus -= 0.35 + 0.5 * bool(_IS_A.search(sentence.plain, 0, span[0]))
    if question.kind == "number":
        heads = not quantity.unit and _HEADCOUNT.search(sentence.plain, 0, span[0]) is not None
        unit = "人" if heads else quantity.unit or elliptic.units(sentence.text).get(span[0], "")
        bonus += _unit_preference(unit, question, wants)
        timed = quantity.unit in _TIME_UNITS and quantity.unit in question.units
        bonus += TAKEN * (timed and _TAKEN.search(sentence.text[: span[0]]) is not None)
        if (wants.counters or wants.sizes) and not heads and sentence.text[span[0] : span[1]].endswith(("万", "亿")):
            bonus -= 0.4  # 超千亿 of what is not said: it is a size
    side = of_two(sentence, span, wants)
    bonus += side
    bonus += _of_year(sentence, span, question)
    before = fold(sentence.text[: span[0]])
    spent = question.kind == "money" and not (wants.per or _ASKS_PRICE.search(wants.folded))
    bonus -= PER_PIECE * (spent and _PER_PIECE.match(sentence.plain, span[1]) is not None)
    if wants.per:
        bonus += APIECE * (1 if is_apiece(sentence.plain, span, wants.per, wants.each) else -1)
    bonus += DONE * bool(wants.done and FILLING.sub("", before).endswith(wants.done))
    clause = before[max(map(before.rfind, ",;。")) + 1 :] + fold(sentence.text[span[0] : span[1]])
    if question.kind == "number":
        bonus += _of_stock_or_flow(clause, wants)
    bonus += _of_profit(clause) * wants.profit
    if question.language == "zh" and not _ASKS_MORE.search(wants.folded):
        bonus -= 0.6 * bool(_MORE_THAN.search(before))
    if wants.result:  # 由1800人次提高到3200人次
        bonus += 0.3 if _RESULT.search(before) else -0.1
    else:
        bonus += former.of_a_change(sentence.text, span, wants.folded)
    if not (wants.subset or wants.share or (side > 0 and contrasts.names_gender(wants.folded))):
        part = "其中" in clause or _PARTS.search(before) or _OF_A_WHOLE.match(sentence.text, span[1])
        bonus -= PART_ONLY if part else 0.25 * bool(SUBSET.search(clause))
    bonus -= former.CHANGED * (question.kind == "number" and _is_only_due(sentence, span, before, wants))
    bonus -= OF_A_QUARTER * bool(_OF_A_QUARTER.search(clause) and not _OF_A_QUARTER.search(wants.folded))
    if question.kind == "percent" and (wants.share or wants.change):
        share, change = bool(_SHARE.search(before)), bool(_CHANGE.search(before))
        bonus += 0.3 * (share - change if wants.share else change - share)
    return bonus


def _of_profit(clause: str) -> float:
    """Return what speaks for a number because its clause says that it is what was made, or only what was taken or spent."""
    return PROFIT * (bool(_IS_PROFIT.search(clause)) - bool(_IS_TURNOVER.search(clause)))


def _of_stock_or_flow(clause: str, wants: Wanted) -> float:
    """Return what speaks for a number because its clause says how many there are, or how many came, as is asked."""
    stock, flow = bool(STOCK.search(clause)), bool(_FLOW.search(clause))
    kept = _KEPT.search(clause) is not None and not flow
    return -0.2 * kept if wants.flow else 0.2 * (stock - flow)


_OF_A_QUARTER = re.compile(r"环比|单季|单月|[一二三四]季度|\bquarter")
OF_A_QUARTER = 0.3
"""What speaks against a number of a quarter, or a change from the one before, where neither is asked for (by hand)."""

_ASKS_PRICE = re.compile(
    r"价|费|薪|工资|[每/]|补贴|标准|租|票|\b(?:price|fee|rate|wage|salary|per|each|cost|fare|rent)s?\b"
)
_PER_PIECE = re.compile(r" ?[/／](?![年月日天])[^\W\d]")
PER_PIECE = 0.6
"""What speaks against a price, 38元/股, where it is asked how much was spent (by hand)."""

PROFIT = 0.8
"""What speaks for what is left of the takings where it is asked what was made, or against the takings (by hand)."""
_IS_PROFIT = re.compile(
    r"利润|盈余|净利|净赚|盈利|结余|净收|纯收|\b(?:surplus|profits?|net(?:ted)?|cleared|to the good)\b"
)
_IS_TURNOVER = re.compile(
    r"(?<![净纯])收入|支出|开支|营收|营业额|销售额|产值|成本|花费|\b(?:took|takes|takings|income|turnover|revenue|sales|spent|spending|expenditure|costs?|outgoings)\b"
)

_HEADCOUNT = re.compile(r"人[数次](?:已经|突破|超过|将近|达到|总计|累计|[已就共约达为是有超近逾至仅])*$")
"""What leads up to a number of people that has no measure word: 线上观看人数超过2600万."""

TAKEN = 0.3
"""What speaks for a time that is told as having been taken, where it is asked how long something took (by hand)."""

_TAKEN = re.compile(
    r"(?:历时|为期|耗时|用时|历经|费时|工期)[^,;。\d]{0,4}$|\b(?:took|takes|lasted|lasts|after)(?: \w+)? $"
)

_IS_A = re.compile("(?:是|作为|成为|为)$")
"""What stands before 一项 that says what something is, and counts nothing."""

_OF_A_WHOLE = re.compile(r" of (?:the|its|their) (?:total|whole|full|entire|cost|sum|bill|price)\b")
"""What stands behind a part: £5.2 million of the total cost of £7.9 million."""

PART_ONLY = 0.35
"""What speaks against the number of a part where no part is asked for (by hand)."""

_PARTS = re.compile(
    r"其中[^,;。]{0,16}\d[^,;。]{0,12}(?:,(?![^,;。]{0,8}[共总])[^,;。\d]{0,12}\d[^,;。]{0,12})*,(?![^,;。]{0,8}[共总])[^,;。\d]{0,12}$"
)
"""What leads up to a further part: 其中全程马拉松1.2万人,半程马拉松."""

_ASKS_MORE = re.compile(r"[比较差多少高低][^,。]{0,6}(?:多少|几)|[比差]|增|减|提高|缩|超")
_MORE_THAN = re.compile(r"比[^,。;]{1,18}(?:多|少|高|低|长|短|快|慢|早|晚|大|小|重|轻)(?:出|了)?$")
"""What leads up to by how much something is more than another (比第二名多3球): not how much it is."""

_TIME_UNITS = frozenset("年 月 天 日 个月 届 岁 小时 year month week day hour minute".split())

_SAME_UNITS = {
    "天": "day", "年": "year", "个月": "month", "月": "month", "小时": "hour", "分钟": "minute", "周": "week", "米": "metre meter m",
    "公里": "kilometre kilometer km", "吨": "tonne ton t", "公斤": "kilogram kg", "平方米": "square m² m2 sqm", "平方公里": "km² km2", "立方米": "m³ m3", "公顷": "hectare ha",
    "亩": "mu", "岁": "year",
}  # fmt: skip
"""For a Chinese measure, its English names."""


def _unit_preference(unit: str, question: Question, wants: Wanted) -> float:
    """Return what the unit of a number says for it: English nouns have no measure word, but may be of people."""
    bonus = 0.0
    if unit in _SAME_UNITS.get(question.unit, "").split():
        return 0.35
    if question.units:
        bonus = 0.4 if unit in question.units else -0.5
    elif question.unit and question.unit not in {"个", "万", "亿"}:
        if unit and unit.isascii() and question.unit not in MEASURED:
            measures = unit in ENGLISH_UNITS or unit.removesuffix("s") in LENGTHS  # four kilometres are no 4座
            bonus = -0.4 if measures else 0.35 * (question.unit in _PEOPLE and _is_people(unit))
        else:
            bonus = 0.35 if is_same_unit(unit, question.unit) else -0.4
    elif wants.counters and is_cjk(unit[:1] or " "):
        bonus = (0.05 if unit == "个" else 0.3) if unit in wants.counters else -0.4
    elif wants.people:
        bonus = 0.3 if unit in _PEOPLE or _is_people(unit) else -0.4
    if unit in _TIME_UNITS and unit != question.unit and not question.units:
        bonus += 0.2 if wants.time else -0.5
    return bonus


def of_two(sentence: Sentence, span: names.Span, wants: Wanted) -> float:
    """Return what speaks for a value of the one of two that exclude each other that is asked for, or against it."""
    if not wants.contrast:
        return 0.0
    place = in_folded(sentence, span)
    if contrasts.belied(wants.folded, sentence.folded, *place):
        return -0.4
    if contrasts.affirmed(wants.folded, sentence.folded, *place):
        return 0.3
    return -OF_ALL * any(
        contrasts.names_gender(wants.folded)
        and contrasts.affirmed(wants.folded, sentence.folded, *in_folded(sentence, (item.start, item.end)))
        for item in quantities_in(sentence.text)
        if item.exact and item.start != span[0] and item.kind == "number"
    )


def is_of_side(candidate: Candidate, wants: Wanted) -> bool:
    """Return whether a value is told of the one of two that exclude each other that is asked for."""
    sentence = candidate.sentence
    place = in_folded(sentence, (candidate.start - sentence.start, candidate.end - sentence.start))
    return bool(contrasts.affirmed(wants.folded, sentence.folded, *place))


OF_ALL = 0.8
"""What speaks against a number of all where one is asked for, and told beside it, that is of the men alone (by hand)."""

_DUE = re.compile(r"(?:应[到出参缴交收]|报名)[^,;。\d]{0,6}$")
_CAME = re.compile("实[到际缴交收]|到场|到会")
_ASKS_DUE = re.compile(r"报名|应[到出参缴交收]|[总一]共有|全部|\b(?:expected|due|supposed)\b")
"""Who ought to have come, and who came (应到86人,实到79人); what asks for the former."""


def _is_only_due(sentence: Sentence, span: names.Span, before: str, wants: Wanted) -> bool:
    """Return whether a number is of who ought to have come, where it is told who came, too, and that may be meant."""
    told = _DUE.search(before) is not None and _CAME.search(sentence.plain, span[1]) is not None
    return told and _ASKS_DUE.search(wants.folded) is None


VAGUE = 1.5
"""What speaks against a number that the next one says exactly (by hand)."""


def _is_made_exact(sentence: Sentence, vague: Quantity) -> bool:
    """Return whether the next number of the sentence says exactly what this one says roughly: 突破3亿吨,达3.08亿吨."""
    return any(
        item.exact
        and item.unit == vague.unit
        and 0 < item.start - vague.end <= 6
        and vague.value <= item.value <= vague.value * Decimal("1.5")
        for item in quantities_in(sentence.text)
    )


def in_folded(sentence: Sentence, span: names.Span) -> names.Span:
    """Return where a span of a sentence lies in its folded text."""
    return bisect_left(sentence.offsets, span[0]), bisect_left(sentence.offsets, span[1])


SAID_OF_YEAR = 0.6
"""What speaks for a number right behind which the year asked for stands (56.5 million in 2022), or against it (by hand)."""

_DATED_BEHIND = re.compile(r" ?[(（]| ?(?:[a-z]+ ){0,2}(?:in|at the end of|by) (?:the )?", re.IGNORECASE)


_COMPARED_WITH = re.compile("[比较自从到至]$")


def _of_year(sentence: Sentence, span: names.Span, question: Question) -> float:
    """Return what the years in a sentence say for or against a value where the question names one of several.

    A number is of the year in brackets or "in 2022" right behind it, else of the last one before it.
    """
    wanted = {date.year for date in question.dates if date.year}
    if len(wanted) != 1 or question.dates[0].month:
        return 0.0
    year = int(sentence.row.date.first[:4]) if sentence.row.date else None
    mentions = [item for item in mentions_in(sentence.text, year) if item.date.first[:4] == item.date.last[:4]]
    years = {int(item.date.first[:4]) for item in mentions}
    if years == wanted and year is None:
        after = next((item for item in mentions if item.start >= span[1]), None)
        if after is None or not _DATED_BEHIND.fullmatch(sentence.text[span[1] : after.start]):
            return 0.0
        return SAID_OF_YEAR  # up 8% from 567,000 in 2022
    if question.language == "zh" and not wanted & years:
        said = [item for item in mentions if item.end <= span[0] and item.date.precision == "year"]
        said = [item for item in said if sentence.text[item.start : item.start + 4].isdecimal()]
        # 2021年手术2.13万台, reported in 2022; a year that a number is compared with is another matter
        return -0.6 * bool(said and not _COMPARED_WITH.search(sentence.plain[: said[-1].start]))
    if len(years if year is None else {*years, year}) < 2 or not wanted <= years:
        return 0.0
    behind = [item for item in mentions if item.start >= span[1]]
    before = [item for item in mentions if item.end <= span[0]]
    own = before[-1] if before else None
    if behind and _DATED_BEHIND.fullmatch(sentence.text[span[1] : behind[0].start]):
        return SAID_OF_YEAR if int(behind[0].date.first[:4]) in wanted else -SAID_OF_YEAR
    if own is None or former.is_since(sentence.plain, (own.start, own.end), span):
        # 接待428万人次,比2023年的391万人次增长9.6%: what is said of no year is of the event's
        return 0.0 if year is None or year in wanted else -0.3
    return 0.3 if int(own.date.first[:4]) in wanted else -0.3


def is_of_a_name(sentence: Sentence, span: names.Span) -> bool:
    """Return whether a year belongs to the name of what it stands before: 2022年全市会议, of a day told beside it."""
    year = int(sentence.row.date.first[:4]) if sentence.row.date else ANY_YEAR
    mentions = mentions_in(sentence.text, year)
    mention = next((item for item in mentions if item.end == span[1]), None)
    if mention is None or mention.date.precision != "year" or not sentence.text[span[1] : span[1] + 1].isalpha():
        return False
    low, high = mention.date.first, mention.date.last
    return any(
        (low <= item.date.first and item.date.last <= high) or "年" not in sentence.text[item.start : item.end]
        for item in mentions
        if item.date.precision in {"day", "range"}
    )
