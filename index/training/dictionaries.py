"""Bilingual dictionaries: headwords and senses, cleaned until each is an English key and one Chinese word.

Dictionaries write senses for readers: parts of speech, fields in brackets, a 的 that makes an adjective, several
senses in one line. What is left here is what stands in running text.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from corpus.normalise import fold
from index.lexical import STOP_WORDS
from index.table import PHRASE
from index.terms import CHINESE_RUN, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST = 12
"""Longest Chinese sense that is kept, in characters: longer ones are explanations."""

_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|〈[^〈〉]*〉|【[^【】]*】|〔[^〔〕]*〕|\{[^{}]*\}")
_SPLIT = re.compile(r"[,;、。/|,;:]+|\s{2,}")
_PART_OF_SPEECH = re.compile(r"^\s*(?:[a-z]{1,6}\.\s*(?:&\s*)?)+")
_NOT_A_SENSE = re.compile(
    "过去式|过去分词|现在分词|的变体|变体|的缩写|的复数|复数形式|比较级|最高级|第三人称|同上|参见|的名词|女子名|男子名|等于"
)
_GLOSS_NOTE = re.compile(
    r"^(?:abbr\.|variant of|old variant|see |same as|also written|erhua|cl:|surname |opposite|used in|lit\.|fig\.)"
)
_LEADING = re.compile(r"^(?:to be|to|a|an|the|be|sth|sb)\s+")
_DOT = re.compile(r"[·•‧・]")


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense: an English word or phrase, a Chinese word for it, and its place among the headword's senses.

    ``english`` are the folded words without stop words, at most PHRASE; ``place`` counts from 0. ``exact`` says that no
    stop word was left out but a leading article or "to"; ``headword`` is what the dictionary has.
    """

    english: tuple[str, ...]
    word: str
    place: int
    exact: bool
    headword: str


@lru_cache(maxsize=1 << 18)
def english_words(headword: str) -> tuple[tuple[str, ...], bool]:
    """Return the words of a headword that can be looked for, and whether they are all; none if they are too many.

    Example:
        >>> english_words("to take the chair"), english_words("high-tech enterprises")
        ((('take', 'chair'), False), (('high', 'tech', 'enterprises'), True))
    """
    words = [match.group() for match in WORD.finditer(_LEADING.sub("", fold(headword).strip()))]
    kept = tuple(word for word in words if word not in STOP_WORDS)
    if not kept or len(kept) > PHRASE or all(word[0].isdigit() for word in kept):
        return (), False
    return kept, len(kept) == len(words)


@lru_cache(maxsize=1 << 18)
def chinese_words(sense: str) -> tuple[str, ...]:
    """Return the Chinese words of one sense as a dictionary writes it.

    Example:
        >>> chinese_words("a. 红色的"), chinese_words("[计] 使入座, 开始"), chinese_words("find的过去式")
        (('红色',), ('入座', '开始'), ())
    """
    text = fold(sense)
    for _ in range(2):
        text = _BRACKETED.sub(" ", text)
    found = []
    for part in _SPLIT.split(_PART_OF_SPEECH.sub("", text)):
        if _NOT_A_SENSE.search(part):
            continue
        pieces = re.split(r"\.{2,}|…|\s+", part.strip())
        piece = max(pieces, key=len)
        word = _bare(piece)
        if word and word not in found:
            found.append(word)
    return tuple(found)


def _bare(piece: str) -> str:
    runs = CHINESE_RUN.findall(_DOT.sub("", piece))
    if len(runs) != 1 or len(runs[0]) > LONGEST or len(runs[0]) != len(_DOT.sub("", piece)):
        return ""
    word = str(runs[0])
    parts = rjieba.cut(word)
    if len(parts) > 1 and parts[-1] in {"的", "地"}:
        word, parts = word[:-1], parts[:-1]
    if len(parts) > 1 and parts[0] in {"使", "被", "把"} and len(word) > 2:
        word = word[1:]
    return word


def read_rows(path: Path) -> Iterator[list[str]]:
    """Yield the columns of a gzipped ``text_a TAB text_b TAB kind`` file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) >= 2:
                yield columns


def english_headed(path: Path) -> Iterator[Sense]:
    """Yield the senses of a dictionary whose rows are one sense each, those of a headword in its own order."""
    grouped: dict[str, list[str]] = defaultdict(list)
    dotted = []
    for chinese, english, *_ in read_rows(path):
        known = grouped[english]
        known += [word for word in chinese_words(chinese) if word not in known]
        if _DOT.search(chinese):
            dotted.append((chinese, english))
    for headword, found in grouped.items():
        words, exact = english_words(headword)
        if words:
            for place, word in enumerate(found):
                yield Sense(words, word, place, exact, headword)
    for chinese, english in dotted:
        yield from _name_parts(chinese, english)


def chinese_headed(path: Path) -> Iterator[Sense]:
    """Yield the senses of CC-CEDICT: Chinese headwords, English glosses with semicolons in between."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for chinese, english, *_ in read_rows(path):
        glosses = grouped[fold(chinese)]
        for gloss in _BRACKETED.sub(" ", english).split(";"):
            shown = " ".join(gloss.split())
            if shown and not _GLOSS_NOTE.match(shown.lower()) and shown not in glosses:
                glosses.append(shown)
    for chinese, glosses in grouped.items():
        plain = _DOT.sub("", chinese)
        if not CHINESE_RUN.fullmatch(plain) or len(plain) > LONGEST:
            continue
        for place, gloss in enumerate(glosses):
            words, exact = english_words(gloss)
            if words:
                yield Sense(words, plain, place, exact, gloss)
            if plain != chinese:
                yield from _name_parts(chinese, gloss)


def _name_parts(chinese: str, english: str) -> Iterator[Sense]:
    """Yield the parts of a name written with dots, each with the English word in its place: 黎曼 for Riemann."""
    parts = _DOT.split(_BRACKETED.sub("", fold(chinese)).strip())
    words = [match.group() for match in WORD.finditer(_BRACKETED.sub("", fold(english)))]
    if len(parts) == len(words) > 1:
        for part, word in zip(parts, words, strict=True):
            if len(part) > 1 and CHINESE_RUN.fullmatch(part) and word not in STOP_WORDS and not word[0].isdigit():
                yield Sense((word,), part, 0, True, word)
