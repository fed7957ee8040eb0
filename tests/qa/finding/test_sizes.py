"""Counts of things of one size among others: 2个超千亿、3个超百亿产业集群."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.finding import sizes

TEXT = (
    "全市有规模以上企业1260家,其中产值超百亿元企业4家、超十亿元企业37家、亿元以上企业286家。"
    "形成1个千亿级产业集群、3个五百亿级产业集群和6个百亿级产业集群。"
)


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(Index.build([Document("n.txt", f"年度经济运行情况\n\n{TEXT}\n\n全年新增专利授权3200件。")]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("百亿企业有几家?", "4家"),
        ("产值超十亿元的企业有多少家?", "37家"),
        ("亿元以上企业有多少家?", "286家"),
        ("千亿级产业集群有几个?", "1个"),
        ("五百亿以上的产业集群有几个?", "3个"),
        ("规模以上企业有多少家?", "1260家"),
    ],
)
def test_a_count_is_of_the_size_asked_about(assistant: Assistant, question: str, answer: str) -> None:
    assert assistant.ask(question).answer == answer


@pytest.mark.parametrize("question", ["全市一共有多少个集群?", "今年是哪一年?", "1万亿是多少?"])
def test_a_question_of_no_size_asks_of_none(question: str) -> None:
    assert not sizes.asked(question)


def test_what_is_no_numeral_is_no_size() -> None:
    assert not sizes.asked("三五亿以上的项目有几个?")  # three to five
    assert {int(size) for size in sizes.asked("1.5万亿级产业和两百亿以上企业")} == {1_500_000_000_000, 20_000_000_000}
