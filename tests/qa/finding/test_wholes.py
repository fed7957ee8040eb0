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
