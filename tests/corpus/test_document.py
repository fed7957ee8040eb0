"""The records that the corpus layer hands on."""

from __future__ import annotations

import pytest

from corpus import Document
from corpus.document import EventDate
from corpus.splitter import split

TEXT = "水闸纪事\n\n2021年5月3日，水闸检修。\n\n2021年6月，水闸开放。\n"


@pytest.mark.parametrize(
    ("first", "last", "precision", "iso"),
    [
        ("2021-01-01", "2021-12-31", "year", "2021"),
        ("2021-06-01", "2021-06-30", "month", "2021-06"),
        ("2021-05-03", "2021-05-03", "day", "2021-05-03"),
        ("2021-05-03", "2021-05-09", "range", "2021-05-03/2021-05-09"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(first: str, last: str, precision: str, iso: str) -> None:
    assert EventDate(first, last, precision).iso == iso


def test_where_a_text_was_read_makes_it_no_other_document() -> None:
    assert Document("a.txt", TEXT, "/here/a.txt") == Document("a.txt", TEXT)
    assert Document("a.txt", TEXT) != Document("b.txt", TEXT)
    assert "/here" not in repr(Document("a.txt", TEXT, "/here/a.txt"))


def test_an_event_is_found_by_its_number_and_the_text_before_the_first_has_none() -> None:
    chronicle = split(Document("a.txt", TEXT))
    assert [event.number for event in chronicle.events] == [1, 2]
    assert [chronicle.event(number) for number in (1, 2)] == list(chronicle.events)
    assert chronicle.event(0) is None
    assert {passage.event for passage in chronicle.passages} == {0, 1, 2}
