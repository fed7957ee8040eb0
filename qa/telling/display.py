"""The answer for the asker's eye: values in the conventions of the asker's language, the span of the text beside them.

What is shown beside the span is computed from it alone, and :func:`verified` checks afterwards, by reading it again,
that each number and each date shown is equal in value to one in the cited text.
"""

from __future__ import annotations

import re
from datetime import date as day
from decimal import Decimal
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.normalise import fold, is_cjk
from corpus.quantities import find_quantities
from qa.finding.formed import form_asked, in_english
from qa.finding.recurring import recurring
from qa.finding.relative import shifts_in

if TYPE_CHECKING:
    from corpus.document import EventDate
    from corpus.quantities import Quantity
    from qa.answer import Answer, Citation
    from qa.asking.question import Question

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_MODIFIERS = {
    "over ": "超过 超出 超 突破 逾 余 多 有余 之多 over exceeding above surpassing", "more than ": "more+than",
    "nearly ": "近 接近 将近 nearly almost approaching", "at least ": "以上 不少于 不低于 at+least or+more",
    "about ": "约 大约 约为 约合 大概 左右 上下 about around roughly approximately some or+so",
    "less than ": "不足 不到 未满 under below less+than fewer+than", "up to ": "以下 以内 不超过 不高于 at+most up+to",
}  # fmt: skip
_SAID = {word.replace("+", " "): said for said, words in _MODIFIERS.items() for word in words.split()}
_SAID |= {"余": "more than ", "多": "more than ", "有余": "more than "}
_IN_CHINESE = {
    "over ": "超过", "more than ": "超过", "nearly ": "近", "at least ": "至少", "about ": "约", "less than ": "不到",
    "up to ": "至多",
}  # fmt: skip
CURRENCIES = {
    "元": "CNY", "人民币": "CNY", "美元": "USD", "欧元": "EUR", "港元": "HKD", "日元": "JPY", "英镑": "GBP",
    "新台币": "TWD", "韩元": "KRW", "澳元": "AUD", "加元": "CAD", "卢布": "RUB", "瑞士法郎": "CHF",
}  # fmt: skip
"""For the name of a currency, its code, which readers of English know."""
_MEASURES = {
    "公里": "km", "千米": "km", "米": "m", "厘米": "cm", "毫米": "mm", "纳米": "nm", "平方米": "m²", "平方公里": "km²",
    "立方米": "m³", "公顷": "ha", "亩": "mu", "吨": "t", "公斤": "kg", "千克": "kg", "克": "g", "千瓦": "kW",
    "千瓦时": "kWh", "兆瓦": "MW", "年": "years", "个月": "months", "周": "weeks", "天": "days", "小时": "hours",
    "分钟": "minutes", "秒": "seconds", "倍": "times", "摄氏度": "°C", "°c": "°C", "升": "litres",
}  # fmt: skip
_MEASURES_CHINESE = {
    "km": "公里", "m": "米", "cm": "厘米", "mm": "毫米", "ha": "公顷", "kg": "公斤", "t": "吨", "year": "年",
    "month": "个月", "week": "周", "day": "天", "hour": "小时", "minute": "分钟", "second": "秒",
    "kilometre": "公里", "kilometer": "公里", "metre": "米", "meter": "米", "kilogram": "公斤", "gram": "克",
    "tonne": "吨", "hectare": "公顷", "litre": "升", "liter": "升", "m²": "平方米", "km²": "平方公里", "m³": "立方米",
    "m2": "平方米", "km2": "平方公里", "m3": "立方米", "°c": "摄氏度",
}  # fmt: skip
_PLACES = {"线上": "online", "网上": "online", "线上线下": "online and in person"}
_PLACES_CHINESE = {"online": "线上"}
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_SCALES_CHINESE = ((12, "万亿"), (8, "亿"), (4, "万"))
_JOIN = re.compile(r" ?(?:至|到|[-‐‑–—―−~〜～]{1,2}| to ) ?")
_RISES = re.compile(r"(?:增长|提高|上升|增加|上涨|提升|增|升|涨)了?(?:约|近|超过?|达)?\s*$")
_FALLS = re.compile(r"(?:下降|减少|降低|下滑|回落|下跌|降|减|跌)了?(?:约|近|超过?|达)?\s*$")
_PARTS = {"底": "the end of ", "末": "the end of ", "初": "early "}
"""What English says of the character behind a year or month (2023年底)."""
_VALUED = frozenset({"number", "money", "percent"})
_WORDS = frozenset(
    [*fold(" ".join([*_MONTHS, *_MODIFIERS, *CURRENCIES.values(), *_MEASURES.values(), *_PLACES.values()])).split(),
     *fold(" ".join(_PARTS.values())).split(), *(name for _, name in _SCALES), "percentage", "points", "down", "c",
     "am", "pm"]
)  # fmt: skip
"""Every word that is put beside a span."""
_CHARACTERS = frozenset("年月日至万亿元个百分点在线上")
_CHARACTERS_CHINESE = _CHARACTERS.union(*_IN_CHINESE.values(), *CURRENCIES, *_MEASURES_CHINESE.values())
_TURN = re.compile(r"(?:up|down) (?=\d)")
_DIGITS = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")
_WORD = re.compile(r"[^\W\d_]+[²³]?")


