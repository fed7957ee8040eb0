"""The assistant over the index that is current now: what was published is picked up between two questions."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from corpus.errors import DashijiError
from index.store import Store
from qa.assistant import Assistant

if TYPE_CHECKING:
    from pathlib import Path


class Follower:
    """Follows what is published in a ``home``; without one it stays with the assistant that it was given."""

    def __init__(self, assistant: Assistant, home: Path | None = None) -> None:
        self._opened = assistant
        self.home = home
        self._store = Store(home) if home else None
        self._opening = Lock()
        self._failed: DashijiError | None = None
        # The pointer that was last followed, which is not the generation that answers if that took another's place
        now = self._store.current() if self._store else None
        self._tried = now if assistant.index.notice else assistant.index.generation

    @property
    def assistant(self) -> Assistant:
        """The assistant over the current index. Whoever comes while that is opened is answered from the former."""
        return self._followed(wait=False)

    @property
    def settled(self) -> Assistant:
        """The assistant over the current index, waited for if it is being opened.

        For what is not asked again: a page that was told of the former index would go on showing that.
        """
        return self._followed(wait=True)

    def _followed(self, *, wait: bool) -> Assistant:
        if self._store is None or self.at_hand or not self._opening.acquire(blocking=wait):
            return self._opened
        try:
            if (now := self._store.current()) != self._tried:
                try:
                    self._opened, self._failed = Assistant.open(self.home), None
                except DashijiError as error:  # the index that was opened goes on answering
                    self._failed = error
                except OSError:  # writers have gone on and removed it: the next question tries again
                    return self._opened
                self._tried = now
        finally:
            self._opening.release()
        return self._opened

    @property
    def at_hand(self) -> Assistant | None:
        """The assistant over the current index if it is open already, else None; nothing is opened."""
        return self._opened if self._store is None or self._store.current() == self._tried else None

    @property
    def notice(self) -> DashijiError | None:
        """Why another index than the published one answers; None if that one does."""
        index = self.assistant.index
        return self._failed or index.notice
