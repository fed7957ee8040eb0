"""A pane of the page that shows a source's text whole, scrolled to a place in it."""

# Gradio reads the annotations when the page is made, so all names in them are imported
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from qa.page.desk import I18N, QUICK, Desk, browser_language, pressed
from qa.page.marks import marked, plain
from qa.page.texts import say
from qa.telling.summary import method_in

PART = 50_000
"""Characters of a source's text shown at once: a browser lays out as many without a pause."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: a span ``[start, end)`` of a source's text, an empty one to look without marking anything."""

    source: str
    start: int = 0
    end: int = 0
    part: int = 0


class SourcePane:
    """The text around a place, in parts where it is very long."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.desk = desk
        self.name = name

    def draw(self) -> list[Any]:
        """Draw the pane; return what :meth:`values` gives the values of."""
        state = gr.State(None)
        with gr.Column(elem_id=self.name, elem_classes="source-pane"):
            heading = gr.Markdown(I18N("whole_text"), visible=False)
            facts = gr.Markdown(elem_classes="hint")
            text = gr.HighlightedText(
                label=I18N("quote"),
                show_label=False,
                show_inline_category=False,
                container=False,
                interactive=False,
                elem_classes="source-text",
                visible=False,
            )
            with gr.Row():
                before = gr.Button(
                    I18N("part_before"), size="sm", min_width=100, visible=False, elem_id=f"{self.name}-before"
                )
                after = gr.Button(
                    I18N("part_after"), size="sm", min_width=100, visible=False, elem_id=f"{self.name}-after"
                )
        self.turning = [before, after]
        shown = [state, heading, facts, text, before, after]
        turned = gr.on([before.click, after.click], self._turned, [state], shown, **QUICK)
        turned.then(None, None, None, js=self.reveal)
        return shown

    @property
    def reveal(self) -> str:
        """The script that scrolls the pane to what is marked."""
        return f"() => dashiji.reveal('#{self.name}')"

    @property
    def show(self) -> str:
        """The script that brings the pane into view too."""
        return f"() => dashiji.show('#{self.name}')"

    def at(self, place: Place | None) -> Place | None:
        """Return a place with the part of the text that it lies in."""
        return replace(place, part=place.start // PART) if place else None

    def values(self, place: Place | None, language: str) -> list[Any]:
        """Return what the controls show of a place; nothing for None, or where its source has left the index."""
        passages = self.desk.index.passages
        text = passages.document_text(place.source) if place else None
        off = gr.update(visible=False)
        if place is None or text is None:
            return [None, off, "", off, off, off]
        last = max(0, len(text) - 1) // PART
        part = max(0, min(place.part, last))
        source = passages.sources[passages.numbers[place.source]]
        facts = say("source_facts", language, source=plain(source.name), characters=f"{len(text):,}")
        facts += " · " + plain(method_in(language, source.method))
        if last:
            facts += " · " + say("part", language, part=part + 1, count=last + 1)
        begin = part * PART
        end = min(begin + PART, len(text))
        start, stop = max(place.start, begin), min(place.end, end)
        spans = [(start - begin, stop - begin)] if start < stop else []
        pieces = marked(text[begin:end], spans, say("match", language))
        turning = [gr.update(interactive=can, visible=last > 0) for can in (part > 0, part < last)]
        shown = gr.update(value=pieces, visible=True)
        return [replace(place, part=part), gr.update(visible=True), facts, shown, *turning]

    def _turned(self, place: Place | None, event: gr.EventData, request: gr.Request) -> list[Any]:
        step = -1 if pressed(event, self.turning) == 0 else 1
        moved = replace(place, part=place.part + step) if place else None
        return self.values(moved, browser_language(request))
