"""Which of several texts a question is about: the one whose sentences have so much more of it than those of any other.

Among many texts a question that names its thing is asked as if that text alone were there: a better value of the same
kind in another text (the youngest of another meeting) must not win, no word that is missing may be looked for
elsewhere, and how rare a word is, is judged by that text. What is added up or compared may stand in all texts: there
a word that no other text has must say which is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from qa.asking.holdings import sources_holding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Index
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

NEAR = 0.85
"""Share of what the best text has of a question from which on another may be meant as well (0.6 to 0.85 did as well on
the texts of :mod:`tests.qa.mixed` and on public sets with all their passages at hand)."""

NEAR_BY_NAME = 0.7
"""The same where a word tells that one is meant (by hand)."""

SAID, SURELY = 0.7, 0.5
"""How much of a word a sentence has for the word to be said there, and the weight of a word's form that counts as it
(by hand)."""

FEWEST, MOST = 8, 2000
"""Passages of a text that can be asked alone: fewer say nothing of how rare a word is, more take long to take out."""

KEPT = 16
"""Texts that are kept taken out of one index, the last ones asked."""

_kept: WeakKeyDictionary[Index, dict[str, Index]] = WeakKeyDictionary()


def texts_meant(index: Index, words: Sequence[Word], sentences: Sequence[Sentence], *, over_all: bool) -> set[str]:
    """Return the sources that may be meant, judged by the sentence of each that covers most of the question.

    ``over_all``: the question may be about all texts at once.
    """
    best: dict[str, Sentence] = {}
    for item in sentences:
        known = best.get(item.row.source)
        if known is None or item.share > known.share:
            best[item.row.source] = item
    most = max((item.share for item in best.values()), default=0.0)
    found = {source for source, item in best.items() if item.share >= NEAR * most}
    if over_all and len(found) == 1:
        (source,) = found
        elsewhere = any(source not in (sources_of(index, word) or {source}) for word in words)
        return found if _has_its_own(index, words, best[source]) and not elsewhere else set(best)
    if not over_all and len(found) > 1:
        near = {source for source, item in best.items() if item.share >= NEAR_BY_NAME * most}
        named = {source for source in near if _has_its_own(index, words, best[source])}
        return named if len(named) == 1 else found
    return found


def _has_its_own(index: Index, words: Sequence[Word], sentence: Sentence) -> bool:
    """Return whether a word that a sentence says stands in no other text."""
    said = (word for word, value in zip(words, sentence.covered, strict=True) if value >= SAID)
    return any(sources_of(index, word) == {sentence.row.source} for word in said)


def sources_of(index: Index, word: Word) -> set[str]:
    """Return the texts that have a word in any of its forms; none for a number, which tells no texts apart."""
    if len(word.label) < 2 or any(map(str.isdigit, word.label)):
        return set()
    forms = [text for text, weight in word.variants if weight >= SURELY]
    return {name for form in forms for name in sources_holding(index, form)}


def alone(index: Index, source: str) -> Index | None:
    """Return an index of one text by itself; None if it has too few passages, or too many."""
    size = index.passages.sources[index.passages.numbers[source]].passages
    if not FEWEST <= size <= MOST:
        return None
    kept = _kept.setdefault(index, {})
    if (found := kept.pop(source, None)) is None:
        found = index.alone(source)
    kept[source] = found  # the last one asked stands last
    if len(kept) > KEPT:
        kept.pop(next(iter(kept)), None)
    return found
