"""Whether an hour is the end, or the beginning, that is asked for: lessons at 7 pm say nothing of when a studio closes.

Nor does when the doors close say until when tickets are sold, or the last entry when the doors close.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking.segmenter import folded_of as fold
from qa.finding.formed import TIME, form_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

SAID = 0.5
"""Cover of a word from which on a sentence says it (by hand)."""

_ONCE = re.compile(r"了|[的过](?:呢|啊|呀)?[?？。\s]*$|[当那这此]|\b(?:did|was|were|had|will)\b")
_STOPS = re.compile(
    r"(?:停止|截止|不再)(?P<zh>[\u4e00-\u9fff]{2})|\blast (?P<last>[a-z]+)|\bstops? (?P<stops>[a-z]+ing)\b|\b(?P<of>[a-z]+) (?:stops?|ends?)\b"
)
"""What stops before a thing closes: 停止售票, last admission."""
_CLOSES = re.compile(
    r"关[门闭馆]|闭[馆园店]|打烊|[下放][课学]|收[工市摊]|散[场会]|下班|结束|清[园场]|\b(?:close[sd]?|closing|shuts?|ends?|finish(?:es)?)\b"
)
_OPENS = re.compile(r"开[门馆园放始业张]|起|营业|上班|\b(?:opens?|opening|starts?|starting|begins?|beginning|from)\b")
_UNTIL = re.compile(r"[至到]\W*$|\b(?:until|till|to|by)\W*$")
_CLAUSE = re.compile(r"[,，;；。]|\.(?= |$)| and (?=[a-z]+s\b)| but ")


def is_that_end(question: Question, words: Sequence[Word], sentence: Sentence, answer: tuple[int, int] | None) -> bool:
    """Return whether an hour may be when something regularly closes, opens or is no longer done, as it is asked.

    True for any other question, and for what was once: those say it in many words.
    """
    form = form_asked(question.text) if question.kind == "number" and answer is not None else None
    asked = fold(question.text)
    if form is None or form.name != "time" or answer is None or _ONCE.search(asked):
        return True
    low, high = _clause(sentence.plain, answer[0] - sentence.start, answer[1] - sentence.start)
    clause = sentence.plain[low:high].lower()
    if stops := _STOPS.search(asked):
        what = next(group for group in stops.groups() if group)
        own = [number for number, word in enumerate(words) if word.label in what or what in word.label]
        return not own or any(item.word in own and item.weight >= SAID for item in sentence.matches)
    if _CLOSES.search(asked):
        return _is_until(sentence, answer) or (_CLOSES.search(clause) is not None and not _STOPS.search(clause))
    if _OPENS.search(asked) and not _OPENS.search(clause):
        return _is_from(sentence, answer) or not (_CLOSES.search(clause) or _STOPS.search(clause))
    return True


def _clause(plain: str, start: int, end: int) -> tuple[int, int]:
    marks = list(_CLAUSE.finditer(plain))
    low = max((mark.end() for mark in marks if mark.end() <= start), default=0)
    return low, min((mark.start() for mark in marks if mark.start() >= end), default=len(plain))


def _is_until(sentence: Sentence, answer: tuple[int, int]) -> bool:
    """Return whether an hour is one up to which something goes on."""
    place = answer[0] - sentence.start
    ranged = any(match["two"] and match.start("two") <= place < match.end() for match in TIME.finditer(sentence.plain))
    return ranged or _UNTIL.search(sentence.plain.lower(), 0, place) is not None


def _is_from(sentence: Sentence, answer: tuple[int, int]) -> bool:
    place = answer[0] - sentence.start
    return any(match["two"] and match.start() == place for match in TIME.finditer(sentence.plain))
