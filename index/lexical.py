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
from index import english
from index.table import PHRASE
from index.terms import CHINESE_RUN, WORD, passage_terms, stem, term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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


Numbers = npt.NDArray[np.uint16] | npt.NDArray[np.int32]
"""Numbers of a segment's passages."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One word of the question, with the terms that count as it: (surface text, term, weight).

    ``weight`` scales its score: how often the question has it, less if it comes from an earlier question. ``crosses``:
    a Chinese word of the question that is looked for by its English ones alone (:mod:`index.reverse`). ``compound``:
    put together from the translations of two words (:mod:`index.compounds`).
    """

    label: str
    variants: tuple[tuple[str, int, float], ...]
    weight: float = 1.0
    crosses: bool = False
    compound: bool = False


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
    repairs = english.REPAIRS
    for word in dict.fromkeys(kept):
        key = stem(word)
        translated = () if word[0].isdigit() else table.variants(english.base(word))
        if asks_in_english:
            translated += english.number_variants(word, word in capitals)
        if repairs and holds and not translated and not holds(term(key)):
            translated = _repaired(word, table)
            repairs -= 1
        # The word itself is one more variant: as a term of its own it lost 3 points of R@1 on MLQA dev.
        found.append(QueryTerm(word, ((key, term(key), 1.0), *translated)))
    phrases = dict.fromkeys(_phrases([english.base(word) for word in kept], table))
    found += [QueryTerm(phrase, table.variants(phrase), PHRASE_WEIGHT) for phrase in phrases]
    return found


def _repaired(word: str, table: TranslationTable) -> english.Variants:
    if key := english.repaired(word, table):
        return tuple((text, value, weight * english.REPAIRED) for text, value, weight in table.variants(key))
    return ()


