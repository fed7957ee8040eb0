"""Persons and villages that a question names and the segmenter does not know: 接替赵景行|当总经理."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.lexicon import ALL_SURNAMES
from corpus.normalise import is_cjk
from qa.asking.segmenter import folded_of as fold
from qa.finding import names
from qa.finding.passage_texts import passage_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Hit, Index


def people_named(index: Index, asked: str, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the names of two or three characters, in a folded question, that its passages have as those of persons.

    Only those are meant that the question's words do not have as they are.
    """
    found: list[str] = []
    question = fold(asked)
    texts = [passage_text(index, hit.row).folded for hit in hits]
    words = names.tokens(question)
    ends = {word.end for word in words}
    spans = {(word.start, word.end) for word in words}
    place = 0
    while place < len(question) - 1:
        size = 1
        if question[place] in ALL_SURNAMES:
            for length in (3, 2):
                name = question[place : place + length]
                if len(name) < length or (place, place + length) in spans or not all(map(is_cjk, name)):
                    continue
                if length == 2 and (place + 2 in ends or any(question[place : place + 3] in text for text in texts)):
                    continue
                if _is_person(index, name, hits):
                    found.append(name)
                    size = length
                    break
        place += size
    return tuple(dict.fromkeys(found))


def _is_person(index: Index, name: str, hits: Sequence[Hit]) -> bool:
    """Return whether the passages have a name as that of a person, wherever they have it."""
    for hit in hits:
        passage = passage_text(index, hit.row)
        if name not in passage.folded:
            continue
        for sentence in passage.sentences:
            place = sentence.folded.find(name)
            if place >= 0:
                told = [fold(sentence.text[start:end]) for start, end in names.people(sentence.text)]
                return name in told
    return False


_SETTLED = re.compile(r"[\u4e00-\u9fff]{2}(?:村|镇|乡|寨|屯|社区|街道)(?![村民委里落长干口头容医史级组])")
_NO_NAME = frozenset("全各该本每这那哪个一二三四五六七八九十两几多少的和与及在是从到由为有去来被把乡镇县市省区")
"""Characters of no name of a village: 三个村, 周边乡镇."""


def places_named(index: Index, asked: str, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the names of villages and towns in a question, which its passages have and no word of it is: 下泷|村."""
    question = fold(asked)
    known = {word.text for word in names.tokens(question)}
    texts = [passage_text(index, hit.row).folded for hit in hits]
    found = []
    for match in _SETTLED.finditer(question):
        short = match.group()
        held = sum(text.count(short) for text in texts)
        if short in known or not held or not _NO_NAME.isdisjoint(short[:2]):
            continue
        longer = [question[max(match.start() - more, 0) : match.end()] for more in (1, 2)]
        found.append(max((name for name in longer if _is_whole(name, short, held, texts)), key=len, default=short))
    return tuple(name for name in found if name not in known)


def _is_whole(name: str, short: str, held: int, texts: Sequence[str]) -> bool:
    """Return whether the texts have a name wherever they have its end: 梨树坳村, of which 树坳村 is a part."""
    more = name[: len(name) - len(short)]
    return _NO_NAME.isdisjoint(more) and all(map(is_cjk, more)) and sum(text.count(name) for text in texts) == held
