"""Answers that are not a typed value: the clause that says what or why, yes or no, and the date of a whole event."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.normalise import fold
from corpus.quantities import find_quantities
from corpus.sentences import split_sentences
from qa import names
from qa.extract import LOCAL, Candidate, Sentence, beside, clauses
from qa.matching import coverage, find

if TYPE_CHECKING:
    from index import Index
    from qa.matching import Word
    from qa.question import Question

_CAUSE = re.compile(
    r"^(?:为了?|因为?|由于|因此|旨在|以便|从而|有助于|助力|推动|促进|because|since|as|due to|in order to|to )",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:就是|是指|指的是|即|称为|被称为|被誉为|誉为|升格为|更名为|命名为|改为|成为|定为|主题为|名为|是|为)"
)
_OPPOSITES = (
    ("线上", "线下"), ("线上", "现场"), ("增长", "下降"), ("上升", "下降"), ("增加", "减少"), ("通过", "未通过"), ("首批", "第二批"), ("首次", "再次"),
    ("online", "offline"), ("国内", "国外"), ("省内", "省外"), ("公办", "民办"), ("室内", "室外"), ("成功", "失败"), ("盈利", "亏损"),
    ("increase", "decrease"), ("rise", "fall"), ("rose", "fell"), ("first", "last"),
)  # fmt: skip
_LABEL = re.compile(r"[^\s,。:]{2,10}[:]\s*$|[^\s,。:]{2,10}[:](?=$)")
_TIME = re.compile(
    r"(?:近年来|目前|当前|同时|此外|据悉|其中|今年|去年|一直以来|截至目前|\d{4}年以来|.{0,6}以来|.{0,6}期间)"
)
_HELD = re.compile(r"举行|举办|召开|开幕|\b(?:held|take place|took place|hosted)\b")
_NEGATION = re.compile(r"不是|没有|未能|并未|尚未|并非|不再|取消|not |never ")


def best_clause(sentences: list[Sentence], words: list[Word], question: Question) -> Candidate:
    """Return the span that says what was asked: a quoted phrase, what follows 是/为, a clause, or the whole sentence."""
    total = sum(word.idf for word in words) or 1.0
    found = []
    for sentence in sentences[:4]:
        for start, end, whole in _spans(sentence, question):
            inside = _given(words, sentence, (start, end))
            around = inside if whole == (start, end) else _given(words, sentence, whole)
            span = (start - sentence.start, end - sentence.start)
            score = sentence.score + LOCAL * beside(sentence, span, [], words, question) / total
            score += (0.6 * around - 0.2 * inside * (whole != (start, end))) / total
            if fold(sentence.text[span[0] : span[1]]) in fold(question.text):
                continue  # the question has these very words: they do not answer it
            score += 0.15 * (sentence.text[span[0]] == "《")
            score += 0.15 * (question.kind == "why" and bool(_CAUSE.search(sentence.text[span[0] :])))
            found.append(Candidate(sentence, start, end, score))
    if not found:
        return Candidate(sentences[0], sentences[0].start, sentences[0].end, sentences[0].score)
    return max(found, key=lambda item: item.score)


def whole_reason(candidate: Candidate) -> Candidate:
    """Return the whole sentence of a candidate, without a label: a reason cut out of it is easily misread."""
    return replace(candidate, start=_after_label(candidate.sentence), end=candidate.sentence.end)


def _after_label(sentence: Sentence) -> int:
    """Return where a sentence begins behind the label of its section (记者点评:), which is no part of an answer."""
    match = re.match(r"[^\s,。:]{2,10}:\s*", sentence.plain)
    labelled = match and sentence.row.section and sentence.row.section in match.group()
    return sentence.start + (match.end() if match and labelled and match.end() < len(sentence.text) else 0)


def _given(words: list[Word], sentence: Sentence, span: names.Span) -> float:
    """Return the weight of the question's words that stand in a span of the source."""
    inside = coverage(words, find(words, fold(sentence.text[span[0] - sentence.start : span[1] - sentence.start])))
    return sum(word.idf * value for word, value in zip(words, inside, strict=True))


def _spans(sentence: Sentence, question: Question) -> list[tuple[int, int, names.Span]]:
    """Return (start, end, clause) of what could answer: clauses, and quoted phrases and complements inside them."""
    base, text = sentence.start, sentence.plain
    quotes = [(base + a, base + b) for a, b in names.quoted(text)] if question.kind == "what" else []
    found = []
    for start, last in clauses(sentence):
        content = text[start - base : last - base].rstrip(",。;:!? ")
        end = start + len(content)
        if end - start < 2 or _LABEL.match(text, start - base) or _is_date(content):
            continue
        found.append((start, end, (start, end)))
        found += [(a, b, (start, end)) for a, b in quotes if start <= a and b <= end]
        match = _IS.search(content) if question.kind == "what" else None
        if match and len(content) - match.end() >= 2:
            first, stop = start + match.end(), end
            if text[first - base] in "“「" and text[stop - base - 1] in "”」":
                first, stop = first + 1, stop - 1
            found.append((first, stop, (start, end)))
    return found or [(sentence.start, sentence.end, (sentence.start, sentence.end))]


