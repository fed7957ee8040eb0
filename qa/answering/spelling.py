"""Slips of the pen in English questions: words that neither the texts nor the table know, put right."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from index.english import base, respelt
from index.lexical import STOP_WORDS
from index.pinyin import syllables
from index.terms import stem, term

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Index


MOST_PUT_RIGHT = 8
"""Unknown words of a question that are looked up as slips; each costs some 10 ms."""


LONG = 8
"""Letters of a word that two exchanged or doubled ones make no other word."""


def speller(index: Index) -> Callable[[str], str]:
    """Return what puts a word of one question right: few of them, for a page of unknown words would take seconds."""
    tried: dict[str, str] = {}

    def put_right(word: str) -> str:
        if word not in tried and _is_unknown(word, index):
            if len(tried) >= MOST_PUT_RIGHT:
                return ""
            tried[word] = _respelt(word, index)
        return tried.get(word, "")

    return put_right


def _is_unknown(word: str, index: Index) -> bool:
    """Return whether neither the texts nor the table have a word, and it is no pinyin."""
    held = word in STOP_WORDS or base(word) in index.table or index.lexical.holds(term(stem(word)))
    return not held and not syllables(word)


def _respelt(word: str, index: Index) -> str:
    """Return the word of English that an unknown one is a slip of; "" if none of which the texts speak."""
    meant = respelt(word, index.table)
    return meant if meant and (_is_swapped(word, meant) or _is_told(meant, index)) else ""


def _is_swapped(word: str, meant: str) -> bool:
    """Return whether a long word differs by two letters exchanged or one doubled, which is no word of its own."""
    same = "".join(letter for letter, _ in groupby(word)) == "".join(letter for letter, _ in groupby(meant))
    return len(word) >= LONG and (same or sorted(word) == sorted(meant))


def _is_told(meant: str, index: Index) -> bool:
    """Return whether the texts hold an English word or a translation of it."""
    holds = index.lexical.holds
    return holds(term(stem(meant))) or any(holds(item.term) for item in index.table.translations(base(meant)))
