"""Search terms: what a passage can be found by in the lexical arm.

A Chinese run gives each of its characters, each pair of neighbours, and every longer word of the translation table
that stands in it; a run of Latin letters or digits gives one term, stemmed. Pairs, not dictionary words, because a
word missing from a dictionary must be found all the same; on CMRC2018 and DRCD character unigrams with bigrams beat
word segmentation (``dashiji benchmark``). A term is a 64-bit hash of its folded code points: postings need no
strings, and a million distinct terms collide with a chance of 3e-8.
"""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Terms = npt.NDArray[np.uint64]

_MASK = (1 << 64) - 1
_BASE = 0x9E3779B97F4A7C15  # odd, so that multiplication is a bijection modulo 2**64
TERM_BASE = np.uint64(_BASE)
_MIX = 0xBF58476D1CE4E5B9  # splitmix64's first multiplier (Steele, Lea, Flood 2014)
_STEMMER = snowballstemmer.stemmer("english")
_STEMMING = Lock()  # the stemmer keeps the word it works on in itself, and the page answers in several threads

LONGEST_WORD = 6
"""Longest table word that is searched for inside Chinese runs, in characters: 国内生产总值 and 高新技术企业 have six.
Longer ones bring nothing on MLQA dev."""

# Runs of scripts written without spaces; kana and hangul are treated like ideographs.
_IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7AF), (0x20000, 0x3FFFF))
_RUN = "".join(f"{chr(low)}-{chr(high)}" for low, high in _IDEOGRAPHS)
WORD = re.compile(r"\d+(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)+|[^\W_" + _RUN + "]+")
CHINESE_RUN = re.compile(f"[{_RUN}]+")


@lru_cache(maxsize=1 << 14)
def term(text: str) -> int:
    """Return the hash of one folded term.

    Example:
        >>> term("企业") == term("企") or term("企业") == term("业企")
        False
    """
    value = 0
    for character in text:
        value = (value * _BASE + ord(character) + 1) & _MASK
    value ^= value >> 32
    value = (value * _MIX) & _MASK
    return value ^ (value >> 29)


def term_hashes(values: Terms) -> Terms:
    """Return the finished hashes of unfinished ones: the last step of :func:`term`, on arrays."""
    values = values ^ (values >> np.uint64(32))
    values = values * np.uint64(_MIX)
    return values ^ (values >> np.uint64(29))


def terms_of_all(texts: Sequence[str]) -> Terms:
    """Return the hashes of many terms at once. Shape: (texts,); ``[i]`` is term(texts[i])."""
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    begins = np.cumsum(lengths) - lengths
    values = np.zeros(len(texts), dtype=np.uint64)
    for place in range(int(lengths.max(initial=0))):
        longer = np.flatnonzero(lengths > place)
        values[longer] = values[longer] * TERM_BASE + points[begins[longer] + place].astype(np.uint64) + np.uint64(1)
    return term_hashes(values)


def pair_terms(ones: str, others: str) -> Terms:
    """Return the hashes of all pairs of characters. Shape: (len(ones), len(others)); ``[i, j]`` is term(i + j)."""
    first, second = (np.array([ord(character) + 1 for character in text], dtype=np.uint64) for text in (ones, others))
    return term_hashes(first[:, None] * np.uint64(_BASE) + second[None, :])


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the Snowball English stem of a folded word; digits stay, thousands separators go.

    Example:
        >>> stem("enterprises"), stem("1,240")
        ('enterpris', '1240')
    """
    if word[0].isdigit():
        return word.replace(",", "")
    with _STEMMING:
        return str(_STEMMER.stemWord(word))


def words(folded: str) -> Iterator[str]:
    """Yield the stems of the Latin words and numbers of a folded text.

    Example:
        >>> list(words("增长56.48%,state-of-the-art"))
        ['56.48', 'state', 'of', 'the', 'art']
    """
    for match in WORD.finditer(folded):
        yield stem(match.group())


def _is_ideograph(points: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    result = np.zeros(points.shape, dtype=np.bool_)
    for low, high in _IDEOGRAPHS:
        result |= (points >= low) & (points <= high)
    return result


def passage_terms(folded: list[str], known: Terms) -> tuple[Terms, npt.NDArray[np.int32]]:
    """Return the terms of many folded passages at once, with the number of the passage of each.

    ``known`` are the sorted hashes of the translation table's words of three characters and more. Shape: two equally
    long vectors, in no particular order, a term as often as it occurs.
    """
    joined = "\n".join(folded)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.fromiter((len(text) + 1 for text in folded), np.int64, len(folded))
    owner = np.repeat(np.arange(len(folded), dtype=np.int32), lengths)[: len(points)]
    ideograph = _is_ideograph(points)
    hashes, owners = [], []
    unfinished = np.zeros(len(points), dtype=np.uint64)
    inside = np.ones(len(points), dtype=np.bool_)
    for size in range(1, LONGEST_WORD + 1):
        count = len(points) - size + 1
        if count <= 0:
            break
        unfinished = unfinished[:count] * np.uint64(_BASE) + (points[size - 1 :].astype(np.uint64) + np.uint64(1))
        inside = inside[:count] & ideograph[size - 1 :]
        starts = np.flatnonzero(inside)
        found = term_hashes(unfinished[starts])
        if size > 2:
            keep = _contains(known, found)
            starts, found = starts[keep], found[keep]
        hashes.append(found)
        owners.append(owner[starts])
    latin = [(number, term(word)) for number, text in enumerate(folded) for word in words(text)]
    if latin:
        hashes.append(np.array([value for _, value in latin], dtype=np.uint64))
        owners.append(np.array([number for number, _ in latin], dtype=np.int32))
    if not hashes:
        return np.empty(0, np.uint64), np.empty(0, np.int32)
    return np.concatenate(hashes), np.concatenate(owners)


def _contains(known: Terms, values: Terms) -> npt.NDArray[np.bool_]:
    if not len(known):
        return np.zeros(len(values), dtype=np.bool_)
    places = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return np.asarray(known[places] == values)
