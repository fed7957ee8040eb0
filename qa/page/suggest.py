"""Questions to begin with, made from what is indexed: each has been asked and was answered as the text has it."""

from __future__ import annotations

import re
from datetime import date as Day  # noqa: N812 (a word for what an event has)
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeVar

from corpus.errors import DashijiError
from corpus.normalise import fold, is_cjk
from qa.computing.compute import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.document import Event
    from qa.assistant import Assistant
    from qa.computing.facts import Fact

T = TypeVar("T")

Candidate = tuple[str, str]
"""A question, and what its answer must hold: a day for a date, else the span."""

TRIED = 40
"""Most candidates of a language that are asked: a fifth of a second on the seed, and enough for four of each kind."""

EVENTS = 60
"""Events looked at, spread over the index: the facts of each are read from the index, and the first page waits."""

SURE = 0.7
"""Least confidence of an answer to a question that is suggested."""

_HAPPENS = re.compile(
    r"(?:正式|顺利|成功|隆重)?(召开|举行|举办|开幕|闭幕|启动|成立|揭牌|开班|发布|启用|竣工|投产|通车|合龙|签约|落成|开工|开放|开业|上线|上市|挂牌|开通|奠基)$"
)
_COUNTED = re.compile(r"[a-rt-z]s$|\b(?:people|men|women|children)$")
"""How the English words for what is counted end."""
_IN_ENGLISH = {
    noun: english
    for english, nouns in (
        entry.split(":")
        for entry in (
            "high-tech enterprises:高新技术企业 高企,enterprises:企业,projects:项目 工程,"
            "teams:队伍 代表队 球队,residents:居民,visitors:游客 观众 参观者,readers:读者,students:学生 学员,"
            "teachers:教师,schools:学校,universities:高校 大学,hospitals:医院,beds:床位,doctors:医生,"
            "patients:患者,libraries:图书馆,museums:博物馆,books:图书 藏书,relics:文物,exhibits:展品,"
            "parks:公园,bridges:桥 大桥,trees:树木 树,households:农户,farmers:农民,employees:员工 职工,"
            "jobs:岗位,volunteers:志愿者,patents:专利,countries:国家,companies:公司,"
            "participants:选手 运动员 代表,passengers:旅客,flights:航班,routes:航线,buses:公交车,ships:船舶,"
            "incubators:孵化器"
        ).split(",")
    )
    for noun in nouns.split(" ")
}
"""What an English question calls what chronicles count; the question is asked before it is suggested."""
_IN_ALL = re.compile("保有量$|总数$|总量$|数量$")
_BEGINS = re.compile(
    "^(?:[^没沒无所]{1,6}有|[全本](?:[省市县区镇乡村校馆院厂国]|年)|共|共计|总计|累计|参赛|参展|参加|知名|各类|在册|建成)+"
)
"""What leads up to what is counted and leaves it what it is: 注销企业 are not the enterprises, 参赛队伍 the teams."""
_FEW = ("1", "2", "3")
_LONGEST = 26
_NAMED = 6
"""Characters of a title that the answer to what happened must hold: a long one may be shortened in it."""
_HEAD = re.compile(r"[^\W\d_]{4,14}")
_POINTS = re.compile(r"[本该此其这那各每某前后另新]|增长|下降|[的了在从向和与及等将把被对以并也就都还又再为是有]")
"""What a measure holds that needs the sentence around it, or is none."""


def suggest(assistant: Assistant, language: str, most: int) -> list[str]:
    """Return up to ``most`` questions in a language that the assistant answers rightly.

    They are of different events, and of different sources as far as there are such.
    """
    kept: list[tuple[str, str]] = []  # (source, question)
    cited: set[tuple[str, int]] = set()
    sources = {source.name for source in assistant.index.passages.sources}
    for question, wanted in _tried(assistant, language):
        about = {source for source, _ in kept}
        if len(about) == most or (len(kept) >= most and about == sources):
            break
        if any(question == former for _, former in kept):
            continue
        try:
            answer = assistant.ask(question)
        except DashijiError:
            continue
        if not answer.found or answer.confidence < SURE or not answer.citations or not _meets(wanted, answer.answer):
            continue
        places = [(item.source, item.event_number) for item in answer.citations]
        new = [place for place in places if place not in cited]
        if new:
            place = next((place for place in new if place[0] not in about), new[0])
            cited.add(place)
            kept.append((place[0], question))
    first = [place for place, (source, _) in enumerate(kept) if source not in {name for name, _ in kept[:place]}]
    rest = [place for place in range(len(kept)) if place not in first]
    return [kept[place][1] for place in sorted((first + rest)[:most])]


def _meets(wanted: str, answer: str) -> bool:
    """Return whether an answer holds what is wanted, and is not the row of a table that holds it."""
    return fold(wanted) in fold(answer) and ("|" in wanted or "|" not in answer)


