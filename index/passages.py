"""The passages as columns: numbers in arrays, all text in one UTF-8 block, so that a saved index opens by mapping."""

from __future__ import annotations

import datetime as dt
import hashlib
import mmap
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from corpus.dates import find_partial
from corpus.document import Chronicle, Event, EventDate
from corpus.errors import QuestionError
from corpus.facts import Finding, dateline_year, find_facts, year_and_month
from corpus.normalise import fold
from corpus.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Column = npt.NDArray[Any]

SAMPLE, LATIN = 32, 0.5
"""Bytes in the middle of a passage that are looked at to tell its script, and the share of Latin letters from which on
it is Latin: English has 80 of 100, and of Chinese with a name in it few (a rule of thumb)."""

_LATIN_WORD = re.compile(rb"[a-z]+")

KEPT = 2048
"""Passages whose row and folded text are kept once they were read; then all are forgotten. Those of the last questions
are mostly those of the next ones. One of 200 characters takes about a kilobyte and a half."""

Block = bytes | mmap.mmap
"""A stretch of UTF-8 in memory or in a mapped file."""


class Rope:
    """Blocks of bytes that are read as one, without copying them together."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)
        self._starts = [0, *accumulate(map(len, self.blocks))]

    def __len__(self) -> int:
        return self._starts[-1]

    def read(self, begin: int, end: int) -> bytes:
        """Return the bytes ``[begin, end)``, which may run over several blocks."""
        number = max(bisect_right(self._starts, begin) - 1, 0)
        pieces = []
        while begin < end:
            start, stop = self._starts[number], self._starts[number + 1]
            pieces.append(self.blocks[number][begin - start : min(end, stop) - start])
            begin, number = stop, number + 1
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def find(self, needle: bytes, begin: int, end: int | None = None) -> int:
        """Return where the needle first stands within one block from ``begin`` on; -1 if nowhere."""
        end = len(self) if end is None else end
        for number in range(max(bisect_right(self._starts, begin) - 1, 0), len(self.blocks)):
            start = self._starts[number]
            if start >= end:
                break
            place = self.blocks[number].find(needle, max(begin - start, 0), end - start)
            if place >= 0:
                return start + place
        return -1

    def to_bytes(self) -> bytes:
        """Return all bytes in one piece."""
        return b"".join(bytes(block[:]) for block in self.blocks)


NAMED = 10
"""Most names that an error lists of those there are."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must meet; None asks nothing. Dates are ISO days, months or years, both ends included.

    ``event`` is an event number (0: before the first), ``section`` matches a section that holds it or is held by it,
    ``source`` a whole source name.
    """

    date_from: str | None = None
    date_to: str | None = None
    event: int | None = None
    section: str | None = None
    source: str | None = None

    def is_empty(self) -> bool:
        """Return whether nothing is asked."""
        return self == Filters()


@dataclass(frozen=True, slots=True)
class Row:
    """One passage with all that is said of it. ``source``'s text[start:end] is ``text``."""

    number: int
    source: str
    event_number: int
    event: str | None
    section: str | None
    date: EventDate | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """One document of the index: its name, title, way of splitting, and what was found in it.

    ``digest`` tells two texts apart: the SHA-256 of the text in UTF-8, its first 32 hexadecimal digits.
    """

    name: str
    title: str
    method: str
    characters: int
    events: int
    passages: int
    begin: int
    size: int
    digest: str


