"""The array types of the network, and the one gather that everything else is built on."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Bool = npt.NDArray[np.bool_]
UInt8 = npt.NDArray[np.uint8]
Int8 = npt.NDArray[np.int8]
Int16 = npt.NDArray[np.int16]
Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]

LOW: Final = 0xFFFFFFFF


def spans(start: Int64, count: Int64) -> Int64:
    """Every index of the given runs, one run after the other: int64[count.sum()]."""
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(start - (ends - count), count) + np.arange(total)


def group_starts(values: Int32 | Int64) -> Int64:
    """Where each run of equal neighbours begins in a sorted column: int64[groups]."""
    if not len(values):
        return np.empty(0, np.int64)
    return np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))


def rows_where(mask: Bool) -> Int32:
    """The rows of a mask, ascending: int32[k]."""
    return np.flatnonzero(mask).astype(np.int32)


def pair_keys(src: Int32 | Int64, dst: Int32 | Int64) -> Int64:
    """Two columns of rows as one that sorts by src, then dst: int64[k]."""
    return (src.astype(np.int64) << 32) | dst
