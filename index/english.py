"""English words of a question: the form the table knows them in, numbers as Chinese writes them, spelling mistakes.

Each function returns variants (text, term, weight) as :class:`index.lexical.QueryTerm` holds them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from index.terms import term

if TYPE_CHECKING:
    from index.table import TranslationTable

Variants = tuple[tuple[str, int, float], ...]

_VOWEL = re.compile("[aeiouy]")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_DECADE = re.compile(r"(\d{2,4})s")
_QUANTITY = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[\s-]+(thousand|million|billion|trillion)\b"
)
_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_UNITS = (("亿", 8), ("万", 4))
_DIGITS = "零一二三四五六七八九"
_SMALL = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split())}  # fmt: skip
_MONTHS = {month: number for number, month in enumerate(
    "january february march april may june july august september october november december".split(), 1)}  # fmt: skip

MONTH, SMALL, REPAIRED, BARE = 0.5, 0.6, 0.8, 0.3
"""Weights of a month's number (9月 for September), of digits for a small number in words, of a word with its spelling
repaired, and of a number that stands for more than was asked (the 135 of "135 million"). Set by hand: what is said
of numbers gives 0.2 points of MRR@10 on MLQA dev, 74.0 to 74.2."""

SHORTEST_REPAIRED, LONGEST_REPAIRED = 5, 20
"""Fewest and most letters of a word whose spelling is repaired: of shorter ones too many are a letter away from each
other, longer ones are no words and have thousands of slips."""

REPAIRS = 4
"""Most words of a question whose spelling is repaired, at 3 ms each: a text that was pasted must not hold others up."""


@lru_cache(maxsize=1 << 16)
def base(word: str) -> str:
    """Return the key of a folded English word: its inflection taken off, derivation kept.

    The first step of Porter's stemmer (1980, doi:10.1108/eb046814), with a last e or y levelled so that "change",
    "changes" and "changing" meet. A full stem would mix "important" with "import" and "information" with "informal".

    Example:
        >>> base("companies"), base("company"), base("founded"), base("important")
        ('compani', 'compani', 'found', 'important')
    """
    if word[0].isdigit():
        return word.replace(",", "")
    if len(word) <= 3 or not word.isascii():
        return word
    word = _verb(_singular(word))
    if word.endswith("e") and len(word) > 3:
        return word[:-1]
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "i"
    return word


def _singular(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + ("y" if len(word) > 4 else "ie")
    if word.endswith("s") and not word.endswith(("us", "ss")) and _VOWEL.search(word[:-2]):
        return word[:-1]
    return word


def _verb(word: str) -> str:
    if word.endswith("ied"):
        return word[:-3] + ("y" if len(word) > 4 else "ie")
    if word.endswith("eed"):
        return word
    for suffix in ("ed", "ing"):
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) > 1 and _VOWEL.search(rest):
            doubled = len(rest) > 2 and rest[-1] == rest[-2] and rest[-1] not in "lsz"
            return rest[:-1] if doubled else rest
    return word


def quantities(folded: str) -> tuple[str, list[tuple[str, Variants]]]:
    """Return the text without its quantities, and each quantity with the numbers that Chinese would write for it.

    Example:
        >>> rest, found = quantities("a fund of 135 million yuan")
        >>> rest, found[0][0], [text for text, _, _ in found[0][1]]
        ('a fund of  yuan', '135 million', ['135000000', '1.35', '13500', '135'])
    """
    found = []
    for match in _QUANTITY.finditer(folded):
        number = Decimal(match[1].replace(",", ""))
        value = number.scaleb(_POWERS[match[2]])
        ways = dict.fromkeys(plain(value.scaleb(-power)) for _, power in (("", 0), *_UNITS) if value >= 10**power)
        weights = dict.fromkeys(ways, 1.0) | {plain(number): BARE}
        found.append((match[0], tuple((way, term(way), weight) for way, weight in weights.items())))
    return _QUANTITY.sub("", folded), found


def plain(value: Decimal) -> str:
    """Return a number in digits, without an exponent and without zeros behind its decimals."""
    return f"{value.normalize():f}"


def chinese_number(number: int) -> str:
    """Return a number from 0 to 99 in Chinese characters.

    Example:
        >>> chinese_number(8), chinese_number(10), chinese_number(21)
        ('八', '十', '二十一')
    """
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones or not tens else "")


def number_variants(word: str, capitalised: bool) -> Variants:
    """Return what else a number, an ordinal, a decade or a month of the question may be written as.

    ``capitalised`` says how the question writes it: may is a month only with a capital.

    Example:
        >>> [text for text, _, _ in number_variants("82nd", capitalised=False)]
        ['82', '第八十二']
        >>> [text for text, _, _ in number_variants("may", capitalised=True)]
        ['5']
    """
    ways: list[tuple[str, float]] = []
    if match := _ORDINAL.fullmatch(word):
        ways.append((match[1], 1.0))
        if int(match[1]) < 100:
            ways.append(("第" + chinese_number(int(match[1])), 1.0))
    elif match := _DECADE.fullmatch(word):
        ways += [(match[1], 1.0), (match[1][-2:], BARE)]
    elif word in _MONTHS and (capitalised or word not in {"may", "march"}):
        ways.append((str(_MONTHS[word]), MONTH))
    elif word in _SMALL:
        ways.append((str(_SMALL[word]), SMALL))
    return tuple((way, term(way), weight) for way, weight in dict(ways).items())


def repaired(word: str, table: TranslationTable) -> str:
    """Return the table's key that is one slip of the pen away from an unknown word, "" if there is none.

    A slip is a letter too many, too few, another one like it, or two neighbours exchanged (Damerau 1964,
    doi:10.1145/363958.363994); it spares the first letter. What sounds the same (f for ph) comes first; of
    several keys then the one with most translations: common words have many.

    Example:
        >>> from index.hybrid import open_table
        >>> repaired("grafene", open_table()), repaired("presedential", open_table())
        ('graphen', 'presidential')
    """
    if not SHORTEST_REPAIRED <= len(word) <= LONGEST_REPAIRED or not (word.isascii() and word.isalpha()):
        return ""
    return _commonest(_sounded(word), table) or _commonest(_slips(word), table)


def slips_known(word: str, table: TranslationTable) -> list[str]:
    """Return the table's keys that are one slip of the pen away from a word, itself not among them.

    Example:
        >>> from index.hybrid import open_table
        >>> "graphen" in slips_known("grapheme", open_table())
        True
    """
    if not SHORTEST_REPAIRED <= len(word) <= LONGEST_REPAIRED or not (word.isascii() and word.isalpha()):
        return []
    keys = sorted({base(form) for form in _slips(word) | _sounded(word)} - {base(word)})
    return [key for key, size in zip(keys, table.sizes(keys), strict=True) if size]


def respelt(word: str, table: TranslationTable) -> str:
    """Return an unknown word as it is spelt, inflection and all; "" if no key of the table is a slip away.

    Example:
        >>> from index.hybrid import open_table
        >>> respelt("certifed", open_table()), respelt("incubaters", open_table())
        ('certified', 'incubators')
    """
    key = repaired(word, table)
    forms = (form for form in {*_sounded(word), *_slips(word)} if base(form) == key)
    return max(forms, key=lambda form: (_same_end(form, word), form.startswith(key), form), default="") if key else ""


def _same_end(one: str, other: str) -> int:
    """Return how many letters two words have in common at their ends."""
    pairs = enumerate(zip(one[::-1], other[::-1], strict=False))
    return next((place for place, (mine, its) in pairs if mine != its), min(len(one), len(other)))


def _sounded(word: str) -> set[str]:
    return {word.replace(sound, spelt, 1) for sound, spelt in (("f", "ph"), ("ph", "f")) if sound in word}


_VOWELS = "aeiouy"
_ALIKE = ("cksqxz", "mn", "bp", "dt", "gj", "fv", "lr", "vw")
_WRITTEN_FOR = {
    letter: ascii_lowercase if letter in _VOWELS else _VOWELS + "".join(line for line in _ALIKE if letter in line)
    for letter in ascii_lowercase
}
"""Letters that are written for each other; an unlike consonant makes another word (esports, escorts)."""


def _slips(word: str) -> set[str]:
    cuts = [(word[:place], word[place:]) for place in range(1, len(word) + 1)]
    slips = {head + tail[1:] for head, tail in cuts if tail}
    slips |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    slips |= {
        head + letter + tail[1:] for head, tail in cuts if tail for letter in _WRITTEN_FOR.get(tail[0], ascii_lowercase)
    }
    return slips | {head + letter + tail for head, tail in cuts for letter in ascii_lowercase}


def _commonest(forms: set[str], table: TranslationTable) -> str:
    keys = sorted({base(form) for form in forms})
    sizes = table.sizes(keys)
    best = max(range(len(keys)), key=sizes.__getitem__, default=0)
    return keys[best] if keys and sizes[best] else ""
