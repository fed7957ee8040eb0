from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

DIG = (
    "2019年,县里在石洞一带开展考古。馆长周海生带领考古队,队员有十二人。"
    "在最深的洞里,他发现了一批彩陶。彩陶现藏县博物馆,免费开放。"
)


@pytest.fixture(scope="module")
def dig() -> Assistant:
    return Assistant(Index.build([Document("dig.txt", DIG)]))


@pytest.mark.parametrize("question", ["Who discovered the painted pottery?", "谁发现了彩陶?"])
def test_who_he_is_stands_in_the_sentence_before(dig: Assistant, question: str) -> None:
    assert dig.ask(question).answer == "周海生"
