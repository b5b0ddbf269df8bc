"""How often each value occurs among the people found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhop.network.people import People
from secondhop.search.conditions import comparable
from secondhop.search.corpus import Rows

Group = tuple[str, ...]
"""The values of one person; nobody's is counted twice for the same value."""


def _one(value: str) -> Group:
    return (value,) if value else ()


def _each(values: Iterable[str]) -> Group:
    return tuple(sorted({value for value in values if value}))


_GROUPS: Final[dict[str, Callable[[People, int], Group]]] = {
    "industry": lambda people, row: _one(people.industry[row]),
    "location": lambda people, row: _one(people.location[row]),
    "company": lambda people, row: _one(people.employer[row]),
    "stage": lambda people, row: _one(people.stage[row]),
    "tag": lambda people, row: _each(people.tags[row]),
    "skill": lambda people, row: _each(people.skills[row]),
    "school": lambda people, row: _each(people.schools[row]),
    "group": lambda people, row: _each(people.groups[row]),
    "past": lambda people, row: _each(people.past[row]),
    "source": lambda people, row: _each(people.sources[row]),
    "title": lambda people, row: _one(people.title[row]),
    "name": lambda people, row: _one(people.name[row]),
}
FACETS: Final = tuple(_GROUPS)
"""Fields whose values can be counted."""


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one field among the people found, most frequent first."""

    values: list[tuple[str, int]]
    distinct: int  # how many values there are, shown or not
    known: int  # how many of the people found have a value
    total: int  # how many people were found


class FacetColumn:
    """Every person's group as a number, so that counting is one pass over numbers."""

    def __init__(self, people: People, name: str) -> None:
        self._people = people
        self._group_of = _GROUPS[name]
        self._groups: dict[Group, int] = {(): 0}
        self._values: dict[str, int] = {}
        self._member_group: list[int] = []  # pairs: this group has ...
        self._member_value: list[int] = []  # ... this value
        self._codes = np.zeros(0, np.int32)
        self._members = np.zeros((2, 0), np.int64)
        self._names: list[str] = []
        self._place = np.zeros(0, np.int64)
        self.grow()

    def grow(self) -> None:
        """Read the rows that were appended since."""
        new = range(len(self._codes), len(self._people))
        codes = np.fromiter(map(self._code, new), np.int32, len(new))
        self._codes = np.concatenate((self._codes, codes))
        self._settle()

    def refresh(self, rows: Iterable[int]) -> None:
        """Read these rows again."""
        for row in rows:
            self._codes[row] = self._code(row)
        self._settle()

    def count(self, rows: Rows, limit: int | None = None) -> Facet:
        """Count the values of these rows, and name the `limit` most frequent ones."""
        groups = np.bincount(self._codes[rows], minlength=len(self._groups))
        in_group, value = self._members
        counts = np.bincount(value, groups[in_group], len(self._values)).astype(np.int64)
        best = self._most_frequent(counts, limit)
        return Facet(
            values=[
                (self._names[i], n)
                for i, n in zip(best.tolist(), counts[best].tolist(), strict=True)
            ],
            distinct=int(np.count_nonzero(counts)),
            known=len(rows) - int(groups[0]),
            total=len(rows),
        )

    def _most_frequent(self, counts: NDArray[np.int64], limit: int | None) -> NDArray[np.intp]:
        found = np.flatnonzero(counts)
        if limit is not None and len(found) > limit > 0:
            least = np.partition(counts[found], -limit)[-limit]
            found = found[counts[found] >= least]
        return found[np.lexsort((self._place[found], -counts[found]))][:limit]

    def _code(self, row: int) -> int:
        group = self._group_of(self._people, row)
        code = self._groups.get(group)
        if code is None:
            code = self._groups[group] = len(self._groups)
            for value in group:
                self._member_group.append(code)
                self._member_value.append(self._values.setdefault(value, len(self._values)))
        return code

    def _settle(self) -> None:
        if len(self._member_group) != self._members.shape[1]:
            self._members = np.array((self._member_group, self._member_value), np.int64)
        if len(self._values) != len(self._names):
            names = self._names = list(self._values)
            by_name = sorted(range(len(names)), key=lambda i: (comparable(names[i]), names[i]))
            self._place = np.empty(len(names), np.int64)
            self._place[by_name] = np.arange(len(names))
