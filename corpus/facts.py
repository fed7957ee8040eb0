"""Quantities, sums of money, shares and dates of a passage with what each of them measures.

A number alone says nothing: in 冠军66项、亚军66项、季军61项 each belongs to the word before it, in 843支队伍 to the one
behind it; ``corpus.heads`` finds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.cells import in_cells
from corpus.dates import find_both
from corpus.heads import Heads
from corpus.normalise import fold, half_width
from corpus.quantities import find_quantities

if TYPE_CHECKING:
    from corpus.dates import PartialDate
    from corpus.document import EventDate
    from corpus.heads import Head
    from corpus.quantities import Quantity

KINDS = ("number", "money", "percent", "ordinal", "date")
"""Kinds of findings; places, organisations and persons are found by ``qa.finding.names``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A value that a text names at ``[start, end)``.

    ``value`` is in plain digits and single units (1.35亿元 is ``135000000``), of a date in ISO form (``--09-08`` where
    no year is known, ``first/last`` for a range); ``unit`` as :class:`corpus.quantities.Quantity` has it, of a date its
    precision. ``[head_start, head_end)`` is what it measures, empty if nothing was found. ``modifier`` is the word that
    leads into it or bounds it (达, 超, 占, 增长, nearly), ``exact`` says whether it leaves the value as it is.
    """

    start: int
    end: int
    kind: str
    value: str
    unit: str
    head_start: int
    head_end: int
    modifier: str
    exact: bool


def find_facts(text: str, year: int | None = None, month: int | None = None) -> list[Finding]:
    """Return the quantities, sums, shares, ordinals and dates of a text in order, each with what it measures.

    ``year`` and ``month`` are those of its event, for dates that leave them out.

    Example:
        >>> text = "产生冠军66项、亚军61项，843支队伍参加"
        >>> [(text[f.start : f.end], text[f.head_start : f.head_end]) for f in find_facts(text)]
        [('66项', '冠军'), ('61项', '亚军'), ('843支', '队伍')]
    """
    if not _MAY_HOLD.search(text):
        return []
    dates, partial = find_both(text, year, month)
    found = [
        Finding(
            item.start, item.end, "date", item.date.iso, item.date.precision, item.start, item.start, "", exact=True
        )
        for item in dates
    ]
    taken = {(item.start, item.end) for item in dates}
    for item in partial:
        if not any(start <= item.start and item.end <= end for start, end in taken):
            value = _open_date(item)
            unit = "day" if item.day else "month"
            found.append(Finding(item.start, item.end, "date", value, unit, item.start, item.start, "", exact=True))
    folded = fold(text)
    plain = folded if len(folded) == len(text) else half_width(text)
    quantities = [item for item in find_quantities(text, partial) if not _is_mark(plain, item)]
    heads = Heads(plain, quantities, [item.end for item in partial]).all()
    found += [_measured(plain, item, head) for item, head in in_cells(text, quantities, heads)]
    found.sort(key=lambda item: (item.start, item.end))
    return found


_MAY_HOLD = re.compile(
    r"[\d零〇一二三四五六七八九十百千万亿两]|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|teen|ty\b"
    r"|hundred|thousand|illion|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|first|second|third)"
)


def _measured(plain: str, item: Quantity, head: Head) -> Finding:
    led, start, value = _modifier(item.modifier, head.modifier), item.start, _value(item)
    if value == "1" and (denied := _DENIED.search(plain[max(item.start - _DENIES, 0) : item.start])):
        start, value, led = start - len(denied.group()), "0", ""  # 无一人伤亡
    return Finding(start, item.end, item.kind, value, item.unit, head.start, head.end, led, exact=item.exact)


def _is_mark(plain: str, item: Quantity) -> bool:
    """Return whether a number only numbers a line, is a year (over a column, in an English heading), or is a column's
    unit: (亿元).
    """
    before, after = plain[max(0, item.start - 3) : item.start], plain[item.end : item.end + 3]
    if plain[item.number_start : item.number_end].strip("十百千万亿") == item.unit != "":
        return before.endswith(("(", ":", ": ")) and after[:1] in (")", "", "\n", ";", "|")
    if item.unit or item.kind != "number":
        return False
    if not before.strip(" ") or before.rstrip(" ").endswith("\n"):
        return bool(_LINE_MARK.match(after))
    year = item.value == item.value.to_integral() and 1900 <= item.value < 2100 and item.end - item.start == 4
    over_column = before.rstrip().endswith("|") and after.lstrip().startswith("|")
    return year and (over_column or _REVIEWED.match(plain, item.end) is not None or bool(_DASHED.search(before)))


_REVIEWED, _DASHED = (
    re.compile(r" (?:in (?:review|brief|figures|numbers)|annual report|season)\b"),
    re.compile("[–—] ?$"),
)
"""What stands behind a year, or before it, in the title of an English text: Rowing Club – 2023 in review."""

_DENIED = re.compile("(?:没有|未有|[无没])(?:任何)?$")
"""What says that there is not one: 无|一人, 没有|1家."""

_DENIES = 6
"""Characters before a number in which that stands."""

_LINE_MARK = re.compile(r"[.、)] ?[^\d]")


def _open_date(item: PartialDate) -> str:
    """Return the ISO form of a date whose year is open."""
    if item.month is None:
        return f"---{item.day:02}"
    return f"--{item.month:02}-{item.day:02}" if item.day else f"--{item.month:02}"


def _modifier(bound: str, led: str) -> str:
    """Return the word that bounds a value and that of growth or share before it, if it has both: 增长 以上."""
    return bound if not led or led in bound else led if not bound or bound in led else f"{led} {bound}"


def _value(quantity: Quantity) -> str:
    written = format(quantity.value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def year_and_month(date: EventDate | None) -> tuple[int | None, int | None]:
    """Return the year and month of an event's date, None for what it leaves open."""
    if date is None:
        return None, None
    return int(date.first[:4]), None if date.precision == "year" else int(date.first[5:7])


_DATELINE = re.compile(
    r"^[^\S\n]*(?:[^\n,。;:]{0,24}?(?P<press>(?:19|20)\d\d)年\d{1,2}月\d{1,2}日[电電讯訊]"
    r"|(?:[A-Z][\w .'’-]{1,30}, )?(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2},?)"
    r" (?P<place>(?:19|20)\d\d)(?: ?[–—:]| -)"
    r"|(?:时间|日期|发布[时日][间期]|發布日期|Date)[:：]\s*(?P<said>(?:19|20)\d\d)[年./-])",
    re.MULTILINE,
)
_HEAD = 600
"""Characters of a text among which its dateline is looked for."""


def dateline_year(text: str) -> int | None:
    """Return the year in which a report says that it was written; None if its head does not say so.

    Example:
        >>> dateline_year("人民网上海2023年7月1日电 今天地铁开通"), dateline_year("2015年建成的大桥")
        (2023, None)
    """
    found = _DATELINE.search(text[:_HEAD])
    return int(found[found.lastgroup or 0]) if found else None
