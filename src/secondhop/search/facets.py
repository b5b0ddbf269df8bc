"""How often each value occurs among the people found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhop.network.people import People
from secondhop.search.bits import Bits, among, rows_in
from secondhop.search.groups import Counts, Groups, Names, padded
from secondhop.search.parts import Cells
from secondhop.search.ranked import Ranked

_GROUPS: Final[dict[str, Callable[[People], Cells]]] = {
    "industry": lambda people: people.industry,
    "location": lambda people: people.location,
    "company": lambda people: people.employer,
    "stage": lambda people: people.stage,
    "tag": lambda people: people.tags,
    "skill": lambda people: people.skills,
    "school": lambda people: people.schools,
    "group": lambda people: people.groups,
    "past": lambda people: people.past,
    "source": lambda people: people.sources,
    "title": lambda people: people.title,
    "name": lambda people: people.name,
}
FACETS: Final = tuple(_GROUPS)
"""Fields whose values can be counted."""

_FEW: Final = 16
"""Fewer people than one for so many groups are counted without a place for each group."""


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
        self._cells = _GROUPS[name]
        self._groups = Groups()
        self._names = Names()
        self._codes = np.zeros(0, np.int32)
        self._everybody: Bits | None = None  # whose groups are counted in ...
        self._all = np.zeros(0, np.int64)  # ... this, by group
        self.grow()

    def grow(self) -> None:
        """Read the rows that were appended since."""
        start, stop = len(self._codes), len(self._people)
        cells = self._cells(self._people)[start:stop]
        codes = np.fromiter(map(self._groups.__getitem__, cells), np.int32, stop - start)
        self._codes = np.concatenate((self._codes, codes))
        self._names.take(self._groups.numbers)

    def refresh(self, rows: Iterable[int]) -> None:
        """Read these rows again."""
        cells = self._cells(self._people)
        for row in rows:
            before, self._codes[row] = self._codes[row], self._groups[cells[row]]
            if self._everybody is not None and among(self._everybody, np.array([row]))[0]:
                self._all = padded(self._all, self._groups.size)
                self._all[before] -= 1
                self._all[self._codes[row]] += 1
        self._names.take(self._groups.numbers)

    def count(self, found: Ranked, limit: int | None = None) -> Facet:
        """Count the values of the people found, and name the `limit` most frequent ones."""
        group, size = self._tally(found)
        value, count = self._groups.by_value(group, size)
        best = self._names.most_frequent(value, count, limit)
        return Facet(
            values=[
                (self._names[i], n)
                for i, n in zip(value[best].tolist(), count[best].tolist(), strict=True)
            ],
            distinct=len(value),
            known=found.total - int(size[group == 0].sum()),
            total=found.total,
        )

    def _tally(self, found: Ranked) -> tuple[Counts, Counts]:
        """The groups that occur among the people found, ascending, and how often."""
        if found.total * _FEW < self._groups.size:
            few, size = np.unique(self._codes[found.members], return_counts=True)
            return few.astype(np.int64), size.astype(np.int64)
        if found.is_most:
            sizes = self._of_everybody(found.everybody) - self._bins(found.others)
        else:
            sizes = self._bins(found.members)
        group = np.flatnonzero(sizes).astype(np.int64)
        return group, sizes[group]

    def _of_everybody(self, everybody: Bits) -> Counts:
        if self._everybody is not everybody:
            self._everybody, self._all = everybody, self._bins(rows_in(everybody))
        self._all = padded(self._all, self._groups.size)
        return self._all

    def _bins(self, rows: NDArray[np.intp]) -> Counts:
        codes = self._codes.take(rows)
        return np.bincount(codes, minlength=self._groups.size).astype(np.int64, copy=False)
