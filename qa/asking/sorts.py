"""What sort of thing an English question asks for by its noun, and where Chinese text has one: a song stands in 《》.

Numbers, dates and names have finders of their own (:mod:`qa.finding.extract`); these sorts show by their form as well.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.finding.names import Span

_WORKS = (
    "book|novel|song|album|film|movie|game|play|opera|magazine|newspaper|poem|painting|treaty|treatie|essay|article|story|storie|musical"
    "|tv show|comic|manga|anime|book series|journal|pact|agreement|law|act|convention"
)
_SHIPS = "ship|vessel|boat|submarine|spacecraft|spaceship|space probe|battleship|cruiser|carrier|ferry|liner"
_SORTS = (
    (_WORKS, "《[^《》]+》"),
    ("colou?r|hue", "[红橙黄绿青蓝紫黑白灰棕褐](?!海)|[金银粉]色"),
    (
        "profession|occupation|job|career|trade",
        "[\u4e00-\u9fff](?:[师员手]|(?<![国大])家(?![庭族])|医生|教授|商人|农民|工人|军人|警察|士兵)",
    ),
    (_SHIPS, r"[\u4e00-\u9fff·\w]{2}(?<![绰称编型账帐信口符代外番国年字])号"),
    ("language|dialect", "[\u4e00-\u9fff](?:语(?![言法音])|文(?![化学件明字章本物艺献]))"),
    ("acronym|abbreviation|initial", "[A-Z][A-Za-z-]*[A-Z]"),
)  # fmt: skip
"""Nouns, without their s, and what their things look like in Chinese text."""

_NO_NOUN = r"(?:is|was|are|were|did|does|do|has|had|have|the|a|of|in|to)\b"
_ENDS = r"s?\b(?!['’-]| (?:school|firm|degree|character|club)\b)"
_ASKED = tuple(
    (
        re.compile(
            rf"\b(?:what|which) (?:(?!{_NO_NOUN})[\w'’-]+ ){{0,4}}?(?:{nouns}){_ENDS}"
            rf"|\bwhat (?:is|was|are|were) (?:(?:the|his|her|its|their|[\w'’-]+['’]s) )?(?:\w+ )?(?:{nouns}){_ENDS}"
            rf"|\bwhat (?:is|was|are|were) (?:the )?(?:names?|titles?) of (?:[\w'’-]+ ){{1,4}}?(?:{nouns}){_ENDS}"
        ),
        re.compile(said),
    )
    for nouns, said in _SORTS
)
_WROTE = re.compile(r"\bwhat\b.{1,40}\b(?:did|does|do) .{1,40}\b(?:write|compose|publish|author)\b")
"""What asks for a work without naming its sort."""


@lru_cache(maxsize=256)
def finder(text: str) -> Callable[[str], list[Span]] | None:
    """Return what finds the spans of the sort that an English question asks for; None if it is of none known.

    Example:
        >>> find = finder("What song did the choir sing?")
        >>> find and find("合唱团唱了《国歌》。")
        [(5, 9)]
    """
    folded = fold(text)
    for number, (asked, said) in enumerate(_ASKED):
        if asked.search(folded) or (number == 0 and _WROTE.search(folded)):
            return lambda sentence: [match.span() for match in said.finditer(sentence)]
    return None
