"""Who made a report is read off its byline, in English, too."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """科技大事记回顾

本报记者 柯雅雅 董严军

重点事件 石墨烯大会举行

事件回顾:2022年11月3日,石墨烯大会在晋江举行。记者点评:大会展示了成果。

重点事件 机器人大赛举办

事件回顾:2022年11月25日,机器人大赛在线上举办。
"""


@pytest.mark.parametrize(
    "question",
    ["Who wrote this article?", "who is the author of this piece", "Which two reporters wrote this chronicle?", "Who are the reporters?",
     "reporters byline", "article authors' names", "Name the two reporters.", "What are the names of the journalists behind the story?"],
)  # fmt: skip
def test_the_writers_of_an_article_are_asked_in_english(question: str) -> None:
    assert Assistant(Index.build([Document("made", TEXT)])).ask(question).answer == "柯雅雅 董严军"
