"""The measures, each with its formula and source. Ranks count from 1; 0 stands for "not among the results"."""

from __future__ import annotations

import math
from collections.abc import Sequence

Ranks = Sequence[int]


def recall_at(ranks: Ranks, k: int) -> float:
    """Return the share of questions whose one right passage is among the first ``k`` (R@k = success@k here)."""
    return sum(0 < rank <= k for rank in ranks) / max(len(ranks), 1)


def mrr_at(ranks: Ranks, k: int) -> float:
    """Return the mean of 1/rank of the right passage, 0 beyond ``k`` (mean reciprocal rank, Voorhees 1999)."""
    return sum(1 / rank for rank in ranks if 0 < rank <= k) / max(len(ranks), 1)


def ndcg_at(ranks: Ranks, k: int) -> float:
    """Return the mean nDCG@k for one right passage: 1/log2(1 + rank) (Järvelin and Kekäläinen 2002)."""
    return sum(1 / math.log2(1 + rank) for rank in ranks if 0 < rank <= k) / max(len(ranks), 1)