def rendered(answer: str, question: Question, event_date: EventDate | None = None, before: str = "") -> str:
    """Return the answer as it is shown: 640 (640家), 8 September 2022 (2022年9月8日), 1.35亿元 (CNY 135 million).

    An English asker reads a Chinese answer so, a Chinese asker an English one; what is in the asker's language, and
    names, are unchanged. A day without a year is that of its event's year, one without a month that of its month.
    ``before`` is what the text says just before the answer: 增长 before 56.48% makes it "up 56.48%". Each number and
    date is computed from the span itself, so that nothing is shown that the source does not say.
    """
    if question.language == "zh" and question.kind in _VALUED and not any(map(str.isalpha, answer)):
        return answer  # 12.40%
    if question.kind == "date" and _DAY_ALONE.fullmatch(answer) and before.endswith(("每月", "每逢", "每年")):
        return answer  # the 15th of every month is of none
    if question.kind == "date" and recurring(answer):
        return answer  # every May is of no year
    span = _with_direction(answer, before) if question.kind == "percent" and question.language != "zh" else answer
    chinese = any(map(is_cjk, span)) or (question.language != "zh" and not any(map(str.isalpha, span)))  # 2021.08
    if chinese == (question.language == "zh"):
        whole = (
            _in_chinese(span, question, event_date) if question.kind == "date" and _DAY_ALONE.fullmatch(span) else ""
        )
        return f"{whole} ({span})" if whole else answer
    shown = _in_english(span, question, event_date) if chinese else _in_chinese(span, question, event_date)
    return f"{shown} ({span})" if shown and shown != answer else answer


def _with_direction(answer: str, before: str) -> str:
    """Return the answer with the word before it that says whether it rose or fell, if there is one."""
    match = _RISES.search(before) or _FALLS.search(before)
    return before[match.start() :] + answer if match and find_quantities(answer) else answer


def _in_english(answer: str, question: Question, event_date: EventDate | None) -> str:
    """Return the values of a Chinese answer as English writes them, "" if there are none or one is not understood."""
    if question.kind == "date":
        dates = find_dates(answer, *_year_and_month(event_date))
        parts = (_PARTS.get(answer[item.end : item.end + 1], "") for item in dates)
        return ", ".join(dict.fromkeys(part + _date(item.date) for part, item in zip(parts, dates, strict=True)))
    if question.kind == "place":
        return _PLACES.get(answer, "")
    if question.kind not in _VALUED:
        return ""
    if form_asked(question.text):
        return in_english(answer)
    answer = _MINUTES.sub("分钟", answer)
    found = [(item, _quantity(item, answer)) for item in find_quantities(answer) if item.kind in _VALUED]
    if not found or not all(text for _, text in found):
        return ""
    first, text = found[0]
    if len(found) == 1 and first.kind == "percent":
        text = _direction(answer[: first.start]) + text
    return ", ".join([text, *(text for _, text in found[1:])])


