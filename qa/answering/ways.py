"""The ways to an answer, one after the other: people, offices, tables, events, bounds, then the best sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.dates import find_partial
from corpus.normalise import fold, is_cjk, simplified
from qa.answering.checks import is_of_all_it_names, speaks_of_what_is_asked
from qa.answering.making import STATED, give, make, make_computed, refuse
from qa.answering.proposals import NEXT, Proposal, dated_otherwise, evidence, propose, the_one_meant
from qa.answering.search import Search
from qa.asking import coordinated, directions, supposed
from qa.asking.question import read_question
from qa.asking.relations import BEFORE, is_of_learning
from qa.asking.relations import asked as asked_by_relation
from qa.checking import premises, weekdays
from qa.checking.absent import unspoken
from qa.checking.payers import payer_asked
from qa.computing import bounds, comparison, compute, differences, phases, rest, rows, terms
from qa.computing.changed import asks_difference, difference_of_change
from qa.computing.earlier import number_before
from qa.computing.most import most
from qa.computing.multiples import multiplied
from qa.computing.planned import planned
from qa.computing.shared import paid, rest_of
from qa.finding import byline, concessions, former, lifetimes, offices, persons, relations, successors, tabled, zero
from qa.finding.sentence import Candidate
from qa.finding.wholes import (
    is_counted_out,
)
from qa.telling.cite import citation
from qa.telling.confidence import described, model
from qa.telling.display import rendered

if TYPE_CHECKING:
    from qa.answer import Answer
    from qa.computing.shown import Computed

LEAST = 0.3
"""Least confidence of an answer that is given: one wrong seven times in ten helps nobody."""


UNSAID = 0.75
"""Least confidence where the verb of an English question is not said: below it one in nine was right, above it seven of
ten (found on MLQA dev, so that this flatters it)."""


BOTH = 0.31
"""Least probability that there is an answer and this is it, from which on it is given across languages although the
former alone is too low: less of a question is covered there (by hand, on the texts of :mod:`tests.qa.texts`)."""


ON_THE_DAY = 0.5
"""Part of the threshold that is asked of an answer which stands under the very day that the question names: what
happened on 1999年2月8日 has few other words to be found by (by hand)."""


SURE = 0.75
"""Least confidence of who has done something for another not to have done it (by hand)."""

UNFOUND = 0.15
"""Probability that a question is answerable for which nothing of its kind is found (by hand)."""


DATED_OTHERWISE = 0.85
"""How sure it is that what a text tells of another time was not at the one asked of (by hand)."""

COUNTED_OUT = 3
"""Sentences in which what a question asks for may be counted out behind a colon."""


def answered(search: Search) -> Answer:
    """Return the answer, or the refusal."""
    if (told := _on_a_day(search) if search.hits else refuse(search, 0.0)) is not None:
        return told
    if unknown := search.constraints.nowhere():
        return refuse(search, UNFOUND, unknown)
    if (part := byline.asked_part(search.question)) and (
        made := byline.author(search.index, search.question, part, search.hits)
    ):
        name, proof = made
        return make(search, name, name, byline.CONFIDENCE, proof) if name else refuse(search, UNFOUND, (part,))
    if (told := _of_a_group(search) or _of_a_person(search)) is not None:
        return told
    holder = offices.told(search.index, search.question, search.hits)
    if holder and _is_office_asked(search, holder):
        shown = rendered(holder.name, search.question)
        told = make(search, holder.name, shown, offices.CONFIDENCE, [holder.proof])
        return _as_of_now(search, told) if holder.name else refuse(search, UNFOUND)
    if made_of_table := tabled.computed(search.index, search.question, search.words, search.hits):
        return make_computed(search, made_of_table)
    if found_in_table := tabled.look_up(search.index, search.question, search.words, search.hits, search.sentences):
        text, display, confidence, citations = found_in_table
        return make(search, text, display, confidence, citations)
    if over := _over_events(search):
        return over
    if comparison.asks_before_or_after(search.question) or compute.asks_along(search.question):
        return refuse(search, UNFOUND)  # it is not clear which events are meant, or there is no other
    if search.question.kind == "aggregation" and compute.counts(search.question):
        # The events of a competition, not of the text; what was read of the question as one of those is left
        return _extracted(search.read_as("number"))
    answer = _most(search) or _beyond(search) or _which_way(search) or _compared(search) or _supposed(search)
    answer = answer or _asked_apart(search) or _extracted(search)
    dated = answer.found and search.question.kind == "number" and bool(find_partial(answer.answer))
    if answer.found and not dated:
        return _as_of_now(search, answer)
    if lasted := compute.lasted(search.index, search.question, search.filters):
        return make_computed(search, lasted)  # 4月2日至5日 are four days
    return answer if answer.found else _by_how_much(search) or answer


def _as_of_now(search: Search, answer: Answer) -> Answer:
    """Return the answer, or who came after in the office whose present holder a question asks for."""
    if not answer.found or not (office := successors.asks_present(search.question)):
        return answer
    later = successors.successor(search.index, search.question, office, answer.answer, answer.citations[0])
    if later is None:
        return answer
    proofs = [*later[1], replace(answer.citations[0], answer_start=None, answer_end=None)]
    return make(search, later[0], rendered(later[0], search.question), relations.CONFIDENCE, proofs)


def _most(search: Search) -> Answer | None:
    """Return which of a row is most or least; None if that is not asked or told."""
    found = most(search.question, search.words, search.sentences)
    return make_computed(search, found) if found else None


def _on_a_day(search: Search) -> Answer | None:
    """Return whether something is open on a day of the week, or the refusal, or on which it is closed; None if that is
    not asked.
    """
    if weekdays.asks_closed(search.question):
        return _closed(search)
    if (day := weekdays.asked(search.question)) is None:
        shut = weekdays.shut_in(search.question, search.words, search.ranked) if search.question.dates else None
        said = "否" if search.question.language == "zh" else "no"
        return make(search, said, said, weekdays.CONFIDENCE, [citation(shut)]) if shut else None
    told = weekdays.is_open(day, search.words, search.sentences)
    if told is None:
        return refuse(search, UNFOUND)
    said = ("否", "是")[told[1]] if search.question.language == "zh" else ("no", "yes")[told[1]]
    return make(search, said, said, weekdays.CONFIDENCE, [citation(told[0])])


def _closed(search: Search) -> Answer:
    """Return on which days something is closed, or else when it was."""
    told = None if search.constraints.nowhere() else weekdays.closed_on(search.words, search.sentences)
    if told is not None:
        sentence, (start, end) = told
        item = Candidate(sentence, sentence.start + start, sentence.start + end, sentence.score)
        missing = search.constraints.missing_names(sentence, (item.start, item.end))
        if not missing and not unspoken(search, sentence):
            return give(search, Proposal(item.text, sentence, item), weekdays.CONFIDENCE)
    answer = _extracted(search)
    return refuse(search, UNFOUND) if answer.found and weekdays.is_day(answer.answer) else answer


def _of_a_group(search: Search) -> Answer | None:
    """Return what a group pays, or whether it does, or the refusal if the text tells it of others only; None if that is
    not asked or no group's price is told.
    """
    if (told := concessions.told(search.question, search.words, search.sentences)) is None:
        return None
    if told.span is None:
        return refuse(search, UNFOUND)
    start, end = (told.sentence.start + place for place in told.span)
    if missing := search.constraints.missing_names(told.sentence, (start, end)):
        return refuse(search, UNFOUND, missing)
    item = Candidate(told.sentence, start, end, told.sentence.score)
    if search.question.kind == "money":
        return give(search, Proposal(item.text, told.sentence, item), concessions.CONFIDENCE)
    holds = concessions.holds(search.question, item.text)
    said = ("否", "是")[holds] if search.question.language == "zh" else ("no", "yes")[holds]
    return make(search, said, said, concessions.CONFIDENCE, [citation(told.sentence)])


def _by_how_much(search: Search) -> Answer | None:
    """Return by which number something changed, where no share is told, or which share was paid, where no sum is."""
    question = search.question
    if question.kind == "money" and payer_asked(question):
        share = _extracted(search.read_as("percent"))
        return share if share.found and not share.computed else None
    if question.kind == "percent" and asks_difference(question):
        counted = (_extracted(search.read_as(kind)) for kind in ("money", "number"))
        return next((answer for answer in counted if answer.found and _tells_a_change(answer)), None)
    if question.kind != "percent" or question.language == "zh" or not former.asks_change(fold(question.text)):
        return None
    again = search.read_as("number")
    found = propose(again) if again.sentences else None
    for item in found.rivals[:NEXT] if found else ():
        made = Proposal(item.text, item.sentence, item, found.rivals if found else ())
        told = former.is_change(item.sentence.text[: item.start - item.sentence.start])
        if told and is_of_all_it_names(again, made):
            right = model().probability("right", "en", described(evidence(again, made)))
            return give(again, made, right) if right >= LEAST else None
    return None


def _tells_a_change(answer: Answer) -> bool:
    """Return whether an answer is how far two values lie apart, or is said to be so in its quote: 比上年增二十七斤."""
    proof = answer.citations[0]
    if answer.computed or proof.answer_start is None:
        return answer.computed
    return differences.is_led_up_to(simplified(proof.quote[: proof.answer_start - proof.start]))


def _beyond(search: Search) -> Answer | None:
    """Return whether a value is beyond the bound that a question gives; None if that is not asked or told."""
    if (bound := bounds.asked(search.question)) is None:
        return None
    part = Search.begun(search.index, bound.text, k=search.k, filters=search.filters).read_as(bound.kind)
    answer = _extracted(part) if part.hits and not part.constraints.nowhere() else None
    holds = bounds.holds(bound, answer.answer) if answer and answer.found else None
    if answer is None or holds is None:
        return None
    return _judged(search, answer, holds=holds)


def _judged(search: Search, answer: Answer, *, holds: bool) -> Answer:
    """Return yes or no with the answer that shows it, marked as computed and with its proofs."""
    chinese = search.question.language == "zh"
    said = ("是" if holds else "否") if chinese else ("yes" if holds else "no")
    shown = f"{said}（{answer.display}）" if chinese else f"{said}: {answer.display}"
    proofs = [replace(item, answer_start=None, answer_end=None) for item in answer.citations]
    return replace(make(search, said, shown, answer.confidence, proofs), computed=True)


def _supposed(search: Search) -> Answer | None:
    """Return whether somebody has done something, or is it, where it is sure who has; None if that is not asked."""
    if (one := supposed.asked(search.question, search.constraints.named)) is None:
        return None
    part = Search.begun(search.index, one.text, k=search.k, filters=search.filters)
    answer = _extracted(part) if part.hits and not part.constraints.nowhere() else None
    forms = _forms_supposed(search, one.name, answer.answer) if answer else []
    if answer is None or not answer.found or not forms:
        return None
    proof = answer.citations[0]
    if proof.answer_start is None or proof.answer_end is None:
        return None
    place = proof.source, proof.event_number
    beside = [item for item in part.ranked if (item.row.source, item.row.event_number) == place]
    sentence = next((item for item in beside if item.start <= proof.answer_start < item.end), None)
    if sentence is None:
        return None
    after = min((item for item in beside if item.start >= sentence.end), key=lambda item: item.start, default=None)
    span = proof.answer_start - sentence.start, proof.answer_end - sentence.start
    beside_it = supposed.Beside(sentence, fold(after.text) if after else "", part.words)
    holds = supposed.told(one, forms, span, beside_it) if answer.confidence >= SURE else None
    if holds is None:
        near = any(supposed.is_nearly(form, sentence.folded, fold(answer.answer)) for form in forms)
        near = near or (answer.confidence >= SURE and supposed.is_told_of_after(forms, beside_it))
        if near and _extracted(search).answer in {"否", "no"}:
            return None
        return refuse(search, UNFOUND) if near or supposed.is_of_another(one, forms, sentence) else None
    return _judged(search, answer, holds=holds)


def _forms_supposed(search: Search, name: str, answer: str) -> list[str]:
    """Return the folded names by which a text may call whom a question supposes: its own in one script."""
    if any(map(is_cjk, name)) == any(map(is_cjk, answer)):
        return [fold(name)]
    return [form for item in search.constraints.named if item.text == name for form in search.constraints.forms(item)]


def _compared(search: Search) -> Answer | None:
    """Return whether one thing is more than another; None if that is not asked, or can be told from a sentence only."""
    asked = premises.as_comparison(search.question.text) if search.question.kind in {"yesno", "comparison"} else None
    if asked is None:
        return None
    text, one, other = asked
    chinese = search.question.language == "zh"
    found = compute.computed(search.index, read_question(text), [], search.filters)
    same = found is not None and found.answer in {"一样", "the same"}
    if found is None or (not same and (fold(one) in fold(found.answer)) == (fold(other) in fold(found.answer))):
        return refuse(search, UNFOUND) if search.question.kind == "comparison" else None
    holds = not same and fold(one) in fold(found.answer)
    said = ("否", "是")[holds] if chinese else ("no", "yes")[holds]
    return make_computed(
        search, replace(found, answer=said, display=f"{said}{'：' if chinese else ': '}{found.display}")
    )


def _which_way(search: Search) -> Answer | None:
    """Return whether something has risen or fallen, by how much it has; None if that is not asked, or not told so."""
    if (asked := directions.asked(search.question.text)) is None:
        return None
    found = []
    for rises, text in ((True, asked.rise), (False, asked.fall)):
        part = Search.begun(search.index, text, k=search.k, filters=search.filters)
        answer = _extracted(part) if part.hits and not part.constraints.nowhere() else None
        answer = answer if answer is None or answer.found else _extracted(part.read_as("number"))
        proof = answer.citations[0] if answer and answer.found else None
        if answer and proof and proof.answer_start is not None:
            before = fold(proof.quote[: proof.answer_start - proof.start])
            found += [(rises, answer)] if directions.told(before) is rises else []
    if len(found) != 1:
        # Which of the two is not told; whether it has risen may be said in other words
        return refuse(search, UNFOUND) if asked.rises is None or search.question.kind == "comparison" else None
    (rises, answer), chinese = found[0], search.question.language == "zh"
    if asked.rises is not None:
        return _judged(search, answer, holds=rises == asked.rises)
    said = asked.words[not rises]
    shown = f"{said}（{answer.display}）" if chinese else f"{said} ({answer.display})"
    proofs = [replace(item, answer_start=None, answer_end=None) for item in answer.citations]
    return replace(make(search, said, shown, answer.confidence, proofs), computed=True)


def _over_events(search: Search) -> Answer | None:
    """Return what is computed over the events, unless a sentence counts it out or several times are asked of."""
    if any(is_counted_out(search.question.text, sentence.plain) for sentence in search.sentences[:COUNTED_OUT]):
        return _extracted(search.read_as("what"))
    if search.question.kind == "aggregation" and (apart := _asked_apart(search, over_events=True)):
        return apart
    computed = compute.computed(search.index, search.question, search.words, search.filters)
    if computed and search.question.kind == "person" and fold(computed.answer) in fold(search.question.text):
        return None  # the oldest athlete is not the athletes
    return make_computed(search, computed) if computed else None


def _of_a_person(search: Search) -> Answer | None:
    """Return who somebody is, who is so to somebody (a wife, a successor), or when somebody was born or died."""
    if name := persons.asked_name(search.question):
        said = persons.told(search.index, _forms_of_name(search, name), search.hits)
        if said is not None:
            return make(search, said[0], rendered(said[0], search.question), persons.CONFIDENCE, said[1])
        if search.question.kind == "person":
            return refuse(search, UNFOUND)  # any other person is not who that is
    if (related := asked_by_relation(search.question)) is not None:
        held = search.constraints
        beside = [held.forms(item) for item in held.named if item.text not in related.name]
        if is_of_learning(search.question):  # what was learned tells one teacher from another
            beside += [[form for form, _ in word.variants] for word in search.words if word.label not in related.name]
        said = relations.told(search.index, related, _forms_of_name(search, related.name), beside, search.hits)
        if said is not None and said[0]:
            return make(search, said[0], rendered(said[0], search.question), relations.CONFIDENCE, said[1])
        is_former = related.relation == BEFORE  # offices are read for who came after somebody
        other_end = said is not None and (is_former or not offices.told(search.index, search.question, search.hits))
        if said is None and is_former:
            before = _extracted(search)
            return before if before.found and _tells_who_was_before(before, related.name) else refuse(search, UNFOUND)
        if other_end or not (related.is_succession or is_of_learning(search.question)):
            return refuse(search, UNFOUND)  # whoever stands beside, it is nobody's wife of whom none is told
    if (name := lifetimes.asked_name(search.question.text)) and (
        said := lifetimes.told(search.index, search.question.text, _forms_of_name(search, name), search.hits)
    ):
        return make(search, said[0], rendered(said[0], search.question), lifetimes.CONFIDENCE, said[1])
    return None


_LEFT = re.compile(
    r"原|前任|此前|之前|接替|继任|接任|卸任|退休|离任"
    r"|\b(?:until|before|former\w*|previous\w*|succe\w+|replac\w+|retir\w+|resign\w+|stepped down|t[ao]\w+ over)\b",
    re.IGNORECASE,
)
"""What says that somebody held an office before another."""


def _tells_who_was_before(answer: Answer, name: str) -> bool:
    """Return whether the sentence of an answer says that somebody, other than who is named, held an office before."""
    quote = answer.citations[0].quote
    return _LEFT.search(quote) is not None and fold(answer.answer) not in fold(name)


def _is_office_asked(search: Search, holder: offices.Holder) -> bool:
    """Return whether the sentence of a holder speaks of all that the question names, and of that body's office."""
    span = holder.start, holder.end
    said = next((item for item in search.ranked if (item.start, item.end) == holder.sentence), None)
    held = search.constraints
    missing = () if said is None else set(held.missing_names(said, span)) - {holder.after}
    return said is not None and not missing and held.holder_is_said(said, span)


