"""The answer to a question among ranked sentences, whatever the evidence for it: a typed value, else a span of words.

The learned reader judges both. Values come from the finders of their kind, which know where 640家 or a full name ends;
the reader says which of them is meant. Where nothing of the kind is near what is asked, and for what and why, it
chooses freely. Without a reader, or over text that is not Chinese, the rules of :mod:`qa.extract` and :mod:`qa.prose`
decide.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from qa import prose, tabled
from qa.extract import Candidate, values
from qa.question import TYPED
from qa.reader import read

if TYPE_CHECKING:
    from index import Index
    from qa.extract import Sentence
    from qa.matching import Word
    from qa.question import Question
    from qa.reader import Read

READ = {"zh": 0.5, "en": 0.0}
"""What a factor of e in the worth of a value counts beside its score by rules, by the language of the question. The
reader has learned English from made questions only; on the dev questions it costs right values, so that
rules alone choose the values of an English question, and the reader its free spans."""

FREE = {"zh": 0.1, "en": 0.0}
"""Share of the worth of the best span of any kind that a value must have, lest that span is given. A question of
keywords, which the reader has not learned from, is given a value wherever there is one. Tuned on CMRC2018 dev, even
half, and on the dev questions."""

LEAST = 0.01
"""Worth below which values are not told apart."""


def typed(
    index: Index, question: Question, words: list[Word], sentences: list[Sentence], found: Read | None
) -> list[Candidate]:
    """Return the values of the kind asked for, best first; none where the kind has no values."""
    if question.kind not in TYPED and question.kind != "list":
        return []
    near = sentences[:12]
    if question.kind in {"number", "money", "percent"}:  # a cell is read with its column, by qa.tabled
        near = [item for item in near if not tabled.is_line(item.text)]
    candidates = values(near, words, question)
    if question.kind == "date":
        candidates += [made for item in sentences[:3] if (made := prose.event_date(index, item)) is not None]
    if found is not None:
        share = READ[question.language]
        candidates = [_judged(item, found.worth(item.sentence, item.start, item.end), share) for item in candidates]
    return sorted(candidates, key=lambda candidate: -candidate.score)


def _judged(candidate: Candidate, worth: float, share: float) -> Candidate:
    return replace(candidate, score=candidate.score + share * math.log(max(worth, LEAST)), worth=worth)


def ranked(index: Index, question: Question, words: list[Word], sentences: list[Sentence]) -> list[Candidate]:
    """Return the candidates for any kind of question, best first; none if there is no sentence."""
    if not sentences:
        return []
    found = read(index, question, sentences)
    candidates = typed(index, question, words, sentences, found)
    if found is None:
        if not candidates and question.kind in TYPED:
            return []
        return candidates or [prose.best_clause(sentences, words, question)]
    free = [
        Candidate(
            sentence, start, end, sentence.score + READ[question.language] * math.log(max(worth, LEAST)), worth=worth
        )
        for sentence, start, end, worth in found.spans()
    ]
    if candidates and (
        not found.asks or (candidates[0].worth or 0.0) >= FREE[question.language] * (free[0].worth or 0.0)
    ):
        return candidates
    return free


def choose(index: Index, question: Question, words: list[Word], sentences: list[Sentence]) -> Candidate | None:
    """Return the best span for any kind of question; None if there is no sentence."""
    return next(iter(ranked(index, question, words, sentences)), None)
