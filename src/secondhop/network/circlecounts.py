"""What each circle opens of some people, and how many ties lead from circle to circle."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from secondhop.network.arrays import Bool, Float32, Int8, Int32, Int64
from secondhop.network.ties import HalfEdges, Ties


class Counts(Struct, frozen=True, eq=False):
    """The numbers of all circles, aligned with them."""

    opens: Int64  # int64[k], different targets known to somebody in the circle
    each: Int64  # int64[n], targets known to a contact, by row
    between: Int64  # int64[k, k], ties between two circles; inside one, both ends count


def count_circles(ties: Ties, degree: Int8, circles: Sequence[Int32], targets: Int32) -> Counts:
    """Count what the members of the circles know of the targets of degree 2, and of each other."""
    contacts = np.sort(np.concatenate(circles)) if circles else np.empty(0, np.int32)
    known = ties.half_edges(contacts)
    circle_of = np.full(ties.n, -1, np.int32)
    for index, members in enumerate(circles):
        circle_of[members] = index
    wanted = np.zeros(ties.n, np.bool_)
    wanted[targets] = True
    wanted &= degree == 2
    opened = wanted[known.dst]
    return Counts(
        opens=_different(circle_of[known.src[opened]], known.dst[opened], len(circles), ties.n),
        each=np.bincount(known.src[opened], minlength=ties.n),
        between=_between(known, circle_of, len(circles)),
    )


def _different(circle: Int32, target: Int32, count: int, n: int) -> Int64:
    """How many different targets each circle has, without sorting them."""
    opens = np.zeros(count, np.int64)
    for index in range(count):
        seen: Bool = np.zeros(n, np.bool_)
        seen[target[circle == index]] = True
        opens[index] = np.count_nonzero(seen)
    return opens


def _between(known: HalfEdges, circle_of: Int32, count: int) -> Int64:
    here, there = circle_of[known.src], circle_of[known.dst]
    inside = there >= 0
    pairs = here[inside].astype(np.int64) * count + there[inside]
    return np.bincount(pairs, minlength=count * count).reshape(count, count)


def best_first(members: Int32, each: Int64, strength: Float32, listed: Bool, most: int) -> Int32:
    """Whom to ask first, at most so many: who opens most, then whose own list is not loaded.

    Of equal ones the closest to me come first, then those who stand first among the members.
    """
    able = members[(each[members] > 0) | ~listed[members]]
    return able[np.lexsort((-strength[able], -each[able]))][:most]
