"""What many tests share: the seed's index, and the data beside the project, which may be absent."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings

from corpus import seed_document
from index import Index
from qa import Assistant
from qa.building.children import BEHIND

# A build that stood behind the tests beside it, which take every core whole, would go thirty times as slowly
with suppress(OSError, AttributeError):
    os.setpriority(os.PRIO_PROCESS, 0, max(BEHIND, os.getpriority(os.PRIO_PROCESS, 0)))

# A test must not fail because the machine is busy
settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(path: str) -> Path:
    """Return a file of the folder beside the project; skip the test, with this reason, where it is absent."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"../shared/{path} is not beside this checkout")
    return found


@pytest.fixture(scope="session")
def seed_index() -> Index:
    return Index.build([seed_document()])


@pytest.fixture(scope="session")
def assistant(seed_index: Index) -> Assistant:
    return Assistant(seed_index)
