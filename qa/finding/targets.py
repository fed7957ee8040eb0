"""Numbers that were aimed at and those that came of it: 计划新增学位2400个,实际新增2760个.

What was done goes without what the plan says it of. A question means it unless it asks for the plan.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.normalise import half_width
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from qa.finding.names import Span

_AIMED = re.compile(r"(?<![比按])(?:计划|目标|任务(?!单)|原定|预计|预期|拟(?!合|定)|年初(?:确定|提出))")
_CAME_OF_IT = re.compile(
    r"[,;，；。]\s*(?:但|而|最终|结果)?(?:年内|全年|截至[^,;，；]{2,12}[,，])?(?:实际|最终|实有|实到)"
)
_ASKS_AIM = re.compile(
    r"(?<![比按])(?:计划|目标|任务|原定|原计划|预计|预期|拟)|\b(?:plan(?:s|ned)?|target(?:s|ed)?|goals?|aim(?:s|ed)?|expected|supposed|intended)\b"
)


_ASKS_BEYOND = re.compile(
    r"[比较](?:原(?:来的?)?)?(?:计划|目标|预计|预期|任务)(?:数|量)?(?:多|少|超|高|低)|超(?:出|过|额完成)(?:了)?(?:原)?(?:计划|目标|任务)(?:数|量)?(?:多少|几)"
    r"|\b(?:more|fewer|less) (?:[a-z-]+ ){0,4}?than (?:was |were |had been )?(?:the )?(?:planned?|target)|\b(?:exceed\w*|beyond|over|above) (?:the |its )?(?:plan|target)\b"
)


def asks_beyond_plan(folded: str) -> bool:
    """Return whether a folded question asks by how much what was done differs from what was aimed at."""
    return _ASKS_BEYOND.search(folded) is not None


MEANT = 0.3
"""What speaks for what was done, of two numbers of one thing (by hand)."""


@lru_cache(maxsize=2048)
def aimed_and_done(text: str) -> tuple[tuple[Span, Span], ...]:
    """Return what was aimed at and what came of it, of one unit each, as pairs of spans of a sentence.

    Example:
        >>> text = "计划改造小区45个,惠及1.2万户;实际完成47个,惠及1.31万户,加装电梯63部"
        >>> [tuple(text[slice(*span)] for span in pair) for pair in aimed_and_done(text)]
        [('45个', '47个'), ('1.2万户', '1.31万户')]
    """
    plain = half_width(text)
    aimed = _AIMED.search(plain)
    done = _CAME_OF_IT.search(plain, aimed.end()) if aimed else None
    if aimed is None or done is None:
        return ()
    values = quantities_in(text)
    before = [item for item in values if aimed.end() <= item.start < done.start()]
    behind = [item for item in values if item.start >= done.end()]
    found = []
    for item in before:
        same = next((other for other in behind if (other.unit, other.kind) == (item.unit, item.kind)), None)
        if same is not None:
            behind.remove(same)
            found.append(((item.start, item.end), (same.start, same.end)))
    return tuple(found)


def asks_aim(folded: str) -> bool:
    """Return whether a folded question asks for what was aimed at."""
    return _ASKS_AIM.search(folded) is not None


def told_apart(text: str, folded: str, local: dict[Span, float], apart: set[Span]) -> set[Span]:
    """Return the values that are astray, with those of the plan where what was done is asked for, or the other way round.

    ``local`` is how much of the question stands beside each; what was done takes it from what was aimed at.
    """
    asked = asks_aim(folded)
    for aimed, done in aimed_and_done(text):
        if aimed in local and done in local:
            local[done] = max(local[done], local[aimed]) + MEANT * (not asked)
            apart = (apart - {(done, aimed)[asked]}) | {(aimed, done)[asked]}
    return apart
