"""Answers that stand in a table: the cell where a row and a column meet, or the row in which a column is greatest.

``| 冷链物流部 | 3100 | 2790 |`` answers 冷链物流部的支出是多少? only together with the line of column names above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from corpus.normalise import fold
from corpus.quantities import find_quantities
from corpus.tables import row_cells, rows_around
from qa.cite import cite
from qa.display import rendered
from qa.extract import meets_dates
from qa.matching import coverage, find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.tables import Cell
    from index import Hit, Index
    from index.passages import Row
    from qa.answer import Citation
    from qa.matching import Word
    from qa.question import Question

TabledAnswer = tuple[str, str, float, list["Citation"]]
"""The answer, as it is shown, its confidence, its citations."""

CONFIDENCE = 0.85
"""Said of every answer from a table: its row and its column are both named by the question (by hand)."""

NAMED = 0.6
"""Least part of a cell's characters that the question must name for its row to be meant (by hand)."""

SPOKEN_OF = 0.5
"""Least part of the question, by idf, that row, column names and title must hold together (by hand)."""

_HITS = 5
_MOST = 50  # rows that one answer cites
_GREATEST = re.compile(
    r"最(?:高|多|大|贵|长|快|重|好|强)|\b(?:highest|most|largest|biggest|greatest|maximum|longest)\b"
)
_LEAST = re.compile(
    r"最(?:低|少|小|便宜|短|慢|轻|差|弱)|\b(?:lowest|fewest|smallest|least|minimum|shortest|cheapest)\b"
)
_KINDS = frozenset(["number", "money", "percent", "what", "list", "place", "organisation", "person", "date"])
_SUM = re.compile(r"合计|总计|小计|共计|总和|\b(?:sub)?total\b|\bsum\b", re.IGNORECASE)
_MONEY = re.compile(r"元|[$£€¥￥]|usd|cny|rmb|eur|gbp|dollar|yuan", re.IGNORECASE)
_SHARE = re.compile(r"率|比重|占比|比例|%|percent|share|rate", re.IGNORECASE)
_UNIT = re.compile(r"[（(]([^()（）]{1,8})[)）]\s*$|[/／]([^/／]{1,4})$")
_NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+\s*[%‰]?")


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table: its span and its cells; ``row`` is the passage in which it was met."""

    row: Row
    start: int
    end: int
    cells: tuple[Cell, ...]


_Found = tuple[_Line, "Cell", list[_Line]]
"""The row that answers, its cell, and all rows that were looked at."""


def look_up(index: Index, question: Question, words: Sequence[Word], hits: Sequence[Hit]) -> TabledAnswer | None:
    """Return the answer that a table among the best passages gives, None if it gives none for certain."""
    if question.kind not in _KINDS and question.kind != "comparison":
        return None
    folded = fold(question.text)
    sign = 1 if _GREATEST.search(folded) else -1 if _LEAST.search(folded) else 0
    if question.kind == "comparison" and not sign:
        return None
    seen: set[tuple[str, int]] = set()
    for hit in hits[:_HITS]:
        text = None
        for start, end in _lines(hit.row):
            if (hit.row.source, start) in seen:
                continue
            text = text if text is not None else index.passages.document_text(hit.row.source) or ""
            spans = rows_around(text, start, end)
            seen |= {(hit.row.source, first) for first, _ in spans}
            lines = [_Line(hit.row, a, b, row_cells(text, a, b)) for a, b in spans]
            table = _Table(text, [item for item in lines if item.cells], words, question, _title(index, hit.row))
            if found := (table.extreme(sign) if sign else table.cell()):
                return _answer(index, text, question, found)
    return None


def _lines(row: Row) -> Iterator[tuple[int, int]]:
    """Yield the spans of the passage's lines that may be rows of a table."""
    start = row.start
    for line in row.text.split("\n"):
        plain = line.strip()
        sentence = plain.endswith(("。", "！", "？", "；", ".", "!", "?", ";"))
        if "|" in plain or "\t" in plain or ": " in plain or ("," in plain and not sentence):
            first = start + len(line) - len(line.lstrip())
            yield first, first + len(plain)
        start += len(line) + 1


def _title(index: Index, row: Row) -> str:
    titles = {source.name: source.title for source in index.passages.sources}
    return f"{row.event or ''} {titles.get(row.source, '')}"


