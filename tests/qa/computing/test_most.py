"""Which of a row in one sentence is most or least is found by its values, the name a span of the text."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = (
    "青沙湾纪事\n\n"
    "5月6日,志愿者在海滩捡到塑料瓶412个、渔网37个、轮胎9个。\n\n"
    "6月8日,美术馆展出油画35幅、国画62幅、版画18幅。\n\n"
    "7月1日,两个码头同日开放,东码头泊位4个、西码头泊位4个。\n\n"
    "8月2日,铁塔封顶,全长96米,主跨30米。\n\n"
    "9月9日,运动会上跑步者李山捐款300元、王海捐款900元,捐得最多的是没有参赛的赵川。\n"
)
ENGLISH = "In May the wardens planted 40 oaks, 65 birches and 12 limes.\n"


@pytest.fixture(scope="module")
def chronicle() -> Assistant:
    return Assistant(Index.build([Document("qingsha.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("海滩上捡到最多的是什么?", "塑料瓶"),
        ("志愿者在海滩捡到哪种东西最少?", "轮胎"),
        ("美术馆展出哪类画最多?", "国画"),
        ("美术馆展出最少的是哪种画?", "版画"),
    ],
)
def test_the_most_and_the_least_are_found(chronicle: Assistant, question: str, wanted: str) -> None:
    answer = chronicle.ask(question)
    assert (answer.answer, answer.computed) == (wanted, True)
    first = answer.citations[0]
    assert TEXT[first.answer_start : first.answer_end] == wanted


@pytest.mark.parametrize(
    ("question", "wanted"), [("Which tree was planted most?", "birches"), ("Which tree was planted least?", "limes")]
)
def test_the_most_is_found_in_english(question: str, wanted: str) -> None:
    assert Assistant(Index.build([Document("may.txt", ENGLISH)])).ask(question).answer == wanted


@pytest.mark.parametrize("question", ["哪个码头的泊位最多?", "铁塔哪种长度最长?", "谁捐款最多?"])
def test_equals_attributes_and_what_the_text_tells_itself_are_no_row(chronicle: Assistant, question: str) -> None:
    assert chronicle.ask(question).answer not in {
        "东码头",
        "西码头",
        "东码头泊位",
        "西码头泊位",
        "全长",
        "主跨",
        "王海",
    }
