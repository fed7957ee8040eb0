"""The translation table: English words and phrases with the Chinese words that stand for them.

It is what lets an English question find Chinese text without an embedding: each English word is searched for as a
weighted set of Chinese words (probabilistic structured queries, Darwish and Oard 2003, doi:10.1145/860435.860497).
The tab-separated form is for people; :func:`compile_table` turns it into arrays that open by mapping a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.normalise import fold
from index.tensors import open_tensors, to_bytes
from index.terms import LONGEST_WORD, TERM_BASE, term, term_hashes, terms_of_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

PHRASE = 3
"""Longest phrase of the table, in words; those of four brought nothing on MLQA dev."""


KEPT = 4096
"""Keys whose translations are kept once they were looked up: words come back question after question."""


@dataclass(frozen=True, slots=True)
class Translation:
    """One Chinese word for an English key: its text, its term and its weight in (0, 1]."""

    word: str
    term: int
    weight: float


class TranslationTable:
    """English keys → weighted Chinese words. Look-ups cost microseconds; nothing is parsed when it opens.

    A key is kept as 40 bits of its hash: among 400,000 keys a word that is none is taken for one with a chance of
    4e-7.
    """

    def __init__(self, arrays: dict[str, npt.NDArray[np.generic]]) -> None:
        self._keys = arrays["keys"]
        self._checks = arrays["checks"]
        self._bounds = _bounds(arrays["sizes"])
        self._entries: npt.NDArray[np.uint32] = arrays["entries"].view(np.uint32)
        self._points = arrays["points"]
        self._word_bounds = _bounds(arrays["lengths"])
        self.variants = lru_cache(maxsize=KEPT)(self._variants)

    @classmethod
    def open(cls, path: Path) -> TranslationTable:
        """Return the compiled table of that file.

        Raises:
            OSError, ValueError: the file is missing or damaged.
        """
        return cls(open_tensors(path))

    def __len__(self) -> int:
        return len(self._keys)

    @cached_property
    def long_terms(self) -> npt.NDArray[np.uint64]:
        """The terms of the words of three characters and more that are looked for in passages, ascending."""
        lengths = np.diff(self._word_bounds)
        return np.sort(self._word_terms[(lengths > 2) & (lengths <= LONGEST_WORD)])

    @cached_property
    def _word_terms(self) -> npt.NDArray[np.uint64]:
        lengths = np.diff(self._word_bounds)
        values = np.zeros(len(lengths), dtype=np.uint64)
        for place in range(int(lengths.max(initial=0))):
            longer = np.flatnonzero(lengths > place)
            points = self._points[self._word_bounds[longer] + place].astype(np.uint64)
            values[longer] = values[longer] * TERM_BASE + points + np.uint64(1)
        return term_hashes(values)

    @cached_property
    def _text(self) -> str:
        return self._points.tobytes().decode("utf-16-le", "surrogatepass")

    def words(self) -> list[str]:
        """Return every Chinese word of the table, folded, in order of their characters."""
        points, bounds = self._points.tobytes(), self._word_bounds.tolist()
        return [points[2 * begin : 2 * end].decode("utf-16-le") for begin, end in pairwise(bounds)]

    def has_word(self, word: str) -> bool:
        """Return whether a folded Chinese word is one of the table's."""
        return bool((self._word_terms == np.uint64(term(word))).any())

    def _places(self, keys: Sequence[str]) -> npt.NDArray[np.int64]:
        """Return where the keys are, -1 for those that are not. Shape: (keys,)."""
        hashes = terms_of_all(keys) >> np.uint64(24)
        heads = (hashes >> np.uint64(8)).astype(np.uint32)
        checks = (hashes & np.uint64(255)).astype(np.uint8)
        last = len(self._keys) - 1
        if last < 0:
            return np.full(len(keys), -1)
        places = np.minimum(np.searchsorted(self._keys, heads), last)
        return np.where((self._keys[places] == heads) & (self._checks[places] == checks), places, -1)

    def __contains__(self, key: str) -> bool:
        return self._place(key) >= 0

    def sizes(self, keys: Sequence[str]) -> list[int]:
        """Return how many translations each key has, 0 if the table lacks it."""
        places = self._places(keys)
        known = places >= 0
        sizes = np.zeros(len(keys), dtype=np.int64)
        sizes[known] = self._bounds[places[known] + 1] - self._bounds[places[known]]
        return sizes.tolist()

    def _place(self, key: str) -> int:
        """Return where a key is, -1 if it is not: for one key three times as fast as :meth:`_places`."""
        value = term(key) >> 24
        place = int(self._keys.searchsorted(np.uint32(value >> 8)))
        found = place < len(self._keys) and self._keys[place] == value >> 8 and self._checks[place] == value & 255
        return place if found else -1

    def translated(
        self, keys: Sequence[str]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint64], npt.NDArray[np.float32]]:
        """Return every translation of many keys: the key's place in ``keys``, the Chinese word's term, the weight."""
        places = self._places(keys)
        owners = np.flatnonzero(places >= 0)
        begins = self._bounds[places[owners]]
        sizes = self._bounds[places[owners] + 1] - begins
        rows = np.repeat(begins - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
        entries = self._entries[rows]
        weights = (entries & np.uint32(255)).astype(np.float32) / np.float32(255)
        return np.repeat(owners, sizes), self._word_terms[entries >> np.uint32(8)], weights

    def translations(self, key: str) -> list[Translation]:
        """Return the Chinese words of a key (base forms, joined by spaces), best first; none if unknown."""
        return [Translation(*row) for row in self.variants(key)]

    def _variants(self, key: str) -> tuple[tuple[str, int, float], ...]:
        """Return what :meth:`translations` does as plain (word, term, weight)."""
        place = self._place(key)
        if place < 0:
            return ()
        rows = self._entries[int(self._bounds[place]) : int(self._bounds[place + 1])]
        numbers = rows >> 8
        begins, ends = self._word_bounds[numbers].tolist(), self._word_bounds[numbers + 1].tolist()
        words = map(self._text.__getitem__, map(slice, begins, ends))
        terms, weights = self._word_terms[numbers].tolist(), ((rows & 255) / 255).tolist()
        return tuple(zip(words, terms, weights, strict=True))


def _bounds(sizes: npt.NDArray[np.generic]) -> npt.NDArray[np.int64]:
    bounds = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=bounds[1:])
    return bounds