_MINUTES = re.compile(r"分(?=\d+秒)|(?:(?<=小时\d)|(?<=小时\d\d))分(?!钟)")
"""The sign of minutes in a time (2小时9分47秒), elsewhere that of points."""


def _direction(before: str) -> str:
    return "up " if _RISES.search(before) else "down " if _FALLS.search(before) else ""


def _in_chinese(answer: str, question: Question, event_date: EventDate | None) -> str:
    """Return the values of an English answer as Chinese writes them, "" as :func:`_in_english` does."""
    if question.kind == "date":
        dates = find_dates(answer, *_year_and_month(event_date))
        return "、".join(dict.fromkeys(_date_chinese(item.date) for item in dates))
    if question.kind == "place":
        return _PLACES_CHINESE.get(fold(answer), "")
    if question.kind not in _VALUED:
        return ""
    found = [_quantity_chinese(item, answer) for item in find_quantities(answer) if item.kind in _VALUED]
    shown = "、".join(found) if all(found) else ""
    return "" if shown.replace(",", "") in answer.replace(",", "") else shown  # 640 beside "640 workers" says nothing


_DAY_ALONE = re.compile(r"\d{1,2}[日号](?:[至到—-]\d{1,2}[日号])?")
"""A day whose month stands over it."""


def _year_and_month(date: EventDate | None) -> tuple[int | None, int | None]:
    """Return the year, and the month if all of an event is in it, that its dates may leave out."""
    if date is None:
        return None, None
    return int(date.first[:4]), int(date.first[5:7]) if date.first[:7] == date.last[:7] else None


def _date(date: EventDate) -> str:
    year, month, day = (int(part) for part in date.first.split("-"))
    last_year, last_month, last_day = (int(part) for part in date.last.split("-"))
    if date.precision == "year":
        return str(year) if year == last_year else f"{year}–{last_year}"
    if date.precision == "month":
        return f"{_MONTHS[month - 1]} {year}"
    if date.precision == "day":
        return f"{day} {_MONTHS[month - 1]} {year}"
    if (last_year, last_month) == (year, month):
        return f"{day}–{last_day} {_MONTHS[month - 1]} {year}"
    if date.first.endswith("-01-01") and date.last.endswith("-12-31"):
        return f"{year}–{last_year}"  # 2022-2024年: nobody has said a day
    return f"{day} {_MONTHS[month - 1]} {year} – {last_day} {_MONTHS[last_month - 1]} {last_year}"


def _date_chinese(date: EventDate) -> str:
    year, month, day = (int(part) for part in date.first.split("-"))
    last_year, last_month, last_day = (int(part) for part in date.last.split("-"))
    if date.precision == "year":
        return f"{year}年" if year == last_year else f"{year}年至{last_year}年"
    if date.precision == "month":
        return f"{year}年{month}月"
    if date.precision == "day":
        return f"{year}年{month}月{day}日"
    last = f"{last_day}日" if last_month == month else f"{last_month}月{last_day}日"
    return f"{year}年{month}月{day}日至{last if last_year == year else f'{last_year}年{last_month}月{last_day}日'}"


def _quantity(quantity: Quantity, text: str) -> str:
    """Return a quantity as English writes it, "" if it is vaguer than can be said (数十家)."""
    prefix = "" if quantity.exact else _prefix(quantity, text)
    if prefix is None:
        return ""
    values = [quantity.value, *_right_end(quantity, text)]
    if quantity.kind == "percent":
        unit = " percentage points" if "点" in quantity.unit else quantity.unit
        return f"{prefix}{'–'.join(map(_plain, values))}{unit}"
    numbers = "–".join(_scaled(value) if quantity.kind == "money" else _plain(value) for value in values)
    if quantity.kind == "money":
        return f"{prefix}{CURRENCIES[quantity.unit]} {numbers}" if quantity.unit in CURRENCIES else ""
    unit = _MEASURES.get(quantity.unit, "")
    return f"{prefix}{numbers} {unit}".rstrip()


