"""Damage one byte or cut one file of an index, again and again; count what is noticed and what is answered.

``python tests/index/damage.py [PLACES]`` (default 600) goes over every file of a home that holds two generations: one
bit of a byte flipped, or the file cut short. Each time the index is opened as a user would open it. Noticed is: it is
refused in one sentence; the former generation answers, and that is said; going back to a damaged former generation is
refused; or, for bytes of ``CURRENT`` that decide nothing, the answers are exactly right all the same.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from corpus.errors import EncoderError, IndexingError
from index import Index
from index.store import Store
from tests.index.homes import Change, answers, changes


def run(places: int) -> dict[str, int]:
    """Return how often what happened; ``unnoticed`` and ``wrong`` are to be 0."""
    counts: Counter[str] = Counter(refused=0, fell_back=0, rollback_refused=0, harmless=0, unnoticed=0, wrong=0)
    draw = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        change = changes(Path(folder))[0]
        home = change.home(Path(folder) / "damaged" / "中文 路径")
        former = answers(Index.rollback(home))
        Index.rollback(home)
        files = [path for path in sorted(home.rglob("*")) if path.is_file() and path.stat().st_size]
        for number in range(places):
            path = files[number % len(files)]
            whole = path.read_bytes()
            at = draw.randrange(len(whole))
            flipped = whole[:at] + bytes([whole[at] ^ 1 << draw.randrange(8)]) + whole[at + 1 :]
            path.write_bytes(flipped if number // len(files) % 2 == 0 else whole[:at])
            counts[_outcome(home, path, change, former)] += 1
            path.write_bytes(whole)
        if answers(Index.open(home)) != change.before:
            raise AssertionError("the index was changed by being looked at")
    return {"files": len(files), "places": places, **counts}


def _outcome(home: Path, path: Path, change: Change, former: str) -> str:
    try:
        index = Index.open(home)
    except IndexingError as error:
        return "refused" if error.en and error.zh else "unnoticed"
    except EncoderError:
        return "unnoticed"  # a damaged name of the model was believed
    found = answers(index)
    if index.notice:
        return "fell_back" if found in (former, change.before) else "wrong"
    if found != change.before:
        return "wrong"
    if path.name == "CURRENT":
        return "harmless"
    pointer = (home / "CURRENT").read_bytes()
    try:
        Store(home).rollback()
    except IndexingError:
        return "rollback_refused" if answers(Index.open(home)) == change.before else "wrong"
    (home / "CURRENT").write_bytes(pointer)
    return "unnoticed"


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 600))  # noqa: T201
