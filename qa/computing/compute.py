"""Answers that stand nowhere as such: events listed or counted, two things compared. Every row used is cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from corpus.normalise import fold, is_cjk
from index.english import base
from index.terms import stem
from qa.asking.matching import coverage, find_sought, sought
from qa.asking.periods import part_of_year, period_of
from qa.asking.question import TYPED, Question
from qa.computing import measured, tally
from qa.computing.comparison import COMPARES, asks_before_or_after, before_or_after, compare
from qa.computing.differences import beside_names, between, lasting
from qa.computing.named_events import event_named, first_line, surely_named
from qa.computing.shown import Computed, bracketed
from qa.telling.cite import cite

if TYPE_CHECKING:
    from corpus.document import Event
    from index import Filters, Index
    from qa.answer import Citation
    from qa.asking.words import Word


MOST = 50
"""Most events listed and cited in one answer; what is beyond is counted."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_COUNTS = re.compile(r"多少|几[件桩宗个项场次]|\bhow many\b|\bnumber of\b|\bin total\b|共有")
_WITHIN = re.compile(
    r"\bevents? (?:did|does) (?:the|this|that)\b|\bevents? (?:\w+ ){0,3}(?:at|in) (?:the|this|that) (?!article|text|chronicle|year)"
)
_ONE, _MANY = "event|meeting|milestone|activity", "events|meetings|milestones|activities"
_THING = r"(?:重点|大|重要|科技)?(?:事件|大事|事情|活动|会议|事)"
_HAPPENED = r"happen\w*|(?:took|take) place|held"
_EVENTS = re.compile(
    r"事件|大事|活动|会议|发生|举办|举行|召开|哪些事|[件桩宗场次]事|事情?(?:一共|总共|共)?有几[件桩宗]|[什啥]么?事"
    rf"|\b(?:{_ONE}|{_MANY})\b|\b(?:{_HAPPENED})\b"
)
_ASKS_EVENTS = re.compile(
    rf"大?事[件情]?|大事记?|活动|会议|发生|举办|举行|召开|\b(?:{_ONE}|{_MANY})(?: (?:that|which|have|has|had))*(?: (?:fell|fall|came))?\b"
    rf"|\b(?:{_HAPPENED}|occur\w*|(?:went|go(?:es|ing)?) on)\b"
)
"""What of a question asks for events as such: what they are called, and that they came to be."""
_OF_THE_TEXT = re.compile(
    r"^这[份篇个本]$|^[上写]$|月份?$|重点|关键|年度|列出|文章|本文|一共|总共|key|article|list|total|important|major|year|thing|day|many"
)
"""Words that say how the text has its events, and tell none apart."""
_WHICH_EVENTS = re.compile(
    r"哪些|哪[几两三]|哪[一]?件(?=大?事)|列[出举].{0,16}(?:大事|事件|活动|会议)|多少(?:件|个|项|场|次)?(?:大事|事件|事|活动|会议|重点)|几(?:件|桩|宗|个|项|场|次)(?:大事|事件|事|活动|会议|重点)|[什啥]么?事|事情?(?:一共|总共|共)?有(?:多少|几)[件桩宗]"
    rf"|\b(?:how many|which|what|list) (?:[\w-]+ ){{0,3}}(?:{_MANY})|\bwhat happened\b|\bhow many things\b"
)
_MEETINGS = re.compile(r"(?:多少|哪些|[几两三])[次场个]?会议|开了(?:哪些|什么|几[次场个])会|\bmeetings\b")
_IS_MEETING = re.compile(
    r"会议|[座恳]谈会|例会|年会|全会|大会|研讨会|论坛|\b(?:meeting|conference|congress|session|symposium|forum)\b"
)
"""What asks for meetings alone, and the title of one: not all that happened was a meeting."""
_EVENT_EN = rf"(?:which|what)(?: one)?(?: of the)?(?: [\w-]+){{0,2}} (?:{_ONE}|{_MANY}|things?)"
_FIRST_EVENT = re.compile(
    rf"最早|最先(?:发生|举)|(?:第|头)一(?:件|个|场|次|项|桩)?{_THING}|首(?:件|个|场|次|项){_THING}|\b(?:first|earliest)(?: [\w-]+){{0,2}} (?:{_ONE}|thing)\b"
    rf"|\b(?:happened|came|took place|was held) (?:first|earliest)\b|\b{_EVENT_EN}\b.{{0,60}}\b(?:was|were|is|came|be) the (?:very )?(?:first|earliest)\b"
)
_LAST_EVENT = re.compile(
    rf"最晚|最后(?:发生|举|的|一(?:件|个|场|次|项|桩)){_THING}?|最近一次|最新{_THING}|\b(?:last|latest|final|most recent)(?: [\w-]+){{0,2}} (?:{_ONE}|thing)\b"
    rf"|\b(?:happened|came|took place|was held) (?:last|latest)\b|\b{_EVENT_EN}\b.{{0,60}}\b(?:was|were|is|came|be) the (?:very )?(?:last|latest|final|most recent)\b"
)
_END_WORDS = re.compile(
    r"最|第一|头一|首|一件|一个|一次|一场|first|last|latest|earliest|final|recent|dated|came|come|very"
)
_ASKS_WHEN = re.compile(r"什么时候|何时|哪(?:一)?天|几月|日期|什么时间|\bwhen\b|\bwhat (?:date|day)\b|\bdate of\b")
_EACH_MONTH = re.compile(r"(?:每个?月|各个?月|按月|逐月).{0,12}(?:多少|几|数)|\b(?:each|every|per|by) month\b")
_MONTH_MOST = re.compile(r"哪(?:一)?个?月.{0,14}最[多少]|\b(?:which|what) month\b.{0,24}\b(?:most|fewest|least)\b")
_AROUND_ZH = re.compile(
    r"(?:^|在|,)(?P<name>[^,。?]{2,30}?)(?:(?P<before>之前|以前|召开前|举行前|举办前|前)|之后|以后|召开后|举行后|举办后|后)(?:,|还|又|都|的|接着|紧接着|发生|举行|举办|召开|有|是|下一|上一|紧)"
)
_AROUND_EN = re.compile(
    r"\b(?:what|which|how many|list)\b.{0,60}?\b(?:(?P<before>before|prior to|preceded)|after|following|followed) (?:the )?(?P<name>[^?,.]{3,80})"
)
_ALONG_ZH = re.compile(
    r"(?:和|与|跟|同)(?P<name>[^,。?]{2,30}?)(?:是|在)*同一?个?(?:天|日|(?P<month>月))(?:[^,。?]{0,8})(?:哪|什么|啥)"
    r"|(?P<other>[^,。?]{3,30}?)的?[那当][天日]还(?:有|发生|出)了?(?:[^,。?]{0,4})(?:哪|什么|啥)"
)
_ALONG_EN = re.compile(
    r"\b(?:which|what|list)\b.{0,60}?\b(?:on|in) the same (?:day|date|(?P<month>month)) as (?:the )?(?P<name>[^?,.]{3,80})"
)
"""What asks for that which happened with something else."""
_NEXT = re.compile(
    r"下一|上一|紧接|接着|前一|后一|\bnext\b|\bright (?:before|after)\b|\bimmediately\b|\bfollowed\b|\bpreceded\b"
)


