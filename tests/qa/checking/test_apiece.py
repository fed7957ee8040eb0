"""What is asked of each is told of each, and what is asked of all is told of all."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.checking.apiece import is_apiece, per_asked

NOTES = """村社纪事

去年合作社分红286万元，户均9167元。

民宿年收入90万元，平均每晚房价380元。

村里共栽果树4200棵，每亩栽55棵。
"""


BOUGHT = """村社添置记

3月，村里花27万元买了3台水泵，又以8万元买入1台发电机。

5月，合作社购入拖拉机2台，每台16万元。
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("一台水泵多少钱?", ""),
        ("一台发电机多少钱?", "8万元"),
        ("一台拖拉机多少钱?", "16万元"),
        ("3台水泵花了多少钱?", "27万元"),
    ],
)
def test_the_price_of_one_is_not_that_of_several(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("bought.txt", BOUGHT)])).ask(question).answer == answer


@pytest.mark.parametrize(("asked", "per"), [("一亩地的肥料一共要花多少?", "亩"), ("第一亩地收了多少?", "")])
def test_of_one_field_it_is_asked_of_each(asked: str, per: str) -> None:
    assert per_asked(asked) == per


@pytest.fixture(scope="module")
def village() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", NOTES)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("每户分到多少钱?", "9167元"),
        ("合作社一共分红多少钱?", "286万元"),
        ("民宿一晚上多少钱?", "380元"),
        ("每亩栽多少棵?", "55棵"),
        ("一共栽了多少棵果树?", "4200棵"),
    ],
)
def test_what_is_of_each_is_told_where_each_is_asked(village: Assistant, question: str, answer: str) -> None:
    assert village.ask(question).answer == answer


@pytest.mark.parametrize(
    ("asked", "per"),
    [("一台水泵多少钱", "台"), ("坐一次缆车要多少钱", "次"), ("一本有多少页", "本"), ("每户分到多少钱", "户"), ("户均分红多少", "户"), ("民宿一晚上多少钱", "晚"), ("一共多少人", ""), ("另一家有多少人", "")],
)  # fmt: skip
def test_of_each_of_what_is_asked_is_read(asked: str, per: str) -> None:
    assert per_asked(asked) == per


@pytest.mark.parametrize(
    ("text", "value", "per", "apiece"),
    [
        ("分红286万元,户均9167元", "286万元", "户", False),
        ("分红286万元,户均9167元", "9167元", "户", True),
        ("年租金80万元", "80万元", "年", True),
        ("鱼苗一斤卖18元,共卖3000元", "18元", "斤", True),
        ("鱼苗一斤卖18元,共卖3000元", "3000元", "斤", False),
    ],
)
def test_a_clause_says_that_a_value_is_of_each(text: str, value: str, per: str, *, apiece: bool) -> None:
    start = text.index(value)
    assert is_apiece(text, (start, start + len(value)), per) is apiece


@pytest.mark.parametrize(
    "question", ["每个班有多少学生?", "一个班有多少学生?", "How many students are there per class?"]
)
def test_the_number_of_all_is_no_number_of_each(question: str) -> None:
    school = Assistant(Index.build([Document("school.txt", "9月1日,松湖小学开学,有36个班1620名学生。")]))
    assert not school.ask(question).found
    assert school.ask("松湖小学有多少学生?").answer == "1620名"
    assert school.ask("松湖小学有多少个班?").answer == "36个"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many tonnes of sewage can the plant treat per day?", "5万吨"),
        ("How many tonnes of steel does the mill make per year?", "12万吨"),
    ],
)
def test_what_is_told_of_each_in_other_words_is_of_each(question: str, answer: str) -> None:
    plant = Assistant(
        Index.build([Document("plant.txt", "7月,污水处理厂扩建,日处理污水5万吨。\n\n8月,钢厂投产,年产钢材12万吨。")])
    )
    assert plant.ask(question).answer == answer


def test_what_is_saved_in_a_year_is_not_what_is_saved_on_each() -> None:
    text = "经理算了一笔账,每个集装箱可节省短驳费约600元,公司一年可省下约240万元。"
    answer = Assistant(Index.build([Document("a.txt", text)])).ask("公司一年能省多少钱?")
    assert answer.answer == "约240万元"
