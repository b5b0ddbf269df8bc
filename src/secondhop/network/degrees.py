"""How far everybody is from me, and how many of my contacts know them."""

from __future__ import annotations

from typing import Final

import numpy as np

from secondhop.network.arrays import Bool, Int8, Int32, rows_where
from secondhop.network.people import ME
from secondhop.network.ties import Ties

FARTHEST: Final = 3
"""Hops that are told apart; whoever is farther counts as not connected."""


def degrees(ties: Ties) -> Int8:
    """Hops from me: 0 me, 1 contact, 2 prospect, 3 beyond, -1 farther or not connected: int8[n]."""
    degree = np.full(ties.n, -1, np.int8)
    degree[ME] = 0
    for hop in range(1, FARTHEST + 1):
        degree[_next_hop(ties, degree, hop)] = hop
    return degree


def mutual_counts(ties: Ties, degree: Int8) -> Int32:
    """How many of my contacts are tied to each row; 0 for me: int32[n]."""
    known = ties.half_edges(rows_where(degree == 1)).dst
    count = np.bincount(known, minlength=ties.n).astype(np.int32)
    count[ME] = 0
    return count


def _next_hop(ties: Ties, degree: Int8, hop: int) -> Int32:
    frontier, rest = rows_where(degree == hop - 1), rows_where(degree < 0)
    if len(rest) < len(frontier):  # fewer people are left than were just found: look back
        back = ties.half_edges(rest)
        near: Bool = degree[back.dst] == hop - 1
        return back.src[near]
    reached = ties.half_edges(frontier).dst
    new: Bool = degree[reached] < 0
    return reached[new]
