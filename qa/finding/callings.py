"""Names that a segmenter does not know: behind what somebody is called, or at the end of 是…的 (是做生意的石永年)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking.segmenter import is_known, tagged

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

_CALLED = re.compile(
    r"(?:首席[\u4e00-\u9fff]{2,4}官|总监|监制|传承人|[村社居市网]民|社员|农户|农民|牧民|渔民|职工|员工|工人|队员|队长|组长|院士|教授|研究员|技术员|教师|老师|医生|医师|护士|民警|战士|志愿者|学生|青年|知青|老人|商人|司机|选手|球员|运动员"
    r"|丈夫|妻子|之子|之女|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|[侄孙]子|[侄孙]女|编剧|导演|演员|歌手|画家|作家|诗人|匠人|师傅|大户|带头人|负责人|创始人|店主|摊主|车主|户主|站长|所长|社长|会长|厂长|场长|馆长|校长|院长|局长|县长|市长|镇长|乡长|村长|书记|主任|经理|董事长|总裁|工程师|设计师|指挥长|新人|新秀|小将|老将)"
    r"(?=[\u4e00-\u9fff]{2})"
)
"""What somebody is called right before the name."""

_TOLD_TO_BE = re.compile(r"(?:的|是|叫|名叫)(?=[\u4e00-\u9fff]{3}[,，。;；])")
"""Before a name of three characters that ends its clause."""

_APPOINTED = re.compile(
    r"(?:^|[,;:。，；：]|(?:[选推]举|推选|选出|[任聘委]任|任命|聘请)(?:[\u4e00-\u9fff]{2,4}?)?)(?P<name>[\u4e00-\u9fff]{2,3})(?:同志)?(?<![聘委选就升调改接继离主重责信])(?:任|担任|出任|兼任|当选为?|为)(?=[^,;。，；]{1,20}(?:[长裁师员]|书记|主任|经理|主席)(?:[,;。，；]|$))"
)
"""Of whom a clause tells which office: 盛广陵任供电公司党委书记, 推选高大山为会长."""

_GIVEN = frozenset("nr nrfg nrt nz t x".split())
"""Parts of speech that a given name may have which is no word of its own."""

_NOT_GIVEN = frozenset(
    "说称是在为任与和等将被把获从对向带捐出做来去到给拿夺率领担"
    "负当也又都还曾已因由以用则并及同跟就再参讲主入两的了着过有"
)
_DOES = _NOT_GIVEN | frozenset("一二三四五六七八九十")
"""Characters that no given name has, and those with which a name goes on to what somebody does."""

_BEHIND_ANY = frozenset(",，。;；、因被说称介将把向在与从为任")
"""What stands behind a name that is made of words, too."""

_GOES_ON = re.compile(r"$|[^\u4e00-\u9fff]")


def called(text: str, surnames: frozenset[str]) -> list[Span]:
    """Return the spans of names that a simplified text has behind what somebody is called.

    Example:
        >>> text = "竹编传承人石老六,首席质量官汤敏之引咎辞职,捐得最多的是做建材生意的石永年。"
        >>> [text[start:end] for start, end in called(text, frozenset("石汤"))]
        ['石老六', '汤敏之', '石永年']
    """
    return [span for span in _found(text, surnames) if not is_known(text[slice(*span)])]


def _found(text: str, surnames: frozenset[str]) -> Iterator[Span]:
    for match in _CALLED.finditer(text):
        place = match.end()
        if text[place] in surnames and (size := _size(text, place)):
            yield place, place + size
    for match in _APPOINTED.finditer(text):
        if match["name"][0] in surnames:
            yield match.span("name")
    for match in _TOLD_TO_BE.finditer(text):
        place = match.end()
        if text[place] in surnames and _is_given(text[place : place + 3]):
            yield place, place + 3


def _size(text: str, place: int) -> int:
    """Return how many characters the name at a place has; 0 if none stands there."""
    for size in (3, 2):
        name = text[place : place + size]
        if len(name) < size or not _NOT_GIVEN.isdisjoint(name[1:]) or not name.isalpha():
            continue
        joined = text[place + size - 1 : place + size + 1]
        if size == 3 and len(joined) == 2 and is_known(joined):
            continue  # 王强|捐款
        if size == 3 and not _is_given(name) and text[place + 3 : place + 4] not in _BEHIND_ANY:
            continue  # 高水平; but 选手龙守义, and 站长古长河因
        if is_known(text[place : place + 2]) or (is_known(text[place + 1 : place + 3]) and size == 2):
            continue  # 方案, 安|排水
        behind = text[place + size : place + size + 4]
        if _GOES_ON.match(behind) or behind[0] in _DOES or any(is_known(behind[:length]) for length in (4, 3, 2)):
            return size
    return 0


def _is_given(name: str) -> bool:
    """Return whether three characters can be a name: no word is in them but what the tagger takes for part of one."""
    return not is_known(name[:2]) and (not is_known(name[1:]) or all(tag in _GIVEN for _, tag in tagged(name[1:])))
