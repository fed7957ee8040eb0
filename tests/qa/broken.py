"""The texts with their lines broken at a width, as a mail or a PDF breaks them: ``python -m tests.qa.broken [COLUMNS]``.

Prints how many of their questions go right, of the text as it is and of the broken one.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata

from corpus import Document
from corpus.formats import read_bytes
from index import Index
from qa import Assistant
from qa.measure.evaluate import evaluate, is_right
from tests.qa.texts import FOLDER

_WORDS = re.compile(r"[^\s\u2e80-\uffff]+|\s|.")
CLOSING = "，。；：、！？）》”"


def columns(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def broken(text: str, width: int) -> str:
    """Return a text with its lines broken before the word, or ideograph, that has no room; marks may hang over."""
    return "\n".join(part for line in text.split("\n") for part in _parts(line, width))


def _parts(line: str, width: int) -> list[str]:
    found, part = [], ""
    for word in _WORDS.findall(line):
        if part.strip() and columns(part + word) > width and word not in CLOSING:
            found.append(part.rstrip())
            part = "" if word.isspace() else word
        else:
            part += word
    return [*found, part]


def main(arguments: list[str]) -> int:
    """Print the figures of each text and of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.qa.broken", description=__doc__)
    parser.add_argument("columns", nargs="?", type=int, default=76, metavar="COLUMNS")
    width = parser.parse_args(arguments).columns
    sums = [0, 0, 0]
    for path in sorted(FOLDER.glob("*.txt")):
        golden = path.with_suffix(".jsonl")
        if not golden.exists():
            continue
        text = path.read_text(encoding="utf-8")
        right = []
        for shape in (text, broken(text, width)):
            made = Document(path.name, read_bytes(shape.encode(), ".txt", path.name))
            verdicts = evaluate(golden, Assistant(Index.build([made])))
            right.append(sum(is_right(item) if item.golden["events"] else item.refused for item in verdicts))
        print(f"{path.name}: {right[0]} and {right[1]} of {len(verdicts)}")  # noqa: T201
        sums = [have + more for have, more in zip(sums, (*right, len(verdicts)), strict=True)]
    print(f"all: {sums[0]} right as they are, {sums[1]} broken at {width} columns, of {sums[2]}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
