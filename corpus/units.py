"""The unit behind a number: a measure word, a currency, a sign, or the noun that an English number counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import measures

if TYPE_CHECKING:
    from decimal import Decimal


_MEN = re.compile("(?<!speci)(?<!regi)(?<!abdo)(?<!acu)(?<!^o)(?<!sta)(?<!al)men$")
"""How a plural ends that has no s: fishermen, sportswomen."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number without its unit: ``power`` of ten is what its scale word stood for, ``about`` 余 or 多 beside it."""

    end: int
    value: Decimal
    power: int = 0
    about: str = ""
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a number: ``kind`` says what it makes of it, ``about`` 余 or 多 beside it."""

    end: int
    unit: str = ""
    kind: str = "number"
    about: str = ""


class UnitReader:
    """Reads the units behind the numbers of one folded text."""

    def __init__(self, text: str, folded: str, offsets: list[int]) -> None:
        self._text = text
        self._folded = folded
        self._offsets = offsets

    def _currency(self, start: int) -> re.Match[str] | None:
        return measures.CURRENCY.search(self._folded, max(0, start - 5), start)

    def _strong_unit(self, end: int) -> bool:
        """Return whether what follows leaves no doubt that the digits after a Latin name are a number: GDP120亿元."""
        return bool(measures.SCALE.match(self._folded, end) or measures.PERCENT.match(self._folded, end))

    def _hyphenated(self, end: int) -> bool:
        word = measures.HYPHEN_WORD.match(self._folded, end)
        return word is not None and (
            bool(measures.POWER.match(self._folded, end))
            or word[1] in measures.HYPHENATED
            or word[1] in measures.SCALES
            or word[1] in measures.MONEY
        )

    def _letters(self, end: int, *, currency: bool) -> bool:
        """Return whether the letters right after the digits are a unit, a scale or an ordinal's ending."""
        s = self._folded
        return bool(
            self._latin_unit(end)
            or measures.ORDINAL_END.match(s, end)
            or measures.ENGLISH_SCALE.match(s, end)
            or measures.ENGLISH_MONEY.match(s, end)
            or measures.PERCENT.match(s, end)
            or (currency and measures.SHORT_SCALE.match(s, end))
        )

    def _latin_unit(self, end: int) -> Unit | None:
        letters = measures.LETTERS.match(self._folded, end)
        if letters is None or letters.end() > end + 12:
            return None
        unit = letters[0]
        if unit.partition("/")[0] not in measures.ENGLISH_UNITS:
            return None
        if unit in measures.LOWER_CASE_UNITS and self._text[self._offsets[end]].isupper():
            return None
        return Unit(letters.end(), unit.replace("²", "2").replace("³", "3"))

    def _unit(self, amount: Amount) -> Unit:
        """Return the unit after the number, which ends where the number does if there is none."""
        s, end = self._folded, amount.end
        percent = measures.PERCENT.match(s, end)
        if percent:
            return Unit(percent.end(), "个百分点" if "point" in percent[0] else "%", "percent")
        per_mille = measures.PER_MILLE.match(s, end)
        if per_mille:
            return Unit(per_mille.end(), "‰", "percent")
        between = measures.BETWEEN.match(s, end)
        measure = measures.MEASURE.match(s, between.end()) if between else None
        if between and measure:
            return self._measured(measure, between[1])
        measure = measures.MEASURE.match(s, end)
        if measure:
            return self._measured(measure)
        if between and between[1] != "来":
            return Unit(end, about=between[1]) if between[1] == "+" else Unit(between.end(), about=between[1])
        return self._english_unit(end) or Unit(end)

    def _measured(self, measure: re.Match[str], about: str = "") -> Unit:
        word = measure[1]
        if word in measures.MONEY:
            also = measures.ALSO_YUAN.match(self._folded, measure.end()) if word == "元" else None
            return Unit(also.end() if also else measure.end(), measures.MONEY[word], "money", about)
        if word.endswith("百分点"):
            return Unit(measure.end(), "个百分点", "percent", about)
        return Unit(measure.end(), word, "ordinal" if word in measures.NUMBERING and not about else "number", about)

    def _english_unit(self, end: int) -> Unit | None:
        s = self._folded
        money = measures.ENGLISH_MONEY.match(s, end)
        if money:
            return Unit(money.end(), measures.MONEY.get(money[1], "美元"), "money")
        if s[end : end + 1] in (" ", ""):
            unit = self._latin_unit(end + 1) if s[end : end + 1] else None
        else:
            unit = self._latin_unit(end)
        if unit:
            return unit
        if power := measures.POWER.match(s, end):
            return Unit(power.end(), measures.LENGTH_SIGNS[power[2]] + measures.POWERS[power[1]])
        hyphenated = measures.HYPHEN_WORD.match(s, end)
        if hyphenated:
            return Unit(hyphenated.end(1), _singular(hyphenated[1])) if hyphenated[1] in measures.HYPHENATED else None
        return self._noun(end)

    def _noun(self, end: int) -> Unit | None:
        """Return the plural noun among the next three words; only the first is so near that it is in the span."""
        at = end
        for _ in range(3):
            word = measures.WORD.match(self._folded, at)
            if word is None or word[1] in measures.NOT_NOUNS or word.end() - at > measures.LONGEST:
                return None
            if is_plural(word[1]):
                return Unit(word.end() if at == end else end, _singular(word[1]))
            at = word.end()
        return None


def is_noun(unit: Unit) -> bool:
    """Return whether a unit is the noun behind an English number, which may be none of a sum (£40,000 goes to …)."""
    letters = unit.unit.replace(" ", "")
    return unit.kind == "number" and letters.isascii() and letters.isalpha() and unit.unit not in measures.ENGLISH_UNITS


def is_plural(word: str) -> bool:
    """Return whether an English noun is in the plural."""
    if word in measures.PEOPLE or _MEN.search(word):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "ous"))


def _singular(word: str) -> str:
    if word in measures.PEOPLE:
        return measures.PEOPLE[word]
    if _MEN.search(word):
        return f"{word[:-2]}an"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1] if is_plural(word) else word
