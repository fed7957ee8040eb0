from __future__ import annotations

import math

import numpy as np
import pytest

from corpus.normalise import fold
from index import lexical as module
from index.hybrid import open_table
from index.lexical import K1, B, Lexical, QueryTerm, query_terms
from index.table import TranslationTable
from index.terms import term

TEXTS = [fold(text) for text in ("高新技术企业达640家", "企业企业企业", "石墨烯大会", "no 中文 here", "")]


@pytest.fixture(scope="module")
def table() -> TranslationTable:
    return open_table()


@pytest.fixture(scope="module")
def index(table: TranslationTable) -> Lexical:
    return Lexical.build(TEXTS, table)


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
    whole = Lexical.build(texts, table)
    monkeypatch.setattr(module, "CHUNK", 7)
    parts = Lexical.build(texts, table)
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
    assert Lexical.build([], table).scores(query_terms("企业", table)).shape == (0,)
