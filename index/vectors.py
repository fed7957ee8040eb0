"""The dense arm: exact inner-product search with FAISS over sentences and over whole passages.

A passage's score is the cosine of its best sentence plus half that of the passage itself: the sentence finds the one
line that answers, the passage says that its surroundings fit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import faiss
import numpy as np
import numpy.typing as npt

from corpus.errors import IndexingError

if TYPE_CHECKING:
    from index.encoder import Vectors

PASSAGE_WEIGHT = 0.5
"""Weight of the whole passage beside its best sentence. Dense R@1 on MLQA, CMRC2018 and DRCD dev: 41.5, 88.2, 84.8
with 0; 44.3, 89.7, 85.7 with 0.5; 42.5, 89.0, 83.6 with 1."""


@dataclass(slots=True)
class Dense:
    """Two flat FAISS indexes. ``bounds[i]:bounds[i+1]`` are the rows of passage ``i``'s sentences."""

    sentences: faiss.IndexFlatIP
    passages: faiss.IndexFlatIP
    bounds: npt.NDArray[np.int64]
    owner: npt.NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        self.owner = np.repeat(np.arange(len(self.bounds) - 1), np.diff(self.bounds))

    @classmethod
    def build(cls, sentences: Vectors, passages: Vectors, bounds: npt.NDArray[np.int64]) -> Dense:
        """Return the indexes over unit vectors. Shapes: (sentences, d), (passages, d), (passages + 1,)."""
        made = []
        for vectors in (sentences, passages):
            index = faiss.IndexFlatIP(passages.shape[1])
            index.add(np.ascontiguousarray(vectors, dtype=np.float32))
            made.append(index)
        return cls(made[0], made[1], bounds)

    @property
    def dimensions(self) -> int:
        """Return the length of the vectors."""
        return int(self.passages.d)

    def best(self, query: Vectors, count: int, allowed: npt.NDArray[np.bool_] | None) -> npt.NDArray[np.int64]:
        """Return passages that are near by a sentence or as a whole: about ``count``, unordered, without repeats.

        ``allowed`` (passages,) restricts the search itself, so that a filter never thins out the result.
        """
        # One question is memory-bound: a second OpenMP thread gains nothing and, on a busy machine, waits 16 ms in a
        # barrier for a scan of 0.5 ms (faiss issue 2823; measured here too). The setting holds for the calling thread.
        faiss.omp_set_num_threads(1)
        wanted = [(self.passages, allowed), (self.sentences, None if allowed is None else allowed[self.owner])]
        found = []
        for (index, mask), most in zip(wanted, (count, 2 * count), strict=True):
            size = min(most, index.ntotal)
            if size == 0:
                continue
            if mask is None:
                _, rows = index.search(query[None], size)
            else:
                bits = np.packbits(mask, bitorder="little")
                selector = faiss.IDSelectorBitmap(len(mask), faiss.swig_ptr(bits))
                _, rows = index.search(
                    query[None],
                    size,
                    params=faiss.SearchParameters(sel=selector),  # type: ignore[call-arg]  # the stubs lack it
                )
            rows = rows[0][rows[0] >= 0]  # fewer than asked for are padded with -1
            found.append(self.owner[rows] if index is self.sentences else rows)
        return distinct(np.concatenate(found)) if found else np.empty(0, np.int64)

    def scores(self, query: Vectors, passages: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Return the exact dense score of the given passages: cosines, so in [-1.5, 1.5]."""
        whole = PASSAGE_WEIGHT * (matrix(self.passages)[passages] @ query)
        begins, counts = self.bounds[passages], np.diff(self.bounds)[passages]
        ends = np.cumsum(counts)
        rows = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(begins - (ends - counts), counts)
        filled = counts > 0  # reduceat cannot do empty groups
        if filled.any():
            near = matrix(self.sentences)[rows] @ query
            whole[filled] += np.maximum.reduceat(near, (ends - counts)[filled])
        return np.asarray(whole, dtype=np.float32)

    def sentence_scores(self, query: Vectors, passage: int) -> npt.NDArray[np.float32]:
        """Return the cosine of each sentence row of one passage."""
        rows = matrix(self.sentences)[self.bounds[passage] : self.bounds[passage + 1]]
        return np.asarray(rows @ query, dtype=np.float32)


def distinct(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the numbers ascending, each once; as np.unique, which drags numpy.ma into a cold start (30 ms)."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


def matrix(index: faiss.IndexFlatIP) -> Vectors:
    """Return the index's own vectors without copying. Shape: (rows, dimensions)."""
    if index.ntotal == 0:
        return np.empty((0, index.d), dtype=np.float32)
    flat = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d)
    return np.asarray(flat).reshape(index.ntotal, index.d)


def to_bytes(index: faiss.IndexFlatIP) -> bytes:
    """Return the index serialised: written by Python, since FAISS cannot open every path (Chinese ones on Windows)."""
    return faiss.serialize_index(index).tobytes()


def from_bytes(data: bytes, name: str) -> faiss.IndexFlatIP:
    """Return the index of these bytes.

    Raises:
        IndexingError: they are not a flat inner-product index.
    """
    try:
        index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
    except RuntimeError as error:
        raise IndexingError(
            f"{name} is damaged and cannot be read; build the index again.",
            f"{name} 已损坏，无法读取；请重新建立索引。",
        ) from error
    if not isinstance(index, faiss.IndexFlatIP):
        raise IndexingError(
            f"{name} is not an index of this product; build the index again.",
            f"{name} 不是本产品的索引；请重新建立索引。",
        )
    return index
