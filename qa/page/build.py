"""The page's tab for one's own texts: give them, see what was found, then decide; remove, go back, build again."""

# Gradio reads the annotations when the page is made, so all names in them are imported
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.utils import get_upload_folder

from corpus.errors import DashijiError
from corpus.office import unread
from index import Index
from qa.building.builder import STAGES
from qa.building.workshop import Found, Holdings, Progress, Report, Workshop, items_of, status
from qa.page.desk import CHOICES, I18N, QUICK, Desk, Following, browser_language
from qa.page.marks import plain
from qa.page.texts import say
from qa.telling.summary import method_in

SHOWN = 100
"""Most texts, and most problems, that a preview lists; a .zip may hold a thousand."""

UNSEEN: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
CHECKING: dict[str, Any] = {**UNSEEN, "concurrency_limit": 1, "concurrency_id": "checking"}
WRITING: dict[str, Any] = {**UNSEEN, "concurrency_limit": 1, "concurrency_id": "writing"}
"""One reader and one writer at a time, beside the questions; another waits, and is told if the index has changed."""

KINDS = ("new", "replaces", "same")
"""What becomes of a text that is added, as ``qa.building.workshop.status`` says it."""

GIVEN = ("add", "replace")
"""The changes that take what was given and checked."""

Checked = tuple[Report, str]
"""What a check found, and the generation that it was compared with."""


