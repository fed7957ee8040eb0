"""Who holds an office now, where a later sentence tells that whoever held it was succeeded: 甲退休,乙接替他.

Such a sentence need not name the office, so that whoever is asked for by it is not found there. One that tells of the
succession in another office is passed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import fold, simplified
from qa.asking.question import asked_role, asks_holder
from qa.asking.relations import AFTER, Asked
from qa.finding import names, relations
from qa.finding.offices import office_asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index import Index
    from index.passages import Row
    from qa.answer import Citation
    from qa.asking.question import Question

CHAIN = 6
"""Most successions that are followed from the first holder told (by hand)."""

PASSAGES = 24
"""Most passages with a holder's name in which a succession is looked for (by hand)."""

_NOT_NOW = re.compile(
    r"原来|原先|以前|之前|从前|过去|当时|那时|时任|前任|首任|第一任|首位|最早|最初|[原前曾]|\b(?:was|were|had|did|first|former\w*|previous\w*|before|then|until|founding)\b"
)
_NOW_ENGLISH = re.compile(r"\b(?:is|'s|now|current|currently|present)\b")
_AT_PRESENT = re.compile(r" (?:now|currently|today|at present)\b")
_OFFICE_LEFT = re.compile(
    r"(?:辞去|卸任|卸下|不再(?:兼|担)?任|接任|继任|接掌|退出|担任)(?!他|她|其|该|这|此|了|职)(?P<office>[\u4e00-\u9fff]{2,12})|\bas (?:the |its )?(?P<role>[a-z]+(?: [a-z]+){0,2})"
)


_BODY_LEFT = re.compile(
    r"\b(?:left|resigned from|retired from|stood down from|stepped down from|quit) (?:the |an? )?(?P<body>[a-z]+(?: [a-z]+){0,2}?)(?= (?:in|on|at|and|after|to|for|when|was|because)\b|[,.;]|$)"
)
"""What somebody left, who was succeeded in it: the choir is no cricket club."""


def asks_present(question: Question) -> str:
    """Return the office whose present holder a question asks for; "" if it asks for none, or for one of an earlier time.

    Example:
        >>> from qa.asking.question import read_question
        >>> [asks_present(read_question(text)) for text in ("现在的校长是谁?", "原来的校长是谁?", "Who is the director now?")]
        ['校长', '', 'director']
    """
    asked = simplified(fold(question.text))
    if question.kind != "person" or _NOT_NOW.search(asked):
        return ""
    if question.language == "zh":
        return office_asked(question)
    untimed = _AT_PRESENT.sub("", asked)
    return " ".join(asked_role(untimed)) if asks_holder(untimed) and _NOW_ENGLISH.search(asked) else ""


def successor(
    index: Index, question: Question, office: str, name: str, proof: Citation
) -> tuple[str, list[Citation]] | None:
    """Return who holds an office since somebody whom a proof names as its holder gave it up; None if nobody is told to."""
    known, found = {fold(name)}, None
    for _ in range(CHAIN):
        last = found[0] if found else name
        said = next(_told(index, office, fold(question.text), last, proof), None)
        if said is None or fold(said[0]) in known:
            break
        known.add(fold(said[0]))
        found = said
    return found


def _told(index: Index, office: str, asked: str, name: str, proof: Citation) -> Iterator[tuple[str, list[Citation]]]:
    """Yield who is told, in the same text and not before the proof, to have come after somebody."""
    last = fold(name).split(" ")[-1]  # a text goes on with the last part of a foreign name
    for number in index.passages.holding(last, None)[:PASSAGES].tolist():
        row = index.passages.row(number)
        if row.source != proof.source or row.end <= proof.start:
            continue
        said = relations.told_in(index, Asked(AFTER, name), [fold(name)], [row])
        if said is None or not said[0] or names.is_office(said[0]) or not _may_be_of(office, asked, row, said[1][0]):
            continue
        if not _is_of_another(row, name, said[0], said[1][0]):
            yield said


_FORMER_HOLDER = re.compile(r"(?<![由是])(?:前任|上任|上一任|原|前)[\u4e00-\u9fff]{0,8}$")
_OTHER_CLAUSE = re.compile(r"[;。]")


def _is_of_another(row: Row, name: str, found: str, proof: Citation) -> bool:
    """Return whether who is found is told to have been before, or came after somebody told of between the two names.

    In 盛广陵任书记;练长风升任经理,其原职由贺雁秋接任 it was 练长风.
    """
    text = simplified(fold(row.text[proof.start - row.start : proof.end - row.start]))
    at, other = text.find(fold(name)), text.find(fold(found))
    if _FORMER_HOLDER.search(text[: max(other, 0)]):
        return True
    return 0 <= at < other and _OTHER_CLAUSE.search(text[at:other]) is not None


def _may_be_of(office: str, asked: str, row: Row, proof: Citation) -> bool:
    """Return whether a sentence tells of the succession in an office, or in none that it names."""
    text = simplified(fold(row.text[proof.start - row.start : proof.end - row.start]))
    core = names.ROLE.search(office)
    mine = core.group() if core else office
    for match in _OFFICE_LEFT.finditer(text):
        said = match["office"] or match["role"]
        if mine not in said and said not in office:
            return False
    left = _BODY_LEFT.search(text)
    return left is None or left["body"].rsplit(" ", 1)[-1] in asked
