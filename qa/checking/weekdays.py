"""Whether something is open on a day of the week, by the clause that tells of it: 每天开放,周一闭馆 is not open on Mondays.

How well else a sentence fits says nothing of the day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import fold, simplified

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

CONFIDENCE = 0.85
"""Said of what a clause tells of the day (by hand)."""

SAID = 0.5
"""Least share of the question, besides the day, that the passage must have (by hand)."""

_DAY = re.compile(r"(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])|\b(?P<en>mon|tues|wednes|thurs|fri|satur|sun)days?\b")
_NUMBERS = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6} | {
    name: number for number, name in enumerate("mon tues wednes thurs fri satur sun".split())
}  # fmt: skip
_TO = re.compile(r"(?:至|到|[-–—~]| to | through )(?:周|星期)?")
_ASKS_OPEN = re.compile(r"开放|开门|开馆|营业|上班|对外|\bopen\b")
_CLOSED = re.compile(r"闭馆|闭园|休息|关门|关闭|不开|停业|歇业|休馆|公休|\b(?:closed|shut|closes|not open)\b")
_OPEN = re.compile(r"开放|开门|开馆|营业|[到至-]\d|\d[时点]|\b(?:open|opens|a\.?m|p\.?m|from)\b")
_EXCEPT = re.compile(
    r"除(?P<zh>[^,。;]{2,12}?)(?:以?外|之外)|\b(?:except|apart from|but not)(?: on| for)? (?P<en>[a-z, ]{6,40})"
)
_EVERY_DAY = re.compile(r"每[天日]|天天|\b(?:daily|every day|all week|seven days)\b")
_PARTS = re.compile(r"[,，;；。]|\.(?= |$)|\b(?:and|but) (?=closed|shut|open)")


def asked(question: Question) -> int | None:
    """Return the day of the week, from 0 for Monday, on which a question asks whether something is open; else None.

    Example:
        >>> from qa.asking.question import read_question
        >>> [asked(read_question(text)) for text in ("图书馆周一开放吗?", "Is it open on Sundays?", "图书馆开放吗?")]
        [0, 6, None]
    """
    folded = simplified(fold(question.text))
    days = _days(folded)
    return next(iter(days)) if question.kind == "yesno" and len(days) == 1 and _ASKS_OPEN.search(folded) else None


def is_open(day: int, words: Sequence[Word], sentences: Sequence[Sentence]) -> tuple[Sentence, bool] | None:
    """Return the sentence that tells whether a thing is open on a day, and whether it is; None if none tells it.

    The passage is looked at that has most of the question besides the day.
    """
    every: tuple[Sentence, bool] | None = None
    for sentence in _of_the_thing(words, sentences):
        plain = sentence.plain.lower()
        if (left := _EXCEPT.search(plain)) and (out := _days(left["zh"] or left["en"])):
            return sentence, (day not in out) != (_CLOSED.search(plain) is not None)
        for clause in _PARTS.split(plain):
            days, closed = _days(clause), _CLOSED.search(clause) is not None
            opened = _OPEN.search(clause) is not None
            if day in days and (closed or opened):
                return sentence, not closed
            if (days and closed) or (_EVERY_DAY.search(clause) and opened):
                every = every or (sentence, True)
            elif len(days) > 1 and opened:
                every = every or (sentence, False)  # open from Friday to Sunday
    return every


def _of_the_thing(words: Sequence[Word], sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of the passage that has most of a question besides the day, from that which names the thing.

    None at all if no passage has half of it.
    """
    own = [
        place
        for place, word in enumerate(words)
        if " " not in word.label and not _DAY.search(word.label) and not _ASKS_OPEN.search(word.label)
    ]
    rows: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        rows.setdefault(sentence.row.number, []).append(sentence)

    def share(row: Iterable[Sentence]) -> float:
        row = list(row)
        return sum(words[place].idf * max((item.covered[place] for item in row), default=0.0) for place in own)

    best = sorted(max(rows.values(), key=share, default=[]), key=lambda item: item.start)
    total = sum(words[place].idf for place in own)
    if not best or not share(best) >= SAID * total > 0:
        return []
    first = max(range(len(best)), key=lambda number: (share([best[number]]), -number))
    return best[first:] + best[:first]  # what follows its name is of it sooner than what stands before


def _days(text: str) -> set[int]:
    """Return the days of the week that a folded text names, those between two joined by 至 too."""
    found: set[int] = set()
    last: re.Match[str] | None = None
    for match in _DAY.finditer(text):
        number = _NUMBERS[match["zh"] or match["en"]]
        if last and _TO.fullmatch(text[last.end() : match.start()]):
            first = _NUMBERS[last["zh"] or last["en"]]
            found |= {place % 7 for place in range(first, number + (1 if first <= number else 8))}
        found.add(number)
        last = match
    return found
