"""A document in, its events and passages out; every character that is not space lies in exactly one passage."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.document import Chronicle, Document, Event, EventDate, Passage
from corpus.headings import assign_levels, find_headings
from corpus.openings import Heading, first_clause, leading_date, leading_number, looks_like_heading, skip_bullets
from corpus.paragraphs import Block, ends_sentence, weight
from corpus.sections import SECTION, cut_at_labels, is_byline, is_field, is_section_name, opening_label, shorten
from corpus.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# In ideographs. A section of a news report is rarely longer than 400 (the seed's longest has 266); one passage that
# holds all of it ranks better than halves. Text without events is cut finer, since nothing says what belongs together.
_SECTION_SIZE = 400.0
_FRONT_SIZE = 250.0
_WINDOW_SIZE = 300.0
_LOOK = 2000  # characters of a first paragraph in which its date is looked for

_METHODS = {
    "label": "labelled events",
    "bracket": "bracketed headings",
    "markdown": "markdown headings",
    "number": "numbered headings",
    "date": "dated paragraphs",
    "line": "headlines",
}
_YEAR = re.compile(r"(?<!\d)((?:1[89]|20)\d{2})(?!\d)")


@dataclass(slots=True)
class _Part:
    """The text under one event (or before the first): its headings and its paragraphs with their sections."""

    heading: Heading | None
    start: int
    year: int | None = None
    month: int | None = None
    heads: list[tuple[Block, str | None]] = field(default_factory=list)
    body: list[tuple[Block, str | None]] = field(default_factory=list)


def split(document: Document) -> Chronicle:
    """Return the document cut by event: headings apart, one passage a section, long ones cut at sentence ends."""
    text = document.text
    blocks, headings = find_headings(text)
    _assign_roles(text, blocks, headings)
    title, front_years = _title(text, blocks, headings)
    parts = _parts(text, blocks, headings)
    _find_sections(text, parts)
    events = _events(text, parts, front_years)
    kinds = dict.fromkeys(_METHODS[p.heading.kind] for p in parts if p.heading)
    passages: list[Passage] = []
    for number, part in enumerate(parts):
        passages += _passages(text, part, number, windows=len(parts) == 1)
    passages.sort(key=lambda p: p.start)
    return Chronicle(document, title, " + ".join(kinds) or "sentence windows", tuple(events), tuple(passages))


def split_text(text: str, source: str = "") -> Chronicle:
    r"""Return ``split`` of a text that is not in a file.

    Example:
        >>> [e.title for e in split_text("【地铁开通】\n正文。\n【桥梁合龙】\n正文。").events]
        ['地铁开通', '桥梁合龙']

    """
    return split(Document(source, text))


def _assign_roles(text: str, blocks: Sequence[Block], headings: list[Heading]) -> None:
    assign_levels(headings)
    if headings and headings[0].start == blocks[0].start and headings[0].kind == "markdown":
        first = headings[0]
        if all(h.level > first.level for h in headings[1:]):
            first.role = "title"
    parents: list[Heading | None] = []
    path: list[Heading] = []
    for heading in headings:
        if heading.role == "title":
            parents.append(None)
            continue
        while path and path[-1].level >= heading.level:
            path.pop()
        parents.append(path[-1] if path else None)
        path.append(heading)
    _mark_sections(text, headings, parents)
    bodies = {block.start for block in blocks} - {h.start for h in headings if h.end > h.start}
    ordered = sorted(bodies)
    j = 0
    for heading, following in pairwise(headings):
        while j < len(ordered) and ordered[j] < heading.end:
            j += 1
        has_body = heading.end == heading.start or (j < len(ordered) and ordered[j] < following.start)
        if heading.role == "event" and following.role == "event" and not has_body and following.level > heading.level:
            heading.role = "container"


def _mark_sections(text: str, headings: list[Heading], parents: list[Heading | None]) -> None:
    """Headings whose words recur under different parents name a part of each event, not an event."""
    under: dict[tuple[str, str], set[int]] = {}
    count: Counter[tuple[str, str]] = Counter()
    for heading, parent in zip(headings, parents, strict=True):
        key = heading.style, text[slice(*heading.title)]
        count[key] += 1
        if parent is not None:
            under.setdefault(key, set()).add(parent.start)
    styles = set()
    for heading in headings:
        key = heading.style, text[slice(*heading.title)]
        if heading.role == "title" or not key[1] or heading.end == heading.start or heading.kind == "label":
            continue
        recurs = count[key] >= 2 and (heading.kind == "bracket" or is_section_name(key[1]))
        if len(under.get(key, ())) >= 2 or recurs:
            heading.role = "section"
            styles.add(heading.style)
    for heading, parent in zip(headings, parents, strict=True):
        if heading.style in styles and parent is not None and is_section_name(text[slice(*heading.title)]):
            heading.role = "section"
    if not any(h.role == "event" for h in headings):
        for heading in headings:
            if heading.kind != "bracket":
                heading.role = heading.role if heading.role == "title" else "event"


def _title(text: str, blocks: Sequence[Block], headings: Sequence[Heading]) -> tuple[str, int | None]:
    """Return the document's title and the one year that its front lines name, None if they name several."""
    starts = {h.start: h for h in headings}
    title = ""
    front: list[str] = []
    for i, block in enumerate(blocks[:6]):
        heading = starts.get(block.start)
        line = text[block.start : min(block.end, block.start + 300)]
        if heading is not None and heading.role == "title":
            title = text[slice(*heading.title)] or line
            front.append(line)
        elif heading is not None or not looks_like_heading(text, block.start, block.end) or ends_sentence(line):
            break
        else:
            following = blocks[i + 1] if i + 1 < len(blocks) else None
            if i == 0 and following and (following.gap or _is_subtitle(text, following, starts)):
                title = line.strip("【】〖〗*_ \t\u3000")
            front.append(line)
    years = {int(y) for line in front for y in _YEAR.findall(line)}
    return title, years.pop() if len(years) == 1 else None


