"""One change of an index at a time: what opens an index, alters it and publishes it holds this lock all the while.

The store's own lock covers only the publishing. Of two that each added a text to the same generation, the second would
take the first one's text out again.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.errors import IndexingError, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT = 10.0
"""Seconds that a change waits for another one, as long as the store waits."""


@contextmanager
def changing(home: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the index in a home against other changes; readers are not held up.

    Raises:
        IndexingError: another change has not ended in time, or the home cannot be written to.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(home / "change.lock", timeout=wait)
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise IndexingError(
            f"Another process is changing the index in {home}; try again when it has finished.",
            f"另一个进程正在更改 {home} 中的索引；请等它完成后再试。",
        ) from error
    except OSError as error:
        reason, why = reason_of(error)
        raise IndexingError(
            f"The index cannot be written to {home} ({reason}); the former one stays in use; "
            "free space there or choose another folder with --home.",
            f"无法把索引写入 {home}（{why}）；原有索引继续有效；请清理空间或用 --home 换一个文件夹。",
        ) from error
    try:
        yield
    finally:
        lock.release()
