"""What is proposed is held against what is asked."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """老渡口停航以后

2012年，跨江隧道通车后，渡口的客流一落千丈；去年，每天只有三千人过江，而渡运公司全年亏损2870万元。
去年5月14日，候船室发生一起火情，十二分钟后被扑灭，无人员伤亡。
"""


@pytest.fixture(scope="module")
def ferry() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


def test_a_sum_beside_which_nothing_asked_for_stands_is_no_cost(ferry: Assistant) -> None:
    assert not ferry.ask("跨江隧道花了多少钱？").found
    assert ferry.ask("渡运公司亏损多少钱？").answer == "2870万元"


def test_keywords_that_ask_what_no_text_says_of_a_thing_are_refused() -> None:
    text = "老渡口大事\n\n2012年,船工褚大海的号子入选市里的民歌选集,由文化馆编印。\n\n2013年,灯塔重修。"
    river = Assistant(Index.build([Document("notes.txt", text)]))
    assert not river.ask("褚大海 号子 歌名").found
    assert not river.ask("lighthouse anthem").found


def test_a_fire_in_other_words_without_casualties_hurt_nobody(ferry: Assistant) -> None:
    assert ferry.ask("候船室火灾有人受伤吗？").answer == "否"


RACES = "Regatta news\n\nRower Bill Tarrant won 5 medals in 2011. Coxswain Amy Sloe kept 16 trim boats in 2011; 3 crews retired in 2013."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many medals did Bill Tarrant win?", "5 medals"),
        ("How many medals did Amy Sloe win?", ""),
        ("How many crews retired in 2013?", "3 crews"),
        ("How many crews retired in 2011?", ""),
    ],
)
def test_a_number_counts_what_is_asked_for_and_is_of_the_year_of_its_part(question: str, answer: str) -> None:
    told = Assistant(Index.build([Document("notes.txt", RACES)])).ask(question)
    assert (told.answer if told.found else "") == answer
