"""The dense arm: exact inner-product search with FAISS over sentences and over whole passages.

A passage's score is the cosine of its best sentence plus half that of the passage itself: the sentence finds the one
line that answers, the passage says that its surroundings fit. Vectors are kept in half precision: twice as many go
through a core's memory bandwidth, which is what a search of 100,000 passages waits for (measured: 11 ms against 18 ms
for 400,000 vectors), and the figures on MLQA, CMRC2018 and DRCD dev do not move.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import faiss
import numpy as np
import numpy.typing as npt

from corpus.errors import IndexingError
from index.products import unalarmed

if TYPE_CHECKING:
    import mmap
    from collections.abc import Iterable, Sequence

    from index.encoder import Vectors

Halves = npt.NDArray[np.float16]

FAR = 300
"""Rows apart, on average, from which on a few are read by numpy and not by a scan of FAISS's (measured)."""

FEW = 4096
"""Rows of a segment up to which a copy in single precision is kept: one product with all of them takes less than what
FAISS needs to be called (4 MB, 0.15 ms at the most; measured on the seed, 97 rows: 5 µs against 60 µs)."""

Nearest = tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]
"""Cosines and the numbers of the passages they belong to, best first."""

PASSAGE_WEIGHT = 0.5
"""Weight of the whole passage beside its best sentence. Dense R@1 on MLQA, CMRC2018 and DRCD dev: 41.5, 88.2, 84.8
with 0; 44.3, 89.7, 85.7 with 0.5; 42.5, 89.0, 83.6 with 1."""


