"""Whether something is more, or less, than a question says (超过300家了吗): the value itself is asked for and compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from decimal import Decimal

    from qa.asking.question import Question

_SENSES = {
    ">": "超过 超 超出 突破 多于 高于 大于 不止 多过 高过 more_than over above exceed exceeds exceeded top tops topped surpass surpassed",
    ">=": "达到 达 至少 不少于 不低于 不下于 以上 及以上 at_least reach reaches reached",
    "<": "不到 不足 少于 低于 小于 未达到 没到 fewer_than less_than under below",
    "<=": "不超过 不多于 不高于 至多 最多 以下 以内 at_most up_to",
}
_SENSE = {word.replace("_", " "): sense for sense, words in _SENSES.items() for word in words.split()}
_BEFORE = re.compile(
    rf"(?P<word>{'|'.join(sorted(map(re.escape, _SENSE), key=len, reverse=True))})(?:了|过|有|将近|the)?\s*$"
)
_ASKS_IF = re.compile(r"有没有|是不是|是否|有无|已经|(?:了|过)?(?:吗|没有|没|么|不)?[?？\s]*$")
_AUXILIARY = re.compile(
    r"^\W*(?:(?:is|are|was|were) there |(?:is|are|was|were|did|does|do|has|have|had|will) )", re.IGNORECASE
)
_NUMBER = re.compile(
    r"^.*?\d[\d.,]*\s*(?:thousand|million|billion)?\s*|^\W*(?:more than|over|at least|fewer than|less than) \w+ ",
    re.IGNORECASE,
)


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
    sense = _SENSE.get(led["word"] if led else amount.modifier)
    if sense is None:
        return None
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
    if found is None:
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
