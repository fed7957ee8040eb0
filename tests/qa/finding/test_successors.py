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


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("王强是水利局局长。2021年王强辞去河长职务，由孙梅接任。", "水利局局长是谁？", "王强"),
        ("盛广陵任供水集团党委书记；练长风升任副总经理，其原职由贺雁秋接任。", "谁担任供水集团党委书记？", "盛广陵"),
        (
            "Jack Doyle is captain of the cricket club and conductor of the choir. In 2022 Jack Doyle left the choir and "
            "was succeeded by Mary Quill.",
            "Who is the captain of the cricket club?",
            "Jack Doyle",
        ),
        (
            "Margaret Oakes is head of the school. Margaret Oakes left the parish council in 2020 and was replaced by "
            "Nora Webb.",
            "Who is the head of the school?",
            "Margaret Oakes",
        ),
    ],
)
def test_who_came_after_in_another_post_holds_not_this_one(text: str, question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", text)])).ask(question).answer == answer


FIRM = (
    "Dunmore Tiles, half-year report\n\nWe had a good spring, said Rhona Keel, who took over as managing director in "
    "January from Colin Ashe. Peter Lund remains chairman; treasurer Ines Vogt will leave in May to join a charity, and "
    "a search for her successor is under way.\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who is the managing director?", "Rhona Keel"),
        ("Who was managing director before Rhona Keel?", "Colin Ashe"),
        ("Who will succeed Ines Vogt as treasurer?", ""),  # nobody is told to, whoever stands beside it
    ],
)
def test_whom_one_takes_over_from_holds_the_office_no_more(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", FIRM)])).ask(question).answer == answer
