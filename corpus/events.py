"""What an event is called and when it was: the words of its heading, the best of the dates near its beginning."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.document import Event, EventDate
from corpus.openings import Heading, after_weather, first_clause, leading_date, leading_number, skip_bullets
from corpus.sections import SECTION, is_field, is_section_name
from corpus.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.paragraphs import Block

OF_A_YEAR = re.compile(
    r"(?:19|20)\d\d年度?[^\d]{0,8}(?:工作|情况|回顾|总结|计划|目标|概况|任务|安排|成绩|指标|重点|经营)"
)
"""A heading over what was done or is planned in a whole year."""
_LOOK = 2000  # characters of a first paragraph in which its date is looked for


@dataclass(slots=True)
class Part:
    """The text under one event (or before the first): its headings and its paragraphs with their sections."""

    heading: Heading | None
    start: int
    year: int | None = None
    month: int | None = None
    of_year: bool = False
    """Whether the heading above is of a whole year's work, which dates what stands under it."""
    heads: list[tuple[Block, str | None]] = field(default_factory=list)
    body: list[tuple[Block, str | None]] = field(default_factory=list)


def events(text: str, parts: Sequence[Part], front_year: int | None) -> list[Event]:
    """Return the events of the parts, each with its title and date; ``front_year`` is the year of the document."""
    found: list[Event] = []
    latest = front_year
    for number, part in enumerate(parts[1:], 1):
        heading = part.heading
        if heading is None:
            continue
        if heading.date is not None and heading.date.style.startswith("same "):
            date = _of_same(heading.date.style, found[-1].date if found else None, part.year)
        else:
            date = _date(text, part, heading, part.year or front_year, latest)
        if date is not None:
            latest = int(date.first[:4])
        end = parts[number + 1].start if number + 1 < len(parts) else len(text)
        found.append(Event(number, _event_title(text, part, heading), part.start, end, date))
    return found


def _of_same(style: str, before: EventDate | None, above: int | None) -> EventDate | None:
    """Return the day, month or year of the event before, of which 同日, 是月 or 是年 speaks, or the year over them."""
    if style == "same year" and above:
        return _whole_year(above)
    if before is None or (style == "same month" and before.precision == "year"):
        return None
    if style == "same day":
        return replace(before, inferred=True) if before.precision in {"day", "range"} else None
    year, month = int(before.last[:4]), int(before.last[5:7])
    if style == "same year":
        return _whole_year(year)
    return EventDate(
        f"{year}-{month:02d}-01", f"{year}-{month:02d}-{monthrange(year, month)[1]}", "month", inferred=True
    )


def _whole_year(year: int) -> EventDate:
    return EventDate(f"{year}-01-01", f"{year}-12-31", "year", inferred=True)


def _event_title(text: str, part: Part, heading: Heading) -> str:
    """Return the heading's words; of a heading that has none but a date or number, the first clause of its text."""
    start, end = heading.title
    if start < end:
        return " ".join(text[start:end].split())
    if heading.end == heading.start:
        block = part.body[0][0]
        start, end = heading.body, block.end
        if start >= end and len(part.body) > 1:
            start, end = part.body[1][0].start, part.body[1][0].end
    elif part.body:
        start, end = part.body[0][0].start, part.body[0][0].end
    else:
        start, end = heading.start, heading.end
    words = text[slice(*first_clause(text, _after_openings(text, start, end), end))]
    whole = text[part.start : part.start + 60].split("\n", 1)[0]
    return " ".join((words.strip("#=*_【】。 ") or text[start : min(end, start + 40)] or whole).split())


def _after_openings(text: str, start: int, end: int) -> int:
    """Return where the words begin after bullet, number, section label and date."""
    begun = start
    start = skip_bullets(text, start, end)
    number = None if leading_date(text, start, end) else leading_number(text, start, end)
    start = number.after if number else start
    label = SECTION.match(text, start, end)
    if label and (is_section_name(label["name"]) or is_field(label["name"])):
        start = label.end()
        while start < end and text[start].isspace():
            start += 1
    lead = leading_date(text, start, end)
    if lead and lead.style != "year" and lead.after < end:
        start = after_weather(text, lead.after, end)
    return start if start < end else begun


def _date(text: str, part: Part, heading: Heading, told_of: int | None, latest: int | None = None) -> EventDate | None:
    """Return the best date: leading the text, in the title, in the first sentence, in the first paragraph, a year.

    ``told_of`` is the year of the headings above or of the whole text, of which a day without its own is, else that of
    the event before (``latest``).
    """
    year = told_of or latest
    led: EventDate | None = None  # a year at the head of the heading; a finer date of that year is better
    if heading.date is not None:
        at = heading.date.inner[0]
        found = find_dates(text[at : min(len(text), heading.date.inner[1] + 12)], year=year, month=part.month)
        if found and found[0].start <= 2:
            led = found[0].date
            if led.precision != "year" or not part.body:
                return led
            year = int(led.first[:4])
    title_span = heading.title if heading.title[0] < heading.title[1] else (heading.start, heading.end)
    in_title = [m.date for m in find_dates(text[slice(*title_span)][:400], year=year, month=part.month)]
    own_year = next((int(d.first[:4]) for d in in_title if not d.inferred), year)
    in_lead: list[EventDate] = []
    in_sentence: list[EventDate] = []
    in_paragraph: list[EventDate] = []
    if part.body:
        start, end = _first_words(text, part)
        ends = [last for _, last in split_sentences(text, start, end)][:2] or [end]
        titled = heading.end == heading.start and heading.kind != "date"  # the first sentence is the title
        sentence_end = ends[-1] if titled else ends[0]
        for mention in find_dates(text[start:end], year=own_year, month=part.month):
            where = in_sentence if start + mention.start < sentence_end else in_paragraph
            if told_of is None or mention.date.precision != "year" or int(mention.date.first[:4]) >= told_of:
                where.append(mention.date)  # a year before that of the whole is one that a thing is compared with
            if not text[start : start + mention.start].strip(' \t\u3000（(【[《“"*_'):
                in_lead.append(mention.date)
    if led is not None:
        in_title, in_lead, in_sentence, in_paragraph = (
            [date for date in dates if date.first[:4] == led.first[:4]]
            for dates in (in_title, in_lead, in_sentence, in_paragraph)
        )
    fine = ("day", "range", "month")
    if part.of_year or (in_title and OF_A_YEAR.search(text, *title_span)):
        in_sentence, in_paragraph = [], []  # what happened on one day of it does not date 2022年工作情况
    return (
        next((d for d in in_lead if d.precision in fine), None)
        or next((d for d in in_title if d.precision in fine), None)
        or next(iter(in_lead), None)
        or next((d for d in in_sentence if d.precision in fine), None)
        or next((d for d in in_paragraph if d.precision in ("day", "range")), None)
        or next(iter(in_title), None)
        or next(iter(in_sentence), None)
        or led
        or (_whole_year(part.year) if part.of_year and part.year else None)
    )


def _first_words(text: str, part: Part) -> tuple[int, int]:
    """Return the first paragraph of the text without its bullet, number and label."""
    block = part.body[0][0]
    start, end = block.start, min(block.end, block.start + _LOOK)
    start = skip_bullets(text, start, end)
    if not leading_date(text, start, end):
        number = leading_number(text, start, end)
        start = number.after if number else start
        label = SECTION.match(text, start, end)
        start = label.end() if label and label.end() < end else start
    return start, end