def computed(index: Index, question: Question, words: list[Word], filters: Filters | None) -> Computed | None:
    """Return what a question asks to list, count, add or compare over all events and facts, every row cited.

    None if it asks for something else, or if the texts do not hold what would have to be compared.
    """
    if found := tally.difference(index, question, filters) or beside_names(index, question):
        return found
    if found := between(question, lambda name: surely_named(index, name, question, filters)):
        return found
    if asks_before_or_after(question):
        return before_or_after(index, question, filters)
    if question.kind == "comparison" or COMPARES.search(fold(question.text)):
        return compare(index, question, filters)
    if found := mentions(index, question, words, filters):
        return found
    about_events = bool(_EVENTS.search(fold(question.text)))
    if about_events or question.kind == "aggregation":
        found = neighbours(index, question, filters) or ends(index, question, words, filters)
        found = found or by_month(index, question, words, filters)
        if found is None and not tally.asks_amount(question) and not asks_along(question):
            found = aggregate(index, question, words, filters) if _asks_events(question) else None
        if found:
            return found
    return tally.extreme(index, question, filters) or tally.total(index, question, filters)


def lasted(index: Index, question: Question, filters: Filters | None) -> Computed | None:
    """Return how many days the event lasted that a question names, by its own dates; None if that is not asked or told."""
    return lasting(question, lambda name: surely_named(index, name, question, filters))


