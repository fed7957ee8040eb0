"""What a question asks for beyond its kind, read once for all values that may answer it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.quantities import numbered
from qa.asking import contrasts
from qa.asking.constraints import sides
from qa.asking.question import COUNTED, asked_verb, counters, is_planned
from qa.asking.segmenter import folded_of as fold
from qa.asking.words import focus_of
from qa.checking.apiece import per_asked, thing_asked
from qa.finding import sizes
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from qa.asking.question import Question


FIRST_OF = re.compile(r"首[任位]|第一[任位]")

TENURE = re.compile(r"首任|现任|前任|继任|原任|末任|第[一二三四五六七八九十\d]+任")


def tenure_of(text: str) -> str:
    """Return which of the holders of an office is spoken of last: 首任 (also 第一任), 现任, 第三任; "" if none."""
    found = TENURE.findall(text)
    return {"第一任": "首任", "第1任": "首任"}.get(found[-1], found[-1]) if found else ""


COUNTS_PEOPLE = re.compile(
    r"\b(?:people|persons?|talents?|participants?|trainees?|students?|workers?|employees?|experts?|visitors?|teachers?|residents?|jobs|posts|vacanc(?:y|ies)"
    r"|attendees|members|professionals|graduates|entrants)\b|人数|多少人|人才|几人"
)


_ASKS_BOUND = re.compile(r"最低|最少|至少|起码|下限|\b(?:minimum|at least|lowest|no less)\b")

_ASKS_RESULT = re.compile(
    r"(?:提高|增加|增长|上升|扩大|下降|减少|缩短|增|升|降)(?:到|至)|\b(?:rise|rose|raised|increased?|fell|fall|reduced|cut|grew|grow) to\b"
)


SUBSET = re.compile(
    r"第[一二三四五六七八九十\d]+(?:[、和与]第?[一二三四五六七八九十\d]+)*[批次期届轮]|其中|占|\b(?:first|second|third)\b|\bof which\b"
)


_ASKS_HOW_MUCH_OF = re.compile(r"\bhow (?:much|many) of (?:the|this|that|these|those|its|their|it|them)\b")


def asks_part(folded: str) -> bool:
    """Return whether a folded question asks for a part of something counted: 第一批, of which, how much of it."""
    return bool(SUBSET.search(folded) or _ASKS_HOW_MUCH_OF.search(folded))


_ASKS_FLOW = re.compile(
    r"新增|新认定|认定|多了|增加|新建|引进|完成|签|certif|recogni[sz]|new|added|sign|approv|complet|identif|accredit|batch|批"
)

_ASKS_SHARE = re.compile(
    r"\b(?:share|slice|portion|proportion|fraction|percentage of|part of|account(?:s|ed)? for|ma[dk]e?s? up)\b|占|比重|比例|多少(?:股份|股权)|持股"
)

_ASKS_PROFIT = re.compile(
    r"[净纯]?赚|盈利|盈余|利润|结余|\b(?:profits?|surplus|net|cleared?|earn\w* [^?]*after (?:its |all |the )?(?:costs|expenses))\b"
)

_ASKS_CHANGE = re.compile(
    r"\b(?:gr[eo]w|grown|growth|increas\w*|rise|rose|risen|fell|fall|fallen|drop\w*|declin\w*|decreas\w*|up|down|chang\w*|cut)\b"
    r"|增|降|提高|上升|减少|涨|跌"
)


def rows_of(text: str) -> list[tuple[str, int]]:
    """Return the things that an English text names by a number of a row, each with it: [("line", 2)]."""
    return [(thing, number) for thing, number, _ in numbered(text)]


FEW_GIVEN = 4
"""Numbers up to which one that an English question gives may be another's, too (by hand)."""


