"""Chapter one: a text comes in, events and passages go out.

``read_document`` turns a file into a ``Document``; ``split`` finds the events it reports, with their titles and
dates, and cuts the rest into passages, so that a ``Chronicle`` covers every character of the text exactly once.
All offsets count code points of ``Document.text``. Nothing here knows about vectors, questions or pages.
"""

from typing import TYPE_CHECKING, Any

from corpus.document import Chronicle, Document, Event, EventDate, Passage
from corpus.errors import DashijiError
from corpus.load import find_texts, read_document, seed_document

if TYPE_CHECKING:
    from corpus.splitter import split

__all__ = [
    "Chronicle",
    "DashijiError",
    "Document",
    "Event",
    "EventDate",
    "Passage",
    "find_texts",
    "read_document",
    "seed_document",
    "split",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import the splitter when it is first asked for: answering needs none of its patterns, which cost 40 ms."""
    if name == "split":
        from corpus.splitter import split

        return split
    raise AttributeError(name)