def digest_of(text: str) -> str:
    """Return the digest by which an unchanged text is recognised."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _day_number(text: str, last: bool) -> int:
    """Return yyyymmdd of an ISO day, month or year; the last day of the span if ``last``."""
    written = re.sub(r"[年月日号]", "-", str(text).strip()).rstrip("-")  # 2022年9月8日 as texts have it
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", written)
    try:
        year, month, day = (int(part) if part else None for part in match.groups()) if match else (0, 0, 0)
        dt.date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError as error:
        raise QuestionError(
            f"“{text}” is not a date; write 2022, 2022-09 or 2022-09-08.",
            f"“{text}”不是日期；请写成 2022、2022-09 或 2022-09-08。",
        ) from error
    return (year or 0) * 10_000 + (month or (12 if last else 1)) * 100 + (day or (31 if last else 1))


class Passages:
    """All passages of an index, in the order of their documents' names and of the text."""

    def __init__(self, arrays: dict[str, Column], names: dict[str, Any], text: Rope, folded: Rope, facts: Rope) -> None:
        """Take the columns as :meth:`arrays`, :meth:`names` and the three blocks give them."""
        self._columns = arrays
        self._names = names
        self.text_block = text
        self.folded_block = folded
        self.facts_block = facts
        self._rows: dict[int, Row] = {}
        self._folded: dict[int, str] = {}
        self.sources = [Source(**entry) for entry in names["sources"]]
        self._first = np.array([event["first"] for event in names["events"]], dtype=np.int32)
        self._last = np.array([event["last"] for event in names["events"]], dtype=np.int32)
        # Event number of each passage; column −1, no event, reads the 0 at the end
        numbers = np.array([event["number"] for event in names["events"]] + [0], dtype=np.int64)
        self._event_numbers = numbers[arrays["event"]]

    @classmethod
    def build(cls, chronicles: Iterable[Chronicle]) -> Passages:
        """Return the passages of the documents, which have different names, with their sentences."""
        sources: list[dict[str, Any]] = []
        events: list[dict[str, Any]] = []
        chronicles = sorted(chronicles, key=lambda chronicle: chronicle.document.source)
        # Sorted, like the documents, so that an index depends on its texts and not on the way to it
        used = {passage.section for chronicle in chronicles for passage in chronicle.passages if passage.section}
        sections = {name: number for number, name in enumerate(sorted(used))}
        rows: list[tuple[int, ...]] = []
        sentences: list[tuple[int, int]] = []
        bounds, folded_bounds, fact_bounds = [0], [0], [0]
        blocks, folded_blocks, fact_blocks = [], [], []
        begin = 0
        for number, chronicle in enumerate(chronicles):
            text = chronicle.document.text
            year = next((date.year for date in find_partial(chronicle.title) if date.year), None)
            year = year or dateline_year(text)
            first_event = len(events)
            events += [_event_entry(event) for event in chronicle.events]
            reached, offset = 0, begin
            for passage in chronicle.passages:
                offset += len(text[reached : passage.start].encode("utf-8", "surrogatepass"))
                encoded = text[passage.start : passage.end].encode("utf-8", "surrogatepass")
                section = -1 if passage.section is None else sections[passage.section]
                event = first_event + passage.event - 1 if passage.event else -1
                rows.append((number, passage.start, passage.end, offset, len(encoded), event, section, passage.heading))
                reached, offset = passage.end, offset + len(encoded)
                sentences += split_sentences(text, passage.start, passage.end)
                bounds.append(len(sentences))
                folded_blocks.append(fold(text[passage.start : passage.end]).encode("utf-8", "replace"))
                folded_bounds.append(folded_bounds[-1] + len(folded_blocks[-1]))
                dated = chronicle.event(passage.event)
                when = year_and_month(dated.date) if dated and dated.date else (year, None)
                fact_blocks.append(packed(find_facts(text[passage.start : passage.end], *when)))
                fact_bounds.append(fact_bounds[-1] + len(fact_blocks[-1]))
            block = text.encode("utf-8", "surrogatepass")
            blocks.append(block)
            sources.append(
                {"name": chronicle.document.source, "title": chronicle.title, "method": chronicle.method,
                 "characters": len(text), "events": len(chronicle.events), "passages": len(chronicle.passages),
                 "begin": begin, "size": len(block), "digest": digest_of(text)}
            )  # fmt: skip
            begin += len(block)
        names = ("document", "start", "end", "offset", "size", "event", "section", "heading")
        table = np.array(rows, dtype=np.int64).reshape(len(rows), len(names))
        arrays: dict[str, Column] = {name: table[:, place].copy() for place, name in enumerate(names)}
        arrays["sentences"] = np.array(sentences, dtype=np.int32).reshape(len(sentences), 2)
        arrays["sentence_bounds"] = np.array(bounds, dtype=np.int64)
        arrays["folded_bounds"] = np.array(folded_bounds, dtype=np.int64)
        arrays["fact_bounds"] = np.array(fact_bounds, dtype=np.int64)
        titles = {"sources": sources, "events": events, "sections": list(sections)}
        joined = (Rope([b"".join(pieces)]) for pieces in (blocks, folded_blocks, fact_blocks))
        return cls(arrays, titles, *joined)

    def arrays(self) -> dict[str, Column]:
        """Return the columns to be saved."""
        return self._columns

    def names(self) -> dict[str, Any]:
        """Return what is saved as JSON: sources, events, sections."""
        return self._names

    def __len__(self) -> int:
        return len(self._columns["start"])

    @property
    def events(self) -> int:
        """Return how many events all documents have together."""
        return len(self._first)

    @property
    def sentence_bounds(self) -> npt.NDArray[np.int64]:
        """Return the bounds of each passage's sentences. Shape: (passages + 1,)."""
        return self._columns["sentence_bounds"]

    @property
    def heading(self) -> npt.NDArray[np.bool_]:
        """Return which passages are the line of a title. Shape: (passages,)."""
        return np.asarray(self._columns["heading"], dtype=np.bool_)

    def text_of(self, number: int) -> str:
        """Return the text of one passage."""
        offset, size = int(self._columns["offset"][number]), int(self._columns["size"][number])
        return self.text_block.read(offset, offset + size).decode("utf-8", "surrogatepass")

    def document_text(self, name: str) -> str | None:
        """Return the whole ``Document.text`` of a source; None if there is no such source."""
        number = self.numbers.get(name)
        if number is None:
            return None
        source = self.sources[number]
        return self.text_block.read(source.begin, source.begin + source.size).decode("utf-8", "surrogatepass")

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each source, by name."""
        return {source.name: number for number, source in enumerate(self.sources)}

    def listed(self) -> list[Source]:
        """Return the sources in the order of their names, as people look for them."""
        return sorted(self.sources, key=lambda source: source.name)

    def event_title(self, number: int) -> str | None:
        """Return the title of a passage's event; None before the first."""
        event = int(self._columns["event"][number])
        return None if event < 0 else str(self._names["events"][event]["title"])

    def row(self, number: int) -> Row:
        """Return one passage with all that is said of it."""
        row = self._rows.get(number)
        if row is None:
            if len(self._rows) >= KEPT:
                self._rows = {}  # another thread may still read the former one
            self._rows[number] = row = self._row(number)
        return row

    def _row(self, number: int) -> Row:
        columns = self._columns
        event, section = int(columns["event"][number]), int(columns["section"][number])
        entry = self._names["events"][event] if event >= 0 else None
        return Row(
            number=number,
            source=self.sources[int(columns["document"][number])].name,
            event_number=entry["number"] if entry else 0,
            event=entry["title"] if entry else None,
            section=None if section < 0 else self._names["sections"][section],
            date=EventDate(**entry["date"]) if entry and entry["date"] else None,
            start=int(columns["start"][number]),
            end=int(columns["end"][number]),
            text=self.text_of(number),
        )

    def at(self, source: str, offset: int) -> Row | None:
        """Return the passage of a source that holds the character at ``offset`` of its text; None if none does."""
        if source not in self.numbers:
            return None
        columns = self._columns
        held = (columns["document"] == self.numbers[source]) & (columns["start"] <= offset) & (offset < columns["end"])
        found = np.flatnonzero(held)
        return self.row(int(found[0])) if len(found) else None

    def first_of(self, source: str) -> int:
        """Return the number of a source's first passage."""
        return int(np.searchsorted(self._columns["document"], self.numbers[source]))

    def of_event(self, source: str, event_number: int, *, headings: bool = False) -> list[int]:
        """Return the passages of one event in text order, or only its headings; of event 0 those before the first."""
        if source not in self.numbers:
            return []
        mask = (
            (self._columns["document"] == self.numbers[source])
            & (self._event_numbers == event_number)
            & (self.heading == headings)
        )
        return [int(number) for number in np.flatnonzero(mask)]

    def all_events(self, filters: Filters | None = None) -> list[tuple[str, Event]]:
        """Return every event that meets the filters with the name of its source, in order of sources and text."""
        allowed = self.allowed(filters or Filters())
        kept = None if allowed is None else set(self._columns["event"][allowed].tolist())
        found = []
        for begin, size, source in sorted(self._event_ranges(), key=lambda entry: entry[2]):
            for row, entry in enumerate(self._names["events"][begin : begin + size], begin):
                if kept is not None and row not in kept:
                    continue
                date = EventDate(**entry["date"]) if entry["date"] else None
                found.append((source, Event(entry["number"], entry["title"], entry["start"], entry["end"], date)))
        return found

    def _event_ranges(self) -> list[tuple[int, int, str]]:
        ranges, begin = [], 0
        for source in self.sources:
            ranges.append((begin, source.events, source.name))
            begin += source.events
        return ranges

    def sentence_spans(self, number: int) -> list[tuple[int, int]]:
        """Return the spans of a passage's sentences in its document's text."""
        begin, end = self.sentence_bounds[number], self.sentence_bounds[number + 1]
        return list(map(tuple, self._columns["sentences"][begin:end].tolist()))

    def sentence_texts(self, number: int) -> list[str]:
        """Return the sentences of a passage."""
        start, text = int(self._columns["start"][number]), self.text_of(number)
        return [text[first - start : last - start] for first, last in self.sentence_spans(number)]

    def retrieval_text(self, number: int) -> str:
        """Return what a passage is found by: its event's title, unless it is that title, and its text."""
        title = None if self._columns["heading"][number] else self.event_title(number)
        return f"{title}\n{self.text_of(number)}" if title else self.text_of(number)

    def folded_text(self, number: int) -> str:
        """Return what a passage is found by (:meth:`retrieval_text`), folded."""
        folded = self._folded.get(number)
        if folded is None:
            if len(self._folded) >= KEPT:
                self._folded = {}
            self._folded[number] = folded = self._folded_text(number)
        return folded

    def _folded_text(self, number: int) -> str:
        begin, end = self._columns["folded_bounds"][number : number + 2]
        text = self.folded_block.read(int(begin), int(end)).decode("utf-8")
        title = None if self._columns["heading"][number] else self.event_title(number)
        return f"{fold(title)}\n{text}" if title else text

    def findings(self, number: int) -> list[Finding]:
        """Return the quantities, sums, shares and dates of a passage with spans in its document's text, in order."""
        begin, end = self._columns["fact_bounds"][number : number + 2]
        return unpacked(self.facts_block.read(int(begin), int(end)), int(self._columns["start"][number]))

    def latin(self) -> npt.NDArray[np.bool_]:
        """Return which passages are in Latin letters, going by ``SAMPLE`` bytes of each. Shape: (passages,)."""
        found = []
        bounds, begin = self._columns["folded_bounds"], 0
        middles = (bounds[:-1] + bounds[1:] - SAMPLE) // 2
        for block in self.folded_block.blocks:
            if not len(block):
                continue
            units = np.frombuffer(block, dtype=np.uint8)
            inside = (bounds[:-1] >= begin) & (bounds[:-1] < begin + len(units))
            places = np.clip(middles[inside, None] - begin + np.arange(SAMPLE), 0, len(units) - 1)
            sampled = units[places]
            found.append(((sampled >= ord("a")) & (sampled <= ord("z"))).mean(axis=1) > LATIN)
            begin += len(units)
        return np.concatenate(found) if found else np.empty(0, np.bool_)

    def latin_words(self) -> frozenset[str]:
        """Return the distinct folded words of the passages in Latin letters."""
        words: set[bytes] = set()
        bounds = self._columns["folded_bounds"]
        for number in np.flatnonzero(self.latin()).tolist():
            found = _LATIN_WORD.findall(self.folded_block.read(int(bounds[number]), int(bounds[number + 1])))
            if sum(map(len, found)) > LATIN * (bounds[number + 1] - bounds[number]):  # not just in its middle
                words.update(found)
        return frozenset(word.decode("ascii") for word in words)

    def holding(self, pattern: str, candidates: npt.NDArray[np.int64] | None) -> npt.NDArray[np.int64]:
        """Return the passages whose folded text holds the folded pattern, ascending; among ``candidates`` if given."""
        needle, block, bounds = pattern.encode("utf-8", "replace"), self.folded_block, self._columns["folded_bounds"]
        found = []
        if candidates is not None:
            found = [n for n in candidates.tolist() if block.find(needle, int(bounds[n]), int(bounds[n + 1])) >= 0]
            return np.array(found, dtype=np.int64)
        place = block.find(needle, 0)
        while place >= 0:
            number = int(np.searchsorted(bounds, place, side="right")) - 1
            if place + len(needle) <= bounds[number + 1]:
                found.append(number)
                place = block.find(needle, int(bounds[number + 1]))
            else:  # it runs over the border of two passages
                place = block.find(needle, place + 1)
        return np.array(found, dtype=np.int64)

    def allowed(self, filters: Filters) -> npt.NDArray[np.bool_] | None:
        """Return which passages meet the filters. Shape: (passages,); None if nothing is asked.

        A passage without an event date meets no date filter.

        Raises:
            QuestionError: what is given as a date is none, or no text has such a source, event or section.
        """
        if filters.is_empty():
            return None
        columns = self._columns
        mask, of_source = np.ones((2, len(self)), dtype=np.bool_)
        if filters.source is not None:
            if filters.source not in self.numbers:
                raise self.no_source(filters.source)
            of_source = columns["document"] == self.numbers[filters.source]
        if filters.date_from is not None or filters.date_to is not None:
            first = _day_number(filters.date_from, last=False) if filters.date_from is not None else 1
            last = _day_number(filters.date_to, last=True) if filters.date_to is not None else 99_991_231
            if first > last:
                raise QuestionError(
                    f"The dates end ({filters.date_to}) before they begin ({filters.date_from}); swap them.",
                    f"结束日期（{filters.date_to}）早于起始日期（{filters.date_from}）；请对调。",
                )
            meets = np.append((self._last >= first) & (self._first <= last) & (self._first > 0), False)
            mask &= meets[columns["event"]]  # -1, no event, reads the appended False
        if filters.event is not None:
            meets = self._event_numbers == filters.event
            if not (meets & of_source).any():
                raise _no_event(filters.event, filters.source, self._event_numbers[of_source])
            mask &= meets
        if filters.section is not None:
            wanted = fold(filters.section)
            same = [bool(wanted) and (wanted in fold(name) or fold(name) in wanted) for name in self._names["sections"]]
            if not any(same):
                raise _absent("section", "栏目", filters.section, self._names["sections"])
            mask &= np.array([*same, False], dtype=np.bool_)[columns["section"]]
        return mask & of_source

    def no_source(self, name: str) -> QuestionError:
        """Return the error that says that no source has this name, and which there are."""
        return _absent("source", "来源", name, [source.name for source in self.listed()])


