from __future__ import annotations

from itertools import product

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR, Qrel, R, ScoredDoc, nDCG

from qa.measure.metrics import (
    DRAWS,
    exact_match,
    mrr_at,
    ndcg_at,
    overlap_f1,
    randomisation_p,
    recall_at,
    reciprocal,
    stretch_f1,
)


@given(st.lists(st.integers(min_value=0, max_value=15), min_size=1, max_size=20))
def test_the_measures_agree_with_ir_measures(ranks: list[int]) -> None:
    qrels, run = [], []
    for number, rank in enumerate(ranks):
        qrels.append(Qrel(str(number), "right", 1))
        for place in range(1, 16):
            document = "right" if place == rank else f"wrong{place}"
            run.append(ScoredDoc(str(number), document, -float(place)))
    expected = ir_measures.calc_aggregate([R @ 1, R @ 5, RR @ 10, nDCG @ 10], qrels, run)
    assert recall_at(ranks, 1) == pytest.approx(expected[R @ 1])
    assert recall_at(ranks, 5) == pytest.approx(expected[R @ 5])
    assert mrr_at(ranks, 10) == pytest.approx(expected[RR @ 10])
    assert ndcg_at(ranks, 10) == pytest.approx(expected[nDCG @ 10])


def test_no_questions_give_zero() -> None:
    assert recall_at([], 1) == mrr_at([], 10) == ndcg_at([], 10) == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=8))
def test_the_randomisation_test_agrees_with_all_exchanges(pairs: list[tuple[float, float]]) -> None:
    first, second = zip(*pairs, strict=True)
    observed = abs(sum(first) - sum(second)) - 1e-9
    exchanges = [
        abs(sum(sign * (a - b) for sign, (a, b) in zip(signs, pairs, strict=True))) >= observed
        for signs in product((1, -1), repeat=len(pairs))
    ]
    # Five standard errors of a share among so many draws
    assert randomisation_p(first, second) == pytest.approx(sum(exchanges) / len(exchanges), abs=2.5 / DRAWS**0.5)


def test_the_randomisation_test_is_symmetric_seeded_and_never_zero() -> None:
    better, worse = [1.0] * 200, [0.0] * 200
    assert randomisation_p(better, worse) == randomisation_p(worse, better) == 1 / (DRAWS + 1)
    assert randomisation_p(better, better) == 1
    assert randomisation_p([0.5, 1, 1], [1, 0.2, 0], seed=4) == randomisation_p([0.5, 1, 1], [1, 0.2, 0], seed=4)


def test_reciprocal_ranks_have_the_mean_that_is_reported() -> None:
    assert reciprocal([1, 4, 0, 11], 10) == [1, 0.25, 0, 0]


def test_answers_are_compared_by_characters_without_case_and_marks() -> None:
    assert exact_match("《毁灭战士3》", ["毁灭战士3"])
    assert exact_match("GDP", ["x", "gdp。"])
    assert not exact_match("640家", ["64家"])
    assert stretch_f1("福州大学和厦门大学", ["厦门大学"]) == pytest.approx(8 / 13)
    assert stretch_f1("大学福州", ["福州大学"]) == pytest.approx(0.5)
    assert overlap_f1("大学福州", ["福州大学"]) == 1.0
    assert stretch_f1("", ["福州"]) == overlap_f1("厦门", ["福州"]) == 0.0
