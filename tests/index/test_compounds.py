from __future__ import annotations

import pytest

from corpus.document import Document
from corpus.normalise import fold
from index import Index
from index.compounds import MOST, compounds

TEXT = "晋江市科技局举办创新平台大会。该局发布了科技计划,平台由科技局管理。"


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build([Document("a.txt", TEXT)])


def made(question: str, index: Index) -> dict[str, set[str]]:
    """Return by label the compounds of a question that stand in the text as they are."""
    known = [item for item in index.terms_of(question) if " " not in item.label]
    found = compounds(fold(question), known, index.lexical)
    return {item.label: {text for text, _, _ in item.variants if text in TEXT} for item in found}


def test_neighbouring_words_make_a_term_that_the_text_has(index: Index) -> None:
    assert "创新平台" in made("Which innovation platform was it?", index)["innovation platform"]
    assert "科技局" in made("What did the technology bureau do?", index)["technology bureau"]


def test_of_turns_the_order_round(index: Index) -> None:
    assert "科技局" in made("What did the bureau of technology do?", index)["technology bureau"]


def test_words_that_the_text_does_not_have_side_by_side_make_none(index: Index) -> None:
    assert not any(made("graphene factory", index).values())
    assert made("of and the", index) == {}


def test_a_pasted_text_does_not_make_more_than_so_many(index: Index) -> None:
    words = "science technology bureau platform innovation plan meeting conference".split()
    pasted = " ".join(f"{one} {other}" for one in words for other in words)
    assert len(made(pasted, index)) <= MOST
