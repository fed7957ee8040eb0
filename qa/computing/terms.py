"""Until when something runs, where a text tells the day it began and for how long: signed in 2022 for twelve years.

The day of the signing is no answer to that, nor is the term. Where no term is told, nothing is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.computing.shown import Computed, bracketed
from qa.finding import prose
from qa.finding.dated import asks_end, tells_end
from qa.finding.sentence import mentions_in, quantities_in
from qa.telling.cite import citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.quantities import Quantity
    from index import Index
    from qa.answer import Citation
    from qa.asking.question import Question
    from qa.finding.sentence import Candidate, Sentence

CONFIDENCE = 0.8
"""Said of the year in which a term ends that began in another (by hand)."""

LOOKED_AT = 6
"""Sentences among the best in which the term may be told (by hand)."""

_LEADS = re.compile(
    r"(?:期限?|为期|时限)(?:为|是|共|约|计)*$"
    r"|\b(?:for|of|lasting|lasts|runs for|valid for|period of|term of)(?: (?:an?|another|a further|up to))? $"
)
_TRAILS = re.compile(
    r"期?的?(?:合同|协议|合约|租约|租期|租赁|使用权|经营权|任期|合作)"
    r"|[ -](?:[a-z]+ )?(?:lease|contract|agreement|deal|licen[cs]e|term|tenancy|loan|concession|partnership|sponsorship)\b"
)
"""What stands before and behind the time for which something is agreed: 合作期五年, a three-year contract."""
_BEGINS = re.compile(r"(?:自|从)$|\b(?:from|starting|beginning|since|as of)(?: on| in)? $")


def ended(
    index: Index, question: Question, candidate: Candidate | None, sentences: Sequence[Sentence]
) -> Computed | None:
    """Return the year in which that ends of whose end a question asks; None if it asks of none, or the text tells it.

    Without citations if the candidate is no end and it cannot be told from a beginning and a term.
    """
    if candidate is None or question.kind != "date" or not asks_end(fold(question.text)):
        return None
    sentence = candidate.sentence
    if tells_end(sentence.text, (candidate.start - sentence.start, candidate.end - sentence.start)):
        return None
    place = sentence.row.source, sentence.row.event_number
    near = [item for item in (sentence, *sentences[:LOOKED_AT]) if (item.row.source, item.row.event_number) == place]
    told = {(item.start, term.start): (item, term) for item in near for term in _terms(item)}
    if len(told) == 1:
        ((said, term),) = told.values()
        if (begun := _begun(index, said)) is not None:
            year, proofs = begun
            end, unit = year + int(term.value), "年" if question.language == "zh" else ""
            values = f"{year}{unit} + {said.text[term.start : term.end]}"
            return Computed(
                f"{end}{unit}",
                bracketed(f"{end}{unit}", values, question.language),
                [citation(said), *proofs],
                CONFIDENCE,
            )
    return Computed("", "", [], CONFIDENCE)


def _terms(sentence: Sentence) -> list[Quantity]:
    """Return the whole years for which a sentence says that something is to be."""
    plain = sentence.plain.lower()
    return [
        item
        for item in quantities_in(sentence.text)
        if item.kind == "number" and item.unit in {"年", "year"} and item.exact and item.value == int(item.value)
        and (_LEADS.search(plain, 0, item.start) or _TRAILS.match(plain, item.end))
    ]  # fmt: skip


def _begun(index: Index, sentence: Sentence) -> tuple[int, list[Citation]] | None:
    """Return the year in which that began of which a sentence tells, and what else proves it; None if it has none."""
    year = int(sentence.row.date.first[:4]) if sentence.row.date else None
    for mention in mentions_in(sentence.text, year) if year else ():
        if _BEGINS.search(sentence.plain.lower(), 0, mention.start):
            return int(mention.date.first[:4]), []
    if year is None:
        return None
    dated = prose.event_date(index, sentence)
    proofs = [citation(dated.sentence)] if dated is not None and dated.sentence.start != sentence.start else []
    return year, proofs
