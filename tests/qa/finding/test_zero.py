"""Of what is counted there was none."""

from __future__ import annotations

from functools import cache

import pytest

from corpus import Document
from index import Index
from qa import Assistant

HARBOUR = """5月9日夜，库房漏水，工作人员连夜转移字画74幅，无一受损。

6月2日，化工厂爆炸，疏散群众1,250人，没有人员伤亡。

7月3日，渡船倾覆，船上23人全部获救，无一人伤亡。

8月，大风吹倒围墙12米，所幸无人受伤。

9月，工地脚手架坍塌，造成3人轻伤，无人死亡。

10月，全年没有发生重大火灾，检查商铺86家。"""
QUAY = """On 4 May a crane fell onto the quay and crushed 14 cars. No one was injured.

On 3 July the ferry ran aground with 118 passengers, none of whom was hurt.

On 9 August a train can run 110 kilometres without overhead wires."""


@cache
def assistant(text: str) -> Assistant:
    return Assistant(Index.build([Document("made", text)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("有多少字画受损?", "无一受损"),
        ("爆炸造成多少人伤亡?", "没有人员伤亡"),
        ("渡船倾覆死了几个人?", "无一人伤亡"),
        ("大风伤了几个人?", "无人受伤"),
        ("脚手架坍塌死了多少人?", "无人死亡"),
        ("脚手架坍塌造成多少人轻伤?", "3人"),
        ("转移字画多少幅?", "74幅"),
        ("船上有几个人?", "23人"),
    ],
)
def test_the_words_that_deny_it_are_the_answer_and_no_number_beside_them(question: str, answer: str) -> None:
    found = assistant(HARBOUR).ask(question)
    assert found.answer == answer
    cited = found.citations[0]
    assert cited.answer_start is not None
    assert HARBOUR[cited.answer_start : cited.answer_end] == answer


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("2021年矿难无人受伤,2022年矿难3人受伤。", "2022年矿难多少人受伤?", "3人"),
        ("2021年矿难无人受伤,2022年矿难3人受伤。", "2021年矿难多少人受伤?", "无人受伤"),
        ("甲矿没有人员伤亡,乙矿死亡5人。", "乙矿死亡多少人?", "5人"),
        ("今年全市未发生火灾,去年发生火灾15起。", "去年发生火灾多少起?", "15起"),
        ("一期没有座位,二期座位500个。", "二期座位有多少个?", "500个"),
        ("张三没有参加比赛,共有120人参加。", "有多少人参加比赛?", "120人"),
        ("李市长因病未出席会议,共有80人出席会议。", "多少人出席会议?", "80人"),
        ("若未收到申请,则视为放弃;共收到申请56份。", "收到多少份申请?", "56份"),
        ("陵园安葬无名烈士,共36位。", "陵园安葬了多少位烈士?", "36位"),
        ("没有报名的学生,由学校补报。共有50名学生报名。", "多少学生报名?", "50名"),
    ],
)
def test_a_denial_of_something_else_is_no_answer(text: str, question: str, answer: str) -> None:
    assert assistant(text).ask(question).answer == answer


def test_that_nothing_grave_happened_does_not_say_that_nothing_did() -> None:
    assert "没有" not in assistant(HARBOUR).ask("全年发生了多少起火灾?").answer


@pytest.mark.parametrize(
    ("question", "display"),
    [
        ("How many passengers were hurt?", "none (none of whom was hurt)"),
        ("How many cars were crushed?", "14 cars"),
        ("How far can a train run without overhead wires?", "110 kilometres"),
    ],
)
def test_english_words_deny_likewise(question: str, display: str) -> None:
    assert assistant(QUAY).ask(question).display == display


def test_an_english_question_gets_the_chinese_words_behind_none() -> None:
    answer = assistant(HARBOUR).ask("How many people were injured in the explosion?")
    assert (answer.answer, answer.display) == ("没有人员伤亡", "none (没有人员伤亡)")
