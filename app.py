"""The page: ask, search, browse, build, and what is indexed. ``python app.py`` is ``dashiji serve``.

Text from documents and from askers reaches the browser in two ways only: as data of ``HighlightedText``, ``Textbox``,
``Radio`` and ``Dropdown``, which never read it as markup, or through :func:`qa.page.marks.plain`, which takes the
meaning of every Markdown sign away. ``gr.HTML`` is not used. Nothing is loaded from another host, and without a token
only this computer can open the page. The tabs are ``qa.page.ask``,
``qa.page.search``, ``qa.page.events``, ``qa.page.facts`` and ``qa.page.build``.
"""

import atexit
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock, current_thread, main_thread
from typing import Any

if __name__ == "__main__":  # the command with its options, which must choose numpy's threads before it is imported
    from qa.cli import main

    sys.argv.insert(1, "serve")
    raise SystemExit(main())

# Read by gradio when it is imported: without them it reports the start of the page to its maker's host.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr
from gradio.events import api

from corpus.errors import DashijiError
from corpus.normalise import language_of
from index import Filters
from index.store import default_home
from qa import open_home
from qa.page.ask import AskTab
from qa.page.blocks import Page
from qa.page.build import BuildTab
from qa.page.desk import I18N, QUICK, Desk, browser_language
from qa.page.events import EventsTab
from qa.page.facts import FactsTab
from qa.page.guard import admission, stay_offline
from qa.page.kept import Kept
from qa.page.language import ChosenLanguage
from qa.page.script import HEAD
from qa.page.search import SearchTab
from qa.page.server import Serving, start
from qa.page.style import CINNABAR, CSS, FONTS, MONO
from qa.serving.api import create_api
from qa.serving.follow import Follower
from qa.telling.writer import Settings

UPLOAD_LIMIT = "24mb"
"""Where gradio breaks an upload off, which it says in English; a little above what the page's own sentence refuses."""

QUEUE_LOOK, PROGRESS_LOOK = 0.01, 0.05
"""Seconds after which gradio's queue looks whether an event has come, or has got on. It would look each thousandth of a
second, and whatever answers a question has to let go of Python's lock each time: 850 times a second on an idle page."""


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


def build_page(follower: Follower, writer: Settings | None = None) -> gr.Blocks:
    """Return the page over an index; :func:`serve` launches it with its looks and its guards.

    If the follower has a home, the page has a tab to change what is published there. With a ``writer`` a language
    model phrases the evidence beneath each answer.
    """
    desk, home = Desk(follower, writer), follower.home
    page = Page(title="大事记 Dashiji", delete_cache=(3600, 3600))
    with page:
        ask, search = api_of(desk)
        # First, so that they get these names. Answers are milliseconds of work: two at a time are enough.
        api(ask, api_name="ask", concurrency_limit=2, concurrency_id="answers")
        api(search, api_name="search", concurrency_limit=2, concurrency_id="answers")
        with gr.Row(elem_id="top"):
            gr.Markdown(I18N("heading_written" if writer else "heading"), elem_id="masthead")
            other = gr.Button(I18N("other_language"), size="sm", scale=0, min_width=60, elem_id="language")
        changes: list[Any] = []
        seen = gr.State(("", ""))
        following = []
        with gr.Tabs() as tabs:
            with gr.Tab(I18N("ask_tab"), id="ask"):
                following.append(AskTab(desk).draw(page, other))
            with gr.Tab(I18N("search_tab"), id="search"):
                following.append(SearchTab(desk).draw())
            with gr.Tab(I18N("events_tab"), id="events"):
                following.append(EventsTab(desk).draw())
            with gr.Tab(I18N("facts_tab"), id="facts"):
                following.append(FactsTab(desk).draw())
            if home is not None:
                with gr.Tab(I18N("build_tab"), id="build"):
                    built, changes = BuildTab(desk, home).draw(seen)
                    following.append(built)
            with gr.Tab(I18N("about_tab"), id="about"):
                about = gr.Markdown(elem_id="about")
        shown = [seen, about, *(control for part in following for control in part.controls)]

        in_order = Lock()

        def follow(before: Sequence[str] | None, request: gr.Request) -> list[Any]:
            """Return what the controls show of the index, unless it is what they show already."""
            with in_order:  # else a page that is still being filled would get the former index after the present one
                now, language = desk.state(), browser_language(request)
                if before is not None and tuple(before) == now:
                    return [gr.skip()] * len(shown)
                return [now, desk.about(language), *(value for part in following for value in part.values(language))]

        def opened(request: gr.Request) -> list[Any]:
            """Return what the controls show when the page is opened."""
            return follow(None, request)

        quick = {**QUICK, "show_progress_on": [other]}  # else the browser tells each output that it waits, and is done
        page.load(opened, None, shown, **quick)
        tabs.select(follow, [seen], shown, **quick)
        for change in changes:
            change.then(follow, [seen], shown, **quick)
    return page


def serve(
    home: Path | None = None,
    host: str = "127.0.0.1",
    port: int | None = None,
    token: str | None = None,
    names: Sequence[str] = (),
    *,
    writer: Settings | None = None,
) -> None:
    """Open the index, serve the page and say its address on standard error; return when it is stopped.

    ``port`` None takes the first free one from 7860 on; a port that was asked for must be free. With a ``token``
    nothing is served without it; ``names`` are further host names that the server may be called by. A ``writer`` is off
    unless it is given.

    Raises:
        IndexingError, EncoderError: the index cannot be opened.
        DashijiError: the host is not this computer's own and there is no token, or the port is taken.
    """
    serving, url = open_page(home, host, port, token, names, writer=writer)
    if current_thread() is main_thread():  # so that what was uploaded is removed however the server is ended
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    _tell(f"大事记 Dashiji: {url}")
    serving.wait()


def open_page(
    home: Path | None,
    host: str = "127.0.0.1",
    port: int | None = None,
    token: str | None = None,
    names: Sequence[str] = (),
    *,
    writer: Settings | None = None,
) -> tuple[Serving, str]:
    """Return the page and the HTTP interface, being served in the background, and the address; raises as `serve`."""
    admitted = admission(host, token, names)
    place = home or default_home()
    stay_offline()
    # Uploads are the user's own: not in a folder that all of gradio's pages share
    uploads = tempfile.mkdtemp(prefix="dashiji-")
    atexit.register(shutil.rmtree, uploads, ignore_errors=True)
    os.environ["GRADIO_TEMP_DIR"] = uploads
    # One for the page and the interface, so that a rebuilt index is opened and held once
    follower = Follower(open_home(place, lambda en, zh: _tell(f"{en}\n{zh}")), place)
    page = build_page(follower, writer)
    # gradio looks whether a file that is named to it was uploaded only once a page is launched, which a mounted one
    # never is: any file of this computer could be read without this
    page.has_launched = page.is_running = True
    page._queue.sleep_when_free, page._queue.progress_update_sleep_when_free = QUEUE_LOOK, PROGRESS_LOOK
    app = gr.mount_gradio_app(
        create_api(follower),
        page,
        path="/",
        server_name=host,
        show_error=False,
        ssr_mode=False,
        max_file_size=UPLOAD_LIMIT,
        allowed_paths=[],
        footer_links=[],
        run_history=False,
        i18n=I18N,
        theme=_theme(),
        css=CSS,
        head=HEAD,
    )
    serving = start(Kept(ChosenLanguage(app)), admitted, host, port, Path(uploads))
    return serving, serving.url


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
        input_background_fill_dark="*neutral_900",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
    )


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
