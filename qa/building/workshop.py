"""Reading and building for the page, each order in a child process: what it costs, and how it fails, stays there.

A child that dies or takes too long costs one sentence; the page answers from the former index all the while.
"""

from __future__ import annotations

import json
import signal
import subprocess
import unicodedata
from dataclasses import dataclass, field
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from corpus.errors import DashijiError, DocumentError, IndexingError
from qa.building.builder import digest, too_much
from qa.building.children import begun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from index.passages import Passages

FILE_SIZE, FILES, TOTAL_SIZE, TEXT_SIZE = 20_000_000, 50, 100_000_000, 1_000_000
"""Most bytes of an uploaded file, files at once, bytes of all of them, and bytes of a pasted text. A year of a daily
newspaper is 10 MB; no text of more than 8,000,000 characters is accepted anywhere. Browsers need a minute to paste a
text of 5,000 lines, so a long one is better given as a file."""

READING, BUILDING = 60.0, 1800.0
"""Seconds that one file may take to be read, and a change between two stages: 20 MB of text are read and split in 4,
a text of 4,000,000 characters without a single mark takes 17 (twice that on a slow and busy machine), 100 MB are
embedded in 100, on two cores."""

MEMORY = 1_500_000_000
"""Bytes of addresses of the process that reads uploads: it takes 40 MB for a text of 5 MB."""

_NAME = 120
_BEAT = 1.0
_ENDING = 5.0
_KILLED = {-int(getattr(signal, name)) for name in ("SIGKILL", "SIGSEGV", "SIGABRT") if hasattr(signal, name)}


@dataclass(frozen=True, slots=True)
class Item:
    """What was given: the name it gets in the index, and the path of the upload or the pasted text."""

    name: str
    path: Path | None = None
    text: str = ""

    def to_json(self) -> dict[str, str]:
        """Return the item as the child takes it."""
        return (
            {"name": self.name, "text": self.text} if self.path is None else {"name": self.name, "path": str(self.path)}
        )