def _quantity_chinese(quantity: Quantity, text: str) -> str:
    prefix = "" if quantity.exact else _prefix(quantity, text)
    if prefix is None:
        return ""
    values = [quantity.value, *_right_end(quantity, text)]
    if quantity.kind == "percent":
        unit = quantity.unit
        numbers = "至".join(f"{_plain(value)}{unit}" for value in values)
    else:
        unit = quantity.unit if quantity.kind == "money" else _MEASURES_CHINESE.get(quantity.unit, "")
        if quantity.kind == "money" and unit not in CURRENCIES:
            return ""
        numbers = "至".join(f"{_scaled_chinese(value)}{unit}" for value in values)
    return _IN_CHINESE.get(prefix, "") + numbers


def _prefix(quantity: Quantity, text: str) -> str | None:
    """Return what says that a quantity is not exact, "" for a range, None if that cannot be said."""
    if quantity.modifier:
        return _SAID.get(quantity.modifier)
    return "" if _right_end(quantity, text) else None


def _right_end(quantity: Quantity, text: str) -> list[Decimal]:
    """Return the second value of a range (3-5个, 5至10万元), nothing for a single value."""
    if quantity.exact:
        return []
    number = text[quantity.number_start : quantity.number_end]
    join = _JOIN.search(number, 1)
    found = find_quantities(number[join.end() :]) if join else []
    return [found[0].value] if found else []


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scaled(value: Decimal) -> str:
    for power, name in _SCALES:
        if value >= 10**power:
            return f"{_plain(value.scaleb(-power))} {name}"
    return _plain(value)


def _scaled_chinese(value: Decimal) -> str:
    for power, name in _SCALES_CHINESE:
        short = len(_plain(value.scaleb(-power)).partition(".")[2]) <= 2  # 12345, not 1.2345万
        if value >= 10**power and (short or power > 4):
            return _plain(value.scaleb(-power)).replace(",", "") + name
    return _plain(value).replace(",", "")


def verified(answer: Answer) -> bool:
    """Return whether all that an answer shows is in the text that it cites.

    The short answer stands in its quote to the letter. What ``display`` puts beside it is read again: each number and
    date there must be equal in value to one of the quotes (a year may be the event's), and there must be no other
    words than those of the conventions. Of a computed answer, which has no span, each number and date must be in the
    quotes, be how many are cited, or be the sum of those that stand beside it. A refusal shows nothing.
    """
    if not answer.found:
        return True
    if not answer.citations:
        return False
    first = answer.citations[0]
    computed = first.answer_start is None or first.answer_end is None
    shown = answer.display
    if not computed:
        if not answer.answer or answer.answer not in first.quote:
            return False
        if shown == answer.answer:
            return True
        whole = shown
        shown, _, span = shown.partition(" (")
        span = span.removesuffix(")") or whole
        by_header = _has_unit_of_header(answer, span)
        if by_header and span == whole:
            return True
        stands = span.endswith(answer.answer) and span in first.quote
        if not ((stands or by_header) and _is_conventional(shown, span)):
            return False
    dates, values = _cited(answer, computed)
    if not computed:
        values |= set(_values(span))  # the span stands there, or is a cell with the unit of its column
    elif (rest := _beyond_sums(answer, dates, values)) is None:
        return False
    else:
        shown = rest
    mentioned = find_dates(shown, *_when(first))
    dates |= set() if computed else _year_of_row(answer)
    if not all(_is_dated(item.date.first, item.date.last, dates, within=computed) for item in mentioned):
        return False
    rest = _without(shown, [(item.start, item.end) for item in mentioned])
    plain = {value for _, value in values}
    if not all(value in plain if computed else (kind, value) in values for kind, value in _values(rest)):
        return False
    rest = _without(rest, [(item.start, item.end) for item in find_quantities(rest)])
    told = [text for item in answer.citations for text in (item.quote, (item.event or "") if computed else "")]
    plain |= {_number(found) for text in told for found in _DIGITS.findall(text)}
    return all(_number(found) in plain for found in _DIGITS.findall(rest))


