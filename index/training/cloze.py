"""Questions made from unlabelled texts: something is taken out of a sentence, and asked for by what stands around it.

Source: Lewis, Denoyer and Riedel 2019, arXiv:1906.04980, whose cloze questions teach where an answer ends and which
words around it speak for it. Real questions leave words out, say some otherwise and ask at another place: so do these.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import rjieba

from corpus.normalise import fold, is_cjk
from corpus.sentences import split_sentences
from index.training.lessons import ANSWERED, MONOLINGUAL
from index.training.pairs import is_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.training.pairs import Source

LEFT_OUT, LEFT_OUT_EMPTY, TURNED = 0.2, 0.1, 0.15
"""Shares: of the words left out, of those that say nothing, of the sides of what is asked for that change their order
(rules of thumb)."""

FEWEST, LONGEST_ANSWER, SHORTEST_SENTENCE, LONGEST_SENTENCE = 3, 14, 12, 120
"""Words that a question must have, characters of answers and sentences."""

SHORTEST_PASSAGE, LONGEST_PASSAGE = 80, 500
"""Characters of a passage of news or reports."""

_NUMBER = re.compile(r"[\d.,]+|[一二两三四五六七八九十百千万亿]+")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
DATED, TIMES = ("年", "月", "日"), frozenset("年月日天时分秒")
OPENING, CLOSING, LONGEST_QUOTATION = {"《": "title", "“": "quoted", "「": "quoted"}, frozenset("》”」"), 10
_NOUNS = frozenset(("n", "nr", "ns", "nt", "nz", "nrt", "nrfg", "vn", "j", "an", "eng", "ng", "b", "a", "f", "s"))
_LOOSE = frozenset("fabs")
_NAMES = {"nr": "person", "nrt": "person", "nrfg": "person", "ns": "place", "nt": "organisation"}
_ASKED = {
    "person": ("谁", "谁", "哪个人", "哪一位", "何人"),
    "place": ("哪里", "哪儿", "什么地方", "哪个地方", "何处"),
    "organisation": ("哪个机构", "什么组织", "哪个单位"),
    "year": ("哪一年", "哪年", "何年", "何时", "什么时候"),
    "date": ("何时", "什么时候", "什么时间", "哪一天"),
    "title": ("哪部作品", "什么", "哪一本书"),
    "quoted": ("什么", "什么", "何"),
    "thing": ("什么", "什么", "什么", "哪些", "何者"),
}
_EMPTY = frozenset("的了是在有和与及或而也就都把被从对以其之这那吗呢吧啊么为个于中由并将已还又等")
_CLAUSE = re.compile(r"[，,；;：:]")
_HEADED = 0.5
"""Share of things of two words and more that are asked for by their last one: 哪个大学."""


Words = Sequence[tuple[str, str]]
"""Words with their parts of speech."""


class Cloze(NamedTuple):
    """A made question, and what it asks for in its passage."""

    text: str
    answer: str


class _Span(NamedTuple):
    first: int
    last: int
    sort: str


def clozes(passage: str, count: int, draw: random.Random) -> Iterator[Cloze]:
    """Yield at most ``count`` questions on a passage, each on another sentence; their answers stand in it once."""
    spans = [span for span in split_sentences(passage) if SHORTEST_SENTENCE <= span[1] - span[0] <= LONGEST_SENTENCE]
    draw.shuffle(spans)
    for start, end in spans:
        if count <= 0:
            return
        made = cloze(passage[start:end], draw)
        if made and passage.count(made.answer) == 1:
            count -= 1
            yield made


def cloze(sentence: str, draw: random.Random) -> Cloze | None:
    """Return a question on a sentence; None if nothing can be asked for, or too few words are left."""
    words = [(str(word), str(tag)) for word, tag in rjieba.tag(sentence)]
    options = list(_answers(words))
    if not options:
        return None
    sorts = sorted({option.sort for option in options})
    sort = draw.choice(sorts)  # a number is as likely as a thing, of which there are more
    chosen = draw.choice([option for option in options if option.sort == sort])
    answer = "".join(word for word, _ in words[chosen.first : chosen.last + 1])
    asks = _asking(words, chosen, draw)
    first, last = _stretch(words, chosen, draw)
    before = _thinned(words[first : chosen.first], draw)
    behind = _thinned(words[chosen.last + 1 : last], draw)
    if sum(len(word) > 1 for word in (*before, *behind)) < FEWEST:
        return None
    form = draw.random()
    if form < 0.6 or not behind:
        said = [*before, asks, *behind]
    elif form < 0.8:  # what asks stands last, as it does in half of the real ones
        said = [*behind, *before, "是", asks] if draw.random() < 0.5 else [*before, *behind, "是", asks]
    else:
        said = [asks, *behind, *before]
    return Cloze("".join(said) + "?", answer)


def _answers(words: Words) -> Iterator[_Span]:
    """Yield what may be asked for: numbers with their measure, dates, names, titles, quotations, groups of nouns."""
    inside: set[int] = set()
    for span in _quotations(words):
        inside.update(range(span.first, span.last + 1))
        yield span
    place = 0
    while place < len(words):
        found = None if place in inside else _number(words, place) or _nouns(words, place)
        if found and found.sort:
            yield found
        place = found.last + 1 if found else place + 1


def _quotations(words: Words) -> Iterator[_Span]:
    """Yield what stands in marks, short enough for a name."""
    sort, first = "", 0
    for place, (word, _) in enumerate(words):
        if sort and word in CLOSING:
            if first < place < first + LONGEST_QUOTATION:
                yield _Span(first, place - 1, sort)
            sort = ""
        elif not sort and word in OPENING:
            sort, first = OPENING[word], place + 1


def _counts(word: str, tag: str) -> bool:
    return word not in DATED and (tag == "m" or bool(_NUMBER.fullmatch(word)))  # rjieba calls 年 a number, too


def _number(words: Words, place: int) -> _Span | None:
    """Return the number that begins there, with its measure or as a date; of no sort if it has none."""
    if not _counts(*words[place]):
        return None
    last = place
    while last + 1 < len(words) and _counts(*words[last + 1]):
        last += 1
    unit, tag = words[last + 1] if last + 1 < len(words) else ("", "")
    if unit in DATED:
        end = last + 1
        while end + 2 < len(words) and _counts(*words[end + 1]) and words[end + 2][0] in DATED[1:]:
            end += 2
        if unit == DATED[0] and not _YEAR.fullmatch(words[place][0]):
            return _Span(place, end, "")
        return _Span(place, end, "year" if unit == DATED[0] and end == last + 1 else "date")
    if tag in ("q", "n") and len(unit) <= 2 and unit not in TIMES:
        return _Span(place, last + 1, "number")
    return _Span(place, last, "number" if words[last][0].endswith("%") else "")


def _nouns(words: Words, place: int) -> _Span | None:
    """Return the group of nouns that begins there; of no sort if it is too long to be asked for."""
    last = place - 1
    while last + 1 < len(words) and words[last + 1][1] in _NOUNS and is_cjk(words[last + 1][0][0]):
        last += 1
    if last < place:
        return None
    end = last
    while end > place and words[end][1] in _LOOSE:
        end -= 1
    length = sum(len(word) for word, _ in words[place : end + 1])
    if not 2 <= length <= LONGEST_ANSWER or words[end][1] in _LOOSE:
        return _Span(place, last, "")
    return _Span(place, end, _NAMES.get(words[place][1], "thing") if end == place else "thing")


def _asking(words: Words, span: _Span, draw: random.Random) -> str:
    """Return the words that ask for what was taken out."""
    last = words[span.last][0]
    if span.sort == "number":
        if last.endswith("%"):
            return draw.choice(("百分之多少", "多少"))
        return draw.choice(("多少", "几", "多少")) + (last if span.last > span.first else "")
    if span.sort == "thing" and span.last > span.first and draw.random() < _HEADED:
        return draw.choice(("哪个", "什么", "哪一个", "哪种")) + last
    return draw.choice(_ASKED[span.sort])


def _stretch(words: Words, span: _Span, draw: random.Random) -> tuple[int, int]:
    """Return the words that the question is made of: those of the clause, or of its neighbours, too."""
    marks = [-1, *(place for place, (word, _) in enumerate(words) if _CLAUSE.fullmatch(word)), len(words)]
    first = max(number for number, mark in enumerate(marks) if mark < span.first)
    last = min(number for number, mark in enumerate(marks) if mark > span.last)
    first, last = max(first - draw.choice((0, 0, 1, 2)), 0), min(last + draw.choice((0, 0, 1)), len(marks) - 1)
    return marks[first] + 1, marks[last]


def _thinned(words: Words, draw: random.Random) -> list[str]:
    """Return the words without marks, some left out, some of them in another order."""
    said = [word for word, _ in words if fold(word[0]).isalnum()]
    kept = [word for word in said if draw.random() > (LEFT_OUT_EMPTY if word in _EMPTY else LEFT_OUT)]
    if len(kept) > 3 and draw.random() < TURNED:
        cut = draw.randrange(1, len(kept))
        kept = kept[cut:] + kept[:cut]
    return kept


def made(sources: Sequence[Source], count: int, seed: int) -> list[tuple[str, str, str]]:
    """Return made questions with their passages and answers, as many of each kind of text, shuffled.

    Half of the passages are those that real questions are asked about, half are news and reports.
    """
    draw = random.Random(seed)  # noqa: S311 - reproducible, not a secret
    asked = sorted({pair.second for source in sources if source.name in ANSWERED for pair in source.pairs})
    plain = sorted(
        {
            pair.second[:LONGEST_PASSAGE]
            for source in sources
            if source.name in MONOLINGUAL
            for pair in source.pairs
            if is_chinese(pair.second) and len(pair.second) >= SHORTEST_PASSAGE
        }
    )
    found = []
    for passages in (asked, plain):
        draw.shuffle(passages)
        each = max(1, math.ceil(count / 2 / max(len(passages), 1)))
        some = [
            (question.text, passage, question.answer)
            for passage in passages[: count // 2]
            for question in clozes(passage, each, draw)
        ]
        found += some[: count // 2]
    draw.shuffle(found)
    return found
