"""A small learned reader: which sentence answers a question, and where in it the answer stands.

A sentence is read word by word. Of each word is known what it is (part of speech, characters, its vector), which words
of the question it equals or is near to (by characters, by the translation table, by the vectors that Chinese and
English share), and how much of the question stands in its sentence. A few layers of dilated convolution, conditioned
on the question (FiLM, Perez et al. 2018, arXiv:1709.07871), among them one in which each word attends to those of the
question (Seo et al. 2017, arXiv:1611.01603), turn that into scores of starts, ends and insides; the
score of a span is their sum, normalised over all spans of all sentences (Lee et al. 2016, arXiv:1611.01436).

Made by ``dashiji train`` (:mod:`index.training.reading`), run by numpy alone. What is computed here is computed there
by the same functions, but for the network's own layers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

from corpus.normalise import fold, fold_with_offsets, half_width, is_cjk
from index.encoder import model_folder, unit
from index.products import unalarmed
from index.tensors import open_tensors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.encoder import Encoder
    from index.lexical import QueryTerm

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

KINDS = (
    "number", "money", "percent", "date", "place", "organisation", "person", "list", "what", "why", "yesno",
    "comparison", "aggregation",
)  # fmt: skip
"""The kinds of question that a reader is told of (those of qa.asking.question, which this layer does not know)."""

LONGEST_SENTENCE, LONGEST_QUESTION, LONGEST_SPAN = 160, 40, 24
"""Words looked at of a sentence, a question and a span: those of 99.9 % of the sentences that teach and of 98 % of the
answers."""

IMPOSSIBLE = -14.0
"""Logarithm of a chance that does not count: hundreds of such spans come to less than a thousandth."""

TINY = np.float32(1e-12)
"""Chance below which none is divided by."""

GAP = 5
"""Empty places between two sentences: more than the widest dilation, so that no layer sees another sentence."""

_TAGS = ("n", "nr", "ns", "nt", "nz", "v", "vn", "m", "q", "t", "a", "d", "p", "c", "u", "r", "f", "b", "j", "l", "i",
         "eng", "x")  # fmt: skip
_TAG = {tag: place for place, tag in enumerate(_TAGS)}
_ALIKE = {"nrt": "nr", "nrfg": "nr", "uj": "u", "ul": "u", "uz": "u", "ug": "u", "ud": "u", "uv": "u", "ad": "d",
          "an": "n", "ng": "n", "vg": "v", "ag": "a", "tg": "t", "mq": "m", "w": "x", "zg": "n", "s": "f", "vd": "v",
          "rr": "r", "rz": "r", "dg": "d", "df": "d", "vq": "v", "vi": "v", "z": "a", "y": "u", "k": "u", "h": "u",
          "g": "n", "o": "x", "e": "x", "yg": "u"}  # fmt: skip
_MARKS = ("、", ",", "。", "“", "”", "《", "》", "(", ")", ":", "「", "」")
_MARK = {mark: place for place, mark in enumerate(_MARKS)}
_SHAPES = ("digits", "year", "latin", "chinese", "numeral", "quoted", "titled", "bracketed", "first", "last")
OWN = len(_TAGS) + len(_MARKS) + len(_SHAPES) + 2
"""Numbers that describe a word by itself."""

PAIRED = 5
"""Numbers that describe a word by the question, apart from those that the network makes of the similarities."""

ABOUT = 9
"""Numbers that describe a sentence."""

FLAGS = 5
"""Numbers that describe a word of the question."""

LISTS = ("asking", "characters")
"""Arrays of a reader's file that are no weights: words of questions, characters at the edges of words."""

KEPT = 2048
"""Sentences of which the network's part that no question changes is kept."""

