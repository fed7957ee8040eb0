"""The page's tab of facts: numbers and dates as a table, compared, saved, and shown where they stand in the text."""

# Gradio reads the annotations when the page is made, so all names in them are imported
from collections import Counter
from collections.abc import Sequence
from typing import Any

import gradio as gr

from corpus.normalise import fold
from qa.computing.fact_table import csv_lines
from qa.computing.facts import KINDS, Fact
from qa.page.desk import (
    CHOICES,
    I18N,
    LARGE,
    QUICK,
    Desk,
    Following,
    browser_language,
    event_key,
    event_of,
    pressed,
    unseen,
)
from qa.page.pictures import bars
from qa.page.source import Place, SourcePane
from qa.page.texts import say
from qa.telling.display import CURRENCIES

LISTED = 100
"""Rows on one page of the table."""

COMPARED = 12
"""Most bars that are compared at once."""

MEASURED = ("number", "money", "percent")
ORDERS = ("numbers", "text", "largest", "smallest", "earliest")

Spot = tuple[int, str, int, int]
"""A row's number in the table, and the source and span it stands at."""


class FactsTab:
    """Filters, the table, and the text behind the row that is chosen."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.pane = SourcePane(desk, "facts-source")

    def found(  # noqa: PLR0917 (gradio passes the controls by position)
        self, words: str | None, kind: str | None, unit: str | None, event: str | None, source: str | None, order: str
    ) -> list[Fact]:
        """Return the facts that meet the filters, in the order asked for."""
        chosen = event_of(event) if event else None
        facts = self.desk.facts(source or (chosen[0] if chosen else ""), kind or "")
        if chosen:
            facts = [fact for fact in facts if (fact.source, fact.event_number) == chosen]
        if unit:
            facts = [fact for fact in facts if fact.unit == unit]
        if wanted := fold((words or "").strip()):
            facts = [fact for fact in facts if wanted in fold(f"{fact.head} {fact.text} {fact.event or ''}")]
        if order == "numbers":  # most texts hold more dates than anything, and few come to look for those
            return sorted(facts, key=lambda fact: fact.kind == "date")
        if order == "earliest":
            return sorted(facts, key=lambda fact: (fact.value if fact.kind == "date" else fact.date) or "9999")
        if order in ("largest", "smallest"):
            sign = -1 if order == "largest" else 1
            measured = [fact for fact in facts if _number(fact) is not None]
            rest = [fact for fact in facts if _number(fact) is None]
            return sorted(measured, key=lambda fact: sign * (_number(fact) or 0.0)) + rest
        return facts

    def table(self, facts: Sequence[Fact], page: int, language: str) -> list[Any]:
        """Return the page reached, what the table says of itself, its rows and spots, the picture, and the turning."""
        last = max(0, len(facts) - 1) // LISTED
        page = max(0, min(page, last))
        shown = facts[page * LISTED : (page + 1) * LISTED]
        first = page * LISTED + 1
        told = say("listed", language, first=first, last=first + len(shown) - 1, count=f"{len(facts):,}")
        if len(self.desk.index.passages) > LARGE:
            told += " · " + say("large_facts", language)
        if not facts:
            told = say("no_facts", language)
        else:
            told += " · " + say("facts_hint", language)
        rows = [_row(number, fact, self._event(fact, language), language) for number, fact in enumerate(shown, first)]
        spots = [(number, fact.source, fact.start, fact.end) for number, fact in enumerate(shown, first)]
        headers = [say(f"column_{name}", language) for name in COLUMNS]
        picture = comparison(facts, language)
        return [
            page,
            told,
            gr.update(value={"headers": headers, "data": rows}, visible=bool(facts)),
            spots,
            gr.update(value=picture, visible=bool(picture)),
            gr.update(interactive=page > 0, visible=last > 0),
            gr.update(interactive=page < last, visible=last > 0),
        ]

    def _event(self, fact: Fact, language: str) -> str:
        told = f"{fact.event_number} · {fact.event}" if fact.event else self.desk.outside(fact.source, language)
        several = len(self.desk.index.passages.sources) > 1  # each text numbers its own events
        return f"{fact.source} · {told}" if several else told

    def draw(self) -> Following:
        """Draw the tab and connect its controls; return what follows the index."""
        page, spots, written = gr.State(0), gr.State([]), unseen()
        with gr.Row(elem_classes="fact-filters"):
            words = gr.Textbox(label=I18N("fact_words"), placeholder=I18N("fact_words_hint"), min_width=180,
                               elem_id="facts-words")  # fmt: skip
            unit = gr.Dropdown([("", "")], value="", label=I18N("fact_unit"), min_width=140, elem_id="facts-unit")
            order = gr.Dropdown([("", "numbers")], value="numbers", label=I18N("fact_order"), min_width=140)
        with (
            gr.Accordion(I18N("filters"), open=False, elem_id="facts-filters"),
            gr.Row(elem_classes="fact-filters"),
        ):
            kind = gr.Dropdown([("", "")], value="", label=I18N("fact_kind"), min_width=140, elem_id="facts-kind")
            event = gr.Dropdown([("", "")], value="", label=I18N("event"), min_width=220)
            source = gr.Dropdown([("", "")], value="", label=I18N("source"), min_width=220)
        told = gr.Markdown(elem_classes="hint", elem_id="facts-told")
        picture = gr.Markdown(elem_classes="bars", elem_id="facts-picture", visible=False)
        gr.Markdown(I18N("facts_swipe"), elem_classes="hint", elem_id="facts-swipe")
        table = gr.Dataframe(
            headers=[f"{number}." for number in range(len(COLUMNS))], datatype="str", interactive=False, wrap=True,
            label=I18N("facts_tab"), show_label=False, elem_id="facts-table", buttons=[], max_height=520,
            column_widths=[52, 130, 230, 136, 70, 316, 116, 84],
        )  # fmt: skip
        with gr.Row(elem_classes="tools"):
            back = gr.Button(I18N("earlier"), size="sm", min_width=60, scale=0, visible=False, elem_id="facts-back")
            forth = gr.Button(I18N("later"), size="sm", min_width=60, scale=0, visible=False, elem_id="facts-forth")
            save = gr.Button(I18N("export_csv"), size="sm", min_width=60, scale=0, elem_id="export-csv")
        text = self.pane.draw()
        filters = [words, kind, unit, event, source, order]
        shown = [page, told, table, spots, picture, back, forth]
        self._turning = [back, forth]
        gr.on([kind.input, unit.input, event.input, source.input, order.input, words.submit, words.blur, back.click,
               forth.click], self._turned, [page, *filters], shown, **QUICK)  # fmt: skip
        chosen = table.select(self._chosen, [spots], text, **QUICK)
        chosen.then(None, None, None, js=self.pane.show)
        made = save.click(self._csv, filters, [written], **QUICK)
        made.then(None, [written], None, js="(text) => dashiji.save('facts.csv', text)")
        return Following([*filters, *shown], self._followed)

    def _followed(self, language: str) -> list[Any]:
        everything = [(say("all", language), "")]
        facts = self.desk.facts("")
        units = Counter(fact.unit for fact in facts if fact.kind in MEASURED and fact.unit)
        kinds = [(say("usual_kinds", language), ""), *((say(f"kind_{name}", language), name) for name in KINDS)]
        several = len(self.desk.index.passages.sources) > 1
        events = [
            ((f"{name} · " if several else "") + f"{event.number} · {event.title}", event_key(name, event.number))
            for name, event in self.desk.events()[:CHOICES]
        ]
        counted = [(f"{_unit(unit, language)} ({count})", unit) for unit, count in units.most_common(CHOICES)]
        orders = [(say(f"order_{name}", language), name) for name in ORDERS]
        return [
            "",
            gr.update(choices=kinds, value=""),
            gr.update(choices=everything + counted, value=""),
            gr.update(choices=everything + events, value=""),
            gr.update(choices=everything + self.desk.source_choices(), value=""),
            gr.update(choices=orders, value="numbers"),
            *self.table(self.found("", "", "", "", "", "numbers"), 0, language),
        ]

    def _turned(  # noqa: PLR0917 (gradio passes the controls by position)
        self,
        page: int,
        words: str | None,
        kind: str | None,
        unit: str | None,
        event: str | None,
        source: str | None,
        order: str,
        happened: gr.EventData,
        request: gr.Request,
    ) -> list[Any]:
        facts = self.found(words, kind, unit, event, source, order)
        turn = pressed(happened, self._turning)
        return self.table(facts, 0 if turn is None else page + (-1, 1)[turn], browser_language(request))

    def _chosen(self, spots: list[Spot], event: gr.SelectData, request: gr.Request) -> list[Any]:
        number = event.row_value[0] if event.row_value else 0
        spot = next((spot for spot in spots if str(spot[0]) == str(number)), None)
        place = Place(*spot[1:]) if spot else None
        return self.pane.values(self.pane.at(place), browser_language(request))

    def _csv(  # noqa: PLR0917 (gradio passes the controls by position)
        self, words: str | None, kind: str | None, unit: str | None, event: str | None, source: str | None, order: str
    ) -> str:
        """Return the facts that meet the filters, all pages of them, as CSV that spreadsheets take for UTF-8."""
        return "\ufeff" + "\r\n".join(csv_lines(self.found(words, kind, unit, event, source, order))) + "\r\n"


COLUMNS = ("number", "text", "head", "value", "unit", "event", "date", "kind")


def comparison(facts: Sequence[Fact], language: str) -> str:
    """Return the picture of the largest facts where all that measure something have one unit; "" where they do not."""
    measured = [fact for fact in facts if _number(fact) is not None]
    if not len(measured) >= 2 or len({(fact.kind, fact.unit) for fact in measured}) != 1:
        return ""
    seen: dict[tuple[str, str], Fact] = {}
    for fact in sorted(measured, key=lambda fact: -(_number(fact) or 0.0)):
        seen.setdefault((fact.head, fact.text), fact)
    return bars(list(seen.values())[:COMPARED], language)


def _unit(unit: str, language: str) -> str:
    """Return a unit as the page shows it: a currency by its code where the page is in English."""
    return unit if language == "zh" else CURRENCIES.get(unit, unit)


def _row(number: int, fact: Fact, event: str, language: str) -> list[Any]:
    value = fact.value if fact.kind not in {"number", "money"} else _grouped(fact.value)
    unit = "" if fact.kind == "date" else _unit(fact.unit, language)
    return [number, fact.text, fact.head, value, unit, event, fact.date or "", say(f"kind_{fact.kind}", language)]


def _grouped(value: str) -> str:
    whole, dot, part = value.partition(".")
    return f"{int(whole):,}{dot}{part}" if whole.lstrip("-").isdecimal() else value


def _number(fact: Fact) -> float | None:
    try:
        return float(fact.value) if fact.kind in MEASURED else None
    except ValueError:
        return None
