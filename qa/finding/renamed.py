"""What a thing was before it was raised, rebuilt or called anew, and what it became: 科技园正式升格为校区.

The two names stand on either side of the verb. A question names the one and asks for the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking.segmenter import folded_of as fold
from qa.finding.sentence import Candidate

if TYPE_CHECKING:
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

_VERBS = "升格|更名|改名|改称|易名|改组|改制|改建|扩建|升级|转设|转型|演变"
_BECAME = re.compile(
    r"(?:^|(?<=[,。;:、]))(?:[由从将把]|原(?!子|野|平|州|阳))?(?P<was>[^,。;:、“”\"\d由从]{2,16}?)(?:将|已|现|又|被|获批|正式|成功|整体|再次)*"
    rf"(?:{_VERBS})(?:为|成为|成)了?[“\"]?(?P<now>[^,。;、“”\"]{{2,24}}?)(?=[”\",。;、]|$)"
)
_ASKS_WAS = re.compile(
    r"前身|原名|曾用名|旧[称名]|(?:原来|以前|过去|之前|从前|最早|原先)(?:叫|是|名)"
    r"|\b(?:formerly|previously|originally) (?:called|known|named)\b|\b(?:called|known|named) (?:as )?(?:before|previously|formerly|originally)\b"
    r"|\b(?:former|original|old|previous) name\b|\bused to be (?:called|known as|named)\b|\bpredecessor of\b"
    r"|\bwhat (?:was|were) .+ before\W*$"
)
_ASKS_NOW = re.compile(
    r"\bwhat (?:did|has|have|does|will) .+ (?:become|turn(?:ed)? into)\b|\bwhat (?:became|has become|will become) of\b"
    r"|\bwhat (?:was|is|has) .+ (?:renamed|upgraded to|raised to|turned into|converted (?:in)?to|called now|now called)\b"
    rf"|(?:{_VERBS})(?:为|成为|成)了?(?:什么|啥|哪)"
)
_SAYS_ASKING = frozenset(
    "前身 原名 原来 以前 过去 became become becomes turned renamed upgraded called named known name formerly previously originally predecessor".split()
)
"""Words of such a question that are of the asking, not of the thing."""

LOOKED_AT = 8
"""Sentences in which the two names are looked for (by hand)."""

SPOKEN_OF, LARGELY = 0.3, 0.4
"""Least weight of a word that is said in a name, and part of the question that must be for it to be the thing asked about
(by hand)."""


def renamed(question: Question, words: list[Word], sentences: list[Sentence]) -> Candidate | None:
    """Return what a thing was before, or what it became, if a question asks for it and a sentence says so; else None."""
    folded = fold(question.text)
    was = _ASKS_WAS.search(folded) is not None
    if question.kind not in {"what", "place", "organisation"} or not (was or _ASKS_NOW.search(folded)):
        return None
    for sentence in sentences[:LOOKED_AT]:
        for match in _BECAME.finditer(sentence.plain):
            if _is_spoken_of(sentence, match.span("now" if was else "was"), words):
                start, end = match.span("was" if was else "now")
                place = sentence.start
                return Candidate(sentence, place + start, place + end, sentence.score, local=LARGELY)
    return None


def _is_spoken_of(sentence: Sentence, name: tuple[int, int], words: list[Word]) -> bool:
    """Return whether a name in a sentence has largely what a question speaks of."""
    asked = {number: word.idf for number, word in enumerate(words) if word.label not in _SAYS_ASKING}
    said = {
        item.word
        for item in sentence.matches
        if item.weight >= SPOKEN_OF
        and name[0] <= sentence.offsets[item.start]
        and sentence.offsets[item.end] <= name[1]
    }
    return sum(asked.get(number, 0.0) for number in said) >= LARGELY * sum(asked.values()) > 0
