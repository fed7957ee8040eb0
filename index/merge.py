"""Segments put together from parts of others, so that a change costs what changed and copying, not a rebuild.

Documents lie in the order of their names and everything in a segment follows that order, so the result is the same,
to the byte, as if all its documents had been indexed at once.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from index.lexical import Postings
from index.passages import Passages, Rope
from index.vectors import Halves, SegmentVectors, matrix

if TYPE_CHECKING:
    from collections.abc import Sequence


_COPIED = 1_000_000
"""Bytes below which pieces of text are copied together: a thousand small blocks would be slow to search."""


@dataclass(frozen=True, slots=True)
class Run:
    """Documents ``[first, last)`` of part number ``part``, whose passages are ``[begin, end)`` there."""

    part: int
    first: int
    last: int
    begin: int
    end: int


def runs_of(parts: Sequence[Passages], wanted: Sequence[tuple[int, int]]) -> list[Run]:
    """Return the (part, document) pairs in order as runs of neighbours."""
    bounds = [np.searchsorted(part.arrays()["document"], np.arange(len(part.sources) + 1)) for part in parts]
    grouped: list[list[int]] = []
    for part, document in wanted:
        if grouped and grouped[-1][0] == part and grouped[-1][2] == document:
            grouped[-1][2] += 1
        else:
            grouped.append([part, document, document + 1])
    return [Run(part, first, last, int(bounds[part][first]), int(bounds[part][last])) for part, first, last in grouped]


def join_passages(parts: Sequence[Passages], runs: Sequence[Run]) -> Passages:
    """Return the passages of the runs, in their order."""
    used = {
        parts[run.part].names()["sections"][number]
        for run in runs
        for number in set(parts[run.part].arrays()["section"][run.begin : run.end].tolist())
        if number >= 0
    }
    sections = sorted(used)
    places = {name: number for number, name in enumerate(sections)}
    renumbered = [
        np.array([*(places.get(name, -1) for name in part.names()["sections"]), -1], dtype=np.int64) for part in parts
    ]
    sources: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    columns: dict[str, list[npt.NDArray[Any]]] = {}
    texts, folded, facts = [], [], []
    counted = [np.cumsum([0, *(source.events for source in part.sources)]).tolist() for part in parts]
    begin = sentence_count = folded_count = fact_count = 0
    for run in runs:
        part = parts[run.part]
        arrays, names = part.arrays(), part.names()
        first_event, last_event = counted[run.part][run.first], counted[run.part][run.last]
        text_begin = part.sources[run.first].begin
        text_end = part.sources[run.last - 1].begin + part.sources[run.last - 1].size
        rows = slice(run.begin, run.end)
        event = arrays["event"][rows]
        moved = {
            "document": arrays["document"][rows] + (len(sources) - run.first),
            "offset": arrays["offset"][rows] + (begin - text_begin),
            "event": np.where(event < 0, event, event + (len(events) - first_event)),
            "section": renumbered[run.part][arrays["section"][rows]],
        }
        for name in ("document", "start", "end", "offset", "size", "event", "section", "heading"):
            columns.setdefault(name, []).append(moved.get(name, arrays[name][rows]))
        low, high = arrays["sentence_bounds"][run.begin], arrays["sentence_bounds"][run.end]
        columns.setdefault("sentences", []).append(arrays["sentences"][low:high])
        ends = arrays["sentence_bounds"][run.begin + 1 : run.end + 1]
        columns.setdefault("sentence_bounds", []).append(ends + (sentence_count - low))
        sentence_count += int(high - low)
        low, high = arrays["folded_bounds"][run.begin], arrays["folded_bounds"][run.end]
        folded.append(_stretch(part.folded_block, int(low), int(high)))
        ends = arrays["folded_bounds"][run.begin + 1 : run.end + 1]
        columns.setdefault("folded_bounds", []).append(ends + (folded_count - low))
        folded_count += int(high - low)
        low, high = arrays["fact_bounds"][run.begin], arrays["fact_bounds"][run.end]
        facts.append(_stretch(part.facts_block, int(low), int(high)))
        ends = arrays["fact_bounds"][run.begin + 1 : run.end + 1]
        columns.setdefault("fact_bounds", []).append(ends + (fact_count - low))
        fact_count += int(high - low)
        texts.append(_stretch(part.text_block, text_begin, text_end))
        moved_by = begin - text_begin
        sources += [
            {**asdict(source), "begin": source.begin + moved_by} for source in part.sources[run.first : run.last]
        ]
        begin += text_end - text_begin
        events += names["events"][first_event:last_event]
    joined = {name: np.concatenate(pieces) for name, pieces in columns.items()}
    for name in ("sentence_bounds", "folded_bounds", "fact_bounds"):
        joined[name] = np.concatenate([[0], joined[name]])
    titles = {"sources": sources, "events": events, "sections": sections}
    return Passages(joined, titles, _rope(texts), _rope(folded), _rope(facts))


def chained(parts: Sequence[Passages]) -> Passages:
    """Return the passages of all parts, one part after the other; their texts are not copied."""
    if len(parts) == 1:
        return parts[0]
    return join_passages(parts, [Run(n, 0, len(part.sources), 0, len(part)) for n, part in enumerate(parts)])


def _stretch(rope: Rope, begin: int, end: int) -> Rope:
    return rope if (begin, end) == (0, len(rope)) else Rope([rope.read(begin, end)])


def _rope(pieces: Sequence[Rope]) -> Rope:
    """Return the pieces as one: short ones copied together, long ones left where they lie."""
    blocks = [block for piece in pieces for block in piece.blocks if len(block)]
    return Rope([b"".join(bytes(block[:]) for block in blocks)] if sum(map(len, blocks)) < _COPIED else blocks)


def join_postings(parts: Sequence[Postings], runs: Sequence[Run]) -> Postings:
    """Return the postings of the runs' passages, renumbered in their order."""
    total = sum(run.end - run.begin for run in runs)
    places = [np.full(len(part.lengths), -1, dtype=np.int64) for part in parts]
    lengths = []
    at = 0
    for run in runs:
        places[run.part][run.begin : run.end] = np.arange(at, at + run.end - run.begin)
        lengths.append(parts[run.part].lengths[run.begin : run.end])
        at += run.end - run.begin
    terms = parts[0].terms
    for part in parts[1:]:  # insertion, since np.unique would hash millions of terms again
        places_in = np.minimum(np.searchsorted(terms, part.terms), max(len(terms) - 1, 0))
        new = part.terms[terms[places_in] != part.terms] if len(terms) else part.terms
        terms = np.insert(terms, np.searchsorted(terms, new), new)
    keys, frequencies = np.empty(0, np.int64), np.empty(0, np.uint8)
    for part, place in zip(parts, places, strict=True):
        numbers = np.searchsorted(terms, part.terms).astype(np.int64)
        moved = place[part.documents]
        kept = moved >= 0
        # Term and passage in one number: both parts are ascending in it, so putting them together is one insertion
        mine = (np.repeat(numbers, np.diff(part.bounds)) * total + moved)[kept]
        spots = np.searchsorted(keys, mine)
        keys = np.insert(keys, spots, mine) if len(keys) else mine
        own = part.frequencies[kept]
        frequencies = np.insert(frequencies, spots, own) if len(frequencies) else own
    counts = np.bincount(keys // max(total, 1), minlength=len(terms))
    bounds = np.concatenate([[0], np.cumsum(counts[counts > 0])])
    return Postings.packed(terms[counts > 0], bounds, keys % max(total, 1), frequencies, np.concatenate(lengths))


def join_vectors(parts: Sequence[SegmentVectors], runs: Sequence[Run], bounds: npt.NDArray[np.int64]) -> SegmentVectors:
    """Return the vectors of the runs' passages and sentences; ``bounds`` are the joined passages' sentence bounds."""
    sentences: list[Halves] = []
    passages: list[Halves] = []
    for run in runs:
        part = parts[run.part]
        passages.append(matrix(part.passages)[run.begin : run.end])
        sentences.append(matrix(part.sentences)[part.bounds[run.begin] : part.bounds[run.end]])
    return SegmentVectors.build(np.concatenate(sentences), np.concatenate(passages), bounds)
