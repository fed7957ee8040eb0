"""Texts whose lines were broken at a width, as a mail, a terminal or a page of a PDF breaks them, put together again.

A line end is no sentence end there, and it parts words and numbers. Whether a text is so is asked of the whole of it:
nearly every line that goes on is as long as the width allows, which the lines of a list or a table are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from corpus.openings import leading_back, leading_date
from corpus.paragraphs import ends_sentence

NARROWEST, WIDEST = 30, 160
"""Columns of the width that lines are broken at (an ideograph fills two): verse is narrower, paragraphs are wider."""

FULL = 0.92
"""Part of the width that a full line reaches, at least if the next one's first word were on it: pages of a PDF and
lines broken by hand are ragged (by hand)."""

MOST = 0.7
"""Share of the lines that go on without the end of a sentence which must be full (by hand, on :mod:`tests.qa.texts`
broken at 40, 60 and 76 columns and as they are)."""

FEWEST = 3
"""Full lines that make a width; two may be by chance."""

OUTLIERS = 0.03
"""Share of the lines that may be longer than the width: an address of the web, a heading."""

HANGING = 4
"""Columns that closing marks may stand beyond the width: a line of Chinese does not begin with one."""

LISTED = 0.7
"""Share of the lines behind open ends that may open as an item does, with a digit or bracket: of prose a sixth do, of a
list all (by hand)."""

_OPENS = re.compile(r"[\d（(【〖\[<①-⑳●·•-]|第|[一二三四五六七八九十]{1,3}[、月日]|[\w .-]{1,20}[:：]")
_LABELLED = re.compile(r"(?:[\u3400-\u9fff]{1,6}|(?:(?![\u3400-\u9fff])[\w .-]){1,20})[:：]\s?\S")
"""A label of a field: a Chinese one is short, as a clause before a colon is not."""
_ALWAYS_NEW = re.compile(r"#{1,6}\s|[>|]|[-*+•●○◆■▪★※·]\s?(?![\d*])|\*\*|```|={3,}|-{3,}")
_MAY_BE_NEW = re.compile(
    r"\d{1,3}[.、)）．]|[（(【〖\[“「]|[一二三四五六七八九十]{1,3}、|[①-⑳]|第[一二三四五六七八九十\d]+[章节条]"
)
_LISTED = re.compile(r"[-*+•●○◆■▪★※·]\s|\d{1,3}[.、)）．]|[（(]?[一二三四五六七八九十\d]{1,3}[)）、]|[①-⑳]")
_ALIGNED = re.compile(r"\S(?:\t|[ \u3000]{3,})\S")
_FIRST = re.compile(r"[^\s\u2e80-\uffff]+|.[,.;:!?)\]，。；：、！？）》”’」』】]*", re.DOTALL)
_WIDE = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]+")
_GOES_ON = re.compile("[,，、]$")
_NUMBER_GOES_ON = re.compile(r"[.,]?\d")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indent: int
    width: int

    @property
    def is_item(self) -> bool:
        return bool(_LISTED.match(self.text))


def unwrapped(text: str) -> str:
    r"""Return the text with lines that were broken at a width joined into paragraphs; any other text as it is.

    Between ideographs nothing is put where the line ended, between other letters a space.

    Example:
        >>> it = "The trust met and on 4 May chose\na chairman, Ann Pine, who had\nkept the books before and after\nit."
        >>> unwrapped(it)
        'The trust met and on 4 May chose a chairman, Ann Pine, who had kept the books before and after it.'
    """
    raw = text.split("\n")
    lines = [_line(item) for item in raw]
    width = _width(lines)
    if not width:
        return text
    chinese = 2 * (_columns(text) - len(text)) > len(text) - text.count(" ")
    made = [[raw[0]]]
    kept = _kept(lines)
    for place in range(1, len(raw)):
        before, after = lines[place - 1], lines[place]
        if place not in kept and _goes_on(before, after, width):
            made[-1][-1] = made[-1][-1].rstrip()
            made[-1] += [_between(before.text, after.text, chinese=chinese), after.text]
        else:
            made.append([raw[place]])
    return "\n".join("".join(parts) for parts in made)


def _goes_on(before: _Line, after: _Line, width: int) -> bool:
    """Return whether a line goes on with the one before it."""
    if not (before.text and after.text) or _begins(before, after) or _is_title(before, after, width):
        return False
    if _ALIGNED.search(before.text) or _ALIGNED.search(after.text):
        return False
    if _LABELLED.match(before.text) and _LABELLED.match(after.text):
        return False
    small = after.text[0].islower() and 2 * before.width >= width
    return bool(_is_full(before, after, width) or _GOES_ON.search(before.text) or small)


def _kept(lines: list[_Line]) -> set[int]:
    """Return the numbers of the lines of code, and of what stands over a Markdown text, which stay."""
    kept: set[int] = set()
    fenced = bool(lines) and lines[0].text == "---" and any(line.text == "---" for line in lines[1:20])
    for number, line in enumerate(lines):
        if line.text.startswith(("```", "~~~")) or (line.text == "---" and number and fenced and number < 20):
            fenced = not fenced
            kept |= {number, number + 1}
        elif fenced:
            kept.add(number)
    return kept


def _line(raw: str) -> _Line:
    stripped = raw.strip()
    lead = raw[: len(raw) - len(raw.lstrip())] if stripped else ""
    return _Line(stripped, _columns(lead.expandtabs(4)), _columns(raw.rstrip()))


def _columns(text: str) -> int:
    return len(text) + (0 if text.isascii() else sum(map(len, _WIDE.findall(text))))


def _width(lines: list[_Line]) -> int:
    """Return the width that the lines of a text were broken at; 0 if they were not."""
    going = [(line, after) for line, after in pairwise(lines) if line.text and after.text]
    if len(going) < FEWEST:
        return 0
    widths = sorted(line.width for line, _ in going)
    width = widths[-1 - int(OUTLIERS * len(widths))]
    longer = sum(line.width > width + HANGING for line in lines)
    if not NARROWEST <= width <= WIDEST or longer > max(1, OUTLIERS * len(lines)):
        return 0
    open_ends = [pair for pair in going if 2 * pair[0].width >= width and not _ends(*pair)]  # shorter ones: headings
    listed = sum(bool(_OPENS.match(after.text)) for _, after in open_ends)
    if listed >= FEWEST and listed > LISTED * len(open_ends):
        return 0
    full = sum(_is_full(*pair, width) for pair in open_ends)
    if full < FEWEST or full < MOST * len(open_ends) or 2 * full < sum(_is_full(*pair, width) for pair in going):
        return 0
    last = [
        line
        for before, line, after in zip(lines, lines[1:], [*lines[2:], _line("")], strict=False)
        if line.text and not after.text and before.text and 2 * before.width >= width
    ]
    return width if 2 * sum(ends_sentence(line.text) for line in last) >= len(last) else 0


def _is_title(before: _Line, after: _Line, width: int) -> bool:
    """Return whether a short line that ends as no sentence does stands after one."""
    return ends_sentence(before.text) and 2 * after.width < width and not ends_sentence(after.text)


def _ends(line: _Line, after: _Line) -> bool:
    """Return whether a line ends where a sentence, an item, or a row of columns does."""
    return ends_sentence(line.text) or _begins(line, after) or bool(_ALIGNED.search(line.text))


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Return whether the first word of the next line would not have gone on a line."""
    first = _FIRST.match(after.text)
    return line.width + _columns(first[0] if first else "") > FULL * width


def _begins(before: _Line, after: _Line) -> bool:
    """Return whether a line begins a paragraph or an item, whatever stands before it."""
    if _ALWAYS_NEW.match(after.text) or re.match(r"#{1,6}\s|\|", before.text):
        return True
    if after.indent > before.indent and not before.is_item:
        return True
    if not ends_sentence(before.text):
        return False
    said, end = after.text, len(after.text)
    return bool(_MAY_BE_NEW.match(said) or leading_date(said, 0, end) or leading_back(said, 0, end))


def _between(before: str, after: str, *, chinese: bool) -> str:
    """Return what stood between two words before the line was broken there."""
    if _WIDE.match(before[-1]) or _WIDE.match(after[0]):
        return ""
    if before.endswith("-") and before[-2:-1].isalpha():
        return ""
    if chinese and before[-1] in "0123456789.," and _NUMBER_GOES_ON.match(after):
        return ""
    return " "
