"""Names of every kind: the same whatever the width of the marks, and always within the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.finding import names


def test_full_width_marks_read_like_half_width_ones() -> None:
    half = "牵头单位是中关村硬创空间(晋江)科技有限公司,在晋江举行。"
    full = half.translate({ord(mark): ord(mark) + 0xFEE0 for mark in ",()"})
    for finder in (names.organisations, names.places, names.people, names.lists):
        assert finder(half) == finder(full)


@given(st.text(max_size=80))
def test_spans_lie_in_any_text(text: str) -> None:
    for finder in (names.organisations, names.people, names.places, names.lists, names.quoted):
        for start, end in finder(text):
            assert 0 <= start < end <= len(text)
