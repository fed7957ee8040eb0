"""Whose deed it is where a sentence tells of two: opened in a room designed by Kemp, Kemp opened nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import fold
from index.terms import stem

if TYPE_CHECKING:
    from qa.asking.question import Question
    from qa.finding.sentence import Sentence

_ASKED = re.compile(
    r"^(?:who|which (?:[\w-]+ ){1,3}?|what (?:[\w-]+ ){1,3}?)\s?(?P<verb>[a-z]+(?:ed|en|wn|ld|id|ne|lt))\b"
)
_BY = re.compile(r"\b(?P<verb>[a-z]+(?:ed|en|wn|ld|id|ne|lt)) by (?:the |an? )?(?:[\w'’-]+ ){0,3}$")


def is_by_whom(question: Question, sentence: Sentence, span: tuple[int, int] | None) -> bool:
    """Return False where a name hangs on another participle than the verb asked of, which the sentence tells, too."""
    asked = _ASKED.match(fold(question.text).strip())
    if span is None or asked is None or question.language == "zh":
        return True
    before = fold(sentence.text[: span[0] - sentence.start])
    led = _BY.search(before)
    if led is None or stem(led["verb"]) == stem(asked["verb"]):
        return True
    told = {stem(word) for word in re.findall("[a-z]+", before)}
    return stem(asked["verb"]) not in told
