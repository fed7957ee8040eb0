from __future__ import annotations

import numpy as np
import pytest

from index.training import alignment
from index.training.alignment import Aligner, Pair, align

PAIRS = [
    Pair("the house is small".split(), "房子 很 小".split(), 1.0),
    Pair("the house is old".split(), "房子 很 旧".split(), 1.0),
    Pair("the book is small".split(), "书 很 小".split(), 1.0),
    Pair("a book".split(), "一本 书".split(), 1.0),
    Pair("my house".split(), "我的 房子".split(), 1.0),
]


def test_words_are_aligned_with_what_they_are_seen_with_throughout() -> None:
    links = align(PAIRS)
    assert {word: links[word][0].word for word in ("house", "book", "small", "old")} == {
        "house": "房子",
        "book": "书",
        "small": "小",
        "old": "旧",
    }


def test_chances_are_chances_and_the_most_frequent_comes_first() -> None:
    for row in align(PAIRS).values():
        assert sum(link.forward for link in row) <= 1 + 1e-6
        assert all(0 < link.backward <= 1 + 1e-6 for link in row)
        assert [link.count for link in row] == sorted((link.count for link in row), reverse=True)


def test_runs_do_not_change_the_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = align(PAIRS)
    monkeypatch.setattr(alignment, "CHUNK", 5)
    cut = align(PAIRS)
    assert whole.keys() == cut.keys()
    for word, row in whole.items():
        assert [link.word for link in cut[word]] == [link.word for link in row]
        assert np.allclose([link.count for link in cut[word]], [link.count for link in row], rtol=1e-4)


def test_the_weight_of_a_pair_is_how_often_it_counts() -> None:
    single = Aligner([[0, 1], [0]], [[0, 1], [0]], np.array([1, 3], np.float32))
    several = Aligner([[0, 1], *[[0]] * 3], [[0, 1], *[[0]] * 3], np.ones(4, np.float32))
    for aligner in (single, several):
        aligner.rounds(3, 2)
    assert np.allclose(single.expected()[0], several.expected()[0], rtol=1e-4)
    assert np.allclose(single.expected()[1], several.expected()[1])


def test_progress_names_every_round() -> None:
    told: list[str] = []
    align(PAIRS, told.append)
    assert told[0] == "alignment, round 1 of 8"
    assert len(told) == 8
