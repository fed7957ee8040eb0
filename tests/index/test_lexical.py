from __future__ import annotations

import math

import numpy as np
import pytest

from corpus.normalise import fold
from index import lexical as module
from index.hybrid import open_table
from index.lexical import K1, B, Lexical, Postings, QueryTerm, query_terms
from index.table import TranslationTable
from index.terms import term

TEXTS = [fold(text) for text in ("高新技术企业达640家", "企业企业企业", "石墨烯大会", "no 中文 here", "")]


@pytest.fixture(scope="module")
def table() -> TranslationTable:
    return open_table()


@pytest.fixture(scope="module")
def index(table: TranslationTable) -> Lexical:
    return Lexical([Postings.build(TEXTS, table)])


def one(text: str, weight: float = 1.0) -> QueryTerm:
    return QueryTerm(text, ((text, term(text), 1.0),), weight)


def test_a_single_term_scores_as_the_formula_of_bm25_says(index: Lexical) -> None:
    lengths = [len(text) for text in TEXTS]
    mean = sum(lengths) / len(lengths)
    idf = math.log(1 + (len(TEXTS) - 2 + 0.5) / (2 + 0.5))
    scores = index.scores([one("企业")])
    for number, frequency in ((0, 1), (1, 3)):
        norm = K1 * (1 - B + B * lengths[number] / mean)
        assert scores[number] == pytest.approx(idf * frequency * (K1 + 1) / (frequency + norm), rel=1e-5)
    assert scores[2:].tolist() == [0, 0, 0]


def test_translations_of_one_word_count_as_one_term(index: Lexical) -> None:
    both = QueryTerm("x", (("企业", term("企业"), 0.5), ("石墨", term("石墨"), 1.0)))
    assert index.document_frequency(both) == pytest.approx(2 * 0.5 + 1.0)
    scores = index.scores([both])
    assert (scores[:3] > 0).all()
    assert index.scores([QueryTerm("x", (("没有", term("没有"), 1.0), ("企业", term("企业"), 0.5)))])[1] > 0


def test_a_weight_scales_a_term(index: Lexical) -> None:
    np.testing.assert_allclose(index.scores([one("企业", 0.5)]), index.scores([one("企业")]) * 0.5)


def test_building_in_chunks_gives_the_same_postings(table: TranslationTable, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [fold(f"第{number}家企业在晋江{number % 7}镇 event {number}") for number in range(50)]
    whole = Postings.build(texts, table)
    monkeypatch.setattr(module, "CHUNK", 7)
    parts = Postings.build(texts, table)
    for name, array in whole.arrays().items():
        np.testing.assert_array_equal(parts.arrays()[name], array, err_msg=name)


def test_an_english_question_finds_chinese_words_by_the_table(table: TranslationTable, index: Lexical) -> None:
    scores = index.scores(query_terms("how many high-tech enterprises?", table))
    assert scores.argmax() == 0


def test_question_words_and_initials_are_read(table: TranslationTable) -> None:
    labels = {item.label for item in query_terms("What is the R&D spending?", table)}
    assert {"research", "development", "spending"} <= labels
    assert not labels & {"what", "is", "the", "r", "d"}


def test_an_empty_index_scores_nothing(table: TranslationTable) -> None:
    assert Lexical([Postings.build([], table)]).scores(query_terms("企业", table)).shape == (0,)


def test_passages_score_the_same_in_one_segment_and_in_several(table: TranslationTable, index: Lexical) -> None:
    parts = Lexical([Postings.build(TEXTS[:2], table), Postings.build(TEXTS[2:], table)])
    for query in ("高新技术企业有多少家?", "how many high-tech enterprises at the graphene conference?", "x"):
        terms = query_terms(query, table)
        np.testing.assert_allclose(parts.scores(terms), index.scores(terms), rtol=1e-5)
        assert [parts.document_frequency(item) for item in terms] == pytest.approx(
            [index.document_frequency(item) for item in terms]
        )
    values = [term(text) for text in ("企业", "企", "石墨", "没有")]
    assert parts.document_frequencies(np.array(values, dtype=np.uint64)).tolist() == [2, 2, 1, 0]


def test_many_english_words_score_as_each_by_itself(table: TranslationTable, index: Lexical) -> None:
    items = [item for item in query_terms("enterprise conference technology graphene", table) if len(item.variants) > 1]
    many = [QueryTerm(str(number), items[number % len(items)].variants) for number in range(3 * len(items) + 16)]
    expected = sum((index.scores([item]) for item in many), np.zeros(len(TEXTS)))
    np.testing.assert_allclose(index.scores(many), expected, rtol=1e-4)


def test_the_passages_that_hold_all_of_several_terms_are_found(table: TranslationTable) -> None:
    parts = Lexical([Postings.build(TEXTS[:1], table), Postings.build(TEXTS[1:], table)])
    assert parts.holding_all([term("企业")]).tolist() == [0, 1]
    assert parts.holding_all([term("企业"), term("640"), term("高新")]).tolist() == [0]
    assert parts.holding_all([term("石墨"), term("企业")]).tolist() == []
    assert parts.holding_all([term("没有")]).tolist() == []


def test_more_passages_than_sixteen_bits_count_are_numbered_rightly(table: TranslationTable) -> None:
    texts = ["中" if number % 10_000 == 9_999 else "国" for number in range(70_000)]
    large = Postings.build(texts, table)
    assert large.documents.dtype == np.int32
    assert Lexical([large]).holding_all([term("中")]).tolist() == [*range(9_999, 70_000, 10_000)]
    assert Postings.build(texts[:20], table).documents.dtype == np.uint16
