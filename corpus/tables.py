"""Rows in, text out: a row becomes one paragraph, each value with its header, so that a row is a passage of its own.

``城市: 晋江；企业: 640`` – the half-width colon with its space and the full-width semicolon are rare elsewhere, so that
``corpus.packing`` knows rows by them and never joins two.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING

from corpus.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DELIMITERS = ",\t;|"
_TRIED = 50  # rows that show which delimiter is meant
_HEADER_LENGTH = 60  # a longer first row is text, not names of columns
_NUMBER = re.compile(r"[-+]?[\d.,]*\d\s*%?|\d{4}-\d\d?(-\d\d?)?|\d{4}/\d\d?/\d\d?")
_ROW = re.compile(r"[^\n：；]{1,60}?: [^\n]*；[^\n：；]{1,60}?: ")

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a field is bounded by its file; the default of 128 KB loses texts


def is_row(text: str, start: int = 0, end: int | None = None) -> bool:
    """Return whether the paragraph is a row of a table as written here.

    Example:
        >>> is_row("城市: 晋江；企业: 640"), is_row("时间：2022年；地点：晋江")
        (True, False)

    """
    return _ROW.match(text, start, len(text) if end is None else end) is not None


def csv_text(text: str, source: str) -> str:
    r"""Return a delimited table as paragraphs, one a row.

    Raises:
        DocumentError: The table cannot be parsed.

    Example:
        >>> print(csv_text("城市,企业\n晋江,640\n石狮,", "a.csv"))
        城市: 晋江；企业: 640
        <BLANKLINE>
        城市: 石狮

    """
    try:
        return "\n\n".join(row_lines(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))))
    except csv.Error as error:
        raise DocumentError(
            f"{source} is not a table that can be read ({error}): save it again as CSV.",
            f"{source} 不是可以读取的表格（{error}）：请重新另存为 CSV。",
        ) from error


def row_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield each row as one line, with its headers where the first full row reads like names of columns.

    Rows of one cell above the headers are captions and stand alone. Empty cells and rows are left out.

    Example:
        >>> list(row_lines([["一览表", ""], ["城市", "企业"], ["晋江", "640"], ["3", ""]]))
        ['一览表', '城市: 晋江；企业: 640', '城市: 3']
        >>> list(row_lines([["晋江", "640"], ["石狮", "304"]]))
        ['晋江；640', '石狮；304']

    """
    above: list[list[str]] = []  # rows of one cell before the first full one
    cut = ([" ".join(cell.split()) for cell in row] for row in rows)
    filled: Iterator[list[str]] = (cells for cells in cut if any(cells))
    for cells in filled:
        if sum(map(bool, cells)) > 1:
            break
        above.append(cells)
    else:  # a column
        column = [["".join(cells)] for cells in above]
        cells, filled, above = column[0] if column else [], iter(column[1:]), []
    yield from map("".join, above)
    named = _reads_as_header([cell for cell in cells if cell])
    following = next(filled, None)
    if not named or following is None:
        yield from filter(None, [_line([], cells)])
    if following is not None:
        yield from (_line(cells if named else [], values) for values in chain([following], filled))


def _line(header: Sequence[str], cells: Sequence[str]) -> str:
    named = zip(cells, [*header, *[""] * len(cells)], strict=False)
    return "；".join(f"{name}: {cell}" if name else cell for cell, name in named if cell)


def _reads_as_header(cells: Sequence[str]) -> bool:
    return len(set(cells)) == len(cells) and all(
        len(cell) <= _HEADER_LENGTH and not _NUMBER.fullmatch(cell) for cell in cells
    )


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts the first rows into the most columns, most evenly."""
    sample = text[:100_000]
    return max(_DELIMITERS, key=lambda mark: _evenness(sample, mark))


def _evenness(sample: str, delimiter: str) -> float:
    rows = [len(row) for row in islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), _TRIED) if row]
    rows = rows[:-1] or rows  # the sample may end within the last
    if not rows or max(rows) < 2:
        return 0.0
    usual = max(set(rows), key=rows.count)
    return rows.count(usual) / len(rows) * min(usual, 10) if usual > 1 else 0.1