def may_be_over_all(question: Question) -> bool:
    """Return whether a question may list, add or compare what all texts have."""
    asked = fold(question.text)
    computed = question.kind in {"aggregation", "comparison"} or COMPARES.search(asked) or _MENTIONS.search(asked)
    return bool(computed) or _asks_events(question) or tally.may_be_over_all(asked)


def counts(question: Question) -> bool:
    """Return whether a question about events asks how many."""
    return bool(re.search(r"多少|(?<!哪)几[件桩宗个项场次]|\bhow many\b|\bnumber of\b", fold(question.text)))


_MENTIONS = re.compile(r"记载|记录|记述|记有|提到|提及|写到")
_WHICH_MENTIONS = re.compile(r"哪些|哪[几两三]|[几多][少]?[次场起回件年]")
_MENTIONED_YEARS = re.compile(r"哪(?:些|几)个?年")
_SAYS_MENTIONS = re.compile(rf"{_MENTIONS.pattern}|年份?|[次场起回件]|文中|全文|文章|一共|总共|共")
MENTIONED = 0.8
"""Least share of what is asked about that a sentence of an event must say for the event to mention it (by hand)."""


def mentions(index: Index, question: Question, words: list[Word], filters: Filters | None) -> Computed | None:
    """Return the events of which any sentence speaks of a thing (记载了哪几次台风, 哪些年份提到了化肥厂), or their years.

    None if the question asks something else, the index is too large to read whole, or fewer than two are found.
    """
    asked = fold(question.text)
    if (
        question.kind in TYPED
        or not (_MENTIONS.search(asked) and _WHICH_MENTIONS.search(asked))
        or len(index.passages) > measured.SMALL
    ):
        return None
    about = measured.beyond_theme(index, [word for word in words if not _SAYS_MENTIONS.fullmatch(word.label)])
    total, items, period = sum(word.idf for word in about), sought(about), period_of(question)
    found: list[tuple[Event, Citation]] = []
    for source, event in index.passages.all_events(filters) if about else ():
        if period is not None and not period.holds(event.date):
            continue
        for row in map(index.passages.row, index.passages.of_event(source, event.number)):
            spans = index.passages.sentence_spans(row.number)
            held = [
                coverage(about, find_sought(items, fold(row.text[start - row.start : end - row.start])))
                for start, end in spans
            ]
            shares = [sum(word.idf * value for word, value in zip(about, one, strict=True)) / total for one in held]
            if shares and max(shares) >= MENTIONED:
                found.append((event, cite(row, *spans[shares.index(max(shares))])))
                break
    if not 2 <= len(found) <= MOST:
        return None
    citations = [line for _, line in found]
    if _MENTIONED_YEARS.search(asked):
        years = "、".join(dict.fromkeys(f"{event.date.first[:4]}年" for event, _ in found if event.date))
        return Computed(years, years, citations, 0.75) if years else None
    titles = _titles([event for event, _ in found], question)
    if _COUNTS.search(asked):
        return Computed(str(len(found)), bracketed(str(len(found)), titles, question.language), citations, 0.7)
    return Computed(titles, titles, citations, 0.75)


def _asks_events(question: Question) -> bool:
    return question.kind == "aggregation" or bool(_WHICH_EVENTS.search(fold(question.text)))


def aggregate(index: Index, question: Question, words: list[Word], filters: Filters | None) -> Computed | None:
    """Return the events that a question asks to list or count, each cited; None if it asks something else."""
    chosen = _chosen(index, question, words, filters)
    if not chosen:
        return None
    citations = _cited(index, chosen)
    titles = _titles([event for _, event in chosen], question)
    if _COUNTS.search(fold(question.text)):
        within = period_of(question) is None if question.language == "zh" else _WITHIN.search(fold(question.text))
        if len(chosen) == 1 and within:
            return None  # the events of a competition, or of the one festival named, are not those of the text
        return Computed(str(len(chosen)), bracketed(str(len(chosen)), titles, question.language), citations, 0.85)
    return Computed(titles, titles, citations, 0.8)


