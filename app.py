"""The page: ask, search, and what is indexed. ``python app.py`` or ``dashiji serve``.

Text from documents and from askers reaches the browser in two ways only: as data of ``HighlightedText``, ``Textbox``
and ``Dropdown``, which never read it as markup, or through :func:`plain`, which takes the meaning of every Markdown
sign away. ``gr.HTML`` is not used. Nothing is loaded from another host, and only this computer can open the page.
"""

import ipaddress
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

# Read by gradio when it is imported: without them it reports the start of the page to its maker's host.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr
from gradio.events import api
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from corpus.errors import DashijiError
from corpus.normalise import language_of
from index import Filters, Hit
from index.store import Store, default_home
from qa import Answer, Assistant, Citation, open_home
from qa.cli import VERSION
from qa.page_marks import Piece, marked, occurrences, plain
from qa.page_style import CINNABAR, CSS, FONTS, MONO
from qa.page_texts import EXAMPLES, METHODS, band, catalogue, say

SHOWN_SOURCES = 200
"""Most documents listed under About; beyond it the table would be slower to draw than anyone reads it."""

NEAREST = 5
"""Passages shown with a refusal."""

SHORT = 40
"""Longest answer, in characters, that is set large; a clause reads better in the size of text."""

ECHO = 300
"""Characters of a question repeated in the conversation; a pasted page would bury it."""


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


def card(number: int, heading: tuple[str, str], pieces: list[Piece], language: str) -> None:
    """Draw one passage or quote: its number, event and place, and its text with what is marked in it."""
    with gr.Column(elem_classes=["card", "first"] if number == 1 else "card"):
        gr.Markdown(f"**{number} · {heading[0]}**\n\n{heading[1]}")
        gr.HighlightedText(
            pieces,
            label=say("quote", language),
            show_label=False,
            show_inline_category=False,
            container=False,
            interactive=False,
        )


def message(answer: Answer) -> str:
    """Return an answer as Markdown for the conversation: what is answered, how surely, and from where."""
    language = answer.language
    if not answer.found:
        lines = [f"**{plain(answer.display)}**", say("refusal_hint", language)]
        return "\n\n".join(lines)
    text = plain(answer.display)
    lines = [f"## {text}" if len(answer.display) <= SHORT else text, band(answer.confidence, language)]
    if answer.citations:
        lines[1] += f" · {place(answer.citations[0], language)[0]}"
    return "\n\n".join(lines)


