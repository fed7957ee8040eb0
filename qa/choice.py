"""The answer to a question among ranked sentences, whatever the evidence for it: a typed value, else a span of words.

The learned reader judges both. Values come from the finders of their kind, which know where 640家 or a full name ends;
the reader says which of them is meant. Where nothing of the kind is near what is asked, and for what and why, it
chooses freely. Without a reader, or over text that is not Chinese, the rules of :mod:`qa.extract` and :mod:`qa.prose`
decide.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.normalise import fold
from corpus.quantities import find_quantities
from qa import names, prose, tabled
from qa.extract import Candidate, classes, is_other_sort, values
from qa.question import TYPED
from qa.reader import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Index
    from index.lexical import QueryTerm
    from qa.extract import Sentence
    from qa.matching import Word
    from qa.question import Question
    from qa.reader import Read

READ = {"zh": 0.15, "en": 0.0}
READ_COUNTED = {"zh": 0.08, "en": 0.0}
"""What a factor of e in the worth of a value, or a quantity, counts beside its score by rules, by the language of the
question. In Chinese 0.1 to 1 differ by noise on the even halves of CMRC2018 and DRCD dev, and the dev questions need
the rules. The reader has learned English from made questions only; there it costs right values, so that rules alone
choose the values of an English question, and the reader its free spans."""

SENTENCE = {"zh": 0.0, "en": 0.15}
"""What a factor of e in the chance of its sentence counts for a value beside its score by rules, but for quantities,
which the words beside them tell apart; of a Chinese value the worth says it. Tuned on the even half of MLQA dev."""

COUNTED = frozenset({"number", "money", "percent"})
"""Kinds of quantities."""

FREE = {"zh": 0.03, "en": 0.1}
FREE_COUNTED = {"zh": 0.03, "en": 0.03}
"""Share of the worth of the best span of any kind that a value, or a quantity, must have, lest that span is given. A
question of keywords, which the reader has not learned from, is given a value wherever there is one. Tuned on the even
halves of CMRC2018, DRCD and MLQA dev, and on the dev questions, where more takes right values for wrong ones."""

ELSEWHERE = 0.3
"""The same where a Chinese question's value, if it is no quantity, stands elsewhere than the span: of those below, the
spans have F1 61 and the values 10 (every sixth question of CMRC2018 and DRCD dev)."""

DIVIDED, PART = frozenset({"date", "place", "list"}), 0.9
"""The same where the span is a part of the value (1926年 of a whole date), for the kinds of which a part may be asked:
there the spans have F1 86 and the values 61 (the same questions)."""

MISTAKEN = frozenset({"person", "date"})
"""Kinds of which the reader may take a thing of another kind for the answer (今天 for a person)."""

OF_EVENT = 0.5
"""Worth of the date of a sentence's event, if the answer is surely in that sentence (by hand)."""

LEAST = 0.01
"""Worth below which values are not told apart."""


def typed(
    index: Index, question: Question, words: list[Word], sentences: list[Sentence], found: Read | None
) -> list[Candidate]:
    """Return the values of the kind asked for, best first; none where the kind has no values."""
    if question.kind not in TYPED and question.kind != "list":
        return []
    near = sentences[:12]
    if question.kind in {"number", "money", "percent"}:  # a cell is read with its column, by qa.tabled
        near = [item for item in near if not tabled.is_line(item.text)]
    candidates = values(near, words, question)
    told = [(item, item.sentence) for item in candidates]
    if question.kind == "date":
        told += [(made, item) for item in sentences[:3] if (made := prose.event_date(index, item)) is not None]
    if found is None:
        return sorted((item for item, _ in told), key=lambda candidate: -candidate.score)
    judged = []
    worths = found.worths([(item.sentence, item.start, item.end) for item, _ in told])
    for (item, said), expected in zip(told, worths, strict=True):
        worth = expected
        if said.text != item.sentence.text:  # said there, and dated by what stands over it
            same = said is sentences[0] and _SAME_TIME.search(said.text)
            worth = max(worth, OF_EVENT * (1.0 if same else found.chance(said)))
        judged.append(_judged(item, worth, found.chance(said), question))
    return sorted(judged, key=lambda candidate: -candidate.score)


def _judged(candidate: Candidate, worth: float, chance: float, question: Question) -> Candidate:
    read_as = READ_COUNTED if question.kind in COUNTED else READ
    score = candidate.score + read_as[question.language] * math.log(max(worth, LEAST))
    if question.kind not in COUNTED:
        score += SENTENCE[question.language] * math.log(max(chance, LEAST))
    return replace(candidate, score=score, worth=worth)


