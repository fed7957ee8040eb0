"""Of what whole a share is: 占泉州30% is no share of the province's, nor of the country's."""

from __future__ import annotations

import re

_SHARE = re.compile(r"占|比重|比例|份额|百分之几|几成|\b(?:share|percentage|per ?cent|proportion|fraction|portion)\b")
_SAID = re.compile(r"占(?P<whole>[\u4e00-\u9fff]{1,12}?)(?:总[数量额体])?的?(?:比[重例])?(?:为|约|近|达|超过?)*$")
_WHOLES = (
    ("[国华]", r"全国|中国|我国|国内|\b(?:nation(?:al|wide|'s)?|country|china)\b"),
    ("世界|全球|国际", r"全球|世界|\b(?:world|global)"),
    (
        "省|河[北南]|山[东西]|湖[北南]|广[东西]|江[苏西]|辽宁|吉林|黑龙江|浙江|安徽|福建|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|宁夏|新疆|西藏",
        r"全省|省内|本省|\bprovinc(?:e|ial)\b",
    ),
)
"""What the name of a whole has, and how a question asks for a share of it."""


def is_of_whole(asked: str, plain: str, place: int) -> bool:
    """Return whether a share at a place of a sentence may be of the whole that a folded question asks a share of.

    Example:
        >>> is_of_whole("占全省多少?", "304家(占泉州30%)", 8), is_of_whole("占泉州多少?", "304家(占泉州30%)", 8)
        (False, True)
    """
    said = _SAID.search(plain, 0, place)
    if said is None or not _SHARE.search(asked):
        return True
    return all(re.search(has, said["whole"]) for has, asks in _WHOLES if re.search(asks, asked))
