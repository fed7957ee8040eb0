"""Passages: the paragraphs of an event packed by section, the long ones cut at sentence ends."""

from __future__ import annotations

from bisect import bisect_left
from math import ceil
from typing import TYPE_CHECKING

from corpus.document import Passage
from corpus.paragraphs import Block, weight
from corpus.sentences import split_sentences
from corpus.tables import is_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.events import Part

# In ideographs. A section of a news report is rarely longer than 400 (the seed's longest has 266); one passage that
# holds all of it ranks better than halves. Text without events is cut finer, since nothing says what belongs together.
_SECTION_SIZE = 400.0
_FRONT_SIZE = 250.0
_WINDOW_SIZE = 300.0


def passages(text: str, part: Part, number: int, *, windows: bool) -> list[Passage]:
    """Return the passages of one part: its heading lines, then its text packed by section."""
    bodiless = not part.body and number > 0
    found = [
        Passage(
            b.start, b.end, number, section, heading=not (bodiless and part.heading and b.start == part.heading.start)
        )
        for b, section in part.heads
    ]
    size = _WINDOW_SIZE if windows else _SECTION_SIZE if number else _FRONT_SIZE
    stops = sorted(b.start for b, _ in part.heads)
    open_: Passage | None = None
    held = 0.0
    row = False
    after: Block | None = None
    for block, section in part.body:
        row, after_row = is_row(text, block.start, min(block.end, block.start + 500)), row
        for start, end in _pieces(text, block, size):
            weighed = weight(text[start:end])
            parted = open_ is not None and bisect_left(stops, open_.end) != bisect_left(stops, start)
            parted |= block.table == "head" or (after is not None and bool(after.table) != bool(block.table))
            if open_ and open_.section == section and held + weighed <= size and not (parted or row or after_row):
                open_ = Passage(open_.start, end, number, section)
                held += weighed
            else:
                if open_:
                    found.append(open_)
                open_, held = Passage(start, end, number, section), weighed
            after = block
    return found + ([open_] if open_ else [])


def _pieces(text: str, block: Block, size: float) -> list[tuple[int, int]]:
    """Return the block whole if it fits, else cut at sentence ends into pieces of about equal size."""
    length = block.end - block.start
    if length <= size or (length < 5 * size and weight(text[block.start : block.end]) <= size):
        return [(block.start, block.end)]
    sentences = [
        piece
        for first, last in split_sentences(text, block.start, block.end)
        for piece in _hard_cut(text, first, last, size)
    ]
    weights = [weight(text[a:b]) for a, b in sentences]
    total = sum(weights)
    target = total / ceil(total / size)
    pieces: list[tuple[int, int]] = []
    held = 0.0
    for (start, end), weighed in zip(sentences, weights, strict=True):
        if pieces and held + weighed / 2 <= target and held + weighed <= size:
            pieces[-1] = pieces[-1][0], end
            held += weighed
        else:
            pieces.append((start, end))
            held = weighed
    return pieces


def _hard_cut(text: str, start: int, end: int, size: float) -> Iterable[tuple[int, int]]:
    """Cut a sentence that is longer than a passage: after a comma or space if one is near, else anywhere."""
    step = int(size)
    while end - start > step:
        cut = max(text.rfind(mark, start + step // 2, start + step) for mark in ",，、; ") + 1 or start + step
        last = start + len(text[start:cut].rstrip())
        if last > start:
            yield start, last
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
