from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from index import Index
from qa.asking.matching import (
    MOST_SPELT,
    Word,
    content_words,
    coverage,
    find,
    find_in_all,
    find_in_groups,
    find_sought,
    sought,
    tagged,
)
from qa.asking.question import read_question


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


@pytest.mark.parametrize(
    ("question", "verb", "noun"),
    [
        ("砚台是谁修补的?", "修补", "砚台"),
        ("Did the librarian postpone the auction?", "postpone", "librarian"),
    ],
)
def test_a_verb_that_no_text_has_says_less_than_a_noun_that_none_has(question: str, verb: str, noun: str) -> None:
    index = Index.build([Document("notes.txt", "2021年6月,清河镇图书馆在老粮站举办旧书交换会,吸引读者320人。")])
    idf = {item.label: item.idf for item in content_words(read_question(question), index)}
    assert idf[verb] < 0.5 * idf[noun]


def test_latin_words_do_not_match_inside_others() -> None:
    assert find([word("art")], "start") == []
    assert [(item.start, item.end) for item in find([word("enterpris")], "new enterprises")] == [(4, 13)]


def test_an_english_question_brings_chinese_words(seed_index: Index) -> None:
    words = content_words(read_question("how many high-tech enterprises"), seed_index)
    texts = {text for item in words for text, _ in item.variants}
    assert {"企业", "高新技术"} <= texts
    assert all(item.idf > 0 for item in words)


def test_question_words_say_nothing(seed_index: Index) -> None:
    labels = {item.label for item in content_words(read_question("请问机器人大赛一共有多少支队伍参加?"), seed_index)}
    assert not labels & {"请问", "一共", "多少", "有", "支"}
    assert "队伍" in labels


def test_what_is_counted_is_in_focus(seed_index: Index) -> None:
    for text, focus in (
        ("机器人大赛有多少支队伍", "队伍"),
        ("how many teams took part", "teams"),
        ("亚军有多少项", "亚军"),
    ):
        words = content_words(read_question(text), seed_index)
        assert [item.label for item in words if item.focus > 1] == [focus]


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


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("企业数量跟上年相比增长了几成?", "增长", {"跟上", "相比"}),
        ("科技圈有啥大事", "圈", {"圈有"}),
        ("哪几个县旱得最厉害?", "旱", {"县旱"}),
        ("那台核磁共振多少钱?", "核磁共振", {"那台"}),
        ("医院看了多少门急诊", "门急诊", {"急诊"}),
        ("今年的冠军是谁?", "冠军", {"今年"}),
        ("那台风叫什么?", "台风", {"风"}),
        ("CT机由谁供货?", "机", {"机由"}),
    ],
)
def test_what_says_nothing_of_where_an_answer_stands_is_not_looked_for(
    question: str, said: str, unsaid: set[str], seed_index: Index
) -> None:
    labels = {word.label for word in content_words(read_question(question), seed_index)}
    assert said in labels
    assert not labels & unsaid


@pytest.mark.parametrize("place", ["大连", "连云港", "张家界", "莫斯科", "阿根廷"])
def test_a_city_or_country_that_the_dictionary_takes_for_something_else_is_a_place(place: str) -> None:
    assert (place, "ns") in tagged(f"展会在{place}举行")


def test_a_noun_that_the_dictionary_takes_for_a_numeral_is_looked_for(seed_index: Index) -> None:
    words = content_words(read_question("借出的少儿图书有多少册？"), seed_index)
    assert "少儿" in {word.label for word in words}
