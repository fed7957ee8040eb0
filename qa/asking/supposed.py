"""Whom a question for yes or no supposes to have done something, and the question for whoever did: 名单是教育部公布的吗?

asks of 教育部 what 名单是由谁公布的 asks of anybody; whoever that is, it is not another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.finding import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.asking.named import Constraint
    from qa.asking.question import Question

_WHO = frozenset({"person", "organisation", "place"})
_BEFORE = re.compile(r"^(?P<what>[^,，。]{2,40}?)(?P<of>的)?(?:是由|由|是)$")
_DONE = re.compile(r"^(?P<verb>[\u4e00-\u9fff]{1,4})的[吗吧么]?\W*$")
_ENDS = re.compile(r"^[吗吧么]\W*$")
_PASSIVE = re.compile(
    r"^(?:is|are|was|were) (?P<what>.{3,80}?) (?P<verb>[a-z]+(?:ed|en|wn|ld|id|ne|lt)) by (?:the )?$", re.IGNORECASE
)
_IS = re.compile(r"^(?:is|was) $", re.IGNORECASE)
_ONE_WHO = re.compile(r"^ (?:the|an?) (?:[\w-]+ ){1,3}?(?:who|that) (?P<rest>.{3,80}?)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Supposed:
    """The name of whom a question supposes, and the question for that."""

    name: str
    text: str


def asked(question: Question, named: Iterable[Constraint]) -> Supposed | None:
    """Return whom a question for yes or no supposes to have done, or to be, something; None if it supposes nobody.

    Example:
        >>> from qa.asking.named import named_in
        >>> from qa.asking.question import read_question
        >>> for text in ("名单是教育部公布的吗?", "Was the bridge designed by Arup?"):
        ...     found = asked(read_question(text), named_in(read_question(text)))
        ...     print(found and found.text)
        名单是由谁公布的?
        who designed the bridge?
    """
    if question.kind != "yesno":
        return None
    text = question.text
    found = [(text.find(item.text), item.text) for item in named if item.kind in _WHO]
    spans = {(start, start + len(name)) for start, name in found if start >= 0}
    if question.language == "zh":
        spans |= {*names.organisations(text), *names.people(text)}
    for start, end in sorted(spans):
        before, behind = text[:start], text[end:]
        if for_whom := _chinese(before, behind) if question.language == "zh" else _english(before, behind):
            return Supposed(text[start:end], for_whom)
    return None


def _chinese(before: str, behind: str) -> str:
    led = _BEFORE.search(before)
    if led is None:
        return ""
    if done := _DONE.search(behind):
        return f"{led['what']}{led['of'] or ''}是由谁{done['verb']}的?"
    return f"{led['what']}的是谁?" if led["of"] and _ENDS.search(behind) else ""


def _english(before: str, behind: str) -> str:
    if (led := _PASSIVE.search(before)) and not any(map(str.isalnum, behind)):
        return f"who {led['verb']} {led['what']}?"
    one = _ONE_WHO.search(behind) if _IS.search(before) else None
    return f"who {one['rest']}?" if one else ""
