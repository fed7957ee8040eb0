"""Questions to begin with, made from what is indexed: each has been asked and was answered as the text has it."""

from __future__ import annotations

import re
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from corpus.errors import DashijiError
from corpus.normalise import fold, is_cjk, language_of
from corpus.quantities import find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index import Index
    from qa.assistant import Assistant

Candidate = tuple[str, str]
"""A question, and what its answer must hold: a day for a date, else the span."""

TRIED = 40
"""Most candidates of a language that are asked: a fifth of a second on the seed, and enough for four of each kind."""

EVENTS = 400
"""Events looked at, spread over the index: beyond it the first page would have to wait."""

SURE = 0.7
"""Least confidence of an answer to a question that is suggested."""

_HAPPENS = re.compile(
    r"(?:正式|顺利|成功|隆重)?(召开|举行|举办|开幕|闭幕|启动|成立|揭牌|开班|发布|启用|竣工|投产|通车|合龙|签约|落成|开工|开放|开业|上线|上市|挂牌|开通|奠基)$"
)
_LONGEST = 26
_MEASURE = re.compile(r"[^\W\d_]{4,16}$")
_SAYS = re.compile(r"(?:累计)?(?:已经|已)?(?:达到|达|共有|共计|共|为|有|是|约|超过|超|突破|增长到?)$")
_KINDS = {"number", "money", "percent"}
_TIED = re.compile(r"[的了在从向和与及等将把被对以其该这那各每并也就都还又再]")


def suggest(assistant: Assistant, language: str, most: int) -> list[str]:
    """Return up to ``most`` questions in a language, of different events, that the assistant answers rightly."""
    kept: list[str] = []
    for question, wanted in _tried(assistant.index, language):
        if len(kept) == most:
            break
        if question in kept:
            continue
        try:
            answer = assistant.ask(question)
        except DashijiError:
            continue
        if answer.found and answer.confidence >= SURE and answer.citations and _meets(wanted, answer.answer):
            kept.append(question)
    return kept


def _meets(wanted: str, answer: str) -> bool:
    return fold(wanted) in fold(answer)


def _tried(index: Index, language: str) -> Iterator[Candidate]:
    """Yield the candidates to be tried: when and how many by turns, from events that lie apart."""
    pairs = zip_longest(_when(index, language), _how_many(index, language))
    found = [candidate for candidate in chain.from_iterable(pairs) if candidate]
    yield from found[:TRIED]


def _spread(index: Index) -> list[tuple[str, int, str, str]]:
    """Return events of the index as (source, number, title, ISO date or ""), from all over it."""
    events = index.passages.all_events()
    step = max(1, len(events) // EVENTS)
    return [
        (source, event.number, event.title, event.date.iso if event.date else "") for source, event in events[::step]
    ]


def _when(index: Index, language: str) -> Iterator[Candidate]:
    for _, _, title, date in _spread(index):
        if len(date) < 7 or "/" in date or not 4 <= len(title) <= 2 * _LONGEST:
            continue
        name = " ".join(title.split())
        day = date.split("-")
        if language_of(name) == "zh":
            happens = _HAPPENS.search(name)
            if language != "zh" or not happens or len(name) > _LONGEST:
                continue
            yield f"{name[: happens.start()]}是什么时候{happens.group(1)}的?", f"{int(day[1])}月"
        elif language == "en":
            yield f"When was “{name}”?", day[0]


def _how_many(index: Index, language: str) -> Iterator[Candidate]:
    passages = index.passages
    for source, number, _, _ in _spread(index):
        for place in passages.of_event(source, number)[:2]:
            text = passages.text_of(place)
            found = next(filter(None, (_measured(text, item, language) for item in find_quantities(text))), None)
            if found:
                yield found
                break


def _measured(text: str, item: object, language: str) -> Candidate | None:
    """Return the question for a quantity whose measure stands right before it; None if none does."""
    start, end = getattr(item, "start", 0), getattr(item, "end", 0)
    kind, unit = getattr(item, "kind", ""), getattr(item, "unit", "")
    if kind not in _KINDS or language != "zh":
        return None
    before = text[max(0, start - 24) : start]
    says = _SAYS.search(before)
    measure = _MEASURE.search(before[: says.start()]) if says else None
    if measure is None or _TIED.search(measure.group()) or not all(map(is_cjk, measure.group())):
        return None
    asks = f"有多少{unit}" if kind == "number" and len(unit) == 1 else "是多少"
    return f"{measure.group()}{asks}?", text[start:end]
