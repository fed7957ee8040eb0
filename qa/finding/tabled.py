"""Answers that stand in a table: the cell where a row and a column meet, or the row in which a column is greatest.

Sums and comparisons are of cells that the question names, by their rows (油画和国画一共多少幅) or their years.

``| 冷链物流部 | 3100 | 2790 |`` answers 冷链物流部的支出是多少? only together with the line of column names above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from corpus.dates import find_dates
from corpus.normalise import fold, is_cjk, simplified
from corpus.quantities import find_quantities
from corpus.tables import MOST_ROWS, is_row, rows_around, rows_in
from index.terms import stem
from qa.answer import QUOTE
from qa.asking.constraints import sides
from qa.asking.matching import coverage, find
from qa.asking.newsroom import noun_phrases
from qa.asking.words import Word
from qa.computing.rows import ASKS_SUM
from qa.computing.shown import Computed, bracketed
from qa.finding.extract import meets_dates
from qa.finding.names import tokens
from qa.telling.cite import cite
from qa.telling.display import rendered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.tables import Cell
    from index import Hit, Index
    from index.passages import Row
    from qa.answer import Citation
    from qa.asking.question import Question
    from qa.finding.sentence import Sentence

TabledAnswer = tuple[str, str, float, list["Citation"]]
"""The answer, as it is shown, its confidence, its citations."""

CONFIDENCE = 0.85
"""Said of every answer from a table: its row and its column are both named by the question (by hand)."""

NAMED = 0.5
"""Least part of a cell's characters that the question must name for its row to be meant (by hand)."""

SPOKEN_OF = 0.5
"""Least part of the question, by idf, that row, column names and title must hold together (by hand)."""

NEAR = 0.1
"""How much less of the question than the best sentence of prose a row and its column may speak of (by hand)."""

_ALL = 0.8
_MOST_OF_IT = 0.55
_NUMBERS = frozenset(["number", "money", "percent"])

