"""Chinese text cut into words, as chronicles mean them."""

from __future__ import annotations

import pytest

from qa.asking.segmenter import tagged


@pytest.mark.parametrize("place", ["大连", "连云港", "张家界", "莫斯科", "阿根廷"])
def test_a_city_or_country_that_the_dictionary_takes_for_something_else_is_a_place(place: str) -> None:
    assert (place, "ns") in tagged(f"展会在{place}举行")


def test_a_guessed_word_does_not_end_in_have() -> None:
    words = [word for word, _ in tagged("2022年高企有多少家")]
    assert "有" in words
    assert "企有" not in words
