"""Spans as the words that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.finding.names import Span


def texts(finder: Callable[[str], list[Span]], text: str) -> list[str]:
    """Return what a finder finds in a text, in its order."""
    return [text[start:end] for start, end in finder(text)]