def _chosen(index: Index, question: Question, words: list[Word], filters: Filters | None) -> list[tuple[str, Event]]:
    """Return the events of the time and about the things that a question names, in order of sources and text.

    An event that another source repeats is left out.
    """
    period = period_of(question)
    events = index.passages.all_events(filters)
    if period is not None:
        events = [item for item in events if period.holds(item[1].date)]
    if _MEETINGS.search(fold(question.text)):
        events = [item for item in events if _IS_MEETING.search(fold(item[1].title))] or events
    timed = part_of_year(fold(question.text)).split()
    frame = _frame(fold(question.text))
    asked = [
        word
        for word in words
        if not _OF_THE_TEXT.search(word.label)
        and not frame.issuperset(word.label.split(" "))
        and not _is_date(word.label)
        and not set(timed).issuperset(word.label.split(" "))
    ]
    asked = _beside_theme(index, question, asked, events)
    if not asked or (period is not None and measured.is_of_theme(index, asked)):
        return _unrepeated(index, events)
    asked = measured.beyond_theme(index, asked)
    about = _unrepeated(index, _about(index, events, asked))
    if about or period is None:
        return about
    # Words that no text has name something else that happened; those that some text has may only describe (科技大事)
    unknown = any(len(word.label) > 1 and not _stands_anywhere(index, word) for word in asked)
    return [] if unknown else _unrepeated(index, events)


def _frame(asked: str) -> set[str]:
    """Return the words, and their stems, by which a folded question asks for events as such, whatever they are.

    Example:
        >>> sorted(_frame("how many milestones fell in may?")), sorted(_frame("8月发生了哪些会议?"))
        (['fell', 'mileston', 'milestones'], ['会议', '发生'])
    """
    said = [match.group() for match in _ASKS_EVENTS.finditer(asked)]
    words = [word for text in said for word in ([text] if is_cjk(text[0]) else text.split(" "))]
    return {form for word in words for form in (word, stem(word), base(word))}


def _beside_theme(index: Index, question: Question, words: list[Word], events: list[tuple[str, Event]]) -> list[Word]:
    """Return the words without those that go with what the texts are all about: 科技圈, the tech world.

    Such a word stands right behind one that is over every text, and no title of an event has it.
    """
    asked, titles, scope = fold(question.text), "", set()
    for word in words:
        before = asked[: max(asked.find(word.label), 0)].rstrip(" 的")
        led = [other for other in words if re.search(rf"(?<![a-z]){re.escape(other.label)}[a-z]*$", before)]
        if led and measured.is_of_theme(index, led[:1]):
            titles = titles or fold("\n".join(event.title for _, event in events))
            said = [text for text, weight in word.variants if weight >= measured.OVER_HEAD]
            scope |= set() if any(text in titles for text in said) else {word.label}
    return [word for word in words if scope.isdisjoint(word.label.split(" "))]


def _unrepeated(index: Index, events: list[tuple[str, Event]]) -> list[tuple[str, Event]]:
    """Return the events without those of which another source has the title, the date and the first sentence."""
    if len(index.passages.sources) < 2:
        return events
    alike: dict[tuple[str, str], list[tuple[str, Event]]] = {}
    kept = []
    for source, event in events:
        others = alike.setdefault(("".join(event.title.split()), event.date.iso if event.date else ""), [])
        before = [item for item in others if item[0] != source]
        if not before or _first(index, source, event) not in {_first(index, *item) for item in before}:
            kept.append((source, event))
            others.append((source, event))
    return kept


def _first(index: Index, source: str, event: Event) -> str:
    line = first_line(index, source, event)
    return "".join(fold(line.quote).split()) if line else ""


def _cited(index: Index, events: list[tuple[str, Event]]) -> list[Citation]:
    """Return the first sentences of the first ``MOST`` events."""
    return [line for source, event in events[:MOST] if (line := first_line(index, source, event)) is not None]


def _stands_anywhere(index: Index, word: Word) -> bool:
    return any(len(index.passages.holding(text, None)) > 0 for text, _ in word.variants)


def _titles(events: list[Event], question: Question) -> str:
    titles = "、".join(event.title for event in events[:MOST])
    if len(events) > MOST:
        rest = len(events) - MOST
        titles += f" 等，另有 {rest} 件" if question.language == "zh" else f", and {rest} more"
    return titles