_ASKS = re.compile(
    r"[什甚]么|啥|谁|哪[\u4e00-\u9fff]?|多少|几[\u4e00-\u9fff]?|何[\u4e00-\u9fff]|如何|怎[么样]|为何|\b(?:what|which|who|whom|whose|when|where|why|how)\b"
)
_NUMERAL = re.compile(r"[零〇一二两三四五六七八九十百千万亿几数第\d.%]+")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_ENGLISH = re.compile(r"[a-z0-9]+(?:[.,'][a-z0-9]+)*|[^\W_]")
_EMPTY = frozenset("的了是在有和与及或而也就都把被从对以其之这那吗呢吧啊么为个于中由")
_EMPTY_ENGLISH = frozenset(
    "the a an of in on at to for by from with and or is are was were be been being do does did has have had it its that"
    " this as what which who whom whose when where why how many much".split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence cut into words: ``bounds`` are their offsets in its text, one more for the end; ``own`` (words, OWN).

    ``characters`` are the folded text's code points, ``cuts`` where each word begins in them.
    """

    words: tuple[str, ...]
    bounds: tuple[int, ...]
    own: Floats
    folded: str
    characters: npt.NDArray[np.uint32]
    cuts: Ints


@dataclass(frozen=True, slots=True)
class Asked:
    """A question cut into words. ``known`` are 1 where a word says something, ``wanted`` where it asks.

    ``variants`` are, for each word of an English question, the Chinese that counts as it with its weight.
    """

    text: str
    kind: str
    language: str
    words: tuple[str, ...]
    known: Floats
    wanted: Floats
    variants: tuple[tuple[tuple[str, float], ...], ...]
    characters: npt.NDArray[np.uint32]
    owners: Ints


@lru_cache(maxsize=4096)
def read_sentence(text: str) -> Reading:
    """Return the words of a sentence and what each of them is by itself."""
    import rjieba

    folded, offsets = fold_with_offsets(text)
    pairs = list(rjieba.tag(folded))[:LONGEST_SENTENCE]
    lengths = [len(word) for word, _ in pairs]
    cuts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    bounds = tuple(offsets[place] for place in cuts.tolist())
    own = np.zeros((len(pairs), OWN), dtype=np.float32)
    base = len(_TAGS) + len(_MARKS)
    depth = {"“": 0, "《": 0, "(": 0}
    closing = {"”": "“", "》": "《", ")": "(", "」": "“"}
    for place, (word, part) in enumerate(pairs):
        tag = _ALIKE.get(part, part)
        head = word[0]
        unknown = tag == "x" and is_cjk(head)  # a character that the dictionary lacks
        own[place, _TAG["n" if unknown else tag if tag in _TAG else "x"]] = 1.0
        mark = half_width(word)
        if mark in _MARK:
            own[place, len(_TAGS) + _MARK[mark]] = 1.0
        opened = "“" if mark == "「" else mark
        if opened in closing:
            depth[closing[opened]] = 0
        own[place, base : base + 8] = (
            word.isdigit(), bool(_YEAR.fullmatch(word)), head.isascii() and head.isalpha(), is_cjk(head),
            bool(_NUMERAL.fullmatch(word)), depth["“"], depth["《"], depth["("],
        )  # fmt: skip
        if opened in depth:
            depth[opened] = 1
        own[place, -2] = min(len(word), 6) / 6
        own[place, -1] = min(place, 20) / 20
    if pairs:
        own[0, base + 8] = own[-1, base + 9] = 1.0
    end = int(cuts[-1])
    points = np.frombuffer(folded[:end].encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return Reading(tuple(word for word, _ in pairs), bounds, own, folded[:end], points, cuts[:-1])


def read_question(text: str, kind: str, language: str, terms: Sequence[QueryTerm] = ()) -> Asked:
    """Return the words of a question; ``terms`` bring the translations of an English one (Index.terms_of)."""
    folded = fold(text).strip()
    asking = np.zeros(len(folded) + 1, dtype=np.bool_)
    for match in _ASKS.finditer(folded):
        asking[match.start() : match.end()] = True
    spans: list[tuple[int, int]] = []
    if language == "zh":
        import rjieba

        place = 0
        for word in rjieba.cut(folded):
            if word.strip() and (is_cjk(word[0]) or word[0].isalnum()):
                spans.append((place, place + len(word)))
            place += len(word)
    else:
        spans = [match.span() for match in _ENGLISH.finditer(folded)]
    spans = spans[:LONGEST_QUESTION]
    words = [folded[start:end] for start, end in spans]
    wanted = np.array([asking[start:end].any() for start, end in spans], dtype=np.float32)
    empty = _EMPTY if language == "zh" else _EMPTY_ENGLISH
    known = np.array([word not in empty for word in words], dtype=np.float32) * (1 - wanted)
    variants: list[list[tuple[str, float]]] = [[] for _ in words]
    if language != "zh":
        for item in terms:
            first = item.label.split(" ")[0]
            if (first in words and " " in item.label) or item.label in words:
                variants[words.index(first)] += [(said, weight) for said, _, weight in item.variants if weight >= 0.03]
    owners = np.full(len(folded), -1, dtype=np.int64)
    for number, (start, end) in enumerate(spans):
        owners[start:end] = number
    points = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    points = points[owners >= 0]
    return Asked(
        text, kind, language, tuple(words), known, wanted, tuple(map(tuple, variants)), points, owners[owners >= 0]
    )


class WordVectors:
    """Unit vectors of words by an encoder, kept in one growing matrix so that a sentence's are one gather.

    Threads may share it: a word's row is known only when it stands in the matrix, and never changes.
    """

    MOST = 50_000

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rows: dict[str, int] = {}
        self._adding = Lock()
        self._lengths: dict[str, float] = {}
        self.matrix: Floats = np.zeros((1024, len(encoder.encode_query("一"))), dtype=np.float32)

    @property
    def is_full(self) -> bool:
        """Return whether there are so many words that a new matrix should be begun."""
        return len(self._rows) > self.MOST

    def rows(self, words: Sequence[str]) -> Ints:
        """Return the rows of the words in ``matrix``."""
        known = self._rows
        try:
            return np.fromiter(map(known.__getitem__, words), np.int64, len(words))
        except KeyError:
            with self._adding:
                self._add([word for word in dict.fromkeys(words) if word not in known])
        return np.fromiter(map(known.__getitem__, words), np.int64, len(words))

    def _add(self, new: list[str]) -> None:
        count = len(self._rows)
        need = count + len(new)
        if need > len(self.matrix):
            larger = np.zeros((max(need, 2 * len(self.matrix)), self.matrix.shape[1]), dtype=np.float32)
            larger[: len(self.matrix)] = self.matrix
            self.matrix = larger
        if new:
            self.matrix[count:need] = self._encoder.encode_passages(new)
            self._rows.update(zip(new, range(count, need), strict=True))

    def of(self, words: Sequence[str]) -> Floats:
        """Return the vectors of the words. Shape: (words, dimensions)."""
        rows = self.rows(words)  # may replace the matrix
        return self.matrix[rows]

    def length(self, reading: Reading) -> float:
        """Return the length of the sum of the vectors of a sentence's words."""
        found = self._lengths.get(reading.folded)
        if found is None:
            if len(self._lengths) >= KEPT:
                self._lengths.clear()
            found = self._lengths[reading.folded] = float(np.linalg.norm(self.of(reading.words).sum(axis=0)))
        return found

    def of_question(self, asked: Asked) -> Floats:
        """Return the vector of each word of a question; an English word's has half of its translations' mixed in."""
        found = self.of([*asked.words, *(said for variants in asked.variants for said, _ in variants)])
        last = len(asked.words)
        for number, variants in enumerate(asked.variants):
            if variants:
                first, last = last, last + len(variants)
                weights = np.array([weight for _, weight in variants], dtype=np.float32)
                found[number] = unit(found[number] + unit(weights @ found[first:last]))
        return found[: len(asked.words)]


def shared(asked: Asked, *readings: Reading) -> Floats:
    """Return how far each word of sentences is each word of the question. Shape: (words, question's words), in [0, 1].

    By characters: one that both have, in a stretch of two or more that both have, counts in full, one alone a third.
    A Chinese variant of an English word counts by the root of its weight.
    """
    count, size = sum(len(reading.words) for reading in readings), len(asked.words)
    result = np.zeros((count, size), dtype=np.float32)
    if not count or not size:
        return result
    lengths = np.array([len(reading.folded) for reading in readings])
    begins = np.cumsum(lengths) - lengths
    if asked.language == "zh":
        cuts = np.concatenate([reading.cuts + begin for reading, begin in zip(readings, begins, strict=True)])
        characters = np.concatenate([reading.characters for reading in readings])
        known = np.array(sorted(set(asked.characters.tolist())), dtype=np.uint32)
        held = np.flatnonzero(known[np.minimum(known.searchsorted(characters), len(known) - 1)] == characters)
        if not len(held):
            return result
        same = characters[held, None] == asked.characters[None, :]
        pair = same[:-1, :-1] & same[1:, 1:]
        sentences = begins.searchsorted(held, side="right")
        pair[(held[1:] != held[:-1] + 1) | (sentences[1:] != sentences[:-1])] = False
        linked = np.zeros_like(same)
        linked[:-1, :-1] |= pair
        linked[1:, 1:] |= pair
        values = np.float32(1 / 3) * same
        values += np.float32(2 / 3) * linked
        heads = _changes(asked.owners)
        owners = cuts.searchsorted(held, side="right") - 1
        groups = _changes(owners)
        words = owners[groups]
        sizes = _lengths(heads, len(asked.owners))
        # Of a question's word, the share that stands in a sentence's word; one way and the other, the larger
        best = np.maximum.reduceat(values, groups, axis=0)
        forth = np.add.reduceat(best, heads, axis=1) / sizes
        best = np.maximum.reduceat(values, heads, axis=1)
        back = np.add.reduceat(best, groups, axis=0) / _lengths(cuts, len(characters))[words, None]
        result[words[:, None], asked.owners[heads]] = np.maximum(forth, back * 0.999)
        return result
    text = "\n".join(reading.folded for reading in readings)
    begins = begins + np.arange(len(readings))
    cuts = np.concatenate([reading.cuts + begin for reading, begin in zip(readings, begins, strict=True)]).tolist()
    met: dict[tuple[int, int], float] = {}
    for number, word in enumerate(asked.words):
        options = [*asked.variants[number]]
        if asked.known[number] or word[0].isdigit():
            options.append((word, 1.0))
        for said, weight in options:
            place = text.find(said)
            while place >= 0:
                behind = place + len(said)
                at = bisect_right(cuts, place) - 1
                while at < count and cuts[at] < behind:
                    if weight > met.get((at, number), 0.0):
                        met[at, number] = weight
                    at += 1
                place = text.find(said, behind)
    if met:
        at, number = np.array(list(met)).T
        result[at, number] = np.sqrt(np.fromiter(met.values(), np.float32, len(met)))
    return result


def _changes(values: Ints) -> Ints:
    """Return the places at which values differ from the one before, the first among them."""
    return np.flatnonzero(np.concatenate([_BEGINS, values[1:] != values[:-1]])[: len(values)])


_BEGINS = np.ones(1, dtype=np.bool_)


def _lengths(begins: Ints, end: int) -> Ints:
    """Return how long the parts are that begin at such places, the last one ending at ``end``."""
    lengths = np.empty_like(begins)
    np.subtract(begins[1:], begins[:-1], out=lengths[:-1])
    lengths[-1] = end - begins[-1]
    return lengths


def order(asked: Asked, similar: Floats) -> Floats:
    """Return, for each word, how near its place in the question is to what asks: before it and behind it. Shape: (, 2).

    In a Chinese question the words on both sides of 谁 or 哪一年 are those that stand on both sides of the answer.
    """
    asks = np.flatnonzero(asked.wanted)
    found = np.zeros((len(similar), 2), dtype=np.float32)
    if not len(asks) or asked.language != "zh" or not similar.shape[1]:
        return found
    places = np.arange(similar.shape[1])
    before, behind = asks[0] - places, places - asks[-1]
    for side, distance in enumerate((before, behind)):
        near = np.flatnonzero(distance > 0)
        if len(near):
            weight = np.exp(-(distance[near] - 1) / 2.0).astype(np.float32)
            found[:, side] = (similar[:, near] * weight).max(axis=1)
    return found


@dataclass(frozen=True, slots=True)
class Described:
    """Sentences with a question, ready for the network; words of all sentences follow each other.

    Shapes: rows (words,); same, near (words, question's words); paired (words, PAIRED); about (sentences, ABOUT);
    flags (question's words, FLAGS): it says something, asks, is Chinese, stands in a sentence, in how many of them;
    question rows are ``vectors`` (question's words, dimensions).
    """

    asked: Asked
    readings: tuple[Reading, ...]
    sizes: Ints
    rows: Ints
    same: Floats
    near: Floats
    paired: Floats
    about: Floats
    flags: Floats
    vectors: Floats

    @property
    def own(self) -> Floats:
        """Return what each word is by itself. Shape: (words, OWN)."""
        return np.concatenate([reading.own for reading in self.readings])


@unalarmed
def describe(
    asked: Asked,
    texts: Sequence[str],
    vectors: WordVectors,
    places: Sequence[tuple[int, int]],
    nearness: WordVectors | None = None,
) -> Described:
    """Return what the network is given. ``places``: of each sentence, its passage and its place in it from 0.

    A sentence that follows the one before it in the list is known by what that one has of the question, too.
    ``nearness`` are other vectors by which words are compared (for teaching: such as have not seen the questions).
    """
    readings = tuple(read_sentence(text) for text in texts)
    question = vectors.of_question(asked)  # first: it may replace the matrix
    rows = vectors.rows([word for reading in readings for word in reading.words])
    sizes = np.array([len(reading.words) for reading in readings], dtype=np.int64)
    nearness = nearness or vectors
    meant = question if nearness is vectors else nearness.of_question(asked)
    compared = rows if nearness is vectors else nearness.rows([word for one in readings for word in one.words])
    near = nearness.matrix[compared] @ meant.T
    same = shared(asked, *readings) if readings else near
    known = asked.known
    firm = np.maximum(same, np.maximum(near - 0.3, 0) * 0.7) * known
    paired = np.zeros((len(rows), PAIRED), dtype=np.float32)
    if len(asked.words):
        paired[:, 0] = same.max(axis=1)
        paired[:, 1] = (same * known).max(axis=1)
        paired[:, 2] = (near * known).max(axis=1)
        paired[:, 3:5] = order(asked, same)
    about = np.zeros((len(readings), ABOUT), dtype=np.float32)
    begins = np.cumsum(sizes) - sizes
    total = max(float(known.sum()), 1.0)
    flags = np.zeros((len(asked.words), FLAGS), dtype=np.float32)
    flags[:, 0], flags[:, 1], flags[:, 2] = known, asked.wanted, asked.language == "zh"
    filled = sizes > 0
    if filled.any() and len(asked.words):
        covered = np.zeros((len(readings), len(asked.words)), dtype=np.float32)
        covered[filled] = np.maximum.reduceat(firm, begins[filled], axis=0)
        exact = np.zeros_like(covered)
        exact[filled] = np.maximum.reduceat(same * known, begins[filled], axis=0)
        about[:, 0] = covered.sum(axis=1) / total
        about[:, 1] = exact.sum(axis=1) / total
        about[:, 2] = about[:, 0] - about[:, 0].max()
        about[:, 3] = about[:, 1] - about[:, 1].max()
        lengths = np.array([nearness.length(reading) for reading in readings]) * np.linalg.norm(known @ meant)
        sums = np.add.reduceat(near @ known, begins[filled])
        about[filled, 4] = sums / np.maximum(lengths[filled], 1e-9)
        about[:, 5] = about[:, 4] - about[:, 4].max()
        about[:, 6] = np.minimum(sizes, 60) / 60
        at = np.asarray(places)
        follows = 1 + np.flatnonzero((at[1:, 0] == at[:-1, 0]) & (at[1:, 1] == at[:-1, 1] + 1))
        about[follows, 7] = np.maximum(covered[follows], covered[follows - 1]).sum(axis=1) / total - about[follows, 0]
        about[:, 8] = np.minimum(at[:, 1], 10) / 10
        flags[:, 3], flags[:, 4] = covered.max(axis=0), covered.mean(axis=0)
    return Described(asked, readings, sizes, rows, same, near, paired, about, flags, question)


@dataclass(frozen=True)
class Scored:
    """What a reader makes of sentences with a question.

    ``spans[word, length - 1]`` is the logarithm of the chance that the answer begins with that word of the sentences
    and has so many words, given that it is in one of the sentences; ``sentences`` are the chances of the sentences.
    """

    readings: tuple[Reading, ...]
    begins: Ints
    spans: Floats
    sentences: Floats

    def weighted(self, evidence: Floats) -> Scored:
        """Return the scores after other evidence for each sentence, in logarithms. Shape of it: (sentences,)."""
        sizes = np.diff(np.append(self.begins, len(self.spans)))
        spans = self.spans + np.repeat(evidence.astype(np.float32), sizes)[:, None]
        return normalised(self.readings, self.begins, spans)

    def briefer(self, longer: float) -> Scored:
        """Return the scores with ``longer`` off the logarithm of a span's chance for each word beyond its first.

        The chances of the sentences stay.
        """
        sizes = np.diff(np.append(self.begins, len(self.spans)))
        filled = sizes > 0
        if not longer or not filled.any():
            return self
        spans = self.spans - np.float32(longer) * np.arange(LONGEST_SPAN, dtype=np.float32)
        left = np.add.reduceat(np.exp(spans).sum(axis=1), self.begins[filled])
        lost = np.log(np.maximum(self.sentences[filled], TINY) / np.maximum(left, TINY)).astype(np.float32)
        return replace(self, spans=spans + np.repeat(lost, sizes[filled])[:, None])

    @cached_property
    def _likely(self) -> list[tuple[Floats, Floats, Floats]]:
        """Return, for each sentence, the spans that are not all but impossible: starts, ends, twice their chances."""
        flat = self.spans.ravel()
        kept = np.flatnonzero(flat > IMPOSSIBLE)
        first, longer = np.divmod(kept, LONGEST_SPAN)
        sentences = self.begins.searchsorted(first, side="right") - 1
        last = np.minimum(first + longer, np.append(self.begins[1:], len(self.spans))[sentences] - 1)
        starts = np.array([place for reading in self.readings for place in reading.bounds[:-1]], dtype=np.float32)
        stops = np.array([place for reading in self.readings for place in reading.bounds[1:]], dtype=np.float32)
        cuts = sentences.searchsorted(np.arange(len(self.readings) + 1)).tolist()
        columns = starts[first], stops[last], 2 * np.exp(flat[kept])
        starting, stopping, doubled = columns
        return [(starting[low:high], stopping[low:high], doubled[low:high]) for low, high in pairwise(cuts)]

    @unalarmed
    def worths(self, spans: Sequence[tuple[int, int, int]]) -> Floats:
        """Return the F1 by characters that each span (sentence, start, end in its text) may be expected to have.

        It is the mean over all spans of the sentence, by their chances: 突破600家 is worth much if 600家 is likely.
        """
        found = np.zeros(len(spans), dtype=np.float32)
        for sentence in {span[0] for span in spans if span[0] >= 0}:
            starts, stops, chances = self._likely[sentence]
            places = [place for place, span in enumerate(spans) if span[0] == sentence]
            begins, ends = np.array([spans[place][1:] for place in places], dtype=np.float32).T[:, :, None]
            common = np.maximum(np.minimum(stops, ends) - np.maximum(starts, begins), 0)
            found[places] = (common / (np.maximum(stops - starts, 1) + (ends - begins))) @ chances
        return found

    def worth(self, sentence: int, start: int, end: int) -> float:
        """Return the worth of one span."""
        return float(self.worths([(sentence, start, end)])[0])

    def best(self, count: int) -> list[tuple[int, int, int, float]]:
        """Return the likeliest spans: sentence, start and end in its text, logarithm of the chance."""
        flat = self.spans.ravel()
        count = min(count, len(flat))
        top = np.argpartition(-flat, count - 1)[:count]
        found, begins = [], self.begins.tolist()
        for place in top[np.argsort(-flat[top], kind="stable")].tolist():
            word, length = divmod(place, LONGEST_SPAN)
            if flat[place] < -25.0:
                break
            sentence = bisect_right(begins, word) - 1
            bounds = self.readings[sentence].bounds
            first = word - begins[sentence]
            if first + length + 1 >= len(bounds):
                continue  # no span: it would end behind its sentence
            found.append((sentence, bounds[first], bounds[first + length + 1], float(flat[place])))
        return found


def normalised(readings: tuple[Reading, ...], begins: Ints, spans: Floats) -> Scored:
    """Return scores of spans as logarithms of chances, and the chances of the sentences."""
    sizes = np.diff(np.append(begins, len(spans)))
    spans = spans - spans.max()
    spans -= np.log(np.exp(spans).sum())
    chances, filled = np.zeros(len(sizes), dtype=np.float32), sizes > 0
    chances[filled] = np.add.reduceat(np.exp(spans).sum(axis=1), begins[filled])
    return Scored(readings, begins, spans, chances)


class Reader:
    """The network, opened from ``reader.safetensors``."""

    def __init__(self, arrays: dict[str, npt.NDArray[Any]]) -> None:
        self._asking, self._characters = (
            {word: place for place, word in enumerate(bytes(arrays[name]).decode("utf-8").split("\n"), 1) if word}
            for name in LISTS
        )
        self._ = {name: np.asarray(array, np.float32) for name, array in arrays.items() if name not in LISTS}
        self._heads = self._["heads.weight"].shape[0] - 2
        self._taps = [
            [np.ascontiguousarray(self._[f"convs.{number}.weight"][:, :, tap].T) for tap in range(3)]
            for number in range(len(DILATIONS))
        ]
        self._tap = np.concatenate([self._["q2.weight"][:, :, tap].T for tap in range(3)])
        self._fixed = OWN + 2 * self._["F.weight"].shape[1]
        self._kept: WeakKeyDictionary[WordVectors, dict[str, tuple[Floats, Floats]]] = WeakKeyDictionary()

    @classmethod
    def open(cls, path: Path) -> Reader:
        """Return the reader of a file.

        Raises:
            OSError, ValueError: it cannot be read.
        """
        return cls(open_tensors(path))

    def _linear(self, name: str, values: Floats) -> Floats:
        bias = self._.get(f"{name}.bias")
        product = values @ self._[f"{name}.weight"].T
        return product if bias is None else product + bias

    def _still(self, reading: Reading, vectors: WordVectors) -> tuple[Floats, Floats]:
        """Return what no question changes of a sentence's words: their part of the first layer, projected vectors."""
        kept = self._kept.setdefault(vectors, {})
        found = kept.get(reading.folded)
        if found is None:
            number = self._characters.get
            first = self._["F.weight"][[number(word[0], 0) for word in reading.words]]
            last = self._["L.weight"][[number(word[-1], 0) for word in reading.words]]
            own = vectors.of(reading.words)
            parts = np.concatenate([reading.own, first, last], axis=1)
            layer = parts @ self._["x1.weight"][:, : self._fixed].T + own @ self._["word.weight"].T
            found = layer + self._["x1.bias"], own @ self._["P.weight"].T
            if len(kept) >= KEPT:
                kept.clear()
            kept[reading.folded] = found
        return found

    def _question(self, found: Described) -> tuple[Floats, Floats, Floats, Floats]:
        """Return the question as one vector, its words' weights in each head, their hidden and projected vectors."""
        asked, projected = found.asked, found.vectors @ self._["P.weight"].T
        numbers = [self._asking.get(word, 0) for word in asked.words]
        parts = [projected, self._["E.weight"][numbers], found.flags]
        hidden = relu(self._linear("q1", np.concatenate(parts, axis=1)))
        hidden = hidden + relu(convolved(hidden, self._tap, 1) + self._["q2.bias"])
        weights = softmax(self._linear("heads", hidden), axis=0)
        kind = np.zeros(len(KINDS) + 1, dtype=np.float32)
        kind[KINDS.index(asked.kind)] = 1.0
        kind[-1] = asked.language == "zh"
        pooled = (weights[:, self._heads :].T @ hidden).ravel()
        question = np.tanh(self._linear("q3", np.concatenate([pooled, kind])))
        return question, weights[:, : self._heads], hidden, projected

    @unalarmed
    def score(self, found: Described, vectors: WordVectors, evidence: Floats | None = None) -> Scored:
        """Return the scores of all spans and sentences, after other evidence as :meth:`Scored.weighted` takes it."""
        sizes = found.sizes
        begins = np.cumsum(sizes) - sizes
        count = len(found.rows)
        if not count or not found.asked.words:
            spans = np.full((count, LONGEST_SPAN), -30.0, np.float32)
            unread = Scored(found.readings, begins, spans, sizes * np.float32(0))
            return unread if evidence is None or not count else unread.weighted(evidence)
        owners = np.repeat(np.arange(len(sizes)), sizes)
        places = np.arange(count) + GAP * owners
        total = int(places[-1]) + 1
        question, heads, asked, projected = self._question(found)
        similar = np.concatenate([found.same @ heads, found.near @ heads], axis=1)
        left, right = smoothed(similar, places, total)
        layers, owns = zip(*[self._still(reading, vectors) for reading in found.readings], strict=True)
        aligned = softmax(8 * found.near, axis=1) @ projected
        joined = np.concatenate(
            [4 * np.concatenate(owns) * aligned, found.paired, similar, left, right, found.about[owners]], axis=1
        )
        value = joined @ self._["x1.weight"][:, self._fixed :].T
        value += np.concatenate(layers)
        value += self._linear("xq", question)
        # With zeros around it, for the taps of a convolution
        edge = DILATIONS[-1]
        padded = np.zeros((total + 2 * edge, len(question)), dtype=np.float32)
        hidden = padded[edge : edge + total]
        hidden[places] = relu(value)
        empty = np.ones(total, dtype=np.bool_)
        empty[places] = False
        gaps = np.flatnonzero(empty)
        film = self._linear("film", question).reshape(len(DILATIONS), 2, -1)
        for number, dilation in enumerate(DILATIONS):
            scale = 1 + film[number, 0]
            # Three products of what lies as it is are less than one of taps that are copied beside each other
            before, here, behind = self._taps[number]
            value = padded[edge - dilation : edge - dilation + total] @ before
            value += hidden @ here
            value += padded[edge + dilation : edge + dilation + total] @ behind
            value *= scale
            value += self._[f"convs.{number}.bias"] * scale + film[number, 1]
            value = relu(value)
            value[gaps] = 0
            hidden += value
            if number == MEETING:
                hidden[places] += self._met(hidden[places], asked, found)
        hidden = hidden[places]
        pooled = np.zeros((len(sizes), hidden.shape[1]), dtype=np.float32)
        filled = sizes > 0
        pooled[filled] = np.maximum.reduceat(hidden, begins[filled], axis=0)
        parts = [pooled, pooled * question, found.about, np.broadcast_to(question, pooled.shape)]
        worth = self._linear("sent.2", relu(self._linear("sent.0", np.concatenate(parts, axis=1))))[:, 0]
        hidden = relu(self._linear("self", hidden) + (pooled @ self._["pool.weight"].T)[owners])
        scores = self._linear("out", hidden)
        worth = worth if evidence is None else worth + evidence.astype(np.float32)
        spans = self._spans(scores, worth[owners], self._linear("len", question), begins + sizes, owners)
        return normalised(found.readings, begins, spans)

    def _met(self, hidden: Floats, asked: Floats, found: Described) -> Floats:
        """Return what each word takes of the question's words, in their context, that it attends to; it may to none."""
        keys = self._linear("keys", asked)
        logits = hidden @ keys.T
        logits += found.same * self._["mix.weight"][0] + found.near * self._["mix.weight"][1]
        shares = np.exp(np.minimum(logits, 60))
        shares /= 1 + shares.sum(axis=1, keepdims=True)
        attended = shares @ asked
        weights, size = self._["met.weight"].T, hidden.shape[1]
        value = attended @ weights[:size]
        value += (attended * hidden) @ weights[size:]
        return relu(value + self._["met.bias"])

    @staticmethod
    def _spans(scores: Floats, worth: Floats, lengths: Floats, ends: Ints, owners: Ints) -> Floats:
        """Return start + end + insides + how the two ends go together + the length's and the sentence's worth."""
        count, rank = len(scores), (scores.shape[1] - 3) // 2
        padded = np.zeros((count + LONGEST_SPAN, scores.shape[1]), dtype=np.float32)
        padded[:count] = scores
        within = np.concatenate([[0], np.cumsum(padded[:, 2])]).astype(np.float32)
        # How each start goes with each end; of these the band that is not too long, without copying it
        together = scores[:, 3 : 3 + rank] @ padded[:, 3 + rank :].T
        together += padded[:, 1] + within[1:]
        down, right = together.strides
        spans = as_strided(together, (count, LONGEST_SPAN), (down + right, right)) + lengths
        spans += (scores[:, 0] - within[:count] + worth)[:, None]
        spans[(ends[owners] - np.arange(count))[:, None] <= LENGTHS] = -1e4
        return np.asarray(spans, dtype=np.float32)


LENGTHS = np.arange(LONGEST_SPAN)

DILATIONS = (1, 2, 4)
"""How far apart the taps of each convolution lie: together they see seven words on either side."""

MEETING = 1
"""The convolution after which the words of the sentences attend to those of the question."""

DECAY = 0.75 ** np.arange(GAP, dtype=np.float32)
"""How a word's likeness to the question counts for its neighbours, by their distance from 1."""


def relu(values: Floats) -> Floats:
    """Return the values, those below zero as zero."""
    if values.size > len(_ZEROS):
        return np.maximum(values, 0)
    # With as many zeros instead of one, numpy takes a quarter of the time
    return np.maximum(values, _ZEROS[: values.size].reshape(values.shape))


_ZEROS = np.zeros(1 << 16, dtype=np.float32)


def softmax(values: Floats, axis: int) -> Floats:
    """Return positive shares that sum to one along the axis."""
    values = np.exp(values - values.max(axis=axis, keepdims=True))
    return np.asarray(values / values.sum(axis=axis, keepdims=True))


def convolved(values: Floats, taps: Floats, dilation: int) -> Floats:
    """Return a convolution of three taps, zeros beyond the ends. Shapes: (places, C), (3 C, D) to (places, D)."""
    edge = np.zeros((dilation, values.shape[1]), dtype=np.float32)
    padded = np.concatenate([edge, values, edge])
    count = len(values)
    return np.concatenate([padded[at * dilation : at * dilation + count] for at in range(3)], axis=1) @ taps


def smoothed(values: Floats, places: Ints, total: int) -> tuple[Floats, Floats]:
    """Return for each word what stands before it and behind it, the nearer the more."""
    spread = np.zeros((total + 2 * GAP, values.shape[1]), dtype=np.float32)
    spread[places + GAP] = values
    left, right = np.zeros((2, total, values.shape[1]), dtype=np.float32)
    for distance, share in enumerate(DECAY, 1):
        left += share * spread[GAP - distance : GAP - distance + total]
        right += share * spread[GAP + distance : GAP + distance + total]
    return left[places], right[places]


@cache
def open_reader() -> Reader | None:
    """Return the packaged reader, opened once; None where the package has none."""
    path = model_folder() / "reader.safetensors"
    return Reader.open(path) if path.exists() else None
