from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise import fold
from index.terms import CHINESE_RUN, pair_terms, passage_terms, stem, term, terms_of_all, words

TEXT = st.text(alphabet=st.sampled_from("高新技术企业晋江a b1,0.。x\n年"), max_size=30)


def counted(text: str, known: set[str]) -> Counter[int]:
    """Return the terms of one folded text, written as plainly as the docstring of index.terms says it."""
    found: Counter[int] = Counter(map(term, words(text)))
    for run in CHINESE_RUN.findall(text):
        for size in range(1, 6):
            parts = [run[i : i + size] for i in range(len(run) - size + 1)]
            found.update(term(part) for part in parts if size < 3 or part in known)
    return found


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_the_vectorised_terms_are_those_of_the_plain_definition(texts: list[str]) -> None:
    known = {"高新技术", "新技术", "企业晋江高"}
    folded = [fold(text) for text in texts]
    hashes, owners = passage_terms(folded, np.sort(np.array([term(word) for word in known], dtype=np.uint64)))
    for number, text in enumerate(folded):
        assert Counter(hashes[owners == number].tolist()) == counted(text, known)


def test_the_hash_of_a_pair_is_the_same_from_either_side() -> None:
    assert pair_terms("泉权", "州洲")[0, 0] == term("泉州")
    assert pair_terms("泉权", "州洲")[1, 1] == term("权洲")


@given(st.lists(st.text(max_size=8), max_size=6))
def test_many_terms_hash_as_each_by_itself(texts: list[str]) -> None:
    assert terms_of_all(texts).tolist() == [term(text) for text in texts]


def test_stems_are_right_in_many_threads() -> None:
    texts = [
        f"{start}{end}"
        for start in ("organ", "rel", "comput", "nation")
        for end in ("izing", "ates", "ation", "als", "ing", "er")
    ]
    stemmer = snowballstemmer.stemmer("english")
    expected = {text: stemmer.stemWord(text) for text in texts}
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(30):
            stem.cache_clear()
            with ThreadPoolExecutor(4) as pool:
                assert dict(zip(texts * 4, pool.map(stem, texts * 4), strict=True)) == expected
    finally:
        sys.setswitchinterval(before)


def test_order_and_length_change_the_hash() -> None:
    assert len({term(text) for text in ("企业", "业企", "企", "企业企", "")}) == 5


def test_numbers_stay_whole_and_words_are_stemmed() -> None:
    assert list(words("1,240 enterprises grew 56.48%")) == ["1240", "enterpris", "grew", "56.48"]
    assert stem("640") == "640"
