"""Which lines are headings: an opening counts only if it recurs, so that no list of words has to be known.

The order of the passes is the order of certainty: Markdown, labels, brackets, running numbers, bare headlines, and at
last dates, which need to know the headings above them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from corpus.chronology import dated_headings, entries_by_their_end, headlines
from corpus.openings import (
    Heading,
    Opening,
    leading_bracket,
    leading_date,
    leading_label,
    leading_number,
    looks_like_heading,
    skip_bullets,
)
from corpus.paragraphs import Block, ends_sentence, join_wrapped, lines
from corpus.run_in import ASKS, numbered_name, questions, run_in
from corpus.sections import is_byline, is_field, is_section_name, opening_label
from corpus.signs import signed
from corpus.tables import is_row, mark_tables, name_of_row

_ATX = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)|(#{2,6})(?=[^\s#!])")
_CLOSING_HASHES = re.compile(r"[ \t]+#+$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{2,120})\1[:：]?$")
_UNDERLINE = re.compile(r"(=+|-{3,})$")
_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?")
_RUN = 2  # headings recur
ROW = "row"
_BODY_RUN = 3  # a paragraph that opens with a number is a list item until there are three in sequence


def find_headings(text: str) -> tuple[list[Block], list[Heading]]:
    """Return the paragraphs of the text, headings among them, and the headings, each at the start of a paragraph."""
    found = mark_tables(text, lines(text))
    headings: dict[int, Heading] = {}
    _markdown(text, found, headings)
    questions(text, found, headings)
    _labels(text, found, headings)
    _brackets(text, found, headings)
    _numbers(text, found, headings)
    run_in(text, found, headings)
    signed(text, found, headings)
    blocks = _paragraphs(text, found, headings)
    headlines(text, blocks, headings)
    dated_headings(text, blocks, headings)
    entries_by_their_end(text, blocks, headings)
    _rows(text, blocks, headings)
    return blocks, [headings[start] for start in sorted(headings)]


def _rows(text: str, blocks: list[Block], headings: dict[int, Heading]) -> None:
    """Make an event of each row where the text is nothing but a table, perhaps below its title."""
    if len(headings) > 1 or (headings and blocks[0].start not in headings):
        return
    rows = [b for b in blocks if is_row(text, b.start, min(b.end, b.start + 500))]
    if len(rows) < _RUN or 2 * len(rows) <= len(blocks):
        return
    for block in rows:
        headings[block.start] = Heading(ROW, ROW, block.start, block.start, name_of_row(text, block), block.start)


def _paragraphs(text: str, found: list[Block], headings: dict[int, Heading]) -> list[Block]:
    """Join wrapped lines, but none into a heading; a setext underline goes with its heading, a body after it apart."""
    alone = {h.start for h in headings.values() if h.end > h.start} | {line.start for line in found if line.table}
    covered = 0
    parted: list[Block] = []
    for line in found:
        heading = headings.get(line.start)
        if line.start < covered:
            continue
        if heading is not None and line.start < heading.end < line.end:
            rest = heading.end + len(text[heading.end : line.end]) - len(text[heading.end : line.end].lstrip())
            parted += [Block(line.start, heading.end, line.gap, line.indent), Block(rest, line.end)]
        elif heading is not None and heading.end > line.end:
            covered = heading.end
            parted.append(Block(line.start, heading.end, line.gap, line.indent))
        else:
            parted.append(line)
    opening = set(headings) | {line.start for line in found if line.table}
    opening |= {line.start for line in found if (name := opening_label(text, line)) and is_section_name(name)}
    return join_wrapped(text, parted, alone, opening)


def _peel(text: str, start: int, end: int, labels: Counter[str]) -> tuple[tuple[int, int], Opening | None]:
    """Take bullets, a number, a recurring label, enclosing brackets and a leading date off a title."""
    while start < end and text[start] in "*_ \t\u3000":
        start += 1
    while end > start and text[end - 1] in "*_ \t\u3000:：":
        end -= 1
    lead = leading_date(text, start, end)
    if lead is None:
        start = skip_bullets(text, start, end)
        number = leading_number(text, start, end)
        start = number.after if number else start
        asks = ASKS.match(text, start, end)
        start = asks.end() if asks and asks.end() < end else start
        label = leading_label(text, start, end)
        if label and labels[label.style] >= _RUN:
            start = label.after
        bracket = leading_bracket(text, start, end)
        if bracket and bracket.after >= end:
            start, end = bracket.inner
        lead = leading_date(text, start, end)
    if lead and (lead.after >= end or (lead.style in ("day", "bare day") and end - lead.after >= 2) or _parted(lead)):
        start = min(lead.after, end)
    return (start, end), lead


def _parted(lead: Opening) -> bool:
    """Return whether a mark or space stands between the date and what follows."""
    return lead.after > lead.inner[1]


def _markdown(text: str, found: list[Block], headings: dict[int, Heading]) -> None:
    spans: list[tuple[Block, int, int, int, int]] = []  # line, level, content, end of the heading
    bold = []
    fenced = False
    for i, line in enumerate(found):
        if text.startswith(("```", "~~~"), line.start):
            fenced = not fenced
        if fenced or line.table or line.end - line.start > 300:
            continue
        match = _ATX.match(text, line.start, line.end)
        following = found[i + 1] if i + 1 < len(found) else None
        if match:
            closing = _CLOSING_HASHES.search(text[match.end() : line.end])
            end = match.end() + closing.start() if closing else line.end
            spans.append((line, len(match[1] or match[2]), match.end(), end, line.end))
        elif following and not following.gap and (under := _UNDERLINE.match(text, following.start, following.end)):
            if looks_like_heading(text, line.start, line.end) and not _UNDERLINE.match(text, line.start, line.end):
                spans.append((line, 1 if under[0][0] == "=" else 2, line.start, line.end, following.end))
        elif (match := _BOLD.match(text, line.start, line.end)) and looks_like_heading(text, *match.span(2)):
            bold.append((line, 6, match.start(2), match.end(2), line.end))
    spans = sorted(spans + (bold if len(bold) >= _RUN else []), key=lambda s: s[0].start)
    labels = Counter(o.style for _, _, a, b, _ in spans if (o := leading_label(text, a, b)))
    for line, level, a, b, end in spans:
        title, lead = _peel(text, a, b, labels)
        style = "bold" if level == 6 and text[line.start] != "#" else f"md{level}"
        headings[line.start] = Heading("markdown", style, line.start, end, title, end, level, lead)


def _plain(found: list[Block], headings: dict[int, Heading]) -> list[tuple[int, Block]]:
    covered, plain = 0, []
    for i, line in enumerate(found):
        if line.start in headings:
            covered = headings[line.start].end
        elif line.start >= covered and not line.table:
            plain.append((i, line))
    return plain


def _labels(text: str, found: list[Block], headings: dict[int, Heading]) -> None:
    """Accept labels such as 重点事件 X, 大事一:X and Event 3: X that recur before a title."""
    groups: dict[str, list[tuple[int, Block, Opening]]] = defaultdict(list)
    for i, line in _plain(found, headings):
        start = skip_bullets(text, line.start, line.end)
        bracket = leading_bracket(text, start, line.end)
        opening = leading_label(text, start, line.end)
        if opening and (leading_date(text, start, line.end) or leading_number(text, start, line.end)):
            opening = None
        if opening is None and bracket and bracket.after < line.end:
            inner = leading_label(text, bracket.inner[0], bracket.inner[1]) or _whole_label(text, bracket)
            opening = Opening("【" + inner, bracket.after, 0, bracket.inner) if isinstance(inner, str) else None
        if opening and not is_field(name := text[slice(*opening.inner)]) and not is_byline(name):
            groups[opening.style].append((i, line, opening))
    for style, group in list(groups.items()):
        titles = [g for g in group if looks_like_heading(text, g[2].after, g[1].end)]
        colon = style.endswith(":")
        numbered = "#" in style
        if colon and is_section_name(text[slice(*group[0][2].inner)]) and not numbered:
            titles = []
        if not numbered:
            titles = [g for g in titles if not ends_sentence(text[g[2].after : g[1].end])]
        numbers = {g[0] for g in titles}
        followed = sum(g[0] + 1 < len(found) and g[0] + 1 not in numbers for g in titles)
        enough = len(titles) >= _RUN and (numbered or 2 * followed >= len(titles))
        groups[style] = (
            (group if numbered and len(group) >= _RUN else titles)
            if enough or (numbered and len(group) >= _RUN)
            else []
        )
    accepted = _agree(groups, headings, found)
    for style in accepted:
        for _, line, opening in groups[style]:
            headed = looks_like_heading(text, opening.after, line.end)
            title, lead = _peel(text, opening.after, line.end, Counter()) if headed else ((0, 0), None)
            end = line.end if headed else line.start
            headings[line.start] = Heading("label", style, line.start, end, title, opening.after, 0, lead)


def _whole_label(text: str, bracket: Opening) -> str | None:
    """Return the style of 【大事三】: a label with a number and nothing else, or None."""
    inner = text[slice(*bracket.inner)]
    opening = leading_label(inner + ":x", 0, len(inner) + 2)
    return opening.style if opening and "#" in opening.style and opening.after == len(inner) + 1 else None


def _agree(
    groups: dict[str, list[tuple[int, Block, Opening]]], headings: dict[int, Heading], found: list[Block]
) -> list[str]:
    """Return the labels that open events: numbered ones; else the first, and what is written like it."""
    known = [s for s, g in groups.items() if g]
    numbered = [s for s in known if "#" in s]
    if numbered:
        return numbered + [s for s in known if "#" not in s and not s.endswith(":")]
    known = [
        s
        for s in known
        if not s.endswith(":")
        or 2 * sum(i > 0 and found[i - 1].start in headings for i, _, _ in groups[s]) < len(groups[s])
    ]
    if not known:
        return []
    first = known[0]
    return [s for s in known if s == first or not s.endswith(":") or s.rstrip(":—")[-2:] == first.rstrip(":—")[-2:]]


def _brackets(text: str, found: list[Block], headings: dict[int, Heading]) -> None:
    """Accept bracketed titles, alone on a line or before their text, that recur with different words."""
    groups: dict[str, list[tuple[Block, Opening]]] = defaultdict(list)
    for _, line in _plain(found, headings):
        start = skip_bullets(text, line.start, line.end)
        opening = leading_bracket(text, start, line.end)
        told = opening is None or _CLOCK.fullmatch(text[slice(*opening.inner)])  # [09:02] says when somebody spoke
        if opening and not told and not (leading_date(text, start, line.end) or leading_number(text, start, line.end)):
            groups[opening.style].append((line, opening))
    for style, group in groups.items():
        names = {text[slice(*opening.inner)] for _, opening in group}
        if len(group) < _RUN or len(names) < _RUN:
            continue
        for line, opening in group:
            end = line.start + len(text[line.start : opening.after].rstrip())
            title, lead = _peel(text, *opening.inner, Counter())
            headings[line.start] = Heading("bracket", style, line.start, end, title, opening.after, 0, lead)


def _numbers(text: str, found: list[Block], headings: dict[int, Heading]) -> None:
    """Accept running numbers: two short lines in sequence, or three paragraphs; not a list that a colon announces."""
    runs: dict[str, list[list[tuple[int, Block, Opening]]]] = defaultdict(list)
    for i, line in _plain(found, headings):
        start = skip_bullets(text, line.start, line.end)
        opening = leading_number(text, start, line.end)
        if opening is None or leading_date(text, start, line.end):
            continue
        open_runs = runs[opening.style]
        if opening.value == 1:
            open_runs.append([(i, line, opening)])
        elif open_runs and opening.value == open_runs[-1][-1][2].value + 1:
            open_runs[-1].append((i, line, opening))
    siblings = Counter(h.level for h in headings.values() if h.kind == "markdown")
    structured = min(
        (h.start for h in headings.values() if h.kind in ("label", "bracket", "question") or siblings[h.level] >= _RUN),
        default=len(text),
    )
    entries = _entries(text, found)
    for style, all_runs in sorted(runs.items(), key=lambda item: item[1][0][0][0] if item[1] else 0):
        good = [r for r in all_runs if not _lists_of(entries, found, r) and _is_row(text, r, found, structured)]
        if good and style != "一、":  # a chapter may hold one article only
            kept = {id(run) for run in good}
            good += [r for r in all_runs if id(r) not in kept and len(r) == 1 and _headed(text, *r[0][1:])]
        for _, line, opening in (entry for run in good for entry in run):
            headed = _headed(text, line, opening)
            name = None if headed else numbered_name(text, line, opening.after)
            stop = name[0][1] if name else line.end
            title, lead = _peel(text, opening.after, stop, Counter()) if headed or name else ((0, 0), None)
            end = name[1] if name else line.end if headed else line.start
            headings[line.start] = Heading("number", style, line.start, end, title, opening.after, 0, lead)
            structured = min(structured, line.start)


def _entries(text: str, found: list[Block]) -> set[int]:
    """Return where the lines that open with a day begin, if they are three or more: a chronicle's entries."""
    days = {line.start for line in found if (lead := leading_date(text, line.start, line.end)) and lead.style == "day"}
    return days if len(days) >= _BODY_RUN else set()


