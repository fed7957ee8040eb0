"""Let the disk fill up, fail and be read-only while an index is written; count the indexes that answer.

``python tests/index/full.py [POINTS]`` (default: all there are). First every touch of the disk of every change fails
in turn, alone (EIO) or with all that follow it (ENOSPC). Then, where file systems may be mounted (root on Linux), a
change is written to a small tmpfs with 0, 4, 8, … KB free until it fits; then to one that is mounted read-only. Each
time the change must be refused in one sentence and the former index answer, or else be done; made again with room, it
must succeed, and the next one leaves nothing behind that it does not after a change without failures.
"""

from __future__ import annotations

import errno
import gc
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from corpus import Document
from corpus.errors import IndexingError
from index import Index
from tests.index.homes import Change, answers, changes, touched

_PAGE = 4096
NEXT = Document("next.txt", "次日，大桥通车。")


def failing(point: int, code: int, on: bool) -> Callable[[str, Callable[[], object]], None]:
    """Return what makes the ``point``-th touch fail, and if ``on`` all that follow and need room."""
    left = [point]

    def touch(name: str, half: Callable[[], object]) -> None:
        left[0] -= 1
        if left[0] == -1 or (on and left[0] < 0 and name in ("write", "fsync", "mkdir", "link")):
            half()
            raise OSError(code, os.strerror(code))

    return touch


def run(wanted: int | None = None) -> dict[str, object]:
    """Return how often what happened; every ``lost``, ``traceback`` and ``left_over`` is to be 0.

    ``refused_but_new`` counts failures after the switch: the disk would not say that it was safe, so neither was it said.
    """
    with tempfile.TemporaryDirectory() as folder:
        made = changes(Path(folder))
        report: dict[str, object] = {"failing": _failing_writes(made, Path(folder), wanted)}
        small = Path(folder) / "small"
        small.mkdir()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=8m", "dashiji-test", str(small)], capture_output=True, check=False
        )
        if mounted.returncode:
            report["full"] = f"skipped: no tmpfs can be mounted here ({mounted.stderr.decode().strip()})"
            return report
        try:
            report["full"] = _full_disk(made[-1], small, 1 if wanted is None else 8)
            report["read_only"] = _read_only(made[0], small)
        finally:
            subprocess.run(["umount", str(small)], check=True)
    return report


def _failing_writes(made: list[Change], folder: Path, wanted: int | None) -> dict[str, int]:
    counts: Counter[str] = Counter(points=0, refused=0, done=0, lost=0, traceback=0, left_over=0)
    home = folder / "at work" / "中文 路径"
    for change in made:
        touches: list[str] = []
        with touched(lambda name, _: touches.append(name)):  # noqa: B023 - called within this turn only
            change.make(change.home(home))
        clean = _after_next_write(home)
        step = 1 if wanted is None else max(1, 2 * len(touches) * len(made) // wanted)
        for point in range(0, 2 * len(touches), step):
            code, on = ((errno.EIO, False), (errno.ENOSPC, True))[point % 2 if step == 1 else point // step % 2]
            change.home(home)
            counts["points"] += 1
            with touched(failing(point // 2, code, on)):
                outcome = _attempt(change, home)
            counts[outcome] += 1
            found = answers(Index.open(home))
            counts["lost"] += found not in (change.before, change.after)
            counts["refused_but_new"] += outcome == "refused" and found == change.after
            if found == change.before:
                change.make(home)
            counts["lost"] += answers(Index.open(home)) != change.after
            counts["left_over"] += _after_next_write(home) != clean
    return dict(counts)


def _attempt(change: Change, home: Path) -> str:
    try:
        change.make(home)
    except IndexingError as error:
        return "refused" if error.en.count("\n") == 0 and error.zh else "traceback"
    except Exception:
        return "traceback"
    return "done"


def _full_disk(change: Change, small: Path, step: int) -> dict[str, int]:
    counts: Counter[str] = Counter(sizes=0, refused=0, done=0, lost=0, traceback=0, left_over=0)
    home, ballast = small / "中文 路径", small / "ballast"
    change.make(change.home(home))
    clean = _names(home)
    pages = 0
    while not counts["done"]:
        ballast.unlink(missing_ok=True)
        change.home(home)
        room = os.statvfs(small)
        with ballast.open("wb") as file:
            file.write(bytes((room.f_bavail - pages) * _PAGE))
        counts["sizes"] += 1
        outcome = _attempt(change, home)
        counts[outcome] += 1
        found = answers(Index.open(home))
        counts["lost"] += found != (change.after if outcome == "done" else change.before)
        ballast.unlink()
        change.make(home)
        counts["lost"] += answers(Index.open(home)) != change.after
        counts["left_over"] += _names(home) != clean
        pages += step
    return dict(counts)


def _read_only(change: Change, small: Path) -> dict[str, int]:
    home = change.home(small / "中文 路径")
    gc.collect()  # a refused write's exception may hold a file open, and then nothing is mounted anew
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    try:
        counts = Counter(refused=0, done=0, lost=0, traceback=0)
        counts[_attempt(change, home)] += 1
        counts["lost"] += answers(Index.open(home)) != change.before
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)
    return dict(counts)


def _after_next_write(home: Path) -> tuple[set[str], int]:
    Index.open(home).add([NEXT]).save(home)
    return _names(home)


def _names(home: Path) -> tuple[set[str], int]:
    """Return what lies in the home, generations as their number: their names depend on what was tried before."""
    return {path.name for path in home.iterdir()}, sum(path.is_dir() for path in home.glob("*/*"))


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else None))  # noqa: T201
