"""Answers that are not a typed value: the clause that says what or why, yes or no, and the date of a whole event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.dates import find_dates
from corpus.normalise import fold
from corpus.sentences import split_sentences
from qa import names
from qa.extract import LOCAL, Candidate, Sentence, _local, clauses
from qa.matching import coverage, find

if TYPE_CHECKING:
    from index import Index
    from qa.matching import Word
    from qa.question import Question

_CAUSE = re.compile(r"^(?:为了?|因为?|由于|因此|旨在|以便|从而|有助于|既能|这离不开|助力|推动|促进|because|since|as|due to|in order to|to )", re.IGNORECASE)
_IS = re.compile(r"(?:就是|是指|指的是|即|称为|被称为|被誉为|誉为|升格为|更名为|命名为|改为|成为|定为|主题为|名为|是|为)")
_OPPOSITES = (
    ("线上", "线下"), ("线上", "现场"), ("增长", "下降"), ("上升", "下降"), ("增加", "减少"), ("通过", "未通过"), ("首批", "第二批"), ("首次", "再次"),
    ("online", "offline"), ("国内", "国外"), ("省内", "省外"), ("公办", "民办"), ("室内", "室外"), ("成功", "失败"), ("盈利", "亏损"),
    ("increase", "decrease"), ("rise", "fall"), ("rose", "fell"), ("first", "last"),
)  # fmt: skip
_NEGATION = re.compile(r"不是|没有|未能|并未|尚未|并非|不再|取消|not |never ")


def best_clause(sentences: list[Sentence], words: list[Word], question: Question) -> Candidate:
    """Return the span that says what was asked: a quoted phrase, what follows 是/为, a clause, or the whole sentence."""
    total = sum(word.idf for word in words) or 1.0
    found = []
    for sentence in sentences[:4]:
        for start, end in _spans(sentence, question):
            span = (start - sentence.start, end - sentence.start)
            text = fold(sentence.text[span[0] : span[1]])
            inside = coverage(words, find(words, text))
            given = sum(word.idf * value for word, value in zip(words, inside, strict=True)) / total
            local = _local(sentence, span, [], words) / total
            score = sentence.score + LOCAL * local - 0.5 * given
            score += 0.15 * (question.kind == "why" and bool(_CAUSE.search(sentence.text[span[0] :])))
            found.append(Candidate(sentence, start, end, score))
    best = max(found, key=lambda item: item.score)
    if question.kind == "why":  # a reason cut out of its sentence is easily misread
        return Candidate(best.sentence, best.sentence.start, best.sentence.end, best.score)
    return best


def _spans(sentence: Sentence, question: Question) -> list[names.Span]:
    base = sentence.start
    spans = [(base + a, base + b) for a, b in names.quoted(sentence.text)] if question.kind == "what" else []
    for start, end in clauses(sentence):
        while end > start and sentence.text[end - base - 1] in ",,。;;::!?!? ":
            end -= 1
        spans.append((start, end))
        match = _IS.search(sentence.text[start - base : end - base]) if question.kind == "what" else None
        if match and end - start - match.end() >= 2:
            spans.append((start + match.end(), end))
    return [span for span in spans if span[0] < span[1]] or [(sentence.start, sentence.end)]


def affirms(sentence: Sentence, words: list[Word], question: Question) -> bool:
    """Return whether the sentence says yes: no negation the question lacks, and no opposite of a word it asks about."""
    asked, text = fold(question.text), sentence.folded
    for pair in _OPPOSITES:
        for one, other in (pair, pair[::-1]):
            if one in asked and other in text and one not in text:
                return False
    del words
    return not (_NEGATION.search(text) and not _NEGATION.search(asked))


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
