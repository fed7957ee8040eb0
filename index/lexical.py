"""The lexical arm: BM25 over passages, with English words searched for as weighted sets of Chinese words.

BM25 is Robertson and Zaragoza 2009 (doi:10.1561/1500000019) in Lucene's form of the idf. A query word with several
translations counts as **one** term: its frequency in a passage is the weighted sum over them, its document frequency
the sum over passages of the largest weight present; so a word with twenty translations weighs no more than one with a
single translation (Darwish and Oard 2003).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from corpus.normalise import fold, language_of
from index import english
from index.table import PHRASE
from index.terms import CHINESE_RUN, WORD, passage_terms, stem, term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.table import TranslationTable

K1 = 1.2
B = 0.75
"""BM25's customary constants (Robertson and Zaragoza 2009); the prototype measured nothing better on CMRC2018."""

CHUNK = 20_000
"""Passages taken into memory at once while building: about 1 GB at 400 characters a passage."""

STOP_WORDS = frozenset(
    """a an the of in on at to for from by with about into over after before between during under as and or but if
    than then so that this these those there here it its he she they them their his her we our us you your i my me
    is are was were be been being am do does did done doing have has had having will would shall should can could may
    might must not no nor s t d ll re ve what which who whom whose when where why how many much long often any some
    all each every both either other such only own same too very just also ever get got tell please say said""".split()
)
"""English words that ask or join but do not tell passages apart. The table's phrases were made without them."""

INITIALS = {
    "r&d": "research development", "s&t": "science technology", "m&a": "merger acquisition",
    "smes": "small medium enterprises", "sme": "small medium enterprise", "yoy": "year on year",
    "ipr": "intellectual property rights",
}  # fmt: skip
"""Initials of news English, spelt out: as single letters they would find vitamins and grades."""