def _spelt_out(match: re.Match[str]) -> str:
    return INITIALS[match.group()]


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
        places = self.terms.searchsorted(values)
        np.minimum(places, len(self.terms) - 1, out=places)
        begins = self.bounds[places].astype(np.int64)
        return begins, np.where(self.terms[places] == values, self.bounds[places + 1], begins)

    def gathered(
        self, begins: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Return the passages and frequencies of several stretches of postings, one behind the other."""
        spans = [(begin, end) for begin, end in zip(begins.tolist(), ends.tolist(), strict=True) if begin < end]
        if not spans:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        documents = np.concatenate([self.documents[begin:end] for begin, end in spans])
        counts = np.concatenate([self.frequencies[begin:end] for begin, end in spans])
        return documents.astype(np.int64), counts.astype(np.float32)


KEPT = 1 << 14
"""Terms whose frequencies are kept, at a hundred bytes each."""

AT_ONCE = 16
"""English words scored at once: a grid of so many times a segment's passages (half a megabyte) stays in the cache."""


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
        self._frequencies: dict[int, int] = {}

    def __len__(self) -> int:
        return int(self._starts[-1])

    def holding_all(self, values: Iterable[int]) -> npt.NDArray[np.int64]:
        """Return the passages that hold every one of the terms, ascending."""
        wanted = np.array(sorted(values), dtype=np.uint64)
        found = []
        for segment, start in zip(self.segments, self._starts, strict=False):
            begins, ends = segment.ranges(wanted)
            rarest, *others = np.argsort(ends - begins, kind="stable").tolist()
            kept = segment.documents[begins[rarest] : ends[rarest]]
            for other in others:
                if not len(kept):
                    break
                among = segment.documents[begins[other] : ends[other]]
                kept = kept[among[np.minimum(np.searchsorted(among, kept), len(among) - 1)] == kept]
            found.append(kept.astype(np.int64) + start)
        return np.concatenate(found) if found else np.empty(0, np.int64)

    def holds(self, value: int) -> bool:
        """Return whether any passage holds a term."""
        return self.frequency(value) > 0

    def frequency(self, value: int) -> int:
        """Return in how many passages one term occurs; kept, since words come back question after question."""
        found = self._frequencies.get(value)
        if found is None:
            if len(self._frequencies) >= KEPT:
                self._frequencies.clear()
            found = int(self.document_frequencies(np.array([value], dtype=np.uint64))[0])
            self._frequencies[value] = found
        return found

    def document_frequencies(self, values: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
        """Return in how many passages each of the terms occurs. Shape: as ``values``."""
        total = np.zeros(values.shape, dtype=np.int64)
        for segment in self.segments:
            begins, ends = segment.ranges(values)
            total += ends - begins
        return total

    def scores(self, query: Iterable[QueryTerm]) -> npt.NDArray[np.float32]:
        """Return the BM25 score of every passage. Shape: (passages,), float32, 0 where nothing matches."""
        return self.weighed(query)[0]

    def weighed(self, query: Iterable[QueryTerm]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Return the BM25 score of every passage, and what each term counts for: its idf times its weight.

        Shapes: (passages,) and (terms,), float32.
        """
        total = np.zeros(len(self), dtype=np.float32)
        items = list(query)
        factors = np.zeros(len(items), dtype=np.float32)
        single = [place for place, item in enumerate(items) if len(item.variants) == 1 and not item.crosses]
        several = [place for place, item in enumerate(items) if len(item.variants) > 1 or item.crosses]
        if single:
            factors[single] = self._add_single([items[place] for place in single], total)
        for first in range(0, len(several), AT_ONCE):
            places = several[first : first + AT_ONCE]
            factors[places] = self._add_several([items[place] for place in places], total)
        return total, factors / np.float32(K1 + 1)

    def idf(self, document_frequency: float) -> float:
        """Return Lucene's BM25 idf, never negative: translations together may be counted in more than all passages."""
        held = min(document_frequency, len(self))
        return math.log1p((len(self) - held + 0.5) / (held + 0.5))

    def document_frequency(self, item: QueryTerm) -> float:
        """Return in how many passages a query term occurs, an uncertain translation counting as its weight."""
        if len(item.variants) == 1:
            return float(self.frequency(item.variants[0][1]))
        return float(self._grids([item])[1][0])

    def document_frequencies_of(self, items: Sequence[QueryTerm]) -> list[float]:
        """Return :meth:`document_frequency` of each of many query terms."""
        several = [item for item in items if len(item.variants) != 1]
        counts = iter(self._grids(several)[1].tolist() if several else ())
        return [next(counts) if len(item.variants) != 1 else self.document_frequency(item) for item in items]

    def _factor(self, item: QueryTerm, document_frequency: float) -> float:
        return self.idf(document_frequency) * item.weight * (K1 + 1)

    def _add_single(self, items: list[QueryTerm], total: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Add the scores of terms without translations: each one's weight is 1, whatever the table says.

        Returns what a term's saturated frequency is multiplied by; :meth:`_add_several` does too.
        """
        values = np.array([item.variants[0][1] for item in items], dtype=np.uint64)
        ranges = [segment.ranges(values) for segment in self.segments]
        held = sum((ends - begins for begins, ends in ranges), np.zeros(len(items), dtype=np.int64))
        factors = np.array([self._factor(item, float(count)) for item, count in zip(items, held, strict=True)])
        for segment, (begins, ends), start, norms in zip(
            self.segments, ranges, self._starts, self._norms, strict=False
        ):
            documents, counts = segment.gathered(begins, ends)
            if len(documents):
                gained = np.repeat(factors, ends - begins) * counts / (counts + norms[documents])
                total[start : start + len(norms)] += np.bincount(documents, gained, len(norms))
        return factors

    def _add_several(self, items: list[QueryTerm], total: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Add the scores of terms with translations."""
        grids, held = self._grids(items)
        factors = np.array(
            [self._factor(item, float(count)) for item, count in zip(items, held, strict=True)], dtype=np.float32
        )
        for grid, start, norms in zip(grids, self._starts, self._norms, strict=False):
            if grid is not None:
                total[start : start + len(norms)] += factors @ (grid / (grid + norms))
        return factors

    def _grids(self, items: list[QueryTerm]) -> tuple[list[npt.NDArray[np.float32] | None], npt.NDArray[np.float64]]:
        """Return, for each segment, how often each passage holds each term, and each term's document frequency.

        Shapes: (items, passages of the segment), None if it holds none of them; (items,). Translations are taken in
        the order of their weights, so that of those in one passage the heaviest is put down last and stays.
        """
        variants = sorted(
            ((weight, number, value) for number, item in enumerate(items) for _, value, weight in item.variants),
            key=lambda variant: variant[0],
        )
        weights = np.array([weight for weight, _, _ in variants], dtype=np.float32)
        rows = np.array([number for _, number, _ in variants], dtype=np.int64)
        values = np.array([value for _, _, value in variants], dtype=np.uint64)
        grids: list[npt.NDArray[np.float32] | None] = []
        held = np.zeros(len(items))
        for segment in self.segments:
            begins, ends = segment.ranges(values)
            documents, counts = segment.gathered(begins, ends)
            if not len(documents):
                grids.append(None)
                continue
            size = len(segment.lengths)
            cells = np.repeat(rows * size, ends - begins) + documents
            weight = np.repeat(weights, ends - begins)
            grid = np.bincount(cells, weight * counts, len(items) * size).astype(np.float32)
            heaviest = np.zeros(len(items) * size, dtype=np.float32)
            heaviest[cells] = weight
            held += heaviest.reshape(len(items), size).sum(axis=1)
            grids.append(grid.reshape(len(items), size))
        return grids, held
