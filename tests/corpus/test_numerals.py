"""What a numeral is worth."""

from __future__ import annotations

import pytest

from corpus.numerals import chinese_value, scale_power, written_out


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一百二", (120, True)),
        ("两万零五", (20005, True)),
        ("三五", (3, False)),
        ("二〇二一", (2021, True)),
        ("十亿", (1_000_000_000, True)),
        ("二三十", None),
    ],
)
def test_ideographs_are_worth_what_they_say(numeral: str, value: tuple[int, bool] | None) -> None:
    assert chinese_value(numeral) == value


def test_a_number_with_a_scale_is_written_out() -> None:
    assert str(written_out("1.35", scale_power("million"))) == "1350000"
