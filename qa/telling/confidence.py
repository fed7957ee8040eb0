"""How sure an answer is: features of the evidence, and a logistic model of them fitted on data.

Two probabilities come of the same features: that the question is answerable from the text (below a threshold the
answer is withheld) and that the answer chosen is right (the confidence that is shown). :mod:`qa.measure.calibration`
fits both, ``dashiji calibrate DATA`` writes ``confidence.json`` beside this module.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.asking.holdings import COVERED, absent_share
from qa.asking.matching import coverage, find_in_all, sought
from qa.asking.segmenter import folded_of as fold
from qa.finding import names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index import Hit
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Candidate, Sentence

FILE = Path(__file__).with_name("confidence.json")

APART = 0.35
"""Share of the question that another title must say beyond the answer's own to count against it (by hand)."""

NUMERIC = frozenset({"number", "money", "percent"})
NAMED = frozenset({"place", "organisation", "person", "list"})
GROUPS = ("numeric", "date", "named", "prose")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known when an answer has been chosen: ``candidate`` is None for yes and no."""

    question: Question
    words: list[Word]
    sentences: Sequence[Sentence]
    hits: Sequence[Hit]
    sentence: Sentence
    candidate: Candidate | None
    rivals: Sequence[Candidate]
    missing: int

    @property
    def group(self) -> str:
        """Return the group of kinds that share their weights."""
        kind = self.question.kind
        if kind in NUMERIC:
            return "numeric"
        if kind in NAMED:
            return "named"
        return "date" if kind == "date" else "prose"


def _prior(item: Evidence) -> float:
    """Return the log-odds that a rule set by hand gives: coverage, nearness, and a number's tie to the question."""
    chinese = item.question.language == "zh"
    z = 6.0 * (item.sentence.share - (0.28 if chinese else 0.25)) + item.sentence.cosine - 0.2
    if item.candidate is not None and item.group == "numeric":
        z += 8.0 * (min(item.candidate.local, 0.3) - 0.06) + min(item.candidate.fitness, 0.0)
        z -= 1.0 * (item.candidate.local < 0.03)
        z -= (2.0 if chinese else 1.2) * (_focus(item) < 0.35)  # what is counted is not spoken of
    best = max(other.share for other in item.sentences[:12])
    return z - 4.0 * max(0.0, best - item.sentence.share - 0.1)  # it is spoken of elsewhere, without a value


def _focus(item: Evidence) -> float:
    asked = [value for word, value in zip(item.words, item.sentence.covered, strict=True) if word.focus > 1]
    return max(asked) if asked else 0.6


def _own(item: Evidence) -> float:
    """Return the share of the question that stands in the sentence itself, not over or around it."""
    return _said_in(item.sentence, item.words)


def _said_in(sentence: Sentence, words: list[Word]) -> float:
    total = sum(word.idf for word in words) or 1.0
    held = {match.word: 0.0 for match in sentence.matches}
    for match in sentence.matches:
        held[match.word] = max(held[match.word], match.weight)
    return sum(words[number].idf * math.sqrt(min(value, 1.0)) for number, value in held.items()) / total


def _rarest(item: Evidence) -> float:
    """Return how well the rarest word of the question is covered."""
    if not item.words:
        return 0.0
    place = max(range(len(item.words)), key=lambda number: item.words[number].idf)
    return item.sentence.covered[place]


def _worst(item: Evidence) -> float:
    """Return the greatest share of the question's weight that a single word has which the sentence does not cover."""
    total = sum(word.idf for word in item.words) or 1.0
    lacking = [
        word.idf for word, value in zip(item.words, item.sentence.covered, strict=True) if value < COVERED
    ]  # fmt: skip
    return max(lacking, default=0.0) / total


def _elsewhere(item: Evidence) -> float:
    """Return by how much another title among the hits says more of what is asked than the one over the answer."""
    total = sum(word.idf for word in item.words) or 1.0
    mine = fold(item.sentence.row.event or "")
    titles = list(dict.fromkeys([mine, *(fold(sentence.row.event or "") for sentence in item.sentences[:20])]))
    covers = [coverage(item.words, matches) for matches in find_in_all(sought(item.words), titles)]
    said = [sum(word.idf * value for word, value in zip(item.words, found, strict=True)) / total for found in covers]
    if mine and mine in fold(item.sentence.row.text):  # no heading but how the entry begins: it may go on to more
        around = [other for other in item.sentences if other.row.number == item.sentence.row.number]
        said[0] = max(said[0], *(_said_in(other, item.words) for other in around), 0.0)
    if _own(item) >= max(said):
        return 0.0  # no title says more of it than the sentence itself
    # Titles share common words; only one that says much more is another story
    return max(0.0, max(said) - said[0] - APART)


def _nobody(item: Evidence) -> float:
    """Return whether a person is asked for and the answer is not one."""
    if item.candidate is None or item.question.kind != "person":
        return 0.0
    base = item.candidate.sentence.start
    span = (item.candidate.start - base, item.candidate.end - base)
    named = span in names.people(item.candidate.sentence.text) or names.is_latin_body(item.candidate.text)
    return float(not named)


def _margin(item: Evidence) -> float:
    """Return how far the answer's score lies above that of the next value that is another one."""
    if item.candidate is None:
        return 1.0
    text = item.candidate.text
    others = [rival.score for rival in item.rivals[:20] if rival.text != text]
    return min(item.candidate.score - max(others), 1.5) if others else 1.0


def _agreeing(item: Evidence) -> float:
    """Return in how many other sentences the answer stands too, at most three."""
    if item.candidate is None or len(item.candidate.text) > 40:
        return 0.0
    text = item.candidate.text
    return float(min(sum(text in other.text for other in item.sentences[:20] if other is not item.sentence), 3))


def _worth(item: Evidence) -> float:
    """Return the F1 that the learned reader expects of the answer; a half where it was not asked."""
    worth = item.candidate.worth if item.candidate else None
    return 0.5 if worth is None else worth


FEATURES: dict[str, Callable[[Evidence], float]] = {
    "prior": _prior,
    "share": lambda item: item.sentence.share,
    "own": _own,
    "cosine": lambda item: item.sentence.cosine,
    "absent": lambda item: absent_share(item.words, item.sentences[:12]),
    "better": lambda item: max(other.share for other in item.sentences[:12]) - item.sentence.share,
    "focus": _focus,
    "rarest": _rarest,
    "worst": _worst,
    "local": lambda item: min(item.candidate.local, 0.6) if item.candidate else 0.0,
    "astray": lambda item: float(bool(item.candidate) and item.candidate.local < 0.03) if item.candidate else 0.0,
    "fitness": lambda item: item.candidate.fitness if item.candidate else 0.0,
    "margin": _margin,
    "agreeing": _agreeing,
    "words": lambda item: math.log1p(len(item.words)),
    "dates": lambda item: float(any(date.day for date in item.question.dates)),
    "elsewhere": _elsewhere,
    "nobody": _nobody,
    "missing": lambda item: float(min(item.missing, 2)),
    "reader": _worth,
}
"""Every feature by its name, in the order of the model's weights. Another is added here and the model fitted anew."""

_BY_GROUP = ("prior", "own", "focus", "local", "fitness", "margin", "reader")
"""Features that weigh differently for each group of kinds."""


def columns() -> list[str]:
    """Return the names of the model's inputs."""
    return [*FEATURES, *GROUPS, *(f"{name}:{group}" for group in GROUPS for name in _BY_GROUP)]


def described(item: Evidence) -> list[float]:
    """Return the model's inputs for one answer, in the order of :func:`columns`."""
    values = {name: float(read(item)) for name, read in FEATURES.items()}
    group = item.group
    mine = [float(group == other) for other in GROUPS]
    return [
        *values.values(), *mine, *(values[name] * weight for weight in mine for name in _BY_GROUP),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted model: for each language the weights of both probabilities, and the least one to answer with."""

    weights: dict[str, dict[str, list[float]]]
    threshold: dict[str, float]

    @classmethod
    def of(cls, entry: dict[str, Any]) -> Model:
        """Return the model of the data file.

        Raises:
            ValueError: it is for other features.
        """
        if entry["columns"] != columns():
            raise ValueError("confidence.json is for other features; run dashiji calibrate")
        return cls(entry["weights"], entry["threshold"])

    def probability(self, which: str, language: str, inputs: Sequence[float]) -> float:
        """Return the probability in [0, 1]; ``which`` is "answerable" or "right"."""
        bias, *weights = self.weights[language][which]
        z = bias + sum(weight * value for weight, value in zip(weights, inputs, strict=True))
        return 1 / (1 + math.exp(-min(max(z, -30.0), 30.0)))


@cache
def model() -> Model:
    """Return the packaged model."""
    return Model.of(json.loads(FILE.read_text(encoding="utf-8")))


_BANDS = (
    (80, "把握：高（{}%）", "Confidence: high ({}%)"),
    (60, "把握：中（{}%）", "Confidence: medium ({}%)"),
    (0, "把握：低（{}%），请核对原文", "Confidence: low ({}%), check the source"),
)


def band(confidence: float, language: str) -> str:
    """Return the confidence in words and per cent. The borders are rules of thumb for a reader, not for the program.

    Example:
        >>> band(0.93, "en")
        'Confidence: high (93%)'
    """
    percent = min(99, round(100 * confidence))
    chinese, english = next(texts for least, *texts in _BANDS if percent >= least)
    return (chinese if language == "zh" else english).format(percent)
