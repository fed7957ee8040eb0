"""Numbers with their units in Chinese and English text: counts, money, percentages, ordinals. Spans are half-open.

An Arabic number counts wherever it is not part of a date or a code; a Chinese numeral counts only before a measure
word, because 三创园, 十分 and 一体 are not about three, ten or one. Everything that is looked at around a number is of
bounded length, so that the whole is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from corpus import measures
from corpus.dates import find_partial
from corpus.normalise import fold_with_offsets, has_numeric_marks, is_cjk
from corpus.numerals import chinese_value, readable, scale_power, written_out
from corpus.units import Amount, Unit, UnitReader, is_noun, is_plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity that the text names at ``[start, end)``, with a word such as 超 or 以上 that is part of the value.

    ``[number_start, number_end)`` is the number and its unit without that word. ``value`` is in single units (1.35亿元
    is 135000000), a percentage as written; a range has its first value. ``kind`` is ``number``, ``money``,
    ``percent`` or ``ordinal``. Money has one ``unit`` in all languages (元, 美元, …); an English unit is the singular
    noun, which may stand a word or two after the number and then lies outside the span. ``modifier`` is the word before
    or after the number, also one that leaves it ``exact`` (达, 共) and lies outside the span.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    unit: str
    kind: str
    modifier: str
    exact: bool


def numbered(text: str) -> list[tuple[str, int, int]]:
    """Return what a text names in English with a number of a row, and where the number stands: line 2, Gannet 4.

    Example:
        >>> numbered("Line 2"), numbered("In May 3 people came")
        ([('line', 2, 5)], [])
    """
    return [
        (match[1].lower(), int(match[2]), match.start(2))
        for match in measures.NUMBERED.finditer(text)
        if match[1].lower() not in measures.NOT_NUMBERED
        and not (match[1][0].isupper() and is_plural(match[1].lower()))
        and not measures.ENGLISH_SCALE.match(text, match.end())
    ]


def find_quantities(text: str, known: list[PartialDate] | None = None) -> list[Quantity]:
    """Return the quantities of the text in order; dates, codes (5G, GB18030), times and idioms are none.

    ``known`` are the dates of the text, if they have been read already.

    Example:
        >>> text = "新增653项，金额1.35亿元，增长26%以上"
        >>> [(text[q.start : q.end], str(q.value), q.kind) for q in find_quantities(text)]
        [('653项', '653', 'number'), ('1.35亿元', '135000000', 'money'), ('26%以上', '26', 'percent')]
    """
    folded, offsets = fold_with_offsets(text)
    if "，" in text or has_numeric_marks(text):
        folded = readable(text, folded, offsets)
    dates = iter(find_partial(text) if known is None else known)
    date = next(dates, None)
    found: list[Quantity] = []
    names = {place for _, _, place in numbered(text)}
    for found_quantity in _Reader(text, folded, offsets).quantities():
        if found_quantity.number_start in names and found_quantity.unit not in measures.ENGLISH_UNITS:
            continue  # the Gannet 4 sells: a name, and no four sells
        if _is_incident(text, found_quantity) or _is_of_score(text, found_quantity):
            continue  # “7·15”洪水: of the day that gave it its name
        while date and date.end <= found_quantity.number_start:
            date = next(dates, None)
        if date is None or date.start >= found_quantity.number_end:
            found.append(found_quantity)
            if len(found) > 1 and (whole := _of_sport(text, *found[-2:])):
                found[-2:] = [whole]
    return found


def _of_sport(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Return the one measure of a result of sport, whose decimals stand behind the unit (7米68); None if it is none."""
    decimals = text[second.start : second.end]
    if first.unit not in {"米", "秒"} or second.unit or second.start != first.end or len(decimals) > _CENTIMETRES:
        return None
    if not decimals.isdecimal():
        return None
    value = first.value + Decimal(f"0.{decimals}")
    return replace(first, end=second.end, number_end=second.number_end, value=value)


_PRICE_BEFORE = 24
"""Characters before a bare 块 in which it is said that it is money (by hand)."""
_CENTIMETRES = 2
"""Most digits behind the unit of a result of sport."""


_DOTS = frozenset("·•‧・∙")


