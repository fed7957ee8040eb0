"""Passages on the page as a list of cards that are there from the start: they are filled in one round trip."""

# Gradio reads the annotations when the page is made, so all names in them are imported
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.passages import Row
from qa.answer import Citation
from qa.page.desk import I18N, QUICK, browser_language, pressed
from qa.page.marks import Piece, is_head, marked, rows
from qa.page.source import Place, SourcePane


@dataclass(frozen=True, slots=True)
class Card:
    """One passage: its heading, which is Markdown, its text with what is marked in it, and where it lies."""

    heading: str
    pieces: list[Piece]
    place: Place


class Cards:
    """``most`` cards above each other, with a sentence before and one after them; each leads to a pane of its source.

    Made by hand and not by ``gr.render``: that takes a second round trip, and draws everything anew.
    """

    def __init__(self, most: int, pane: SourcePane) -> None:
        self.most = most
        self.pane = pane

    def draw(self, told: Any, told_id: str) -> list[Any]:  # noqa: ANN401 (a text or gradio's translated one)
        """Draw the cards, all empty, with a sentence before them; return what :meth:`values` gives the values of."""
        self.places = gr.State([])
        self.buttons = []
        controls: list[Any] = [self.places, gr.Markdown(told, elem_id=told_id, elem_classes="cards-told")]
        for number in range(self.most):
            with gr.Column(elem_classes=["card", "first"] if number == 0 else "card", visible=False) as column:
                heading = gr.Markdown()
                text = gr.HighlightedText(
                    label=I18N("quote"), show_label=False, show_inline_category=False, container=False,
                    interactive=False,
                )  # fmt: skip
                self.buttons.append(
                    gr.Button(
                        I18N("in_text"),
                        size="sm",
                        scale=0,
                        min_width=60,
                        elem_classes="to-text",
                        elem_id=f"{self.pane.name}-to-{number}",
                    )
                )
            controls += [column, heading, text]
        controls.append(gr.Markdown(elem_classes="hint"))
        return controls

    def connect(self, source: list[Any]) -> None:
        """Let each card lead to its place in the pane whose controls are ``source``."""
        opened = gr.on([button.click for button in self.buttons], self._opened, [self.places], source, **QUICK)
        opened.then(None, None, None, js=self.pane.show)

    def card(self, heading: str, item: Citation | Row, spans: Sequence[tuple[int, int]], label: str) -> Card:
        """Return the card of a quote or a passage in which ``spans`` of its source are marked, leading to the first.

        Rows of a Markdown table are drawn as one, under its head.
        """
        text = item.quote if isinstance(item, Citation) else item.text
        place = Place(item.source, *(spans[0] if spans else (item.start, item.end)))
        whole = self.pane.desk.index.passages.document_text(item.source) if text.lstrip().startswith("|") else None
        if whole and (drawn := rows(whole, item.start, item.end, spans)):
            return Card(f"{heading}\n\n{drawn}", [], place)
        within = [(start - item.start, end - item.start) for start, end in spans]
        return Card(heading, marked(text, within, label), place)

    def is_head(self, item: Citation) -> bool:
        """Return whether a quote is the head of a Markdown table, which stands above each row that is drawn."""
        if not item.quote.lstrip().startswith("|"):
            return False
        whole = self.pane.desk.index.passages.document_text(item.source)
        return whole is not None and is_head(whole, item.start, item.end)

    def values(
        self,
        told: Any,  # noqa: ANN401 (as above)
        cards: Sequence[Card],
        more: str = "",
        drawn: int | None = None,
    ) -> list[Any]:
        """Return what the controls show: the sentence, as many cards as there is room for, and the one after them.

        Cards after the first ``drawn`` have never been shown on that page: to hide one of them anew is what takes a
        browser longest at an answer. Without it all are hidden that show nothing.
        """
        shown = list(cards[: self.most])
        values: list[Any] = [[card.place for card in shown], told]
        for card in shown:
            values += [gr.update(visible=True), card.heading, card.pieces]
        for number in range(len(shown), self.most):
            values += [gr.skip() if drawn is not None and number >= drawn else gr.update(visible=False)]
            values += [gr.skip(), gr.skip()]
        return [*values, more]

    def _opened(self, places: list[Place], event: gr.EventData, request: gr.Request) -> list[Any]:
        number = pressed(event, self.buttons)
        place = self.pane.at(places[number]) if number is not None and number < len(places) else None
        return self.pane.values(place, browser_language(request))
