"""A question in full, and what of it came from the one before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Completion:
    """A question in full. ``certain``: its form alone says that it takes from the former what ``topic`` says.

    ``leans``: it begins or ends as what follows on something does (那, 呢, "and"). ``keeps``: it is about what the
    former was about, so that the next one may be, too; not where another thing was put in its place (那福州呢?).
    ``lacks``: it asks for an attribute and does not say of what (发行价是多少?).
    """

    text: str
    topic: str
    certain: bool
    leans: bool = False
    keeps: bool = True
    lacks: bool = False
