"""The answer that would be given, however weak what speaks for it, and the next ones that may be meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.answering.checks import is_of_all_it_names, tells_the_change
from qa.answering.search import SAID, Search
from qa.asking.question import COUNTED, excepted
from qa.checking import premises
from qa.checking.of_what import how_asked, names_what_is_priced
from qa.checking.payers import is_theirs as is_paid_by
from qa.checking.payers import payer_asked
from qa.checking.theirs import affirmed, denied_by, denies, is_of_one_time, is_theirs
from qa.computing.changed import side_asked
from qa.finding import prose
from qa.finding.choice import ranked
from qa.finding.dated import is_as_fine
from qa.finding.deeds import by_deed, doers_in
from qa.finding.doers import placed
from qa.finding.names import tokens
from qa.finding.numeric import PART_ONLY
from qa.finding.of_year import of_its_year
from qa.finding.sentence import mentions_in
from qa.finding.wholes import (
    whole_class,
    whole_enumeration,
    whole_name,
    whole_people,
    whole_person,
    whole_place,
    whole_row,
    without,
)
from qa.telling.cite import quotable
from qa.telling.confidence import Evidence

if TYPE_CHECKING:
    from qa.asking.words import Word
    from qa.finding.sentence import Candidate, Sentence


NEXT, BEHIND, FAR_BEHIND = 4, 0.3, 1.0
"""How many values are looked at for one that speaks of what is asked, and how far behind they may be, farther where the
best is of none that the question names (by hand)."""


BESIDE_NEXT = 0.1
"""Share of the question that must stand beside such a value in another sentence, unless it is a sum (by hand)."""


UNFITTED = 0.15
"""What may speak against the value that is meant, where the best one is of something else (by hand)."""

NAMED_BESIDE, UNFIT = 0.25, -1.0
"""Share of the question beside a quantity from which on it goes before others that stand in sentences without the
person whom an English question names (by hand)."""


TOLD_OF = 0.8
"""Share of the question from which on a sentence tells of what is asked to have been at another time (by hand)."""

WORD_SAID, UNSAID_SHARE = 0.25, 0.6
"""Cover below which a word is unsaid, and the share of the question in such words from which on nothing is said to be
so (by hand)."""

_IS_IT = re.compile(r"是(?P<what>[^是否不,，]{1,8})(?<!的)[吗吧]")
"""What a Chinese question asks whether something is; 是…的吗 asks how it came to be."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer not yet given: its text ("" if yes or no cannot be told), sentence, candidate, and the other values."""

    text: str
    sentence: Sentence
    candidate: Candidate | None = None
    rivals: tuple[Candidate, ...] = ()

    @property
    def span(self) -> tuple[int, int] | None:
        """Return the span of the answer in its source; None for yes and no."""
        return (self.candidate.start, self.candidate.end) if self.candidate else None


def propose(search: Search) -> Proposal | None:
    """Return the answer that would be given, however weak the evidence; None if nothing of the kind is there."""
    if not search.sentences:
        return None
    kind = search.question.kind
    if kind == "yesno":
        return _yes_or_no(search)
    found = ranked(search.index, search.question, search.words, search.sentences, search.query.terms)
    if not found:
        return None
    found.sort(key=lambda item: not tells_the_change(search, item))  # stable: else as they are
    if payer_asked(search.question):
        paid = (search.question, search.words), search.sentences
        found.sort(key=lambda item: not is_paid_by(*paid[0], item.sentence, (item.start, item.end), paid[1]))
    if kind == "person":  # nobody is his own successor, however his name is spelt
        given = {form for item in search.constraints.named for form in search.constraints.forms(item)}
        found.sort(key=lambda item: fold(item.text) in given)
    if kind in {"person", "organisation"}:
        asked, first, chinese = fold(search.question.text), search.sentences[0], search.question.language == "zh"
        found.sort(key=lambda item: (chinese and item.sentence is not first) or not _is_placed(asked, item))
    if kind in COUNTED and search.question.language != "zh":
        told, best = search.constraints.names_people_of, found[0]
        if best.fitness < UNFIT or not told(best.sentence):
            found.sort(key=lambda item: item.local < NAMED_BESIDE or item.fitness < UNFIT or not told(item.sentence))
    if kind == "why":
        best = prose.whole_reason(prose.with_reason(found[0], search.sentences, search.question, search.ranked))
    elif kind == "what" and search.question.language != "zh" and how_asked(fold(search.question.text)):
        best = prose.whole_reason(found[0])
    else:
        best = whole_name(whole_row(found[0], search.question), begun=kind == "what")
    if kind == "person":
        best = whole_people(whole_person(best, [hit.row.text for hit in search.hits]), search.question)
    best = of_its_year(search.question, best)
    best = by_deed(search.question, best, search.sentences)
    best = whole_enumeration(side_asked(search.question, best), search.question)
    best = without(whole_place(whole_class(best, search.question), search.question), search.question, _left_out(search))
    best = quotable(best)
    return Proposal(best.text, best.sentence, best, tuple(found))


