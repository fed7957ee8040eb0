"""What is learned from what: the pairs of the files, sorted into lessons, and pairs made by dictionary."""

from __future__ import annotations

import math
import random
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import rjieba

from corpus.normalise import fold
from index.training.embedding import Bags, Lesson
from index.training.pairs import is_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.pieces import Pieces
    from index.training.pairs import Pair, Source

_NOTE = re.compile(r"\([^()]*\)|（[^（）]*）")
_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]?")


class Texts(NamedTuple):
    """Two texts that belong together."""

    first: str
    second: str


def glosses(pair: Pair) -> list[Texts]:
    """Return a row of a dictionary taken apart: each sense by itself, remarks in brackets left out.

    Example:
        >>> from index.training.pairs import Pair
        >>> glosses(Pair("企业", "company; firm (business)", "dict", ""))
        [Texts(first='企业', second='company'), Texts(first='企业', second='firm')]
    """
    senses = [_NOTE.sub(" ", sense).strip() for sense in pair.second.split(";")]
    senses = [sense for sense in senses if sense and not sense.startswith(("variant of", "see ", "old variant", "CL:"))]
    return [Texts(pair.first, sense) for sense in senses[:6]]


def sentence_with(passage: str, answer: str) -> str:
    """Return the sentence of a passage in which the answer stands first, the passage itself if it stands in none."""
    for sentence in _SENTENCE.findall(passage):
        if answer and answer in sentence:
            return str(sentence)
    return passage


class Dictionary:
    """Chinese words with their English, a weight each: what a sentence is translated by, word by word."""

    def __init__(self, sources: Iterable[Source]) -> None:
        ranks: dict[str, int] = {}
        rows: list[tuple[str, str, float]] = []
        for source in sources:
            if source.name == "ecdict_ranked":
                senses: dict[str, int] = defaultdict(int)
                for pair in source.pairs:
                    word = pair.second.lower()
                    rank = int(pair.note) if pair.note.isdigit() else 100_000
                    ranks[word] = min(rank, ranks.get(word, rank))
                    place = senses[word]
                    senses[word] += 1
                    rows.append((pair.first, word, 1 / (1 + place)))
            elif source.name == "cc_cedict_2026":
                for pair in source.pairs:
                    for place, (_, sense) in enumerate(glosses(pair)):
                        rows.append((pair.first, sense.removeprefix("to "), 2 / (1 + place)))
            elif source.name in ("dbp15k_zh_en_names", "universities_zh_en", "cldr_names"):
                rows += [(pair.first, pair.second, 2.0) for pair in source.pairs]
        found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for chinese, english, weight in rows:
            words = english.lower().split()
            if not 1 <= len(words) <= 4:
                continue
            # A common word is the likelier translation; a phrase is as common as its rarest word
            rank = max(ranks.get(word, 60_000) for word in words)
            found[fold(chinese)][english.lower()] += weight / math.log(100 + rank)
        self._found = {}
        for chinese, options in found.items():
            best = sorted(options.items(), key=lambda item: (-item[1], item[0]))[:8]
            self._found[chinese] = ([english for english, _ in best], [weight for _, weight in best])

    def __len__(self) -> int:
        return len(self._found)

    def translated(self, text: str, draw: random.Random) -> str:
        """Return English words for a Chinese text, drawn by their weights; numbers and Latin words stay."""
        words = []
        for word in rjieba.cut(fold(text)):
            options = self._found.get(word)
            if options:
                words.append(draw.choices(options[0], options[1])[0])
            elif word.isascii():
                words.append(word)
        return " ".join(words)


def keys_of(texts: Sequence[str]) -> np.ndarray:
    """Return a number a text, the same for the same text."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int64)


def lesson_of(name: str, rows: Sequence[Texts], share: float, pieces: Pieces) -> Lesson:
    """Return the lesson of the pairs; those of which a side has no known piece are left out."""
    first = Bags.of(pieces, [row.first for row in rows])
    second = Bags.of(pieces, [row.second for row in rows])
    kept = np.flatnonzero((np.diff(first.bounds) > 0) & (np.diff(second.bounds) > 0))
    keys = [keys_of([row[side] for row in rows])[kept] for side in (0, 1)]
    return Lesson(name, first.take(kept), second.take(kept), keys[0], keys[1], share)
