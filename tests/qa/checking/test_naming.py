"""What something is called is a name, on small texts made up."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.checking.naming import is_name

TEXT = """溪口村纪事

有一年，一家外地公司提出出资2000万元承包村子，村民没有答应。后来村里成立了“云岭”农业公司，种梨500亩。
"""

ENGLISH = """Harbour News

Two boats broke loose in the gale; the lifeboat towed both in and no one was hurt. The new ferry, the Silver Spray, made its first trip on 3 May.
"""


def test_a_count_is_nobodys_name() -> None:
    text = "“石头”生了三只小狗"
    said = Mock(text=text, plain=text, start=0)
    question = read_question("What is the name of the puppy?")
    assert not is_name(question, said, (6, 10), "三只小狗")
    assert is_name(question, said, (1, 3), "石头")


@pytest.mark.parametrize(
    ("text", "question", "name"),
    [
        (TEXT, "想承包村子的那家公司叫什么?", ""),
        (ENGLISH, "What is the name of the lifeboat?", ""),
        (ENGLISH, "What is the name of the new ferry?", "Silver Spray"),
    ],
)
def test_only_a_name_is_what_something_is_called(text: str, question: str, name: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == name
