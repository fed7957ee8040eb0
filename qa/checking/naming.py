"""Whether an answer has a name, where a question asks what something is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import is_cjk
from qa.asking.segmenter import folded_of as fold
from qa.finding.sentence import quantities_in

if TYPE_CHECKING:
    from qa.asking.question import Question
    from qa.finding.sentence import Sentence

_ASKED = re.compile(
    r"叫(?:什么|啥)|(?:名字|名称|大名|芳名|店名|片名|书名)(?:是|叫|为|[?。]?$)"
    r"|\bnames? of\b|\b(?:called|named|titled|entitled)\W*$|\bwhat name\b|\b(?:s'|'s) name\b"
)
_ONE_OF_MANY = re.compile(r"[一某][家个名位座所条种只项部件支]$")
"""What stands before a noun that names nothing: 一家外地公司."""
_CAPITALISED = re.compile(r"\b[A-Z\d][\w'’-]*|(?<!\w)[“\"‘']\w")


def is_name(question: Question, sentence: Sentence, answer: tuple[int, int] | None, text: str) -> bool:
    """Return whether an answer may be a name, if one is asked for: something capitalised or quoted, no noun of many."""
    if question.kind != "what" or not _ASKED.search(fold(question.text)):
        return True
    place = answer[0] - sentence.start if answer else 0
    if any(map(is_cjk, sentence.text)):
        counts = any(item.start == 0 and item.unit for item in quantities_in(text))  # 四只小猫
        return not (counts or _ONE_OF_MANY.search(sentence.plain[:place]) or _ONE_OF_MANY.match(text[:2]))
    asked = set(re.findall(r"\w+", fold(question.text)))
    found = [match for match in _CAPITALISED.finditer(text) if place + match.start() > 0]
    return any(fold(match.group()) not in asked for match in found)
