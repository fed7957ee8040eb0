"""What the texts of an index hold of a name, and of a question's words."""

from __future__ import annotations

import gc
import weakref

import pytest

from corpus import Document
from index import Index
from qa.asking import holdings
from qa.asking.question import read_question
from qa.asking.words import content_words

BRIDGE = """临川大桥纪事

2019年3月5日，临川大桥开工。

2019年8月9日，临川大桥合龙，Arup公司到场。
"""
MILL = """旧磨坊纪事

2020年1月2日，磨坊修缮。

2021年6月7日，磨坊开放，展出磨盘六件。
"""
NOTES = "没有日期的笔记。\n\n这里只说了磨坊的屋顶。"


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build([Document("bridge.txt", BRIDGE), Document("mill.txt", MILL), Document("notes.txt", NOTES)])


@pytest.mark.parametrize(
    ("source", "year"), [("bridge.txt", 2019), ("mill.txt", None), ("notes.txt", None), ("none.txt", None)]
)
def test_a_year_is_meant_without_saying_where_all_of_a_source_lies_in_it(
    index: Index, source: str, year: int | None
) -> None:
    assert holdings.implied_year(index, source) == year


@pytest.mark.parametrize(
    ("form", "kind", "held"),
    [
        ("临川大桥", "place", True),
        ("临河大桥", "place", False),
        ("arup", "organisation", True),
        ("aecom", "organisation", False),
        ("旧磨坊纪事", "thing", True),
        ("福大", "organisation", True),
        ("福大", "person", False),
        ("灯", "person", False),
        ("t2", "code", False),
    ],
)
def test_a_name_is_held_where_a_passage_or_title_has_it_or_it_may_be_short_for_one(
    index: Index, form: str, kind: str, held: bool
) -> None:
    assert holdings.is_held(index, form, kind) is held


def test_events_without_a_date_are_of_the_year_of_the_others() -> None:
    text = "重点事件 修桥\n\n事件回顾:2022年5月9日，桥修好了。\n\n重点事件 植树\n\n事件回顾:全镇植树420亩。"
    index = Index.build([Document("notes.txt", text)])
    dated = [entry["date"] for entry in index.passages.names()["events"]]
    assert len(dated) == 2
    assert dated[1] is None
    assert holdings.implied_year(index, "notes.txt") == 2022


def test_sources_are_told_apart_by_what_they_hold(index: Index) -> None:
    assert holdings.sources_holding(index, "磨坊") == {"mill.txt", "notes.txt"}
    assert holdings.sources_holding(index, "arup") == {"bridge.txt"}
    assert holdings.sources_holding(index, "灯塔") == frozenset()


def test_the_share_of_a_source_that_has_a_name_is_taken_of_several_passages_at_least() -> None:
    lines = "\n\n".join(f"2019年{month}月，{'磨坊' if month < 3 else '水车'}修缮。" for month in range(1, 12))
    index = Index.build([Document("a.txt", f"纪事\n\n{lines}"), Document("b.txt", "磨坊修缮。")])
    passages = index.passages.sources[index.passages.numbers["a.txt"]].passages
    assert passages > 8
    assert holdings.share_of(index, "a.txt", "磨坊") == pytest.approx(2 / passages)
    assert 0 < holdings.share_of(index, "b.txt", "磨坊") <= 0.25
    assert holdings.share_of(index, "b.txt", "水车") == holdings.share_of(index, "c.txt", "磨坊") == 0.0


def test_the_text_of_an_event_is_that_of_all_its_passages_folded(index: Index) -> None:
    told = holdings.event_text(index, "bridge.txt", 2)
    assert "合龙" in told
    assert "arup公司" in told
    assert "开工" not in told


def test_what_is_found_is_kept_as_long_as_the_index_lives_and_no_longer() -> None:
    calls = []

    @holdings.of_index
    def length(index: Index, form: str) -> int:
        calls.append(form)
        return len(form)

    index = Index.build([Document("a.txt", "磨坊修缮。")])
    assert [length(index, "磨坊"), length(index, "磨坊"), length(index, "屋顶。")] == [2, 2, 3]
    assert calls == ["磨坊", "屋顶。"]
    gone = weakref.ref(index)
    del index
    gc.collect()
    assert gone() is None


def test_when_too_much_is_kept_all_of_it_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holdings, "KEPT", 2)
    calls = []

    @holdings.of_index
    def length(index: Index, form: str) -> int:
        calls.append(form)
        return len(form)

    index = Index.build([Document("a.txt", "磨坊修缮。")])
    for form in ("一", "二", "一", "二", "三", "三", "一"):
        length(index, form)
    assert calls == ["一", "二", "三", "一"]


def test_the_words_of_a_question_that_a_text_has_are_weighed(index: Index) -> None:
    words = content_words(read_question("临川大桥哪天合龙?"), index)
    whole = holdings.covered_in(words, "8月9日,临川大桥合龙")
    part = holdings.covered_in(words, "临川大桥开工")
    assert whole > 0.9
    assert 0 < part < whole
    assert holdings.covered_in(words, "磨坊的屋顶") == holdings.covered_in([], "临川大桥") == 0.0


def test_words_are_absent_that_no_sentence_at_hand_covers(index: Index) -> None:
    from qa import Assistant

    found = Assistant(index).search("临川大桥哪天合龙?")
    assert holdings.absent_share(found.words, found.sentences) < 0.1
    assert holdings.absent_share(found.words, []) == holdings.absent_share([], found.sentences) == 1.0
    other = Assistant(index).search("灯塔管理员的磨坊哪天开放?")
    assert 0.2 < holdings.absent_share(other.words, other.sentences) < 1.0
    assert holdings.absent_share(other.words, other.sentences[:1]) < 1.0
