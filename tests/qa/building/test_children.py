from __future__ import annotations

import os

import pytest

from qa.building.children import BEHIND, begun


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="Windows has no priorities of this kind")
@pytest.mark.parametrize("behind", [False, True])
def test_a_process_that_builds_stands_behind_from_its_start(behind: bool) -> None:
    own = os.getpriority(os.PRIO_PROCESS, 0)
    process = begun("qa.building.builder", behind=behind)
    try:
        assert os.getpriority(os.PRIO_PROCESS, process.pid) == (BEHIND if behind else own)
    finally:
        process.kill()
        process.communicate()
