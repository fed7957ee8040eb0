"""Who did, got or was given what a Chinese question asks of: the names before 获二等奖, behind 授予, in 交到…手中.

Beside :mod:`qa.finding.doers`, which reads in Chinese what English questions ask.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.normalise import simplified
from qa.asking.segmenter import folded_of as fold
from qa.asking.spoken import WRITTEN
from qa.finding import names
from qa.finding.doers import asks_getter, bodies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Candidate, Sentence

Span = tuple[int, int]

_MARKS = ",;。:，；："
_PRIZE = re.compile(
    r"(?:(?:特|一|二|三|四|优秀|优胜|鼓励|创新|金|银|铜|最佳[\u4e00-\u9fff]{0,6}?)等?奖|冠军|亚军|季军|第[一二三四五六七八九十\d]+名|[金银铜]牌|称号)"
)
_ASKS_GETTER = re.compile(r"谁|哪(?:一|几|些|两)?[位名个人家些支]|获奖者|获得者|得主|何人")
_GETS = r"(?:分别|共同|双双|并列|一举)?(?:荣获|获得|夺得|摘得|斩获|赢得|捧得|拿下|拿到|获评|获|夺|摘)"
# A run that 、 alone parts, so that there is one way to read it: 和 and 与 may be of a name, and are looked at afterwards
_ROW_OF = r"[\u4e00-\u9fffA-Za-z·]{2,25}?"
_NAMES = rf"(?P<names>{_ROW_OF}(?:、{_ROW_OF}){{0,12}}?)(?:等\d*[人位名]?|\d+人)?"
_GETTER = re.compile(rf"(?:^|(?<=[{_MARKS}])){_NAMES}(?:以[^{_MARKS}]{{1,12}})?{_GETS}了?(?P<what>[^{_MARKS}]{{2,24}})")
_GOT = re.compile(rf"{_GETS}了?(?P<what>[^{_MARKS}]{{2,24}})")
_GOT_BY = re.compile(
    rf"(?P<what>{_PRIZE.pattern}[^{_MARKS}]{{0,13}}?)(?:则?由|归|得主[是为:]?|获得者[是为:]?|[是为]){_NAMES}(?:{_GETS}|$|(?=[{_MARKS}]))"
)

_ASKS_RECIPIENT = re.compile(r"(?:给|与|予|到)了?(?:谁|哪(?:一)?[位个家])|(?:给|授予|颁给|交给)的(?:是)?谁")
_GIVEN = re.compile(
    rf"(?:交|颁|送|赠|捐|卖|售|租|借|发|递|传|移交|授|赋)(?:给|到|与|予|交给)了?(?P<name>[^{_MARKS}、]{{2,24}}?)(?:手中|手里|手上|名下|使用|保管)?(?=[{_MARKS}]|$)"
)


@lru_cache(maxsize=4096)
def _told(plain: str) -> tuple[tuple[Span, str], ...]:
    """Return the spans of those who got something, each with what it is."""
    told = [*_GETTER.finditer(plain), *_GOT_BY.finditer(plain)]
    return tuple((match.span("names"), match["what"]) for match in told if _are_names(match["names"]))


def _are_names(row: str) -> bool:
    """Return whether the parts of a row are short enough for names."""
    return all(len(part) <= LONGEST for part in re.split("[、和与]", row))


LONGEST = 12
"""Characters of the longest name of whom may have got something."""


@lru_cache(maxsize=4096)
def won(text: str) -> list[tuple[Span, Span]]:
    """Return the spans of those who got a prize, each with the part of the sentence that tells of it.

    Example:
        >>> text = "绿茶组金奖由云雾坪茶场夺得,银奖得主是石门合作社"
        >>> [(text[low:high], text[begin:end]) for (low, high), (begin, end) in won(text)]
        [('云雾坪茶场', '绿茶组金奖由云雾坪茶场夺得'), ('石门合作社', '银奖得主是石门合作社')]
    """
    plain = simplified(text)
    found = [*_GETTER.finditer(plain), *_GOT_BY.finditer(plain)] if _PRIZE.search(plain) else []
    begins = {match: max(plain.rfind(mark, 0, match.start()) for mark in _MARKS) + 1 for match in found}
    return sorted(
        (match.span("names"), (begins[match], match.end()))
        for match in found
        if _are_names(match["names"]) and _PRIZE.search(match["what"])
    )


def prizes_told(sentence: Sentence, words: Sequence[Word]) -> list[tuple[Span, float]]:
    """Return the spans of those who got a prize, each with how much of an English question is told of it, that it was won aside."""
    said = [
        (item.word, sentence.offsets[item.start])
        for item in sentence.matches
        if item.weight >= WORD and not asks_getter(words[item.word].label)
    ]
    return [
        (holder, sum(words[number].idf for number in {word for word, place in said if part[0] <= place < part[1]}))
        for holder, part in won(sentence.text)
    ]


def is_winner(sentence: Sentence, span: Span, words: Sequence[Word]) -> bool:
    """Return whether somebody got a prize of which it is told with all of the question that a sentence has."""
    said = {item.word for item in sentence.matches if item.weight >= WORD and not asks_getter(words[item.word].label)}
    most = max(sum(words[number].idf for number in said), LARGELY * sum(word.idf for word in words))
    return any(
        holder[0] <= span[0] and span[1] <= holder[1] and told >= most for holder, told in prizes_told(sentence, words)
    )


WORD, LARGELY = 0.3, 0.4
"""Least weight of a word of the question that is said, and part of it that must be told of a prize (by hand)."""


def getters(asked: str, text: str) -> list[Span]:
    """Return the spans of those who got the prize that a folded Chinese question asks the holders of.

    Example:
        >>> text = "陈一鸣、赵小禾获一等奖,孙立、周舟获二等奖"
        >>> [text[start:end] for start, end in getters("谁获得二等奖?", text)]
        ['孙立、周舟']
    """
    prize = _PRIZE.search(asked) if _ASKS_GETTER.search(asked) else None
    if prize is None or prize.group() not in (plain := simplified(text)):
        return []
    return [span for span, what in _told(plain) if prize.group() in what]


def recipients(asked: str, text: str) -> list[Span]:
    """Return the spans of those to whom something went, where a folded Chinese question asks for them.

    Example:
        >>> text = "区长将会旗交给市长,市长再把会旗交到县长巴特尔手中"
        >>> [text[start:end] for start, end in recipients("会旗最后交给了谁?", text)]
        ['市长', '县长巴特尔']
    """
    if not _ASKS_RECIPIENT.search(asked):
        return []
    return [match.span("name") for match in _GIVEN.finditer(simplified(text))]


def told_by_deed(asked: str, text: str) -> list[Span]:
    """Return the spans of those who got, were given or granted what a folded Chinese question asks of."""
    return getters(asked, text) or recipients(asked, text) or names.granters(asked, text)


def asks_of_deed(asked: str) -> bool:
    """Return whether a folded Chinese question asks who got a prize, or to whom something went."""
    return bool(_ASKS_RECIPIENT.search(asked) or (_PRIZE.search(asked) and _ASKS_GETTER.search(asked)))


def by_deed(question: Question, candidate: Candidate, sentences: Sequence[Sentence]) -> Candidate:
    """Return the candidate, sure of it where it got or was given what is asked of."""
    if question.language == "zh" and question.kind == "list" and _ASKS_DONE.search(fold(question.text)):
        before = candidate.sentence.plain[: candidate.start - candidate.sentence.start]
        return replace(candidate, worth=max(candidate.worth or 0.0, TOLD)) if _DONE.search(before) else candidate
    if question.language == "zh" and question.kind == "what":
        return _what_was_got(question, candidate, sentences)
    if question.language != "zh" or question.kind not in {"person", "organisation"}:
        return candidate
    start, end = candidate.start - candidate.sentence.start, candidate.end - candidate.sentence.start
    asked, text = fold(question.text), candidate.sentence.text
    told = any(low <= start and end <= high for low, high in told_by_deed(asked, text))
    if told or did_it(asked, text, (start, end)):
        return replace(candidate, worth=max(candidate.worth or 0.0, TOLD))
    return candidate


_ASKS_DONE = re.compile(r"[干做]了(?:些|哪些)?(?:什么|啥)|(?:安排|进行|开展)了(?:些|哪些)?(?:什么|啥)")
_DONE = re.compile(r"(?:进行|开展|举行|安排|组织|设置|包括|采用|通过)了?$")
"""What asks what was done at an event, and what leads up to it."""


def doers_in(question: Question, candidate: Candidate, sentence: Sentence) -> list[Candidate]:
    """Return in place of a candidate those by whom a sentence says that done of which a Chinese question asks who did it."""
    asked, text = fold(question.text), sentence.text
    spans = names.agents(text) if question.language == "zh" and names.agents_deed(asked) else []
    return [
        replace(candidate, sentence=sentence, start=sentence.start + start, end=sentence.start + end, worth=TOLD)
        for start, end in spans
        if did_it(asked, text, (start, end))
    ]


def did_it(asked: str, text: str, span: Span) -> bool:
    """Return whether a name is told to have done what a folded Chinese question asks who did: 由 leads up to it, or it
    is called by the deed.

    Example:
        >>> text = "大桥由省路桥公司承建,设计单位是远山设计院"
        >>> did_it("大桥谁建的?", text, (3, 8)), did_it("大桥谁建的?", text, (16, 21))
        (True, False)
    """
    deed = names.agents_deed(asked)
    if not deed:
        return False
    said = (deed, *WRITTEN.get(deed, ()), *names.SPOKEN_DEEDS.get(deed, ()))
    if called := bodies(text).get(span):
        return simplified(text[slice(*called)]) in said
    behind = simplified(text[span[1] : span[1] + BEHIND])
    return span in names.agents(text) and any(verb in behind for verb in said)


BEHIND = 6
"""Characters behind a name in which stands what was done by it (由省路桥公司联合承建)."""

TOLD = 0.6
"""Worth of whom a sentence tells to have got, or been given, what is asked of, whatever the reader makes of it (by hand)."""


_ASKS_WHAT_GOT = re.compile(
    r"[得获评]了?(?:到|为|过|选|上)?(?:什么|啥|哪(?:个|项|种|一[个项]))[\u4e00-\u9fff]{0,2}(?:奖|称号|荣誉|名次|名誉)"
)


def _what_was_got(question: Question, candidate: Candidate, sentences: Sequence[Sentence]) -> Candidate:
    """Return what somebody got, if a question asks which prize or title it was: 陈一鸣获评最美教师."""
    asked = fold(question.text)
    if not _ASKS_WHAT_GOT.search(asked):
        return candidate
    for sentence in sentences[:NEAR]:
        for match in _GOT.finditer(sentence.plain):
            low = max(sentence.plain.rfind(mark, 0, match.start()) for mark in _MARKS) + 1
            name = sentence.plain[low : match.start()]
            people = [name[start:end] for start, end in names.people(name)]
            if name[-3:] in asked or (len(name) > 1 and name[-2:] in asked) or any(one in asked for one in people):
                start, end = match.span("what")
                worth = max(candidate.worth or 0.0, TOLD)
                return replace(
                    candidate, sentence=sentence, start=sentence.start + start, end=sentence.start + end, worth=worth
                )
    return candidate


NEAR = 6
"""Sentences in which it is looked for."""
