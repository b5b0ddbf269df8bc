"""Which contacts open the most of a set of prospects: the order in which to ask them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from secondhop.network.arrays import Bool, Float32, Int8, Int32, Int64, rows_where
from secondhop.network.ties import Ties


class Opener(NamedTuple):
    """A contact, how many targets they know, and how many of those nobody before them knows."""

    row: int
    opens: int
    adds: int


def openers(
    ties: Ties, degree: Int8, strength: Float32, targets: Int32, limit: int | None = None
) -> list[Opener]:
    """Contacts by greedy coverage of the targets of degree 2: each next one adds the most.

    Equal ones follow by how many they open, then by strength, then by row.
    """
    left = np.zeros(ties.n, np.bool_)
    left[targets] = True
    left &= degree == 2
    opens = _openings(ties, degree, rows_where(left))
    rows = rows_where(opens > 0)
    rows = rows[np.lexsort((rows, -strength[rows], -opens[rows]))]
    adds = opens.copy()
    asks: list[Opener] = []
    for _ in range(len(rows) if limit is None else min(limit, len(rows))):
        at = int(adds[rows].argmax())
        row = int(rows[at])
        rows = np.delete(rows, at)
        asks.append(Opener(row, int(opens[row]), int(adds[row])))
        _cover(ties, degree, left, adds, row)
    return asks


def _cover(ties: Ties, degree: Int8, left: Bool, adds: Int64, row: int) -> None:
    """Take what a contact opens from the targets that are left, and from what the others add."""
    known = ties.neighbours(row)
    opened = known[left[known]]
    if len(opened):
        left[opened] = False
        np.subtract.at(adds, _introducers(ties, degree, opened), 1)


def _openings(ties: Ties, degree: Int8, targets: Int32) -> Int64:
    return np.bincount(_introducers(ties, degree, targets), minlength=ties.n)


def _introducers(ties: Ties, degree: Int8, targets: Int32) -> Int32:
    known = ties.half_edges(targets).dst
    mine: Bool = degree[known] == 1
    return known[mine]
