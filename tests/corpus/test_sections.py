"""The parts of a report: the labels that name them, and fields and bylines that look so."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.paragraphs import Block
from corpus.sections import cut_at_labels, is_byline, is_field, is_section_name, opening_label, shorten
from corpus.splitter import split_text


@pytest.mark.parametrize(
    ("label", "short"), [("记者点评", "点评"), ("事件回顾", "回顾"), ("Background", "Background"), ("水闸", "水闸")]
)
def test_a_label_is_shortened_to_its_noun(label: str, short: str) -> None:
    assert shorten(label) == short


@pytest.mark.parametrize(
    ("label", "is_one"),
    [("记者点评", True), ("Editor's Comment", True), ("comments", True), ("水闸", False), ("Harbour", False)],
)
def test_a_section_is_named_by_a_noun_of_reports(label: str, is_one: bool) -> None:
    assert is_section_name(label) is is_one


def test_fields_and_bylines_name_no_part() -> None:
    assert [is_field(label) for label in ("时间", "Source", "source", "回顾")] == [True, True, True, False]
    assert [is_byline(line) for line in ("本报记者 陈立", "图/陈立", "By Ada Berg", "水闸开放", "地图已绘")] == [
        True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("事件回顾：水闸开放。", "事件回顾"),
        ("【点评】：水闸开放。", "点评"),
        ("**Background**: the lock.", "Background"),
        ("· 点评:水闸", "点评"),
        ("时间：5月3日", None),
        ("会议强调：水闸开放。", None),
        ("水闸在五月里开放了：", None),
        ("水闸开放。", None),
    ],
)
def test_a_paragraph_may_open_with_a_label(text: str, label: str | None) -> None:
    assert opening_label(text, Block(0, len(text))) == label


def test_a_paragraph_is_cut_before_the_labels_within_it() -> None:
    text = "水闸开放。 点评：很好。影响：船多。 Impact. Impact: more boats."
    blocks = list(cut_at_labels(text, Block(0, len(text)), {"点评", "Impact"}))
    assert [text[block.start : block.end] for block in blocks] == [
        "水闸开放。", "点评：很好。影响：船多。 Impact.", "Impact: more boats.",
    ]  # fmt: skip
    whole = Block(0, len(text))
    assert list(cut_at_labels(text, whole, set())) == [whole]


@given(st.lists(st.sampled_from(["水闸。", "点评：", "影响：", "Impact: ", " ", "ok."]), max_size=12))
def test_cut_blocks_stand_in_order_and_leave_out_only_space(parts: list[str]) -> None:
    text = "".join(parts)
    blocks = list(cut_at_labels(text, Block(0, len(text)), {"点评", "影响", "Impact"}))
    assert "".join(text[block.start : block.end] for block in blocks).replace(" ", "") == text.replace(" ", "")
    assert all(one.end <= other.start for one, other in pairwise(blocks))


def test_a_label_that_stands_once_ends_with_its_paragraph_but_goes_on_from_a_line_of_its_own() -> None:
    chronicle = split_text("## 甲\n正文一。\n\n影响:很大。\n\n正文二。\n\n## 乙\n意义:\n\n长远。\n\n正文三。\n")
    assert [p.section for p in chronicle.passages if not p.heading] == [None, "影响", None, "意义"]
