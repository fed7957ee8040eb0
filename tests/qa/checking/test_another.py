"""Values of what has another word before it, or another sort of thing with the same name, than is asked for."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """柏川县年度简报

全县油菜播种面积18.4万亩，比上年扩大6000亩。县农科所高级农艺师余怀谷历时8年选育的“柏香2号”糯稻通过省级审定。

县医院购入首台胃镜机，花费96万元，3月启用。骨科床位增加到45张。
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("全县油菜播种面积是多少？", "18.4万亩"),
        ("全县玉米播种面积是多少？", ""),
        ("首台胃镜机花了多少钱？", "96万元"),
        ("首台超声机花了多少钱？", ""),
        ("“柏香2号”糯稻是谁选育的？", "余怀谷"),
        ("“柏香2号”大豆是谁选育的？", ""),
        ("骨科床位增加到多少张？", "45张"),
    ],
)
def test_a_noun_with_another_word_before_it_is_another_thing(assistant: Assistant, question: str, answer: str) -> None:
    assert assistant.ask(question).answer == answer
