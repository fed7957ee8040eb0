"""Whose a value is, where its sentence or paragraph speaks of several: lines, persons, months, names in quotes."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant

NOTES = """云川交通纪事

3月，4号线开工，全长38.5公里。6号线全长42公里，设站26座。

5月，王建国、李秀兰共同出资成立公司，其中王建国占股52%。

8月，全市发现隐患412条，其余63条在9月10日前整改。

10月，“海风”话剧演出12场，“潮声”话剧演出30场。
"""


@pytest.fixture(scope="module")
def city() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", NOTES)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("4号线全长多少公里?", "38.5公里"),
        ("6号线全长多少公里?", "42公里"),
        ("王建国占股多少?", "52%"),
        ("8月发现隐患多少条?", "412条"),
        ("“潮声”演出多少场?", "30场"),
    ],
)
def test_a_value_is_told_of_its_owner(city: Assistant, question: str, answer: str) -> None:
    assert city.ask(question).answer == answer


def test_what_one_of_two_persons_holds_is_not_the_other_ones(city: Assistant) -> None:
    found = city.ask("李秀兰占股多少?")
    assert not found.found
    assert "李秀兰" in found.display


def test_a_title_that_names_a_line_does_not_lend_it_what_is_told_of_another(city: Assistant) -> None:
    assert city.ask("6号线设站多少座?").answer == "26座"
    assert not city.ask("4号线设站多少座?").found


def test_what_was_found_in_the_month_before_is_not_of_the_one_named(city: Assistant) -> None:
    assert not city.ask("9月发现隐患多少条?").found
