"""Numbers of an English sentence that go without what they count, and names that each number of a row is of.

In "Engineering with 4,310 students, followed by Medicine with 3,060" the second counts students, too, and is that of
Medicine.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk
from qa.finding import former
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.finding.names import Span

_ENDS = re.compile(
    r"\s*(?:[,.;:)]|$|(?:and|or|of (?:them|these|those|which|whom)|last|a year|the year|the previous|in|from|to|for|by|at|were|are|had|have|took|while|but|come|came)\b)"
)
"""What stands behind a number that goes without a noun."""
_LINKS_BACK = re.compile(r"\s*(?:[a-z]+ )?(?:from|by|for|in|at|to|of|on|through) (?:the )?$")
"""What leads from a number to the name that it is of."""
_NAME = re.compile(r"[A-Z][\w'’-]+")


@lru_cache(maxsize=2048)
def units(text: str) -> dict[int, str]:
    """Return for the start of each number of an English sentence that goes without a noun what it counts.

    Example:
        >>> units("Engineering has 4,310 students, followed by Medicine with 3,060.")
        {58: 'student'}
    """
    found: dict[int, str] = {}
    last = ""
    for item in quantities_in(text):
        if item.kind != "number":
            continue
        if len(item.unit) > 3 and item.unit.isascii() and item.unit.isalpha():
            last = item.unit
        elif not item.unit and last and _ENDS.match(text, item.end):
            found[item.start] = last
    return found


NAMED = 0.4
"""What speaks for a number of an English sentence that has all names of the question (by hand)."""


def of_the_named(text: str, named: frozenset[str]) -> float:
    """Return what speaks for the numbers of an English sentence for having every name of a question.

    Example:
        >>> of_the_named("The Liberal group had proposed 2.5%.", frozenset(["liberals"]))
        0.4
    """
    if not named or any(map(is_cjk, text[:40])):
        return 0.0
    said = {match.group().lower()[:STEM] for match in _NAME.finditer(text)}
    return NAMED * all(name[:STEM] in said for name in named)


STEM = 6
"""Letters by which names are compared: the Liberals, the Liberal group."""


def of_others(text: str, spans: Sequence[Span], named: frozenset[str]) -> set[Span]:
    """Return the values of an English sentence that stand at other names than those (folded words) of the question.

    Example:
        >>> text = "Engineering has 4,310 students, followed by Medicine with 3,060."
        >>> of_others(text, [(16, 30), (57, 62)], frozenset(["medicine"]))
        {(16, 30)}
    """
    if not named or len(spans) < 2 or any(map(is_cjk, text[:40])):
        return set()
    ordered = sorted(spans)
    held: dict[Span, set[str]] = {span: set() for span in ordered}
    for match in _NAME.finditer(text):
        word = match.group().lower()
        if word not in named:
            continue
        before = [span for span in ordered if span[1] <= match.start()]
        after = [span for span in ordered if span[0] >= match.end()]
        back = bool(before) and (not after or _LINKS_BACK.fullmatch(text, before[-1][1], match.start()) is not None)
        owner = before[-1] if back else after[0] if after else None
        if owner is not None:
            held[owner].add(word)
        if owner is not None and not back and before and former.is_told(text, owner):
            held[before[-1]].add(word)  # 40 boats at Leith, against 30 the year before
    for last, span in pairwise(ordered):
        if not held[span] and _is_of_the_same(text[last[1] : span[0]]):
            held[span] |= held[last]
    return {span for span, own in held.items() if any(own < other for other in held.values())}


_GOES_ON = re.compile(r" and (?:now |also )?[a-z]+(?:s|ed) (?:[a-z]+ ){0,2}$")
"""What goes on about the subject before a number, wherever that is: makes soup at four mills in England and employs 90."""


def _is_of_the_same(between: str) -> bool:
    """Return whether what stands between two numbers joins them and names nobody else, or goes on about whom it spoke of."""
    joined = "," in between or " and " in between
    return (joined and _NAME.search(between) is None) or _GOES_ON.search(between) is not None