def ranked(
    index: Index,
    question: Question,
    words: list[Word],
    sentences: list[Sentence],
    terms: Sequence[QueryTerm] | None = None,
) -> list[Candidate]:
    """Return the candidates for any kind of question, best first; none if there is no sentence.

    ``terms`` are those of ``index.terms_of(question.text)``, if they are at hand.
    """
    if not sentences:
        return []
    found = read(index, question, sentences, terms=terms, words=words)
    candidates = typed(index, question, words, sentences, found)
    if found is None:
        if not candidates and question.kind in TYPED:
            return []
        return candidates or [prose.best_clause(sentences, words, question)]
    spans = found.spans()
    free = [
        Candidate(
            sentence, start, end, sentence.score + READ[question.language] * math.log(max(worth, LEAST)), worth=worth
        )
        for sentence, start, end, worth in spans
        if _may_be(question, words, sentence.text[start - sentence.start : end - sentence.start])
    ]
    if question.kind in MISTAKEN and candidates and spans and (not free or free[0].worth != spans[0][3]):
        # The reader took a thing of another kind for the answer: what it says of the values counts for nothing
        return [replace(item, worth=None) for item in candidates]
    if not free:
        return candidates
    if candidates:
        least = _least(question, candidates[0], free[0])
        if not found.asks or (candidates[0].worth or 0.0) >= least * (free[0].worth or 0.0):
            return candidates
    return free


def _least(question: Question, value: Candidate, free: Candidate) -> float:
    """Return the share of a free span's worth that a value must have."""
    if question.language == "zh" and value.sentence.row.source == free.sentence.row.source:
        if question.kind in DIVIDED and value.start <= free.start and free.end <= value.end:
            return PART
        if question.kind not in COUNTED and (value.end <= free.start or free.end <= value.start):
            return ELSEWHERE
    return (FREE_COUNTED if question.kind in COUNTED else FREE)[question.language]


_TIMED = re.compile(r"\d|[年月日天夜晨晚午朝代期纪季春夏秋冬周]|时|刻|\b(?:day|week|month|year|morning|night)")
_DATE = re.compile(r"\d{4}年(?:\d{1,2}(?:月(?:\d{1,2}[日号]?)?)?)?|\d{1,2}月(?:\d{1,2}[日号]?)?")
"""Its digits count nothing."""

_MEASURED = {
    "number": re.compile(r"[\d〇零一二两三四五六七八九十百千万亿半数几多全]"),
    "money": re.compile(r"[元钱万亿块币镑磅银文两¥$€£]|美金|卢比|法郎|[A-Z]{3}"),
    "percent": re.compile(r"%|百分|[成倍折半]|个点|分之"),
}
"""What a free span must have to be a quantity of the kind."""

_SAME_TIME = re.compile(r"[同当](?:年|月|日|天)")
"""A sentence that says so was dated before."""

_TIME_ONLY = re.compile(
    r"[今昨明前后当同次]天|[今去明前同当本次]年|[本上下当同]月|[今昨当]晚|目前|当时|现在|同时|此前|此后|随后"
)


_NAMING = {
    "place": frozenset({"ns", "s", "nt"}),
    "person": frozenset({"nr", "nrt", "nrfg", "nt", "nz", "ns", "eng", "j"}),
    "organisation": frozenset({"nr", "nt", "nz", "ns", "eng", "j"}),
}
_ENDS = {
    "place": re.compile(
        r"[省市县区镇乡村街路楼馆院校园场站厂店港岛山河湖海江桥国州城庙寺宫殿亭塔室层里内外上下旁边侧处地端岸线洲洋近面间]$|[A-Za-z]"
    ),
    "person": re.compile(r"[者人家员长师王帝皇后军族生工队团士神妻夫父母子女儿们会]$|[A-Za-z·]"),
    "organisation": re.compile(r"[司社校院所局部会团队厂店馆行台网厅委办署党军组构业站府室盟A-Za-z]"),
}
"""Parts of speech, and characters, of which a free span must have one to be of the kind."""


def _may_be(question: Question, words: list[Word], text: str) -> bool:
    """Return whether a free span can be of the kind asked for: a date has a word of time, a person is no day."""
    if question.kind == "date":
        return bool(_TIMED.search(text)) and not re.match(r"[一二两三四五六七八九十\d]+[只个位名件头条]", text)
    if question.kind in COUNTED:
        if question.unit and any(map(str.isdigit, text)) and not find_quantities(text):
            return False  # the digits of a date count nothing
        if question.kind == "number":
            text = _DATE.sub("", text)
        return bool(_MEASURED[question.kind].search(text)) and not is_other_sort(question, text)
    if question.kind == "person" and any(len(word.label) > 1 and word.label in fold(text) for word in words):
        return False  # whom the question names is not whom it asks for
    if question.kind in _ENDS:
        english = question.language == "en" and question.kind == "organisation"
        if (question.kind == "place" or english) and re.search("[,，;；。]", text):
            return False
        if question.kind == "place" and names.EVERYWHERE.fullmatch(text):
            return False
        endings = classes(fold(question.text)) if english else ()
        if endings and not any(ending in text for ending in endings):
            return False  # which newspaper: no ranger station
        tags = {word.tag for word in names.tokens(text)}
        return not _TIME_ONLY.fullmatch(text) and bool(
            _NAMING[question.kind] & tags or _ENDS[question.kind].search(text)
        )
    return True


def choose(
    index: Index,
    question: Question,
    words: list[Word],
    sentences: list[Sentence],
    terms: Sequence[QueryTerm] | None = None,
) -> Candidate | None:
    """Return the best span for any kind of question; None if there is no sentence. ``terms``: see :func:`ranked`."""
    return next(iter(ranked(index, question, words, sentences, terms)), None)
