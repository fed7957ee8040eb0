"""Whether something is more, or less, than a question says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.computing.bounds import asked, holds

TEXT = """云岭县2023年大事

3月1日，全县农民合作社发展到486家，比上年增长12.5%。

6月2日，山地马拉松举行，1260名选手参赛。

9月9日，引水工程竣工，总投资3.2亿元。年末，县图书馆藏书近50万册。
"""


@pytest.fixture(scope="module")
def county() -> Assistant:
    return Assistant(Index.build([Document("county.txt", TEXT)]))


@pytest.mark.parametrize(
    ("question", "said", "value"),
    [
        ("农民合作社有没有超过400家?", "是", "486家"),
        ("农民合作社突破500家了吗?", "否", "486家"),
        ("山地马拉松参赛选手不到1000名吗?", "否", "1260名"),
        ("引水工程总投资高于3亿元吗?", "是", "3.2亿元"),
        ("Did more than 1,000 runners take part in the mountain marathon?", "yes", "1260名"),
        ("Did the water diversion project cost less than 300 million yuan?", "no", "3.2亿元"),
    ],
)
def test_a_value_is_compared_with_the_bound_of_a_question(
    county: Assistant, question: str, said: str, value: str
) -> None:
    answer = county.ask(question)
    assert (answer.answer, answer.computed) == (said, True)
    assert value in answer.display
    assert value in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "said", "text"),
    [
        ("Did more than five thousand people register?", "yes", "how many people register?"),
        ("Are there over two hundred boats?", "no", "how many boats?"),
        ("参赛选手有没有上千名?", "yes", "参赛选手多少名?"),
        ("合作社过了四百家没有?", "no", "合作社多少家?"),
    ],
)
def test_a_bound_may_be_given_in_words(question: str, said: str, text: str) -> None:
    bound = asked(read_question(question))
    assert bound is not None
    assert bound.text == text
    assert said in {"yes", "no"}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("农民合作社没有超过400家吧?", "否"),
        ("农民合作社不超过500家吗?", "是"),
        ("引水工程总投资超过3亿美元吗?", None),
        ("Did no fewer than 1,000 runners take part in the mountain marathon?", "yes"),
        ("Did no more than 1,000 runners take part in the mountain marathon?", "no"),
        ("Did over 1,000 runners take part in the mountain marathon?", "yes"),
    ],
)
def test_a_bound_is_read_with_its_negation_and_its_unit(county: Assistant, question: str, said: str | None) -> None:
    answer = county.ask(question)
    assert (answer.answer, answer.computed) == (said, True) if said else not answer.computed


@pytest.mark.parametrize(
    "question",
    [
        "Does the central park cover 300 hectares?",
        "Was the fair held over 3 days?",
        "Did the police stop 300 cars?",
        "Is the school in the top 10?",
        "Did exports not exceed 500 tonnes?",
    ],
)
def test_a_word_within_another_bounds_nothing(question: str) -> None:
    assert asked(read_question(question)) is None


def test_what_has_no_value_is_not_compared(county: Assistant) -> None:
    assert not county.ask("县养老院有没有超过20家?").found


@pytest.mark.parametrize(
    "question", ["参赛选手有多少名?", "3月1日超过6月2日了吗?", "合作社有486家吗?", "超过3家和5家了吗?"]
)
def test_what_gives_no_bound_or_several_is_asked_otherwise(question: str) -> None:
    assert asked(read_question(question)) is None


def test_a_rough_value_keeps_to_the_bound_that_it_names() -> None:
    bound = asked(read_question("藏书超过50万册了吗?"))
    assert bound is not None
    assert holds(bound, "近50万册") is False
    assert holds(bound, "超50万册") is True
    assert holds(bound, "三成") is None


@given(limit=st.integers(2, 10**6), value=st.integers(2, 10**6))
def test_more_and_less_are_of_the_numbers(limit: int, value: int) -> None:
    more, least = asked(read_question(f"企业超过{limit}家了吗?")), asked(read_question(f"企业达到{limit}家了吗?"))
    less, most = asked(read_question(f"企业不到{limit}家吗?")), asked(read_question(f"企业不超过{limit}家吗?"))
    assert more
    assert least
    assert less
    assert most
    told = [holds(bound, f"{value}家") for bound in (more, least, less, most)]
    assert told == [value > limit, value >= limit, value < limit, value <= limit]
