"""Passages in, ranked passages out.

:class:`Index` builds, saves, opens and searches. Two arms look for a question: BM25 with a translation table, so that
English words find Chinese ones (``lexical``, ``terms``, ``table``), and static vectors of sentences and passages in
FAISS (``encoder``, ``vectors``); ``fusion`` adds their z-scores. ``passages`` keeps the texts as columns, ``store``
their files.
"""

from index.hybrid import Hit, Index
from index.passages import Filters

__all__ = ["Filters", "Hit", "Index"]
