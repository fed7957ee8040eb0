"""A sentence with how it fits a question, and a possible short answer in it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from index import Index
from qa import Assistant
from qa.finding.sentence import ANY_YEAR, Candidate, mentions_in, quantities_in, ranks_in

TEXT = "青溪縣紀事\n\n２０２１年５月，青溪縣修路３１公里，投資９６０萬元。全縣排名第二。"


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("总分居全省第三,金牌列第2位", ["第三", "第2位"]),
        ("倒数第一,并列第二", ["倒数第一", "并列第二"]),
        ("位居榜首,去年是末位", ["榜首", "末位"]),
        ("第二批人员和第三届茶会", []),
        ("第十二名的成績", ["第十二名"]),
        ("排第二的是他", ["第二"]),
    ],
)
def test_a_rank_is_told_by_a_word_for_it_or_by_an_ordinal_that_counts_nothing(text: str, ranks: list[str]) -> None:
    assert [text[start:end] for start, end in ranks_in(text)] == ranks


@given(st.lists(st.sampled_from("第 一 二 3 名 位 榜首 倒数 , 。 的 批 \uff0c 號".split()), max_size=12))
def test_ranks_stand_in_the_text_in_order_and_apart(parts: list[str]) -> None:
    text = "".join(parts)
    spans = ranks_in(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_what_is_read_in_a_sentence_is_kept() -> None:
    text = "2021年5月修路31公里"
    assert quantities_in(text) is quantities_in(text)
    assert mentions_in(text, ANY_YEAR) is mentions_in(text, ANY_YEAR)
    assert ranks_in(text) is ranks_in(text)


def test_a_day_without_a_year_is_of_a_leap_year() -> None:
    assert [item.date.first for item in mentions_in("2月29日通车", ANY_YEAR)] == ["2000-02-29"]


def test_a_sentence_is_read_in_half_width_and_simplified_and_quoted_as_it_stands() -> None:
    assistant = Assistant(Index.build([Document("notes.txt", TEXT)]))
    sentence = next(item for item in assistant.search("青溪县修路多少公里?").sentences if "修路" in item.text)
    assert "青溪县修路31公里,投资960万元" in sentence.plain
    assert len(sentence.plain) == len(sentence.text) == sentence.end - sentence.start
    start = TEXT.index("９６０")
    assert Candidate(sentence, start, start + 5, 1.0).text == "９６０萬元"
