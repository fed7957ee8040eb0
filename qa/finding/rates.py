"""Prices that are no sums: free, half price, 八折; for whom they are is said in their own clause."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.normalise import fold, simplified

if TYPE_CHECKING:
    from qa.finding.names import Span

_RATES = re.compile(
    r"免费|免票|免收|免单|全免|不收费|不要钱|半价|半票|减半|半费|[一二三四五六七八九](?:点?[一二三四五六七八九五])?折|(?<![\d.])\d(?:\.\d)?折"
    r"|\bfree(?: of charge| entry| admission)?(?= (?:for|to|on|of)\b|[.,;)]|$)|\bhalf(?:[ -](?:price|fare|fee|rate)| off\b|(?=[,.;]|$))"
    r"|(?<=pay )nothing\b|(?<=pays )nothing\b|(?<=paid )nothing|(?<= for )nothing\b|\bno charge\b"
)
_ASKS_PRICE = re.compile(
    r"(?:门|车|船|机|入场|参观|成人|儿童|学生|老人|半|全|月|年)票|票价|价格|收费|怎么收|要收|多少钱一?[张人位次天场]|几块钱|要(?:花|付|交|买)?(?:多少|几)"
    r"|\b(?:tickets?|price|fares?|fees?|admission|entry|charge[ds]?|pay|cost (?:for|to)|get in)\b"
)
NO_PRICE = re.compile(
    r"捐|投资|收入|损失|罚|筹|卖了|赚|总共|一共|造价|\b(?:raised?|donat\w+|earn\w*|total|altogether)\b"
)


@lru_cache(maxsize=4096)
def unsummed(text: str) -> tuple[Span, ...]:
    """Return the spans of prices that are no sums, left to right.

    Example:
        >>> text = "成人40元,儿童半价,老人免费"
        >>> [text[start:end] for start, end in unsummed(text)]
        ['半价', '免费']
    """
    plain = simplified(text).lower()
    return tuple(match.span() for match in _RATES.finditer(plain))


def is_price_asked(asked: str) -> bool:
    """Return whether a question asks what somebody has to pay to be let in or carried, and not for a sum of money.

    Example:
        >>> is_price_asked("儿童票多少钱?"), is_price_asked("他捐了多少钱?")
        (True, False)
    """
    folded = fold(asked)
    return _ASKS_PRICE.search(folded) is not None and NO_PRICE.search(folded) is None
