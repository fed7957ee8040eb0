"""Whether a value is told of another thing of the kind that a Chinese question names: 江淮陶瓷博物馆 is not 苏州博物馆.

What a question is about stands first in it (苏州博物馆的文创收入). Where a sentence has the end of its name behind
other words, and nothing there or over it says what distinguishes it, its values are those of another. So are those of a
noun that stands there only with another word before it (CT机, asked of 超声机), or of what has the name in quotes that is
asked of and is another sort of thing (“泽优3号”水稻, asked of the 小麦).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk, simplified
from qa.asking.question import COUNTED
from qa.asking.segmenter import folded_of as fold
from qa.finding.names import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.names import Token
    from qa.finding.sentence import Sentence

_KINDS = frozenset("奖馆院校站桥路村镇县厂队楼塔湖山港店园")
"""Characters by which alone the kind of a thing is known at the end of its name."""

_MEASURES = frozenset("入值口积产量额价费率")
"""Characters with which the name of what is measured ends: 人均年收入, 总产值."""

_POINTS_BACK = re.compile(r"(?:[该这本此其各全两几每那同]|[一二三四五六七八九十\d][个家座所条项])$")
_PLANS = frozenset("计划 项目 情况 数量 总数 人数".split())
LEAST, LONGEST = 2, 4
"""Characters that distinguish a thing at the least, and that name its kind at the most."""


def is_of_another(question: Question, sentence: Sentence, answer: tuple[int, int] | None, title: str) -> bool:
    """Return whether what stands before an answer in its part of a Chinese sentence is another of the kind asked of."""
    asks = question.kind in COUNTED or question.kind in {"person", "date", "place", "organisation"}
    if question.language != "zh" or not asks or answer is None or not any(map(is_cjk, sentence.text)):
        return False
    named = _asked_of(simplified(fold(question.text)))
    text = sentence.plain
    place = next((place for place in question.places if named.startswith(place)), "")
    if place and named[-1] in _MEASURES and place in simplified(fold(sentence.row.text)):
        named = named[len(place) :]  # a passage that has named its village goes on about the incomes there
    begins = named[:LEAST]
    if len(named) <= LEAST or begins in text or begins in simplified(f"{sentence.row.event or ''}{title}"):
        return False
    at = answer[0] - sentence.start
    low = max(text.rfind(mark, 0, at) for mark in "。;") + 1
    for length in range(min(LONGEST, len(named) - LEAST), 0, -1):
        kind = named[-length:]
        if (length == 1 and kind not in _KINDS) or kind in _PLANS:
            continue
        ends = {word.end for word in tokens(text)}  # 奖金 ends with no 奖
        places = [low + match.start() for match in re.finditer(re.escape(kind), text[low:at])]
        if places := [place for place in places if place + length in ends]:
            return all(_names_another(text, place, named[:-length]) for place in places)
    return False


SAID = 0.2
"""Cover of a word below which nothing says it (by hand)."""
_MODIFIES = frozenset("n nr nz ng j eng vn b t".split())
_RANKS = re.compile("^(?:副|总|主|前|原|首席|助理|代理|常务|名誉|现任|首任|时任|新任|第.)")
_ANYTHING = re.compile(
    r"^(?:.*[\d〇零].*$|[一二三四五六七八九十]+[年月日]|[今昨明去前后当上下本同翌次近每全]半?[年月日天周晚]|当时|目前|现在|当前|以前|以后|后来|过去|未来|[全本该我各每整][省市县区镇乡村国州院校厂站年月日部体]|公司|企业|单位|机构|部门|集团|项目|工程|活动|国家|地方|当地|有关|相关|主要|重点|其他|一般|新增|累计)"
)
"""Words before a noun that tell no other sort of it."""
_LONE = frozenset("机车船楼桥馆院校站路厂店园队票奖病药田林床")
"""Nouns of one character that a word before them tells apart."""


def is_of_another_sort(
    question: Question, words: Sequence[Word], sentence: Sentence, answer: tuple[int, int] | None, title: str
) -> bool:
    """Return whether a noun of a Chinese question stands in the part of an answer only with another word before it.

    Where the word that the question has before it is said neither there, nor over it, nor in its passage.
    """
    asks = question.kind in COUNTED or question.kind in {"person", "date", "place", "organisation"}
    if question.language != "zh" or not asks or answer is None or not any(map(is_cjk, sentence.text)):
        return False
    covers = {word.label: cover for word, cover in zip(words, sentence.covered, strict=True)}
    text, asked = sentence.plain, tokens(simplified(fold(question.text)))
    around = simplified(f"{sentence.row.event or ''}{title}{sentence.row.text}")
    at = answer[1] - sentence.start
    low = max(text.rfind(mark, 0, answer[0] - sentence.start) for mark in "。;") + 1
    for own, noun in _told_apart(asked):
        if own in around or max((cover for label, cover in covers.items() if own in label), default=0.0) >= SAID:
            continue
        found = list(_ends_with(text, noun, low, at))
        if found and all(_is_other(before, own, question.text) for before in found):
            return True
    return _is_quoted_as_another(simplified(fold(question.text)), text, covers)


def _told_apart(asked: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield the nouns of a question with the words right before them: 超声, 机."""
    for before, noun, behind in zip(asked, asked[1:], (*asked[2:], None), strict=False):
        modifies = before.tag in _MODIFIES or (before.tag == "v" and noun.text in _LONE)
        within = noun.tag == "v" and behind is not None and behind.tag in {"n", "vn"}  # 小麦|种植|面积
        named = noun.tag in {"n", "nz", "nt", "vn", "l"} or within
        named = named and (len(noun.text) > 1 or noun.text in _LONE)
        if modifies and named and len(before.text) > 1 and not _ANYTHING.match(before.text):
            yield before.text, noun.text