def _no_event(number: int, source: str | None, there: npt.NDArray[np.int64]) -> QuestionError:
    """Return the error that says that no passage of the source (None: of the index) is of this event, ``there``
    being the numbers that its passages have.
    """
    en, zh = (source, f"{source} 中") if source else ("the index", "索引中")
    if not there.max(initial=0):
        return QuestionError(
            f"There is no event {number} in {en}: its text is not divided into events.",
            f"{zh}没有事件 {number}：文字没有划分为事件。",
        )
    first, last = int(there.min()), int(there.max())
    return QuestionError(
        f"There is no event {number} in {en}; they are numbered {first} to {last}.",
        f"{zh}没有事件 {number}；事件的编号为 {first} 到 {last}。",
    )


def _absent(en: str, zh: str, wanted: str, known: Sequence[str]) -> QuestionError:
    """Return the error that says that nothing of a kind has this name, and which there are."""
    if not known:
        return QuestionError(
            f"There is no {en} “{wanted}”: the texts have none.", f"没有{zh}“{wanted}”：文中没有{zh}。"
        )
    more = len(known) > NAMED
    return QuestionError(
        f"There is no {en} “{wanted}” in the index; it has: {', '.join(known[:NAMED])}{', …' if more else '.'}",
        f"索引中没有{zh}“{wanted}”；现有：{'、'.join(known[:NAMED])}{'等。' if more else '。'}",
    )


