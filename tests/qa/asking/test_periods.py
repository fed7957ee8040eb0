"""The time that a question limits itself to, and which events lie in it."""

from __future__ import annotations

import pytest

from corpus.document import EventDate
from qa.asking.periods import period_of
from qa.asking.question import read_question

DAYS = {
    "8 Sept": EventDate("2022-09-08", "2022-09-08", "day"),
    "9 Sept": EventDate("2022-09-09", "2022-09-09", "day"),
    "August": EventDate("2022-08-01", "2022-08-31", "month"),
    "September": EventDate("2022-09-01", "2022-09-30", "month"),
    "25-27 Nov": EventDate("2022-11-25", "2022-11-27", "range"),
    "2022": EventDate("2022-01-01", "2022-12-31", "year"),
    "2021": EventDate("2021-05-05", "2021-05-05", "day"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("9月有哪些事?", "8 Sept|9 Sept|September"),
        ("9月9日之前发生了什么?", "8 Sept|August|2021"),
        ("9月8日以来有哪些事?", "8 Sept|9 Sept|25-27 Nov"),
        ("2022年9月8日以后有哪些事?", "9 Sept|25-27 Nov"),
        ("下半年有哪些事?", "8 Sept|9 Sept|August|September|25-27 Nov"),
        ("2022年第三季度有几件事?", "8 Sept|9 Sept|August|September"),
        ("8月到9月有哪些事?", "8 Sept|9 Sept|August|September"),
        ("2022年有哪些事?", "8 Sept|9 Sept|August|September|25-27 Nov|2022"),
        ("2022年以前有哪些事?", "2021"),
        ("What happened in November?", "25-27 Nov"),
        ("What happened before 9 September 2022?", "8 Sept|August|2021"),
        ("Which events took place after August?", "8 Sept|9 Sept|September|25-27 Nov"),
        ("Which events took place between 8 September and 26 November?", "8 Sept|9 Sept|25-27 Nov"),
        ("Which events took place in the second half of 2022?", "8 Sept|9 Sept|August|September|25-27 Nov"),
    ],
)
def test_events_lie_in_the_period_as_far_as_the_text_says_it(question: str, held: str) -> None:
    period = period_of(read_question(question))
    assert period is not None
    assert "|".join(name for name, date in DAYS.items() if period.holds(date)) == held
    assert not period.holds(None)


def test_a_question_that_names_no_time_has_no_period() -> None:
    assert period_of(read_question("有多少家企业?")) is None