class _Table:
    """The rows of one table, and how the question speaks of them."""

    def __init__(self, text: str, lines: list[_Line], words: Sequence[Word], question: Question, title: str) -> None:
        self.text = text
        self.words = list(words)
        self.question = question
        self.lines = [
            line
            for line in lines
            if not _SUM.search(self._value(line.cells[0]))
            and (
                not question.dates
                or meets_dates(line.row, f"{title} {text[line.start : line.end]}", question.dates, title)
            )
        ]
        self.total = sum(word.idf for word in self.words) or 1.0
        self.titled = self._coverage(title)

    def extreme(self, sign: int) -> _Found | None:
        """Return the row in which the column asked of is greatest (least), the cell that answers, and all rows used."""
        scored = {}
        for name in {self._name(cell) for line in self.lines for cell in line.cells}:
            rows = [(line, value) for line in self.lines if (value := self._number(line, name)) is not None]
            if name and len(rows) >= 2 and 2 * len(rows) > len(self.lines):
                scored[name] = self._weight(name), rows
        if not scored:
            return None
        name = max(sorted(scored), key=lambda item: scored[item][0])
        weight, rows = scored[name]
        key = next((cell for cell in rows[0][0].cells if self._decimal(cell) is None), None)
        if key is None or not weight:
            return None
        spoken = [
            max(parts) for parts in zip(self._coverage(name), self._coverage(self._name(key)), self.titled, strict=True)
        ]
        if sum(word.idf * part for word, part in zip(self.words, spoken, strict=True)) < SPOKEN_OF * self.total:
            return None
        best = max(rows, key=lambda item: sign * item[1])
        if sum(value == best[1] for _, value in rows) > 1:
            return None
        wanted = name if self.question.kind in {"number", "money", "percent"} else self._name(key)
        cell = next((cell for cell in best[0].cells if self._name(cell) == wanted), None)
        return (best[0], cell, [line for line, _ in rows]) if cell else None

    def cell(self) -> _Found | None:
        """Return the row that the question names, and its cell under the column that the question asks of."""
        named = []
        for line in self.lines:
            share, key = max(((self._named(cell), -cell.value[0]), cell) for cell in line.cells)
            if share[0] >= NAMED:
                named.append((self._weight(self.text[line.start : line.end]), share[0], line, key))
        named.sort(key=lambda item: (-item[0], -item[1], item[2].start))
        if not named or (len(named) > 1 and named[0][:2] == named[1][:2]):
            return None
        _, _, line, key = named[0]
        used = self._coverage(self._value(key))
        best: tuple[float, Cell] | None = None
        for cell in line.cells:
            fitness = self._fitness(cell)
            if cell is key or fitness is None:
                continue
            weight = self._weight(self._name(cell), used)
            if weight and (best is None or weight + fitness > best[0]):
                best = weight + fitness, cell
        if best is None:
            return None
        spoken = zip(
            used, self._coverage(self._name(best[1])), self.titled, self._coverage(self._name(key)), strict=True
        )
        held = sum(word.idf * max(parts) for word, parts in zip(self.words, spoken, strict=True))
        return (line, best[1], [line]) if held >= SPOKEN_OF * self.total else None

    def _fitness(self, cell: Cell) -> float | None:
        """Return what speaks for the cell by the kind of answer that is wanted; None if it cannot be it."""
        name, value, kind = self._name(cell), self._value(cell), self.question.kind
        if kind in {"number", "money", "percent"}:
            if self._decimal(cell) is None and not find_quantities(value):
                return None
            money, share = bool(_MONEY.search(name + value)), bool(_SHARE.search(name + value))
            return float({"money": money, "percent": share, "number": not share}[kind])
        return 0.0

    def _named(self, cell: Cell) -> float:
        """Return the part of the cell's letters that the words of the question cover; numbers name no row."""
        value = fold(self._value(cell))
        letters = sum(map(str.isalnum, value))
        if not letters or self._decimal(cell) is not None:
            return 0.0
        if value in fold(self.question.text):
            return 1.0
        held = {place for match in find(self.words, value) for place in range(match.start, match.end)}
        return sum(value[place].isalnum() for place in held if place < len(value)) / letters

    def _coverage(self, text: str) -> list[float]:
        folded = fold(text)
        return coverage(self.words, find(self.words, folded)) if folded else [0.0] * len(self.words)

    def _weight(self, text: str, used: Sequence[float] = ()) -> float:
        """Return how much of the question the text holds, by idf, what is ``used`` already left out."""
        left = used or [0.0] * len(self.words)
        return sum(
            word.idf * part
            for word, part, gone in zip(self.words, self._coverage(text), left, strict=True)
            if gone < 0.5
        )

    def _name(self, cell: Cell) -> str:
        return self.text[slice(*cell.name)]

    def _value(self, cell: Cell) -> str:
        return self.text[slice(*cell.value)]

    def _number(self, line: _Line, name: str) -> Decimal | None:
        cell = next((cell for cell in line.cells if self._name(cell) == name), None)
        return self._decimal(cell) if cell else None

    def _decimal(self, cell: Cell) -> Decimal | None:
        """Return the number that fills the cell, its unit aside."""
        value = self._value(cell)
        if _NUMBER.fullmatch(value):
            return Decimal(value.strip("%‰ ").replace(",", ""))
        found = find_quantities(value)
        return found[0].value if found and found[0].start == 0 and found[0].end == len(value) else None


def _answer(index: Index, text: str, question: Question, found: _Found) -> TabledAnswer | None:
    line, cell, used = found
    citations = []
    for item in [line, *(other for other in used if other is not line)][:_MOST]:
        row = _passage(index, item)
        if row is None:
            return None
        span = cell.value if item is line else (None, None)
        citations.append(cite(row, item.start, item.end, *span))
    answer = text[slice(*cell.value)]
    unit = _UNIT.search(text[slice(*cell.name)])
    shown = answer + (unit[1] or unit[2]) if unit and answer[-1:].isdigit() else answer
    return answer, rendered(shown, question, line.row.date), CONFIDENCE, citations


def _passage(index: Index, line: _Line) -> Row | None:
    """Return the passage that holds the row: the one in which it was met, or another of the document."""
    if line.row.start <= line.start and line.end <= line.row.end:
        return line.row
    columns = index.passages.arrays()
    own = columns["document"] == columns["document"][line.row.number]
    holding = np.flatnonzero(own & (columns["start"] <= line.start) & (columns["end"] >= line.end))
    return index.passages.row(int(holding[0])) if len(holding) else None
