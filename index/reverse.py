"""The translation table read backwards: the English words of the indexed texts that a Chinese question asks for.

The table goes from English to Chinese, and its keys are hashes, so it cannot be turned round by itself. Its keys can be
looked up, though: those of the words that the indexed English texts have. Each of them brings its Chinese words, and so
each Chinese word has its English ones, with the weights they have in the table: what is expected to stand for the
Chinese word if the text were translated (Darwish and Oard 2003). Nothing is stored, and a text without English costs
nothing. A question is cut into the words found so, numbers and dates are said as English says them, and names that the
table lacks are looked for in pinyin.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from corpus.lexicon import IRREGULAR
from index import english
from index.lexical import STOP_WORDS, QueryTerm
from index.pinyin import readings
from index.terms import CHINESE_RUN, LONGEST_WORD, TERM_BASE, stem, term, term_hashes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.english import Variants
    from index.table import TranslationTable

SINGLE = 0.5
"""What a word of one character counts for, beside 1 of a longer one: most have many senses. NTREX, Chinese → English,
even half, lexical arm, MRR@10: 93.6 with 0.5, 92.9 with 1."""

FEWEST = 0.02
"""Least weight of a translation that is looked for."""

MOST = 30
"""Most English words that a Chinese word is looked for by, the heaviest."""

_KNOWN, _KNOWN_SINGLE, _UNKNOWN = 1.0, 1.3, 1.6
"""What a word of the table, a character of it and a character that it lacks cost in cutting a question: the fewest
and longest words, and 中国 before 中 and 国."""

_NUMERALS = "零一二三四五六七八九"
_NUMERAL = "[0-9]+(?:\\.[0-9]+)?|[一二三四五六七八九十]{1,3}"
_NUMBER = re.compile(
    rf"(?P<ordinal>第)?(?P<number>(?>{_NUMERAL}))"
    r"(?:(?P<scale>万亿|千万|百万|亿|万)|(?P<month>月)|(?![百千十]))"
)
_SCALES = {"万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_ENGLISH_SCALES = (0, 3, 6, 9, 12)
_MONTHS = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()

_LEMMAS = {form: verb for verb, *forms in IRREGULAR for form in forms}
"""Forms of common irregular verbs and nouns: texts are written in the past tense, dictionaries in the present."""


class Reverse:
    """Chinese words → the English words of some texts. Made in about 40 ms for a text of 20,000 words."""

    def __init__(self, vocabulary: Iterable[str], table: TranslationTable) -> None:
        """Take the folded English words of the texts."""
        self.words = frozenset(vocabulary) - STOP_WORDS
        self._forms: dict[str, list[str]] = {}
        for word in sorted(self.words):
            for key in dict.fromkeys((english.base(word), english.base(_LEMMAS.get(word, word)))):
                self._forms.setdefault(key, []).append(word)
        self._keys = list(self._forms)
        owners, self._terms, self._weights = table.translated(self._keys)
        order = np.argsort(self._terms, kind="stable")
        self._owners, self._terms, self._weights = owners[order], self._terms[order], self._weights[order]
        self._translated = frozenset(self._keys[number] for number in np.unique(owners).tolist())
        self.english = lru_cache(maxsize=1 << 14)(self._english)
        self._spelt = lru_cache(maxsize=1 << 14)(self._spelt_anew)

    def _english(self, word: str) -> Variants:
        """Return the English words of a folded Chinese word as (stem, term, weight), heaviest first."""
        value = np.uint64(term(word))
        begin, end = (int(np.searchsorted(self._terms, value, side)) for side in ("left", "right"))
        found: dict[str, float] = {}
        for owner, weight in zip(self._owners[begin:end].tolist(), self._weights[begin:end].tolist(), strict=True):
            if weight >= FEWEST:
                for form in self._forms[self._keys[owner]]:
                    found[stem(form)] = max(found.get(stem(form), 0.0), weight)
        if not found:
            found = dict.fromkeys(self._spelt(word), 1.0)
        best = sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST]
        return tuple((text, term(text), weight) for text, weight in best)

    def _spelt_anew(self, word: str) -> list[str]:
        """Return the words of the texts that spell a Chinese name in pinyin and mean nothing else to the table."""
        if not 2 <= len(word) <= 3:
            return []
        ways = [_syllables().get(character, ()) for character in word]
        spelt = {"".join(parts) for parts in product(*ways)}
        return sorted(stem(name) for name in spelt & self.words if english.base(name) not in self._translated)

    def cut(self, run: str) -> list[str]:
        """Return a folded Chinese run cut into words that have English ones, and single characters between them."""
        count = len(run)
        known = self._known(run)
        costs, backs = [0.0] + [np.inf] * count, [0] * (count + 1)
        for begin in range(count):
            for size in range(1, min(LONGEST_WORD, count - begin) + 1):
                if known[size - 1][begin]:
                    cost = _KNOWN if size > 1 else _KNOWN_SINGLE
                elif size == 1:
                    cost = _UNKNOWN
                elif size <= 3 and self._spelt(run[begin : begin + size]):
                    cost = _KNOWN
                else:
                    continue
                if costs[begin] + cost < costs[begin + size]:
                    costs[begin + size], backs[begin + size] = costs[begin] + cost, begin
        found, end = [], count
        while end:
            found.append(run[backs[end] : end])
            end = backs[end]
        return found[::-1]

    def _known(self, run: str) -> list[list[bool]]:
        """Return for each length and place whether a word of the table stands there."""
        points = np.array([ord(character) + 1 for character in run], dtype=np.uint64)
        unfinished = np.zeros(len(run), dtype=np.uint64)
        found = []
        for size in range(1, min(LONGEST_WORD, len(run)) + 1):
            unfinished = unfinished[: len(run) - size + 1] * TERM_BASE + points[size - 1 :]
            hashes = term_hashes(unfinished)
            places = np.minimum(np.searchsorted(self._terms, hashes), max(len(self._terms) - 1, 0))
            held = self._terms[places] == hashes if len(self._terms) else np.zeros(len(hashes), dtype=np.bool_)
            found.append(held.tolist())
        return found

    def terms(self, folded: str) -> list[QueryTerm]:
        """Return what a folded Chinese question is searched by in English texts; its Latin words are not among it."""
        found = []
        counted: Counter[str] = Counter()
        for run in CHINESE_RUN.findall(folded):
            counted.update(self.cut(run))
        for word, count in counted.items():
            if variants := self.english(word):
                found.append(QueryTerm(word, variants, count * (SINGLE if len(word) == 1 else 1.0), crosses=True))
        return found + [QueryTerm(label, ways, crosses=True) for label, ways in numbers(folded)]


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    """Return the readings of each character."""
    found: dict[str, tuple[str, ...]] = {}
    for syllable, characters in readings().items():
        for character in characters:
            found[character] = (*found.get(character, ()), syllable)
    return found


def numbers(folded: str) -> list[tuple[str, Variants]]:
    """Return what English writes for the numbers, ordinals and months of a Chinese question.

    A number that English writes just so is left out, being a term already.

    Example:
        >>> [(label, [text for text, _, _ in ways]) for label, ways in numbers("9月1.35亿元 第八届")]
        [('9月', ['septemb']), ('1.35亿', ['135000000', '135000', '135', '0.135']), ('第八', ['8th', 'eighth'])]
    """
    found: dict[str, Variants] = {}
    for match in _NUMBER.finditer(folded):
        value = _value(match["number"])
        if value is None:
            continue
        ways: dict[str, float] = {}
        if match["month"]:
            if value in range(1, 13):
                ways[_MONTHS[int(value) - 1]] = 1.0
        elif match["ordinal"] and not match["scale"]:
            ways[f"{value}{_ending(int(value))}"] = 1.0
            if value < len(_ORDINALS):
                ways[_ORDINALS[int(value)]] = 1.0
        elif match["scale"]:
            whole = value.scaleb(_SCALES[match["scale"]])
            scaled = [whole.scaleb(-power) for power in _ENGLISH_SCALES]
            ways |= {english.plain(item): 1.0 for item in scaled if Decimal("0.1") <= item}
        elif value in range(1, len(_SMALL)) and match["number"].isdecimal() and len(match["number"]) < 3:
            ways[_SMALL[int(value)]] = english.SMALL
        elif not match["number"][0].isdecimal() and value >= 10:
            ways[english.plain(value)] = 1.0
        if ways:
            found[match[0]] = tuple((stem(way), term(stem(way)), weight) for way, weight in ways.items())
    return list(found.items())


def _value(numeral: str) -> Decimal | None:
    """Return the value of a number in digits or of a Chinese one below 100; None if it is none."""
    if numeral[0] in "0123456789":
        return Decimal(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or tens == "十" or (not ten and len(numeral) > 1):
        return None
    left = _NUMERALS.index(tens) if tens else 1 if ten else 0
    return Decimal(10 * left + (_NUMERALS.index(ones) if ones else 0))


def _ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
