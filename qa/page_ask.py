"""The page's first two tabs: questions with their proof, and searches with their scores."""

# Gradio reads the annotations when the page is made, so all names in them are imported
from dataclasses import replace
from typing import Any

import gradio as gr

from corpus.errors import DashijiError
from corpus.normalise import language_of
from index import Filters, Hit
from qa.answer import Answer
from qa.page_desk import CHOICES, I18N, QUICK, Desk, Following, browser_language, card, event_key, event_of, place
from qa.page_marks import marked, occurrences, plain
from qa.page_texts import EXAMPLES, band, say

NEAREST = 5
"""Passages shown with a refusal."""

SHORT = 40
"""Longest answer, in characters, that is set large; a clause reads better in the size of text."""

ECHO = 300
"""Characters of a question repeated in the conversation; a pasted page would bury it."""

Shown = tuple[str, Answer | None]
"""The language, and the answer whose evidence is shown; None where there was an error."""


def message(answer: Answer) -> str:
    """Return an answer as Markdown for the conversation: what is answered, how surely, and from where."""
    language = answer.language
    if answer.completed:
        label = "完整问题：" if language == "zh" else "Asked in full: "
        return f"*{label}{plain(answer.completed)}*\n\n{message(replace(answer, completed=''))}"
    if not answer.found:
        lines = [f"**{plain(answer.display)}**", say("refusal_hint", language)]
        return "\n\n".join(lines)
    text = plain(answer.display)
    lines = [f"## {text}" if len(answer.display) <= SHORT else text, band(answer.confidence, language)]
    if answer.citations:
        lines[1] += f" · {place(answer.citations[0], language)[0]}"
    return "\n\n".join(lines)


