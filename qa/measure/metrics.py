"""The measures, each with its formula and source. Ranks count from 1; 0 stands for "not among the results"."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np

Ranks = Sequence[int]

DRAWS = 10_000
"""Random draws of the significance test: p-values near .05 then have an error of .002."""


def recall_at(ranks: Ranks, k: int) -> float:
    """Return the share of questions whose one right passage is among the first ``k`` (R@k = success@k here)."""
    return sum(0 < rank <= k for rank in ranks) / max(len(ranks), 1)


def mrr_at(ranks: Ranks, k: int) -> float:
    """Return the mean of 1/rank of the right passage, 0 beyond ``k`` (mean reciprocal rank, Voorhees 1999)."""
    return sum(1 / rank for rank in ranks if 0 < rank <= k) / max(len(ranks), 1)


def ndcg_at(ranks: Ranks, k: int) -> float:
    """Return the mean nDCG@k for one right passage: 1/log2(1 + rank) (Järvelin and Kekäläinen 2002)."""
    return sum(1 / math.log2(1 + rank) for rank in ranks if 0 < rank <= k) / max(len(ranks), 1)


def reciprocal(ranks: Ranks, k: int) -> list[float]:
    """Return 1/rank of each question's right passage, 0 beyond ``k``: what :func:`mrr_at` is the mean of."""
    return [1 / rank if 0 < rank <= k else 0.0 for rank in ranks]


def randomisation_p(first: Sequence[float], second: Sequence[float], seed: int = 0) -> float:
    """Return the p-value of the difference of two runs' means, two-sided: Fisher's paired randomisation test.

    If neither run is better, which of a question's two figures came from which run is chance; p is the share of
    random exchanges, among ``DRAWS``, that part the means at least as far as they are parted (Smucker, Allan and
    Carterette 2007, doi:10.1145/1321440.1321528). The observed assignment counts as one draw, so p is never 0.

    Raises:
        ValueError: the runs are not of equally many questions.
    """
    difference = np.asarray(first, dtype=np.float64) - np.asarray(second, dtype=np.float64)
    parted = difference[difference != 0]  # an exchange of equals changes nothing
    generator, seen, least = np.random.default_rng(seed), 1, abs(parted.sum()) - 1e-9
    for _ in range(10):
        signs = generator.integers(0, 2, (DRAWS // 10, len(parted)), dtype=np.int8) * 2 - 1
        seen += int(np.count_nonzero(np.abs(signs @ parted) >= least))
    return seen / (DRAWS + 1)


_UNIT = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff\uf900-\ufaff]+")


def answer_units(text: str) -> list[str]:
    """Return what two answers are compared by: each Chinese character, each other word, without case and marks.

    Source: CMRC2018's ``mixed_segmentation`` after ``remove_punctuation`` (github.com/ymcui/cmrc2018), MLQA's likewise.
    """
    return _UNIT.findall(text.lower())


def exact_match(given: str, right: Sequence[str]) -> bool:
    """Return whether an answer equals one of the right ones, but for case, spaces and marks (CMRC2018's EM)."""
    return any(answer_units(given) == answer_units(text) for text in right)


def stretch_f1(given: str, right: Sequence[str]) -> float:
    """Return the best F1 over the longest stretch that both answers have in one piece: CMRC2018's official F1."""
    return max((_f1(_stretch(answer_units(given), answer_units(text)), given, text) for text in right), default=0.0)


def overlap_f1(given: str, right: Sequence[str]) -> float:
    """Return the best F1 over the units that both answers have, in any order: SQuAD's, and MLQA's official F1."""
    return max(
        (_f1((Counter(answer_units(given)) & Counter(answer_units(text))).total(), given, text) for text in right),
        default=0.0,
    )


def _f1(common: int, given: str, right: str) -> float:
    return 2 * common / (len(answer_units(given)) + len(answer_units(right))) if common else 0.0


def _stretch(first: list[str], second: list[str]) -> int:
    match = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return match.size
