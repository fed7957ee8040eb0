"""Whether something is open on a day of the week is told by the clause of that day."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = (
    "东河镇纪事\n\n"
    "3月2日 陶瓷馆开门迎客。每天9时至17时开放，周一闭馆。\n\n"
    "5月4日 新图书室落成，周三至周日8时至20时开放。\n"
)
ENGLISH = (
    "Eastwold notes\n\n"
    "3 March. The walled garden was replanted. It is open daily except on Mondays.\n\n"
    "5 May. The mill was mended. It opens from Friday to Sunday, 10 am to 4 pm, and is shut on Saturdays in winter.\n"
)


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (TEXT, "陶瓷馆周一开放吗?", "否"),
        (TEXT, "陶瓷馆星期四开门吗?", "是"),
        (TEXT, "图书室周二开放吗?", "否"),
        (TEXT, "图书室周五开放吗?", "是"),
        (ENGLISH, "Is the walled garden open on Mondays?", "no"),
        (ENGLISH, "Is the walled garden open on Thursdays?", "yes"),
        (ENGLISH, "Is the mill open on Sundays?", "yes"),
        (ENGLISH, "Is the mill open on Tuesdays?", "no"),
        (ENGLISH, "Is the bakery open on Tuesdays?", ""),
    ],
)
def test_the_clause_of_the_day_decides(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


CLOSED = (
    "云桥镇服务手册\n\n"
    "2月1日 书画馆添了展柜。书画馆每天9时开放,每月最后一个周五闭馆整理。\n\n"
    "3月8日 溪边浴场重开,周三上午换水,不对外开放。\n\n"
    "4月9日 老茶厂停业,工人38名另作安排。\n\n"
    "5月2日 照相馆换了门面,除周日外每天营业。\n"
)


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (CLOSED, "书画馆哪天休息?", "每月最后一个周五"),
        (CLOSED, "浴场哪天上午不开放?", "周三上午"),
        (CLOSED, "照相馆星期几休息?", "周日"),
        (CLOSED, "老茶厂哪天停业?", "4月9日"),
        (CLOSED, "On which day is the photo studio closed?", "周日"),
        (ENGLISH, "On which day is the walled garden closed?", "Mondays"),
        (ENGLISH, "Which day is the walled garden not open?", "Mondays"),
        (ENGLISH, "On which day is the bakery closed?", ""),
        (TEXT, "陶瓷馆哪天不开?", "周一"),
        (TEXT, "图书室哪天休息?", ""),
    ],
)
def test_the_days_on_which_a_thing_is_closed_are_told_in_many_words(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


def test_a_thing_that_closes_at_an_hour_is_open() -> None:
    text = "Eastwold notes\n\n3 March. The map room was painted. On Sundays it closes at 5 pm.\n"
    assert Assistant(Index.build([Document("a.txt", text)])).ask("Is the map room open on Sundays?").answer == "yes"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is the steam room open in August?", "no"),
        ("Is the steam room open in June?", "yes"),
        ("澡堂7月营业吗?", "否"),
    ],
)
def test_a_thing_that_is_closed_for_a_month_is_not_open_in_it(question: str, answer: str) -> None:
    text = (
        "Eastwold notes\n\n3 March. The steam room was tiled. The steam room is open in June, and closed for the whole of August.\n\n"
        "5 May. The bath house was painted.\n"
        if question.isascii()
        else "东河镇纪事\n\n3月2日 澡堂换锅炉。澡堂每天6时至22时营业,每年7月停业检修。\n\n5月4日 新图书室落成。\n"
    )
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "The library is closed on Mondays. The pool is closed in August. The tea room is open daily.",
            question,
            answer,
        )
        for question, answer in (
            ("Is the tea room open in August?", ""),
            ("Is the pool open in August?", "no"),
            ("Which day is the pool closed?", ""),
            ("Which day is the library closed?", "Mondays"),
        )
    ]
    + [
        ("食堂在校门右边，每天开放。浴室每周三停业，八月停业。", question, answer)
        for question, answer in (("食堂哪天休息？", ""), ("浴室哪天休息？", "每周三"), ("浴室八月开放吗？", "否"))
    ],
)
def test_a_thing_is_not_closed_when_another_of_its_paragraph_is(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer
