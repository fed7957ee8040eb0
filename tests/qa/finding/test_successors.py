"""Who holds an office now is told by a later sentence that names only whom somebody came after."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

TEXT = """渡口中学纪事

2月1日 校长秦守仁在开学典礼上讲话，工会主席杜若兰主持。

6月3日 杜若兰辞去工会主席，由李春生接任。秦守仁不再担任书法协会会长，由孟小舟接任。

9月1日 秦守仁退休，教务主任韩若梅接替他。
"""
ENGLISH = """Notes of a Museum, 2015

3 May. The museum director, Tom Reeve, opened the new wing.

6 June. Tom Reeve retired and was succeeded by Alice Bond.

9 July. The treasurer, Max Stone, read the accounts.
"""


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (TEXT, "现在的校长是谁?", "韩若梅"),
        (TEXT, "校长是谁?", "韩若梅"),
        (TEXT, "原来的校长是谁?", "秦守仁"),
        (TEXT, "现在的工会主席是谁?", "李春生"),
        (ENGLISH, "Who is the museum director now?", "Alice Bond"),
        (ENGLISH, "Who was the first museum director?", "Tom Reeve"),
        (ENGLISH, "Who is the treasurer?", "Max Stone"),
    ],
)
def test_the_present_holder_came_after_the_one_named_with_the_office(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer
