"""The page's tab of events: browse them, read one by its sections, and the whole text it stands in."""

# Gradio reads the annotations when the page is made, so all names in them are imported
from itertools import groupby
from typing import TYPE_CHECKING, Any

import gradio as gr

from corpus.document import Event, EventDate
from corpus.normalise import fold
from qa.page.desk import I18N, QUICK, Desk, Following, browser_language, card, event_key, event_of, pressed
from qa.page.marks import cut, parted, plain, table
from qa.page.pictures import nearest, timeline
from qa.page.source import Place, SourcePane
from qa.page.texts import say

if TYPE_CHECKING:
    from index import Index

Entry = tuple[str, Event | None]
"""A source and one of its events; None for the text before the first."""

LISTED = 30
"""Events on one page of the list: as many as one scrolls through without losing one's place."""

NAMED = 32
"""Columns of a source's name in the list: its line must not wrap on a phone."""

PICTURED = 2000
"""Most events of the picture: as many as a line of a thousand pixels can tell apart, twice."""

_OPENING = Event(0, "", 0, 0)
"""What stands for the text before the first event, which has no date."""

SHOWN_PASSAGES = 200
"""Most passages of one event that are drawn; a text without events may have ten thousand."""

FORESEEN = 2_000
"""Sources of which each is asked, for the list of all, whether it has text before its first event."""


def date_text(date: EventDate | None, language: str) -> str:
    """Return a date in words, with its precision where it is less than a day, and whether it is inferred."""
    if date is None:
        return say("no_date", language)
    shown = date.iso.replace("/", " – ")
    if date.precision in ("month", "year"):
        shown += say(f"only_{date.precision}", language)
    return shown + (say("inferred", language) if date.inferred else "")


class EventsTab:
    """The list of events on the left, the chosen one on the right, its source below."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.pane = SourcePane(desk, "whole-text")
        self._kept: tuple[Index, list[Entry]] | None = None

    def entries(self, source: str = "", words: str = "") -> list[Entry]:
        """Return the events of a source, of all if it is "", whose titles hold the words; openings without an event."""
        found = self._all()
        if source:
            found = [entry for entry in found if entry[0] == source]
        if wanted := fold(words.strip()):
            found = [entry for entry in found if entry[1] and wanted in fold(entry[1].title)]
        return found

    def _all(self) -> list[Entry]:
        index = self.desk.index
        if self._kept is None or self._kept[0] is not index:
            events: dict[str, list[Event]] = {}
            for name, event in self.desk.events():
                events.setdefault(name, []).append(event)
            sources = index.passages.sources
            found: list[Entry] = []
            for source in sources:
                if not source.events or len(sources) > FORESEEN or index.passages.of_event(source.name, 0):
                    found.append((source.name, None))
                found += [(source.name, event) for event in events.get(source.name, ())]
            self._kept = (index, found)
        return self._kept[1]

    def turn(  # noqa: PLR0917 (as the controls stand)
        self, source: str | None, words: str, page: int, step: int, language: str, at: float | None = None
    ) -> list[Any]:
        """Return the page that is reached, what the list says of itself, its choices, whether it can be turned, and
        the timeline; ``at`` is the share of that at which it was pressed.
        """
        found = self.entries(source or "", words)
        dated = [event or _OPENING for _, event in found]
        pressed = None if at is None else nearest(dated, at)
        if pressed is not None:
            page = pressed // LISTED
        page = max(0, min(page + step, (len(found) - 1) // LISTED))
        shown = found[page * LISTED : (page + 1) * LISTED]
        several = not source and len(self.desk.index.passages.sources) > 1
        choices = [(self._line(entry, several, language), event_key(entry[0], _number(entry))) for entry in shown]
        first = page * LISTED + 1
        told = say("listed", language, first=first, last=first + len(shown) - 1, count=f"{len(found):,}")
        if not found:
            told = say("no_event_found", language)
        # Nobody reads an introduction first who came for events
        best = next((entry for entry in shown if entry[1]), shown[0] if shown else None)
        if pressed is not None:
            best = found[pressed]
        picture = timeline(dated[:PICTURED], language)
        return [
            page,
            told,
            gr.update(choices=choices, value=event_key(best[0], _number(best)) if best else None),
            gr.update(interactive=page > 0, visible=len(found) > LISTED),
            gr.update(interactive=(page + 1) * LISTED < len(found), visible=len(found) > LISTED),
            gr.update(value=picture, visible=bool(picture)),
            gr.update(visible=bool(picture)),
        ]

    def _line(self, entry: Entry, several: bool, language: str) -> str:
        source, event = entry
        where = f" · {cut(source, NAMED)}" if several else ""
        if event is None:
            return f"0{where}\n{self.desk.outside(source, language)}"
        return f"{event.number} · {date_text(event.date, language)}{where}\n{event.title}"

    def event(self, key: str | None, language: str) -> None:
        """Draw one event: its title, number, date and source, and its passages by section."""
        passages = self.desk.index.passages
        source, number = event_of(key) if key else ("", 0)
        entry = next((entry for entry in self.entries(source) if _number(entry) == number), None) if key else None
        if entry is None:
            gr.Markdown(say("no_event_chosen", language), elem_classes="hint")
            return
        event = entry[1]
        facts = [say("event_number", language, number=number), date_text(event.date, language)] if event else []
        title = event.title if event else self.desk.outside(source, language)
        lines = [f"### {plain(title)}", " · ".join(map(plain, [*facts, source]))]
        numbers = passages.of_event(source, number)
        if not numbers:
            lines.append(say("only_title", language))
        if len(numbers) > SHOWN_PASSAGES:
            figures = {"shown": SHOWN_PASSAGES, "count": f"{len(numbers):,}"}
            lines.append(say("more_passages", language, **figures))
        # Always one Markdown and then cards: gradio mixes up the values where the kinds of what it redraws change
        gr.Markdown("\n\n".join(lines), elem_classes="event-title")
        rows = [passages.row(place) for place in numbers[:SHOWN_PASSAGES]]
        for section, group in groupby(rows, key=lambda row: row.section):
            text = "\n".join(row.text.strip("\n") for row in group)
            heading = f"**{plain(section)}**" if section else ""
            for cells, rest in parted(text):
                # A table stands where the next card's heading does: the kinds of what is drawn stay the same
                over = "\n\n".join(filter(None, [heading, table(cells) if cells else ""]))
                card(over, [(rest, None)] if rest.strip() else [], language)
                heading = ""

    def source_place(self, key: str | None) -> Place | None:
        """Return where an event begins in its source's text, its title marked."""
        if not key:
            return None
        source, number = event_of(key)
        if not number:
            return Place(source)
        event = next((event for name, event in self.desk.events() if (name, event.number) == (source, number)), None)
        if event is None:
            return Place(source)
        text = self.desk.index.passages.document_text(source) or ""
        found = text.find(event.title, event.start, event.end)
        start = found if found >= 0 else event.start
        return Place(source, start, start + len(event.title) if found >= 0 else event.start + 1)

    def draw(self) -> Following:
        """Draw the tab and connect its controls; return what follows the index."""
        page = gr.State(0)
        with gr.Row():
            source = gr.Dropdown([("", "")], value="", label=I18N("source"), min_width=200, elem_id="events-source")
            words = gr.Textbox(
                label=I18N("find_event"), placeholder=I18N("find_event_hint"), min_width=200, elem_id="events-words"
            )
        picture = gr.Markdown(elem_id="timeline", visible=False)
        hint = gr.Markdown(I18N("timeline_hint"), elem_classes="hint", visible=False)
        at = gr.Number(0, visible=False)
        pressed = gr.Button(I18N("event"), visible="hidden", elem_id="timeline-pressed")
        with gr.Row(elem_id="events"):
            with gr.Column(scale=5, min_width=300):
                told = gr.Markdown(elem_classes="hint", elem_id="events-told")
                chosen = gr.Radio(
                    [], label=I18N("events_tab"), show_label=False, container=False, elem_id="events-list"
                )
                # Told by the browser, not checked by gradio: it would answer a choice of a moment ago with an error
                told_key = gr.Textbox(visible="hidden", elem_id="event-key", label=I18N("events_tab"))
                chosen.change(None, [chosen], [told_key], js="key => key ?? ''", queue=False, show_progress="hidden")
                with gr.Row():
                    back = gr.Button(I18N("earlier"), size="sm", min_width=100, visible=False, elem_id="events-back")
                    forth = gr.Button(I18N("later"), size="sm", min_width=100, visible=False, elem_id="events-forth")
            with gr.Column(scale=7, min_width=300, elem_id="event"):
                # One at a time, and not when the page opens: gradio fails where a session is drawn to by two threads
                gr.render([told_key], [told_key.change], concurrency_limit=1, show_progress="hidden")(self._drawn)
        text = self.pane.draw()
        listed = [page, told, chosen, back, forth, picture, hint]
        self._turning = [back, forth]
        turns = [source.input, words.submit, words.blur, back.click, forth.click]
        gr.on(turns, self._turned, [source, words, page], listed, **QUICK)
        where = "(at, source, words) => [dashiji.at, source, words]"
        pressed.click(self._pressed, [at, source, words], listed, js=where, **QUICK)
        told_key.change(self._placed, [told_key], text, **QUICK).then(None, None, None, js=self.pane.reveal)
        return Following([source, words, *listed], self._followed)

    def _followed(self, language: str) -> list[Any]:
        choices = [(say("all", language), ""), *self.desk.source_choices()]
        rest = len(self.desk.index.passages.sources) - len(choices) + 1
        more = say("more_choices", language, count=rest) if rest > 0 else None
        return [gr.update(choices=choices, value="", info=more), "", *self.turn("", "", 0, 0, language)]

    def _drawn(self, key: str | None, request: gr.Request) -> None:
        self.event(key or None, browser_language(request))

    def _turned(
        self, source: str | None, words: str | None, page: int, event: gr.EventData, request: gr.Request
    ) -> list[Any]:
        turn = pressed(event, self._turning)
        now, step = (0, 0) if turn is None else (page, (-1, 1)[turn])
        return self.turn(source, words or "", now, step, browser_language(request))

    def _pressed(self, at: float, source: str | None, words: str | None, request: gr.Request) -> list[Any]:
        share = min(1.0, max(0.0, float(at or 0)))
        return self.turn(source, words or "", 0, 0, browser_language(request), share)

    def _placed(self, key: str | None, request: gr.Request) -> list[Any]:
        return self.pane.values(self.pane.at(self.source_place(key or None)), browser_language(request))


def _number(entry: Entry) -> int:
    return entry[1].number if entry[1] else 0
