"""What a number counts must be like what is asked for."""

from __future__ import annotations

from functools import cache

import pytest

from corpus import Document, seed_document
from index import Index
from qa import Assistant


@cache
def seed() -> Assistant:
    return Assistant(Index.build([seed_document()]))


@pytest.mark.parametrize(
    "question",
    ["多少个志愿者参加了机器人大赛", "How many countries took part in the robot competition?", "科特派服务了多少个村?"],
)
def test_what_is_counted_is_not_taken_for_something_unlike_it(question: str) -> None:
    answer = seed().ask(question)
    assert not answer.found, answer.answer


DOLLS = (
    "5月,柳溪镇办泥人节,六个乡镇送展。来自十三个国家的客人到场。全镇有二十七个泥塑作坊。\n\n"
    "广场上摆出二百四十把藤椅,签下5个校地、镇企合作项目,三家企业冠名。"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many countries did the guests come from?", "十三个"),
        ("How many workshops are there?", "二十七个"),
        ("How many townships took part?", "六个"),
        ("How many cooperation projects were signed?", "5个"),
        ("How many firms sponsored it?", "三家"),
        ("How many lanterns were there?", ""),
        ("How many tickets were sold?", ""),
    ],
)
def test_a_general_measure_word_counts_the_noun_behind_it(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("dolls.txt", DOLLS)])).ask(question).answer == answer


@pytest.mark.parametrize("question", ["市级文化企业有多少家?", "全县有几家市级文化企业?"])
def test_a_number_with_a_noun_behind_it_counts_that(question: str) -> None:
    other = "全县文化企业发展良好，新建3个市级文化产业展示馆。"
    assert not Assistant(Index.build([Document("a.txt", other)])).ask(question).found
    same = "全县文化企业发展良好，新增3个市级文化企业。"
    assert Assistant(Index.build([Document("a.txt", same)])).ask(question).answer == "3个"


def test_prizes_for_second_place_are_counted_as_such() -> None:
    assistant = Assistant(Index.build([Document("a.txt", "运动会共计21个大项,产生冠军66项、亚军64项、季军61项。")]))
    assert assistant.ask("How many trophies for second place did the games give out?").answer == "64项"


def test_one_character_of_another_word_is_not_what_is_counted() -> None:
    assistant = Assistant(Index.build([Document("a.txt", "2016年，全县建成水库3座、粮库5座，新办图书馆2座。")]))
    assert assistant.ask("How many libraries were set up in 2016?").answer == "2座"
    dry = Assistant(Index.build([Document("a.txt", "2016年，全县建成水库3座、粮库5座。")]))
    assert not dry.ask("How many libraries were built in 2016?").found
    households = Assistant(Index.build([Document("a.txt", "2016年，全村搬迁38户。")]))
    assert households.ask("How many households moved in 2016?").answer == "38户"


def test_words_of_like_meaning_count_the_same() -> None:
    assistant = Assistant(Index.build([Document("a.txt", "公司现有职工320人，各类车辆45台。园区种下苗木800棵。")]))
    assert assistant.ask("公司有多少个员工?").answer == "320人"
    assert assistant.ask("How many employees does the company have?").answer == "320人"


def test_the_noun_behind_a_number_may_be_the_measure_asked_for() -> None:
    text = "改造后,单台桥吊每小时作业量由28个自然箱提高到35个自然箱。"
    assistant = Assistant(Index.build([Document("a.txt", text)]))
    assert assistant.ask("改造前单台桥吊每小时作业多少箱?").answer == "28个"
