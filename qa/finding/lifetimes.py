"""When somebody was born or died, as the times behind a name say it: 罗兰·费舍尔(1862年3月5日－1931年)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.normalise import fold
from qa.finding.sentence import mentions_in
from qa.telling.cite import cite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Hit, Index
    from qa.answer import Citation
    from qa.finding.names import Span

CONFIDENCE = 0.9
"""Confidence of a time that is read off the bracket behind a name (by hand)."""

_BIRTH = r"(?:出生|诞生|降生|生于|生)"
_DEATH = r"(?:去世|逝世|过世|病逝|辞世|离世|死亡|牺牲|卒于|死于|死)"
_BORN = re.compile(rf"\b(?:born|birth|birthday)\b|{_BIRTH}")
_DIED = re.compile(rf"\b(?:die|dies|died|dead|death|pass(?:ed)? away)\b|{_DEATH}")
_WHEN = r"(?:什么时候|啥时候|何时|什么时间|哪(?:一)?[年天]|哪(?:一)?年哪(?:一)?月)"
_ASKS = re.compile(
    rf"^(?P<zh>[\u4e00-\u9fffA-Za-z· .'-]{{2,30}}?)(?:是|在|于|的)?"
    rf"(?:{_WHEN}{_BIRTH}|{_WHEN}{_DEATH}|(?:出生|去世|逝世)(?:于)?{_WHEN}|(?:生|卒|死)于{_WHEN}|(?:出生|去世|逝世)(?:日期|年份|时间)(?:是什么|是)?)[的了呢啊]*[?？。\s]*$"
    r"|^(?:When|In (?:what|which) year|On (?:what|which) (?:day|date)|(?:What|Which) (?:year|day|date)) (?:was|did|is)"
    r" (?P<en>[A-Z][\w.'’ -]{1,40}?) (?:born|die|pass away)[?\s]*$",
    re.IGNORECASE,
)
_ASKS_YEAR = re.compile(r"哪(?:一)?年|\b(?:what|which) year\b", re.IGNORECASE)
_YEAR = re.compile("[12][0-9]{3}年?")
_JOIN = re.compile("[ \u3000]?(?:[-‐‑–—―−~〜－～]{1,2}|至|到)[ \u3000]?")
_OPENS = re.compile(r"[(（][^()（）]{0,40}\Z")
_BEHIND_NAME = re.compile(r"(?:·[\u4e00-\u9fff]{1,8}){0,3}[》”」]? ?[(（](?P<said>[^()（）]{4,80})[)）]")


def asks_end(text: str) -> int:
    """Return which end of a life a question asks the time of: 0 the birth, 1 the death; -1 if neither or both.

    Example:
        >>> asks_end("When was the poet born?"), asks_end("诗人哪年去世?"), asks_end("诗人何时来访?")
        (0, 1, -1)
    """
    folded = fold(text)
    born, died = _BORN.search(folded), _DIED.search(folded)
    return -1 if bool(born) == bool(died) else 0 if born else 1


def asked_name(text: str) -> str:
    """Return the name of whom a question asks the time of the birth or death; "" if it asks for something else.

    Example:
        >>> asked_name("When did Roland Fisher die?"), asked_name("费舍尔是哪年出生的?"), asked_name("展会何时诞生?")
        ('Roland Fisher', '费舍尔', '展会')
    """
    match = _ASKS.match(text.strip())
    return (match["zh"] or match["en"]).strip() if match else ""


def at_end(text: str, span: Span, end: int) -> Span:
    """Return the birth (``end`` is 0), or the death (1), of a span of time in brackets; another span as it is.

    Example:
        >>> text = "诗人某某(1862年3月5日－1931年)生于河边。"
        >>> [text[slice(*at_end(text, (5, 20), end))] for end in (0, 1)]
        ['1862年3月5日', '1931年']
    """
    start, stop = span
    if not _OPENS.search(text, max(start - 41, 0), start):
        return span
    joins = list(_JOIN.finditer(text, start + 1, stop - 1))
    if len(joins) != 1:
        return span
    return (start, joins[0].start()) if end == 0 else (joins[0].end(), stop)


def told(index: Index, question: str, forms: Sequence[str], hits: Sequence[Hit]) -> tuple[str, list[Citation]] | None:
    """Return the time that a question asks for of a life, and its proof; None if no passage has it at the name.

    ``forms`` are the folded texts that count as the name.
    """
    end, of_year = asks_end(question), _ASKS_YEAR.search(question) is not None
    for hit in hits if end >= 0 else ():
        row = hit.row
        for start, stop in index.passages.sentence_spans(row.number):
            text = row.text[start - row.start : stop - row.start]
            if not (span := _at_a_name(text, forms, end)):
                continue
            year = _YEAR.match(text, *span) if of_year else None
            low, high = year.span() if year else span
            return text[low:high], [cite(row, start, stop, start + low, start + high)]
    return None


def _at_a_name(text: str, forms: Sequence[str], end: int) -> Span | None:
    """Return the birth or death that stands in brackets behind one of the forms of a name in a sentence."""
    folded = fold(text)
    if len(folded) != len(text):
        return None
    for form in forms:
        place = folded.find(form)
        while place >= 0:
            match = _BEHIND_NAME.match(text, place + len(form))
            if match and (span := _of_life(text, match.span("said"), end)):
                return span
            place = folded.find(form, place + 1)
    return None


def _of_life(text: str, said: Span, end: int) -> Span | None:
    """Return the birth or death that a bracket gives: times on both sides of a dash, or one before it."""
    spans = [
        (item.start, item.end) for item in mentions_in(text, None) if said[0] <= item.start and item.end <= said[1]
    ]
    if len(spans) == 1 and (part := at_end(text, spans[0], end)) != spans[0]:
        return part
    lone = spans[0] if len(spans) == 1 else None
    if lone and end == 0 and (join := _JOIN.match(text, lone[1])) and not text[join.end() : said[1]].strip():
        return lone  # (1990年－): living
    return None
