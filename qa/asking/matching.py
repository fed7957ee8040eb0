"""Which words of a question stand where in a text, and how well.

A word counts in full, a translation by its weight; a short word that the text spells out (高企 for 高新技术企业, 福大 for
福州大学) matches as an abbreviation, a long one in part by its pairs of characters.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from corpus.normalise import is_cjk
from qa.asking.segmenter import is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.words import Word


ABBREVIATED = 0.7
"""Weight of a match by abbreviation, against 1 for the word itself (chosen by hand, not tuned)."""

MOST_SPELT = 4
"""Places of a text in which a word is spelt out that count."""


PART = 0.5
"""Weight below which a match of two characters may be that of a pair of a longer word."""

SHORT = 3
"""Letters of a Latin word up to which it is looked for as a whole word."""


class Match(NamedTuple):
    """Word number ``word`` of the question stands at ``[start, end)`` of a folded text, with this weight."""

    start: int
    end: int
    word: int
    weight: float


class Sought(NamedTuple):
    """What of word number ``number`` a text may hold: its variants, and of a Chinese word its short form and pairs."""

    number: int
    variants: tuple[tuple[str, float], ...]
    short: str
    pairs: tuple[tuple[str, float], ...]


def sought(words: list[Word]) -> list[Sought]:
    """Return what :func:`find_sought` looks for: for many texts it is made once."""
    found = []
    for number, word in enumerate(words):
        label = word.label if is_cjk(word.label[0]) else ""
        pairs: dict[str, float] = {}
        if len(label) > 2:  # the pairs of a longer word, each weighing its share (石墨 of 石墨稀, a misspelling)
            pairs = dict.fromkeys((label[i : i + 2] for i in range(len(label) - 1)), 0.8 / (len(label) - 1))
        found.append(Sought(number, word.variants, label, tuple(pairs.items())))
    return found


def within(items: list[Sought], folded: str) -> list[Sought]:
    """Return what of it a folded text holds: no part of the text holds more."""
    found = []
    for number, variants, short, pairs in items:
        held = tuple([variant for variant in variants if variant[0] in folded])
        spelt = short if short and short[0] in folded and short[-1] in folded else ""
        parts = tuple([pair for pair in pairs if pair[0] in folded])
        if held or spelt or parts:
            found.append(Sought(number, held, spelt, parts))
    return found


def find(words: list[Word], folded: str) -> list[Match]:
    """Return every occurrence of the words in a folded text, in no particular order."""
    return find_sought(sought(words), folded)


def find_sought(items: list[Sought], folded: str) -> list[Match]:
    """Return every occurrence of what is sought in a folded text, in no particular order."""
    found: list[Match] = []
    for number, variants, short, pairs in items:
        before = len(found)
        found += _occurrences(number, variants, folded)
        if len(found) == before and short:
            found += [Match(start, end, number, ABBREVIATED) for start, end in _spelt_out(short, folded)[:MOST_SPELT]]
        if len(found) == before and pairs:
            found += _occurrences(number, pairs, folded)
    return found


def find_in_all(items: list[Sought], texts: Sequence[str]) -> list[list[Match]]:
    """Return what :func:`find_sought` finds in each of many folded texts."""
    return find_in_groups(items, texts, range(len(texts)))[0]


def find_in_groups(
    items: list[Sought], texts: Sequence[str], groups: Sequence[int]
) -> tuple[list[list[Match]], list[list[Match]]]:
    """Return what :func:`find_sought` finds in each of many folded texts, and in each group of them taken as one text.

    ``groups`` has the number of each text's group, from 0 on. A match in a group has the place that it would have if
    all texts were joined. They are searched as one, a line end between them: most of what is sought stands in none of
    them, and to see that takes one look.
    """
    joined = "\n".join(texts)
    begins = [0, *accumulate(len(text) + 1 for text in texts)]
    found: list[list[Match]] = [[] for _ in texts]
    grouped: list[list[Match]] = [[] for _ in range(max(groups, default=-1) + 1)]
    for number, variants, short, pairs in items:
        # A text or group that has the word itself is not searched for it spelt out, nor one that has that for its pairs
        held, groups_held = frozenset[int](), frozenset[int]()
        for way in (variants, short, pairs):
            if not way:
                continue
            spans = (
                [(place, place + len(text), weight) for text, weight in way for place in _places(text, joined)]
                if not isinstance(way, str)
                else [(start, end, ABBREVIATED) for start, end in _spelt_out(way, joined)]
            )
            if not spans:
                continue
            counts: dict[int, int] = {}
            for start, end, weight in spans:
                at = bisect_right(begins, start) - 1
                group = groups[at]
                if at not in held:
                    counts[at] = counts.get(at, 0) + 1
                    if way is not short or counts[at] <= MOST_SPELT:
                        found[at].append(Match(start - begins[at], end - begins[at], number, weight))
                if group not in groups_held:
                    grouped[group].append(Match(start, end, number, weight))
            held = held.union(counts)
            groups_held = frozenset(groups[at] for at in held)
    return found, grouped


INSIDE = 0.6
"""What a word counts inside a longer one of another meaning, where it may yet be meant (by hand)."""


def weighed_inside(matches: list[Match], folded: str) -> list[Match]:
    """Return the matches, those of a Chinese word inside a longer one with less weight: 出口 in 进出口总额.

    Those of a pair of a word's characters are left out there.
    """
    found = []
    for match in matches:
        said = folded[match.start : match.end]
        if not match.start or not is_cjk(said[0]) or not _is_inside(said, folded, match.start):
            found.append(match)
        elif match.weight >= PART or len(said) > 2:
            found.append(match._replace(weight=INSIDE * match.weight))
    return found


_OF_RANK = frozenset("副正总代前原高低大小新老多最第年月日季")
"""What before a word says which, when or how large, and makes no other thing of it: 最高|负荷, 副|局长, 全年|收入."""


def standing_alone(matches: list[Match], folded: str) -> list[Match]:
    """Return the matches without those of a Chinese word inside a longer one, where the text has the word itself, too.

    In 进出口总额4180亿元,其中出口2950亿元 only the second is what 出口 asks of.
    """
    if len(matches) < 2:
        return matches
    places: dict[str, list[Match]] = {}
    for match in matches:
        if match.start and match.end - match.start > 1:
            places.setdefault(folded[match.start : match.end], []).append(match)
    inside = {
        match
        for word, found in places.items()
        if len(found) > 1 or folded.startswith(word)
        for match in found
        if is_cjk(word[0]) and _is_inside(word, folded, match.start)
    }
    if not inside:
        return matches
    alone = {folded[match.start : match.end] for match in matches if match not in inside}
    return [match for match in matches if match not in inside or folded[match.start : match.end] not in alone]


def _occurrences(number: int, texts: Sequence[tuple[str, float]], folded: str) -> list[Match]:
    return [
        Match(place, place + len(text), number, weight)
        for text, weight in texts if text in folded  # mostly it is not, and looking is cheap
        for place in _places(text, folded)
    ]  # fmt: skip


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def _places(text: str, folded: str) -> list[int]:
    place = folded.find(text)
    if place < 0:  # as most are
        return []
    places, latin = [], text[:1] in _LETTERS
    while place >= 0:
        # "art" must not match inside "start"; the table's stems may go on ("enterpris" in "enterprises"), "ran" may not
        if not (latin and place and folded[place - 1] in _LETTERS) and not (
            latin and len(text) <= SHORT and _goes_on(folded, place + len(text))
        ):
            places.append(place)
        place = folded.find(text, place + len(text))
    return places


def _goes_on(folded: str, place: int) -> bool:
    """Return whether a Latin word goes on at a place, by more than the s of a plural or a verb, or the d of one (died)."""
    place += folded[place : place + 1] == "s" or folded[place - 1 : place + 1] == "ed"
    return folded[place : place + 1] in _LETTERS and place < len(folded)


_WHOLE = frozenset("大学 学院 中学 小学 公司 集团 医院 银行 协会 学会 大桥 公园 车站 机场 广场".split())
"""What ends a name that is no short form."""


def _spelt_out(word: str, folded: str) -> list[tuple[int, int]]:
    """Return where a short word is spelt out: its characters in order, at most four letters between neighbours."""
    if not 2 <= len(word) <= 4 or word[-1] not in folded or not all(map(is_cjk, word)):
        return []
    if len(word) == 4 and word[2:] in _WHOLE:
        return []  # 北京大学 is not 北京理工大学
    spans, place = [], folded.find(word[0])
    while place >= 0:
        end = _spelt_on(word, 1, folded, place + 1) if word[1] in folded[place + 1 : place + 6] else 0
        parted = end and len(word) > 2 and _is_of_another(word[:2], folded, place)  # 进口额 is not 进出口总额
        if end and not parted and not _is_inside(word[:2], folded, place):
            spans.append((place, end))
        place = folded.find(word[0], end or place + 1)
    return spans


def _is_of_another(word: str, folded: str, place: int) -> bool:
    """Return whether a word of two characters is spelt out at a place by one other word alone: 进口 by 进出口."""
    said = folded[place : folded.find(word[1], place + 1) + 1]
    return len(said) > 2 and is_known(word) and is_known(said)


def _is_inside(word: str, folded: str, place: int) -> bool:
    """Return whether a Chinese word at a place of a text is the end of a longer one, another thing: 进|出口."""
    before = folded[place - 1] if place else ""
    there = bool(before) and before != word[0] and is_cjk(before) and folded.startswith(word, place)
    return there and before not in _OF_RANK and is_known(before + word)


def _spelt_on(word: str, number: int, folded: str, place: int) -> int:
    """Return where a word ends whose characters from ``number`` on are looked for from ``place`` on; 0 if nowhere."""
    for at in range(place, min(place + 5, len(folded))):
        character = folded[at]
        if character == word[number]:
            end = at + 1 if number + 1 == len(word) else _spelt_on(word, number + 1, folded, at + 1)
            if end:
                return end
        if not character.isalnum() or character.isdecimal():
            break
    return 0


def stands_short(word: str, folded: str) -> bool:
    """Return whether a folded text spells out a short word (福大: 福州大学)."""
    return bool(_spelt_out(word, folded))


def coverage(words: list[Word], matches: list[Match]) -> list[float]:
    """Return for each word how well it is matched, in [0, 1]: its best match, or its parts together."""
    best = [0.0] * len(words)
    if not matches:
        return best
    parts: dict[int, dict[int, float]] = {}
    for start, end, number, weight in matches:
        best[number] = max(best[number], weight)
        if end - start == 2 and weight < PART:
            parts.setdefault(number, {})[start] = weight
    for number, found in parts.items():
        word = words[number]
        if is_cjk(word.label[0]):
            distinct = min(len(found), len(word.label) - 1)
            best[number] = max(best[number], min(0.8, distinct * 0.8 / max(len(word.label) - 1, 1)))
    return [soft(value) if value else 0.0 for value in best]


def soft(weight: float) -> float:
    """Return how far a translation weight counts as a match: an unlikely one is still much better than none."""
    return math.sqrt(min(weight, 1.0))
