"""Re-ranking: a second, closer look at the best candidates, with evidence that neither arm sees on its own.

Both arms judge a passage as a bag: how often it has the words, how near its vector is. What answers a question has its
words **together**: in one sentence, side by side, in the question's order. So the folded texts of some dozens of
candidates are searched for every term of the question, and from where they stand come some two dozen features, which a
small learned model turns into one score (feature-based learning to rank, Liu 2009, doi:10.1561/1500000016).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.tensors import open_tensors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.lexical import QueryTerm

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

FEATURES = (
    "lexical", "dense", "passage cosine", "sentence cosine",
    "coverage", "sentence", "two sentences", "window", "wide window", "order", "run", "dense run",
    "numbers", "latin", "rarest missing", "matched terms", "sentence saturated",
    "asked number", "asked number near", "asked date", "asked date near", "length", "first third",
    "exact words", "lexical first",
)  # fmt: skip
"""What is known of a candidate, in this order; :func:`features` says how each is made."""

LANGUAGES = ("zh", "en")
"""Languages of questions, as :func:`corpus.normalise.language_of` tells them."""

WINDOW = 16
"""Half a window, in characters: 32 characters are a clause or two."""

RERANKED = 30
"""How many of the best fused candidates are looked at again."""

FARTHEST = 9.95
"""The largest z-score among 100 values: √99."""

FAINT = 0.02
"""Least weight of a translation that is looked for; fainter ones are a third of them and decide nothing."""

_END, _DIGIT, _NUMERAL, _TIME, _LETTER = 1, 2, 4, 8, 16
_KINDS = np.zeros(0x10000, dtype=np.uint8)
for _characters, _kind in (
    ("。!?;\n…", _END), ("0123456789", _DIGIT | _NUMERAL | _LETTER), ("一二两三四五六七八九十百千万亿", _NUMERAL),
    ("年月日", _TIME), ("abcdefghijklmnopqrstuvwxyz", _LETTER),
):  # fmt: skip
    _KINDS[[ord(_character) for _character in _characters]] |= _kind

_ASKS_NUMBER = re.compile(
    r"how (?:many|much|long|old|far|high|large|big|tall|often)|多少|几(?!乎)|number of|percent|多[长高大远久]"
)
_ASKS_DATE = re.compile(
    r"when\b|wh(?:at|ich) (?:year|date|day|month|time|century|decade)|何时|什么时候|哪[一]?[年天月日]|几[年月日]|多会儿|何年|时间"
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

    def scores(self, features: Floats, language: str) -> Floats:
        """Return the score of each candidate. Shape: (candidates,)."""
        weights = self._weights[language]
        return features @ weights[1:] + weights[0]


@dataclass(frozen=True, slots=True)
class Matches:
    """Where terms of a question stand in the joined texts: one entry an occurrence of a variant."""

    starts: Ints
    sizes: Ints
    terms: Ints
    weights: Floats
    latin: npt.NDArray[np.bool_]


class Pattern:
    """The variants of a question's terms as a trie over UTF-16 units, in one table of steps."""

    def __init__(self, terms: Sequence[QueryTerm]) -> None:
        numbers: dict[str, int] = {}
        steps: dict[tuple[int, int], int] = {}
        outputs: list[tuple[int, int, float, int, bool]] = []
        states = 1
        for place, item in enumerate(terms):
            for text, _, weight in item.variants:
                if weight < FAINT:
                    continue
                state = 0
                for character in text:
                    step = (state, numbers.setdefault(character, len(numbers) + 1))
                    state = steps.get(step, 0)
                    if not state:
                        state = steps[step] = states
                        states += 1
                outputs.append((state, place, weight, len(text), text.isascii()))
        self._lookup = np.zeros(0x10000, dtype=np.int32)
        known = [(ord(character), number) for character, number in numbers.items() if character <= "\uffff"]
        self._lookup[[point for point, _ in known]] = [number for _, number in known]
        self._width = len(numbers) + 1
        self._next = np.zeros(states * self._width, dtype=np.int32)
        self._next[[state * self._width + number for state, number in steps]] = list(steps.values())
        columns = list(zip(*sorted(outputs), strict=True)) if outputs else [()] * 5
        self._first = np.searchsorted(np.array(columns[0], dtype=np.int64), np.arange(states + 1))
        self._terms = np.array(columns[1], dtype=np.int64)
        self._weights = np.array(columns[2], dtype=np.float32)
        self._sizes = np.array(columns[3], dtype=np.int64)
        self._latin = np.array(columns[4], dtype=np.bool_)
        self._depth = max(columns[3], default=0)

    def search(self, units: npt.NDArray[np.uint16]) -> Matches:
        """Return every occurrence in a text that ends in a line end. Latin words begin and numbers are whole."""
        numbers = self._lookup[units]
        at = np.flatnonzero(numbers)
        state = np.zeros(len(at), dtype=np.int32)
        places, entries = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for depth in range(self._depth):
            # A term holds no line end, so that none is followed beyond the last one
            state = self._next[state * self._width + numbers[at + depth]]
            alive = state > 0
            at, state = at[alive], state[alive]
            if not len(at):
                break
            begins, counts = self._first[state], self._first[state + 1] - self._first[state]
            ends = np.cumsum(counts)
            entries.append(np.repeat(begins - (ends - counts), counts) + np.arange(ends[-1]))
            places.append(np.repeat(at, counts))
        starts, entry = np.concatenate(places), np.concatenate(entries)
        latin = self._latin[entry]
        if latin.any():
            kinds = _KINDS[units]
            ends = starts + self._sizes[entry]
            cut = (starts > 0) & (kinds[starts - 1] & _LETTER > 0)
            cut |= (kinds[ends - 1] & kinds[ends] & _DIGIT) > 0  # a stem may go on, a number may not
            kept = ~(latin & cut)
            starts, entry, latin = starts[kept], entry[kept], latin[kept]
        return Matches(starts, self._sizes[entry], self._terms[entry], self._weights[entry], latin)


