"""Rows in, text out: a row becomes one paragraph, each value with its header, so that a row is a passage of its own.

``城市: 晋江；企业: 640`` – the half-width colon with its space and the full-width semicolon are rare elsewhere, so that
``corpus.packing`` knows rows by them and never joins two.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from corpus.errors import DocumentError
from corpus.openings import leading_date
from corpus.paragraphs import Block, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DELIMITERS = ",\t;|"
_TRIED = 50  # rows that show which delimiter is meant
_HEADER_LENGTH = 60  # a longer first row is text, not names of columns
_NUMBER = re.compile(r"[-+]?[\d.,]*\d\s*%?|\d{4}-\d\d?(-\d\d?)?|\d{4}/\d\d?/\d\d?")
_ROW = re.compile(r"[^\n：；]{1,60}?: [^\n]*；[^\n：；]{1,60}?: ")

# A table within a text: lines of cells between pipes, tabs or commas.
_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_MEASURE = re.compile(r"[-+]?[\d.,]*\d\s*[^\W\d_]{0,3}[%‰]?")  # 304家, 56.48%
_TITLE = re.compile("标题|题目|事件|事项|名称|名字|姓名|title|event|name|headline", re.IGNORECASE)
_CELL_LENGTH = 40
_DELIMITED_LINES = 3  # two lines with the same number of commas are chance
MOST_ROWS = 1000
"""Rows of one table, before a row and after it, in which its header and its fellows are looked for."""
_TOP = 4  # lines by which a table is known: header, rule, two rows


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a row and the name of its column, as spans of the text; ``name`` is empty where there is none."""

    name: tuple[int, int]
    value: tuple[int, int]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its span, its cells, and where its header begins (-1 where each cell has its name before it)."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    head: int = -1


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


def mark_tables(text: str, found: Sequence[Block]) -> list[Block]:
    """Return the lines with the tables among them marked: one block for a header and its rule, one for each row.

    A table is a header over a rule of dashes, or lines that open and end with pipes, or three and more lines of short
    cells between tabs or commas with a column of numbers. Rows that open with a date are a chronicle and no table.
    A line as :func:`row_lines` writes it, which has its names within, is a row wherever it stands.
    """
    marked: list[Block] = []
    i = 0
    while i < len(found):
        size, rule = _table_at(text, found, i)
        if not size:
            line = found[i]
            marked.append(replace(line, table="row") if is_row(text, line.start, line.end) else line)
            i += 1
            continue
        head = found[i]
        if rule:
            head = replace(head, end=found[i + 1].end)
        marked.append(replace(head, table="head"))
        marked += [replace(line, table="row") for line in found[i + 1 + rule : i + size]]
        i += size
    return marked


def _table_at(text: str, found: Sequence[Block], i: int) -> tuple[int, bool]:
    """Return how many lines the table that begins at the line takes (0: there is none), and whether it has a rule."""
    line = text[found[i].start : min(found[i].end, found[i].start + 2000)]
    mark = next((mark for mark in "|\t," if mark in line), None)
    if mark is None:
        return 0, False
    stop = i + 1
    while stop < len(found) and not found[stop].gap and text.find(mark, found[stop].start, found[stop].end) >= 0:
        stop += 1
    if mark == "|":
        if stop - i > 2 and _is_rule(text, found[i + 1]):
            return stop - i, True
        edged = all(text[b.start] == "|" and text[b.end - 1] == "|" for b in found[i:stop])
        widths = {text.count("|", b.start, b.end) for b in found[i:stop]}
        return (stop - i, False) if stop - i > 1 and edged and len(widths) == 1 and widths.pop() > 2 else (0, False)
    rows = [_cut(text, found[i].start, found[i].end, mark)]
    for block in found[i + 1 : stop]:
        cells = _cut(text, block.start, block.end, mark)
        if len(cells) != len(rows[0]):
            break
        rows.append(cells)
    return (len(rows), False) if _is_table(text, rows) else (0, False)


