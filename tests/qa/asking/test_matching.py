from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.asking.matching import (
    MOST_SPELT,
    coverage,
    find,
    find_in_all,
    find_in_groups,
    find_sought,
    sought,
    standing_alone,
    stands_short,
    weighed_inside,
)
from qa.asking.words import Word


def word(label: str) -> Word:
    return Word(label, ((label, 1.0),), 1.0)


@pytest.mark.parametrize(
    ("label", "text", "least"),
    [
        ("企业", "高新技术企业", 1.0),
        ("高企", "高新技术企业", 0.8),
        ("福大", "福州大学", 0.8),
        ("石墨稀", "石墨烯大会", 0.3),
        ("专利", "高新技术企业", 0.0),
    ],
)
def test_words_match_whole_abbreviated_or_in_part(label: str, text: str, least: float) -> None:
    found = coverage([word(label)], find([word(label)], text))[0]
    assert found >= least
    assert (found == 0) == (least == 0)


def test_latin_words_do_not_match_inside_others() -> None:
    assert find([word("art")], "start") == []
    assert [(item.start, item.end) for item in find([word("enterpris")], "new enterprises")] == [(4, 13)]


@pytest.mark.parametrize(
    ("label", "text", "places"),
    [
        ("出口", "进出口总额,其中出口", [8]),
        ("出口", "进出口总额", [1]),
        ("学生", "大学生和小学生", [1, 5]),
        ("负荷", "用电负荷,比去年最高负荷", [2, 10]),
        ("局长", "局长由原副局长担任", [0, 5]),
    ],
)
def test_a_word_that_stands_alone_is_not_sought_inside_another(label: str, text: str, places: list[int]) -> None:
    found = standing_alone(find([word(label)], text), text)
    assert sorted(item.start for item in found) == places


def test_a_word_inside_another_weighs_less() -> None:
    assert weighed_inside(find([word("出口")], "进出口"), "进出口")[0].weight < 1
    assert weighed_inside(find([word("出口")], "出口"), "出口")[0].weight == 1


def test_a_short_word_is_not_spelt_out_by_another() -> None:
    assert not stands_short("进口额", "进出口总额")
    assert not stands_short("出口额", "进出口总额")
    assert stands_short("出口额", "出口总额")


TEXTS = st.lists(st.text("高新技术企业大学福州ab1 \n。", max_size=30), max_size=5)
WORDS = st.lists(
    st.builds(
        lambda label, others: Word(label, ((label, 1.0), *((text, 0.3) for text in others)), 1.0),
        st.text("高新技术企业大学福州", min_size=1, max_size=4) | st.text("ab1", min_size=1, max_size=2),
        st.lists(st.text("高新技术企业", min_size=1, max_size=2), max_size=2),
    ),
    max_size=4,
)


@given(WORDS, TEXTS)
def test_in_many_texts_at_once_is_found_what_is_found_in_each(words: list[Word], texts: list[str]) -> None:
    items = sought(words)
    assert find_in_all(items, texts) == [find_sought(items, text) for text in texts]


@given(WORDS, st.lists(TEXTS, min_size=1, max_size=3))
def test_a_group_of_texts_is_covered_as_they_are_when_joined(words: list[Word], parts: list[list[str]]) -> None:
    parts = [[text.replace("\n", "") for text in texts] or [""] for texts in parts]
    owners = [number for number, texts in enumerate(parts) for _ in texts]
    _, grouped = find_in_groups(sought(words), [text for texts in parts for text in texts], owners)
    joined = [coverage(words, find(words, "\n".join(texts))) for texts in parts]
    assert [coverage(words, matches) for matches in grouped] == joined


@given(st.text("高新技术企业", min_size=2, max_size=4), st.text("高新技术企业a1, ", max_size=40))
def test_a_short_word_is_spelt_out_by_its_characters_in_order_and_letters_between_them(short: str, text: str) -> None:
    pattern = re.compile(r"[^\W\d_]{0,4}?".join(short))
    spans = [(match.start, match.end) for match in find([Word(short, ((short, 1.0),), 1.0)], text)]
    if short not in text and not any(short[at : at + 2] in text for at in range(len(short) - 1)):
        assert spans == [match.span() for match in pattern.finditer(text)][:MOST_SPELT]


def test_a_short_english_word_is_looked_for_as_a_whole() -> None:
    words = [Word("ran", (("ran", 1.0),), 1.0)]
    assert find(words, "a range of ranks") == []
    assert len(find(words, "it ran for an hour")) == 1
