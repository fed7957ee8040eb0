"""The page's first tab: a conversation, the proof of each answer, and the source text it stands in."""

# Gradio reads the annotations when the page is made, so all names in them are imported
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import gradio as gr

from corpus.errors import DashijiError, reason_of
from corpus.normalise import language_of
from index import Hit
from qa.answer import Answer, Citation
from qa.page.cards import Card, Cards
from qa.page.desk import I18N, QUICK, SUGGESTED, Desk, Following, browser_language, pressed, unseen
from qa.page.export import as_json, as_markdown, as_text
from qa.page.feedback import append, golden
from qa.page.marks import cut, plain
from qa.page.source import Place, SourcePane
from qa.page.texts import say
from qa.page.written import Prose
from qa.page.written import shown as prose_shown
from qa.telling.confidence import band
from qa.telling.writer import phrase

NEAREST = 5
"""Passages shown with a refusal."""

PROOFS = 12
"""Most citations drawn; a count over a year of a newspaper may have hundreds, and the export has them all."""

SHORT = 40
"""Longest answer, in characters, that is set large; a clause reads better in the size of text."""

LISTED = 160
"""Columns of what was counted that are repeated beneath the number; the proof has all of it."""

REMEMBERED = 20
"""Questions of a conversation that are asked again when the language is switched, the last."""

ECHO = 300
"""Characters of a question repeated in the conversation; a pasted page would bury it."""


WRITING: dict[str, Any] = {
    "api_visibility": "private", "show_progress": "hidden", "concurrency_limit": 2, "concurrency_id": "writer",
    "trigger_mode": "multiple",
}  # fmt: skip
"""How a model is let write: two answers at a time for all who ask, since it may run on this very computer; and the next
one of a reader begins while the one before is ending."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer, with the earlier questions it was given with, and what a language model makes of it, if one does."""

    answer: Answer
    history: tuple[str, ...] = ()
    prose: Prose = field(default_factory=Prose)


@dataclass(eq=False, slots=True)
class View:
    """Which answer one reader has before them now: what is written beneath another is not to be drawn there."""

    turn: Turn | None = None
    drawn: int | None = None
    """Most cards that this page has ever shown, so that the others are left alone; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The language, and what the evidence is shown of; no turn where there was an error."""

    language: str
    turn: Turn | None


def message(answer: Answer, place: str) -> str:
    """Return an answer as Markdown for the conversation: what is answered, how surely, and from where."""
    language = answer.language
    small = []
    if answer.completed:
        small.append(say("completed", language, question=plain(answer.completed)))
    if answer.missing and answer.missing not in answer.display:
        small.append(say("missing", language, missing=plain(answer.missing)))
    if not answer.found:
        return "\n\n".join([f"**{plain(answer.display)}**", *small, say("refusal_hint", language)])
    text, listed = answer.display, ""
    if answer.computed and len(text) > SHORT >= len(answer.answer) and text.startswith(answer.answer):
        text, listed = answer.answer, text[len(answer.answer) :].strip(" （()）")
    small.append(band(answer.confidence, language) + (f"  \n{place}" if place else ""))
    shown = [f"## {plain(text)}" if len(text) <= SHORT else plain(text)]
    if listed:
        shown.append(plain(cut(listed, LISTED)))
    return "\n\n".join([*shown, *small])


def glosses(item: Citation) -> str:
    """Return by which words a question in the other language met a quote, as Markdown; "" if it was in the same."""
    found = getattr(item, "glosses", ())
    return ", ".join(f"{plain(gloss.english)} ↔ {plain(gloss.chinese)}" for gloss in found)


