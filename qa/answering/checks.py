"""Whether a proposed answer speaks of what is asked: each check is one way to be near it and wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.answering.search import SAID
from qa.asking.question import ASKS_OUTRIGHT, COUNTED
from qa.checking import fates, growth, hours, likeness
from qa.checking.by_whom import is_by_whom
from qa.checking.nearly import only_nearly
from qa.checking.of_what import is_of_it
from qa.checking.theirs import is_theirs
from qa.computing import differences, rest
from qa.finding import prose
from qa.finding.formed import form_asked, is_own_number
from qa.finding.numeric import is_counted_by, is_same_unit
from qa.finding.preference import may_be_address
from qa.finding.sentence import quantities_in
from qa.finding.wholes import (
    is_row_of_people,
)

if TYPE_CHECKING:
    from qa.answering.proposals import Proposal
    from qa.answering.search import Search
    from qa.finding.sentence import Candidate, Sentence


BESIDE, UNLIKELY, DOUBTED = 0.02, 0.1, 0.3
"""Share of the question beside a count, and F1 that the reader expects of it, below which it counts something else (by
hand: no right answer to the questions of ``tests/qa`` lies below both)."""


NAMED_UNIT = 0.5
"""What speaks for a number beside the words at it where its unit and a word in it say what it counts (by hand)."""


_CLAUSES = re.compile("[\u4e00-\u9fff][,，;；。]")


_WHICH_NAMED = re.compile(r"哪(?:几|\d+|[两三四五六七八九十])[家所位名座]")


_ANY_UNIT = frozenset("个 家 项 万 亿 种 次".split())


def is_of_all_it_names(search: Search, proposal: Proposal) -> bool:
    """Return whether a proposal speaks of what is asked and of all that the question names."""
    missing = search.constraints.missing_names(proposal.sentence, proposal.span)
    return not missing and speaks_of_what_is_asked(search, proposal)


def speaks_of_what_is_asked(search: Search, proposal: Proposal) -> bool:
    """Return whether a proposal passes every check; what it says of something else is no answer."""
    held = search.constraints
    sentence = proposal.sentence
    return (
        held.role_is_said(sentence, proposal.span)
        and held.spending_is_said(sentence, proposal.span)
        and held.head_is_said(sentence)
        and held.topic_is_said(sentence, search.sentences)
        and held.counts_apart(sentence)
        and held.is_done(sentence, proposal.span)
        and held.stock_is_said(sentence, proposal.span)
        and held.object_is_said(sentence)
        and held.body_is_theirs(sentence, proposal.span)
        and held.counted_is_beside(sentence, proposal.span)
        and held.holder_is_said(sentence, proposal.span)
        and held.is_known(sentence)
        and (form_asked(search.question.text) is not None or _counts_it(search, proposal))
        and hours.is_that_end(search.question, search.words, sentence, proposal.span)
        and is_own_number(search.question, search.words, sentence)
        and not _is_no_name(search, proposal)
        and may_be_address(search.question, sentence, proposal.span)
        and _attribute_is_said(search)
        and tells_the_change(search, proposal.candidate)
        and not (search.question.kind == "why" and _gives_no_reason(search, sentence))
        and held.agent_is_said(sentence, proposal.span)
        and held.deed_is_said(sentence)
        and fates.is_state_told(search.question, sentence)
        and fates.is_told(fates.asked(search.question), sentence, proposal.span)
        and held.denial_is_said(sentence)
        and not rest.tells_only_the_other(rest.asked(search.question), sentence)
        and is_by_whom(search.question, sentence, proposal.span)
        and held.change_is_said(sentence, proposal.span)
        and held.modifier_is_said(sentence, proposal.span)
        and held.class_is_said(proposal.text, sentence)
        and held.setting_is_said(sentence, search.sentences)
        and held.is_not_vacant(sentence, proposal.span)
        and held.is_no_part_of_it(sentence, proposal.span)
        and held.office_is_the_one(sentence)
        and is_theirs(search.question, search.words, sentence, proposal.span)
        and is_of_it(search.question, search.words, sentence, proposal.span, _things_named(search))
        and not _is_only_near(search, proposal)
    )


def _gives_no_reason(search: Search, sentence: Sentence) -> bool:
    return prose.is_bare(sentence) or prose.only_reports(sentence, search.words)


def _is_only_near(search: Search, proposal: Proposal) -> bool:
    said = proposal.text, proposal.sentence, proposal.span
    return only_nearly(search.question, search.words, said, search.sentences, search.title(proposal.sentence))


_ATTRIBUTE = re.compile(
    r"^(?!.*[?？])\S.*\s(?P<zh>[\u4e00-\u9fff]{2,4})$|^(?!.*[?？])[a-z][\w'’-]*(?: [\w'’-]+){1,5} (?P<en>[a-z]{4,})$"
)
"""What keywords ask of a thing, which ends them: 大桥 副标题, bridge anthem."""


def _attribute_is_said(search: Search) -> bool:
    """Return whether any sentence at hand says what keywords ask of a thing, where only a phrase can answer."""
    asked = _ATTRIBUTE.search(fold(search.question.text).strip())
    if search.question.kind != "what" or asked is None or ASKS_OUTRIGHT.search(asked.group()):
        return True
    label = asked["zh"] or asked["en"]
    places = [place for place, word in enumerate(search.words) if word.label == label]
    return not places or any(item.covered[places[0]] >= SAID for item in search.sentences)


def tells_the_change(search: Search, candidate: Candidate | None) -> bool:
    """Return whether a value is of the difference, or of what has changed, that the question may ask for."""
    return differences.is_said(search.question, candidate) and growth.is_said(search.question, search.words, candidate)


def _is_no_name(search: Search, proposal: Proposal) -> bool:
    """Return whether words that the reader chose run over clauses, where a Chinese question asks for a name."""
    kind, asked = search.question.kind, search.question.text
    named = kind in {"person", "organisation", "place"} or (kind == "list" and _WHICH_NAMED.search(asked))
    if not named or search.question.language != "zh" or not _CLAUSES.search(proposal.text):
        return False
    return proposal.candidate is None or not is_row_of_people(proposal.candidate)


def _counts_it(search: Search, proposal: Proposal) -> bool:
    """Return whether a number counts what is asked for, as far as can be told."""
    return (
        not _counts_something_else(search, proposal)
        and not _counts_what_another_counts(search, proposal.candidate)
        and likeness.is_counted(search.index, search.question, search.words, proposal.candidate)
    )


def _counts_something_else(search: Search, proposal: Proposal) -> bool:
    """Return whether nothing asked for stands beside a quantity or person, which the reader doubts, too."""
    item, kind = proposal.candidate, search.question.kind
    if item is None or kind not in COUNTED | {"person"} or item.worth is None:
        return False
    if kind == "number" and item.fitness >= NAMED_UNIT:
        return False
    if kind == "number" and item.worth < UNLIKELY and _is_of_other_unit(search, item):
        return True
    doubted = DOUBTED if kind in COUNTED and search.question.language == "zh" else UNLIKELY
    return item.local < BESIDE and item.worth < doubted


LOOKED_AT = 12
"""Sentences among the best in which what an English question counts may be counted."""

_WHOEVER = frozenset("people person persons member members".split())
"""What may be anybody, whatever else they are called."""


def _counts_what_another_counts(search: Search, item: Candidate | None) -> bool:
    """Return whether an English number counts one thing, and another what is asked for: 14 clean sheets, 31 goals."""
    if item is None or search.question.kind != "number" or search.question.language == "zh":
        return False
    place = item.start - item.sentence.start
    units = {found.start: found.unit for found in quantities_in(item.sentence.text)}
    unit = units.get(place, "")
    named = [word for word in search.words if word.focus > 1]
    forms = {form for word in named for form, _ in word.variants if form.isascii()}
    if (
        len(unit) < LONG
        or unit in _WHOEVER
        or not unit.isascii()
        or not forms
        or any(word.label in _WHOEVER for word in named)
    ):
        return False
    return not _is_unit(unit, forms) and any(
        _is_unit(found.unit, forms)
        for sentence in search.sentences[:LOOKED_AT]
        for found in quantities_in(sentence.text)
    )


LONG = 4
"""Letters from which on the unit of a number is a noun."""


def _is_unit(unit: str, forms: set[str]) -> bool:
    """Return whether the unit of a number is one of the stems."""
    return len(unit) >= LONG and any(unit.startswith(form) or form.startswith(unit) for form in forms)


def _is_of_other_unit(search: Search, item: Candidate) -> bool:
    """Return whether a number counts by another measure than a Chinese question does: 两个, of 多少间房屋."""
    asked = search.question.unit
    if search.question.language != "zh" or not asked or search.question.units:
        return False
    units = [found.unit for found in quantities_in(item.text)]
    if asked in _ANY_UNIT:  # neither 154人 nor 2个 are of 多少个村 where no 村 is spoken of
        counted = [value for word, value in zip(search.words, item.sentence.covered, strict=True) if word.focus > 1]
        return bool(units) and max(counted, default=1.0) == 0.0
    if units and units[0] == "个" and is_counted_by(asked, item.sentence.plain, item.end - item.sentence.start):
        return False
    return bool(units) and units[0] != "" and not is_same_unit(units[0], asked)


def _things_named(search: Search) -> list[list[str]]:
    """Return the folded texts that count as each place or thing that the question names."""
    held = search.constraints
    return [held.forms(item) for item in held.named if item.kind in {"place", "person", "organisation"}]
