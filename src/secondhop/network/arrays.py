"""The array types of the network, and the one gather that everything else is built on."""

from __future__ import annotations

from typing import Final, TypeVar

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

IntsT = TypeVar("IntsT", Int32, Int64)

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


def distinct(values: IntsT) -> IntsT:
    """Every value once, ascending: np.unique does the same, but first loads its masked arrays,
    which takes as long as all of numpy's other start."""
    ordered = np.sort(values, axis=None)
    return ordered[group_starts(ordered)]


def united(first: IntsT, second: IntsT) -> IntsT:
    """What is in one or both of two columns, once, ascending."""
    return distinct(np.concatenate((first, second)))


def left_of(values: IntsT, taken: IntsT) -> IntsT:
    """What is left of values, ascending and once each, when some of them are taken away."""
    stays = np.ones(len(values), np.bool_)
    stays[np.searchsorted(values, taken)] = False
    return values[stays]


def tally(values: IntsT) -> tuple[IntsT, Int64]:
    """Every value once, ascending, and how often it occurs."""
    ordered = np.sort(values, axis=None)
    starts = group_starts(ordered)
    return ordered[starts], np.diff(starts, append=len(ordered))


def placed(values: IntsT) -> tuple[IntsT, Int64]:
    """Every value once, ascending, and where among them each of the given ones stands."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    starts = group_starts(ordered)
    place = np.empty(len(values), np.int64)
    place[order] = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(ordered)))
    return ordered[starts], place


def rows_where(mask: Bool) -> Int32:
    """The rows of a mask, ascending: int32[k]."""
    return np.flatnonzero(mask).astype(np.int32)


def pair_keys(src: Int32 | Int64, dst: Int32 | Int64) -> Int64:
    """Two columns of rows as one that sorts by src, then dst: int64[k]."""
    return (src.astype(np.int64) << 32) | dst
