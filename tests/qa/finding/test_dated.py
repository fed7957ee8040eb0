"""What speaks for a date: since when is no dateline."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Since when had Oliver Stone kept the lighthouse?", "1987"),
        ("When was Ruth Moor appointed keeper?", "14 March"),
    ],
)
def test_since_when_is_not_the_day_of_the_entry(question: str, answer: str) -> None:
    text = (
        "Skerry Lights, 2011\n\n14 March. Ruth Moor was appointed keeper. "
        "She follows Oliver Stone, who had kept the lighthouse since 1987.\n\n2 May. The lamp was mended.\n"
    )
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [("北渡黄河大桥什么时候通车?", "2025年6月"), ("北渡黄河大桥什么时候开工?", "2021年9月")],
)
def test_when_a_thing_will_be_may_be_asked_without_a_word_of_plans(question: str, answer: str) -> None:
    text = (
        "【一】北渡黄河大桥合龙\n\n6月9日，北渡黄河大桥主桥合龙。大桥全长2.36公里，由中铁五局承建，项目经理耿山。"
        "大桥2021年9月开工，计划2025年6月通车。通车后，北渡镇到县城的车程将缩短到15分钟。\n\n"
        "【二】南门市场开业\n\n7月3日，南门市场开业，有摊位320个。7月9日，3路公交开通。\n"
    )
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("When did the kiln reopen after the flood?", "19 February"),
        ("When will the dividend be paid?", "11 October"),
    ],
)
def test_what_came_after_is_not_of_the_day_before(question: str, answer: str) -> None:
    text = (
        "Dunmore Tiles, half-year report\n\nThe kiln, closed by a flood on 8 November 2023, reopened on 19 February. "
        "The board declared a dividend of 3p a share, payable on 11 October to shareholders on the register on 13 September.\n"
    )
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer
