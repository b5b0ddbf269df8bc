"""Everybody in the order of their standing, made once and then kept in order."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from secondhop.network.arrays import Bool, Float32, Int32, Int64, distinct
from secondhop.network.ranking import Standing

_FEW: Final = 200
"""Rows that are moved one by one."""

_Keys = npt.NDArray[np.uint64]


def order(standing: Standing, tiebreak: Int32) -> Int32:
    """All rows, best first: by score, Adamic-Adar, the smaller tiebreak, the smaller row."""
    key = _keys(standing, slice(None))
    rows = np.argsort(key).astype(np.int32)
    equal = key[rows[1:]] == key[rows[:-1]]
    unsure = np.flatnonzero(np.append(equal, False) | np.append(False, equal))
    drawn = rows[unsure]
    rows[unsure] = drawn[np.lexsort((drawn, tiebreak[drawn], key[drawn]))]
    return rows


def reorder(ordered: Int32, standing: Standing, tiebreak: Int32, changed: Int32) -> Int32:
    """What `order` gives after the standing of some rows changed; new rows count as changed."""
    changed = distinct(changed)
    changed = changed[np.lexsort((changed, tiebreak[changed], _keys(standing, changed)))]
    moved = np.zeros(len(standing.score), np.bool_)
    moved[changed] = True
    kept = _without(ordered, np.flatnonzero(moved[ordered]))
    return _with(kept, _places(kept, standing, tiebreak, changed), changed)


def sort_keys(standing: Standing, rows: Int32) -> npt.NDArray[np.uint64]:
    """What decides where these rows stand, names aside; as long as it is the same they stay."""
    return _keys(standing, rows)


def _without(rows: Int32, places: Int64) -> Int32:
    """What is left; a few pieces are copied as they are, which no mask is as quick as."""
    if len(places) > _FEW:
        return np.delete(rows, places)
    ends = [-1, *places.tolist(), len(rows)]
    return np.concatenate([rows[a + 1 : b] for a, b in pairwise(ends)])


def _with(rows: Int32, places: Int64, more: Int32) -> Int32:
    """Rows with more put in front of these places, which ascend."""
    if len(places) > _FEW:
        return np.insert(rows, places, more)
    ends = [0, *places.tolist(), len(rows)]
    pieces = [rows[a:b] for a, b in pairwise(ends)]
    for number in range(len(more), 0, -1):
        pieces.insert(number, more[number - 1 : number])
    return np.concatenate(pieces)


def _places(kept: Int32, standing: Standing, tiebreak: Int32, rows: Int32) -> Int64:
    """How many of the kept rows go before each of the given ones, by bisection: int64[k]."""
    low, high = np.zeros(len(rows), np.int64), np.full(len(rows), len(kept))
    while (unsure := low < high).any():
        middle = (low + high) // 2
        before = _precedes(standing, tiebreak, kept.take(middle, mode="clip"), rows)
        low = np.where(unsure & before, middle + 1, low)
        high = np.where(unsure & ~before, middle, high)
    return low


def _precedes(standing: Standing, tiebreak: Int32, a: Int32, b: Int32) -> Bool:
    key_a, key_b = _keys(standing, a), _keys(standing, b)
    tie_a, tie_b = tiebreak[a], tiebreak[b]
    by_tie = (tie_a < tie_b) | ((tie_a == tie_b) & (a < b))
    result: Bool = (key_a < key_b) | ((key_a == key_b) & by_tie)
    return result


def _keys(standing: Standing, rows: Any) -> _Keys:
    high = _descending(standing.score[rows]).astype(np.uint64) << np.uint64(32)
    return high | _descending(standing.adamic[rows])


def _descending(column: Float32) -> npt.NDArray[np.uint32]:
    # The bits of floats that are not negative sort like the floats.
    return np.uint32(0xFFFFFFFF) - column.view(np.uint32)
