from __future__ import annotations

import numpy as np

from index.fusion import fuse, standardise


def test_scores_are_measured_in_the_deviations_of_the_best() -> None:
    scores = np.array([1.0, 2.0, 3.0], dtype=np.float32)
    np.testing.assert_allclose(standardise(scores, scores), [-1.2247, 0, 1.2247], atol=1e-3)


def test_equal_or_missing_scores_say_nothing() -> None:
    same = np.ones(3, dtype=np.float32)
    assert standardise(same, same).tolist() == [0, 0, 0]
    assert standardise(same, same[:0]).tolist() == [0, 0, 0]


def test_the_weight_is_the_share_of_the_dense_arm() -> None:
    lexical, dense = np.array([1.0, 0.0], np.float32), np.array([0.0, 1.0], np.float32)
    assert fuse(lexical, dense, 0.0).tolist() == [1, 0]
    assert fuse(lexical, dense, 1.0).tolist() == [0, 1]
