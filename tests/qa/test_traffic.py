from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writer is forked, which this system cannot do")
def test_answers_during_rebuilds_are_of_one_generation_each() -> None:
    script = Path(__file__).with_name("traffic.py")
    root = script.parents[2]
    done = subprocess.run(
        [sys.executable, str(script), "400", "8"], capture_output=True, text=True, check=False, cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "TOKENIZERS_PARALLELISM": "false"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    counts = ast.literal_eval(done.stdout)
    assert (counts["mixed"], counts["errors"], counts["rebuilds"]) == (0, 0, 8)
    assert sum(value for key, value in counts.items() if key.startswith("index ")) == 400
    assert sum(key.startswith("index ") for key in counts) == 3