class BuildTab:
    """What its controls do, with children that do the work."""

    def __init__(self, desk: Desk, home: Path) -> None:
        self.desk = desk
        self.workshop = Workshop(home)

    def check(
        self, uploads: list[str] | None, title: str | None, text: str | None, request: gr.Request
    ) -> Iterator[tuple[str, Checked | None, Any, Any, str]]:
        """Yield the preview as it grows, at last with the report and with the buttons that act on it."""
        language = browser_language(request)
        off = gr.update(interactive=False)
        cache = Path(get_upload_folder()).resolve()
        try:
            paths = [Path(path).resolve() for path in uploads or []]
            # Gradio has checked this as well; what is read here must never be another file of this computer
            items = items_of([path for path in paths if path.is_relative_to(cache)], title, text)
            for step in self.workshop.check(items):
                if isinstance(step, Progress):
                    told = say("checking", language, number=step.number, count=step.count)
                    yield told + _seconds(step, language), None, off, off, ""
                    continue
                index = self.desk.index
                on = gr.update(interactive=bool(step.found))
                checked = (step, index.generation) if step.found else None
                yield self.preview(step, index, language), checked, on, on, ""
        except DashijiError as error:
            yield plain(error.say(language)), None, off, off, ""

    def preview(self, report: Report, index: Index, language: str) -> str:
        """Return as Markdown what was found in each text, what would change, and what was not read and why."""
        passages = index.passages
        lines = []
        if report.problems:
            lines.append(say("not_read", language, count=len(report.problems)))
            lines += [f"- {plain(problem.error.say(language))}" for problem in report.problems[:SHOWN]]
            lines += _more(len(report.problems), language)
        if report.found:
            kinds = [status(found, passages) for found in report.found]
            lines.append("\n" + say("read", language, count=len(report.found)))
            shown = zip(report.found[:SHOWN], kinds, strict=False)
            lines += [_found(found, kind, language) for found, kind in shown] + _more(len(report.found), language)
            changes = [say(f"count_{kind}", language, count=kinds.count(kind)) for kind in KINDS if kind in kinds]
            others = {source.name for source in passages.sources} - {found.source for found in report.found}
            lines.append("\n" + say("if_added", language, changes=_joined(changes, language)))
            if others:
                lines.append("\n" + say("if_replaced", language, count=len(others), names=_names(others, language)))
        else:
            lines.append("\n" + say("nothing_read", language))
        return "\n".join(lines)

    def change(
        self, verb: str, checked: Checked | None, removed: list[str], seen: str, language: str
    ) -> Iterator[tuple[str, bool, bool]]:
        """Yield what the change is doing, whether it goes on, and whether it is done: then what the index holds.

        It starts from the generation that was checked against, else from the one ``seen`` on the page.
        """
        report, generation = checked or (None, seen)
        yield say("beginning", language), True, False
        try:
            for step in self.workshop.change(verb, generation, report, removed):
                if isinstance(step, Progress):
                    yield stages(step, language), True, False
                else:
                    key = "unchanged" if step.generation == generation else f"done_{verb}"
                    held = say("now_holds", language, **_counts(step))
                    yield f"**{say(key, language)}** {changes(step, language)}{held}", False, True
        except DashijiError as error:
            yield plain(error.say(language)), False, False

    def holdings(self, language: str) -> str:
        """Return in one line what the index holds."""
        passages = self.desk.index.passages
        now = Holdings("", len(passages.sources), passages.events, len(passages), 0)
        return say("now_holds", language, **_counts(now))

    def draw(self, seen: gr.State) -> tuple[Following, list[Any]]:
        """Draw the tab and connect its controls; return what follows the index, and the events that change it.

        ``seen`` holds the ``Desk.state`` that the page shows, which a change starts from.
        """
        checked = gr.State(None)
        notice = gr.Markdown(self.desk.notice(""), elem_id="build-notice", visible=bool(self.desk.notice("")))
        with gr.Row(elem_id="build"):
            with gr.Column(scale=5, min_width=300):
                gr.Markdown(I18N("give"))
                uploads = gr.File(label=I18N("files"), file_count="multiple", height=150, elem_id="uploads", buttons=[])
                gr.Markdown(I18N("limits_plain" if unread() else "limits"), elem_classes="hint", elem_id="limits")
                with gr.Accordion(I18N("paste"), open=False, elem_id="paste"):
                    title = gr.Textbox(label=I18N("text_title"), max_lines=1, elem_id="text-title")
                    text = gr.Textbox(label=I18N("text"), lines=6, max_lines=12, elem_id="text")
                check = gr.Button(I18N("check"), variant="primary", elem_id="check")
            with gr.Column(scale=7, min_width=300):
                gr.Markdown(I18N("found"))
                preview = gr.Markdown(I18N("no_preview"), elem_id="preview", elem_classes="hint")
                with gr.Row():
                    add = gr.Button(I18N("add"), variant="primary", interactive=False, min_width=140, elem_id="add")
                    replace = gr.Button(I18N("replace"), interactive=False, min_width=140, elem_id="replace")
        with gr.Row():
            state = gr.Markdown(elem_id="build-state", container=False)
            stop = gr.Button(I18N("stop"), size="sm", scale=0, min_width=100, visible=False, elem_id="stop")
        gr.Markdown(I18N("in_index"), elem_id="in-index")
        held = gr.Markdown(elem_id="held", elem_classes="hint")
        with gr.Row(elem_id="removing"):
            sources = gr.Dropdown(
                [], value=[], multiselect=True, allow_custom_value=True, label=I18N("to_remove"), scale=4,
                min_width=260, elem_id="to-remove",
            )  # fmt: skip
            remove = gr.Button(I18N("remove"), interactive=False, scale=1, min_width=120, elem_id="remove")
        with gr.Row():
            back = gr.Button(I18N("go_back"), scale=0, min_width=260, elem_id="go-back")
            rebuild = gr.Button(I18N("rebuild"), scale=0, min_width=160, elem_id="rebuild")
        gr.Markdown(I18N("back_hint"), elem_classes="hint")

        off = gr.update(interactive=False)
        gr.on([uploads.change, text.input], lambda: (None, off, off), None, [checked, add, replace], **QUICK)
        check.click(self.check, [uploads, title, text], [preview, checked, add, replace, state], **CHECKING)
        sources.change(lambda names: gr.update(interactive=bool(names)), sources, remove, **QUICK)
        stop.click(self.workshop.stop, None, None, **QUICK)
        buttons = [add, replace, remove, back, rebuild]
        given = [checked, preview, uploads, title, text]
        changes = []
        for button, verb in zip(buttons, ("add", "replace", "remove", "rollback", "rebuild"), strict=True):
            asked = button.click(lambda: (off,) * 5, None, buttons, queue=False, **UNSEEN)
            done = asked.then(self._changed(verb), [checked, sources, seen], [state, stop, checked], **WRITING)
            changes.append(done.then(self._after(verb), [checked, sources], [*given, *buttons], **QUICK))
        return Following([notice, held, sources], self._followed), changes

    def _changed(self, verb: str) -> Any:  # noqa: ANN401 (a function of gradio's)
        def changed(
            checked: Checked | None, sources: list[str], seen: tuple[str, str], request: gr.Request
        ) -> Iterator[tuple[str, Any, Any]]:
            given = checked if verb in GIVEN else None
            named = sources if verb == "remove" else []
            for told, going, done in self.change(verb, given, named, seen[0], browser_language(request)):
                yield told, gr.update(visible=going), None if done else checked

        return changed

    def _after(self, verb: str) -> Any:  # noqa: ANN401 (a function of gradio's)
        """Return what takes away what has gone into the index; what has not may be tried again."""

        def after(checked: Checked | None, sources: list[str], request: gr.Request) -> list[Any]:
            kept: list[Any] = [gr.skip()] * 5
            if checked is None:  # done: what was seen before was compared with the former index
                kept = [None, say("no_preview", browser_language(request))]
                kept += [None, "", ""] if verb in GIVEN else [gr.skip()] * 3
            able = [checked is not None, checked is not None, bool(sources), True, True]
            return kept + [gr.update(interactive=yes) for yes in able]

        return after

    def _followed(self, language: str) -> list[Any]:
        rest = len(self.desk.index.passages.sources) - CHOICES
        more = say("more_to_remove", language, count=rest) if rest > 0 else None
        notice = self.desk.notice(language)
        told = gr.update(value=notice, visible=bool(notice))
        return [told, self.holdings(language), gr.update(choices=self.desk.source_choices(), value=[], info=more)]