def ends(index: Index, question: Question, words: list[Word], filters: Filters | None) -> Computed | None:
    """Return the first or the last of the events that a question speaks of, or its date; None if it asks neither.

    Events of which only the year is known do not take part where others are dated finer.
    """
    asked = fold(question.text)
    first, last = _FIRST_EVENT.search(asked), _LAST_EVENT.search(asked)
    if not first and not last:
        return None
    plain = [word for word in words if not _END_WORDS.search(word.label)]
    dated = [item for item in _chosen(index, question, plain, filters) if item[1].date is not None]
    fine = [item for item in dated if item[1].date and item[1].date.precision != "year"]
    dated = fine or dated
    if len(dated) < 2:
        return None

    def when(item: tuple[str, Event]) -> str:
        date = item[1].date
        return "" if date is None else date.first if first else date.last

    wanted = min(map(when, dated)) if first else max(map(when, dated))
    winners = [item for item in dated if when(item) == wanted]
    others = sorted((item for item in dated if when(item) != wanted), key=when, reverse=not first)
    citations = _cited(index, [*winners, *others])
    if _ASKS_WHEN.search(asked) and citations:
        return _when(index, (winners[0][1], citations[0]), citations)
    named = "、".join(event.title for _, event in winners[:MOST])
    date = winners[0][1].date
    return Computed(named, bracketed(named, date.iso if date else "", question.language), citations, 0.75)


def _when(index: Index, winner: tuple[Event, Citation], citations: list[Citation]) -> Computed | None:
    """Return an event's date as its text states it, that sentence cited first; in ISO form if it states none."""
    event, line = winner
    if event.date is None:
        return None
    for number in index.passages.of_event(line.source, event.number):
        for item in index.passages.findings(number):
            if item.kind == "date" and item.value == event.date.iso:
                spans = index.passages.sentence_spans(number)
                start, end = next((a, b) for a, b in spans if a <= item.start < b)
                row = index.passages.row(number)
                proof = cite(row, start, end, item.start, item.end)
                others = [other for other in citations if other != line]
                text = row.text[item.start - row.start : item.end - row.start]
                return Computed(text, text, [proof, *others], 0.75)
    return Computed(event.date.iso, event.date.iso, citations, 0.75)


def by_month(index: Index, question: Question, words: list[Word], filters: Filters | None) -> Computed | None:
    """Return how many events each month has, or the month that has most or fewest; None if neither is asked."""
    asked = fold(question.text)
    each = _EACH_MONTH.search(asked)
    most = _MONTH_MOST.search(asked)
    if not each and not most:
        return None
    plain = [word for word in words if not re.search(r"月|month|最|most|few|least|each|per|每|各|件|个", word.label)]
    counts: dict[str, list[tuple[str, Event]]] = {}
    for source, event in _chosen(index, question, plain, filters):
        if event.date and event.date.precision != "year":
            counts.setdefault(event.date.first[:7], []).append((source, event))
    if not counts:
        return None
    years = {month[:4] for month in counts}
    zh = question.language == "zh"

    def said(month: str) -> str:
        if zh:
            return f"{month[:4]}年{int(month[5:])}月" if len(years) > 1 else f"{int(month[5:])}月"
        return month if len(years) > 1 else MONTHS[int(month[5:]) - 1]

    unit = "件" if zh else ""
    if most:
        few = re.search(r"最少|fewest|least", asked)
        end = (min if few else max)(map(len, counts.values()))
        months = [month for month in sorted(counts) if len(counts[month]) == end]
        names = ("、" if zh else ", ").join(map(said, months))
        text = bracketed(names, f"{end}{unit}", question.language)
        rest = [month for month in sorted(counts) if month not in months]
        rows = [item for month in [*months, *rest] for item in counts[month]]
        return Computed(names, text, _cited(index, rows), 0.75)
    text = ("、" if zh else ", ").join(f"{said(month)} {len(counts[month])}{unit}" for month in sorted(counts))
    rows = [item for month in sorted(counts) for item in counts[month]]
    return Computed(text, text, _cited(index, rows), 0.75)


