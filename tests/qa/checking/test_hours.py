"""An hour ends what its clause says that it ends, and begins what it says that it begins."""

from __future__ import annotations

from functools import cache

import pytest

from corpus import Document
from index import Index
from qa import Assistant

CHINESE = (
    "柏溪镇服务手册\n\n"
    "2月1日 柏溪书院装修完毕。书院8时30分开门,17时停止入院,17时30分清场。\n\n"
    "3月5日 裁缝铺换了招牌,裁缝课晚上7点开始。\n\n"
    "4月6日 粮油店开业,每天7时至20时营业。\n"
)
ENGLISH = (
    "Millbrook Notes\n\n"
    "2 February. The smithy got a new bellows. The smithy is open on weekdays from 10 am; last admission is at 3 pm.\n\n"
    "5 March. A dance school opened above the bank. Classes begin at 6 pm.\n\n"
    "8 April. The bakery was sold. The bakery closes at 4 pm.\n"
)


@cache
def assistant(text: str) -> Assistant:
    return Assistant(Index.build([Document("a.txt", text)]))


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (CHINESE, "书院几点停止入院?", "17时"),
        (CHINESE, "书院几点开门?", "8时30分"),
        (CHINESE, "书院几点停止售票?", ""),
        (CHINESE, "裁缝铺几点关门?", ""),
        (CHINESE, "粮油店几点关门?", "20时"),
        (CHINESE, "粮油店几点停止收粮?", ""),
        (ENGLISH, "What time does the smithy open?", "10 am"),
        (ENGLISH, "What time is last admission to the smithy?", "3 pm"),
        (ENGLISH, "What time does the smithy close?", ""),
        (ENGLISH, "What time does the dance school close?", ""),
        (ENGLISH, "What time does the bakery close?", "4 pm"),
        (ENGLISH, "What time does the bakery open?", ""),
    ],
)
def test_another_end_is_not_that_asked_for(text: str, question: str, answer: str) -> None:
    assert assistant(text).ask(question).answer == answer
