"""The answer to a question among ranked sentences, whatever the evidence for it: a typed value, else a span of words.

The learned reader judges both. Values come from the finders of their kind, which know where 640家 or a full name ends;
the reader says which of them is meant. Where nothing of the kind is near what is asked, and for what and why, it
chooses freely. Without a reader, or over text that is not Chinese, the rules of :mod:`qa.extract` and :mod:`qa.prose`
decide.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.normalise import fold
from corpus.quantities import find_quantities
from qa import names, prose, tabled
from qa.contrasts import belied
from qa.extract import ANY_YEAR, Candidate, asks_part, classes, is_other_sort, is_vague, measured, values
from qa.question import TYPED, is_planned
from qa.reader import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Index
    from index.lexical import QueryTerm
    from qa.extract import Sentence
    from qa.matching import Word
    from qa.question import Question
    from qa.reader import Read

# Sentences and spans come back question after question
_quantities = lru_cache(maxsize=4096)(find_quantities)
_dates = lru_cache(maxsize=4096)(find_dates)

READ = {"zh": 0.15, "en": 0.0}
READ_COUNTED = {"zh": 0.08, "en": 0.0}
"""What a factor of e in the worth of a value, or a quantity, counts beside its score by rules, by the language of the
question. In Chinese 0.1 to 1 differ by noise on the even halves of CMRC2018 and DRCD dev, and the dev questions need
the rules. The reader has learned English from made questions only; there it costs right values, so that rules alone
choose the values of an English question, and the reader its free spans."""

UNASKED = 0.4
"""Part of that which counts for a question of keywords, which the reader has not learned from (by hand)."""

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

SPOKEN_OF = 0.5
"""Least weight of a word of the question for a span of words to be what the question speaks of (by hand)."""

FITS = 0.3
"""What must speak for a value beside the words at it, for an English question, lest the reader's span is given: its
unit, the plan or the one of two that is asked for. Tuned on the even half of MLQA dev."""

MISTAKEN = frozenset({"person", "date"})
"""Kinds of which the reader may take a thing of another kind for the answer (今天 for a person)."""

OF_EVENT = 0.5
"""Worth of the date of a sentence's event, if the answer is surely in that sentence (by hand)."""

OWNED = 0.6
"""Part of the weight of what is counted that must stand in what a value measures for it to be that value (by hand)."""

MEASURED = 0.3
"""What it counts for a value beside its score by rules that it measures what is counted (by hand)."""

SPECIAL = 3
"""Characters by which what one value measures is more special than what another does."""

LESS = 0.75
"""Part of the question in what one value measures below which it is another that is meant (by hand)."""

NARROW, MOST = 0.03, 10
"""What speaks against a value for each such character that is not asked for, and how many of them count (by hand)."""

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
    owned = _owned(question, candidates, words)
    candidates = [
        replace(item, score=item.score + MEASURED * part - NARROW * min(special, MOST)) if part else item
        for item, (part, special, _) in zip(candidates, owned, strict=True)
    ]
    told = [(item, item.sentence) for item in candidates]
    if question.kind == "date" and not is_planned(question.text):  # what is to be is not dated by its event
        told += [(made, item) for item in sentences[:3] if (made := prose.event_date(index, item)) is not None]
        told += [(made, item) for item in sentences[:3] if (made := prose.day_before(index, item)) is not None]
    if found is None:
        return sorted((item for item, _ in told), key=lambda candidate: -candidate.score)
    judged = []
    worths = found.worths([(item.sentence, item.start, item.end) for item, _ in told])
    worths = [*_by_measure(candidates, owned, worths), *worths[len(owned) :]]
    for (item, said), expected in zip(told, worths, strict=True):
        worth = expected
        if said.text != item.sentence.text:  # said there, and dated by what stands over it
            same = said in sentences[:2] and _SAME_TIME.search(said.text)
            worth = max(worth, OF_EVENT * (1.0 if same else found.chance(said)))
        judged.append(_judged(item, worth, found.chance(said), question, found.asks))
    return sorted(judged, key=lambda candidate: -candidate.score)


def _owned(question: Question, candidates: list[Candidate], words: list[Word]) -> list[tuple[float, int, float]]:
    """Return how much of what is counted stands in what each quantity measures, in [0, 1], how many characters else,
    and how much of the whole question.

    0 where nothing is counted.
    """
    asked = max((word.idf * word.focus for word in words if word.focus > 1), default=0.0)
    if not asked or question.kind not in COUNTED:
        return [(0.0, 0, 0.0)] * len(candidates)
    part = asks_part(fold(question.text))
    found = [measured(item, words, part=part) for item in candidates]
    return [(min(own / asked, 1.0), special, whole) for own, special, whole in found]


