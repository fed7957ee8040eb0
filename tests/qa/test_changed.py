"""What something was, what it became, and how far the two are apart."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """石桥镇这十年

公路修通以后，到县城的车程从一个半小时缩短为35分钟。
镇小学的学生从41名增加到260名，图书室的藏书由3000册增至1.2万册。
冷库建成后，鲜果的损耗率从25%降到6%。
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("镇小学的学生现在有多少名？", "260名"),
        ("镇小学的学生原来有多少名？", "41名"),
        ("镇小学的学生增加了多少名？", "219名"),
        ("到县城的车程缩短了多少？", "55分钟"),
        ("到县城的车程缩短到多少分钟？", "35分钟"),
        ("冷库建成之前鲜果的损耗率有多高？", "25%"),
        ("鲜果的损耗率下降了多少？", "19个百分点"),
    ],
)
def test_values_before_and_after_a_change_and_their_difference(
    assistant: Assistant, question: str, answer: str
) -> None:
    assert assistant.ask(question).answer == answer
