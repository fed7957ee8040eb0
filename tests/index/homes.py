"""What the proofs of the store share: three indexes whose answers differ, changes between them as users make them, and a
way to strike at every touch of the disk. Nothing here knows how an index lies on disk.
"""

from __future__ import annotations

import builtins
import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus import Document, seed_document
from index import Index
from qa import Assistant

QUESTIONS = [
    "2022年高新技术企业有多少家?",
    "how many robot teams took part?",
    "有多少座图书馆?",
    "石墨烯大会是什么时候?",
]
SEED = seed_document()
LIBRARY = Document("图书馆.txt", "全市共有图书馆12座。")
LIBRARIES = Document("图书馆.txt", "全市共有图书馆13座，去年新建1座。")
OTHER = Document(SEED.source, SEED.text.replace("640家", "641家").replace("843支", "844支"))
_TOUCHES = (
    "fsync fdatasync rename replace link symlink mkdir makedirs rmdir unlink remove open truncate ftruncate sendfile "
    "copy_file_range"
).split()


def answers(index: Index) -> str:
    """Return the answers to the golden questions, as one text."""
    assistant = Assistant(index)
    return json.dumps([assistant.ask(question).to_json() for question in QUESTIONS], ensure_ascii=False)


def keep_the_encoder() -> None:
    """Open the model once in this process and not for each index: it lies outside of the home."""
    for name in ("index.hybrid", "index.encoder"):
        module = sys.modules[name]
        if hasattr(module, "open_encoder"):
            module.open_encoder = cache(module.open_encoder)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Change:
    """A change as users make it: a home that lies ready, what is done to it, and the answers before and after."""

    name: str
    ready: Path
    make: Callable[[Path], None]
    before: str
    after: str

    def home(self, place: Path) -> Path:
        """Return a copy of the home that lies ready, in a place that is emptied first."""
        shutil.rmtree(place, ignore_errors=True)
        return Path(shutil.copytree(self.ready, place))


def changes(folder: Path) -> list[Change]:
    """Return a build, two additions (a new text, a text replaced) and a removal, their homes ready in the folder."""
    keep_the_encoder()
    start = Index.build([SEED])
    added = start.add([LIBRARY])
    replaced = added.add([LIBRARIES])
    rebuilt = Index.build([OTHER, LIBRARY])
    removed = replaced.remove([SEED.source])
    homes: list[Path] = []
    for number, pair in enumerate(((rebuilt, start), (start, added), (added, replaced))):
        homes.append(folder / f"{number} 中文 路径")  # two generations each, so that the third removes one
        for index in pair:
            index.save(homes[-1])
    said = [answers(index) for index in (start, added, replaced, rebuilt, removed)]
    if len(set(said)) < len(said):
        raise AssertionError("the indexes must be told apart by their answers")
    return [
        Change("add", homes[0], lambda home: Index.open(home).add([LIBRARY]).save(home), said[0], said[1]),
        Change("replace", homes[1], lambda home: Index.open(home).add([LIBRARIES]).save(home), said[1], said[2]),
        Change("remove", homes[2], lambda home: Index.open(home).remove([SEED.source]).save(home), said[2], said[4]),
        Change("build", homes[1], lambda home: Index.build([OTHER, LIBRARY]).save(home), said[1], said[3]),
    ]


class _Watched:
    """A file that is written to, each write a touch of the disk."""

    def __init__(self, file: Any, touch: Callable[[str, Callable[[], object]], None]) -> None:
        self._file, self._touch = file, touch

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: Any) -> Any:
        def half() -> None:
            self._file.write(data[: len(data) // 2])
            self._file.flush()
            _fsync(self._file.fileno())

        self._touch("write", half)
        return self._file.write(data)


_fsync = os.fsync


@contextmanager
def touched(touch: Callable[[str, Callable[[], object]], None]) -> Iterator[None]:
    """Call ``touch(name, half)`` before every touch of the disk in this process; ``half`` does half of a write."""

    def watching(name: str, function: Any) -> Any:
        def called(*arguments: Any, **options: Any) -> Any:
            touch(name, lambda: None)
            return function(*arguments, **options)

        return called

    def opening(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if not set(mode) & set("wax+"):
            return plain_open(file, mode, *arguments, **options)
        touch("open", lambda: None)
        return _Watched(plain_open(file, mode, *arguments, **options), touch)

    def writing(handle: int, data: Any) -> int:
        touch("write", lambda: plain_write(handle, data[: len(data) // 2]))
        return plain_write(handle, data)

    plain_open, plain_write = io.open, os.write
    plain = {name: getattr(os, name) for name in _TOUCHES if hasattr(os, name)}
    try:
        for name, function in plain.items():
            setattr(os, name, watching(name, function))
        io.open = builtins.open = opening
        os.write = writing
        yield
    finally:
        io.open = builtins.open = plain_open
        os.write = plain_write
        for name, function in plain.items():
            setattr(os, name, function)
