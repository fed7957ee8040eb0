"""What a question takes for granted: its times, places, bodies, persons and ordinals, each checked against the text.

A question that names 2023, 泉州 or 第三批 is answered by nothing that does not speak of them. What holds for a
whole text (晋江 in the chronicle of 晋江) need not be said in each of its sentences; what the event's title says need
not be said beneath it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps
from operator import mul
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

import numpy as np

from corpus.dates import find_dates
from corpus.normalise import half_width, is_cjk, is_latin
from corpus.quantities import find_quantities, numbered
from index.english import chinese_number
from index.pinyin import readings, syllables
from index.terms import term
from qa import names
from qa.contrasts import belied
from qa.matching import SPENDING, coverage, find, is_known, ranked_forms, stands_short
from qa.matching import folded_of as fold
from qa.question import COUNTED, asked_head, asked_role, asked_verb, is_planned
from qa.sentence import quantities_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index import Hit, Index
    from index.passages import Row
    from qa.matching import Word
    from qa.question import Question
    from qa.sentence import Sentence

EVERYWHERE = 1 / 3
"""Share of a text's passages from which on a place named in them is what the text is about (by hand)."""

COVERED, AS_NAME = 0.3, 0.2
"""Least cover of a word, and least weight of a translation of a name's part, that count as having it (by hand)."""

ELSEWHERE = 0.3
"""How much more of the topic another sentence must have for an answer's not to speak of it (by hand: of the answers to
the questions on the seed that are right, none falls so far short)."""

TOLD = 0.5
"""Least part of the topic that a sentence must have to be the one which tells of it (by hand)."""

_IN_HUNDRED_MILLIONS = re.compile(r"(?:多少|几)个?(?:十|百|千)?亿")
FEW_HUNDRED_MILLIONS = 50_000_000
"""A sum below is not asked for in 亿 (by hand)."""
_DONE = re.compile(r"(?:[做办建完修招种发投]完|完成)了|已经|实际|最终|到底|[做办建修招种]成了|真正|至今|目前")
"""What asks for what has been done, and is no plan."""
_PRICED = re.compile(
    r"\b(?:is|are|was|were|for|at|pays?) (?:only |about |just )?(?:[$£€¥]\d[^;]*)?$"
    r"|\b(?:ris\w+|rose|go(?:es)? up|went up|increas\w+|fall\w*|fell|drop\w*|cut|reduc\w+|rais\w+) (?:from|to|by) (?:[$£€¥]\d[^;]*)?$"
)

_PRICE_OF = re.compile(r"\b([a-z]+) (?:price|fee|fare)s?\b")
_COMES = frozenset(
    """attend attended attending draw drew drawn attract attracted participate participated join joined come came visit visited take took part go went show showed turn turned"""
    """ get got sign signed register registered have had be been""".split()
)
"""Verbs by which people come to anything: to have one of them is not to tell of what they came to."""

_FATES = {
    "died killed dead deaths casualties drowned perished": "死 亡 遇难 牺牲 丧生 罹难 殉 去世",
    "injured hurt wounded": "伤",
    "missing": "失踪 失联",
    "arrested detained": "捕 拘 抓获 落网",
    "infected": "感染 确诊 病例",
    "evacuated": "转移 疏散 撤离",
}
"""For what befell those whom a question counts, what a Chinese sentence must have of it: 受灾6.4万人 are no dead."""
_FATE = re.compile(rf"\bhow many (?:[\w-]+ ){{0,5}}?({'|'.join(' '.join(_FATES).split())})\b")

_DEEDS = {
    "founded established": "成立 创办 创立 创建 设立 组建 建立 始建 建于 创始 诞生 建校 建院 建馆 筹建 发起",
    "won win wins": "夺冠 夺得 获奖 获得 荣获 斩获 摘得 问鼎 折桂 得主 中标 胜 赢 获 捧",
    "died": "去世 逝世 病逝 牺牲 身亡 遇难 离世 辞世 死 亡 殉",
    "born": "出生 生于 诞生 生",
    "married": "婚 妻 夫 嫁 娶",
    "resigned": "辞 卸任 离任",
}
_DEED_SAID = {
    verb: re.compile(rf"(?:{'|'.join(said.split())})(?!\s*\d)")
    for verbs, said in _DEEDS.items()
    for verb in verbs.split()
}
"""For an English verb that asks for a name or a time, what a Chinese sentence that answers must have of it: to build or
bring in is not to found, and 冠军66项 wins nothing."""

_UNDER_ASKED = re.compile(r"\b(?:assistant|deputy|vice)\b|副")
_UNDER = re.compile(
    r"\b(?:assistant|deputy|vice)[ -]((?:[a-z]+ )?(?:master|mayor|director|manager|head|chair(?:man|woman)?|president|minister|officer|editor"
    r"|secretary|governor|engineer|curator|principal|headmaster|captain|coach|commissioner|treasurer))\b"
)
"""An office of the second rank, and the one above it."""

_EACH = frozenset("per year month week day hour person annum".split())
_IS_THING = re.compile(
    r"^[\u4e00-\u9fff]{0,4}(?:场|厂|店|园|馆|站|楼|桥|路|港|湖|山|村|公司|集团|医院|学校|中心|基地|牧场|农场)"
)
"""What the name of a thing ends with."""

FEW = 4
"""Numbers up to which one given in a question may be said otherwise, or by no digit."""

SPENT_ON = 0.35
"""Least cover of the word before it: a share price is no price of blueberries (by hand)."""

SPENT = 0.5
"""Least cover of a word of cost, price or fee for a sum to be it (by hand)."""

_ORDINAL = re.compile(r"第([一二三四五六七八九十百]+|\d+)([^\W\d_])")
_NUMBERED = re.compile(r"(?:第(?P<number>[一二三四五六七八九十百]+|\d+)|首)(?P<thing>[届批期任次轮季])(?!日|天|年)")
"""What tells one of a row from the others; 首届 is the first of them."""
_CODED = "线|楼|馆|厅|门|桥|井|矿|机|机组|船|轮|车|炉|院|店|站|航站楼|文件"
_CODE = re.compile(
    r"(?<![a-z0-9.])(?P<letters>[a-z]{1,2})(?P<after>\d{1,4})(?![a-z0-9.])"
    r"|(?<![a-z0-9])(?P<series>[a-h][轮座馆区组])"
    rf"|(?<![\d.])(?P<line>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})号(?P<of>{_CODED})"
    r"|(?<!第)(?P<phase>[一二三四五六七八九])期(?!间|限|货|刊|待|望|末|初|中|权|许|颐)"
    r"|(?P<name>[\u4e00-\u9fff]{2})(?<!\d月)(?<![一二三四五六七八九十]月)(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})号"
    rf"(?!{_CODED})"
)
"""The number or letters that a line, a building or a ship has for a name: 2号线, T2, 东滨一号; not 5月3号."""

_SERIES = re.compile(r"\b(?:series ([a-h])|([a-h])[ -]round|round ([a-h]))\b")
"""A round of investment, by its letter: B轮."""

