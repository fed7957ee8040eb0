"""Lines and paragraphs: where the text's own line breaks mean something, and where they only wrap prose."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# A Latin letter carries about 0.4 of what an ideograph does (rule of thumb: a Chinese text and its English
# translation stand at 1 : 2.5 in characters); passage sizes are given in ideographs.
LATIN_WEIGHT = 0.4
# Wrapped lines are at least this wide (an ideograph fills two columns): below it, line breaks are the author's.
_WRAP_COLUMNS = 56
_NARROW_COLUMNS = 30
_NARROW_LINES = 4
_FULL = 0.75
_BOLD_LENGTH = 80  # characters; what is set in bold beyond is no heading

_WIDE = re.compile("[\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]+")
_TERMINAL = re.compile("[。!?！？…;；.:：][”’\"'」』）)\\]】》*_]*$")
_OPENS_ANEW = re.compile(
    r"[ \t]*(?:#|>|\||[-*+•●○◆■▪★※·]\s|\d{1,3}[.、)）．]|[（(【〖\[]|[一二三四五六七八九十]{1,3}、|[①-⑳])"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A line or a paragraph, trimmed: ``gap`` says that a blank line stands before it, ``indent`` that space does.

    ``table`` is "head" for the line of a table's column names (with the rule below it), "row" for its rows.
    """

    start: int
    end: int
    gap: bool = False
    indent: bool = False
    table: str = ""


class Bold(str):
    """A paragraph of a file that is set in bold as a whole, before it is known whether such ones are its headings."""

    __slots__ = ()


def bold(text: str) -> str:
    r"""Return a paragraph that is set in bold as a whole: what is longer than a heading, or broken, stays a plain one.

    Example:
        >>> [type(bold(text)).__name__ for text in ("馆藏", "馆藏\n二", "馆藏" * 50)]
        ['Bold', 'str', 'str']

    """
    return Bold(text) if len(text) <= _BOLD_LENGTH and "\n" not in text else text


def with_bold_headings(paragraphs: Iterable[str]) -> list[str]:
    r"""Return the paragraphs, those in bold marked as Markdown marks them if they recur and no other headings do.

    Example:
        >>> with_bold_headings(["# 甲", Bold("乙"), "一", Bold("丙")]), with_bold_headings([Bold("乙"), "一"])
        (['# 甲', '**乙**', '一', '**丙**'], ['乙', '一'])

    """
    found = list(paragraphs)
    bold = sum(isinstance(item, Bold) for item in found)
    headings = sum(item.startswith("#") for item in found)
    if not 1 < bold < len(found) or headings > 1:
        return [str(item) for item in found]
    return [f"**{item}**" if isinstance(item, Bold) else item for item in found]


def lines(text: str) -> list[Block]:
    r"""Return the non-blank lines of the text.

    Example:
        >>> [(line.start, line.end, line.gap) for line in lines("a\n\n b ")]
        [(0, 1, False), (4, 5, True)]

    """
    found: list[Block] = []
    start, gap = 0, False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            lead = len(raw) - len(raw.lstrip())
            found.append(Block(start + lead, start + lead + len(stripped), gap, lead > 0))
            gap = False
        else:
            gap = bool(found)
        start += len(raw) + 1
    return found


def weight(text: str) -> float:
    """Return the size of the text in ideographs; a Latin character counts 0.4, space nothing.

    Example:
        >>> weight("晋江 2022")
        3.6

    """
    wide = sum(map(len, _WIDE.findall(text)))
    spaces = sum(map(text.count, " \t\n\u3000"))
    return round(wide + LATIN_WEIGHT * max(0, len(text) - wide - spaces), 1)


def ends_sentence(text: str) -> bool:
    """Return whether the text ends as a sentence does: full stop, question mark, colon, perhaps a closing quote."""
    return bool(_TERMINAL.search(text[-12:]))


def join_wrapped(text: str, found: list[Block], alone: Collection[int], opening: Collection[int]) -> list[Block]:
    """Return the lines with hard-wrapped prose joined into paragraphs.

    Lines that start in ``alone`` are joined to nothing, those in ``opening`` to nothing before them.
    """
    joined: list[Block] = []
    first = 0
    for i in range(1, len(found) + 1):
        if i == len(found) or found[i].gap or found[i].start in opening or found[i - 1].start in alone:
            joined += _unwrap(text, found[first:i])
            first = i
    return joined


def _unwrap(text: str, block: list[Block]) -> list[Block]:
    """Join the lines of one block if they are wrapped: all but the last of a paragraph nearly fill the width."""
    if len(block) < 2:
        return block
    widths = [_columns(text[line.start : line.end]) for line in block]
    width = max(widths)
    narrow = len(block) >= _NARROW_LINES and width >= _NARROW_COLUMNS and width < _WRAP_COLUMNS
    if not (width >= _WRAP_COLUMNS or narrow) or width > 4 * _WRAP_COLUMNS:
        return block
    full = (0.9 if narrow else _FULL) * width
    # A month alone on its line (五月) ends no sentence either, but for another reason than being full
    filled = [line for line, wide in zip(block[:-1], widths, strict=False) if wide >= full]
    wrapped = sum(not ends_sentence(text[line.start : line.end]) for line in filled)
    if not ends_sentence(text[block[-1].start : block[-1].end]) or not wrapped or 2 * wrapped < len(filled):
        return block
    joined = [block[0]]
    for i in range(1, len(block)):
        line = block[i]
        broken = (line.indent and not block[i - 1].indent) or bool(_OPENS_ANEW.match(text, line.start, line.end))
        if widths[i - 1] < full or broken:
            joined.append(line)
        else:
            joined[-1] = Block(joined[-1].start, line.end, joined[-1].gap, joined[-1].indent)
    return joined


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line[: 8 * _WRAP_COLUMNS])
