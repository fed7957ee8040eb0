"""Which of several counts is of the size that a question asks about: 2个超千亿、3个超百亿产业集群, 亿元企业12家."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.numerals import chinese_value, written_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from qa.finding import names

OF_ITS_SIZE = 0.6
"""What speaks for a count that is told of things of the size asked about (by hand)."""

_NUMBER = (
    r"(?<![\d.〇零一二两三四五六七八九十百千万亿])(?:(\d+(?:\.\d+)?)|([〇零一二两三四五六七八九十百千]*))(万亿|[万亿])"
)
_TOLD = re.compile(_NUMBER)
_ASKED = re.compile(
    rf"(?:超过?|突破|[过破逾])?{_NUMBER}(?:[元斤吨])?(?:级|以上|规模|(?=(?:的)?(?:产业|企业|公司|集团|项目|工程|强?[镇村乡县]|园区|集群|市场|平台)))"
    rf"|(?:超过?|突破|[过破逾]){_NUMBER}[元斤吨]?的"
)
_PARTS = re.compile("[、,，;；。!?！？和]")
_POWERS = {"万": 4, "亿": 8, "万亿": 12}


def asked(folded: str) -> frozenset[Decimal]:
    """Return the sizes by which a Chinese question says of which things it asks, in units.

    Example:
        >>> [int(size) for size in asked("五百亿以上的产业集群有几个")]
        [50000000000]
        >>> asked("一共有多少个集群")
        frozenset()
    """
    return _sizes(match[0] for match in _ASKED.finditer(folded))


def _sizes(said: Iterable[str]) -> frozenset[Decimal]:
    found = (_size(match) for text in said for match in _TOLD.finditer(text))
    return frozenset(size for size in found if size is not None)


def _size(match: re.Match[str]) -> Decimal | None:
    digits, words, scale = match.groups(default="")
    value = chinese_value(words) if words else None
    if words and (value is None or not value[1]):
        return None
    return written_out(digits or str(value[0] if value else 1), _POWERS[scale])


def of_size(text: str, spans: Sequence[names.Span], sizes: frozenset[Decimal]) -> set[names.Span]:
    """Return the numbers of a text that are told of the things of one of the sizes.

    Example:
        >>> of_size("2个超千亿、3个超百亿产业集群", [(0, 2), (6, 8)], asked("百亿级产业集群有几个"))
        {(6, 8)}
    """
    return {span for span in spans if sizes & _sizes(_beside(text, span))} if sizes else set()


def _beside(text: str, span: names.Span) -> tuple[str, str]:
    """Return what stands before and behind a number in its part of a text."""
    low = max((match.end() for match in _PARTS.finditer(text, 0, span[0])), default=0)
    high = match.start() if (match := _PARTS.search(text, span[1])) else len(text)
    return text[low : span[0]], text[span[1] : high]
