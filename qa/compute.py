"""Answers that stand nowhere as such: events listed or counted, two things compared. Every row used is cited."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.normalise import fold
from corpus.quantities import find_quantities
from qa.cite import citation, cite
from qa.extract import rank_sentences, values
from qa.matching import FOCUS, content_words, coverage, find
from qa.prose import event_date
from qa.question import Question, read_question

if TYPE_CHECKING:
    from corpus.document import Event, EventDate
    from index import Filters, Index
    from qa.answer import Citation
    from qa.extract import Candidate, Sentence
    from qa.matching import Word

Computed = tuple[str, list["Citation"], float]

MOST = 50
"""Most events listed and cited in one answer; what is beyond is counted."""

_COUNTS = re.compile(r"多少|几[件个项场次]|\bhow many\b|\bnumber of\b|\bin total\b|共有")
_ABOUT_EVENTS = re.compile(r"事件?|大事|活动|会议|记|重点|关键|年度|发生|举办|举行|召开|列出|文章|本文|一共|总共|key|events?|article|list|total|happen|important|major"
                           r"|held|took|take|year|thing|day|many")  # fmt: skip
_EARLIER = re.compile(r"先|早|前|\bfirst\b|\bearlier\b|\bearliest\b|\bbefore\b|\bsooner\b")
_LATER = re.compile(r"后|晚|迟|\blater\b|\blast\b|\blatest\b|\bafter\b")
_LESS = re.compile(r"少|小|低|短|弱|慢|\bfewer\b|\bless\b|\bsmaller\b|\blower\b|\bfewest\b|\bshorter\b|\bleast\b")
_ASKS = re.compile(
    r"^.*?(?:\b(?:which|what|who|where)\b.*?(?:,|:|\bbetween\b|\bamong\b)\s*|\b(?:were|are|was|is|did|do|does) there (?:more|fewer|less)\s+"
    r"|\b(?:which|what)\b.*?\b(?:larger|bigger|more|greater|higher|smaller|fewer|lower|first|earlier|later|last)\b\s*)"
)
_CHINESE_TAIL = re.compile(
    r"(?:的)?(?:数量|数目|金额|次数)?(?:哪个|哪一个|哪项|哪件|谁|更|比较|较)?(?:更|要)?(?:多|少|大|小|早|晚|先|后|高|低)*(?:一些|一点|些|呢|啊|呀)?$"
)


def aggregate(index: Index, question: Question, words: list[Word], filters: Filters | None) -> Computed | None:
    """Return the events that a question asks to list or count, each cited; None if it asks something else."""
    events = index.passages.all_events(filters)
    if not events:
        return None
    dates = [date for date in question.dates if date.month is not None or date.year is not None]
    narrowed = [item for item in events if all(_on(item[1].date, date.year, date.month, date.day) for date in dates)]
    asked = [word for word in words if not _ABOUT_EVENTS.search(word.label) and not _is_date(word.label)]
    lines = [(event, line) for source, event in narrowed if (line := _line(index, source, event)) is not None]
    if asked and not dates:
        lines = _about(lines, asked)
    elif asked and dates:
        strict = _about(lines, asked)
        lines = strict or lines
    if not lines:
        return None
    citations = [item for _, item in lines[:MOST]]
    if _COUNTS.search(fold(question.text)):
        return str(len(lines)), citations, 0.85
    titles = "、".join(event.title for event, _ in lines[:MOST])
    if len(lines) > MOST:
        rest = len(lines) - MOST
        titles += f" 等，另有 {rest} 件" if question.language == "zh" else f", and {rest} more"
    return titles, citations, 0.8


def _is_date(label: str) -> bool:
    return bool(
        re.fullmatch(
            r"[\d.]+|(?:一|二|三|四|五|六|七|八|九|十)+月|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*",
            label,
        )
    )


def _on(date: EventDate | None, year: int | None, month: int | None, day: int | None) -> bool:
    if date is None:
        return False
    if month is None:
        return year is None or int(date.first[:4]) <= year <= int(date.last[:4])
    if date.precision == "year":
        return False  # "in 2022" does not say that it was in November
    for at in {int(date.first[:4]), int(date.last[:4])}:
        if (
            year in {None, at}
            and date.first <= f"{at}-{month:02d}-{day or 31:02d}"
            and f"{at}-{month:02d}-{day or 1:02d}" <= date.last
        ):
            return day is None or date.precision != "month"
    return False


def _line(index: Index, source: str, event: Event) -> Citation | None:
    """Return the citation of an event's first sentence; a title with no text beneath it counts as its text."""
    number = next(iter(index.passages.of_event(source, event.number)), None)
    if number is None:
        return None
    return cite(index.passages.row(number), *index.passages.sentence_spans(number)[0])


