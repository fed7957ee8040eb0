from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Document, seed_document
from corpus.errors import IndexingError, QuestionError
from corpus.normalise import fold
from index import Filters, Index
from index.hybrid import LONGEST_QUERY
from index.store import Store


@pytest.mark.parametrize(
    "query", ["石墨烯大会", "Novoselov", "56.48%", "揭榜", "ROBOCUP", "晉江", "桥梁纽带", "机器人世界杯中国赛在线上"]
)
def test_passages_that_hold_the_whole_query_come_first(seed_index: Index, query: str) -> None:
    hits = seed_index.search(query)
    holds = [fold(query) in fold(hit.row.text) for hit in hits]
    assert holds[0]
    assert holds == sorted(holds, reverse=True)


def test_any_stretch_of_the_text_is_found_first(seed_index: Index) -> None:
    text = seed_document().text
    for start in range(100, len(text) - 12, 211):
        query = text[start : start + 12]
        if "\n" not in query:
            assert fold(query.strip()) in fold(seed_index.search(query, k=1)[0].row.text)


def test_a_heading_never_comes_before_the_text_beneath_it(seed_index: Index) -> None:
    hits = seed_index.search("石墨烯大会")
    kinds = [bool(seed_index.passages.heading[hit.row.number]) for hit in hits]
    assert kinds[0] is False
    assert not any(seed_index.passages.heading[hit.row.number] for hit in seed_index.search("graphene conference"))


def test_hits_are_in_the_order_of_their_scores_and_ranks_count_from_one(seed_index: Index) -> None:
    hits = seed_index.search("机器人大赛有多少支队伍", k=20)
    assert [hit.rank for hit in hits] == list(range(1, 21))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_as_many_hits_as_asked_for_while_there_are_passages(seed_index: Index) -> None:
    bodies = len(seed_index.passages) - int(seed_index.passages.heading.sum())
    assert len(seed_index.search("how many teams?", k=3)) == 3
    assert len(seed_index.search("how many teams?", k=1000)) == bodies


def test_a_hit_says_where_it_stands(seed_index: Index) -> None:
    found = seed_index.search("机器人世界杯中国赛有多少支队伍参加?", k=1)[0].to_json()
    assert seed_document().text[found["start"] : found["end"]] == found["text"]
    assert found["event_number"] == 11
    assert found["date"] == "2022-11-25/2022-11-27"
    assert found["section"] == "回顾"


def test_a_filter_holds_in_both_arms(seed_index: Index) -> None:
    hits = seed_index.search("石墨烯", filters=Filters(event=3))
    assert hits
    assert {hit.row.event_number for hit in hits} == {3}


def test_an_index_saved_and_opened_ranks_the_same(seed_index: Index, tmp_path: Path) -> None:
    seed_index.save(tmp_path)
    opened = Index.open(tmp_path)
    for query in ("石墨烯大会", "how many high-tech enterprises in 2022?"):
        assert [hit.to_json() for hit in opened.search(query)] == [hit.to_json() for hit in seed_index.search(query)]
    assert opened.generation == seed_index.generation


def test_an_index_made_by_another_encoder_is_refused(seed_index: Index, tmp_path: Path) -> None:
    Store(tmp_path).publish(seed_index.files(), {"encoder": {"name": "built-in", "fingerprint": "0" * 64}})
    with pytest.raises(IndexingError, match="build it again"):
        Index.open(tmp_path)


@pytest.mark.parametrize("query", ["", "  \n ", "晋" * (LONGEST_QUERY + 1), "x" * 100_000])
def test_an_empty_or_endless_query_gets_a_sentence(seed_index: Index, query: str) -> None:
    with pytest.raises(QuestionError):
        seed_index.search(query)


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=40).filter(lambda text: text.strip()))
def test_no_query_breaks_the_search(seed_index: Index, query: str) -> None:
    assert len(seed_index.search(query, k=2)) == 2


@settings(max_examples=25)
@given(st.lists(st.text(max_size=50), min_size=1, max_size=3), st.text(min_size=1, max_size=10))
def test_any_texts_can_be_indexed_or_are_refused_with_a_sentence(texts: list[str], query: str) -> None:
    documents = [Document(str(number), text) for number, text in enumerate(texts)]
    if not any(text.strip() for text in texts):
        with pytest.raises(IndexingError):
            Index.build(documents)
        return
    hits = Index.build(documents).search(query.strip() or "x")
    for hit in hits:
        assert texts[int(hit.row.source)][hit.row.start : hit.row.end] == hit.row.text


@pytest.mark.parametrize("query", ["会议召开强调", "天气晴", "召开强调"])
def test_the_exact_passage_comes_first_among_hundreds_of_near_copies(query: str) -> None:
    documents = [Document(str(number), "强调会议召开情况。" + "。" * (number % 3)) for number in range(300)]
    index = Index.build([*documents, Document("right", "天气晴。会议召开强调")])
    hits = index.search(query)
    assert hits[0].row.source == "right"
    assert hits[0].score > hits[1].score


def test_two_texts_of_one_name_are_refused() -> None:
    with pytest.raises(IndexingError, match="“a”"):
        Index.build([Document("a", "一"), Document("a", "二")])


def test_texts_without_words_are_found_by_their_marks() -> None:
    index = Index.build([Document("a", "!!! ???"), Document("b", "……")])
    assert index.search("???", k=1)[0].row.source == "a"


def test_what_is_not_looked_at_again_stays_behind_in_its_order() -> None:
    texts = [f"机器人大赛第{number}场,{'观众' * (number % 7)}冠军{'很多' * (number % 5)}。" for number in range(80)]
    index = Index.build([Document(f"{number:02}", text) for number, text in enumerate(texts)])
    query = index.prepare("机器人大赛的冠军是谁?")
    found = index.evidence(query, 80)
    hits = index.search(query, 80)
    assert len(hits) == 80
    looked_at = set(found.numbers[found.shortlist].tolist())
    assert {hit.row.number for hit in hits[: len(looked_at)]} == looked_at
    fused = dict(zip(found.numbers.tolist(), found.fused.tolist(), strict=True))
    behind = [fused[hit.row.number] for hit in hits[len(looked_at) :]]
    assert behind == sorted(behind, reverse=True)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_name_said_twice_in_a_row_is_one_name() -> None:
    index = Index.build([Document("a", "上海上海的大会在上海举行。"), Document("b", "别的大会。")])
    assert index.search("When was the Shanghai Shanghai conference?", k=1)[0].row.source == "a"


def test_a_source_alone_is_as_if_it_had_been_built_alone(seed_index: Index) -> None:
    other = Document("notes.txt", "全市共有图书馆12座。\n\n青云桥全长3公里，2019年通车。\n")
    both = seed_index.add([other])
    built = Index.build([other])
    alone = both.alone("notes.txt")
    assert [source.name for source in alone.sources] == ["notes.txt"]
    assert [(hit.row, hit.score) for hit in alone.search("图书馆有几座?")] == [
        (hit.row, hit.score) for hit in built.search("图书馆有几座?")
    ]
    assert both.passages.row(both.passages.first_of("notes.txt")).text == built.passages.row(0).text
