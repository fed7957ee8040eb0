"""Chinese names written in pinyin: Quanzhou in a question finds 泉州 in the text.

A word is cut into syllables; for each syllable the characters with that reading are known (``model/pinyin.tsv``, the
6,763 characters of GB 2312). Of all combinations only those count whose pairs of characters stand in the index, so
nothing needs to be indexed for it and a name that is in no dictionary is found all the same.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.terms import pair_terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.lexical import Lexical

LONGEST_NAME = 4
"""Most syllables of one name."""


@cache
def readings() -> dict[str, str]:
    """Return the characters of each syllable (without tone, ü as v), the same ones under each of their readings."""
    lines = (Path(__file__).parent / "model" / "pinyin.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def _spelt() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for syllable, characters in readings().items():
        for character in characters:
            found.setdefault(character, []).append(syllable)
    return {character: tuple(syllables) for character, syllables in found.items()}


def romanised(name: str) -> list[str]:
    """Return how a folded English text may spell a Chinese personal name, by each reading of its characters.

    Example:
        >>> romanised("陈光")
        ['chen guang', 'guang chen']
    """
    ways = [_spelt().get(character, ()) for character in name]
    if not 2 <= len(name) <= LONGEST_NAME or not all(ways):
        return []
    forms = []
    for family, *given in product(*ways):
        joined = dict.fromkeys(joint.join(given) for joint in ("", "-", " "))
        forms += [form for own in joined for form in (f"{family} {own}", f"{own} {family}")]
    return list(dict.fromkeys(forms))


def syllables(word: str) -> list[list[str]]:
    """Return the ways in which a folded word can be cut into two to four pinyin syllables, longest syllables first.

    Example:
        >>> syllables("quanzhou"), syllables("graphene")
        ([['quan', 'zhou'], ['qu', 'an', 'zhou']], [])
    """
    known = readings()
    found: list[list[str]] = []

    def cut(rest: str, before: list[str]) -> None:
        if not rest:
            if len(before) > 1:
                found.append(before)
            return
        if len(before) < LONGEST_NAME:
            for size in range(min(6, len(rest)), 0, -1):
                if rest[:size] in known and (size > 1 or rest[0] in "aeo"):
                    cut(rest[size:], [*before, rest[:size]])

    if 3 <= len(word) <= 6 * LONGEST_NAME and word.isascii():
        cut(word, [])
    return found


def names_in(query: str, known: Callable[[str], bool] = bool) -> list[tuple[str, ...]]:
    """Return the runs of one or two capitalised words of a question, folded, longer runs first.

    So too those that are no words of English (``known`` says so) but can be read as pinyin: jiebang guashuai.

    Example:
        >>> names_in("Was Zhuang Feiyun in Quanzhou?")
        [('was', 'zhuang'), ('zhuang', 'feiyun'), ('was',), ('zhuang',), ('feiyun',), ('quanzhou',)]
    """
    found: list[tuple[str, ...]] = []
    for run in re.findall(r"(?<![\w'])[A-Z][a-z']+(?:[ -][A-Z][a-z']+)*", query.replace("’", "'")):
        parts = [part.removesuffix("'s").replace("'", "") for part in re.split(r"[ -]", run.lower())]
        found += [(part,) for part in parts] + list(pairwise(parts))
    for run in re.findall(r"(?<![\w'’-])[a-z]{4,}(?: [a-z]{4,})*(?![\w'’-])", query):
        read = [part if syllables(part) and not known(part) else "" for part in run.split(" ")]
        found += [(part,) for part in read if part] + [pair for pair in pairwise(read) if all(pair)]
    return sorted(dict.fromkeys(found), key=lambda run: -len(run))


def spelt_in(word: str, lexical: Lexical) -> list[str]:
    """Return the Chinese names of an index that a word may spell in pinyin, the most frequent first, at most four.

    The cut with the longest syllables that finds any decides: fu-jian is not tried as fu-ji-an once 福建 is found.
    """
    for cut in syllables(word)[:3]:
        grown: dict[str, int] = {}
        for place, (first, second) in enumerate(pairwise(cut)):
            pairs = _pairs(readings()[first], readings()[second], lexical)
            if place == 0:
                grown = pairs
            else:
                grown = {
                    name + pair[1]: min(often, count)
                    for name, often in grown.items()
                    for pair, count in pairs.items()
                    if name[-1] == pair[0]
                }
        if grown:
            return sorted(grown, key=lambda name: (-grown[name], name))[:4]
    return []


_SITES = {
    "county": "县", "city": "市", "town": "镇", "township": "乡", "village": "村", "district": "区", "prefecture": "州",
    "river": "河江水", "lake": "湖", "mountain": "山", "mount": "山", "hill": "山岭", "island": "岛", "temple": "寺庙",
    "bridge": "桥", "bay": "湾", "pass": "关",
}  # fmt: skip
"""With what character the name of a place ends of whose sort English says what it is."""


def sited_in(run: tuple[str, ...], lexical: Lexical) -> list[str]:
    """Return the places of an index whose name is of one syllable, with its sort: 桐县 for ("tong", "county")."""
    if len(run) != 2 or run[0] not in readings() or run[1] not in _SITES:
        return []
    found = _pairs(readings()[run[0]], _SITES[run[1]], lexical)
    return sorted(found, key=lambda name: (-found[name], name))[:4]


def _pairs(ones: str, others: str, lexical: Lexical) -> dict[str, int]:
    """Return the pairs of one of each characters that stand in the index, with their numbers of passages."""
    hashes = pair_terms(ones, others)
    counts = lexical.document_frequencies(hashes.ravel()).reshape(hashes.shape)
    return {ones[i] + others[j]: int(counts[i, j]) for i, j in np.argwhere(counts)}
