"""What a Chinese text calls that which it names in Latin letters, too, in brackets behind: 汉斯·韦伯(Hans Weber).

A question that has Weber finds 韦伯 wherever the text goes on about him, also where the name is none that is written by
its sound; an abbreviation finds what it is short for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.terms import CHINESE_RUN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LONGEST = 12
"""Most characters of a name before its bracket."""

FURTHER = 2
"""Latin words that a name may have more than Chinese parts: a middle name is left out."""

_RUN = CHINESE_RUN.pattern.removesuffix("+")
_BEFORE = re.compile(rf"((?:{_RUN}|[·・]){{2,40}})([》」』”]?) ?$")
_BRACKET = re.compile(rf"\((?:{_RUN}{{1,6}}: ?)?([a-z][a-z0-9 .'-]{{1,60}})")
_LOOKED_BACK = 42
_DOT = re.compile("[·・]")
_LATIN = re.compile(r"[a-z0-9]+")


class Named(NamedTuple):
    """A name in both letters: the Latin words, the Chinese parts, and whether a mark shows where it begins."""

    words: tuple[str, ...]
    parts: tuple[str, ...]
    whole: bool


def names_in(folded: str) -> list[Named]:
    """Return the names that a folded text has with their Latin letters behind them.

    Example:
        >>> names_in("化学家汉斯·韦伯(德语:hans weber)")
        [Named(words=('hans', 'weber'), parts=('化学家汉斯', '韦伯'), whole=False)]
    """
    found = []
    for match in _BRACKET.finditer(folded):  # few: the text is looked back from each, not on from each place
        before = _BEFORE.search(folded[max(match.start() - _LOOKED_BACK, 0) : match.start()])
        if before is not None:
            parts = tuple(filter(None, _DOT.split(before[1])))
            found.append(Named(tuple(_LATIN.findall(match[1])), parts, bool(before[2])))
    return found


def called(
    word: str, names: Sequence[Named], folded: str, heard: Callable[[str, str], list[tuple[str, float]]]
) -> list[str]:
    """Return what a folded text calls that which it names by a Latin word.

    ``heard`` gives the stretches of a text that may write a name by its sound: they say where a first name begins.

    Example:
        >>> text = "化学家汉斯·韦伯(hans weber)"
        >>> called("weber", names_in(text), text, lambda word, text: [])
        ['韦伯']
    """
    found: dict[str, None] = {}
    for words, parts, whole in names:
        if word not in words or not parts or (len(parts) > 1 and (whole or len(words) > len(parts) + FURTHER)):
            continue
        place = words.index(word)
        if len(parts) > 1 and place == len(words) - 1:
            found[parts[-1]] = None
        elif len(parts) > 1 and place and len(words) == len(parts):
            found[parts[place]] = None
        elif len(parts) > 1 and place == 0:
            found.update((name, None) for name, _ in heard(word, parts[0])[:1] if parts[0].endswith(name))
        elif len(parts) == len(words) == 1:
            found[parts[0] if whole else _that_comes_again(parts[0], folded)] = None
    return [name for name in found if 1 < len(name) <= LONGEST]


def _that_comes_again(run: str, folded: str) -> str:
    """Return the longest end of a run of Chinese that the text has elsewhere too, "" if none of two characters."""
    for begin in range(max(len(run) - LONGEST, 0), len(run) - 1):
        if folded.count(run[begin:]) > 1:
            return run[begin:]
    return ""