def _is_subtitle(text: str, block: Block, starts: dict[int, Heading]) -> bool:
    line = text[block.start : min(block.end, block.start + 200)]
    return (
        block.start in starts
        or line.startswith(("——", "—", "--"))
        or is_byline(line)
        or (looks_like_heading(text, block.start, block.end) and not ends_sentence(line))
    )


def _parts(text: str, blocks: Sequence[Block], headings: Sequence[Heading]) -> list[_Part]:
    starts = {h.start: h for h in headings}
    part = _Part(None, 0)
    parts = [part]
    waiting: list[Block] = []  # containers, until the event that they open
    above: list[Heading] = []
    section: str | None = None
    for block in blocks:
        heading = starts.get(block.start)
        if heading is None or heading.role == "title":
            part.body.append((block, section))
            continue
        if heading.role == "section":
            section = shorten(text[slice(*heading.title)])
            part.heads.append((block, section))
            continue
        while above and above[-1].level >= heading.level:
            above.pop()
        above.append(heading)
        if heading.role == "container":
            waiting.append(block)
            continue
        section = None
        part = _Part(heading, waiting[0].start if waiting else block.start)
        part.year, part.month = _span_above(text, above[:-1])
        parts.append(part)
        part.heads = [(b, None) for b in waiting]
        waiting = []
        if heading.end > heading.start:
            part.heads.append((block, None))
        else:
            part.body.append((block, None))
    return parts


def _span_above(text: str, above: Sequence[Heading]) -> tuple[int | None, int | None]:
    """Return the year and month that the headings above an event name."""
    year: int | None = None
    month: int | None = None
    for heading in above:
        for mention in find_dates(text[heading.start : min(heading.end, heading.start + 300)], year=year or 1)[:1]:
            if not mention.date.inferred:
                year = int(mention.date.first[:4])
            if mention.date.precision in ("month", "day"):
                month = int(mention.date.first[5:7])
    if month is None and above and above[-1].date and above[-1].date.style == "month":
        found = find_dates("2000年" + text[slice(*above[-1].date.inner)])
        month = int(found[0].date.first[5:7]) if found and found[0].date.precision == "month" else None
    return year, month


def _find_sections(text: str, parts: Sequence[_Part]) -> None:
    """Set the sections of the paragraphs: recurring labels at their start or right after a sentence within them."""
    opened: dict[str, int] = {}
    for part in parts:
        for block, _ in part.body:
            name = opening_label(text, block)
            if name:
                opened[name] = opened.get(name, 0) + 1
    names = {name for name, count in opened.items() if count >= 2}
    if not names:
        return
    for part in parts:
        body: list[tuple[Block, str | None]] = []
        current: str | None = None
        for block, given in part.body:
            current = given or current
            for piece in cut_at_labels(text, block, names):
                name = opening_label(text, piece)
                current = shorten(name) if name in names else current
                body.append((piece, current))
        part.body = body


def _events(text: str, parts: Sequence[_Part], front_year: int | None) -> list[Event]:
    events: list[Event] = []
    latest = front_year
    for number, part in enumerate(parts[1:], 1):
        heading = part.heading
        if heading is None:
            continue
        date = _date(text, part, heading, part.year or front_year or latest)
        if date is not None:
            latest = int(date.first[:4])
        end = parts[number + 1].start if number + 1 < len(parts) else len(text)
        events.append(Event(number, _event_title(text, part, heading), part.start, end, date))
    return events


