"""What a payer gave of a whole, where a text tells the whole and the payer's share: £96,000, a quarter of it met by the fund.

The whole is no answer to what one of those who paid it gave. Whoever paid the rest itself (自己出了多少) paid what the share of
the others leaves. Only one share of one sum is reckoned with.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.checking.partners import leaves_the_rest
from qa.checking.payers import clauses_of, named_payer, payer_asked
from qa.computing.shown import Computed, bracketed, shown
from qa.finding.sentence import quantities_in
from qa.telling.cite import citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.quantities import Quantity
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Candidate, Sentence

CONFIDENCE = 0.8
"""Said of a share of a sum, both of which one sentence tells (by hand)."""

NEAR = 3
"""Sentences among the best in which the sum and the share may be told (by hand)."""

TOLD = 0.4
"""Least part of the question that such a sentence has, of what the best one has (by hand)."""

_OWN = re.compile(
    r"自己(?:出|付|掏|承担|负担|筹|拿)|自付|自筹|自掏|\b(?:itself|themselves|himself|herself|its own|their own|out of (?:its|their) (?:own )?pocket)\b"
)
_PARTS = {"half": (1, 2), "third": (1, 3), "quarter": (1, 4), "fifth": (1, 5), "tenth": (1, 10)}
_TIMES = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_SHARE = re.compile(
    r"(?P<half>一半|半数)|(?P<of>[二两三四五六七八九十])分之(?P<many>[一二两三四五六七八九])|(?P<tenths>[一二三四五六七八九])成"
    rf"|\b(?:(?P<times>{'|'.join(_TIMES)})[ -])?(?P<part>half|thirds?|quarters?|fifths?|tenths?)\b"
    r"|(?P<percent>\d{1,2}(?:\.\d+)?)(?: ?%| per ?cent)"
)
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九十")} | {"两": 2}
_PAID = re.compile(
    r"承担|负担|支付|补助|补贴|资助|出资|捐|赞助|拨|赔|出了?|付"
    r"|\b(?:paid|pays|gave|given|gives|met|meets|contributed|provided|donated|bore|borne|covered|funded|found)\b"
)


_GIFT = re.compile(r"捐|补助|资助|出资|赞助|拨款|\b(?:gave|paid|contributed|donated|granted|lent)\b")
"""What leads up to a sum that is another's part and not the whole."""


def paid(question: Question, words: Sequence[Word], sentences: Sequence[Sentence]) -> Computed | None:
    """Return what the payer of whom a question asks it gave, if only the share and the whole are told; None if not."""
    if question.kind != "money" or not sentences:
        return None
    asked = fold(question.text)
    own, who = _OWN.search(asked) is not None, payer_asked(question)
    if not own and not who:
        return None
    numbers = set() if own else named_payer(who, words, question.language)
    for sentence in sentences[:NEAR]:
        if sentence.share < TOLD * sentences[0].share or (told := _told(sentence)) is None:
            continue
        whole, share, value = told
        if not own and not any(low <= share[0] < high for low, high in clauses_of(numbers, sentence)):
            continue
        rest = own and not _is_own(sentence.plain.lower(), share)
        part = 1 - value if rest else value
        due = whole.value * part
        given = _to_the_cent(due, sentence.text[whole.start : whole.end])
        about = ("约" if question.language == "zh" else "about ") if abs(given - due) > NOTHING else ""
        said = about + shown(given, whole, question.language, rounded=True)
        terms = f"{sentence.text[whole.start : whole.end]} × " + ("(1 − {})" if rest else "{}").format(
            sentence.text[slice(*share)]
        )
        return Computed(said, bracketed(said, terms, question.language), [citation(sentence)], CONFIDENCE)
    return None


def rest_of(question: Question, candidate: Candidate | None) -> Computed | None:
    """Return the share of the one of two partners of whom a Chinese question asks it, where only the other's is told."""
    if candidate is None or question.kind != "percent" or question.language != "zh":
        return None
    sentence = candidate.sentence
    span = candidate.start - sentence.start, candidate.end - sentence.start
    if not leaves_the_rest(fold(question.text), sentence.plain, span):
        return None
    values = [item for item in quantities_in(sentence.text) if item.start == span[0] and item.exact]
    if len(values) != 1 or not 0 < values[0].value < 100:
        return None
    said = f"{(100 - values[0].value).normalize():f}%"
    return Computed(said, bracketed(said, f"100% − {candidate.text}", "zh"), [citation(sentence)], CONFIDENCE)


def _told(sentence: Sentence) -> tuple[Quantity, tuple[int, int], Decimal] | None:
    """Return the one sum of a sentence, and where it says which share of it somebody paid, with its value."""
    sums = [item for item in quantities_in(sentence.text) if item.kind == "money"]
    plain = sentence.plain.lower()
    shares = list(_SHARE.finditer(plain))
    if len(sums) != 1 or len(shares) != 1 or not sums[0].exact or shares[0].start() < sums[0].end:
        return None
    begin = max(plain.rfind(mark, 0, sums[0].start) for mark in ",;。") + 1
    if not _PAID.search(plain, sums[0].end) or _GIFT.search(plain, begin, sums[0].start):
        return None
    return sums[0], shares[0].span(), _value(shares[0])


def _is_own(plain: str, share: tuple[int, int]) -> bool:
    """Return whether the clause of a share says that it is what somebody paid himself: 学校自筹一半."""
    low = max(plain.rfind(mark, 0, share[0]) for mark in ",;。") + 1
    high = next((place for place in range(share[1], len(plain)) if plain[place] in ",;。."), len(plain))
    return _OWN.search(plain, low, high) is not None


NOTHING = Decimal("1e-9")
"""By how much the division may be off that a third is (in the sum's own currency)."""
_SCALES = {"亿": 10**8, "万": 10**4, "billion": 10**9, "million": 10**6}


def _to_the_cent(value: Decimal, whole: str) -> Decimal:
    """Return a sum without the digits that a third leaves behind: two are kept of the unit in which the whole is told."""
    scale = next((times for unit, times in _SCALES.items() if unit in whole), 1)
    cents = (value / scale).quantize(Decimal("0.01")) * scale
    return cents.quantize(Decimal(1)) if cents == cents.to_integral() else cents


def _value(share: re.Match[str]) -> Decimal:
    if share["half"]:
        return Decimal("0.5")
    if share["of"]:
        return Decimal(_DIGITS[share["many"]]) / _DIGITS[share["of"]]
    if share["tenths"]:
        return Decimal(_DIGITS[share["tenths"]]) / 10
    if share["percent"]:
        return Decimal(share["percent"]) / 100
    many, of = _PARTS[share["part"].removesuffix("s")]
    return Decimal(many * _TIMES.get(share["times"] or "a", 1)) / of
