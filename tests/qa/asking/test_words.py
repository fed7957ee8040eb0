"""The words of a question: what is looked for, by what, and what each is worth."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa.asking.question import read_question
from qa.asking.words import content_words


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


def test_what_several_of_a_sort_are_called_needs_no_word_for_the_sort() -> None:
    index = Index.build([Document("notes.txt", "柿饼主要销往泉州、漳州两地。")])
    assert "城市" not in {item.label for item in content_words(read_question("柿饼销往哪些城市?"), index)}


def test_a_verb_with_its_particle_is_one_word_though_the_particle_is_none() -> None:
    index = Index.build([Document("notes.txt", "5月,站长方玉书退休,祝守田继任。")])
    labels = {item.label for item in content_words(read_question("Who took over as head of the station?"), index)}
    assert "took over" in labels
    assert "took" not in labels


def test_how_many_households_and_how_a_verb_ended_are_no_words() -> None:
    index = Index.build([Document("notes.txt", "全村48户,采收柿子12吨。")])
    assert [item.label for item in content_words(read_question("村里有多少户人家?"), index)] == ["村里"]
    assert "收" in {item.label for item in content_words(read_question("柿子怎么收少了?"), index)}


@pytest.mark.parametrize(
    ("question", "empty"),
    [
        ("渡口开张时有几条船?", "时"),
        ("船工们自己修的船吗?", "们"),
        ("船工们自己修的船吗?", "自己"),
        ("Did the ferryman mend it himself?", "himself"),
    ],
)
def test_words_that_only_point_are_not_looked_for(question: str, empty: str) -> None:
    index = Index.build([Document("notes.txt", "石矶渡口设于1921年,有渡船4条。")])
    assert empty not in {item.label for item in content_words(read_question(question), index)}


def test_a_day_in_chinese_numerals_is_said_in_digits() -> None:
    index = Index.build([Document("notes.txt", "2021年6月8日,旧书交换会举办。")])
    words = {item.label: dict(item.variants) for item in content_words(read_question("六月八号办了什么?"), index)}
    assert "6月" in words["六月"]
    assert "月8日" in words["八号"]


def test_what_ties_the_question_to_what_is_asked_says_nothing() -> None:
    index = Index.build([Document("notes.txt", "2021年6月,评审由茶叶协会负责,内容有外形、汤色和香气。")])
    labels = {
        item.label for item in content_words(read_question("Who was in charge of issuing the tea awards?"), index)
    }
    assert "charge" not in labels
    assert not {"made", "up"} & {
        item.label for item in content_words(read_question("What was the tea review made up of?"), index)
    }


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


def test_a_noun_that_the_dictionary_takes_for_a_numeral_is_looked_for(seed_index: Index) -> None:
    words = content_words(read_question("借出的少儿图书有多少册？"), seed_index)
    assert "少儿" in {word.label for word in words}


def test_what_is_expected_to_be_so_much_is_what_stands_before_the_expecting() -> None:
    index = Index.build([Document("a.txt", "预计投入1600万元,完成2000万元以上技术合同登记金额。")])
    words = content_words(read_question("技术合同登记金额预计多少?"), index)
    assert {word.label: word.focus > 1 for word in words}["预计"] is False
