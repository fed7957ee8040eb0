"""Named arrays in one safetensors file, read without copying: the file is mapped, so opening costs microseconds."""

from __future__ import annotations

import json
import mmap
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors.numpy import save

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

_DTYPES = {
    "F16": np.float16, "F32": np.float32, "F64": np.float64, "U8": np.uint8, "U16": np.uint16, "U32": np.uint32,
    "U64": np.uint64, "I8": np.int8, "I16": np.int16, "I32": np.int32, "I64": np.int64,
}  # fmt: skip


def to_bytes(arrays: dict[str, npt.NDArray[Any]]) -> bytes:
    """Return the arrays as the bytes of one safetensors file."""
    return save({name: np.ascontiguousarray(array) for name, array in arrays.items()})


def open_tensors(path: Path) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of a safetensors file as read-only views of the mapped file.

    Raises:
        OSError: the file cannot be opened.
        ValueError: it is cut short or not safetensors.
    """
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        size = int.from_bytes(mapped[:8], "little")
        header = json.loads(mapped[8 : 8 + size])
        arrays = {}
        for name, entry in header.items():
            if name == "__metadata__":
                continue
            begin, end = entry["data_offsets"]
            if not 0 <= begin <= end <= len(mapped) - 8 - size:
                raise ValueError(name)
            dtype = np.dtype(_DTYPES[entry["dtype"]])
            flat = np.frombuffer(mapped, dtype, (end - begin) // dtype.itemsize, 8 + size + begin)
            arrays[name] = flat.reshape(entry["shape"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path.name} is not a whole safetensors file: {type(error).__name__} {error}") from error
    return arrays
