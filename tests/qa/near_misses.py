"""Questions that a text nearly answers and does not, and like ones that it does: ``python -m tests.qa.near_misses``.

Prints each that goes wrong, and how many of either kind go right. They were written before the first run.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

from qa.measure.evaluate import holds_token
from tests.qa.texts import assistant_on

QUESTIONS = Path(__file__).parent / "near-misses.jsonl"


class Outcome(NamedTuple):
    """How many questions of a kind were asked, and those that went wrong."""

    asked: int
    missed: list[str]


def outcomes(path: Path = QUESTIONS) -> tuple[Outcome, Outcome]:
    """Return what came of the questions that are to be refused, and of those that are to be answered."""
    asked = {True: 0, False: 0}
    missed: dict[bool, list[str]] = {True: [], False: []}
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        answer = assistant_on(entry["text"]).ask(entry["question"])
        refused = entry["refused"]
        asked[refused] += 1
        proof = f"{answer.answer}\n{answer.citations[0].quote if answer.kind == 'why' else ''}" if answer.found else ""
        right = (
            not answer.found if refused else answer.found and all(holds_token(t, proof) for t in entry["must_contain"])
        )
        if not right:
            shown = " ".join(answer.display.split())[:80]
            missed[refused].append(f"{entry['id']} {entry['text']} {entry['question']} -> {answer.answer or shown}")
    return Outcome(asked[True], missed[True]), Outcome(asked[False], missed[False])


if __name__ == "__main__":
    for name, outcome in zip(("to be refused", "to be answered"), outcomes(*map(Path, sys.argv[1:])), strict=True):
        print("\n".join(outcome.missed))  # noqa: T201
        print(f"{name}: {outcome.asked - len(outcome.missed)} of {outcome.asked} right")  # noqa: T201
