"""Segments: the parts of an index that are made, written and kept as wholes.

A small index is one segment. A large one has a power of two of them, and the hash of a document's name says which it
lies in; so one changed document costs the writing of one segment, the files of the others are carried over as they
are, and still the same texts give the same files, whatever the way to them.
"""

from __future__ import annotations

import hashlib
import json
import mmap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from index import vectors
from index.lexical import Postings
from index.merge import join_passages, join_postings, join_vectors, runs_of
from index.passages import Block, Passages, Rope
from index.tensors import open_tensors, to_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LARGEST = 8192
"""Passages a segment has on average at the most. Smaller ones make a change cheaper and a question dearer, since each
segment is searched by itself; with this many a change at 100,000 passages takes a quarter of a second."""

FILES = (
    "names.json", "text.utf8", "folded.utf8", "facts.utf8", "passages.safetensors", "postings.safetensors",
    "sentences.faiss", "passages.faiss",
)  # fmt: skip


TEXTS = FILES[:2]
"""The files that all others can be made from."""


@dataclass(slots=True, eq=False)
class Segment:
    """Some documents' passages, postings and vectors. ``place`` is where its files lie already, if they do."""

    bucket: int
    passages: Passages
    postings: Postings
    vectors: vectors.SegmentVectors
    place: Path | None = field(default=None)
    _latin_words: frozenset[str] | None = field(default=None, init=False)

    @property
    def latin_words(self) -> frozenset[str]:
        """The distinct words of its passages in Latin letters; found when first asked for."""
        if self._latin_words is None:
            self._latin_words = self.passages.latin_words()
        return self._latin_words

    def prefix(self) -> str:
        """Return what the names of its files begin with."""
        return f"{self.bucket:04}-"

    def texts(self) -> dict[str, bytes]:
        """Return by name the files that all others can be made from."""
        names = json.dumps(self.passages.names(), ensure_ascii=False, indent=1).encode("utf-8", "replace")
        contents = (names, self.passages.text_block.to_bytes())
        return {self.prefix() + name: content for name, content in zip(TEXTS, contents, strict=True)}

    def files(self) -> dict[str, bytes]:
        """Return its files by name: the same texts and model give the same bytes, whatever the way."""
        contents = (
            self.passages.folded_block.to_bytes(), self.passages.facts_block.to_bytes(),
            to_bytes(self.passages.arrays()), to_bytes(self.postings.arrays()),
            vectors.to_bytes(self.vectors.sentences), vectors.to_bytes(self.vectors.passages),
        )  # fmt: skip
        others = zip(FILES[len(TEXTS) :], contents, strict=True)
        return self.texts() | {self.prefix() + name: content for name, content in others}

    @classmethod
    def open(cls, folder: Path, prefix: str) -> Segment:
        """Return the segment whose files lie in the folder, mapped rather than read where they can be.

        Raises:
            OSError, ValueError, KeyError, TypeError: a file is missing or of another form.
            IndexingError: a file of vectors is.
        """
        names = read_names(folder, prefix)
        blocks = [Rope([_mapped(folder / f"{prefix}{name}")]) for name in ("text.utf8", "folded.utf8", "facts.utf8")]
        passages = Passages(open_tensors(folder / f"{prefix}passages.safetensors"), names, *blocks)
        postings = Postings(**open_tensors(folder / f"{prefix}postings.safetensors"))
        sentences, whole = (
            vectors.from_buffer(_mapped(folder / f"{prefix}{name}"), name)
            for name in ("sentences.faiss", "passages.faiss")
        )
        found = vectors.SegmentVectors(sentences, whole, passages.sentence_bounds)
        return cls(int(prefix[:-1]), passages, postings, found, folder)


def read_names(folder: Path, prefix: str) -> dict[str, Any]:
    """Return the sources, events and sections of a segment; raises as :meth:`Segment.open` does."""
    names: dict[str, Any] = json.loads((folder / f"{prefix}names.json").read_bytes())
    return names


def prefixes_of(files: dict[str, Any]) -> list[str]:
    """Return the prefixes of the segments whose files are listed, in order."""
    return sorted({name.removesuffix(FILES[0]) for name in files if name.endswith(FILES[0])})


def count_for(passages: int) -> int:
    """Return how many segments an index of so many passages has: a power of two.

    Example:
        >>> [count_for(passages) for passages in (0, 8192, 8193, 100_000)]
        [1, 1, 2, 16]
    """
    count = 1
    while passages > count * LARGEST:
        count *= 2
    return count


def bucket_of(source: str, count: int) -> int:
    """Return the number, below ``count``, of the segment that a source lies in."""
    digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "little") % count


def _mapped(path: Path) -> Block:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""


def gathered(bucket: int, parts: Sequence[Segment], wanted: Sequence[tuple[str, int, int]]) -> Segment:
    """Return the segment of the (name, part, document)s, in the order of names: a part itself if it is just that."""
    used = sorted({part for _, part, _ in wanted})
    first = parts[used[0]]
    if len(used) == 1 and first.bucket == bucket and len(first.passages.sources) == len(wanted):
        return first
    places = {part: place for place, part in enumerate(used)}
    passages = [parts[part].passages for part in used]
    runs = runs_of(passages, [(places[part], number) for _, part, number in wanted])
    joined = join_passages(passages, runs)
    return Segment(
        bucket, joined, join_postings([parts[part].postings for part in used], runs),
        join_vectors([parts[part].vectors for part in used], runs, joined.sentence_bounds),
    )  # fmt: skip