def neighbours(index: Index, question: Question, filters: Filters | None) -> Computed | None:
    """Return the events before or after another one that the question names (石墨烯大会之后发生了哪些事)."""
    asked = fold(question.text)
    zh = question.language == "zh"
    along = (_ALONG_ZH if zh else _ALONG_EN).search(asked)
    match = along or (_AROUND_ZH if zh else _AROUND_EN).search(asked)
    if match is None or question.dates:
        return None
    name = match["name"] or (match.groupdict().get("other") or "")
    anchor = event_named(index, name, question, filters)
    if anchor is None or anchor[1].date is None or anchor[1].date.precision == "year":
        return None
    own = anchor[1].date
    if along:
        return _along(index, question, anchor, filters, month=bool(along["month"]))
    before = bool(match["before"])
    found = []
    for source, event in index.passages.all_events(filters):
        date = event.date
        if source != anchor[0] or date is None or date.precision == "year" or event.number == anchor[1].number:
            continue
        if (date.last < own.first) if before else (date.first > own.last):
            found.append((event, first_line(index, source, event)))
    lines = [(event, line) for event, line in found if line is not None]
    proof = first_line(index, *anchor)
    if not lines or proof is None:
        return None
    citations = [*(line for _, line in lines[:MOST]), proof]
    if _NEXT.search(asked):
        dated = sorted(lines, key=lambda item: item[0].date.first if item[0].date else "")
        lines = dated[-1:] if before else dated[:1]
        citations = [lines[0][1], proof]
    if _COUNTS.search(asked):
        count, titles = str(len(lines)), _titles([event for event, _ in lines], question)
        return Computed(count, bracketed(count, titles, question.language), citations, 0.75)
    titles = _titles([event for event, _ in lines], question)
    return Computed(titles, titles, citations, 0.7)


def asks_along(question: Question) -> bool:
    """Return whether a question asks what happened on the day, or in the month, of something else."""
    asked = fold(question.text)
    return not question.dates and bool((_ALONG_ZH if question.language == "zh" else _ALONG_EN).search(asked))


def _along(
    index: Index, question: Question, anchor: tuple[str, Event], filters: Filters | None, *, month: bool
) -> Computed | None:
    """Return the other events of the day, or the month, of one that the question names; None if there is none."""
    size, own = len("2022-11" if month else "2022-11-03"), anchor[1].date
    others = [
        (event, line)
        for source, event in index.passages.all_events(filters)
        if source == anchor[0] and event.number != anchor[1].number and event.date and own
        if event.date.first[:size] == own.first[:size] and (month or event.date.precision == own.precision == "day")
        if (line := first_line(index, source, event)) is not None
    ]
    proof = first_line(index, *anchor)
    if not others or proof is None:
        return None
    titles = _titles([event for event, _ in others], question)
    return Computed(titles, titles, [*(line for _, line in others[:MOST]), proof], 0.75)


def _is_date(label: str) -> bool:
    return bool(
        re.fullmatch(
            r"[\d.]+|[一二三四五六七八九十]+(?:月份?|[日号])|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*"
            r"|第?[一二三四1-4]?季度?|第[一二三四]|[上下]半年|半年|季度|之前|之后|以前|以后|以来|之间|half|quarter|before|after|between|since|until|second",
            label,
        )
    )


def _about(index: Index, events: list[tuple[str, Event]], asked: list[Word]) -> list[tuple[str, Event]]:
    """Return the events whose title or first sentence holds nearly all that is asked about."""
    total, items = sum(word.idf for word in asked), sought(asked)
    shares = []
    lines = _lines_that_may_hold(index, asked)
    if lines is not None:
        events = [(source, event) for source, event in events if (source, event.number) in lines]
    for source, event in events:
        line = first_line(index, source, event) if lines is None else lines[source, event.number]
        covered = coverage(asked, find_sought(items, fold(f"{event.title}\n{line.quote if line else ''}")))
        shares.append(sum(word.idf * value for word, value in zip(asked, covered, strict=True)) / total)
    best = max(shares, default=0.0)
    return [item for item, share in zip(events, shares, strict=True) if share >= max(0.55, 0.85 * best)]


def _lines_that_may_hold(index: Index, asked: list[Word]) -> dict[tuple[str, int], Citation] | None:
    """Return by source and number the first sentences of the events that may be about the words, by the postings.

    None for an index so small that every event is looked at.
    """
    passages = index.passages
    if len(passages) <= measured.SMALL:
        return None
    heading = passages.heading
    found = {}
    for number in np.flatnonzero((measured.may_cover(index, asked) >= 0.55 - 1e-6) & ~heading).tolist():
        row = passages.row(number)
        before = passages.row(number - 1) if number and not heading[number - 1] else None
        if before is None or (before.source, before.event_number) != (row.source, row.event_number):
            found[row.source, row.event_number] = cite(row, *passages.sentence_spans(number)[0])
    return found
