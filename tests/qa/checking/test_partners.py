"""What is told of one of two partners is not told of the other."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Index
from qa import Assistant
from qa.checking.partners import is_of_partner, leaves_the_rest

TOLD = "码头由港口集团和中远石化合资建设,港口集团占股60%,总投资18.7亿元。"
SHARE = (TOLD.index("60%"), TOLD.index("60%") + 3)


def test_a_clause_that_begins_with_one_partner_tells_nothing_of_the_other() -> None:
    assert is_of_partner("中远石化占股多少?", TOLD, SHARE)
    assert not is_of_partner("港口集团占股多少?", TOLD, SHARE)
    assert not is_of_partner("码头占股多少?", TOLD, SHARE)


def test_of_two_with_the_same_end_of_their_names_the_longer_one_named_is_meant() -> None:
    told = "本馆与沧宁大学图书馆、市少年儿童图书馆签约,市少年儿童图书馆五十二万册。"
    place = told.index("五十二")
    assert not is_of_partner("少年儿童图书馆有多少册藏书", told, (place, place + 5))
    assert is_of_partner("沧宁大学图书馆有多少册藏书", told, (place, place + 5))


def test_the_rest_is_left_only_where_two_hold_all() -> None:
    assert leaves_the_rest("中远石化占股多少?", TOLD, SHARE)
    assert not leaves_the_rest("中远石化投资多少?", TOLD, SHARE)
    three = TOLD.replace("和中远石化", "、海润公司和中远石化")
    at = three.index("60%")
    assert not leaves_the_rest("中远石化占股多少?", three, (at, at + 3))


@pytest.mark.parametrize(
    ("question", "answer", "computed"),
    [("港口集团占股多少?", "60%", False), ("中远石化占股多少?", "40%", True), ("海润公司占股多少?", "", False)],
)
def test_the_share_of_the_partner_is_what_the_other_leaves(question: str, answer: str, computed: bool) -> None:
    told = Assistant(Index.build([Document("a.txt", f"港口纪事\n\n2023年1月,新码头投产。{TOLD}\n")])).ask(question)
    assert (told.answer, told.computed) == (answer, computed)
