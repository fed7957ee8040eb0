"""What the tabs of the page share: the assistant that follows the index, the language, and how a passage is drawn."""

# Gradio reads the annotations when the page is made, so all names in them are imported
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock
from typing import Any

import gradio as gr

from corpus.document import Event
from index import Hit, Index
from qa.answer import Citation
from qa.assistant import Assistant
from qa.cli import VERSION
from qa.computing.facts import Fact
from qa.measure.record import read as read_record
from qa.page.language import chosen_language
from qa.page.marks import Piece, cut, plain
from qa.page.suggest import suggest
from qa.page.texts import catalogue, say
from qa.page.written import endpoint
from qa.serving.follow import Follower
from qa.telling.summary import method_in
from qa.telling.writer import Settings

I18N = gr.I18n(**{"zh-CN": catalogue("zh"), "zh-TW": catalogue("zh"), "zh": catalogue("zh"), "en": catalogue("en")})

QUICK: dict[str, Any] = {"queue": False, "api_visibility": "private", "show_progress": "hidden"}
"""How the page's quick events run: past the queue, in one round trip. :attr:`Desk.turn` limits how many compute."""

USUAL = ("number", "money", "percent", "date")
"""The kinds of facts shown where none is chosen: what the index holds; names are found only when they are asked for."""

LARGE = 20_000
"""Passages beyond which the facts are listed of one source at a time."""

SUGGESTED = 4
"""Questions suggested."""

AT_ONCE = 2
"""Questions and searches of the page that compute at a time: milliseconds of work each, on the two cores of a small
machine."""

SHOWN_SOURCES = 200
"""Most documents listed under About; beyond it the table would be slower to draw than anyone reads it."""

TABLES = (".csv", ".tsv", ".xlsx")
"""How the names of tables end."""

NAMED = 48
"""Columns of a source's name beneath an answer."""

CHOICES = 1000
"""Most entries of a list to choose from: more are slower to draw than to narrow down."""


@dataclass(frozen=True, slots=True)
class Following:
    """Controls that show what the index holds, and what they show of it; ``values`` gives one for each control."""

    controls: list[Any]
    values: Callable[[str], list[Any]]


class Desk:
    """The assistant behind the page: over the index that is current; a ``writer`` phrases."""

    def __init__(self, follower: Follower, writer: Settings | None = None) -> None:
        self.turn = BoundedSemaphore(AT_ONCE)
        self.follower = follower
        self.home = follower.home
        self.writer = writer
        self._facts: tuple[Assistant, str, str, list[Fact]] | None = None
        self._suggesting = Lock()
        self._suggested: tuple[Assistant, dict[str, list[str]]] | None = None
        self._events: tuple[Index, list[tuple[str, Event]]] | None = None

    @property
    def assistant(self) -> Assistant:
        """The assistant over the index that is current now: a rebuild is picked up between two questions."""
        return self.follower.assistant

    def state(self) -> tuple[str, str]:
        """Return what tells whether the page is up to date: the generation that answers, and the notice, if any."""
        index = self.follower.settled.index
        notice = self.follower.notice
        return index.generation, notice.en if notice else ""

    def notice(self, language: str) -> str:
        """Return as Markdown why another index than the published one answers; "" if that one does."""
        notice = self.follower.notice
        return f"⚠ {plain(notice.say(language))}" if notice else ""

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

    def facts(self, source: str, kind: str = "") -> list[Fact]:
        """Return the facts of a source and a kind, in the order of the text; kept until others are asked for.

        Of all sources if it is "", but of the first one only where there are very many passages; numbers and dates if
        no kind is given.
        """
        assistant = self.assistant
        sources = assistant.index.passages.sources
        if not source and len(assistant.index.passages) > LARGE:
            source = sources[0].name
        if self._facts is None or self._facts[:3] != (assistant, source, kind):
            found = [
                fact
                for name in ([kind] if kind else USUAL)
                for fact in assistant.facts(source=source or None, kind=name)
            ]
            order = {entry.name: number for number, entry in enumerate(assistant.index.passages.listed())}
            found.sort(key=lambda fact: (order[fact.source], fact.start, fact.end))
            self._facts = (assistant, source, kind, found)
        return self._facts[3]

    def suggestions(self, language: str) -> list[str]:
        """Return questions to begin with, kept while the index stays; a Chinese reader may get English ones too."""
        with self._suggesting:
            assistant = self.assistant
            if self._suggested is None or self._suggested[0] is not assistant:
                self._suggested = (assistant, {name: suggest(assistant, name, SUGGESTED) for name in ("zh", "en")})
            found = self._suggested[1]
        return (found["zh"] + found["en"] if language == "zh" else found["en"])[:SUGGESTED]

    def outside(self, source: str, language: str) -> str:
        """Return what the passages are called that belong to no event: an introduction only where events follow it."""
        passages = self.index.passages
        number = passages.numbers.get(source)
        if number is None or passages.sources[number].events:
            return say("outside", language)
        return say("table_rows" if source.lower().endswith(TABLES) else "whole_source", language)

    def place(self, item: Citation | Hit, language: str) -> tuple[str, str]:
        """Return the event and, on another line, section, date and source of a citation or a hit; both escaped."""
        event, *rest, source = self._place(item, language)
        return event, " · ".join([*rest, plain(source)])

    def briefly(self, item: Citation, language: str) -> str:
        """Return the event, section and date on one line, and which of several sources, its name cut; escaped."""
        *parts, source = self._place(item, language)
        several = len(self.index.passages.sources) > 1
        return " · ".join([*parts, *[plain(cut(source, NAMED))] * several])

    def _place(self, item: Citation | Hit, language: str) -> list[str]:
        """Return the event, section and date of what has them, escaped, and the source as it is."""
        fields = item.to_json()
        if fields["event_number"]:
            event = say("event_number", language, number=fields["event_number"]) + f" · {plain(fields['event'] or '')}"
        else:
            event = self.outside(fields["source"], language)
        date = (fields["date"] or "").replace("/", " – ")
        if date and fields.get("date_inferred"):
            date += say("inferred", language)
        return [event, *(plain(part) for part in (fields["section"], date) if part), fields["source"]]

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
        sent = say("sent_to", language, endpoint=plain(endpoint(self.writer))) if self.writer else ""
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
            evaluation=self.evaluation(language),
            sent=sent or say("nothing_sent", language),
        )

    def evaluation(self, language: str) -> str:
        """Return the figures of the last evaluation as Markdown, or that there was none."""
        record = read_record(self.home) if self.home else None
        if record is None:
            return say("not_evaluated", language)
        files = ("、" if language == "zh" else ", ").join(map(plain, record.files[:5]))
        head = say("evaluated", language, day=plain(record.day), files=files, questions=record.questions)
        if record.generation != self.index.generation or record.version != VERSION:
            head += " " + say("evaluated_before", language)
        rows = [
            f"| {say(f'measure_{name}', language)} | {right} / {count} | {100 * right / count:.1f} % |"
            for name, (right, count) in record.measures.items()
            if count
        ]
        table = [f"| {say('measure', language)} | | |", "|---|---:|---:|", *rows]
        return "\n".join([head, "", *table])


def event_key(source: str, number: int) -> str:
    """Return the name of an event among all, as the value of a choice; 0 is the text before a source's first."""
    return f"{number} {source}"


def event_of(key: str) -> tuple[str, int]:
    """Return the source and the number that :func:`event_key` joined."""
    number, _, source = key.partition(" ")
    return source, int(number)


def browser_language(request: gr.Request | None) -> str:
    """Return the language chosen on the page; else ``"zh"`` if the browser asks first for Chinese, or ``"en"``."""
    if request and (chosen := chosen_language(request.headers.get("cookie", ""))):
        return chosen
    wanted = request.headers.get("accept-language", "") if request else ""
    return "zh" if wanted.strip().lower().startswith("zh") else "en"


def pressed(event: gr.EventData, buttons: Sequence[gr.Button]) -> int | None:
    """Return which of some buttons was pressed, by its place among them; None if none of them was.

    One event for all of them: gradio looks through every event for every component when the page opens. Told by the
    ``elem_id``, since a button that was updated is another to gradio.
    """
    name = getattr(event.target, "elem_id", None)
    return next((place for place, button in enumerate(buttons) if name and button.elem_id == name), None)


def unseen() -> gr.Textbox:
    """Draw a field that nobody sees, from which the page's script takes what it saves or copies."""
    return gr.Textbox(label=I18N("answer"), visible="hidden")


def card(heading: str, pieces: list[Piece], language: str, first: bool = False) -> None:
    """Draw one passage: its heading, which is Markdown, and its text with what is marked in it."""
    with gr.Column(elem_classes=["card", "first"] if first else "card"):
        gr.Markdown(heading)
        _text(pieces, say("quote", language))


def _text(pieces: list[Piece], label: Any) -> gr.HighlightedText:  # noqa: ANN401 (a text or gradio's translated one)
    return gr.HighlightedText(
        pieces,
        label=label,
        show_label=False,
        show_inline_category=False,
        container=False,
        interactive=False,
    )