def _tried(assistant: Assistant, language: str) -> list[Candidate]:
    """Return the candidates to be tried: how many, when, what happened; by turns from all sources."""
    of_source: dict[str, list[tuple[str, Event]]] = {}
    for source, event in assistant.index.passages.all_events():
        of_source.setdefault(source, []).append((source, event))
    each = max(2, EVENTS // max(1, len(of_source)))
    spread = _by_turns([events[:: max(1, len(events) // each)] for events in of_source.values()])[:EVENTS]
    kinds = [list(_how_many(assistant, spread, language)), list(_when(spread, language))]
    if language == "en":
        kinds.append(list(_happened(spread)))
    return _by_turns(kinds)[:TRIED]


def _by_turns(given: Sequence[Sequence[T]]) -> list[T]:
    """Return the first of each, then the second of each, and so on."""
    return [item for row in zip_longest(*given) for item in row if item is not None]


def _happened(events: list[tuple[str, Event]]) -> Iterator[Candidate]:
    """Yield for events with a Chinese title what can be asked about them in English without a word of it."""
    titled = [event for _, event in events if event.date and any(map(is_cjk, event.title))]
    for place, event in enumerate(titled):
        if place == 1:
            yield "How many events are there?", ""
        if place == 2:
            yield "Which event was the earliest?", ""
        if event.date is None or event.date.precision not in ("day", "month"):
            continue
        day = Day.fromisoformat(event.date.first)
        month = f"{MONTHS[day.month - 1]} {day.year}"
        exact = event.date.precision == "day" and place % 2
        yield f"What happened {f'on {day.day} {month}' if exact else f'in {month}'}?", event.title[:_NAMED]


def _when(events: list[tuple[str, Event]], language: str) -> Iterator[Candidate]:
    for _, event in events:
        name = " ".join(event.title.split())
        if event.date is None or event.date.precision not in ("day", "month") or not 4 <= len(name) <= 2 * _LONGEST:
            continue
        year, month = event.date.first[:4], f"{int(event.date.first[5:7])}月"
        if any(map(is_cjk, name)):
            if language != "zh":  # who asks in English cannot be given a Chinese name
                continue
            happens = _HAPPENS.search(name)
            name = name[: happens.start()].strip(' “”"') if happens else ""
            if happens and 4 <= len(name) <= _LONGEST:
                yield f"{name}是什么时候{happens.group(1)}的?", month
        elif language == "en":
            yield f"When was “{name}”?", year


def _how_many(assistant: Assistant, events: list[tuple[str, Event]], language: str) -> Iterator[Candidate]:
    """Yield for each event the question for its first number that says by itself what it measures."""
    without = [(source.name, 0) for source in assistant.index.passages.sources[:EVENTS] if not source.events]
    of_events = [
        [fact for kind in ("number", "money") for fact in assistant.facts(number, source, kind)]
        for source, number in _by_turns([[(name, event.number) for name, event in events], without])
    ]
    asked = _in_english([fact for facts in of_events for fact in facts]) if language == "en" else {}
    for facts in of_events:
        first = next(filter(None, (asked.get(fact) or _measured(fact, language) for fact in facts)), None)
        if first:
            yield first


def _in_english(facts: Sequence[Fact]) -> dict[Fact, Candidate]:
    """Return what can be asked in English about Chinese texts: of what only one number counts, or one in all."""
    counted: dict[str, dict[bool, list[Fact]]] = {}
    for fact in facts:
        head = "".join(fact.head.split())
        whole = _IN_ALL.search(head)
        head = head[: whole.start()] if whole else head
        noun = _BEGINS.sub("", head)
        if noun in _IN_ENGLISH and fact.kind == "number" and (whole or fact.exact):
            counted.setdefault(_IN_ENGLISH[noun], {}).setdefault(bool(whole), []).append(fact)
    found = {}
    for english, ways in counted.items():
        meant = ways.get(True) or ways.get(False, [])
        if len({fact.value for fact in meant}) == 1 and meant[0].value not in _FEW:
            found[meant[0]] = f"How many {english}?", meant[0].text
    return found


def _measured(fact: Fact, language: str) -> Candidate | None:
    """Return the question for a number, in the words of the text; None if they do not say what it measures."""
    head = " ".join(fact.head.split())
    if fact.kind not in ("number", "money") or not fact.exact or _POINTS.search(head) or fact.value in _FEW:
        return None
    if any(map(is_cjk, head)):
        if language != "zh" or not _HEAD.fullmatch(head):
            return None
        asks = f"有多少{fact.unit}" if fact.kind == "number" and len(fact.unit) == 1 else "是多少"
        return f"{head}{asks}?", fact.text
    if language == "en" and head.isascii() and 4 <= len(head) <= 2 * _LONGEST:
        if fact.kind == "number" and not _COUNTED.search(head):
            return None
        return (f"How many {head}?" if fact.kind == "number" else f"How much is the {head}?"), fact.text
    return None
