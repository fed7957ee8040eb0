"""When something regularly is: every Wednesday at 6.30 pm, 每月最后一个周日, daily from 10 am to 5 pm.

What recurs has no date of its own. The date that stands over it, 2月14日, is that of what happened once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.asking.question import PLANNED_SAID, asks_weekday
from qa.finding.formed import ENGLISH_HOUR, HOUR, PART_OF_DAY, TO
from qa.finding.sentence import simplified_of

if TYPE_CHECKING:
    from qa.asking.question import Question
    from qa.finding.sentence import Sentence

Span = tuple[int, int]

RECURS, TOLD = 0.3, 0.35
"""What speaks for a time at which something recurs where a question may ask for it, and the share of the question that
the sentence must have, unless it surely asks for such a time (by hand)."""

_CN = "[一二两三四五六七八九十]"
_WEEKDAY = "(?:周|星期|礼拜)[一二三四五六日天末](?![天年]|个月)"
_NEXT = "(?:至|到|、|和|与|及|或|[-–—~])(?:每?(?:周|星期|礼拜))?"
_WEEKDAYS = rf"{_WEEKDAY}(?:{_NEXT}[一二三四五六日天末](?![、\u4e00-\u9fff]?[年月日个]))*"
_IN_MONTH = rf"第?(?:{_CN}|\d|最后一|首|头一)个{_WEEKDAYS}|最后一[天日]|逢?初?{_CN}{{1,3}}(?:[、和与]初?{_CN}{{1,3}})+(?![次个天场趟])|初{_CN}|(?:\d{{1,2}}|{_CN}{{1,3}})[日号](?:{_NEXT}(?:\d{{1,2}}|{_CN}{{1,3}})[日号])*|[上中下]旬|[初底末]"
_MONTH = rf"(?:农历|阴历)?(?:\d{{1,2}}|{_CN}{{1,2}}|正|腊)月(?:份|初?[一二三四五六七八九十]{{1,2}}|\d{{1,2}}[日号]|[上中下]旬|[初底末])?"
_IN_YEAR = (
    rf"{_MONTH}(?:(?:开始)?(?:持续|一直)?(?:至|到|、|和|与|及|[-–—~])(?:次年|翌年)?{_MONTH})*"
    "|[春夏秋冬](?:[、和][春夏秋冬]|两)?(?:季|天)?|寒暑?假|暑假(?:期间)?|[上下]半年|年[初底末]|春节(?:前后|期间)?|中秋|端午|清明|重阳|国庆"
)
_EACH = (
    rf"(?:每个?|逢|每逢|(?:每?逢|每隔|隔)?[单双隔]周(?:的)?){_WEEKDAYS}"
    rf"|(?:农历|阴历)?每(?:个)?(?:月|季度?|学期)(?:的)?(?:{_IN_MONTH})"
    rf"|(?:每年|逢年)(?:的)?(?:{_IN_YEAR})"
    "|(?:每[天日]|天天|(?:法定)?工作日|双休日|(?:法定)?节?假日|寒暑假|(?:每(?:个)?)?周末)"
)
_FROM_TO = rf"{HOUR}(?:{TO}{HOUR})?"
_HOURS_OF_DAY = rf"(?:(?:从|自)?{_FROM_TO}(?:[、和,]{HOUR}{TO}{HOUR})*|{PART_OF_DAY})"
_CHINESE = re.compile(rf"(?P<days>(?P<each>{_EACH})|(?<![上下本这该])(?:{_WEEKDAYS}))(?:的)?{_HOURS_OF_DAY}")
_ONCE = re.compile(r"了|已|曾|原定|原本|定于|将于|推迟|提前|当[天日晚]")
"""What a clause has in which a day of the week is that of what happens once."""

_DAY_NAME = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_AND = r"(?:, (?:and |or )?| and | or | & )"
_PARTS = "(?:morning|afternoon|evening|night|lunchtime)"
_MONTH_NAME = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SEASON = "(?:spring|summer|autumn|fall|winter)"
_ORDINAL = "(?:first|second|third|fourth|last|\\d{1,2}(?:st|nd|rd|th))"
_DAYS_NAMED = rf"{_DAY_NAME}s(?:{_AND}(?:on )?{_DAY_NAME}s)*|{_DAY_NAME} {_PARTS}s(?:{_AND}{_DAY_NAME} {_PARTS}s)*"
_EVERY = (
    rf"(?:every|each) (?:(?:other|second|third|fourth|alternate) )?(?:{_DAY_NAME}|{_MONTH_NAME}|{_SEASON}|weekday|weekend|day|week|fortnight|month|term|morning|afternoon|evening|night|year)"
    rf"(?: {_PARTS})?(?:{_AND}(?:every )?(?:{_DAY_NAME}|{_MONTH_NAME}|{_SEASON})(?: {_PARTS})?)*"
)
_OF_EACH = (
    rf"the {_ORDINAL}(?:(?:,| and|, and) (?:the )?{_ORDINAL})*(?: (?:working )?(?:{_DAY_NAME}|day|week|weekend)s?)?(?: {_PARTS})?(?: and {_ORDINAL} {_DAY_NAME}s?)?"
    r" (?:of|in) (?:each|every|the|a) (?:month|quarter|term|year)\b"
)
_BUT = rf"(?: (?:except|apart from|but not)(?: on| for)? {_DAY_NAME}s?(?:{_AND}{_DAY_NAME}s?)*)"
_ENGLISH_HOURS = rf"(?:,? (?:(?:from|between|at) )?(?:{ENGLISH_HOUR})(?:{TO}(?:{ENGLISH_HOUR}))?)"
_ENGLISH = re.compile(
    rf"\b(?P<days>(?P<each>{_OF_EACH}|{_EVERY}|{_DAYS_NAMED}|weekdays|(?<=at |on )weekends"
    rf"|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|all year round|in term time|year-round)\b"
    rf"|{_MONTH_NAME}(?: to | through | until |[-–]){_MONTH_NAME}\b(?! \d)|(?<=in ){_SEASON}\b(?: and (?:{_SEASON})\b)?(?! (?:of )?\d)"
    rf"|{_DAY_NAME}s?(?: to | through | until |[-–]){_DAY_NAME}s?){_BUT}?{_ENGLISH_HOURS}?",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|opened|began|started|ran|[a-z]{3,}ed) (?!(?:to|for|in|on|at|by|from|and) (?:every|each)\b)",
    re.IGNORECASE,
)

_EXCEPT = re.compile(r"\b(?:except|excluding|other than|apart from|but not)(?: for| on)? $", re.IGNORECASE)
"""What stands before the days on which something is not."""


@lru_cache(maxsize=4096)
def recurring(text: str, *, hours: bool = True) -> tuple[Span, ...]:
    """Return the spans of a sentence that say when something regularly is, left to right, with its ``hours`` or without.

    Example:
        >>> text = "每周六上午10时上课,每月最后一个周日停业,原定周五的课改了"
        >>> [text[start:end] for start, end in recurring(text)]
        ['每周六上午10时', '每月最后一个周日']
        >>> text = "It meets every other Friday at 6.30 pm, and on the first Monday of each month."
        >>> [text[start:end] for start, end in recurring(text, hours=False)]
        ['every other Friday', 'the first Monday of each month']
    """
    plain = simplified_of(text)
    found = [
        match.span() if hours else match.span("days")
        for pattern, once in ((_CHINESE, _ONCE), (_ENGLISH, _PAST))
        for match in pattern.finditer(plain)
        if (match["each"] or not once.search(_clause(plain, *match.span()))) and not _is_left_out(plain, match.start())
    ]
    return tuple(sorted((start, _without_stop(plain, end)) for start, end in found))


def _is_left_out(plain: str, start: int) -> bool:
    return _EXCEPT.search(plain, max(start - 24, 0), start) is not None


def _clause(plain: str, start: int, end: int) -> str:
    low = max(plain.rfind(mark, 0, start) for mark in ",;。") + 1
    high = min((place for mark in ",;。" if (place := plain.find(mark, end)) >= 0), default=len(plain))
    return plain[low:high]


def _without_stop(plain: str, end: int) -> int:
    """Return where a time ends without the stop of its sentence: 7 pm."""
    return end - 1 if plain[end - 1] == "." and end == len(plain.rstrip()) and plain[end - 3 : end] != ".m." else end


_ASKS_ONCE = re.compile(
    r"了|[的过](?:呢|啊|呀)?[?？。！!\s]*$|首次|第一次|最近|上次|[去今明前]年|当[天日晚]|[这此本][次届期]|重新|正式"
    r"|\b(?:next|this|latest|upcoming|new|first|last|due)\b"
)
"""What a question has that asks when something was or will be, once."""
_ASKS_WHEN = re.compile(
    r"什么时候|啥时候|何时|什么时间|几时|哪(?:一|几)?(?:天|日|个?月)|几[号日月]|(?:开放|营业|上课|办公|服务|接待|开馆|供应|门诊)(?:的)?(?:时间|日期|日)"
    r"|\bwhen (?:do|does|is|are|can|may)\b|\b(?:what|which) (?:days?|months?|seasons?|times?|time of (?:the )?year)\b(?! (?:did|was|were|will|had)\b)|\b(?:opening|visiting) (?:hours|times|days)\b"
)
_ASKS_REGULARLY = re.compile(
    r"每(?:逢|隔|个)?[年月周天日季星学]|平时|平常|通常|一般|定期|固定"
    r"|\b(?:usually|normally|regularly|typically|generally|each|every|always)\b|\b(?:what|which) (?:days|months|seasons|times?|time of (?:the )?year)\b(?! (?:did|was|were|will|had)\b)|\b(?:opening|visiting) (?:hours|times|days)\b"
)


def may_be_asked(question: Question) -> bool:
    """Return whether a question may ask when something regularly is; one for what was or is to be does not.

    Example:
        >>> from qa.asking.question import read_question
        >>> asked = "When are lessons held?", "When was it held?", "书屋什么时候开放?", "书屋是什么时候开放的?"
        >>> [may_be_asked(read_question(text)) for text in asked]
        [True, False, True, False]
    """
    asked = fold(question.text)
    if question.kind != "date" or question.dates or PLANNED_SAID.search(asked) or _ASKS_ONCE.search(asked):
        return False
    return _ASKS_WHEN.search(asked) is not None and not asks_weekday(asked)  # which are known by their form


_ASKS_DAYS = re.compile(r"哪(?:一|几)?[天日]|几[号日]|[周星期礼拜]几|\b(?:what|which) (?:days?|months?|seasons?)\b")


_SOME_DAYS = re.compile(r"(?:法定)?节?假日|寒暑假")
"""Days that are told of beside the others: 每天9时至17时,节假日照常."""


def when(question: Question, text: str) -> tuple[Span, ...]:
    """Return the spans of a sentence that say when something regularly is, without hours if only the days are asked for."""
    found = recurring(text, hours=_ASKS_DAYS.search(fold(question.text)) is None)
    return tuple(span for span in found if not _SOME_DAYS.fullmatch(text, *span)) or found


def is_asked(question: Question) -> bool:
    """Return whether a question surely asks when something regularly is: 每年什么时候, on which days are."""
    return may_be_asked(question) and _ASKS_REGULARLY.search(fold(question.text)) is not None


CLOSED = re.compile(
    r"闭馆|闭园|休息|不上班|不办公|(?<!时)(?<!点)(?<!分)关门|关闭|不对?外?开|不营业|停业|不接待|谢绝|停课|停开|停办|歇业|休馆|休市|公休|\b(?:closed|shut|closes(?! (?:at|by)\b)|not open)\b"
)
"""What says that something is not open."""


def preference(question: Question, sentence: Sentence, span: Span) -> float | None:
    """Return what speaks for a time at which something recurs; None for any other time, or where it is not asked for."""
    if not may_be_asked(question) or span not in when(question, sentence.text):
        return None
    if CLOSED.search(_clause(sentence.plain, *span)) and not CLOSED.search(fold(question.text)):
        return -RECURS
    return RECURS if sentence.share >= TOLD or is_asked(question) else 0.0


_UNITS = "(?:分钟|小时|天|日|周|星期|月|季度?|学期|年)"
_COUNT = r"(?:\d+|[一二两三四五六七八九十半]+)"
_TURNS = "[次趟班回轮期届遍场]"
_ASKS_OFTEN = re.compile(
    rf"\bhow (?:often|frequently)\b|每?隔?多(?:久|长(?:的)?时间|少时间)[^,。?？]{{0,6}}?一{_TURNS}|多久(?:有)?(?:一|发|办|来)"
    rf"|每?隔多(?:久|长(?:的)?时间)|每隔(?:多少|几)个?{_UNITS}|每?(?:几|多少)个?{_UNITS}[^,。?？]{{0,6}}?一{_TURNS}"
)
_OFTEN = re.compile(
    r"\bevery (?:[a-z-]+ |\d+ )?(?:other )?(?:minute|hour|day|week|month|quarter|year|morning|evening|night|weekday|weekend|second)s?\b"
    r"|\b(?:once|twice|(?:two|three|four|five|six|\d+) times) (?:an?|per|every|each) [a-z]+\b|\b(?:hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually)\b"
    rf"|[每隔]隔?{_COUNT}个?{_UNITS}(?:一{_TURNS})?|(?P<each>每个?{_UNITS})[^,。;\d一二两三四五六七八九十]{{0,6}}[一1]{_TURNS}|[每一]个?{_UNITS}[^,。;\d一二两三四五六七八九十]{{0,6}}{_COUNT}{_TURNS}|\d+(?:分钟|小时)一{_TURNS}"
)
_EACH_OF = re.compile(rf"每个?{_UNITS}")


def asks_often(question: Question) -> bool:
    """Return whether a question asks how often something is.

    Example:
        >>> from qa.asking.question import read_question
        >>> asked = "How often does it run?", "例会多长时间开一次?", "几天一班?", "开了多长时间?"
        >>> [asks_often(read_question(text)) for text in asked]
        [True, True, True, False]
    """
    return question.kind == "number" and _ASKS_OFTEN.search(fold(question.text)) is not None


@lru_cache(maxsize=4096)
def how_often(text: str) -> tuple[Span, ...]:
    """Return the spans of a sentence that say how often something is, or else on which days.

    Example:
        >>> text = "船每20分钟一班"
        >>> [text[start:end] for start, end in how_often(text)]
        ['每20分钟一班']
    """
    plain = simplified_of(text)
    found = tuple(match.span("each") if match["each"] else match.span() for match in _OFTEN.finditer(plain))
    regular = recurring(text, hours=False)
    found = (
        tuple(next((span for span in regular if span[0] <= a and b <= span[1]), (a, b)) for a, b in found) or regular
    )
    return found or tuple(match.span() for match in _EACH_OF.finditer(plain))
