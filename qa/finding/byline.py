"""Who wrote, photographed or edited a report: asked of a text, it is its byline that answers (记者 陆闻笛, 文:尤佳).

A byline stands before or behind a report and shares no word with it, so that no search of words comes to it: the
report is found first, by the rest of the question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.asking.holdings import covered_in
from qa.asking.question import read_question
from qa.asking.words import content_words
from qa.finding import names
from qa.telling.cite import cite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index import Hit, Index
    from index.passages import Row
    from qa.answer import Citation
    from qa.asking.question import Question

CONFIDENCE = 0.85
"""Said of a name in a byline of the report that the question is about (by hand)."""

ABOUT = 0.5
"""Least part of the rest of the question that a report must hold to be the one that is meant (by hand)."""

_REPORT = r"(?:报道|文章|新闻|稿件|稿子|消息|通讯|本文|此文|这篇文?|该文|图片|照片)"
_WHO = r"(?:谁|何人|什么人|哪[一几两三]?[位个名])"
_ASKS = re.compile(
    rf"{_REPORT}.{{0,6}}(?:由|是|出自)?{_WHO}.{{0,6}}?(?P<done>采?写|撰[写稿]?|执笔|报道|采访|供稿|拍摄?|摄影?|编辑?)"
    rf"|{_WHO}.{{0,4}}?(?P<did>采?写|撰[写稿]?|报道|拍摄?|摄影?|编辑?).{{0,12}}{_REPORT}"
    rf"|(?:^|{_REPORT}|的|[ ,])(?P<part>作者|记者|通讯员|撰稿人?|摄影(?:者|师|记者)?|编辑|责编|供稿人?)(?:都|分别|各)?(?:是|叫|有|为|姓)?(?:谁|哪[一几两三]?[位个名些]?(?:人|记者)?|什么名字|什么)?[?\s]*$"
)
_REPORT_EN = r"(?:article|report|story|piece|text|chronicle|news|review|post|dispatch|feature|write-?up)"
_ASKS_EN = re.compile(
    rf"\b(?:who|which (?:two |three )?(?:reporters?|journalists?|people|authors?)) (?:are|is|was|were|has|have)? ?(?P<did>wrote|written|authored|penned|reported|compiled|filed)"
    rf"(?: (?:up|on|about))?(?: (?:this|the|that|it)\b)?(?=.{{0,40}}\b{_REPORT_EN}\b|\W*$)"
    rf"|\bwho (?:is|was) (?:this|the|that) {_REPORT_EN} (?P<whose>by)\b"
    rf"|\b{_REPORT_EN} (?:was |is )?(?P<done>written|authored|penned|reported|compiled|filed) by\b"
    rf"|\b(?P<part>author|writer|reporter|journalist|byline|photographer)s? (?:of|behind|on|for) (?:this|the|that) (?:\w+ ){{0,3}}?{_REPORT_EN}\b"
    rf"|^(?:(?:the |its )?(?:names? (?:of )?(?:the )?(?:two |three )?))?(?:{_REPORT_EN}(?:['’]s)? )?(?P<alone>author|reporter|journalist|photographer|byline)s?(?:['’]s?)?(?: (?:names?|bylines?))?\W*$"
    rf"|\bwho (?:are|is|were|was) the (?P<named>author|writer|reporter|journalist|photographer)s?(?: (?:here|of it))?\W*$"
    rf"|\bwho (?P<took>took|shot) the (?:photos?|pictures?|photographs?)\b"
)
_PARTS = (
    ("通讯员", ("通讯员",)),
    ("摄|拍|图|photo|took|shot", ("摄影", "图", "图/文", "文/图")),
    ("编", ("编辑", "责编", "责任编辑")),
    ("记者|report|journal", ("记者", "文", "图/文", "文/图", "撰文")),
    ("", ("记者", "作者", "文", "图/文", "文/图", "撰文", "撰稿", "供稿", "通讯员")),
)
"""For what is asked, the parts of a byline that answer, the likeliest first."""

_FRAME = re.compile(
    rf"{_REPORT}|{_WHO}|[这那该][篇则条组]|作者|记者|通讯员|撰稿人?|摄影(?:者|师)?|编辑|责编|供稿人?|采写|撰写|写|执笔|拍摄|(?:叫什么)?名字|是|由|的|[都分]?[有别]|\?"
    rf"|\b(?:{_REPORT_EN}|authors?|writers?|reporters?|journalists?|photographers?|wrote|written|authored|penned|reported|compiled|filed"
    r"|photos?|pictures?|photographs?|took|shot|by|behind|bylines?|names?|two|three|people)\b"
)


def asked_part(question: Question) -> str:
    """Return the word that asks for the maker of a report (写, 摄影); "" if the question does not."""
    match = (_ASKS if question.language == "zh" else _ASKS_EN).search(fold(question.text))
    return next(filter(None, match.groups()), "") if match else ""


def author(index: Index, question: Question, part: str, hits: Sequence[Hit]) -> tuple[str, list[Citation]] | None:
    """Return who made the report that the question is about, and the byline; ("", []) if its byline has no such part.

    None if the report cannot be told, or nothing among these passages has a byline.
    """
    wanted = next(parts for asks, parts in _PARTS if re.search(asks, part))
    rest = _FRAME.sub(" ", fold(question.text))
    words = content_words(read_question(rest), index) if any(map(str.isalnum, rest)) else []
    reports = dict.fromkeys((hit.row.source, hit.row.event_number) for hit in hits)
    reports |= dict.fromkeys((hit.row.source, 0) for hit in hits)  # the byline of the whole stands before its events
    texts = {report: [index.passages.row(number) for number in index.passages.of_event(*report)] for report in reports}
    texts = {report: rows for report, rows in texts.items() if rows}
    reports = dict.fromkeys(texts)
    shares = {
        report: covered_in(words, fold("\n".join([rows[0].event or "", *(row.text for row in rows)]))) if words else 1.0
        for report, rows in texts.items()
        if rows
    }
    signed = [report for report in shares if any(True for _ in _signatures(index, texts[report]))]
    if not signed or (not words and len(signed) > 1):
        return None
    best = max(shares, key=lambda report: shares[report]) if words else signed[0]
    if shares[best] < ABOUT or (best not in signed and best[1]):
        return None
    found = [item for item in _signatures(index, texts[best]) if item[0] in wanted]
    if not found:
        return "", []
    first = min(found, key=lambda item: wanted.index(item[0]))
    same = [span for said, span, row, _ in found if said == first[0] and row.number == first[2].number]
    _, _, row, sentence = first
    start, end = min(low for low, _ in same), max(high for _, high in same)
    if not sentence[0] <= start < end <= sentence[1]:
        start, end = first[1]
    return row.text[start - row.start : end - row.start], [cite(row, *sentence, start, end)]


def _signatures(index: Index, rows: Sequence[Row]) -> Iterator[tuple[str, names.Span, Row, names.Span]]:
    """Yield the part, the name's span, the passage and the sentence of everyone whom the bylines of passages name."""
    for row in rows:
        for start, end in index.passages.sentence_spans(row.number):
            for part, (low, high) in names.bylines(row.text[start - row.start : end - row.start]):
                yield part, (start + low, start + high), row, (start, end)
