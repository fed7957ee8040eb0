from __future__ import annotations

from pathlib import Path

import pytest

from index.english import base
from index.hybrid import open_table
from index.table import TranslationTable, compile_table
from index.terms import term


def made(folder: Path, text: str) -> TranslationTable:
    rows = []
    for line in text.splitlines():
        key, *pairs = line.split("\t")
        parts = [pair.rpartition(":") for pair in pairs]
        rows.append((key, [(word, float(weight)) for word, _, weight in parts]))
    (folder / "table.safetensors").write_bytes(compile_table(rows))
    return TranslationTable.open(folder / "table.safetensors")


def test_a_compiled_table_gives_words_and_weights_best_first(tmp_path: Path) -> None:
    table = made(tmp_path, "enterpris\t企业:0.610\t商家:1.000\nhigh tech\t高新技术:1.000\n")
    assert [(item.word, item.weight) for item in table.translations("enterpris")] == [
        ("企业", pytest.approx(0.61, abs=0.5 / 255)),
        ("商家", 1.0),
    ]
    assert [item.word for item in table.translations("high tech")] == ["高新技术"]
    assert table.translations("tech") == []
    assert len(table) == 2
    assert sorted(table.words()) == sorted(["企业", "商家", "高新技术"])


def test_traditional_words_are_folded_as_passages_are(tmp_path: Path) -> None:
    assert made(tmp_path, "cloud\t雲:1.0\n").translations("cloud")[0].word == "云"


def test_a_key_or_word_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    table = made(tmp_path, "cloud\t云:1.0\t云彩:0.5\n")
    assert table.sizes(["cloud", "rain"]) == [2, 0]
    empty = made(tmp_path, "")
    assert empty.translations("cloud") == []
    assert empty.sizes(["cloud"]) == [0]
    assert len(empty.long_terms) == 0


def test_words_and_their_terms_belong_together(tmp_path: Path) -> None:
    table = made(tmp_path, "high tech\t高新技术:1.0\t高:0.2\t高科技:0.5\n")
    assert [(item.word, item.term) for item in table.translations("high tech")] == [
        (word, term(word)) for word in ("高新技术", "高", "高科技")
    ]
    assert table.long_terms.tolist() == sorted([term("高新技术"), term("高科技")])


def test_the_packaged_table_knows_common_words_and_phrases() -> None:
    table = open_table()
    assert table.translations(base("enterprises"))[0].word == "企业"
    assert "石墨烯" in [item.word for item in table.translations(base("graphene"))]
    assert table.sizes([f"{base('intellectual')} {base('property')}"])[0] > 0
    assert table.sizes(["qwxzk"]) == [0]
