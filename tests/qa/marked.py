"""Recall and precision of the facts on sentences marked by hand: ``python tests/qa/marked.py [--misses]``.

A number counts as found where it overlaps the marked span and has the kind and value; a name where the spans are
equal. Its head is right where one of the two heads holds the other, in at most three times its length.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from corpus.facts import Finding, find_facts
from qa.computing.facts import KINDS, NAMED, find_names

TUNED = Path(__file__).with_name("facts_marked.txt")
"""Sentences by which the finders were made better."""

UNSEEN = Path(__file__).with_name("facts_unseen.txt")
"""Sentences that were judged after that; their values changed nothing."""

NAMES = Path(__file__).with_name("facts_names.txt")
"""Sentences in which names alone are marked, by which the finders were made better."""

NAMES_UNSEEN = Path(__file__).with_name("facts_names_unseen.txt")
"""Like ones that changed nothing."""

_MARK = re.compile(r"\[([^\[\]=]+)=([^\[\]]*)\]")


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    kind: str
    value: str
    unit: str
    head: str


@dataclass(frozen=True)
class Marked:
    style: str
    text: str
    marks: tuple[Mark, ...]
    skipped: tuple[tuple[int, int], ...]


def read_marked(path: Path) -> list[Marked]:
    """Return the sentences without their marks, and the marks with spans."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        style, _, raw = line.partition("\t")
        raw = raw.replace("\\n", "\n")
        text, marks, skipped, reached = "", [], [], 0
        for match in _MARK.finditer(raw):
            text += raw[reached : match.start()]
            kind, *rest = match[2].split(":")
            value, unit, head = (*rest, "", "", "")[:3]
            if kind == "skip":
                skipped.append((len(text), len(text) + len(match[1])))
            else:
                marks.append(Mark(len(text), len(text) + len(match[1]), kind, value, unit, head))
            text += match[1]
            reached = match.end()
        found.append(Marked(style, text + raw[reached:], tuple(marks), tuple(skipped)))
    return found


def same(mark: Mark, item: Finding) -> bool:
    if mark.kind != item.kind:
        return False
    if mark.kind in NAMED:
        return (mark.start, mark.end) == (item.start, item.end)
    return item.start < mark.end and mark.start < item.end and mark.value in {item.value, "-"}


def same_head(wanted: str, found: str) -> bool:
    wanted, found = wanted.lower(), found.lower()
    if not wanted or not found:
        return wanted == found
    return (wanted in found or found in wanted) and max(len(wanted), len(found)) <= 3 * min(len(wanted), len(found))


def judge(path: Path) -> tuple[dict[str, list[int]], list[str]]:
    """Return by kind how many were marked, found, found rightly, had the right head; and the misses as lines."""
    named_only = path in {NAMES, NAMES_UNSEEN}
    counts = {kind: [0, 0, 0, 0] for kind in (NAMED if named_only else KINDS)}
    misses = []
    for item in read_marked(path):
        found = [*([] if named_only else find_facts(item.text)), *find_names(item.text)]
        for mark in item.marks:
            counts[mark.kind][0] += 1
            hit = next((other for other in found if same(mark, other)), None)
            shown = f"{item.style}: {item.text[mark.start : mark.end]} {mark.kind} {mark.value} [{mark.head}]"
            if hit is None:
                misses.append(f"missed {shown} in {item.text}")
                continue
            counts[mark.kind][2] += 1
            head = item.text[hit.head_start : hit.head_end]
            right = same_head(mark.head, head)
            counts[mark.kind][3] += right
            if not right and mark.kind not in (*NAMED, "date", "ordinal"):
                misses.append(f"head {shown} got [{head}]")
        for other in found:
            if any(start < other.end and other.start < end for start, end in item.skipped):
                continue  # left open by who marked it
            counts[other.kind][1] += 1
            if not any(same(mark, other) for mark in item.marks):
                misses.append(
                    f"false {item.style}: {item.text[other.start : other.end]} {other.kind} {other.value} in {item.text}"
                )
    return counts, misses


def table(path: Path) -> list[str]:
    counts, _ = judge(path)
    lines = [f"{path.name}: {len(read_marked(path))} sentences"]
    lines.append(f"{'kind':<13} {'marked':>6} {'recall':>7} {'precision':>9} {'head':>6}")
    for kind, (marked, found, right, headed) in counts.items():
        head = f"{headed / right:6.2f}" if kind in ("number", "money", "percent") else ""
        lines.append(f"{kind:<13} {marked:>6} {right / max(marked, 1):7.2f} {right / max(found, 1):9.2f} {head}")
    return lines


if __name__ == "__main__":
    for path in (TUNED, UNSEEN, NAMES, NAMES_UNSEEN):
        print("\n".join(table(path)))  # noqa: T201
        if "--misses" in sys.argv:
            print("\n".join(judge(path)[1]))  # noqa: T201