def packed(findings: Iterable[Finding]) -> bytes:
    """Return findings as they are stored: a line of tab-separated fields each, which holds no tab itself."""
    lines = (
        f"{item.start}\t{item.end}\t{item.kind}\t{item.value}\t{item.unit}\t{item.head_start}\t{item.head_end}\t"
        f"{' '.join(item.modifier.split())}\t{item.exact:d}\n"
        for item in findings
    )
    return "".join(lines).encode("utf-8", "replace")


def unpacked(block: bytes, begin: int = 0) -> list[Finding]:
    """Return the findings that :func:`packed` stored, their spans moved by ``begin``."""
    found = []
    for line in block.decode("utf-8").split("\n")[:-1]:
        start, end, kind, value, unit, head_start, head_end, modifier, exact = line.split("\t")
        found.append(
            Finding(
                begin + int(start), begin + int(end), kind, value, unit, begin + int(head_start), begin + int(head_end),
                modifier, exact=exact == "1",
            )
        )  # fmt: skip
    return found


def _event_entry(event: Event) -> dict[str, Any]:
    date = event.date
    fields = None
    if date:
        fields = {"first": date.first, "last": date.last, "precision": date.precision, "inferred": date.inferred}
    return {
        "number": event.number, "title": event.title, "start": event.start, "end": event.end, "date": fields,
        "first": int(date.first.replace("-", "")) if date else 0,
        "last": int(date.last.replace("-", "")) if date else 0,
    }  # fmt: skip
