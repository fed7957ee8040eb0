"""What was aimed at and what came of it, told apart."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.finding.targets import aimed_and_done, asks_beyond_plan
from qa.telling import display

TEXT = """云台区民生实事完成情况

计划新增公办幼儿园学位2400个，实际新增2760个，新建、改扩建幼儿园8所。

计划绿化荒山500亩，惠及村民300户；实际完成620亩，惠及350户，植树4万株。

新增公共停车泊位3150个，比计划多650个。

加装电梯63部，由区住建局负责。
"""


@pytest.fixture(scope="module")
def works() -> Assistant:
    return Assistant(Index.build([Document("works.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("新增幼儿园学位多少个?", "2760个"),
        ("实际新增了多少个幼儿园学位?", "2760个"),
        ("计划新增幼儿园学位多少个?", "2400个"),
        ("绿化荒山多少亩?", "620亩"),
        ("原计划绿化荒山多少亩?", "500亩"),
        ("停车泊位比计划多多少?", "650个"),
        ("加装电梯由哪个部门负责?", "区住建局"),
    ],
)
def test_what_was_done_is_meant_unless_the_plan_is_asked_for(works: Assistant, question: str, answer: str) -> None:
    assert works.ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"), [("幼儿园学位比计划多多少?", "360个"), ("绿化荒山比计划多多少亩?", "120亩")]
)
def test_how_far_it_lies_from_the_plan_is_computed(works: Assistant, question: str, answer: str) -> None:
    given = works.ask(question)
    assert (given.answer, given.computed) == (answer, True)
    assert display.verified(given)


@pytest.mark.parametrize(
    "text", ["比计划多650个", "计划2024年开工,投资3亿元", "实际完成47个", "计划投资3亿元,惠及5万人"]
)
def test_a_plan_alone_or_a_result_alone_is_no_pair(text: str) -> None:
    assert aimed_and_done(text) == ()


def test_what_asks_how_far_it_lies_from_the_plan() -> None:
    assert asks_beyond_plan("学位比计划多多少?")
    assert asks_beyond_plan("how many more places than planned were added?")
    assert not asks_beyond_plan("计划新增多少?")
    assert not asks_beyond_plan("参赛人数超过多少人?")


def test_the_number_of_an_item_of_a_list_counts_nothing() -> None:
    text = "实事\n\n2. 改造小区。改造后居民满意。\n\n3. 修路。修路46公里。\n"
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("改造小区多少个?").answer != "2"
    assert assistant.ask("修路多少公里?").answer == "46公里"


def test_a_shortfall_is_not_given_as_an_excess() -> None:
    text = "实事\n\n计划植树500棵，实际完成420棵。\n"
    asked = Assistant(Index.build([Document("a.txt", text)]))
    assert not asked.ask("植树比计划多多少棵?").found
    assert asked.ask("植树比计划少多少棵?").answer == "80棵"
