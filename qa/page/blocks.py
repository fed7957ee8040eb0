"""Gradio's page, without the work that it does for outputs which do not change."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

import gradio as gr

if TYPE_CHECKING:
    from gradio.block_function import BlockFunction
    from gradio.state_holder import SessionState

_LEFT = gr.skip()


class Page(gr.Blocks):
    """A page whose skipped outputs are let be: gradio makes a new component for each of them, at each answer."""

    async def postprocess_data(
        self, block_fn: BlockFunction, predictions: list[Any] | dict[Any, Any], state: SessionState | None
    ) -> list[Any]:
        """Return what the browser is sent, as gradio makes it of those outputs that are not skipped."""
        outputs = list(block_fn.outputs)
        if not isinstance(predictions, (list, tuple)) or len(predictions) != len(outputs) or len(outputs) < 2:
            return await super().postprocess_data(block_fn, predictions, state)
        kept = [place for place, value in enumerate(predictions) if not (isinstance(value, dict) and value == _LEFT)]
        told: list[Any] = [gr.skip() for _ in outputs]
        if kept:
            fewer = copy(block_fn)
            fewer.outputs = [outputs[place] for place in kept]
            values = [predictions[place] for place in kept]
            # A single output is given as it is, not in a list
            made = await super().postprocess_data(fewer, values if len(values) > 1 else values[0], state)
            for place, value in zip(kept, made, strict=True):
                told[place] = value
        return told
