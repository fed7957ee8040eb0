"""Every set of questions at once: which go right, against those of a former run.

``python -m tests.qa.guard --save FILE`` keeps which questions go right; ``python -m tests.qa.guard FILE`` prints each
that did then and no longer does, each that does now, and how many of those asked both times went right. Two processes
share the work; it takes a minute or three.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from qa.cli import ONE_THREAD

os.environ.update(ONE_THREAD | os.environ)  # as the command does, before numpy is imported

from corpus import seed_document
from index import Index
from qa import Assistant
from qa.measure.evaluate import Verdict, evaluate
from tests.qa.asking.test_followup import assistants, is_good
from tests.qa.mixed import is_good as is_well
from tests.qa.texts import FOLDER, assistant_on

HERE = Path(__file__).parent
DEV = Path(__file__).resolve().parents[3] / "shared" / "questions" / "jinjiang-dev.jsonl"
ON_THE_SEED = ("seed-questions", "own-questions", "english-questions")
NEAR = ("near-misses", "near-misses-later", "near-misses-third", "other-kinds")
PROCESSES = 2


@cache
def seed() -> Assistant:
    """Return an assistant over the seed."""
    return Assistant(Index.build([seed_document()]))


def outcomes(name: str) -> dict[str, tuple[bool, str]]:
    """Return, by question, whether it goes right in a set, and question and answer in words."""
    path = DEV if name == "dev" else HERE / f"{name}.jsonl"
    if name in NEAR or name in ("follow-ups", "dialogues"):
        return _asked_in_turn(path)
    return {f"{name}/{item.golden.get('id')}": (is_well(item), _shown(item)) for item in evaluate(path, _on(path))}


def _on(path: Path) -> Assistant:
    if path.parent.name != "texts":
        return seed()
    stem = path.stem.partition("-")[0]
    return assistant_on(next(item.name for item in FOLDER.glob(f"{stem}.*") if item.suffix != ".jsonl"))


def _shown(item: Verdict) -> str:
    wanted = (item.golden.get("answers") or item.golden.get("must_contain") or ["—"])[0]
    return f"{item.golden['question']} | wanted {wanted} | got {item.answer.answer or item.answer.display}"


def _asked_in_turn(path: Path) -> dict[str, tuple[bool, str]]:
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        asked = list(entry.get("history", ()))
        for number, turn in enumerate(entry.get("turns", [entry])):
            assistant = assistants()["seed"] if entry["text"] == "seed" else assistant_on(entry["text"])
            answer = assistant.ask(turn["question"], asked)
            asked.append(turn["question"])
            words = f"{turn['question']} | wanted {turn['must_contain'] or '—'} | got {answer.answer or answer.display}"
            found[f"{path.stem}/{entry['id']}/{number}"] = (is_good(turn, answer), words)
    return found


def sets() -> list[str]:
    """Return the names of the sets, the longest first."""
    texts = [f"texts/{path.stem}" for path in sorted(FOLDER.glob("*.jsonl"))]
    return ["seed-questions", "near-misses", "dialogues", *ON_THE_SEED[1:], *NEAR[1:], "follow-ups", *texts] + (
        ["dev"] if DEV.exists() else []
    )


def main(arguments: list[str]) -> int:
    """Ask all; return 1 where a question that went right goes wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.qa.guard", description=__doc__)
    parser.add_argument("former", nargs="?", type=Path, metavar="FILE")
    parser.add_argument("--save", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    with ProcessPoolExecutor(PROCESSES) as pool:
        found = {key: value for part in pool.map(outcomes, sets()) for key, value in part.items()}
    right = {key for key, (well, _) in found.items() if well}
    if options.save:
        options.save.write_text(json.dumps({key: key in right for key in found}, indent=0), encoding="utf-8")
    lost: list[str] = []
    if options.former:
        former = {
            key: well for key, well in json.loads(options.former.read_text(encoding="utf-8")).items() if key in found
        }
        then = {key for key, well in former.items() if well}
        lost = sorted(then - right)
        for mark, keys in (("-", lost), ("+", sorted((right & former.keys()) - then))):
            for key in keys:
                print(mark, key, found[key][1])  # noqa: T201
        print(f"of {len(former)} asked both times {len(then)} went right, now {len(right & former.keys())}")  # noqa: T201
    print(f"{len(right)} of {len(found)} right")  # noqa: T201
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