def _forms_of_name(search: Search, name: str) -> list[str]:
    """Return the folded texts that count as a person's name, the last part of a foreign one among them."""
    forms = [form for item in search.constraints.named if item.text in name for form in search.constraints.forms(item)]
    heard = [text for word in search.words for text, _ in word.variants if word.label in fold(name) and len(text) > 2]
    return list(dict.fromkeys([fold(name), *forms, *heard, *([fold(name).split(" ")[-1]] if " " in name else [])]))


def _asked_apart(search: Search, *, over_events: bool = False) -> Answer | None:
    """Return the answers to all that a question asks at once, joined; None if it asks one thing or one fails."""
    asked = coordinated.parts(search.question.text)
    found: list[Answer] = []
    for text in asked:
        part = Search.begun(search.index, text, k=search.k, filters=search.filters)
        known = part.hits and not part.constraints.nowhere()
        answer = (answered(part) if over_events else _extracted(part)) if known else None
        if answer is None or not answer.found:
            return None
        found.append(answer)
    places = {
        (item.source, item.start if over_events else item.answer_start)
        for answer in found
        for item in answer.citations[:1]
    }
    if not found or len(places) < len(found):
        return None
    joint = ("；" if over_events else "、") if search.question.language == "zh" else ", "
    text, shown = (joint.join(values) for values in zip(*((item.answer, item.display) for item in found), strict=True))
    proofs = [replace(item.citations[0], answer_start=None, answer_end=None) for item in found]
    made = make(search, text, shown, min(item.confidence for item in found), list(dict.fromkeys(proofs)))
    return replace(made, computed=True)


