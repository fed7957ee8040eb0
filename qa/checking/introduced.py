"""Whether what a quantity is asked of has been spoken of where the quantity is told: before it, or in its sentence.

"他说,项目计划投资1500万元" tells nothing of a 污水处理站 that only another passage has, and "her salary of £248,000"
nothing of a registrar who is named a sentence later: what a sentence goes on about was named before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk
from qa.asking.matching import coverage, find
from qa.asking.question import COUNTED, asked_verb
from qa.asking.segmenter import folded_of as fold
from qa.checking.theirs import LIGHT
from qa.finding.names import agents_deed, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

SAID, SURELY = 0.3, 0.9
"""Cover of a word from which a sentence has it, or surely has it (by hand)."""

LOOKED_AT = 12
"""Sentences among the best that may show that a text speaks of a thing."""

_SAYS_LITTLE = re.compile(r"^(?:[全本我该][市县省区国镇乡村州年月]|数量|总数|人数|家数|金额|时间|时段)$")
_ASKED_FOR = re.compile("(?:哪|什么|几|多少)[一二两三几些\\d]?[家个所位名座支]?(?:的)?$")
"""What leads up to the noun that a question asks for: 哪家|企业."""
_TIME = re.compile(r"^(?:期|年|月|日|季)")
_OF = re.compile(
    r"\b(?:(?P<of>of|for) (?:(?:the|an?|its|their) )?|(?:in|at|from|by) (?:the|an?|its|their) )(?P<what>[a-z' -]{1,60}?)"
    r"(?=\W{0,9}$| (?:is|are|was|were|did|does|do|has|have|had|cost|take|last)\b)"
)
"""What a quantity is of or for: tonnes of lobster, a ticket for pensioners."""
_DOES = re.compile(
    r"\b(?:did|does|do|will|would|has|have|had) (?:the|a|an|its|their) (?P<what>[a-z' -]{1,60}?) [a-z]+\W{0,9}$"
)
_DONE_TO = r"(?:the|a|an|its|their) (?P<what>[a-z' -]{1,60}?)\W{0,9}$"
"""What stands behind a verb at the end of a question: the surgical robot."""
_BEHIND = re.compile(r" (?:for|of|in|at|to|from|with|by|on)\b.*")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'-]+|(?<=[\"“])\w+")
_BODIES = frozenset(["person", "organisation", "place"])
_POINTS_BACK = re.compile(r"\b(?:it|he|she|they|him|them|his|her|their|its|this|these|both|there|who)\b")
_ANYTHING = frozenset(
    "year month week day time total end people place town city county company text report first last".split()
)


def is_introduced(
    question: Question, words: Sequence[Word], sentence: Sentence, others: Sequence[Sentence], title: str
) -> bool:
    """Return whether all of which a quantity is asked is named in its sentence, over it, before it or in the title.

    So are the names of an English question for somebody or for a place. True where the text has them nowhere (others
    look at that), and where question and text differ in language.
    """
    chinese = question.language == "zh"
    named = question.kind in _BODIES and (not chinese or bool(agents_deed(fold(question.text))))
    if (question.kind not in COUNTED and not named) or any(map(is_cjk, sentence.text)) != chinese:
        return True
    own = coverage(list(words), sentence.matches)
    others = others[:LOOKED_AT]
    if not chinese and not named and _is_absent(question, words, (sentence, *others)):
        return False
    asked_of = list(_chinese(question, words) if chinese else _english(question, words))
    unsaid = [
        number for number in asked_of if own[number] < SAID and any(other.covered[number] >= SURELY for other in others)
    ]
    if chinese:
        # Where what is rarer is said, commoner words may be others there (科研平台, of 科技创新平台), but for 培训班的
        rarest = max((words[number].idf for number in asked_of if own[number] >= SURELY), default=0.0)
        asked = fold(question.text)
        unsaid = [number for number in unsaid if words[number].idf >= rarest or f"{words[number].label}的" in asked]
    nothing = named and not chinese and max(own, default=1.0) < SAID
    if not unsaid and not nothing:
        return True
    told = coverage(
        list(words),
        find(list(words), fold(f"{title}\n{sentence.row.event or ''}\n{_before(sentence, within=named and chinese)}")),
    )
    if nothing and not (_POINTS_BACK.search(sentence.folded) and max(told) >= SAID):
        return False  # it has nothing of the question, and goes on about nothing of it
    return all(told[number] >= SAID for number in unsaid)


def _is_absent(question: Question, words: Sequence[Word], near: Sequence[Sentence]) -> bool:
    """Return whether no sentence has of, or for, what an English question asks a quantity: a ticket for pensioners."""
    match = _OF.search(fold(question.text))
    thing = match["what"].split(" ")[-1] if match and match["of"] else ""
    return thing not in _ANYTHING and any(
        word.label == thing and not any(item.covered[number] >= SAID for item in near)
        for number, word in enumerate(words)
    )


def _before(sentence: Sentence, *, within: bool) -> str:
    """Return the paragraph of a sentence up to its end; with the one before it, if it opens its own, unless ``within``."""
    text, at = sentence.row.text, sentence.start - sentence.row.start
    begin = text.rfind("\n", 0, at) + 1
    if not within and not text[begin:at].strip():
        begin = text.rfind("\n", 0, len(text[:begin].rstrip())) + 1
    return text[begin : sentence.end - sentence.row.start]


def _chinese(question: Question, words: Sequence[Word]) -> Iterator[int]:
    """Return the nouns of a Chinese question, without those that say a time or how much is asked for."""
    asked = fold(question.text)
    tags = {token.text: token.tag for token in tokens(question.text)}
    for number, word in enumerate(words):
        label = word.label
        if len(label) < 2 or tags.get(label, "n")[0] != "n" or label in LIGHT or _SAYS_LITTLE.match(label):
            continue
        at = asked.find(label)
        if not _TIME.match(asked[at + len(label) :]) and not _ASKED_FOR.search(asked[:at]):
            yield number


def _english(question: Question, words: Sequence[Word]) -> Iterator[int]:
    """Return the words of an English question that name of what, or whose, it asks a quantity."""
    asked = fold(question.text)
    named = {part.lower() for part in _NAME.findall(question.text)}
    if question.kind in _BODIES:
        verb = asked_verb(asked)
        if verb and (match := re.search(rf"\b{verb} {_DONE_TO}", asked)):
            named.add(_BEHIND.sub("", match["what"]).split(" ")[-1])
        return (number for number, word in enumerate(words) if word.label in named - _ANYTHING)
    if match := _OF.search(asked):
        named.add(match["what"].split(" ")[-1])
    if match := _DOES.search(asked):
        named.add(_BEHIND.sub("", match["what"]).split(" ")[-1])
    return (number for number, word in enumerate(words) if word.label in named - _ANYTHING)
