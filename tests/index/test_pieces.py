"""The tokenizer on arrays: the same pieces as the `tokenizers` library finds, one text at a time or many at once."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.encoder import model_folder
from index.pieces import Pieces

SOURCE = (model_folder() / "tokenizer.json").read_text(encoding="utf-8")
LIBRARY = Tokenizer.from_str(SOURCE)
TEXTS = st.lists(
    st.sampled_from(
        ["高新技术企业", "640家", "增長", "56.48%", "High-Tech", "enterprises", " ", "，", "①", "Ⅷ", "ＡＢ", "é", "e\u0301", "🇨🇳", "かな",
         "\u200d", "ß", "İ", "㎡", "\ud800", "Straße", "$", "2022", "石墨烯", "𠮷", "\n"]
    )
    | st.characters(),
    max_size=12,
).map("".join)  # fmt: skip


def pieces() -> Pieces:
    made = Pieces.read(SOURCE)
    assert made is not None
    return made


PACKAGED = pieces()


def of_library(text: str) -> list[int]:
    ids = LIBRARY.encode(text.encode("utf-8", "replace").decode(), add_special_tokens=False).ids
    return sorted(number for number in ids if number > 1)


@given(TEXTS)
@settings(max_examples=300)
def test_one_text_has_the_pieces_that_the_library_finds(text: str) -> None:
    assert sorted(PACKAGED.one(text)) == of_library(text)


@given(st.lists(TEXTS, max_size=8))
def test_many_texts_have_the_pieces_of_each(texts: list[str]) -> None:
    ids, owners = PACKAGED.many(texts)
    assert [sorted(ids[owners == number].tolist()) for number in range(len(texts))] == list(map(of_library, texts))


def test_a_tokenizer_of_another_form_is_left_to_the_library() -> None:
    data = json.loads(SOURCE)
    assert Pieces.read(json.dumps(data)) is not None
    changes: list[dict[str, object]] = [
        {"truncation": {"max_length": 8}},
        {"model": {**data["model"], "byte_fallback": True}},
        {"model": {}},
    ]
    for change in changes:
        assert Pieces.read(json.dumps({**data, **change})) is None
    assert Pieces.read("{") is None


@pytest.mark.parametrize("text", ["", " ,.!", "。！\u3000"])
def test_what_says_nothing_has_no_pieces(text: str) -> None:
    assert PACKAGED.one(text) == []
    assert len(PACKAGED.many([text])[0]) == 0
