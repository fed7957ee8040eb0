from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from index.english import base
from index.table import TranslationTable
from index.training.alignment import Link
from index.training.translation import (
    LEAST,
    MOST,
    RESTRICTED,
    SEEN,
    SINGLE,
    aligned_rows,
    best,
    draw,
    joined,
    occurrences,
    sentence_pairs,
    train_table,
)

FILES = {
    "cc_cedict_2026": ["企業\tcompany; enterprise\tdict", "商家\tmerchant; enterprise\tdict", "高新技术\thigh tech\tdict"],
    "ecdict_ranked": ["企业\tenterprise\tdict\t2499", "事业心\tenterprise\tdict\t2499", "重要的\timportant\tdict\t3",
                      "进口\timport\tdict\t4", "红的\tred\tdict\t5", "自动机\trobot\tdict"],
    "dbp15k_zh_en_names": ["波恩哈德·黎曼\tBernhard Riemann\ttitle"],
    "tatoeba_cmn_eng_2018": ["企业 发展 很 快\tThe enterprise develops quickly.\tparallel",
                             "机器人 很 薄\tThe robot is thin.\tparallel", "机器人 企业\ta robot enterprise\tparallel"],
    "crud_news_zh": ["高新技术发展\t高新技术是重要的，进口也是。重要的进口。黎曼\tpara"],
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, rows in FILES.items():
        (tmp_path / f"{name}.tsv.gz").write_bytes(gzip.compress("".join(f"{row}\n" for row in rows).encode()))
    return tmp_path


def words(table: TranslationTable, *english: str) -> list[str]:
    return [item.word for item in table.translations(" ".join(map(base, english)))]


def test_a_table_is_made_from_a_folder_the_same_each_time(data: Path) -> None:
    told: list[str] = []
    counts = train_table(data, data / "one", progress=told.append)
    train_table(data, data / "two")
    assert (data / "one").read_bytes() == (data / "two").read_bytes()
    assert counts["tatoeba_cmn_eng_2018"] == 3
    assert "reading ecdict_ranked" in told
    table = TranslationTable.open(data / "one")
    assert words(table, "enterprises")[0] == "企业", "what two dictionaries say comes before what one says first"
    assert words(table, "high", "tech") == ["高新技术"]
    assert "机器人" in words(table, "robots"), "no dictionary gives it: it comes from the sentences"
    assert words(table, "riemann")[0] == "黎曼"


def test_kindred_words_count_for_a_part(data: Path) -> None:
    train_table(data, data / "one")
    found = {item.word: item.weight for item in TranslationTable.open(data / "one").translations(base("important"))}
    assert found["重要"] == 1.0
    assert found["进口"] < 0.6


def test_restricted_sources_can_be_left_out(data: Path) -> None:
    counts = train_table(data, data / "one", without=RESTRICTED)
    assert "dbp15k_zh_en_names" not in counts
    assert words(TranslationTable.open(data / "one"), "riemann") == []


def test_a_folder_without_any_source_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        train_table(tmp_path, tmp_path / "one")


def test_a_chinese_word_that_stands_for_anything_scores_little() -> None:
    row = [Link("办理", 10, 0.5, 0.01), Link("政府", 10, 0.5, 0.9), Link("长得进不了表了", 5, 0.3, 1.0)]
    scores = aligned_rows({"govern": row})["govern"]
    assert list(scores) == ["办理", "政府"]
    assert scores["政府"] > 5 * scores["办理"]
    assert aligned_rows({"the": row, "1990": row}) == {}


def test_joined_rows_weigh_their_best_at_one() -> None:
    rows = joined({"a": {"甲": 1.0, "乙": 0.5}}, {"a": {"乙": 0.8}, "b": {"丙": 0.4}})
    assert rows["a"] == {"甲": pytest.approx(1 / 1.3), "乙": 1.0}
    assert "b" not in rows, "no dictionary has it"


def test_only_the_best_translations_that_stand_in_text_are_kept() -> None:
    seen = {"甲": SEEN, "甲乙": SEEN, "乙丙": SEEN, "丙丁": SEEN - 1}
    row = {"甲": 1.0, "甲乙": 0.9, "丙丁": 0.8, "乙丙": LEAST / 2}
    assert best(row, seen, phrase=False) == [("甲乙", 0.9), ("甲", SINGLE)]
    assert best({"生僻": 1.0, "罕见": 0.9}, {}, phrase=False) == [("生僻", 1.0)], "it may be a name"
    assert best({"生僻": 1.0}, {}, phrase=True) == []
    many = {f"{number:04}": 1.0 for number in range(100)}
    assert len(best(many, dict.fromkeys(many, SEEN), phrase=False)) == MOST


def test_words_are_counted_wherever_they_stand(data: Path) -> None:
    counts = occurrences({"企业", "机器人", "乌有"}, data)
    assert counts == {"企业": 2, "机器人": 2}
    assert occurrences({"企业"}, data, without={"tatoeba_cmn_eng_2018"}) == {}


def test_large_sources_are_drawn_from_in_order(data: Path) -> None:
    pairs = sentence_pairs(data / "tatoeba_cmn_eng_2018.tsv.gz", 1.0)
    assert draw(pairs, 3, 0) == pairs
    drawn = draw(pairs, 2, 0)
    assert drawn == [pair for pair in pairs if pair in drawn]
    assert draw(pairs, 2, 0) == drawn
