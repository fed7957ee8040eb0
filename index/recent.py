"""The last few results of something, for a question that is looked up more than once on its way to an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """The last few results, each with what it is of: anything that can be compared. Threads may share it.

    Example:
        >>> recent = Recent[str, int](2)
        >>> [recent.of(text, lambda text=text: len(text)) for text in ("甲", "甲乙", "甲")]
        [1, 2, 1]
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: tuple[tuple[K, V], ...] = ()

    def of(self, key: K, make: Callable[[], V]) -> V:
        """Return the result for a key: the one kept, or what ``make`` returns, which is kept for the next ones."""
        for known, value in self._kept:
            if known == key:
                return value
        value = make()
        self._kept = ((key, value), *self._kept[: self._most - 1])  # at once: another thread sees either
        return value
