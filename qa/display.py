"""The answer for the asker's eye: Chinese values in English conventions for an English asker, the span beside them."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003 - the type of an argument
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.quantities import find_quantities

if TYPE_CHECKING:
    from corpus.document import EventDate
    from corpus.quantities import Quantity
    from qa.question import Question

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MODIFIERS = {
    "以上": "at least ",
    "近": "nearly ",
    "约": "about ",
    "大约": "about ",
    "左右": "about ",
    "余": "more than ",
    "多": "more than ",
}
_CURRENCY = {
    "元": "CNY", "人民币": "CNY", "美元": "USD", "欧元": "EUR", "港元": "HKD", "日元": "JPY", "英镑": "GBP",
    "新台币": "TWD", "韩元": "KRW", "澳元": "AUD", "加元": "CAD", "卢布": "RUB", "瑞士法郎": "CHF",
}  # fmt: skip


def rendered(answer: str, question: Question, event_date: EventDate | None = None) -> str:
    """Return the answer as it is shown: 640 (640家), 8 September 2022 (2022年9月8日); unchanged for a Chinese asker.

    A day without a year is that of its event's year.
    Each number and date is computed from the span itself, so nothing is shown that the source does not say.
    """
    if question.language == "zh" or answer.isascii():
        return answer
    if question.kind == "date":
        dates = find_dates(answer, int(event_date.first[:4]) if event_date else None)
        return f"{_date(dates[0].date)} ({answer})" if dates else answer
    if question.kind in {"number", "money", "percent"}:
        found = find_quantities(answer)
        return f"{_quantity(found[0])} ({answer})" if found else answer
    return answer


def _date(date: EventDate) -> str:
    year, month, day = (int(part) for part in date.first.split("-"))
    if date.precision == "year":
        return str(year)
    if date.precision == "month":
        return f"{_MONTHS[month - 1]} {year}"
    if date.precision == "day":
        return f"{day} {_MONTHS[month - 1]} {year}"
    last_year, last_month, last_day = (int(part) for part in date.last.split("-"))
    if (last_year, last_month) == (year, month):
        return f"{day}–{last_day} {_MONTHS[month - 1]} {year}"
    return f"{day} {_MONTHS[month - 1]} {year} – {last_day} {_MONTHS[last_month - 1]} {last_year}"


def _quantity(quantity: Quantity) -> str:
    prefix = "" if quantity.exact else _MODIFIERS.get(quantity.modifier, "over " if quantity.modifier else "")
    if quantity.kind == "percent":
        unit = " percentage points" if "点" in quantity.unit else "%"
        return f"{prefix}{_plain(quantity.value)}{unit}"
    if quantity.kind == "money":
        return f"{prefix}{_CURRENCY.get(quantity.unit, quantity.unit)} {_scaled(quantity.value)}"
    return prefix + _plain(quantity.value)


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scaled(value: Decimal) -> str:
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if value >= size:
            return f"{_plain(value / size)} {name}"
    return _plain(value)
