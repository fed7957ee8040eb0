"""Which event a name is of: two are ordered only where either is named surely."""

from __future__ import annotations

import pytest

from corpus import Document
from corpus.normalise import is_cjk
from index import Index
from qa.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Was the lock gate renewed before or after the towpath was paved?", "before"),
        ("拱桥落成是在水车重修之前还是之后？", "之后"),
        ("灯塔落成是在水车重修之前还是之后？", ""),
    ],
)
def test_of_two_events_that_are_named_surely_the_earlier_is_told(question: str, answer: str) -> None:
    text = (
        "2021年水乡大事记\n\n重点事件 水车重修\n2021年3月2日,水车重修完工。\n\n重点事件 拱桥落成\n2021年8月9日,拱桥落成。\n"
        if any(map(is_cjk, question))
        else "Canal notes 2021\n\nLock gate renewed\nOn 2 March 2021 the lock gate was renewed.\n\nTowpath paved\n"
        "On 9 August 2021 the towpath was paved.\n"
    )
    assert Assistant(Index.build([Document("a.txt", text)])).ask(question).answer == answer