def _is_rule(text: str, line: Block) -> bool:
    return text.find("|", line.start, line.end) >= 0 and _RULE.fullmatch(text, line.start, line.end) is not None


def _is_table(text: str, rows: Sequence[Sequence[tuple[int, int]]]) -> bool:
    """Return whether lines of equally many cells are a table: short cells, names above, a column of numbers."""
    written = [[text[a:b] for a, b in row] for row in rows]
    return (
        len(rows) >= _DELIMITED_LINES
        and all(written[0])
        and _reads_as_header(written[0])
        and all(
            len(cell) <= _CELL_LENGTH and cell[-1:] not in "。！？；;!?." for row in written for cell in row if cell
        )
        and any(all(_MEASURE.fullmatch(row[k]) for row in written[1:]) for k in range(len(written[0])))
        and not any(leading_date(text, *row[0]) for row in rows)
    )


def _cut(text: str, start: int, end: int, mark: str) -> list[tuple[int, int]]:
    """Return the trimmed cells of a line; pipes at its edges bound no cell."""
    if mark == "|":
        start += text[start] == "|"
        end -= end > start and text[end - 1] == "|"
    cells = []
    while True:
        stop = text.find(mark, start, end)
        last = end if stop < 0 else stop
        first, final = start, last
        while first < final and text[first].isspace():
            first += 1
        while final > first and text[final - 1].isspace():
            final -= 1
        cells.append((first, final))
        if stop < 0:
            return cells
        start = stop + 1


def row_cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    r"""Return the cells of the row that ``text[start:end]`` is, with the names of their columns; empty if it is none.

    ``text`` is the whole document, since the header of a row stands above it. Empty cells are left out.

    Example:
        >>> text = "| 部门 | 预算 |\n|---|---|\n| 教育 | 300 |"
        >>> [(text[slice(*c.name)], text[slice(*c.value)]) for c in row_cells(text, 22, len(text))]
        [('部门', '教育'), ('预算', '300')]
        >>> text = "部门: 教育；预算: 300"
        >>> [(text[slice(*c.name)], text[slice(*c.value)]) for c in row_cells(text, 0, len(text))]
        [('部门', '教育'), ('预算', '300')]

    """
    return next((row.cells for row in rows_in(text, start, end) if (row.start, row.end) == (start, end)), ())


def rows_in(text: str, start: int, end: int) -> list[TableRow]:
    """Return the rows of tables that lie whole within ``text[start:end]``."""
    inside = [Block(line.start + start, line.end + start) for line in lines(text[start:end])]
    if inside and text[text.rfind("\n", 0, inside[0].start) + 1 : inside[0].start].strip():
        inside = inside[1:]
    if inside and text[inside[-1].end : _line_end(text, inside[-1].end)].strip():
        inside = inside[:-1]
    if not inside:
        return []
    above = _lines_above(text, inside[0].start, inside[0].end)[:-1]
    top = above[:_TOP]
    below = _lines_below(text, inside[-1].end)[:_TOP]  # the first rows of a table show themselves by the next
    return [row for row in _read(text, [*top, *inside, *below]) if start <= row.start < end]


def rows_around(text: str, start: int, end: int) -> list[TableRow]:
    """Return all rows of the table in which the row ``text[start:end]`` stands, itself among them.

    Empty if it is no row. Of a table of more than ``MOST_ROWS`` rows only those nearest to it are given.
    """
    if is_row(text, start, end):
        name = text[start : text.find(": ", start, end)]
        above, below = _lines_above(text, start, end, gaps=True), _lines_below(text, end, gaps=True)
        found = []
        for side in (above[::-1], below):
            for line in side:
                if not is_row(text, line.start, line.end) or not text.startswith(f"{name}: ", line.start):
                    break
                found.append(TableRow(line.start, line.end, tuple(_written_cells(text, line.start, line.end))))
        return sorted(found, key=lambda row: row.start)
    near = [*_lines_above(text, start, end), *_lines_below(text, end)]
    rows = _read(text, near)
    own = next((row for row in rows if row.start == start), None)
    return [row for row in rows if own is not None and row.head == own.head]