def _is_placed(asked: str, item: Candidate) -> bool:
    """Return whether a name is of whom its sentence tells to hold the rank that a folded question asks for."""
    base = item.sentence.start
    return (item.start - base, item.end - base) in placed(asked, item.sentence.text)


def evidence(search: Search, proposal: Proposal, missing: int = 0) -> Evidence:
    """Return what speaks for and against a proposal."""
    return Evidence(
        search.question, search.words, search.sentences, search.hits, proposal.sentence, proposal.candidate,
        proposal.rivals, missing,
    )  # fmt: skip


def _yes_or_no(search: Search) -> Proposal:
    best = prose.speaking(search.sentences, search.question, search.words)
    holds = prose.affirms(best, search.question, search.words)
    # A denial that is asked for stands in a text in other words (没有: 未)
    unsaid = not search.constraints.asks_denial and _unsaid_share(search, best) >= UNSAID_SHARE
    if holds and (unsaid or _asks_of_what_nobody_says(search) or not search.constraints.deed_is_said(best)):
        holds = None  # what is asked about is not spoken of, however much else is
    if search.question.language == "zh" and not search.constraints.asks_denial:
        about_it = (search.question, search.words, search.sentences)
        if denial := denied_by(best, *about_it):
            best, holds = denial, False
        elif denies(best, search.question, search.words) and _unsaid_share(search, best) < UNSAID_SHARE:
            holds = False
        elif holds:
            holds = affirmed(best, *about_it)
    if holds and search.question.language != "zh":
        about = (search.question, search.words, search.sentences, search.title(best))
        holds = premises.judged(best, *about)
        if holds is None and (told := premises.told_beside(best, *about)):
            best, holds = told
    text = ("是" if holds else "否") if search.question.language == "zh" else ("yes" if holds else "no")
    return Proposal("" if holds is None else text, best)


def _asks_of_what_nobody_says(search: Search) -> bool:
    """Return whether a Chinese question has a noun that none of the passages has, in no form: 镇长 of a 书记."""
    if search.question.language != "zh" or search.constraints.asks_denial:
        return False
    asked = fold(search.question.text)
    nouns = {token.text for token in tokens(asked) if token.tag in {"n", "nz", "nt", "m", "b"}}
    what = _IS_IT.search(asked)
    return any(
        len(word.label) > 1
        and (word.label in nouns or (what is not None and word.label in what["what"]))
        and not any(item.covered[place] and _has_head(word, item) for item in search.sentences)
        for place, word in enumerate(search.words)
    )


def _unsaid_share(search: Search, sentence: Sentence) -> float:
    """Return the share of the question in words that a sentence, with what stands over it, does not say."""
    timed = fold("".join(search.question.text[date.start : date.end] for date in search.question.dates))
    words = [
        (item, value)
        for item, value in zip(search.words, sentence.covered, strict=True)
        if " " not in item.label and not _is_of_time(item.label, timed)
    ]
    total = sum(item.idf for item, _ in words) or 1.0
    return sum(item.idf for item, value in words if value < WORD_SAID) / total


def dated_otherwise(search: Search) -> Proposal | None:
    """Return the denial of a question whether something was at one time, which was said to be at another."""
    asked = search.question.dates
    if search.question.kind != "yesno" or len(asked) != 1 or search.constraints.asks_denial or not search.ranked:
        return None
    if not is_of_one_time(search.question.text, asked[0]):
        return None  # a fair is held again, and what was poor in one year may be so in another
    years = [int(year) for hit in search.hits for year in _YEAR.findall(f"{hit.row.date or ''} {hit.row.text}")]
    if asked[0].year and not (years and min(years) <= asked[0].year <= max(years)):
        return None
    when = fold(search.question.text[asked[0].start : asked[0].end])
    own = [number for number, word in enumerate(search.words) if not _is_of_time(word.label, when)]
    total = sum(search.words[number].idf for number in own) or 1.0

    def share(item: Sentence) -> float:
        return sum(search.words[at].idf * item.covered[at] for at in own) / total

    best = max(search.ranked[:NEXT], key=share)
    met = any(share(item) >= SAID for item in search.constraints.dated(search.ranked))
    if met or share(best) < TOLD_OF or search.constraints.missing_names(best, None):
        return None
    year = int(best.row.date.first[:4]) if best.row.date else None
    told = [item.date for item in mentions_in(best.text, year) if is_as_fine(item.date, asked[0])]
    text = "否" if search.question.language == "zh" else "no"
    return Proposal(text, best) if told else None


