"""Re-ranking: a second, closer look at the best candidates, with evidence that neither arm sees on its own.

Both arms judge a passage as a bag: how often it has the words, how near its vector is. What answers a question has its
words **together**: in one sentence, side by side, in the question's order. So the folded texts of some dozens of
candidates are searched for every term of the question, and from where they stand come some two dozen features, which a
small learned model turns into one score (feature-based learning to rank, Liu 2009, doi:10.1561/1500000016).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt

from index.products import unalarmed
from index.tensors import open_tensors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.lexical import QueryTerm

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Kinds = npt.NDArray[np.uint8]
Pairs = npt.NDArray[np.uint16]
_Points = TypeVar("_Points", int, npt.NDArray[np.uint32])

FEATURES = (
    "lexical", "dense", "passage cosine", "sentence cosine",
    "coverage", "sentence", "two sentences", "window", "wide window", "order", "run", "numbers",
    "rarest missing", "matched terms", "asked number", "asked date", "length", "first third", "exact words",
)  # fmt: skip
"""What is known of a candidate, in this order; :func:`features` says how each is made. Six more were tried and left
out, since the even-numbered questions of MLQA, CMRC2018 and DRCD dev did not miss them: the share of text in runs,
Latin words apart, sentences by their length, numbers and dates in windows, who is first of the lexical arm."""

LANGUAGES = ("zh", "en")
"""Languages of questions, as :func:`corpus.normalise.language_of` tells them."""

WINDOW = 16
"""Half a window, in characters: 32 characters are a clause or two."""

RERANKED = 20
"""How many of the best fused candidates are looked at again. MRR@10 on the even half of MLQA dev alone and among 10,000
passages is 72.8 and 59.6 with 10, 73.0 and 59.6 with 20, 73.0 and 59.7 with 30; CMRC2018 and DRCD dev do not move."""

FARTHEST = 9.95
"""The largest z-score among 100 values: √99."""

FAINT = 0.02
"""Least weight of a translation that is looked for: features of MLQA's questions change by .005 at the most."""

PAIRS = 1 << 13
"""Numbers that pairs of neighbouring characters are told apart by: a few thousand pairs stand in the candidates."""

_END, _DIGIT, _NUMERAL, _TIME, _LETTER = 1, 2, 4, 8, 16
_KINDS = np.zeros(0x10000, dtype=np.uint8)
for _characters, _kind in (
    ("。!?;\n…", _END), ("0123456789", _DIGIT | _NUMERAL | _LETTER), ("二两三四五六七八九十百千万亿", _NUMERAL),
    ("年月日", _TIME), ("abcdefghijklmnopqrstuvwxyz", _LETTER),
):  # fmt: skip
    _KINDS[[ord(_character) for _character in _characters]] |= _kind

_ASKS_NUMBER = re.compile(
    r"how (?:many|much|long|old|far|high|large|big|tall|often)|多少|几(?!乎)|number of|percent|多[长高大远久]"
)
_ASKS_DATE = re.compile(
    r"when\b|wh(?:at|ich) (?:year|date|day|month|time|century|decade)"
    r"|何时|什么时候|哪一?[年天月日]|几[年月日]|多会儿|何年|时间"
)


