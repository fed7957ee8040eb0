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

    def scores(self, features: Floats, language: str) -> Floats:
        """Return the score of each candidate. Shape: (candidates,)."""
        weights = self._weights[language]
        return np.asarray(features @ weights[1:] + weights[0], dtype=np.float32)


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

    def __init__(self, terms: Sequence[QueryTerm], joined: str) -> None:
        """Make it of the variants that stand in ``joined``: most do not, and to look is cheaper than to build."""
        numbers: dict[str, int] = {}
        steps: dict[tuple[int, int], int] = {}
        outputs: list[tuple[int, int, float, int, bool]] = []
        states = 1
        for place, item in enumerate(terms):
            for text, _, weight in item.variants:
                if weight < FAINT or text not in joined:
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


class Layout:
    """Candidates' texts, one behind the other, in groups of characters: candidates, sentences, blocks of a window.

    Groups of a kind are numbered through all candidates; those of a candidate begin at its number in ``firsts``.
    """

    def __init__(self, candidates: Sequence[str]) -> None:
        encoded = [f"{text}\n".encode("utf-16-le", "surrogatepass") for text in candidates]
        self.units = np.frombuffer(b"".join(encoded), dtype=np.uint16)
        self.kinds = _KINDS[self.units]
        self.ends = np.cumsum([len(text) // 2 for text in encoded])
        self.lengths = np.diff(self.ends, prepend=0)
        self.begins = self.ends - self.lengths
        self._stops = np.flatnonzero(self.kinds & _END)
        blocks = -(-self.lengths // WINDOW)
        self.sentences, self.blocks = len(self._stops), int(blocks.sum())
        self.first_sentences = np.searchsorted(self._stops, self.begins)
        self.first_blocks = np.cumsum(blocks) - blocks
        self.last_sentences = np.append(self.first_sentences[1:], self.sentences) - 1
        self.last_blocks = np.append(self.first_blocks[1:], self.blocks) - 1

    def candidate_of(self, places: Ints) -> Ints:
        """Return the candidate in which each place stands."""
        return np.searchsorted(self.ends, places, side="right")

    def sentence_of(self, places: Ints) -> Ints:
        """Return the sentence in which each place stands."""
        return np.searchsorted(self._stops, places)

    def block_of(self, places: Ints, owners: Ints) -> Ints:
        """Return the block in which each place stands; ``owners`` are their candidates."""
        return np.asarray(self.first_blocks[owners] + (places - self.begins[owners]) // WINDOW)


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
    found = Pattern(terms, "\n".join(candidates)).search(layout.units)
    owners = layout.candidate_of(found.starts)
    size = max(len(terms), 1)
    share = np.zeros(size, dtype=np.float32)
    share[: len(terms)] = weights / max(float(weights.sum()), 1e-6)
    numeric = share * np.array([item.label[:1].isdigit() for item in terms] or [False])

    def best(groups: Ints, count: int, heavy: Floats, kept: npt.NDArray[np.bool_] | None = None) -> Floats:
        """Return the heaviest variant of each term in each group. Shape: (groups, terms)."""
        grid = np.zeros(count * size, dtype=np.float32)
        cells = groups * size + found.terms
        np.maximum.at(grid, cells if kept is None else cells[kept], heavy if kept is None else heavy[kept])
        return grid.reshape(count, size)

    count, weight = len(candidates), np.minimum(found.weights, 1.0)
    matched = best(owners, count, weight)
    inside = best(layout.sentence_of(found.starts), layout.sentences, weight)
    covered = inside @ share
    narrow, wide = _windows(best(layout.block_of(found.starts, owners), layout.blocks, weight), layout)
    first_sentences, first_blocks = layout.first_sentences, layout.first_blocks
    early = (found.starts - layout.begins[owners]) * 3 < layout.lengths[owners]
    whole = np.ones_like(weight)
    columns = (
        *(np.clip(arms, -FARTHEST, FARTHEST) / 4),
        matched @ share,
        np.maximum.reduceat(covered, first_sentences),
        np.maximum.reduceat(_joined(inside, layout.last_sentences) @ share, first_sentences),
        np.maximum.reduceat(narrow @ share, first_blocks),
        np.maximum.reduceat(wide @ share, first_blocks),
        _order(narrow, share, first_blocks),
        _longest_run(found, owners, count),
        best(owners, count, whole, found.latin) @ numeric / max(float(numeric.sum()), 0.05),
        ((1 - matched) * share).max(axis=1),
        (matched > 0.05).mean(axis=1),
        *_asked(text, covered, layout),
        np.log1p(layout.lengths) / 6 - 1,
        best(owners, count, weight, early) @ share,
        best(owners, count, whole, found.weights >= 0.5) @ share,
    )
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


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


def _asked(text: str, covered: Floats, layout: Layout) -> tuple[Floats, Floats]:
    """Return the coverage of the best sentence with a number and with a date; zeros if the question asks for none."""
    numerals, times = layout.kinds & _NUMERAL > 0, layout.kinds & _TIME > 0
    dates = np.append(False, numerals[:-1] & times[1:])  # every text ends in a line end
    numbers = np.append(numerals[:-1] & ~numerals[1:] & ~times[1:], False)
    found = []
    for asks, holds in ((_ASKS_NUMBER, numbers), (_ASKS_DATE, dates)):
        best = np.zeros(len(layout.ends), dtype=np.float32)
        if asks.search(text.lower()):
            value = np.zeros_like(covered)
            at = layout.sentence_of(np.flatnonzero(holds))
            value[at] = covered[at]
            best = np.maximum.reduceat(value, layout.first_sentences)
        found.append(best)
    return found[0], found[1]