class Wanted:
    """What a question asks for beyond its kind, read once for all values that may answer it."""

    def __init__(self, question: Question) -> None:
        self.folded = asked = fold(question.text)
        self.quantities = {(item.value, item.unit) for item in quantities_in(question.text)}
        # What "the ten projects" produced is not 10个; "two institutions" may have taken on 2项
        english = question.language != "zh" and question.kind == "number"
        self.given = {value for value, _ in self.quantities if english and value > FEW_GIVEN}
        counted = focus_of(asked) if question.language != "zh" and "how many" in asked else ()
        self.people = any(map(COUNTS_PEOPLE.search, counted)) if counted else bool(COUNTS_PEOPLE.search(asked))
        self.generic = "people" in counted  # 1,146 employees are as good as 420 people
        self.counters = counters(asked) if question.language == "en" else frozenset()
        self.sizes = sizes.asked(asked) if question.language == "zh" and question.kind == "number" else frozenset()
        self.time = any(map(_ASKS_TIME.search, counted)) if counted else bool(_ASKS_TIME.search(asked))
        named = question.language != "zh" and question.kind in {"person", "organisation", "date", "place"}
        self.verb = asked_verb(asked) if named else ""
        if not self.verb and question.kind == "date" and named and (ended := _WHEN_IT.search(asked)):
            self.verb = ended[1]
        self.flow = bool(_ASKS_FLOW.search(asked))
        counted_in = question.dates if question.kind in COUNTED else ()
        self.years = frozenset(date.year for date in counted_in if date.year and not date.month)
        self.profit = question.kind == "money" and _ASKS_PROFIT.search(asked) is not None
        self.result = bool(_ASKS_RESULT.search(asked))
        self.bound = bool(_ASKS_BOUND.search(asked))
        self.subset = asks_part(asked)
        self.contrast = bool(contrasts.asked(asked))
        self.share = bool(_ASKS_SHARE.search(asked)) and not _ASKS_CHANGE.search(asked)
        self.change = bool(_ASKS_CHANGE.search(asked)) and not _ASKS_SHARE.search(asked)
        self.planned = is_planned(asked)
        capitals = _CAPITALISED.findall(question.text) if question.language != "zh" else ()
        self.named = frozenset(_POSSESSIVE.sub("", fold(word)) for word in capitals)
        self.numbered = frozenset(rows_of(question.text))
        self.sides = sides(asked) if question.language == "zh" else []
        self.first = question.kind in {"person", "organisation"} and FIRST_OF.search(asked) is not None
        self.tenure = tenure_of(asked) if question.kind == "person" else ""
        gap = _GAP.search(asked)
        is_count = question.kind in COUNTED and question.language == "zh"
        done = _DONE_SO_MANY.search(asked)
        self.done = done[1] if done and is_count and question.kind != "percent" else ""
        self.per = per_asked(asked) if is_count else ""
        self.each = thing_asked(asked) if self.per else ""
        self.frame = FILLING.sub("", asked[: gap.start()]) if gap and is_count else ""

    def is_its_year(self, said: str) -> bool:
        """Return whether a number is only a year asked of: of 2007 the 2007 flood tells no count."""
        return said.isdecimal() and int(said) in self.years


_WHEN_IT = re.compile(
    r"\bwhen (?:did|does|do|will|would) .*\b(begin|start|open|reopen|close|end|finish|resume|arrive|leave|retire|die)\b"
)
"""What asks when something began, by a verb that no ending tells to be one."""

_GAP = re.compile(r"百分之(?:多少|几)|多少|几|多[大高长远宽深重久]")

_DONE_SO_MANY = re.compile(r"([\u4e00-\u9fff]{2})了(?:多少|几)")


FILLING = re.compile(
    r"(?:保有量|拥有量|总量|总数|数量|大约|大概|大致|一共|总共|共计|合计|超过|[约近达到至了有是为共的仅超逾])+$"
)
"""What stands between a number and what leads up to it, in a question or a text, without telling numbers apart."""


_ASKS_TIME = re.compile(r"\b(?:years?|months?|days?|long|age|hours?)\b|多久|多长|几年|年限")


_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")
_POSSESSIVE = re.compile(r"['’]s?$")
