"""No false alarm is raised where matrices are multiplied, and none is kept from others."""

from __future__ import annotations

import numpy as np
import pytest

from index.products import unalarmed


def subtracted() -> float:
    infinite = np.array([np.inf], dtype=np.float32)
    return float((infinite - infinite)[0])


def test_the_flag_of_an_invalid_operation_is_no_warning() -> None:
    assert np.isnan(unalarmed(subtracted)())
    with pytest.warns(RuntimeWarning, match="invalid value"):
        subtracted()
