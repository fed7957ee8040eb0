"""Whether what a number counts is like what a question counts, where the words are others: 职工 for 员工, no 大项.

By the vectors of both, as the index embeds words, and by a character that both have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk
from index.products import unalarmed
from qa.asking.matching import coverage, find
from qa.asking.question import counters
from qa.asking.segmenter import folded_of as fold
from qa.computing.differences import is_chinese
from qa.finding.apart import counted_of, counted_phrase
from qa.finding.numeric import is_counted_by, is_same_unit
from qa.finding.sentence import quantities_in
from qa.finding.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Index
    from qa.asking.matching import Match
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Candidate, Sentence

ALIKE = 0.15
"""Cosine of two words from which they may mean the same (by hand: 员工 and 职工 have 0.43, 树 and 苗木 0.22, 志愿者 and
大项 0.04, 医院 and 高新技术企业 -0.02)."""

SAID = 0.35
"""Cover of a word from which a sentence says it (by hand)."""

LIKELY, MEANINGS = 0.3, 4
"""Weight from which on, and how many, the translations of an English word are compared (by hand)."""

DOUBTED = 0.2
"""F1 that the reader expects of a number below which that of an English question is compared (by hand)."""

_ANYTHING = frozenset(
    "people persons places place things items times others members cases ones total first second third".split()
)
_COUNTS_ANYTHING = frozenset(["", *"个家项种次"])
_COUNTS_BUILDINGS = frozenset("座所栋处")


@unalarmed
def is_counted(index: Index, question: Question, words: Sequence[Word], candidate: Candidate | None) -> bool:
    """Return whether a number may count what is asked for; True where either is not known, or the unit tells."""
    if candidate is None or question.kind != "number" or not is_chinese(candidate):
        return True
    if question.language != "zh" and _is_end_of_another(words, candidate.sentence):
        units = {item.unit for item in quantities_in(candidate.text)}
        return bool(units & counters(fold(question.text)) - _COUNTS_ANYTHING - _COUNTS_BUILDINGS)
    if question.language == "zh" and _is_of_its_own_noun(index, question, words, candidate):
        return False
    if question.language != "zh" and _counts_its_own_noun(index, words, candidate):
        return False
    if question.language == "zh" and question.unit not in _COUNTS_ANYTHING:
        return True
    if question.language != "zh" and (candidate.worth is None or candidate.worth >= DOUBTED):
        return True  # its words have many meanings
    asked = counted_phrase(question, list(words)) or {number for number, word in enumerate(words) if word.focus > 1}
    named = [number for number in asked if " " not in words[number].label and words[number].label not in _ANYTHING]
    sentence = candidate.sentence
    over = coverage(list(words), find(list(words), fold(sentence.row.event or "")))
    if not named or any(max(sentence.covered[number], over[number]) >= SAID for number in named):
        return True
    region = counted_of(sentence, (candidate.start - sentence.start, candidate.end - sentence.start))
    if region is None:
        return True
    if question.language != "zh" and _is_asked_of(words, sentence, region):
        return True
    head = sentence.plain[slice(*region)]
    meant = [form for number in named for form in _meanings(words[number])]
    if not meant or any(set(form) & set(head) for form in meant):
        return True
    vectors = index.encoder.encode_passages([head, *meant])
    return bool((vectors[1:] @ vectors[0]).max() >= ALIKE)


def _is_of_its_own_noun(index: Index, question: Question, words: Sequence[Word], candidate: Candidate) -> bool:
    """Return whether a number of another measure word than is asked for has a noun behind it that is another thing.

    Of 多少家龙头企业 nothing is told by 2个示范园, wherever 龙头企业 stands before it; 2个企业 would count them.
    """
    units = {item.unit for item in quantities_in(candidate.text)}
    if question.unit in {"", "个"} or not units or any(is_same_unit(unit, question.unit) for unit in units):
        return False
    sentence = candidate.sentence
    end = candidate.end - sentence.start
    if is_counted_by(question.unit, sentence.plain, end):
        return False
    region = counted_of(sentence, (candidate.start - sentence.start, end))
    named = sorted(counted_phrase(question, list(words)), key=lambda number: question.text.find(words[number].label))
    if region is None or region[0] != end or not named:
        return False
    head = words[named[-1]].label
    own = set(range(*region))
    for item in sentence.matches:
        if item.word != named[-1]:  # 省级农业龙头企业 and 省级农业示范园 have the same words before them
            own -= set(range(sentence.offsets[item.start], sentence.offsets[item.end]))
    noun = "".join(sentence.plain[place] for place in sorted(own))
    if len(noun) < LEAST or head in noun or set(head[-LEAST:]) & set(noun[-LEAST:]):
        return False
    vectors = index.encoder.encode_passages([noun, head])
    return bool(vectors[1] @ vectors[0] < ALIKE)


def _counts_its_own_noun(index: Index, words: Sequence[Word], candidate: Candidate) -> bool:
    """Return whether a number has a noun behind it that is another thing than an English question counts: 十九个国家.

    A general measure word says nothing of what it counts; what the question counts may mean the noun, or be like it.
    """
    units = {item.unit for item in quantities_in(candidate.text)}
    sentence = candidate.sentence
    end = candidate.end - sentence.start
    region = counted_of(sentence, (candidate.start - sentence.start, end))
    focus = [number for number, word in enumerate(words) if word.focus > 1 and " " not in word.label]
    if not units or units - _COUNTS_ANYTHING or region is None or region[0] != end or not focus:
        return False
    if any(words[number].label in _ANYTHING for number in focus):
        return False
    noun = _OF_IT.split(sentence.plain[slice(*region)])[0]
    nouns = [word for word in tokens(noun) if word.tag[0] == "n" or word.tag in {"j", "l", "vn", "zg"}]
    if not nouns:
        return False
    head = nouns[-1].text
    for item in sentence.matches:
        if item.word in focus or " " in words[item.word].label:
            place, stop = sentence.offsets[item.start], sentence.offsets[item.end - 1] + 1
            ends = {end + word.end for word in nouns if end + word.start == place} | {end + nouns[-1].end}
            if candidate.start - sentence.start <= place < end or (end <= place and stop in ends):
                return False  # its measure word says it (640家), or its noun does
    meant = [form for number in focus for form in _meanings(words[number])]
    if len(head) < LEAST or head.endswith(_ANY_NOUN) or not meant or any(set(form) & set(head) for form in meant):
        return False
    vectors = index.encoder.encode_passages([head, *(words[number].label for number in focus), *meant])
    return bool((vectors[1:] @ vectors[0]).max() < ALIKE)


_OF_IT = re.compile("的|[(,]")
"""Where what a number counts ends: 十九个国家|的客商."""
_ANY_NOUN = tuple("项目 大项 小项 分项 子项 方面 类别 环节 部分 种类 类型 名额".split())
"""Nouns that may be anything which is counted."""


LEAST = 2
"""Characters of a noun, and those at the end of one that say what kind of thing it is (图书馆, 龙头企业)."""


SURELY = 0.9
"""Weight of what an English word means first (by hand)."""


def _is_end_of_another(words: Sequence[Word], sentence: Sentence) -> bool:
    """Return whether what an English question counts is met only by one character of another word: no library is a 水库.

    So it is where the word means 图书馆 first, which lacks the character, and no number stands before it (1200户).
    """
    matches = [item for item in sentence.matches if words[item.word].focus > 1 and " " not in words[item.word].label]
    return bool(matches) and all(_is_within(words[item.word], item, sentence) for item in matches)


def _is_within(word: Word, item: Match, sentence: Sentence) -> bool:
    said = sentence.folded[item.start : item.end]
    if len(said) > 1 or not is_cjk(said):
        return False
    whole = [form for form, weight in word.variants if weight >= SURELY and len(form) > 1 and is_cjk(form[0])]
    before = sentence.folded[item.start - 1 : item.start]
    if not whole or any(said in form for form in whole) or not _COMPOUNDED.match(before):
        return False
    place = sentence.offsets[item.start]
    return any(token.tag[0] == "n" for token in tokens(sentence.text) if token.start <= place < token.end)


_COMPOUNDED = re.compile("(?![〇零一二两三四五六七八九十百千万亿几多余个每各全这那的是有])[\u4e00-\u9fff]")
"""What may stand before a character that ends a word with it: no number."""


def _is_asked_of(words: Sequence[Word], sentence: Sentence, region: tuple[int, int]) -> bool:
    """Return whether all that says what a number counts is in an English question, whatever it calls it: second place."""
    own = set(range(*region))
    for item in sentence.matches:
        if " " in words[item.word].label and item.weight >= LIKELY:
            own -= set(range(sentence.offsets[item.start], sentence.offsets[item.end]))
    return not own


def _meanings(word: Word) -> list[str]:
    """Return a Chinese word, or what an English one likely means."""
    if is_cjk(word.label[0]):
        return [word.label]
    likely = (form for form, weight in word.variants if weight >= LIKELY and is_cjk(form[0]))
    return list(likely)[:MEANINGS]
