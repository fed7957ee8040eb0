"""What is left of a whole, where a text tells the whole and the other part: 学员42名,其中女9名 are 33 men.

Whoever asks for the men, for those who did not come or did not pass is not answered by the number of all, nor by that of
the others. Only halves count of which there is no third, and exact numbers of one sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.normalise import fold
from index.english import base
from qa.asking.denials import UNMANNED
from qa.asking.question import COUNTED
from qa.computing.shown import Computed, bracketed, shown
from qa.finding.formed import form_asked
from qa.finding.numeric import is_same_unit
from qa.finding.sentence import quantities_in
from qa.telling.cite import citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.quantities import Quantity
    from qa.asking.question import Question
    from qa.asking.words import Word
    from qa.finding.sentence import Sentence

CONFIDENCE = 0.8
"""Said of a difference of two values that one sentence gives (by hand)."""

LOOKED_AT = 3
"""Sentences among the best in which the whole and its other part may be told (by hand)."""

SAID, OF_ALL = 0.5, 0.6
"""How much of a word a sentence has for it to be said there, and the share of the words besides the half (by hand)."""

_HALVES = tuple(
    (re.compile(one), re.compile(other))
    for pair in (
        (r"男(?!爵)|\bm[ae]n\b|\bmales?\b|\bboys?\b", r"女|\bwom[ae]n\b|\bfemales?\b|\bgirls?\b"),
        (r"国内|境内|\bdomestic\b", r"国外|境外|海外|\b(?:overseas|abroad|foreign)\b"),
        ("省内|本省", "省外|外省"),
        ("市内|本市|本地", "市外|外市|外地"),
        (r"城镇|\burban\b", r"农村|乡村|\brural\b"),
        ("公办|公立", "民办|私立"),
        (r"线上|网上|网络|云端|\bonline\b", r"线下|现场|\boffline\b|\bin person\b"),
    )
    for one, other in (pair, pair[::-1])
)
"""What is asked for, and what the text tells of instead."""

_ABSENT = re.compile(
    r"缺席|缺勤|缺考|(?:没有?|未)(?:来|到|出席|到场|到会|参加)(?!过)"
    r"|\babsent\b|\b(?:did not|didn't|didn’t|could not|couldn't|failed to) (?:come|attend|turn up|show up|take part|appear)\b"
)
_TELLS_ABSENT = re.compile(r"缺席|缺勤|缺考|请假|[没未]|\b(?:absent|missing|away|not|stayed|fail\w*)\b|n['’]t\b")
_PRESENT = re.compile(
    r"出席|到场|到会|参加|实到|\b(?:came|attend\w*|present|turned up|showed up|appeared|took part|reach\w*|joined)\b"
)
_DENIED = re.compile(
    rf"(?:没|无)人{UNMANNED}(?:去|来|能|敢)?(?P<nobody>[\u4e00-\u9fff])|(?:没有|没能|没|未能|未|不)(?P<what>[\u4e00-\u9fff]{{2}})"
    r"|\b(?:did|could|were|was|have|has|do|does|can)(?: not|n['’]t) (?:be )?(?P<verb>[a-z]{3,})|\bfail(?:ed)? to (?P<failed>[a-z]{3,})"
)
_NOT = re.compile(r"[没未]|不(?!同|仅|少于)|剩余|剩下|其余|尚有|\b(?:not|fail\w*|no|remaining)\b|n['’]t\b")
_PARTS = re.compile(r"[,;。!?](?!\d{3})|\.(?= |$)")
_OF_THE = re.compile(r" of (?:the|its|our|their|all|all the) ")
_ALL_BUT = re.compile(r"\ball (?:of them )?(?:but|except|bar) (?:for )?$|(?<![\u4e00-\u9fff])除(?:了)?$")
"""What leads up to those who are left out of what is said of all."""
_COUNTS = re.compile(r"多少|几|\bhow many\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """What says the half that is asked for, the other half, and whether the half is what the other is not."""

    mine: re.Pattern[str]
    other: re.Pattern[str]
    denied: bool = False


@lru_cache(maxsize=256)
def _asked(folded: str) -> Asked | None:
    if not _COUNTS.search(folded):
        return None
    if _ABSENT.search(folded):
        return Asked(_TELLS_ABSENT, _PRESENT, denied=True)
    if said := _DENIED.search(folded):
        verb = said["verb"] or said["failed"]
        other = rf"\b{re.escape(base(verb)[:4])}" if verb else re.escape(said["nobody"] or said["what"])
        return Asked(_NOT, re.compile(other), denied=True)
    halves = [(mine, other) for mine, other in _HALVES if mine.search(folded)]
    return Asked(*halves[0]) if len(halves) == 1 else None


def asked(question: Question) -> Asked | None:
    """Return the half of a whole that a question counts, which a text may tell only by the other; None for none.

    Example:
        >>> from qa.asking.question import read_question
        >>> [asked(read_question(text)) is not None for text in ("有几个男学员?", "几个人没通过?", "有几个学员?")]
        [True, True, False]
    """
    counts = question.kind == "number" and form_asked(question.text) is None
    return _asked(fold(question.text)) if counts else None


def may_lack(missing: Sequence[str], question: Question) -> bool:
    """Return whether a sentence lacks nothing that a question names but the half which it asks for."""
    half = asked(question)
    return half is not None and all(half.mine.search(fold(name)) for name in missing)


def tells_only_the_other(half: Asked | None, sentence: Sentence) -> bool:
    """Return whether a sentence speaks of the other half and not of the one that is asked for."""
    if half is None or half.mine.search(sentence.plain.lower()):
        return False
    return half.mine is _TELLS_ABSENT or half.other.search(sentence.plain.lower()) is not None


def rest(question: Question, words: Sequence[Word], sentences: Sequence[Sentence]) -> Computed | None:
    """Return what is left of a whole without its other part, the sentence cited; None if that is not asked or told."""
    half = asked(question)
    if half is None:
        return None
    near = [item for item in sentences[:LOOKED_AT] if item.share >= sentences[0].share - SAID]
    if any(half.mine.search(item.plain.lower()) and quantities_in(item.text) for item in near):
        return None  # it may be told outright
    for sentence in near:
        if _share(half, words, sentence) < OF_ALL:
            continue
        for whole, part in _parted(half, sentence):
            said = shown(whole.value - part.value, whole, question.language, rounded=True)
            values = f"{sentence.text[whole.start : whole.end]} − {sentence.text[part.start : part.end]}"
            return Computed(said, bracketed(said, values, question.language), [citation(sentence)], CONFIDENCE)
    return None


_REST = re.compile(r"其余|余下|剩余|剩下|余款|\b(?:the rest|the remainder|the balance)\b")
_OF_WHICH = re.compile(r"其中|包括|[:：]|\b(?:of which|of this|of it|including|made up of)\b")
_SEVERAL = re.compile(r"[和、及与]| and ")
"""What parts several among whom the rest is not divided: 其余来自竹编和旅游."""
_OF_ANOTHER_SORT = re.compile(
    "(?!部分|资金|款项|经费|费用|金额|收入|股份|股权|份额)[\u4e00-\u9fff]{1,2}(?:段|座|处|期|栋|条|个|户|家|间)"
)
"""What follows where the rest is of other things than the sum: 其余路段明年开工."""
_BEST = 0.1
"""How much less of a question than the best one a sentence may tell that has the rest of a whole (by hand)."""


def remainder(question: Question, words: Sequence[Word], sentences: Sequence[Sentence]) -> Computed | None:
    """Return what is left of a whole for those to whom its rest is said to fall; None if that is not asked or told.

    Of 造价90万元,其中补助40万元,余下由村民集资 the villagers' part is asked for by their name.
    """
    if question.kind not in COUNTED:
        return None
    for sentence in sentences[:LOOKED_AT]:
        plain = sentence.plain.lower()
        said = _REST.search(plain)
        if said is None or sentence.share < sentences[0].share - _BEST:
            continue
        low, high = _bounds(plain, said.start(), said.end())
        values = [item for item in quantities_in(sentence.text) if item.kind == question.kind]
        told_before = [item.end for item in values if low <= item.start and item.end <= said.start()]
        low = max([low, *told_before])  # vehicles 33 per cent and marine the rest
        if any(low <= item.start < high for item in values) or not _only_in(sentence, words, low, high):
            continue
        if _SEVERAL.search(plain, said.end(), high) or _OF_ANOTHER_SORT.match(plain, said.end()):
            continue
        before = [item for item in values if item.end <= low and item.exact]
        whole, parts = (None, before) if question.kind == "percent" else (before[0] if before else None, before[1:])
        if not parts or any(item.unit != parts[0].unit for item in before):
            continue
        total = Decimal(100) if whole is None else whole.value
        left = total - sum((item.value for item in parts), Decimal(0))
        if left <= 0 or (whole is not None and not _OF_WHICH.search(plain, whole.end, parts[0].start)):
            continue
        values_said = " − ".join(
            [f"{total}{parts[0].unit}" if whole is None else sentence.text[whole.start : whole.end]]
            + [sentence.text[item.start : item.end] for item in parts]
        )
        told = shown(left, parts[0], question.language, rounded=True)
        return Computed(told, bracketed(told, values_said, question.language), [citation(sentence)], CONFIDENCE)
    return None


def _only_in(sentence: Sentence, words: Sequence[Word], low: int, high: int) -> bool:
    """Return whether a word of the question stands in a stretch of a sentence and nowhere else in it."""
    places: dict[int, list[int]] = {}
    for item in sentence.matches:
        if item.weight >= SAID and len(words[item.word].label) > 1:
            places.setdefault(item.word, []).append(sentence.offsets[item.start])
    return any(all(low <= place < high for place in said) for said in places.values())


def _share(half: Asked, words: Sequence[Word], sentence: Sentence) -> float:
    """Return the share of the question that a sentence has besides the half that is asked for."""
    own = [
        (word.idf, value)
        for word, value in zip(words, sentence.covered, strict=True)
        if not half.mine.search(word.label) and not half.other.search(word.label) and not _ABSENT.search(word.label)
    ]
    total = sum(idf for idf, _ in own)
    return sum(idf * value for idf, value in own) / total if total else 0.0


def _parted(half: Asked, sentence: Sentence) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the whole and its other part as a sentence tells them: 42名…其中女9名, 应到86人,实到79人, 14 of the 31."""
    plain = sentence.plain.lower()
    counts = [item for item in quantities_in(sentence.text) if item.kind == "number" and item.exact]
    for part, whole in pairwise(counts):
        if _OF_THE.fullmatch(plain[part.end : whole.start]) and part.value < whole.value:
            if _is_of_other(half, plain, part, whole.end):
                yield whole, part
            return
    for place, part in enumerate(counts[1:], 1):
        wholes = [item for item in counts[:place] if _is_alike(item, part) and item.value > part.value]
        if not wholes or not _is_of_other(half, plain, part, part.end):
            continue
        whole = wholes[-1]
        if _ALL_BUT.search(plain[max(part.start - 16, 0) : part.start]):
            return  # all but six are whole: the six are the ones that are not
        apart = _PARTS.search(plain, whole.end, part.start) is not None
        if half.denied and apart and half.other.search(_clause(plain, whole.start, whole.end)):
            continue  # 合格140人,基本合格2人: neither is the whole of the other
        if not half.denied or not _NOT.search(plain[whole.end : part.start]):
            yield whole, part
            return


def _is_of_other(half: Asked, plain: str, part: Quantity, end: int) -> bool:
    """Return whether the clause of a part speaks of the other half, and, if that is denied, does not deny it."""
    clause = _clause(plain, part.start, end)
    return half.other.search(clause) is not None and not (half.denied and _NOT.search(clause))


def _clause(plain: str, start: int, end: int) -> str:
    """Return the clause that a stretch of a sentence lies in."""
    return plain[slice(*_bounds(plain, start, end))]


def _bounds(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause begins and ends that a stretch of a sentence lies in."""
    begin = max((mark.end() for mark in _PARTS.finditer(plain, 0, start)), default=0)
    return begin, next((mark.start() for mark in _PARTS.finditer(plain, end)), len(plain))


def _is_alike(whole: Quantity, part: Quantity) -> bool:
    return not part.unit or whole.unit == part.unit or is_same_unit(whole.unit, part.unit)
