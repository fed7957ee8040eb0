"""Pictures of the page, drawn as SVG and shown as images of Markdown, so that nothing in them can be run.

Their places are in per cent and their letters in pixels: they fit any width, and stay as large on a phone. The greys
can be read on paper and on black.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from qa.page.marks import cut, plain
from qa.page.texts import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Event
    from qa.computing.facts import Fact

NUMBERED = 60
"""Most events whose numbers are written beside them."""

YEARS = 40
"""Months beyond which the axis is one of whole years."""

NAMED = 48
"""Most columns of what is compared, and of its value."""

_LANES, _LANE = 7, 16
_NEAR = 2.6
"""Per cent of the width within which two marks would touch on a phone."""
_COUNTED = 8.0
"""Per cent of the width that a count on top of the marks takes on a phone."""

_INK, _RED, _PALE = "#857d76", "#b34a36", "#cc6b58"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from ``first`` to ``last``, laid out from 2 to 98 per cent of a width."""

    first: dt.date
    last: dt.date

    def at(self, day: dt.date) -> float:
        """Return where a day lies, in per cent."""
        return 2 + 96 * (day - self.first).days / max(1, (self.last - self.first).days)


def axis_of(events: Sequence[Event]) -> Axis | None:
    """Return the axis over the dated events, from the start of a month to the end of one, of a year where they are far
    apart; None without any.
    """
    spans = [span for event in events if (span := _span(event))]
    if not spans:
        return None
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    if _months(first, last) > YEARS:
        return Axis(first.replace(month=1, day=1), _next_month(last.replace(month=12, day=1)))
    return Axis(first.replace(day=1), _next_month(last))


def nearest(events: Sequence[Event], at: float) -> int | None:
    """Return the place of the dated event that lies nearest to a share of the width in [0, 1]; None without any."""
    axis = axis_of(events)
    if axis is None:
        return None
    found: list[tuple[float, int]] = []
    for place, event in enumerate(events):
        if span := _span(event):
            middle = (axis.at(span[0]) + axis.at(span[1])) / 2
            found.append((abs(middle - 100 * at), place))
    return min(found)[1]


def timeline(events: Sequence[Event], language: str) -> str:
    """Return a Markdown image of the dated events: a dot is a day, a bar as long as what the text leaves open.

    Those that would touch stand above each other; what finds no room so is counted on top, as +3.
    """
    axis = axis_of(events)
    if axis is None:
        return ""
    marks, lanes = [], [-9.0] * _LANES
    over: list[tuple[float, int]] = []
    dated = [(span, event) for event in events if (span := _span(event))]
    for (start, end), event in sorted(dated, key=lambda pair: (pair[0][0], pair[0][1], pair[1].number)):
        left, right = axis.at(start), axis.at(end)
        lane = next((n for n, reached in enumerate(lanes) if left - reached >= _NEAR), None)
        if lane is None:
            near = bool(over) and left - over[-1][0] < _COUNTED
            over[-1:] = [(over[-1][0], over[-1][1] + 1)] if near else [*over[-1:], (left, 1)]
            continue
        lanes[lane] = right
        marks.append((left, right, lane, event))
    used = max(lane for _, _, lane, _ in marks) + 1
    base = 14 + (used + bool(over)) * _LANE
    drawn = [_mark(left, right, base - 10 - lane * _LANE, event) for left, right, lane, event in marks]
    if len(marks) <= NUMBERED:
        for left, right, lane, event in marks:
            x = right if right - left < _COUNTED else (left + right) / 2  # a short bar would be hidden by its number
            place = f'x="{x:.2f}%" y="{base - 14 - lane * _LANE}"'
            drawn.append(f'<text class="n w" {place} dx="9" dy="7">{event.number}</text>')
    for left, count in over:
        drawn.append(f'<text class="n" x="{left:.2f}%" y="12" text-anchor="{_anchor(left)}">+{count}</text>')
    image = _svg(base + 22, [f'<line x1="0" x2="100%" y1="{base}" y2="{base}"/>', *_ticks(axis, base), *drawn])
    alt = say(
        "timeline_alt",
        language,
        first=axis.first.isoformat()[:7],
        last=(axis.last - dt.timedelta(1)).isoformat()[:7],
        count=len(dated),
        days=sum(event.date is not None and event.date.precision in ("day", "range") for _, event in dated),
        months=sum(event.date is not None and event.date.precision == "month" for _, event in dated),
    )
    return f"![{plain(alt)}]({image})"


