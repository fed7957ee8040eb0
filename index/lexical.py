"""The lexical arm: BM25 over passages, with English words searched for as weighted sets of Chinese words.

BM25 is Robertson and Zaragoza 2009 (doi:10.1561/1500000019) in Lucene's form of the idf. A query word with several
translations counts as **one** term: its frequency in a passage is the weighted sum over them, its document frequency
the sum over passages of the largest weight present; so a word with twenty translations weighs no more than one with a
single translation (Darwish and Oard 2003).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from corpus.normalise import fold, language_of
from index.table import PHRASE
from index.terms import CHINESE_RUN, WORD, passage_terms, stem, term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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

_INITIALS = re.compile("|".join(rf"\b{re.escape(initials)}\b" for initials in INITIALS))


Numbers = npt.NDArray[np.uint16] | npt.NDArray[np.int32]
"""Numbers of a segment's passages."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One word of the question, with the terms that count as it: (surface text, term, weight).

    ``weight`` scales its score: how often the question has it, less if it comes from an earlier question.
    """

    label: str
    variants: tuple[tuple[str, int, float], ...]
    weight: float = 1.0


def query_terms(query: str, table: TranslationTable) -> list[QueryTerm]:
    """Return the terms of a question: Chinese characters and pairs, Latin words with their translations."""
    folded = fold(query)
    counted: Counter[str] = Counter()
    for run in CHINESE_RUN.findall(folded):
        counted.update(run)
        counted.update(run[i : i + 2] for i in range(len(run) - 1))
    found = [QueryTerm(text, ((text, term(text), 1.0),), float(count)) for text, count in counted.items()]
    asks_in_english = language_of(query) != "zh"
    raw = [match.group() for match in WORD.finditer(_INITIALS.sub(_spelt_out, folded))]
    kept = [word for word in raw if not (asks_in_english and word in STOP_WORDS)]
    stems = [stem(word) for word in kept]
    for word, key in dict(zip(kept, stems, strict=True)).items():
        # The word itself is one more variant: as a term of its own it lost 3 points of R@1 on MLQA dev.
        translated = () if word[0].isdigit() else _variants(key, table)
        found.append(QueryTerm(word, ((key, term(key), 1.0), *translated)))
    found += [QueryTerm(phrase, _variants(phrase, table)) for phrase in dict.fromkeys(_phrases(stems, table))]
    return found


def _spelt_out(match: re.Match[str]) -> str:
    return INITIALS[match.group()]


def _variants(key: str, table: TranslationTable) -> tuple[tuple[str, int, float], ...]:
    return tuple((item.word, item.term, item.weight) for item in table.translations(key))


def _phrases(stems: list[str], table: TranslationTable) -> Iterable[str]:
    """Yield the longest table phrases of two to four stems, from left to right, not overlapping."""
    place = 0
    while place < len(stems) - 1:
        for size in range(min(PHRASE, len(stems) - place), 1, -1):
            key = " ".join(stems[place : place + size])
            if table.translations(key):
                yield key
                place += size - 1
                break
        place += 1


@dataclass(slots=True)
class Postings:
    """One segment's postings: ``documents[bounds[i]:bounds[i+1]]`` hold term ``terms[i]``, ascending.

    The arrays are as narrow as the segment allows (:meth:`packed`): postings are a third of an index's memory.
    """

    terms: npt.NDArray[np.uint64]
    bounds: npt.NDArray[np.uint32]
    documents: Numbers
    frequencies: npt.NDArray[np.uint8]
    lengths: npt.NDArray[np.int32]

    @classmethod
    def packed(
        cls,
        terms: npt.NDArray[np.uint64],
        bounds: npt.NDArray[np.int64],
        documents: npt.NDArray[Any],
        frequencies: npt.NDArray[Any],
        lengths: npt.NDArray[Any],
    ) -> Postings:
        """Return the postings in the narrowest types that hold them; a term is counted 255 times at the most."""
        few = len(lengths) <= np.iinfo(np.uint16).max
        return cls(
            terms, bounds.astype(np.uint32), documents.astype(np.uint16) if few else documents.astype(np.int32),
            np.minimum(frequencies, 255).astype(np.uint8), lengths.astype(np.int32),
        )  # fmt: skip

    @classmethod
    def build(cls, folded: list[str], table: TranslationTable) -> Postings:
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
        return cls.packed(terms, np.append(starts, len(hashes)), documents, counts, lengths)

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Return the arrays to be saved; ``Postings(**arrays)`` opens them again."""
        names = ("terms", "bounds", "documents", "frequencies", "lengths")
        return {name: getattr(self, name) for name in names}

    def ranges(self, values: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return where in ``documents`` the postings of each term begin and end; equal where it does not occur."""
        if not len(self.terms):
            return np.zeros(len(values), dtype=np.int64), np.zeros(len(values), dtype=np.int64)
        places = np.minimum(np.searchsorted(self.terms, values), len(self.terms) - 1)
        begins = self.bounds[places].astype(np.int64)
        return begins, np.where(self.terms[places] == values, self.bounds[places + 1], begins)


Matches = tuple[Numbers, npt.NDArray[np.float32]]
"""Passages of one segment that hold a query term, and how often each does."""


class Lexical:
    """BM25 over the postings of all segments; passages are numbered through all of them."""

    def __init__(self, segments: Sequence[Postings]) -> None:
        self.segments = list(segments)
        self._starts = np.cumsum([0, *(len(segment.lengths) for segment in self.segments)]).tolist()
        total = sum(int(segment.lengths.sum()) for segment in self.segments)
        mean = max(total / max(self._starts[-1], 1), 1.0)
        self._norms = [
            (K1 * (1 - B + B * segment.lengths / np.float32(mean))).astype(np.float32) for segment in self.segments
        ]

    def __len__(self) -> int:
        return int(self._starts[-1])

    def postings(self, value: int) -> npt.NDArray[np.int64]:
        """Return the passages that hold a term, ascending."""
        values = np.array([value], dtype=np.uint64)
        found = []
        for segment, start in zip(self.segments, self._starts, strict=False):
            (begin,), (end,) = segment.ranges(values)
            found.append(segment.documents[begin:end].astype(np.int64) + start)
        return np.concatenate(found) if found else np.empty(0, np.int64)

    def document_frequencies(self, values: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
        """Return in how many passages each of the terms occurs. Shape: as ``values``."""
        total = np.zeros(values.shape, dtype=np.int64)
        for segment in self.segments:
            begins, ends = segment.ranges(values)
            total += ends - begins
        return total

    def scores(self, query: Iterable[QueryTerm]) -> npt.NDArray[np.float32]:
        """Return the BM25 score of every passage. Shape: (passages,), float32, 0 where nothing matches."""
        items = list(query)
        total = np.zeros(len(self), dtype=np.float32)
        if not items:
            return total
        for item, (matches, document_frequency) in zip(items, self._matched(items), strict=True):
            factor = np.float32(self.idf(document_frequency) * item.weight * (K1 + 1))
            for (documents, frequency), start, norms in zip(matches, self._starts, self._norms, strict=False):
                if len(documents):
                    part = total[start : start + len(norms)]
                    part[documents] += factor * frequency / (frequency + norms[documents])
        return total

    def idf(self, document_frequency: float) -> float:
        """Return Lucene's BM25 idf, never negative."""
        return math.log1p((len(self) - document_frequency + 0.5) / (document_frequency + 0.5))

    def document_frequency(self, item: QueryTerm) -> float:
        """Return in how many passages a query term occurs, an uncertain translation counting as its weight."""
        return next(iter(self._matched([item])))[1]

    def _matched(self, items: list[QueryTerm]) -> Iterator[tuple[list[Matches], float]]:
        """Yield, for each query term, its matches in every segment and its document frequency.

        All terms of the query are looked up in a segment at once: a question in English has a hundred of them.
        """
        values = np.array([value for item in items for _, value, _ in item.variants], dtype=np.uint64)
        ranges = [tuple(ends.tolist() for ends in segment.ranges(values)) for segment in self.segments]
        first = 0
        for item in items:
            last = first + len(item.variants)
            matches, document_frequency = [], 0.0
            for segment, (begins, ends) in zip(self.segments, ranges, strict=True):
                found = [
                    (segment.documents[begin:end], segment.frequencies[begin:end], variant[2])
                    for variant, begin, end in zip(item.variants, begins[first:last], ends[first:last], strict=True)
                    if begin < end
                ]
                documents, frequency, held = _merged(found, len(segment.lengths), single=len(item.variants) == 1)
                matches.append((documents, frequency))
                document_frequency += held
            yield matches, document_frequency
            first = last


def _merged(
    found: list[tuple[Numbers, npt.NDArray[np.uint8], float]], size: int, *, single: bool
) -> tuple[Numbers, npt.NDArray[np.float32], float]:
    """Return the passages that hold any of the variants, their weighted frequencies, and the sum of best weights."""
    if not found:
        return np.empty(0, np.int32), np.empty(0, np.float32), 0.0
    if len(found) == 1:
        documents, counts, weight = found[0]
        weight = 1.0 if single else weight
        return documents, counts.astype(np.float32) * np.float32(weight), len(documents) * weight
    found.sort(key=lambda row: row[2])  # lightest first: of several values put in one place, the last one stays
    documents = np.concatenate([row[0] for row in found])
    weights = np.repeat(np.array([weight for _, _, weight in found], dtype=np.float32), [len(row[0]) for row in found])
    counts = np.concatenate([row[1] for row in found])
    frequency = np.bincount(documents, weights * counts, minlength=size)
    largest = np.zeros(size, dtype=np.float32)
    largest[documents] = weights
    merged = np.flatnonzero(largest).astype(np.int32)
    return merged, frequency[merged].astype(np.float32), float(largest.sum())
