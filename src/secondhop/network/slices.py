"""Counts and best ways for groups of people at once: what the Board shows, from arrays alone."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from secondhop.network.arrays import Float32, Int32, Int64, group_starts, rows_where, tally
from secondhop.network.introductions import Introductions

NOBODY: Final = -1
_LAST: Final = np.iinfo(np.int32).max
_DENSE: Final = 4_000_000
"""Cells of a table of groups and contacts up to which counting beats sorting."""


class Legs(NamedTuple):
    """Every way through one of my contacts to some people: three aligned columns.

    `via` counts the contacts in any order the caller likes: of equal ones the first one leads.
    """

    via: Int32
    person: Int32  # rows
    warmth: Float32  # 0..1


class Best(NamedTuple):
    """The warmest way of each group or person, aligned; NOBODY and 0 where there is none."""

    via: Int32
    warmth: Float32


def legs_of(known: Introductions, turn: Int32) -> Legs:
    """The introductions one by one; `turn` says which of their contacts comes first, second …"""
    places = np.empty(len(turn), np.int32)
    places[turn] = np.arange(len(turn), dtype=np.int32)
    via = np.repeat(places, known.opens)
    return Legs(via, known.people, known.warmth.astype(np.float32))


def tallied(groups: Int32, columns: Int32, shape: tuple[int, int]) -> Int64:
    """How often each group meets each column; negative ones count nowhere: int64[shape]."""
    both = (groups >= 0) & (columns >= 0)
    keys = groups[both].astype(np.int64) * shape[1] + columns[both]
    counts: Int64 = np.bincount(keys, minlength=shape[0] * shape[1])
    return counts.reshape(shape)


def opened(legs: Legs, columns: Int32, count: int, n: int) -> Int64:
    """How many people the contacts of each column know together: int64[count], 127 at most."""
    small = columns.astype(np.int8)  # comparing is a matter of how many bytes are read
    last = np.full(n, NOBODY, np.int8)
    totals = np.zeros(count, np.int64)
    for column in range(count):
        last[legs.person[small == column]] = column
        totals[column] = np.count_nonzero(last == column)
    return totals


def warmest_of(legs: Legs, people: Int32, n: int) -> Best:
    """The warmest way to each of some people; of equal ones through the first contact."""
    best = np.zeros(n, np.float32)
    np.maximum.at(best, legs.person, legs.warmth)
    leads = legs.warmth == best[legs.person]
    via = np.full(n, _LAST, np.int32)
    np.minimum.at(via, legs.person[leads], legs.via[leads])
    via[via == _LAST] = NOBODY
    return Best(via[people], best[people])


def warmest_of_groups(groups: Int32, best: Best, count: int) -> Best:
    """The warmest way into each group, of people best first; groups below 0 count nowhere."""
    inside = np.flatnonzero((groups >= 0) & (best.via >= 0))
    warmth = np.zeros(count, np.float32)
    np.maximum.at(warmth, groups[inside], best.warmth[inside])
    leads = inside[best.warmth[inside] == warmth[groups[inside]]]
    first = np.full(count, len(groups), np.int64)
    np.minimum.at(first, groups[leads], leads)
    via = np.append(best.via, np.int32(NOBODY))[first]
    return Best(via.astype(np.int32), warmth)


def busiest_of_groups(groups: Int32, legs: Legs, count: int) -> Int32:
    """The contact who knows most people of each group, of equal ones the first.

    `groups` says of each leg where its person belongs; below 0 it counts nowhere.
    """
    contacts = int(legs.via.max(initial=0)) + 1
    if count * contacts <= _DENSE:
        table = tallied(groups, legs.via, (count, contacts))
        busiest = np.where(table.any(axis=1), table.argmax(axis=1), NOBODY)
        return busiest.astype(np.int32)
    inside = groups >= 0
    return _by_sorting(groups[inside].astype(np.int64), legs.via[inside], count)


def _by_sorting(groups: Int64, via: Int32, count: int) -> Int32:
    keys, many = tally((groups << 32) | via)
    group = keys >> 32
    order = np.lexsort((keys, -many, group))
    first = order[group_starts(group[order])]
    busiest = np.full(count, NOBODY, np.int32)
    busiest[group[first]] = keys[first] & 0xFFFFFFFF
    return busiest


def numbered(values: Int32, rows: Int32, n: int) -> Int32:
    """A column of n rows that holds `values` at `rows`, and NOBODY elsewhere."""
    column = np.full(n, NOBODY, np.int32)
    column[rows] = values
    return column


def kept(targets: Int32, known: Introductions, n: int) -> Int32:
    """Those of some people, in their order, whom the introductions reach."""
    reached = np.zeros(n, np.bool_)
    reached[known.people] = True
    return targets[rows_where(reached[targets])]
