"""The optional writer's prose on the page: what is written beneath one answer, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from qa.page.marks import plain
from qa.page.texts import say
from qa.telling.verify import marks
from qa.telling.writer import CITED, MODEL, Phrase

if TYPE_CHECKING:
    from qa.telling.verify import Sentence
    from qa.telling.writer import Settings


@dataclass(eq=False, slots=True)
class Prose:
    """What a model has written beneath an answer so far.

    It is changed while it is written, and not replaced, so that a conversation has what was written until it is left.
    """

    phrases: list[Phrase] = field(default_factory=list)
    writing: bool = False
    stop: Event = field(default_factory=Event)

    @property
    def begun(self) -> bool:
        """Whether the model was let write."""
        return self.writing or bool(self.phrases)


def endpoint(settings: Settings) -> str:
    """Return what the writer is called where it is shown: the model, if it has a name, and the host it is sent to."""
    host = urlsplit(settings.url).netloc
    return host if settings.model == MODEL else f"{settings.model}, {host}"


def shown(prose: Prose, settings: Settings, language: str) -> str:
    """Return the prose as Markdown, "" if none was begun: proved sentences run on, each other one is struck out.

    That a sentence is not proved stands in words before it, since a line through it is not read out.
    """
    if not prose.begun:
        return ""
    parts = [say("written_by", language, endpoint=plain(endpoint(settings)))]
    running: list[str] = []
    for item in prose.phrases:
        if item.sentence and item.sentence.ok:
            running.append(_linked(item.sentence))
            continue
        if running:
            parts.append(_joined(running))
            running = []
        if item.failure:
            parts.append(f"⚠ {plain(item.failure.say(language))}")
        elif item.sentence:
            why = item.sentence.why
            struck = {"text": _linked(item.sentence), "why": plain(why.say(language)) if why else ""}
            parts.append(say("not_proved", language, **struck))
    if running:
        parts.append(_joined(running))
    if prose.writing:
        parts.append(say("writing", language))
    return "\n\n".join(parts)


def _joined(sentences: list[str]) -> str:
    """Return sentences in a row: no space stands behind a Chinese full stop, and one behind a mark or a Latin one."""
    text = sentences[0]
    for sentence in sentences[1:]:
        text += ("" if text.endswith(("。", "！", "？")) else " ") + sentence
    return text


def _linked(sentence: Sentence) -> str:
    """Return a sentence as Markdown in which nothing means anything but its marks, which lead to the citations."""
    pieces: list[str] = []
    reached = 0
    text = " ".join(sentence.text.split())
    for start, end, numbers in marks(text):
        pieces.append(plain(text[reached:start]))
        if text[reached:start].endswith(" "):
            pieces.append(" ")
        known = all(1 <= number <= CITED for number in numbers)
        linked = "".join(f"[\\[{number}\\]](#proof-{number})" for number in numbers)
        pieces.append(linked if known else plain(text[start:end]))
        if text[end : end + 1] == " ":
            pieces.append(" ")
        reached = end
    pieces.append(plain(text[reached:]))
    return "".join(pieces)
