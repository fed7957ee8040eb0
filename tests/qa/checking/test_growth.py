"""A rate of change is given only of what a question names."""

from __future__ import annotations

from functools import cache

import pytest

from corpus import Document, seed_document
from index import Index
from qa import Assistant

PLANT = "2023年，公司营业收入30.1亿元，同比增长7.9%。第四季度营业收入9.4亿元，环比增长27.0%；第三季度为7.4亿元，环比下降3.9%。出口额和内销额分别增长6.1%和2.4%。"


@cache
def seed() -> Assistant:
    return Assistant(Index.build([seed_document()]))


@cache
def plant() -> Assistant:
    return Assistant(Index.build([Document("plant.txt", PLANT)]))


@pytest.mark.parametrize(
    "question",
    [
        "专利申请量增长多少", "高层次人才增长百分之几", "科技特派员人数同比增长多少", "工业总产值增长多少",
        "Jinjiang GDP growth 2022", "growth of online sales", "year-on-year increase in talent",
        "How fast did the graphene industry grow?",
    ],
)  # fmt: skip
def test_a_rate_of_something_else_is_not_given(question: str) -> None:
    answer = seed().ask(question)
    assert not answer.found, answer.answer


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("在孵企业数同比增长多少?", "78%"), ("高企数量比上年多了百分之几", "56.48%"), ("R&D投入增速", "26%以上"),
        ("全社会研发投入提高了多少", "26%以上"), ("growth in R&D investment", "26%以上"),
        ("how much did the number of high tech enterprises rise", "56.48%"),
        ("What was the growth rate of enterprises in incubators?", "78%"),
    ],
)  # fmt: skip
def test_what_is_named_may_stand_before_or_behind_the_verb(question: str, right: str) -> None:
    assert seed().ask(question).answer == right


def test_a_small_text_names_what_has_changed_by_words_that_it_has_everywhere() -> None:
    text = "全市全年接待游客420万人次，同比增长35%；旅游收入38亿元，增长41%。"
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("How much did tourist arrivals grow?").answer == "35%"


@pytest.mark.parametrize(
    ("question", "right"),
    [("第三季度营业收入环比下降多少?", "3.9%"), ("出口额增长了多少?", "6.1%"), ("内销额增长了多少?", "2.4%")],
)
def test_what_is_named_once_for_several_rates_counts_for_each(question: str, right: str) -> None:
    assert plant().ask(question).answer == right
