"""Compounds: Chinese terms that no dictionary has, put together from the words of an English question.

"Science bureau" is 科技局 and "innovation platform" 创新平台: the translations of two neighbouring words, side by side.
Of all combinations those count of which the passages hold the two characters where the words meet, so that nothing
needs to be indexed or known for it, as with names in pinyin (:mod:`index.pinyin`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from index.lexical import STOP_WORDS, QueryTerm
from index.terms import WORD, term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.lexical import Lexical

LIKELIEST, LEAST = 6, 0.1
"""Most translations of a word that are put together, and the least weight of one."""

WEIGHT = 0.3
"""What a compound adds to its words. MRR@10 on the even half of MLQA dev, lexical arm and whole, alone: 73.9 and 78.8
without, 74.4 and 79.3 with it; among 10,000 passages: 61.3 and 67.1 without, 62.8 and 68.1 with it (on all questions
78.1 → 78.2 and 67.1 → 67.6); the right sentence of its passage is chosen for 75.4 % of the questions, 74.6 without.
Weights of 0.3 and 0.5 and of 4 to 12 translations differ by noise."""

MOST = 24
"""Most pairs of words of a question that are put together: a text that was pasted must not hold others up."""


def compounds(folded: str, terms: Sequence[QueryTerm], lexical: Lexical) -> list[QueryTerm]:
    """Return the compounds of a folded English question whose terms are given, as terms of their own.

    A variant is the whole compound, found by the characters where its words meet; its weight is the geometric mean of
    theirs.
    """
    known = {item.label: item for item in terms}
    likeliest = {label: _likeliest(item) for label, item in known.items()}
    joined: list[tuple[str, list[tuple[str, int, float]]]] = []
    for one, other in list(dict.fromkeys(_neighbours(folded, known)))[:MOST]:
        label = f"{one} {other}"
        if label not in known and likeliest[one] and likeliest[other]:
            ways = [
                (head + tail, term(head[-1] + tail[0]), (a * b) ** 0.5)
                for head, a in likeliest[one]
                for tail, b in likeliest[other]
            ]
            joined.append((label, ways))
    values = np.array([value for _, ways in joined for _, value, _ in ways], dtype=np.uint64)
    held = iter(lexical.document_frequencies(values).tolist())
    found = []
    for label, ways in joined:
        best: dict[int, tuple[str, int, float]] = {}
        for way in ways:
            if next(held) and (way[1] not in best or way[2] > best[way[1]][2]):
                best[way[1]] = way
        if best:
            found.append(QueryTerm(label, tuple(best.values()), WEIGHT, compound=True))
    return found


def _neighbours(folded: str, known: dict[str, QueryTerm]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words as Chinese would order them: "a b" and "b of a" as (a, b), "a and b" as (a, b)."""
    words = [match.group() for match in WORD.finditer(folded)]
    for place, (one, other) in enumerate(pairwise(words)):
        third = words[place + 2] if place + 2 < len(words) else ""
        pair = {"of": (third, one), "and": (one, third)}.get(other, (one, other))
        if all(word in known and word not in STOP_WORDS for word in pair):
            yield pair


def _likeliest(item: QueryTerm) -> list[tuple[str, float]]:
    """Return the likeliest Chinese words of an English one with their weights, those of the basic plane."""
    ways = [(text, weight) for text, _, weight in item.variants if not text[0].isascii() and weight >= LEAST]
    return sorted(ways, key=lambda way: -way[1])[:LIKELIEST]
