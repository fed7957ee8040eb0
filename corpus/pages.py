"""The pages of a PDF as one text: what only the paper needed, page numbers and running titles, is left out."""

from __future__ import annotations

import re
from collections import Counter

from corpus.paragraphs import ends_sentence

_NUMBER = re.compile(
    r"[-—–·|\s第]*(?:page\s*)?(\d{1,4})(?:\s*(?:页|[/共]|of)[\s/共]*(?:\d{1,4})?\s*页?)?[-—–·|\s]*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_TELLS = re.compile(r"\d+[年月日]|\d[\d.,]*\s*(?![/页\d])[\u4e00-\u9fff%]|[。;；]|[.!?]$|^[\W\d]*$")
"""What makes of a line that stands over or under most pages one of the text: a date, a quantity, a sentence,
or nothing but a number."""

LONGEST, FIRST_YEAR = 30, 1000
"""Characters of a page's number with what stands around it, and the number from which on it is a year."""


def joined_pages(pages: list[str]) -> str:
    r"""Return the pages as one text, without numbers that count them and titles that run over most of them.

    A sentence that a page breaks off goes on in the next line, else a blank line stands between two pages.

    Example:
        >>> joined_pages(["月报\n今年共植\n1", "月报\n树九千棵。\n2", "月报\n明年再植。\n3"])
        '月报\n今年共植\n树九千棵。\n\n明年再植。'
    """
    parts = [page.strip().split("\n") for page in pages if page.strip()]
    for edge in (-1, 0, -1):  # a title may stand over or under the number
        _without_numbers(parts, edge)
        _without_titles(parts, edge)
    joined = ""
    for lines in parts:
        text = "\n".join(lines).strip()
        if text:
            joined += ("" if not joined else "\n\n" if ends_sentence(joined) else "\n") + text
    return joined


def _without_numbers(parts: list[list[str]], edge: int) -> None:
    """Take the line off each page that has its number, if it counts from page to page: 2023 over each does not."""
    found = {
        place: int(match[1])
        for place, lines in enumerate(parts)
        if len(lines) > 1 and (match := _NUMBER.fullmatch(" ".join(lines[edge][:LONGEST].split())))
    }
    offsets = {number - place for place, number in found.items()}
    if len(found) > 1 and len(offsets) == 1 and not (max(offsets) >= FIRST_YEAR and len(found) < FIRST_YEAR):
        for place in found:
            del parts[place][edge]


def _without_titles(parts: list[list[str]], edge: int) -> None:
    """Take the line off each page but the first that most have there, whatever its number."""
    said = [lines[edge].strip() if len(lines) > 1 else "" for lines in parts]
    said = ["" if _TELLS.search(line) else _DIGITS.sub("0", line) for line in said]
    for line, times in Counter(filter(None, said)).items():
        if len(parts) > 2 and 2 * times > len(parts):
            for place in [place for place, other in enumerate(said) if other == line][1:]:
                del parts[place][edge]
