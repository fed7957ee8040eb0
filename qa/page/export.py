"""What leaves the page as a file or on the clipboard: a conversation as Markdown or JSON, one answer as text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qa.page.marks import escaped
from qa.page.texts import band, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.answer import Answer, Citation
    from qa.page.desk import Desk


def as_json(answers: Sequence[Answer], generation: str) -> str:
    """Return the answers, each as its contract's object, with the generation of the index that gave the last."""
    return json.dumps(
        {"generation": generation, "answers": [answer.to_json() for answer in answers]}, ensure_ascii=False, indent=1
    )


def as_markdown(answers: Sequence[Answer], desk: Desk, language: str, day: str) -> str:
    """Return the answers with their citations as a Markdown file; no sign of a document means anything in it."""
    about = say("export_about", language, generation=escaped(desk.index.generation or "–"), day=day)
    lines = [f"# {say('export_heading', language)}", "", about]
    for number, answer in enumerate(answers, 1):
        lines += ["", f"## {number}. {escaped(answer.question)}"]
        if answer.completed:
            lines += ["", say("completed", language, question=escaped(answer.completed))]
        lines += ["", f"**{escaped(answer.display)}**"]
        if answer.found:
            lines += ["", band(answer.confidence, answer.language)]
        for place, item in enumerate(answer.citations, 1):
            lines += ["", f"> {escaped(item.quote)}", ">", f"> — [{place}] {escaped(_where(item, desk, language))}"]
    return "\n".join(lines) + "\n"


def as_text(answer: Answer, desk: Desk) -> str:
    """Return an answer with its citations as plain text for the clipboard."""
    lines = [answer.question, answer.display]
    lines += [f"“{item.quote}” — {_where(item, desk, answer.language)}" for item in answer.citations]
    return "\n".join(lines)


def _where(item: Citation, desk: Desk, language: str) -> str:
    if item.event_number:
        event = f"{say('event_number', language, number=item.event_number)} {item.event or ''}"
    else:
        event = desk.outside(item.source, language)
    parts = [item.source, event, item.section or "", item.date or "", f"{item.start}–{item.end}"]
    return " · ".join(" ".join(part.split()) for part in parts if part)
