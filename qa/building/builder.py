"""What the page's reading and building do in a process of their own, so that no text can harm the page.

``python -P -m qa.building.builder`` reads one order, a JSON object, from standard input and writes what it does to
standard output, one JSON object a line: ``{"stage": …}`` as it goes on, ``{"item": n, "found": […], "problems": […]}``
for each file, and last ``{"done": {…}}`` or ``{"error": {"en": …, "zh": …}}``. :mod:`qa.building.workshop` gives the
orders.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
import traceback
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TextIO

from corpus import Document, read_all
from corpus.errors import DashijiError, DocumentError, IndexingError, reason_of
from corpus.facts import find_facts
from corpus.formats import ARCHIVE, check_suffix, read_bytes
from corpus.load import Problem
from corpus.splitter import split
from index.changes import changing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import Chronicle
    from index import Index

SHORT = 30
"""Characters below which a text is hardly what was meant to be given."""

STAGES = ("reading", "splitting", "indexing", "embedding", "writing")
"""The stages of a change in their order; those in the middle are the first words of what ``Index`` tells."""


def main() -> int:
    """Carry out the order on standard input; return the exit code, 0 also where the answer is a reason why not."""
    _voice()
    with suppress(OSError):  # in want of memory the builds go first
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    order = json.loads(sys.stdin.buffer.read())
    try:
        if order["verb"] == "check":
            _limit_memory(order["memory"])
            done = _check(order["items"])
        else:
            with changing(Path(order["home"]), wait=1.0):
                done = _rollback(order) if order["verb"] == "rollback" else _change(order)
        _say({"done": done})
    except DashijiError as error:
        _say({"error": {"en": error.en, "zh": error.zh}})
    except MemoryError:
        short = IndexingError(
            "There is not enough memory for this; the former index stays. Add fewer texts at a time.",
            "内存不足，原有索引保持不变；请减少每次加入的文字。",
        )
        _say({"error": {"en": short.en, "zh": short.zh}})
    return 0


def _say(message: dict[str, Any]) -> None:
    voice = _voice()
    voice.write(json.dumps(message) + "\n")
    voice.flush()


@cache
def _voice() -> TextIO:
    """Return what standard output was at first; from then on it is standard error, so that nothing else speaks here."""
    voice = os.fdopen(os.dup(1), "w", encoding="ascii")
    with suppress(OSError):  # there may be no standard error
        os.dup2(2, 1)
    return voice


def _check(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Read and split each item; say what was found in it before going on to the next."""
    for number, item in enumerate(items):
        documents, problems = _read(item)
        found = []
        for document in documents:
            try:
                chronicle = split(document)
            except MemoryError:
                problems.append(Problem(document.source, too_much(document.source)))
                continue
            except Exception:
                problems.append(Problem(document.source, _unexpected(document.source)))
                continue
            facts = {"title": chronicle.title, "method": chronicle.method, "characters": len(document.text)}
            counts = {"events": len(chronicle.events), "passages": len(chronicle.passages)} | _held(chronicle)
            found.append({"source": document.source, **facts, **counts, "digest": digest(document.text)})
        told = [{"source": problem.source, "en": problem.error.en, "zh": problem.error.zh} for problem in problems]
        _say({"item": number, "found": found, "problems": told})
    return {}


def _held(chronicle: Chronicle) -> dict[str, Any]:
    """Return how many dated events and facts a text holds, and what its user should know before it is added."""
    text = chronicle.document.text
    dated = sum(event.date is not None for event in chronicle.events)
    facts = sum(len(find_facts(text[passage.start : passage.end])) for passage in chronicle.passages)
    warnings = []
    if not chronicle.events:
        warnings.append("no_events")
    elif not dated:
        warnings.append("no_dates")
    if text.count("\ufffd") > len(text) / 500:
        warnings.append("garbled")
    if len(text.strip()) < SHORT:
        warnings.append("short")
    return {"dates": dated, "facts": facts, "warnings": warnings}


def digest(text: str) -> str:
    """Return a hash by which a text is known again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _read(item: dict[str, Any]) -> tuple[list[Document], list[Problem]]:
    """Return the texts of one item, under its name, and why others in it cannot be read. It never raises."""
    name = item["name"]
    try:
        if "text" in item:
            return [Document(name, read_bytes(item["text"].encode("utf-8", "replace"), ".txt", name))], []
        suffix = PurePosixPath(name).suffix
        check_suffix(suffix, name)
        if suffix.lower() == ARCHIVE:
            return _read_archive(Path(item["path"]), name)
        return [Document(name, read_bytes(Path(item["path"]).read_bytes(), suffix, name))], []
    except DocumentError as error:
        return [], [Problem(name, error)]
    except OSError as error:
        return [], [Problem(name, _gone(name, error))]
    except MemoryError:
        return [], [Problem(name, too_much(name))]
    except Exception:
        return [], [Problem(name, _unexpected(name))]


def _read_archive(path: Path, name: str) -> tuple[list[Document], list[Problem]]:
    """Read an archive beneath its own name: the name of the file that was uploaded may have lost some of it."""
    with tempfile.TemporaryDirectory(prefix="dashiji-") as folder:
        shutil.copyfile(path, Path(folder, name))
        here = Path.cwd()
        os.chdir(folder)  # so that no sentence names a folder of this computer
        try:
            return read_all([Path(name)])
        finally:
            os.chdir(here)


def _gone(name: str, error: OSError) -> DocumentError:
    reason, why = reason_of(error)
    return DocumentError(
        f"{name} cannot be read any more ({reason}); uploaded files are kept for an hour, so give it again.",
        f"{name} 已无法读取（{why}）；上传的文件只保留一小时，请重新上传。",
    )


def too_much(name: str) -> DocumentError:
    """Return the sentence for a file that needs more memory than it may take."""
    return DocumentError(
        f"{name} needs too much memory to be read; split it into smaller files.",
        f"读取 {name} 需要的内存过多；请拆分为较小的文件。",
    )


def _unexpected(name: str) -> DocumentError:
    """Return the sentence for what no reader foresaw; how it came about goes to the server's standard error."""
    traceback.print_exc()
    kind = type(sys.exc_info()[1]).__name__
    return DocumentError(
        f"{name} cannot be read ({kind}); save it anew as .txt in UTF-8, and please report the file.",
        f"无法读取 {name}（{kind}）；请另存为 UTF-8 编码的 .txt，并把这个文件报告给我们。",
    )