def _event_title(text: str, part: _Part, heading: Heading) -> str:
    """Return the heading's words; of a heading that has none but a date or number, the first clause of its text."""
    start, end = heading.title
    if start < end:
        return " ".join(text[start:end].split())
    if heading.end == heading.start:
        block = part.body[0][0]
        start, end = heading.body, block.end
    elif part.body:
        start, end = part.body[0][0].start, part.body[0][0].end
    else:
        start, end = heading.start, heading.end
    words = text[slice(*first_clause(text, _after_openings(text, start, end), end))]
    whole = text[part.start : part.start + 60].split("\n")[0]
    return " ".join((words.strip("#=*_【】 ") or text[start : min(end, start + 40)] or whole).split())


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
        start = lead.after
    return start if start < end else begun


def _date(text: str, part: _Part, heading: Heading, year: int | None) -> EventDate | None:
    """Return the best date: leading the text, in the title, in the first sentence, in the first paragraph, a year."""
    if heading.date is not None:
        at = heading.date.inner[0]
        found = find_dates(text[at : min(len(text), heading.date.inner[1] + 12)], year=year, month=part.month)
        if found and found[0].start <= 2 and (found[0].date.precision != "year" or not part.body):
            return found[0].date
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
            where.append(mention.date)
            if not text[start : start + mention.start].strip(' \t\u3000（(【[《“"*_'):
                in_lead.append(mention.date)
    fine = ("day", "range", "month")
    return (
        next((d for d in in_lead if d.precision in fine), None)
        or next((d for d in in_title if d.precision in fine), None)
        or next(iter(in_lead), None)
        or next((d for d in in_sentence if d.precision in fine), None)
        or next((d for d in in_paragraph if d.precision in ("day", "range")), None)
        or next(iter(in_title), None)
        or next(iter(in_sentence), None)
    )


def _first_words(text: str, part: _Part) -> tuple[int, int]:
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


def _passages(text: str, part: _Part, number: int, *, windows: bool) -> list[Passage]:
    """Return the passages of one part: its heading lines, then its text packed by section."""
    bodiless = not part.body and number > 0
    passages = [
        Passage(
            b.start, b.end, number, section, heading=not (bodiless and part.heading and b.start == part.heading.start)
        )
        for b, section in part.heads
    ]
    size = _WINDOW_SIZE if windows else _SECTION_SIZE if number else _FRONT_SIZE
    stops = {b.start for b, _ in part.heads}
    open_: Passage | None = None
    held = 0.0
    for block, section in part.body:
        for start, end in _pieces(text, block, size):
            weighed = weight(text[start:end])
            parted = open_ is not None and any(open_.end <= stop < start for stop in stops)
            if open_ and open_.section == section and held + weighed <= size and not parted:
                open_ = Passage(open_.start, end, number, section)
                held += weighed
            else:
                if open_:
                    passages.append(open_)
                open_, held = Passage(start, end, number, section), weighed
    return passages + ([open_] if open_ else [])


def _pieces(text: str, block: Block, size: float) -> list[tuple[int, int]]:
    """Return the block whole if it fits, else cut at sentence ends into pieces of about equal size."""
    if block.end - block.start <= size or weight(text[block.start : block.end]) <= size:
        return [(block.start, block.end)]
    sentences = [
        piece
        for first, last in split_sentences(text, block.start, block.end)
        for piece in _hard_cut(text, first, last, size)
    ]
    weights = [weight(text[a:b]) for a, b in sentences]
    total = sum(weights)
    target = total / ceil(total / size)
    pieces: list[tuple[int, int]] = []
    held = 0.0
    for (start, end), weighed in zip(sentences, weights, strict=True):
        if pieces and held + weighed / 2 <= target and held + weighed <= size:
            pieces[-1] = pieces[-1][0], end
            held += weighed
        else:
            pieces.append((start, end))
            held = weighed
    return pieces


def _hard_cut(text: str, start: int, end: int, size: float) -> Iterable[tuple[int, int]]:
    """Cut a sentence that is longer than a passage: after a comma or space if one is near, else anywhere."""
    step = int(size)
    while end - start > step:
        cut = max(text.rfind(mark, start + step // 2, start + step) for mark in ",，、; ") + 1 or start + step
        last = start + len(text[start:cut].rstrip())
        if last > start:
            yield start, last
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
