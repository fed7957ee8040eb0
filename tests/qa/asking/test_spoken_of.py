"""Which of several texts a conversation speaks of."""

from __future__ import annotations

import pytest

from corpus import Document
from index import Filters, Index
from qa import Assistant
from qa.asking import spoken_of
from qa.asking.spoken_of import SpokenOf

REEF = "礁岛灯塔纪事\n\n1958年，礁岛灯塔建成，塔高31米。\n\n1961年，礁岛灯塔换装电灯。"
CAPE = "海角电站纪事\n\n1972年，海角电站建成，塔高55米，装机3万千瓦。\n\n1980年，海角电站扩容。"


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build([Document("reef.txt", REEF), Document("cape.txt", CAPE)])


def test_a_question_that_names_no_text_is_asked_of_the_one_spoken_of(index: Index) -> None:
    for named, height in (("礁岛灯塔哪年建成的?", "31米"), ("海角电站哪年建成的?", "55米")):
        assert Assistant(index).ask("塔高多少米?", [named]).answer == height


def test_a_question_about_another_text_is_not_asked_of_the_one_spoken_of(index: Index) -> None:
    assert Assistant(index).ask("海角电站的装机是多少?", ["礁岛灯塔哪年建成的?"]).answer == "3万千瓦"


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("塔高多少米?", True),
        ("什么时候换装电灯?", True),
        ("装机多少千瓦?", False),
        ("海角电站哪年建成的?", False),
        ("一共有多少个事件?", False),
    ],
)
def test_a_question_may_go_on_about_a_text_unless_a_word_of_it_is_anothers(
    index: Index, question: str, may: bool
) -> None:
    assert SpokenOf(index).may_go_on(question, "reef.txt") is may


def test_nothing_asked_yet_speaks_of_no_text_and_what_was_not_kept_is_unknown(index: Index) -> None:
    spoken = SpokenOf(index)
    assert spoken.kept((), None) == ""
    assert spoken.kept(("塔高多少?",), None) is None


def test_what_is_kept_is_told_apart_by_questions_and_filters(index: Index) -> None:
    spoken, filters = SpokenOf(index), Filters(source="cape.txt")
    spoken.keep(("塔高多少?",), None, "reef.txt")
    spoken.keep(("塔高多少?",), filters, "cape.txt")
    assert spoken.kept(("塔高多少?",), None) == "reef.txt"
    assert spoken.kept(("塔高多少?",), filters) == "cape.txt"
    assert spoken.kept(("塔高多少?", "为什么?"), None) is None


def test_only_so_much_is_kept(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken_of, "KEPT", 2)
    monkeypatch.setattr(spoken_of, "KEPT_SIZE", 10)
    spoken = SpokenOf(index)
    spoken.keep(("长" * 11,), None, "reef.txt")
    assert spoken.kept(("长" * 11,), None) is None
    for question in ("一", "二", "三"):
        spoken.keep((question,), None, "reef.txt")
    assert spoken.kept(("一",), None) is None
    assert spoken.kept(("三",), None) == "reef.txt"
