"""What leaves the page as a file or on the clipboard: a conversation as Markdown or JSON, one answer as text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qa.page.marks import escaped
from qa.page.texts import say
from qa.telling.confidence import band

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.answer import Answer, Citation
    from qa.page.desk import Desk
    from qa.telling.writer import Phrase

Told = tuple["Answer", "Sequence[Phrase]"]
"""An answer, and what a language model wrote beneath it."""


def as_json(told: Sequence[Told], generation: str) -> str:
    """Return the answers, each as its contract's object, with the generation of the index that gave the last.

    One beneath which a model wrote has its ``prose`` too, as ``dashiji ask --write --json`` gives it.
    """
    answers = [
        {**answer.to_json(), **({"prose": [item.to_json() for item in prose]} if prose else {})}
        for answer, prose in told
    ]
    return json.dumps({"generation": generation, "answers": answers}, ensure_ascii=False, indent=1)


def as_markdown(told: Sequence[Told], desk: Desk, language: str, day: str) -> str:
    """Return the answers with their citations as a Markdown file; no sign of a document means anything in it."""
    about = say("export_about", language, generation=escaped(desk.index.generation or "–"), day=day)
    lines = [f"# {say('export_heading', language)}", "", about]
    for number, (answer, prose) in enumerate(told, 1):
        lines += ["", f"## {number}. {escaped(answer.question)}"]
        if answer.completed:
            lines += ["", say("completed", language, question=escaped(answer.completed))]
        lines += ["", f"**{escaped(answer.display)}**"]
        if answer.found and answer.missing:
            lines += ["", say("missing", language, missing=escaped(answer.missing))]
        if answer.found:
            lines += ["", band(answer.confidence, answer.language)]
        if prose:
            lines += ["", say("export_written", language)]
        for phrase in prose:
            lines += ["", _phrase(phrase, language)]
        for place, item in enumerate(answer.citations, 1):
            lines += ["", f"> {escaped(item.quote)}", ">", f"> — [{place}] {escaped(_where(item, desk, language))}"]
    return "\n".join(lines) + "\n"


def _phrase(item: Phrase, language: str) -> str:
    if item.sentence is None or item.sentence.ok:
        return escaped(item.sentence.text if item.sentence else item.to_markdown(language))
    why = item.sentence.why.say(language) if item.sentence.why else ""
    return say("not_proved", language, text=escaped(item.sentence.text), why=escaped(why))


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
