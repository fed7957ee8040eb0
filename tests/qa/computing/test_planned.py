"""What had been planned is reckoned from what came of it and how far that is from the plan."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = (
    "青沙镇2023年纪事\n\n"
    "4月1日,老桥修缮完工,花费86万元,比预算多6万元。\n\n"
    "7月15日,堤防抢险用了11天,比预计早4天。\n\n"
    "9月2日,体育馆奠基,造价2300万元,较去年提高5%。\n"
)
ENGLISH = "The coast path was mended in 40 days, five fewer than planned, by 23 volunteers.\n"


@pytest.fixture(scope="module")
def chronicle() -> Assistant:
    return Assistant(Index.build([Document("qingsha.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "shown"),
    [("堤防抢险原计划要几天?", "15天（11天 + 4天）"), ("老桥修缮的预算是多少?", "80万元（86万元 − 6万元）")],
)
def test_the_plan_is_computed(chronicle: Assistant, question: str, shown: str) -> None:
    answer = chronicle.ask(question)
    assert (answer.display, answer.computed) == (shown, True)


def test_the_plan_is_computed_in_english() -> None:
    assistant = Assistant(Index.build([Document("path.txt", ENGLISH)]))
    answer = assistant.ask("How many days was the mending of the coast path planned to take?")
    assert answer.display == "45 (40 days + five)"


@pytest.mark.parametrize(
    ("question", "wanted"),
    [("堤防抢险用了几天?", "11天"), ("堤防抢险比预计早了几天?", "4天"), ("老桥修缮花了多少钱?", "86万元")],
)
def test_what_came_of_it_is_told_outright(chronicle: Assistant, question: str, wanted: str) -> None:
    answer = chronicle.ask(question)
    assert (answer.answer, answer.computed) == (wanted, False)


def test_nothing_is_made_of_what_is_told_of_no_plan(chronicle: Assistant) -> None:
    assert not chronicle.ask("体育馆原计划造价多少?").computed
