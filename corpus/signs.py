"""Headings that a sign opens: ■ 停诊, 📌 今日头条. They stand apart, are short, and what they head follows them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.openings import Heading, looks_like_heading
from corpus.paragraphs import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.paragraphs import Block

_RUN, _OF_MANY = 2, 3
"""Headings that one sign opens, or signs of many sorts, lest they are something else."""

_LONGEST = 24
_JOINED = "\ufe0e\ufe0f\u200d \t\u3000"
"""What may stand between a sign and the words: how it is shown, and space."""


def signed(text: str, found: Sequence[Block], headings: dict[int, Heading]) -> None:
    """Accept short lines that stand apart and open with a sign, where nothing but a title is a heading yet."""
    if any(heading.kind != "markdown" for heading in headings.values()) or len(headings) > 1:
        return
    begins = {line.start: after for line in found if (after := _after_sign(text, line))}
    chosen = [line for line, following in pairwise(found) if line.start in begins and following.start not in begins]
    most = max(Counter(text[line.start] for line in chosen).values(), default=0)
    if most < _RUN and len(chosen) < _OF_MANY:
        return
    for line in chosen:
        title = begins[line.start], line.end
        headings[line.start] = Heading("sign", "sign", line.start, line.end, title, line.end)


def _after_sign(text: str, line: Block) -> int:
    """Return where the words begin of a line that may be such a heading; 0 if it is none."""
    if not line.gap or line.table or line.end - line.start > _LONGEST or unicodedata.category(text[line.start]) != "So":
        return 0
    start = line.start + 1
    while start < line.end and (text[start] in _JOINED or unicodedata.category(text[start]) == "So"):
        start += 1
    words = looks_like_heading(text, start, line.end) and not ends_sentence(text[start : line.end])
    return start if words and text[start].isalpha() and not any(c in text[start : line.end] for c in "，,：:；") else 0
