"""How the name of what a question asks for ends, by the class that it names."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.classes import classes

NOTES = """云川纪事

3月，长河集团在双桥镇投资建厂，云川大学提供技术。

4月，双桥镇与柳河村签约，云川市财政局拨款。
"""


@pytest.mark.parametrize(
    ("asked", "endings"),
    [
        ("which towns took part", ("镇",)),
        ("which two counties won", ("县",)),
        ("which country won", ()),
        ("哪家企业中标", ("公司", "集团")),
        ("毕业的高校是哪所", ("大学",)),
        ("谁建的桥", ()),
    ],
)
def test_a_class_says_how_its_names_end(asked: str, endings: tuple[str, ...]) -> None:
    assert classes(asked) == endings


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("which university provided technology?", "云川大学"),
        ("which village signed?", "柳河村"),
        ("哪个部门拨款?", "云川市财政局"),
    ],
)
def test_of_several_names_the_one_of_the_class_is_told(question: str, answer: str) -> None:
    assert Assistant(Index.build([Document("notes.txt", NOTES)])).ask(question).answer == answer
