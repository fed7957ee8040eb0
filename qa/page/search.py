"""The page's tab of searches: ranked passages with the scores of both arms and the words that they share."""

# Gradio reads the annotations when the page is made, so all names in them are imported
from time import perf_counter
from typing import Any

import gradio as gr

from corpus.errors import DashijiError
from corpus.normalise import fold, language_of
from index import Filters, Hit
from qa.asking.question import read_question
from qa.asking.words import content_words
from qa.page.ask import numbered
from qa.page.cards import Cards
from qa.page.desk import CHOICES, I18N, QUICK, Desk, Following, browser_language, event_key, event_of
from qa.page.marks import matches, occurrences, plain
from qa.page.source import SourcePane
from qa.page.texts import say

COUNTS = [5, 10, 20]
"""How many results one may ask for."""

NEAR = 1.0
"""Least score of a passage that has no word of the query: a standard deviation above the average passage. Below it lies
what was ranked only because something has to come next (by hand)."""


def is_evidence(hit: Hit) -> bool:
    """Return whether a hit has to do with the query: it has a word of it, in either language, or is near in meaning."""
    return hit.lexical > 0 or hit.score >= NEAR


class SearchTab:
    """Ranked passages, with filters whose choices follow the index."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.pane = SourcePane(desk, "search-source")
        self.cards = Cards(COUNTS[-1], self.pane)

    def results(  # noqa: PLR0917 (gradio passes the controls by position)
        self,
        query: str,
        count: int,
        begin: str | None,
        end: str | None,
        event: str | None,
        section: str | None,
        source: str | None,
        request: gr.Request,
    ) -> list[Any]:
        """Return what the cards and the pane show: the hits of a search, or the sentence that says why there are none,
        and the text of the first.
        """
        language = browser_language(request)
        chosen = event_of(event) if event else None
        filters = Filters(
            date_from=(begin or "").strip() or None,
            date_to=(end or "").strip() or None,
            event=chosen[1] if chosen else None,
            section=section or None,
            source=source or (chosen[0] if chosen else None),
        )
        began = perf_counter()
        try:
            with self.desk.turn:
                assistant = self.desk.assistant
                hits = assistant.retrieve(query, count, filters)
                took = perf_counter() - began
                words = content_words(read_question(query), assistant.index)
        except DashijiError as error:
            said = error.say(language_of(query) if query.strip() else language)
            return self._nothing(plain(said))
        if not hits:
            return self._nothing(say("nothing_found", language))
        found_in_all = len(hits)
        hits = [hit for hit in hits if is_evidence(hit)]
        if not hits:
            return self._nothing(say("nothing_near", language))
        left = found_in_all - len(hits)
        told = say("results", language, count=len(hits)) + " · " + say("took", language, milliseconds=round(1e3 * took))
        drawn = []
        for hit in hits:
            event_title, where = self.desk.place(hit, language)
            text = hit.row.text
            whole = occurrences(text, query)
            found = matches(text, words)
            figures = {"score": f"{hit.score:.2f}", "dense": f"{hit.dense:.3f}", "lexical": f"{hit.lexical:.1f}"}
            shared = _matched(text, found, language)
            if fold(query.strip()) in fold(text):  # its words would only be the pieces of it
                shared = say("matched", language, words=plain(query))
            where += f"  \n{say('scores', language, **figures)} · {shared}"
            spans = [(hit.row.start + place[0], hit.row.start + place[1]) for place in whole or found]
            drawn.append(
                self.cards.card(numbered(hit.rank, (event_title, where)), hit.row, spans, say("match", language))
            )
        after = [say("left_out", language, count=left)] * bool(left) + [say("scores_hint", language)]
        pane = self.pane.values(self.pane.at(drawn[0].place), language)
        return [*self.cards.values(told, drawn, "\n\n".join(after)), *pane]

    def _nothing(self, why: str) -> list[Any]:
        return [*self.cards.values(why, []), *self.pane.values(None, "")]

    def event_choices(self, source: str, language: str) -> Any:  # noqa: ANN401 (gradio's update)
        """Return the update of the events to choose from: those of the source, all if it is ""."""
        several = not source and len(self.desk.index.passages.sources) > 1
        events = [
            ((f"{name} · " if several else "") + f"{event.number} · {event.title}", event_key(name, event.number))
            for name, event in self.desk.events()
            if not source or name == source
        ]
        more = say("more_events", language, shown=CHOICES, count=len(events)) if len(events) > CHOICES else None
        return gr.update(choices=[(say("all", language), ""), *events[:CHOICES]], value="", info=more)

    def filters(self, language: str) -> list[Any]:
        """Return the updates of the filters: event, section, source."""
        everything = [(say("all", language), "")]
        sections = [(name, name) for name in self.desk.index.passages.names()["sections"][:CHOICES]]
        return [
            self.event_choices("", language),
            gr.update(choices=everything + sections, value=""),
            gr.update(choices=everything + self.desk.source_choices(), value=""),
        ]

    def draw(self) -> Following:
        """Draw the tab and connect its controls; return the filters."""
        with gr.Row(elem_id="query-row"):
            query = gr.Textbox(
                label=I18N("query"), placeholder=I18N("query_hint"), max_lines=4, elem_id="query", scale=4,
                min_width=200,
            )  # fmt: skip
            send = gr.Button(I18N("search"), variant="primary", scale=1, min_width=90, elem_id="search")
        with gr.Accordion(I18N("filters"), open=False, elem_id="filters"):
            with gr.Row():
                begin = gr.Textbox(label=I18N("date_from"), placeholder=I18N("date_hint"), min_width=160)
                end = gr.Textbox(label=I18N("date_to"), placeholder=I18N("date_hint"), min_width=160)
                count = gr.Radio(COUNTS, value=10, label=I18N("count"), min_width=200)
            with gr.Row():
                event = gr.Dropdown([("", "")], value="", label=I18N("event"), min_width=200)
                section = gr.Dropdown(
                    [("", "")], value="", label=I18N("section"), min_width=160, elem_id="search-section"
                )
                source = gr.Dropdown([("", "")], value="", label=I18N("source"), min_width=200)
        with gr.Row():
            with gr.Column(scale=7, min_width=320):
                found = self.cards.draw(I18N("nothing_searched"), "results")
            with gr.Column(scale=5, min_width=320):
                text = self.pane.draw()
        self.cards.connect(text)
        inputs = [query, count, begin, end, event, section, source]
        shown = [*found, *text]
        self._width = len(shown)
        quick = {**QUICK, "show_progress_on": [query]}  # else the browser tells each output that it waits, and is done
        asked = [gr.on([query.submit, send.click, begin.submit, end.submit], self.results, inputs, shown, **quick)]
        asked.append(gr.on([count.input, event.input, section.input], self._filtered, inputs, shown, **quick))
        narrowed = source.input(self._narrow, [source], [event], **QUICK)
        asked.append(narrowed.then(self._filtered, inputs, shown, **quick))
        for search in asked:
            search.then(None, None, None, js=self.pane.reveal)
        return Following([event, section, source], self.filters)

    def _filtered(  # noqa: PLR0917 (gradio passes the controls by position)
        self,
        query: str,
        count: int,
        begin: str | None,
        end: str | None,
        event: str | None,
        section: str | None,
        source: str | None,
        request: gr.Request,
    ) -> list[Any]:
        """Return what a search shows under another filter; nothing changes before there is one."""
        if not query.strip():
            return [gr.skip()] * self._width
        return self.results(query, count, begin, end, event, section, source, request)

    def _narrow(self, source: str | None, request: gr.Request) -> Any:  # noqa: ANN401 (gradio's update)
        return self.event_choices(source or "", browser_language(request))


def _matched(text: str, found: list[tuple[int, int, str]], language: str) -> str:
    """Return which words of the query stand in a passage, with what stands there where it is another word."""
    shown: dict[str, list[str]] = {}
    for start, end, word in found:
        stands = shown.setdefault(word, [])
        if (here := text[start:end]).lower() != word and here not in stands:
            stands.append(here)
    if not shown:
        return say("by_meaning", language)
    join = "、" if language == "zh" else ", "
    words = [plain(f"{word} → {join.join(stands[:4])}" if stands else word) for word, stands in shown.items()]
    return say("matched", language, words=join.join(words))
