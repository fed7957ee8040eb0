"""Of which item of a list a sentence tells: the words that stand at the head of its paragraph, before all else.

In （二）4号线。全长38.5公里，… the second sentence is of line 4, without saying so; and where a question names one
item of the list, what stands beneath another one answers nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from qa.asking.holdings import of_index
from qa.asking.segmenter import folded_of as fold
from qa.finding.names import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index import Hit, Index
    from index.passages import Row
    from qa.finding.sentence import Sentence

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


_ends: WeakKeyDictionary[Index, dict[int, str]] = WeakKeyDictionary()
"""The label that each passage ends with, of those that were walked through."""


@of_index
def paragraphs(index: Index, number: int) -> tuple[tuple[int, str], ...]:
    """Return where each paragraph of a passage begins in its source, and its folded label; () if none has one.

    What a passage begins in the middle of goes on with the label of the passage before.
    """
    found = _own(index.passages.row(number))
    if not found[0][1]:
        found[0] = (found[0][0], _carried_into(index, number))
    return tuple(found) if any(label for _, label in found) else ()


def _own(row: Row) -> list[tuple[int, str]]:
    """Return where each paragraph of a passage begins, and the label that stands there."""
    found = []
    for place in (0, *(match.end() for match in _LINE_ENDS.finditer(row.text))):
        match = _LABEL.match(row.text, place)
        label = fold(match["label"]).strip() if match and not _SAYS.search(match["label"]) else ""
        found.append((row.start + place, label))
    return found


def _carried_into(index: Index, number: int) -> str:
    """Return the label of the paragraph that a passage begins in the middle of; "" if it has none.

    A paragraph may run through thousands of passages: each of them is looked at once.
    """
    kept, label = _ends.setdefault(index, {}), ""
    walked: list[int] = []
    row = index.passages.row(number)
    while number:
        number -= 1
        before = index.passages.row(number)
        if (before.source, before.event_number, before.end) != (row.source, row.event_number, row.start):
            break
        if (known := kept.get(number)) is not None:
            label = known
            break
        walked.append(number)
        own = _own(before)
        if len(own) > 1 or own[0][1]:
            label = own[-1][1]
            break
        row = before
    kept.update(dict.fromkeys(walked, label))
    return label


def label_over(index: Index, number: int, start: int) -> str:
    """Return the folded label of the paragraph in which a sentence of a passage begins; "" if it has none."""
    return label_at(paragraphs(index, number), start)


def label_at(told: tuple[tuple[int, str], ...], start: int) -> str:
    """Return the label of the paragraph, of those of a passage, in which a sentence begins; "" if it has none."""
    return told[max(bisect_right(told, (start, "\uffff")) - 1, 0)][1] if told else ""


def of_items_asked(index: Index, asked: str, hits: Sequence[Hit], sentences: list[Sentence]) -> list[Sentence]:
    """Return the sentences, without those of other items than the question names, where it names items of a list.

    What names such an item itself and covers more of the question than all that is told beneath it stays, too.
    """
    labels = {label for hit in hits for _, label in paragraphs(index, hit.row.number) if len(label) >= FEWEST}
    folded = fold(asked)
    inside = {label for label in labels if label in folded}
    if not inside:
        return sentences
    over = [label_over(index, item.row.number, item.start) for item in sentences]
    told = list(zip(over, sentences, strict=True))
    named = {
        label
        for label in inside
        if not any(label != other and label in other for other in inside)
        and _is_named(label, folded, [item.folded for its, item in told if its != label])
    }
    if not named:
        return sentences
    best = max((item.share for label, item in told if label in named), default=1.0)
    return [
        item
        for label, item in told
        if not label
        or label in named
        or (item.share > best and any(name == longer for name in named for longer in _words_at(name, item.folded)))
    ]


def _is_named(label: str, asked: str, elsewhere: Sequence[str]) -> bool:
    """Return whether a folded question names an item by its label, which may be a part of a longer word of it.

    工业园区 is what a sentence of another item says: no matter of 工业. 工业产值, of which no other item speaks, is.
    """
    longer = set(_words_at(label, asked))
    return label in longer or any(not any(word in said for said in elsewhere) for word in longer)


def _words_at(label: str, folded: str) -> Iterator[str]:
    """Yield the longer words that begin with a label in a folded text, with a noun that follows; or the label."""
    if label not in folded:
        return
    words = tokens(folded)
    starts, ends = {word.start for word in words}, [word.end for word in words]
    for match in re.finditer(re.escape(label), folded):
        if match.start() not in starts:
            continue  # it begins within a word
        last = bisect_left(ends, match.end())
        joined = ends[last] == match.end() and words[last + 1 : last + 2] and words[last + 1].tag.startswith("n")
        yield folded[match.start() : ends[last + 1 if joined else last]]
