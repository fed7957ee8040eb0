"""The page: ask, search, and what is indexed. ``python app.py`` or ``dashiji serve``.

Text from documents and from askers reaches the browser in two ways only: as data of ``HighlightedText``, ``Textbox``
and ``Dropdown``, which never read it as markup, or through :func:`plain`, which takes the meaning of every Markdown
sign away. ``gr.HTML`` is not used. Nothing is loaded from another host, and only this computer can open the page.
"""

from __future__ import annotations

import ipaddress
import os
import re
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

# Read by gradio when it is imported: without them it reports the start of the page to its maker's host.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from corpus.errors import DashijiError
from corpus.normalise import fold, fold_with_offsets, language_of
from index.passages import Filters
from qa import open_home
from qa.page_texts import EXAMPLES, METHODS, TEXTS, band, catalogue, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index import Hit
    from qa import Answer, Assistant, Citation

FIRST_PORT, PORTS = 7860, 100
"""Where a free port is looked for when none was asked for."""

SHOWN_SOURCES = 200
"""Most documents listed under About; beyond it the table would be slower to draw than anyone reads it."""

NEAREST = 5
"""Passages shown with a refusal."""

SHORT = 40
"""Longest answer, in characters, that is set large; a clause reads better in the size of text."""

ECHO = 300
"""Characters of a question repeated in the conversation; a pasted page would bury it."""

FONTS = ["Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "sans-serif"]
MONO = ["ui-monospace", "Consolas", "Noto Sans Mono CJK SC", "monospace"]

CSS = """
.gradio-container { max-width: 1180px !important; margin: 0 auto !important; }
#masthead h1 { font-size: 1.9rem; font-weight: 700; letter-spacing: .06em; margin: .4rem 0 0; }
#masthead p { color: var(--body-text-color-subdued); margin: .1rem 0 0; }
#conversation { border-radius: 10px; }
#conversation .message h2 { font-size: 1.7rem; line-height: 1.3; margin: 0; font-weight: 700; }
#conversation .message p { line-height: 1.65; }
#conversation .message.bot h2 + p, #conversation .message h2 + p { color: var(--body-text-color-subdued); font-size: .9rem; margin-top: .35rem; }
.card { border: 1px solid var(--border-color-primary); border-left: 3px solid var(--color-accent); border-radius: 8px;
  padding: .8rem 1rem !important; gap: .35rem !important; background: var(--background-fill-primary); }
.card .prose p { margin: 0; line-height: 1.5; }
.card .prose p + p { color: var(--body-text-color-subdued); font-size: .85rem; }
.card .textfield { font-size: 1.02rem; line-height: 1.85; padding: 0; }
.example button, button.example { font-weight: 400; text-align: left; justify-content: flex-start; white-space: normal; }
#about table { display: block; overflow-x: auto; max-width: 100%; }
"""


def plain(text: str) -> str:
    r"""Return ``text`` such that Markdown and HTML show exactly these characters, on one line.

    Every ASCII sign is escaped, as CommonMark allows, so no link, tag, heading, table or formula can begin.

    Example:
        >>> plain("a <b>*x*")
        'a \\<b\\>\\*x\\*'
    """
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))


def browser_language(request: gr.Request | None) -> str:
    """Return ``"zh"`` if the first language the browser asks for is Chinese, else ``"en"``."""
    wanted = request.headers.get("accept-language", "") if request else ""
    return "zh" if wanted.strip().lower().startswith("zh") else "en"


def marked(text: str, spans: Sequence[tuple[int, int]], label: str) -> list[tuple[str, str | None]]:
    """Return the text in pieces for ``HighlightedText``, those within the spans (ascending, disjoint) labelled."""
    pieces: list[tuple[str, str | None]] = []
    reached = 0
    for start, end in spans:
        pieces += [(text[reached:start], None), (text[start:end], label)]
        reached = end
    pieces.append((text[reached:], None))
    return [piece for piece in pieces if piece[0]]


def occurrences(text: str, query: str) -> list[tuple[int, int]]:
    """Return where the query stands in the text, folded alike; if it does not as a whole, where its words do.

    Example:
        >>> occurrences("石墨烯大会,石墨烯", "石墨烯")
        [(0, 3), (6, 9)]
    """
    folded, offsets = fold_with_offsets(text)
    whole = fold(query.strip())
    wanted = [whole] if whole and whole in folded else [word for word in whole.split() if len(word) > 1]
    if not wanted:
        return []
    pattern = "|".join(re.escape(word) for word in sorted(wanted, key=len, reverse=True))
    spans: list[tuple[int, int]] = []
    for match in re.finditer(pattern, folded):
        start, end = offsets[match.start()], offsets[match.end() - 1] + 1
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans
