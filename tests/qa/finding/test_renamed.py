"""What a thing was before it was raised, rebuilt or called anew, and what it became."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """东湾区大事记

2019年3月，东湾农场改制为东湾农业有限公司。
2020年，东湾第二小学更名为“实验小学东湾分校”，迁至湖滨路。
2021年6月，原棉纺厂仓库改建为艺术中心，免费开放。
2021年9月，市商务局公布了首批老字号名单，东湾酱园入选。
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("东湾农业有限公司的前身是什么？", "东湾农场"),
        ("实验小学东湾分校以前叫什么？", "东湾第二小学"),
        ("棉纺厂仓库改建成什么了？", "艺术中心"),
        ("What was the arts centre before?", "棉纺厂仓库"),
        ("What did the cotton mill warehouse become?", "艺术中心"),
        ("What was Dongwan Second Primary School renamed?", "实验小学东湾分校"),
    ],
)
def test_what_a_thing_was_and_became_stands_on_either_side_of_the_verb(
    assistant: Assistant, question: str, answer: str
) -> None:
    assert assistant.ask(question).answer == answer


def test_what_nobody_renamed_was_nothing_before(assistant: Assistant) -> None:
    assert "农场" not in assistant.ask("东湾酱园的前身是什么？").answer


def test_who_published_a_list_stands_before_the_verb(assistant: Assistant) -> None:
    assert assistant.ask("老字号名单谁公布的？").answer == "市商务局"
