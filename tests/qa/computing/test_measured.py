"""Which passages are looked at for numbers: in a large index no more than in a small one."""

from __future__ import annotations

import time

import pytest

from index import Index
from qa.asking.question import read_question
from qa.computing import tally
from qa.computing.measured import SMALL, candidates, words_of
from qa.measure.benchmark import index_of


def many(count: int) -> Index:
    """An index of so many passages with facts, each of one event's kind."""
    kinds = (
        "公司投资{}万元",
        "学校有学生{}人",
        "协会举办{}场活动",
        "The company invested ${} million",
        "A school has {} pupils",
    )
    return index_of([f"第{n}号" + kinds[n % 5].format(n % 997 + 2) + f",编号{n}。" for n in range(count)])


@pytest.fixture(scope="module")
def large() -> Index:
    return many(2 * SMALL + 2000)


def test_a_list_longer_than_a_person_writes_is_refused_at_once(large: Index) -> None:
    question = read_question("公司投资、学校学生、协会活动、" * 200 + "公司投资一共多少?")
    begun = time.perf_counter()
    assert tally.total(large, question, None) is None
    assert time.perf_counter() - begun < 2


def test_of_a_large_index_no_more_passages_are_read_than_of_a_small_one(large: Index) -> None:
    for text in ("公司投资", "学校学生", "total investment of the company"):
        question = read_question(text)
        words = words_of(text, question.language, large)
        assert words
        for ranked in (False, True):
            assert len(candidates(large, words, None, ranked=ranked)) <= SMALL


def test_a_passage_that_holds_all_the_words_is_looked_at_in_a_large_index() -> None:
    texts = [f"某地第{number}次会议有{number}人。" for number in range(SMALL + 500)]
    texts[1234] = "金山水库蓄水8000万立方米。"
    index = index_of(texts)
    words = words_of("金山水库蓄水", "zh", index)
    assert candidates(index, words, None, ranked=False) == [1234]
