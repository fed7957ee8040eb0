"""Persons and villages that the segmenter does not know are names where the passages have them as such."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

NOTES = """梨树坳大事记

3月，赵景行接替钱学峰任云川酒厂总经理。赵景行今年42岁。

4月，下泷村修路3公里，投入60万元。梨树坳村种茶200亩。

5月，周围的三个村通了自来水。
"""


@pytest.fixture(scope="module")
def village() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", NOTES)]))


def test_a_person_of_the_passages_is_one_of_the_question(village: Assistant) -> None:
    assert village.search("接替赵景行当总经理的是谁?").question.people == ("赵景行",)
    assert village.search("今年是哪一年?").question.people == ()


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("下泷村修了多少公里路?", ("下泷村",)),
        ("梨树坳村种了多少亩茶?", ("梨树坳村",)),
        ("哪三个村通了自来水?", ()),
        ("上泷村修了多少公里路?", ()),
    ],
)
def test_a_village_is_named_in_full_where_the_passages_have_it(
    village: Assistant, question: str, places: tuple[str, ...]
) -> None:
    assert village.search(question).question.places == places
