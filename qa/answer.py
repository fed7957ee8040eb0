"""The answer as data: what every way in (page, command line, Python) gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from index import Hit

QUOTE = 300
"""Longest quote, in characters."""


class Gloss(NamedTuple):
    """A word of the question and the word of the other language that stands for it at ``quote[start:end]``."""

    english: str
    chinese: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """The proof: ``quote`` is the source's text[start:end], at most 300 characters.

    ``answer_start`` and ``answer_end`` are the span of the short answer in the source, None where it was computed.
    ``glosses`` are the words by which a question in the other language met the quote (:mod:`qa.telling.glosses`).
    """

    source: str
    event_number: int
    event: str | None
    section: str | None
    date: str | None
    start: int
    end: int
    quote: str
    answer_start: int | None = None
    answer_end: int | None = None
    glosses: tuple[Gloss, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the citation as a JSON object."""
        found = {name: getattr(self, name) for name in self.__slots__}
        return found | {"glosses": [item._asdict() for item in self.glosses]}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question.

    ``answer`` is the span as the source has it ("" for a refusal; in the question's language where it was computed),
    ``display`` the same for the asker's eye, ``confidence`` in [0, 1] the probability that the answer is right, or,
    for a refusal, that there is none. ``computed`` says that it was counted, added or compared over rows, each of which
    is cited. ``citations`` prove it, best first; ``passages`` are the ranked hits.
    ``missing`` is what a refused question names and the text lacks, in its own words ("" if nothing can be named); of
    several questions put in one, those that are not answered while others are;
    ``completed`` the whole question that a follow-up was read as ("" if it stood by itself).
    """

    question: str
    language: str
    kind: str
    found: bool
    answer: str
    display: str
    confidence: float
    citations: tuple[Citation, ...]
    passages: tuple[Hit, ...]
    computed: bool = False
    missing: str = ""
    completed: str = ""

    def to_json(self, identifier: object = None) -> dict[str, Any]:
        """Return the answer as the one JSON object of the contract."""
        return {
            "id": identifier, "question": self.question, "language": self.language, "kind": self.kind,
            "found": self.found, "answer": self.answer, "display": self.display,
            "confidence": round(self.confidence, 3), "citations": [item.to_json() for item in self.citations],
            "passages": [hit.to_json() for hit in self.passages], "missing": self.missing, "completed": self.completed,
            "computed": self.computed,
        }  # fmt: skip
