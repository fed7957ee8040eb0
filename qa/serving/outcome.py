"""What a request for an answer or for passages comes to: a status and an object, whatever happens on the way."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus.errors import DashijiError, QuestionError
from qa.telling.lines import ask_line, search_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.assistant import Assistant

LINES: dict[str, Callable[[Assistant, dict[str, Any]], dict[str, Any]]] = {
    "/v1/ask": ask_line,
    "/v1/search": search_line,
}
"""What answers a line, by the path that it was sent to."""

_LOG = logging.getLogger(__name__)


class Outcome(NamedTuple):
    """An HTTP status with its object as JSON, and the generation of the index that answered; "" if none did."""

    status: int
    text: str
    generation: str = ""


def answered(assistant: Assistant, path: str, item: dict[str, Any]) -> Outcome:
    """Return what a line comes to that was sent to one of the paths of ``LINES``; its ``id`` is not looked at."""
    try:
        told = LINES[path](assistant, item)
    except Exception as error:
        return failed(error)
    del told["id"]
    return Outcome(200, json.dumps(told, ensure_ascii=False), assistant.index.generation)


def failed(error: Exception) -> Outcome:
    """Return what is said of an error."""
    if isinstance(error, DashijiError):
        return refused(400 if isinstance(error, QuestionError) else 503, error.en, error.zh)
    _LOG.error("a request could not be answered", exc_info=error)
    name = type(error).__name__
    return refused(
        500,
        f"Answering failed ({name}); please report the question.",
        f"回答时出错（{name}）；请把这个问题报告给我们。",
    )


def refused(status: int, en: str, zh: str) -> Outcome:
    """Return an error."""
    return Outcome(status, json.dumps({"error": {"zh": zh, "en": en}}, ensure_ascii=False))
