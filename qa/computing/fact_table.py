"""Facts for people and for programs: a table aligned in a terminal, CSV, JSON."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.computing.facts import Fact

COLUMNS = ("event_number", "date", "kind", "text", "value", "unit", "head", "modifier", "source", "start", "end")
"""Fields shown in a terminal; CSV and JSON have all."""

WIDEST = 28
"""Columns of a terminal that one field takes at the most."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(found: Sequence[Fact]) -> Iterator[str]:
    """Yield the facts as CSV, a header first, without line ends.

    A field that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    yield _csv(list(_fields()))
    for fact in found:
        entry = fact.to_json()
        yield _csv([_defused(entry[name]) for name in _fields()])


def table_lines(found: Sequence[Fact], *, cut: bool = True) -> Iterator[str]:
    """Yield the facts as a table whose columns are aligned where Chinese takes two columns of a terminal.

    Long fields are ``cut``: a file has room for them whole. Facts of several texts begin with that of each.
    """
    several = len({fact.source for fact in found}) > 1  # each text numbers its own events
    columns = sorted(COLUMNS, key=lambda name: name != "source") if several else COLUMNS
    rows = [list(columns)]
    for fact in found:
        entry = fact.to_json()
        fields = [" ".join(_text(entry[name]).split()) for name in columns]
        rows.append([_cut(field) for field in fields] if cut else fields)
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=True)).rstrip()


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    Example:
        >>> width("640家")
        5
    """
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _fields() -> tuple[str, ...]:
    from qa.computing.facts import Fact

    return tuple(Fact.__slots__)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _cut(text: str) -> str:
    if width(text) <= WIDEST:
        return text
    cut = ""
    for character in text:
        if width(cut + character) >= WIDEST:
            break
        cut += character
    return cut + "…"


def _defused(value: object) -> str:
    text = _text(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _csv(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)  # only a field with characters of the writer's line end is quoted for them
    return out.getvalue().removesuffix("\r\n")
