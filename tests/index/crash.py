"""Kill a writer at every point where it touches the disk, and at random times; count the indexes that survive.

``python tests/index/crash.py [POINTS]`` forks a writer a point; it dies by SIGKILL before its n-th write, flush, rename
or removal (or after a random time). Then the index is opened as a user would, and the answers to golden questions must
be, to the byte, those of the former index or those of the new one.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
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


def answers(index: Index) -> str:
    """Return the answers to the golden questions, as one text."""
    assistant = Assistant(index)
    return json.dumps([assistant.ask(question).to_json() for question in QUESTIONS], ensure_ascii=False)


def arm(point: int) -> None:
    """Make this process die before its ``point``-th touch of the disk."""
    left = [point]

    def dying(function: Any) -> Any:
        def called(*arguments: Any, **options: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **options)

        return called

    for name in ("fsync", "rename", "replace", "mkdir", "rmdir", "unlink", "open"):
        setattr(os, name, dying(getattr(os, name)))
    store = sys.modules["index.store"]
    store._write = dying(store._write)  # type: ignore[attr-defined]


def run(points: int) -> dict[str, int]:
    """Return how many of ``points`` killed writers left the former or the new index, and how many left neither."""
    former = Index.build([seed_document()])
    added = former.add([Document("图书馆.txt", "全市共有图书馆12座。")])
    removed = added.remove(["jinjiang-2022.txt"])
    draw = random.Random(5)
    counts = {"former": 0, "new": 0, "lost": 0, "killed": 0}
    expected = [answers(index) for index in (former, added, removed)]
    steps = [(former, added, 0, 1), (added, removed, 1, 2), (added, former, 1, 0)]
    for number in range(points):
        before, after, old, new = steps[number % len(steps)]
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "中文 路径"
            before.save(home)
            child = os.fork()
            if child == 0:
                if number % 2 == 0:
                    arm(number // 2 % 60)
                after.save(home)
                os._exit(0)
            if number % 2:
                time.sleep(draw.random() * 0.03)
                os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            counts["killed"] += os.WIFSIGNALED(status)
            found = answers(Index.open(home))
            counts["former" if found == expected[old] else "new" if found == expected[new] else "lost"] += 1
            after.save(home)  # and it can be written again
            if answers(Index.open(home)) != expected[new]:
                counts["lost"] += 1
    return counts


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 200))  # noqa: T201
