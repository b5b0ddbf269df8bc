"""How to reach one person: through whom, and how warm each way is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np

from secondhop.model.person import PersonId
from secondhop.model.text import fold
from secondhop.network.arrays import Bool, Float32, Int8, Int32
from secondhop.network.people import ME
from secondhop.network.ties import Ties


class Named(Protocol):
    """What people are called, by row."""

    @property
    def ids(self) -> Sequence[PersonId]: ...

    @property
    def name(self) -> Sequence[str]: ...


LONG_WAYS: Final = 10
"""How many ways with two people in between are shown unless more are asked for."""

RowWay = tuple[tuple[int, ...], float]
"""The rows in between, from me on, and the warmth of the whole way, 0..1."""


def mutuals(ties: Ties, degree: Int8, row: int) -> Int32:
    """My contacts who are tied to a person, ascending; nobody for me: int32[k]."""
    if row == ME:
        return np.empty(0, np.int32)
    known = ties.neighbours(row)
    mine: Bool = degree[known] == 1
    return known[mine]


def ways(
    ties: Ties,
    degree: Int8,
    strength: Float32,
    row: int,
    limit: int | None = None,
    people: Named | None = None,
) -> list[RowWay]:
    """Ways from me to a person, warmest first; without a limit, ten for degree 3.

    Equal ones follow by the names in between and then the ids, which no order of imports changes;
    by row where nobody says what people are called.
    """
    if degree[row] in (1, 2):
        return _first(_short(ties, degree, strength, row), limit, people)
    if degree[row] == 3:
        found = _long(ties, degree, strength, row)
        return _first(found, LONG_WAYS if limit is None else limit, people)
    return []


def _first(found: list[RowWay], limit: int | None, people: Named | None) -> list[RowWay]:
    """So many of the ways, of which equal ones are put in order."""
    if people is None or limit == 0:
        return found[:limit]
    if limit is not None and limit < len(found):
        coolest = found[limit - 1][1]
        found = [way for way in found if way[1] >= coolest]
    between = {row for way, _ in found for row in way}
    names = {row: (fold(people.name[row]), people.ids[row]) for row in between}
    return sorted(found, key=lambda way: (-way[1], [names[row] for row in way[0]]))[:limit]


def _short(ties: Ties, degree: Int8, strength: Float32, row: int) -> list[RowWay]:
    known = ties.half_edges(np.array([row], np.int32))
    mine = degree[known.dst] == 1
    via = known.dst[mine]
    warmth = np.sqrt(strength[via] * known.quality[mine])
    best = np.lexsort((via, -warmth))
    return [((m,), w) for m, w in zip(via[best].tolist(), warmth[best].tolist(), strict=True)]


def _long(ties: Ties, degree: Int8, strength: Float32, row: int) -> list[RowWay]:
    last = ties.half_edges(np.array([row], np.int32))
    near = degree[last.dst] == 2
    beyond, last_quality = last.dst[near], last.quality[near]
    middle = ties.half_edges(beyond)
    mine = degree[middle.dst] == 1
    via, then, quality = middle.dst[mine], middle.src[mine], middle.quality[mine]
    end_quality = last_quality[beyond.searchsorted(then)]
    warmth = np.cbrt(strength[via] * quality * end_quality)
    best = np.lexsort((then, via, -warmth))
    pairs = zip(via[best].tolist(), then[best].tolist(), strict=True)
    return list(zip(pairs, warmth[best].tolist(), strict=True))
