"""An answer up to the ends of the name that it stands in."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """清溪镇大事记

2021年5月，经纬纺织机械股份有限公司中标该项目。文化节由经典文化公司赞助。
2021年6月，大桥经镇人民政府批准立项。道路改造经县发展改革局批准动工。
2021年9月，商贸大会由经开区管委会承办。
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("哪家公司中标该项目？", "经纬纺织机械股份有限公司"),
        ("文化节由哪家公司赞助？", "经典文化公司"),
        ("商贸大会由谁承办？", "经开区管委会"),
        ("大桥是谁批准立项的？", "镇人民政府"),
        ("道路改造是谁批准动工的？", "县发展改革局"),
    ],
)
def test_only_what_is_no_part_of_a_name_is_cut_off(assistant: Assistant, question: str, answer: str) -> None:
    assert assistant.ask(question).answer == answer


def test_a_body_is_whole_from_its_beginning() -> None:
    text = "县里已建成石榴种植协会,又引进了东江石榴产业研究院等高能级平台。"
    assert (
        Assistant(Index.build([Document("a.txt", text)])).ask("县里引进了哪个高能级平台?").answer
        == "东江石榴产业研究院"
    )


def test_an_office_alone_goes_with_the_family_name_before_it() -> None:
    index = Index.build([Document("a.txt", "村民小组会\n\n唐主任负责修水渠，每月报一次进度。")])
    assert Assistant(index).ask("修水渠由谁负责？").answer == "唐主任"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("跟镇工会一起主办歌会的是谁?", "镇教育办公室"),
        ("除了镇教育办公室,歌会还有谁主办?", "镇工会"),
        ("歌会是谁联合主办的?", "镇教育办公室与镇工会"),
    ],
)
def test_whom_the_question_names_as_one_of_them_is_left_out(question: str, answer: str) -> None:
    text = "清溪镇大事记\n\n2021年7月,由镇教育办公室与镇工会联合主办的歌会在文化站举行。"
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("哪些专家在论坛上演讲?", "黎秋禾、中国农科院研究员郑越"),
        ("Which experts spoke at the forum?", "黎秋禾、中国农科院研究员郑越"),
        ("谁主持论坛?", "段小舟"),
    ],
)
def test_several_people_are_told_with_what_stands_between_them(question: str, answer: str) -> None:
    text = "茶叶论坛\n\n4月8日,茶叶论坛举行,院士黎秋禾、中国农科院研究员郑越等专家在论坛上演讲。论坛由段小舟主持。\n"
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer


def test_who_did_it_together_are_named_without_saying_so() -> None:
    text = "书展\n\n8月17日,由临江市人民政府与云海大学联合主办的书展开幕。\n"
    assert (
        Assistant(Index.build([Document("a.txt", text)])).ask("书展主办单位是谁?").answer == "临江市人民政府与云海大学"
    )


def test_a_row_of_bodies_is_given_to_its_end() -> None:
    text = "首批试点企业共15家,包括明达纸业、海天食品、东方轮胎。"
    answer = Assistant(Index.build([Document("a.txt", text)])).ask("首批试点企业包括哪些企业?")
    assert answer.answer == "明达纸业、海天食品、东方轮胎"
