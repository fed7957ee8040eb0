"""What the passages at hand write for a word of a Chinese question that none of them has: 职工 for 员工, 影片 for 电影.

By the vectors of the words, as the index embeds them; they were taught to bring translations together, and
tell words of one meaning from those of one kind: 员工 and 职工 have a cosine of 0.43, 冠军 and 亚军 of 0.10, 医院 and
学校 of 0.02.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import numpy as np

from corpus.normalise import is_cjk
from index.products import unalarmed
from index.reader import read_sentence
from index.terms import term
from qa.asking.segmenter import is_known, tagged
from qa.finding import names
from qa.finding.passage_texts import passage_text
from qa.finding.reader import word_vectors

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from index import Hit, Index
    from qa.asking.words import Word

ALIKE = 0.4
"""Cosine from which on a word says the same (by hand, of forty pairs)."""

MOST, PASSAGES = 2, 6
"""Words taken for one, and passages in which they are looked for (by hand)."""

_TAGS = frozenset({"n", "v", "vn", "a", "an", "b", "vd", "vi"})


_ANY = frozenset("人员 人士 人数 项目 单位 情况 工作 活动 方面 部分 内容 事项".split())
"""Words that may be anybody or anything, and mean no one thing in particular: 转移人员 are no 员工."""


@unalarmed
def with_synonyms(index: Index, words: list[Word], hits: Sequence[Hit]) -> list[Word]:
    """Return the words of a Chinese question, those that no passage at hand has with what these write for them."""
    texts = [passage_text(index, hit.row) for hit in hits[:PASSAGES]]
    found = list(words)
    missing = []
    for number, word in enumerate(words):
        if len(word.label) < 2 or any(form in text.folded for form, _ in word.variants for text in texts):
            continue
        if form := next(filter(None, (_bracketed(word.label, text.folded) for text in texts)), ""):
            idf = index.lexical.idf(min(map(index.lexical.frequency, map(term, word.label))))
            found[number] = replace(word, variants=(*word.variants, (form, 1.0)), idf=idf)
        elif _may_be_said_otherwise(word.label):
            missing.append(number)
    if not missing:
        return found
    said = list(
        dict.fromkeys(
            token
            for text in texts
            for sentence in text.sentences
            for token in read_sentence(sentence.text).words
            if len(token) > 1 and is_cjk(token[0]) and token not in _ANY
        )
    )
    if not said:
        return found
    vectors = word_vectors(cast("Hashable", index.encoder))
    asked = vectors.of([words[number].label for number in missing])
    cosines = vectors.of(said) @ asked.T
    for column, number in enumerate(missing):
        best = np.argsort(-cosines[:, column], kind="stable")[:MOST].tolist()
        alike = [(said[row], float(cosines[row, column])) for row in best if cosines[row, column] >= ALIKE]
        if alike:
            idf = min(index.lexical.idf(_passages_with(form, index)) for form, _ in alike)
            found[number] = replace(words[number], variants=(*words[number].variants, *alike), idf=idf)
    return found


def _bracketed(label: str, folded: str) -> str:
    """Return how a folded text writes a word with a bracket in it; "" if it does not.

    Example:
        >>> _bracketed("县市", "首批创新型县(市)验收通过")
        '县(市'
    """
    if "(" not in folded or not all(map(is_cjk, label)) or any(character not in folded for character in label):
        return ""
    match = re.search("[()]?".join(label), folded)
    return match.group() if match else ""


def _passages_with(word: str, index: Index) -> int:
    """Return an upper bound of the passages that hold a word: the rarest of its pairs of characters."""
    return min(index.lexical.frequency(term(word[place : place + 2])) for place in range(len(word) - 1))


def _may_be_said_otherwise(label: str) -> bool:
    """Return whether a word is one of the language, neither a name nor an office, which only itself says."""
    if len(label) < 2 or not all(map(is_cjk, label)) or not is_known(label) or names.ROLE.search(label):
        return False
    read = tagged(label)
    return len(read) == 1 and read[0][1] in _TAGS
