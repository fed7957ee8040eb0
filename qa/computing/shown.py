"""An answer that was computed, and its numbers as it shows them: in the unit and the words of its language."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.facts import Finding
    from corpus.quantities import Quantity
    from qa.answer import Citation
    from qa.computing.measured import Measured


@dataclass(frozen=True, slots=True)
class Computed:
    """An answer that was counted, added or compared: ``display`` shows the values too, ``citations`` every row used."""

    answer: str
    display: str
    citations: list[Citation]
    confidence: float


_CURRENCY = {"元": "CNY", "美元": "USD", "欧元": "EUR", "港元": "HKD", "日元": "JPY", "英镑": "GBP", "新台币": "TWD"}


def bracketed(said: str, behind: str, language: str) -> str:
    """Return a computed answer with what it was computed from in brackets."""
    return f"{said}（{behind}）" if language == "zh" else f"{said} ({behind})"


def cited(rows: Sequence[Measured]) -> list[Citation]:
    """Return the sentences of the rows, each once, in their order."""
    return list(dict.fromkeys(item.cited() for item in rows))


def shown(value: Decimal, like: Finding | Quantity, language: str, *, rounded: bool = False) -> str:
    """Return a computed amount in the unit of a fact, as people of the language write it.

    Numbers that are ``rounded``, or of a fact so large and round that it is told so (41.3万吨), are written in Chinese
    with 万 and 亿, as money is.

    Example:
        >>> from decimal import Decimal
        >>> from corpus.facts import find_facts
        >>> shown(Decimal(5_000_000), find_facts("投资3亿元")[0], "en")
        'CNY 5 million'
    """
    if like.kind == "percent":
        if language == "zh":
            return f"{plain(value)}{like.unit}"
        return f"{plain(value)}{' percentage points' if '点' in like.unit else '%'}"
    if like.kind == "money":
        if language == "zh":
            return f"{_in_chinese(value)}{like.unit}"
        return f"{_CURRENCY.get(like.unit, like.unit)} {_in_english(value)}"
    if language == "zh":
        large = abs(of := Decimal(like.value)) >= _WAN and not of % 100
        number = _in_chinese(value) if rounded or large else plain(value)
        return f"{number}{like.unit if not like.unit.isascii() else ''}"
    return f"{value:,f}" if value == value.to_integral() else plain(value)


_WAN = 10_000


def plain(value: Decimal) -> str:
    """Return a number in digits, without a power of ten and without zeros behind its decimals."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_chinese(value: Decimal) -> str:
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if abs(value) >= size:
            return f"{plain(value / size)}{name}"
    return plain(value)


def _in_english(value: Decimal) -> str:
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(value) >= size:
            return f"{plain(value / size)} {name}"
    return f"{value:,f}"
