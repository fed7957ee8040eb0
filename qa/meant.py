"""Which of several texts a question is about: the one whose sentences have so much more of it than those of any other.

Among many texts a question that names its thing is asked as if that text alone were there: a better value of the same
kind in another text (the youngest of another meeting) must not win, nor a word that is missing be looked for elsewhere.
What is added up or compared may stand in all texts: there a word that no other text has must say which is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.holdings import sources_holding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Index
    from qa.matching import Word
    from qa.sentence import Sentence

NEAR = 0.85
"""Share of what the best text has of a question from which on another may be meant as well (0.6 to 0.85 did as well on
the texts of :mod:`tests.qa.mixed` and on public sets with all their passages at hand)."""

SAID, SURELY = 0.7, 0.5
"""How much of a word a sentence has for the word to be said there, and the weight of a word's form that counts as it
(by hand)."""


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
        own = (word for word, value in zip(words, best[source].covered, strict=True) if value >= SAID)
        return found if any(_stands_only_in(index, source, word) for word in own) else set(best)
    return found


def _stands_only_in(index: Index, source: str, word: Word) -> bool:
    """Return whether no other text of the index has a word, in any of its forms; no number tells texts apart."""
    if len(word.label) < 2 or any(map(str.isdigit, word.label)):
        return False
    forms = [text for text, weight in word.variants if weight >= SURELY]
    return {name for form in forms for name in sources_holding(index, form)} == {source}
