"""What a payer gave is the share that is told of the whole; who paid the rest itself paid what that leaves."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """柳湾书院纪事

3月2日 书院翻修屋顶，花费18万元，县基金会捐助了其中的三分之一，余款由书院自付。

5月6日 书院添置桌椅，共用去4万元，书院自筹四分之一，其余由校友会出资。

7月9日 书院修围墙，县财政补助5万元。
"""
ENGLISH = """Notes of a Chapel, 2016

3 May. The organ was rebuilt at a cost of £84,000, a quarter of it met by the Dunmore Trust.

6 June. Flood damage came to £30,000, of which the insurers paid two thirds.
"""


@pytest.mark.parametrize(
    ("text", "question", "shown"),
    [
        (TEXT, "翻修屋顶书院自己出了多少钱?", "12万元（18万元 × (1 − 三分之一)）"),
        (TEXT, "添置桌椅书院自己出了多少钱?", "1万元（4万元 × 四分之一）"),
        (TEXT, "修围墙县财政补助了多少钱?", "5万元"),
        (
            "新桥简报\n\n新桥投资860万元，三分之一由县里承担。",
            "县里承担了多少钱？",
            "约286.67万元（860万元 × 三分之一）",
        ),
        (
            "Kirkdale notes\n\nThe roof of the hall cost £410,150, half of it met by the lottery fund.",
            "How much did the lottery fund pay?",
            "GBP 205,075 (£410,150 × half)",
        ),
        (ENGLISH, "How much did the Dunmore Trust give?", "GBP 21,000 (£84,000 × a quarter)"),
        (ENGLISH, "How much did the insurers pay for the flood damage?", "GBP 20,000 (£30,000 × two thirds)"),
        (ENGLISH, "How much did the flood damage cost the chapel itself?", "GBP 10,000 (£30,000 × (1 − two thirds))"),
        (ENGLISH, "How much did the rebuilding of the organ cost?", "GBP 84,000 (£84,000)"),
    ],
)
def test_a_share_of_the_whole_is_reckoned(text: str, question: str, shown: str) -> None:
    answer = Assistant(Index.build([Document("notes.txt", text)])).ask(question)
    assert (answer.display if answer.found else "") == shown
