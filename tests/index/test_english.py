from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.english import base, chinese_number, number_variants, quantities, repaired, respelt
from index.table import TranslationTable, compile_table


@pytest.mark.parametrize(
    "forms",
    [
        ["company", "companies"],
        ["change", "changes", "changed", "changing"],
        ["plan", "plans", "planned", "planning"],
        ["study", "studies", "studied", "studying"],
        ["class", "classes"],
        ["enterprise", "enterprises"],
    ],
)
def test_forms_of_one_word_share_their_key(forms: list[str]) -> None:
    assert len({base(form) for form in forms}) == 1


@pytest.mark.parametrize("pair", [("important", "import"), ("information", "informal"), ("bus", "bu"), ("red", "r")])
def test_other_words_do_not(pair: tuple[str, str]) -> None:
    assert base(pair[0]) != base(pair[1])


@given(st.text(st.characters(codec="utf-8", categories=["Ll", "Nd"]), min_size=1, max_size=12))
def test_every_word_has_a_key(word: str) -> None:
    assert base(word)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("1.35 billion", {"1350000000", "13.5", "135000", "1.35"}),
        ("135 million", {"135000000", "1.35", "13500", "135"}),
        ("1,200 thousand", {"1200000", "120", "1200"}),
        ("2 trillion", {"2000000000000", "20000", "200000000", "2"}),
    ],
)
def test_a_quantity_is_searched_for_in_chinese_units(text: str, ways: set[str]) -> None:
    rest, found = quantities(f"over {text} yuan")
    assert rest == "over  yuan"
    assert [label for label, _ in found] == [text]
    assert {way for way, _, _ in found[0][1]} == ways


def test_other_numbers_are_left_where_they_are() -> None:
    assert quantities("in 2022, 640 enterprises; version 1.2.3 million") == (
        "in 2022, 640 enterprises; version 1.2.3 million",
        [],
    )


def test_ordinals_decades_months_and_small_numbers_have_chinese_forms() -> None:
    def ways(word: str, capitalised: bool = False) -> list[str]:
        return [way for way, _, _ in number_variants(word, capitalised)]

    assert ways("3rd") == ["3", "第三"]
    assert ways("120th") == ["120"]
    assert ways("1990s") == ["1990", "90"]
    assert ways("september") == ["9"]
    assert ways("may") == []
    assert ways("may", capitalised=True) == ["5"]
    assert ways("seven") == ["7"]
    assert ways("robot") == []


def test_chinese_numbers_up_to_99() -> None:
    numbers = [chinese_number(number) for number in range(100)]
    assert len(set(numbers)) == 100
    assert [numbers[number] for number in (0, 9, 10, 11, 20, 99)] == ["零", "九", "十", "十一", "二十", "九十九"]


def test_a_slip_of_the_pen_is_repaired_towards_the_commoner_word(tmp_path: Path) -> None:
    rows = [(base("graphene"), [("石墨烯", 1.0)]), (base("industry"), [("工业", 1.0)])]
    rows += [(base("plane"), [("飞机", 1.0), ("平面", 0.9)]), (base("plant"), [("植物", 1.0)])]
    path = tmp_path / "table.safetensors"
    path.write_bytes(compile_table(rows))
    table = TranslationTable.open(path)
    slips = ("grafene", "graphenne", "grpahene", "graphxne", "graphen")
    assert {repaired(slip, table) for slip in slips[:4]} == {base("graphene")}
    assert repaired("indstry", table) == base("industry")
    assert repaired("planq", table) == base("plane")
    assert repaired("zzzzzz", table) == ""
    assert repaired("robt", table) == ""  # too short to be sure
    assert repaired("abc123", table) == ""
    assert respelt("indstries", table) == "industries"  # with its inflection
    assert respelt("zzzzzz", table) == ""
