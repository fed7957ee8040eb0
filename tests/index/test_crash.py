from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked, which this system cannot do")
def test_a_writer_killed_anywhere_leaves_the_former_index_or_the_new_one() -> None:
    script = Path(__file__).with_name("crash.py")
    root = script.parents[2]
    done = subprocess.run(
        [sys.executable, str(script), "60"], capture_output=True, text=True, check=True, cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "TOKENIZERS_PARALLELISM": "false"},
    )  # fmt: skip
    counts = ast.literal_eval(done.stdout)
    assert counts["lost"] == 0
    assert counts["former"] + counts["new"] == 60
    assert counts["killed"] >= 20
