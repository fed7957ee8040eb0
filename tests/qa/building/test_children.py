from __future__ import annotations

import os

import pytest

from qa.building import children

pytestmark = pytest.mark.skipif(not hasattr(os, "getpriority"), reason="Windows has no priorities of this kind")


@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("further", [-1, 2])
def test_a_process_that_builds_stands_behind_from_its_start_and_never_goes_first(
    monkeypatch: pytest.MonkeyPatch, behind: bool, further: int
) -> None:
    own = os.getpriority(os.PRIO_PROCESS, 0)
    monkeypatch.setattr(children, "BEHIND", own + further)
    process = children.begun("qa.building.builder", behind=behind)
    try:
        assert os.getpriority(os.PRIO_PROCESS, process.pid) - own == (max(further, 0) if behind else 0)
    finally:
        process.kill()
        process.communicate()