class AskTab:
    """The conversation on the left; on the right the evidence, and the text that it is taken from."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.pane = SourcePane(desk, "ask-source")
        self.cards = Cards(PROOFS, self.pane)

    def ask(
        self, question: str, messages: list[Any], turns: list[Turn | None], view: View, request: gr.Request
    ) -> list[Any]:
        """Return what the tab shows after a question: see :meth:`draw` for the order.

        ``turns`` holds, for each message, the turn it belongs to; None beside an error.
        """
        if not question.strip():  # Enter in an empty field asks nothing
            return [gr.skip()] * self._width
        language = browser_language(request)
        if turns and turns[-1]:
            turns[-1].prose.stop.set()
        turn: Turn | None = None
        history = tuple(turn.answer.question for turn in turns[::2] if turn)
        try:
            with self.desk.turn:
                answer = self.desk.assistant.ask(question, history)
            turn = Turn(answer, history)
            said = message(answer, self._where(answer))
            left = ""
        except DashijiError as error:
            said = plain(error.say(language_of(question)))
            left = question
        echo = question.strip() if len(question) <= ECHO else question.strip()[:ECHO] + "…"
        new = [{"role": "user", "content": plain(echo)}, {"role": "assistant", "content": said}]
        about = self._about(Shown(language, turn), view)
        return [left, messages + new, [*turns, turn, turn], *about, on(True), off()]

    def chosen(self, event: gr.EventData, request: gr.Request, *given: Any) -> list[Any]:  # noqa: ANN401 (as given)
        """Return what the tab shows after one of the suggestions was pressed, whose texts stand first in ``given``."""
        number = pressed(event, self._offered)
        question = "" if number is None else str(given[number] or "")
        messages, turns, view = given[len(self._offered) :]
        return self.ask(question, messages, turns, view, request)

    def linked(
        self, remembered: str | None, messages: list[Any], turns: list[Turn | None], view: View, request: gr.Request
    ) -> list[Any]:
        """Return what the tab shows when it is opened: what was asked before the language was switched, or a link's.

        ``remembered`` holds the questions asked before, as :meth:`questions` wrote them; a link has ``?q=``.
        """
        answered = [gr.skip()] * self._width
        if view.drawn is None:  # a page that has just been opened; not one whose server was begun anew meanwhile
            view.drawn = 0
        for question in [] if messages else _questions(remembered) or [request.query_params.get("q", "")]:
            if question.strip():
                answered = self.ask(question, messages, turns, view, request)
                messages, turns = answered[1], answered[2]
        return answered

    @staticmethod
    def questions(turns: list[Turn | None]) -> str:
        """Return the last questions of the conversation, oldest first, as JSON; the browser keeps them for a moment."""
        return json.dumps([turn.answer.question for turn in turns[::2] if turn][-REMEMBERED:], ensure_ascii=False)

    def look_back(self, turns: list[Turn | None], view: View, event: gr.SelectData, request: gr.Request) -> list[Any]:
        """Return what is shown of the message that was clicked."""
        number = event.index[0] if isinstance(event.index, (list, tuple)) else event.index
        turn = turns[number] if isinstance(number, int) and number < len(turns) else None
        return self._about(Shown(browser_language(request), turn), view)

    def write(self, view: View, shown: Shown | None, request: gr.Request) -> Iterator[list[Any]]:
        """Let the model phrase the answer that was just given; yield what is shown of it, at each sentence.

        It is drawn only while the reader has this answer before them, and goes on where they look at another.
        """
        turn, settings = shown.turn if shown else None, self.desk.writer
        if settings is None or turn is None or not turn.answer.found or turn.prose.begun or turn.prose.stop.is_set():
            yield [gr.skip()] * 2  # gradio waits for ever for one that yields nothing
            return
        prose, language, answer = turn.prose, browser_language(request), turn.answer
        prose.writing = True
        try:
            if view.turn is turn:
                yield self.prose(turn, language)
            with closing(phrase(answer.completed or answer.question, answer, settings, prose.stop)) as written:
                for item in written:
                    prose.phrases.append(item)
                    if view.turn is turn:
                        yield self.prose(turn, language)
        finally:
            prose.writing = False
        if view.turn is turn:
            yield self.prose(turn, language)

    def prose(self, turn: Turn | None, language: str) -> list[Any]:
        """Return what is shown of the prose beneath an answer, and whether it can be stopped."""
        if self.desk.writer is None:
            return ["", gr.skip()]
        if turn is None:
            return ["", off()]
        return [prose_shown(turn.prose, self.desk.writer, language), on(turn.prose.writing)]

    @staticmethod
    def stop(view: View) -> None:
        """End the writing beneath the answer that is shown."""
        if view.turn:
            view.turn.prose.stop.set()

    def _where(self, answer: Answer) -> str:
        if not answer.citations or (answer.computed and len(answer.citations) > 1):  # that is in no one place
            return ""
        return self.desk.briefly(answer.citations[0], answer.language)

    def _about(self, shown: Shown, view: View) -> list[Any]:
        """Return what follows the answer shown: the state, its prose, tools, correction, the cards, and the pane."""
        turn = view.turn = shown.turn
        place = None
        if turn and turn.answer.citations:
            first = turn.answer.citations[0]
            place = Place(first.source, *_span(first))
        elif turn and turn.answer.passages:
            place = _of(turn.answer.passages[0])
        source = self.pane.values(self.pane.at(place), shown.language)
        prose = self.prose(turn, shown.language)
        drawn = PROOFS if view.drawn is None else view.drawn
        cards = self.cards.values(*self.evidence(shown), drawn)
        view.drawn = max(drawn, len(cards[0]))
        return [shown, *prose, on(turn is not None), "", on(False), *cards, *source]

    def evidence(self, shown: Shown) -> tuple[str, list[Card], str]:
        """Return what the cards show: the proof of an answer, or the passages nearest to a question without one."""
        language = shown.language
        if shown.turn is None:
            return say("error_evidence", language), [], ""
        answer = shown.turn.answer
        label = say("answer", language)
        heading = f"### {say('evidence' if answer.found else 'nearest', language)}"
        if not answer.found:
            cards = [
                self.cards.card(numbered(hit.rank, self.desk.place(hit, language)), hit.row, [], label)
                for hit in answer.passages[:NEAREST]
            ]
            return heading, cards, ""
        # The head of a table stands above each of its rows
        proofs = [item for item in enumerate(answer.citations, 1) if item[0] == 1 or not self.cards.is_head(item[1])]
        cards = []
        for number, item in proofs[:PROOFS]:
            event, where = self.desk.place(item, language)
            if words := glosses(item):
                where += f"  \n{words}"
            spans = [_span(item)] if item.answer_start is not None else []
            cards.append(self.cards.card(numbered(number, (event, where)), item, spans, label))
        rest = len(proofs) - PROOFS
        return heading, cards, say("more", language, count=rest) if rest > 0 else ""

    def judge(self, shown: Shown | None, right: bool, correction: str | None, request: gr.Request) -> list[Any]:
        """Note what the asker thinks of the answer; return the sentence about it and the field for a correction."""
        language = browser_language(request)
        if shown is None or shown.turn is None or self.desk.home is None:
            return ["", on(False), ""]
        answer, history = shown.turn.answer, shown.turn.history
        entry = golden(answer, history, right, correction, self.desk.assistant)
        try:
            append(self.desk.home, entry)
        except OSError as error:
            return [say("not_noted", language, reason=plain(reason_of(error)[language == "zh"])), on(False), ""]
        return [say("thanks", language), on(False), ""]

    def export(self, turns: list[Turn | None], kind: str, request: gr.Request) -> str:
        """Return the conversation as a file of the kind, ``"md"`` or ``"json"``."""
        told = [(turn.answer, tuple(turn.prose.phrases)) for turn in turns[::2] if turn]
        if kind == "json":
            return as_json(told, self.desk.index.generation)
        return as_markdown(told, self.desk, browser_language(request), date.today().isoformat())

    def suggested(self, language: str) -> list[Any]:
        """Return the updates of the suggestions: their heading, then each."""
        questions = self.desk.suggestions(language)
        shown = [gr.update(value=text, visible=True) for text in questions]
        return [on(bool(questions)), *shown, *[on(False)] * (SUGGESTED - len(shown))]

    def draw(self, page: gr.Blocks, switch: gr.Button) -> Following:
        """Draw the tab, connect its controls and the ``switch`` of the language; return what follows the index."""
        turns, shown, view, written, remembered = gr.State([]), gr.State(None), gr.State(View()), unseen(), unseen()
        with gr.Row(elem_id="asking"):
            with gr.Column(scale=6, min_width=320):
                chat = gr.Chatbot(
                    label=I18N("conversation"), show_label=False, placeholder=str(I18N("no_conversation")),
                    elem_id="conversation", height=420, buttons=[], feedback_options=None, latex_delimiters=[],
                    layout="bubble",
                )  # fmt: skip
                prose = gr.Markdown(elem_id="prose")
                stop = gr.Button(
                    I18N("stop_writing"), size="sm", scale=0, min_width=90, visible=False, elem_id="stop-writing"
                )
                with gr.Row(elem_id="answer-tools", elem_classes="tools", visible=False) as tools:
                    copy, link, right, wrong = (_tool(name) for name in ("copy", "link", "right", "wrong"))
                told = gr.Markdown(elem_id="told", elem_classes="hint")
                with gr.Row(elem_id="correcting", visible=False) as correcting:
                    correction = gr.Textbox(label=I18N("correction"), max_lines=3, scale=4, elem_id="correction")
                    correct = gr.Button(I18N("save_correction"), size="sm", scale=1, min_width=120, elem_id="correct")
                    doubted = gr.Button(I18N("only_wrong"), size="sm", scale=1, min_width=120, elem_id="only-wrong")
                with gr.Row(elem_id="question-row"):
                    question = gr.Textbox(
                        label=I18N("question"), placeholder=I18N("question_hint"), max_lines=4, autofocus=True,
                        elem_id="question", scale=4, min_width=200,
                    )  # fmt: skip
                    send = gr.Button(I18N("ask"), variant="primary", scale=1, min_width=90, elem_id="send")
                with gr.Row(elem_id="conversation-tools", elem_classes="tools", visible=False) as exporting:
                    markdown, data, clear = (_tool(name) for name in ("export_md", "export_json", "clear"))
                with gr.Column(elem_classes="examples") as beginning:
                    heading = gr.Markdown(I18N("examples"), visible=False)
                    offered = [
                        gr.Button("", size="sm", visible=False, elem_classes="example", elem_id=f"example-{number}")
                        for number in range(SUGGESTED)
                    ]
            with gr.Column(scale=7, min_width=320, elem_id="evidence"):
                proof = self.cards.draw(I18N("no_evidence"), "proof")
                source = self.pane.draw()
        self.cards.connect(source)
        about = [shown, prose, stop, tools, told, correcting, *proof, *source]
        given, outputs = [chat, turns, view], [question, chat, turns, *about, exporting, beginning]
        self._width = len(outputs)
        self._offered = offered
        quick = {**QUICK, "show_progress_on": [chat]}  # else the browser tells each output that it waits, and is done
        asked = [gr.on([question.submit, send.click], self.ask, [question, *given], outputs, **quick)]
        asked.append(gr.on([one.click for one in offered], self.chosen, [*offered, *given], outputs, **quick))
        asked.append(page.load(self.linked, [remembered, *given], outputs, js=REMEMBERING, **quick))
        for event in asked:
            event.then(None, None, None, js=f"() => {{ dashiji.latest(); ({self.pane.reveal})(); }}")
        for event in asked if self.desk.writer else []:
            event.then(self.write, [view, shown], [prose, stop], **WRITING)
        chat.select(self.look_back, [turns, view], about, **quick).then(None, None, None, js=self.pane.reveal)
        clear.click(self._cleared, [view], outputs, **quick)
        stop.click(self.stop, [view], None, **QUICK)
        judged = [told, correcting, correction]
        right.click(self._judged(right=True), [shown], judged, **QUICK)
        # Nothing is noted before it is known what is wrong: see the two buttons beside the field
        wrong.click(lambda: ["", on(self.desk.home is not None), ""], None, judged, **QUICK)
        doubted.click(self._judged(right=False), [shown], judged, **QUICK)
        gr.on([correct.click, correction.submit], self._corrected, [shown, correction], judged, **QUICK)
        copy.click(self._copied, [shown], [written, told], **QUICK).then(None, [written], None, js=COPY)
        link.click(self._linked, [shown], [written, told], **QUICK).then(None, [written], None, js=COPY_LINK)
        for button, kind in ((markdown, "md"), (data, "json")):
            made = button.click(self._exported(kind), [turns], [written], **QUICK)
            made.then(None, [written], None, js=f"(text) => dashiji.save('dashiji.{kind}', text)")
        kept = switch.click(self.questions, [turns], [remembered], **QUICK)
        kept.then(None, [remembered], None, js="(questions) => dashiji.toggle(questions)")
        return Following([heading, *offered], self.suggested)

    def _cleared(self, view: View) -> list[Any]:
        """Return what an empty conversation shows."""
        self.stop(view)
        view.turn = None
        nothing: list[Any] = ["", [], [], None, *self.prose(None, ""), off(), "", off()]
        cards = self.cards.values(str(I18N("no_evidence")), [], drawn=view.drawn)
        return [*nothing, *cards, *self.pane.values(None, ""), off(), on(True)]

    def _judged(self, *, right: bool) -> Any:  # noqa: ANN401 (a function of gradio's)
        def judged(shown: Shown | None, request: gr.Request) -> list[Any]:
            return self.judge(shown, right, None, request)

        return judged

    def _corrected(self, shown: Shown | None, correction: str, request: gr.Request) -> list[Any]:
        return self.judge(shown, False, correction or "", request)

    def _copied(self, shown: Shown | None, request: gr.Request) -> tuple[str, str]:
        language = browser_language(request)
        return as_text(shown.turn.answer, self.desk) if shown and shown.turn else "", say("copied", language)

    @staticmethod
    def _linked(shown: Shown | None, request: gr.Request) -> tuple[str, str]:
        question = shown.turn.answer.question if shown and shown.turn else ""
        return question, say("copied", browser_language(request))

    def _exported(self, kind: str) -> Any:  # noqa: ANN401 (a function of gradio's)
        def exported(turns: list[Turn | None], request: gr.Request) -> str:
            return self.export(turns, kind, request)

        return exported


COPY = "(text) => dashiji.copy(text)"
COPY_LINK = "(question) => question && dashiji.copy(dashiji.address(question))"
REMEMBERING = "(_, ...given) => [dashiji.remembered(), ...given]"


def _questions(remembered: str | None) -> list[str]:
    """Return the questions that a browser kept; none where it kept anything else."""
    try:
        found = json.loads(remembered or "[]")
    except (ValueError, RecursionError):
        return []
    return [item for item in found if isinstance(item, str)][-REMEMBERED:] if isinstance(found, list) else []


def _span(item: Citation) -> tuple[int, int]:
    """Return the span of the answer in the source; that of the quote where the answer was computed."""
    if item.answer_start is None or item.answer_end is None:
        return item.start, item.end
    return item.answer_start, item.answer_end


def _of(hit: Hit) -> Place:
    return Place(hit.row.source, hit.row.start, hit.row.end)


def numbered(number: int, heading: tuple[str, str]) -> str:
    """Return the heading of a passage in a list, as Markdown."""
    return f"**{number} · {heading[0]}**\n\n{heading[1]}"


def on(visible: bool) -> Any:  # noqa: ANN401 (gradio's update)
    """Return the update that shows or hides something."""
    return gr.update(visible=visible)


def off() -> Any:  # noqa: ANN401 (gradio's update)
    """Return the update that hides something."""
    return gr.update(visible=False)


def _tool(name: str) -> gr.Button:
    text = name if name.startswith("export") or name == "clear" else f"tools_{name}"
    return gr.Button(I18N(text), size="sm", min_width=60, scale=0, elem_id=name.replace("_", "-"))
