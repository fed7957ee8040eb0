"""Which value of a sentence answers: what it is told apart by from the others beside it."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """丰林县志大事记

民國四十六年（1957）10月　丰林大橋動工，1961年5月通車，橋長320公尺。

2019年，全县工业产值52亿元，同比增长8.1%；农业产值17亿元，同比增长3.4%。全县有合作社640家，其中省级以上95家。

2020年4月，县医院迁入新址。同年11月，县图书馆开馆，首任馆长为罗秉文，现任馆长是白小帆。读者恢复到2018年的83%，比上月增加12.5%。

2021年，粮食亩产提高到510公斤，森林覆盖率达61.5%，比2001年提高8个百分点。为什么能增产？农技站的答复是，全县推广了良种。

2022年3月，轻轨2号线开通，设站21座。1号线2012年开通，设站16座。
"""


@pytest.fixture(scope="module")
def county() -> Assistant:
    return Assistant(Index.build([Document("county.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("2019年工业产值同比增长多少?", "8.1%"),
        ("2019年农业产值同比增长多少?", "3.4%"),
        ("省级以上的合作社有多少家?", "95家"),
        ("读者恢复到2018年的百分之几?", "83%"),
        ("丰林大橋是什麼時候動工的?", "民國四十六年（1957）10月"),
        ("丰林大桥什么时候通车?", "1961年5月"),
        ("丰林大橋有多長?", "320公尺"),
        ("图书馆什么时候开馆的?", "同年11月"),
        ("图书馆首任馆长是谁?", "罗秉文"),
        ("轻轨2号线设了多少座车站?", "21座"),
        ("轻轨1号线设站多少座?", "16座"),
    ],
)
def test_the_value_is_the_one_that_the_question_tells_apart(county: Assistant, question: str, answer: str) -> None:
    assert county.ask(question).answer == answer


@pytest.mark.parametrize(
    "question",
    ["轻轨3号线什么时候开通?", "2001年森林覆盖率是多少?", "图书馆首任党委书记是谁?", "轻轨2号线二期设站多少座?"],
)
def test_what_is_told_of_another_is_refused(county: Assistant, question: str) -> None:
    assert not county.ask(question).found


def test_hours_and_minutes_are_one_time() -> None:
    text = "# 大事记\n\n1963年7月,医院完成第一例胃切除手术,手术历时4小时20分钟。\n\n1970年,医疗队赴青海,历时一年半。\n"
    asked = Assistant(Index.build([Document("made", text)]))
    assert asked.ask("How long did the first stomach operation take?").display == "4 hours, 20 minutes (4小时20分钟)"
    assert asked.ask("How long did the medical team stay in Qinghai?").display == "1.5 years (一年半)"