def _change(order: dict[str, Any]) -> dict[str, Any]:
    """Add texts, put them in the place of all, remove sources, or make the index again; publish it."""
    from index import Index
    from index.origins import Origins

    home, former = Path(order["home"]), _former(order)
    documents = list(_expected(order["items"], order["expected"]))
    if former and order["verb"] == "rebuild":
        names = [source.name for source in former.sources]
        texts = [Document(name, former.passages.document_text(name) or "") for name in names]
        index = Index.build(texts, former.encoder, _stage)
    elif former:
        gone = set(order["removed"])
        if order["verb"] == "replace":
            gone = {source.name for source in former.sources} - {document.source for document in documents}
        index = former.updated(documents, gone, _stage)
    else:
        index = Index.build(documents, None, _stage)
    if index is not former or former.notice:  # what took a damaged one's place must be saved to be whole again
        _say({"stage": "writing"})
        _still(home, former)
        index.save(home)
        kept = [source.name for part in (index, former) if part for source in part.sources]
        Origins(home).save([], kept)  # of a source that has gone no path stays behind
    return _facts(index, former)


def _stage(told: str) -> None:
    stage = told.split(maxsplit=1)[0]
    if stage in STAGES:
        _say({"stage": stage})


def _former(order: dict[str, Any]) -> Index | None:
    """Return the index that the change starts from; None if there is none, or a damaged one is to be replaced.

    Raises:
        IndexingError: it is not the one that the page spoke of when the user agreed to the change.
    """
    from index import Index
    from index.store import Store

    home = Path(order["home"])
    former = None
    if Store(home).exists():
        try:
            former = Index.open(home)
        except DashijiError:
            if order["verb"] != "replace":
                raise
            return None
    if (former.generation if former else "") != order["generation"]:
        raise IndexingError(
            "The index was changed by someone else in the meantime, so nothing was done; look at it and try again.",
            "索引在此期间已被别处更改，因此没有进行任何操作；请查看后重试。",
        )
    return former


def _still(home: Path, former: Index | None) -> None:
    """Refuse to write where a program has changed the index meanwhile without the lock: its change would be lost."""
    from index.store import Store

    store = Store(home)
    if former and not former.notice and store.exists() and store.current() != former.generation:
        raise IndexingError(
            "The index was changed by another process meanwhile, so nothing was written; try again.",
            "索引在此期间已被另一个进程更改，因此没有写入；请重试。",
        )


def _expected(items: list[dict[str, Any]], expected: dict[str, str]) -> Iterator[Document]:
    """Return exactly the texts that were shown before, which the hashes tell.

    Raises:
        DocumentError: one is no longer there.
    """
    wanted = dict(expected)
    for number, item in enumerate(items, 1):
        _say({"stage": "reading", "number": number, "of": len(items)})
        for document in _read(item)[0]:
            if wanted.get(document.source) == digest(document.text):
                del wanted[document.source]
                yield document
    if wanted:
        name = min(wanted)
        raise DocumentError(
            f"{name} is no longer what was checked; uploaded files are kept for an hour, so give it again.",
            f"{name} 已不是检查时的内容；上传的文件只保留一小时，请重新上传。",
        )


def _rollback(order: dict[str, Any]) -> dict[str, Any]:
    from index import Index
    from index.store import Store

    home = Path(order["home"])
    if Store(home).current() != order["generation"]:
        _former(order)  # refuses, unless the current one is damaged and another answers, as the page says
    try:
        former = Index.open(home)
    except DashijiError:  # it is what is to be left
        former = None
    return _facts(Index.rollback(home), former)


def _facts(index: Index, former: Index | None) -> dict[str, Any]:
    """Return what the index holds, and the names of the sources in which it differs from the former one."""
    counts = {name: count for name, count in index.counts().items() if name != "sentences"}
    now, before = ({item.name: item.digest for item in part.sources} if part else {} for part in (index, former))
    named = {
        "added": sorted(now.keys() - before.keys()),
        "removed": sorted(before.keys() - now.keys()),
        "replaced": sorted(name for name in now.keys() & before.keys() if now[name] != before[name]),
    }
    return {"generation": index.generation, **counts, "embedded": index.embedded, **named}


def _limit_memory(size: int) -> None:
    """Take no more than ``size`` bytes of addresses, where the system can hold a process to it."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    sys.exit(main())
