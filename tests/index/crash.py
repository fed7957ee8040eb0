"""Kill writers by SIGKILL until enough have died; count the indexes that survive.

``python tests/index/crash.py [KILLED]`` (default 300) forks a process for each point. It changes an index (a build, an
addition, a replacement, a removal, each with ``Index.save``) and dies before its n-th touch of the disk (write, fsync,
rename, replace, link, mkdir, unlink, …), for every n there is; or when half of its n-th write is on the disk; or at a
random time. Then the index is opened as a user would, its answers to golden questions must be, to the byte, those from
before or those from after, and the change, made again, must succeed.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from itertools import count, zip_longest
from pathlib import Path

from index import Index
from tests.index.homes import Change, answers, changes, touched

LONGEST = 0.06
"""Seconds within which a writer is killed at a random time; a whole change takes about as long."""


def dying(point: int, torn: bool) -> Callable[[str, Callable[[], object]], None]:
    """Return what kills this process before its ``point``-th touch, or in the midst of its ``point``-th write."""
    left = [point]

    def touch(name: str, half: Callable[[], object]) -> None:
        if torn and name != "write":
            return
        left[0] -= 1
        if left[0] < 0:
            if torn:
                half()
            os.kill(os.getpid(), signal.SIGKILL)

    return touch


def killed(change: Change, home: Path, point: int, kind: str, wait: float) -> bool:
    """Make the change in a process that is to be killed; return whether it was before it had done."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            if kind == "timed":
                change.make(home)
            else:
                with touched(dying(point, kind == "torn")):
                    change.make(home)
            status = 0
        finally:
            os._exit(status)
    if kind == "timed":
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise AssertionError("the change failed of itself")
    return os.WIFSIGNALED(status)


def run(wanted: int) -> dict[str, object]:
    """Return how many were killed at which points, and what they left; ``lost`` is to be 0."""
    counts: Counter[str] = Counter(before=0, torn=0, timed=0, former=0, new=0, lost=0)
    by_change: Counter[str] = Counter()
    draw = random.Random(5)
    with tempfile.TemporaryDirectory() as folder:
        made = changes(Path(folder))
        plan = [(c, p, k) for group in zip_longest(*(_all(change, Path(folder)) for change in made)) for c, p, k in filter(None, group)]  # fmt: skip
        total = len(plan)
        if wanted < total:  # fewer than there are: spread over all of them
            kept = wanted * 3 // 4
            plan = [plan[number * total // kept] for number in range(kept)]
        timed = ((made[number % len(made)], 0, "timed") for number in count())
        while sum(by_change.values()) < wanted:
            change, point, kind = plan.pop(0) if plan else next(timed)
            home = change.home(Path(folder) / "at work" / "中文 路径")
            if not killed(change, home, point, kind, draw.random() * LONGEST):
                continue
            by_change[change.name] += 1
            counts[kind] += 1
            index = Index.open(home)
            found = answers(index)
            left = "former" if found == change.before else "new" if found == change.after else "lost"
            if left == "former":
                change.make(home)
                left = left if answers(Index.open(home)) == change.after else "lost"
            counts[left if index.notice is None else "lost"] += 1
    return {"killed": dict(by_change), "boundaries": total, **counts}


def _all(change: Change, folder: Path) -> list[tuple[Change, int, str]]:
    """Return the points of a change, counted in a process that lives."""
    home = change.home(folder / "counted")
    touches: Counter[str] = Counter()
    with touched(lambda name, _: touches.update([name])):
        change.make(home)
    return [(change, n, "before") for n in range(touches.total())] + [(change, n, "torn") for n in range(touches["write"])]  # fmt: skip


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 300))  # noqa: T201