_HITS = 5
_MOST = 50  # rows that one answer cites
_GREATEST = re.compile(
    r"最(?:高|多|大|贵|长|快|重|好|强)|\b(?:highest|most|largest|biggest|greatest|maximum|longest)\b"
)
_LEAST = re.compile(
    r"最(?:低|少|小|便宜|短|慢|轻|差|弱)|\b(?:lowest|fewest|smallest|least|minimum|shortest|cheapest)\b"
)
_ASKS = re.compile(f"{_GREATEST.pattern}|{_LEAST.pattern}|价?钱|金额|money|amount")
_KINDS = frozenset(["number", "money", "percent", "what", "list", "place", "organisation", "person", "date"])
_NAMED = frozenset(["place", "organisation", "person"])
_SUM = re.compile(r"合计|总计|小计|共计|总和|\b(?:sub)?total\b|\bsum\b", re.IGNORECASE)
_MONEY = re.compile(r"元|[$£€¥￥]|usd|cny|rmb|eur|gbp|dollar|yuan", re.IGNORECASE)
_SHARE = re.compile(r"率|比重|占比|比例|%|percent|share|rate", re.IGNORECASE)
_PLACE = re.compile(r"地[点址区]|位置|场所|\b(?:place|location|venue|where)\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"多少|几|\bhow (?:much|many|high|low)\b|^(?:the |what (?:is|was) the )")
_UNIT = re.compile(r"[（(]([^()（）]{1,8})[)）]\s*$|[/／]([^/／]{1,4})$")
_UNIT_OF_ALL = re.compile(r"单位\s*[:：]\s*([^\s,，;；、/)）|]{1,6})")
_ABOVE = 1000  # characters before a row in which the unit of its table is looked for
_A_YEAR = re.compile(r"(?:19|20)\d\d年?")
_SPAN = re.compile(r"\d{4}年?度?(?:[到至~-]|--|——|—|–)\d{4}")
_MORE = re.compile("[多少大小高低长短贵快慢强弱]")
_FEWER = re.compile("(?<!多)[少小低短慢弱]|便宜")
_NTH = re.compile(r"第(?P<number>[一二三四五六七八九十]|\d{1,2})(?:大|名|位|高|多)的?(?P<what>[\u4e00-\u9fff]{2,6})")
_QUARTER = re.compile(r"第?([一二三四1-4])季度|q([1-4])", re.IGNORECASE)
_QUARTERS = {"四个季度": (1, 2, 3, 4), "各季度": (1, 2, 3, 4), "上半年": (1, 2), "下半年": (3, 4)}
_EVERY = re.compile(r"所有|全部|[各每]|(?P<count>[两二三四五六七八九十]|\d{1,2})[个家名位种类项所支座条年大]")
_COUNTS = {"两": 2, **{digit: place for place, digit in enumerate("一二三四五六七八九十", 1)}}
_WHOLE = frozenset("公司 企业 集团 单位 学校 全市 全县 全省 全国 全区 全镇 全村 我市 我县 年度".split())
_RANK_COLUMN = re.compile(r"名次|排名|位次|^\W*(?:rank|place|position|pos\.?|no\.?)\W*$", re.IGNORECASE)
_RANKS = (
    re.compile(
        r"第(?:一|1)(?![届期季批次个回天年条项节章部分\d])|冠军|头名|榜首|\b(?:first|1st|winners?|won|champions?|top)\b"
    ),
    re.compile(r"第(?:二|2)(?![届期季批次个回天年条项节章部分\d])|亚军|\b(?:second|2nd|runners?-up)\b"),
    re.compile(r"第(?:三|3)(?![届期季批次个回天年条项节章部分\d])|季军|\b(?:third|3rd)\b"),
    re.compile(r"第(?:四|4)(?![届期季批次个回天年条项节章部分\d])|\b(?:fourth|4th)\b"),
    re.compile(r"第(?:五|5)(?![届期季批次个回天年条项节章部分\d])|\b(?:fifth|5th)\b"),
)
_RANKING = re.compile(r"came|come|finish(?:ed)?|placed|ranked|took|got|standings?|拿|得|排|排名|名列|位列")
_LENGTH = re.compile(r"[全总里周延管桥洞路线身干]长$|增长$|副[\u4e00-\u9fff]*长$")
_MEASURE = re.compile(r"length|height|distance|depth|width|weight|time|mark|成绩|长度|高度|重量")
_RUNS = re.compile(
    r"归|管|管理|负责|负责人|主管|分管|带队|领头|牵头|牵头人|头儿?|头头|(?:in )?charge|runs?|running|respons\w*|manag\w*|heads?|leads?|leaders?"
)
"""What says of somebody that a thing is run by him or her."""
_IN_CHARGE = re.compile(
    r"(?:负责|责任|主管|管理|牵头|带头)人|[\u4e00-\u9fff]长$|主任|经理|书记|组长|\b(?:head|manager|leader|director|chief|supervisor|warden|foreman)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"哪(?:一)?[个家支所位名座条]([\u4e00-\u9fff])")
_SIDES = (
    (re.compile(r"\b(?:girls?|wom[ae]n|female|ladies)\b"), "女子"),
    (re.compile(r"\b(?:boys?|m[ae]n|male)\b"), "男子"),
)
_NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+\s*[%‰]?")


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table: its span and its cells; ``row`` is the passage in which it was met."""

    row: Row
    start: int
    end: int
    cells: tuple[Cell, ...]


_Picked = tuple[_Line, "Cell", str]
"""A row, its cell, and the name by which a question calls it."""

_Found = tuple[_Line, "Cell", list[_Line]]
"""The row that answers, its cell, and all rows that were looked at."""


def look_up(
    index: Index, question: Question, words: Sequence[Word], hits: Sequence[Hit], sentences: Sequence[Sentence]
) -> TabledAnswer | None:
    """Return the answer that a table among the best passages gives, None if it gives none for certain.

    A sentence of prose that speaks of more of the question than row and column do goes before them.
    """
    if question.kind not in _KINDS and question.kind != "comparison":
        return None
    folded = fold(question.text)
    nth = _NTH.search(simplified(folded)) if question.language == "zh" else None
    if ASKS_SUM.search(folded) and max(len(_asked_years(question, folded)), len(_asked_quarters(folded)[1])) > 1:
        return None  # no cell is the sum of several
    sign = 1 if _GREATEST.search(folded) else -1 if _LEAST.search(folded) else 0
    if question.kind == "comparison" and not sign:
        return None
    words = [*words, *_years(question, words)]
    prose: list[Sentence] | None = None
    for text, met in _tables(index, hits[:_HITS]):
        row, lines = met[0].row, met
        if sign or nth:
            around = rows_around(text, met[0].start, met[0].end)
            if len(around) >= MOST_ROWS:  # the greatest of a part is not the greatest
                continue
            lines = [_Line(row, item.start, item.end, item.cells) for item in around if item.cells]
        table = _Table(text, lines, words, question, _title(index, row))
        if prose is None:
            prose = [item for item in sentences if not ("|" in item.text or is_row(item.text))]
        table.prose = prose
        if found := table.of_rank() or (table.nth(nth) if nth else table.extreme(sign) if sign else table.cell()):
            return _answer(index, text, question, found)
    return None


def computed(index: Index, question: Question, words: Sequence[Word], hits: Sequence[Hit]) -> Computed | None:
    """Return the sum of the cells that a Chinese question names, or the greater of two; None if no table has them."""
    if question.language != "zh":
        return None
    folded = simplified(fold(question.text))
    adds = question.kind in _NUMBERS and ASKS_SUM.search(folded) is not None
    compares = question.kind == "comparison" and _MORE.search(folded) is not None
    if not (adds or compares) or any(date.month for date in question.dates):
        return None
    # The years name rows or columns here, one by one
    words = [*words, *_years(question, words)]
    undated = replace(question, dates=())
    years = _asked_years(question, folded)
    for text, met in _tables(index, hits[:_HITS]):
        around = rows_around(text, met[0].start, met[0].end)
        if len(around) >= MOST_ROWS:
            continue
        lines = [_Line(met[0].row, item.start, item.end, item.cells) for item in around if item.cells]
        table = _Table(text, lines, words, undated, _title(index, met[0].row))
        picked = table.picked(years, compares=compares)
        if not picked:
            continue
        made = _compared(text, picked, folded) if compares else _added(text, picked, question)
        if made is None:
            continue
        said, shown, where = made
        first = picked[0][0]
        picked.sort(key=lambda item: item[2] != said)  # the proof of what is greater leads
        citations = [cite(row, line.start, line.end) for line, _, _ in picked if (row := _passage(index, line))]
        unit = _line_of(index, text, first, where) if where != (0, 0) else None
        if unit and not any(item.start <= where[0] and where[1] <= item.end for item in citations):
            citations.insert(1, unit)
        if citations:
            return Computed(said, bracketed(said, shown, "zh"), list(dict.fromkeys(citations))[:_MOST], CONFIDENCE)
    return None


def _rank_in(folded: str) -> int:
    """Return the one rank that a folded text names; 0 if it names none, or several.

    Example:
        >>> _rank_in("团体第二名是哪个班"), _rank_in("第二届"), _rank_in("who came third?")
        (2, 0, 3)
    """
    found = [number for number, pattern in enumerate(_RANKS, 1) if pattern.search(folded)]
    return found[0] if len(found) == 1 else 0


def _asked_years(question: Question, folded: str) -> list[str]:
    """Return the years that a question names, those between two of them if it says from … to …."""
    years = [date.year for date in question.dates if date.year]
    if len(years) == 2 and years[0] < years[1] and _SPAN.search(folded):
        years = list(range(years[0], years[1] + 1))
    return [str(year) for year in dict.fromkeys(years)]


def _asked_quarters(folded: str) -> tuple[str, list[int]]:
    """Return the quarters that a question names, two at least, and what says so; none if it names one."""
    found = [number for match in _QUARTER.finditer(folded) if (number := _quarter(match.group()))]
    if len(set(found)) > 1:
        return "", list(dict.fromkeys(found))
    said = next((name for name in _QUARTERS if name in folded), "")
    return said, list(_QUARTERS.get(said, ()))


def _quarter(name: str) -> int:
    """Return which quarter a column is of; 0 if of none."""
    match = _QUARTER.search(name)
    said = (match[1] or match[2]) if match else "0"
    return int(said) if said.isdigit() else "一二三四".index(said) + 1


def _added(text: str, picked: Sequence[_Picked], question: Question) -> tuple[str, str, tuple[int, int]] | None:
    """Return the sum of cells, with the unit of their column or table, what was added, and where the unit stands."""
    values = [_decimal(text[slice(*cell.value)]) for _, cell, _ in picked]
    numbers = [value for value in values if value is not None]
    line, cell, _ = picked[0]
    if len(numbers) < len(picked) or len(picked) < 2:
        return None
    said, where = "", (0, 0)
    for name in (cell.name, line.cells[0].value):
        if not said and (unit := _UNIT.search(text[slice(*name)])):
            said, where = unit[1] or unit[2], name
    if not said and question.kind == "money":
        said, where = _unit_above(text, line.start)
    share = "%" if text[cell.value[0] : cell.value[1]].endswith("%") else ""
    total = f"{sum(numbers, Decimal(0)):f}{share}"
    shown = " + ".join(text[slice(*cell.value)] for _, cell, _ in picked)
    return (_with_unit(total, said), shown, where) if said and not share else (total, shown, (0, 0))


def _compared(text: str, picked: Sequence[_Picked], folded: str) -> tuple[str, str, tuple[int, int]] | None:
    """Return the name of the greater of two cells, of the lesser if that is asked for, and both values; no unit."""
    values = [(_decimal(text[slice(*cell.value)]), name, text[slice(*cell.value)]) for _, cell, name in picked]
    if len(values) != 2 or values[0][0] is None or values[1][0] is None:
        return None
    pair = f"{values[0][2]} / {values[1][2]}"
    if values[0][0] == values[1][0]:
        return "一样", pair, (0, 0)
    first = (values[0][0] > values[1][0]) != _asks_fewer(text, picked, folded)
    if first:
        return values[0][1], pair, (0, 0)
    return values[1][1], f"{values[1][2]} / {values[0][2]}", (0, 0)


def _asks_fewer(text: str, picked: Sequence[_Picked], folded: str) -> bool:
    """Return whether the lesser is asked for; the names of rows and column say nothing of it (小学, 短跑队)."""
    asked = folded
    for name in [*(name for _, _, name in picked), _UNIT.sub("", text[slice(*picked[0][1].name)])]:
        said = simplified(fold(name)).strip()
        asked = asked.replace(said, " ") if said else asked
    return _FEWER.search(asked, max(asked.rfind("哪"), asked.rfind("谁"), 0)) is not None


def _decimal(value: str) -> Decimal | None:
    """Return the number that fills a cell, its unit aside."""
    if _NUMBER.fullmatch(value):
        return Decimal(value.strip("%‰ ").replace(",", ""))
    found = find_quantities(value)
    return found[0].value if found and found[0].start == 0 and found[0].end == len(value) else None


def _is_of(question: Question, cells: set[str]) -> bool:
    """Return whether a row has a cell that is nothing but the year, for each that the question names."""
    return all(date.year and not date.month and str(date.year) in cells for date in question.dates)


def _years(question: Question, words: Sequence[Word]) -> list[Word]:
    """Return the years that a question names, as words that a row may be called by; as rare as its rarest word."""
    known, rarity = {word.label for word in words}, max((word.idf for word in words), default=1.0)
    years = [str(date.year) for date in question.dates if date.year and not date.month]
    return [Word(year, ((year, 1.0),), rarity) for year in dict.fromkeys(years) if year not in known]


def _tables(index: Index, hits: Sequence[Hit]) -> Iterator[tuple[str, list[_Line]]]:
    """Yield the text of a document and the rows of one of its tables that stand in these passages, best first."""
    texts: dict[str, str] = {}
    tables: dict[tuple[str, int, str], list[_Line]] = {}
    for row in (hit.row for hit in hits if _may_hold_rows(hit.row.text)):
        if row.source not in texts:
            texts[row.source] = index.passages.document_text(row.source) or ""
        text = texts[row.source]
        for item in rows_in(text, row.start, row.end):
            if item.cells:
                name = text[slice(*item.cells[0].name)] if item.head < 0 else ""
                lines = tables.setdefault((row.source, item.head, name), [])
                lines.append(_Line(row, item.start, item.end, item.cells))
    for (source, *_), lines in tables.items():
        yield texts[source], lines


def _may_hold_rows(text: str) -> bool:
    """Return whether a passage may hold rows of a table, before the document is read for it."""
    if "|" in text or "\t" in text:
        return True
    return any(is_row(line) or ("," in line and line[-1] not in "。！？；.!?;") for line in text.split("\n") if line)


def is_line(text: str) -> bool:
    """Return whether a sentence is a line of a table whose names stand elsewhere, so that its numbers mean nothing."""
    return text.startswith("|") or text.endswith("|") or "\t" in text


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
                or any(self._meets(self._name(cell)) for cell in line.cells)
                or _is_of(question, {self._value(cell).strip() for cell in line.cells})
                or meets_dates(line.row, f"{title} {text[line.start : line.end]}", question.dates, title)
            )
        ]
        self.folded = fold(question.text)
        phrased = {part for label, _ in noun_phrases(self.folded) for part in label.split(" ")}
        # A long jump is no high jump: rows are named by the phrase, not by its parts
        self.naming = [word for word in self.words if stem(word.label) not in phrased] if phrased else self.words
        # 最高 and 多少钱 say what is asked for: no cell speaks of them
        self.asked = [0.0 if _ASKS.fullmatch(word.label) else word.idf for word in self.words]
        self.title, self.titled = title, self._coverage(title)
        self.prose: list[Sentence] = []

    def extreme(self, sign: int) -> _Found | None:
        """Return the row in which the column asked of is greatest (least), the cell that answers, and all rows used."""
        scored = {}
        for name in {self._name(cell) for line in self.lines for cell in line.cells}:
            rows = [(line, value) for line in self.lines if (value := self._number(line, name)) is not None]
            if (
                name
                and not self._counts_years(name)
                and len(rows) >= 2
                and 2 * len(rows) > len(self.lines)
                and self._meets(name) is not False
            ):
                scored[name] = self._weight(name) + bool(self._meets(name)), rows
        if not scored:
            return None
        name = max(sorted(scored), key=lambda item: scored[item][0])
        weight, rows = scored[name]
        keys = [
            cell for cell in rows[0][0].cells if self._decimal(cell) is None or self._counts_years(self._name(cell))
        ]
        if not keys or not weight:
            return None
        key = max(keys, key=lambda cell: (self._weight(self._name(cell)), not find_dates(self._value(cell), 2000)))
        best = max(rows, key=lambda item: sign * item[1])
        if sum(value == best[1] for _, value in rows) > 1 or not self._holds([name, self._name(key)]):
            return None
        wanted = name if self.question.kind in _NUMBERS and _HOW_MUCH.search(self.folded) else self._name(key)
        cell = next((cell for cell in best[0].cells if self._name(cell) == wanted), None)
        return (best[0], cell, [line for line, _ in rows]) if cell else None

    def _counts_years(self, name: str) -> bool:
        """Return whether a column holds nothing but years, which name its rows and measure nothing."""
        values = [self._value(cell).strip() for line in self.lines for cell in line.cells if self._name(cell) == name]
        return bool(values) and all(_A_YEAR.fullmatch(value) for value in values)

    def picked(self, years: Sequence[str], *, compares: bool) -> list[_Picked]:
        """Return the cells of one column or one row that a question asks to add or to compare; [] if it names none.

        They are those of the years or quarters it names, of the rows it names, or of all rows if it says how many.
        """
        rows = self.lines
        across = self._across(years, compares=compares) if rows else []
        if across:
            return across
        if years:
            by_year = [(year, line) for year in years for line in rows if year in self._cells_of(line)]
            if len(by_year) != len(years):
                return []
            chosen = [(f"{year}年", line) for year, line in by_year]
        else:
            named = [(self._value(line.cells[0]), line) for line in rows if self._named(line.cells[0]) >= NAMED]
            chosen = named if len(named) > 1 else []
            if not named and not compares:
                every = _EVERY.search(self.folded)
                count = every["count"] if every else None
                number = _COUNTS.get(count or "", int(count) if count and count.isdigit() else 0)
                chosen = [(self._value(line.cells[0]), line) for line in rows] if every else []
                chosen = chosen if number in {0, len(chosen)} else []
        if len(chosen) < 2 or (compares and len(chosen) != 2):
            return []
        column = self._column([line for _, line in chosen], compares=compares)
        if not column or not self._holds([column, *(name for name, _ in chosen), self._name(rows[0].cells[0])]):
            return []
        return [(line, cell, name) for name, line in chosen for cell in line.cells if self._name(cell) == column]

    def _cells_of(self, line: _Line) -> set[str]:
        return {self._value(cell).strip().rstrip("年") for cell in line.cells}

    def _across(self, years: Sequence[str], *, compares: bool) -> list[_Picked]:
        """Return the cells of the row that the question names under the years or quarters that it asks of."""
        said, quarters = _asked_quarters(self.folded)
        under = {number: cell for cell in self.lines[0].cells if (number := _quarter(self._name(cell)))}
        quarters = quarters if set(quarters) <= under.keys() else []
        if not (quarters or years):
            return []
        named = [
            (self._weight(self._value(line.cells[0])), line)
            for line in self.lines
            if self._named(line.cells[0]) >= NAMED or len(self._literal(self._value(line.cells[0]))) > 1
        ]
        named.sort(key=lambda item: -item[0])
        if not named or (len(named) > 1 and named[0][0] == named[1][0]):
            return []
        line = named[0][1]
        if quarters:
            cells = [cell for cell in line.cells if _quarter(self._name(cell)) in quarters]
        else:
            cells = [cell for year in years for cell in line.cells if self._name(cell).strip().rstrip("年度") == year]
        if len(cells) < 2 or len(cells) != len(quarters or years):
            return []
        if not compares and self._is_unadded(self._value(line.cells[0]), cells):
            return []
        held = [self._value(line.cells[0]), *(self._name(cell) for cell in cells), said]
        return [(line, cell, self._name(cell)) for cell in cells] if self._holds(held) else []

    def _is_unadded(self, name: str, cells: Sequence[Cell]) -> bool:
        """Return whether what a row or column holds are shares, which are not added, parts of a whole aside."""
        share = _SHARE.search(name) or any("%" in self._value(cell) for cell in cells)
        return bool(share) and not (self.question.kind == "percent" and re.search("占|比例|比重|份额", name))

    def _column(self, lines: Sequence[_Line], *, compares: bool) -> str:
        """Return the column of numbers that the question asks of; "" if it names none. Shares are not added."""
        scored = []
        for cell in lines[0].cells[1:]:
            name = self._name(cell)
            if not name or any(self._number(line, name) is None for line in lines):
                continue
            if not compares and self._is_unadded(name, [cell]):
                continue
            scored.append((self._weight(name), name))
        best = max(scored, default=(0.0, ""))
        return best[1] if best[0] > 0 else ""

    def nth(self, asked: re.Match[str]) -> _Found | None:
        """Return the row of a ranked table that a question numbers (第二大股东), and the cell under what it asks of.

        A table is ranked if a column of numbers falls from row to row.
        """
        number = _COUNTS.get(asked["number"]) or int(asked["number"])
        rows = self.lines
        heads = rows[0].cells if rows else ()
        if not heads or not 1 <= number <= len(rows) or asked["what"][:2] not in simplified(self._name(heads[0])):
            return None
        ranked = False
        for cell in heads[1:]:
            values = [self._number(line, self._name(cell)) for line in rows]
            numbers = [value for value in values if value is not None]
            ranked |= len(numbers) == len(rows) > 1 and all(a > b for a, b in pairwise(numbers))
        line = rows[number - 1]
        used = self._coverage(self._name(heads[0]))
        fits = [
            (weight + fitness, place)
            for place, cell in enumerate(line.cells)
            if place
            and (fitness := self._fitness(cell)) is not None
            and (weight := self._weight(self._name(cell), used))
        ]
        weight, place = max(fits, key=lambda item: (item[0], -item[1]), default=(0.0, 0))
        named = self.question.kind not in _NUMBERS and not weight
        if not ranked or not (weight or named):
            return None
        return line, line.cells[0 if named else place], rows[:number]

    def cell(self) -> _Found | None:
        """Return the row that the question names, and its cell under the column that the question asks of."""
        if not self.lines or self._is_of_other_side():
            return None
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
            meets = self._meets(self._name(cell))
            if cell is key or fitness is None or meets is False:
                continue
            weight = self._weight(self._name(cell), used) + bool(meets)
            if weight and (best is None or weight + fitness > best[0]):
                best = weight + fitness, cell
        if best is None:
            return self._only_one(line, key)
        held = [self._value(key), self._name(best[1]), self._name(key)]
        if self._is_of_another(held):
            return None
        return (line, best[1], [line]) if self._holds(held, max(SPOKEN_OF, self._rival(key) - NEAR)) else None

    def of_rank(self) -> _Found | None:
        """Return the cell of the row that has the rank which the question names (第二名, the runner-up), if rows are ranked."""
        if not self.lines or self._is_of_other_side():
            return None
        head = self.lines[0].cells[0]
        rank = _rank_in(self.folded) if _RANK_COLUMN.search(self._name(head)) else 0
        line = next((line for line in self.lines if rank and self._decimal(line.cells[0]) == rank), None)
        if line is None:
            return None
        said = [
            0.0 if _rank_in(word.label) or _RANKING.fullmatch(word.label) else idf
            for word, idf in zip(self.words, self.asked, strict=True)
        ]
        fits = [
            (self._is_sort_asked(name), weight + fitness, -place)
            for place, cell in enumerate(line.cells[1:], 1)
            if (fitness := self._fitness(cell)) is not None
            and not (self.question.kind in _NAMED and _NUMBER.fullmatch(self._value(cell)))
            and (weight := self._weight(name := self._name(cell)) + self._is_sort_asked(name))
        ]
        place = -max(fits, default=(False, 0.0, 0))[2]
        held = self._coverage(" ".join(map(self._name, line.cells)))
        told = sum(idf * max(pair) for idf, *pair in zip(said, held, self.titled, strict=True))
        return (line, line.cells[place], [line]) if place and told >= SPOKEN_OF * sum(said) else None

    def _is_sort_asked(self, name: str) -> bool:
        """Return whether a column is called by the sort of thing that is asked for: 班级, of 哪个班."""
        sort = _WHICH.search(simplified(self.folded))
        return sort is not None and sort[1] in simplified(name)

    def _is_of_other_side(self) -> bool:
        """Return whether what stands over the table is of the other of two sides than the question: 男子组, of girls."""
        asked = simplified(self.folded) + "".join(said for words, said in _SIDES if words.search(self.folded))
        over = simplified(fold(self.title))
        return any(
            any(word in over for word in others) and not any(word.lstrip("+") in over for word in mine)
            for mine, others in sides(asked)
        )

    def _is_of_another(self, held: list[str]) -> bool:
        """Return whether a column has what is asked for of another thing than the question: 白酒产量, of 果酒产量.

        That is what stands before it in the question, and neither in the row nor over the table.
        """
        name, asked = tokens(fold(_UNIT.sub("", held[1])).strip()), tokens(self.folded)
        if len(name) < 2:
            return False
        of = next((one.text for one, other in pairwise(asked) if other.text == name[-1].text and one.tag[0] == "n"), "")
        return bool(of) and of not in _WHOLE and not any(of in fold(text) for text in (*held, self.title))

    def _rival(self, key: Cell) -> float:
        """Return how much of the question the best sentence of prose that speaks of the row holds."""
        name, used = fold(self._value(key)), self._coverage(self._value(key))
        return max(
            (
                item.share
                for item in self.prose
                # The years that the question names are words here, but not of the sentences: they come last
                if name in item.folded or any(a >= 0.5 and b >= 0.5 for a, b in zip(used, item.covered, strict=False))
            ),
            default=0.0,
        )

    def _only_one(self, line: _Line, key: Cell) -> _Found | None:
        """Return the row's one cell of the kind asked for, where the question says nothing but the row's own name."""
        unit = self.question.unit
        fits = {
            "money": lambda cell: bool(_MONEY.search(self._name(cell) + self._value(cell))),
            "date": lambda cell: bool(find_dates(self._value(cell), 2000)),
            "place": lambda cell: bool(_PLACE.search(self._name(cell))),
            "person": lambda cell: _is_in_charge(self._name(cell)),
            "number": lambda cell: any(
                (unit and item.unit == unit) or item.unit in self.question.units
                for item in find_quantities(self._value(cell))
            ),
        }.get(self.question.kind)
        cells = [cell for cell in line.cells if cell is not key and fits and fits(cell)]
        if len(cells) != 1:
            return None
        own = [self._value(key), self._name(key)]
        if self.question.kind == "person":  # 谁管 is told by the name of the column, in whatever words
            pairs = zip(self.words, self.asked, strict=True)
            self.asked = [0.0 if _RUNS.fullmatch(word.label) else idf for word, idf in pairs]
            asks = any(_RUNS.fullmatch(word.label) for word in self.words)
            return (line, cells[0], [line]) if asks and self._holds(own, least=_ALL, titled=False) else None
        if not self._holds(own, least=_ALL, titled=False):
            if not self.question.units:
                return None
            pairs = zip(self.words, self.asked, strict=True)
            self.asked = [0.0 if _MEASURE.fullmatch(word.label) else idf for word, idf in pairs]
            if not self._holds([*own, *map(self._name, line.cells)], least=_MOST_OF_IT):
                return None
        return line, cells[0], [line]

    def _holds(self, texts: list[str], least: float = SPOKEN_OF, *, titled: bool = True) -> bool:
        """Return whether the texts speak of enough of the question: by the words in them, or standing in it as such."""
        rest = self.folded
        for text in texts:
            rest = rest.replace(self._literal(text), "\n") if self._literal(text) else rest
        parts = [self._coverage(text) for text in texts] + ([self.titled] if titled else [])
        held = sum(
            idf * max(1.0 if is_cjk(word.label[0]) and word.label not in rest else 0.0, *covered)
            for word, idf, *covered in zip(self.words, self.asked, *parts, strict=True)
        )
        return float(held) >= least * sum(self.asked)

    def _literal(self, text: str) -> str:
        """Return the longest ending of a name that stands in the question, two ideographs or more: 人口 of 常住人口."""
        name = fold(_UNIT.sub("", text)).strip()
        for first in range(max(len(name) - 1, 0)):
            if not is_cjk(name[first]):
                break
            if name[first:] in self.folded:
                return name[first:]
        return ""

    def _meets(self, name: str) -> bool | None:
        """Return whether a column of a year or month is one that the question names; None if either names none."""
        found = find_dates(name) if self.question.dates else []
        if not found:
            return None
        first = found[0].date.first
        return any(
            date.year in {None, int(first[:4])}
            and (found[0].date.precision == "year" or date.month in {None, int(first[5:7])})
            for date in self.question.dates
        )

    def _fitness(self, cell: Cell) -> float | None:
        """Return what speaks for the cell by the kind of answer that is wanted; None if it cannot be it."""
        name, value, kind = self._name(cell), self._value(cell), self.question.kind
        if kind in _NUMBERS:
            if self._decimal(cell) is None and not find_quantities(value):
                return None
            money, share = bool(_MONEY.search(name + value)), bool(_SHARE.search(name + value))
            return float({"money": money, "percent": share, "number": not share}[kind])
        return 0.0

    def _named(self, cell: Cell) -> float:
        """Return the part of the cell's letters that the words of the question cover; numbers but years name none."""
        value = fold(self._value(cell))
        letters = sum(map(str.isalnum, value))
        if any(value.strip() == str(date.year) and not date.month for date in self.question.dates):
            return 1.0
        labels = cell.name == self.lines[0].cells[0].name and any(map(str.isalpha, value))  # 800米, of the events
        if not letters or (self._decimal(cell) is not None and not labels):
            return 0.0
        if value in fold(self.question.text):
            return 1.0
        held = {place for match in find(self.naming, value) for place in range(match.start, match.end)}
        return sum(value[place].isalnum() for place in held if place < len(value)) / letters

    def _coverage(self, text: str) -> list[float]:
        folded = fold(text)
        return coverage(self.words, find(self.words, folded)) if folded else [0.0] * len(self.words)

    def _weight(self, text: str, used: Sequence[float] = ()) -> float:
        """Return how much of the question the text holds, by idf, what is ``used`` already left out; 1 for its name."""
        left = used or [0.0] * len(self.words)
        held = sum(
            idf * part for idf, part, gone in zip(self.asked, self._coverage(text), left, strict=True) if gone < 0.5
        )
        return held + bool(self._literal(text))

    def _name(self, cell: Cell) -> str:
        return self.text[slice(*cell.name)]

    def _value(self, cell: Cell) -> str:
        return self.text[slice(*cell.value)]

    def _number(self, line: _Line, name: str) -> Decimal | None:
        cell = next((cell for cell in line.cells if self._name(cell) == name), None)
        return self._decimal(cell) if cell else None

    def _decimal(self, cell: Cell) -> Decimal | None:
        """Return the number that fills the cell, its unit aside."""
        return _decimal(self._value(cell))


def _is_in_charge(name: str) -> bool:
    """Return whether a column is called by the office of who runs what its rows tell of.

    Example:
        >>> _is_in_charge("片区长"), _is_in_charge("姓名"), _is_in_charge("全长")
        (True, False, False)
    """
    return _IN_CHARGE.search(name) is not None and not _LENGTH.search(name)


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
    if question.kind in _NAMED and not any(map(str.isalpha, answer)):
        return None  # a number is nobody
    unit = _UNIT.search(text[slice(*cell.name)])
    said, where = (unit[1] or unit[2], cell.name) if unit else ("", (0, 0))
    if not said and question.kind == "money":
        said, where = _unit_above(text, line.start)
    shown = answer
    if said and answer[-1:].isdigit() and (proof := _line_of(index, text, line, where)):
        shown = _with_unit(answer, said)
        if not any(item.start <= where[0] and where[1] <= item.end for item in citations):
            citations.insert(1, proof)
    return answer, rendered(shown, question, line.row.date), CONFIDENCE, citations


def _line_of(index: Index, text: str, line: _Line, span: tuple[int, int]) -> Citation | None:
    """Return the citation of the line that a span stands in, the table's header; None if no passage holds it."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    end = len(text) if end < 0 else end
    if end - start > QUOTE:
        start, end = span
    row = _passage(index, _Line(line.row, start, end, ()))
    return cite(row, start, end) if row else None


def _unit_above(text: str, start: int) -> tuple[str, tuple[int, int]]:
    """Return the unit of money that the words before a table give for all of it (单位:万元) and where it stands."""
    found = list(_UNIT_OF_ALL.finditer(text, max(0, start - _ABOVE), start))
    return (found[-1][1], found[-1].span(1)) if found and _MONEY.search(found[-1][1]) else ("", (0, 0))


def _with_unit(value: str, unit: str) -> str:
    """Return the value with the unit of its column, a sign of a currency before it."""
    if unit[0] in "$£€¥￥":
        return f"{unit[0]}{value}{unit[1:]}"
    return f"{value} {unit}" if unit[0].isascii() and unit[0].isalpha() else f"{value}{unit}"


def _passage(index: Index, line: _Line) -> Row | None:
    """Return the passage that holds the row: the one in which it was met, or another of the document."""
    if line.row.start <= line.start and line.end <= line.row.end:
        return line.row
    columns = index.passages.arrays()
    own = columns["document"] == columns["document"][line.row.number]
    holding = np.flatnonzero(own & (columns["start"] <= line.start) & (columns["end"] >= line.end))
    return index.passages.row(int(holding[0])) if len(holding) else None
