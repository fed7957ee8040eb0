"""What speaks for a value apart from the words beside it: its unit, how exact it is, its year, its class, its role."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk
from corpus.quantities import numbered
from qa.asking import contrasts
from qa.asking.classes import classes
from qa.asking.constraints import sides
from qa.asking.matching import Word, coverage, find, focus_of
from qa.asking.matching import folded_of as fold
from qa.asking.question import COUNTED, PLANNED_SAID, asked_verb, asks_holder, counters, excepted, is_planned
from qa.asking.spoken import WRITTEN
from qa.checking.apiece import is_apiece, per_asked, thing_asked
from qa.finding import elliptic, former, names
from qa.finding.deeds import is_winner, told_by_deed
from qa.finding.doers import asks_getter, bodies, doers, placed, recipients, victors
from qa.finding.relative import year_of
from qa.finding.sentence import ANY_YEAR, Candidate, Sentence, mentions_in, quantities_in

if TYPE_CHECKING:
    from corpus.dates import PartialDate
    from corpus.document import EventDate
    from corpus.quantities import Quantity
    from qa.asking.question import Question

FIRST_OF = re.compile(r"首[任位]|第一[任位]")

TENURE = re.compile(r"首任|现任|前任|继任|原任|末任|第[一二三四五六七八九十\d]+任")


def tenure_of(text: str) -> str:
    """Return which of the holders of an office is spoken of last: 首任 (also 第一任), 现任, 第三任; "" if none."""
    found = TENURE.findall(text)
    return {"第一任": "首任", "第1任": "首任"}.get(found[-1], found[-1]) if found else ""


BRACKETED = 24
"""Most characters of a bracket between a noun and its number (孵化器(众创空间)11家) that does not part them."""

BRACKETS = re.compile(r"\([^()]*\)")


def names_focus(sentence: Sentence, span: names.Span, words: list[Word]) -> bool:
    """Return whether a word that names what is counted stands right beside the value (843支队伍 for "teams")."""
    for match in sentence.matches:
        if words[match.word].focus > 1 and match.weight >= 0.2:
            start, end = sentence.offsets[match.start], sentence.offsets[match.end]
            if span[0] < start and end <= span[1]:
                return True  # eight cranes: an English number has what it counts in its span
            if elliptic.units(sentence.text).get(span[0], "-") == sentence.text[start:end].lower().removesuffix("s"):
                return True
            if (0 <= start - span[1] <= 2 and not sentence.plain[span[1] : start].strip("的 ")) or (
                0 <= span[0] - end <= BRACKETED
                and len(BRACKETS.sub("", sentence.plain[end : span[0]])) <= 2
                and not BRACKETS.sub("", sentence.plain[end : span[0]]).strip(",、;。")
            ):
                return True
    return False


def _is_people(unit: str) -> bool:
    """Return whether the unit of an English number is a word for people: employee, visitor."""
    return unit.isascii() and bool(_COUNTS_PEOPLE.search(f"{unit} {unit}s"))


VERB_SAID, VERB_AT = 0.2, 0.2
"""What speaks for a name in a sentence that has the verb of an English question, and for the one that stands right at
it ("designed by X", "built in 1887") (by hand, on texts written for it)."""


def said_of(sentence: Sentence, span: names.Span, asked: Wanted, words: list[Word]) -> float:
    """Return what speaks for a name or date because the sentence has the verb by which it is asked for."""
    if not asked.verb:
        return 0.0
    said = [item for item in sentence.matches if item.weight >= 0.5 and asked.verb in words[item.word].label.split(" ")]
    ends = [sentence.offsets[item.end] for item in said]
    at = any(span[0] - end >= 0 and _AT.fullmatch(sentence.text[end : span[0]]) for end in ends)
    return VERB_SAID * bool(said) + VERB_AT * at


_AT = re.compile(r"[a-z]{0,3} (?:(?:[a-z]+ ){0,2}(?:by|in|on|since|at) )?(?:the )?")


def counts_else(text: str, words: list[Word]) -> bool:
    """Return whether an English number counts something else than what is asked for (1,200 visitors, not books)."""
    unit = next((item.unit for item in quantities_in(text) if item.unit.isascii() and len(item.unit) > 3), "")
    asked = [form for word in words if word.focus > 1 for form, _ in word.variants if form.isascii()]
    return bool(unit and asked) and not any(unit.startswith(form) or form.startswith(unit) for form in asked)


MEASURED = frozenset(
    "吨 公吨 米 公尺 公分 坪 亩 公亩 公顷 顷 平方米 平方公里 平方千米 立方米 公里 千米 海里 华里 厘米 毫米 微米 克 千克 公斤 斤 毫克 升 毫升 瓦 千瓦 兆瓦 千瓦时 度"
    " 小时 分钟 秒 年 天 岁 周岁 周年 个月 周 星期 倍 平方 立方".split()
)

_TIMES = frozenset("次 届 场 轮 回 趟 遍 起 场次".split())

_PEOPLE = frozenset({"人", "名", "位", "人次"})

_THINGS = frozenset(
    "盏 扇 把 根 片 块 封 份 口 宗 尊 顶 桶 瓶 袋 箱 盒 列 页 首 家 所 件 项 台 篇 部 座 架 辆 艘 本 间 栋 幢 支 条 处 株 棵 头 只 套 册 幅 枚 张".split()
)


def is_same_unit(unit: str, asked: str) -> bool:
    """Return whether two Chinese measure words count the same: 名 and 人, 册 and 册次.

    Example:
        >>> is_same_unit("册次", "册"), is_same_unit("家", "个")
        (True, False)
    """
    one, other = (word.removesuffix("次") or word for word in (unit, asked))
    return one == other or {unit, asked} <= _PEOPLE


_FAMILIES = tuple(
    frozenset(line.split())
    for line in (
        "年 周年 载 个月 月 天 日 周 星期 小时 个小时 分钟 秒 刻钟",
        "米 公尺 公里 千米 里 海里 华里 厘米 毫米 微米 公分 英里 英尺 英寸 呎 吋 哩 浬 尺 丈 m km cm mm",
        "岁 周岁",
    )
)
"""Units that measure the same: of one of them, any of its family may be the answer."""

_SORTS = (MEASURED, _TIMES, _PEOPLE, _THINGS)


_DAY_ONLY = re.compile(r"\d{1,2}[日号]")


def is_vague(question: Question, text: str) -> bool:
    """Return whether a number says only that there were some (一批, 一系列), or names a century."""
    return text.endswith("世纪") or (
        question.unit != "批"
        and re.search(r"一(?:大)?(?:批|些|系列|部分)", text) is not None
        and not re.search(r"\d", text)
    )


def is_other_sort(question: Question, text: str) -> bool:
    """Return whether a number counts or measures what the unit asked for cannot: 1.7米 for 几次, 50支 for 多少人."""
    counted = counters(fold(question.text)) if question.language == "en" else frozenset()
    kinds = {item.kind for item in quantities_in(text)}
    if question.kind == "number" and _DAY_ONLY.fullmatch(text) and question.unit not in {"日", "号", "天"}:
        return True  # 12日 opens an entry of a chronicle
    if question.kind == "number" and kinds and not kinds & {"number", "ordinal"} and (counted or question.unit):
        return True  # neither a share nor a sum counts anything; 能卖多少 may ask for one
    if counted:
        units = [item.unit for item in quantities_in(text)]
        return any(map(is_cjk, "".join(units))) and not counted.intersection(units)
    asked = next((sort for sort in _SORTS if question.unit in sort), None)
    if asked is MEASURED and question.language == "zh":
        family = next((family for family in _FAMILIES if question.unit in family), frozenset())
        units = [item.unit for item in quantities_in(text) if item.unit]
        return bool(family and units) and family.isdisjoint(units)  # 11240户 for 多少年
    if asked is None or asked is MEASURED:
        return False
    return any(item.unit in sort for item in quantities_in(text) for sort in _SORTS if sort is not asked)


_COUNTS_PEOPLE = re.compile(
    r"\b(?:people|persons?|talents?|participants?|trainees?|students?|workers?|employees?|experts?|visitors?|teachers?|residents?|jobs"
    r"|attendees|members|professionals|graduates|entrants)\b|人数|多少人|人才|几人"
)

STOCK = re.compile(r"保有量|总量|总数|累计|共有|拥有|现有|共计|总计|已有|达到?[\d]|合计|存量")

_KEPT = re.compile(r"保有|存量|拥有|现有|已有")
"""What says that there are so many of a thing by now, not that so many came."""

_FLOW = re.compile(r"新增|新认定|认定|新建|新设|引进|净增|增加|完成|培育|签约|新签")

_PLURAL = re.compile(
    r"哪些|哪几|哪两|[两三几]位|[两三几]家|分别|联合|共同|\bjointly\b|\btogether\b|\band\b|\b(?:reporters|authors|hosts|people)\b"
)

_ASKS_ONE = re.compile(
    r"哪(?:一)?[家所个支](?!些)|\b(?:which|what) (?:(?!of\b|two\b|three\b|four\b)[\w-]+ ){0,3}?(?:company|firm|university|college|school|institute|institution|hospital|bank"
    r"|agency|ministry|bureau|department|club|team|museum|library|business|enterprise)\b(?!s| and\b)"
)
"""What asks for one body only."""

_ASKS_BOUND = re.compile(r"最低|最少|至少|起码|下限|\b(?:minimum|at least|lowest|no less)\b")

_ASKS_RESULT = re.compile(
    r"(?:提高|增加|增长|上升|扩大|下降|减少|缩短|增|升|降)(?:到|至)|\b(?:rise|rose|raised|increased?|fell|fall|reduced|cut|grew|grow) to\b"
)

_RESULT = re.compile(r"(?:到|至|\bto)\s*$")

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
    r"\b(?:share|slice|portion|proportion|fraction|percentage of|part of|account(?:s|ed)? for|ma[dk]e?s? up)\b|占|比重|比例"
)

_ASKS_CHANGE = re.compile(
    r"\b(?:gr[eo]w|grown|growth|increas\w*|rise|rose|risen|fell|fall|fallen|drop\w*|declin\w*|decreas\w*|up|down|chang\w*|cut)\b"
    r"|增|降|提高|上升|减少|涨|跌"
)

_SHARE = re.compile(
    r"(?:占|比重|比例|\b(?:accounting|accounted|accounts) for|\bshare of|\bmaking up|\bor)[^,;。，；]{0,20}$"
)

_CHANGE = re.compile(
    r"(?:增|降|提高|上升|减少|回落|下滑|涨|跌|\b(?:up|down|gr[eo]w|rose|rise|fell|fall|drop|increas|decreas|declin)\w*)[^,;。，；%]{0,8}(?:%(?:[、和与及至到-]|,? and |,? to ))?$"
)


def rows_of(text: str) -> list[tuple[str, int]]:
    """Return the things that an English text names by a number of a row, each with it: [("line", 2)]."""
    return [(thing, number) for thing, number, _ in numbered(text)]


PLANNED = 0.7
"""What speaks for a date that is planned where a plan is asked for; half of it against one where only one is (by hand)."""


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
        self.people = any(map(_COUNTS_PEOPLE.search, counted)) if counted else bool(_COUNTS_PEOPLE.search(asked))
        self.generic = "people" in counted  # 1,146 employees are as good as 420 people
        self.counters = counters(asked) if question.language == "en" else frozenset()
        self.time = any(map(_ASKS_TIME.search, counted)) if counted else bool(_ASKS_TIME.search(asked))
        named = question.language != "zh" and question.kind in {"person", "organisation", "date", "place"}
        self.verb = asked_verb(asked) if named else ""
        self.flow = bool(_ASKS_FLOW.search(asked))
        counted_in = question.dates if question.kind in COUNTED else ()
        self.years = frozenset(date.year for date in counted_in if date.year and not date.month)
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
        self.frame = _FILLING.sub("", asked[: gap.start()]) if gap and is_count else ""


_GAP = re.compile(r"百分之(?:多少|几)|多少|几|多[大高长远宽深重久]")

_DONE_SO_MANY = re.compile(r"([\u4e00-\u9fff]{2})了(?:多少|几)")
APIECE = 0.4
"""What speaks for a value that is told of each, where it is asked of each, or against it (by hand)."""
DONE = 0.3
"""What speaks for a number right behind the verb by which a question asks how many (整改了多少: 已整改397条): by hand."""

_FILLING = re.compile(
    r"(?:保有量|拥有量|总量|总数|数量|大约|大概|大致|一共|总共|共计|合计|超过|[约近达到至了有是为共的仅超逾])+$"
)
"""What stands between a number and what leads up to it, in a question or a text, without telling numbers apart."""

FRAMED, FRAME = 0.08, 5
"""What each character counts that stands right before a number as it does before the gap of the question, from the
second on, and how many count (by hand)."""


def in_frame(frame: str, before: str) -> float:
    """Return what speaks for a number that the same words lead up to as in the question (恢复到2019年的百分之几)."""
    before = _FILLING.sub("", before)
    size = next(
        (size for size in range(min(len(frame), len(before))) if frame[-1 - size] != before[-1 - size]),
        min(len(frame), len(before)),
    )
    return FRAMED * min(size, FRAME) if size > 1 else 0.0


def speaks_for(sentence: Sentence, span: names.Span, question: Question, wants: Wanted, words: list[Word]) -> float:
    """Return what speaks for a value apart from the words beside it: unit, exactness, stock or flow, precision."""
    if question.kind in COUNTED:
        return _number_preference(sentence, span, question, wants)
    if question.kind == "date":
        return _date_preference(sentence, span, question, wants)
    inside = fold(sentence.text[span[0] : span[1]])
    given = sum(weight.weight for weight in sentence.matches if span[0] <= weight.start and weight.end <= span[1])
    asked = wants.folded
    if (inside and inside in asked) or (question.kind == "person" and _names_asked(sentence, span, words, wants)):
        return -0.8  # the question names it: whose spouse is asked for is not the spouse
    does = question.kind in {"person", "organisation"} and _does_what_is_asked(sentence, span, wants, words)
    bonus = min(given, 3) * (0.0 if does else _given_away(question)) + _of_two(sentence, span, wants)
    if (out := excepted(question.text)) and fold(out) in inside:
        bonus -= 0.3 * (not re.match(rf"{re.escape(fold(out))}[、和与及]|.*[、和与及]{re.escape(fold(out))}$", inside))
    if _PLURAL.search(asked) and question.kind in {"person", "organisation"}:
        bonus += 0.1 * bool(re.search(r"[、与和及 ]", inside.strip()))
    if question.kind in {"place", "organisation"} and inside.endswith(classes(asked)):
        bonus += 0.3
    elif question.kind == "organisation" and question.language != "zh" and not does and (ends := classes(asked)):
        bonus -= 0.45 * (is_cjk(inside[:1] or " ") and not (any(end in inside for end in ends) or _FIRM.search(inside)))
    if question.kind in {"list", "place"}:
        listed = question.kind == "list"
        bonus -= OF_WHENCE * (not listed and _is_of_whence(sentence, span, asked))
        bonus += _list_preference(names.items(inside), asked) if listed else _place_preference(sentence, span, asked)
    bonus += 0.4 * _is_told_to_be(sentence, span)
    if question.kind == "person":
        bonus -= WHERE * tells_where(sentence, span[0])
    bonus += 0.5 * does
    if question.kind in {"person", "organisation"}:
        by = inside.isascii() and _BY.search(sentence.text[: span[0]]) is not None
        bonus += by * (0.25 + 0.05 * (" and " in inside))
    if question.kind == "organisation":
        bonus += 0.3 * _holds_sort(sentence, span, words) - 0.4 * ("、" in inside and _asks_one(asked))
        bonus += 0.2 * names.is_latin_body(sentence.text[span[0] : span[1]])
        bonus -= 0.5 * (_is_of_the_question(sentence, span) or _is_what_is_spoken_of(sentence, span, question, words))
        bonus += 0.6 * (asks_team(asked) and _is_told_of(sentence, span, words))
    if question.kind != "person":
        return bonus
    return bonus + _person_preference(sentence, span, question, asked, does=does and question.language != "zh")


_SITED = re.compile(r"建|设在|选址|位于|坐落|盖|落户|开在|地址")
_SITED_AT = re.compile(r"(?:选址|位于|坐落|地处|设在|建在|落户|落地)(?:就|定)?[在于]?$")
"""What asks where something stands, and what says it."""

OF_TITLE = 0.5
"""What speaks against a body in the title of somebody, where a person is asked for: 供电所 of 供电所所长毕望舒 (by hand)."""

_WHERE = re.compile(r"(?:[在于至赴](?:位于)?|[来产源]自|[前开运发飞驶]往)$")
WHERE = 0.8
"""What speaks against a name behind 在 or 来自 where it is asked who does something: it tells where (by hand)."""


def tells_where(sentence: Sentence, place: int) -> bool:
    """Return whether what stands at a place of a sentence tells where something is done, and not who does it."""
    return _WHERE.search(sentence.plain[:place]) is not None


def _asks_one(asked: str) -> bool:
    """Return whether a folded question asks for one body only."""
    return _ASKS_ONE.search(asked) is not None and not _PLURAL.search(asked)


def _holds_sort(sentence: Sentence, span: names.Span, words: list[Word]) -> bool:
    """Return whether one name has what tells of which sort is asked for: 国防|科技大学, asked which defence university."""
    if "、" in sentence.text[span[0] : span[1]]:
        return False
    return any(
        words[item.word].focus > 1 and item.weight >= 0.5
        and span[0] <= sentence.offsets[item.start] and sentence.offsets[item.end] < span[1]
        for item in sentence.matches
    )  # fmt: skip


BEFORE_IT = 1
"""Most characters between a place and what is of it: 海州|古|渠 (by hand)."""

OF_WHENCE = 0.5
"""What speaks against a place that only says of where the thing is to which something happens elsewhere (by hand)."""


def _is_of_whence(sentence: Sentence, span: names.Span, asked: str) -> bool:
    """Return whether a place stands right before what the question speaks of, in a sentence that says where it was done.

    In 在里斯本召开的大会上,海州古渠入选名录 the channel is that of 海州, and was chosen in 里斯本.
    """
    if _SITED.search(asked) or not any(
        0 <= sentence.offsets[item.start] - span[1] <= BEFORE_IT for item in sentence.matches
    ):
        return False
    plain = sentence.plain
    places = names.places(sentence.text)
    return any(start != span[0] and plain[start - 1 : start] == "在" for start, _ in places)


def _place_preference(sentence: Sentence, span: names.Span, asked: str) -> float:
    """Return what speaks for a place: that something is there, moves there or is held there; no body is one."""
    if classes(asked):
        return 0.0
    said = sentence.text[span[0] : span[1]]
    bonus = 0.4 * bool(_SITED.search(asked) and _SITED_AT.search(sentence.plain[: span[0]]))
    bonus += 0.25 * bool(re.search(r"在$|于$", sentence.plain[: span[0]]) or names.is_online(fold(said)))
    if _ASKS_GOAL.search(asked):
        bonus += 0.5 * bool(re.search(r"[至到往入赴]$", sentence.text[: span[0]]))
    if _ASKS_SOURCE.search(asked):
        bonus += 0.5 * bool(re.search(r"(?:从|来自|产自|源自|由)$", sentence.text[: span[0]]))
    if _ASKS_ADDRESS.search(asked):
        bonus += 0.5 * bool(_ADDRESS.search(said))
    if _ASKS_VENUE.search(asked):
        bonus += 0.6 * (span in names.venues(sentence.text))
    return bonus - 0.4 * (fold(said).isascii() and names.is_body_only(said))


def _person_preference(sentence: Sentence, span: names.Span, question: Question, asked: str, *, does: bool) -> float:
    """Return what speaks for a person: that it is one and no body, which 谁 and "who" ask for less often; its role."""
    inside = fold(sentence.text[span[0] : span[1]])
    bonus = _of_two_holders(sentence, span, asked)
    if inside.isascii():  # a word that the passage writes small elsewhere is part of no name: Public Building
        row = sentence.row.text
        bonus -= 0.4 * any(re.search(rf"\b{re.escape(part)}\b", row) for part in inside.split(" ") if len(part) > 3)
        bonus -= 1.6 * _is_of_a_thing(sentence, span, asked)
        bonus -= 0.5 * (_is_under(sentence, span) and not _UNDER_ASKED.search(asked))
    body = 0.0 if does else 0.3 if question.language == "zh" or inside.isascii() else 0.5
    bonus -= 0.1 if names.is_office(inside) else body * (span not in names.people(sentence.text))
    bonus -= OF_TITLE * names.is_of_title(sentence.text, span)
    if question.language != "zh" and not inside.isascii() and asks_holder(asked):
        bonus -= 0.6 * (names.is_under(sentence.plain, span) not in {None, "deputy" in asked or "vice" in asked})
    roles = [match.group() for match in names.ROLE.finditer(asked)]
    alone = roles or _DONE_BY_ONE.search(asked)
    bonus -= 0.6 * bool(alone and span not in names.people(sentence.text))  # no body holds an office
    if _OFFICE_ASKED.search(asked) and not _ASKS_FORMER.search(asked) and _TAKES_OVER.match(sentence.plain, span[1]):
        bonus += 0.8  # 局长调任省厅,由原副局长周某接任
    elif _FORMER.search(_clause_before(sentence, span)):
        bonus += 0.4 if _ASKS_FORMER.search(asked) else -0.4
    if _ASKS_FORMER.search(asked) and _MOVES_ON.match(sentence.plain, span[1]):
        bonus += 0.6
    leaving = _LEAVES.match(sentence.plain, span[1])
    bonus -= 0.6 * bool(leaving and not _ASKS_FORMER.search(asked) and leaving[1] not in asked)
    deputy = bool(roles) and "副" in asked[max(asked.find(roles[0]) - 2, 0) : asked.find(roles[0]) + len(roles[0])]
    bonus -= 1.6 * any(names.takes_second(sentence.plain, span[1], role[-2:]) not in {None, deputy} for role in roles)
    return bonus + 0.4 * any(_holds_role(sentence, span, role, deputy=deputy) for role in roles)


_UNDER_ASKED = re.compile(r"副|\b(?:deputy|vice|assistant)\b")
_UNDER = re.compile(r"\b(?:deputy|vice|assistant)[ -][a-z ]{3,24},? $", re.IGNORECASE)
_UNDER_BEHIND = re.compile(r", (?:the |its |their |his |her )?(?:deputy|vice|assistant)\b")


def _is_under(sentence: Sentence, span: names.Span) -> bool:
    """Return whether an English sentence calls somebody a deputy: the deputy director, Moira Lane."""
    before = _UNDER.search(sentence.text[max(span[0] - 40, 0) : span[0]])
    return before is not None or _UNDER_BEHIND.match(sentence.text, span[1]) is not None


def _is_of_a_thing(sentence: Sentence, span: names.Span, asked: str) -> bool:
    """Return whether an English name leads to what the question speaks of: the Mill Lane market hall, asked who opened it."""
    goes_on = re.match(
        r" (?!(?:the|and|for|was|has|had|who|his|her)\b)([a-z]{3,})(?: (?!(?:the|and|for|was|has|had|who|his|her)\b)([a-z]{3,}))?",
        sentence.text[span[1] :],
    )
    parts = [*(goes_on.groups() if goes_on else ()), sentence.text[span[0] : span[1]].split(" ")[-1].lower()]
    return any(
        word and re.search(rf"\b(?:the|an?|this|its|their) (?:[a-z-]+ ){{0,2}}{re.escape(word)}\b", asked)
        for word in parts
    )


_ASKS_FORMER = re.compile(
    r"\b(?:previous|former|predecessor|outgoing|before|used to be)\b|前任|上一任|原任|此前|之前|以前|原来|原[^因料]|曾|接替了?谁|取代了?谁"
    r"|(?:升级|提升|提高|改造|扩建|改建|搬迁|整治|治理|调整|缩短|压缩|增加|增长|下降|通车|开通|建成|投产|启用|实施|合并)(?:之)?前(?![来往])"
)

_ASKS_TEAM = re.compile(r"哪(?:一|几)?[支个](?:[\u4e00-\u9fff]{0,4}队|俱乐部)|哪支")


def asks_team(text: str) -> bool:
    """Return whether a Chinese question asks for a team, whose name seldom says that it is one."""
    return _ASKS_TEAM.search(text) is not None


def _is_told_of(sentence: Sentence, span: names.Span, words: list[Word]) -> bool:
    """Return whether a name begins a clause that says what is asked (芦城渔火由此以58分首夺冠军)."""
    if span not in names.subjects(sentence.text):
        return False
    plain = sentence.plain
    end = next((place for place in range(span[1], len(plain)) if plain[place] in ",;。"), len(plain))
    said = [item for item in sentence.matches if span[1] <= sentence.offsets[item.start] < end and item.weight >= 0.5]
    return any(words[item.word].idf >= max(word.idf for word in words) / 2 for item in said)


_FORMER = re.compile(r"此前|之前的|原(?:任|来)?(?=[^因料则有]{2,8}$)|前任|上一任|曾任")
"""What says in a clause that its holder of an office or a record is no longer."""

_LEAVES = re.compile("[^,。;、]{0,4}?(卸任|离任|辞去|不再担任|不再兼任|辞职|退休)")
"""What is said behind a name of who holds an office no longer."""

_MOVES_ON = re.compile(f"{_LEAVES.pattern}|调任|转任|调往|调离|升任")

_TAKES_OVER = re.compile("(?:接任|继任|接替|接棒)")

_OFFICE_ASKED = re.compile(
    r"\b(?:head|director|mayor|chair(?:man|woman|person)?|president|chief|manager|coach|captain|secretary|dean|principal|leader|commander|officer"
    r"|governor|boss|ceo)\b"
)
"""What asks in English who holds an office."""

_DONE_BY_ONE = re.compile(
    r"(?:谁|哪(?:一|几)?位|何人)(?:来|去|负责)?(?:主持|执教|主刀|带队|领队|率队|主讲|授课|讲课|讲|演唱|执导|主演|致辞|发言|领唱)|主持人|发言人|主讲人|个人(?![赛所项])"
)
"""What a person does, and no body."""


def _clause_before(sentence: Sentence, span: names.Span) -> str:
    """Return what stands before a span in its clause."""
    plain = sentence.plain
    return plain[max(plain.rfind(mark, 0, span[0]) for mark in ",;。:(") + 1 : span[0]]


_SUCCEEDS = re.compile(
    r"(?:\b(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|(?:takes|took|taking) over from)|接替|取代) ?(?:[A-Za-z.]+ )?$",
    re.IGNORECASE,
)


def _of_two_holders(sentence: Sentence, span: names.Span, asked: str) -> float:
    """Return what speaks for the former holder of an office, who stands behind "succeeding", or against them."""
    if _SUCCEEDS.search(sentence.text[: span[0]]):
        return 0.4 if _ASKS_FORMER.search(asked) else -0.2
    return 0.0


def _is_of_the_question(sentence: Sentence, span: names.Span) -> bool:
    """Return whether a name is made of words of the question alone (需求企业, asked which company leads the demand)."""
    free = set(range(*span))
    for match in sentence.matches:
        if match.weight >= 0.3:
            free -= set(range(sentence.offsets[match.start], sentence.offsets[match.end]))
    return not any(sentence.text[place].isalnum() for place in free)


SPOKEN_OF = 3
"""Words beside those that name what is asked for from which on a name that has them is what is spoken of (by hand)."""


def _is_what_is_spoken_of(sentence: Sentence, span: names.Span, question: Question, words: list[Word]) -> bool:
    """Return whether a name is what an English question speaks of: the electronic information pilot platform, of which
    the firm is asked.
    """
    if question.language == "zh":
        return False
    held = {
        match.word
        for match in sentence.matches
        if match.weight >= 0.5 and span[0] <= sentence.offsets[match.start] and sentence.offsets[match.end] <= span[1]
    }
    return len([word for word in held if words[word].focus <= 1 and " " not in words[word].label]) >= SPOKEN_OF


_IS = re.compile(r"(?:分别)?(?:是|为|系|:)(?:位于|来自)?[^,;。:是为]{0,10}$")


def _is_told_to_be(sentence: Sentence, span: names.Span) -> bool:
    """Return whether a name stands behind a word of the question and 是 (需求牵头单位是位于晋江市的某公司)."""
    place = names.first_of_row(sentence.text, span) if span in names.people(sentence.text) else span[0]
    found = _IS.search(sentence.plain, max(place - 16, 0), place)
    return found is not None and any(
        match.weight >= 0.3 and match.end - match.start > 1 and sentence.offsets[match.end] == found.start()
        for match in sentence.matches
    )


_FOR_A_SUM = re.compile(r"以[\d.]+[百千万亿]*元(?:的价格)?")
"""What may stand between who buys and that it is bought."""


def _does_what_is_asked(sentence: Sentence, span: names.Span, wants: Wanted, words: list[Word]) -> bool:
    """Return whether a name stands before a word of the question as its agent (由市建工集团承建, asked who built it), or is
    whom what is asked went to, or who is told to have the rank that is asked for.
    """
    if any(span in told(wants.folded, sentence.text) for told in (recipients, placed, victors)):
        return True
    if any(low <= span[0] and span[1] <= high for low, high in told_by_deed(wants.folded, sentence.text)):
        return True
    if asks_getter(wants.folded) and is_winner(sentence, span, words):
        return True
    if (deed := bodies(sentence.text).get(span)) is not None:
        return is_body_of_it(sentence, deed, words)
    sum_told = _FOR_A_SUM.match(sentence.plain, span[1])
    return (span in names.agents(sentence.text) or span in doers(sentence.text)) and any(
        item.weight >= 0.3
        and 0 <= sentence.offsets[item.start] - (sum_told.end() if sum_told else span[1]) <= 4
        and (not wants.verb or wants.verb in words[item.word].label.split(" "))
        for item in sentence.matches
    )


def is_body_of_it(sentence: Sentence, deed: names.Span, words: list[Word]) -> bool:
    """Return whether a body called by its deed (设计单位是) does it to what is asked of, which is told before it."""
    done = {
        item.word for item in sentence.matches
        if deed[0] <= sentence.offsets[item.start] < deed[1] and item.weight >= 0.3
    }  # fmt: skip
    before = fold(f"{sentence.row.event or ''}\n{sentence.row.text[: sentence.start - sentence.row.start + deed[0]]}")
    covers = coverage(words, find(words, before))
    rest = [
        (word.idf, cover) for place, (word, cover) in enumerate(zip(words, covers, strict=True)) if place not in done
    ]
    told = sum(idf for idf, cover in rest if cover >= 0.3)
    return bool(done) and 2 * told >= sum(idf for idf, _ in rest)


def _holds_role(sentence: Sentence, span: names.Span, role: str, *, deputy: bool) -> bool:
    """Return whether a person is said to have a role: right behind the name, or in the titles before it (院士、专家蒋士成)."""
    text = sentence.plain
    said = (role, *WRITTEN.get(role, ()))
    if not deputy and text.startswith(said, span[1]):
        return True
    if _TAKES_OVER.match(text, span[1]) and any(word in text[: span[0]] for word in said):
        return True  # 韩某卸任总经理,由周某接任
    begin = max([text.rfind(mark, 0, span[0]) for mark in ",;:。(“"]) + 1
    others = [end for _, end in names.people(sentence.text) if end <= span[0]]
    before = text[max([begin, *others]) : span[0]]
    under = "副" if deputy else "(?<!副)"  # 副局长 is no 局长
    return any(re.search(rf"{under}{re.escape(word)}", before) for word in said)


_ASKS_ADDRESS = re.compile(r"地址|门牌|几号(?!线|楼)|\baddress\b")
_ADDRESS = re.compile(
    r"\d+号|[路街道巷弄](?:$|\d|[东西南北]段)|\d+ [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)* (?:Road|Street|Avenue|Lane|Quay|Square)\b"
)
"""How an address is written, and what asks for one."""

_ASKS_GOAL = re.compile(
    r"\b(?:mov(?:e|es|ed|ing)|relocat\w*|transfer\w*|go|went|travel\w*|fly|flew|sent|send)\b|[迁搬移]|去了?哪"
)

_FIRM = re.compile(r"(?:农业|科技|股份|实业|食品|鞋业|服饰|工厂|厂)$")
"""What firms call themselves without the word."""

_ASKS_SOURCE = re.compile(
    r"\b(?:come|comes|came|coming|brought|imported|bought|introduced) from\b|\bfrom (?:which|what|where)\b"
)
_BY = re.compile(r"\bby (?:the )?$")


def asks_venue(text: str) -> bool:
    """Return whether a question asks where something is held."""
    return _ASKS_VENUE.search(fold(text)) is not None


_ASKS_VENUE = re.compile(
    r"举行|举办|召开|开幕|在(?:哪里?|哪儿|什么地方)(?:办|开|搞)|[开办搞]在|场地|会场|\b(?:held|take place|took place|hosted|venue)\b"
)

_ASKED_COUNT = re.compile(
    r"(?:哪|几)(?P<zh>[两二三四五六七八九十])|\b(?P<en>two|three|four|five|six|seven|eight|nine|ten)\b"
)

_COUNTS = {
    "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "two": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip


def _list_preference(items: list[str], asked: str) -> float:
    """Return what speaks for an enumeration: as many items as asked for, of the class asked for, not numbers."""
    count, endings = _ASKED_COUNT.search(asked), classes(asked)
    bonus = 0.0
    if count:
        bonus += 0.3 if len(items) == _COUNTS[count["zh"] or count["en"]] else -0.1
    if endings:
        bonus += 0.3 * (sum(item.endswith(endings) for item in items) >= max(1, len(items) - 1))
    return bonus - 0.2 * (sum(bool(quantities_in(item)) for item in items) > len(items) / 2)


_ASKS_TIME = re.compile(r"\b(?:years?|months?|days?|long|age|hours?)\b|多久|多长|几年|年限")


def _number_preference(sentence: Sentence, span: names.Span, question: Question, wants: Wanted) -> float:
    quantity = next(
        (item for item in quantities_in(sentence.text) if item.start == span[0] and item.end <= span[1]), None
    )
    if quantity is None:
        return 0.0
    exact = quantity.exact or wants.bound
    bonus = 0.0 if exact else -0.12 - VAGUE * _is_made_exact(sentence, quantity)
    if (quantity.value, quantity.unit) in wants.quantities or quantity.value in wants.given:
        bonus -= 0.8  # the question gives it: it cannot be what is asked for
    if sentence.text[span[0]] == "一" and quantity.value == 1:  # 一支队伍: an article more often than a count
        bonus -= 0.35 + 0.5 * bool(_IS_A.search(sentence.plain, 0, span[0]))
    if question.kind == "number":
        bonus += _unit_preference(quantity.unit or elliptic.units(sentence.text).get(span[0], ""), question, wants)
        timed = quantity.unit in _TIME_UNITS and quantity.unit in question.units
        bonus += TAKEN * (timed and _TAKEN.search(sentence.text[: span[0]]) is not None)
        if wants.counters and sentence.text[span[0] : span[1]].endswith(("万", "亿")):
            bonus -= 0.4  # 超千亿 of what is not said: it is a size
    bonus += _of_two(sentence, span, wants)
    bonus += _of_year(sentence, span, question)
    before = fold(sentence.text[: span[0]])
    if wants.per:
        bonus += APIECE * (1 if is_apiece(sentence.plain, span, wants.per, wants.each) else -1)
    bonus += DONE * bool(wants.done and _FILLING.sub("", before).endswith(wants.done))
    clause = before[max(map(before.rfind, ",;。")) + 1 :] + fold(sentence.text[span[0] : span[1]])
    if question.kind == "number":
        bonus += _of_stock_or_flow(clause, wants)
    if question.language == "zh" and not _ASKS_MORE.search(wants.folded):
        bonus -= 0.6 * bool(_MORE_THAN.search(before))
    if wants.result:  # 由1800人次提高到3200人次
        bonus += 0.3 if _RESULT.search(before) else -0.1
    else:
        bonus += former.of_a_change(sentence.text, span, wants.folded)
    if not wants.subset and not wants.share:
        part = "其中" in clause or _PARTS.search(before) or _OF_A_WHOLE.match(sentence.text, span[1])
        bonus -= PART_ONLY if part else 0.25 * bool(SUBSET.search(clause))
    if question.kind == "percent" and (wants.share or wants.change):
        share, change = bool(_SHARE.search(before)), bool(_CHANGE.search(before))
        bonus += 0.3 * (share - change if wants.share else change - share)
    return bonus


def _of_stock_or_flow(clause: str, wants: Wanted) -> float:
    """Return what speaks for a number because its clause says how many there are, or how many came, as is asked."""
    stock, flow = bool(STOCK.search(clause)), bool(_FLOW.search(clause))
    kept = _KEPT.search(clause) is not None and not flow
    return -0.2 * kept if wants.flow else 0.2 * (stock - flow)


TAKEN = 0.3
"""What speaks for a time that is told as having been taken, where it is asked how long something took (by hand)."""

_TAKEN = re.compile(
    r"(?:历时|为期|耗时|用时|历经|费时|工期)[^,;。\d]{0,4}$|\b(?:took|takes|lasted|lasts|after)(?: \w+)? $"
)

_IS_A = re.compile("(?:是|作为|成为|为)$")
"""What stands before 一项 that says what something is, and counts nothing."""

_OF_A_WHOLE = re.compile(r" of (?:the|its|their) (?:total|whole|full|entire|cost|sum|bill|price)\b")
"""What stands behind a part: £5.2 million of the total cost of £7.9 million."""

PART_ONLY = 0.35
"""What speaks against the number of a part where no part is asked for (by hand)."""

_PARTS = re.compile(
    r"其中[^,;。]{0,16}\d[^,;。]{0,6}(?:,(?![^,;。]{0,8}[共总])[^,;。\d]{1,12}\d[^,;。]{0,6})*,(?![^,;。]{0,8}[共总])[^,;。\d]{1,12}$"
)
"""What leads up to a further part: 其中全程马拉松1.2万人,半程马拉松."""

_ASKS_MORE = re.compile(r"[比较差多少高低][^,。]{0,6}(?:多少|几)|[比差]|增|减|提高|缩|超")
_MORE_THAN = re.compile(r"比[^,。;]{1,18}(?:多|少|高|低|长|短|快|慢|早|晚|大|小|重|轻)(?:出|了)?$")
"""What leads up to by how much something is more than another (比第二名多3球): not how much it is."""

_TIME_UNITS = frozenset("年 月 天 日 个月 届 岁 小时 year month week day hour minute".split())

_SAME_UNITS = {
    "天": "day", "年": "year", "个月": "month", "月": "month", "小时": "hour", "分钟": "minute", "周": "week", "米": "metre meter m",
    "公里": "kilometre kilometer km", "吨": "tonne ton t", "公斤": "kilogram kg", "平方米": "square m² m2 sqm", "公顷": "hectare ha",
    "亩": "mu", "岁": "year",
}  # fmt: skip
"""For a Chinese measure, its English names."""


def _unit_preference(unit: str, question: Question, wants: Wanted) -> float:
    """Return what the unit of a number says for it: English nouns have no measure word, but may be of people."""
    bonus = 0.0
    if unit in _SAME_UNITS.get(question.unit, "").split():
        return 0.35
    if question.units:
        bonus = 0.4 if unit in question.units else -0.5
    elif question.unit and question.unit not in {"个", "万", "亿"}:
        if unit and unit.isascii() and question.unit not in MEASURED:
            bonus = 0.35 * (question.unit in _PEOPLE and _is_people(unit))
        else:
            bonus = 0.35 if is_same_unit(unit, question.unit) else -0.4
    elif wants.counters and is_cjk(unit[:1] or " "):
        bonus = (0.05 if unit == "个" else 0.3) if unit in wants.counters else -0.4
    elif wants.people:
        bonus = 0.3 if unit in _PEOPLE or _is_people(unit) else -0.4
    if unit in _TIME_UNITS and unit != question.unit and not question.units:
        bonus += 0.2 if wants.time else -0.5
    return bonus


_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")
_POSSESSIVE = re.compile(r"['’]s?$")


def _names_asked(sentence: Sentence, span: names.Span, words: list[Word], wants: Wanted) -> bool:
    """Return whether a name in the text is one that the question gives, as far as its words tell."""
    return any(
        item.weight >= 0.3 and span[0] <= sentence.offsets[item.start] and sentence.offsets[item.end] <= span[1]
        and item.end - item.start > 1 and not wants.named.isdisjoint(words[item.word].label.split(" "))
        for item in sentence.matches
    )  # fmt: skip


def _given_away(question: Question) -> float:
    """Return what a word of the question says for a name that holds it: of which company, that it is one."""
    if question.kind == "organisation":
        return 0.06
    return -0.15 if question.kind == "person" and question.language != "zh" else -0.05


def _of_two(sentence: Sentence, span: names.Span, wants: Wanted) -> float:
    """Return what speaks for a value of the one of two that exclude each other that is asked for, or against it."""
    if not wants.contrast:
        return 0.0
    place = _in_folded(sentence, span)
    if contrasts.belied(wants.folded, sentence.folded, *place):
        return -0.4
    return 0.3 * bool(contrasts.affirmed(wants.folded, sentence.folded, *place))


def is_of_side(candidate: Candidate, wants: Wanted) -> bool:
    """Return whether a value is told of the one of two that exclude each other that is asked for."""
    sentence = candidate.sentence
    place = _in_folded(sentence, (candidate.start - sentence.start, candidate.end - sentence.start))
    return bool(contrasts.affirmed(wants.folded, sentence.folded, *place))


VAGUE = 1.5
"""What speaks against a number that the next one says exactly (by hand)."""


def _is_made_exact(sentence: Sentence, vague: Quantity) -> bool:
    """Return whether the next number of the sentence says exactly what this one says roughly: 突破3亿吨,达3.08亿吨."""
    return any(
        item.exact
        and item.unit == vague.unit
        and 0 < item.start - vague.end <= 6
        and vague.value <= item.value <= vague.value * Decimal("1.5")
        for item in quantities_in(sentence.text)
    )


def _in_folded(sentence: Sentence, span: names.Span) -> names.Span:
    """Return where a span of a sentence lies in its folded text."""
    return bisect_left(sentence.offsets, span[0]), bisect_left(sentence.offsets, span[1])


SAID_OF_YEAR = 0.6
"""What speaks for a number right behind which the year asked for stands (56.5 million in 2022), or against it (by hand)."""

_DATED_BEHIND = re.compile(r" ?[(（]| ?(?:[a-z]+ ){0,2}(?:in|at the end of|by) (?:the )?", re.IGNORECASE)


_COMPARED_WITH = re.compile("[比较自从到至]$")


def _of_year(sentence: Sentence, span: names.Span, question: Question) -> float:
    """Return what the years in a sentence say for or against a value where the question names one of several.

    A number is of the year in brackets or "in 2022" right behind it, else of the last one before it.
    """
    wanted = {date.year for date in question.dates if date.year}
    if len(wanted) != 1 or question.dates[0].month:
        return 0.0
    year = int(sentence.row.date.first[:4]) if sentence.row.date else None
    mentions = [item for item in mentions_in(sentence.text, year) if item.date.first[:4] == item.date.last[:4]]
    years = {int(item.date.first[:4]) for item in mentions}
    if years == wanted and year is None:
        after = next((item for item in mentions if item.start >= span[1]), None)
        if after is None or not _DATED_BEHIND.fullmatch(sentence.text[span[1] : after.start]):
            return 0.0
        return SAID_OF_YEAR  # up 8% from 567,000 in 2022
    if question.language == "zh" and not wanted & years:
        said = [item for item in mentions if item.end <= span[0] and item.date.precision == "year"]
        said = [item for item in said if sentence.text[item.start : item.start + 4].isdecimal()]
        # 2021年手术2.13万台, reported in 2022; a year that a number is compared with is another matter
        return -0.6 * bool(said and not _COMPARED_WITH.search(sentence.plain[: said[-1].start]))
    if len(years if year is None else {*years, year}) < 2 or not wanted <= years:
        return 0.0
    behind = [item for item in mentions if item.start >= span[1]]
    before = [item for item in mentions if item.end <= span[0]]
    own = before[-1] if before else None
    if behind and _DATED_BEHIND.fullmatch(sentence.text[span[1] : behind[0].start]):
        return SAID_OF_YEAR if int(behind[0].date.first[:4]) in wanted else -SAID_OF_YEAR
    if own is None or former.is_since(sentence.plain, (own.start, own.end), span):
        # 接待428万人次,比2023年的391万人次增长9.6%: what is said of no year is of the event's
        return 0.0 if year is None or year in wanted else -0.3
    return 0.3 if int(own.date.first[:4]) in wanted else -0.3


def is_of_a_name(sentence: Sentence, span: names.Span) -> bool:
    """Return whether a year belongs to the name of what it stands before: 2022年全市会议, of a day told beside it."""
    year = int(sentence.row.date.first[:4]) if sentence.row.date else ANY_YEAR
    mentions = mentions_in(sentence.text, year)
    mention = next((item for item in mentions if item.end == span[1]), None)
    if mention is None or mention.date.precision != "year" or not sentence.text[span[1] : span[1] + 1].isalpha():
        return False
    low, high = mention.date.first, mention.date.last
    return any(
        (low <= item.date.first and item.date.last <= high) or "年" not in sentence.text[item.start : item.end]
        for item in mentions
        if item.date.precision in {"day", "range"}
    )


def is_dateline(text: str, end: int) -> bool:
    """Return whether a date that ends at ``end`` is that of a news agency's report (新华社北京8月17日电)."""
    return re.match(r"\s*(?:电|讯|消息(?=[,，:：]))", text[end : end + 4]) is not None


_SAYS_YEAR = re.compile(r"[\d〇零一二三四五六七八九十元]年|\d{4}")


_ASKS_DAY = re.compile(r"哪(?:一)?(?:天|日)|几[号日]|几月几")

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


def _date_preference(sentence: Sentence, span: names.Span, question: Question, wants: Wanted) -> float:
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
    if before.endswith(_AS_OF) and "截" not in asked:
        return -1.0  # 截至8月底: what had been done by then
    planned = PLANNED_SAID.search(before, max(map(before.rfind, ",;。")) + 1) is not None
    if wants.planned or planned:
        fine += PLANNED * (1 if wants.planned and planned else -0.5)
    return fine + (0.1 if span[0] == 0 else 0.0)
