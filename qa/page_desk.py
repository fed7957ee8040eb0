"""What the tabs of the page share: the assistant that follows the index, the language, and how a passage is drawn."""

# Gradio reads the annotations when the page is made, so all names in them are imported
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from corpus.document import Event
from index import Hit, Index
from qa.answer import Citation
from qa.assistant import Assistant
from qa.cli import VERSION
from qa.follow import Follower
from qa.page_marks import Piece, plain
from qa.page_texts import catalogue, say
from qa.summary import method_in

I18N = gr.I18n(**{"zh-CN": catalogue("zh"), "zh-TW": catalogue("zh"), "zh": catalogue("zh"), "en": catalogue("en")})

QUICK: dict[str, Any] = {
    "concurrency_limit": 2,
    "concurrency_id": "answers",
    "api_visibility": "private",
    "show_progress": "hidden",
}
"""How the page's quick events run: answers are milliseconds of work, so two at a time are enough."""

SHOWN_SOURCES = 200
"""Most documents listed under About; beyond it the table would be slower to draw than anyone reads it."""

SEED = "jinjiang-2022.txt"
"""The source that the example questions are about."""

CHOICES = 1000
"""Most entries of a list to choose from: more are slower to draw than to narrow down."""


@dataclass(frozen=True, slots=True)
class Following:
    """Controls that show what the index holds, and what they show of it; ``values`` gives one for each control."""

    controls: list[Any]
    values: Callable[[str], list[Any]]


class Desk:
    """The assistant behind the page. With a ``home`` it follows what is published there."""

    def __init__(self, assistant: Assistant, home: Path | None = None) -> None:
        self.follower = Follower(assistant, home)
        self.home = home
        self._events: tuple[Index, list[tuple[str, Event]]] | None = None

    @property
    def assistant(self) -> Assistant:
        """The assistant over the index that is current now: a rebuild is picked up between two questions."""
        return self.follower.assistant

    def state(self) -> tuple[str, str]:
        """Return what tells whether the page is up to date: the generation that answers, and the notice, if any."""
        notice = self.follower.notice
        return self.index.generation, notice.en if notice else ""

    def notice(self, language: str) -> str:
        """Return as Markdown why another index than the published one answers; "" if that one does."""
        notice = self.follower.notice
        return f"⚠ {plain(notice.say(language))}" if notice else ""

    def has_seed(self) -> bool:
        """Return whether the article that comes with the program is in the index."""
        return any(source.name == SEED for source in self.index.passages.sources)

    @property
    def index(self) -> Index:
        """The index that is current now."""
        return self.assistant.index

    def events(self) -> list[tuple[str, Event]]:
        """Return every event with its source; kept while the index stays."""
        index = self.index
        if self._events is None or self._events[0] is not index:
            self._events = (index, index.passages.all_events())
        return self._events[1]

    def source_choices(self) -> list[tuple[str, str]]:
        """Return the sources to choose from, the first of them if there are very many."""
        return [(source.name, source.name) for source in self.index.passages.sources[:CHOICES]]

    def about(self, language: str) -> str:
        """Return what is indexed, with what, and under which licences, as Markdown."""
        index = self.index
        passages = index.passages
        rows = []
        for source in passages.sources[:SHOWN_SOURCES]:
            how = method_in(language, source.method)
            cells = (source.name, source.title, how, str(source.events), str(source.passages))
            rows.append("| " + " | ".join(map(plain, cells)) + " |")
        if (rest := len(passages.sources) - SHOWN_SOURCES) > 0:
            rows.append(f"| {say('more_sources', language, count=rest)} | | | | |")
        notice = self.notice(language)
        return (f"{notice}\n\n" if notice else "") + say(
            "about",
            language,
            sources="\n".join(rows),
            documents=len(passages.sources),
            events=passages.events,
            passages=len(passages),
            sentences=int(passages.sentence_bounds[-1]),
            encoder=plain(index.encoder.name),
            fingerprint=index.encoder.fingerprint[:12],
            generation=plain(index.generation or "–"),
            version=plain(VERSION),
        )


def event_key(source: str, number: int) -> str:
    """Return the name of an event among all, as the value of a choice; 0 is the text before a source's first."""
    return f"{number} {source}"


def event_of(key: str) -> tuple[str, int]:
    """Return the source and the number that :func:`event_key` joined."""
    number, _, source = key.partition(" ")
    return source, int(number)


def browser_language(request: gr.Request | None) -> str:
    """Return ``"zh"`` if the first language the browser asks for is Chinese, else ``"en"``."""
    wanted = request.headers.get("accept-language", "") if request else ""
    return "zh" if wanted.strip().lower().startswith("zh") else "en"


def place(item: Citation | Hit, language: str) -> tuple[str, str]:
    """Return the event and, on another line, section, date and source of a citation or a hit; both escaped."""
    fields = item.to_json()
    if fields["event_number"]:
        event = say("event_number", language, number=fields["event_number"]) + f" · {plain(fields['event'] or '')}"
    else:
        event = say("outside", language)
    date = fields["date"] and fields["date"] + (say("inferred", language) if fields.get("date_inferred") else "")
    return event, " · ".join(plain(part) for part in (fields["section"], date, fields["source"]) if part)


def card(heading: str, pieces: list[Piece], language: str, first: bool = False) -> None:
    """Draw one passage: its heading, which is Markdown, and its text with what is marked in it."""
    with gr.Column(elem_classes=["card", "first"] if first else "card"):
        gr.Markdown(heading)
        gr.HighlightedText(
            pieces,
            label=say("quote", language),
            show_label=False,
            show_inline_category=False,
            container=False,
            interactive=False,
        )
