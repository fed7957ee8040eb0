"""What the texts of an index hold of a name, and of a question's words. Kept as long as the index lives."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

import numpy as np

from corpus.normalise import is_cjk
from index.terms import term
from qa.asking.matching import coverage, find
from qa.asking.segmenter import folded_of as fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index import Index
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence


COVERED, AS_NAME = 0.3, 0.2
"""Least cover of a word, and least weight of a translation of a name's part, that count as having it (by hand)."""

UNSAID = 0.2
"""Cover of a word below which neither a sentence, nor its passage, nor its title says it (by hand)."""

TOLD = 0.5
"""Least part of the topic that a sentence must have to be the one which tells of it (by hand)."""

_Rest = ParamSpec("_Rest")

_Found = TypeVar("_Found")

KEPT = 4096
"""Results kept of one index; then all are forgotten."""


def of_index(find: Callable[Concatenate[Index, _Rest], _Found]) -> Callable[Concatenate[Index, _Rest], _Found]:
    """Keep what is found in an index for as long as the index lives: an ``lru_cache`` would keep it open for ever."""
    kept: WeakKeyDictionary[Index, dict[object, _Found]] = WeakKeyDictionary()

    @wraps(find)
    def found(index: Index, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Found:
        held = kept.setdefault(index, {})
        if rest in held:
            return held[rest]
        if len(held) >= KEPT:
            kept[index] = held = {}  # another thread may still read the former one
        held[rest] = value = find(index, *rest, **named)
        return value

    return found


@of_index
def implied_year(index: Index, source: str) -> int | None:
    """Return the one year that a source's dated events lie in; None if there are several or none is dated."""
    number = index.passages.numbers.get(source)
    if number is None:
        return None
    begin = sum(item.events for item in index.passages.sources[:number])
    entries = index.passages.names()["events"][begin : begin + index.passages.sources[number].events]
    years = {entry["date"][end][:4] for entry in entries if entry["date"] for end in ("first", "last")}
    return int(years.pop()) if len(years) == 1 else None


@of_index
def _holding(index: Index, form: str) -> tuple[int, ...]:
    pairs = [form[i : i + 2] for i in range(len(form) - 1) if all(map(is_cjk, form[i : i + 2]))]
    if form.isascii() or (not pairs and len(form) > 1):
        return tuple(index.passages.holding(form, None).tolist()) if len(index.passages) < 5000 else (0,)
    if not pairs:
        return ()
    candidates = index.lexical.holding_all(term(pair) for pair in pairs)
    return tuple(index.passages.holding(form, candidates).tolist())


def is_held(index: Index, form: str, kind: str) -> bool:
    """Return whether any passage or title of the index has a folded name."""
    if len(form) == 2 and not form.isascii() and kind != "person":
        return True  # 福大 may be spelt out; where it is not, the passages at hand say so
    return bool(_holding(index, form)) or any(form in fold(source.title) for source in index.passages.sources[:200])


@of_index
def sources_holding(index: Index, form: str) -> frozenset[str]:
    """Return the sources that hold a folded text; of a large index any may hold what is in Latin letters."""
    documents, sources = index.passages.arrays()["document"], index.passages.sources
    held = _holding(index, form)
    if held == (0,) and form.isascii() and len(index.passages) >= 5000:
        return frozenset(source.name for source in sources)
    return frozenset(sources[int(documents[number])].name for number in held)


@of_index
def share_of(index: Index, source: str, form: str) -> float:
    """Return the share of a source's passages that hold a folded text."""
    number = index.passages.numbers.get(source)
    if number is None:
        return 0.0
    documents = index.passages.arrays()["document"]
    held = _holding(index, form)
    inside = int(np.count_nonzero(documents[list(held)] == number)) if held else 0
    # A text of a few passages has no name that runs through it by this measure alone
    return inside / max(index.passages.sources[number].passages, 8)


@of_index
def event_text(index: Index, source: str, event_number: int) -> str:
    """Return the folded text of all passages of an event."""
    return fold("\n".join(index.passages.text_of(number) for number in index.passages.of_event(source, event_number)))


def absent_share(words: list[Word], sentences: Sequence[Sentence]) -> float:
    """Return the share of the question's weight in words that none of the passages at hand covers."""
    total = sum(word.idf for word in words)
    if not total or not sentences:
        return 1.0
    best = map(max, *(item.covered for item in sentences)) if len(sentences) > 1 else iter(sentences[0].covered)
    return float(sum(word.idf for word, value in zip(words, best, strict=True) if value < COVERED) / total)


def covered_in(words: list[Word], folded: str) -> float:
    """Return the share of the words' weight that stands in a folded text."""
    total = sum(word.idf for word in words) or 1.0
    found = coverage(words, find(words, folded))
    return float(sum(word.idf * value for word, value in zip(words, found, strict=True)) / total)
