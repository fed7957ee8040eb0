"""Which numbers of a sentence are of an earlier time, and which is meant: "3,150 students, against 2,790 last year".

A question for how many there were last year, a year before or before the works is answered by the number that a
sentence sets against the present one, any other by the present one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.finding.formed import TIME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qa.finding.names import Span

EARLIER = "以前|之前|此前|原来|原先|原本|本来|起初|最初|当初"
"""Chinese words that say in any question that what was before is meant."""

CHANGES = (
    "提高|提升|增加|增长|上升|扩大|扩展|扩充|拓宽|拓展|加[宽长高深大]|发展|壮大|延伸|延长|下降|降低|减少|压缩|缩短|缩减|调整"
    "|精简|精减|裁减|削减|压减|扩编|扩招|扩容|上调|下调|调高|调低|涨价|降价|合并"
    "|扩|升|降|增|涨|跌|减|缩|变|调"
)
"""Chinese verbs by which one value takes the place of another, before 到, 至 or 为."""

BEFORE_CHANGE = rf"(?:{CHANGES}|升级|改造|扩建|改建|搬迁|整治|治理|通车|开通|建成|投产|启用|实施)(?:之)?前(?![来往])"
"""What says in a Chinese question that what was before a change is meant."""

_ASKED = re.compile(
    r"\b(?:last (?:year|season|term)|a (?:year|season|month) (?:ago|earlier|before)|(?:the )?(?:year|season|term) (?:before|earlier)"
    r"|previous (?:year|season|term|quarter)|twelve months (?:ago|earlier)|before the [a-z]+|previously|formerly|used to|until then"
    r"|originally|initially|at first)\b|\bbefore\W*$"
)
_ASKED_CHINESE = re.compile(
    rf"{BEFORE_CHANGE}"
    rf"|前任|上一任|(?<![比较同与跟和])上一?[次届轮年](?!的?(?:冠|亚|季)军|度)|{EARLIER}|(?<![平高草太])原(?=有|为|是|定|任|价|计划)|曾经|曾(?=有|是|为|任|在|达)"
)
_LED = re.compile(
    r"(?:\bagainst|\bfrom|\b(?:compared|in comparison) (?:with|to)|\binstead of|\brather than|\bversus|\bvs\.?|\bhad been|\bpreviously|\bformerly)"
    r" (?:only |just |about |around |some |an? |the |[$£€¥])*$"
    r"|\b(?:last (?:year|season|term)|(?:an? |two |three )?(?:year|season|month)s? (?:ago|earlier|before)|the (?:year|season) before|previously),? "
    r"(?:it|they|there|that|the [a-z]+) (?:was|were|had been|stood at|came to) (?:only |just |about )?$",
    re.IGNORECASE,
)
_LED_CHINESE = re.compile(
    r"(?:上年|去年|前一年|上一年|上年度)(?:末|底|同期|全年)?(?:的|为|是|有|仅|约|只有)*$|(?:原来|此前|之前)(?:的|为|是|有|仅)*$"
    r"|(?:原来|原先|以前|从前|过去)[^,;。\d]{0,8}[要需得花走]$"
    r"|(?<![比较同与跟和])上一?[次届轮][\u4e00-\u9fff]{0,4}?(?:(?:的|为|是|有|仅|约|只有|得|获)+|[^,;。]{0,16},[居列排位][^,;。]{0,8})$"
)
_TRAILED = re.compile(
    r"(?! ?(?:more|fewer|less|higher|lower) than)(?: (?!(?:than|on|over|from|against|compared)\b)[a-z-]+){0,3}? (?:in |for |at the end of )?(?:last (?:year|season|term)|a (?:year|season) (?:ago|earlier|before)"
    r"|the (?:year|season) (?:before|earlier)|the previous (?:year|season|term|quarter)|previously)\b"
)
_STRONGLY = re.compile(
    r"\b(?:a year (?:ago|earlier|before)|(?:the )?(?:year|season|term) (?:before|earlier)|(?:the |its |their )?previous (?!record)[a-z]+|previously|formerly|before the [a-z]+)\b"
)
_MARKED = re.compile(
    r"\b(?:before|previous\w*|earlier|ago|last|former\w*|from|against|instead|compared|until|up|down|against)\b|原|此前|之前|上年|上届|上一|去年|前一|前年|[从由自]|比|较|以前"
)
_DIFFERS = re.compile(
    r" ?(?:[a-z]+ )?(?:more|fewer|less|higher|lower) than (?:a |the |last |in |before|planned|expected)"
)
_ASKS_DIFFERENCE = re.compile(r"\b(?:more|fewer|less|higher|lower|by how much|difference)\b")
_CHANGED_FROM = re.compile(r"[从由自](?:每[^,。;、\d]{1,3}|人均|平均)?$")
_CHANGED_TO = re.compile(rf"[^,。;]{{0,4}}(?:{CHANGES})[^,。;]{{0,2}}[到至为]")
_CHANGED_INTO = re.compile(rf"[从由自][^,。;]{{1,12}}{_CHANGED_TO.pattern}$")
"""What stands before and behind a quantity that is no longer, and before the one that took its place: 从600平方米扩大到5200平方米."""

_ASKS_NOW = re.compile(r"现在|目前|如今|眼下|\b(?:now|currently|at present)\b")
_LED_NOW = re.compile(r"(?:现在|目前|如今|眼下)[^,;。\d]{0,8}$|\b(?:now|currently|at present)(?: [a-z]+){0,2} $")
"""What asks for the present value where another is told for later, and what leads up to it."""

SAID = frozenset("last previous before earlier ago previously formerly".split())
"""Words of a question that say so, and need not stand in a text."""

AT_FIRST = frozenset([*EARLIER.split("|"), "原有", "曾有", "originally", "initially"])
"""Words of a question for a quantity that say so, too; a date or a name may be told with them (原定12日)."""

CHANGED = 1.2
"""What speaks against the number before a change, or for it where that is asked for (by hand)."""

FORMER = 0.8
"""What speaks for the number of an earlier time where one is asked for, or against the others beside it (by hand)."""


OUTDATED = 0.4
"""What speaks against the number of an earlier time where no time is asked for (by hand)."""
_A_YEAR = re.compile(r"[去前今]年|\d{4}|〇|\b(?:last|year)")


@lru_cache(maxsize=256)
def is_asked(folded: str) -> bool:
    """Return whether a folded question asks for what was before.

    Example:
        >>> is_asked("how many were there a year earlier?"), is_asked("how many are there?")
        (True, False)
    """
    return _ASKED.search(folded) is not None or _ASKED_CHINESE.search(folded) is not None


def is_told(text: str, span: Span) -> bool:
    """Return whether a sentence says of a number that it is of an earlier time.

    Example:
        >>> text = "3,150 come from abroad, against 2,790 last year"
        >>> is_told(text, (0, 5)), is_told(text, (32, 37))
        (False, True)
    """
    before, behind = text[max(span[0] - 40, 0) : span[0]], text[span[1] : span[1] + 60]
    if _LED.search(before) or _LED_CHINESE.search(fold(before)):
        return True
    return _TRAILED.match(behind) is not None and not is_change(before)  # down £14,000 on last year: the difference


_ASKS_CHANGE = re.compile(
    r"\bby how (?:much|many)\b|\bhow much (?:more|less|did|has|have)\b[^?]*\b(?:gr[eo]w|rise|rose|fall|fell|drop|increase|decrease|decline|shrink)"
)
_IS_CHANGE = re.compile(
    r"(?:增加|增长|增产|增|减少|减产|减|下降|降低|上升|提高|[多少高低快慢]|扩大|缩短|延长)(?:了|约)?$"
    r"|\b(?:by|up|down|rose|fell|grew|more|fewer|(?:increase|rise|gain|fall|drop|decrease|decline|reduction) of) (?:about |some |only |just )?$"
)


def asks_change(folded: str) -> bool:
    """Return whether a folded English question asks by how much something has changed."""
    return _ASKS_CHANGE.search(folded) is not None


def is_change(before: str) -> bool:
    """Return whether a number behind these words is by how much something has changed.

    Example:
        >>> is_change("总产量25.3万吨,较上年减少"), is_change("总产量")
        (True, False)
    """
    return _IS_CHANGE.search(fold(before)) is not None


_OF_THE_LAST = re.compile(
    r"去年|上年(?!度)|前一?年|\b(?:previous (?!record)[a-z]+|last (?:year|season|edition|time)|(?:year|season|one|edition|time) before|a year (?:earlier|ago))\b"
)
"""What says in a question that a value of the year, season or edition before is asked for, and in a text that one is told."""
_ASKS_CHANGED = re.compile(
    r"[比较](?:上|去|前|往)|[多少高低增减]了?(?:多少|几)|\b(?:more|fewer|less|than|change[ds]?|differen\w+)\b"
)
_COMPARED_BEHIND = re.compile(
    r"[^,。;!?\d]{0,6}[,(]?[^,。;!?\d]{0,6}(?:[比较](?:上一?[年届季次月周轮]|去年|前一?年)|同比|环比)"
    r"|(?: [a-z'-]+){0,3}[,(]? ?(?:which (?:is|was) )?(?:(?:up|down|an? (?:increase|rise|gain|fall|drop|decrease) of)(?: by)? (?:[^,;]|,(?=\d)){1,24}?"
    r" (?:on|from|over|than|compared)\b|[$£€¥]?[\d.,]+(?: ?per ?cent| ?%)?(?: [a-z-]+)? (?:more|fewer|less|higher|lower) than\b)"
)
"""How a sentence goes on behind a value that it compares with an earlier one: it is not the earlier one."""
_BECAME = re.compile(
    r"\b(?:rose|risen|grew|grown|increased|climbed|fell|fallen|dropped|decreased|declined|shrank)(?: by [^,;]{1,16}?)?"
    r"(?: (?:on|from|over) [^,;]{1,20}?)? to $|(?:增|升|降|减|缩|增加|增长|提高|上升|下降|减少|扩大)[至到]$"
)
"""What leads up to a value that something has only come to: fell by 4% to."""


def is_of_the_last_asked(asked: str) -> bool:
    """Return whether a folded question asks for a value of the year or edition before, not by how much it differs.

    Example:
        >>> is_of_the_last_asked("去年有多少人?"), is_of_the_last_asked("比去年多了多少人?")
        (True, False)
    """
    return _OF_THE_LAST.search(asked) is not None and not asks_difference(asked)


def may_be_before(asked: str) -> bool:
    """Return whether a folded question asks for what was before, in whatever words."""
    return is_asked(asked) or _OF_THE_LAST.search(asked) is not None


def asks_difference(asked: str) -> bool:
    """Return whether a folded question asks by how much something differs from what was before."""
    return _ASKS_CHANGED.search(asked) is not None


def tells_of_the_last(before: str) -> bool:
    """Return whether what stands before a number says that it is of the year, season or edition before."""
    return _OF_THE_LAST.search(before.lower()) is not None


_LAST = re.compile(r"去年|\blast (?:year|season)\b")
"""What means the year before that of the asker, which mostly is the one that a text tells of."""


def is_compared(text: str, span: Span, asked: str) -> bool:
    """Return whether a folded text compares a number with the one before it, and so tells that it is not that one.

    Where what leads up to it says 去年 or last year it is of that year all the same. Who asks for 去年 means the year that
    a chronicle tells of, unless the text itself compares with 去年.

    Example:
        >>> text = "产值3.6亿元,比上年增长12%"
        >>> is_compared(text, (2, 7), "上年产值是多少"), is_compared(text, (2, 7), "去年产值是多少")
        (True, False)
    """
    became = _BECAME.search(text, max(span[0] - 48, 0), span[0])
    if not (became or _COMPARED_BEHIND.match(text, span[1])) or tells_of_the_last(text[: span[0]]):
        return False
    if became and became.group().isascii():
        return True
    return _OF_THE_LAST.search(_LAST.sub("", asked)) is not None or _LAST.search(text, span[0]) is not None


def may_be_told(asked: str, text: str) -> bool:
    """Return whether a sentence may tell of an earlier time, if a folded question asks for one outright.

    Example:
        >>> may_be_told("what was the turnout at the previous election?", "Turnout was 34%.")
        False
    """
    return _STRONGLY.search(asked) is None or _MARKED.search(fold(text)) is not None


def of_a_time(text: str, span: Span, spans: Sequence[Span], asked: str) -> float:
    """Return what speaks for a number of a sentence with these numbers, for its time, or against it.

    What is still to come on top of another is of another time, too.
    """
    if further := of_a_further(text, span, spans, asked):
        return further
    if _ASKS_NOW.search(asked) and any(_LED_NOW.search(text[: other[0]].lower()) for other in spans):
        return FORMER if _LED_NOW.search(text[: span[0]].lower()) else -FORMER
    if not is_asked(asked):
        hour = TIME.fullmatch(text, *span)  # from 10 am on is no 10 of before
        return -OUTDATED * (hour is None and _A_YEAR.search(asked) is None and is_told(text, span))
    if is_told(text, span):
        return FORMER
    return -FORMER * any(is_told(text, other) for other in spans if other != span)


_ASKS_FURTHER = re.compile(
    r"\bhow many (?:more|further|additional|extra)\b(?!.*\bthan\b)|(?:还[要将会需得]|再|另外?)[^,。?比]{0,12}(?:多少|几)"
)
_FURTHER = re.compile(
    r"(?:\b(?:another|a further|an additional|an extra)(?: (?:about|some|around|nearly))? $|(?:还[要将会需有]|再|另[外有]?)[^,;。\d]{0,8}$)"
)
_FURTHER_BEHIND = re.compile(r" (?:more|further|additional|extra)\b(?! than)")
"""What asks for a number that comes on top of another, and what says so before and behind it: another 150 posts."""


def of_a_further(text: str, span: Span, spans: Sequence[Span], asked: str) -> float:
    """Return what speaks for a number of a sentence that comes on top of another, where that is asked for, or against.

    Example:
        >>> text = "The mill has 40 hands, and another 12 will come."
        >>> asked = "how many more hands are wanted?"
        >>> of_a_further(text, (35, 37), [(13, 21), (35, 37)], asked), of_a_further(text, (13, 21), [(13, 21), (35, 37)], asked)
        (0.8, -0.8)
    """
    if not _ASKS_FURTHER.search(asked):
        return 0.0
    told = _further(text, tuple(spans))
    return 0.0 if not told else FORMER if span in told else -FORMER


LED_UP = 48
"""Characters before a number in which stands what says that it comes on top (by hand)."""


@lru_cache(maxsize=64)
def _further(text: str, spans: tuple[Span, ...]) -> frozenset[Span]:
    """Return the numbers of a sentence that are told to come on top of another."""
    return frozenset(
        span
        for span in spans
        if _FURTHER.search(fold(text[max(span[0] - LED_UP, 0) : span[0]])) or _FURTHER_BEHIND.match(text, span[1])
    )


def without_meant(spans: set[Span], text: str, asked: str) -> set[Span]:
    """Return the numbers of a sentence without those of an earlier time, if a folded question asks for such a one."""
    return {span for span in spans if not is_told(text, span)} if spans and is_asked(asked) else spans


def not_of_years(plain: str, spans: Sequence[Span], years: frozenset[int], asked: str = "") -> set[Span]:
    """Return the numbers of a sentence that have another year, or none, beside one of the same measure of a year asked for.

    A year leads a number right before it, or before a verb of change whose subject was named once (2023年增至21万人).

    Example:
        >>> text = "吞吐量860万吨,比2021年的790万吨增长8.9%"
        >>> not_of_years(text, [(3, 8), (16, 21)], frozenset([2021]))
        {(3, 8)}
    """
    if len(spans) < 2 or not (years or _YEAR_WORD.search(asked)):
        return set()
    led = [span for span in spans if is_led(plain, span, years, asked)]
    measures = {_AMOUNT.sub("", plain[start:end]) for start, end in led}
    return {span for span in spans if led and span not in led and _AMOUNT.sub("", plain[slice(*span)]) in measures}


_THEN = re.compile(r"去年|上年|前年|往年|原来|原先|以前|从前|过去")
_NOW = re.compile(r"今年|现在|如今|眼下|目前")
_THIS_YEAR = re.compile(r"(?: [a-z]+){0,2}? this (?:year|season|term)\b", re.IGNORECASE)
_NOW_LATIN = re.compile(r"\b(?:now|this (?:year|season|term))(?: [a-z]+){0,3} $", re.IGNORECASE)


def _is_of_now(plain: str, span: Span) -> bool:
    """Return whether an English sentence says of a number that it is of this year, or now."""
    return bool(_THIS_YEAR.match(plain, span[1]) or _NOW_LATIN.search(plain, 0, span[0]))


def now_and_then(plain: str, spans: Sequence[Span], asked: str) -> tuple[Span, set[Span]] | None:
    """Return the number of now in a sentence with those of then beside it, if a folded question names no time.

    Example:
        >>> text = "成人票去年卖20元,今年涨到25元;儿童票10元"
        >>> now_and_then(text, [(6, 9), (14, 17), (21, 24)], "成人票多少钱?")
        ((14, 17), {(6, 9)})
    """
    if len(spans) < 2 or _A_YEAR.search(asked) or is_asked(asked):
        return None
    if (latin := next((span for span in spans if _is_of_now(plain, span)), None)) is not None:
        then_told = {span for span in spans if span != latin and is_told(plain, span)}
        return (latin, then_told) if then_told else None
    then = _THEN.search(plain)
    now = _NOW.search(plain, then.end()) if then else None
    if then is None or now is None or ";" in plain[then.end() : now.start()]:
        return None
    low, high = plain.rfind(";", 0, then.start()) + 1, plain.find(";", now.end())
    near = [span for span in spans if low <= span[0] and (high < 0 or span[1] <= high)]
    led = next((span for span in near if span[0] >= now.end() and is_led(plain, span, frozenset(), now.group())), None)
    if led is None:
        return None
    measure = _AMOUNT.sub("", plain[slice(*led)])
    return led, {span for span in near if span[0] < now.start() and _AMOUNT.sub("", plain[slice(*span)]) == measure}


def is_led(plain: str, span: Span, years: frozenset[int], asked: str = "") -> bool:
    """Return whether one of some years leads a number right before it, or before a verb of change: 2023年增至21万人.

    So does a word for a year that a folded question has too: 今年.

    Example:
        >>> is_led("二〇二三年增至21万人", (7, 11), frozenset([2023])), is_led("今年21万人", (2, 6), frozenset(), "今年多少人?")
        (True, True)
    """
    said = _LED_BY_YEAR.search(plain[max(span[0] - 16, 0) : span[0]])
    if said is None:
        return False
    return said[2] in _YEAR_WORD.findall(asked) if said[2] else int(said[1].translate(_YEAR_DIGITS)) in years


_LED_BY_YEAR = re.compile(
    r"(?:((?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年|([今去明前]年|现在|如今|眼下|目前))(?:度|全年|[末底]|同期)?"
    r"(?:[则又再已便就]?(?:[增减升降涨跌]|增[加长]|减少|上升|下降|提[高升]|达)[至到为])?[的为是仅约达只有卖收要]*$"
)
_YEAR_WORD = re.compile("(?<![比较与同和跟])[今去明前]年|现在|如今|眼下|目前")
"""A word for the year of which a number is asked for, and not for the one that it is compared with."""
_YEAR_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_AMOUNT = re.compile(r"[\d.,约近超逾达突破过余多〇○零一二两三四五六七八九十百千万亿]+")
_FROM = re.compile(r"\bfrom (?:about |around |some |only |just )?$")
_TO = re.compile(r"(?: [a-z]+)? to (?:about |around |some |only |just )?[$£€¥\d]")
_COMPARED = re.compile("[比较]$")
_OF_IT = re.compile(r"(?:年|度|全年|年?[末底]|同期)*(?:的|为|是)?")


def is_since(text: str, year: Span, span: Span) -> bool:
    """Return whether the year before a number is only the one that it is compared with.

    Example:
        >>> text = "比2023年的391.2万人次增长9.6%"
        >>> is_since(text, (1, 6), (7, 14)), is_since(text, (1, 6), (16, 20))
        (False, True)
    """
    return bool(_COMPARED.search(text[: year[0]])) and not _OF_IT.fullmatch(text[year[1] : span[0]])


def of_a_change(text: str, span: Span, asked: str) -> float:
    """Return what speaks for what there is since a change, or before it, as is asked: 由80张增至150张."""
    before, former = fold(text[: span[0]]), is_asked(asked)
    if _DIFFERS.match(text, span[1]) and not _ASKS_DIFFERENCE.search(asked):
        return -FORMER  # 640 more than a year ago
    if _FROM.search(before) and _TO.match(text, span[1]):
        return CHANGED if former else -CHANGED  # narrowed from £5.1 million to £1.8 million
    if _CHANGED_FROM.search(before):
        changed = _CHANGED_TO.match(fold(text[span[1] :])) is not None
        return changed * (CHANGED if former else -CHANGED)
    return (-0.4 if former else 0.2) if _CHANGED_INTO.search(before) else 0.0


_BESIDE = re.compile(r"[与和跟同](?P<what>[^,。;与和跟同]{3,40}?)(?:相比|相较|比起来)")
_NAMED_THERE = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)|[“‘]([^“”‘’]{2,8})[”’]|[去上前]年")
_COMPARES = re.compile(r"相比|相较|比|较|差|多少倍")


def only_beside(plain: str, spans: Sequence[Span], asked: str) -> set[Span]:
    """Return the values of what a sentence is only compared with, of which a folded question does not ask.

    Example:
        >>> text = "与2016年台风“海马”造成1.2亿元损失相比,这次损失2300万元"
        >>> only_beside(text, [(14, 19), (27, 33)], "台风杜鹃造成多少损失"), only_beside(text, [(14, 19)], "海马造成多少损失")
        ({(14, 19)}, set())
    """
    if _COMPARES.search(asked):
        return set()
    found = set()
    for match in _BESIDE.finditer(plain):
        named = [item[1] or item.group() for item in _NAMED_THERE.finditer(match["what"])]
        if not any(name in asked for name in named):
            found |= {span for span in spans if match.start() <= span[0] < match.end()}
    return found


_MOVED = r"\b(?:postponed|(?:moved|put|pushed|set|brought) (?:back|off|up|forward)|moved|delayed|deferred|rescheduled|shifted|changed|advanced)"
_PUT_OFF = re.compile(
    r"(?:推迟|延期|延后|延迟|推后|顺延|提前|改期|改|调整|变更)(?:举[行办]|召开|进行|开[幕工赛]|投产)?(?:到|至|为|于|在)了?$|[推延][到至]$"
    rf"|{_MOVED} (?:from [^.;]{{3,24}} )?(?:to|until|till|for|by) (?:the )?$",
    re.IGNORECASE,
)
MOVED_FROM = re.compile(rf"{_MOVED} from (?:the )?$", re.IGNORECASE)
"""What leads up to two dates that are no stretch of time: put off from 22 June to 9 July."""
_INSTEAD = re.compile(r",? ?(?:instead of|rather than|and not)(?: on)? ?(?:the )?$", re.IGNORECASE)
_FIRST_SET = re.compile(
    r"原(?:定|计划|拟|先定)(?:于|在)?$|本(?:应|该|来)(?:于|在)?$"
    r"|\b(?:first|originally|initially) (?:[a-z]+ ){0,2}?(?:set|planned|scheduled|due|meant|announced|fixed|intended|expected|supposed)(?: to [a-z]+)?(?: for| on| in)? (?:the )?$",
    re.IGNORECASE,
)
"""What leads up to a date that something had been meant for; what it did on another is told behind it."""
_OTHERWISE = re.compile(r"[。;；!?]|\.(?= |$)")
_ASKS_FIRST_DATE = re.compile(
    rf"原[定计拟]|本[来该应]|(?:推迟|延期|改期|提前)(?:之)?前|{EARLIER}"
    r"|\b(?:originally|initially|at first|first (?:planned|scheduled|set)|(?:was|were) (?:it|they|the [a-z ]+) (?:planned|scheduled|due|supposed|meant))\b"
)


def is_moved(text: str) -> bool:
    """Return whether an English sentence says that something was put off or brought forward, and so was planned before."""
    return re.search(_MOVED, text) is not None


@lru_cache(maxsize=4096)
def put_off(text: str, spans: tuple[Span, ...]) -> dict[Span, bool]:
    """Return which dates of a sentence something was put off to (True), and which it had been meant for (False).

    Example:
        >>> text = "原定5月3日举行的决赛推迟到5月9日"
        >>> sorted(put_off(text, ((2, 6), (14, 18))).items())
        [((2, 6), False), ((14, 18), True)]
    """
    found: dict[Span, bool] = {}
    for one, other in pairwise(spans):
        between = text[one[1] : other[0]]
        if _INSTEAD.fullmatch(between):
            found |= {one: True, other: False}
        elif _FIRST_SET.search(text, max(one[0] - 48, 0), one[0]) and not _OTHERWISE.search(between):
            found |= {one: False, other: True}
    for span in spans:
        if not _PUT_OFF.search(fold(text[max(span[0] - 48, 0) : span[0]])):
            continue
        found[span] = True
        before = [other for other in spans if other[1] <= span[0] and not _OTHERWISE.search(text, other[1], span[0])]
        for other in before[-1:]:
            found.setdefault(other, False)
    return found


def of_the_date_meant(moved: Mapping[Span, bool], span: Span, asked: str) -> float:
    """Return what speaks for the date that something was put off to, or for the one before if that is asked for.

    Little for the one that is meant, which only makes up for the plan in its clause: it is no better than those of other
    sentences.
    """
    if span not in moved:
        return 0.0
    return MEANT if moved[span] != (_ASKS_FIRST_DATE.search(asked) is not None) else -CHANGED


MEANT = 0.35
"""What speaks for the one of two dates that is meant (by hand)."""