def _about(lines: list[tuple[Event, Citation]], asked: list[Word]) -> list[tuple[Event, Citation]]:
    """Return the events whose title or first sentence holds nearly all that is asked about."""
    total = sum(word.idf for word in asked)
    shares = []
    for event, line in lines:
        covered = coverage(asked, find(asked, fold(f"{event.title}\n{line.quote}")))
        shares.append(sum(word.idf * value for word, value in zip(asked, covered, strict=True)) / total)
    best = max(shares, default=0.0)
    return [item for item, share in zip(lines, shares, strict=True) if share >= max(0.55, 0.85 * best)]


def compare(index: Index, question: Question, filters: Filters | None) -> Computed | None:
    """Return which of two things named in the question is more, less, earlier or later, both cited; None if unclear."""
    sides = _sides(fold(question.text), question.language)
    if sides is None:
        return None
    asked, context = fold(question.text), sides[2]
    by_time = bool(_EARLIER.search(asked) or _LATER.search(asked)) and not re.search(
        r"多|少|more|larger|fewer|larg", asked
    )
    found: list[tuple[str, Candidate, float]] = []
    for side in sides[:2]:
        value = (
            _moment(index, side, question, filters)
            if by_time
            else _size(index, f"{context} {side}".strip(), side, question, filters)
        )
        if value is None:
            return None
        found.append((side, *value))
    (one, first, x), (other, second, y) = found
    citations = [citation(item.sentence) for item in (first, second)]
    if x == y:
        pair = f"{first.text} / {second.text}"
        return f"一样（{pair}）" if question.language == "zh" else f"the same ({pair})", citations, 0.6
    smaller = bool(_EARLIER.search(asked)) if by_time else bool(_LESS.search(asked))
    wins = (x < y) == smaller
    return _as_asked(one if wins else other, question.text), citations if wins else citations[::-1], 0.75


def _as_asked(folded: str, text: str) -> str:
    """Return the words of the original question for a folded part of it, where folding kept their places."""
    place = fold(text).find(folded)
    return text[place : place + len(folded)] if place >= 0 and len(fold(text)) == len(text) else folded


def _sides(asked: str, language: str) -> tuple[str, str, str] | None:
    """Return the two things compared and what stands before them both, folded.

    Example:
        >>> _sides("机器人大赛是冠军多还是季军多?", "zh")
        ('冠军', '季军', '机器人大赛')
    """
    asked = asked.strip().rstrip("?。. ")
    if language == "zh":
        left, mark, right = asked.partition("还是")
        if not mark:
            match = re.match(r"(.*?)(?:和|与|跟|、|,)(.*?)(?:相比|,|哪|谁|更|的)", asked)
            if not match:
                return None
            left, right = match.groups()
        context, _, first = left.rpartition("是") if mark else ("", "", left)
        first, second = _CHINESE_TAIL.sub("", first or left), _CHINESE_TAIL.sub("", right)
        first = re.sub(r"^.*(?:,|:)", "", first)
        return (first, second, context) if first and second else None
    head = _ASKS.match(asked)
    rest = asked[head.end() :] if head else asked
    left, mark, right = rest.rpartition(" or ")
    if not mark:
        return None
    first = re.sub(r"^(?:the number of |between |is |are )", "", left.strip(" ,"))
    second = re.sub(r"\s*(?:more|larger|bigger|higher|earlier|first|fewer|later)$", "", right.strip())
    return (first, second, "") if first and second else None


def _moment(index: Index, side: str, question: Question, filters: Filters | None) -> tuple[Candidate, float] | None:
    asked = Question(side, (), question.language, "date", "", (), refers_back=False)
    for item in _sentences(index, asked, filters)[:1]:
        made = event_date(index, item)
        if made and item.row.date:
            return made, float(item.row.date.first.replace("-", ""))
    return None


def _size(
    index: Index, text: str, side: str, question: Question, filters: Filters | None
) -> tuple[Candidate, float] | None:
    for kind in ("number", "money", "percent"):
        asked = Question(text, (), question.language, kind, read_question(question.text).unit, (), refers_back=False)
        own = content_words(Question(side, (), question.language, kind, "", (), refers_back=False), index)
        sides = {word.label for word in own}
        words = [replace(word, focus=FOCUS) if word.label in sides else word for word in content_words(asked, index)]
        sentences = [
            item
            for item in _sentences(index, asked, filters)
            if sum(coverage(own, find(own, item.folded))) >= 0.3 * max(len(own), 1)
        ]
        for candidate in values(sentences[:6], words, asked)[:1]:
            quantity = find_quantities(candidate.text)
            if quantity:
                return candidate, float(quantity[0].value)
    return None


def _sentences(index: Index, asked: Question, filters: Filters | None) -> list[Sentence]:
    query = index.prepare(asked.text)
    return rank_sentences(index, index.search(query, filters=filters), content_words(asked, index), query.vector, asked)
