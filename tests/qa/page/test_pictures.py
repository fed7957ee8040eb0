"""The pictures of the page: places, precision, and text that is only text."""

from __future__ import annotations

import base64
import datetime as dt
import xml.etree.ElementTree as ET
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Event, EventDate
from qa.computing.facts import Fact
from qa.page.pictures import axis_of, bars, nearest, timeline

DAY = EventDate("2022-02-18", "2022-02-18", "day")
MONTH = EventDate("2022-08-01", "2022-08-31", "month")
YEAR = EventDate("2022-01-01", "2022-12-31", "year")


def drawn(markdown: str) -> ET.Element:
    return ET.fromstring(base64.b64decode(markdown.rpartition("base64,")[2].rstrip(")")))


def fact(text: str, value: str, head: str = "企业") -> Fact:
    return Fact("a.txt", 1, "会", None, None, 0, len(text), text, "number", value, "家", head, None, None, "", True)


def test_a_day_is_a_dot_and_what_is_left_open_is_a_bar_as_long() -> None:
    image = drawn(timeline([Event(n, "会", 0, 1, date) for n, date in enumerate((DAY, MONTH, YEAR), 1)], "zh"))
    dots = [e for e in image if e.tag.endswith("circle")]
    widths = sorted(float(str(e.get("width")).rstrip("%")) for e in image if e.tag.endswith("rect"))
    assert len(dots) == 1
    assert abs(widths[0] - 96 * 30 / 365) < 0.1
    assert widths[1] > 95


def test_events_without_a_date_make_no_picture() -> None:
    assert timeline([Event(1, "会", 0, 1)], "zh") == ""
    assert nearest([Event(1, "会", 0, 1)], 0.5) is None


def test_a_press_finds_the_event_that_lies_there() -> None:
    events = [Event(0, "", 0, 0), Event(1, "会", 0, 1, DAY), Event(2, "会", 0, 1, MONTH)]
    axis = axis_of(events)
    assert axis is not None
    assert nearest(events, axis.at(dt.date(2022, 2, 20)) / 100) == 1
    assert nearest(events, 0.99) == 2


def test_a_bar_is_as_long_as_its_value() -> None:
    image = drawn(bars([fact("640家", "640"), fact("320家", "320")], "zh"))
    first, second = (float(str(e.get("width")).rstrip("%")) for e in image if e.tag.endswith("rect"))
    assert abs(first - 2 * second) < 0.1


@given(st.text(), st.text())
def test_any_title_and_any_measure_is_text_of_a_whole_picture(title: str, head: str) -> None:
    for picture in (timeline([Event(1, title, 0, 1, DAY)], "en"), bars([fact(head, "1", head), fact("2", "2")], "en")):
        assert picture.startswith("![")
        assert {e.tag.rpartition("}")[2] for e in drawn(picture).iter()} <= {
            "svg", "style", "line", "text", "circle", "rect", "title",
        }  # fmt: skip


@given(st.lists(st.dates(), min_size=1, max_size=30))
def test_every_event_lies_within_the_picture(days: list[dt.date]) -> None:
    events = [Event(n, "会", 0, 1, EventDate(d.isoformat(), d.isoformat(), "day")) for n, d in enumerate(days, 1)]
    image = drawn(timeline(events, "zh"))
    places = [float(str(e.get("cx")).rstrip("%")) for e in image if e.tag.endswith("circle")]
    counted = sum(int(e.text) for e in image if e.text and e.tag.endswith("text") and e.text.startswith("+"))
    assert len(places) + counted == len(days)
    assert all(2 <= place <= 98.01 for place in places)


@given(st.lists(st.dates(), min_size=1, max_size=60))
def test_no_mark_lies_on_another_and_no_count_on_another(days: list[dt.date]) -> None:
    events = [Event(n, "会", 0, 1, EventDate(d.isoformat(), d.isoformat(), "day")) for n, d in enumerate(days, 1)]
    image = drawn(timeline(events, "zh"))
    marks = [(str(e.get("cy")), float(str(e.get("cx")).rstrip("%"))) for e in image if e.tag.endswith("circle")]
    rows: dict[str, list[float]] = {}
    for row, place in sorted(marks):
        rows.setdefault(row, []).append(place)
    counts = [
        float(str(e.get("x")).rstrip("%")) for e in image if e.tag.endswith("text") and (e.text or "").startswith("+")
    ]
    for places, least in [*((places, 2.59) for places in rows.values()), (sorted(counts), 7.9)]:
        assert all(after - before >= least for before, after in pairwise(places))


def test_decades_have_an_axis_of_round_years() -> None:
    events = [Event(year, "会", 0, 1, EventDate(f"{year}-03-01", f"{year}-03-01", "day")) for year in range(1981, 2023)]
    image = drawn(timeline(events, "zh"))
    years = [
        e.text for e in image if e.tag.endswith("text") and len(e.text or "") == 4 and e.get("class") in {None, "w"}
    ]
    assert years == ["1985", "1990", "1995", "2000", "2005", "2010", "2015", "2020"]
