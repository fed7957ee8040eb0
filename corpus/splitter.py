"""A document in, its events and passages out; every character that is not space lies in exactly one passage."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.document import Chronicle, Document
from corpus.events import OF_A_YEAR, Part, events
from corpus.headings import ROW, assign_levels, find_headings
from corpus.openings import Heading, leading_date, leading_number, looks_like_heading
from corpus.packing import passages
from corpus.paragraphs import Block, ends_sentence
from corpus.sections import SECTION, cut_at_labels, is_byline, is_section_name, opening_label, shorten
from corpus.tables import is_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Passage

_METHODS = {
    "label": "labelled events",
    "bracket": "bracketed headings",
    "markdown": "markdown headings",
    "number": "numbered headings",
    "date": "dated paragraphs",
    "line": "headlines",
    "run-in": "run-in headings",
    "sign": "headings with a sign",
    "question": "questions",
    ROW: "rows of a table",
}
_YEAR = re.compile(r"(?<!\d)((?:1[89]|20)\d{2})(?!\d)")


def split(document: Document) -> Chronicle:
    """Return the document cut by event: headings apart, one passage a section, long ones cut at sentence ends."""
    text = document.text
    blocks, headings = find_headings(text)
    _assign_roles(text, blocks, headings)
    title, year = _title(text, blocks, headings)
    parts = _parts(text, blocks, headings)
    _find_sections(text, parts)
    found = events(text, parts, year or _year_of(text, parts[0].body))
    kinds = dict.fromkeys(_METHODS[p.heading.kind] for p in parts if p.heading)
    pieces: list[Passage] = []
    for number, part in enumerate(parts):
        pieces += passages(text, part, number, windows=len(parts) == 1)
    pieces.sort(key=lambda p: p.start)
    if len(parts) > 1 and pieces[0].event == 0 and pieces[1].event and _is_title(text, pieces[0], title):
        pieces[0] = replace(pieces[0], heading=True)
    return Chronicle(document, title, " + ".join(kinds) or "sentence windows", tuple(found), tuple(pieces))


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
            title = text[slice(*heading.title)] or line.strip("#=*_- \t\n")
            front.append(line)
        elif (
            heading is not None
            or is_row(text, block.start, block.end)
            or not looks_like_heading(text, block.start, block.end)
            or ends_sentence(line.rstrip("：:"))
        ):
            break
        else:
            following = blocks[i + 1] if i + 1 < len(blocks) else None
            if (
                i == 0
                and following
                and (following.gap or _is_subtitle(text, following, starts) or _heads_all(text, blocks))
            ):
                title = line.strip("【】〖〗*_ \t\u3000：:")
            front.append(line)
    years = {int(y) for line in front for y in _YEAR.findall(line)}
    years |= {int(m.date.first[:4]) for line in front for m in find_dates(line)}  # 二〇二一年
    return title, years.pop() if len(years) == 1 else None


def _is_title(text: str, passage: Passage, title: str) -> bool:
    """Return whether the passage says nothing but the document's title."""
    return bool(title) and text[passage.start : passage.end].strip("#=*_-【】〖〗 \t\n\u3000：:") == title


def _year_of(text: str, front: Sequence[tuple[Block, str | None]]) -> int | None:
    """Return the year that the text before the first event speaks of, None if it speaks of several."""
    if not front:
        return None
    years = set(_YEAR.findall(text, front[0][0].start, min(front[-1][0].end, front[0][0].start + 3000)))
    return int(years.pop()) if len(years) == 1 else None


def _heads_all(text: str, blocks: Sequence[Block]) -> bool:
    """Return whether the first line is the title of sentences right below it: no other line is like it."""
    first, second, *_ = blocks
    return (
        second.end - second.start > first.end - first.start
        and leading_date(text, first.start, first.end) is None
        and leading_number(text, first.start, first.end) is None
        and all(ends_sentence(text[block.start : block.end]) for block in blocks[1:LINES_LIKE_IT])
    )


LINES_LIKE_IT = 40
"""Lines among which another that ends as no sentence does may be a heading, or part of a list (by hand)."""


def _is_subtitle(text: str, block: Block, starts: dict[int, Heading]) -> bool:
    line = text[block.start : min(block.end, block.start + 200)]
    return (
        block.start in starts
        or line.startswith(("——", "—", "--"))
        or is_byline(line)
        or (looks_like_heading(text, block.start, block.end) and not ends_sentence(line))
    )


def _parts(text: str, blocks: Sequence[Block], headings: Sequence[Heading]) -> list[Part]:
    starts = {h.start: h for h in headings}
    part = Part(None, 0)
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
        part = Part(heading, waiting[0].start if waiting else block.start)
        part.year, part.month = _span_above(text, above[:-1])
        part.of_year = any(OF_A_YEAR.search(text, *over.title) for over in above[:-1])
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


def _find_sections(text: str, parts: Sequence[Part]) -> None:
    """Set the sections of the paragraphs: recurring labels at their start or right after a sentence within them."""
    opened: dict[str, int] = {}
    for part in parts:
        for block, _ in part.body:
            name = opening_label(text, block)
            if name and not (block.table or is_row(text, block.start, block.end)):
                opened[name] = opened.get(name, 0) + 1
    recurring = {name for name, count in opened.items() if count >= 2}
    names = recurring | {name for name in opened if is_section_name(name)}
    if not names:
        return
    for part in parts:
        body: list[tuple[Block, str | None]] = []
        current: str | None = None
        for block, given in part.body:
            current = given or current
            if block.table:
                body.append((block, current))
                continue
            for piece in cut_at_labels(text, block, names):
                name = opening_label(text, piece)
                if name in names:
                    current = shorten(name)
                body.append((piece, current))
                if name in names and name not in recurring and SECTION.fullmatch(text, piece.start, piece.end) is None:
                    current = given  # a label that stands once, before its words, speaks for its paragraph
        part.body = body
