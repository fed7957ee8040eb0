"""Headings that only their surroundings show: bare headlines over a body, and paragraphs that open with a date."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.normalise import is_cjk
from corpus.openings import (
    Heading,
    Opening,
    after_weather,
    has_dateline,
    is_short,
    leading_back,
    leading_date,
    leading_number,
    looks_like_heading,
    skip_bullets,
)
from corpus.paragraphs import Block, ends_sentence, weight
from corpus.sections import is_byline

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADLINE_WEIGHT = 42.0
_BODY_WEIGHT = 45.0
_LETTERS = 4  # fewer are seldom a headline's
_SHORT = 3  # so many shorter ones are
_LEAP = 2000  # the year that days are read with where none is named
_YEARS = 3  # a paragraph that opens with a year is common; three in order are a chronicle


def headlines(text: str, blocks: Sequence[Block], headings: dict[int, Heading]) -> None:
    """Accept short lines that stand, time and again, alone above a body; only where nothing else divides the text."""
    if any(h.kind != "markdown" for h in headings.values()) or len(headings) > 1:
        return
    shapes = _with_dated(text, blocks, "".join(_shape(text, block, headings) for block in blocks))
    found = [i for i, s in enumerate(shapes) if s == "h" and _has_body(shapes, i)]
    first = next((i for i, s in enumerate(shapes) if s != "#"), 0)
    if first in found:
        dated = sum(_is_dated(text, blocks[i + 1]) for i in found)
        if not (2 * dated >= len(found) and _is_dated(text, blocks[first + 1])):
            found.remove(first)  # the document's own title
    short = [i for i, s in enumerate(shapes) if s == "s" and _has_body(shapes, i)]
    if len(short) >= _SHORT or (found and short and short[0] > found[0]):
        found = sorted(found + [i for i in short if len(short) >= _SHORT or i > found[0]])
    if not found:
        return
    stray = shapes[found[0] :].count("h") - len(found)
    dated = sum(_is_dated(text, blocks[i + 1]) for i in found)
    if len(found) < (2 if dated == len(found) else 3) or 3 * stray > len(found):
        return
    for i in found:
        start, end = blocks[i].start, blocks[i].end
        lead = leading_date(text, start, end)
        parted = lead and lead.after < end and not text[lead.after - 1].isalnum()
        title = lead.after if lead and parted else start
        headings[start] = Heading("line", "line", start, end, (title, end), end, 0, lead)


def _shape(text: str, block: Block, headings: dict[int, Heading]) -> str:
    """Return ``h`` for a headline, ``s`` for one of two or three characters (财务), ``D`` for one that opens with a
    day, ``d`` for a date or writer alone, ``b`` a body, ``#`` a heading, or ``.``.
    """
    if block.start in headings:
        return "#"
    if block.table:
        return "b" if block.table == "head" else "."
    size = weight(text[block.start : min(block.end, block.start + 400)])
    line = text[block.start : min(block.end, block.start + 200)]
    lead = leading_date(text, block.start, block.end)
    if lead and lead.after >= block.end:
        return "d"
    if size > _BODY_WEIGHT or ends_sentence(text[block.start : block.end]):
        return "b"
    plain = (
        looks_like_heading(text, block.start, block.end)
        and size <= _HEADLINE_WEIGHT
        and sum(map(str.isalpha, line)) >= (2 if block.gap and all(map(is_cjk, line)) else _LETTERS)
    )
    opens_plainly = line[0].isalnum() or line[0] in "“‘《「『(（\"'"
    if plain and opens_plainly and is_byline(line):
        return "d"
    opens_plainly &= line[0] not in "(（"
    if not (plain and opens_plainly):
        return "."
    if len(line) < _LETTERS:
        return "s"
    return "D" if lead and lead.style == "day" else "h"


def _with_dated(text: str, blocks: Sequence[Block], shapes: str) -> str:
    """Return the shapes with each ``D`` a headline, if most stand over a body that opens with their date, else none.

    5月8日 博览会开幕 over 5月8日至11日,…博览会…举行 is its headline and no entry of its own.
    """
    dated = [i for i, shape in enumerate(shapes) if shape == "D"]
    over = [i for i in dated if shapes[i + 1 : i + 2] == "b" and _same_time(text, blocks[i], blocks[i + 1])]
    return shapes.replace("D", "h" if len(over) > 1 and 2 * len(over) > len(dated) else ".")


def _same_time(text: str, headline: Block, body: Block) -> bool:
    """Return whether the day that a headline opens with lies in the time that its body opens with."""
    leads = [leading_date(text, block.start, block.end) for block in (headline, body)]
    found = [find_dates(text[slice(*lead.inner)], _LEAP)[:1] for lead in leads if lead]
    days = [mentions[0].date for mentions in found if mentions]
    return len(days) == 2 and days[1].first[5:] <= days[0].first[5:] <= days[1].last[5:]


def _has_body(shapes: str, i: int) -> bool:
    return shapes[i + 1 : i + 4].lstrip("d")[:1] == "b"


def _is_dated(text: str, block: Block) -> bool:
    lead = leading_date(text, block.start, block.end)
    return lead is not None and lead.style == "day"


def dated_headings(text: str, blocks: Sequence[Block], headings: dict[int, Heading]) -> None:
    """Accept dates alone on their line and paragraphs that open with a date, where they carry the text."""
    leads = {b.start: lead for b in blocks if b.start not in headings and (lead := _usable(text, b)) is not None}
    nested = {b.start for b in blocks if b.start in leads and skip_bullets(text, b.start, b.end) > b.start}
    if 2 * len(nested) < len(leads):  # - 8月1日… below 6月17日… is an item of it
        leads = {start: lead for start, lead in leads.items() if start not in nested}
    _date_lines(blocks, headings, leads)
    regions: list[tuple[Heading | None, list[Block]]] = [(None, [])]
    for block in blocks:
        heading = headings.get(block.start)
        if heading is not None:
            regions.append((heading if heading.end > heading.start else regions[-1][0], []))
            if heading.end > heading.start:
                continue
            regions[-1] = (heading, [])
        regions[-1][1].append(block)
    title = headings.get(blocks[0].start) if blocks else None
    title = title if title is not None and title.kind == "markdown" and not _names_a_span(title) else None
    chosen = [
        _with_back(text, parent, inside, _dated_in(text, parent if parent is not title else None, inside, leads), leads)
        for parent, inside in regions
    ]
    by_style: dict[str, tuple[int, int]] = {}
    for (parent, inside), dated in zip(regions, chosen, strict=True):
        if parent is not None and inside:
            count, all_ = by_style.get(parent.style, (0, 0))
            by_style[parent.style] = count + (len(dated) > 1), all_ + 1
    for (parent, inside), dated in zip(regions, chosen, strict=True):
        own = parent is not None and parent is not title and not _names_a_span(parent)
        count, all_ = by_style.get(parent.style, (0, 1)) if parent else (1, 1)
        if own and (len(dated) < 2 or 2 * count < all_):
            continue
        if parent and parent.kind == "line" and parent.title[0] < parent.title[1] and dated == inside:
            continue  # the body of a headline with a month before it
        for block in dated:
            lead = leads[block.start]
            headed = looks_like_heading(text, lead.after, block.end) and not ends_sentence(text[lead.after : block.end])
            words = after_weather(text, lead.after, block.end)
            headed &= words < block.end  # a line of date and weather opens an entry that what follows names
            end, name = (block.end, (words, block.end)) if headed else (block.start, (0, 0))
            headings[block.start] = Heading("date", "date", block.start, end, name, words, 0, lead)


def _with_back(
    text: str, parent: Heading | None, inside: Sequence[Block], dated: list[Block], leads: dict[int, Opening]
) -> list[Block]:
    """Return the dated blocks with those that open with 同日, 是月 or 冬, where each paragraph is an entry of its own.

    Elsewhere such a paragraph goes on with the entry before it; under the heading of a year it may be the first. The
    openings are added to ``leads``.
    """
    of_year = parent is not None and parent.date is not None and parent.date.style == "year"
    if not inside or not (of_year or dated) or (dated and inside[-1].start < dated[0].start):
        return dated
    chosen = {block.start for block in dated}
    found: list[Block] = []
    begun = 0
    for block in inside:
        if block.start in chosen:
            found.append(block)
        elif (found or of_year) and (lead := leading_back(text, block.start, block.end)):
            leads[block.start] = lead
            found.append(block)
        begun += bool(found)
    return found if len(found) >= ENTRIES * begun else dated


def entries_by_their_end(text: str, blocks: Sequence[Block], headings: dict[int, Heading]) -> None:
    """Make an entry of each line that ends with its date in brackets, if most do and nothing else divides the text.

    Bridge closed, main span of 388 m (12 June 2023).
    """
    inside = [block for block in blocks if block.start not in headings and not block.table]
    if any(heading.kind != "markdown" or heading.level > 1 for heading in headings.values()):
        return
    ends = {block.start: match for block in inside if (match := _END.search(text, block.start, block.end))}
    dated = {start: match for start, match in ends.items() if _is_a_date(match[1])}
    fine = sum(find_dates(match[1], _LEAP)[0].date.precision != "year" for match in dated.values())
    if len(dated) < _LINES or 2 * len(dated) <= len(inside) or 2 * fine <= len(dated):
        return  # years alone are of birth, or of a book
    for block in inside:
        if match := dated.get(block.start):
            lead = Opening("day", block.start, 0, match.span(1))
            start = skip_bullets(text, block.start, block.end)
            headings[block.start] = Heading("date", "date", block.start, block.start, (0, 0), start, 0, lead)


_END = re.compile(r"[(（\[【]([^()（）\[\]【】\n]{4,24})[)）\]】][。.]?$")
_LINES = 3


def _is_a_date(text: str) -> bool:
    """Return whether words are one date and nothing else: no 新华社6月12日电."""
    found = find_dates(text, _LEAP)
    return len(found) == 1 and found[0].start == 0 and len(text) - found[0].end <= len("全年")


ENTRIES = 0.9
"""Share of the paragraphs from the first entry on that must open with a date or 是月 for each to be one (by hand)."""


def _usable(text: str, block: Block) -> Opening | None:
    """Return the block's leading date if it is set off as one: 2022年度报告 and 5月花 are not."""
    lead = None if block.table else leading_date(text, block.start, block.end)
    if lead is None or lead.style in ("day", "bare day") or lead.after > lead.inner[1] or lead.after >= block.end:
        return lead
    return None


