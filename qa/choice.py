"""The answer to a question among ranked sentences, whatever the evidence for it: a typed value, else a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import prose
from qa.extract import values
from qa.question import TYPED

if TYPE_CHECKING:
    from index import Index
    from qa.extract import Candidate, Sentence
    from qa.matching import Word
    from qa.question import Question


def typed(index: Index, question: Question, words: list[Word], sentences: list[Sentence]) -> list[Candidate]:
    """Return the values of the kind asked for, best first; none where the kind has no values."""
    if question.kind not in TYPED and question.kind != "list":
        return []
    found = values(sentences[:12], words, question)
    if question.kind == "date":
        found += [made for item in sentences[:3] if (made := prose.event_date(index, item)) is not None]
        found.sort(key=lambda candidate: -candidate.score)
    return found


def choose(index: Index, question: Question, words: list[Word], sentences: list[Sentence]) -> Candidate | None:
    """Return the best span for any kind of question; None if there is no sentence."""
    if not sentences:
        return None
    found = typed(index, question, words, sentences)
    return found[0] if found else prose.best_clause(sentences, words, question)
