"""Processes of this program beside the one that serves: what they cost, and how they end, stays with them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from qa.cli import ONE_THREAD


def begun(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Return a process that runs a module of this very code with its standard input and output piped.

    It computes in one thread: the other cores are for those who ask.

    Raises:
        OSError: the system has no process to give.
    """
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    surroundings = ONE_THREAD | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(  # noqa: S603 – this very program; no name that a user gives is run
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | surroundings,
    )
