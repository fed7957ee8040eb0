"""Who 他 or 她 is: the person of whom the sentences before speak, where it is asked who did what 他 has done.

In 周海生带领考古队。在洞里,他发现了陶器。 who found it stands in the first sentence, that it was found in the second.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.finding import names
from qa.finding.passage_texts import passage_text
from qa.finding.sentence import Candidate, Sentence, simplified_of

if TYPE_CHECKING:
    from index import Index

_SUBJECT = re.compile(r"(?:^|[,，;；])[^,，;；。他她的]{0,8}[他她](?!们|的|人|国|处|日|乡|杀|所|俩)")
"""A clause of which he or she is the subject."""

SPOKEN_OF = re.compile(r"\b(?:s?he|him|his|hers?)\b|[他她](?!们)")
"""What in a question speaks of somebody who is not the one asked for."""

BACK = 3
"""Sentences before in which the name is looked for."""

_PERSON = frozenset({"nr", "nrt", "nrfg"})


def person_before(index: Index, sentence: Sentence) -> Candidate | None:
    """Return the person whom a sentence speaks of as 他 or 她 alone: the one whom the nearest before it names first."""
    if not _SUBJECT.search(sentence.plain) or _named(sentence.text):
        return None
    before = [item for item in passage_text(index, sentence.row).sentences if item.start < sentence.start]
    for item in reversed(before[-BACK:]):
        if spans := _named(item.text):
            holder = Sentence(
                sentence.row, item.start, item.end, item.text, item.folded, [], [], sentence.covered, sentence.share,
                sentence.cosine, sentence.score,
            )  # fmt: skip
            start, end = spans[0]
            return Candidate(holder, item.start + start, item.start + end, sentence.score + TOLD)
    return None


TOLD = 0.2
"""What speaks for such a person beside what speaks for the sentence (by hand)."""


def _named(text: str) -> list[names.Span]:
    """Return the persons that a sentence names, a foreigner's one name where a clause is about him among them."""
    people = [span for span in names.people(text) if not names.is_office(text[span[0] : span[1]])]
    words = {(word.start, word.end): word.tag for word in names.tokens(simplified_of(text))}
    return sorted({*people, *(span for span in names.subjects(text) if words.get(span) in _PERSON)})