class AskTab:
    """The conversation, and the evidence beside it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def ask(
        self, question: str, messages: list[Any], turns: list[Answer | None], request: gr.Request
    ) -> tuple[str, list[Any], list[Answer | None], Shown | None]:
        """Return the emptied field, the conversation with the answer, the turns, and what the evidence is shown of.

        ``turns`` holds, for each message, the answer it belongs to; None beside an error.
        """
        language = browser_language(request)
        answer: Answer | None = None
        try:
            answer = self.desk.assistant.ask(question, [turn.question for turn in turns[::2] if turn])
            said, left = message(answer), ""
        except DashijiError as error:
            said = plain(error.say(language_of(question) if question.strip() else language))
            left = question
        echo = question.strip() if len(question) <= ECHO else question.strip()[:ECHO] + "…"
        new = [{"role": "user", "content": plain(echo) or "…"}, {"role": "assistant", "content": said}]
        return left, messages + new, [*turns, answer, answer], (language, answer)

    def look_back(self, turns: list[Answer | None], event: gr.SelectData, request: gr.Request) -> Shown | None:
        """Return the answer of the message that was clicked, for the evidence to be shown again."""
        number = event.index[0] if isinstance(event.index, (list, tuple)) else event.index
        return browser_language(request), turns[number] if number < len(turns) else None

    def evidence(self, shown: Shown | None) -> None:
        """Draw the proof of an answer, or the passages nearest to a question without one."""
        if shown is None:
            gr.Markdown(I18N("no_evidence"), elem_classes="hint")
            return
        language, answer = shown
        if answer is None:
            gr.Markdown(say("error_evidence", language), elem_classes="hint")
            return
        label = say("answer", language)
        gr.Markdown(f"### {say('evidence' if answer.found else 'nearest', language)}")
        for number, item in enumerate(answer.citations, 1):
            spans = []
            if item.answer_start is not None and item.answer_end is not None:
                spans = [(item.answer_start - item.start, item.answer_end - item.start)]
            card(numbered(number, place(item, language)), marked(item.quote, spans, label), language, number == 1)
        if not answer.found:
            for hit in answer.passages[:NEAREST]:
                heading = numbered(hit.rank, place(hit, language))
                card(heading, marked(hit.row.text, [], ""), language, hit.rank == 1)

    def draw(self) -> Following:
        """Draw the tab and connect its controls; return the examples, which are about one source."""
        turns, shown = gr.State([]), gr.State(None)
        with gr.Row():
            with gr.Column(scale=6, min_width=320):
                chat = gr.Chatbot(
                    label=I18N("conversation"),
                    show_label=False,
                    placeholder=str(I18N("no_conversation")),
                    elem_id="conversation",
                    height=380,
                    buttons=[],
                    feedback_options=None,
                    latex_delimiters=[],
                    layout="bubble",
                )
                question = gr.Textbox(
                    label=I18N("question"),
                    placeholder=I18N("question_hint"),
                    max_lines=4,
                    autofocus=True,
                    elem_id="question",
                )
                with gr.Row():
                    send = gr.Button(I18N("ask"), variant="primary", scale=2, min_width=120)
                    clear = gr.Button(I18N("clear"), scale=1, min_width=120)
            with gr.Column(scale=7, min_width=320):
                gr.render(inputs=[shown], concurrency_limit=2, concurrency_id="answers", show_progress="hidden")(
                    self.evidence
                )
        # Below both columns, so that on a phone the proof comes right after the question
        offered = self.desk.has_seed()
        heading = gr.Markdown(I18N("examples"), visible=offered)
        with gr.Row(elem_classes="examples", visible=offered) as row:
            examples = [gr.Button(text, size="sm", min_width=260, elem_classes="example") for text in EXAMPLES]
        inputs, outputs = [question, chat, turns], [question, chat, turns, shown]
        gr.on([question.submit, send.click], self.ask, inputs, outputs, **QUICK)
        for button in examples:
            button.click(self.ask, [button, chat, turns], outputs, **QUICK)
        chat.select(self.look_back, [turns], [shown], **QUICK)
        clear.click(lambda: ("", [], [], None), None, outputs, **QUICK)
        return Following([heading, row], lambda _: [gr.update(visible=self.desk.has_seed())] * 2)


class SearchTab:
    """Ranked passages, with filters whose choices follow the index."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def search(  # noqa: PLR0917 (gradio passes the controls by position)
        self,
        query: str,
        count: int,
        begin: str | None,
        end: str | None,
        event: str | None,
        section: str | None,
        source: str | None,
        request: gr.Request,
    ) -> tuple[str, str, list[Hit] | str]:
        """Return the language, the query and the hits, or the sentence that says why there are none."""
        language = browser_language(request)
        chosen = event_of(event) if event else None
        filters = Filters(
            date_from=(begin or "").strip() or None,
            date_to=(end or "").strip() or None,
            event=chosen[1] if chosen else None,
            section=section or None,
            source=source or (chosen[0] if chosen else None),
        )
        try:
            hits = self.desk.assistant.retrieve(query, count, filters)
        except DashijiError as error:
            return language, query, error.say(language_of(query) if query.strip() else language)
        return language, query, hits or say("nothing_found", language)

    def results(self, found: tuple[str, str, list[Hit] | str] | None) -> None:
        """Draw the hits of a search with the scores of both arms."""
        if found is None:
            gr.Markdown(I18N("nothing_searched"), elem_classes="hint")
            return
        language, query, hits = found
        if isinstance(hits, str):
            gr.Markdown(plain(hits), elem_classes="hint")
            return
        gr.Markdown(say("results", language, count=len(hits)), elem_classes="hint")
        for hit in hits:
            event, where = place(hit, language)
            figures = {"score": f"{hit.score:.2f}", "dense": f"{hit.dense:.3f}", "lexical": f"{hit.lexical:.1f}"}
            where += f"  \n{say('scores', language, **figures)}"
            pieces = marked(hit.row.text, occurrences(hit.row.text, query), say("match", language))
            card(numbered(hit.rank, (event, where)), pieces, language, hit.rank == 1)

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
        found = gr.State(None)
        query = gr.Textbox(label=I18N("query"), placeholder=I18N("query_hint"), max_lines=4, elem_id="query")
        with gr.Row():
            send = gr.Button(I18N("search"), variant="primary", scale=0, min_width=160)
        with gr.Accordion(I18N("filters"), open=False):
            with gr.Row():
                begin = gr.Textbox(label=I18N("date_from"), placeholder=I18N("date_hint"), min_width=160)
                end = gr.Textbox(label=I18N("date_to"), placeholder=I18N("date_hint"), min_width=160)
                count = gr.Radio([5, 10, 20], value=10, label=I18N("count"), min_width=200)
            with gr.Row():
                event = gr.Dropdown([("", "")], value="", label=I18N("event"), min_width=200)
                section = gr.Dropdown([("", "")], value="", label=I18N("section"), min_width=160)
                source = gr.Dropdown([("", "")], value="", label=I18N("source"), min_width=200)
        gr.render(inputs=[found], concurrency_limit=2, concurrency_id="answers", show_progress="hidden")(self.results)
        inputs = [query, count, begin, end, event, section, source]
        gr.on([query.submit, send.click, begin.submit, end.submit], self.search, inputs, [found], **QUICK)
        source.input(self._narrow, [source], [event], **QUICK)
        return Following([event, section, source], self.filters)

    def _narrow(self, source: str | None, request: gr.Request) -> Any:  # noqa: ANN401 (gradio's update)
        return self.event_choices(source or "", browser_language(request))


def numbered(number: int, heading: tuple[str, str]) -> str:
    """Return the heading of a passage in a list, as Markdown."""
    return f"**{number} · {heading[0]}**\n\n{heading[1]}"
