"""Tables within a text: which lines are one, and which name stands over which cell."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Document
from corpus.formats import read_bytes
from corpus.openings import after_weather
from corpus.paragraphs import lines
from corpus.sentences import split_sentences
from corpus.splitter import split, split_text
from corpus.tables import csv_text, mark_tables, row_cells, rows_around, rows_in
from tests.corpus.covered import assert_covers
from tests.corpus.made import csv


def cells(text: str, row: str) -> list[tuple[str, str]]:
    start = text.index(row)
    return [(text[slice(*c.name)], text[slice(*c.value)]) for c in row_cells(text, start, start + len(row))]


def roles(text: str) -> list[str]:
    return [block.table for block in mark_tables(text, lines(text))]


PIPED = "说明。\n\n| 部门 | 预算(万元) |\n|:---|---:|\n| 教育 | 300 |\n| 卫生 | |\n\n完。"
BARE = "部门 | 预算\n---|---\n教育 | 300\n卫生 | 200"
COMMAS = "如下:\n部门,预算,支出\n教育,300,280\n卫生,200,150.5\n合计,500,430.5\n以上。"
TABS = "部门\t预算\n教育\t300家\n卫生\t20%"


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        (PIPED, "| 教育 | 300 |", [("部门", "教育"), ("预算(万元)", "300")]),
        (PIPED, "| 卫生 | |", [("部门", "卫生")]),
        (BARE, "教育 | 300", [("部门", "教育"), ("预算", "300")]),
        (COMMAS, "卫生,200,150.5", [("部门", "卫生"), ("预算", "200"), ("支出", "150.5")]),
        (TABS, "教育\t300家", [("部门", "教育"), ("预算", "300家")]),
        (TABS, "卫生\t20%", [("部门", "卫生"), ("预算", "20%")]),
    ],
)
def test_a_row_is_read_under_the_names_of_its_columns(text: str, row: str, expected: list[tuple[str, str]]) -> None:
    assert cells(text, row) == expected


@pytest.mark.parametrize(("text", "row"), [(PIPED, "| 部门 | 预算(万元) |"), (PIPED, "说明。"), (COMMAS, "如下:")])
def test_names_and_prose_are_no_rows(text: str, row: str) -> None:
    assert cells(text, row) == []
    assert rows_around(text, text.index(row), text.index(row) + len(row)) == []


@pytest.mark.parametrize(
    "text",
    [
        "3月5日,开工,300\n3月6日,封顶,200\n3月9日,投产,100",  # a chronicle
        "会议召开,代表参加,气氛热烈。\n会议提出,加快建设,促进发展。\n会议强调,加强领导,落实责任。",
        "甲,乙\n丙,丁\n戊,己",  # no column of numbers
        "甲 | 乙",
        "a, b\n1, 2",  # two lines
    ],
)
def test_lines_that_only_look_alike_are_no_table(text: str) -> None:
    assert not any(roles(text))


def test_a_table_ends_where_its_lines_do() -> None:
    assert roles(COMMAS) == ["", "head", "row", "row", "row", ""]
    assert roles(PIPED) == ["", "head", "row", "row", ""]


@pytest.mark.parametrize("text", [PIPED, BARE, COMMAS, TABS])
def test_all_rows_of_a_table_are_found_from_any_of_them(text: str) -> None:
    spans = [(block.start, block.end) for block in mark_tables(text, lines(text)) if block.table == "row"]
    assert all([(row.start, row.end) for row in rows_around(text, *span)] == spans for span in spans)


def test_a_row_that_is_cut_is_not_read() -> None:
    row = PIPED.index("| 教育")
    assert len(rows_in(PIPED, row, row + 12)) == 1
    assert rows_in(PIPED, row + 4, row + 12) == []
    assert rows_in(PIPED, row, row + 8) == []


def test_all_rows_of_a_file_of_rows_are_found_from_any_of_them() -> None:
    text = csv_text("城市,企业\n晋江,640\n石狮,304\n南安,200", "a.csv")
    spans = [(line.start, line.end) for line in lines(text)]
    assert len(spans) == 3
    assert all([(row.start, row.end) for row in rows_around(text, *span)] == spans for span in spans)


_CELLS = st.text(st.sampled_from("甲乙丙0123456789. %()元年月日:；,-"), max_size=8)


@given(st.lists(st.lists(_CELLS, min_size=2, max_size=4), min_size=1, max_size=6), st.booleans())
@settings(max_examples=200)
def test_what_stands_in_a_row_comes_back_by_its_spans(rows: list[list[str]], edged: bool) -> None:
    width = len(rows[0])
    names = [f"列{i}" for i in range(width)]
    rows = [[cell.strip() for cell in (row + [""] * width)[:width]] for row in rows]
    rule = "|".join(["---"] * width)
    written = ["|" + "|".join(row) + "|" if edged else "甲|" + "|".join(row) for row in rows]
    head = "|" + "|".join(names) + "|" if edged else "名|" + "|".join(names)
    text = "\n".join([head, f"|{rule}|" if edged else f"---|{rule}", *written])
    position = text.index("\n", text.index("---")) + 1
    for row, line in zip(rows, written, strict=True):
        found = row_cells(text, position, position + len(line.rstrip()))
        expected = [(name, cell) for name, cell in zip(names, row, strict=True) if cell]
        mine = [(text[slice(*c.name)], text[slice(*c.value)]) for c in found]
        assert (mine if edged else mine[1:]) == expected
        position += len(line) + 1


@given(st.text(st.sampled_from("|,\t\n-: 甲1。；"), max_size=60), st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=300)
def test_any_span_of_any_text_is_read_without_error(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    for cell in row_cells(text, start, end):
        assert start <= cell.value[0] < cell.value[1] <= end
        assert 0 <= cell.name[0] <= cell.name[1] <= len(text)
    assert all(
        text[row.start : row.end].strip() for row in [*rows_around(text, start, end), *rows_in(text, start, end)]
    )


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("晴转多云 25℃ 周日", ""),
        ("晴。上午巡查", "上午巡查"),
        ("雷阵雨 山洪冲断便桥", "山洪冲断便桥"),
        ("Rainy Tuesday", ""),
        ("晴川阁修缮", "晴川阁修缮"),
        ("大风车开放", "大风车开放"),
        ("台风“海燕”登陆", "台风“海燕”登陆"),
        ("Rain stopped play", "Rain stopped play"),
    ],
)
def test_the_weather_is_told_from_what_happened(line: str, rest: str) -> None:
    assert line[after_weather(line, 0, len(line)) :] == rest


TABLE = """# 年报

## 预算

各部门预算如下。

| 部门 | 预算(万元) |
| --- | ---: |
| 教育 | 300 |
| 1、卫生 | 200 |
| 2023年3月5日 | 100 |

教育最多。
"""


def test_a_table_is_a_passage_of_its_own_and_each_of_its_rows_a_sentence() -> None:
    chronicle = split_text(TABLE)
    words = [chronicle.document.text[p.start : p.end] for p in chronicle.passages]
    assert words == [
        "# 年报",
        "## 预算",
        "各部门预算如下。",
        TABLE[TABLE.index("|") : TABLE.rindex("|") + 1],
        "教育最多。",
    ]
    assert [e.title for e in chronicle.events] == ["预算"]
    start, end = TABLE.index("| 教育"), TABLE.rindex("|") + 1
    assert len(split_sentences(TABLE, start, end)) == 3
    assert_covers(chronicle)


def test_a_long_table_is_cut_between_rows() -> None:
    rows = [f"| 第{i}个部门的名称 | {i} |" for i in range(200)]
    text = "\n".join(["# 年报", "## 表", "", "| 部门 | 预算 |", "|---|---|", *rows])
    chronicle = split_text(text)
    cut = [text[p.start : p.end] for p in chronicle.passages if not p.heading]
    assert len(cut) > 2
    assert "\n".join(cut).split("\n")[2:] == rows
    assert_covers(chronicle)


def test_the_rows_of_a_file_that_is_a_table_are_events_with_their_dates() -> None:
    text = csv_text("日期,事件,金额\n2023-03-05,开工典礼举行,300\n2023-04-09,一期封顶,200\n", "a.csv")
    chronicle = split_text(text)
    assert [(e.title, e.date and e.date.iso) for e in chronicle.events] == [
        ("开工典礼举行", "2023-03-05"),
        ("一期封顶", "2023-04-09"),
    ]
    assert not any(p.section for p in chronicle.passages)
    assert_covers(chronicle)


def test_a_table_becomes_rows_with_their_headers() -> None:
    assert read_bytes(csv(), ".csv", "a.csv") == "城市: 晋江；企业: 640；备注: 保有量 新高\n\n城市: 石狮；企业: 304"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_seen_from_the_rows(mark: str) -> None:
    text = "\n".join(mark.join(row) for row in (["城市", "说明"], ["晋江", "第一"], ["石狮", "第二"]))
    assert csv_text(text, "a.tsv") == "城市: 晋江；说明: 第一\n\n城市: 石狮；说明: 第二"


def test_rows_without_headers_stay_rows() -> None:
    assert csv_text("晋江,640\n石狮,304", "a.csv") == "晋江；640\n\n石狮；304"


def test_a_row_is_a_passage() -> None:
    rows = "城市,企业,备注\n" + "".join(f"晋江{i},{i},新增\n" for i in range(50))
    text = csv_text(rows, "a.csv")
    passages = split(Document("a.csv", text)).passages
    assert [text[p.start : p.end] for p in passages] == text.split("\n\n")
    assert len(passages) == 50


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_characters=";|\t"), max_size=8), min_size=2, max_size=4), max_size=6
    )
)
def test_no_value_below_the_headers_is_lost(rows: list[list[str]]) -> None:
    import csv as writer

    target = io.StringIO()
    writer.writer(target).writerows([["城市", "企业", "日期", "备注"], *rows])
    text = " ".join(csv_text(target.getvalue(), "a.csv").split())
    assert all(" ".join(cell.split()) in text for row in rows for cell in row)
