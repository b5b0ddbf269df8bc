"""Places circles on a grid so that those who know each other stand side by side, and stay there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from secondhop.network.arrays import Float64

BESIDE, ACROSS = 1.0, 0.35
"""How near two tiles are that share a side, or only a corner; all others are far."""
WORTH_MOVING: Final = 0.02
"""Share of the whole nearness that moving tiles must gain once the user knows where they stand."""
_NOTHING: Final = 1e-9


def nearness(count: int, columns: int) -> Float64:
    """How near the places of a grid are to each other, row by row: float64[count, count]."""
    y, x = np.divmod(np.arange(count), columns)
    across, down = np.abs(x[:, None] - x), np.abs(y[:, None] - y)
    near: Float64 = np.zeros((count, count))
    near[across + down == 1] = BESIDE
    near[(across == 1) & (down == 1)] = ACROSS
    return near


def affinity(ties: Float64, sizes: Sequence[int]) -> Float64:
    """Ties between circles as if all were of one size; a circle has none with itself."""
    roots = np.sqrt(np.maximum(np.array(sizes, np.float64), 1))
    close: Float64 = ties / np.outer(roots, roots)
    np.fill_diagonal(close, 0)
    return close


def arrange(close: Float64, columns: int, start: Sequence[int] | None = None) -> list[int]:
    """The place of each tile on a grid, row by row; the best of two swapped tiles, time and again.

    It ends in the same arrangement for the same start. From a given start tiles only move when the
    whole gains by it noticeably.
    """
    near = nearness(len(close), columns)
    places = list(range(len(close))) if start is None else list(start)
    least = WORTH_MOVING if start is not None else _NOTHING
    while len(places) > 1:
        gains = _gains(close, near, places)
        whole = float((close * near[np.ix_(places, places)]).sum()) / 2
        a, b = divmod(int(gains.argmax()), len(places))
        if gains[a, b] <= max(least * whole, _NOTHING):
            break
        places[a], places[b] = places[b], places[a]
    return places


def start_from(ids: Sequence[str], before: Mapping[str, int]) -> list[int] | None:
    """Everyone in the former place, newcomers in what is free; None when nobody had one."""
    free = dict.fromkeys(range(len(ids)))
    places: dict[str, int] = {}
    for one in ids:
        place = before.get(one, -1)
        if place in free:
            del free[place]
            places[one] = place
    if not places:
        return None
    left = iter(free)
    return [places[one] if one in places else next(left) for one in ids]


def _gains(close: Float64, near: Float64, places: Sequence[int]) -> Float64:
    """What the whole gains when two tiles change places: float64[n, n]."""
    apart = near[np.ix_(places, places)]
    there = close @ apart  # symmetric, so [a, b] is what tile a has in the place of tile b
    own = np.diagonal(there)
    gains: Float64 = there + there.T - own[:, None] - own[None, :] + 2 * close * apart
    return np.round(gains, 12)  # so that the order of adding up decides nothing
