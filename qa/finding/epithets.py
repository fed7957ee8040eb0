"""What a thing is called: the words in quotation marks that a text gives it (石墨烯是21世纪的“新材料之王”).

Asked for a nickname, or to what something is likened, they are said of it in their clause; asked for the name of a
platform, they end with that word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking.segmenter import folded_of as fold
from qa.finding import names
from qa.finding.bodies import begin_of, belongs
from qa.finding.sentence import Candidate

if TYPE_CHECKING:
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

_ASKS_EPITHET = re.compile(
    r"(?:比作|比喻[为成]|喻为|誉为|称作|称为|称之为|叫做|形容[为成]|视为)了?(?:是)?(?:什么|啥|何物?)"
    r"|(?:外号|绰号|别称|美称|美誉|雅号|昵称)"
    r"|\b(?:nicknames?d?|epithet|sobriquet|dubbed|likened|compared to what)\b"
    r"|\bwhat (?:is|was|are|were) (?:[\w'’-]+ ){1,8}?(?:also |often |sometimes )?"
    r"(?:called|known as|described as|compared to)\b"
)
_ASKS_NAME = re.compile(
    r"(?P<thing>[\u4e00-\u9fff]{2})(?:的)? ?(?:名称|名字|全称)(?:是|叫)?(?:什么|啥)?[?？\s]*$"
    r"|(?P<called>[\u4e00-\u9fff]{1,2})(?:叫|名为|叫做|称为)(?:做)?(?:什么|啥)(?:名字|名称)?[?？\s]*$"
    r"|\bwhat (?:is|was|are|were) (?:the )?(?:name of (?:the )?(?:[\w'’-]+ ){0,6}?(?P<of>[a-z]+)"
    r"(?=\W*$| (?:that|which|of|in|for)\b)|(?:[\w'’-]+ ){0,6}?(?P<en>[a-z]+) (?:called|named)\b)"
)
_IS_SAID = re.compile(
    r"(?:是|为|作|当|有|称|叫|喻|誉|号|\b(?:is|was|are|were|as|called|dubbed|nicknamed|named)\b)[^,;。，；“”\"]{0,12}[“\"「]$"
)
"""What stands before the quotation mark of what something is said to be."""

_CALLS = frozenset("called known named described compared given gave".split())

LOOKED_AT = 6
"""Sentences in which such words are looked for (by hand)."""

LEAST = 6
"""Characters of a name that is not in quotation marks, lest it is a sort of thing (产业园区) (by hand)."""

LONGER, SPOKEN_OF = 2, 0.5
"""Characters by which a name must be longer than the word for its sort; least cover of the rarest word of a question
in a sentence that speaks of what it asks about (by hand)."""


def asks_epithet(folded: str) -> bool:
    """Return whether a folded question asks what something is called or likened to.

    Example:
        >>> asks_epithet("石墨烯被誉为什么?"), asks_epithet("what does it do?")
        (True, False)
    """
    return _ASKS_EPITHET.search(folded) is not None


def _sort(folded: str) -> str:
    asked = _ASKS_NAME.search(folded)
    sort = next((part for part in asked.group("thing", "called", "of", "en") if part), "") if asked else ""
    return _MEASURED.sub("", sort)


_MEASURED = re.compile("^[这那只条个座家位名本部艘匹头棵的](?=[\u4e00-\u9fff])")
"""What may stand before a noun of one character: 那只猫."""


def is_of_sort(question: Question, name: str) -> bool:
    """Return whether a name ends with the word for what a question asks the name of: of a park, no campus."""
    sort = _sort(fold(question.text))
    return bool(sort) and fold(name).endswith(sort)


_ASKS_MOST = re.compile(
    r"(?P<most>最[大小高低长短早晚老新远近深宽])的(?P<sort>[\u4e00-\u9fff]{2,8}?)(?:是|叫|为)(?:哪|什么|啥)"
)
_GOES_ON = "(?=占地|面积|总|全|高|长|宽|深|位于|坐落|在|有|是|由|达|建|投|[^\u4e00-\u9fff]|$)"


def of_the_most(question: Question, sentences: list[Sentence]) -> Candidate | None:
    """Return the name that a sentence gives the most of a sort (最大的|桐溪口袋公园|占地…), if one asks which it is."""
    asked = _ASKS_MOST.search(fold(question.text))
    if asked is None:
        return None
    sort = re.escape(asked["sort"])
    named = re.compile(rf"{asked['most']}的(?P<name>[\u4e00-\u9fff]{{2,10}}?{sort}){_GOES_ON}")
    for sentence in sentences[:LOOKED_AT]:
        if match := named.search(sentence.plain):
            start, end = match.span("name")
            return Candidate(sentence, sentence.start + start, sentence.start + end, sentence.score)
    return None


def called(question: Question, words: list[Word], sentences: list[Sentence]) -> Candidate | None:
    """Return the words in quotation marks that a thing is called by, if a question asks for them; else None."""
    folded = fold(question.text)
    if question.kind != "what" or not words:
        return None
    sort = _sort(folded)
    if not (sort or asks_epithet(folded)):
        return None
    near = sentences[:LOOKED_AT]
    said = {item.word for sentence in near for item in sentence.matches if item.weight >= SPOKEN_OF}
    subject = max(said, key=lambda number: (words[number].label not in _CALLS, words[number].idf), default=None)
    if subject is None or any(word.idf > words[subject].idf and word.label not in _CALLS for word in words):
        return None  # what is asked about is not spoken of
    found = []
    for sentence in near:
        for start, end in names.quoted(sentence.text):
            text = sentence.text[start:end]
            if fold(text) in folded or "、" in text or text.startswith("《"):
                continue
            named = sort and sentence.covered[subject] >= SPOKEN_OF
            named = named and (_ends_with(sentence, start, end, words, sort) or _is_behind(sentence, start, sort))
            if named or (asks_epithet(folded) and _is_told(sentence, start, subject)):
                found.append((sentence, start, end, bool(named)))
    if not found:
        return _unquoted(question, words, near, sort, subject) if sort else None
    sentence, start, end, _ = max(found, key=lambda item: (item[3], item[0].score))
    return Candidate(sentence, sentence.start + start, sentence.start + end, sentence.score, local=SPOKEN_OF)


def _unquoted(question: Question, words: list[Word], near: list[Sentence], sort: str, subject: int) -> Candidate | None:
    """Return the one name in the best sentence with such names that ends with the word for what is asked for."""
    asked = fold(question.text)
    for sentence in near:
        if sentence.covered[subject] < SPOKEN_OF:
            continue
        ends = {
            sentence.offsets[item.end]
            for item in sentence.matches
            if item.weight == 1.0 and words[item.word].label.endswith(sort)
        }
        run = names.tokens(sentence.text)
        spans = {
            (begin_of(run, place), token.end)
            for place, token in enumerate(run)
            if token.end in ends and place and belongs(run, place - 1, place)
        }
        spans = {(a, b) for a, b in spans if fold(sentence.text[a:b]) not in asked and b - a >= LEAST}
        if len(spans) == 1:
            start, end = next(iter(spans))
            return Candidate(sentence, sentence.start + start, sentence.start + end, sentence.score, local=SPOKEN_OF)
        if spans:
            return None
    return None


def _ends_with(sentence: Sentence, start: int, end: int, words: list[Word], sort: str) -> bool:
    """Return whether a stretch of a sentence ends with the word for what is asked for, and is more than that."""
    return any(
        sentence.offsets[item.end] == end and sentence.offsets[item.start] - start >= LONGER
        and item.weight >= SPOKEN_OF and words[item.word].label.endswith(sort)
        for item in sentence.matches
    )  # fmt: skip


def _is_behind(sentence: Sentence, start: int, sort: str) -> bool:
    """Return whether a name in quotes stands right behind the word for what it is: 店猫“铅字”."""
    return fold(sentence.text[: start - 1]).endswith(sort)


def _is_told(sentence: Sentence, start: int, subject: int) -> bool:
    """Return whether what stands at a place is said of a word of the question, which stands before it."""
    return _IS_SAID.search(sentence.plain[:start]) is not None and any(
        item.word == subject and item.weight >= SPOKEN_OF and sentence.offsets[item.end] <= start
        for item in sentence.matches
    )
