from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoder import model_folder
from index.hybrid import open_table
from index.lexical import QueryTerm, query_terms
from index.rerank import FEATURES, Floats, Ranker, features, looked_at, occurrences
from index.tensors import to_bytes
from index.terms import term


def word(label: str, *variants: str, weight: float = 1.0) -> QueryTerm:
    return QueryTerm(label, tuple((text, term(text), weight) for text in (variants or (label,))))


def described(terms: list[QueryTerm], candidates: list[str], text: str = "") -> dict[str, list[float]]:
    weights = np.ones(len(terms), dtype=np.float32)
    table = features(text, terms, weights, candidates, np.zeros((4, len(candidates)), dtype=np.float32))
    assert table.shape == (len(candidates), len(FEATURES))
    return {name: table[:, place].tolist() for place, name in enumerate(FEATURES)}


@given(
    st.lists(st.text("机器人大赛ab1", min_size=1, max_size=4), min_size=1, max_size=6, unique=True),
    st.text("机器人大赛ab1 。", max_size=60),
)
def test_every_occurrence_of_every_variant_is_found(variants: list[str], text: str) -> None:
    terms = [word(str(number), variant) for number, variant in enumerate(variants)]
    found = occurrences(terms, f"{text}\n", looked_at(text).kinds, looked_at(text).pairs)
    expected = set()
    for number, variant in enumerate(variants):
        for start in range(len(text) - len(variant) + 1):
            if text.startswith(variant, start):
                end = start + len(variant)
                goes_on = variant[-1].isdigit() and text[end : end + 1].isdigit()
                begins = start == 0 or not (text[start - 1].isascii() and text[start - 1].isalnum())
                if not variant.isascii() or (begins and not goes_on):
                    expected.add((number, start, len(variant)))
    assert set(zip(found.terms.tolist(), found.starts.tolist(), found.sizes.tolist(), strict=True)) == expected


@given(st.lists(st.text("机器人大赛冠军一二3年月。!\n🤖a ", max_size=80), min_size=1, max_size=6))
def test_a_candidate_is_described_alike_alone_and_among_others(candidates: list[str]) -> None:
    terms = query_terms("机器人大赛哪年有3个冠军?", open_table())
    together = described(terms, candidates, "哪年有多少冠军")
    for number, text in enumerate(candidates):
        alone = described(terms, [text], "哪年有多少冠军")
        for name in FEATURES:
            assert alone[name][0] == pytest.approx(together[name][number], abs=1e-5), name


def test_coverage_falls_with_the_stretch_that_is_looked_at() -> None:
    terms = [word("冠军"), word("机器人"), word("晋江"), word("大会")]
    gap = "其他" * 30
    found = described(terms, [f"机器人冠军。晋江{gap}。{gap}大会", "机器人冠军晋江大会", gap])
    assert found["coverage"] == pytest.approx([1, 1, 0])
    assert found["two sentences"] == pytest.approx([0.75, 1, 0])
    assert found["sentence"] == pytest.approx([0.5, 1, 0])
    assert found["window"] == pytest.approx([0.75, 1, 0])
    assert found["first third"] == pytest.approx([0.75, 0.5, 0])
    assert found["rarest missing"] == pytest.approx([0, 0, 0.25])
    assert found["run"] == pytest.approx([5 / 16, 9 / 16, 0])
    assert found["order"] == pytest.approx([2 / 3, 1, 0])


def test_a_translation_counts_by_its_weight_and_a_sure_one_is_exact() -> None:
    terms = [QueryTerm("team", (("team", term("team"), 1.0), ("队", term("队"), 0.4), ("团队", term("团队"), 0.6)))]
    found = described(terms, ["一支队伍", "一个团队", "the team", "steam"])
    assert found["coverage"] == pytest.approx([0.4, 0.6, 1, 0])
    assert found["exact words"] == pytest.approx([0, 1, 1, 0])


def test_numbers_count_whole() -> None:
    found = described([word("12"), word("冠军")], ["12个", "512个", "123个", "冠军"])
    assert found["numbers"] == pytest.approx([1, 0, 0, 0])


def test_what_is_asked_for_must_stand_in_the_sentence_with_the_words() -> None:
    candidates = ["冠军队有12人。", "冠军队很强。有12人。", "冠军队在2022年夺冠。"]
    number = described([word("冠军队")], candidates, "冠军队有多少人?")
    assert number["asked number"] == pytest.approx([1, 0, 0])
    assert number["asked date"] == [0, 0, 0]
    date = described([word("冠军队")], candidates, "When did the champions win?")
    assert date["asked date"] == pytest.approx([0, 0, 1])
    assert date["asked number"] == [0, 0, 0]


def test_nothing_to_describe_and_nothing_to_describe_it_by() -> None:
    assert features("x", [], np.empty(0, np.float32), [], np.empty((4, 0), np.float32)).shape == (0, len(FEATURES))
    assert described([], ["", "文字"])["coverage"] == [0, 0]


def test_a_ranker_weighs_the_features_of_its_language(tmp_path: Path) -> None:
    weights = {name: np.zeros(len(FEATURES) + 1, dtype=np.float32) for name in ("zh", "en")}
    weights["zh"][[0, 1]] = 0.5, 2
    (tmp_path / "ranker").write_bytes(to_bytes(weights))
    ranker = Ranker.open(tmp_path / "ranker")
    table = np.eye(2, len(FEATURES), dtype=np.float32)
    assert ranker.scores(table, "zh").tolist() == [2.5, 0.5]
    assert ranker.scores(table, "en").tolist() == [0, 0]


@pytest.mark.parametrize(
    "arrays", [{"zh": np.zeros(3, np.float32)}, {name: np.zeros(3, np.float32) for name in ("zh", "en")}]
)
def test_a_ranker_for_other_features_is_refused(tmp_path: Path, arrays: dict[str, Floats]) -> None:
    (tmp_path / "ranker").write_bytes(to_bytes(arrays))
    with pytest.raises(ValueError, match="ranker"):
        Ranker.open(tmp_path / "ranker")


def test_the_packaged_ranker_opens() -> None:
    scores = Ranker.open(model_folder() / "ranker.safetensors").scores(np.zeros((3, len(FEATURES)), np.float32), "en")
    assert scores.shape == (3,)
