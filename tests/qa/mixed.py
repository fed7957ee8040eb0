"""All texts of :mod:`tests.qa.texts` and the seed in one index: ``python -m tests.qa.mixed [--misses] [--all] [TEXT…]``.

It prints how many of the questions that are answered (or declined) rightly with their text alone are so among all
texts, from their own. Only questions that name something of their text are asked: one of their words stands in that
text and in no other, in the language of either. "What was the total investment?" may be answered from any; ``--all``
asks such questions, too.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from functools import cache

from corpus import Document, read_all, seed_document
from corpus.normalise import fold
from index import Index
from qa import Assistant
from qa.asking.question import read_question
from qa.asking.words import content_words
from qa.measure.evaluate import Verdict, is_right, judge, read_golden
from tests.qa.texts import FOLDER

SURELY = 0.4
"""Weight from which on what the table gives for a word is taken for the word (by hand)."""


@dataclass(frozen=True)
class Pair:
    """How one question went with its text alone and among all."""

    source: str
    alone: Verdict
    among: Verdict | None

    @property
    def stays(self) -> bool:
        """Whether it is right among all, and not by what another text says."""
        if self.among is None or not is_good(self.among):
            return False
        cited = {item.source for item in self.among.answer.citations}
        return not cited or self.source in cited


@cache
def documents() -> dict[str, Document]:
    """Return the texts by name."""
    found, problems = read_all([FOLDER])
    kept = {item.source: item for item in found if not item.source.endswith((".jsonl", "README.md"))}
    return {**kept, "seed": seed_document()} if not problems else {}


@cache
def among_all() -> Assistant:
    """Return an assistant over all texts."""
    return Assistant(Index.build(list(documents().values())))


def is_good(verdict: Verdict) -> bool:
    """Return whether a question is answered, or declined, as it should be."""
    return is_right(verdict) if verdict.golden.get("events") else verdict.refused


def names_its_text(question: str, source: str, alone: Assistant) -> bool:
    """Return whether a word of a question stands in its text and in no other."""
    for word in content_words(read_question(question), alone.index):
        ways = [text for text, weight in word.variants if weight >= SURELY and len(text) > 1]
        if any(map(str.isdigit, word.label)):
            continue
        if {name for name, text in folded().items() if any(way in text for way in ways)} == {source}:
            return True
    return False


@cache
def folded() -> dict[str, str]:
    """Return the folded texts by name."""
    return {name: fold(item.text) for name, item in documents().items()}


def pairs(names: list[str] | None = None, *, every: bool = False) -> list[Pair]:
    """Return how the questions right alone go among all; those that name nothing of their text only if ``every``."""
    found = []
    asked = [(path.stem.partition("-")[0], path) for path in sorted(FOLDER.glob("*.jsonl"))]
    asked += [("seed", FOLDER.parent / f"{name}.jsonl") for name in ("own-questions", "english-questions")]
    for stem, path in asked:
        source = next(name for name in documents() if name.partition(".")[0] == stem)
        if names and source not in names:
            continue
        alone = Assistant(Index.build([documents()[source]]))
        for golden in read_golden(path):
            question, history = golden["question"], tuple(golden.get("history", ()))
            judged = judge(golden, alone.ask(question, history), alone)
            if is_good(judged) and (every or names_its_text(judged.answer.completed or question, source, alone)):
                other = judge(golden, among_all().ask(question, history), among_all())
                found.append(Pair(documents()[source].source, judged, other))
    return found


def main(arguments: list[str]) -> int:
    """Print how many stay right, and with ``--misses`` what became of the others."""
    parser = argparse.ArgumentParser(prog="python -m tests.qa.mixed", description=__doc__)
    parser.add_argument("texts", nargs="*", metavar="TEXT")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args(arguments)
    found = pairs(options.texts, every=options.all)
    for item in found:
        if options.misses and not item.stays and item.among:
            answer = item.among.answer
            cited = answer.citations[0].source if answer.citations else "—"
            print(  # noqa: T201
                f"{item.alone.golden.get('id')} {item.alone.golden['question']} | alone {item.alone.answer.answer or '—'}"
                f" | among all {answer.answer or answer.display} ({cited})"
            )
    for kind, of in (("answered", True), ("declined", False)):
        judged = [item for item in found if bool(item.alone.golden.get("events")) is of]
        print(f"{kind}: {sum(item.stays for item in judged)} of {len(judged)} right alone are among all")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