def _ends_with(text: str, noun: str, low: int, high: int) -> Iterator[str]:
    """Yield what stands right before a noun wherever it stands in a part of a text, "" for what tells it not apart."""
    for match in re.finditer(re.escape(noun), text[low:high]):
        place = low + match.start()
        word = next((word for word in tokens(text) if word.start < place <= word.end), None)
        if word is None:
            yield ""
        elif word.end > place:
            yield text[word.start : place]
        else:
            yield word.text if word.tag in _MODIFIES and len(word.text) > 1 else ""


def _is_other(before: str, own: str, asked: str) -> bool:
    """Return whether a word before a noun tells it apart from that with ``own`` before it."""
    if not before or before in asked or set(before) & set(own) or _ANYTHING.match(before):
        return False
    return bool(_RANKS.match(before)) == bool(_RANKS.match(own))


_QUOTED_SORT = re.compile(r"[“「『]([^“”「」『』]{2,16})[”」』]([\u4e00-\u9fff]{2,6})")


def _is_quoted_as_another(asked: str, text: str, covers: dict[str, float]) -> bool:
    """Return whether what has the name in quotes is another sort of thing than a question says: “江优8号”小麦."""
    match = _QUOTED_SORT.search(asked)
    noun = next((word for word in tokens(match[2]) if word.start == 0), None) if match else None
    if match is None or noun is None or noun.tag != "n" or covers.get(noun.text, SAID) >= SAID:
        return False
    for said in _QUOTED_SORT.finditer(text):
        other = next((word for word in tokens(said[2]) if word.start == 0), None)
        if said[1] == match[1] and other is not None and other.tag == "n" and not set(other.text) & set(noun.text):
            return True
    return False


def _asked_of(asked: str) -> str:
    """Return the nouns with which a question begins, up to 的 or its verb."""
    named = ""
    for token in tokens(asked):
        if token.tag[0] not in "nabjz" or token.text in _PLANS:
            break
        named += token.text
    return named


def _names_another(text: str, place: int, own: str) -> bool:
    """Return whether a kind at a place of a text ends the name of something else than ``own``."""
    word = next((word for word in tokens(text) if word.start < place <= word.end), None)
    before = text[max(place - 16, 0) : place]
    if word is None or word.tag[0] not in "nabj" or _POINTS_BACK.search(before):
        return False
    parts = iter(before)
    return not all(character in parts for character in own)  # 茶博会 of 茶叶博览会
