"""What speaks for a date: how fine it is, its year, and whether it only says when the report was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking.question import PLANNED_SAID, WHEN_DOES
from qa.asking.segmenter import folded_of as fold
from qa.finding.numeric import PLANNED, is_of_a_name
from qa.finding.relative import year_of
from qa.finding.sentence import ANY_YEAR, Sentence, mentions_in

if TYPE_CHECKING:
    from corpus.dates import PartialDate
    from corpus.document import EventDate
    from qa.asking.question import Question
    from qa.finding import names
    from qa.finding.wanted import Wanted


def is_dateline(text: str, end: int) -> bool:
    """Return whether a date that ends at ``end`` is that of a news agency's report (新华社北京8月17日电)."""
    return re.match(r"\s*(?:电|讯|消息(?=[,，:：]))", text[end : end + 4]) is not None


_SAYS_YEAR = re.compile(r"[\d〇零一二三四五六七八九十元]年|\d{4}")


_ASKS_DAY = re.compile(r"哪(?:一)?(?:天|日)|几[号日]|几月几|\b(?:what|which) (?:day|date)\b(?! of the week)")

_AS_OF = ("截至", "截止", "截止到", "截至到")


def _is_no_finer(said: EventDate, asked: PartialDate) -> bool:
    """Return whether a time of a text is but the year that a question names, or years with it."""
    if asked.year is None or asked.month is not None:
        return False
    whole = said.precision == "year" or said.first[:4] != said.last[:4]
    return whole and int(said.first[:4]) <= asked.year <= int(said.last[:4])


_ASKS_SPAN, SPAN = re.compile(r"起止|哪几年|\b(?:which|what) years\b"), 0.5
"""What asks for a stretch of years, and what speaks for one then (by hand)."""


def is_as_fine(said: EventDate, asked: PartialDate) -> bool:
    """Return whether a time of a text says the year, month or day that a question names, or another one."""
    if asked.day is not None:
        return said.precision in {"day", "range"}
    if asked.month is not None:
        return said.precision != "year" and said.first[:4] == said.last[:4]
    return said.first[:4] == said.last[:4]


_ORIGINAL = re.compile(r"(?:原定|原计划|原拟)[于在]?$")


def _year_told(sentence: Sentence, span: names.Span) -> float | None:
    """Return what speaks for a date that says its year by another (次年), or none at all; None if it names one."""
    if year_of(sentence, *span):
        return 0.2
    return None if _SAYS_YEAR.search(sentence.text[span[0] : span[1]]) else -1.0  # 9月2日 is no year


_ASKS_SINCE = re.compile(
    r"(?:自|从)(?:什么时候|啥时候|何时|何年|几时|哪(?:一)?[年天月])起?(?:就|便|一直)|\bsince (?:when|what|which)\b|\bfrom (?:when|(?:what|which) (?:year|date|day|month))\b"
)
_SINCE = re.compile(
    r"(?:自|从|始于|起于)$|\b(?:since|from|as early as|dating from)(?: about| around| the)? ?$", re.IGNORECASE
)
_FROM_THEN = re.compile(r"(?:年|月|日)?(?:起|开始|以来|就)")
_ASKS_END = re.compile(
    r"(?:到|至)(?:什么时候|啥时候|何时|几时|何年|几月几?|哪(?:一)?(?:年|天|日|个?月))[^,。?]{0,4}?(?:为止|止|结束|截止|到期|期满|届满)"
    r"|(?:[期租约]|有效|持续|执行)(?:是|将|会|一直)*(?:到|至)(?:什么时候|啥时候|何时|何年|哪(?:一)?(?:年|天|个?月))"
    r"|(?:什么时候|啥时候|何时|哪(?:一)?(?:年|天|个?月)|几月)(?:就|才|会|将)?(?:到期|届满|期满|失效|过期)"
    r"|\b(?:until|till|up to|through) (?:when|what|which)\b|\b(?:when|what|which)\b[^?]*\b(?:until|till|run to)\W*$"
    r"|\b(?:when|(?:what|which) (?:year|date|day|month))\b[^?]*\b(?:expires?|runs? out|lapses?|run until)\b"
)
_UNTIL = re.compile(
    r"(?:至|到|止于|截[至止])(?:公元)?$"
    r"|\b(?:until|till|to|through|expires?|expired|ends?|ended|lapses?|runs? out|by)(?: on| in| at)?(?: the)?(?: end of)? ?$",
    re.IGNORECASE,
)
_THEN_OVER = re.compile(r"(?:到期|届满|期满|为止|止|结束|失效|终止|截止)")
_RANGE = re.compile(r"[至到—–~]|\b(?:to|until|till|and)\b|\d-\d{1,2}\D")


def asks_since(asked: str) -> bool:
    """Return whether a folded question asks since when something has been so.

    Example:
        >>> asks_since("since when was he in charge?"), asks_since("when was he in charge?")
        (True, False)
    """
    return _ASKS_SINCE.search(asked) is not None