@dataclass(frozen=True, slots=True)
class Found:
    """One text that was read: its name and title, how it was split, the counts, a hash of the text, and warnings.

    ``dates`` counts the events that have one, ``facts`` the numbers and dates; a warning is a word of
    :mod:`qa.page.texts`.
    """

    source: str
    title: str
    method: str
    characters: int
    events: int
    passages: int
    digest: str
    dates: int = 0
    facts: int = 0
    warnings: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something was not read."""

    source: str
    error: DashijiError


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: the texts, the problems, and the items that hold at least one text."""

    found: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """A stage that has begun, with the seconds since the order was given; ``number`` of ``count`` while reading."""

    stage: str
    seconds: float
    number: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the index holds after a change, and the names of the sources that it added, removed or replaced."""

    generation: str
    documents: int
    events: int
    passages: int
    embedded: int
    added: Sequence[str] = ()
    removed: Sequence[str] = ()
    replaced: Sequence[str] = ()


@dataclass(slots=True)
class Workshop:
    """The orders of a page to the children that work for the index in ``home``; one change at a time."""

    home: Path
    _building: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _stopped: bool = field(default=False, init=False)

    def check(self, items: Sequence[Item]) -> Iterator[Progress | Report]:
        """Read and split the items; the last that comes is the report. A file that kills its reader is named in it.

        Raises:
            DashijiError: nothing or too much was given.
        """
        checked = limited(items)
        report = Report(problems=tuple(item for item in checked if isinstance(item, Problem)))
        waiting = [item for item in checked if isinstance(item, Item)]
        count, began = len(waiting), monotonic()
        while waiting:
            order = {"verb": "check", "items": [item.to_json() for item in waiting], "memory": MEMORY}
            read = 0
            yield Progress("reading", monotonic() - began, count - len(waiting) + 1, count)
            try:
                with _Child(order, READING) as child:
                    for message in child:
                        if "item" in message:
                            report = _reported(report, waiting[read], message)
                            read += 1
                        now = min(count, count - len(waiting) + read + 1)
                        yield Progress("reading", monotonic() - began, now, count)
            except IndexingError as error:  # this one killed its reader: the others are read by another
                if read < len(waiting):
                    problem = Problem(waiting[read].name, _culprit(waiting[read].name, error))
                    report = Report(report.found, (*report.problems, problem), report.items)
                    read += 1
            waiting = waiting[read:]
        yield report

    def change(
        self, verb: str, generation: str, report: Report | None = None, removed: Iterable[str] = ()
    ) -> Iterator[Progress | Holdings]:
        """Change the index of ``generation`` and publish it; what the index then holds comes last.

        ``verb`` is ``"add"`` or ``"replace"`` (all) with the texts of a report, ``"remove"``, ``"rebuild"`` from the
        index's own texts, or ``"rollback"``.

        Raises:
            DashijiError: it cannot be done; the former index stays.
        """
        order = {
            "verb": verb,
            "home": str(self.home),
            "generation": generation,
            "items": [item.to_json() for item in report.items] if report else [],
            "expected": {found.source: found.digest for found in report.found} if report else {},
            "removed": list(removed),
        }
        began, last = monotonic(), Progress("reading" if report else "opening", 0.0)
        self._stopped = False
        yield last
        try:
            with _Child(order, BUILDING) as child:
                self._building = child.process
                for message in child:
                    if "done" in message:
                        yield Holdings(**message["done"])
                        return
                    stage = message.get("stage", last.stage)
                    last = Progress(stage, monotonic() - began, message.get("number", 0), message.get("of", 0))
                    yield last
        except IndexingError as error:
            if not self._stopped:
                raise
            raise IndexingError(
                "The change was stopped; the former index answers.", "操作已停止，仍由原有索引回答。"
            ) from error
        finally:
            self._building = None

    def stop(self) -> None:
        """End the change that is under way, if there is one; the former index stays."""
        if self._building:
            self._stopped = True
            self._building.kill()


class _Child:
    """A process with one order: yields its messages, ``{}`` each second without one, and ends it whatever happens.

    Raises:
        DashijiError: what the child says went wrong; IndexingError, that it died or was silent for too long.
    """

    def __init__(self, order: dict[str, Any], patience: float) -> None:
        self._patience = patience
        self._said: Queue[bytes] = Queue()
        self.process = begun("qa.building.builder", behind=True)
        Thread(target=self._talk, args=(json.dumps(order).encode(),), daemon=True).start()

    def _talk(self, order: bytes) -> None:
        stdin, stdout = self.process.stdin, self.process.stdout
        if stdin is None or stdout is None:
            return
        try:
            stdin.write(order)
            stdin.close()
        except OSError:  # it died before it had read its order
            pass
        for line in stdout:
            self._said.put(line)
        self._said.put(b"")

    def __enter__(self) -> _Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        heard = monotonic()
        while True:
            try:
                line = self._said.get(timeout=_BEAT)
            except Empty:
                if monotonic() - heard > self._patience:
                    raise _too_slow(self._patience) from None
                yield {}
                continue
            if line == b"":
                raise _DiedError(self._code())
            message = _parsed(line)
            if message is None:
                continue
            heard = monotonic()
            yield message
            if "done" in message:
                return

    def _code(self) -> int:
        """Return the exit code of a process that has closed its output; 0 if it had to be ended even so."""
        try:
            return self.process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return 0


def _parsed(line: bytes) -> dict[str, Any] | None:
    """Return the message of a line; None if it is no message, which a library or Python itself may have written."""
    try:
        message = json.loads(line)
    except ValueError:
        return None
    if not isinstance(message, dict):
        return None
    if "error" in message:
        raise DashijiError(message["error"]["en"], message["error"]["zh"])
    return message


class _DiedError(IndexingError):
    """A child ended before it had finished; ``killed`` if in the way in which the want of memory ends a process."""

    def __init__(self, code: int) -> None:
        self.code, self.killed = code, code in _KILLED
        en, zh = (", perhaps for want of memory", "，可能是内存不足") if self.killed else ("", "")
        super().__init__(
            f"The process that did the work ended before it had finished (code {code}){en}; "
            "the former index answers. Give less at a time.",
            f"处理进程未完成就结束了（代码 {code}）{zh}；仍由原有索引回答。请减少每次的数量。",
        )


class _TooSlowError(IndexingError):
    """A child was silent for longer than its order may take."""


def _too_slow(patience: float) -> _TooSlowError:
    return _TooSlowError(
        f"The work took more than {patience:g} seconds without a sign and was ended; the former index answers. "
        "Give less at a time.",
        f"处理超过 {patience:g} 秒没有进展，已经终止；仍由原有索引回答。请减少每次的数量。",
    )


def _culprit(name: str, error: IndexingError) -> DocumentError:
    """Return the sentence for the file at which a reader died or was ended."""
    if isinstance(error, _TooSlowError):
        return DocumentError(
            f"{name} took more than {READING:g} seconds to read and was left out; split it into smaller files.",
            f"读取 {name} 超过 {READING:g} 秒，已经放弃；请拆分为较小的文件。",
        )
    if isinstance(error, _DiedError) and not error.killed:
        return DocumentError(
            f"Reading {name} ended unexpectedly (code {error.code}); save it anew as .txt in UTF-8, "
            "and please report the file.",
            f"读取 {name} 时意外中断（代码 {error.code}）；请另存为 UTF-8 编码的 .txt，并把这个文件报告给我们。",
        )
    return too_much(name)


def _reported(report: Report, item: Item, message: dict[str, Any]) -> Report:
    found = tuple(Found(**entry) for entry in message["found"])
    problems = tuple(Problem(entry["source"], DocumentError(entry["en"], entry["zh"])) for entry in message["problems"])
    items = (*report.items, item) if found else report.items
    return Report(report.found + found, report.problems + problems, items)


def limited(items: Sequence[Item]) -> list[Item | Problem]:
    """Return the items, those that are too large as problems.

    Raises:
        DocumentError: there is none, there are too many, or they are too large together.
    """
    if not items:
        raise DocumentError(
            "Nothing was given; drop files above, or paste a text.", "还没有内容；请在上方放入文件，或粘贴文字。"
        )
    if len(items) > FILES:
        raise DocumentError(
            f"{len(items)} files were given and {FILES} can be read at once; give fewer, or pack them in a .zip.",
            f"共有 {len(items)} 个文件，每次最多 {FILES} 个；请分批上传，或打包为 .zip。",
        )
    sizes = [_size(item) for item in items]
    if sum(sizes) > TOTAL_SIZE:
        raise DocumentError(
            f"The files have {sum(sizes) // 1_000_000} MB together and {TOTAL_SIZE // 1_000_000} can be read at once; "
            "give fewer at a time.",
            f"文件共 {sum(sizes) // 1_000_000} MB，每次最多 {TOTAL_SIZE // 1_000_000} MB；请分批上传。",
        )
    checked: list[Item | Problem] = []
    for item, size in zip(items, sizes, strict=True):
        limit = FILE_SIZE if item.path else TEXT_SIZE
        checked.append(Problem(item.name, _too_large(item.name, size, limit)) if size > limit else item)
    return checked


def _size(item: Item) -> int:
    try:
        return item.path.stat().st_size if item.path else len(item.text.encode("utf-8", "replace"))
    except OSError:
        return 0  # the reader says that it is gone


def _too_large(name: str, size: int, limit: int) -> DocumentError:
    return DocumentError(
        f"{name} has {size / 1e6:.1f} MB and {limit // 1_000_000} can be given here; split it into smaller files.",
        f"{name} 有 {size / 1e6:.1f} MB，这里最多 {limit // 1_000_000} MB；请拆分为较小的文件。",
    )


def items_of(uploads: Iterable[Path], title: str | None, text: str | None) -> list[Item]:
    """Return the uploads and, if there is one, the pasted text as items of distinct names."""
    given = [Item(source_name(path.name), path) for path in uploads]
    if text and text.strip():
        line = (title or "").strip() or next(line for line in text.splitlines() if line.strip())[:40]
        name = source_name(line.replace("/", " ").replace("\\", " ") + ".txt")
        given.append(Item(name, None, text))
    taken: set[str] = set()
    items = []
    for item in given:
        name, number = item.name, 1
        while name in taken:
            number += 1
            stem, dot, suffix = item.name.rpartition(".")
            name = f"{stem} ({number}){dot}{suffix}" if dot else f"{item.name} ({number})"
        taken.add(name)
        items.append(Item(name, item.path, item.text))
    return items


def source_name(name: str) -> str:
    r"""Return a file's name as the index has it: no folders, nothing invisible, no more than 120 characters.

    Example:
        >>> source_name("C:\\文件\\大事记\u202e.txt"), source_name("../../.txt"), source_name("甲" * 300 + ".docx")[-8:]
        ('大事记.txt', 'text.txt', '甲甲甲.docx')
    """
    shown = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())
    shown = "".join(c for c in shown.replace("\\", "/").rpartition("/")[2] if c.isprintable()).strip()
    stem, dot, suffix = shown.rpartition(".")
    if not dot or len(suffix) > 10:
        return shown[:_NAME] or "text"
    while len(stem) + len(suffix) >= _NAME or len(f"{stem}.{suffix}".encode()) > 3 * _NAME // 2:
        stem = stem[:-1]
    return f"{stem.strip(' .') or 'text'}.{suffix}"


def status(found: Found, passages: Passages) -> str:
    """Return whether a text is ``"new"`` to the index, the ``"same"`` as it has, or ``"replaces"`` one."""
    text = passages.document_text(found.source)
    if text is None:
        return "new"
    return "same" if digest(text) == found.digest else "replaces"
