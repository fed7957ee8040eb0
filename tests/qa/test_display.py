from __future__ import annotations

import pytest

from qa.display import rendered
from qa.question import read_question


@pytest.mark.parametrize(
    ("question", "answer", "shown"),
    [
        ("how many enterprises?", "640家", "640 (640家)"),
        ("how many people?", "超过4500人", "over 4,500 (超过4500人)"),
        ("how much was it worth?", "1.35亿元", "CNY 135 million (1.35亿元)"),
        ("total output value", "超7000亿元", "over CNY 700 billion (超7000亿元)"),
        ("by how much did it rise?", "26%以上", "at least 26% (26%以上)"),
        ("when was it?", "2022年9月8日", "8 September 2022 (2022年9月8日)"),
        ("when was it?", "2022年11月25日至27日", "25–27 November 2022 (2022年11月25日至27日)"),
        ("when was it?", "2022年8月", "August 2022 (2022年8月)"),
        ("who was it?", "庄飞云", "庄飞云"),
        ("有多少家?", "640家", "640家"),
    ],
)
def test_an_english_asker_reads_english_conventions(question: str, answer: str, shown: str) -> None:
    assert rendered(answer, read_question(question)) == shown
