"""How far everybody is, and whom my contacts know, after a few ties changed: only those around the
changed ties are looked at."""

from __future__ import annotations

import numpy as np

from secondhop.network.arrays import Int8, Int32, distinct, left_of, united
from secondhop.network.degrees import FARTHEST
from secondhop.network.people import ME
from secondhop.network.ties import Ties

_HOPS = range(1, FARTHEST + 1)


def moved_degrees(ties: Ties, before: Int8, ends: Int32) -> Int8:
    """What `degrees` gives, `before` being what it gave before ties changed between these ends."""
    degree = before.copy()
    ends = distinct(ends)
    _push_away(ties, degree, ends)
    pushed = np.flatnonzero(before != degree).astype(np.int32)
    _pull_near(ties, degree, united(ends, pushed))
    return degree


def moved_mutuals(ties: Ties, before: Int8, degree: Int8, mutuals: Int32, ends: Int32) -> Int32:
    """What `mutual_counts` gives, by the degrees and the counts of before."""
    turned = np.flatnonzero((before == 1) != (degree == 1)).astype(np.int32)
    rows = united(ends, ties.half_edges(turned).dst)
    rows = rows[rows != ME]
    known = ties.half_edges(rows)
    mine = known.src[degree[known.dst] == 1]
    after = mutuals.copy()
    after[rows] = np.bincount(rows.searchsorted(mine), minlength=len(rows))
    return after


def _push_away(ties: Ties, degree: Int8, ends: Int32) -> None:
    """Say that nobody is connected who has lost the last tie to somebody one hop nearer."""
    suspects = ends
    for hop in _HOPS:
        here = suspects[degree[suspects] == hop]
        back = ties.half_edges(here)
        held = back.src[degree[back.dst] == hop - 1]
        lost = left_of(here, held)
        degree[lost] = -1
        suspects = united(ends, ties.half_edges(lost).dst)


def _pull_near(ties: Ties, degree: Int8, rows: Int32) -> None:
    """Bring these rows, and whoever follows them, as near as their ties do."""
    near = rows
    for hop in _HOPS:
        far = near[(degree[near] > hop) | (degree[near] < 0)]
        back = ties.half_edges(far)
        pulled = distinct(back.src[degree[back.dst] == hop - 1])
        degree[pulled] = hop
        near = united(rows, ties.half_edges(pulled).dst)
