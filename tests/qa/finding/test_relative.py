"""Which year a date is of that says it by another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.telling.display import verified

NOTES = """灯塔厂的故事

灯塔厂1958年由三名铁匠创办，次年添置了第一台车床。厂房失火是在1966年。当年9月，工人们重建了锻工车间，翌年春天又盖起食堂。
1975年，产品首次出口，第二年3月，厂里办起了技校。

2019年大事

2019年4月，厂史馆奠基。去年秋天征集到的老照片有三百多张。
2019年8月，厂史馆封顶，预计明年5月开馆。
"""


@pytest.fixture(scope="module")
def plant() -> Assistant:
    return Assistant(Index.build([Document("notes.txt", NOTES)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("灯塔厂哪年添置了第一台车床？", "1959年"),
        ("锻工车间是哪一年重建的？", "1966年"),
        ("食堂是哪年盖起来的？", "1967年"),
        ("技校是哪年办起来的？", "1976年"),
        ("厂史馆预计哪年开馆？", "2020年"),
    ],
)
def test_a_year_told_by_another_is_counted_from_it(plant: Assistant, question: str, answer: str) -> None:
    told = plant.ask(question)
    assert told.answer == answer
    assert verified(told)


def test_a_year_that_is_named_is_given_as_it_stands(plant: Assistant) -> None:
    told = plant.ask("厂房是哪年失火的？")
    assert told.answer == "1966年"
    assert told.citations[0].answer_start is not None


def test_a_year_counted_from_another_than_is_cited_is_not_verified(plant: Assistant) -> None:
    told = plant.ask("灯塔厂哪年添置了第一台车床？")
    assert not verified(replace(told, answer="1961年", display="1961年"))
