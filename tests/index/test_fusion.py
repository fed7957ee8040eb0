from __future__ import annotations

import numpy as np
import pytest

from index.fusion import DEPTH, fuse, standardise


def test_the_scores_of_each_arm_are_measured_in_the_deviations_of_its_best() -> None:
    scores = np.array([[1, 2, 3], [10, 20, 30]], dtype=np.float32)
    np.testing.assert_allclose(standardise(scores), [[-1.2247, 0, 1.2247]] * 2, atol=1e-3)
    many = np.concatenate([np.zeros(900), np.arange(DEPTH)]).astype(np.float32)[None]
    assert standardise(many)[0, [-1, 900]].tolist() == pytest.approx([1.7148, -1.7148], abs=1e-3)


def test_equal_or_missing_scores_say_nothing() -> None:
    assert standardise(np.ones((2, 3), dtype=np.float32)).tolist() == [[0, 0, 0]] * 2
    assert standardise(np.zeros((2, 3), dtype=np.float32)).tolist() == [[0, 0, 0]] * 2
    assert standardise(np.ones((2, 0), dtype=np.float32)).shape == (2, 0)


def test_the_weight_is_the_share_of_the_dense_arm() -> None:
    lexical, dense = np.array([1.0, 0.0], np.float32), np.array([0.0, 1.0], np.float32)
    assert fuse(lexical, dense, 0.0).tolist() == [1, 0]
    assert fuse(lexical, dense, 1.0).tolist() == [0, 1]
