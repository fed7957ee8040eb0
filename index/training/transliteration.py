"""Learning how foreign names are written in Chinese: which characters stand for which letters.

Names in both scripts are at hand, not how their parts belong together. A joint source-channel model of one layer (Li,
Zhang and Su 2004, aclanthology.org/P04-1021) is fitted by expectation maximisation: each character stands for a
stretch of one letter or more, in order.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from corpus.normalise import fold, is_cjk
from index.pinyin import readings
from index.training.lessons import ANSWERED, MONOLINGUAL
from index.transliteration import LONGEST_NAME, LONGEST_STRETCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.training.pairs import Source

Counts = dict[tuple[str, str], float]
"""How often a stretch of letters is written with a character."""

NAMES = ("ecdict_names", "dbp15k_zh_en_names")
"""Files of names: words that are written as they sound, and titles, of which those of as many parts are used."""

ROUNDS = 6
"""Rounds of expectation maximisation: the likelihood grows by less than a thousandth after them."""

SPREAD = 0.2
"""Share of a character's counts that goes to the others read alike: Taiwan writes 佛 for 弗, 史 for 斯 (by hand)."""

OFTEN = 3.0
"""Times that a character must stand in names to have a share of others' counts."""

FEWEST, CHANCE = 0.05, 0.002
"""Least count of what is kept, and least share of a stretch's."""

_NOTE = re.compile(r"\([^()]*\)|（[^（）]*）")
_BETWEEN = re.compile("[·•‧・]")


def transliterations(sources: Sequence[Source]) -> str:
    """Return the file of :mod:`index.transliteration`; "" where the sources have no names."""
    names = sorted({pair for source in sources if source.name in NAMES for pair in names_of(source)})
    if not names:
        return ""
    counts = spread(aligned(names))
    texts = [pair.first for source in sources if source.name in MONOLINGUAL for pair in source.pairs]
    texts += sorted({pair.second for source in sources if source.name in ANSWERED for pair in source.pairs})
    usual = Counter(character for text in texts for character in fold(text) if is_cjk(character))
    return written(counts, usual)


def letters(text: str) -> str:
    """Return the letters of a text without case and accents.

    Example:
        >>> letters("Gbowee-Müller")
        'gboweemuller'
    """
    return "".join(item for item in unicodedata.normalize("NFKD", text.lower()) if "a" <= item <= "z")


def names_of(source: Source) -> Iterable[tuple[str, str]]:
    """Yield the names of a file, letters and characters, name by name where a title has several.

    Example:
        >>> from index.training.pairs import Pair, Source
        >>> title = Pair("阿卜杜拉·居尔", "Abdullah Gül", "title", "")
        >>> list(names_of(Source("names", "", [title])))
        [('abdullah', '阿卜杜拉'), ('gul', '居尔')]
    """
    for pair in source.pairs:
        chinese = _BETWEEN.split(_NOTE.sub("", pair.first).strip())
        english = _NOTE.sub("", pair.second).split()
        for one, other in zip(english, chinese, strict=True) if len(chinese) == len(english) else ():
            word, name = letters(one), fold(other)
            if len(name) <= len(word) <= min(LONGEST_NAME, 5 * len(name)) and len(name) > 1 and all(map(is_cjk, name)):
                yield word, name


def aligned(names: Sequence[tuple[str, str]]) -> Counts:
    """Return the counts to be expected of the names' letters and characters."""
    chances: Counts = {}
    counts: Counts = {}
    for _ in range(ROUNDS):
        found: defaultdict[tuple[str, str], float] = defaultdict(float)
        for word, name in names:
            _count(word, name, chances, found)
        total = sum(found.values())
        counts = {key: count for key, count in found.items() if count > FEWEST}
        chances = {key: count / total for key, count in counts.items()}
    return counts


def _count(word: str, name: str, chances: Counts, found: defaultdict[tuple[str, str], float]) -> None:
    """Add a name's expected counts, by the forward-backward algorithm."""
    size, last = len(word), len(name)
    forward: list[dict[int, float]] = [{0: 1.0}, *({} for _ in name)]
    steps: list[list[tuple[int, int, float]]] = []
    for place, character in enumerate(name):
        row = []
        left = last - place - 1  # each further character needs a letter
        for begin, so_far in forward[place].items():
            for end in range(begin + 1, min(size - left, begin + LONGEST_STRETCH) + 1):
                chance = chances.get((word[begin:end], character), 0.0) if chances else 1.0
                if chance:
                    row.append((begin, end, chance))
                    forward[place + 1][end] = forward[place + 1].get(end, 0.0) + so_far * chance
        steps.append(row)
    whole = forward[-1].get(size, 0.0)
    if not whole:
        return
    backward = {size: 1.0}
    for place in range(last - 1, -1, -1):
        before: dict[int, float] = {}
        for begin, end, chance in steps[place]:
            behind = chance * backward.get(end, 0.0)
            if behind:
                before[begin] = before.get(begin, 0.0) + behind
                found[word[begin:end], name[place]] += forward[place][begin] * behind / whole
        backward = before


def spread(counts: Counts) -> Counts:
    """Return the counts with a share of each given to the characters that are read alike and stand in names, too."""
    held: defaultdict[str, float] = defaultdict(float)
    for (_, character), count in counts.items():
        held[character] += count
    alike: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for characters in readings().values():
        for one in characters:
            if one in held:
                alike[one] |= {other: held[other] for other in characters if held.get(other, 0.0) >= OFTEN}
    result: defaultdict[tuple[str, str], float] = defaultdict(float)
    for (stretch, character), count in counts.items():
        result[stretch, character] += (1 - SPREAD) * count
        total = sum(alike[character].values())
        for other, weight in alike[character].items():
            result[stretch, other] += SPREAD * count * weight / total
    return dict(result)


def written(counts: Counts, usual: Counter[str]) -> str:
    """Return the counts as the lines of the file; ``usual`` are those of the characters in any text."""
    stretches: defaultdict[str, float] = defaultdict(float)
    for (stretch, _), count in counts.items():
        stretches[stretch] += count
    total, texts = sum(counts.values()), sum(usual.values()) + len(usual) + 1
    rows: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for (stretch, character), count in counts.items():
        if count >= FEWEST and count >= CHANCE * stretches[stretch]:
            rows[stretch].append((character, math.log(count / total)))
    stretches[""] = total
    rows[""] = [
        (character, math.log((usual[character] + 1) / texts))
        for character in {character for row in rows.values() for character, _ in row}
    ]
    return "".join(
        f"{stretch}\t{math.log(stretches[stretch] / total):.1f}\t"
        + " ".join(f"{character}{score:.1f}" for character, score in sorted(row, key=lambda item: (-item[1], item[0])))
        + "\n"
        for stretch, row in sorted(rows.items())
    )