@dataclass(slots=True)
class SegmentVectors:
    """The vectors of one segment in two FAISS indexes. ``bounds[i]:bounds[i+1]`` are passage ``i``'s sentence rows."""

    sentences: faiss.IndexScalarQuantizer
    passages: faiss.IndexScalarQuantizer
    bounds: npt.NDArray[np.int64]
    owner: npt.NDArray[np.int32] = field(init=False)
    rows: Halves = field(init=False)
    """The sentences' own vectors, not copied."""
    _wide: tuple[Vectors, Vectors] | None = field(default=None, init=False, repr=False)

    @property
    def wide(self) -> tuple[Vectors, Vectors] | None:
        """The vectors of passages and sentences in single precision, if they are few; made when first asked for."""
        if self._wide is None and self.sentences.ntotal <= FEW:
            passages = matrix(self.passages).astype(np.float32)
            self._wide = passages, self.rows.astype(np.float32)
        return self._wide

    def __post_init__(self) -> None:
        self.owner = np.repeat(np.arange(len(self.bounds) - 1, dtype=np.int32), np.diff(self.bounds))
        self.rows = matrix(self.sentences)

    @classmethod
    def build(cls, sentences: Halves, passages: Halves, bounds: npt.NDArray[np.int64]) -> SegmentVectors:
        """Return the indexes over unit vectors. Shapes: (sentences, d), (passages, d), (passages + 1,)."""
        made = []
        for vectors in (sentences, passages):
            index = faiss.IndexScalarQuantizer(
                passages.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
            )
            index.add(np.ascontiguousarray(vectors, dtype=np.float32))
            made.append(index)
        return cls(made[0], made[1], bounds)

    def nearest(self, query: Vectors, count: int, allowed: npt.NDArray[np.bool_] | None) -> list[Nearest]:
        """Return the passages that are nearest as a whole and those that are by a sentence, with their cosines."""
        found = []
        masks = (allowed, None if allowed is None else allowed[self.owner])
        for index, mask, most in zip((self.passages, self.sentences), masks, (count, 2 * count), strict=True):
            size = min(most, index.ntotal)
            if size == 0:
                found.append((np.empty(0, np.float32), np.empty(0, np.int64)))
                continue
            if self.wide is not None:
                found.append(_largest(self.wide[len(found)] @ query, size, mask))
                continue
            cosines, rows = index.search(query[None], size) if mask is None else _among(index, query, size, mask)
            some = rows[0] >= 0  # fewer than asked for are padded with -1
            found.append((cosines[0][some], rows[0][some]))
        return [found[0], (found[1][0], self.owner[found[1][1]].astype(np.int64))]

    @unalarmed
    def cosines(self, query: Vectors, passages: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Return the cosines of the given passages, ascending: as a whole, and of their best sentence (0 if none).

        Shape: (2, passages).
        """
        found = np.zeros((2, len(passages)), dtype=np.float32)
        if self.wide is None:
            found[0] = cosines_of(self.passages, query, passages)
        else:
            found[0] = (self.wide[0] @ query)[passages]
        begins, counts = self.bounds[passages], np.diff(self.bounds)[passages]
        ends = np.cumsum(counts)
        rows = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(begins - (ends - counts), counts)
        filled = counts > 0  # reduceat cannot do empty groups
        if filled.any():
            near = cosines_of(self.sentences, query, rows) if self.wide is None else (self.wide[1] @ query)[rows]
            found[1, filled] = np.maximum.reduceat(near, (ends - counts)[filled])
        return found


class Dense:
    """The vectors of all segments; passages are numbered through all of them."""

    def __init__(self, segments: Sequence[SegmentVectors]) -> None:
        self.segments = list(segments)
        self._starts = np.cumsum([0, *(len(segment.bounds) - 1 for segment in self.segments)])
        self._begins: list[int] = self._starts[:-1].tolist()

    @property
    def dimensions(self) -> int:
        """Return the length of the vectors."""
        return int(self.segments[0].passages.d)

    def best(self, query: Vectors, count: int, allowed: npt.NDArray[np.bool_] | None) -> npt.NDArray[np.int64]:
        """Return passages that are near by a sentence or as a whole: at most ``3 * count``, ascending, each once.

        ``allowed`` (passages,) restricts the search itself, so that a filter never thins out the result.
        """
        # One question is memory-bound: a second OpenMP thread gains nothing and, on a busy machine, waits 16 ms in a
        # barrier for a scan of 0.5 ms (faiss issue 2823; measured here too). The setting holds for the calling thread.
        faiss.omp_set_num_threads(1)
        found: tuple[list[Nearest], list[Nearest]] = ([], [])
        for segment, start, end in zip(self.segments, self._starts, self._starts[1:], strict=False):
            mask = None if allowed is None else allowed[start:end]
            if mask is not None and mask.all():
                mask = None
            for listed, (cosines, numbers) in zip(found, segment.nearest(query, count, mask), strict=True):
                listed.append((cosines, numbers + start))
        return distinct(np.concatenate([_first(found[0], count), _first(found[1], 2 * count)]))

    @unalarmed
    def cosines(self, query: Vectors, passages: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Return the cosines of the given passages, ascending: as a whole, and of their best sentence.

        Shape: (2, passages).
        """
        cuts = np.searchsorted(passages, self._starts)
        parts = [
            segment.cosines(query, passages[begin:end] - start)
            for segment, start, begin, end in zip(self.segments, self._starts, cuts, cuts[1:], strict=False)
            if end > begin
        ]
        return np.concatenate(parts, axis=1) if parts else np.empty((2, 0), np.float32)

    def scores(self, query: Vectors, passages: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Return the exact dense score of the given passages, ascending: cosines, so in [-1.5, 1.5]."""
        return joined(self.cosines(query, passages))

    @unalarmed
    def sentence_scores(self, query: Vectors, passages: Iterable[int]) -> list[list[float]]:
        """Return the cosine of each sentence row of some passages."""
        found = []
        everything: dict[int, npt.NDArray[np.float32]] = {}  # by segment, of those that are few
        for passage in passages:
            number = bisect_right(self._begins, passage) - 1
            segment, place = self.segments[number], passage - self._begins[number]
            rows = slice(int(segment.bounds[place]), int(segment.bounds[place + 1]))
            if segment.wide is None:
                near = segment.rows[rows].astype(np.float32) @ query
            else:
                if number not in everything:
                    everything[number] = segment.wide[1] @ query
                near = everything[number][rows]
            found.append(near.tolist())
        return found


def _largest(
    cosines: npt.NDArray[np.float32], count: int, mask: npt.NDArray[np.bool_] | None
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """Return the largest cosines among those of the mask and their rows, largest first."""
    rows = np.arange(len(cosines)) if mask is None else np.flatnonzero(mask)
    best = rows[np.argsort(-cosines[rows], kind="stable")[:count]]
    return cosines[best], best


def _first(found: list[Nearest], count: int) -> npt.NDArray[np.int64]:
    """Return the numbers with the highest cosines among those of all segments."""
    if len(found) == 1:
        return found[0][1]
    cosines, numbers = (np.concatenate(column) for column in zip(*found, strict=True))
    return np.asarray(numbers[np.argsort(-cosines, kind="stable")[:count]])


def joined(cosines: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return the dense scores of passages with these cosines (:meth:`Dense.cosines`)."""
    return np.asarray(cosines[1] + np.float32(PASSAGE_WEIGHT) * cosines[0], dtype=np.float32)


def distinct(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the numbers ascending, each once; as np.unique, which drags numpy.ma into a cold start (30 ms)."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


def cosines_of(
    index: faiss.IndexScalarQuantizer, query: Vectors, rows: npt.NDArray[np.int64]
) -> npt.NDArray[np.float32]:
    """Return the cosines of some rows, ascending, each once. Shape: (rows,).

    FAISS multiplies half precision as it lies, but looks at every row's bit in the mask (1 ns); numpy goes to the rows
    directly, but has to widen them first (500 ns a row of 256).
    """
    if len(rows) * FAR < index.ntotal:
        return np.asarray(matrix(index)[rows].astype(np.float32) @ query, dtype=np.float32)
    mask = np.zeros(index.ntotal, dtype=np.bool_)
    mask[rows] = True
    cosines, found = _among(index, query, len(rows), mask)
    return np.asarray(cosines[0][np.argsort(found[0])], dtype=np.float32)


def _among(
    index: faiss.IndexScalarQuantizer, query: Vectors, count: int, mask: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """Return FAISS's cosines and rows of the best among those of the mask. Shapes: (1, count)."""
    bits = np.packbits(mask, bitorder="little")
    selector = faiss.IDSelectorBitmap(len(mask), faiss.swig_ptr(bits))
    return index.search(
        query[None],
        count,
        params=faiss.SearchParameters(sel=selector),  # type: ignore[call-arg]  # the stubs lack it
    )


def matrix(index: faiss.IndexScalarQuantizer) -> Halves:
    """Return the index's own vectors without copying. Shape: (rows, dimensions), float16."""
    if index.ntotal == 0:
        return np.empty((0, index.d), dtype=np.float16)
    codes = faiss.rev_swig_ptr(index.codes.data(), index.ntotal * index.code_size)
    return np.asarray(codes).view(np.float16).reshape(index.ntotal, index.d)


def to_bytes(index: faiss.IndexScalarQuantizer) -> bytes:
    """Return the index serialised: written by Python, since FAISS cannot open every path (Chinese ones on Windows)."""
    return faiss.serialize_index(index).tobytes()


def from_buffer(data: bytes | mmap.mmap, name: str) -> faiss.IndexScalarQuantizer:
    """Return the index of these bytes, which are not copied: of a mapped file only what is searched is read.

    Raises:
        IndexingError: they are not an index of half-precision vectors.
    """
    array = np.frombuffer(data, dtype=np.uint8)
    try:
        reader = faiss.ZeroCopyIOReader(faiss.swig_ptr(array), array.size)  # type: ignore[attr-defined]  # no stub
        index = faiss.read_index(reader, faiss.IO_FLAG_MMAP_IFC)
    except RuntimeError as error:
        raise IndexingError(
            f"{name} is damaged and cannot be read; build the index again.",
            f"{name} 已损坏，无法读取；请重新建立索引。",
        ) from error
    if not isinstance(index, faiss.IndexScalarQuantizer):
        raise IndexingError(
            f"{name} is not an index of this product; build the index again.",
            f"{name} 不是本产品的索引；请重新建立索引。",
        )
    index.referenced_objects = [array]  # type: ignore[attr-defined]  # the bytes must live as long as the index
    return index
