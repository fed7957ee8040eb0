"""The translation table: English words and phrases with the Chinese words that stand for them.

It is what lets an English question find Chinese text without an embedding: each English word is searched for as a
weighted set of Chinese words (probabilistic structured queries, Darwish and Oard 2003, doi:10.1145/860435.860497).
The tab-separated form is for people; :func:`compile_table` turns it into arrays that open by mapping a file.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.normalise import fold
from index.tensors import open_tensors, to_bytes
from index.terms import LONGEST_WORD, term

if TYPE_CHECKING:
    from pathlib import Path

PHRASE = 4
"""Longest phrase of the table, in stems."""


@dataclass(frozen=True, slots=True)
class Translation:
    """One Chinese word for an English key: its text, its term and its weight in (0, 1]."""

    word: str
    term: int
    weight: float


class TranslationTable:
    """English stems → weighted Chinese words. Look-ups cost microseconds; nothing is parsed when it opens."""

    def __init__(self, arrays: dict[str, npt.NDArray[np.generic]]) -> None:
        self._keys = arrays["keys"]
        self._bounds = arrays["bounds"]
        self._entries = arrays["entries"]
        self._weights = arrays["weights"]
        self._word_bounds = arrays["word_bounds"]
        self._word_points = arrays["word_points"]
        self._word_terms = arrays["word_terms"]
        self.long_terms: npt.NDArray[np.uint64] = arrays["long_terms"].view(np.uint64)

    @classmethod
    def open(cls, path: Path) -> TranslationTable:
        """Return the compiled table of that file.

        Raises:
            OSError, ValueError: the file is missing or damaged.
        """
        return cls(open_tensors(path))

    def __len__(self) -> int:
        return len(self._keys)

    def words(self) -> list[str]:
        """Return every Chinese word of the table, folded, in no particular order."""
        points, bounds = self._word_points.tobytes(), self._word_bounds.tolist()
        return [points[2 * begin : 2 * end].decode("utf-16-le") for begin, end in pairwise(bounds)]

    def translations(self, key: str) -> list[Translation]:
        """Return the Chinese words of a key (stems joined by single spaces), best first; empty if it has none."""
        value = np.uint64(term(key))
        place = int(np.searchsorted(self._keys, value))
        if place == len(self._keys) or self._keys[place] != value:
            return []
        found = []
        for row in range(int(self._bounds[place]), int(self._bounds[place + 1])):
            number = int(self._entries[row])
            points = self._word_points[int(self._word_bounds[number]) : int(self._word_bounds[number + 1])]
            word = points.tobytes().decode("utf-16-le")
            found.append(Translation(word, int(self._word_terms[number]), int(self._weights[row]) / 1000))
        return found


def compile_table(source: Path) -> bytes:
    """Return the compiled form of a table ``key TAB word:weight TAB word:weight …`` (gzipped, UTF-8).

    Weights are kept to three decimals, as the text has them. Chinese words are folded as passages are.
    """
    entries: list[tuple[int, list[tuple[str, int]]]] = []
    numbers: dict[str, int] = {}
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            key, *pairs = line.rstrip("\n").split("\t")
            row = []
            for pair in pairs:
                word, _, weight = pair.rpartition(":")
                word = fold(word)
                if word:
                    numbers.setdefault(word, len(numbers))
                    row.append((word, round(float(weight) * 1000)))
            entries.append((term(key), row))
    entries.sort()
    points = [word.encode("utf-16-le") for word in numbers]
    terms = np.array([term(word) for word in numbers], dtype=np.uint64)
    long_terms = [term(word) for word in numbers if 3 <= len(word) <= LONGEST_WORD]
    return to_bytes(
        {
            "keys": np.array([key for key, _ in entries], dtype=np.uint64),
            "bounds": np.cumsum([0, *(len(row) for _, row in entries)], dtype=np.uint32),
            "entries": np.array([numbers[word] for _, row in entries for word, _ in row], dtype=np.uint32),
            "weights": np.array([weight for _, row in entries for _, weight in row], dtype=np.uint16),
            "word_bounds": np.cumsum([0, *(len(item) // 2 for item in points)], dtype=np.uint32),
            "word_points": np.frombuffer(b"".join(points), dtype=np.uint16),
            "word_terms": terms,
            "long_terms": np.sort(np.array(long_terms, dtype=np.uint64)),
        }
    )