def _is_dated(first: str, last: str, dates: set[tuple[str, str]], *, within: bool) -> bool:
    """Return whether a date is cited, or, ``within`` it, a day or month of a year that is counted."""
    if (first, last) in dates:
        return True
    whole_year = first.endswith("-01-01") and last == f"{first[:4]}-12-31"
    return within and whole_year and any(first <= start and end <= last for start, end in dates)


def _year_of_row(answer: Answer) -> set[tuple[str, str]]:
    """Return the days of the year that is the first cell of the row cited, if that is the answer: | 2023 | 318 |."""
    row = _ROW_OF_YEAR.match(answer.citations[0].quote)
    return {(f"{row[1]}-01-01", f"{row[1]}-12-31")} if row and row[1] == answer.answer else set()


_ROW_OF_YEAR = re.compile(r"\s*\|\s*((?:19|20)\d\d)\s*\|")

_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
"""Days from the first to the last, as an event's date has them."""

_DAYS_BETWEEN = re.compile(
    r"(?P<days>\d+)(?:天| days?) ?[（(](?P<first>\d{4}-\d\d-\d\d)(?:/(?P<last>\d{4}-\d\d-\d\d))?"
    r" / (?P<then>\d{4}-\d\d-\d\d)(?:/\d{4}-\d\d-\d\d)?[）)]"
)
"""How many days lie between two events, as :mod:`qa.computing.differences` shows it."""


def _without_days(shown: str) -> str | None:
    """Return what is shown without the days that lie between the two dates behind them; None if they do not.

    Example:
        >>> _without_days("11天（2022-11-03 / 2022-11-14）"), _without_days("12天（2022-11-03 / 2022-11-14）")
        ('2022-11-03 / 2022-11-14）', None)
    """
    match = _DAYS_BETWEEN.match(shown)
    if match is None:
        return shown
    begin, end = day.fromisoformat(match["last"] or match["first"]), day.fromisoformat(match["then"])
    return shown[match.start("first") :] if (end - begin).days == int(match["days"]) else None


def _beyond_sums(answer: Answer, dates: set[tuple[str, str]], values: set[tuple[str, Decimal]]) -> str | None:
    """Return what a computed answer shows beside titles, sums and ranges of days, which are right; None if not."""
    shown = answer.display
    for title in {item.event for item in answer.citations if item.event}:
        shown = shown.replace(title, ";")  # cited as it is: 2022福建(晋江)石墨烯大会
    if _is_named(answer):
        shown = shown.removeprefix(answer.answer)  # 2号线
    if (apart := _without_days(shown)) is None:
        return None
    shown = apart
    if " + " in shown or " − " in shown:
        return "" if _adds_up(shown, values) or _adds_up_in_unit(answer, shown, values) else None
    ranges = list(_DAYS.finditer(shown))
    return (
        _without(shown, [found.span() for found in ranges]) if all(item.groups() in dates for item in ranges) else None
    )


def _adds_up(shown: str, values: set[tuple[str, Decimal]]) -> bool:
    """Return whether what is shown is the sum or difference of what is cited behind it: 127项（66项 + 61项）."""
    total, _, summands = shown.partition("（" if "（" in shown else "(")
    sign = " + " if " + " in summands else " − "
    parts = [_values(part) for part in summands.rstrip(")）").split(sign)]
    given = values | set(_values("100%")) if sign == " − " else values  # a whole need not be told
    if not all(len(part) == 1 and part[0] in given for part in parts):
        return False
    if _has_unit(total) and not _has_unit(summands):
        return False  # a quote must give it
    first, *rest = (part[0][1] for part in parts)
    return [value for _, value in _values(total)] == [first + sum(rest) if sign == " + " else first - sum(rest)]


def _has_unit(text: str) -> bool:
    return any(item.unit for item in find_quantities(text))