_ORDINALS_ENGLISH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL_ENGLISH = re.compile(
    rf"\b({'|'.join(_ORDINALS_ENGLISH)}|\d+(?:st|nd|rd|th))\s+(?:and \w+ )?"
    r"((?:batch|phase|session|edition|round|stage|term|meeting|conference|forum|congress|school|hospital|class|group|line|issue|plenary|primary)(?:es|s)?)\b"
)
_PERIOD = re.compile(
    r"(?:19|20)?\d{0,2}年?度?(?:第?[一二三四1-4]季度|[上下]半年)|\bq[1-4]\b|\bh[12]\b|\b(?:first|second|third|fourth) (?:quarter|half)\b"
)
_COMMON = frozenset(
    "上市 入市 都市 山区 海关 台风 新建 大桥 大道 东方 中央 和平 平安 高明 城区 市区 郊区 西部 东部 南部 北部 中部 海峡 海外 国际 沿海 新城 老城 东西 城市 国家 地区 地方 地点 首都 省份 县城 农村 乡村 市中心 中国 全国 我国 国内 全省 全市 本市 本省 世界 全球 china chinese".split()
)
_NOT_NAMES = frozenset(
    "what which who whom whose when where why how the and for are was were did does has have had january february march"
    " april may june july august september october november december monday tuesday wednesday thursday friday saturday"
    " sunday is in on at of to by from name list give show tell please can could will would should a an i it there any"
    " city county province town company university government conference meeting competition school county's mr mrs ms dr".split()
)
_CAPITALS = re.compile(r"[A-Z][\w'’-]*(?:[ ·](?:of |and |the |de )?[A-Z][\w'’-]*)*")
_NO_NAME = frozenset("是会为的有在被和与及认了吗呢什么谁哪多少几")
"""Characters that no personal name has: the tagger has taken in the word after it, or made a name of words."""
_LONE = frozenset("中上下里内外前后时年月日")
"""Characters that stand alone between words."""

_ROLE = re.compile(
    r"冠军|亚军|季军|校长|院长|局长|市长|县长|省长|区长|镇长|厅长|部长|董事长|总经理|总裁|主席|站长|馆长|所长|得主|创始人"
    r"|处长|科长|社长|会长|厂长|队长|村长|理事长|秘书长|团长|组长|主任|书记|总工程师|总设计师|主教练|教练"
    r"|讲师|裁判|评委|主持人|司机|导游|翻译|代言人|设计师|发言人|监理"
    r"|\b(?:winner|champion|mayor|chairman|chairwoman|president|founder|dean|governor|coach|referee|judge|lecturer|instructor|spokesman"
    r"|spokeswoman|spokesperson|headmaster|principal|ceo|chief executive|minister|premier|architect|editor|director|head of)\b"
)
_ROLES_SAID = {
    "冠军": "夺冠", "得主": "获得", "创始人": "创办", "讲师": "授课 主讲 讲课", "教练": "执教", "主教练": "教练", "founder": "founded", "champion": "won",
    "winner": "won", "设计师": "设计",
}  # fmt: skip
"""What says the same of the holder."""

_ROLES_ACROSS = {
    "winner": "冠军 夺冠 获奖 获得 夺得 荣获 得主", "champion": "冠军 夺冠 夺得", "mayor": "市长 镇长", "chairman": "董事长 主席 会长 理事长 主任",
    "chairwoman": "董事长 主席 会长 理事长 主任", "president": "校长 院长 会长 总裁 主席 总统 社长 理事长", "founder": "创始 创办 创立 创建 发起",
    "dean": "院长 系主任", "governor": "省长 州长 行长 总督", "coach": "教练", "referee": "裁判", "judge": "裁判 评委 法官",
    "lecturer": "讲师 主讲 授课 讲课", "instructor": "讲师 教练 教官 授课", "spokesman": "发言人", "spokeswoman": "发言人",
    "spokesperson": "发言人", "headmaster": "校长", "principal": "校长 负责人", "ceo": "总裁 首席执行官 总经理", "minister": "部长 大臣",
    "chief executive": "总裁 首席执行官 总经理 行政长官", "premier": "总理", "architect": "设计师 建筑师 设计", "editor": "编辑 主编",
    "director": "主任 局长 院长 厂长 馆长 所长 处长 总监 董事 导演 执导 负责人", "head of": "局长 主任 负责人 院长 校长 部长 会长 所长 馆长 领导 首长 主管",
}  # fmt: skip
"""What Chinese texts call the holder of a role, or say of one."""

_CONTRARY = tuple(
    tuple(tuple(said.split()) for said in line.split("|"))
    for line in (
        "首月 头一个月 第一个月|次月 第二个月",
        "首日 首天|次日 第二天",
        "首年 头一年|次年 翌年",
        "一期 首期|二期|三期",
        "男子 男性 男生 男职工 男排 男足 男篮 +男|女子 女性 女生 女职工 女排 女足 女篮 +女",
        "省内 +本省|省外 +外省",
        "市内 +本市|市外",
        "县内 +本县|县外",
        "国内 境内|国外 海外 境外",
        "线上 网上 +在线 +云 +直播 +网络|线下 +现场",
        "进口|出口",
        "城镇|农村 +乡村 +农民",
        "国家级 全国重点 国家重点 +国家 +全国|省级 省重点|市级 市重点|县级 县重点",
        "同比 +比上年 +比去年|环比 +比上季 +比上月",
        "冠军 +第一名 +夺冠|亚军 +第二名|季军 +第三名",
        "金奖 金牌|银奖 银牌|铜奖 铜牌",
        "一等奖|二等奖|三等奖",
        "博士|硕士|本科 +学士|专科 大专",
        "公办|民办",
        "上午|下午",
        "文字记者 +文|摄影 +图",
    )
)
"""What one thing cannot be at once, by line; what stands behind + only tells that it is spoken of."""

_COMPARED = re.compile(r"比|较|相差|增|减|提高|下降|上升|降低|\b(?:than|compared|from|since)\b")
_BASE_YEAR = re.compile(r"(?:比|較|较)(?:19|20)\d\d年")
"""A year that a number is only compared with (68.4%,比2001年提高9.2个百分点): it says nothing of that year."""


