"""Of which of several things of one class a clause tells: 县人民医院, not 县中医院; 市财政, not 省财政.

A value is of the last one of a class that a clause before it, or its own, begins with.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from qa.asking.segmenter import folded_of as fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.finding.sentence import Sentence

Span = tuple[int, int]

_CLASSES = (
    r"医院|幼儿园|中学|小学|大学|学院|公司|集团|银行|财政|代表团|俱乐部|支行|校区|院区|街道|社区|景区|水库|大桥|隧道|机场|农场|开发区|保税区|产业园|工业园|科技园|产业(?!园)|行业|电厂|煤矿"
    r"|(?<=[一二三四五六七八九十])中|[镇乡村县市省]|(?<![市城地片社山景校灾园小辖老新])区"
)
_NAME = re.compile(
    rf"(?P<stem>[\u4e00-\u9fff]{{1,8}}?)(?P<sort>{_CLASSES})(?![长民委级属内外域政直立场区局路城集]|财政)"
)
_OPENS = re.compile(r"(?:据|其中|而|另有?|此外|并且|且|同时|以及|由|经|、|和)*")
_NO_NAME = re.compile(
    r"^(?:[全各该本这那每我哪几某两多整]|[一二三四五六七八九十百千\d]*[个家所座]|周边|所有|其他|其它|有|在|是)|[的了和与及在为由对向是有到个多几哪第等可能会想再够]|^[一二三四五六七八九十]+$|[全各本该]$"
    r"|(?:入选|列入|评为|获评?|当选|推荐|申报|通过|报|经|被|受)$"
)
"""What names none of a class: 全县, 三个乡镇, 我市, 入选省(优秀案例)."""
_COMPARED = re.compile(r"[比较]$")
_ASKS_COMPARED = re.compile(r"[比较差多少高低]")


def named(text: str) -> dict[str, str]:
    """Return the things that a folded question names, by their class; of a class of which it names several none.

    Example:
        >>> named("县人民医院现在有多少张床位?"), named("省财政和市财政一共下拨多少?")
        ({'医院': '县人民医院'}, {})
    """
    found: dict[str, str] = {}
    several = set()
    for match in _NAME.finditer(text):
        sort = match["sort"]
        several |= {sort} & found.keys()
        found[sort] = match.group()
    return {
        sort: name for sort, name in found.items() if sort not in several and not _NO_NAME.search(name[: -len(sort)])
    }


@lru_cache(maxsize=4096)
def _told(plain: str) -> tuple[tuple[int, str, str], ...]:
    """Return the things of a class with which the clauses of a text begin: place, class, name ("" for 全县)."""
    found = []
    begins = [0, *(match.end() for match in re.finditer("[,;。:，；：、]", plain))]
    for begin in begins:
        opened = _OPENS.match(plain, begin)
        place = opened.end() if opened else begin
        for _ in range(3):
            match = _NAME.match(plain, place)
            if match is None:
                break
            name = "" if _NO_NAME.search(match["stem"]) else match.group()
            found.append((place, match["sort"], name))
            place = match.end()
    return tuple(found)


def of_rivals(asked: str, sentence: Sentence, spans: Sequence[Span]) -> set[Span]:
    """Return the values of a sentence that are of another thing of its class, rank or grade than a folded question names."""
    of_rank = of_other_ranks(asked, sentence.plain, spans) | of_other_grades(asked, sentence.plain, spans)
    wanted = named(asked)
    if not wanted:
        return of_rank
    plain = sentence.plain
    if "前者" in plain:
        return set()  # of which of two it is 前者 and 后者 say
    told = _told(plain)
    return of_rank | {
        span for span in spans if any(_is_rival(sort, name, told, plain, span[0]) for sort, name in wanted.items())
    }


_RANK = re.compile(
    r"(?:第(?P<number>[一二三四五六七八九十\d]+)(?:名|位|的|(?![^\W\d_]))|(?P<first>冠军|首位|榜首|头名|夺冠)"
    r"|(?P<second>亚军|次席)|(?P<third>季军)|(?P<last>最后一[名位]|末[位名]|垫底))"
)
_OF_RANK = {"first": "1", "second": "2", "third": "3", "last": "last"}
_CLAUSE = re.compile("[,;。，；]")


def _ranks_in(text: str) -> list[tuple[int, str]]:
    """Return the ranks that a text tells of, each with its place."""
    found = []
    for match in _RANK.finditer(text):
        number = match["number"]
        digits = _DIGITS.get(number or "", number)
        found.append((match.start(), digits or next(rank for name, rank in _OF_RANK.items() if match[name])))
    return found


_DIGITS = {digit: str(number) for number, digit in enumerate("一二三四五六七八九十", 1)}


def of_other_ranks(asked: str, plain: str, spans: Sequence[Span]) -> set[Span]:
    """Return the values of a sentence of several ranks that are of another one than the one that is asked of.

    A value is of the rank in its clause, else of the one told last before it, or first behind it where each rank ends
    what is told of it (得94.2分,排名第二).

    Example:
        >>> text = "甲院96分排名第一,乙院94分排名第二,丙院最后一名,得78分"
        >>> spans = [(2, 5), (12, 15), (28, 31)]
        >>> [text[start:end] for start, end in spans if (start, end) not in of_other_ranks("第二名得了几分", text, spans)]
        ['94分']
    """
    wanted = {rank for _, rank in _ranks_in(asked)}
    told = _ranks_in(plain) if len(wanted) == 1 else []
    if not wanted & {rank for _, rank in told} or len({rank for _, rank in told}) < FEWEST:
        return set()
    begins = [0, *(match.end() for match in _CLAUSE.finditer(plain))]
    clause = {place: sum(begin <= place for begin in begins) for place, _ in told}
    valued = [sum(begin <= start for begin in begins) for start, _ in spans]
    behind = min(valued, default=0) < min(clause.values())
    other = set()
    for span, number in zip(spans, valued, strict=True):
        own = [rank for place, rank in told if clause[place] == number]
        near = own or (
            [rank for place, rank in told if clause[place] > number][:1]
            if behind
            else [rank for place, rank in told if clause[place] < number][-1:]
        )
        if near and not wanted & set(near):
            other.add(span)
    return other


_GRADE = re.compile(r"(?<!第)[特一二三四五六七八九十甲乙丙丁](?:[等类档](?!于|奖)|级(?!别)|星级)")


def of_other_grades(asked: str, plain: str, spans: Sequence[Span]) -> set[Span]:
    """Return the values of a sentence of several grades that are of another one than the one that is asked of.

    A value is of the grade told last before it.

    Example:
        >>> text = "二等座31元,一等座49元"
        >>> [text[start:end] for start, end in of_other_grades("一等座多少钱", text, [(3, 6), (10, 13)])]
        ['31元']
    """
    wanted = set(_GRADE.findall(asked))
    told = [(match.start(), match.group()) for match in _GRADE.finditer(plain)] if len(wanted) == 1 else []
    if not wanted & {grade for _, grade in told} or len({grade for _, grade in told}) < FEWEST:
        return set()
    near = {span: [grade for place, grade in told if place < span[0]][-1:] for span in spans}
    return {span for span, grade in near.items() if grade and not wanted & set(grade)}


FEWEST = 2
"""Ranks from which on a sentence tells of several."""


def _is_rival(sort: str, name: str, told: Sequence[tuple[int, str, str]], plain: str, at: int) -> bool:
    before = [(place, said) for place, other, said in told if other == sort and place < at]
    own = plain.rfind(name, 0, at)
    if own >= 0 and _COMPARED.search(plain[:own]):
        own = plain.rfind(name, 0, own)
    if not before or before[-1][0] <= own:
        return False
    said = before[-1][1]
    if own >= 0:
        return bool(said) and said != name  # both are named in full: 澜江综合保税区, 澜江空港综合保税区
    return bool(said) and not _is_same(name[: -len(sort)], said[: -len(sort)])


def _is_same(stem: str, other: str) -> bool:
    """Return whether one of two names may be the other in short: 县医院, 县人民医院."""
    if stem[-2:] == other[-2:] or stem.endswith(other) or other.endswith(stem):
        return True  # 文昌街站渗漏后|澜建集团
    short, long = sorted((stem, other), key=len)
    rest = iter(long)
    return all(character in rest for character in short)


_COMPARED_WITH = re.compile(
    r"[比较](?:[\u4e00-\u9fff]{1,8}的)?(?P<name>[\u4e00-\u9fff]{2,10}?)"
    r"(?:的|[高低多少增减快慢大小长短早晚强好])"
)
_NEXT_TO = re.compile(
    r"(?:仅?次于|不及|[超赶]过|高于|多于|低于|少于|领先)(?P<names>[\u4e00-\u9fff、]{2,24})(?=[,;。]|$)"
)
"""What names those before or behind which something comes: 仅次于上海和大连."""


def is_only_compared(asked: str, sentence: Sentence) -> bool:
    """Return whether what a question asks a value of stands in a sentence only behind 比: 比县二中高12.4个百分点."""
    plain = sentence.plain
    if _ASKS_COMPARED.search(asked.replace("多少", "")):
        return False
    told = [match["name"] for match in _COMPARED_WITH.finditer(plain)]
    told += [name for match in _NEXT_TO.finditer(plain) for name in re.split("[、和与及]", match["names"])]
    for name in told:
        if len(name) > 1 and name in asked and plain.count(name) == 1 and name not in fold(sentence.row.event or ""):
            return True
    return False
