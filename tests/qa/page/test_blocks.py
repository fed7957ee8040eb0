"""The page's own blocks: what is skipped is let be, all else becomes what gradio makes of it."""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING, Any

import gradio as gr
import pytest
from gradio.state_holder import SessionState

from qa.page.blocks import Page

if TYPE_CHECKING:
    from collections.abc import Iterator


pytestmark = pytest.mark.filterwarnings("ignore")  # what gradio warns of is not ours to forbid


@pytest.fixture(autouse=True)
def _gone() -> Iterator[None]:
    """Let what gradio leaves open be collected here, not while another test is at work."""
    yield
    asyncio.set_event_loop(None)
    gc.collect()


def _page() -> Page:
    page = Page(analytics_enabled=False)
    with page:
        kept, text, row = gr.State([]), gr.Textbox(), gr.Column()
        gr.Button().click(lambda: None, None, [kept, text, row], queue=False)
    return page


@pytest.mark.parametrize(
    "values",
    [
        [[1], "大事", gr.update(visible=False)], [gr.skip(), "大事", gr.skip()], [gr.skip(), gr.skip(), gr.skip()],
        [[2], gr.skip(), gr.update(visible=True)], [[3], gr.skip(), gr.skip()], gr.skip(), ["", None, gr.skip()],
    ],
)  # fmt: skip
def test_the_browser_is_sent_what_gradio_would_send(values: Any) -> None:
    page = _page()
    fn = page.default_config.fns[0]
    told, states = [], []
    for make in (page.postprocess_data, super(Page, page).postprocess_data):
        state = SessionState(page)
        sent = asyncio.run(make(fn, values, state))
        # What a browser is told of a state is nothing, in whichever of two ways
        told.append([None if item == gr.skip() else item for item in sent])
        states.append(state[fn.outputs[0]._id])
    assert told[0] == told[1]
    assert states[0] == states[1]


def test_nothing_is_made_anew_for_what_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    page = _page()
    made: list[str] = []
    before = gr.Column.__init__

    def counted(self: gr.Column, **given: Any) -> None:
        made.append("column")
        before(self, **given)

    monkeypatch.setattr(gr.Column, "__init__", counted)
    values = [gr.skip(), "大事", gr.skip()]
    asyncio.run(page.postprocess_data(page.default_config.fns[0], values, SessionState(page)))
    assert made == []
    values[2] = gr.update(visible=True)
    asyncio.run(page.postprocess_data(page.default_config.fns[0], values, SessionState(page)))
    assert made == ["column"]


def test_too_few_values_are_told_as_gradio_tells_them() -> None:
    page = _page()
    with pytest.raises(ValueError, match="output"):
        asyncio.run(page.postprocess_data(page.default_config.fns[0], [[], "大事"], SessionState(page)))
