"""Sums, extremes and differences where the texts are many, repeat each other, or leave a number open."""

from __future__ import annotations

import time

import pytest

from corpus import Document
from index import Index
from qa import tally
from qa.assistant import Assistant
from qa.benchmark import index_of
from qa.question import read_question

FAIR = "2021年云溪市大事记\n\n一、博览会\n4月22日,博览会举行,参展企业260家。\n\n二、招聘会\n9月3日,招聘会举办,参展企业180家。\n"


def asked(question: str, *texts: str) -> tuple[str | None, bool]:
    documents = [Document(f"{number}.txt", text) for number, text in enumerate(texts)]
    found = Assistant(Index.build(documents)).ask(question)
    return found.answer, found.computed


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
    return many(2 * tally.SMALL + 2000)


def test_a_list_longer_than_a_person_writes_is_refused_at_once(large: Index) -> None:
    question = read_question("甲、" * 900 + "乙一共多少人?")
    begun = time.perf_counter()
    assert tally.total(large, question, None) is None
    assert time.perf_counter() - begun < 2


def test_a_listed_sum_of_a_few_is_still_added() -> None:
    assert asked("博览会的参展企业和招聘会的参展企业一共多少家?", FAIR) == ("440家", True)


def test_of_a_large_index_no_more_passages_are_read_than_of_a_small_one(large: Index) -> None:
    for text in ("公司投资", "学校学生", "total investment of the company"):
        question = read_question(text)
        words = tally.words_of(text, question.language, large)
        assert words
        for ranked in (False, True):
            assert len(tally.candidates(large, words, None, ranked=ranked)) <= tally.SMALL


def test_a_passage_that_holds_all_the_words_is_looked_at_in_a_large_index() -> None:
    texts = [f"某地第{number}次会议有{number}人。" for number in range(tally.SMALL + 500)]
    texts[1234] = "金山水库蓄水8000万立方米。"
    index = index_of(texts)
    words = tally.words_of("金山水库蓄水", "zh", index)
    assert tally.candidates(index, words, None, ranked=False) == [1234]


def test_a_text_that_two_sources_have_counts_once() -> None:
    for question, answer in (("参展企业一共有多少家?", "440家"), ("哪次活动参展企业最多?", "博览会")):
        assert asked(question, FAIR, FAIR) == (answer, True)


def test_an_event_that_two_sources_have_counts_once() -> None:
    assert asked("一共有多少件大事?", FAIR, FAIR) == ("2", True)
    assert asked("哪个月的事件最多?", FAIR, FAIR) == ("4月、9月", True)
    assert asked("一共有多少件大事?", FAIR, FAIR.replace("260", "270")) == ("3", True)
