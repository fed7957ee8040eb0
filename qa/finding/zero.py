"""That of what a question counts there was none: 无一受损, 没有人员伤亡, "no one was injured".

Numbers of other things stand around such words (转移书画74幅,无一受损), and the one in them (无一人) is no count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from corpus.normalise import fold
from qa.asking.denials import asks_denied
from qa.finding import names
from qa.finding.sentence import quantities_in
from qa.telling.cite import cite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.answer import Citation
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

CONFIDENCE = 0.85
"""Said of every such answer: what is counted stands in the denial itself (by hand)."""

LOOKED_AT, SAID, MATCHED = 2, 0.5, 0.5
"""Sentences looked at, the share of the question that one must say, and the least weight of a word in it (by hand)."""

_HAPPENS = "(?:发生|造成|出现|发现|接到|收到|报告)(?:过|了)?"
_NONE = re.compile(
    rf"(?:(?:无一|没有一|未有一)[人名例起件处家辆户只座次幅项]?|无人|没有人(?!员)|(?:没有|未|无)(?:{_HAPPENS}(?:任何)?)"
    r"|没有(?:任何)?|(?<![毫并有])无(?!一|人(?!员伤亡))|零(?=[伤死]亡|事故|感染|投诉|差错))(?P<zh>[\u4e00-\u9fff]{2,10}?)(?:报告|发生)?(?=[,。;!?:、)]|$)"
    r"|\b(?:no one|nobody|none(?: of [^,.;]{1,30}?)?) (?:was|were|had been|has been|got) (?P<one>\w+)"
    r"|\bno (?P<en>\w+(?: \w+){0,3}?)(?= (?:was|were|had been|have been|has been)\b|[,.;]|$)|\bwithout (?:any )?(?P<loss>injur\w+|casualt\w+|damage)"
)
_OF_WHOM = re.compile("(?:没有|无)(?:任何)?$")
"""What denies a thing, not a deed: who 没有参加 is one among others who did."""

_IF = re.compile(r"(?:如|若|倘|假如|一旦|除非)[^,。;]*$|\bif\b[^,.;]*$")
_CASUALTIES = re.compile("伤亡|死伤")
_HURT = frozenset(
    "伤 受伤 死 死亡 遇难 牺牲 丧生 死伤 伤亡 hurt injured killed died injury injuries casualties".split()
)
_ASIDE = re.compile(r"人员|人|员|者|受|任何|情况|现象|了|过|\b(?:any|people|person|serious|of|or|the)\b|\s")
_CLAUSE_END = ",，;；。!！?？"


class NoneTold(NamedTuple):
    """The words that say so, and the citation that holds them."""

    text: str
    proof: Citation


def told(question: Question, words: Sequence[Word], sentences: Sequence[Sentence]) -> NoneTold | None:
    """Return where the best sentences say that there was none of what a question counts; None if they do not.

    All that is denied must be what is asked: of 没有发生重大事故 it does not follow that there was no accident.
    """
    if question.kind != "number" or not sentences or asks_denied(fold(question.text)):
        return None
    for sentence in sentences[:LOOKED_AT]:
        if sentence.share < max(SAID, sentences[0].share):
            continue
        for match in _NONE.finditer(sentence.folded):
            group = match.lastgroup or "zh"
            low, high = match.start(), match.end(group)
            if _denies_a_deed(sentence.folded, low, match.start(group)) or _IF.search(sentence.folded[:low]):
                continue
            if _is_asked(words, sentence, match.span(group)) and not _is_counted(
                question, words, sentences, sentence, (low, high)
            ):
                start, end = sentence.start + sentence.offsets[low], sentence.start + sentence.offsets[high]
                text = sentence.text[start - sentence.start : end - sentence.start]
                return NoneTold(text, cite(sentence.row, sentence.start, sentence.end, start, end))
    return None


def _denies_a_deed(folded: str, low: int, what: int) -> bool:
    """Return whether 没有 or 无 stands before a verb, of which somebody is said not to have done it."""
    if not _OF_WHOM.fullmatch(folded[low:what]) or _CASUALTIES.match(folded, what):
        return False
    first = next((token for token in names.tokens(folded) if token.start <= what < token.end), None)
    return first is not None and first.tag in {"v", "d", "p"}


def _is_counted(
    question: Question, words: Sequence[Word], sentences: Sequence[Sentence], denial: Sentence, span: tuple[int, int]
) -> bool:
    """Return whether a number of what is denied stands in a clause that says as much of the question."""
    low, high = span
    denied = {match.word for match in denial.matches if low <= match.start and match.end <= high}
    denied = {place for place, word in enumerate(words) if fold(word.label) in _HURT} or denied
    said = _said(question, denial, _clause(denial.folded, low, high))
    for sentence in sentences[:LOOKED_AT]:
        if sentence.share < denial.share:
            continue
        for item in quantities_in(sentence.text):
            first, last = item.start, item.end
            if sentence is denial and first < denial.offsets[high] and denial.offsets[low] < last:
                continue
            clause = _clause(sentence.text, first, last)
            here = {match.word for match in sentence.matches if clause[0] <= sentence.offsets[match.start] < clause[1]}
            if denied & here and item.kind == "number" and _said(question, sentence, clause) >= said:
                return True
    return False


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind(mark, 0, start) for mark in _CLAUSE_END) + 1
    last = min((place for mark in _CLAUSE_END if (place := text.find(mark, end)) >= 0), default=len(text))
    return first, last


def _said(question: Question, sentence: Sentence, clause: tuple[int, int]) -> int:
    """Return how many of a question's tokens, times and numbers among them, a clause of a sentence has."""
    here = fold(sentence.text[slice(*clause)])
    return sum(token.text in here for token in names.tokens(fold(question.text)) if len(token.text) > 1)


def _is_asked(words: Sequence[Word], sentence: Sentence, span: tuple[int, int]) -> bool:
    """Return whether every word of a stretch of a folded sentence is one of the question's."""
    low, high = span
    inside = [
        match for match in sentence.matches if low <= match.start and match.end <= high and match.weight >= MATCHED
    ]
    said = list(sentence.folded[low:high])
    for match in inside:
        said[match.start - low : match.end - low] = " " * (match.end - match.start)
    rest = "".join(said)
    hurt = any(fold(word.label) in _HURT for word in words)
    if hurt and (casualties := _CASUALTIES.search(rest)):
        return not _ASIDE.sub("", rest.replace(casualties[0], ""))
    return bool(inside) and not _ASIDE.sub("", rest)