def asks_end(asked: str) -> bool:
    """Return whether a folded question asks until when something runs.

    Example:
        >>> asks_end("协议到哪一年为止?"), asks_end("会议推迟到哪一天?"), asks_end("when does the lease expire?")
        (True, False, True)
    """
    return _ASKS_END.search(asked) is not None


def tells_end(text: str, span: names.Span) -> bool:
    """Return whether a date of a text is told as the end of something, or holds one.

    Example:
        >>> tells_end("有效期至2027年", (4, 9)), tells_end("2022年签订", (0, 5))
        (True, False)
    """
    behind = text[span[1] : span[1] + 4]
    return bool(_UNTIL.search(text, 0, span[0]) or _THEN_OVER.match(behind) or _RANGE.search(text[slice(*span)]))


def _is_due(behind: str, asked: str) -> bool:
    """Return whether right behind a planned date stands what a folded Chinese question asks when it is: 10月通车.

    Example:
        >>> _is_due("通车。", "大桥什么时候通车?"), _is_due("通车。", "大桥什么时候通车的?")
        (True, False)
    """
    match = WHEN_DOES.search(asked)
    return match is not None and not _HAS_BEEN.search(asked) and match["verb"] in behind[: len(match["verb"]) + 4]


_HAS_BEEN = re.compile(r"[了的过][?。]*$")


BOUND, ENDS = 0.6, 0.1
"""What speaks for a date behind since, where that is asked for, and against any other, and for one behind until, which may
be of another lease (by hand)."""


def _of_bound(text: str, span: names.Span, asked: str) -> float:
    """Return what speaks for a date as the one since which, or until which, a folded question asks."""
    if asks_since(asked):
        return BOUND if _SINCE.search(text, 0, span[0]) or _FROM_THEN.match(text, span[1]) else -BOUND
    return ENDS * (asks_end(asked) and tells_end(text, span))


_AFTER = re.compile(r"\bafter the (?:[a-z]+ ){0,2}?([a-z]{4,})(?=\W*$| (?:in|at|of|on)\b)")
"""What asks for a time after something, which may be told with its own day."""


def _is_of_what_went_before(before: str, asked: str) -> bool:
    """Return whether the words before a date make it that of what a question asks after: closed by a fire on 8 November."""
    after = _AFTER.search(asked)
    return after is not None and re.search(rf"\b{after[1]} (?:on|of|in) $", before) is not None


def date_preference(sentence: Sentence, span: names.Span, question: Question, wants: Wanted) -> float:
    """Return what speaks for a date: that it is as fine as asked for, of the year meant, told and not of the report."""
    return _of_bound(sentence.plain, span, wants.folded) + _as_asked(sentence, span, question, wants)


def _as_asked(sentence: Sentence, span: names.Span, question: Question, wants: Wanted) -> float:
    year = int(sentence.row.date.first[:4]) if sentence.row.date else ANY_YEAR
    mention = next((item for item in mentions_in(sentence.text, year) if item.start < span[1] <= item.end + 1), None)
    asked = fold(question.text)
    of_year = re.search(r"哪(?:一)?年|何年|\b(?:what|which) year\b", asked) is not None
    if mention is not None and _ASKS_DAY.search(asked):
        first, last = mention.date.first, mention.date.last
        if mention.date.precision in {"year", "month"} or first[:4] != last[:4]:
            return -1.0  # 2022-2023年 is no day
    if of_year and (told := _year_told(sentence, span)) is not None:
        return told
    if mention is None:
        return PLANNED * (wants.planned and _ORIGINAL.search(sentence.text[: span[0]]) is not None)
    if is_dateline(sentence.text, span[1]):
        return -1.0  # 8月17日电: the day of the report
    fine = {"day": 0.2, "range": 0.2, "month": 0.1, "year": 0.0}[mention.date.precision]
    if not of_year and "年度" in sentence.text[span[0] : span[1] + 1]:
        fine -= 0.5  # 2022年度榜单: it tells which list, not when
    if not of_year and is_of_a_name(sentence, span):
        fine -= 0.5
    if any(_is_no_finer(mention.date, date) for date in question.dates):
        return -1.0  # the question has the year itself
    if mention.date.first[:4] != mention.date.last[:4]:
        fine = SPAN if _ASKS_SPAN.search(asked) else 0.0  # 2022-2023年 says no more than a year does
    if of_year and not _ASKS_SPAN.search(asked):
        fine = 0.3 if mention.date.precision == "year" else 0.2  # it says the year as well
    before = fold(sentence.text[: span[0]])
    if (before.endswith(_AS_OF) and "截" not in asked) or _is_of_what_went_before(before, asked):
        return -1.0  # 截至8月底: what had been done by then
    planned = PLANNED_SAID.search(before, max(map(before.rfind, ",;。")) + 1) is not None
    if wants.planned or planned:
        ahead = planned and _is_due(sentence.plain[span[1] :], asked)
        fine += PLANNED * (1 if wants.planned and planned else -0.1 if ahead else -0.5)
    return fine + (0.1 if span[0] == 0 else 0.0)
