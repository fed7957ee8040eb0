"""Folding: the one form in which texts and questions are compared, and the offsets that lead back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise import (
    fold,
    fold_with_offsets,
    half_width,
    has_numeric_marks,
    is_cjk,
    is_latin,
    language_of,
    simplified,
)

ANY = st.text(st.characters(), max_size=30)
CHOSEN = st.text(alphabet="aÉ晉江２Ａ…①½㎡ﬁ\u0301，。 \U00020000", max_size=20)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("晉江２０２２", "晋江2022"),
        ("ＧＤＰ", "gdp"),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("①…", "1..."),
        ("㎡", "m2"),
        ("\ud800", "\ufffd"),
        ("ABC", "abc"),
        ("", ""),
    ],
)
def test_width_case_accents_and_traditional_characters_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY | CHOSEN, ANY | CHOSEN)
def test_folding_a_whole_is_folding_its_parts(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(ANY | CHOSEN)
def test_every_folded_character_leads_back_to_the_one_it_came_from(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    for place, offset in enumerate(offsets[:-1]):
        assert folded[place] in fold(text[offset])


@given(ANY | CHOSEN)
def test_half_width_and_simplified_keep_every_place(text: str) -> None:
    assert len(half_width(text)) == len(simplified(text)) == len(text)
    assert half_width(half_width(text)) == half_width(text)


def test_simplified_keeps_case_and_marks_and_half_width_keeps_characters() -> None:
    assert simplified("首任校長，TSMC①") == "首任校长,TSMC①"
    assert half_width("校長，ＡＢ（１）") == "校長,AB(1)"


@pytest.mark.parametrize(
    ("text", "has"), [("①号", True), ("10²", True), ("½", True), ("第3号", False), ("三十", False), ("", False)]
)
def test_numeric_marks_are_no_digits_and_no_ideographs(text: str, has: bool) -> None:
    assert has_numeric_marks(text) is has
    assert has_numeric_marks(text) is has  # what was met before is remembered


@pytest.mark.parametrize(
    ("character", "is_one"),
    [("江", True), ("㐀", True), ("\U00020000", True), ("a", False), ("，", False), ("あ", False)],
)
def test_an_ideograph_is_known(character: str, is_one: bool) -> None:
    assert is_cjk(character) is is_one


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("晋江有多少家企业?", "zh"), ("GDP of 晋江 in the year", "en"), ("GDP 2022 晋江多少", "zh"), ("2022?", "en"), ("", "en"),
        ("What does 揭榜挂帅 mean?", "en"), ("揭榜挂帅 means what?", "zh"), ("What exactly does the phrase 挂帅 mean?", "en"),
        ("Who is 阎素心?", "en"),
        ("How many 省级孵化器 are there?", "en"),
        ("And when was 云溪大桥 opened?", "en"),
        ("What 是什么?", "zh"),
        ("is 阎素心 市长吗", "zh"),
        ("Whoever 阎素心", "zh"), ("Who wrote 《谁是最可爱的人》?", "en"), ("WHO 总干事的姓名?", "zh"),
        ("CAN 总线的最高速率", "zh"), ("Should 阎素心 resign?", "en"),
    ],
)  # fmt: skip
def test_a_question_is_in_the_language_of_most_of_its_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_text_is_latin_if_its_letters_far_outnumber_its_ideographs() -> None:
    assert [is_latin(text) for text in ("the gdp of jinjiang", "晋江的gdp", "晋the gd", "晋 letters", "2022", "")] == [
        True, False, True, True, False, False,
    ]  # fmt: skip