def _left_out(search: Search) -> list[str]:
    """Return the folded texts that count as whom an English question says to leave out, or to have done it too."""
    held, out = search.constraints, excepted(search.question.text) if search.question.language != "zh" else ""
    return [form for item in held.named if out and item.text in out for form in held.forms(item)]


def the_one_meant(search: Search, proposal: Proposal) -> Proposal:
    """Return the proposal, or for an English question for a quantity the next one that speaks of what it names.

    In "the Alliance took 22 of the 48 seats, the Greens 14" the 48 are more like seats, and none of the Greens'.
    """
    if proposal.candidate is None:
        return proposal
    if search.question.kind in {"person", "organisation"} and search.question.language == "zh":
        return _who_is_meant(search, proposal)
    if search.question.kind not in COUNTED:
        return proposal
    if search.question.language == "zh":
        return _next_of_its_sentence(search, proposal)
    missing = search.constraints.missing_names(proposal.sentence, proposal.span)
    # Where the sentence has a name, and the value is of another one, the value of that name is meant
    priced = (search.question, search.words)
    of_another = search.question.kind == "money" and not names_what_is_priced(*priced, proposal.sentence)
    best = proposal.candidate.score - (FAR_BEHIND if missing or of_another else BEHIND)
    least = -UNFITTED if search.question.kind == "number" else 0
    others = [
        item
        for item in proposal.rivals[1:NEXT]
        if item.score >= best and item.fitness >= least and _may_be_meant(search, item, proposal.sentence)
    ]
    if not others or is_of_all_it_names(search, proposal):
        return proposal
    made = (Proposal(item.text, item.sentence, item, proposal.rivals) for item in others)
    return next((item for item in made if is_of_all_it_names(search, item)), proposal)


def _who_is_meant(search: Search, proposal: Proposal) -> Proposal:
    """Return the proposal, or the next name of the best sentence if that speaks of all that a question names.

    Who supplied the other machine stands where "supplied" does, too.
    """
    best = search.sentences[0]
    place = best.row.source, best.start
    here = (proposal.sentence.row.source, proposal.sentence.start) == place
    if proposal.candidate is None or here or is_of_all_it_names(search, proposal):
        return proposal
    near = doers_in(search.question, proposal.candidate, best)
    rivals = proposal.rivals[1:NEXT]
    near += [item for item in rivals if (item.sentence.row.source, item.sentence.start) == place]
    made = (Proposal(item.text, item.sentence, item, proposal.rivals) for item in near)
    return next((item for item in made if is_of_all_it_names(search, item)), proposal)


def _next_of_its_sentence(search: Search, proposal: Proposal) -> Proposal:
    """Return the proposal, or the next value of its sentence if that is of what the question names and it is not.

    In 尚有58户,其中41户在沙湾片区 the 41 are those of 沙湾.
    """
    missing = search.constraints.missing_names(proposal.sentence, proposal.span)
    named = {item.text for item in search.constraints.named}
    theirs = is_theirs(search.question, search.words, proposal.sentence, proposal.span)
    if not named.issuperset(missing) or (theirs and not missing):
        return proposal
    near = (item for item in proposal.rivals[1:NEXT] if item.sentence is proposal.sentence)
    others = (item for item in near if item.fitness >= -PART_ONLY)
    made = (Proposal(item.text, item.sentence, item, proposal.rivals) for item in others)
    return next((item for item in made if is_of_all_it_names(search, item)), proposal)


def _may_be_meant(search: Search, item: Candidate, chosen: Sentence) -> bool:
    """Return whether a value is told with the one chosen, where most of what is asked is told, or of what is priced."""
    told = search.question.kind == "money" or item.local >= BESIDE_NEXT
    if search.question.kind == "money" and names_what_is_priced(search.question, search.words, item.sentence):
        return True
    if search.question.kind == "number" and item.local >= NAMED_BESIDE:
        return item.sentence in search.sentences[:NEXT]
    return item.sentence is chosen or (item.sentence is search.sentences[0] and told)


def _is_of_time(label: str, when: str) -> bool:
    """Return whether a word of a question is part of the time that it names."""
    return any(part in when for part in label.split(" "))


def _has_head(word: Word, sentence: Sentence) -> bool:
    """Return whether a sentence has what a Chinese noun ends with, or all of another form: 科技 is no 科技馆."""
    return word.label[-1] in sentence.folded or any(form in sentence.folded for form, _ in word.variants)
