"""Where each source came from, so that a file that is added again is told from another of the same name.

``origins.json`` lies in the home beside the generations and belongs to none: the same texts from another place make the
same index. It is a memory and no truth. Each entry holds for one source with one text, so that going back to the former
generation, or a change made by a program, leaves none that is wrong. Where an entry or the whole file is lost, the
place is unknown, and nothing else is: then a text that reads the same is the same file, one that reads otherwise is
another, and both are kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.load import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus import Document
    from index.passages import Passages

_FILE = "origins.json"
_KEPT = 2
"""Entries of a source: its text in the generation in use and that in the one before."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A document that came under a name that is taken; ``taken_by`` is that text's place, "" if it is unknown."""

    wanted: str
    given: str
    taken_by: str


class Origins:
    """What one home remembers of its sources' places; empty where it remembers nothing."""

    def __init__(self, home: Path) -> None:
        """Read the memory of a home; whatever is wrong with it, it is taken for empty."""
        self._path = home / _FILE
        self._entries: dict[str, list[tuple[str, str]]] = {}
        with suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
            self._entries = {
                source: [(str(digest), str(place)) for digest, place in entries]
                for source, entries in json.loads(self._path.read_bytes()).items()
            }

    def place(self, source: str, text: str) -> str:
        """Return where the source with this text was read from, "" if that is unknown."""
        digest = _digest(text) if source in self._entries else ""
        return next((place for known, place in self._entries.get(source, ()) if known == digest), "")

    def apart(self, documents: Iterable[Document], indexed: Passages) -> tuple[list[Document], list[Renamed]]:
        """Return the documents under the names that they are to have among those indexed, and which were changed.

        A file that is indexed already keeps its name there, whatever it is now called. One of a taken name takes the
        names of its parent folders until the name is free; one that came from nowhere takes the place of the former.
        """
        documents = list(documents)
        taken = {source.name for source in indexed.sources}
        by_place = self._names({document.origin for document in documents}, indexed)
        named: list[Document] = []
        changed: list[Renamed] = []
        for document in documents:
            known = by_place.get(document.origin)
            source = known or document.source
            if document.origin and not known and source in taken:
                text = indexed.document_text(source)
                place = self.place(source, text) if text is not None else ""
                if place or text != document.text:
                    source = _free(document, taken)
                    changed.append(Renamed(document.source, source, place))
            taken.add(source)
            named.append(document if source == document.source else replace(document, source=source))
        return named, changed

    def _names(self, places: set[str], indexed: Passages) -> dict[str, str]:
        """Return the indexed sources that were read from these places, by place."""
        found = {}
        for source, entries in self._entries.items():
            if any(place and place in places for _, place in entries):
                text = indexed.document_text(source)
                if text is not None and (place := self.place(source, text)) in places:
                    found[place] = source
        return found

    def save(self, documents: Iterable[Document], sources: Iterable[str]) -> None:
        """Remember where the documents came from, and of all others what concerns these sources.

        A disk that refuses is no error: the index is whole without.
        """
        entries = {source: self._entries[source] for source in sources if source in self._entries}
        for document in documents:
            new = (_digest(document.text), document.origin)
            former = [entry for entry in entries.get(document.source, ()) if entry[0] != new[0]]
            entries[document.source] = [new, *former][:_KEPT]
        if entries == self._entries:
            return
        data = json.dumps(entries, indent=0, sort_keys=True).encode()
        scratch = self._path.with_name(f"{_FILE}.new")
        try:
            with scratch.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            scratch.replace(self._path)
        except OSError:
            with suppress(OSError):
                scratch.unlink()
            return
        self._entries = entries


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _free(document: Document, taken: set[str]) -> str:
    """Return the document's name with as many of its parent folders before it as make it free, else a number."""
    parts = parts_of(document.origin)
    for length in range(document.source.count("/") + 2, len(parts) + 1):
        name = "/".join(parts[-length:])
        if name not in taken:
            return name
    number = 2
    while f"{document.source} ({number})" in taken:
        number += 1
    return f"{document.source} ({number})"