def _is_incident(text: str, item: Quantity) -> bool:
    """Return whether a number without a unit is parted by a dot from another: 9·11, “7·15”."""
    low, high = item.number_start, item.number_end
    before = text[low - 1 : low] in _DOTS and text[low - 2 : low - 1].isdecimal()
    return not item.unit and (before or (text[high : high + 1] in _DOTS and text[high + 1 : high + 2].isdecimal()))


def _is_of_score(text: str, item: Quantity) -> bool:
    """Return whether a number without a unit is one side of a score or ratio: 3比2, 1∶18."""
    low, high = item.number_start, item.number_end
    if item.unit or item.kind != "number":
        return False
    before = text[low - 1 : low] in _VERSUS and text[low - 2 : low - 1].isdecimal()
    return before or (text[high : high + 1] in _VERSUS and text[high + 1 : high + 2].isdecimal())


_VERSUS = frozenset("比∶")


class _Reader(UnitReader):
    """Reads the quantities of one folded text; positions are the folded text's until one is handed out."""

    def quantities(self) -> Iterator[Quantity]:
        """Yield every quantity, also those that are part of a date."""
        position = 0
        floor = 0  # where the last quantity ended: a word before this one may not reach behind it
        while trigger := measures.TRIGGER.search(self._folded, position):
            start, position = trigger.span()
            character = self._folded[start]
            if "0" <= character <= "9":
                skipped = self._skip_code(start, position)
                if skipped:
                    position = max(position, skipped)
                    continue
                found = self._arabic(start, floor)
            elif character in measures.CN:
                found = self._chinese(start, position, floor)
                fraction = None if found else measures.FRACTION.match(self._folded, position)
                position = fraction.end() if fraction else position
            else:
                found = self._english(start, floor)
            if found:
                position = floor = max(position, found[1])
                yield found[0]

    def _quantity(
        self, start: int, unit: Unit, value: Decimal, floor: int, *, about: str = "", exact: bool = True
    ) -> tuple[Quantity, int]:
        """Return the quantity with the words around it, and where it ends in the folded text."""
        named = measures.CURRENCY_NAME.search(self._folded, floor, start) if unit.kind == "money" else None
        if named:  # 新台币三亿元: the name before the number says which 元
            start, unit = named.start(), Unit(unit.end, measures.MONEY[named[1]], "money", unit.about)
        if unit.unit in measures.DEGREES and (below := measures.BELOW.search(self._folded, floor, start)):
            start, value = below.start(), -value
        before, begin, before_exact = self._modifier_before(start, floor)
        modifier, end = before, unit.end
        if unit.unit == "天" and (nights := measures.NIGHTS.match(self._folded, end)):
            end = nights.end()  # 三天两夜
        about = about or unit.about
        if unit.unit.startswith("个半"):  # 两个半小时
            value += measures.HALF
            unit = Unit(unit.end, unit.unit.removeprefix("个半").replace("月", "个月"), unit.kind)
        elif unit.unit in measures.TAKES_HALF and measures.AND_A_HALF.match(self._folded, end):  # 一年半
            value, end = value + measures.HALF, end + 1
        trailing = (
            measures.TRAILING.match(self._folded, end) if unit.unit in measures.TAKES_TRAILING and not about else None
        )
        if trailing:
            about, end = trailing[0], trailing.end()
        after = measures.AFTER.match(self._folded, end)
        if after:
            end = after.end()
        approximate = (before and not before_exact) or about or after
        if before and before_exact:
            begin = start
            modifier = (about or (after[1] if after else "")) or before
        elif not before:
            modifier = about or (after[1] if after else "")
        at = self._offsets
        return (
            Quantity(
                at[begin],
                at[end],
                at[start],
                at[unit.end],
                value,
                unit.unit,
                unit.kind,
                modifier,
                exact=exact and not approximate,
            ),
            end,
        )

    def _modifier_before(self, start: int, floor: int) -> tuple[str, int, bool]:
        """Return the word before the number ("" if none), where it begins and whether the number stays exact."""
        end = start - 1 if self._folded[start - 1 : start] == " " and start > floor else start
        for length in range(min(measures.LONGEST_BEFORE, end - floor), 0, -1):
            word = self._folded[end - length : end]
            if word in measures.BEFORE:
                if word in measures.OF_ROUND and self._folded[start] not in measures.MULTIPLIERS:
                    break
                previous = self._folded[end - length - 1 : end - length] if end > length else ""
                if previous and previous in measures.NOT_BEFORE.get(word, ""):
                    break
                return word, end - length, measures.BEFORE[word]
        words = measures.ENGLISH_MODIFIER.search(self._folded[max(floor, start - 24) : start])
        if words:
            return words[1], start - len(words[1]) - 1, measures.ENGLISH_BEFORE[words[1]]
        return "", start, True

    # ---- Arabic numbers

    def _skip_code(self, start: int, end: int) -> int:
        """Return where to go on if the digits belong to a code, version, time, fraction or web address; else 0."""
        s = self._folded
        before, earlier = s[max(0, start - 1) : start], s[max(0, start - 2) : max(0, start - 1)]
        if before and ("a" <= before <= "z") and not self._currency(start) and not self._strong_unit(end):
            return _end(measures.CODE_REST, s, start)
        joined = (
            before
            and before in "-/_.:=@#&"
            and earlier
            and earlier.isascii()
            and (earlier.isalnum() or earlier in "/_-.")
        )
        if joined or (before and before in "_=@#&"):
            return _end(measures.CODE_REST, s, start)
        clock = measures.CLOCK.match(s, start)
        if clock and not s[clock.end() : clock.end() + 1].isdigit():
            return clock.end()
        following, later = s[end : end + 1], s[end + 1 : end + 2]
        if following in (".", ":", "/", "_") and "0" <= later <= "9":
            return _end(measures.DOTTED, s, start)
        if following == "-" and not self._hyphenated(end) and ("a" <= later <= "z"):
            return _end(measures.CODE_REST, s, start)
        if "a" <= following <= "z" and not self._letters(end, currency=self._currency(start) is not None):
            return _end(measures.CODE_REST, s, start)
        return 0

    def _arabic(self, start: int, floor: int) -> tuple[Quantity, int] | None:
        amount = self._arabic_amount(start, currency=self._currency(start) is not None)
        if amount is None:
            return None
        ordinal = self._ordinal(start, amount, floor)
        if ordinal:
            return ordinal
        tenths = measures.TENTHS.match(self._folded, start)
        if tenths and amount.end == start + 1:
            return self._tenths(start, tenths, floor)
        if not amount.power and (cash := self._cash(start, amount, floor)):
            return cash
        return self._counted(start, amount, self._unit(amount), floor)

    def _counted(self, start: int, amount: Amount, unit: Unit, floor: int) -> tuple[Quantity, int] | None:
        """Return the quantity of that number and unit, or the range that it begins."""
        about, exact = amount.about, amount.exact
        value = amount.value
        second = self._right_end(start, amount, unit)
        if second:
            other, unit = second
            if not amount.power and other.power and not unit.unit.startswith("%"):
                value = written_out(format(value, "f"), other.power)
            about, exact = other.about, False
        elif unit.unit == "" and measures.BARE_PAIR.match(self._folded, amount.end):
            return None  # a score, a telephone number, an unknown code
        begin = start
        currency = self._currency(start)
        if currency and currency.start() >= floor:
            begin = currency.start()
            end = (second[0] if second else amount).end if is_noun(unit) else unit.end  # £40,000 goes
            unit = Unit(end, measures.MONEY[currency[0].strip()], "money", unit.about)
        elif (
            begin > floor
            and self._folded[begin - 1] in "-−"
            and (
                unit.unit in measures.SIGNED
                or (unit.kind == "money" and measures.LOSES.search(self._folded, 0, begin - 1))
            )
            and not _ends_word(self._folded, begin - 1)
        ):
            begin, value = begin - 1, -value
        return self._quantity(begin, unit, value, floor, about=about, exact=exact)

    def _right_end(self, start: int, first: Amount, unit: Unit) -> tuple[Amount, Unit] | None:
        """Return the second number of a range with its unit: 3-5个, 30%至40%, 5至10万元, 3 to 5 projects."""
        join = measures.JOIN.match(self._folded, unit.end) or measures.ENGLISH_JOIN.match(self._folded, unit.end)
        if join and join[0] == " to ":
            sums = self._currency(start) and measures.CURRENCY_SIGN.match(self._folded, join.end())
            changes = measures.CHANGES if sums else measures.CHANGES_FROM
            if changes.search(self._folded, max(start - 48, 0), start):
                return None  # prices rise from £12.50 to £13.50, or by £1 to £13.50: two values
        if join is None or (unit.unit and join[0].strip() in ("到", "to")):
            return None  # 从3家到5家 is a change
        at = join.end()
        sign = measures.CURRENCY_SIGN.match(self._folded, at)
        if sign:
            at = sign.end()
        if not "0" <= self._folded[at : at + 1] <= "9" or not self._folded[at : at + 1]:
            return self._chinese_right_end(at, first, unit)
        other = self._arabic_amount(at, currency=sign is not None or self._currency(start) is not None)
        if other is None:
            return None
        found = self._unit(other)
        letters = self._folded[found.end : found.end + 1]
        if "a" <= letters <= "z":
            return None
        if join[0].strip() == "±" or (self._currency(start) and not unit.unit and other.value > first.value):
            return other, found
        if not found.unit or (unit.unit and unit.unit != found.unit):
            return None
        return other, found

    def _chinese_right_end(self, at: int, first: Amount, unit: Unit) -> tuple[Amount, Unit] | None:
        trigger = measures.TRIGGER.match(self._folded, at)
        if trigger is None or unit.unit or self._folded[at] not in measures.CN or first.power:
            return None
        parsed = chinese_value(trigger[0]) if len(trigger[0]) <= 3 else None
        measure = measures.MEASURE.match(self._folded, trigger.end())
        if parsed is None or measure is None or measure[1] not in measures.COUNTERS or parsed[0] <= first.value:
            return None
        return Amount(trigger.end(), Decimal(parsed[0])), self._measured(measure)

    def _arabic_amount(self, start: int, *, currency: bool) -> Amount | None:
        """Return the number at ``start`` with its scale words applied."""
        s = self._folded
        number = measures.NUMBER.match(s, start)
        if number is None or number.end() - start > measures.LONGEST:
            return None
        digits, end, about, power = number[0].replace(",", ""), number.end(), "", 0
        between = measures.BETWEEN.match(s, end)
        scale = measures.SCALE.match(s, end)
        if scale is None and between:
            scale = measures.SCALE.match(s, between.end())  # 30余万人
            about = between[1] if scale else ""
        if scale is None:
            words = measures.ENGLISH_SCALE.match(s, end) or (measures.SHORT_SCALE.match(s, end) if currency else None)
            if words:
                return Amount(words.end(), written_out(digits, power := scale_power(words[1])), power)
            return Amount(end, written_out(digits, 0))
        power = sum(measures.MULTIPLIERS[c] for c in scale[1])
        value, end, lower = written_out(digits, power), scale.end(), power
        while following := measures.NEXT_ARABIC.match(s, end):  # 3亿5000万
            scale = measures.SCALE.match(s, following.end())
            smaller = sum(measures.MULTIPLIERS[c] for c in scale[1]) if scale else lower
            if scale is None or smaller >= lower:
                break
            value, end, lower = value + written_out(following[0], smaller), scale.end(), smaller
        return Amount(end, value, power, about)

    def _ordinal(self, start: int, amount: Amount, floor: int) -> tuple[Quantity, int] | None:
        ending = measures.ORDINAL_END.match(self._folded, amount.end)
        if ending:
            return self._quantity(start, Unit(ending.end(), "", "ordinal"), amount.value, floor)
        return self._numbered(start, amount.value, amount.end, floor)

    def _numbered(self, start: int, value: Decimal, end: int, floor: int) -> tuple[Quantity, int] | None:
        """Return the ordinal if 第 stands before: 第一批, 第3届, 第一."""
        at = start - 2 if self._folded[max(floor, start - 1) : start] == " " else start - 1
        if at < floor or self._folded[at] != "第" or measures.NOT_ORDINAL.match(self._folded, at):
            return None
        measure = measures.MEASURE.match(self._folded, end)
        unit = Unit(measure.end(), measure[1], "ordinal") if measure else Unit(end, "", "ordinal")
        whole = self._offsets
        return (
            Quantity(
                whole[at], whole[unit.end], whole[at], whole[unit.end], value, unit.unit, "ordinal", "", exact=True
            ),
            unit.end,
        )

    def _tenths(self, start: int, tenths: re.Match[str], floor: int) -> tuple[Quantity, int]:
        first, digits = tenths[1], measures.CHINESE_DIGITS
        value = 10 * (int(first) if first.isdecimal() else digits[first]) + digits.get(tenths[2] or "", 0)
        return self._quantity(start, Unit(tenths.end(), "%", "percent"), Decimal(value), floor)

    def _cash(self, start: int, amount: Amount, floor: int) -> tuple[Quantity, int] | None:
        """Return the sum of money that is told as it is spoken or written out: 2块5, 5毛, 12块一张, 七元二角."""
        cash = measures.CASH.match(self._folded, amount.end)
        if cash is None:
            bare = measures.BARE_CASH.match(self._folded, amount.end)
            if bare and measures.PRICED.search(self._folded, max(start - _PRICE_BEFORE, 0), start):
                return self._quantity(start, Unit(bare.end(), "元", "money"), amount.value, floor)
            return None

        def digit(group: str) -> Decimal:
            said = cash[group] or "0"
            return Decimal(int(said) if said.isdecimal() else measures.CHINESE_DIGITS[said])

        more = (digit("tenths") + digit("dimes")) / 10 + (digit("hundredths") + digit("cents")) / 100
        value = (amount.value / 10 if cash["jiao"] else amount.value) + more
        return self._quantity(start, Unit(cash.end(), "元", "money"), value, floor)

    # ---- Chinese numerals

    def _chinese(self, start: int, end: int, floor: int) -> tuple[Quantity, int] | None:
        s = self._folded
        if end - start > measures.LONGEST or measures.NOT_A_COUNT.match(s, start):
            return None
        if s[end - 2 : end] == "万千" and s[end : end + 1] in tuple("瓦克伏米"):
            end -= 1  # 两万千瓦: the scale word belongs to the unit
        fraction = measures.FRACTION.match(s, end)
        if fraction:
            return self._hundredths(start, end, fraction, floor)
        tenths = measures.TENTHS.match(s, start)
        if tenths and s[end : end + 1] == "成":
            return self._tenths(start, tenths, floor)
        numeral, _, decimals = s[start:end].partition("点")
        parsed = chinese_value(numeral)
        if parsed is None:
            return None
        value = Decimal(parsed[0])
        if decimals:
            digits = decimals.rstrip("百千万亿")
            value += Decimal("0." + "".join(str(measures.CHINESE_DIGITS[c]) for c in digits))
            value = written_out(format(value, "f"), sum(measures.MULTIPLIERS[c] for c in decimals[len(digits) :]))
        if cash := self._cash(start, Amount(end, value), floor):
            return cash
        return self._numbered(start, value, end, floor) or self._chinese_counted(
            start, numeral, Amount(end, value, exact=parsed[1]), floor
        )

    def _hundredths(self, start: int, end: int, fraction: re.Match[str], floor: int) -> tuple[Quantity, int] | None:
        if self._folded[start:end] not in ("百", "千") or len(fraction[1]) > measures.LONGEST:
            return None
        numeral, _, decimals = fraction[1].partition("点")
        if numeral[0] in measures.CN:
            parsed = chinese_value(numeral)
            if parsed is None:
                return None
            value = Decimal(f"{parsed[0]}.{''.join(str(measures.CHINESE_DIGITS[c]) for c in decimals)}")
        else:
            value = Decimal(numeral)
        unit = "%" if self._folded[start] == "百" else "‰"
        return self._quantity(start, Unit(fraction.end(), unit, "percent"), value, floor)

    def _chinese_counted(self, start: int, numeral: str, amount: Amount, floor: int) -> tuple[Quantity, int] | None:
        s = self._folded
        before = self._modifier_before(start, floor)
        modified = before[0] != "" and not before[2]
        unit = self._unit(amount)
        bare = not any(c in measures.CHINESE_DIGITS for c in numeral) and numeral != "十"
        if not unit.unit:
            counts = before[0] in measures.MAKES_A_COUNT and any(c in "百千万亿" for c in numeral) and s[start] != "十"
            if counts and not measures.NOT_HUNDREDS.match(s, amount.end - 1):
                return self._quantity(start, Unit(amount.end), amount.value, floor, exact=amount.exact)
            if self._fills_cell(start, amount.end):
                return self._quantity(start, Unit(amount.end), amount.value, floor, exact=amount.exact)
            range_end = self._right_end(start, amount, unit)
            return self._counted(start, amount, unit, floor) if range_end and numeral != "一" else None
        rarely = unit.unit in measures.ARABIC_ONLY or (unit.kind == "number" and unit.unit not in measures.COUNTERS)
        spelt_out = self._is_spelt_out(start, numeral) or measures.BELOW.search(s, floor, start)
        if rarely and not (unit.unit in measures.SPELT_OUT and spelt_out):
            return None
        if numeral == "二" or (numeral == "一" and not self._is_one(start, unit)):
            return None  # before a measure word two is 两, and 一 mostly an article
        if bare and not (modified or unit.about or unit.kind == "money" or unit.unit in measures.AFTER_BARE_SCALE):
            return None
        return self._counted(start, Amount(amount.end, amount.value, exact=amount.exact and not bare), unit, floor)

    def _fills_cell(self, start: int, end: int) -> bool:
        """Return whether a numeral is all that a cell of a table holds behind its row's name: | 学校 | 三十六 |."""
        before = self._folded[max(0, start - 40) : start].rpartition("\n")[2].rstrip(" ")
        after = self._folded[end : end + 8].lstrip(" ")[:1]
        return before.endswith("|") and after == "|" and any(map(is_cjk, before))

    def _is_spelt_out(self, start: int, numeral: str) -> bool:
        """Return whether a numeral is so long that it counts (九百六十八分), and tells no minute (八点三十五分)."""
        digits = sum(character in measures.CHINESE_DIGITS for character in numeral)
        scaled = any(character in measures.MULTIPLIERS for character in numeral)
        return digits > 1 and scaled and self._folded[max(start - 1, 0) : start] not in {"点", "时"}

    def _is_one(self, start: int, unit: Unit) -> bool:
        s = self._folded
        if unit.unit not in measures.AFTER_ONE or measures.NOT_ONE_AFTER.search(s[max(0, start - 1) : start]):
            return False
        return not s.startswith(unit.unit, unit.end)  # 一个个

    # ---- English number words

    def _english(self, start: int, floor: int) -> tuple[Quantity, int] | None:
        s = self._folded
        words = measures.NUMBER_WORDS_RUN.match(s, start)
        if words is None:
            return None
        value = Decimal(measures.NUMBER_WORDS[words[1]] + (measures.NUMBER_WORDS[words[2]] if words[2] else 0))
        end, power = words.end(), 0
        while power < 12 and (scale := measures.ENGLISH_SCALE.match(s, end)):  # two hundred thousand
            step = measures.SCALES[scale[1]]
            value, power, end = written_out(format(value, "f"), step), power + step, scale.end()
        amount = Amount(end, value, power)
        unit = self._english_word_unit(words[1], start, amount)
        if unit is None:
            return None
        return self._counted(start, amount, unit, floor)

    def _english_word_unit(self, word: str, start: int, amount: Amount) -> Unit | None:
        s = self._folded
        percent = measures.PERCENT.match(s, amount.end)
        if percent:
            return Unit(percent.end(), "个百分点" if "point" in percent[0] else "%", "percent")
        if s[amount.end : amount.end + 1] == "-" and not self._hyphenated(amount.end):
            return None
        unit = self._english_unit(amount.end)
        if word != "one" or amount.power:
            alone = amount.power or measures.COUNTS_ALONE.match(s, amount.end) or self._is_object(start, amount.end)
            return unit or (Unit(amount.end) if alone else None)
        following = measures.WORD.match(s, amount.end)
        if following is None or following[1] in measures.NOT_NOUNS or following[1] in measures.AFTER_ARTICLE:
            return None
        return Unit(following.end(), following[1])

    def _is_object(self, start: int, end: int) -> bool:
        """Return whether a number word is all that is done something to: killed two."""
        return (
            _DOES.search(self._folded, max(start - 16, 0), start) is not None
            and _CLOSES.match(self._folded, end) is not None
        )


_DOES = re.compile(r"[a-z]{2,}(?:ed|ing) $|(?:^| )(?:won|lost|hurt|made|kept|got|took|left|sold|built|found|caught) $")
_CLOSES = re.compile(r"[.,;)]|$| (?:and|but|more)(?![a-z])")


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start + 1


def _ends_word(text: str, position: int) -> bool:
    """Return whether a dash at ``position`` joins what stands before it, so that it is no sign."""
    before = text[max(0, position - 1) : position]
    return bool(before) and (before.isdigit() or ("a" <= before <= "z") or before in "%‰)")
