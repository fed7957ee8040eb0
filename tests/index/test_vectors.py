from __future__ import annotations

import threading

import faiss
import numpy as np
import pytest

from corpus.errors import IndexingError
from index import vectors
from index.encoder import unit
from index.vectors import PASSAGE_WEIGHT, Dense, SegmentVectors, from_buffer, matrix, to_bytes


@pytest.fixture(scope="module")
def segment() -> SegmentVectors:
    draw = np.random.default_rng(3)
    counts = np.array([2, 0, 3, 1, 4, 0, 2])
    bounds = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return SegmentVectors.build(
        unit(draw.normal(size=(counts.sum(), 8)).astype(np.float32)).astype(np.float16),
        unit(draw.normal(size=(len(counts), 8)).astype(np.float32)).astype(np.float16),
        bounds,
    )


@pytest.fixture(scope="module")
def dense(segment: SegmentVectors) -> Dense:
    return Dense([segment])


def plain(segment: SegmentVectors, query: np.ndarray[tuple[int], np.dtype[np.float32]]) -> list[float]:
    rows = segment.sentences.reconstruct_n(0, segment.sentences.ntotal) @ query
    whole = segment.passages.reconstruct_n(0, segment.passages.ntotal) @ query
    groups = [rows[a:b] for a, b in zip(segment.bounds, segment.bounds[1:], strict=False)]
    return [float(PASSAGE_WEIGHT * w + (g.max() if len(g) else 0)) for w, g in zip(whole, groups, strict=True)]


@pytest.mark.parametrize("far", [1, 300])
def test_the_score_is_the_best_sentence_and_a_share_of_the_passage(
    dense: Dense, segment: SegmentVectors, far: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "FAR", far)
    query = unit(np.random.default_rng(5).normal(size=8).astype(np.float32))
    expected = plain(segment, query)
    np.testing.assert_allclose(dense.scores(query, np.arange(7)), expected, rtol=1e-4)
    np.testing.assert_allclose(dense.scores(query, np.array([2, 5])), [expected[2], expected[5]], rtol=1e-4)
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


def test_several_segments_find_and_score_what_one_does(segment: SegmentVectors) -> None:
    sentences, passages, bounds = matrix(segment.sentences), matrix(segment.passages), segment.bounds
    cut = int(bounds[3])
    parts = Dense(
        [
            SegmentVectors.build(sentences[:cut], passages[:3], bounds[:4]),
            SegmentVectors.build(sentences[cut:], passages[3:], bounds[3:] - cut),
        ]
    )
    query = unit(np.random.default_rng(6).normal(size=8).astype(np.float32))
    one = Dense([segment])
    for count in (1, 2, 7):
        assert parts.best(query, count, None).tolist() == one.best(query, count, None).tolist()
    np.testing.assert_allclose(parts.scores(query, np.arange(7)), one.scores(query, np.arange(7)), rtol=0, atol=1e-6)
    for mine, other in zip(parts.sentence_scores(query, range(7)), one.sentence_scores(query, range(7)), strict=True):
        np.testing.assert_allclose(mine, other, rtol=0, atol=1e-6)


def test_what_is_no_index_is_refused(segment: SegmentVectors) -> None:
    restored = from_buffer(to_bytes(segment.passages), "passages.faiss")
    assert restored.ntotal == 7
    np.testing.assert_array_equal(matrix(restored), matrix(segment.passages))
    with pytest.raises(IndexingError, match=r"passages\.faiss"):
        from_buffer(b"not an index at all", "passages.faiss")
    with pytest.raises(IndexingError, match=r"passages\.faiss"):
        from_buffer(faiss.serialize_index(faiss.IndexFlatIP(8)).tobytes(), "passages.faiss")
