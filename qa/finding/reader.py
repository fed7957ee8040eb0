"""What the learned reader (:mod:`index.reader`) makes of the best sentences: their chances, what spans are worth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import numpy as np

from corpus.normalise import is_cjk
from index.reader import WordVectors, describe, open_reader, read_question
from qa.finding.evidence import likelihoods
from qa.finding.passage_texts import passage_text

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from index import Index
    from index.encoder import Encoder
    from index.lexical import QueryTerm
    from index.reader import Scored
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

SENTENCES = 8
"""Sentences that are read for a question, the best by coverage and nearness: as many as the reader was taught with."""

RULES = 1.0
"""What the score of :func:`qa.finding.extract.rank_sentences` counts beside the reader's logarithm of a chance: it knows what
the reader does not, the event's title and the rank of the passage. Tuned on the even half of CMRC2018 dev."""

TRUST = 0.3
"""What the reader's logarithm of a chance counts for a sentence beside :func:`qa.finding.evidence.likelihoods` where the
question is English: it has learned from questions made by the table, and is surer of itself than it is right. Tuned on
the even half of MLQA dev, where 0.2 to 0.4 differ by noise."""

LONGER = {"zh": 0.12, "en": 0.0}
"""What each further word takes from the logarithm of a span's chance. The reader was taught by the F1 to be expected,
and expects too much of long spans: those of 36 characters and more that it held best had F1 24 on DRCD dev where it
expected 50, those below ten 75 where it expected 71. Tuned on a quarter of the even halves of CMRC2018 and DRCD dev,
where 0.1 to 0.2 differ by noise. Of an English question it takes right sentences (4 to 8 of 504 on MLQA dev)."""

FAINTEST = 1e-6
"""Chance below which those of sentences are not told apart."""


@lru_cache(maxsize=2)
def word_vectors(encoder: Hashable) -> WordVectors:
    """Return the vectors of words by an encoder: of the last two, since they keep it alive."""
    return WordVectors(cast("Encoder", encoder))


@dataclass(frozen=True, slots=True)
class Read:
    """Sentences as read with a question: ``chances`` of holding the answer, if one does, in the order of ``sentences``.

    ``asks`` says whether the question has a word that asks (谁, how many), as those have that taught the reader.
    """

    sentences: tuple[Sentence, ...]
    scored: Scored
    asks: bool

    @property
    def chances(self) -> list[float]:
        """Return the chance of each sentence to hold the answer; they sum to one."""
        return [float(chance) for chance in self.scored.sentences]

    def worths(self, spans: Sequence[tuple[Sentence, int, int]]) -> list[float]:
        """Return the F1 to be expected of each span of the document, in [0, 1]; 0 if its sentence was not read."""
        numbers = {(item.row.source, item.start): number for number, item in enumerate(self.sentences)}
        worths: list[float] = self.scored.worths(
            [(numbers.get((item.row.source, item.start), -1), start - item.start, end - item.start)
             for item, start, end in spans]
        ).tolist()  # fmt: skip
        return worths

    def chance(self, sentence: Sentence) -> float:
        """Return the chance of one sentence to hold the answer, 0 if it was not read."""
        for item, chance in zip(self.sentences, self.scored.sentences, strict=True):
            if item is sentence:
                return float(chance)
        return 0.0

    def spans(self, count: int = 20) -> list[tuple[Sentence, int, int, float]]:
        """Return the likeliest spans of the document with the F1 to be expected of each, best first."""
        best = [span[:3] for span in self.scored.best(count)]
        found = [
            (self.sentences[number], self.sentences[number].start + start, self.sentences[number].start + end, worth)
            for (number, start, end), worth in zip(best, self.scored.worths(best).tolist(), strict=True)
        ]
        return sorted(found, key=lambda item: -item[3])


def read(
    index: Index,
    question: Question,
    sentences: Sequence[Sentence],
    *,
    most: int = SENTENCES,
    terms: Sequence[QueryTerm] | None = None,
    words: Sequence[Word] = (),
) -> Read | None:
    """Return the best sentences as read; None without a reader, or where the text is not Chinese.

    ``words`` are those of the question, of which an English one makes more than the reader does. ``terms`` are those of
    ``index.terms_of(question.text)``, if they are at hand.
    """
    reader = open_reader()
    chosen = [item for item in sentences[:most] if any(map(is_cjk, item.text))]
    if reader is None or not chosen:
        return None
    chosen.sort(key=lambda item: (item.row.number, item.start))
    vectors = word_vectors(cast("Hashable", index.encoder))
    if vectors.is_full:
        word_vectors.cache_clear()
    if question.language == "zh":
        terms = ()
    elif terms is None:
        terms = index.terms_of(question.text)
    asked = read_question(question.text, question.kind, question.language, terms)
    places = []
    for item in chosen:
        known = passage_text(index, item.row).sentences
        places.append((item.row.number, next((n for n, other in enumerate(known) if other.start == item.start), 0)))
    described = describe(asked, [item.text for item in chosen], vectors, places)
    if question.language == "zh":
        evidence = RULES * np.array([item.score for item in chosen], dtype=np.float32)
        scored = reader.score(described, vectors, evidence - evidence.max())
    else:
        scored = reader.score(described, vectors)
        evidence = likelihoods(question, words, sentences, chosen, described)
        evidence -= (1 - TRUST) * np.log(np.maximum(scored.sentences, FAINTEST))
        scored = scored.weighted(evidence - evidence.max())
    return Read(tuple(chosen), scored.briefer(LONGER[question.language]), bool(asked.wanted.any()))
