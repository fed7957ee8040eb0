"""Whether something is more, or less, than a question says (超过300家了吗): the value itself is asked for and compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.asking.denials import ends_denying
from qa.finding.numeric import MEASURED
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from decimal import Decimal

    from corpus.quantities import Quantity
    from qa.asking.question import Question

_SENSES = {
    ">": "超过 超 超出 突破 过了 破 多于 高于 大于 不止 多过 高过 more_than above exceed exceeds exceeded surpass surpassed",
    ">=": "达到 达 上 满 至少 不少于 不低于 不下于 以上 及以上 at_least no_fewer_than no_less_than not_less_than reach reaches reached",
    "<": "不到 不足 少于 低于 小于 未达到 没到 没有达到 没达到 fewer_than less_than below",
    "<=": "不超过 不多于 不高于 不会超过 没有超过 没超过 未超过 未突破 没突破 没有突破 至多 最多 以下 以内 at_most no_more_than not_more_than",
}
_SENSE = {word.replace("_", " "): sense for sense, words in _SENSES.items() for word in words.split()}
_OVER_TIME = re.compile(r"\b(?:held|spread|run|runs|ran|spent|last|lasted|place|span|spans|spanned)\W*$")
"""What over 3 days goes with, where it says how long and not more than what."""
_ONE_OF = "|".join((rf"\b{word}" if word.isascii() else word) for word in sorted(_SENSE, key=len, reverse=True))
_BEFORE = re.compile(rf"(?P<either>有没有|有无|是不是|是否)?(?P<word>{_ONE_OF})(?:了|过|有|the)?\s*$")
_ASKS_IF = re.compile(r"有没有|是不是|是否|有无|已经|(?:了|过)?(?:吗|吧|没有|没|么|不)?[?？\s]*$")
_AUXILIARY = re.compile(
    r"^\W*(?:(?:is|are|was|were) there |(?:is|are|was|were|did|does|do|has|have|had|will) )", re.IGNORECASE
)
_WRITTEN = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    "|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|billion|dozen"
)
_NUMBER = re.compile(
    rf"^.*?\d[\d.,]*\s*(?:thousand|million|billion)?\s*|^.*?\b(?:an? )?(?:{_WRITTEN})(?:[ -](?:and )?(?:{_WRITTEN}))*\b\s*",
    re.IGNORECASE,
)
"""A number before what it counts, in digits or words, with what leads up to it: more than five thousand."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What something is asked to be more or less than: ``sense`` is >, >=, < or <=, ``text`` the question for the value."""

    sense: str
    value: Decimal
    kind: str
    unit: str
    text: str


def asked(question: Question) -> Bound | None:
    """Return the bound that a question for yes or no gives; None if it gives none, or several numbers.

    Example:
        >>> from qa.asking.question import read_question
        >>> found = asked(read_question("在孵企业有没有超过300家?"))
        >>> found.sense, int(found.value), found.text
        ('>', 300, '在孵企业多少家?')
        >>> asked(read_question("Did more than 800 teams take part?")).text
        'how many teams take part?'
    """
    if question.kind != "yesno":
        return None
    text, times = question.text, question.dates
    given = [
        item
        for item in quantities_in(text)
        if item.kind in {"number", "money", "percent"}
        and not any(date.start < item.end and item.start < date.end for date in times)
    ]
    if len(given) != 1:
        return None
    (amount,) = given
    led = _BEFORE.search(fold(text[: amount.number_start]))
    sense = _SENSE.get(led["word"]) if led else _sense_of(amount, fold(text[: amount.start]))
    if sense is None or ends_denying(fold(text[: led.start() if led else amount.start])):
        return None  # what is denied of a bound is asked for what it is
    start = min(amount.start, led.start()) if led and len(fold(text)) == len(text) else amount.start
    before, behind = text[:start], text[amount.end :]
    if question.language == "zh":
        value = f"多少{amount.unit}" if amount.kind == "number" else "多少"
        asks = f"{_ASKS_IF.sub('', before, count=1) if before else ''}{value}{_ASKS_IF.sub('', behind, count=1)}?"
    else:
        noun = _NUMBER.sub("", text[amount.start : amount.end]) if amount.kind == "number" else ""
        value = f"how many {noun}" if amount.kind == "number" else "how much"
        asks = " ".join(f"{_AUXILIARY.sub('', before)}{value}{behind}".split())
    return Bound(sense, amount.value, amount.kind, amount.unit, asks)


def _may_compare(one: str, other: str) -> bool:
    """Return whether two units may count the same: 家 and 个, teams and 支; not 公顷 and 亩."""
    across = one.isascii() != other.isascii()
    return one == other or not one or not other or across or not (one in MEASURED or other in MEASURED)


def _sense_of(amount: Quantity, before: str) -> str | None:
    """Return what the word means that a number is read with; of how much time something took, over says nothing."""
    if amount.modifier in {"over", "under"}:
        return None if _OVER_TIME.search(before) else {"over": ">", "under": "<"}[amount.modifier]
    return _SENSE.get(amount.modifier)


_OVER, _UNDER = (
    frozenset("超过 超 突破 逾 多 余 以上".split()),
    frozenset("近 不到 不足 将近 接近 nearly almost".split()),
)


def holds(bound: Bound, answer: str) -> bool | None:
    """Return whether a value, as a text writes it, keeps to a bound; None if it is no such value, or too rough to tell.

    Example:
        >>> from qa.asking.question import read_question
        >>> bound = asked(read_question("企业突破600家了吗?"))
        >>> holds(bound, "640家"), holds(bound, "598家"), holds(bound, "近600家"), holds(bound, "三成")
        (True, False, False, None)
    """
    found = next((item for item in quantities_in(answer) if item.kind == bound.kind), None)
    if (
        found is None
        or (bound.kind == "money" and found.unit != bound.unit)
        or not _may_compare(bound.unit, found.unit)
    ):
        return None
    if found.value == bound.value and found.modifier in _OVER:
        return bound.sense in {">", ">="}
    if found.value == bound.value and found.modifier in _UNDER:
        return bound.sense in {"<", "<="}
    more = found.value > bound.value
    return {
        ">": more,
        ">=": more or found.value == bound.value,
        "<": found.value < bound.value,
        "<=": not more,
    }[bound.sense]
