"""The figures of the last evaluation, kept beside the index that was evaluated: ``evaluation.json`` in its home.

``dashiji evaluate`` writes it, the page's About tab shows it::

  {"day": "2026-11-24", "version": "0.1.0", "generation": "gen-…", "files": ["jinjiang-dev.jsonl"], "questions": 94,
   "measures": {"event_first": [81, 82], "tokens": [80, 82], "exact": [58, 60], "refused_rightly": [11, 12],
                "refused_wrongly": [0, 82], "quotes_verified": [210, 210]}}

Each measure is how many of how many; what the names mean stands in :mod:`qa.measure.evaluate`.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qa.measure.evaluate import Verdict

FILE = "evaluation.json"

MEASURES = ("event_first", "top3", "tokens", "exact", "refused_rightly", "refused_wrongly", "quotes_verified")
"""The measures in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Record:
    """One evaluation: when, of which version and generation, on which files (their names), and the measures."""

    day: str
    version: str
    generation: str
    files: tuple[str, ...]
    questions: int
    measures: dict[str, tuple[int, int]]


def recorded(verdicts: Sequence[Verdict], files: Sequence[Path], version: str, generation: str) -> Record:
    """Return the record of an evaluation."""
    measures: dict[str, tuple[int, int]] = {}
    for name, field in (("event_first", "first"), ("top3", "top3"), ("tokens", "tokens"), ("exact", "exact")):
        judged = [bool(getattr(item, field)) for item in verdicts if getattr(item, field) is not None]
        measures[name] = (sum(judged), len(judged))
    for name, answerable in (("refused_rightly", False), ("refused_wrongly", True)):
        refused = [item.refused for item in verdicts if bool(item.golden.get("events")) == answerable]
        measures[name] = (sum(refused), len(refused))
    measures["quotes_verified"] = (sum(item.verified for item in verdicts), sum(item.quotes for item in verdicts))
    names = tuple(path.name for path in files)
    return Record(date.today().isoformat(), version, generation, names, len(verdicts), measures)


def save(home: Path, record: Record) -> None:
    """Write a record into a home in place of the former.

    Raises:
        OSError: it cannot be written.
    """
    written = home / f".{FILE}.{os.getpid()}"
    written.write_text(json.dumps(asdict(record), ensure_ascii=False), encoding="utf-8")
    written.replace(home / FILE)


def read(home: Path) -> Record | None:
    """Return the record in a home; None if there is none, or none that can be read."""
    try:
        entry = json.loads((home / FILE).read_text(encoding="utf-8"))
        measures = {name: (int(entry["measures"][name][0]), int(entry["measures"][name][1])) for name in MEASURES}
        told = [str(entry[name]) for name in ("day", "version", "generation")]
        return Record(told[0], told[1], told[2], tuple(map(str, entry["files"])), int(entry["questions"]), measures)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None
