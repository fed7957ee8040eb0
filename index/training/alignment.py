"""Word alignment: which Chinese words stand for which English ones in sentence pairs.

IBM model 1 (Brown, Della Pietra, Della Pietra and Mercer 1993, aclanthology.org/J93-2003) with a null word and the
diagonal prior of IBM model 2 as Dyer, Chahuneau and Smith put it (2013, aclanthology.org/N13-1073), in both directions
at once. In the last rounds the directions have to agree: the expectation is the product of both posteriors (Liang,
Taskar and Klein 2006, aclanthology.org/N06-1014), which leaves next to nothing for chance neighbours. Every step works
on flat arrays of cells, one for each word of one side against each of the other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Numbers = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

TENSION = 3.0
"""How strongly words are taken to stand at the same relative place, the lambda of Dyer et al. 2013 (4 there,
less here because Chinese and English order differ more than German and English; not tuned)."""

NULL = 0.08
"""Share of words that stand for nothing on the other side (Dyer et al. 2013)."""

CHUNK = 4_000_000
"""Cells worked on at once: some 200 MB."""


ALONE, TOGETHER = 4, 4
"""Rounds in which each direction learns for itself, and in which they have to agree."""

NEGLIGIBLE = 0.05
"""Expected count below which a pair of words is chance."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that translate each other, as words, and how much they count."""

    one: list[str]
    other: list[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """A word of the other side: how often it is expected to stand for the one in question, and the chances.

    ``forward`` is p(other | one), of what the one word was aligned with at all; ``backward`` is p(one | other), of
    all the times that the other word occurs.
    """

    word: str
    count: float
    forward: float
    backward: float


def align(pairs: Sequence[Pair], progress: Callable[[str], None] | None = None) -> dict[str, list[Link]]:
    """Return for each word of the first side the words of the other that stand for it, most frequent first."""
    one_numbers: dict[str, int] = {}
    other_numbers: dict[str, int] = {}
    ones = [[one_numbers.setdefault(word, len(one_numbers)) for word in pair.one] for pair in pairs]
    others = [[other_numbers.setdefault(word, len(other_numbers)) for word in pair.other] for pair in pairs]
    aligner = Aligner(ones, others, np.array([pair.weight for pair in pairs], np.float32))
    aligner.rounds(ALONE, TOGETHER, progress)
    counts, frequency = aligner.expected()
    total = np.bincount(aligner.pair_one, counts, minlength=len(one_numbers))
    one_words, other_words = list(one_numbers), list(other_numbers)
    links: dict[str, list[Link]] = defaultdict(list)
    for place in np.lexsort((-counts, aligner.pair_one)):
        count, one, other = float(counts[place]), int(aligner.pair_one[place]), int(aligner.pair_other[place])
        if count >= NEGLIGIBLE:
            chances = count / float(total[one]), count / float(frequency[other])
            links[one_words[one]].append(Link(other_words[other], count, *chances))
    return dict(links)


@dataclass(frozen=True, slots=True)
class _Side:
    words: Numbers
    bounds: npt.NDArray[np.int64]

    @classmethod
    def of(cls, sentences: Sequence[Sequence[int]]) -> _Side:
        bounds = np.zeros(len(sentences) + 1, np.int64)
        np.cumsum([len(sentence) for sentence in sentences], out=bounds[1:])
        words = np.fromiter((word for sentence in sentences for word in sentence), np.int32, int(bounds[-1]))
        return cls(words, bounds)


@dataclass(frozen=True, slots=True)
class _Cells:
    """Cells of a run of sentence pairs, the Chinese word first: ``one`` and ``other`` are places within the run."""

    one: Numbers
    other: Numbers
    pair: Numbers
    near: Floats
    weight: Floats
    ones: Numbers
    others: Numbers


class Aligner:
    """Sentence pairs as cells, with the translation probabilities of the pairs of words in them."""

    def __init__(
        self,
        ones: Sequence[Sequence[int]],
        others: Sequence[Sequence[int]],
        weights: npt.NDArray[np.float32],
        tension: float = TENSION,
    ) -> None:
        """Take the sentences of both sides as word numbers, pair by pair, and how much each pair counts."""
        self._one, self._other = _Side.of(ones), _Side.of(others)
        self._size = (int(self._one.words.max()) + 1, int(self._other.words.max()) + 1)
        self._weights, self._tension = weights, tension
        self._runs = list(self._cut())
        found = [np.unique(self._codes(*run), return_inverse=True) for run in self._runs]
        unique = np.unique(np.concatenate([codes for codes, _ in found]))
        self._pairs = [np.searchsorted(unique, codes).astype(np.int32)[inverse] for codes, inverse in found]
        del found
        self.pair_one = (unique // self._size[1]).astype(np.int32)
        self.pair_other = (unique % self._size[1]).astype(np.int32)
        count = np.bincount(self.pair_one, minlength=self._size[0])
        self._forward = (1 / count[self.pair_one]).astype(np.float32)
        count = np.bincount(self.pair_other, minlength=self._size[1])
        self._backward = (1 / count[self.pair_other]).astype(np.float32)
        self._null = (self._frequencies(self._one, 0), self._frequencies(self._other, 1))

    def _frequencies(self, side: _Side, which: int) -> Floats:
        weights = np.repeat(self._weights, np.diff(side.bounds))
        counts = np.bincount(side.words, weights, minlength=self._size[which])
        shares: Floats = (counts / counts.sum()).astype(np.float32)
        return shares

    def _cut(self) -> Iterator[tuple[int, int]]:
        cells = np.cumsum(np.diff(self._one.bounds) * np.diff(self._other.bounds))
        first = 0
        while first < len(cells):
            done = int(cells[first - 1]) if first else 0
            last = max(int(np.searchsorted(cells, done + CHUNK, "right")), first + 1)
            yield first, last
            first = last

    def _places(self, first: int, last: int) -> tuple[Numbers, Numbers, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        lengths = np.diff(self._one.bounds[first : last + 1])
        other_lengths = np.diff(self._other.bounds[first : last + 1])
        width = np.repeat(lengths, other_lengths)  # one row of cells for each Chinese word
        other = np.repeat(np.arange(len(width), dtype=np.int32), width)
        starts = np.repeat(self._one.bounds[first:last] - self._one.bounds[first], other_lengths)
        row_starts = np.cumsum(width) - width
        one = (np.arange(len(other)) - np.repeat(row_starts - starts, width)).astype(np.int32)
        return one, other, lengths, other_lengths

    def _words(self, first: int, last: int) -> tuple[Numbers, Numbers]:
        return (
            self._one.words[self._one.bounds[first] : self._one.bounds[last]],
            self._other.words[self._other.bounds[first] : self._other.bounds[last]],
        )

    def _codes(self, first: int, last: int) -> npt.NDArray[np.int64]:
        one, other, _, _ = self._places(first, last)
        ones, others = self._words(first, last)
        return ones[one].astype(np.int64) * self._size[1] + others[other]

    def _cells(self, number: int) -> _Cells:
        first, last = self._runs[number]
        one, other, lengths, other_lengths = self._places(first, last)
        relative = [
            ((np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size) + 0.5) / np.repeat(size, size)).astype(
                np.float32
            )
            for size in (lengths, other_lengths)
        ]
        near = np.exp(np.float32(-self._tension) * np.abs(relative[0][one] - relative[1][other]))
        weight = np.repeat(self._weights[first:last], other_lengths)[other]
        return _Cells(one, other, self._pairs[number], near, weight, *self._words(first, last))

    def _posteriors(self, cells: _Cells) -> tuple[Floats, Floats]:
        """Return, for each cell, how sure it is that the English word gave the Chinese one, and the other way."""
        found = []
        sides = (
            (self._forward, cells.other, cells.others, self._null[1]),
            (self._backward, cells.one, cells.ones, self._null[0]),
        )
        for chance, row, words, null in sides:
            share = (1 - NULL) / np.bincount(row, cells.near, minlength=len(words))
            value = chance[cells.pair] * cells.near
            total = np.bincount(row, value, minlength=len(words)) * share + NULL * null[words]
            found.append(value * (share / np.maximum(total, 1e-30)).astype(np.float32)[row])
        return found[0], found[1]

    def rounds(self, alone: int, together: int, progress: Callable[[str], None] | None = None) -> None:
        """Do rounds of expectation maximisation: ``alone`` with each direction for itself, then ``together``."""
        for number in range(alone + together):
            counts = [np.zeros(len(self.pair_one)) for _ in range(2)]
            for run in range(len(self._runs)):
                cells = self._cells(run)
                forward, backward = self._posteriors(cells)
                if number >= alone:
                    forward = backward = forward * backward
                for side, posterior in enumerate((forward, backward)):
                    counts[side] += np.bincount(cells.pair, posterior * cells.weight, minlength=len(self.pair_one))
            totals = (
                np.bincount(self.pair_one, counts[0], minlength=self._size[0])[self.pair_one],
                np.bincount(self.pair_other, counts[1], minlength=self._size[1])[self.pair_other],
            )
            self._forward, self._backward = (
                (count / np.maximum(total, 1e-30)).astype(np.float32)
                for count, total in zip(counts, totals, strict=True)
            )
            if progress:
                progress(f"alignment, round {number + 1} of {alone + together}")

    def expected(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Return how often the words of each pair are expected to stand for each other, and each other-side word to be.

        The first has the shape of ``pair_one``: the geometric mean of both directions' posteriors, summed up.
        """
        counts = np.zeros(len(self.pair_one))
        for run in range(len(self._runs)):
            cells = self._cells(run)
            forward, backward = self._posteriors(cells)
            counts += np.bincount(cells.pair, np.sqrt(forward * backward) * cells.weight, minlength=len(counts))
        weights = np.repeat(self._weights, np.diff(self._other.bounds))
        return counts, np.bincount(self._other.words, weights, minlength=self._size[1]).astype(np.float64)