_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z]+")
_INITIALS = re.compile("|".join(rf"\b{re.escape(initials)}\b" for initials in INITIALS))


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One word of the question, with the terms that count as it: (surface text, term, weight).

    ``weight`` scales its score: how often the question has it, less if it comes from an earlier question.
    """

    label: str
    variants: tuple[tuple[str, int, float], ...]
    weight: float = 1.0


PHRASE_WEIGHT = 0.5
"""What a phrase adds to its words. MLQA dev MRR@10: 73.4 without phrases, 74.3 at 0.5, 74.0 at 1, when each phrase
counts as much as a word."""


def query_terms(query: str, table: TranslationTable, holds: Callable[[int], bool] | None = None) -> list[QueryTerm]:
    """Return the terms of a question: Chinese characters and pairs, Latin words with their translations.

    ``holds`` says whether the passages hold a term. Given it, an English word that neither they nor the table know is
    taken for the nearest key of the table, if one is a slip of the pen away.
    """
    folded = fold(query)
    counted: Counter[str] = Counter()
    for run in CHINESE_RUN.findall(folded):
        counted.update(run)
        counted.update(run[i : i + 2] for i in range(len(run) - 1))
    found = [QueryTerm(text, ((text, term(text), 1.0),), float(count)) for text, count in counted.items()]
    asks_in_english = language_of(query) != "zh"
    if asks_in_english:
        folded, numbers = english.quantities(folded)
        found += [QueryTerm(label, variants) for label, variants in numbers]
    raw = [match.group() for match in WORD.finditer(_INITIALS.sub(_spelt_out, folded))]
    kept = [word for word in raw if not (asks_in_english and word in STOP_WORDS)]
    capitals = {fold(word) for word in _CAPITALISED.findall(query)}
    for word in dict.fromkeys(kept):
        key = stem(word)
        translated = () if word[0].isdigit() else _variants(english.base(word), table)
        if asks_in_english:
            translated += english.number_variants(word, word in capitals)
        if holds and not translated and not holds(term(key)):
            translated = _repaired(word, table)
        # The word itself is one more variant: as a term of its own it lost 3 points of R@1 on MLQA dev.
        found.append(QueryTerm(word, ((key, term(key), 1.0), *translated)))
    phrases = dict.fromkeys(_phrases([english.base(word) for word in kept], table))
    found += [QueryTerm(phrase, _variants(phrase, table), PHRASE_WEIGHT) for phrase in phrases]
    return found


def _repaired(word: str, table: TranslationTable) -> english.Variants:
    if key := english.repaired(word, table):
        return tuple((text, value, weight * english.REPAIRED) for text, value, weight in _variants(key, table))
    return ()


def _spelt_out(match: re.Match[str]) -> str:
    return INITIALS[match.group()]


def _variants(key: str, table: TranslationTable) -> english.Variants:
    return tuple((item.word, item.term, item.weight) for item in table.translations(key))


def _phrases(keys: list[str], table: TranslationTable) -> Iterable[str]:
    """Yield the longest table phrases of two or three words, from left to right, not overlapping."""
    place = 0
    while place < len(keys) - 1:
        for size in range(min(PHRASE, len(keys) - place), 1, -1):
            key = " ".join(keys[place : place + size])
            if key in table:
                yield key
                place += size - 1
                break
        place += 1


@dataclass(slots=True)
class Lexical:
    """Postings of the passages: ``documents[bounds[i]:bounds[i+1]]`` hold term ``terms[i]``, ascending."""

    terms: npt.NDArray[np.uint64]
    bounds: npt.NDArray[np.int64]
    documents: npt.NDArray[np.int32]
    frequencies: npt.NDArray[np.uint8]
    lengths: npt.NDArray[np.int32]
    _norms: npt.NDArray[np.float32] = field(init=False)

    def __post_init__(self) -> None:
        mean = max(float(self.lengths.mean()), 1.0) if len(self.lengths) else 1.0
        self._norms = (K1 * (1 - B + B * self.lengths / mean)).astype(np.float32)

    @classmethod
    def build(cls, folded: list[str], table: TranslationTable) -> Lexical:
        """Return the postings of the folded passages (their title in front, if they have one)."""
        parts = []
        for first in range(0, len(folded), CHUNK):
            hashes, owners = passage_terms(folded[first : first + CHUNK], table.long_terms)
            unique, inverse = np.unique(hashes, return_inverse=True)
            pairs, counts = np.unique(inverse.astype(np.int64) * CHUNK + owners, return_counts=True)
            parts.append((unique[pairs // CHUNK], (pairs % CHUNK + first).astype(np.int32), counts))
        if not parts:
            parts = [(np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.int64))]
        hashes, documents, counts = (np.concatenate(column) for column in zip(*parts, strict=True))
        if len(parts) > 1:  # each part is sorted; a stable sort keeps passages ascending within a term
            order = np.argsort(hashes, kind="stable")
            hashes, documents, counts = hashes[order], documents[order], counts[order]
        terms, starts = np.unique(hashes, return_index=True)
        lengths = np.array([len(text) for text in folded], dtype=np.int32)
        frequencies = np.minimum(counts, 255).astype(np.uint8)
        return cls(terms, np.append(starts, len(hashes)).astype(np.int64), documents, frequencies, lengths)

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Return the arrays to be saved; ``Lexical(**arrays)`` opens them again."""
        names = ("terms", "bounds", "documents", "frequencies", "lengths")
        return {name: getattr(self, name) for name in names}

    def postings(self, value: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
        """Return the passages that hold a term, ascending, and how often each holds it."""
        place = int(np.searchsorted(self.terms, np.uint64(value)))
        if place == len(self.terms) or self.terms[place] != np.uint64(value):
            return self.documents[:0], self.frequencies[:0]
        begin, end = self.bounds[place], self.bounds[place + 1]
        return self.documents[begin:end], self.frequencies[begin:end]

    def holds(self, value: int) -> bool:
        """Return whether any passage holds a term."""
        return len(self.postings(value)[0]) > 0

    def document_frequencies(self, values: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
        """Return in how many passages each of the terms occurs. Shape: as ``values``."""
        if not len(self.terms):
            return np.zeros(values.shape, dtype=np.int64)
        places = np.minimum(np.searchsorted(self.terms, values), len(self.terms) - 1)
        return np.where(self.terms[places] == values, np.diff(self.bounds)[places], 0)

    def scores(self, query: Iterable[QueryTerm]) -> npt.NDArray[np.float32]:
        """Return the BM25 score of every passage. Shape: (passages,), float32, 0 where nothing matches."""
        total = np.zeros(len(self.lengths), dtype=np.float32)
        for item in query:
            if len(item.variants) == 1:
                documents, counts = self.postings(item.variants[0][1])
                frequency, document_frequency = counts.astype(np.float32), float(len(documents))
            else:
                documents, frequency, document_frequency = self._merged(item)
            if len(documents):
                idf = self.idf(document_frequency) * item.weight
                total[documents] += idf * (K1 + 1) * frequency / (frequency + self._norms[documents])
        return total

    def idf(self, document_frequency: float) -> float:
        """Return Lucene's BM25 idf, never negative."""
        return float(np.log1p((len(self.lengths) - document_frequency + 0.5) / (document_frequency + 0.5)))

    def document_frequency(self, item: QueryTerm) -> float:
        """Return in how many passages a query term occurs, an uncertain translation counting as its weight."""
        if len(item.variants) == 1:
            return float(len(self.postings(item.variants[0][1])[0]))
        return self._merged(item)[2]

    def _merged(self, item: QueryTerm) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32], float]:
        found = [(*self.postings(value), weight) for _, value, weight in item.variants]
        found = [row for row in found if len(row[0])]
        if not found:
            return self.documents[:0], np.empty(0, np.float32), 0.0
        if len(found) == 1:
            documents, counts, weight = found[0]
            return documents, counts * np.float32(weight), len(documents) * weight
        frequency = np.zeros(len(self.lengths), dtype=np.float32)
        largest = np.zeros(len(self.lengths), dtype=np.float32)
        for documents, counts, weight in reversed(found):  # lightest first, so the last write is the largest weight
            frequency[documents] += counts * np.float32(weight)
            largest[documents] = np.maximum(largest[documents], np.float32(weight))
        merged = np.flatnonzero(largest).astype(np.int32)
        return merged, frequency[merged], float(largest.sum())
