"""10,000 fuzzed questions over the seed: exceptions, and how long an answer takes.

Run ``python tests/qa/fuzz.py [N] [SEED]``. Questions are golden ones mutated (where ``../shared`` is beside the
checkout), random Unicode, mixed scripts, control characters, and very long ones; a third have a history. A refusal of
an empty or overlong question (``QuestionError``) is an answer; anything else raised is reported, and the exit code is 1.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from pathlib import Path

from qa.cli import ONE_THREAD

os.environ.update(ONE_THREAD | os.environ)  # as the command does, before numpy is imported

from corpus import seed_document
from corpus.errors import QuestionError
from index import Index
from qa import Assistant

SHARED = Path(__file__).resolve().parents[3] / "shared" / "questions" / "jinjiang-dev.jsonl"
OWN = Path(__file__).with_name("own-questions.jsonl")
SCRIPTS = ((0x20, 0x7E), (0x4E00, 0x9FFF), (0x3000, 0x303F), (0xFF00, 0xFFEF), (0x400, 0x4FF), (0x600, 0x6FF),
           (0xAC00, 0xD7A3), (0x1F300, 0x1F6FF), (0x0, 0x1F), (0x2000, 0x206F), (0xD800, 0xDFFF), (0x20000, 0x2A6DF))  # fmt: skip


def bases() -> list[str]:
    """Return the questions that are mutated."""
    return [
        json.loads(line)["question"]
        for path in (OWN, SHARED)
        if path.exists()
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def fuzzed(chance: random.Random, known: list[str]) -> str:
    """Return one fuzzed question."""
    way = chance.randrange(8)
    if way == 0:
        low, high = chance.choice(SCRIPTS)
        return "".join(chr(chance.randint(low, high)) for _ in range(chance.randint(0, 60)))
    if way == 1:
        return "".join(chr(chance.randint(*chance.choice(SCRIPTS))) for _ in range(chance.randint(1, 200)))
    text = list(chance.choice(known))
    if way == 2:
        return "".join(text) * chance.choice([2, 10, 60])
    if way == 3:
        return "".join(text) + chance.choice(known)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(text) + 1)
        what = chance.randrange(4)
        if what == 0 and text:
            del text[min(place, len(text) - 1)]
        elif what == 1:
            text.insert(place, chr(chance.randint(*chance.choice(SCRIPTS))))
        elif what == 2:
            text[place:place] = list(chance.choice(known))[: chance.randint(1, 6)]
        elif text:
            other = chance.randrange(len(text))
            at = min(place, len(text) - 1)
            text[at], text[other] = text[other], text[at]
    return "".join(text)


def main(count: int = 10_000, seed: int = 1) -> int:
    """Ask, and print what came of it."""
    chance = random.Random(seed)
    assistant = Assistant(Index.build([seed_document()]))
    known = bases()
    assistant.ask(known[0])
    took: list[float] = []
    refused = failed = 0
    for _ in range(count):
        question = fuzzed(chance, known)
        history = [fuzzed(chance, known) for _ in range(chance.choice([0, 0, 1, 3]))]
        begin = time.perf_counter()
        try:
            assistant.ask(question, history)
        except QuestionError:
            refused += 1
        except Exception as error:
            failed += 1
            print(f"{type(error).__name__}: {error} | {question!r} | {history!r}"[:600])  # noqa: T201
        took.append(1000 * (time.perf_counter() - begin))
    took.sort()
    print(  # noqa: T201
        f"{count} questions, {refused} not askable, {failed} exceptions; p50 {took[count // 2]:.1f} ms, "
        f"p99 {took[count * 99 // 100]:.1f} ms, longest {took[-1]:.1f} ms"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
