"""Facts for people and for programs: a table aligned in a terminal, and CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from index import Index
from qa.computing.fact_table import COLUMNS, WIDEST, csv_lines, table_lines, width
from qa.computing.facts import Fact, facts

TEXT = "灯塔纪事\n\n2021年5月3日，灯塔修缮，耗资31.5万元，招聘工人12名，气温为-3℃。"


def found() -> list[Fact]:
    return list(facts(Index.build([Document("=notes.txt", TEXT)])))


def test_csv_has_a_header_and_every_field_of_every_fact() -> None:
    rows = list(csv.DictReader(csv_lines(found())))
    assert len(rows) == len(found()) > 3
    for row, fact in zip(rows, found(), strict=True):
        told = json.loads(json.dumps(fact.to_json()))
        assert set(row) == set(told)
        assert TEXT[int(row["start"]) : int(row["end"])] == row["text"].removeprefix("'") == told["text"]


def test_facts_of_several_texts_begin_with_the_text() -> None:
    several = facts(Index.build([Document("a.txt", TEXT), Document("b.txt", TEXT.replace("灯塔", "风车"))]))
    assert [line.split()[0] for line in table_lines(several)][:2] == ["source", "a.txt"]
    assert next(iter(table_lines(found()))).split()[0] == "event_number"


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-a", "@sum", "\tx", "\rx", "-3-4"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_defused(text: str) -> None:
    row = next(csv.DictReader(csv_lines([replace(found()[0], text=text)])))
    assert row["text"] == f"'{text}"
    assert row["source"] == "'=notes.txt"


@pytest.mark.parametrize("text", ["-3", "-3.25", "31.5万元", "a=b", ""])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert next(csv.DictReader(csv_lines([replace(found()[0], text=text)])))["text"] == text


@given(st.text(alphabet="水a,\"'\n\r", max_size=12))
def test_any_text_comes_back_from_csv_a_line_end_in_it_too(text: str) -> None:
    lines = csv_lines([replace(found_once()[0], head=f"头{text}")])
    rows = list(csv.DictReader(io.StringIO("\n".join(lines), newline="")))
    assert [row["head"] for row in rows] == [f"头{text}"]


_FOUND: list[Fact] = []


def found_once() -> list[Fact]:
    if not _FOUND:
        _FOUND.extend(found())
    return _FOUND


def test_the_columns_of_a_table_begin_beneath_their_names() -> None:
    header, *rows = table_lines(found())
    place = width(header[: header.index("unit")])
    for row, fact in zip(rows, found(), strict=True):
        columns, at = "", 0
        while width(columns) < place:
            columns += row[at]
            at += 1
        assert width(columns) == place
        assert row[at:].startswith(fact.unit or " ")
    assert header.split() == list(COLUMNS)
    assert all(line == line.rstrip() for line in (header, *rows))


def test_a_long_field_is_cut_for_a_terminal_and_whole_in_a_file() -> None:
    long = "水闸" * 20
    fact = replace(found()[0], text=long)
    shown = list(table_lines([fact]))[1]
    assert long not in shown
    assert "…" in shown
    cut = next(field for field in shown.split("  ") if "…" in field)
    assert WIDEST - 2 <= width(cut) <= WIDEST
    assert long in list(table_lines([fact], cut=False))[1]
    exact = "水" * (WIDEST // 2)
    assert exact in list(table_lines([replace(fact, text=exact)]))[1]


def test_a_field_of_several_lines_takes_one_and_nothing_is_an_empty_one() -> None:
    lines = list(table_lines([replace(found()[0], text="两\n行", date=None, event=None)]))
    assert len(lines) == 2
    assert "两 行" in lines[1]
    assert "None" not in lines[1]


@given(st.text(alphabet="水a\u0301３é", max_size=10))
def test_a_wide_character_takes_two_columns_and_a_combining_one_none(text: str) -> None:
    wide = sum(east_asian_width(character) in "WF" for character in text)
    assert width(text) == len(text) + wide - text.count("\u0301")
