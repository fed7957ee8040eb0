"""What a numeral is worth, in ideographs or with a scale behind it."""

from __future__ import annotations

from decimal import Decimal

from corpus import measures


def readable(text: str, folded: str, offsets: list[int]) -> str:
    """Return the folded text with ， for what folding made a thousands comma, and no digit for ① and ²; length kept."""
    characters = list(folded)
    for i, character in enumerate(folded):
        if character == "," and text[offsets[i]] == "，" and not _all_wide(text, offsets[i]):
            characters[i] = "，"
        elif "0" <= character <= "9" and not text[offsets[i]].isdecimal() and text[offsets[i]] not in "㎡㎥㎢²³":
            characters[i] = "\ufffd"
        elif "0" <= character <= "9" and text[offsets[i]] in "²³":
            characters[i] = text[offsets[i]]
    return "".join(characters)


def _all_wide(text: str, comma: int) -> bool:
    """Return whether full-width digits stand on both sides: then the comma is as wide only because they are."""
    return text[comma - 1 : comma] in measures.WIDE_DIGITS and text[comma + 1 : comma + 2] in measures.WIDE_DIGITS


def written_out(digits: str, power: int) -> Decimal:
    """Return the number in plain notation: 1.35 with power 8 prints as 135000000."""
    return Decimal(format(Decimal(f"{digits}e{power}"), "f"))


def chinese_value(numeral: str) -> tuple[int, bool] | None:
    """Return the value of a Chinese numeral and whether it is exact (三五 is three to five); None if it is none."""
    if not any(c in measures.MULTIPLIERS for c in numeral):
        digits = [measures.CHINESE_DIGITS[c] for c in numeral]
        if len(digits) == 2 and "〇" not in numeral and 0 < digits[0] < digits[1] <= digits[0] + 2:
            return digits[0], False
        if len(digits) == 1 or (len(digits) <= 6 and "两" not in numeral):
            return int("".join(map(str, digits))), True
        return None
    total = section = digit = 0
    last = 1  # the scale before: 一百二 is 120
    pending = False
    for character in numeral:
        if character in measures.CHINESE_DIGITS:
            if pending and digit:
                return None  # 二三十
            digit, pending = measures.CHINESE_DIGITS[character], True
            last = 1 if not digit else last
        elif character in "万亿":
            section += digit
            if not section and not total:
                section = 1
            scale = 10 ** measures.MULTIPLIERS[character]
            total = (total + section) * scale if character == "亿" or not section else total + section * scale
            section, digit, pending, last = 0, 0, False, scale
        else:
            scale = 10 ** measures.MULTIPLIERS[character]
            section += (digit if pending else 1) * scale
            digit, pending, last = 0, False, scale
    if pending and last > 10:
        digit *= last // 10
    return total + section + digit, True


def scale_power(word: str) -> int:
    """Return the power of ten that an English scale stands for: million, bn, k."""
    return measures.SCALES.get(word) or {"k": 3, "m": 6, "b": 9}[word]
