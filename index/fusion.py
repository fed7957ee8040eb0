"""Fusion: one ranking out of the two arms' scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

DENSE_WEIGHT = 0.3
"""Share of the dense arm in the first ranking, whose best are ranked again (:mod:`index.rerank`). MRR@10 of the first
ranking on the even-numbered questions of MLQA and CMRC2018 dev: 71.2 and 98.1 with 0.3, 73.0 and 98.2 with 0.45, 71.7
and 97.7 with 0.6; which candidates are among the best 30 hardly depends on it."""

DEPTH = 100
"""How many of each arm's best passages give the mean and deviation that its scores are measured in."""


def standardise(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return the scores of several arms as z-scores in the mean and deviation of each one's ``DEPTH`` best.

    Shapes: (arms, passages). The z-scores of an arm whose best are all equal are zeros.
    """
    size = scores.shape[1]
    if not size:
        return scores
    best = scores if size <= DEPTH else np.partition(scores, size - DEPTH, axis=1)[:, -DEPTH:]
    means, deviations = best.mean(axis=1, keepdims=True), best.std(axis=1, keepdims=True)
    # Among near-identical passages the deviation is rounding noise: measured in it, any difference would be huge
    least = 1e-4 * np.maximum(np.abs(best).max(axis=1, keepdims=True), 1e-6)
    apart = deviations > least
    return np.asarray((scores - means) / np.where(apart, deviations, 1) * apart, dtype=np.float32)


def fuse(
    lexical: npt.NDArray[np.float32], dense: npt.NDArray[np.float32], weight: float = DENSE_WEIGHT
) -> npt.NDArray[np.float32]:
    """Return the weighted sum of two arms' z-scores over the same passages. Shape: (passages,).

    A weighted sum, not reciprocal ranks: the arms are of unequal quality, and ranks throw away by how much the better
    one prefers its first (Bruch, Gai and Ingber 2023, doi:10.1145/3596512; in the prototype's runs reciprocal rank
    fusion fell below the lexical arm alone).
    """
    return (1 - weight) * lexical + weight * dense