def _by_measure(candidates: list[Candidate], owned: list[tuple[float, int, float]], worths: list[float]) -> list[float]:
    """Return the worths, that of the one value of a sentence that measures what is asked for not below the others'.

    What a number belongs to is read off the sentence (66项 in 亚军66项), where the reader only guesses. Of two that
    measure it, the one is meant which measures nothing more special (高新技术企业, not 认定第一批高新技术企业).
    """
    made = worths[: len(candidates)]
    for number, item in enumerate(candidates):
        part, special, whole = owned[number]
        if part < OWNED:
            continue
        rivals = [other for other, near in enumerate(candidates) if near.sentence is item.sentence and other != number]
        if all(
            owned[other][0] < part / 2 or owned[other][1] >= special + SPECIAL or owned[other][2] < LESS * whole
            for other in rivals
        ):
            made[number] = max([worths[number], *(worths[other] for other in rivals)])
    return made


def _judged(candidate: Candidate, worth: float, chance: float, question: Question, asks: bool) -> Candidate:
    read = (READ_COUNTED if question.kind in COUNTED else READ)[question.language] * (1.0 if asks else UNASKED)
    score = candidate.score + read * math.log(max(worth, LEAST))
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
        and (question.kind not in COUNTED or _counts(question, sentence, start - sentence.start, end - sentence.start))
        and not _is_named_by(question, sentence, start, end)
        and not _is_belied(question, sentence, start, end)
    ]
    if question.kind == "person":
        free = list(map(_name_in, free))
    if question.kind in MISTAKEN and candidates and spans and (not free or free[0].worth != spans[0][3]):
        # The reader took a thing of another kind for the answer: what it says of the values counts for nothing
        return [replace(item, worth=None) for item in candidates]
    if not free:
        return candidates
    if candidates and _owned(question, candidates[:1], words)[0][0] >= OWNED:
        return candidates
    least = _least(question, candidates[0], free[0]) if candidates else 0.0
    fits = candidates and question.language != "zh" and candidates[0].fitness >= FITS
    if candidates and (fits or not found.asks or (candidates[0].worth or 0.0) >= least * (free[0].worth or 0.0)):
        return candidates
    if any((item.start, item.end) == (free[0].start, free[0].end) for item in candidates[1:]):
        return candidates  # the rules know why this value is not the one
    if question.kind in COUNTED and len(held := [item for item in candidates if _lies_in(item, free[0])]) == 1:
        return [replace(held[0], worth=free[0].worth, score=free[0].score), *free]
    return free


def _least(question: Question, value: Candidate, free: Candidate) -> float:
    """Return the share of a free span's worth that a value must have."""
    if question.language == "zh" and value.sentence.row.source == free.sentence.row.source:
        if question.kind in DIVIDED and value.start <= free.start and free.end <= value.end:
            return PART
        if question.kind not in COUNTED and (value.end <= free.start or free.end <= value.start):
            return ELSEWHERE
    return (FREE_COUNTED if question.kind in COUNTED else FREE)[question.language]


