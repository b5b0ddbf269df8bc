"""Many stretches of one long array, taken out together."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhop.network.arrays import Int32

_SLICED: Final = 64
"""Up to so many stretches, copying each is quicker than computing where every entry stands."""


def spans(ptr: Int32, groups: Int32) -> tuple[Int32, Int32]:
    """Where the entries of these groups (ascending) begin and end, neighbours joined."""
    starts, ends = ptr[groups], ptr[groups + 1]
    if len(groups) < 2:
        return starts, ends
    apart = starts[1:] != ends[:-1]
    return (
        starts[np.concatenate(([True], apart))],
        ends[np.concatenate((apart, [True]))],
    )


def taken(entries: Int32, starts: Int32, ends: Int32) -> Int32:
    """The entries of all these stretches, one stretch after another."""
    if len(starts) == 1:
        return entries[starts[0] : ends[0]]
    if len(starts) <= _SLICED:
        pairs = zip(starts.tolist(), ends.tolist(), strict=True)
        return np.concatenate([entries[:0], *(entries[a:b] for a, b in pairs)])
    sizes = ends - starts
    before = np.cumsum(sizes) - sizes
    every: Int32 = entries[np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes)]
    return every


def pointers(sizes: NDArray[np.integer]) -> Int32:
    """Where each of some stretches begins when they are laid end to end, and where all end."""
    return np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
