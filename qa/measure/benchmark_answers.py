"""Answers measured on SQuAD-like sets: the right sentence, exact match and F1, with the passage given and end to end.

With the passage given, only the choice of sentence and span is measured, and nothing is refused. End to end, all
passages of the set are one index, and a refusal is a wrong answer. F1 is CMRC2018's official one (the longest common
stretch of characters and Latin words, which DRCD is mostly measured by too); ``bag`` is that of SQuAD and MLQA.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import DocumentError
from corpus.normalise import language_of
from index.hybrid import Hit
from qa.asking.question import read_question
from qa.asking.words import content_words, heard
from qa.assistant import Assistant
from qa.finding.choice import choose
from qa.finding.extract import rank_sentences
from qa.measure.benchmark import HALVES, index_of
from qa.measure.metrics import exact_match, overlap_f1, stretch_f1

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index import Index
    from index.encoder import Encoder
    from qa.measure.benchmark import QuestionSet


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to a question of a set: its text, the sentence that it was taken from ("" if refused), the cost."""

    language: str
    right: tuple[str, ...]
    text: str
    sentence: str
    milliseconds: float

    @property
    def holds(self) -> bool:
        """Return whether the sentence has one of the right answers in it."""
        return any(answer.strip() in self.sentence for answer in self.right if answer.strip())


def from_passages(index: Index, questions: QuestionSet) -> Iterator[Given]:
    """Yield the answer to each question from its own passage; ``index`` is that of the set's passages.

    What a question's words weigh is still decided by the whole index, as it is when people ask.
    """
    place = {source.name: number for number, source in enumerate(index.passages.sources)}
    for (text, number), right in zip(questions.questions, questions.answers, strict=True):
        hit = Hit(1, index.passages.row(place[f"{number:08}"]), 0.0, 0.0, 0.0)
        question, query = read_question(text), index.prepare(text)
        began = time.perf_counter()
        query = heard(index, query, [hit])
        words = content_words(question, index, query.terms)
        sentences = rank_sentences(index, [hit], words, query.vector, question)
        chosen = choose(index, question, words, sentences, query.terms)
        took = 1000 * (time.perf_counter() - began)
        yield Given(
            language_of(text), right, chosen.text if chosen else "", chosen.sentence.text if chosen else "", took
        )


def from_everything(index: Index, questions: QuestionSet) -> Iterator[Given]:
    """Yield the answer that is given to each question, all passages at hand; "" where it is refused."""
    assistant = Assistant(index)
    for (text, _), right in zip(questions.questions, questions.answers, strict=True):
        began = time.perf_counter()
        answer = assistant.ask(text)
        took = 1000 * (time.perf_counter() - began)
        yield Given(language_of(text), right, answer.answer, "".join(item.quote for item in answer.citations[:1]), took)


def lines(questions: QuestionSet, encoder: Encoder | None = None) -> Iterator[str]:
    """Yield the table of one set, figures in per cent, for each language that its questions are asked in.

    Raises:
        DocumentError: the set has no answers.
    """
    if not any(questions.answers):
        raise DocumentError(
            f"{questions.name} has no answers to compare with; give SQuAD-like JSON with data/paragraphs/qas/answers.",
            f"{questions.name} 中没有可供比较的答案；请给出含 data/paragraphs/qas/answers 的 SQuAD 格式 JSON。",
        )
    index = index_of(questions.passages, encoder)
    yield f"{questions.name}: {len(questions.questions)} questions, {len(questions.passages)} passages"
    yield f"  {'from':<10} {'asked in':<8} {'questions':<9} {'sentence':>8} {'EM':>6} {'F1':>6} {'bag':>6} {'ms':>6}"
    for name, ask in (("passage", from_passages), ("everything", from_everything)):
        given = list(ask(index, questions))
        for language in sorted({item.language for item in given}):
            for half, part in HALVES.items():
                some = [item for item in given[part] if item.language == language]
                if some:
                    yield f"  {name:<10} {language:<8} {half:<9} {_figures(some)}"


def _figures(given: list[Given]) -> str:
    parts = (
        [item.holds for item in given],
        [exact_match(item.text, item.right) for item in given],
        [stretch_f1(item.text, item.right) for item in given],
        [overlap_f1(item.text, item.right) for item in given],
    )
    means = [100 * sum(part) / len(given) for part in parts]
    middle = sorted(item.milliseconds for item in given)[len(given) // 2]
    return "{:8.2f} {:6.2f} {:6.2f} {:6.2f}".format(*means) + f" {middle:6.2f}"