def _is_named_by(question: Question, sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a span of words that an English question asks a person for is what it speaks of itself."""
    if question.kind != "person" or question.language == "zh":
        return False
    low, high = start - sentence.start, end - sentence.start
    said = [
        item for item in sentence.matches
        if item.weight >= SPOKEN_OF and low <= sentence.offsets[item.start] and sentence.offsets[item.end] <= high
        and not names.ROLE.search(sentence.folded[item.start : item.end])
    ]  # fmt: skip
    return bool(said) and not any(low <= begin and stop <= high for begin, stop in names.people(sentence.text))


def _is_belied(question: Question, sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a span is of the other of two that exclude each other: the men's winner, not the women's."""
    low, high = (bisect_left(sentence.offsets, place - sentence.start) for place in (start, end))
    return question.kind in TYPED and bool(belied(fold(question.text), sentence.folded, low, high))


def _name_in(candidate: Candidate) -> Candidate:
    """Return the one name that a span of words holds (归国的冶金学家郑怀远), or the span if it holds none or more."""
    base = candidate.sentence.start
    inside = [
        (start, end)
        for start, end in names.people(candidate.sentence.text)
        if candidate.start <= base + start and base + end <= candidate.end
        and not names.is_office(candidate.sentence.text[start:end])
    ]  # fmt: skip
    if len(inside) != 1:
        return candidate
    return replace(candidate, start=base + inside[0][0], end=base + inside[0][1])


def _lies_in(candidate: Candidate, other: Candidate) -> bool:
    return other.start <= candidate.start and candidate.end <= other.end


_ASKS_DAY = re.compile(r"哪(?:一)?(?:天|日)|几[月号日]|\b(?:what|which) (?:day|date)\b")
_NUMERALS = re.compile(
    r"[\d〇零一二两三四五六七八九十百千万亿半几数多]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion|free)\b"
)
_MINISTRY = re.compile("部委")
_TIMED = re.compile(
    r"[\d〇零一二三四五六七八九十]|[年月日天夜晨晚午朝代期纪季]|[春夏秋冬](?![\u4e00-\u9fff]?某)|周[一二三四五六日天末]|[本上下每]周|时|刻|\b(?:day|week|month|year|morning|night)"
)
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


def _counts(question: Question, sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a stretch of a sentence can be one quantity of the sort asked for, and is no date."""
    text = sentence.text
    digits = [place for place in range(start, end) if text[place].isdigit()]
    dates = [(item.start, item.end) for item in _dates(text, ANY_YEAR)]
    if digits and all(any(low <= place < high for low, high in dates) for place in digits):
        return False
    held = [item for item in _quantities(text) if item.start < end and start < item.end]
    return len(held) < 2 and not any(is_other_sort(question, text[item.start : item.end]) for item in held)


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
    if (
        question.kind == "date"
        and _ASKS_DAY.search(question.text)
        and not re.search(r"[\d一二三四五六七八九十初]", text)
    ):
        return False  # 夏季行动 is no day
    if question.kind == "date":
        return (
            bool(_TIMED.search(text))
            and not re.search("[,，;；。]", text)
            and not re.match(r"[一二两三四五六七八九十\d]+[只个位名件头条]", text)
        )
    if question.kind in COUNTED:
        found = _quantities(text)
        if question.unit and any(map(str.isdigit, text)) and not found:
            return False  # the digits of a date count nothing
        loose = question.kind == "number" and question.language == "zh" and not question.unit  # 能卖多少
        kinds = {"number", "ordinal"} if question.kind == "number" else {question.kind}
        if found and not loose and not any(item.kind in kinds for item in found):
            return False  # 26%以上 is no number of companies, 45亩 no sum
        if is_vague(question, text) or is_other_sort(question, text):
            return False
        if question.kind == "money" and not _NUMERALS.search(text):
            return False
        return bool(_MEASURED[question.kind].search(text))
    if question.kind == "person" and re.search(r"\d", text):
        return False
    if question.kind == "person" and any(len(word.label) > 1 and word.label in fold(text) for word in words):
        return False  # whom the question names is not whom it asks for
    if question.kind in _ENDS:
        body = question.kind == "organisation"
        english = question.language == "en" and body
        if (question.kind == "place" or english) and re.search("[,，;；。]", text):
            return False
        if question.kind == "place" and names.EVERYWHERE.fullmatch(text):
            return False
        endings = classes(fold(question.text)) if body else ()
        if not english:  # 哪个部 may be answered by a ministry of any name
            endings = (
                () if any(len(ending) < 2 for ending in endings) and not _MINISTRY.search(question.text) else endings
            )
        if endings and not any(ending in text for ending in endings):
            return False  # which newspaper: no ranger station
        words_in = names.tokens(text)
        if question.kind != "person" and len(words_in) > 1:
            if words_in[0].tag in {"v", "d", "p", "c"} or any(word.tag == "v" for word in words_in[:-1]):
                return False  # 申报通过泉州市: what was done, no name
        tags = {word.tag for word in words_in}
        if question.kind == "place" and words_in and words_in[-1].tag in {"n", "v", "vn", "w", "x"}:
            tags = set()
        if question.kind == "person" and words_in and words_in[-1].tag == "n" and not tags & {"nr", "nrt", "nrfg"}:
            tags = {"n"}  # 国家 names nobody in 国家创新型县
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
    """Return the best span for any kind of question; None if there is no sentence. ``terms``: see :func:`ranked`.

    Where no value or span is of the kind asked for, it is the best of another kind: an asker is refused then, but one
    of the sentences is still the best.
    """
    best = next(iter(ranked(index, question, words, sentences, terms)), None)
    if best is not None or not sentences:
        return best
    return next(iter(ranked(index, replace(question, kind="what"), words, sentences, terms)), None)
