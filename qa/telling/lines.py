"""One question as a JSON object, and its answer: the form of ``--batch``, ``/v1/ask``, ``/v1/search`` and MCP.

A line has a ``question`` and may have an ``id``, which comes back as it is, a ``history`` of earlier questions, ``k``,
and the filters of a search.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from corpus.errors import DashijiError, QuestionError, reason_of

if TYPE_CHECKING:
    from index import Filters
    from qa.answer import Answer
    from qa.assistant import Assistant

MOST = 1000
"""Most passages that a line may ask for: more are slower to send than anyone reads them."""


class LineError(DashijiError):
    """A line that is no question: not JSON, not an object, or with a field of another kind than it must be."""


def parsed(line: str | bytes) -> dict[str, Any]:
    """Return a line as an object.

    Raises:
        LineError: it is not JSON, or not an object.
    """
    try:
        item = json.loads(line, parse_constant=_refuse_constant)
        problem = None if isinstance(item, dict) else ("another kind of value", "是别的值")
    except (ValueError, RecursionError) as error:
        item, problem = None, reason_of(error)
    if problem:
        en, zh = problem
        raise LineError(f"This is not a JSON object ({en}); mend it.", f"这不是 JSON 对象（{zh}）；请更正。")
    return dict(item)


def answer_line(assistant: Assistant, item: dict[str, Any], k: int = 10, filters: Filters | None = None) -> Answer:
    """Return the answer to a line; ``k`` and ``filters`` hold where the line has none.

    Raises:
        QuestionError: the question or a field cannot be answered as put.
        IndexingError: the index cannot be read.
    """
    question, history = _asked(item)
    return assistant.ask(question, history, _k(item, k), _filters(item, filters))


def ask_line(assistant: Assistant, item: dict[str, Any], k: int = 10, filters: Filters | None = None) -> dict[str, Any]:
    """Return the answer to a line as the object of ``--json``; raises as :func:`answer_line` does."""
    return answer_line(assistant, item, k, filters).to_json(item.get("id"))


def search_line(
    assistant: Assistant, item: dict[str, Any], k: int = 10, filters: Filters | None = None
) -> dict[str, Any]:
    """Return the passages for a line, best first, as the object of ``--json``; raises as :func:`answer_line` does."""
    question, history = _asked(item)
    hits = assistant.retrieve(question, _k(item, k), _filters(item, filters), history)
    return {"id": item.get("id"), "question": question, "hits": [hit.to_json() for hit in hits]}


def _short(value: object) -> str:
    """Return a value as JSON, cut to what fits a sentence."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _asked(item: dict[str, Any]) -> tuple[str, list[str]]:
    question, history = item.get("question"), item.get("history") or []
    if not isinstance(question, str):
        raise QuestionError("There is no “question” text; add one.", "没有文字形式的“question”；请补上。")
    if not isinstance(history, list) or not all(isinstance(text, str) for text in history):
        raise QuestionError(
            f"“history” must be a list of earlier questions, not {_short(history)}; mend it.",
            f"“history”应为此前问题的列表，而不是 {_short(history)}；请更正。",
        )
    return question, history


def _k(item: dict[str, Any], default: int) -> int:
    k = item.get("k")
    if k is None:
        return default
    if isinstance(k, bool) or not isinstance(k, int) or not 1 <= k <= MOST:
        raise QuestionError(
            f"“k” must be a whole number from 1 to {MOST}, not {_short(k)}; mend it.",
            f"“k”应为 1 到 {MOST} 的整数，而不是 {_short(k)}；请更正。",
        )
    return k


def _filters(item: dict[str, Any], given: Filters | None) -> Filters | None:
    """Return the given filters with those of the line in their place.

    Raises:
        QuestionError: a filter of the line is of another kind than it must be.
    """
    from index import Filters

    named = {field.name: item[field.name] for field in fields(Filters) if item.get(field.name) is not None}
    if not named:
        return given
    for name, value in named.items():
        number = name == "event"
        if isinstance(value, bool) or not isinstance(value, int if number else str):
            en, zh = ("a whole number", "整数") if number else ("a text", "文字")
            raise QuestionError(
                f"“{name}” must be {en}, not {_short(value)}; mend it.",
                f"“{name}”应为{zh}，而不是 {_short(value)}；请更正。",
            )
    before = {field.name: getattr(given, field.name) for field in fields(Filters)} if given else {}
    return Filters(**{**before, **named})