class Desk:
    """What the page's controls do with one assistant."""

    def __init__(self, assistant: Assistant, home: Path | None = None) -> None:
        self._opened = assistant
        self._home = home
        self._opening = Lock()
        self.events = assistant.index.passages.all_events()

    @property
    def assistant(self) -> Assistant:
        """The assistant over the index that is current now: a rebuild is picked up between two questions."""
        if self._home is None or Store(self._home).current() == self._opened.index.generation:
            return self._opened
        with self._opening:
            if Store(self._home).current() != self._opened.index.generation:
                with suppress(DashijiError):  # the index that was opened goes on answering
                    self._opened = Assistant.open(self._home)
        return self._opened

    def ask(
        self, question: str, messages: list[Any], turns: list[Answer | None], request: gr.Request
    ) -> tuple[str, list[Any], list[Answer | None], tuple[str, Answer | None] | None]:
        """Return the emptied field, the conversation with the answer, the turns, and what the evidence is shown of.

        ``turns`` holds, for each message, the answer it belongs to; None beside an error.
        """
        language = browser_language(request)
        answer: Answer | None = None
        try:
            answer = self.assistant.ask(question, [turn.question for turn in turns[::2] if turn])
            said, left = message(answer), ""
        except DashijiError as error:
            said = plain(error.say(language_of(question) if question.strip() else language))
            left = question
        echo = question.strip() if len(question) <= ECHO else question.strip()[:ECHO] + "…"
        new = [{"role": "user", "content": plain(echo) or "…"}, {"role": "assistant", "content": said}]
        return left, messages + new, [*turns, answer, answer], (language, answer)

    def look_back(
        self, turns: list[Answer | None], event: gr.SelectData, request: gr.Request
    ) -> tuple[str, Answer | None] | None:
        """Return the answer of the message that was clicked, for the evidence to be shown again."""
        number = event.index[0] if isinstance(event.index, (list, tuple)) else event.index
        return browser_language(request), turns[number] if number < len(turns) else None

    def evidence(self, shown: tuple[str, Answer | None] | None) -> None:
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
            card(number, place(item, language), marked(item.quote, spans, label), language)
        if not answer.found:
            for hit in answer.passages[:NEAREST]:
                card(hit.rank, place(hit, language), marked(hit.row.text, [], ""), language)

    def search(  # noqa: PLR0917 (gradio passes the controls by position)
        self,
        query: str,
        count: int,
        begin: str | None,
        end: str | None,
        event: int,
        section: str,
        source: str,
        request: gr.Request,
    ) -> tuple[str, str, list[Hit] | str]:
        """Return the language, the query and the hits, or the sentence that says why there are none."""
        language = browser_language(request)
        chosen = self.events[event] if event >= 0 else None
        filters = Filters(
            date_from=(begin or "").strip() or None,
            date_to=(end or "").strip() or None,
            event=chosen[1].number if chosen else None,
            section=section or None,
            source=source or (chosen[0] if chosen else None),
        )
        try:
            hits = self.assistant.retrieve(query, count, filters)
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
            card(hit.rank, (event, where), pieces, language)

    def about(self, request: gr.Request) -> str:
        """Return what is indexed, with what, and under which licences, as Markdown."""
        language = browser_language(request)
        index = self.assistant.index
        passages = index.passages
        rows = []
        for source in passages.sources[:SHOWN_SOURCES]:
            method = METHODS.get(source.method, source.method) if language == "zh" else source.method
            cells = (source.name, source.title, method, str(source.events), str(source.passages))
            rows.append("| " + " | ".join(map(plain, cells)) + " |")
        if (rest := len(passages.sources) - SHOWN_SOURCES) > 0:
            rows.append(f"| {say('more_sources', language, count=rest)} | | | | |")
        return say(
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

    def choices(self) -> dict[str, list[tuple[Any, Any]]]:
        """Return what can be chosen in the filters; an event is named by its place among all events."""
        passages = self.assistant.index.passages
        several = len(passages.sources) > 1
        events = [
            ((f"{source} · " if several else "") + f"{event.number} · {event.title}", number)
            for number, (source, event) in enumerate(self.events)
        ]
        return {
            "event": [(I18N("all"), -1), *events],
            "section": [(I18N("all"), ""), *((name, name) for name in passages.names()["sections"])],
            "source": [(I18N("all"), ""), *((source.name, source.name) for source in passages.sources)],
        }


def api_of(desk: Desk) -> tuple[Callable[..., dict[str, Any]], Callable[..., list[dict[str, Any]]]]:
    """Return ``ask`` and ``search`` as other programs call them: the objects of the command line's ``--json``."""

    def ask(question: str, history: list[str] | None = None) -> dict[str, Any]:
        """Answer a question with its proof; ``history`` holds the earlier questions, oldest first."""
        try:
            return desk.assistant.ask(question, history or []).to_json()
        except DashijiError as error:
            raise gr.Error(error.say(language_of(question)), print_exception=False) from error

    def search(  # noqa: PLR0917 (gradio passes all by position)
        query: str,
        k: int = 10,
        date_from: str | None = None,
        date_to: str | None = None,
        event: int | None = None,
        section: str | None = None,
        source: str | None = None,
    ) -> list[dict[str, Any]]:
        """Return the ``k`` best passages for a query that meet the filters, best first."""
        try:
            hits = desk.assistant.retrieve(query, k, Filters(date_from, date_to, event, section, source))
        except DashijiError as error:
            raise gr.Error(error.say(language_of(query)), print_exception=False) from error
        return [hit.to_json() for hit in hits]

    return ask, search


I18N = gr.I18n(**{"zh-CN": catalogue("zh"), "zh-TW": catalogue("zh"), "zh": catalogue("zh"), "en": catalogue("en")})


def build_page(assistant: Assistant, home: Path | None = None) -> gr.Blocks:
    """Return the page over an assistant; :func:`serve` launches it with its looks and its guards.

    With a ``home`` the page follows what is published there.
    """
    desk = Desk(assistant, home)
    quick: dict[str, Any] = {
        "concurrency_limit": 2,
        "concurrency_id": "answers",
        "api_visibility": "private",
        "show_progress": "hidden",
    }
    page = gr.Blocks(title="大事记 Dashiji", delete_cache=(3600, 3600))
    with page:
        ask, search = api_of(desk)
        # First, so that they get these names. Answers are milliseconds of work: two at a time are enough.
        api(ask, api_name="ask", concurrency_limit=2, concurrency_id="answers")
        api(search, api_name="search", concurrency_limit=2, concurrency_id="answers")
        gr.Markdown(I18N("heading"), elem_id="masthead")
        with gr.Tabs():
            with gr.Tab(I18N("ask_tab"), id="ask"):
                _ask_tab(desk, quick)
            with gr.Tab(I18N("search_tab"), id="search"):
                _search_tab(desk, quick)
            with gr.Tab(I18N("about_tab"), id="about"):
                about = gr.Markdown(elem_id="about")
        page.load(desk.about, None, about, **quick)
    return page


def _ask_tab(desk: Desk, quick: dict[str, Any]) -> None:
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
                desk.evidence
            )
    # Below both columns, so that on a phone the proof comes right after the question
    gr.Markdown(I18N("examples"))
    with gr.Row(elem_classes="examples"):
        examples = [gr.Button(text, size="sm", min_width=260, elem_classes="example") for text in EXAMPLES]
    inputs, outputs = [question, chat, turns], [question, chat, turns, shown]
    gr.on([question.submit, send.click], desk.ask, inputs, outputs, **quick)
    for button in examples:
        button.click(desk.ask, [button, chat, turns], outputs, **quick)
    chat.select(desk.look_back, [turns], [shown], **quick)
    clear.click(lambda: ("", [], [], None), None, outputs, **quick)


