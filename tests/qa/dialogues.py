"""Thirty-two conversations over sixteen texts: ``python -m tests.qa.dialogues`` prints each question that is missed, and how
many are answered as they should be. They were written before the first run."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.qa.asking.test_followup import assistants, is_good

FILE = Path(__file__).with_name("dialogues.jsonl")


def played() -> tuple[int, list[str]]:
    """Return how many questions were asked, each with those before it as its history, and what was missed."""
    asked, missed = 0, []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        dialogue = json.loads(line)
        history: list[str] = []
        for entry in dialogue["turns"]:
            answer = assistants()[dialogue["text"]].ask(entry["question"], history)
            history.append(entry["question"])
            asked += 1
            if not is_good(entry, answer):
                whole = answer.completed or entry["question"]
                missed.append(f"{dialogue['id']} {entry['question']} = {whole}: {answer.display}")
    return asked, missed


def main() -> int:
    """Print what comes of all conversations; return the exit code."""
    asked, missed = played()
    for line in missed:
        print(line)  # noqa: T201
    print(f"{asked - len(missed)} of {asked} answered as they should be")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