def _date_lines(blocks: Sequence[Block], headings: dict[int, Heading], leads: dict[int, Opening]) -> None:
    """Make headings of dates alone on their line, unless they stand under a heading as its dateline."""
    alone = [i for i, b in enumerate(blocks) if b.start in leads and leads[b.start].after >= b.end]
    under = [
        i for i in alone if i and (h := headings.get(blocks[i - 1].start)) and h.end > h.start and not _names_a_span(h)
    ]
    if 2 * len(under) >= len(alone) and not (len(under) == 1 and len(alone) > 1):
        datelines = set(under)
        alone = [i for i in alone if i not in datelines]
    for grain in ("year", "month", "day", "bare day"):
        same = [i for i in alone if leads[blocks[i].start].style == grain]
        for i in same:
            following = blocks[i + 1].start if i + 1 < len(blocks) else -1
            if len(same) >= 2 or following in leads:
                start, end = blocks[i].start, blocks[i].end
                lead = leads[start]
                headings[start] = Heading("date", f"date {grain}", start, end, (end, end), end, 0, lead)


def _is_item(text: str, block: Block) -> bool:
    """Return whether the line opens with a mark or number of a list."""
    return (
        skip_bullets(text, block.start, block.end) > block.start
        or leading_number(text, block.start, block.end) is not None
    )