def _search_tab(desk: Desk, quick: dict[str, Any]) -> None:
    choices = desk.choices()
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
            event = gr.Dropdown(choices["event"], value=-1, label=I18N("event"), min_width=200)
            section = gr.Dropdown(choices["section"], value="", label=I18N("section"), min_width=160)
            source = gr.Dropdown(choices["source"], value="", label=I18N("source"), min_width=200)
    gr.render(inputs=[found], concurrency_limit=2, concurrency_id="answers", show_progress="hidden")(desk.results)
    inputs = [query, count, begin, end, event, section, source]
    gr.on([query.submit, send.click, begin.submit, end.submit], desk.search, inputs, [found], **quick)


def serve(home: Path | None = None, host: str = "127.0.0.1", port: int | None = None) -> None:
    """Open the index, serve the page and say its address on standard error; return when it is stopped.

    ``port`` None takes the first free one from 7860 on; a port that was asked for must be free.

    Raises:
        IndexingError, EncoderError: the index cannot be opened.
        DashijiError: the host is not this computer's own, or the port is taken.
    """
    page, url = open_page(home, host, port)
    _tell(f"大事记 Dashiji: {url}")
    page.block_thread()


def open_page(home: Path | None, host: str = "127.0.0.1", port: int | None = None) -> tuple[gr.Blocks, str]:
    """Return the page, being served in the background, and its address; raises as :func:`serve` does."""
    _check_host(host)
    place = home or default_home()
    page = build_page(open_home(place, lambda en, zh: _tell(f"{en}\n{zh}")), place)
    hosts = [host, "127.0.0.1", "localhost", "[::1]"]
    try:
        _, url, _ = page.launch(
            server_name=host,
            server_port=port,
            prevent_thread_lock=True,
            share=False,
            quiet=True,
            inbrowser=False,
            show_error=False,
            ssr_mode=False,
            max_file_size="16kb",
            allowed_paths=[],
            footer_links=[],
            i18n=I18N,
            theme=_theme(),
            css=CSS,
            # A page elsewhere that points its own name at 127.0.0.1 must not read the answers.
            app_kwargs={"middleware": [Middleware(TrustedHostMiddleware, allowed_hosts=hosts)]},
        )
    except OSError as error:
        tried = str(port) if port else "7860–7959"
        raise DashijiError(
            f"Port {tried} on {host} cannot be used; choose another with --port, or leave --port out.",
            f"无法使用 {host} 的端口 {tried}；请用 --port 换一个，或不写 --port。",
        ) from error
    return page, url


def _theme() -> gr.themes.Base:
    """Return the looks: paper, ink and one red, in the fonts of the reader's own system."""
    theme = gr.themes.Base(
        primary_hue=gr.themes.Color(*CINNABAR), neutral_hue="stone", font=FONTS, font_mono=MONO, radius_size="sm"
    )
    return theme.set(
        body_background_fill="#fdfcfa",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_600",
        button_primary_background_fill_hover_dark="*primary_500",
        button_large_text_weight="500",
        color_accent="*primary_500",
        color_accent_soft="*neutral_100",
        color_accent_soft_dark="*neutral_800",
        border_color_accent="*neutral_200",
        border_color_accent_dark="*neutral_700",
        body_text_color_subdued="*neutral_500",
        body_text_color_subdued_dark="*neutral_400",
    )


def _check_host(host: str) -> None:
    try:
        inside = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise DashijiError(
            f"The page has no password, so it is served to this computer only; “{host}” is refused, use 127.0.0.1.",
            f"页面没有密码，只供本机使用；不接受“{host}”，请用 127.0.0.1。",
        )


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def main() -> int:
    """Serve the user's index on this computer; return the exit code."""
    try:
        serve()
    except DashijiError as error:
        _tell(f"{error.en}\n{error.zh}")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
