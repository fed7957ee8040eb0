"""The unit behind a number."""

from __future__ import annotations

import pytest

from corpus.quantities import find_quantities
from corpus.units import is_plural


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("共38艘", "艘", "number"),
        ("付了7万块钱", "元", "money"),
        ("12 old pianos", "piano", "number"),
        ("升5‰", "‰", "percent"),
    ],
)
def test_a_measure_a_currency_a_sign_or_a_noun_is_the_unit(text: str, unit: str, kind: str) -> None:
    (found,) = find_quantities(text)
    assert (found.unit, found.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The remaining $7,500 pays for paint.", "$7,500"),
        ("£12 to £15 tickets were sold.", "£12 to £15"),
        ("They spent £3 million pounds.", "£3 million pounds"),
        ("A further 60 chairs came.", "60 chairs"),
    ],
)
def test_what_stands_behind_a_sum_is_no_part_of_it(text: str, said: str) -> None:
    assert [text[item.start : item.end] for item in find_quantities(text)] == [said]


def test_a_noun_in_the_plural_is_known_by_its_end() -> None:
    assert [word for word in ("pianos", "people", "glass", "bus") if is_plural(word)] == ["pianos", "people"]