def _names_a_span(heading: Heading) -> bool:
    """Return whether the heading names a year or month, so that even one dated paragraph under it is an event."""
    return heading.date is not None and heading.date.style in ("year", "month")


def _in_order(text: str, blocks: Sequence[Block], leads: dict[int, Opening]) -> bool:
    """Return whether the years that the blocks open with, of whatever grain, are three or more and run in order."""
    found = [find_dates(text[slice(*leads[b.start].inner)])[:1] for b in blocks]
    years = [mentions[0].date.first[:4] for mentions in found if mentions and not mentions[0].date.inferred]
    return len(set(years)) >= _YEARS and sorted(years) in (years, years[::-1])


def _dated_in(text: str, parent: Heading | None, inside: Sequence[Block], leads: dict[int, Opening]) -> list[Block]:
    """Return the blocks that open with a date if they carry this stretch of text: two, and half of what follows."""
    month = parent is not None and parent.date is not None and parent.date.style == "month"
    dated: list[Block] = []
    years: list[Block] = []
    first = len(inside)
    for i, block in enumerate(inside):
        lead = leads.get(block.start)
        if lead is None or block.start == (parent.start if parent else -1):
            continue
        if lead.style == "year":
            years.append(block)
        elif lead.style != "bare day" or month or dated:
            dated.append(block)
        else:
            continue
        first = min(first, i)
    if years and _in_order(text, sorted(dated + years, key=lambda b: b.start), leads):
        dated = sorted(dated + years, key=lambda b: b.start)
    datelines = {b.start for b in dated if has_dateline(text, b.start, b.end)}
    if 2 * len(datelines) < len(dated):  # the report's own, not an entry of it
        dated = [b for b in dated if b.start not in datelines]
        first = next((i for i, b in enumerate(inside) if dated and b is dated[0]), first)
    needed = 1 if parent is not None and _names_a_span(parent) else 2
    lines = {b.start for b in dated if is_short(text, b.start, b.end) and not ends_sentence(text[b.start : b.end])}
    # 7月27日 星期六 晴 stands over an entry and is none by itself: what follows such a line belongs to it
    bodies = sum(a.start in lines and b.start not in leads for a, b in pairwise(inside))
    lines_only = all(b.start in lines and looks_like_heading(text, leads[b.start].after, b.end) for b in dated)
    if not any(skip_bullets(text, b.start, b.end) > b.start for b in dated):  # a list below an entry is its own
        bodies += sum(b.start not in leads and _is_item(text, b) for b in inside[first:])
    bodies += sum(leading_back(text, block.start, block.end) is not None for block in inside[first:])  # 是月, …
    if len(dated) < needed or (2 * len(dated) < len(inside) - bodies - first and not lines_only):
        return []
    return dated