def _is_named(answer: Answer) -> bool:
    """Return whether what was computed is a name, not a bare number, that a quote or a title has to the letter."""
    said = re.compile(rf"(?<![\d.,]){re.escape(answer.answer)}(?!\d)")
    texts = (text for item in answer.citations for text in (item.quote, item.event or ""))
    return any(map(str.isalpha, answer.answer)) and any(said.search(text) for text in texts)


_TOTAL = re.compile(r"(?P<sign>[$£€¥￥]?)(?P<number>-?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>\D*)")


def _adds_up_in_unit(answer: Answer, shown: str, values: set[tuple[str, Decimal]]) -> bool:
    """Return whether a sum of cells without a unit is right, and in the unit that a quote gives for them: (亿元)."""
    total, _, summands = shown.partition("（" if "（" in shown else "(")
    match = _TOTAL.fullmatch(total.strip())
    parts = [_values(part) for part in summands.rstrip(")）").split(" + ")]
    if match is None or not all(len(part) == 1 and part[0][0] == "" and part[0] in values for part in parts):
        return False
    unit = re.escape(match["sign"] or match["unit"].strip())
    given = re.compile(rf"(?:[(（/／]|单位\s*[:：]\s*){unit}(?=[)）\s|,，;；。]|$)", re.MULTILINE)
    told = unit and not (match["sign"] and match["unit"]) and any(given.search(item.quote) for item in answer.citations)
    return bool(told) and _number(match["number"]) == sum(part[0][1] for part in parts)


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _has_unit_of_header(answer: Answer, span: str) -> bool:
    """Return whether a span is the answer, a cell, with a unit that another quote, the table's header, has."""
    before, cell, after = span.partition(answer.answer)
    unit = f"{before}{after}".strip()
    return bool(cell and unit) and any(unit in item.quote for item in answer.citations[1:])


def _is_conventional(shown: str, span: str) -> bool:
    """Return whether what is shown beside a span has no words but the conventions', and up and down as the span."""
    lead = next((item.start for item in find_quantities(span)), 0)
    if (way := _TURN.match(shown)) and _direction(span[:lead]) != way[0]:
        return False
    words = _WORD.findall(fold(shown))
    return all(set(word) <= _CHARACTERS_CHINESE if is_cjk(word[0]) else word in _WORDS for word in words)


def _cited(answer: Answer, computed: bool) -> tuple[set[tuple[str, str]], set[tuple[str, Decimal]]]:
    """Return the dates, as first and last day, and the values of the quotes; for a computed answer also those of the
    events' titles and of the question, and the number of citations.
    """
    dates: set[tuple[str, str]] = set()
    values = {("", Decimal(len(answer.citations)))} if computed else set()
    for item in answer.citations:
        for text in (item.quote, *((item.event or "", answer.question) if computed else ())):
            dates |= {(found.date.first, found.date.last) for found in find_dates(text, *_when(item))}
            values |= set(_values(text))
    if computed:  # 次年, behind 1951年
        years = {int(first[:4]) for first, _ in dates} | {int((item.date or "0")[:4]) for item in answer.citations}
        counted = {year + shift for item in answer.citations for shift in shifts_in(item.quote) for year in years}
        dates |= {(f"{year:04}-01-01", f"{year:04}-12-31") for year in counted}
    return dates, values


def _when(citation: Citation) -> tuple[int | None, int | None]:
    """Return the year, and the month if all of it is in one, of a cited event."""
    days = re.findall(r"(\d{4})(?:-(\d\d))?", citation.date or "")
    if not days:
        return None, None
    return int(days[0][0]), int(days[0][1]) if days[0][1] and days[0] == days[-1] else None


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]};{text[end:]}"
    return text


def _values(text: str) -> list[tuple[str, Decimal]]:
    """Return the quantities of a text as (what they are of, value), both ends of a range."""
    found = []
    for item in find_quantities(text):
        kind = item.unit if item.kind in {"money", "percent"} else ""
        found += [(kind, value) for value in (item.value, *_right_end(item, text))]
    return found