def _read(text: str, table: Sequence[Block]) -> list[TableRow]:
    """Return the rows of the tables that these lines make, each under the header above it."""
    rows = []
    head: Block | None = None
    for block in mark_tables(text, table):
        if is_row(text, block.start, block.end):
            rows.append(TableRow(block.start, block.end, tuple(_written_cells(text, block.start, block.end))))
        elif block.table == "row" and head is not None:
            rows.append(TableRow(block.start, block.end, _named_cells(text, head, block), head.start))
        else:
            head = block if block.table == "head" else None
    return rows


def _line_end(text: str, position: int) -> int:
    found = text.find("\n", position)
    return found if found >= 0 else len(text)


def _lines_above(text: str, start: int, end: int, *, gaps: bool = False) -> list[Block]:
    """Return the line and those above it up to a blank one, in order; ``gaps``: past single blank lines."""
    found = [Block(start, end)]
    stop = text.rfind("\n", 0, start)
    while stop >= 0 and len(found) <= MOST_ROWS:
        first = text.rfind("\n", 0, stop) + 1
        line = text[first:stop]
        if line.strip():
            found.append(Block(first + len(line) - len(line.lstrip()), first + len(line.rstrip())))
        elif not gaps or not text[text.rfind("\n", 0, max(first - 1, 0)) + 1 : max(first - 1, 0)].strip():
            break
        stop = first - 1
    return found[::-1]


def _lines_below(text: str, end: int, *, gaps: bool = False) -> list[Block]:
    """Return the lines below up to a blank one; ``gaps``: past single blank lines."""
    found: list[Block] = []
    first = text.find("\n", end) + 1
    blank = False
    while first > 0 and len(found) < MOST_ROWS:
        stop = text.find("\n", first)
        line = text[first : stop if stop >= 0 else len(text)]
        if line.strip():
            found.append(Block(first + len(line) - len(line.lstrip()), first + len(line.rstrip())))
        elif not gaps or blank:
            break
        blank = not line.strip()
        first = stop + 1
    return found


def name_of_row(text: str, row: Block) -> tuple[int, int]:
    """Return the span of the value that names a row: that of a column of titles, else the first that is no number."""
    cells = row_cells(text, row.start, row.end)
    words = [cell for cell in cells if not _NUMBER.fullmatch(text, *cell.value) and not _is_date(text, cell)]
    titled = [cell for cell in words if _TITLE.search(text[slice(*cell.name)])]
    best = next(iter(titled or words or cells), None)
    start, end = best.value if best else (row.start, row.end)
    return start, min(end, start + _HEADER_LENGTH)


def _is_date(text: str, cell: Cell) -> bool:
    lead = leading_date(text, *cell.value)
    return lead is not None and lead.after >= cell.value[1]


def _named_cells(text: str, head: Block, row: Block) -> tuple[Cell, ...]:
    line = text[head.start : head.end].split("\n", 1)[0]
    mark = next(mark for mark in "|\t," if mark in line)
    names = _cut(text, head.start, head.start + len(line.rstrip()), mark)
    values = _cut(text, row.start, row.end, mark)
    names += [(row.start, row.start)] * len(values)
    return tuple(Cell(name, value) for name, value in zip(names, values, strict=False) if value[0] < value[1])


def _written_cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """Yield the cells of a row as :func:`row_lines` writes it."""
    while start < end:
        stop = text.find("；", start, end)
        stop = end if stop < 0 else stop
        colon = text.find(": ", start, stop)
        name = (start, colon) if colon >= 0 else (start, start)
        value = (colon + 2, stop) if colon >= 0 else (start, stop)
        if value[0] < value[1]:
            yield Cell(name, value)
        start = stop + 1
