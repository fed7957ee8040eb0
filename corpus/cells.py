"""What a number in a cell of a table measures and in which unit: 12.6 beneath 营业收入(亿元) is 12.6亿元 of that."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from corpus.heads import Head, Span
from corpus.quantities import find_quantities
from corpus.tables import is_row, rows_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.quantities import Quantity

_UNIT = re.compile(r"(?:[(（](?:单位[:：])?([^()（）\d]{1,8})[)）]|[/／]([^\s/／\d]{1,4}))$")
"""The unit at the end of a column's name that has no space around it."""

_TIME = re.compile(
    r"(?:(?:19|20)\d\d年?度?|第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?|[Qq][1-4]|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth"
    r"|本年|上年|合计)"
)


def in_cells(text: str, quantities: Sequence[Quantity], heads: Sequence[Head]) -> Iterator[tuple[Quantity, Head]]:
    r"""Yield the quantities of a text and what they measure, those that fill a cell of a table as the table says.

    The unit is that of the column's name, else of the row's; what is measured is the row's name where it has one in
    words, else the column's.

    Example:
        >>> text = "| 年份 | 收入（亿元） |\n|---|---|\n| 2022 | 12.6 |"
        >>> from corpus.heads import Head
        >>> found = [item for item in find_quantities(text) if str(item.value) == "12.6"]
        >>> [(str(item.value), text[head.start : head.end]) for item, head in in_cells(text, found, [Head(0, 0)])]
        [('1260000000', '收入')]
    """
    filled = sorted(_filled(text), key=itemgetter(0)) if "|" in text or is_row(text) else []
    starts = [span[0] for span, _, _ in filled]
    for item, head in zip(quantities, heads, strict=True):
        place = bisect_right(starts, item.start) - 1
        if place < 0 or filled[place][0][1] < item.end:
            yield item, head
            continue
        span, column, row = filled[place]
        own = text[slice(*_name(text, (head.start, head.end)))]
        named = Head(*(_name(text, (head.start, head.end)) if own else _name(text, column)), head.modifier)
        yield _with_unit(text, item, span, (column, row)), named


def _filled(text: str) -> Iterator[tuple[Span, Span, Span]]:
    """Yield the spans of each cell behind the first of its row, of its column's name, and of the row's name."""
    for row in rows_in(text, 0, len(text)):
        for cell in row.cells[1:]:
            yield cell.value, cell.name, row.cells[0].value


def _name(text: str, span: Span) -> Span:
    """Return the span of a column's name without its unit; empty where it only says when."""
    said = text[slice(*span)].rstrip()
    unit = _UNIT.search(said)
    named = said[: unit.start()].rstrip() if unit else text[slice(*span)]
    return (span[0], span[0] if _TIME.fullmatch(named.strip()) else span[0] + len(named))


def _with_unit(text: str, item: Quantity, cell: Span, names: tuple[Span, Span]) -> Quantity:
    """Return a number without a unit that fills its cell in that of its column, else of its row."""
    if item.unit or item.kind != "number" or text[slice(*cell)].strip(" *") != text[item.start : item.end]:
        return item
    for name in names:
        unit = _UNIT.search(text[slice(*name)].rstrip())
        number, of = text[item.start : item.end], (unit[1] or unit[2]) if unit else ""
        for said in (f"{number}{of}", f"{of}{number}") if of else ():  # $, £
            read = find_quantities(said)
            if len(read) == 1 and (read[0].start, read[0].end) == (0, len(said)):
                return replace(item, value=read[0].value, unit=read[0].unit, kind=read[0].kind)
    return item
