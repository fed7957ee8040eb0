"""Every error that this product raises on purpose, in both of its languages.

    DashijiError
    ├── DocumentError    a text that cannot be read: missing, empty, binary, undecodable
    ├── IndexingError    an index that is missing, damaged, foreign, or made by another encoder
    ├── EncoderError     an embedding model that cannot be had
    └── QuestionError    a question or filter that cannot be answered as put: empty, too long, bad date

"The text does not say" is not an error: it is an answer with ``found=False``.
This file lies in the lowest layer so that every layer may import it.
"""

from __future__ import annotations


class DashijiError(Exception):
    """What happened, with which value, and what to do: one sentence in English, one in Chinese."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.en = en
        self.zh = zh

    def say(self, language: str) -> str:
        """Return the sentence in ``language`` (``"zh"``; anything else gives English)."""
        return self.zh if language == "zh" else self.en


class DocumentError(DashijiError):
    """A text cannot be read."""


class IndexingError(DashijiError):
    """An index cannot be opened, written or trusted."""


class EncoderError(DashijiError):
    """An embedding model cannot be had."""


class QuestionError(DashijiError):
    """A question or a filter cannot be answered as put."""
