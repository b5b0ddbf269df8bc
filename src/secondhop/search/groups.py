"""The values that one person has of a field, numbered by what they are and ranked by how often."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from secondhop.search.conditions import comparable
from secondhop.search.spans import taken

Group = str | tuple[str, ...]
"""The value, or the values, of one person; nobody's is counted twice for the same value."""

Counts = NDArray[np.int64]

_ONE_BY_ONE = 100
"""So many new names are put in their places; with more, all are sorted again."""


class Groups(dict[Group, int]):
    """Numbers the groups as they come; group 0 has no value."""

    def __init__(self) -> None:
        super().__init__({"": 0, (): 0})
        self.numbers: dict[str, int] = {}
        self.size = 1
        self._value: list[int] = []  # of group 1, of group 2 …
        self._ends = [0]  # where the values of each group end
        self._arrays = (np.zeros(0, np.int32), np.zeros(2, np.int32))

    def __missing__(self, group: Group) -> int:
        values = (group,) if isinstance(group, str) else {*group} - {""}
        self[group] = code = self.size if values else 0
        if not values:
            return code
        self.size += 1
        for value in values:
            self._value.append(self.numbers.setdefault(value, len(self.numbers)))
        self._ends.append(len(self._value))
        return code

    def by_value(self, group: Counts, size: Counts) -> tuple[Counts, Counts]:
        """How often groups occur, as how often values do; both ascending, without zeros."""
        if len(self.numbers) == len(self._value) == self.size - 1:
            there = slice(int(np.searchsorted(group, 1)), None)  # group g + 1 has value g alone
            return group[there] - 1, size[there]
        value, ptr = self._flat()
        sizes = np.repeat(size, ptr[group + 1] - ptr[group])
        counts = np.bincount(taken(value, ptr[group], ptr[group + 1]), sizes, len(self.numbers))
        found = np.flatnonzero(counts)
        return found, counts[found].astype(np.int64)

    def _flat(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        if len(self._arrays[1]) != self.size + 1:
            ends = np.array([0, *self._ends], np.int32)
            self._arrays = np.array(self._value, np.int32), ends
        return self._arrays


class Names:
    """The names of values, by number, and their alphabetical order, in which equals are listed."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._sorted = np.zeros(0, np.int64)
        self._place = np.zeros(0, np.int64)

    def __getitem__(self, value: int) -> str:
        return self._names[value]

    def take(self, values: Collection[str]) -> None:
        """All values there are now; those that were there before stand first, as they did."""
        before, names = len(self._names), self._names
        if len(values) == before:
            return
        names.extend(islice(values, before, None))
        if len(names) - before > _ONE_BY_ONE:
            self._sorted = np.array(sorted(range(len(names)), key=self._key), np.int64)
        else:
            for value in range(before, len(names)):
                place = bisect(self._sorted, self._key(value), key=self._key)
                self._sorted = np.insert(self._sorted, place, value)
        self._place = np.empty(len(names), np.int64)
        self._place[self._sorted] = np.arange(len(names))

    def most_frequent(self, value: Counts, count: Counts, limit: int | None) -> NDArray[np.intp]:
        """Where among these values the most frequent ones stand, the most frequent first."""
        some = np.arange(len(value))
        if limit is not None and len(value) > limit > 0:
            least = np.partition(count, -limit)[-limit]
            some = np.flatnonzero(count >= least)
        return some[np.lexsort((self._place[value[some]], -count[some]))][:limit]

    def _key(self, value: int) -> tuple[str, str]:
        name = self._names[value]
        return comparable(name), name


def padded(counts: Counts, size: int) -> Counts:
    """The same counts, with zeros for groups that are new."""
    missing = size - len(counts)
    return np.append(counts, np.zeros(missing, np.int64)) if missing > 0 else counts
