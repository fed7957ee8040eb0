"""The entries of a text that tell of the thing a question names: from one date at the head of a paragraph to the next.

And the parts of which such an entry tells one thing each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.openings import leading_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

SAID = 0.5
"""Least share that an entry must have of the words of a question which name the thing (by hand)."""


def of_the_thing(
    words: Sequence[Word], sentences: Sequence[Sentence], aside: Sequence[re.Pattern[str]], *, alone: bool = False
) -> list[Sentence]:
    """Return the sentences of the entries that have half of the words which name a thing, from that which names it.

    Words that match a pattern of ``aside`` name none. The entries of which most is said come first. If ``alone``, those
    are left out that begin with another thing (The pool is closed in August).
    """
    own = [
        place
        for place, word in enumerate(words)
        if " " not in word.label and not any(pattern.search(word.label) for pattern in aside)
    ]
    entries: dict[tuple[int, int], list[Sentence]] = {}
    for sentence in sentences:
        entries.setdefault((sentence.row.number, _entry(sentence)), []).append(sentence)

    def share(told: Iterable[Sentence]) -> float:
        told = list(told)
        return sum(words[place].idf * max((item.covered[place] for item in told), default=0.0) for place in own)

    total = sum(words[place].idf for place in own)
    said: list[Sentence] = []
    for entry in sorted(entries.values(), key=share, reverse=True):
        if not share(entry) >= SAID * total > 0:
            break
        told = sorted(entry, key=lambda item: item.start)
        first = max(range(len(told)), key=lambda number: (share([told[number]]), -number))
        told = told[first:] + told[:first]  # what follows its name is of it sooner than what stands before
        said += [item for item in told if not alone or share([item]) >= SAID * total or not _BEGINS.match(item.plain)]
    return said


def between(marks: re.Pattern[str], text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of ``text[begin:end]`` between marks, left to right, also empty ones.

    Example:
        >>> between(re.compile(","), "a,bc", 0, 4)
        [(0, 1), (2, 4)]
    """
    found = list(marks.finditer(text, begin, end))
    return list(zip([begin, *(mark.end() for mark in found)], [*(mark.start() for mark in found), end], strict=True))


_BEGINS = re.compile(
    r"(?:The|Our|An?) (?!last|first|only|doors?|gates?|building|opening|hours|winter|summer|rest)[a-z]+(?: [a-z]+){0,3}? (?:is|are|was|were|will|has|closes?|opens?|shuts?)\b"
    r"|(?!周|星期|每|逢|凡|国庆|春节|元旦|节假|法定|冬|夏|春|秋|上午|下午|中午|晚|早|平时|其中|其余|另|门票|开放|闭馆|全年|本|该|寒|暑|农历)[\u4e00-\u9fff]{2,6}?(?=每|周|逢|在|于|八|七|六|五|四|三|二|一|九|十|\d|全天|天天|全年)"
)
"""How a sentence begins that tells of a thing of its own: 浴室每周三停业."""


def _entry(sentence: Sentence) -> int:
    """Return where the paragraph of a sentence begins, or the last one before it that opens with a date, in its passage."""
    text, place = sentence.row.text, sentence.start - sentence.row.start
    begin = text.rfind("\n", 0, place) + 1
    while begin > 0 and leading_date(text, begin, len(text)) is None:
        begin = text.rfind("\n", 0, begin - 1) + 1
    return begin
