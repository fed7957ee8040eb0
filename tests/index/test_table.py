from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from index.hybrid import open_table
from index.table import TranslationTable, compile_table
from tests.conftest import shared


def made(folder: Path, text: str) -> TranslationTable:
    source = folder / "table.tsv.gz"
    source.write_bytes(gzip.compress(text.encode()))
    (folder / "table.safetensors").write_bytes(compile_table(source))
    return TranslationTable.open(folder / "table.safetensors")


def test_a_compiled_table_gives_words_and_weights_best_first(tmp_path: Path) -> None:
    table = made(tmp_path, "enterpris\t企业:0.610\t商家:1.000\nhigh tech\t高新技术:1.000\n")
    assert [(item.word, item.weight) for item in table.translations("enterpris")] == [("企业", 0.61), ("商家", 1.0)]
    assert [item.word for item in table.translations("high tech")] == ["高新技术"]
    assert table.translations("tech") == []
    assert len(table) == 2
    assert sorted(table.words()) == sorted(["企业", "商家", "高新技术"])


def test_traditional_words_are_folded_as_passages_are(tmp_path: Path) -> None:
    assert made(tmp_path, "cloud\t雲:1.0\n").translations("cloud")[0].word == "云"


def test_the_packaged_table_holds_every_entry_of_its_source() -> None:
    table = open_table()
    with gzip.open(shared("model-prototype/translation.tsv.gz"), "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    assert len(table) == len(rows)
    for key, *pairs in rows[::977]:
        expected = [(word, float(weight)) for word, _, weight in (pair.rpartition(":") for pair in pairs)]
        found = [(item.word, item.weight) for item in table.translations(key)]
        assert [weight for _, weight in found] == pytest.approx([weight for _, weight in expected])
        assert len(found) == len(expected)
