from __future__ import annotations

from itertools import product

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR, Qrel, R, ScoredDoc, nDCG

from qa.metrics import DRAWS, mrr_at, ndcg_at, randomisation_p, recall_at, reciprocal


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
