"""Glosses: which words of a quote stand for which words of a question that was asked in the other language.

An asker who cannot read the quote sees why it was found: enterprise ↔ 企业. The pairs are those of the translation
table by which the passage was searched for, so nothing is translated here that did not count.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.normalise import fold_with_offsets, is_cjk, language_of
from qa.answer import Gloss

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Index
    from index.lexical import QueryTerm
    from qa.answer import Citation

SURE, SURE_SINGLE = 0.15, 0.5
"""Least weight in the table of a pair that is shown, and of one with a single Chinese character (by hand)."""

_REST = re.compile("[a-z]*")


def glosses(question: str, citation: Citation, index: Index) -> list[Gloss]:
    """Return the words of a quote that stand for words of the question, one for each, in the order of the quote.

    None if the two are in the same language. Spans are offsets in the quote and do not overlap.
    """
    language = language_of(question)
    return _glosses(_ways(index.terms_of(question), language), language, citation.quote)


def glossed(terms: Sequence[QueryTerm], language: str, citations: Sequence[Citation]) -> list[Citation]:
    """Return the citations with the glosses for a question's terms."""
    ways = _ways(terms, language)
    if not ways:
        return list(citations)
    return [replace(item, glosses=tuple(_glosses(ways, language, item.quote))) for item in citations]


def _ways(terms: Sequence[QueryTerm], language: str) -> list[tuple[str, str, float]]:
    """Return the words of the other language that stand for a word of the question, with it and the pair's weight."""
    found = []
    for item in terms:
        crosses = item.crosses if language == "zh" else not (item.compound or is_cjk(item.label[0]))
        for text, _, weight in item.variants if crosses and not item.label[0].isdigit() else ():
            if (text[0].isascii() if language != "zh" else not text[0].isascii()) or text[0].isdigit():
                continue
            single = len(item.label if language == "zh" else text) == 1
            if weight >= (SURE_SINGLE if single else SURE):
                found.append((text, item.label, weight))
    return found


def _glosses(ways: Sequence[tuple[str, str, float]], language: str, quote: str) -> list[Gloss]:
    folded, offsets = fold_with_offsets(quote)
    found: list[tuple[float, int, int, str]] = []
    for text, label, weight in ways:
        if text in folded:  # the longer of two words that share characters says more
            found += [(weight + len(text) / 8, *span, label) for span in _spans(text, folded)]
    taken: dict[str, tuple[int, int]] = {}
    for _, start, end, label in sorted(found, key=lambda entry: (-entry[0], entry[1])):
        if label not in taken and all(end <= first or last <= start for first, last in taken.values()):
            taken[label] = start, end
    shown = []
    for label, (first, last) in sorted(taken.items(), key=lambda entry: entry[1]):
        start, end = offsets[first], offsets[last]
        said = quote[start:end]
        shown.append(Gloss(*((said, label) if language == "zh" else (label, said)), start, end))
    return shown


def _spans(text: str, folded: str) -> list[tuple[int, int]]:
    """Return where a word stands in a folded text; a stem is followed to the end of its word."""
    spans, place = [], folded.find(text)
    latin = text[0].isascii()
    while place >= 0:
        end = place + len(text)
        if latin:
            whole = not (place and "a" <= folded[place - 1] <= "z")
            rest = _REST.match(folded, end)
            end = rest.end() if rest else end
        if not latin or (whole and end - place <= len(text) + _LONGEST_ENDING):
            spans.append((place, end))
        place = folded.find(text, end)
    return spans


_LONGEST_ENDING = 4
"""Letters that a word may have beyond its stem: enterpris-es, manag-ement; farther ones are other words."""