def features(
    text: str,
    terms: Sequence[QueryTerm],
    weights: Floats,
    candidates: Sequence[str],
    arms: Floats,
) -> Floats:
    """Return what is known of each candidate. Shape: (candidates, len(FEATURES)), float32.

    ``weights`` are the terms' idf, ``candidates`` the folded texts, ``arms`` (4, candidates) the z-scores of the lexical arm, of
    the dense arm, of the whole passage's cosine and of the best sentence's. Nothing depends on how many passages the
    index has or how near to each other its vectors lie, so that the model holds for other indexes and encoders.
    """
    count, size = len(candidates), max(len(terms), 1)
    if not count:
        return np.empty((0, len(FEATURES)), dtype=np.float32)
    encoded = [f"{item}\n".encode("utf-16-le", "surrogatepass") for item in candidates]
    units = np.frombuffer(b"".join(encoded), dtype=np.uint16)
    kinds = _KINDS[units]
    ends = np.cumsum([len(item) // 2 for item in encoded])
    lengths = np.diff(ends, prepend=0)
    begins = ends - lengths
    found = Pattern(terms).search(units)
    share = np.zeros(size, dtype=np.float32)
    share[: len(terms)] = weights / max(float(weights.sum()), 1e-6)
    weight = np.minimum(found.weights, 1.0)
    # Places are in three kinds of groups: candidates, sentences, and blocks of WINDOW characters
    stops = np.flatnonzero(kinds & _END)
    sentences = len(stops)
    first_sentence = np.searchsorted(stops, begins)
    counts = -(-lengths // WINDOW)
    first_block = np.cumsum(counts) - counts
    blocks = int(counts.sum())

    def candidate_of(places: Ints) -> Ints:
        return np.searchsorted(ends, places, side="right")

    def sentence_of(places: Ints) -> Ints:
        return np.searchsorted(stops, places)

    def block_of(places: Ints, owners: Ints) -> Ints:
        return np.asarray(first_block[owners] + (places - begins[owners]) // WINDOW)

    def best(groups: Ints, rows: int, heavy: Floats, which: npt.NDArray[np.bool_] | None = None) -> Floats:
        """Return the heaviest variant of each term in each group."""
        grid = np.zeros(rows * size, dtype=np.float32)
        cells = groups * size + found.terms
        np.maximum.at(grid, cells if which is None else cells[which], heavy if which is None else heavy[which])
        return grid.reshape(rows, size)

    def highest(values: npt.NDArray[np.generic], firsts: Ints) -> Floats:
        """Return each candidate's highest value; its groups begin at ``firsts``."""
        return np.asarray(np.maximum.reduceat(values, firsts), dtype=np.float32)

    owner = candidate_of(found.starts)
    columns: list[npt.NDArray[np.generic]] = [*(np.clip(arms, -FARTHEST, FARTHEST) / 4)]
    matched = best(owner, count, weight)
    coverage = matched @ share
    columns.append(coverage)
    inside = best(sentence_of(found.starts), sentences, weight)
    covered = inside @ share
    columns.append(highest(covered, first_sentence))
    pair = covered.copy()
    pair[:-1] = np.maximum(inside[:-1], inside[1:]) @ share
    last = np.append(first_sentence[1:], sentences) - 1
    pair[last] = covered[last]  # the next sentence is another candidate's
    columns.append(highest(pair, first_sentence))
    # Windows of 32 and 64 characters, half overlapping
    cells = best(block_of(found.starts, owner), blocks, weight)
    ending = np.append(first_block[1:], blocks) - 1
    double = cells.copy()
    double[:-1] = np.maximum(cells[:-1], cells[1:])
    double[ending] = cells[ending]
    narrow = double @ share
    columns.append(highest(narrow, first_block))
    wide = double.copy()
    wide[:-2] = np.maximum(double[:-2], double[2:])
    late = ending[counts > 1] - 1
    wide[ending], wide[late] = double[ending], double[late]
    columns.append(highest(wide @ share, first_block))
    # Order: two neighbours of the question side by side in a narrow window
    if size > 1:
        together = np.maximum.reduceat(np.minimum(double[:, :-1], double[:, 1:]), first_block, axis=0)
        joint = share[:-1] + share[1:]
        columns.append(together @ (joint / max(float(joint.sum()), 1e-6)))
    else:
        columns.append(coverage)
    # Runs: stretches covered without a gap by terms of two characters and more
    run, on = np.zeros(count, dtype=np.float32), np.zeros(count, dtype=np.float32)
    long = np.flatnonzero((found.sizes > 1) & (found.weights > 0.1))
    if len(long):
        long = long[np.argsort(found.starts[long], kind="stable")]
        starts, reach = found.starts[long], np.maximum.accumulate(found.starts[long] + found.sizes[long])
        opens = np.flatnonzero(np.concatenate([[True], starts[1:] > reach[:-1]]))
        stretch = (np.append(reach[opens[1:] - 1], reach[-1]) - starts[opens]).astype(np.float32)
        holders = owner[long][opens]
        np.maximum.at(run, holders, stretch)
        np.add.at(on, holders, stretch)
    columns += [np.minimum(run, 16) / 16, on / lengths]
    # Kinds of terms
    numeric = np.array([item.label[:1].isdigit() for item in terms] or [False])
    latin = best(owner, count, np.ones_like(weight), found.latin)
    columns.append(latin @ (share * numeric) / max(float((share * numeric).sum()), 0.05))
    columns.append(latin @ (share * ~numeric))
    columns.append(((1 - matched) * share).max(axis=1))
    columns.append((matched > 0.05).mean(axis=1))
    filled = np.diff(stops, prepend=-1).astype(np.float32)
    columns.append(highest(covered / (1 + filled / 60), first_sentence))
    # What is asked for stands where the words stand
    lowered = text.lower()
    for asks, mask in (
        (_ASKS_NUMBER, kinds & _NUMERAL),
        (_ASKS_DATE, (kinds & _TIME) * (np.roll(kinds, 1) & _NUMERAL)),
    ):
        if asks.search(lowered):
            places = np.flatnonzero(mask)
            holds = np.zeros(sentences, dtype=np.bool_)
            holds[sentence_of(places)] = True
            near = np.zeros(blocks, dtype=np.bool_)
            near[block_of(places, candidate_of(places))] = True
            columns += [highest(covered * holds, first_sentence), highest(narrow * near, first_block)]
        else:
            columns += [np.zeros(count), np.zeros(count)]
    columns.append(np.log1p(lengths) / 6 - 1)
    early = (found.starts - begins[owner]) * 3 < lengths[owner]
    columns.append(best(owner, count, weight, early) @ share)
    columns.append(best(owner, count, np.ones_like(weight), found.weights >= 0.5) @ share)
    columns.append(arms[0] >= arms[0].max(initial=-np.inf))
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)
