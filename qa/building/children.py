"""Processes of this program beside the one that serves: what they cost, and how they end, stays with them."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from qa.cli import ONE_THREAD

BEHIND = 15
"""How far a process that builds stands behind those that answer (see setpriority(2)): it has a thirtieth of a core that
they use whole, and all that they leave."""


def begun(module: str, *arguments: str, behind: bool = False) -> subprocess.Popen[bytes]:
    """Return a process that runs a module of this very code with its standard input and output piped.

    It computes in one thread: the other cores are for those who ask. ``behind`` lets them go first on its own, too, and
    from its start: half of what a small change costs is opening Python and its libraries.

    Raises:
        OSError: the system has no process to give.
    """
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    surroundings = ONE_THREAD | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(  # noqa: S603 – this very program; no name that a user gives is run
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | surroundings,
    )
    if behind:
        with suppress(OSError, AttributeError):  # it has ended already; Windows has no priorities of this kind
            os.setpriority(os.PRIO_PROCESS, process.pid, max(BEHIND, os.getpriority(os.PRIO_PROCESS, 0)))
    return process