def stages(step: Progress, language: str) -> str:
    """Return the stages of a change in one line of Markdown, the one under way in bold, and the seconds so far."""
    now = "embedding" if step.stage == "indexing" else step.stage
    if now not in STAGES:
        return say("beginning", language) + _seconds(step, language)
    reached = [stage for stage in STAGES if stage != "indexing"]
    at = reached.index(now)
    words = [say(f"stage_{stage}", language) for stage in reached]
    line = [f"✓ {word}" if place < at else word for place, word in enumerate(words)]
    line[at] = f"**{words[at]}…**"
    return " · ".join(line) + _seconds(step, language)


def changes(now: Holdings, language: str) -> str:
    """Return which sources a change has added, removed or replaced, as Markdown; "" if none."""
    told = [
        say(f"has_{name}", language, names=_names(set(names), language))
        for name, names in (("added", now.added), ("replaced", now.replaced), ("removed", now.removed))
        if names
    ]
    return "".join(f"{part} " if language != "zh" else part for part in told)


def _seconds(step: Progress, language: str) -> str:
    return say("seconds", language, seconds=round(step.seconds)) if step.seconds >= 2 else ""


def _found(found: Found, kind: str, language: str) -> str:
    """Return one text of the preview: its name and what would become of it; its title and what is in it."""
    facts = [plain(found.title)] if found.title else []
    facts += [plain(method_in(language, found.method)), say("contents", language, **_numbers(found))]
    warned = "".join(f"  \n  {say(f'warn_{name}', language)}" for name in found.warnings)
    return f"- **{plain(found.source)}** · {say(f'is_{kind}', language)}  \n  {' · '.join(facts)}{warned}"


def _numbers(found: Found) -> dict[str, str]:
    return {name: f"{getattr(found, name):,}" for name in ("events", "dates", "passages", "facts", "characters")}


def _counts(now: Holdings) -> dict[str, str]:
    return {name: f"{getattr(now, name):,}" for name in ("documents", "events", "passages")}


def _more(count: int, language: str) -> list[str]:
    return [f"- {say('more', language, count=count - SHOWN)}"] if count > SHOWN else []


def _names(names: set[str], language: str) -> str:
    return _joined([plain(name) for name in sorted(names)[:5]], language) + ("…" if len(names) > 5 else "")


def _joined(parts: list[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(parts)
