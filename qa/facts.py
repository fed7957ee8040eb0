"""Facts as data: every value and name of the texts with its place, what it measures and its event.

Quantities, sums, shares and dates lie in the index. Places, organisations and persons need the segmenter, which reads
a quarter of a megabyte in a second and would treble the time of a build: they are found when first asked for, passage
by passage, and kept as long as the index is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from corpus import facts as stored
from corpus.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.facts import Finding
    from index import Index
    from index.passages import Passages, Row

NAMED = ("place", "organisation", "person")
"""Kinds that are found when they are asked for."""

KINDS = (*stored.KINDS, *NAMED)
"""Every kind of fact."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value or a name that a text holds: ``source``'s text[start:end] is ``text``.

    ``value`` is normalised: a number in plain digits and single units (1.35亿元 is ``135000000``), a date in ISO form
    (``2022-09``; ``--09-08`` where no year is known; ``first/last`` for a range), a name as it stands. ``unit`` is the
    measure word or currency, of a date its precision. ``head`` is what a number measures, the source's
    text[head_start:head_end]; "" and None where nothing was found. ``modifier`` leads into the value or bounds it
    (达, 超, 占, 增长, nearly), and ``exact`` says whether it leaves the value as it is.
    """

    source: str
    event_number: int
    event: str | None
    section: str | None
    date: str | None
    start: int
    end: int
    text: str
    kind: str
    value: str
    unit: str
    head: str
    head_start: int | None
    head_end: int | None
    modifier: str
    exact: bool

    def to_json(self) -> dict[str, Any]:
        """Return the fact as a JSON object."""
        return {name: getattr(self, name) for name in self.__slots__}


def facts(index: Index, event: int | None = None, source: str | None = None, kind: str | None = None) -> list[Fact]:
    """Return the facts of an index in the order of sources and text; None asks for all.

    ``event`` is an event number (0: before the first), ``source`` a whole source name, ``kind`` one of :data:`KINDS`.

    Raises:
        QuestionError: there is no such kind or source.
    """
    passages = index.passages
    if kind is not None and kind not in KINDS:
        raise QuestionError(
            f"There is no kind “{kind}” of facts; give one of {', '.join(KINDS)}.",
            f"没有“{kind}”这一类事实；可选：{'、'.join(KINDS)}。",
        )
    if source is not None and source not in passages.numbers:
        raise QuestionError(
            f"There is no source “{source}” in the index; `dashiji info` lists them.",
            f"索引中没有来源“{source}”；用 `dashiji info` 可以列出全部来源。",
        )
    return list(_facts(passages, _numbers(passages, event, source), kind))


def facts_of(passages: Passages, numbers: Iterable[int]) -> Iterator[tuple[Row, Finding]]:
    """Yield the stored findings of some passages with the passage of each."""
    for number in numbers:
        if found := passages.findings(number):
            row = passages.row(number)
            for item in found:
                yield row, item


def _numbers(passages: Passages, event: int | None, source: str | None) -> list[int]:
    from index.passages import Filters

    allowed = passages.allowed(Filters(event=event, source=source))
    wanted = range(len(passages)) if allowed is None else [int(n) for n in allowed.nonzero()[0]]
    order = {item.name: place for place, item in enumerate(passages.listed())}
    columns = passages.arrays()
    places = [order[item.name] for item in passages.sources]
    return sorted(wanted, key=lambda n: (places[int(columns["document"][n])], int(columns["start"][n])))


def _facts(passages: Passages, numbers: Iterable[int], kind: str | None) -> Iterator[Fact]:
    for number in numbers:
        found = passages.findings(number) if kind not in NAMED else []
        if kind is None or kind in NAMED:
            found = sorted([*found, *_named(passages, number)], key=lambda item: (item.start, item.end))
        chosen = [item for item in found if kind in {None, item.kind}]
        if not chosen:
            continue
        row = passages.row(number)
        for item in chosen:
            yield fact_of(row, item)


def fact_of(row: Row, item: Finding) -> Fact:
    """Return a finding in a passage as a fact."""
    low = row.start
    head = row.text[item.head_start - low : item.head_end - low]
    return Fact(
        row.source, row.event_number, row.event, row.section, row.date.iso if row.date else None, item.start, item.end,
        row.text[item.start - low : item.end - low], item.kind, item.value, item.unit, head,
        item.head_start if head else None, item.head_end if head else None, item.modifier, item.exact,
    )  # fmt: skip


_NAMES: WeakKeyDictionary[Passages, dict[int, tuple[Finding, ...]]] = WeakKeyDictionary()


def _named(passages: Passages, number: int) -> tuple[Finding, ...]:
    kept = _NAMES.setdefault(passages, {})
    if number not in kept:
        start = int(passages.arrays()["start"][number])
        kept[number] = tuple(find_names(passages.text_of(number), start))
    return kept[number]


def find_names(text: str, begin: int = 0) -> list[Finding]:
    """Return the places, organisations and persons of a text, each name by itself, with spans moved by ``begin``."""
    from corpus.sentences import split_sentences
    from qa import names

    found: list[Finding] = []
    for first, last in split_sentences(text, 0, len(text)):
        sentence = text[first:last]
        people = [span for span in _single(names.people(sentence)) if not names.is_office(sentence[slice(*span)])]
        bodies = _single(names.organisations(sentence))
        taken = [*people, *bodies]
        sites = [span for span in names.places(sentence) if not _among(span, taken)]
        for kind, spans in (("place", sites), ("organisation", bodies), ("person", people)):
            for start, end in spans:
                at = begin + first + start
                found.append(
                    stored.Finding(at, begin + first + end, kind, sentence[start:end], "", at, at, "", exact=True)
                )
    return found


def _single(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that hold no other one: of 甲公司与乙公司 the two and not both together."""
    return [
        span
        for span in dict.fromkeys(spans)
        if not any(other != span and span[0] <= other[0] and other[1] <= span[1] for other in spans)
    ]


def _among(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in others)
