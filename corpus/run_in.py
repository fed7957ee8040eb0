"""Headings that run in: a paragraph opens with some words and a colon or stop (馆藏：…, Birds. Wardens counted …).

One such paragraph is a sentence or a remark; a text most of whose paragraphs open so, each with other words, is divided
by them.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.openings import Heading, leading_date, leading_number
from corpus.paragraphs import ends_sentence, weight
from corpus.sections import is_byline, is_field, is_section_name, is_speech

if TYPE_CHECKING:
    from corpus.paragraphs import Block

FEWEST = 3
"""Paragraphs that must open so; two may be by chance."""

MOST = 0.5
"""Share of the paragraphs from the first one on that must open so: a heading may stand over a second paragraph."""

ALL = 0.9
"""The same of openings with a full stop, which a short sentence has too (也有波折。), and where other headings that
run in (【馆藏】… beside 观众服务：…) divide the text already."""

BODY = 12.0
"""Ideographs that must follow: less is a field of a record (占地：486公顷)."""

_BOLD = r"(?P<bold>\*\*|__)?"
_MARK = r"(?:\*\*|__)?(?P<mark>[.。:：])?(?:\*\*|__)?"
_ZH = re.compile(rf"{_BOLD}(?P<name>[\u3400-\u9fff][\u3400-\u9fff、]{{1,9}}){_MARK}[ \u3000]*(?=\S)")
_LATIN = re.compile(
    rf"{_BOLD}(?P<name>[A-Z][A-Za-z'’-]*(?: (?:[A-Za-z'’-]+|&)){{0,4}}){_MARK} +(?=[\"“‘'(£$€]?[A-Z0-9])"
)
_SAYS = re.compile(r"(?:It|He|She|They|We|I|You|There|This|That|These|Those)\b|[A-Za-z' -]*ed$")
"""A short sentence and no name of what is told: It rained. The bridge opened."""


ASKS = re.compile(
    r"(?:提?问|记者(?:提?问)?|[Qq](?:uestion)?)[ \t]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?[ \t]?[:：][ \t\u3000]*"
)
"""What stands before a question that is answered behind it."""
_ANSWERS = re.compile(r"(?:\*\*|__)?(?:答|[Aa](?:nswer)?)[ \t]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?[ \t]?[:：]")


def questions(text: str, found: list[Block], headings: dict[int, Heading]) -> None:
    """Accept questions as headings where they recur, each with its answer in the next line, and nothing else does."""
    title = found[0].start if found else 0
    if any(start != title for start in headings):
        return
    asked = [
        (line, match)
        for line, following in pairwise(found)
        if (match := ASKS.match(text, line.start, line.end)) and _ANSWERS.match(text, following.start)
    ]
    for line, match in asked if len(asked) > 1 else ():
        headings[line.start] = Heading("question", "question", line.start, line.end, (match.end(), line.end), line.end)


def run_in(text: str, found: list[Block], headings: dict[int, Heading]) -> None:
    """Accept the openings of paragraphs as headings where they divide the text and nothing else does."""
    title = found[0].start if found else 0
    others = [h for h in headings.values() if h.kind != "markdown" or h.start != title]
    if any(h.kind != "bracket" or not _runs_in(text, h) for h in others):
        return
    marks = {line.start: match for line in found if line.start not in headings and (match := _opening(text, line))}
    names = Counter(match["name"] for match in marks.values())
    marks = {start: match for start, match in marks.items() if names[match["name"]] == 1}
    sections = sum(is_section_name(match["name"]) for match in marks.values())
    if not marks or len(marks) + len(others) < FEWEST or 2 * sections > len(marks):
        return
    inside = [line for line in found if line.start >= min(marks) and line.start not in headings and not line.table]
    stopped = any(match["mark"] in (".", "。") and not match["bold"] for match in marks.values())
    if len(marks) < (ALL if others or stopped else MOST) * len(inside):
        return
    for start, match in marks.items():
        end = start + len(text[start : match.end()].rstrip())
        headings[start] = Heading("run-in", "run-in", start, end, match.span("name"), match.end())


def _runs_in(text: str, heading: Heading) -> bool:
    """Return whether the text goes on behind the heading on its line."""
    return bool(text[heading.end : heading.end + 80].split("\n", 1)[0].strip())


def _opening(text: str, line: Block) -> re.Match[str] | None:
    """Return the words that a paragraph opens with, if they may be its heading and a sentence follows."""
    if line.table or leading_date(text, line.start, line.end) or leading_number(text, line.start, line.end):
        return None
    match = _ZH.match(text, line.start, line.end) or _LATIN.match(text, line.start, line.end)
    if match is None or not (match["mark"] or match["bold"]) or _SAYS.match(name := match["name"]):
        return None
    if is_field(name) or is_byline(name) or is_speech(name) or not ends_sentence(text[match.end() : line.end]):
        return None
    return match if weight(text[match.end() : line.end]) >= BODY else None
