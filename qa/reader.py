"""What the learned reader (:mod:`index.reader`) makes of the best sentences: their chances, what spans are worth."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from corpus.normalise import is_cjk
from index.reader import WordVectors, describe, open_reader, read_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Index
    from index.encoder import Encoder
    from index.reader import Scored
    from qa.extract import Sentence
    from qa.question import Question

SENTENCES = 8
"""Sentences that are read for a question, the best by coverage and nearness: as many as the reader was taught with."""

RULES = {"zh": 1.0, "en": 2.5}
"""What the score of :func:`qa.extract.rank_sentences` counts beside the reader's logarithm of a chance: it knows what
the reader does not, the event's title and the rank of the passage. Tuned on
the even halves of CMRC2018 and MLQA dev."""

KEPT = 50_000
"""Words whose vectors are kept, 1 KB each; then all are forgotten."""

_one_at_a_time = Lock()
_vectors: WeakKeyDictionary[Encoder, WordVectors] = WeakKeyDictionary()


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

    def worth(self, sentence: Sentence, start: int, end: int) -> float:
        """Return the F1 to be expected of a span of the document, in [0, 1]; 0 if its sentence was not read."""
        for number, item in enumerate(self.sentences):
            if item is sentence or (item.row.source == sentence.row.source and item.start == sentence.start):
                return self.scored.worth(number, start - item.start, end - item.start)
        return 0.0

    def spans(self, count: int = 20) -> list[tuple[Sentence, int, int, float]]:
        """Return the likeliest spans of the document with the F1 to be expected of each, best first."""
        found = []
        for number, start, end, _ in self.scored.best(count):
            sentence = self.sentences[number]
            worth = self.scored.worth(number, start, end)
            found.append((sentence, sentence.start + start, sentence.start + end, worth))
        return sorted(found, key=lambda item: -item[3])


def read(index: Index, question: Question, sentences: Sequence[Sentence], most: int = SENTENCES) -> Read | None:
    """Return the best sentences as read; None without a reader, or where the text is not Chinese."""
    reader = open_reader()
    chosen = [item for item in sentences[:most] if any(map(is_cjk, item.text))]
    if reader is None or not chosen:
        return None
    chosen.sort(key=lambda item: (item.row.number, item.start))
    terms = index.terms_of(question.text) if question.language != "zh" else ()
    asked = read_question(question.text, question.kind, question.language, terms)
    places = []
    for item in chosen:
        spans = index.passages.sentence_spans(item.row.number)
        places.append((item.row.number, next((n for n, (start, _) in enumerate(spans) if start == item.start), 0)))
    with _one_at_a_time:
        vectors = _vectors.get(index.encoder)
        if vectors is None or len(vectors) > KEPT:
            vectors = _vectors[index.encoder] = WordVectors(index.encoder)
        scored = reader.score(describe(asked, [item.text for item in chosen], vectors, places), vectors)
    evidence = np.array([item.score for item in chosen], dtype=np.float32)
    return Read(
        tuple(chosen), scored.weighted(RULES[question.language] * (evidence - evidence.max())), bool(asked.wanted.any())
    )
