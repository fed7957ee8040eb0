"""A process that answers beside the one that serves: Python computes one answer at a time in each.

One user never needs it. It is begun when questions wait for each other, follows the same home, and takes lines on its
standard input as long as the server lives: a path and a line's object in, an outcome out. Whatever becomes of it, the
server answers itself.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from qa.building.children import begun
from qa.serving.outcome import Outcome, answered

if TYPE_CHECKING:
    from typing import BinaryIO

PATIENCE = 60.0
"""Seconds after which a helper that is silent is ended: the longest question takes a hundredth of that."""


class HelperError(Exception):
    """A helper has ended, or was ended since it was silent."""


class Helper:
    """A helper over the index in ``home``. It answers in turn, and may be given the next question meanwhile."""

    def __init__(self, home: Path) -> None:
        self._process = begun("qa.serving.helper", str(home))
        self._sending = Lock()
        self._awaited: deque[Future[bytes]] = deque()
        self._is_silent = False
        self.ready = False
        """Whether it has opened the index."""
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        """Give each line that is heard to the first who waits for one, until the process ends."""
        if self._process.stdout is not None:
            with suppress(ValueError, IndexError):  # closed, or it says what nobody asked
                self.ready = self._process.stdout.readline().startswith(b"200 ")
                for line in self._process.stdout:
                    self._awaited.popleft().set_result(line)
        self._process.kill()  # if it lives still, it said what nobody asked
        with self._sending:
            self.ready, self._is_silent = False, True
            while self._awaited:
                self._awaited.popleft().set_exception(HelperError())

    @property
    def ended(self) -> bool:
        """Whether the process is no more."""
        return self._process.poll() is not None

    def answered(self, path: str, item: dict[str, Any]) -> Outcome:
        """Return what a line comes to, as :func:`qa.serving.outcome.answered` does in this process.

        Raises:
            HelperError: the helper has ended.
        """
        told: Future[bytes] = Future()
        line = json.dumps([path, item]).encode() + b"\n"  # before anybody waits for its answer: it may fail
        try:
            with self._sending:
                if self._process.stdin is None or self._is_silent:
                    raise HelperError
                self._awaited.append(told)
                self._process.stdin.write(line)
                self._process.stdin.flush()
            status, generation, text = told.result().decode("utf-8", "surrogatepass").rstrip("\n").split(" ", 2)
            return Outcome(int(status), text, generation)
        except (OSError, ValueError) as error:
            self.close()
            raise HelperError from error

    def kill(self) -> None:
        """End the process at once; a question that it has is not answered."""
        self._process.kill()

    def close(self) -> None:
        """End the process and all that belongs to it."""
        self.ready = False
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):  # it flushes what the process did not take
                    pipe.close()


def main() -> int:
    """Answer the lines on standard input until it ends; return the exit code."""
    from qa.assistant import Assistant
    from qa.serving.follow import Follower

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server's to take; this one ends with its input
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    home = Path(sys.argv[1])
    follower = Follower(Assistant.open(home), home)
    _say(out, Outcome(200, "", follower.assistant.index.generation))
    for line in sys.stdin.buffer:
        path, item = json.loads(line)
        _say(out, answered(follower.assistant, path, item))
    return 0


def _say(out: BinaryIO, told: Outcome) -> None:
    out.write(f"{told.status} {told.generation} {told.text}\n".encode("utf-8", "surrogatepass"))
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