def _extracted(search: Search) -> Answer:
    """Return what the best sentence answers, or the refusal."""
    if (otherwise := dated_otherwise(search)) is not None:
        return give(search, otherwise, DATED_OTHERWISE)
    several = coordinated.parts(search.question.text)
    if not several and (none := zero.told(search.question, search.words, search.sentences)):
        shown = none.text if search.question.language == "zh" else f"none ({none.text})"
        return make(search, none.text, shown, zero.CONFIDENCE, [none.proof])
    missing = search.missing_dates()
    proposal = None if missing else propose(search)
    if proposal is None:
        return refuse(search, UNFOUND, missing)
    proposal = the_one_meant(search, proposal)
    missing = search.constraints.missing_names(proposal.sentence, proposal.span)
    if not missing and (times := multiplied(search.question, search.words, proposal.candidate)):
        told = speaks_of_what_is_asked(search, proposal) and not unspoken(search, proposal.sentence)
        return make_computed(search, times) if told and times.citations else refuse(search, UNFOUND)
    if not missing and (summed := _summed(search, proposal.candidate)):
        return make_computed(search, summed) if summed.citations else refuse(search, UNFOUND)
    part = paid(search.question, search.words, search.sentences)
    if part := part or (None if missing else rest_of(search.question, proposal.candidate)):
        return make_computed(search, part)
    was = number_before(search.question, proposal.candidate) or planned(search.question, proposal.candidate)
    if was and not missing:
        return make_computed(search, was) if was.citations else refuse(search, UNFOUND)
    if not missing and (left := rest.remainder(search.question, search.words, search.sentences)):
        return make_computed(search, left)
    if rest.may_lack(missing, search.question) and (left := rest.rest(search.question, search.words, search.sentences)):
        return make_computed(search, left)
    inputs = described(evidence(search, proposal, len(missing)))
    language = _fitted_for(search, proposal)
    answerable = model().probability("answerable", language, inputs)
    eased = ON_THE_DAY if any(date.day for date in search.question.dates) else 1.0
    right = model().probability("right", language, inputs)
    least = eased * model().threshold[language]
    doubtful = answerable < least and not (language == "en" and answerable * right >= BOTH)
    if missing or doubtful or not proposal.text or not speaks_of_what_is_asked(search, proposal):
        return refuse(search, min(answerable, 1 - STATED) if answerable >= least else answerable, missing)
    if proposal.text != "no" and (absent := unspoken(search, proposal.sentence)):
        return refuse(search, UNFOUND, (absent,))  # what is not spoken of may be denied
    apart = difference_of_change(search.question, proposal.candidate)
    if apart := apart or terms.ended(search.index, search.question, proposal.candidate, search.sentences):
        return make_computed(search, apart) if apart.citations else refuse(search, UNFOUND)
    held = search.constraints
    said = held.verb_is_said(proposal.sentence) and held.plan_is_said(proposal.sentence)
    sure = LEAST if said else 1.0 if search.question.kind == "date" and held.is_ahead else UNSAID
    return give(search, proposal, right) if right >= eased * sure else refuse(search, right)


def _summed(search: Search, candidate: Candidate | None) -> Computed | None:
    """Return the sum of a row, or over all phases of a thing, if a question asks for one."""
    row = rows.total(search.question, search.words, candidate, search.sentences)
    return row or phases.total(search.question, candidate, search.sentences)


def _fitted_for(search: Search, proposal: Proposal) -> str:
    """Return whose weights judge a proposal: those for English questions were fitted over Chinese text.

    Where question and text differ in language, less of the question is covered, whichever of them is Chinese.
    """
    chinese = search.question.language == "zh" and any(map(is_cjk, proposal.sentence.text))
    return "zh" if chinese else "en"
