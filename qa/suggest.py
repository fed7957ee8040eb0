"""Questions to begin with, made from what is indexed: each has been asked and was answered as the text has it."""

from __future__ import annotations

import re
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from corpus.errors import DashijiError
from corpus.normalise import fold, is_cjk, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import Event
    from qa.assistant import Assistant
    from qa.facts import Fact

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
_LONGEST = 26
_HEAD = re.compile(r"[^\W\d_]{4,14}")
_POINTS = re.compile(r"[本该此其这那各每某前后另新]|增长|下降|[的了在从向和与及等将把被对以并也就都还又再为是有]")
"""What a measure holds that needs the sentence around it, or is none."""


def suggest(assistant: Assistant, language: str, most: int) -> list[str]:
    """Return up to ``most`` questions in a language, of different events, that the assistant answers rightly."""
    kept: list[str] = []
    cited: set[tuple[str, int]] = set()
    for question, wanted in _tried(assistant, language):
        if len(kept) == most:
            break
        if question in kept:
            continue
        try:
            answer = assistant.ask(question)
        except DashijiError:
            continue
        if not answer.found or answer.confidence < SURE or not answer.citations or not _meets(wanted, answer.answer):
            continue
        place = (answer.citations[0].source, answer.citations[0].event_number)
        if place not in cited:
            cited.add(place)
            kept.append(question)
    return kept


def _meets(wanted: str, answer: str) -> bool:
    return fold(wanted) in fold(answer)


def _tried(assistant: Assistant, language: str) -> list[Candidate]:
    """Return the candidates to be tried: how many and when by turns, from events that lie apart."""
    events = assistant.index.passages.all_events()
    spread = events[:: max(1, len(events) // EVENTS)]
    pairs = zip_longest(_how_many(assistant, spread, language), _when(spread, language))
    return [candidate for candidate in chain.from_iterable(pairs) if candidate][:TRIED]


def _when(events: list[tuple[str, Event]], language: str) -> Iterator[Candidate]:
    for _, event in events:
        name = " ".join(event.title.split())
        if event.date is None or event.date.precision not in ("day", "month") or not 4 <= len(name) <= 2 * _LONGEST:
            continue
        year, month = event.date.first[:4], f"{int(event.date.first[5:7])}月"
        if any(map(is_cjk, name)):
            happens = _HAPPENS.search(name)
            name = name[: happens.start()].strip(' “”"') if happens else ""
            if happens and 4 <= len(name) <= _LONGEST:
                asks = f"{name}是什么时候{happens.group(1)}的?" if language == "zh" else f"When was {name} held?"
                yield asks, month
        elif language == "en":
            yield f"When was “{name}”?", year


def _how_many(assistant: Assistant, events: list[tuple[str, Event]], language: str) -> Iterator[Candidate]:
    """Yield for each event the question for its first number that says by itself what it measures."""
    places = [(name, event.number) for name, event in events]
    places += [(source.name, 0) for source in assistant.index.passages.sources[:EVENTS] if not source.events]
    for source, number in places:
        facts = [fact for kind in ("number", "money") for fact in assistant.facts(number, source, kind)]
        found = (_measured(fact, language) for fact in facts)
        first = next(filter(None, found), None)
        if first:
            yield first


def _measured(fact: Fact, language: str) -> Candidate | None:
    """Return the question for a number, in the words of the text; None if they do not say what it measures."""
    head = " ".join(fact.head.split())
    if fact.kind not in ("number", "money") or not fact.exact or _POINTS.search(head) or fact.value in ("1", "2", "3"):
        return None
    if language_of(head) == "zh" and _HEAD.fullmatch(head):
        if language != "zh":
            return (f"How many {head}?" if fact.kind == "number" else f"How much is {head}?"), fact.text
        asks = f"有多少{fact.unit}" if fact.kind == "number" and len(fact.unit) == 1 else "是多少"
        return f"{head}{asks}?", fact.text
    if language == "en" and head.isascii() and 4 <= len(head) <= 2 * _LONGEST:
        return (f"How many {head}?" if fact.kind == "number" else f"How much is the {head}?"), fact.text
    return None
