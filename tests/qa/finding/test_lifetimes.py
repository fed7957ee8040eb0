from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

POET = (
    "罗兰·费舍尔(英语：Roland Fisher，1862年3月5日－1931年11月20日)，诗人，生于河边小镇。"
    "他的诗集《河岸》印了四版。小镇每年五月举办诗歌节，有三百人参加。"
)


@pytest.fixture(scope="module")
def poet() -> Assistant:
    return Assistant(Index.build([Document("poet.txt", POET)]))


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("When was Roland Fisher born?", "1862年3月5日"), ("When did Roland Fisher die?", "1931年11月20日"),
        ("费舍尔是什么时候出生的?", "1862年3月5日"), ("费舍尔何时去世?", "1931年11月20日"),
        ("In what year did Fisher die?", "1931年"), ("罗兰·费舍尔哪年出生?", "1862年"),
    ],
)  # fmt: skip
def test_of_the_days_behind_a_name_the_first_is_the_birth_and_the_last_the_death(
    poet: Assistant, question: str, day: str
) -> None:
    assert poet.ask(question).answer == day


@pytest.mark.parametrize("question", ["When was Peter Brown born?", "河边小镇何时诞生?"])
def test_the_life_of_another_is_not_told(poet: Assistant, question: str) -> None:
    assert not poet.ask(question).found


def test_who_lives_has_been_born_only() -> None:
    text = "画家汉斯·林德(1990年2月3日－)住在山里。他每年画二十幅画。"
    painter = Assistant(Index.build([Document("painter.txt", text)]))
    assert painter.ask("林德什么时候出生?").answer == "1990年2月3日"
    assert not painter.ask("林德什么时候去世?").found
