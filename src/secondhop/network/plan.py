"""Whom to ask, in which order: contacts chosen so that few asks reach many people, warmly."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from heapq import heapify, heappop, heapreplace
from itertools import islice
from typing import Final, NamedTuple

import numpy as np

from secondhop.network.arrays import Bool, Float32, Float64, Int8, Int32, rows_where
from secondhop.network.coverage import COUNT, WARMTH, Coverage
from secondhop.network.introductions import Introductions, introductions
from secondhop.network.ties import Ties

ORDERS: Final = (WARMTH, COUNT)
"""What a plan can be made by."""


class Ask(NamedTuple):
    """One step of a plan: a contact, and what asking them brings after all asks before."""

    row: int  # the contact
    opens: int  # targets they know
    adds: int  # targets nobody asked before them knows
    covered: float  # share of all targets reached after this ask, 0..1
    people: Int32  # rows of the targets to ask them about: the new ones
    warmer: int  # targets reached before to whom they are a warmer way


def plan(
    ties: Ties,
    degree: Int8,
    strength: Float32,
    targets: Int32,
    *,
    by: str = WARMTH,
    value: Float32 | None = None,
    leaving_out: Collection[int] = (),
    places: Int32 | None = None,
    limit: int | None = None,
) -> list[Ask]:
    """Contacts in the order in which to ask about the targets of degree 2.

    By "warmth" each next one adds most to Σ value · warmth of the warmest way, which greedily comes
    within 1 - 1/e of the best choice (facility location: Nemhauser, Wolsey & Fisher 1978). The
    targets are given best first and count 1/log2(2 + rank), unless `value` says so one by one.
    By "count" each next one adds most new targets. Equal ones follow by `places`, then by row.
    It ends when nobody adds anybody, nor a warmer way. Whom to ask about comes best first.
    """
    worth, wanted = worth_of(ties.n, targets, value), _wanted(degree, targets)
    left_out = np.array(sorted(leaving_out), np.int32)
    known = introductions(ties, degree, strength, wanted, left_out)
    rows = known.contacts
    asks = planned(
        known, worth, int(np.count_nonzero(wanted)), rows if places is None else places[rows], by
    )
    return [_best_first(ask, worth) for ask in islice(asks, limit)]


def planned(
    known: Introductions, worth: Float64, total: int, places: Int32, by: str = WARMTH
) -> Iterator[Ask]:
    """The same from introductions that are known already: `worth` of every row, how many targets
    there are, and the places of the contacts, by which equal ones follow.

    The people of an ask come in no order, as whoever plans a million does not read them all.
    """
    if by not in ORDERS:
        raise ValueError(f"a plan is made by {' or by '.join(ORDERS)}, not by {by!r}")
    coverage = Coverage(known, worth, by)
    for index in _lazily(known, coverage, places):
        yield _ask(known, coverage, index, total)


def unknown_lists(degree: Int8, listed: Bool) -> Int32:
    """Contacts whose own list is not loaded, ascending: what they open is not known, not nothing.

    `listed` tells of each row whether that person's contact list is loaded.
    """
    return rows_where((degree == 1) & ~listed)


def _wanted(degree: Int8, targets: Int32) -> Bool:
    wanted = np.zeros(len(degree), np.bool_)
    wanted[targets] = True
    wanted &= degree == 2
    return wanted


def worth_of(n: int, targets: Int32, value: Float32 | None = None) -> Float64:
    """What reaching each target counts; of a target named twice, the first place: float64[n]."""
    worth = np.zeros(n)
    each = 1 / np.log2(2 + np.arange(len(targets))) if value is None else value
    worth[targets[::-1]] = each[::-1]
    return worth


def _lazily(known: Introductions, coverage: Coverage, places: Int32) -> Iterator[int]:
    """Places of the contacts in `known`, the most useful next one first (Minoux 1978).

    What a contact adds never grows while others are asked, so an old number is a bound: only who
    leads by an old number is looked at again, a few contacts a step instead of all.
    """
    rows = known.contacts.tolist()
    bounds = zip(*coverage.bounds(), places.tolist(), rows, range(len(rows)), strict=True)
    heap = [(-gain, -adds, *rest) for gain, adds, *rest in bounds]
    heapify(heap)
    while heap:
        index = heap[0][-1]
        gain, adds = coverage.gain(index)
        now = (-gain, -adds, *heap[0][2:])
        heapreplace(heap, now)
        if heap[0] is now:
            if not (gain or adds):
                return
            heappop(heap)
            yield index


def _ask(known: Introductions, coverage: Coverage, index: int, total: int) -> Ask:
    opens = int(known.start[index + 1] - known.start[index])
    new, warmer = coverage.take(index)
    covered = coverage.reached / total
    return Ask(int(known.contacts[index]), opens, len(new), covered, new, warmer)


def _best_first(ask: Ask, worth: Float64) -> Ask:
    return ask._replace(people=ask.people[np.lexsort((ask.people, -worth[ask.people]))])