def _lists_of(entries: set[int], found: list[Block], run: list[tuple[int, Block, Opening]]) -> bool:
    """Return whether numbered lines are a list below one dated entry: it stands over them and none between them."""
    first, last = run[0][0], run[-1][0]
    return first > 0 and found[first - 1].start in entries and not any(b.start in entries for b in found[first:last])


def _headed(text: str, line: Block, opening: Opening) -> bool:
    """Return whether what follows the number is a title and not a sentence."""
    return looks_like_heading(text, opening.after, line.end) and not ends_sentence(text[opening.after : line.end])


def _is_row(text: str, run: list[tuple[int, Block, Opening]], found: list[Block], structured: int) -> bool:
    """Return whether the numbered lines are headings: two titles in sequence, or three paragraphs outside events."""
    titles = sum(_headed(text, line, opening) for _, line, opening in run)
    announced = run[0][0] > 0 and text[found[run[0][0] - 1].end - 1] in "：:"
    dated = any(leading_date(text, opening.after, line.end) for _, line, opening in run)
    if (announced or titles < len(run)) and structured < run[0][1].start and not (dated and not announced):
        return False
    return len(run) >= (_RUN if titles == len(run) and not announced else _BODY_RUN)


def assign_levels(headings: list[Heading]) -> None:
    """Give every style its depth: Markdown its own, the others by order of first appearance below or above it."""
    seen: dict[str, int] = {}
    markdown = False
    for heading in headings:
        if heading.kind == "markdown":
            markdown = True
            continue
        if heading.style not in seen:
            seen[heading.style] = len(seen) + (10 if markdown else -1000)
        heading.level = seen[heading.style]
