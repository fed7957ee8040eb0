from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from index.tensors import open_tensors, to_bytes


def test_arrays_come_back_as_they_were_saved(tmp_path: Path) -> None:
    arrays: dict[str, npt.NDArray[Any]] = {
        "a": np.arange(6, dtype=np.int64).reshape(2, 3),
        "b": np.array([0.5], dtype=np.float16),
    }
    (tmp_path / "x.safetensors").write_bytes(to_bytes(arrays))
    opened = open_tensors(tmp_path / "x.safetensors")
    assert opened.keys() == arrays.keys()
    for name, array in arrays.items():
        assert opened[name].dtype == array.dtype
        np.testing.assert_array_equal(opened[name], array)


@pytest.mark.parametrize("keep", [0, 4, 20, 100])
def test_a_file_cut_short_is_refused(tmp_path: Path, keep: int) -> None:
    data = to_bytes({"a": np.arange(100)})
    (tmp_path / "x.safetensors").write_bytes(data[:keep])
    with pytest.raises((ValueError, OSError)):
        open_tensors(tmp_path / "x.safetensors")
