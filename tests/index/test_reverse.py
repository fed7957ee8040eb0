from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document
from index import Index
from index.hybrid import open_table
from index.reverse import Reverse, numbers
from index.terms import stem

ENGLISH = "The company opened a graphene factory in Jinjiang in September. Zhuang Feiyun said enterprises grew by 26%."
WORDS = Reverse({"graphene", "factory", "feiyun"}, open_table())


@pytest.fixture(scope="module")
def reverse() -> Reverse:
    return Reverse({"company", "enterprises", "graphene", "factory", "opened", "the", "feiyun", "women"}, open_table())


def test_a_chinese_word_has_the_english_words_of_the_texts_heaviest_first(reverse: Reverse) -> None:
    found = [text for text, _, _ in reverse.english("企业")]
    assert found[0] == stem("enterprises")
    assert reverse.english("总统") == ()
    weights = [weight for _, _, weight in reverse.english("企业")]
    assert weights == sorted(weights, reverse=True)


def test_a_name_is_found_in_pinyin_but_an_english_word_is_no_name(reverse: Reverse) -> None:
    assert [text for text, _, _ in reverse.english("飞云")] == ["feiyun"]
    assert reverse.english("我们") == ()  # women


@given(st.text(alphabet="石墨烯企业的工厂飞云在我们哪里", max_size=14))
def test_what_a_run_is_cut_into_is_the_run(run: str) -> None:
    assert "".join(WORDS.cut(run)) == run


def test_words_are_kept_whole_where_english_has_them(reverse: Reverse) -> None:
    assert reverse.cut("石墨烯工厂") == ["石墨烯", "工厂"]


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("1.35亿元", {"135000000", "135000", "135", "0.135"}),
        ("2万人", {"20000", "20"}),
        ("第八届", {"8th", "eighth"}),
        ("第十二届", {"12th", "twelfth"}),
        ("9月", {"septemb"}),
        ("十二月", {"decemb"}),
        ("13月", set()),
        ("8家", {"eight"}),
        ("二十三家", {"23"}),
        ("640家", set()),
        ("第一百届", set()),
    ],
)
def test_numbers_are_said_as_english_says_them(question: str, written: set[str]) -> None:
    assert {text for _, ways in numbers(question) for text, _, _ in ways} == written


@given(st.text(alphabet="0123456789.第一二三十百千万亿月届", max_size=12))
def test_no_number_of_a_question_is_too_odd_to_read(question: str) -> None:
    for label, ways in numbers(question):
        assert label in question
        assert all(text and 0 < weight <= 1 for text, _, weight in ways)


def test_a_chinese_question_finds_an_english_passage_among_others() -> None:
    others = ["The weather was fine.", "A new road was opened.", "公司开业了。"]
    index = Index.build([Document(f"{number}.txt", text) for number, text in enumerate([*others, ENGLISH])])
    assert index.search("石墨烯工厂在九月开业", k=1)[0].row.text == ENGLISH
    assert index.search("庄飞云", k=1)[0].row.text == ENGLISH
    assert index.search("公司什么时候开业?", k=1)[0].row.text == "公司开业了。"


def test_an_index_without_english_has_nothing_to_read_backwards() -> None:
    index = Index.build([Document("a.txt", "晋江有640家高新技术企业,GDP增长了。")])
    assert index.reverse is None
    assert not any(item.crosses for item in index.terms_of("有多少家企业?"))