def compile_table(rows: Iterable[tuple[str, Sequence[tuple[str, float]]]]) -> bytes:
    """Return the compiled form of a table: English keys, each with its Chinese words and their weights in (0, 1].

    Weights are kept to 1/255, a key's 255 best words. Words are folded as passages are; those with characters outside
    the basic plane are left out. Of two keys that share 32 bits of their
    hash (some 20 pairs among 400,000) the first stays.
    """
    kept: dict[int, list[tuple[str, int]]] = {}
    checks: dict[int, int] = {}
    for key, pairs in rows:
        weighed = [(fold(word), max(1, round(255 * weight))) for word, weight in pairs]
        row = [(word, weight) for word, weight in weighed if word and max(word) <= "\uffff"]
        if row:
            kept.setdefault(term(key) >> 32, row)
            checks.setdefault(term(key) >> 32, term(key) >> 24 & 255)
    words = sorted({word for row in kept.values() for word, _ in row})
    numbers = {word: number for number, word in enumerate(words)}
    order = sorted(kept)
    entries = [numbers[word] << 8 | weight for head in order for word, weight in kept[head][:255]]
    return to_bytes(
        {
            "keys": np.array(order, dtype=np.uint32),
            "checks": np.array([checks[head] for head in order], dtype=np.uint8),
            "sizes": np.array([min(len(kept[head]), 255) for head in order], dtype=np.uint8),
            "entries": np.array(entries, dtype=np.uint32),
            "lengths": np.array([len(word) for word in words], dtype=np.uint8),
            "points": np.frombuffer("".join(words).encode("utf-16-le"), dtype=np.uint16),
        }
    )
