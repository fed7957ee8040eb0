"""Question in, cited answer out.

:func:`ask` answers over the index in the user's data folder (made from the seed article if there is none),
:func:`retrieve` only ranks; :class:`Assistant` does both over an index of the caller's. In reading order: ``asking``
(what a question wants, and which of its words stand where), ``finding`` (sentences and what in them may answer),
``checking`` (whether it is of the very thing asked for), ``computing`` (what is counted and compared), ``telling`` (the
proof and the wording); ``assistant`` goes the whole way.

Example:
    >>> from qa import ask
    >>> ask("how many high-tech enterprises in 2022?").answer  # doctest: +SKIP
    '640家'
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index import Filters, Hit
    from index.store import Store
    from qa.answer import Answer, Citation
    from qa.assistant import Assistant

__all__ = ["Answer", "Assistant", "Citation", "ask", "open_home", "retrieve"]


_LIES = {"Answer": "qa.answer", "Assistant": "qa.assistant", "Citation": "qa.answer"}


def __getattr__(name: str) -> object:
    """Return a class when it is first asked for: whoever only builds an index need not wait for what answers."""
    if name not in _LIES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LIES[name]), name)


def ask(question: str, history: Sequence[str] = (), home: Path | None = None) -> Answer:
    """Return the answer with its proof, or ``found=False`` with the nearest passages.

    ``history`` holds the earlier questions, oldest first; ``home`` the index's folder, the user's own by default.

    Raises:
        QuestionError: the question is empty or too long.
        IndexingError: the index cannot be opened.
    """
    return _assistant(home).ask(question, history)


def retrieve(question: str, k: int = 10, filters: Filters | None = None, home: Path | None = None) -> list[Hit]:
    """Return the ``k`` best passages for a question, best first; none where the filters match nothing.

    Raises:
        QuestionError: the question is empty or too long, or a filter is not a date.
        IndexingError: the index cannot be opened.
    """
    return _assistant(home).retrieve(question, k, filters)


def open_home(home: Path | None = None, tell: Callable[[str, str], None] | None = None) -> Assistant:
    """Return an assistant over the index in ``home``; where there is none, one is first built from the seed article.

    ``tell`` is given such news in English and in Chinese, also that a damaged index had to be replaced by the former.

    Raises:
        IndexingError, EncoderError: the index cannot be opened or written.
    """
    from index.hybrid import Index
    from index.store import Store, default_home
    from qa.assistant import Assistant

    place = home or default_home()
    if not Store(place).exists():
        from corpus import seed_document

        if tell:
            tell(
                f"There is no index in {place} yet; building one from the seed article.",
                f"{place} 中还没有索引；正在用自带的文章建立。",
            )
        Index.build([seed_document()]).save(place)
    assistant = Assistant.open(place)
    if tell and assistant.index.notice:
        tell(assistant.index.notice.en, assistant.index.notice.zh)
    return assistant


def _assistant(home: Path | None) -> Assistant:
    from index.store import default_home

    place = home or default_home()
    return _kept(place, _store(place).current() or open_home(place).index.generation)


@lru_cache(maxsize=4)
def _store(home: Path) -> Store:
    """Return the files of a home, which remember what their pointer said until it is replaced."""
    from index.store import Store

    return Store(home)


@lru_cache(maxsize=4)
def _kept(home: Path, generation: str) -> Assistant:
    """Return the assistant of a home; the generation is in the key, so a rebuilt index is opened anew."""
    del generation
    return open_home(home)
