"""Texts made ready for the page: taken apart where something is to be marked, or robbed of all Markdown."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from corpus.normalise import fold, fold_with_offsets
from qa.asking.matching import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.words import Word

Piece = tuple[str, str | float | None]
"""A stretch of text and its label, None where nothing is marked; the type is that of ``HighlightedText``."""


LIKELY = 0.1
"""Least weight of a translation that is marked as a match; below it are words that are right once in ten times."""


def plain(text: str) -> str:
    r"""Return ``text`` such that Markdown and HTML show exactly these characters, on one line.

    Every ASCII sign is escaped, as CommonMark allows, so no link, tag, heading, table or formula can begin.

    Example:
        >>> plain("a <b>*x*")
        'a \\<b\\>\\*x\\*'
    """
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))


def cut(text: str, most: int) -> str:
    """Return text on one line, cut to at most so many columns: a Chinese character takes two.

    Example:
        >>> cut("a  longer text", 8), cut("阅读节开幕", 8)
        ('a longe…', '阅读节…')
    """
    shown = " ".join(text.split())
    ends = list(accumulate(2 if east_asian_width(char) in "WF" else 1 for char in shown))
    return shown if not ends or ends[-1] <= most else shown[: bisect_right(ends, most - 1)] + "…"


def marked(text: str, spans: Sequence[tuple[int, int]], label: str) -> list[Piece]:
    """Return the text in pieces for ``HighlightedText``, those within the spans (ascending, disjoint) labelled."""
    pieces: list[Piece] = []
    reached = 0
    for start, end in spans:
        pieces += [(text[reached:start], None), (text[start:end], label)]
        reached = end
    pieces.append((text[reached:], None))
    return [piece for piece in pieces if piece[0]]


_ROW = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"[\s|:-]*")


def parted(text: str) -> list[tuple[list[list[str]], str]]:
    r"""Return the Markdown tables of a text, as rows of cells, each with the text after it; what is before the first
    stands with no rows.

    Example:
        >>> parted("甲\n| 年 | 家 |\n|---|---|\n| 2022 | 640 |\n乙")
        [([], '甲'), ([['年', '家'], ['2022', '640']], '乙')]
    """
    parts: list[tuple[list[list[str]], list[str]]] = [([], [])]
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and _ROW.fullmatch(lines[end]):
            end += 1
        if end - place < 2:
            parts[-1][1].append(lines[place])
            place += 1
            continue
        rows = [re.split(r"(?<!\\)\|", line.strip()[1:-1]) for line in lines[place:end] if not _RULE.fullmatch(line)]
        parts.append(([[cell.strip().replace("\\|", "|") for cell in row] for row in rows], []))
        place = end
    return [(rows, "\n".join(rest)) for rows, rest in parts if rows or any(rest)]


def table(rows: Sequence[Sequence[str]]) -> str:
    r"""Return rows of cells as a Markdown table in which no cell means anything, the first its head.

    Example:
        >>> table([["年", "家"], ["2022", "<b>"]])
        '| 年 | 家 |\n| --- | --- |\n| 2022 | \\<b\\> |'
    """
    width = max((len(row) for row in rows), default=0)
    lines = ["| " + " | ".join([*map(plain, row), *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([*lines[:1], "|" + " --- |" * width, *lines[1:]])


def rows(text: str, start: int, end: int, spans: Sequence[tuple[int, int]] = ()) -> str:
    r"""Return ``text[start:end]`` as a Markdown table under its head if it is rows of one, whole lines, else "".

    A cell that meets one of the ``spans`` of the text is bold; nothing within a cell means anything.

    Example:
        >>> rows("| 年 | 家 |\n|---|---|\n| 2022 | 640 |", 20, 34, [(29, 32)])
        '| 年 | 家 |\n| --- | --- |\n| 2022 | **640** |'
    """
    begin = text.rfind("\n", 0, start) + 1
    if text[begin:start].strip() or text[end : _end(text, end)].strip() or "|" not in text[start:end]:
        return ""
    lines = []
    while begin < end:
        lines.append((begin, _end(text, begin)))
        begin = lines[-1][1] + 1
    lines = [line for line in lines if text[slice(*line)].strip()]
    if not lines or not all(_ROW.fullmatch(text[slice(*line)]) for line in lines):
        return ""
    above = [lines[0]]
    while above[-1][0]:
        line = (text.rfind("\n", 0, above[-1][0] - 1) + 1, above[-1][0] - 1)
        if not _ROW.fullmatch(text[slice(*line)]):
            break
        above.append(line)
    head = above[-1]
    rule = (head[1] + 1, _end(text, head[1] + 1))
    if not _is_rule(text[slice(*rule)]):
        return ""
    body = [line for line in lines if line not in (head, rule)]
    shown = [[_cell(text, cell, spans) for cell in _cells(text, line)] for line in (head, *body)]
    width = max(map(len, shown))
    drawn = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in shown]
    return "\n".join([drawn[0], "|" + " --- |" * width, *drawn[1:]])


def is_head(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` is the head of a Markdown table, a whole line."""
    line = text[start:end].rstrip("\n")
    below = text[start + len(line) + 1 : _end(text, start + len(line) + 1)]
    return "\n" not in line and bool(_ROW.fullmatch(line)) and _is_rule(below)


def _end(text: str, start: int) -> int:
    """Return where the line ends that a place lies in."""
    found = text.find("\n", start)
    return len(text) if found < 0 else found


def _is_rule(line: str) -> bool:
    return "-" in line and bool(_RULE.fullmatch(line))


def _cells(text: str, line: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the spans of the cells of a row."""
    bars = [line[0] + bar.start() for bar in re.finditer(r"(?<!\\)\|", text[slice(*line)])]
    return [(left + 1, right) for left, right in pairwise(bars)]


def _cell(text: str, cell: tuple[int, int], spans: Sequence[tuple[int, int]]) -> str:
    shown = plain(text[slice(*cell)].replace("\\|", "|"))
    met = any(start < cell[1] and cell[0] < end for start, end in spans)
    return f"**{shown}**" if met and shown else shown


def occurrences(text: str, query: str) -> list[tuple[int, int]]:
    """Return where the query stands in the text, folded alike; if it does not as a whole, where its words do.

    Example:
        >>> occurrences("石墨烯大会,石墨烯", "石墨烯")
        [(0, 3), (6, 9)]
    """
    folded, offsets = fold_with_offsets(text)
    whole = fold(query.strip())
    wanted = [whole] if whole and whole in folded else [word for word in whole.split() if len(word) > 1]
    if not wanted:
        return []
    pattern = "|".join(re.escape(word) for word in sorted(wanted, key=len, reverse=True))
    spans: list[tuple[int, int]] = []
    for match in re.finditer(pattern, folded):
        start, end = offsets[match.start()], offsets[match.end() - 1] + 1
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def escaped(text: str) -> str:
    r"""Return ``text`` for a Markdown file on one line: readable as it stands, and no sign of it means anything.

    Example:
        >>> escaped("2022年,增长*26%* <b>")
        '2022年,增长\\*26%\\* \\<b\\>'
    """
    return re.sub(r"([\\`*_\[\]<>&|~$#])", r"\\\1", " ".join(text.split()))


def matches(text: str, words: Sequence[Word]) -> list[tuple[int, int, str]]:
    """Return where words of a question stand in a text, in whichever language: span and word, ascending, disjoint.

    A single Chinese character says too little to count as a translation.
    """
    folded, offsets = fold_with_offsets(text)
    found = [
        match
        for match in find(list(words), folded)
        if match.weight >= LIKELY and (match.end - match.start > 1 or match.weight == 1.0)
    ]
    spans: list[tuple[int, int, str]] = []
    # The longest first where several begin at one place: 高新技术企业 before 高新
    for match in sorted(found, key=lambda match: (match.start, match.start - match.end)):
        start, end = offsets[match.start], offsets[match.end - 1] + 1
        if not spans or start >= spans[-1][1]:
            spans.append((start, end, words[match.word].label))
    return spans
