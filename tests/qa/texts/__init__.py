"""Five texts of other kinds, each in an index of its own, judged by their questions: ``python -m tests.qa.texts``.

``--misses`` shows each miss, ``--events`` how each text was cut. Names of texts may be given, with other questions than
their own behind an equals sign (county.txt=county-english); all else.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.document import Chronicle
from corpus.load import read_document
from corpus.splitter import split
from index import Index
from qa import Assistant
from qa.measure.evaluate import Verdict, evaluate, table

FOLDER = Path(__file__).parent
TEXTS = ("city.txt", "company.txt", "report.md", "release.txt", "diary.txt")
ENGLISH = ("port.txt", "institute.txt", "maritime.md", "bulletins.txt", "county.txt=county-english")
CHINESE = ("county.txt", "museum.txt", "brewery.md", "township.txt")
RECORDS = ("gazette.txt", "annual.md", "flood.txt", "court.txt")
FRESH = ("venture.md", "metro.txt", "village.txt", "games.txt")
OTHER_KINDS = ("transport.txt", "academy.txt", "wire.txt")
SHAPES = tuple(
    "hospital.txt briefing.txt league.txt workreport.txt clinic.txt club.md minutes.txt farming.txt milestones.md yearbook.txt".split()
)
NEWSPAPER = ("airport.txt", "festival.txt", "fire.txt")
NEWSLETTERS = ("railway.txt", "startup.txt", "newsletter.txt", "harvest.txt", "digest.txt", "excavation.txt")


@dataclass(frozen=True)
class Share:
    """How many of the judged questions went right."""

    right: int
    judged: int


@cache
def assistant_on(name: str) -> Assistant:
    """Return an assistant over one of the texts alone."""
    return Assistant(Index.build([read_document(FOLDER / name)]))


def judged(name: str) -> list[Verdict]:
    """Return the verdicts on the questions of one text, asked of an index that holds nothing else."""
    text, _, questions = name.partition("=")
    golden = FOLDER / f"{questions or (FOLDER / text).stem}.jsonl"
    return evaluate(golden, assistant_on(text))


def share(verdicts: list[Verdict], measure: str) -> Share:
    """Return how often ``measure`` (tokens, first, top3, exact) is met where it applies."""
    values = [getattr(item, measure) for item in verdicts if getattr(item, measure) is not None]
    return Share(sum(values), len(values))


def chronicle(name: str) -> Chronicle:
    """Return one of the texts as it is cut."""
    return split(read_document(FOLDER / name.partition("=")[0]))


def main(arguments: list[str]) -> int:
    """Print the table of each text and of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.qa.texts", description=__doc__)
    parser.add_argument("texts", nargs="*", metavar="TEXT")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--events", action="store_true")
    options = parser.parse_args(arguments)
    everything: list[Verdict] = []
    for name in options.texts or TEXTS:
        if options.events:
            show(chronicle(name))
        verdicts = judged(name)
        everything += verdicts
        print("\n".join([f"== {name}", *table(verdicts, options.misses)]))  # noqa: T201
    print("\n".join(["== all five", *table(everything)]))  # noqa: T201
    return 0


def show(cut: Chronicle) -> None:
    """Print how a text was cut: its events, then its passages."""
    print(f"== {cut.document.source}: {cut.title} ({cut.method})")  # noqa: T201
    for event in cut.events:
        print(f"{event.number:>3} {event.date.iso if event.date else '—':<22} {event.title}")  # noqa: T201
    for passage in cut.passages:
        head = "#" if passage.heading else " "
        words = " ".join(cut.document.text[passage.start : passage.end].split())
        print(f"    {passage.event:>3}{head} [{passage.section or ''}] {words[:70]}")  # noqa: T201
