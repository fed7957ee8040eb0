from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document, split
from corpus.errors import QuestionError
from corpus.normalise import fold
from index import Filters, Index
from index.passages import Passages


def chosen(passages: Passages, filters: Filters) -> set[tuple[int, str | None]]:
    mask = passages.allowed(filters)
    assert mask is not None
    rows = [passages.row(int(number)) for number in mask.nonzero()[0]]
    return {(row.event_number, row.section) for row in rows}


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=4))
def test_every_span_points_into_the_document(texts: list[str]) -> None:
    documents = [Document(f"{number}.txt", text) for number, text in enumerate(texts)]
    passages = Passages.build([split(document) for document in documents])
    for document in documents:
        assert passages.document_text(document.source) == document.text
    for number in range(len(passages)):
        row = passages.row(number)
        text = documents[int(row.source[0])].text
        assert text[row.start : row.end] == row.text == passages.text_of(number)
        for start, end in passages.sentence_spans(number):
            assert row.start <= start < end <= row.end


def test_filters_ask_for_event_section_source_and_date(seed_index: Index) -> None:
    passages = seed_index.passages
    assert chosen(passages, Filters(event=9, section="回顾")) == {(9, "回顾")}
    assert chosen(passages, Filters(event=9, section="事件回顾")) == {(9, "回顾")}
    assert {event for event, _ in chosen(passages, Filters(date_from="2022-11"))} == {9, 10, 11, 12, 13}
    assert {event for event, _ in chosen(passages, Filters(date_from="2022-08-20", date_to="2022-09-08"))} == {
        4, 5, 6, 12, 13,
    }  # fmt: skip
    assert chosen(passages, Filters(event=0)) == {(0, None)}


@pytest.mark.parametrize("filters", [Filters(date_from="2030"), Filters(event=9, date_to="2022-01")])
def test_a_filter_that_matches_nothing_gives_nothing(seed_index: Index, filters: Filters) -> None:
    assert seed_index.search("晋江", filters=filters) == []


@pytest.mark.parametrize(
    ("filters", "english", "chinese"),
    [
        (Filters(event=99), "no event 99 in the index; they are numbered 0 to 13", "编号为 0 到 13"),
        (Filters(section="广告"), "no section “广告” in the index; it has: ", "现有：回顾"),
        (Filters(source="x"), "no source “x” in the index; it has: jinjiang-2022.txt.", "没有来源“x”"),
    ],
)
def test_a_filter_by_what_no_text_has_says_what_there_is(
    seed_index: Index, filters: Filters, english: str, chinese: str
) -> None:
    with pytest.raises(QuestionError) as refused:
        seed_index.search("晋江", filters=filters)
    assert english in refused.value.en
    assert chinese in refused.value.zh


def test_an_event_that_only_another_source_has_is_none_of_this_one() -> None:
    index = Index.build(
        [Document("a.txt", "2021年5月1日，桥通车。\n\n2021年6月1日，学校开学。"), Document("b.txt", "湖面结冰。")]
    )
    with pytest.raises(QuestionError, match=r"no event 2 in b\.txt: its text is not divided"):
        index.search("桥", filters=Filters(source="b.txt", event=2))


@pytest.mark.parametrize("date", ["2022-13", "yesterday", "2022-01-32", "2022-02-30", "2022-00", "", "20220908"])
def test_what_is_no_date_is_said_so(seed_index: Index, date: str) -> None:
    with pytest.raises(QuestionError, match="is not a date"):
        seed_index.search("晋江", filters=Filters(date_from=date))


def test_dates_are_read_as_texts_write_them_and_must_be_in_order(seed_index: Index) -> None:
    written = seed_index.passages.allowed(Filters(date_from="2022年9月8日", date_to="2022年9月"))
    assert written is not None
    same = seed_index.passages.allowed(Filters(date_from="2022-09-08", date_to="2022-09"))
    assert written.tolist() == (same.tolist() if same is not None else None)
    with pytest.raises(QuestionError, match="swap them"):
        seed_index.search("晋江", filters=Filters(date_from="2023", date_to="2022"))


def test_a_pattern_is_found_wherever_it_stands(seed_index: Index) -> None:
    passages = seed_index.passages
    for pattern in ("novoselov", "石墨烯大会", "robocup", "640家"):
        expected = [n for n in range(len(passages)) if fold(pattern) in fold(passages.text_of(n))]
        assert passages.holding(fold(pattern), None).tolist() == expected
