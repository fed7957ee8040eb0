from __future__ import annotations

import pytest

from index import Index
from index.pinyin import names_in, spelt_in, syllables


@pytest.mark.parametrize(
    ("word", "name"),
    [("quanzhou", "泉州"), ("anxi", "安溪"), ("jinjiang", "晋江"), ("wulixin", "吴立新"), ("fujian", "福建")],
)
def test_a_name_in_pinyin_finds_the_characters_of_the_text(seed_index: Index, word: str, name: str) -> None:
    assert spelt_in(word, seed_index.lexical)[0] == name


def test_words_that_are_no_pinyin_spell_nothing(seed_index: Index) -> None:
    for word in ("graphene", "university", "x", "", "a" * 100):
        assert syllables(word) == []
        assert spelt_in(word, seed_index.lexical) == []


def test_only_capitalised_words_are_names() -> None:
    assert names_in("how many teams from quanzhou") == []
    assert ("zhuang", "feiyun") in names_in("Who praised Zhuang Feiyun?")


def test_a_person_is_found_by_name(seed_index: Index) -> None:
    hit = seed_index.search("What is said about Zhuang Feiyun?", k=1)[0]
    assert "庄飞云" in hit.row.text


def test_small_letters_that_are_no_english_are_read_as_pinyin() -> None:
    assert ("jiebang", "guashuai") in names_in(
        "what does jiebang guashuai mean?", {"what", "does", "mean"}.__contains__
    )
    assert names_in("what does it mean?") == []
