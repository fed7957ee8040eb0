"""What a thing is called in quotation marks, on small texts made up."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa.assistant import Assistant

TEXT = """重点事件 茶叶节举办

事件回顾:2021年4月2日,清远茶叶节举办。白露茶是山中的“绿色黄金”,深受市民喜爱。制茶师在农户与市场之间充当“摆渡人”。围绕建设“山地茶业数据服务平台”,县里投入300万元。

重点事件 “千户上云”活动开展

事件回顾:2021年6月,清远开展“千户上云平台”活动,千余户农家参加。
"""


@pytest.fixture(scope="module")
def tea() -> Assistant:
    return Assistant(Index.build([Document("tea.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("白露茶被称作什么?", "绿色黄金"),
        ("制茶师被比作什么?", "摆渡人"),
        ("茶业数据那个平台叫什么名字?", "山地茶业数据服务平台"),
        ("茶业 数据 平台 名称", "山地茶业数据服务平台"),
        ("What is the tea data platform called?", "山地茶业数据服务平台"),
    ],
)
def test_what_a_thing_is_called_is_what_its_clause_quotes(tea: Assistant, question: str, called: str) -> None:
    assert tea.ask(question).answer == called


def test_a_name_in_quotes_stands_right_behind_what_it_is_the_name_of() -> None:
    text = "渡口日记\n\n5月3日，船老大的黄狗“石头”跳上了船，睡了一路。\n\n5月9日，渡船“顺风”换了新橹。"
    ferry = Assistant(Index.build([Document("a.txt", text)]))
    assert ferry.ask("那只狗叫什么名字？").answer == "石头"
    assert ferry.ask("渡船叫什么？").answer == "顺风"


def test_the_name_asked_for_ends_with_the_word_for_its_sort() -> None:
    text = "县里大事\n\n2020年,经省林业厅批复,浙江大学舟山植物园正式升格为浙江大学舟山校区。\n\n2021年,水库清淤。"
    hills = Assistant(Index.build([Document("hills.txt", text)]))
    assert hills.ask("升格的那座植物园叫什么名字?").answer == "浙江大学舟山植物园"


def test_what_is_not_spoken_of_is_called_nothing(tea: Assistant) -> None:
    assert not tea.ask("咖啡被称作什么?").found


def test_a_word_in_quotation_marks_is_no_name_where_another_is_told() -> None:
    text = "石顶山以西是另一山峰,可视为石顶山的副峰,又称佛手山,海拔143米。夜里常有人在石顶山「听到」脚步声,但谁也没有见过。"
    hill = Assistant(Index.build([Document("hill.txt", text)]))
    assert hill.ask("石顶山的副峰被称为什么?").answer == "佛手山"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("最大的口袋公园是哪个?", "桐溪口袋公园"),
        ("最长的大桥叫什么?", "青禾大桥"),
        ("桐溪口袋公园占地多少?", "9600平方米"),
    ],
)
def test_the_most_of_a_sort_is_named_behind_it(question: str, answer: str) -> None:
    text = (
        "城建纪要\n\n建成口袋公园12个，最大的桐溪口袋公园占地9600平方米。\n\n新建桥梁3座，最长的青禾大桥全长1.2公里。\n"
    )
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer
