"""Whether it was somebody who did something is told by who did it."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.named import named_in
from qa.asking.question import read_question
from qa.asking.supposed import asked, same

CHINESE = """大桥纪事

2019年，云江大桥的设计名单由省交通厅公布，大桥由中铁四局与本地企业联合承建。

2021年，大桥由市长周海平剪彩通车。总工程师何立获劳动模范称号。
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
    ("text", "question", "answer"),
    [
        # Not the same by characters that both have, or by a piece of a word
        ("论坛由中国农业大学主办。", "论坛是中国大学主办的吗?", ""),
        ("论坛由海山市人民政府主办。", "论坛是海山市政府主办的吗?", "是"),
        ("The mill was restored by Joann Leeson.", "Was the mill restored by Ann Lee?", "no"),
        ("The mill was restored by Dame Ann Lee.", "Was the mill restored by Ann Lee?", "yes"),
        # Who did it beside another, or in another clause
        ("The ferry was named by Joan Cole together with Max Orr.", "Was the ferry named by Max Orr?", "yes"),
        ("The baths were opened by Joan Cole. Max Orr helped cut the ribbon.", "Were the baths opened by Max Orr?", ""),
        ("The tower was restored by Eve Hart of Kelso.", "Was the tower restored by Kelso?", "yes"),
        ("The tower was restored by Eve Hart of Kelso.", "Was the tower restored by Eve Hart?", "yes"),
        ("展会由市商务局主办，市体育局承办。", "展会是市体育局承办的吗?", "是"),
        ("展会由市商务局主办，市体育局承办。", "展会是市商务局主办的吗?", "是"),
        ("展会由市商务局主办，市体育局承办。", "展会是市商务局承办的吗?", ""),
        ("展会由市商务局、市体育局共同主办。", "展会是市商务局主办的吗?", "是"),
        ("《秋水》由张平编剧，刘洋导演。", "《秋水》是张平导演的吗?", ""),
        ("泄漏是由陈刚报的警，刘洋最先察觉。", "泄漏是刘洋察觉的吗?", ""),
        ("水库不是由陈刚设计的，而是由刘洋设计的。", "水库是陈刚设计的吗?", "否"),
    ],
)
def test_it_is_told_only_by_who_did_the_very_thing(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("arup", "architectural group", False),
        ("arup", "john smith of arup", None),
        ("arup", "arup group", True),
        ("bbc", "british broadcasting corporation", None),
        ("北京大学", "北京师范大学", None),
        ("市教育局", "云江市教育局", True),
        ("李明", "王强", False),
        ("", "王强", False),
    ],
)
def test_names_are_the_same_by_whole_words(one: str, other: str, is_same: bool | None) -> None:
    assert same(one, other) is is_same


@pytest.mark.parametrize(
    "question", ["周海平是市长吗?", "大桥是2019年建成的吗?", "Is Tom Reed the mayor?", "大桥是谁建的?"]
)
def test_what_supposes_nobody_to_have_done_it_is_left(question: str) -> None:
    read = read_question(question)
    assert asked(read, named_in(read)) is None
