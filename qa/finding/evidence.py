"""What speaks for a sentence of Chinese text as the one that answers an English question, beside the learned reader.

A translation table finds the words of an English question in nearly every sentence of the right passage: the name that
the passage is about in all of them, words of many senses by one sense or another. What tells its sentences apart are
the words that few of them have, those that name what is counted above all, and how near each word of the question comes
to some word of the sentence.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from corpus.normalise import fold
from qa.asking import sorts
from qa.asking.matching import coverage
from qa.finding.extract import value_finder

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from index.reader import Described
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

RARE, COSINE, HOLDS, NEW, NEAR = 6.0, 4.2, 1.2, 0.4, 5.6
"""What counts, in log-odds: the rare words that a sentence has, its vector, whether it has a value of the kind or sort
asked for that the question does not give, each such value, how near its words come. Fitted by the softmax of the right
sentence on 4,200 questions of CMRC2018 train and trial and DRCD test said in English word by word
(:class:`index.training.ranking.Speaker`), two fifths of their words left out, with vectors that had not seen them."""

PASSAGE = 2.5
"""What the best score of a passage's sentences counts. Within one passage it says nothing."""

COMPARED = 24
"""Best sentences among which a word is rare or common."""

HELD = 0.15
"""Least coverage of a word that counts as having it."""

MOST_NEW = 2
"""Values beyond the second add nothing."""


def likelihoods(
    question: Question,
    words: Sequence[Word],
    sentences: Sequence[Sentence],
    chosen: Sequence[Sentence],
    read: Described,
) -> npt.NDArray[np.float32]:
    """Return the logarithm of how likely each of the chosen sentences is to answer, but for a constant.

    ``sentences`` are all at hand, best first, ``read`` is what the reader is given of the chosen.
    Shape: (chosen,).
    """
    finder, asked, sort = value_finder(question), fold(question.text), sorts.finder(question.text)
    compared = [coverage(list(words), item.matches) for item in sentences[:COMPARED]]
    least = math.log((len(compared) + 1) / 1.5)
    worth = []
    for number, word in enumerate(words):
        having = sum(row[number] > HELD for row in compared)
        rarity = math.log((len(compared) + 1) / (having + 0.5)) / least if least > 0 else 1.0
        worth.append(word.idf * word.focus * min(max(rarity, 0.0), 1.0))
    total = sum(word.idf for word in words) or 1.0
    best: dict[int, float] = {}
    for item in sentences:
        best[item.row.number] = max(best.get(item.row.number, -math.inf), item.score)
    near = nearness(read)
    found = np.zeros(len(chosen), dtype=np.float32)
    for place, item in enumerate(chosen):
        rare = sum(value * have for value, have in zip(worth, coverage(list(words), item.matches), strict=True)) / total
        spans = finder(item.text, item.row) if finder else sort(item.text) if sort else []
        new = sum(
            fold(item.text[low:high]) not in asked and not is_given(item, item.start + low, item.start + high)
            for low, high in spans
        )
        found[place] = (
            RARE * rare + COSINE * item.cosine + HOLDS * bool(new) + NEW * min(new, MOST_NEW)
            + NEAR * near[place] + PASSAGE * best[item.row.number]
        )  # fmt: skip
    return found


GIVEN = 0.3
"""Least weight of a translation by which a value counts as one that the question names."""


def is_given(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether words of the question say all of ``[start, end)`` of the document, as Peru does of 秘鲁.

    Of a foreign name they need say the last part only: Weber is 汉斯·韦伯.
    """
    low, high = start - sentence.start, end - sentence.start
    place = low + sentence.text[low:high].rfind("·") + 1
    for first, last, _, weight in sorted(sentence.matches):
        if weight >= GIVEN and sentence.offsets[first] <= place < sentence.offsets[last]:
            place = sentence.offsets[last]
    return place >= high


def nearness(read: Described) -> npt.NDArray[np.float32]:
    """Return how near each sentence comes to the question's words, the mean of each nearest. Shape: (sentences,)."""
    known = read.asked.known
    found = np.zeros(len(read.sizes), dtype=np.float32)
    filled = read.sizes > 0
    if not filled.any() or not known.any():
        return found
    begins = np.cumsum(read.sizes) - read.sizes
    nearest = np.maximum(np.maximum.reduceat(read.near, begins[filled], axis=0), 0)
    found[filled] = nearest @ known / known.sum()
    return found
