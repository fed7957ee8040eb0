"""What speaks for a number: what was made is what the costs have left."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant


@pytest.mark.parametrize(
    ("question", "answer"),
    [("豆腐坊去年赚了多少钱?", "9万元"), ("豆腐坊的收入是多少?", "52万元"), ("豆腐坊的支出是多少?", "43万元")],
)
def test_what_was_made_is_what_the_costs_have_left(question: str, answer: str) -> None:
    text = "村办企业报告\n\n豆腐坊决算：去年收入52万元，支出43万元，盈余9万元。\n\n砖厂停产。\n"
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer
