from __future__ import annotations

import threading

import faiss
import numpy as np
import pytest

from corpus.errors import IndexingError
from index.encoder import unit
from index.vectors import PASSAGE_WEIGHT, Dense, from_bytes, to_bytes


@pytest.fixture(scope="module")
def dense() -> Dense:
    draw = np.random.default_rng(3)
    counts = np.array([2, 0, 3, 1, 4, 0, 2])
    bounds = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return Dense.build(
        unit(draw.normal(size=(counts.sum(), 8)).astype(np.float32)),
        unit(draw.normal(size=(len(counts), 8)).astype(np.float32)),
        bounds,
    )


def plain(dense: Dense, query: np.ndarray[tuple[int], np.dtype[np.float32]]) -> list[float]:
    rows = dense.sentences.reconstruct_n(0, dense.sentences.ntotal) @ query
    whole = dense.passages.reconstruct_n(0, dense.passages.ntotal) @ query
    groups = [rows[a:b] for a, b in zip(dense.bounds, dense.bounds[1:], strict=False)]
    return [float(PASSAGE_WEIGHT * w + (g.max() if len(g) else 0)) for w, g in zip(whole, groups, strict=True)]


def test_the_score_is_the_best_sentence_and_a_share_of_the_passage(dense: Dense) -> None:
    query = unit(np.random.default_rng(5).normal(size=8).astype(np.float32))
    expected = plain(dense, query)
    np.testing.assert_allclose(dense.scores(query, np.arange(7)), expected, rtol=1e-5)
    np.testing.assert_allclose(dense.scores(query, np.array([5, 2])), [expected[5], expected[2]], rtol=1e-5)
    assert dense.scores(query, np.empty(0, np.int64)).shape == (0,)


def test_a_filter_restricts_the_search_itself(dense: Dense) -> None:
    query = unit(np.ones(8, dtype=np.float32))
    allowed = np.array([False, True, False, False, True, False, False])
    assert set(dense.best(query, 2, allowed).tolist()) == {1, 4}
    assert dense.best(query, 2, np.zeros(7, dtype=np.bool_)).tolist() == []
    assert len(dense.best(query, 7, None)) == 7


def test_a_search_in_any_thread_uses_one_openmp_thread(dense: Dense) -> None:
    seen = []

    def search() -> None:
        dense.best(unit(np.ones(8, dtype=np.float32)), 2, None)
        seen.append(faiss.omp_get_max_threads())

    worker = threading.Thread(target=search)
    worker.start()
    worker.join()
    assert seen == [1]


def test_what_is_no_index_is_refused(dense: Dense) -> None:
    restored = from_bytes(to_bytes(dense.passages), "passages.faiss")
    assert restored.ntotal == 7
    with pytest.raises(IndexingError, match=r"passages\.faiss"):
        from_bytes(b"not an index at all", "passages.faiss")
