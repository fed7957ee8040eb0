"""Where an index lies on disk: whole generations, written beside each other and switched by one rename.

A generation is a folder of immutable files; ``manifest.json``, written last, names each with its size and SHA-256;
``CURRENT`` names the generation in use. A reader that has opened one keeps it. Nothing else knows these paths, so
a stricter store, or one on other machines, has one class to replace.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import IndexingError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FORMAT = 3
"""Number of the layout below; an index of another number is refused, not guessed at."""

RETRIES = 5
"""How often a reader tries again that was overtaken by writers; each try takes the time of hashing an index."""

MANY = 16
"""Files from which on two threads hash them: an index of more than two segments, from about 100 MB on."""

_MANIFEST = "manifest.json"
_CURRENT = "CURRENT"
_NAME = re.compile(r"gen-[0-9a-f]{16}-\d+")
_OURS = re.compile(r"gen-[0-9a-f]{16}-\d+|new-\d+")
"""Folders that this class made and may delete; whatever else lies in the home is the user's."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that lies in a generation already and goes into the next one as it is: as a second name of the same file.

    ``made`` gives the contents of it and its neighbours by name, for where a file cannot have two names.
    """

    path: Path
    made: Callable[[], dict[str, bytes]]


def default_home() -> Path:
    """Return ``DASHIJI_HOME``, or the user's data folder for this product."""
    if named := os.environ.get("DASHIJI_HOME"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("dashiji", appauthor=False)


class Store:
    """The generations of one home folder.

    ``notice`` is set by :meth:`open` when it had to fall back to another generation than the current one.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.notice: IndexingError | None = None
        self._folder = home / "generations"
        self._place = home / _CURRENT
        self._last: tuple[tuple[int, int, int], list[str], Path] | None = None
        """The pointer's file as it was when it was last read, what it said, and the folder of that."""

    def exists(self) -> bool:
        """Return whether an index was ever published here."""
        return (self.home / _CURRENT).exists() or any(self._folder.glob("gen-*"))

    def folder(self, generation: str) -> Path:
        """Return where a generation lies: never outside the home, whatever its name says."""
        return self._folder / Path(generation).name

    def publish(
        self, files: Mapping[str, bytes | Kept], facts: dict[str, Any], seen: str | None = None, kept: str | None = None
    ) -> str:
        """Write a generation, make it the current one, keep the one before; return its name.

        ``seen`` is the generation that was current when the change began: if it is no longer, the change would undo
        another one, and is refused. ``kept`` is the one to be kept as the one before, if not the current one: that
        which answered in a damaged one's place.

        Raises:
            IndexingError: another process is writing or has written, or the disk refuses; the former generation stays
                current.
        """
        return self._writing(lambda: self._publish(files, facts, seen, kept))

    def rollback(self, usable: Callable[[Path, dict[str, Any]], object] | None = None) -> str:
        """Make the generation before the current one; return its name. Done twice, it changes nothing.

        ``usable`` is given its folder and manifest before the switch, and raises if it cannot be used.

        Raises:
            IndexingError: there is none, or it is damaged; the current one stays.
        """
        return self._writing(lambda: self._rollback(usable))

    def _rollback(self, usable: Callable[[Path, dict[str, Any]], object] | None) -> str:
        current, former = [*self._pointer(), "", ""][:2]
        if not former:
            raise IndexingError(
                f"There is no former index in {self.home} to go back to.", f"{self.home} 中没有可以恢复的前一个索引。"
            )
        found = self._checked(former)
        if usable:
            usable(*found)
        self._point(former, current)
        return former

    def _writing(self, write: Callable[[], str]) -> str:
        from filelock import FileLock, Timeout

        try:
            self.home.mkdir(parents=True, exist_ok=True)
            with FileLock(self.home / "lock", timeout=10):
                return write()
        except Timeout as error:
            raise IndexingError(
                f"Another process is writing the index in {self.home}; try again when it has finished.",
                f"另一个进程正在写入 {self.home} 中的索引；请等它完成后再试。",
            ) from error
        except OSError as error:
            if (
                found := next((place for place in (self.home, *self.home.parents) if place.is_file()), None)
            ) is not None:
                raise IndexingError(
                    f"{found} is a file, and an index needs a folder; name another one with --home.",
                    f"{found} 是一个文件，而索引需要一个文件夹；请用 --home 另指定一个。",
                ) from error
            reason, why = reason_of(error)
            raise IndexingError(
                f"The index cannot be written to {self.home} ({reason}); "
                "the former one stays in use; free space there or choose another folder with --home.",
                f"无法把索引写入 {self.home}（{why}）；原有索引继续有效；请清理空间或用 --home 换一个文件夹。",
            ) from error

    def _publish(
        self, files: Mapping[str, bytes | Kept], facts: dict[str, Any], seen: str | None, kept: str | None
    ) -> str:
        if seen and self.current() not in {seen, None}:
            raise IndexingError(
                f"The index in {self.home} was changed by another process meanwhile, so nothing was written; "
                "open it again and repeat the change.",
                f"{self.home} 中的索引在此期间已被另一个进程更改，因此没有写入；请重新打开后再做更改。",
            )
        listed = {name: _entry(item) for name, item in files.items()}
        manifest = json.dumps({"format": FORMAT, **facts, "files": listed}, ensure_ascii=False, indent=1).encode()
        former = kept if kept and self.folder(kept).is_dir() else self.current()
        base = _base(manifest)
        if former and former.startswith(base) and self._is_intact(former):
            return former  # the same texts and model again
        # A folder that lies there, whole or half, is never written to: what is in use must not be touched
        name = next(name for n in count(1) if not (self._folder / (name := f"{base}{n}")).exists())
        scratch = self._folder / f"new-{os.getpid()}"
        shutil.rmtree(scratch, ignore_errors=True)
        try:
            scratch.mkdir(parents=True)
            for file, item in files.items():
                if not isinstance(item, Kept):
                    _write(scratch / file, item)
                elif not _linked(item.path, scratch / file):
                    _write(scratch / file, item.made()[item.path.name])
            _write(scratch / _MANIFEST, manifest)
            _sync(scratch)
            scratch.rename(self._folder / name)
            _sync(self._folder)
        except OSError:
            shutil.rmtree(scratch, ignore_errors=True)
            raise
        self._point(name, former)
        for other in self._folder.iterdir():
            # Where the pointer was lost nobody knows which generation is the good one, so none goes
            if (
                former
                and self.folder(former).is_dir()
                and _OURS.fullmatch(other.name)
                and other.name not in {name, former}
            ):
                shutil.rmtree(other, ignore_errors=True)
        return name

    def _point(self, name: str, former: str | None) -> None:
        """Switch to a generation: the one rename that decides which index answers."""
        _write(self.home / "CURRENT.new", f"{name}\n{former or ''}".encode())
        (self.home / "CURRENT.new").replace(self.home / _CURRENT)
        _sync(self.home)

    def _pointer(self) -> list[str]:
        """Return the names of the generation in use and of the one before; none if the pointer is lost or damaged."""
        try:
            found = self._place.stat()
            # It is never written over but replaced: another file, written at another time
            seen = found.st_ino, found.st_mtime_ns, found.st_size
            last = self._last
            if last is None or last[0] != seen:
                names = self._place.read_text(encoding="utf-8").split()[:2]
                names = names if all(map(_NAME.fullmatch, names)) else []
                self._last = last = seen, names, self.folder(names[0]) if names else self._folder
        except (OSError, UnicodeDecodeError):
            return []
        _, names, folder = last
        return list(names) if folder.is_dir() else []

    def _is_intact(self, name: str) -> bool:
        try:
            self._checked(name)
        except IndexingError:
            return False
        return True

    def current(self) -> str | None:
        """Return the name of the generation in use; None if nothing was published."""
        return next(iter(self._pointer()), None)

    def manifest(self, generation: str) -> tuple[str, dict[str, Any]]:
        """Return the SHA-256 of a generation's manifest, and the manifest, which has the hash of every other file.

        Raises:
            IndexingError: it is gone or damaged.
        """
        try:
            written = (self.folder(generation) / _MANIFEST).read_bytes()
            return hashlib.sha256(written).hexdigest(), dict(json.loads(written))
        except (OSError, ValueError) as error:
            raise self._damaged(_MANIFEST) from error

    def open(self) -> tuple[Path, dict[str, Any]]:
        """Return the folder and the manifest of the current generation; every file's hash has been checked.

        A damaged generation falls back to the one before, a lost pointer to the newest whole one; ``notice`` says so.

        Raises:
            IndexingError: there is none that is whole, or it is of another format.
        """
        if not self.exists():
            raise IndexingError(
                f"There is no index in {self.home}; make one with `dashiji build FILE...`.",
                f"{self.home} 中没有索引；请先用 `dashiji build 文件...` 建立。",
            )
        for _ in range(RETRIES):
            pointer = self._pointer()
            # Writers may have gone on twice while this reader hashed, and removed what the pointer named
            try:
                found = self._opened(pointer)
            except IndexingError:
                if pointer == self._pointer():
                    raise
                continue
            if self.notice is None or pointer == self._pointer():
                return found
            self.notice = None
        return self._opened(self._pointer())

    def _opened(self, names: list[str]) -> tuple[Path, dict[str, Any]]:
        first = self._damaged("CURRENT")
        known = sorted(self._folder.glob("gen-*"), key=_written_at, reverse=True)
        for place, name in enumerate(dict.fromkeys([*names, *(path.name for path in known)])):
            try:
                found = self._checked(name)
            except IndexingError as error:
                first = error if place == 0 else first
                continue
            if place or not names:
                self.notice = IndexingError(
                    f"{first.en.split(';')[0]}; the generation {name} answers in its place.",
                    f"{first.zh.split('；')[0]}；现由 {name} 代为回答。",
                )
            return found
        raise first

    def _checked(self, name: str) -> tuple[Path, dict[str, Any]]:
        """Return the folder and the manifest of a generation whose files all have the hashes that it names."""
        folder, manifest, damaged = self._inspected(name)
        if damaged:
            raise self._damaged(min(damaged))
        return folder, manifest

    def damaged(self) -> Iterator[tuple[Path, dict[str, Any], frozenset[str]]]:
        """Yield the generations whose manifest can be read, the current one first, with their damaged files."""
        known = sorted(self._folder.glob("gen-*"), key=_written_at, reverse=True)
        for name in dict.fromkeys([*self._pointer(), *(path.name for path in known)]):
            with suppress(IndexingError):
                yield self._inspected(name)

    def _inspected(self, name: str) -> tuple[Path, dict[str, Any], frozenset[str]]:
        folder = self.folder(name)
        try:
            written = (folder / _MANIFEST).read_bytes()
            manifest = json.loads(written)
            if manifest["format"] != FORMAT:
                raise IndexingError(
                    f"The index in {self.home} has format {manifest['format']}, this version reads {FORMAT}; "
                    "build it again with `dashiji build FILE...`.",
                    f"{self.home} 中的索引格式为 {manifest['format']}，本版本只读格式 {FORMAT}；"
                    "请用 `dashiji build 文件...` 重新建立。",
                )
            if not name.startswith(_base(written)):  # a fault in what it says of the model or the counts
                raise self._damaged(_MANIFEST)
            entries = {file: (folder / Path(file).name, entry["sha256"]) for file, entry in manifest["files"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._damaged(_MANIFEST) from error
        damaged = frozenset(
            file for file, right in zip(entries, _hold(list(entries.values())), strict=True) if not right
        )
        return folder, manifest, damaged

    def _damaged(self, what: str) -> IndexingError:
        return IndexingError(
            f"The index in {self.home} is damaged ({what}); build it again with `dashiji build FILE...`.",
            f"{self.home} 中的索引已损坏（{what}）；请用 `dashiji build 文件...` 重新建立。",
        )


def _written_at(folder: Path) -> float:
    """Return when a generation was written; 0 for one that a writer has just removed."""
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _hold(entries: list[tuple[Path, object]]) -> list[bool]:
    """Return which of the files have their hash: two at a time if there are many, since hashing leaves Python free."""
    if len(entries) < MANY:
        return [_holds(*entry) for entry in entries]
    from concurrent.futures import ThreadPoolExecutor  # 20 ms that a small index need not wait for

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda entry: _holds(*entry), entries))


def _base(manifest: bytes) -> str:
    """Return what the name of the generation with this manifest begins with."""
    return f"gen-{hashlib.sha256(manifest).hexdigest()[:16]}-"


def _holds(path: Path, expected: object) -> bool:
    """Return whether a file can be read and has that SHA-256."""
    try:
        with path.open("rb") as file:  # piece by piece: whole files would leave holes in the memory of a server
            return hashlib.file_digest(file, "sha256").hexdigest() == expected
    except (OSError, ValueError):
        return False


def _entry(item: bytes | Kept) -> dict[str, Any]:
    """Return a file's line in the manifest; a kept one's was checked when its generation was opened."""
    if isinstance(item, Kept):
        with suppress(OSError, ValueError, KeyError, TypeError):
            entry: dict[str, Any] = json.loads((item.path.parent / _MANIFEST).read_bytes())["files"][item.path.name]
            return entry
        item = item.made()[item.path.name]
    return {"bytes": len(item), "sha256": hashlib.sha256(item).hexdigest()}


def _linked(path: Path, target: Path) -> bool:
    """Give a file a second name; return whether this file system does such a thing and the file is still there."""
    try:
        os.link(path, target)
    except (OSError, NotImplementedError):
        return False
    return True


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; its renames are durable enough
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
