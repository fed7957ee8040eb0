"""Whether a sentence tells a value of the very thing of which a Chinese question asks it: of each, of whom, of what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import is_latin
from qa.asking.matching import folded_of as fold
from qa.asking.question import COUNTED, WHEN_DOES
from qa.checking.apiece import is_apiece, per_asked
from qa.checking.rivals import is_only_compared, of_rivals
from qa.finding import names
from qa.finding.apart import counted_of
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.matching import Word
    from qa.asking.question import Question
    from qa.finding.sentence import Sentence

Span = tuple[int, int]


def is_theirs(question: Question, words: Sequence[Word], sentence: Sentence, answer: Span | None) -> bool:
    """Return whether a Chinese sentence tells a value of that of which a Chinese question asks it, not of another."""
    if question.language != "zh" or is_latin(sentence.folded):
        return True
    if question.kind == "date":
        return _is_when(question, words, sentence)
    if (prize := _GRADED.search(fold(question.text))) and question.kind != "yesno":
        told = f"{sentence.row.event or ''}\n{sentence.row.text}"
        if prize.group() not in fold(told):
            return False
    if answer is None or question.kind not in COUNTED | {"person"}:
        return True
    span = answer[0] - sentence.start, answer[1] - sentence.start
    asked = fold(question.text)
    if of_rivals(asked, sentence, [span]) or is_only_compared(asked, sentence):
        return False
    if question.kind == "person":
        return True
    per = per_asked(asked)
    if per and not is_apiece(sentence.plain, span, per):
        return False
    if question.kind == "money":
        return not _is_measured_behind(words, sentence, span)
    return question.kind != "number" or (_counts_people(question, sentence, span) and _counts_it(words, sentence, span))


def _is_measured_behind(words: Sequence[Word], sentence: Sentence, span: Span) -> bool:
    """Return whether what a question asks the sum of stands only in a clause behind a sum: 门票降为50元,收入下降8%."""
    plain = sentence.plain
    stop = min((place for place in (plain.find(mark, span[1]) for mark in ",;。") if place >= 0), default=len(plain))
    places = [sentence.offsets[item.start] for item in sentence.matches if words[item.word].focus > 1]
    if not places or min(places) < stop:
        return False
    end = min((at for at in (plain.find(mark, min(places)) for mark in ",;。") if at >= 0), default=len(plain))
    begin = max(plain.rfind(mark, 0, min(places)) for mark in ",;。") + 1
    return any(begin <= item.start < end for item in quantities_in(sentence.text))


def _counts_people(question: Question, sentence: Sentence, span: Span) -> bool:
    """Return whether a count may be one of people, if those are asked for: 5个乡镇 are none."""
    said = sentence.plain[slice(*span)]
    if question.unit not in {"人", "名", "位"} or not said.endswith("个"):
        return True
    behind = next((word.text for word in names.tokens(sentence.plain) if word.start >= span[1]), "")
    return behind[-1:] in _PERSONS


_PERSONS = frozenset("人员生者工民童友嘉宾家师手子长妇兵警")
"""How words for people end."""


def _is_when(question: Question, words: Sequence[Word], sentence: Sentence) -> bool:
    """Return whether the sentence of a time, or what stands over it, says what a question asks the time of."""
    asked = fold(question.text)
    verb = None if _BOUNDS.search(asked) else WHEN_DOES.search(asked)
    said = [
        value
        for word, value in zip(words, sentence.covered, strict=True)
        if verb and (word.label in verb["verb"] or verb["verb"] in word.label)
    ]
    return not said or max(said) >= HAPPENS


def _counts_it(words: Sequence[Word], sentence: Sentence, span: Span) -> bool:
    """Return whether the clause of a count has anything of a question, if it says what it counts.

    年轻人有93名,…,幼儿班重新开了门 counts no children of the 幼儿班: of whom a number is told stands before it.
    """
    plain, (at, end) = sentence.plain, span
    head = counted_of(sentence, span)
    begin = max(plain.rfind(mark, 0, at) for mark in ",;。:") + 1
    counts = any(item.unit in _COUNTERS for item in quantities_in(sentence.text[at:end]))
    if not counts or head is None or head[1] > at or head[0] < begin or not _NAMED.search(plain, *head):
        return True
    stop = min((place for place in (plain.find(mark, end) for mark in ",;。") if place >= 0), default=len(plain))
    places: dict[int, list[int]] = {}
    for item in sentence.matches:
        places.setdefault(item.word, []).append(sentence.offsets[item.start])
    if not any(begin <= place < stop for said in places.values() for place in said):
        return False
    over = fold(sentence.row.event or "")  # what the title names need not be said before
    behind = [
        said[0] for word, said in places.items()
        if min(said) >= stop and len(words[word].label) > 2 and words[word].label not in over
    ]  # fmt: skip
    nouns = [(word.start, word.end) for word in names.tokens(plain) if word.tag[0] == "n"]
    return not any(start <= place < stop for place in behind for start, stop in nouns)


_GRADED = re.compile(r"[特一二三四]等奖|[金银铜]奖")
"""A prize of a grade: who got it is told by no other."""

_BOUNDS = re.compile("开始|结束|截止|为止|起止")
"""What asks for one end of a time, which a range tells without the word."""

HAPPENS = 0.5
"""Least cover of what is asked to have happened, for a date to be its time: it is said there, or over it (by hand)."""

_NAMED = re.compile("[\u4e00-\u9fff]{2}")
_COUNTERS = frozenset("人 名 位 个 家 户 所 项 件 座 支 台 辆 艘 篇 间 栋 条 处 株 棵 头 只 套 册 幅 张 人次".split())
"""Units that count what has a name; 118毫米 measures."""
