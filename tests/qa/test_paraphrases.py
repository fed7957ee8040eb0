"""The question that the project was made for, however it is put."""

from __future__ import annotations

import pytest

from qa import ask


@pytest.mark.parametrize(
    "question",
    [
        "2022年高新技术企业有多少家?", "晋江有多少家高新技术企业", "高新技术企业有几家", "高新技术企业数量", "高新技术企业家数",
        "高企有多少", "高新企业总数是多少", "晋江市2022年的高企保有量是多少家", "晋江的高新技术企业总共多少家?",
        "高新技术企业一共有多少", "2022年晋江高企达到多少家", "去年晋江有几家高新技术企业呀", "高新技術企業有多少家",
        "how many high-tech enterprises in 2022?", "How many high tech companies are there?",
        "number of high-tech firms in Jinjiang", "what is the number of high-tech enterprises?",
        "how many hi-tech enterprises does Jinjiang have",
    ],
)  # fmt: skip
def test_the_high_tech_enterprises_are_640_however_they_are_asked_for(question: str) -> None:
    answer = ask(question)
    assert (answer.answer, answer.citations[0].event_number) == ("640家", 12)


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("亚军有几个", "66项"), ("How many third-place awards were given out at the robot competition?", "61项"),
        ("number of universities robot competition", "220所"), ("去年认定的第一、二批高企有多少?", "304家"),
        ("How many little giant enterprises at provincial level were added?", "49家"),
        ("How many technology-based SMEs were added in 2022?", "426家"),
        ("minimum value of technology contracts to be registered", "2000万元以上"),
    ],
)  # fmt: skip
def test_a_number_is_chosen_by_what_it_measures(question: str, right: str) -> None:
    assert ask(question).answer == right


@pytest.mark.parametrize(
    "question",
    [
        "How many robots took part in the robot competition?", "Who is the president of Fuzhou University?",
        "How many people attended the incubator symposium?", "国防科技大学有几支队伍参加机器人大赛?",
        "How many teams from Tsinghua University took part?", "孵化器座谈会谁主持的", "技术经纪人培训 学费",
        "Who is the head of the science and technology bureau?",
    ],
)  # fmt: skip
def test_what_stands_beside_what_is_asked_for_is_no_answer(question: str) -> None:
    assert not ask(question).found
