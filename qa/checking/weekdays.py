"""Whether something is open on a day of the week, and on which it is not, by the clause that tells of it: 每天开放,周一闭馆.

How well else a sentence fits says nothing of the day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.dates import find_partial
from corpus.normalise import fold, simplified
from qa.finding.entries import between, of_the_thing
from qa.finding.recurring import CLOSED, recurring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

Span = tuple[int, int]

CONFIDENCE = 0.85
"""Said of what a clause tells of the day (by hand)."""

_DAY = re.compile(r"(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])|\b(?P<en>mon|tues|wednes|thurs|fri|satur|sun)days?\b")
_NUMBERS = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6} | {
    name: number for number, name in enumerate("mon tues wednes thurs fri satur sun".split())
}  # fmt: skip
_TO = re.compile(r"(?:至|到|[-–—~]| to | through )(?:周|星期)?")
_ASKS_OPEN = re.compile(r"开放|开门|开馆|营业|上班|对外|\bopen\b")
_OPEN = re.compile(r"开放|开门|开馆|营业|[到至-]\d|\d[时点]|\b(?:open|opens|a\.?m|p\.?m|from)\b")
_EXCEPT = re.compile(
    r"除(?P<zh>[^,。;]{2,12}?)(?:以?外|之外)|\b(?:except|apart from|but not)(?: on| for)? (?P<en>[a-z, ]{6,40})"
)
_EVERY_DAY = re.compile(r"每[天日]|天天|\b(?:daily|every day|all week|seven days)\b")
_ASKS_DAYS = re.compile(
    r"哪(?:一|几)?[天日]|(?:周|星期|礼拜)几|\b(?:what|which) days?\b(?! (?:did|was|were|will|had)\b)"
)
_ASKS_CLOSED = re.compile(rf"{CLOSED.pattern}|\b(?:is|are|does|do)(?:n['’]t| [^?]*\bnot\b)[^?]*\bopen\b")
_ONCE = re.compile(r"了|[的过](?:呢|啊|呀)?[?？。\s]*$|\b(?:did|was|were|will|had)\b")
_OF_TIME = re.compile(r"^(?:days?|weeks?|[天日周]|星期|礼拜|哪天)\b|[几哪]")
_ASIDE = (_DAY, _ASKS_OPEN, CLOSED, _OF_TIME)
"""What a word of a question has that does not name the thing."""
_MONTH = re.compile(r"月|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$")
_EACH_YEAR = re.compile(r"每年(?:的)?(\d{1,2})月(?!\d)")
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

    The entries are looked at that have half of the question besides the day.
    """
    every: tuple[Sentence, bool] | None = None
    for sentence in of_the_thing(words, sentences, _ASIDE, alone=True):
        plain = sentence.plain.lower()
        if (left := _EXCEPT.search(plain)) and (out := _days(left["zh"] or left["en"])):
            return sentence, (day not in out) != (CLOSED.search(plain) is not None)
        for clause in _PARTS.split(plain):
            days, closed = _days(clause), CLOSED.search(clause) is not None
            opened = _OPEN.search(clause) is not None
            if day in days and (closed or opened):
                return sentence, not closed
            if (days and closed) or (_EVERY_DAY.search(clause) and opened):
                every = every or (sentence, True)
            elif len(days) > 1 and opened:
                every = every or (sentence, False)  # open from Friday to Sunday
    return every


def shut_in(question: Question, words: Sequence[Word], sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence that says a thing to be closed in the month in which a question asks whether it is open."""
    folded = simplified(fold(question.text))
    months = {date.month for date in question.dates if date.month and not date.day and not date.year}
    if question.kind != "yesno" or len(months) != 1 or not _ASKS_OPEN.search(folded) or _ONCE.search(folded):
        return None
    for sentence in of_the_thing(words, sentences, (*_ASIDE, _MONTH), alone=True):
        plain = sentence.plain.lower()
        for start, end in between(_PARTS, plain, 0, len(plain)):
            told = {date.month for date in find_partial(sentence.text[start:end]) if not date.day}
            told |= {int(match[1]) for match in _EACH_YEAR.finditer(plain, start, end)}
            if months & told and CLOSED.search(plain, start, end):
                return sentence
    return None


def asks_closed(question: Question) -> bool:
    """Return whether a question asks on which days something is regularly closed.

    Example:
        >>> from qa.asking.question import read_question
        >>> asked = "书屋哪天休息?", "On which day is it closed?", "书屋哪天关闭的?", "书屋哪天开放?"
        >>> [asks_closed(read_question(text)) for text in asked]
        [True, True, False, False]
    """
    folded = simplified(fold(question.text))
    days = question.kind == "date" and _ASKS_DAYS.search(folded) and not question.dates
    return bool(days and _ASKS_CLOSED.search(folded)) and _ONCE.search(folded) is None


def is_day(text: str) -> bool:
    """Return whether a text names a day of the week."""
    return _DAY.search(simplified(fold(text))) is not None


def closed_on(words: Sequence[Word], sentences: Sequence[Sentence]) -> tuple[Sentence, Span] | None:
    """Return the days on which a thing is closed, with their sentence; None if none tells it.

    Those that are left out of when it is open are some, too: daily except on Mondays.
    """
    for sentence in of_the_thing(words, sentences, _ASIDE, alone=True):
        plain = sentence.plain.lower()
        left = _EXCEPT.search(plain)
        if left and not CLOSED.search(plain):
            days = [match.span() for match in _DAY.finditer(plain, *left.span("zh" if left["zh"] else "en"))]
            if days:
                return sentence, (days[0][0], days[-1][1])
        before: list[Span] = []
        for start, end in between(_PARTS, plain, 0, len(plain)):
            told = [span for span in recurring(sentence.text) if start <= span[0] and span[1] <= end]
            told = told or [match.span() for match in _DAY.finditer(plain, start, end)]
            closed = CLOSED.search(plain, start, end) is not None
            if closed and (told or before):
                return sentence, _row(plain, told or before)  # 周四清洗池水,不对外开放
            before = [] if _OPEN.search(plain, start, end) else told
    return None


def _row(plain: str, spans: list[Span]) -> Span:
    """Return the last of several spans, from the first of those that only an "and" parts from it."""
    begin, end = spans[-1]
    for start, stop in reversed(spans[:-1]):
        if not re.fullmatch(r"[和及、与]| and (?:on )?", plain[stop:begin]):
            break
        begin = start
    return begin, end


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
