"""How far everybody is, and whom my contacts know, after a few ties changed: only those around the
changed ties are looked at."""

from __future__ import annotations

import numpy as np

from secondhop.network.arrays import Int8, Int32, distinct, left_of, united
from secondhop.network.degrees import FARTHEST
from secondhop.network.people import ME
from secondhop.network.ties import Ties

_HOPS = range(1, FARTHEST + 1)


def moved_degrees(ties: Ties, before: Int8, ends: Int32) -> tuple[Int8, Int32]:
    """What `degrees` gives, `before` being what it gave before ties changed between these ends;
    and the rows of those who are farther or nearer now, ascending."""
    degree = before.copy()
    ends = distinct(ends)
    pushed = _push_away(ties, degree, ends)
    touched = united(pushed, _pull_near(ties, degree, united(ends, pushed)))
    return degree, touched[before[touched] != degree[touched]]


def moved_mutuals(ties: Ties, degree: Int8, mutuals: Int32, ends: Int32, turned: Int32) -> Int32:
    """What `mutual_counts` gives after ties changed between these ends, and `turned` became my
    contacts or are so no more; `mutuals` itself where it comes to the same."""
    rows = united(ends, ties.half_edges(turned).dst)
    rows = rows[rows != ME]
    known = ties.half_edges(rows)
    mine = known.src[degree[known.dst] == 1]
    counts = np.bincount(rows.searchsorted(mine), minlength=len(rows))
    if np.array_equal(mutuals[rows], counts):
        return mutuals
    after = mutuals.copy()
    after[rows] = counts
    return after


def _push_away(ties: Ties, degree: Int8, ends: Int32) -> Int32:
    """Say that nobody is connected who has lost the last tie to somebody one hop nearer; who
    that is."""
    suspects, pushed = ends, ends[:0]
    for hop in _HOPS:
        here = suspects[degree[suspects] == hop]
        back = ties.half_edges(here)
        held = back.src[degree[back.dst] == hop - 1]
        lost = left_of(here, held)
        degree[lost] = -1
        pushed = united(pushed, lost)
        suspects = united(ends, ties.half_edges(lost).dst)
    return pushed


def _pull_near(ties: Ties, degree: Int8, rows: Int32) -> Int32:
    """Bring these rows, and whoever follows them, as near as their ties do; who was brought."""
    near, brought = rows, rows[:0]
    for hop in _HOPS:
        far = near[(degree[near] > hop) | (degree[near] < 0)]
        back = ties.half_edges(far)
        pulled = distinct(back.src[degree[back.dst] == hop - 1])
        degree[pulled] = hop
        brought = united(brought, pulled)
        near = united(rows, ties.half_edges(pulled).dst)
    return brought
