"""What a number in a cell of a table measures, and in which unit."""

from __future__ import annotations

import pytest

from corpus.cells import in_cells
from corpus.heads import Head
from corpus.quantities import find_quantities


def read(text: str) -> dict[str, tuple[str, str, str]]:
    """Return for each number as written its value, its unit and what it measures."""
    quantities = find_quantities(text)
    found = in_cells(text, quantities, [Head(0, 0)] * len(quantities))
    return {
        text[item.start : item.end]: (str(item.value), item.unit, text[head.start : head.end]) for item, head in found
    }


@pytest.mark.parametrize(
    ("column", "unit", "value", "name"),
    [
        ("收入（亿元）", "元", "1260000000", "收入"),
        ("收入(单位：万元)", "元", "126000", "收入"),
        ("收入/万元", "元", "126000", "收入"),
        ("产量（吨）", "吨", "12.6", "产量"),
        ("产量", "", "12.6", "产量"),
        ("income ($)", "美元", "12.6", "income"),
    ],
)
def test_a_number_is_in_the_unit_of_its_column(column: str, unit: str, value: str, name: str) -> None:
    told = read(f"| 站名 | {column} |\n|---|---|\n| 水闸 | 12.6 |")["12.6"]
    assert told[0] == value
    assert told[1] == unit
    assert told[2] == name


def test_a_number_with_a_unit_of_its_own_keeps_it() -> None:
    assert read("| 站名 | 收入（亿元） |\n|---|---|\n| 水闸 | 12.6万元 |")["12.6万元"][:2] == ("126000", "元")


def test_a_number_that_does_not_fill_its_cell_has_not_the_unit_of_the_column() -> None:
    assert read("| 站名 | 收入（亿元） |\n|---|---|\n| 水闸 | 3、5 |")["3"][:2] == ("3", "")


def test_the_unit_may_be_that_of_the_row_and_a_column_of_time_names_nothing() -> None:
    told = read("| 项目 | 2022年 | 2021年 |\n|---|---|---|\n| 收入（万元） | 12.6 | 9.5 |")
    assert told["12.6"][:2] == ("126000", "元")
    assert told["9.5"][:2] == ("95000", "元")
    assert "2022年" not in told["12.6"][2]


def test_what_stands_in_no_cell_is_left_as_it_is() -> None:
    assert read("水闸收入12.6万元")["12.6万元"] == ("126000", "元", "")
