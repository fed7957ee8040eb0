"""The proofs of the store, each with fewer points than its command makes: killed, damaged, refused by the disk."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def counted(script: str, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/index" / script), *arguments], capture_output=True, text=True, check=False,
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), "TOKENIZERS_PARALLELISM": "false"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return dict(ast.literal_eval(done.stdout))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked, which this system cannot do")
def test_a_writer_killed_anywhere_leaves_the_former_index_or_the_new_one() -> None:
    counts = counted("crash.py", "40")
    assert sum(counts["killed"].values()) == counts["former"] + counts["new"] == 40
    assert counts["lost"] == 0
    assert min(counts[kind] for kind in ("before", "torn", "timed")) > 0
    assert counts["killed"].keys() == {"add", "replace", "remove", "build"}


def test_damage_is_noticed_wherever_it_is_and_never_answers() -> None:
    counts = counted("damage.py", "70")
    assert (counts["unnoticed"], counts["wrong"]) == (0, 0)
    assert counts["refused"] + counts["fell_back"] + counts["rollback_refused"] + counts["harmless"] == 70
    assert counts["harmless"] <= 70 // counts["files"] + 1  # in CURRENT alone


def test_a_disk_that_fails_or_is_full_or_read_only_leaves_the_former_index() -> None:
    counts = counted("full.py", "30")
    failing = counts.pop("failing")
    assert failing["points"] == failing["refused"] + failing["done"] >= 30
    assert failing["refused"] > 0
    assert (failing["lost"], failing["left_over"]) == (0, 0)
    if isinstance(counts["full"], str):
        pytest.skip(counts["full"])
    assert (counts["full"]["lost"], counts["full"]["left_over"], counts["full"]["done"]) == (0, 0, 1)
    assert counts["full"]["refused"] >= 3
    assert counts["read_only"] == {"refused": 1, "done": 0, "lost": 0, "traceback": 0}