def bars(facts: Sequence[Fact], language: str) -> str:
    """Return a Markdown image that compares facts of one unit: a bar for each, as long as its value."""
    values = [float(fact.value) for fact in facts]
    most = max(map(abs, values), default=0.0) or 1.0
    drawn = []
    for row, (fact, value) in enumerate(zip(facts, values, strict=True)):
        top = row * 40
        name = cut(fact.head or fact.event or fact.source, NAMED)
        drawn.append(f'<text x="0" y="{top + 13}">{_xml(name)}</text>')
        drawn.append(f'<rect x="0" y="{top + 19}" width="{max(0.4, 80 * abs(value) / most):.2f}%" height="12"/>')
        x, shown = f"{80 * abs(value) / most:.2f}%", _xml(cut(fact.text, NAMED))
        drawn.append(f'<text class="n" x="{x}" y="{top + 29}" dx="6">{shown}</text>')
    told = ("；" if language == "zh" else "; ").join(
        f"{cut(fact.head or fact.source, NAMED)} {fact.text}" for fact in facts
    )
    return f"![{plain(say('bars_alt', language, values=told))}]({_svg(40 * len(facts) + 4, drawn)})"


def _mark(left: float, right: float, y: int, event: Event) -> str:
    title = f"<title>{_xml(event.title)}</title>"
    precision = event.date.precision if event.date else ""
    if precision == "day":
        return f'<circle cx="{left:.2f}%" cy="{y}" r="4.5">{title}</circle>'
    kind = "span" if precision == "range" else "span open"
    width = max(right - left, 0.6)  # a dot at the least, by its stroke
    return f'<rect class="{kind}" x="{left:.2f}%" y="{y - 2}" width="{width:.2f}%" height="4" rx="2">{title}</rect>'


def _ticks(axis: Axis, base: int) -> list[str]:
    """Return the marks of the axis: months, quarters, or years where they are more than three."""
    months = _months(axis.first, axis.last)
    if months > YEARS:
        return _years(axis, base)
    step = 1 if months <= 13 else 3
    day, ticks, last = axis.first, [], months // step
    for number in range(last + 1):
        x = axis.at(day)
        ticks.append(f'<line x1="{x:.2f}%" x2="{x:.2f}%" y1="{base}" y2="{base + 4}"/>')
        text = f"{day.year}-{day.month:02}" if day.month == 1 or not number else str(day.month)
        anchor = "start" if not number else "end" if number == last else "middle"
        hidden = day.month != 1 and number if step > 1 else (number % 3 and number != last) or 0 < last - number < 3
        narrow = ' class="w"' if hidden else ""
        if number % 2 == 0 or last <= 13:
            ticks.append(f'<text{narrow} x="{x:.2f}%" y="{base + 17}" text-anchor="{anchor}">{text}</text>')
        for _ in range(step):
            day = _next_month(day)
    return ticks


def _years(axis: Axis, base: int) -> list[str]:
    """Return the marks of an axis of years: round ones, a dozen at the most, every second of them named on a phone."""
    span = axis.last.year - axis.first.year
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if span <= 12 * size)
    shown = range(max(1, -(-axis.first.year // step) * step), axis.last.year + 1, step)
    ticks = []
    for number, year in enumerate(shown):
        x = axis.at(dt.date(year, 1, 1))
        ticks.append(f'<line x1="{x:.2f}%" x2="{x:.2f}%" y1="{base}" y2="{base + 4}"/>')
        narrow = ' class="w"' if number % 2 and len(shown) > 6 else ""
        ticks.append(f'<text{narrow} x="{x:.2f}%" y="{base + 17}" text-anchor="{_anchor(x)}">{year}</text>')
    return ticks


def _anchor(x: float) -> str:
    return "start" if x < 4 else "end" if x > 96 else "middle"


def _months(first: dt.date, last: dt.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _span(event: Event) -> tuple[dt.date, dt.date] | None:
    if event.date is None:
        return None
    try:
        return dt.date.fromisoformat(event.date.first), dt.date.fromisoformat(event.date.last)
    except ValueError:
        return None


def _next_month(day: dt.date) -> dt.date:
    if (day.year, day.month) == (dt.MAXYEAR, 12):
        return dt.date.max
    return dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _xml(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))


def _svg(height: int, drawn: Sequence[str]) -> str:
    """Return the picture as a data address."""
    style = (
        f"text{{font:12px 'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;fill:{_INK}}}"
        f".n{{fill:{_INK};font-size:11px}}line{{stroke:{_INK};stroke-opacity:.5}}circle,rect{{fill:{_RED}}}"
        f".span{{stroke:{_RED};stroke-width:4px;stroke-linejoin:round}}"
        f".open{{fill:{_PALE};stroke:{_PALE};opacity:.45}}@media(max-width:520px){{.w{{display:none}}}}"
    )
    image = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{height}"><style>{style}</style>'
        f"{''.join(drawn)}</svg>"
    )
    return "data:image/svg+xml;base64," + base64.b64encode(image.encode("utf-8", "replace")).decode()
