"""How often groups occur, as how often the values in them do."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from secondhop.network.arrays import Int32, distinct
from secondhop.network.columns import Column, ListColumn
from secondhop.network.values import Values
from secondhop.search.spans import taken

Counts = NDArray[np.int64]


class Groups:
    """The different cells of a column, each with its values: none empty, none twice."""

    def __init__(self, column: Column[str] | Column[tuple[str, ...]]) -> None:
        self._column = column
        self._has_lists = isinstance(column, ListColumn)  # else a cell is its only value
        self._size = self._known = self._blank = -1
        self._ptr = self._value = np.zeros(0, np.int32)

    def by_value(self, group: Counts, size: Counts) -> tuple[Counts, Counts]:
        """The values that occur when groups occur so often, ascending, and how often."""
        if not self._has_lists:
            there = group != self._empty
            return group[there], size[there]
        self._take()
        ptr, value = self._ptr, self._value
        each = np.repeat(size, ptr[group + 1] - ptr[group])
        found = taken(value, ptr[group], ptr[group + 1])
        counts = np.bincount(found, each, len(self._column.values))
        there = np.flatnonzero(counts)
        return there, counts[there].astype(np.int64)

    def without_value(self, group: Counts, size: Counts) -> int:
        """How many people have groups in which there is no value."""
        if not self._has_lists:
            return int(size[group == self._empty].sum())
        self._take()
        return int(size[self._ptr[group + 1] == self._ptr[group]].sum())

    @property
    def _empty(self) -> int:
        """The number of the empty value, -1 where there is none."""
        values = self._column.values
        if self._known != len(values):
            found = values.find("")
            self._known, self._blank = len(values), -1 if found is None else found
        return self._blank

    def _take(self) -> None:
        """Read the cells anew when there are more than before."""
        column = self._column
        if isinstance(column, ListColumn) and self._size != column.cells:
            size = column.cells
            self._ptr, self._value = _values_of(column)
            self._size = size


def _values_of(column: ListColumn) -> tuple[Int32, Int32]:
    """(ptr, value) of every cell."""
    count = column.cells
    ptr, value = column.flat()
    cell = np.repeat(np.arange(count, dtype=np.int32), np.diff(ptr))
    keys = distinct(cell.astype(np.int64) << 32 | value)
    cell, value = (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)
    if (empty := column.values.find("")) is not None:
        cell, value = cell[value != empty], value[value != empty]
    sizes = np.bincount(cell, minlength=count)
    return np.concatenate(([0], np.cumsum(sizes))).astype(np.int32), value


def most_frequent(
    values: Values, value: Counts, count: Counts, limit: int | None
) -> NDArray[np.intp]:
    """Where among these values the most frequent ones stand, the most frequent first; equals in
    alphabetical order."""
    some = np.arange(len(value))
    if limit is not None and len(value) > limit > 0:
        least = np.partition(count, -limit)[-limit]
        some = np.flatnonzero(count >= least)
    return some[np.lexsort((values.ranks[value[some]], -count[some]))][:limit]
