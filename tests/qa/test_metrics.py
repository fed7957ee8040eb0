from __future__ import annotations

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR, Qrel, R, ScoredDoc, nDCG

from qa.metrics import mrr_at, ndcg_at, recall_at


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
