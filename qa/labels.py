"""Of which item of a list a sentence tells: the words that stand at the head of its paragraph, before all else.

In （二）4号线。全长38.5公里，… the second sentence is of line 4, without saying so; and where a question names one
item of the list, what stands beneath another one answers nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from qa.holdings import of_index
from qa.matching import folded_of as fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Hit, Index
    from qa.sentence import Sentence

_LABEL = re.compile(
    r"[ \t\u3000]{0,8}(?:[-*+•·●○■◆▪▶>][ \t]{0,4})?"
    r"(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[.．](?!\d)|[、)）])|[①-⑳]|\*\*)"
    r"[ \t]{0,4}(?:\*\*)?"
    r"(?P<label>[^。：:；;，,！!？?\n*|]{2,16})(?:(?:\*\*)?[。：:](?:\*\*)?|\*\*[ \t\u3000])[ \t]{0,4}(?=\S)"
)
"""A numbered or bold head of a paragraph that goes on behind it."""

_LINE_ENDS = re.compile(r"\n")
_SAYS = re.compile(r"\d{4}年|\d+月|(?:说|表示|介绍|指出|认为)$")
"""What is no name of an item: a date, or who says what follows."""

FEWEST = 2
"""Characters of the shortest label that a question may name."""


@of_index
def paragraphs(index: Index, number: int) -> tuple[tuple[int, str], ...]:
    """Return where each paragraph of a passage begins in its source, and its folded label, "" without one.

    What a passage begins in the middle of goes on with the label of the passage before.
    """
    row = index.passages.row(number)
    places = [0, *(match.end() for match in _LINE_ENDS.finditer(row.text))]
    found = []
    for place in places:
        match = _LABEL.match(row.text, place)
        label = fold(match["label"]).strip() if match and not _SAYS.search(match["label"]) else ""
        found.append((row.start + place, label))
    if not found[0][1] and number:
        before = index.passages.row(number - 1)
        if (before.source, before.event_number, before.end) == (row.source, row.event_number, row.start):
            found[0] = (row.start, paragraphs(index, number - 1)[-1][1])
    return tuple(found)


def label_over(index: Index, number: int, start: int) -> str:
    """Return the folded label of the paragraph in which a sentence of a passage begins; "" if it has none."""
    told = paragraphs(index, number)
    return told[max(bisect_right(told, (start, "\uffff")) - 1, 0)][1]


def of_items_asked(index: Index, asked: str, hits: Sequence[Hit], sentences: list[Sentence]) -> list[Sentence]:
    """Return the sentences, without those of other items than the question names, where it names items of a list."""
    labels = {label for hit in hits for _, label in paragraphs(index, hit.row.number) if len(label) >= FEWEST}
    folded = fold(asked)
    named = {label for label in labels if label in folded}
    named -= {label for label in named if any(label != other and label in other for other in named)}
    if not named:
        return sentences
    return [item for item in sentences if label_over(index, item.row.number, item.start) in named | {""}]
