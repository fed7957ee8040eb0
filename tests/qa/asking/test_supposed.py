"""Whether it was somebody who did something is told by who did it."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.named import named_in
from qa.asking.question import read_question
from qa.asking.supposed import asked

CHINESE = """大桥纪事

2019年，云江大桥的设计名单由省交通厅公布，大桥由中铁四局与本地企业联合承建。

2021年，大桥由市长周海平剪彩通车，总工程师何立获劳动模范称号。
"""

ENGLISH = """Bridge News

The bridge was designed by Arup and built by Hollin Works. It was opened by Mayor Jane Pike in May 2019.

Tom Reed won the design prize.
"""


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (CHINESE, "获劳动模范称号的是周海平吗？", "否"),
        (CHINESE, "获劳动模范称号的是何立吗？", "是"),
        (CHINESE, "设计名单是省教育厅公布的吗？", "否"),
        (CHINESE, "设计名单是省交通厅公布的吗？", "是"),
        (ENGLISH, "Was the bridge opened by Tom Reed?", "no"),
        (ENGLISH, "Is Tom Reed the man who won the design prize?", "yes"),
        (ENGLISH, "Is Jane Pike the person who won the design prize?", "no"),
    ],
)
def test_who_did_it_says_whether_somebody_did(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    "question", ["周海平是市长吗?", "大桥是2019年建成的吗?", "Is Tom Reed the mayor?", "大桥是谁建的?"]
)
def test_what_supposes_nobody_to_have_done_it_is_left(question: str) -> None:
    read = read_question(question)
    assert asked(read, named_in(read)) is None