def _is_date(text: str) -> bool:
    """Return whether a clause is nothing but a time (2022年9月8日, 近年来)."""
    return bool(_TIME.fullmatch(text)) or any(
        (item.start, item.end) == (0, len(text)) for item in find_dates(text, 2000)
    )


def affirms(sentence: Sentence, question: Question, words: list[Word]) -> bool | None:
    """Return whether the sentence says yes; None if it does not speak of a number or name that the question gives.

    It says no where it has a negation that the question lacks, the opposite of a word asked about, another number of
    the same unit, or another place than the one named.
    """
    asked, text = fold(question.text), sentence.folded
    for pair in _OPPOSITES:
        for one, other in (pair, pair[::-1]):
            if one in asked and other in text and one not in text:
                return False
    named = _places_named(question, words)
    if named and (venues := names.venues(sentence.text)) and _HELD.search(asked):
        return any(name in fold(sentence.text[start:end]) for start, end in venues for name in named)
    for wanted in find_quantities(question.text):
        rivals = [item for item in find_quantities(sentence.text) if item.kind == wanted.kind and item.unit]
        if wanted.kind != "ordinal" and wanted.value not in {item.value for item in rivals}:
            same = [item for item in rivals if item.unit == wanted.unit or question.language != "zh"]
            return False if same else None
    if _names_elsewhere(sentence, question, words):
        return False if names.places(sentence.text) else None
    return not (_NEGATION.search(text) and not _NEGATION.search(asked))


def speaking(sentences: list[Sentence], question: Question, words: list[Word]) -> Sentence:
    """Return the sentence to judge by: the best of those that speak of what is asked, else the best of all.

    Asked whether something was held at a place, it says where; asked of one of two opposites (online, offline), it
    has either; asked of a number, it has one of that unit.
    """
    asked, near = fold(question.text), sentences[:6]
    if _HELD.search(asked) and _places_named(question, words):
        return next((item for item in near if names.venues(item.text)), sentences[0])
    for pair in _OPPOSITES:
        if any(word in asked for word in pair):
            return next((item for item in near if any(word in item.folded for word in pair)), sentences[0])
    for wanted in find_quantities(question.text):
        if wanted.kind != "ordinal" and wanted.unit:
            return next(
                (item for item in near if any(found.unit == wanted.unit for found in find_quantities(item.text))),
                sentences[0],
            )
    return sentences[0]


def _places_named(question: Question, words: list[Word]) -> list[str]:
    """Return the places that a question names, folded, in the words of the text."""
    if question.language == "zh":
        return [word.text for word in names.tokens(question.text) if word.tag == "ns" and len(word.text) > 1]
    capitals = {fold(name) for name in re.findall(r"(?<= in )[A-Z][a-z]+|(?<= at )[A-Z][a-z]+", question.text)}
    return [text for word in words if word.label in capitals for text, _ in word.variants]


def _names_elsewhere(sentence: Sentence, question: Question, words: list[Word]) -> bool:
    """Return whether the question names a place or a person that neither the sentence nor its passage has."""
    if question.language == "zh":
        around = fold(f"{sentence.row.event or ''}\n{sentence.row.text}")
        named = [word.text for word in names.tokens(question.text) if word.tag in {"ns", "nr"} and len(word.text) > 1]
        return any(name not in around and not _stands_short(name, around) for name in named)
    capitals = {fold(name) for name in re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", question.text)}
    return any(word.label in capitals and covered < 0.35 for word, covered in zip(words, sentence.covered, strict=True))


def _stands_short(name: str, text: str) -> bool:
    """Return whether a place stands in the text without its last character (晋江 for 晋江市)."""
    return len(name) > 2 and name[:-1] in text


def event_date(index: Index, sentence: Sentence) -> Candidate | None:
    """Return the date of the sentence's event, where its text first states it; None if it states none."""
    row = sentence.row
    if row.date is None:
        return None
    for number in index.passages.of_event(row.source, row.event_number):
        other = index.passages.row(number)
        for start, end in split_sentences(other.text):
            text = other.text[start:end]
            for mention in find_dates(text, int(row.date.first[:4])):
                if (mention.date.first, mention.date.last) == (row.date.first, row.date.last):
                    first = other.start + start
                    holder = Sentence(
                        other, first, other.start + end, text, fold(text), [], [], sentence.covered,
                        sentence.share, sentence.cosine, sentence.score,
                    )  # fmt: skip
                    return Candidate(holder, first + mention.start, first + mention.end, sentence.score + 0.2)
    return None
