"""Going round: to a person whom few or none of my contacts know, through their colleagues."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from secondhop.network.arrays import Float32, Int8, Int32
from secondhop.network.people import ME
from secondhop.network.weights import Weights

NOBODY: Final = -1


class Access(NamedTuple):
    """How everybody can be reached, as columns of n rows."""

    degree: Int8
    strength: Float32  # of my own tie to a contact, 0..1
    best: Int32  # the best introducer of a prospect, -1 without one
    best_warmth: Float32  # of the way through that introducer, 0..1


class Round(NamedTuple):
    """A way that ends at a colleague: that colleague and the person are only believed to meet."""

    via: int  # the contact who introduces me to the colleague; NOBODY when I know them myself
    colleague: int
    warmth: float  # 0..1, of the whole way


def go_round(
    employer: Int32, access: Access, row: int, weights: Weights, most: int
) -> tuple[list[Round], int]:
    """Reachable colleagues of a person, the warmest way first, then by row; and how many there are.

    `employer` numbers the companies, int32[n]; the person's own must be a real one.
    """
    rows = np.flatnonzero(employer == employer[row]).astype(np.int32)
    degree = access.degree[rows]
    reachable = ((degree == 1) | ((degree == 2) & (access.best[rows] >= 0))) & (rows != row)
    rows = rows[reachable & (rows != ME)]
    warmth = _warmth(access, rows, weights)
    total = len(rows)
    if 0 < most < total:  # a large firm is not sorted for the sake of its five warmest
        near = warmth >= np.partition(warmth, total - most)[total - most]
        rows, warmth = rows[near], warmth[near]
    best = np.lexsort((rows, -warmth))[:most]
    return [_round(access, int(rows[at]), float(warmth[at])) for at in best], total


def _warmth(access: Access, rows: Int32, weights: Weights) -> Float32:
    """The geometric mean of all steps, the last of which is a guess."""
    guess = weights.colleague * weights.declared
    mine = access.degree[rows] == 1
    direct = np.sqrt(access.strength[rows] * guess)
    through = np.cbrt(access.best_warmth[rows] ** 2 * guess)
    warmth: Float32 = np.where(mine, direct, through).astype(np.float32)
    return warmth


def _round(access: Access, row: int, warmth: float) -> Round:
    via = NOBODY if access.degree[row] == 1 else int(access.best[row])
    return Round(via, row, warmth)
