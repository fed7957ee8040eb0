"""Which of several texts a conversation speaks of: a question that names no other is asked of that text first.

发行价是多少? after 海川哪一年上市? means that of 海川, though other texts have one, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.asking import meant
from qa.asking.conversation import KEPT, KEPT_SIZE, REMEMBERED
from qa.asking.question import read_question
from qa.asking.words import content_words
from qa.computing import compute

if TYPE_CHECKING:
    from index import Filters, Index

LOOKED_BACK = REMEMBERED
"""Earlier questions that are answered again where it was not kept which text they spoke of."""


class SpokenOf:
    """The text that each beginning of a conversation speaks of, "" for none; the latest beginnings are kept."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._kept: dict[tuple[Filters | None, tuple[str, ...]], str] = {}

    def kept(self, asked: tuple[str, ...], filters: Filters | None) -> str | None:
        """Return the text that these questions led to, None if that was not kept."""
        return self._kept.get((filters, asked)) if asked else ""

    def keep(self, asked: tuple[str, ...], filters: Filters | None, source: str) -> None:
        """Keep the text that these questions led to."""
        if sum(map(len, asked)) > KEPT_SIZE:
            return
        if len(self._kept) >= KEPT:
            self._kept.clear()
        self._kept[filters, asked] = source

    def may_go_on(self, question: str, source: str) -> bool:
        """Return whether a question may be about a text: it has no word that only others have, nor is it about all."""
        read = read_question(question)
        if compute.may_be_over_all(read):
            return False
        held = (meant.sources_of(self._index, word) for word in content_words(read, self._index))
        return all(not sources or source in sources for sources in held)
