"""Words of a question that the passages do not have are looked for as these say them."""

from __future__ import annotations

from functools import cache

import pytest

from corpus import Document, seed_document
from index import Index
from qa import Assistant
from qa.answering.ways import answered

TEXT = "公司现有职工320人，各类车辆45台。全年放映影片86部。医院有教师12名。"


@cache
def firm() -> Assistant:
    return Assistant(Index.build([Document("a.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "right"),
    [("公司有多少个员工?", "320人"), ("全年放了多少部电影?", "86部")],
)
def test_a_word_is_met_by_one_of_its_meaning(question: str, right: str) -> None:
    assert firm().ask(question).answer == right


@pytest.mark.parametrize("question", ["公司有多少个股东?", "医院有多少名护士?"])
def test_a_word_of_the_same_kind_only_does_not_meet_it(question: str) -> None:
    answer = firm().ask(question)
    assert not answer.found, answer.answer


def test_words_that_the_passages_have_stay_as_they_are() -> None:
    search = Assistant(Index.build([seed_document()])).search("晋江有多少家高新技术企业?")
    assert search.words == search.own_words


def test_a_word_is_found_with_a_bracket_within_it() -> None:
    text = "大事记\n\n3月2日,园区开放。\n\n5月6日,首批创新型县(区)名单公布。\n"
    search = Assistant(Index.build([Document("a.txt", text)])).search("创新型县区名单什么时候公布?")
    (word,) = (word for word in search.words if word.label == "县区")
    assert ("县(区", 1.0) in word.variants
    assert answered(search).answer == "5月6日"


def test_anybody_is_no_employee() -> None:
    text = "港口纪事\n\n2023年7月,受台风影响,临海港停产52小时,转移人员3460人。"
    assert not Assistant(Index.build([Document("a.txt", text)])).ask("临海港有多少员工?").found