class Ranker:
    """A linear model over the features for each language of the question.

    Its scores are in the units of the fused z-scores: fitted to them by least squares over all candidates.
    """

    def __init__(self, arrays: dict[str, npt.NDArray[np.generic]]) -> None:
        self._weights = {language: np.asarray(arrays[language], dtype=np.float32) for language in LANGUAGES}
        if any(weights.shape != (len(FEATURES) + 1,) for weights in self._weights.values()):
            raise ValueError("the ranker is for other features")

    @classmethod
    def open(cls, path: Path) -> Ranker:
        """Return the ranker of that file.

        Raises:
            OSError, ValueError: the file is missing, damaged, or made for other features.
        """
        try:
            return cls(open_tensors(path))
        except KeyError as error:
            raise ValueError(f"{path.name} is not a ranker: {error}") from error

    @unalarmed
    def scores(self, features: Floats, language: str) -> Floats:
        """Return the score of each candidate. Shape: (candidates,)."""
        weights = self._weights[language]
        return np.asarray(features @ weights[1:] + weights[0], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Matches:
    """Where terms of a question stand in the joined texts: one entry an occurrence of a variant, the lightest first."""

    starts: Ints
    sizes: Ints
    terms: Ints
    weights: Floats
    latin: npt.NDArray[np.bool_]


def occurrences(terms: Sequence[QueryTerm], joined: str, kinds: Kinds, pairs: Pairs) -> Matches:
    """Return every occurrence of the terms' variants in a text that ends in a line end, which none of them holds.

    Latin words begin and numbers are whole. ``kinds`` and ``pairs`` are those of the text's characters
    (:func:`looked_at`). Most variants stand nowhere in the text; rather than to search it for each of them, those
    places are looked at where a pair of characters stands that one begins with, or another pair of the same number.
    """
    variants = sorted(
        (
            (weight, place, text)
            for place, item in enumerate(terms)
            for text, _, weight in item.variants
            if weight >= FAINT
        ),
        key=lambda variant: variant[0],
    )
    found: list[list[int]] = [[] for _ in variants]
    begun: dict[str, list[tuple[str, list[int]]]] = {}
    for (_, _, text), listed in zip(variants, found, strict=True):
        if len(text) > 1:
            begun.setdefault(text[:2], []).append((text, listed))
        else:
            at = joined.find(text)
            while at >= 0:
                listed.append(at)
                at = joined.find(text, at + 1)
    wanted = np.zeros(PAIRS, dtype=np.bool_)
    wanted[[_pair(ord(pair[0]), ord(pair[1])) for pair in begun]] = True
    for at in np.flatnonzero(wanted[pairs]).tolist():
        for text, listed in begun.get(joined[at : at + 2], ()):
            if joined.startswith(text, at):
                listed.append(at)
    counts = [len(listed) for listed in found]
    starts = [at for listed in found for at in listed]
    places = np.array(starts, dtype=np.int64)
    entry = np.repeat(np.arange(len(variants)), counts)
    sizes = np.array([len(text) for _, _, text in variants], dtype=np.int64)[entry]
    latin = np.array([text.isascii() for _, _, text in variants], dtype=np.bool_)[entry]
    if latin.any():
        ends = places + sizes
        cut = (places > 0) & (kinds[places - 1] & _LETTER > 0)
        cut |= (kinds[ends - 1] & kinds[ends] & _DIGIT) > 0  # a stem may go on, a number may not
        kept = ~(latin & cut)
        places, entry, sizes, latin = places[kept], entry[kept], sizes[kept], latin[kept]
    return Matches(
        places, sizes, np.array([place for _, place, _ in variants], dtype=np.int64)[entry],
        np.array([weight for weight, _, _ in variants], dtype=np.float32)[entry], latin,
    )  # fmt: skip


def _pair(first: _Points, second: _Points) -> _Points:
    """Return a number below ``PAIRS`` for a pair of characters, mostly another one for another pair."""
    return (first * 61 + second) % PAIRS


@dataclass(frozen=True, slots=True)
class Look:
    """A candidate's text with a line end behind it: what its characters are, and where its sentences end.

    ``pairs`` has a number for each character and the next, as :func:`_pair` makes it. ``numbers`` and ``dates`` are
    the sentences that have one, counted from 0.
    """

    kinds: Kinds
    pairs: Pairs
    stops: Ints
    numbers: Ints
    dates: Ints


@lru_cache(maxsize=2048)
def looked_at(text: str) -> Look:
    """Return a folded text, looked at. Those of the last questions are kept, at a kilobyte and a half each."""
    points = np.frombuffer(f"{text}\n".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _KINDS[np.minimum(points, len(_KINDS) - 1)]
    stops = np.flatnonzero(kinds & _END)
    numerals, times = kinds & _NUMERAL > 0, kinds & _TIME > 0
    dates = np.flatnonzero(numerals[:-1] & times[1:]) + 1  # every text ends in a line end
    numbers = np.flatnonzero(numerals[:-1] & ~numerals[1:] & ~times[1:])
    pairs = _pair(points, np.append(points[1:], points[-1:])).astype(np.uint16)
    return Look(kinds, pairs, stops, np.searchsorted(stops, numbers), np.searchsorted(stops, dates))


class Layout:
    """Candidates' texts, one behind the other, in groups of characters: candidates, sentences, blocks of a window.

    Groups of a kind are numbered through all candidates; those of a candidate begin at its number in ``firsts``.
    """

    def __init__(self, candidates: Sequence[str]) -> None:
        self._looks = [looked_at(text) for text in candidates]
        self.kinds = np.concatenate([look.kinds for look in self._looks])
        self.pairs = np.concatenate([look.pairs for look in self._looks])
        self.lengths = np.array([len(look.kinds) for look in self._looks], dtype=np.int64)
        self.ends = np.cumsum(self.lengths)
        self.begins = self.ends - self.lengths
        sentences = np.array([len(look.stops) for look in self._looks], dtype=np.int64)
        self._stops = np.concatenate([look.stops for look in self._looks]) + np.repeat(self.begins, sentences)
        blocks = -(-self.lengths // WINDOW)
        ends, last = np.cumsum(sentences), np.cumsum(blocks)
        self.sentences, self.blocks = int(ends[-1]), int(last[-1])
        self.first_sentences, self.last_sentences = ends - sentences, ends - 1
        self.first_blocks, self.last_blocks = last - blocks, last - 1

    def candidate_of(self, places: Ints) -> Ints:
        """Return the candidate in which each place stands."""
        return np.searchsorted(self.ends, places, side="right")

    def sentence_of(self, places: Ints) -> Ints:
        """Return the sentence in which each place stands."""
        return np.searchsorted(self._stops, places)

    def block_of(self, places: Ints, owners: Ints) -> Ints:
        """Return the block in which each place stands; ``owners`` are their candidates."""
        return np.asarray(self.first_blocks[owners] + (places - self.begins[owners]) // WINDOW)

    def with_numbers(self) -> Ints:
        """Return the sentences that have a number."""
        return self._numbered([look.numbers for look in self._looks])

    def with_dates(self) -> Ints:
        """Return the sentences that have a date."""
        return self._numbered([look.dates for look in self._looks])

    def _numbered(self, sentences: list[Ints]) -> Ints:
        return np.concatenate(sentences) + np.repeat(self.first_sentences, [len(some) for some in sentences])


@unalarmed
def features(text: str, terms: Sequence[QueryTerm], weights: Floats, candidates: Sequence[str], arms: Floats) -> Floats:
    """Return what is known of each candidate. Shape: (candidates, len(FEATURES)), float32.

    ``weights`` are the terms' idf, ``candidates`` the folded texts, ``arms`` (4, candidates) the z-scores of the
    lexical arm, of the dense arm, of the whole passage's cosine and of the best sentence's. Nothing depends on how
    many passages the index has or how near to each other its vectors lie, so that the model holds for other encoders.

    * ``coverage`` is the idf share of the question's terms that the candidate has, each by its heaviest variant;
      ``sentence``, ``two sentences``, ``window`` (32 characters) and ``wide window`` (64) the same in the best of such
      stretches, ``first third`` in the candidate's beginning, ``exact words`` by variants of weight ½ and more alone.
    * ``order`` is the share of neighbouring terms that stand in one window, ``run`` the longest stretch (of 16) of
      terms of two characters and more without a gap, ``numbers`` the coverage of the question's numbers alone.
    * ``rarest missing`` the largest share that is not there, ``matched terms`` the share of all terms.
    * ``asked number`` and ``asked date`` are the best coverage of a sentence that has a number (not 一, which says
      little) or a date, if the question asks for one; ``length`` is the logarithm of the candidate's length.
    """
    if not candidates:
        return np.empty((0, len(FEATURES)), dtype=np.float32)
    layout = Layout(candidates)
    found = occurrences(terms, "\n".join(candidates) + "\n", layout.kinds, layout.pairs)
    owners = layout.candidate_of(found.starts)
    size = max(len(terms), 1)
    share = np.zeros(size, dtype=np.float32)
    share[: len(terms)] = weights / max(float(weights.sum()), 1e-6)
    numeric = share * np.array([item.label[:1].isdigit() for item in terms] or [False])
    weight = np.minimum(found.weights, 1.0)

    def best(groups: Ints, count: int) -> Floats:
        """Return the heaviest variant of each term in each group: the last that is put down. Shape: (groups, terms)."""
        grid = np.zeros(count * size, dtype=np.float32)
        grid[groups * size + found.terms] = weight
        return grid.reshape(count, size)

    count = len(candidates)
    inside = best(layout.sentence_of(found.starts), layout.sentences)
    covered = inside @ share
    narrow, wide = _windows(best(layout.block_of(found.starts, owners), layout.blocks), layout)
    first_sentences, first_blocks = layout.first_sentences, layout.first_blocks
    matched = np.maximum.reduceat(inside, first_sentences, axis=0)
    early = (found.starts - layout.begins[owners]) * 3 < layout.lengths[owners]
    thirds = best(owners + count * ~early, 2 * count)[:count]
    columns = (
        *(np.clip(arms, -FARTHEST, FARTHEST) / 4),
        matched @ share,
        np.maximum.reduceat(covered, first_sentences),
        np.maximum.reduceat(_joined(inside, layout.last_sentences) @ share, first_sentences),
        np.maximum.reduceat(narrow @ share, first_blocks),
        np.maximum.reduceat(wide @ share, first_blocks),
        _order(narrow, share, first_blocks),
        _longest_run(found, owners, count),
        _numbers(found, owners, numeric, count),
        ((1 - matched) * share).max(axis=1),
        (matched > 0.05).mean(axis=1),
        *_asked(text, covered, layout),
        np.log1p(layout.lengths) / 6 - 1,
        thirds @ share,
        (matched >= 0.5) @ share,
    )
    table = np.empty((count, len(columns)), dtype=np.float32)
    for place, column in enumerate(columns):
        table[:, place] = column
    return table


def _numbers(found: Matches, owners: Ints, numeric: Floats, count: int) -> Floats | float:
    """Return the coverage of the question's numbers alone, as each candidate has them in Latin letters and digits."""
    if not numeric.any():
        return 0.0
    grid = np.zeros((count, len(numeric)), dtype=np.float32)
    grid[owners[found.latin], found.terms[found.latin]] = 1.0
    return np.asarray(grid @ numeric / max(float(numeric.sum()), 0.05))


def _joined(groups: Floats, last: Ints) -> Floats:
    """Return each group together with the next one of the same candidate. Shape: as ``groups``."""
    both = groups.copy()
    np.maximum(groups[:-1], groups[1:], out=both[:-1])
    both[last] = groups[last]
    return both


def _windows(blocks: Floats, layout: Layout) -> tuple[Floats, Floats]:
    """Return windows of two blocks and of four, beginning at each block. Shapes: as ``blocks``."""
    narrow = _joined(blocks, layout.last_blocks)
    wide = narrow.copy()
    np.maximum(narrow[:-2], narrow[2:], out=wide[:-2])
    ending = np.concatenate([layout.last_blocks, layout.last_blocks[layout.last_blocks > layout.first_blocks] - 1])
    wide[ending] = narrow[ending]
    return narrow, wide


def _order(narrow: Floats, share: Floats, first_blocks: Ints) -> Floats:
    """Return the share of the question's neighbouring terms that stand in one narrow window. Shape: (candidates,)."""
    if len(share) < 2:
        return np.maximum.reduceat(narrow @ share, first_blocks)
    together = np.maximum.reduceat(np.minimum(narrow[:, :-1], narrow[:, 1:]), first_blocks, axis=0)
    joint = share[:-1] + share[1:]
    return np.asarray(together @ (joint / max(float(joint.sum()), 1e-6)))


def _longest_run(found: Matches, owners: Ints, count: int) -> Floats:
    """Return the longest stretch of each candidate that terms cover without a gap, of 16 characters."""
    run = np.zeros(count, dtype=np.float32)
    long = np.flatnonzero((found.sizes > 1) & (found.weights > 0.1))
    if not len(long):
        return run
    long = long[np.argsort(found.starts[long], kind="stable")]
    starts, reach = found.starts[long], np.maximum.accumulate(found.starts[long] + found.sizes[long])
    opens = np.flatnonzero(np.concatenate([[True], starts[1:] > reach[:-1]]))
    lengths = np.append(reach[opens[1:] - 1], reach[-1]) - starts[opens]
    np.maximum.at(run, owners[long][opens], lengths.astype(np.float32))
    return np.asarray(np.minimum(run, 16) / 16, dtype=np.float32)


def _asked(text: str, covered: Floats, layout: Layout) -> tuple[Floats | float, Floats | float]:
    """Return the coverage of the best sentence with a number and with a date; zeros if the question asks for none."""
    lowered = text.lower()
    number = _best_of(covered, layout.with_numbers(), layout) if _ASKS_NUMBER.search(lowered) else 0.0
    date = _best_of(covered, layout.with_dates(), layout) if _ASKS_DATE.search(lowered) else 0.0
    return number, date


def _best_of(covered: Floats, sentences: Ints, layout: Layout) -> Floats:
    """Return the coverage of the best of these sentences in each candidate."""
    value = np.zeros_like(covered)
    value[sentences] = covered[sentences]
    return np.maximum.reduceat(value, layout.first_sentences)
