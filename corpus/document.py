"""The records that the corpus layer hands on. Every span is a half-open ``[start, end)`` in Unicode code points."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One decoded text.

    ``text`` has no byte-order mark and LF line ends; otherwise nothing is stripped or normalised, so that
    every offset in the product points into exactly this string. ``source`` is the name shown in citations, ``origin``
    where the text was read from (an absolute path, for a text in an archive with its name there behind it; "" for one
    that was read from no file), which makes it no other document.
    """

    source: str
    text: str
    origin: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EventDate:
    """The date of an event, as precise as the text has it.

    ``first`` and ``last`` are inclusive ISO days, so that ranges can be compared; ``precision`` is ``day``,
    ``range``, ``month`` or ``year``; ``inferred`` says that the year came from a heading and not from the spot.
    """

    first: str
    last: str
    precision: str
    inferred: bool = False

    @property
    def iso(self) -> str:
        """Return ``2022``, ``2022-08``, ``2022-09-08`` or ``2022-11-25/2022-11-27``."""
        if self.precision == "year":
            return self.first[:4]
        if self.precision == "month":
            return self.first[:7]
        return self.first if self.precision == "day" else f"{self.first}/{self.last}"


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a document: ``number`` counts from 1; ``[start, end)`` runs from its heading to the next."""

    number: int
    title: str
    start: int
    end: int
    date: EventDate | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A span that can be retrieved and cited.

    ``event`` is the event's number, 0 before the first. ``heading`` marks the line of a title: it is kept so that
    the passages cover the whole text, but the text beneath it is the better answer.
    """

    start: int
    end: int
    event: int = 0
    section: str | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A document cut up: its title ("" if it has none), how it was cut, its events and its passages in text order."""

    document: Document
    title: str
    method: str
    events: tuple[Event, ...]
    passages: tuple[Passage, ...]

    def event(self, number: int) -> Event | None:
        """Return the event of that number; None for 0, the text before the first event."""
        return self.events[number - 1] if number else None
