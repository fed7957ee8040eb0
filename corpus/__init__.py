"""Chapter one: a text comes in, events and passages go out.

``read_document`` turns a file into a ``Document``, ``read_all`` everything under some paths; ``split`` finds the
events it reports, with their titles and dates, and cuts the rest into passages, so that a ``Chronicle`` covers every
character of the text exactly once. All offsets count code points of ``Document.text``. Nothing here knows about
vectors, questions or pages.
"""

from typing import TYPE_CHECKING, Any

from corpus.document import Chronicle, Document, Event, EventDate, Passage
from corpus.errors import DashijiError

if TYPE_CHECKING:
    from corpus.load import Problem, find_texts, read_all, read_document, seed_document
    from corpus.splitter import split

__all__ = [
    "Chronicle",
    "DashijiError",
    "Document",
    "Event",
    "EventDate",
    "Passage",
    "Problem",
    "find_texts",
    "read_all",
    "read_document",
    "seed_document",
    "split",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import the splitter and the readers when they are first asked for: answering needs neither, at 100 ms."""
    if name in __all__:
        from corpus import load, splitter

        return splitter.split if name == "split" else getattr(load, name)
    raise AttributeError(name)
