"""Whom to connect with: prospects who know the most people beyond."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from msgspec import Struct

from secondhop.network.arrays import Int8, Int32, Int64, rows_where
from secondhop.network.known import Known
from secondhop.network.ties import Ties


class Opening(NamedTuple):
    """A prospect, and how many people beyond would be prospects if we were connected."""

    row: int
    opens: int


class Openings(Struct, frozen=True):
    """Prospects who would open somebody new, most first."""

    found: list[Opening]
    beyond: int  # people of degree 3 that are known of

    @property
    def reason(self) -> str:
        """In plain words what the order follows from, or why there is nobody."""
        if self.found:
            return "Counted: people beyond 2nd degree known to know them."
        if self.beyond:
            return "None of them is known to know anybody beyond 2nd degree."
        return "Nobody beyond 2nd degree is known of yet."


def reach_gains(ties: Ties, degree: Int8) -> Int32:
    """How many people of degree 3 each prospect knows: they would be of degree 2: int32[n]."""
    near, far = degree == 2, degree == 3
    prospects, beyond = rows_where(near), rows_where(far)
    if ties.counts(beyond).sum() < ties.counts(prospects).sum():
        back = ties.half_edges(beyond).dst
        opened = back[near[back]]
    else:
        out = ties.half_edges(prospects)
        opened = out.src[far[out.dst]]
    return np.bincount(opened, minlength=ties.n).astype(np.int32)


def openings(known: Known, rows: Int32, limit: int) -> Openings:
    """The prospects among some rows by their reach; equal ones as given."""
    gains = reach_gains(known.ties, known.degree)[rows]
    some = np.flatnonzero(gains)
    top = some[best_places(gains[some], limit)]
    chosen = zip(rows[top].tolist(), gains[top].tolist(), strict=True)
    beyond = int(np.count_nonzero(known.degree == 3))
    return Openings([Opening(row, opens) for row, opens in chosen], beyond)


def best_places(score: Int32 | Int64, most: int) -> Int64:
    """Where the highest scores stand, highest first, equal ones in their order: int64[≤ most]."""
    if most <= 0:
        return np.empty(0, np.int64)
    places = np.arange(len(score))
    if len(score) > most:
        places = np.flatnonzero(score >= np.partition(score, -most)[-most])
    return places[np.argsort(-score[places], kind="stable")][:most]
