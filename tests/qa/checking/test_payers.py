"""What one of several paid is told in that one's own clause: no total of a thing is a payer's share of it."""

from __future__ import annotations

import time

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.checking.payers import payer_asked

WEIR = (
    "砚溪镇纪事\n\n4月,镇里修石堰花了74万元,县财政补助四成,村民集资6万元,其余由镇政府承担。\n\n"
    "5月,新校舍造价310万元,省里资助一半。守堰人每月补贴900元。\n"
)
ORGAN = (
    "A new organ was built for St Ebb's for £92,000. The diocese gave £20,000 and the lottery met a third of the bill. "
    "Restoration of the bell tower cost £41,000. Candles cost 50p. A harp was bought for £3,300."
)


@pytest.fixture(scope="module")
def weir() -> Assistant:
    return Assistant(Index.build([Document("weir.txt", WEIR)]))


@pytest.fixture(scope="module")
def organ() -> Assistant:
    return Assistant(Index.build([Document("organ.txt", ORGAN)]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("修石堰花了多少钱?", "74万元"),
        ("县财政补助了多少钱?", "四成"),
        ("村民集资了多少?", "6万元"),
        ("镇政府承担了多少钱?", ""),
        ("新校舍省里出了多少钱?", "155万元"),
        ("How much did the county pay for the weir?", "四成"),
    ],
)
def test_a_payer_pays_what_its_own_clause_says(weir: Assistant, question: str, answer: str) -> None:
    assert weir.ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How much did the organ cost?", "£92,000"),
        ("How much did the diocese contribute?", "£20,000"),
        ("How much did the organ cost the diocese?", "£20,000"),
        ("How much did the lottery pay?", ""),
        ("How much is a bell?", ""),
        ("How much does a tower cost?", ""),
        ("How much did the harp cost?", "£3,300"),
    ],
)
def test_a_price_is_of_the_thing_itself(organ: Assistant, question: str, answer: str) -> None:
    assert organ.ask(question).answer == answer


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("How much did the town council contribute?", "town council"),
        ("How much did the roof cost?", ""),
        ("How much does it cost per day?", ""),
        ("学校给食堂补贴了多少钱?", "学校"),
        ("食堂补贴多少钱?", ""),
    ],
)
def test_a_payer_is_read_off_a_question(text: str, payer: str) -> None:
    assert payer_asked(read_question(text)) == payer


def test_a_question_that_names_many_payees_is_read_in_no_time() -> None:
    started = time.process_time()
    payer_asked(read_question("公司" + "给甲" * 400 + "有多少吨?"))
    assert time.process_time() - started < 5  # it took hours before
