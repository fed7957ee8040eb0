"""Answers as they are given: text, display, proofs and passages; or a refusal with the nearest passages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.answer import Answer, Citation
from qa.asking.constraints import unsaid
from qa.asking.question import asks_year
from qa.finding import prose
from qa.telling.cite import citation, support
from qa.telling.display import rendered
from qa.telling.glosses import glossed

if TYPE_CHECKING:
    from index import Hit
    from qa.answering.proposals import Proposal
    from qa.answering.search import Search
    from qa.computing.shown import Computed
    from qa.finding.sentence import Candidate


STATED = 0.9
"""Least confidence of a refusal that names what is missing."""


def give(search: Search, proposal: Proposal, confidence: float) -> Answer:
    """Return the answer that a proposal makes."""
    sentence, candidate = proposal.sentence, proposal.candidate
    others = support(search.sentences, sentence)
    if candidate is None:
        return make(search, proposal.text, proposal.text, confidence, [citation(sentence), *others])
    of_year = search.question.kind == "date" and asks_year(search.question.text)
    if search.question.kind == "date" and (same := prose.same_time(search.index, candidate, of_year=of_year)):
        date, proof = same  # 是月
        made = make(search, date, rendered(date, search.question), confidence, [citation(sentence), *proof])
        return replace(made, computed=True)
    shown = rendered(candidate.text, search.question, sentence.row.date, _before(candidate))
    first = citation(sentence, candidate.start, candidate.end)
    return make(search, candidate.text, shown, confidence, [first, *others])


def make_computed(search: Search, found: Computed) -> Answer:
    """Return the answer that a computation makes, marked so."""
    stands = bool(found.citations) and found.citations[0].answer_start is not None  # a value of the text, chosen
    display = rendered(found.answer, search.question) if stands else found.display
    return replace(make(search, found.answer, display, found.confidence, found.citations), computed=True)


def make(search: Search, text: str, display: str, confidence: float, citations: list[Citation]) -> Answer:
    """Return an answer with its proofs, the first of which holds it."""
    question = search.question
    citations = glossed(search.query.terms, question.language, citations)
    place = {
        (item.source, item.event_number, item.section): rank for rank, item in reversed(list(enumerate(citations)))
    }
    far = len(citations)
    # What proves the answer leads the passages too; the others keep their order.
    hits = sorted(
        _with_proof(search, citations),
        key=lambda hit: place.get((hit.row.source, hit.row.event_number, hit.row.section), far) > 0,
    )
    return Answer(
        search.asked, question.language, question.kind, True, text, display, confidence, tuple(citations),
        _shown(search, hits), completed=search.completed,
    )  # fmt: skip


def _shown(search: Search, hits: list[Hit]) -> tuple[Hit, ...]:
    """Return the passages that go with an answer: those of the one text that was asked, then those of others."""
    if search.among is not None and search.hits:
        source, passages = search.hits[0].row.source, search.among.index.passages
        first = passages.first_of(source) - search.index.passages.first_of(source)
        hits = [replace(hit, row=replace(hit.row, number=hit.row.number + first)) for hit in hits]
        hits += [hit for hit in search.among.hits if hit.row.source != source]
    return tuple(hit if hit.rank == rank else replace(hit, rank=rank) for rank, hit in enumerate(hits[: search.k], 1))


def _with_proof(search: Search, citations: list[Citation]) -> list[Hit]:
    """Return the hits, and before them the passage of the first citation if none of them holds it.

    What is computed over all events may be proved by a passage that the search did not find.
    """
    first = citations[0] if citations else None
    if first is None or any(
        hit.row.source == first.source and hit.row.start <= first.start and first.end <= hit.row.end
        for hit in search.hits
    ):
        return search.hits
    for number in search.index.passages.of_event(first.source, first.event_number):
        row = search.index.passages.row(number)
        if row.start <= first.start and first.end <= row.end:
            best = search.hits[0]
            return [replace(best, row=row, dense=0.0, lexical=0.0), *search.hits]
    return search.hits


def refuse(search: Search, answerable: float, missing: tuple[str, ...] = ()) -> Answer:
    """Return that the text does not say, which of the things named are ``missing``, and the nearest passages.

    ``answerable`` is the probability that the text says it.
    """
    question = search.question
    comma = "、" if question.language == "zh" else ", "
    text = comma.join(dict.fromkeys(missing))
    named = {item.text: search.constraints.forms(item) for item in search.constraints.named} if missing else {}
    absent = [
        name
        for name in dict.fromkeys(missing)
        if not any(len(search.index.passages.holding(form, None)) for form in (fold(name), *named.get(name, ())))
    ]
    lacking = comma.join(absent) or text
    return Answer(
        search.asked,
        question.language,
        question.kind,
        False,
        "",
        unsaid(lacking, question.language, elsewhere=not absent),
        max(1 - answerable, STATED) if missing else 1 - answerable,
        (),
        _shown(search, search.hits),
        missing=text,
        completed=search.completed,
    )


def _before(candidate: Candidate) -> str:
    """Return the few characters that the text has just before an answer."""
    sentence = candidate.sentence
    return sentence.text[: candidate.start - sentence.start][-6:]
