"""Which way something has changed: asked in either language, and answered by how much it has."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.directions import asked, told
from qa.telling import display

TEXT = """平海市2023年外贸大事记

1月15日，市商务局公布全年数据：货物进出口总额4180亿元，同比增长3.2%；其中出口2950亿元，增长6.1%，进口1230亿元，下降2.9%。

4月，港口集团发布一季度业绩：集装箱吞吐量96万标箱，较上年同期减少4.4%；煤炭吞吐量1200万吨，增加15%。

9月，跨境电商从业人员1.2万人，与上年持平。
"""


@pytest.fixture(scope="module")
def trade() -> Assistant:
    return Assistant(Index.build([Document("trade.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer", "value"),
    [
        ("出口是增长还是下降?", "增长", "6.1%"),
        ("进口增长了还是下降了", "下降", "2.9%"),
        ("集装箱吞吐量是升了还是降了", "降", "4.4%"),
        ("进口比去年多吗?", "否", "2.9%"),
        ("煤炭吞吐量比上年同期少吗?", "否", "15%"),
        ("Did imports rise or fall?", "fall", "2.9%"),
        ("Are exports higher than the year before?", "yes", "6.1%"),
    ],
)
def test_the_direction_is_that_of_the_change_that_is_told(
    trade: Assistant, question: str, answer: str, value: str
) -> None:
    given = trade.ask(question)
    assert given.answer == answer
    assert value in given.display
    assert given.computed
    assert display.verified(given)


def test_no_direction_is_made_up_where_no_change_is_told(trade: Assistant) -> None:
    assert not trade.ask("从业人员增加了还是减少了").found
    assert not trade.ask("电商从业人员数量上升还是下降?").found


def test_which_of_two_ways_is_not_answered_by_a_bare_number() -> None:
    text = "Denny news\n\nThe number of complaints fell to 120 in May.\n\nTicket prices were not changed; takings were £12 million.\n"
    asked = Assistant(Index.build([Document("denny.txt", text)]))
    assert asked.ask("Did ticket prices rise or fall?").answer in {"", "fall"}
    assert asked.ask("Did the number of complaints rise or fall?").answer in {"", "fall"}


@pytest.mark.parametrize(
    "question", ["出口额是多少?", "出口还是进口多?", "Did exports rise by 3%?", "Who rose or sat?", "升旗还是降旗?"]
)
def test_other_questions_ask_for_no_direction(question: str) -> None:
    assert asked(question) is None


def test_what_stands_before_a_value_tells_the_direction_or_does_not() -> None:
    assert told("出口2950亿元,增长") is True
    assert told("较上年同期减少了约") is False
    assert told("占全市的") is None
    assert told("exports were up by ") is True
