"""How lines open: a date, a number, a label or a bracket, each with the place where the rest goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.openings import (
    Opening,
    first_clause,
    leading_back,
    leading_bracket,
    leading_date,
    leading_label,
    leading_number,
    looks_like_heading,
    skip_bullets,
)

READERS = [leading_date, leading_back, leading_number, leading_label, leading_bracket]
LINES = st.lists(
    st.sampled_from(
        ["5月3日", "2021年", "冬", "，", "一、", "（二）", "1.", "①", "第三章", "●", "- ", "大事四：", "Event 3: ", "【通车】", "[1]", "桥", " ", "\u3000",
         "同日", "5日", "Bridge", "14 May 2021", "“", "》", "至", "\n", "1952年冬"]
    )
    | st.characters(),
    max_size=8,
).map("".join)  # fmt: skip


def opened(read: Callable[[str, int, int], Opening | None], line: str) -> tuple[str, str] | None:
    found = read(line, 0, len(line))
    return (found.style, line[found.after :]) if found else None


@pytest.mark.parametrize(
    ("line", "style", "rest"),
    [
        ("5月3日，闸门更换。", "day", "闸门更换。"),
        ("2021年5月 闸门更换", "month", "闸门更换"),
        ("2021年，闸门更换。", "year", "闸门更换。"),
        ("12日 闸门更换", "bare day", "闸门更换"),
        ("● 5月3日 闸门更换", "day", "闸门更换"),
        ("1952年冬，修闸。", "year", "修闸。"),
        ("14 May 2021 – The lock reopens", "day", "The lock reopens"),
    ],
)
def test_a_date_opens_a_line_with_its_grain(line: str, style: str, rest: str) -> None:
    assert opened(leading_date, line) == (style, rest)


@pytest.mark.parametrize(
    ("line", "style", "value", "rest"),
    [
        ("十二、修闸", "一、", 12, "修闸"),
        ("（三）修闸", "（一）", 3, "修闸"),
        ("4. 修闸", "1.", 4, "修闸"),
        ("⑤修闸", "①", 5, "修闸"),
        ("第二章 修闸", "第一章章", 2, "修闸"),
    ],
)
def test_a_number_opens_a_line_with_its_value(line: str, style: str, value: int, rest: str) -> None:
    found = leading_number(line, 0, len(line))
    assert found is not None
    assert (found.style, found.value, line[found.after :]) == (style, value, rest)


@pytest.mark.parametrize("line", ["1.5万人次入闸", "3、4号闸门", "5月3日", "12"])
def test_a_number_of_a_sentence_opens_nothing(line: str) -> None:
    assert leading_number(line, 0, len(line)) is None


def test_labels_and_brackets_give_their_words() -> None:
    assert opened(leading_label, "大事四：修闸") == ("大事#:", "修闸")
    assert opened(leading_label, "Event 3: The lock") == ("event #:", "The lock")
    line = "【 修闸 】5月3日开工"
    found = leading_bracket(line, 0, len(line))
    assert found is not None
    assert (line[slice(*found.inner)], line[found.after :]) == ("修闸", "5月3日开工")
    assert leading_bracket("【……】", 0, 4) is None


@given(LINES, st.data())
def test_every_opening_lies_in_its_line(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    assert start <= skip_bullets(line, start, end) <= end
    for read in READERS:
        if found := read(line, start, end):
            assert start < found.after <= end
            assert found.inner == (0, 0) or start <= found.inner[0] <= found.inner[1] <= end


@given(LINES.filter(str.strip))
def test_the_first_clause_is_part_of_its_line_and_short(line: str) -> None:
    start, end = first_clause(line, 0, len(line))
    assert 0 <= start <= end <= len(line)
    assert end - start <= 80


def test_a_sentence_looks_like_no_heading() -> None:
    assert looks_like_heading("闸门更换", 0, 4)
    assert not looks_like_heading("闸门更换。", 0, 5)
    assert not looks_like_heading("闸门" * 100, 0, 200)
