from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from corpus.normalise import fold
from index.pieces import Pieces, read_charsmap
from index.training.vocabulary import charsmap, choose_pieces, count_words, foldings, tokenizer_json

RULES = foldings()


def test_words_are_counted_folded() -> None:
    han, latin, digits = count_words(["臺灣企業 ＡＢＣ abc 2022", "企业"])
    assert han["企业"] == 2
    assert (latin["abc"], digits["2022"]) == (2, 1)


def test_every_character_of_a_piece_is_a_piece_and_the_size_is_kept() -> None:
    han, latin = (
        Counter({"高新技术": 9, "企业": 5, "囫囵": 1}),
        Counter({"enterprise": 9, "enterprises": 3, "zebra": 1}),
    )
    pieces = dict(choose_pieces(han, latin, Counter({"2022": 4, "123456": 1}), size=400))
    assert len(pieces) <= 398
    assert set("".join(pieces)) <= pieces.keys()
    assert {"高新技术", "企业", "enterprise", "s", "2022", "123", "%"} <= pieces.keys()
    assert pieces["高新技术"] > pieces["囫囵"]


def test_the_charsmap_holds_every_folding_for_both_readers() -> None:
    data = charsmap(RULES)
    assert read_charsmap(data) == {ord(source): target for source, target in RULES.items()}
    library = Tokenizer.from_str(tokenizer_json([("中", -1.0)]))
    assert library.normalizer is not None
    assert all(library.normalizer.normalize_str(source) == target for source, target in RULES.items())
    assert library.normalizer.normalize_str("晉江２０２２年 ℃") == "晋江2022年 °c"


TEXTS = [
    "晋江市高新技术企业达640家，同比增长56.48%。",
    "Enterprises in Jinjiang, 1,240 of them",
    "資訊科技 ﬁne ㎢ ①",
    "かな 한국 кот",
]


@pytest.fixture(scope="module")
def both() -> tuple[Pieces, Tokenizer]:
    source = tokenizer_json(choose_pieces(*count_words(TEXTS), size=300))
    pieces = Pieces.read(source)
    assert pieces is not None
    return pieces, Tokenizer.from_str(source)


@given(
    st.text(
        st.sampled_from(
            "晋江市高新技术企業資訊科技 同比增长enterprisjga，。%56.48２①㎢ﬁがか한кé\u0301\u200d👨\r\n\ud800"
        )
    )
)
def test_the_library_finds_the_same_pieces(both: tuple[Pieces, Tokenizer], text: str) -> None:
    pieces, library = both
    clean = text.encode("utf-8", "replace").decode("utf-8")
    expected = sorted(number for number in library.encode(clean, add_special_tokens=False).ids if number > 1)
    ids, owners = pieces.many(["企业", text, "", text])
    assert sorted(pieces.one(text)) == expected
    assert sorted(ids[owners == 1].tolist()) == sorted(ids[owners == 3].tolist()) == expected
    assert len(ids[owners == 2]) == 0


def test_folding_is_that_of_the_product(both: tuple[Pieces, Tokenizer]) -> None:
    pieces, _ = both
    for text in TEXTS:
        assert sorted(pieces.one(text)) == sorted(pieces.one(fold(text)))


def test_a_tokenizer_of_another_form_is_left_to_the_library() -> None:
    source = tokenizer_json([("中", -1.0)])
    assert Pieces.read(source) is not None
    assert Pieces.read(source.replace('"Removed"', '"Isolated"')) is None
    assert Pieces.read(source.replace("-1.0", "-1.1")) is None  # sums of such scores are not exact
    assert Pieces.read(tokenizer_json([("中国", -1.0)])) is None  # its characters are unknown
    assert Pieces.read("{}") is None
    assert Pieces.read("no json") is None
