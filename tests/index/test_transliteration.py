from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.training.transliteration import aligned, letters, spread, written
from index.transliteration import Ways, heard_in, packaged, written_in


@pytest.mark.parametrize(
    ("word", "text", "name"),
    [
        ("coppola", "导演柯波拉拍了这部电影", "柯波拉"), ("coppola", "导演科波拉拍了这部电影", "科波拉"),
        ("gore", "民主党候选人高尔发表讲话", "高尔"), ("hutton", "均变学说由赫顿提出", "赫顿"),
    ],
)  # fmt: skip
def test_a_name_is_heard_as_the_mainland_and_as_taiwan_write_it(word: str, text: str, name: str) -> None:
    assert name in [found for found, _ in heard_in(word, text)]


@pytest.mark.parametrize("word", ["xylophone", "strength", "zz", "a", "straße", "柯波拉", "antidisestablishmentarian"])
def test_what_no_text_writes_is_not_heard(word: str) -> None:
    assert heard_in(word, "全市高新技术企业保有量达640家,同比增长56.48%。") == []


@given(
    st.text(alphabet="abcdeghiklmnoprstu", min_size=3, max_size=12),
    st.text(alphabet="科波拉斯尔特,。的在了", max_size=40),
)
def test_what_is_heard_stands_in_the_text_with_a_chance(word: str, text: str) -> None:
    for name, chance in heard_in(word, text):
        assert name in text
        assert 0.5 <= chance <= 1


def test_the_packaged_chances_of_a_stretch_are_logarithms_of_chances() -> None:
    ways = packaged()
    assert ways is not None
    assert sum(math.exp(log) for stretch, log in ways.stretches.items() if stretch) == pytest.approx(
        1, abs=0.05
    )  # rounded to a tenth
    assert all(row for row in ways.characters.values())


def test_characters_are_learned_from_whole_names() -> None:
    names = [("anna", "安娜"), ("hanna", "汉娜"), ("ana", "安娜"), ("nana", "娜娜")] * 5
    counts = spread(aligned(names))
    ways = Ways.read(written(counts, Counter("安娜汉的")))
    assert max(ways.characters["na"], key=lambda item: ways.characters["na"][item]) == "娜"
    assert ways.surprise("anna") < ways.surprise("hnana")
    assert ways.surprise("xyz") == math.inf
    assert letters("Müller-Åse") == "mullerase"


def test_a_chinese_name_is_heard_as_a_text_writes_it_in_latin_letters() -> None:
    assert written_in("科波拉哪年获奖?", ["Festival", "Coppola"], lambda term: False) == "Coppola哪年获奖?"
    assert written_in("科波拉哪年获奖?", ["Coppola"], lambda term: True) == "科波拉哪年获奖?"
