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
from itertools import count
from pathlib import Path
from typing import Any

from corpus.errors import IndexingError

FORMAT = 1
"""Number of the layout below; an index of another number is refused, not guessed at."""

_MANIFEST = "manifest.json"
_CURRENT = "CURRENT"
_OURS = re.compile(r"gen-[0-9a-f]{16}-\d+|new-\d+")
"""Folders that this class made and may delete; whatever else lies in the home is the user's."""


def default_home() -> Path:
    """Return ``DASHIJI_HOME``, or the user's data folder for this product."""
    if named := os.environ.get("DASHIJI_HOME"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("dashiji", appauthor=False)


class Store:
    """The generations of one home folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._folder = home / "generations"

    def exists(self) -> bool:
        """Return whether an index was ever published here."""
        return (self.home / _CURRENT).exists() or any(self._folder.glob("gen-*"))

    def publish(self, files: dict[str, bytes], facts: dict[str, Any]) -> str:
        """Write a generation, make it the current one, keep the one before; return its name.

        Raises:
            IndexingError: another process is writing, or the disk refuses; the former generation stays current.
        """
        from filelock import FileLock, Timeout

        try:
            self.home.mkdir(parents=True, exist_ok=True)
            with FileLock(self.home / "lock", timeout=10):
                return self._publish(files, facts)
        except Timeout as error:
            raise IndexingError(
                f"Another process is writing the index in {self.home}; try again when it has finished.",
                f"另一个进程正在写入 {self.home} 中的索引；请等它完成后再试。",
            ) from error
        except OSError as error:
            raise IndexingError(
                f"The index cannot be written to {self.home} ({error.strerror}); "
                "the former one stays in use; free space there or choose another folder with --home.",
                f"无法把索引写入 {self.home}（{error.strerror}）；原有索引继续有效；"
                "请清理空间或用 --home 换一个文件夹。",
            ) from error

    def _publish(self, files: dict[str, bytes], facts: dict[str, Any]) -> str:
        listed = {
            name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()
        }
        manifest = json.dumps({"format": FORMAT, **facts, "files": listed}, ensure_ascii=False, indent=1).encode()
        former = self.current()
        base = "gen-" + hashlib.sha256(manifest).hexdigest()[:16]
        if former and former.startswith(base) and self._is_intact(former):
            return former  # the same texts and model again
        # A folder that lies there, whole or half, is never written to: what is in use must not be touched
        name = next(name for n in count(1) if not (self._folder / (name := f"{base}-{n}")).exists())
        scratch = self._folder / f"new-{os.getpid()}"
        shutil.rmtree(scratch, ignore_errors=True)
        try:
            scratch.mkdir(parents=True)
            for file, data in [*files.items(), (_MANIFEST, manifest)]:
                _write(scratch / file, data)
            _sync(scratch)
            scratch.rename(self._folder / name)
            _sync(self._folder)
        except OSError:
            shutil.rmtree(scratch, ignore_errors=True)
            raise
        _write(self.home / "CURRENT.new", name.encode())
        (self.home / "CURRENT.new").replace(self.home / _CURRENT)
        _sync(self.home)
        for other in self._folder.iterdir():
            # Where the pointer was lost nobody knows which generation is the good one, so none goes
            if former and _OURS.fullmatch(other.name) and other.name not in {name, former}:
                shutil.rmtree(other, ignore_errors=True)
        return name

    def _is_intact(self, name: str) -> bool:
        try:
            return self.open()[0].name == name
        except IndexingError:
            return False

    def current(self) -> str | None:
        """Return the name of the generation in use; None if nothing was published."""
        try:
            return (self.home / _CURRENT).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None

    def open(self) -> tuple[Path, dict[str, Any]]:
        """Return the folder and the manifest of the current generation; every file's hash has been checked.

        Raises:
            IndexingError: there is none, or it is damaged, or of another format.
        """
        name = self.current()
        if name is None and self.exists():
            raise self._damaged("CURRENT")
        if name is None:
            raise IndexingError(
                f"There is no index in {self.home}; make one with `dashiji build FILE...`.",
                f"{self.home} 中没有索引；请先用 `dashiji build 文件...` 建立。",
            )
        folder = self._folder / Path(name).name  # never outside the home, whatever CURRENT says
        try:
            manifest = json.loads((folder / _MANIFEST).read_bytes())
            if manifest["format"] != FORMAT:
                raise IndexingError(
                    f"The index in {self.home} has format {manifest['format']}, this version reads {FORMAT}; "
                    "build it again with `dashiji build FILE...`.",
                    f"{self.home} 中的索引格式为 {manifest['format']}，本版本只读格式 {FORMAT}；"
                    "请用 `dashiji build 文件...` 重新建立。",
                )
            damaged = [
                file
                for file, entry in manifest["files"].items()
                if hashlib.sha256((folder / Path(file).name).read_bytes()).hexdigest() != entry["sha256"]
            ]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._damaged(type(error).__name__) from error
        if damaged:
            raise self._damaged(damaged[0])
        return folder, manifest

    def _damaged(self, what: str) -> IndexingError:
        return IndexingError(
            f"The index in {self.home} is damaged ({what}); build it again with `dashiji build FILE...`.",
            f"{self.home} 中的索引已损坏（{what}）；请用 `dashiji build 文件...` 重新建立。",
        )


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