@lru_cache(maxsize=256)
def sides(asked: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return for each contrary of which a folded question names one side the words of that side and of the others.

    Example:
        >>> [(mine[0], "女子" in others) for mine, others in sides("男子组是谁")]
        [('男子', True)]
    """
    found = []
    for line in _CONTRARY:
        mine = [side for side in line if any(word in asked for word in side)]
        if len(mine) == 1:
            others = tuple(word for side in line if side is not mine[0] for word in side if word[0] != "+")
            found.append((mine[0], others))
    return found


_PLACE_TAIL = re.compile(r"(?:特别行政区|地区|自治区|自治州|省|市|县|区|镇|乡|村)$")
NEXT = 60
"""Characters behind a sentence in which it may still say that a cause is unknown (by hand)."""

_ASKS_CAUSE = re.compile(r"\bwhy\b|\bcaus(?:es?|ed)\b|\breasons?\b|原因|为什么|为何|起因")
_UNKNOWN = re.compile(
    r"\b(?:causes?|reasons?)\b[^.;]{0,40}\b(?:unknown|unclear|not (?:yet )?(?:known|clear|established)|under investigation|being investigated)\b"
    r"|原因(?:尚?不明|未明|仍?未知|正在|尚在|有待|待查|不详|尚未)"
)
_STORM = re.compile(r"\b(?:[Tt]yphoon|[Hh]urricane|[Cc]yclone|[Ss]torm) ([A-Z][a-z]+)\b")
_STORM_SAID = re.compile(r"(?:台风|飓风|风暴|强台风|超强台风)[“‘\"「]?([\u4e00-\u9fff]{2,4})")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be) (?:[a-z]+ly |first |later |also )?$", re.IGNORECASE)
_BY = re.compile(r"\bby\b")
_ROLE_OF = re.compile(r"^(?P<of>[^,。?]{2,16}?)的(?P<role>[^,。?的]{2,8}?)(?:是谁|是哪|叫|为谁|姓|[?。]?$)")
_FIELD_OF = re.compile(
    r"\b(?:head|chief|director|manager|minister|secretary|professor|curator) (?:of|for) (?:the )?([a-z]{4,})\b"
)
_OFFICE_OF = re.compile(r"\b(?:of|for) (?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)")
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）")


@dataclass(frozen=True, slots=True)
class Constraint:
    """What the question names: ``kind`` is date, place, organisation, person, ordinal or code (2号线); ``text`` as it was asked."""

    kind: str
    text: str
    start: int


class Constraints:
    """The constraints of one question, checked against one index."""

    def __init__(self, question: Question, words: list[Word], index: Index, hits: Sequence[Hit] = ()) -> None:
        self.question = question
        self.index = index
        self.words = words
        self._hits = hits[:3]
        self.named = tuple(
            item
            for item in _named(question)
            if item.kind in {"ordinal", "code"} or not is_miscut(index, question.text, item.text, item.start, hits)
        )

    @cached_property
    def latin(self) -> bool:
        """Whether the best passages are mostly in Latin letters."""
        return is_latin("".join(fold(hit.row.text) for hit in self._hits))

    def dated(self, sentences: list[Sentence]) -> list[Sentence]:
        """Return the sentences that fit every time the question names, in their order."""
        periods = _periods(self.question.text)
        if not self.question.dates and not periods:
            return sentences
        return [item for item in sentences if self._fits(item, periods)]

    def numbered(self, sentences: list[Sentence]) -> list[Sentence]:
        """Return the sentences, those last that speak of another one of a row only (第十二届, asked of the first)."""
        wanted = _numbers_in(fold(self.question.text))
        if not wanted:
            return sentences
        told = [_numbers_in(item.folded) for item in sentences]
        astray = [
            any(thing in said and not said[thing] & numbers for thing, numbers in wanted.items()) for said in told
        ]
        if all(astray):
            return sentences
        return [item for item, off in zip(sentences, astray, strict=True) if not off] + [
            item for item, off in zip(sentences, astray, strict=True) if off
        ]

    def naming(self, sentences: list[Sentence]) -> list[Sentence]:
        """Return the sentences whose events speak of every person whom the question names; all if none does.

        What is said of others answers nothing, however many other words it shares.
        """
        people = [item for item in self.named if item.kind == "person"]
        told = [item for item in sentences if all(self._met(person, item, None) for person in people)] if people else []
        return told or sentences

    def _fits(self, sentence: Sentence, periods: list[str]) -> bool:
        from qa.extract import meets_dates

        row = sentence.row
        title = self._title(row.source)
        known = implied_year(self.index, row.source) or _year_in(title)
        others = f"{title} {known}年" if known and row.date is None else title
        others = f"{others} {row.event or ''}"  # Results for 2023
        text = sentence.text if _COMPARED.search(fold(self.question.text)) else _BASE_YEAR.sub("", sentence.text)
        if not meets_dates(row, text, self.question.dates, others, known) and not self._is_row_of(sentence):
            return False
        return all(self._in_period(sentence, period, known) for period in periods)

    def _is_row_of(self, sentence: Sentence) -> bool:
        """Return whether the sentence is the row of a table that has each year asked for as a cell of its own."""
        years = [date.year for date in self.question.dates if not date.month and not date.day]
        cells = {cell.strip() for cell in re.split(r"[|\t]", sentence.text)}
        return len(years) == len(self.question.dates) > 0 and all(str(year) in cells for year in years)

    def _in_period(self, sentence: Sentence, period: str, known: int | None) -> bool:
        row = sentence.row
        if fold(period) in sentence.folded:
            return True
        year = int(row.date.first[:4]) if row.date else known
        of_year = f"{period} of {year}" if period.isascii() else f"{year}年{period}"
        wanted = find_dates(period, year) or (find_dates(of_year) if year else [])
        if not wanted:
            return False
        spans = [item.date for item in _mentions(sentence.text, year)] + ([row.date] if row.date else [])
        low, high = wanted[0].date.first, wanted[0].date.last
        return any(low <= span.first and span.last <= high for span in spans)

    def missing_names(self, sentence: Sentence, answer: tuple[int, int] | None) -> tuple[str, ...]:
        """Return the names and ordinals of the question, as asked, that the sentence and what stands over it lack."""
        told = self.question.kind == "yesno" and bool(names.venues(sentence.text))
        lacking = tuple(
            item.text for item in self.named
            if not self._met(item, sentence, answer) and not (told and item.kind == "place" and self._asks_there(item))
        )  # fmt: skip
        lacking += self._other_storm(sentence)
        return (
            *lacking,
            *self._contradicted(sentence),
            *self._belied(sentence, answer),
            *self._next(sentence, answer),
            *self._of_another_person(sentence, answer),
        )

    def _asks_there(self, item: Constraint) -> bool:
        """Return whether a question asks if something was held at a place: a text that names another denies it."""
        return self.question.text[max(item.start - 1, 0) : item.start] in {"在", "于"}

    def _of_another_person(self, sentence: Sentence, answer: tuple[int, int] | None) -> tuple[str, ...]:
        """Return the person whom the question names where a quantity stands in a part of the sentence that names another.

        In 卢卡斯的转会费为120万欧元;宋一凡租借加盟 the sum is not 宋一凡's.
        """
        if answer is None or self.question.kind not in COUNTED:
            return ()
        text, at = sentence.plain, answer[0] - sentence.start
        low = max(text.rfind(mark, 0, at) for mark in ";。") + 1
        high = next((place for place in range(at, len(text)) if text[place] in ";。"), len(text))
        part = fold(text[low:high])
        if part == sentence.folded or not names.people(text[low:high]):
            return ()
        asked = [item for item in self.named if item.kind == "person"]
        formed = [(item.text, self.forms(item)) for item in asked]
        return tuple(name for name, forms in formed if _any(forms, sentence.folded) and not _any(forms, part))

    def counts_apart(self, sentence: Sentence) -> bool:
        """Return whether a sentence does not count what the question names with others only.

        Of 甲校、乙校等220所高校的843支队伍 nobody knows how many were of 甲校, of 石泉、云坪两县 nothing of one of them.
        """
        if self.question.kind not in COUNTED or _APIECE.search(sentence.folded):
            return True
        listed = 0
        for item in self.named:
            if item.kind in {"organisation", "person", "place"}:
                name = fold(item.text)
                said = [word for word in self.words if word.label in name or name.startswith(word.label)]
                forms = self.forms(item) or [
                    text for word in said for text, weight in word.variants if weight >= AS_NAME
                ]
                forms = [form for form in forms if len(form) > 1 and not form.isascii()]
                listed += any(_among(form, sentence.folded) for form in forms)
        return listed != 1

    def _other_storm(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the storm that an English question names where the text has only others (台风“海棠”, not Doksuri)."""
        match = _STORM.search(self.question.text)
        row = sentence.row
        around = fold(f"{row.event or ''}\n{row.text}\n{self._event(row)}")
        if match is None or self.latin or not (said := _STORM_SAID.findall(around)):
            return ()
        name = fold(match[1])
        forms = [
            text for word in self.words if word.label == name for text, weight in word.variants if weight >= AS_NAME
        ]
        return () if name in around or any(form in other for form in forms for other in said) else (match[0],)

    def _next(self, sentence: Sentence, answer: tuple[int, int] | None) -> tuple[str, ...]:
        """Return what the question names with a number of a row (line 2) where the answer is of another (line 1)."""
        row, found = sentence.row, []
        for thing, number, _ in numbered(self.question.text):
            text = sentence.text[: answer[0] - sentence.start] if answer else sentence.text
            within = sentence.text[: answer[1] - sentence.start] if answer else ""
            said = [other for name, other, _ in numbered(text) or numbered(within) if name == thing]
            around = fold(f"{row.event or ''}\n{self._title(row.source)}\n{row.text}\n{self._event(row)}")
            if not (said[-1] == number if said else _has_number(around, number)):
                found.append(f"{thing} {number}")
        return tuple(found)

    def _contradicted(self, sentence: Sentence) -> tuple[str, ...]:
        """Return what the question says of a thing where the sentence says the contrary only (次月: 首月接待三万人)."""
        if self.question.language != "zh" or self.question.kind == "yesno":
            return ()
        asked = fold(self.question.text)
        text = f"{sentence.folded}\n{fold(sentence.row.event or '')}\n{fold(self._title(sentence.row.source))}"
        found = []
        for line in _CONTRARY:
            named = [[word for word in side if word in asked] for side in line]
            if sum(map(bool, named)) != 1:
                continue
            mine = next(number for number, words in enumerate(named) if words)
            others = [word for number, side in enumerate(line) if number != mine for word in side if word[0] != "+"]
            if any(word in sentence.folded for word in others) and not any(
                word.lstrip("+") in text for word in line[mine]
            ):
                found.append(named[mine][0])
        return tuple(found)

    def _belied(self, sentence: Sentence, answer: tuple[int, int] | None) -> tuple[str, ...]:
        """Return the words of the question to which what the answer is of stands opposed (national, of 省级1家)."""
        if answer is None or self.question.kind not in COUNTED:
            return ()
        places = (bisect_left(sentence.offsets, place - sentence.start) for place in answer)
        return belied(fold(self.question.text), sentence.folded, *places)

    def _met(self, item: Constraint, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        row = sentence.row
        over = fold(f"{row.event or ''}\n{self._title(row.source)}")
        around = f"{over}\n{fold(row.text)}"
        if item.kind == "ordinal":
            text = f"{around}\n{self._event(row)}"
            return _says_ordinal(item.text, text) or (_is_first(item.text) and not _counts_on(item.text, text))
        if item.kind == "place" and self.latin and is_cjk(item.text[0]):
            # What the table can say in English and the text does not have is another place
            known = self.index.table.has_word(fold(item.text))
            return not known or self._covers(sentence, fold(item.text)) >= COVERED
        sort = _THING_NAMED.search(item.text)
        if sort and not self.latin and self._covers(sentence, sort[1].lower()) < COVERED:
            return False  # Qingze Airport is not met by 青泽站
        forms = self.forms(item)
        if not forms:
            return True
        if self.latin and not any(map(is_cjk, item.text)) and not self._written(forms, row):
            return False
        if any(self._everywhere(form, row) for form in forms) or _any(forms, over):
            return True
        if item.text.endswith("期"):  # what is told of the whole is not told of its second phase
            before = row.text[: sentence.start - row.start].rstrip()
            return _any(forms, sentence.folded) or _any(forms, fold(re.split("[。!?！？\n]", before[:-1])[-1]))
        if item.kind == "place" and answer is not None and self.question.kind in COUNTED:
            # A passage that has named its place need not name it in each sentence, unless that speaks of another
            elsewhere = _any(forms, sentence.folded) or bool(names.places(sentence.text))
            before = fold(row.text[: max(sentence.start - row.start, 0)])
            if any(len(form) == 2 and stands_short(form, over) for form in forms):
                return True  # 福大, of the event that has 福州大学 in its title
            return _any(forms, fold(_led_by(sentence, answer))) or (
                not elsewhere and _any(forms, before) and not any(_among(form, before) for form in forms)
            )
        if _any(forms, around) or _any(forms, self._event(row)):
            return True
        if item.kind in {"person", "code"}:
            return False  # bodies and places are spelt out, people are not
        return any(len(form) == 2 and stands_short(form, f"{around}\n{self._event(row)}") for form in forms)

    def _written(self, forms: list[str], row: Row) -> bool:
        """Return whether the English text around a passage writes one of the forms large: a Rose Garden, no sum that rose."""
        texts = [row.event or "", self._title(row.source), row.text]
        if row.event_number:
            texts += map(self.index.passages.text_of, self.index.passages.of_event(row.source, row.event_number))
        large = "|".join(re.escape(way) for form in forms for way in {form.title(), form.upper(), form.capitalize()})
        return re.search(rf"\b(?:{large})", "\n".join(texts)) is not None

    def forms(self, item: Constraint) -> list[str]:
        """Return the folded texts that count as a name; [] where it cannot be judged.

        An English name over a Chinese text can be judged if the translation table has it or it is spelt in pinyin; how
        Casagrande would be written in Chinese nobody knows.
        """
        name = fold(item.text)
        if item.kind == "code":
            match = _CODE.fullmatch(name)
            if (series := _SERIES.fullmatch(name)) and (letter := series[1] or series[2] or series[3]):
                return [name] if self.latin else [f"{letter}轮"]
            return _coded_forms(match) if match and not self.latin else []
        if any(map(is_cjk, name)):
            if self.latin:
                return []
            short = _PLACE_TAIL.sub("", name) if item.kind == "place" else name
            return [name] if len(short) < 2 else [short]
        if self.latin:
            parts = [part for part in name.split() if len(part) > 2] or [name]
            return [part for part in parts if part not in _SORTS] or [name]
        if name not in self.index.table and (led := _BODY_TAIL.fullmatch(name)):
            name = led[1]  # Harvard University: 哈佛 decides, any text may speak of a 大学
        if item.kind == "place" and name in readings():
            return []  # Zhou may be 周某, and any of a dozen characters
        spelt = bool(syllables(re.sub(r"[ '’-]", "", name)))
        if not spelt and name not in self.index.table:
            return []
        found = [name]
        for word in self.words:
            if word.label in name or name in word.label:
                found += [text for text, weight in word.variants if weight >= AS_NAME and not text.isascii()]
        return found

    def _everywhere(self, form: str, row: Row) -> bool:
        return share_of(self.index, row.source, form) >= EVERYWHERE

    def _title(self, source: str) -> str:
        number = self.index.passages.numbers.get(source)
        return "" if number is None else self.index.passages.sources[number].title

    def _event(self, row: Row) -> str:
        return _event_text(self.index, row.source, row.event_number) if row.event_number else ""

    def role_is_said(self, sentence: Sentence) -> bool:
        """Return whether the sentence of an answer speaks of the role or honour whose holder is asked for.

        Where 冠军66项 stands in one sentence and universities in another, no champion is named.
        """
        if self.question.kind not in {"person", "organisation"}:
            return True
        asked = fold(self.question.text)
        if self.question.language != "zh" and (role := asked_role(asked)):
            return all(self._covers(sentence, word) >= COVERED for word in role) and self._holds_office(sentence)
        if self.question.language == "zh" and self.latin and (office := names.ROLE.search(asked)):
            parts = [word.label for word in self.words if office.group().endswith(word.label)]
            return bool(parts) and all(self._covers(sentence, part) >= COVERED for part in parts)
        match = _ROLE.search(asked)
        if match is None:
            return True
        said = match.group()
        if not self.latin and said.isascii():
            under = "" if _UNDER_ASKED.search(asked) else "(?<!副)"  # 副市长 is no mayor
            return re.search(rf"{under}(?:{'|'.join(_ROLES_ACROSS[said].split())})", sentence.folded) is not None
        if self.latin != is_latin(asked):
            return True
        # 冠军66项 counts champions, it names none
        forms = [said, *_ROLES_SAID.get(said, "").split()]
        return any(re.search(rf"{re.escape(word)}(?!\s*\d)", sentence.folded) for word in forms)

    def holder_is_said(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether the office of a person is not that of others than whom a Chinese question names.

        芦城渔火主教练裴安国 is not 清远茶人的主教练.
        """
        match = _ROLE_OF.search(fold(self.question.text)) if self.question.language == "zh" else None
        if match is None or answer is None or self.question.kind != "person":
            return True
        owner = names.owner_of_office(sentence.text, answer[0] - sentence.start)
        at = answer[0] - sentence.start
        office = fold(sentence.text[owner[1] : at]) if owner else ""
        if owner is None or not office.endswith(match["role"][-2:]) or office[0] == "副" != match["role"][0]:
            return True
        own = {word.label: word.idf for word in self.words if word.label in match["of"]}
        inside = {
            self.words[item.word].label for item in sentence.matches
            if owner[0] <= sentence.offsets[item.start] and sentence.offsets[item.end] <= owner[1]
        }  # fmt: skip
        return 2 * sum(own[label] for label in inside & own.keys()) >= sum(own.values())

    def _holds_office(self, sentence: Sentence) -> bool:
        """Return whether the sentence, or what stands over it, names of what the office is that is asked for.

        The mayor of Lindau is not the mayor who signed an agreement with Lindau in the sentence before.
        """
        field = _FIELD_OF.search(fold(self.question.text))
        if field is not None and field[1] not in _SORTS and self._covers(sentence, field[1]) < COVERED:
            return False
        match = _OFFICE_OF.search(self.question.text)
        if match is None:
            return True
        row = sentence.row
        forms = self.forms(Constraint("place", match[1], match.start(1)))
        near = f"{sentence.folded}\n{fold(row.event or '')}\n{fold(self._title(row.source))}"
        return not forms or _any(forms, near) or any(self._everywhere(form, row) for form in forms)

    def spending_is_said(self, sentence: Sentence, answer: tuple[int, int] | None = None) -> bool:
        """Return whether the sentence of a sum speaks of the cost, price or fee that is asked for in English.

        "A ticket is £4" says a price without the word.
        """
        if self.question.kind != "money" or self.question.language == "zh":
            return True
        asked = [
            value
            for word, value in zip(self.words, sentence.covered, strict=True)
            if word.focus > 1 and SPENDING.fullmatch(word.label)
        ]
        of = _PRICE_OF.search(fold(self.question.text))
        if of is not None and self._covers(sentence, of[1]) < SPENT_ON:
            return False
        if not asked or max(asked) >= SPENT:
            return True
        others = [
            value
            for word, value in zip(self.words, sentence.covered, strict=True)
            if word.focus == 1 and word.label not in _EACH
        ]
        priced = answer is not None and _PRICED.search(sentence.text[: answer[0] - sentence.start])
        return bool(priced) and min(others, default=0.0) >= COVERED

    def verb_is_said(self, sentence: Sentence) -> bool:
        """Return whether the sentence, or what stands over it, has the verb by which a question asks for a name.

        Of answers to the questions of MLQA dev with such a verb, 69 % are right where it is said and 36 % where not.
        """
        if self.question.kind not in {"person", "organisation", "date", "place"}:
            return True
        if self.question.language == "zh":
            verb = _WHO_DOES.search(fold(self.question.text)) if self.question.kind == "person" else None
            return not verb or self._covers(sentence, verb["a"] or verb["b"] or verb["c"]) >= COVERED
        asked = asked_verb(fold(self.question.text))
        return not asked or self._covers(sentence, asked) >= COVERED

    def topic_is_said(self, sentence: Sentence, others: Sequence[Sentence]) -> bool:
        """Return whether a quantity stands in the story that an English question asks of, where another tells it.

        How many people attended a symposium is not answered by those of a competition. Judged by the words that name
        neither what is counted nor stand in the answer's sentence or over it.
        """
        if self.question.language == "zh" or self.question.kind not in COUNTED:
            return True
        weights = [word.idf if word.focus <= 1 and word.label not in _COMES else 0.0 for word in self.words]
        total = sum(weights) or 1.0
        shares = [float(sum(map(mul, weights, item.covered))) / total for item in (sentence, *others[:12])]
        return max(shares) < TOLD or max(shares) - shares[0] <= ELSEWHERE or shares[0] >= ELSEWHERE

    def deed_is_said(self, sentence: Sentence) -> bool:
        """Return whether a Chinese sentence says the very deed of which an English question asks who or when."""
        if self.question.language == "zh" or self.latin:
            return True
        if fate := _FATE.search(fold(self.question.text)):
            said = next(words for verbs, words in _FATES.items() if fate[1] in verbs.split())
            return any(word in sentence.folded for word in said.split())
        if self.question.kind not in {"person", "organisation", "date"}:
            return True
        asked = fold(self.question.text)
        deed = _DEED_SAID.get("founded" if re.search(r"\bset up\b", asked) else asked_verb(asked))
        return deed is None or deed.search(sentence.folded) is not None

    def is_no_part_of_it(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether what answers an English question for a person is not the name of a thing that it asks about.

        牧康 of 牧康奶牛场 did not open the dairy farm; 蒋士成 of 蒋士成院士 is the academician.
        """
        if answer is None or self.question.kind != "person" or self.question.language == "zh" or self.latin:
            return True
        end = answer[1] - sentence.start
        return not any(
            sentence.offsets[item.start] == end and item.weight >= COVERED
            and not names.ROLE.search(sentence.folded[item.start : item.end + 2]) and item.end - item.start > 1
            and self.words[item.word].idf > 1.0 and _IS_THING.search(sentence.plain[end : end + 6])
            for item in sentence.matches
        )  # fmt: skip

    def given_is_said(self, sentence: Sentence, others: Sequence[Sentence]) -> bool:
        """Return whether a count that an English question gives stands in or around the answer, if it stands anywhere.

        What the 11 signed projects are worth is not what one project of another story is.
        """
        if self.question.language == "zh" or self.question.kind not in COUNTED:
            return True
        given = {item.value for item in quantities_in(self.question.text) if item.kind == "number" and item.value > FEW}
        if not given or given & {item.value for item in quantities_in(sentence.row.text)}:
            return True
        return not any(given & {item.value for item in quantities_in(other.text)} for other in others[:12])

    def office_is_the_one(self, sentence: Sentence) -> bool:
        """Return whether English text speaks of the office that is asked of, not only of an assistant or deputy in it."""
        asked = fold(self.question.text)
        if self.question.language == "zh" or not self.latin or _UNDER_ASKED.search(asked):
            return True
        said = [match[1] for match in _UNDER.finditer(sentence.folded)]
        return not any(
            f" {office}" in f" {asked}" and sentence.folded.count(office) == said.count(office) for office in said
        )

    @property
    def is_ahead(self) -> bool:
        """Whether an English question asks what will be."""
        return (
            self.question.language == "en" and re.search(r"\bwill\b|\bgoing to\b", fold(self.question.text)) is not None
        )

    def is_known(self, sentence: Sentence) -> bool:
        """Return whether the cause that is asked for is not said to be unknown."""
        if not _ASKS_CAUSE.search(fold(self.question.text)):
            return True
        begin, row = sentence.start - sentence.row.start, sentence.row.text
        return not _UNKNOWN.search(fold(row[begin : begin + len(sentence.text) + NEXT]))

    def is_done(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether a quantity is no plan, if a Chinese question asks how much has been done.

        Nor may a sum be far smaller than is asked for: what a city spends in 亿 is not one project's 1600万元.
        """
        if answer is not None and self.question.kind == "money" and _IN_HUNDRED_MILLIONS.search(self.question.text):
            said = sentence.text[answer[0] - sentence.start : answer[1] - sentence.start]
            if all(item.value < FEW_HUNDRED_MILLIONS for item in find_quantities(said)):
                return False
        if self.question.kind not in COUNTED or answer is None or not _DONE.search(fold(self.question.text)):
            return True
        before = sentence.plain[: answer[0] - sentence.start]
        return not is_planned(before[max(map(before.rfind, ",;。")) + 1 :])

    def plan_is_said(self, sentence: Sentence) -> bool:
        """Return whether the sentence speaks of what is to be, if an English question asks when something will be."""
        if self.question.language == "zh" or self.question.kind != "date":
            return True
        return not is_planned(self.question.text) or is_planned(sentence.text)

    def agent_is_said(self, sentence: Sentence, answer: tuple[int, int] | None) -> bool:
        """Return whether whom an English question asks for did it, as far as the voice of the verb tells.

        A laptop that was stolen from a car was not stolen by the commissioner who speaks of it.
        """
        verb = asked_verb(fold(self.question.text)) if self.question.kind == "person" and self.latin else ""
        if not verb or answer is None or self.question.language == "zh":
            return True
        at = answer[0] - sentence.start
        done = [
            (sentence.offsets[item.start], sentence.offsets[item.end])
            for item in sentence.matches
            if verb in self.words[item.word].label.split(" ")
        ]
        passive = [span for span in done if _PASSIVE.search(sentence.text[: span[0]])]
        return (
            len(passive) < len(done)
            or not done
            or any(end <= at and _BY.search(sentence.text[end:at]) for _, end in passive)
        )

    def head_is_said(self, sentence: Sentence) -> bool:
        """Return whether the sentence has the sort of thing that is asked for, where only such a thing can answer.

        In Chinese 哪个酒店, which no town answers; of English text, "what is the website of".
        """
        if self.question.kind in {"place", "what"} and (asked := _WHICH_SITE.search(fold(self.question.text))):
            sort = asked[1]
            return bool(_ADMINISTERED.search(sort)) or sort[-1] in sentence.folded or self.latin
        if self.question.language == "zh" or self.question.kind != "what" or not self.latin:
            return True
        head = asked_head(fold(self.question.text))
        return not head or self._covers(sentence, head) >= COVERED

    def _covers(self, sentence: Sentence, label: str) -> float:
        """Return how well a word of the question is covered, alone or in a phrase ("set up"); 1 if it is none."""
        found = [
            value for word, value in zip(self.words, sentence.covered, strict=True) if label in word.label.split(" ")
        ]
        return max(found, default=1.0)

    def nowhere(self) -> tuple[str, ...]:
        """Return the names of the question that no passage of the index has, as asked."""
        found = []
        for item in self.named:
            if item.kind == "ordinal":
                continue
            forms = self.forms(item)
            if forms and not any(_is_held(self.index, form, item.kind) for form in forms):
                found.append(item.text)
        return tuple(found)


def is_miscut(index: Index, asked: str, text: str, start: int, hits: Sequence[Hit]) -> bool:
    """Return whether a word that no text has is none: in 大地震中|东滨大学 the passages have 地震, 东滨, no 中东.

    So it is if words across its ends, which the passages at hand have, cover all its characters.
    """
    question, form = fold(asked), fold(text)
    if not all(map(is_cjk, form)) or len(form) < 2 or len(question) != len(asked) or _is_held(index, form, "person"):
        return False
    low, high = start, start + len(form)
    texts = [index.passages.folded_text(hit.row.number) for hit in hits]
    covered = {place for place in (low, high - 1) if question[place] in _LONE}
    whole = False
    for begin in range(max(low - 3, 0), high):
        for end in range(max(begin + 2, low + 1), min(begin + 4, len(question)) + 1):
            run = question[begin:end]
            if all(map(is_cjk, run)) and any(run in passage for passage in texts):
                covered.update(range(begin, end))
                whole = True
    return whole and covered.issuperset(range(low, high))


_mentions = lru_cache(maxsize=4096)(find_dates)


_APIECE = re.compile("分别|依次|各")
_OF_BOTH = re.compile(r"[两二三四五六][省市县区镇乡村地国校院]")


def _among(form: str, folded: str) -> bool:
    """Return whether a name stands in a row of three or more that ends in 等, before what is counted of all."""
    if _OF_BOTH.search(folded) and re.search(
        rf"{re.escape(form)}[^,。;:]{{0,8}}?[、和与及][^,。;:、]{{2,12}}?{_OF_BOTH.pattern}"
        rf"|[\u4e00-\u9fff]{{2,12}}?[、和与及]{re.escape(form)}[^,。;:、]{{0,6}}?{_OF_BOTH.pattern}",
        folded,
    ):
        return True
    match = re.search(
        rf"(?:[^、,。;:]{{2,16}}、){{0,12}}{re.escape(form)}[^、,。;:]{{0,8}}?(?:、[^、,。;:]{{2,16}}?){{0,12}}等",
        folded,
    )
    return match is not None and match.group().count("、") > 1


def _year_in(title: str) -> int | None:
    """Return the one year that a text's title names (2023年上半年经营报告); None if it names none or several."""
    found = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", half_width(title)))
    return int(found.pop()) if len(found) == 1 else None


def _has_number(folded: str, number: int) -> bool:
    """Return whether a folded text has a number as that of a row: 2号线, 第二, 二期, line 2, no. 2."""
    ways = rf"第{number}|(?<![\d.]){number}(?:号|期|标段|\b(?![.,%]?\d|%))"
    if number < 100:
        said = chinese_number(number)
        ways += rf"|第{said}|{said}(?:号|期|标段|线)"
    return re.search(ways, folded) is not None


def _any(forms: Sequence[str], text: str) -> bool:
    return any(
        form in text if not form.isascii() else re.search(rf"(?<![a-z0-9]){re.escape(form)}(?:'?s)?(?![a-z0-9])", text)
        for form in forms
    )


def _led_by(sentence: Sentence, answer: tuple[int, int]) -> str:
    """Return what a number may belong to: its own clause whole, of the sentence only what goes before, no brackets."""
    text = half_width(sentence.text)
    start, end = answer[0] - sentence.start, answer[1] - sentence.start
    before = _BRACKETS.sub("", text[:start])
    after = re.split(r"[,;。]", text[end:], maxsplit=1)[0]
    inside = text[:start].rfind("(") > text[:start].rfind(")")
    return text[:end] if inside else f"{before}{text[start:end]}{_BRACKETS.sub('', after)}"


def _periods(text: str) -> list[str]:
    """Return the quarters and halves of a year that a question names."""
    return [match.group() for match in _PERIOD.finditer(fold(text))]


_WHO_DOES = re.compile(
    r"(?:谁|哪(?:一|几|两)?位|何人)(?:来|去|负责)?(?P<a>[\u4e00-\u9fff]{2})(?:的|了|过)?[?。]*$|^谁(?:来|去|负责)?(?P<c>[\u4e00-\u9fff]{2})了|^(?P<b>[\u4e00-\u9fff]{2})[^,?。]{2,20}的(?:人)?是(?:谁|哪位)"
)
"""The verb by which a Chinese question asks for a person: 座谈会谁主持的, 主持座谈会的是谁."""
_SORTS = frozenset(
    """quay bridge line port street road avenue square park station terminal airport museum library hospital centre center
    school college university institute company corporation group council agency authority bank ministry department city
    county town district region river lake island bay harbour harbor mountain hill valley tunnel tower building hall
    theatre theater stadium factory plant laboratory office house garden gardens church cathedral fund foundation prize award
    festival fair exhibition conference summit marathon cup games league association society union committee commission project
    programme program plan act law national international royal""".split()
)
"""Words of a name that say of what sort the thing is: they do not tell the West Quay from the North Quay."""

_THING_NAMED = re.compile(
    r" (Airport|Station|Bridge|Museum|Library|Hospital|University|School|Park|Reservoir|Stadium|Theatre|Theater|Temple|Port|Tunnel|Factory)$"
)
"""An English name of a thing whose sort any text calls by its word."""

_WHICH_SITE = re.compile(
    r"哪(?:一|几|两)?[个家座所条处间栋幢]([\u4e00-\u9fff]{1,4}?(?:[店馆院校场园桥站港厅楼堂寺庙岛山河湖江路街城村镇市县区省国方点置]|中心))"
)
_ADMINISTERED = re.compile(r"[省市县区镇乡国州城方点置]$|地区|街道")
"""What any name of a place can be, without saying so: 晋江 is a city."""
_BODY_TAIL = re.compile(
    r"([^\W\d_]+) (?:university|college|institute|school|academy|hospital|bank|museum|company|group|corporation|city|county"
    r"|province|town|district|island|river|lake|bay|bridge|road|street|mountain|temple|village|reservoir|station|airport|port)"
)
"""A name of one word before what it is a name of."""


def _named(question: Question) -> list[Constraint]:
    text = question.text
    found = [Constraint("ordinal", match.group(), match.start()) for match in _ORDINAL.finditer(text)]
    found = [item for item in found if not re.match(r"第[一二三四1-4]季", item.text)]
    folded = fold(text)
    if question.language == "zh" and len(folded) == len(text):
        found += [Constraint("code", text[slice(*match.span())], match.start()) for match in _CODE.finditer(folded)]
    if question.language == "zh" or any(map(is_cjk, text)):
        found += _chinese_names(text)
    if question.language != "zh":
        found += [
            Constraint("ordinal", f"{match.group(1)} {match.group(2)}", match.start())
            for match in _ORDINAL_ENGLISH.finditer(text.lower())
        ]
        found += [Constraint("code", match.group(), match.start()) for match in _SERIES.finditer(text.lower())]
        found += _english_names(text)
    return found


def _chinese_names(text: str) -> list[Constraint]:
    plain = half_width(text)
    found = []
    bodies = [
        (start, end) for start, end in names.organisations(plain)
        if any(word.tag in {"ns", "nt", "nz", "nr"} and start <= word.start < end for word in names.tokens(plain))
    ]  # fmt: skip
    named = names.people(plain)
    for word in names.tokens(plain):
        name = plain[word.start : word.end]
        if len(name) < 2 or fold(name) in _COMMON:
            continue
        if any(start < word.start and word.end <= end for start, end in named):
            continue  # 溫|紹棠 is a person
        if word.tag == "ns":
            found.append(Constraint("place", name, word.start))
        elif word.tag == "nt":
            found.append(Constraint("organisation", name, word.start))
    people = [  # 马超 is a word of the dictionary, and the name of more than one man
        (word.start, word.end) for word in names.tokens(plain)
        if (word.tag == "nr" and 2 <= len(word.text) <= 3 and word.text[0] in names.SURNAMES)
        or (word.tag in {"nr", "nrt"} and len(word.text) > 2 and is_known(word.text))  # 特朗普, 爱因斯坦
    ]  # fmt: skip
    for start, end in sorted({*names.people(plain), *people}):
        name = plain[start:end]
        if plain[start - 1 : start] == "比" and len(name) > 2:
            name = name.rstrip("大小多少高低早晚")  # 比白露|大
        body = any(low <= start < high for low, high in bodies)
        joined = "·" in plain[max(start - 1, 0) : start] + plain[end : end + 1]  # part of a longer foreign name
        if 2 <= len(name) <= 4 and not names.is_office(name) and not body and not joined and not _NO_NAME & set(name):
            found.append(Constraint("person", name, start))
    return found


def _english_names(text: str) -> list[Constraint]:
    found = []
    for match in _CAPITALS.finditer(text):
        run = match.group()
        parts = [part for part in re.split(r"[ ·]", run) if part]
        while parts and (parts[0].lower() in _NOT_NAMES or (match.start() == 0 and len(parts) == 1)):
            if match.start() == 0 and len(parts) == 1 and parts[0].lower() not in _NOT_NAMES and len(run) > 3:
                break  # keyword style: Jinjiang population
            parts = parts[1:]
        kept = " ".join(parts)
        if (
            not kept
            or kept.isupper()
            or (kept[:-1].isupper() and kept[-1] == "s")
            or any(map(str.isdigit, kept))
            or fold(kept) in _COMMON
        ):
            continue  # GDP, SMEs: words, not names; nor does a Chinese text name China
        if match.start() == 0 and len(parts) == 1 and parts[0] == run.split(" ")[0]:
            continue  # the first word is written large whatever it is
        found.append(Constraint("person" if len(parts) > 1 else "place", re.sub(r"['’]s$", "", kept), match.start()))
    return found


def _says_ordinal(asked: str, text: str) -> bool:
    """Return whether a text has an ordinal before the same thing, however it is written (第6届, 第六届, sixth)."""
    folded = fold(asked)
    match = _ORDINAL.match(folded)
    if match:
        number = _value(match.group(1))
        thing: str | None = match.group(2)
    else:
        said = folded.split()[0]
        number = _ORDINALS_ENGLISH.index(said) + 1 if said in _ORDINALS_ENGLISH else int(re.sub(r"\D", "", said))
        thing = None
        if 0 < number <= 20 and re.search(rf"\b{_ORDINALS_ENGLISH[number - 1]}\b|\b{number}(?:st|nd|rd|th)\b", text):
            return True
        if number == 1 and re.search(r"首|最早|最先|率先|初", text):
            return True
        if any(form in text for form in ranked_forms(folded)):
            return True
    for other in _ORDINAL.finditer(text):
        if _value(other.group(1)) == number and thing in {None, other.group(2)}:
            return True
    if thing is not None and 0 < number <= len(_ORDINALS_ENGLISH) and is_latin(text):
        return (
            re.search(rf"\b(?:{_ORDINALS_ENGLISH[number - 1]}|{number}(?:st|nd|rd|th))\b(?! (?:quarter|half)\b)", text)
            is not None
        )
    return number == 1 and thing is not None and f"首{thing}" in text


@lru_cache(maxsize=4096)
def _numbers_in(folded: str) -> dict[str, set[int]]:
    """Return the numbers that a folded text gives the things of a row, by their measure word.

    Example:
        >>> _numbers_in("首届茶文化节之后是第二届")
        {'届': {1, 2}}
    """
    found: dict[str, set[int]] = {}
    for match in _NUMBERED.finditer(folded):
        found.setdefault(match["thing"], set()).add(_value(match["number"]) if match["number"] else 1)
    for match in _CODE.finditer(folded):
        if match["series"]:
            continue
        thing = match["letters"] or match["of"] or match["name"] or "期"
        number = match["after"] or match["line"] or match["number"] or match["phase"]
        found.setdefault(thing, set()).add(_value(number))
    return found


def _coded_forms(match: re.Match[str]) -> list[str]:
    """Return how a folded text may write a name of a number: 2号线 and 二号线."""
    if match["letters"] or match["series"]:
        return [match.group()]
    number = match["line"] or match["number"] or match["phase"]
    value = _value(number)
    written = {number, str(value)} | ({_TO_TEN[value]} if value < len(_TO_TEN) else set())
    return [match.group().replace(number, form) for form in sorted(written)]


_TO_TEN = "零一二三四五六七八九十"


def _is_first(asked: str) -> bool:
    return bool(re.match(r"第(?:一|1)\D|first\b|1st\b", fold(asked)))


def _counts_on(asked: str, text: str) -> bool:
    """Return whether a text numbers other things of the sort: where it does, the first of them would be named so."""
    match = _ORDINAL.match(fold(asked))
    return match is not None and any(other.group(2) == match.group(2) for other in _ORDINAL.finditer(text))


_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


def _value(written: str) -> int:
    """Return the number of an ordinal below a thousand.

    Example:
        >>> _value("十二"), _value("二十"), _value("6")
        (12, 20, 6)
    """
    if written.isdigit():
        return int(written)
    total, digit = 0, 0
    for character in written:
        if character in "十百":
            total += max(digit, 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


_Rest = ParamSpec("_Rest")
_Found = TypeVar("_Found")
KEPT = 4096
"""Results kept of one index; then all are forgotten."""


def _of_index(find: Callable[Concatenate[Index, _Rest], _Found]) -> Callable[Concatenate[Index, _Rest], _Found]:
    """Keep what is found in an index for as long as the index lives: an ``lru_cache`` would keep it open for ever."""
    kept: WeakKeyDictionary[Index, dict[object, _Found]] = WeakKeyDictionary()

    @wraps(find)
    def found(index: Index, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Found:
        held = kept.setdefault(index, {})
        if rest in held:
            return held[rest]
        if len(held) >= KEPT:
            kept[index] = held = {}  # another thread may still read the former one
        held[rest] = value = find(index, *rest, **named)
        return value

    return found


@_of_index
def implied_year(index: Index, source: str) -> int | None:
    """Return the one year that a source's dated events lie in; None if there are several or none is dated."""
    number = index.passages.numbers.get(source)
    if number is None:
        return None
    begin = sum(item.events for item in index.passages.sources[:number])
    entries = index.passages.names()["events"][begin : begin + index.passages.sources[number].events]
    years = {entry["date"][end][:4] for entry in entries if entry["date"] for end in ("first", "last")}
    return int(years.pop()) if len(years) == 1 else None


@_of_index
def _holding(index: Index, form: str) -> tuple[int, ...]:
    pairs = [form[i : i + 2] for i in range(len(form) - 1) if all(map(is_cjk, form[i : i + 2]))]
    if form.isascii() or (not pairs and len(form) > 1):
        return tuple(index.passages.holding(form, None).tolist()) if len(index.passages) < 5000 else (0,)
    if not pairs:
        return ()
    candidates = index.lexical.holding_all(term(pair) for pair in pairs)
    return tuple(index.passages.holding(form, candidates).tolist())


def _is_held(index: Index, form: str, kind: str) -> bool:
    if len(form) == 2 and not form.isascii() and kind != "person":
        return True  # 福大 may be spelt out; where it is not, the passages at hand say so
    return bool(_holding(index, form)) or any(form in fold(source.title) for source in index.passages.sources[:200])


@_of_index
def share_of(index: Index, source: str, form: str) -> float:
    """Return the share of a source's passages that hold a folded text."""
    number = index.passages.numbers.get(source)
    if number is None:
        return 0.0
    documents = index.passages.arrays()["document"]
    held = _holding(index, form)
    inside = int(np.count_nonzero(documents[list(held)] == number)) if held else 0
    # A text of a few passages has no name that runs through it by this measure alone
    return inside / max(index.passages.sources[number].passages, 4)


@_of_index
def _event_text(index: Index, source: str, event_number: int) -> str:
    return fold("\n".join(index.passages.text_of(number) for number in index.passages.of_event(source, event_number)))


def absent_share(words: list[Word], sentences: Sequence[Sentence]) -> float:
    """Return the share of the question's weight in words that none of the passages at hand covers."""
    total = sum(word.idf for word in words)
    if not total or not sentences:
        return 1.0
    best = map(max, *(item.covered for item in sentences)) if len(sentences) > 1 else iter(sentences[0].covered)
    return float(sum(word.idf for word, value in zip(words, best, strict=True) if value < COVERED) / total)


def covered_in(words: list[Word], folded: str) -> float:
    """Return the share of the words' weight that stands in a folded text."""
    total = sum(word.idf for word in words) or 1.0
    found = coverage(words, find(words, folded))
    return float(sum(word.idf * value for word, value in zip(words, found, strict=True)) / total)


def times_of(question: Question) -> tuple[str, ...]:
    """Return the times that a question names, as asked."""
    text = question.text
    found = [text[item.start : item.end] for item in question.dates]
    periods = [match.group() for match in _PERIOD.finditer(text.lower())]
    return tuple(found + [period for period in periods if not any(period in other.lower() for other in found)])


def unsaid(missing: str, language: str) -> str:
    """Return the sentence of a refusal, which names what is missing if that is known."""
    if language == "zh":
        return f"文中没有提到 {missing}。" if missing and missing[0].isascii() else f"文中没有提到{missing}。"
    return f"The text does not mention {missing}." if missing else "The text does not say."
