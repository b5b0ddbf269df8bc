"""How often each value occurs among the people found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop.network.arrays import tally
from secondhop.network.columns import Column
from secondhop.network.people import People
from secondhop.search.bits import Bits
from secondhop.search.groups import Counts, Groups, most_frequent
from secondhop.search.ranked import Ranked

_COLUMNS: Final[dict[str, Callable[[People], Column[Any]]]] = {
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
FACETS: Final = (*_COLUMNS, "circle")
"""Fields whose values can be counted."""

_FEW: Final = 16
"""Fewer people than one for so many groups are counted without a place for each group."""


class Facet(Struct, frozen=True):
    """The values of one field among the people found, most frequent first."""

    values: list[tuple[str, int]]
    distinct: int  # how many values there are, shown or not
    known: int  # how many of the people found have a value
    total: int  # how many people were found


class Counted(NamedTuple):
    """How often each group occurred among some people."""

    bits: Bits
    version: int  # of the column
    sizes: Counts


class Told(NamedTuple):
    """What was last said of some people: edits nearly always leave it as it is."""

    bits: Bits
    version: int  # of the column
    limit: int | None
    facet: Facet

    def is_of(self, found: Ranked, version: int, limit: int | None) -> bool:
        """Whether it is to be said of these people."""
        is_likely = (self.version, self.limit, self.facet.total) == (version, limit, found.total)
        return is_likely and not found.apart_from(self.bits)


class FacetColumn:
    """Every person's group is a number, so that counting is one pass over numbers."""

    def __init__(self, people: People, name: str) -> None:
        self._column = _COLUMNS[name](people)
        self._groups = Groups(self._column)
        self._last: Counted | None = None
        self._told: Told | None = None

    def count(self, found: Ranked, limit: int | None) -> Facet:
        """Count the values of the people found, and name the `limit` most frequent ones."""
        version = self._column.version
        if self._told is None or not self._told.is_of(found, version, limit):
            self._told = Told(found.bits, version, limit, self._counted(found, limit))
        return self._told.facet

    def _counted(self, found: Ranked, limit: int | None) -> Facet:
        group, size = self._tally(found)
        value, count = self._groups.by_value(group, size)
        values = self._column.values
        best = most_frequent(values, value, count, limit)
        return Facet(
            values=[
                (values[i], n)
                for i, n in zip(value[best].tolist(), count[best].tolist(), strict=True)
            ],
            distinct=len(value),
            known=found.total - self._groups.without_value(group, size),
            total=found.total,
        )

    def _tally(self, found: Ranked) -> tuple[Counts, Counts]:
        """The groups that occur among the people found, ascending, and how often."""
        if found.total * _FEW < self._column.cells:
            few, size = tally(self._column.codes[found.members])
            return few.astype(np.int64), size.astype(np.int64)
        sizes = self._sizes(found)
        group = np.flatnonzero(sizes).astype(np.int64)
        return group, sizes[group]

    def _sizes(self, found: Ranked) -> Counts:
        """How often each group occurs: by the people found, by those who were not, or by who came
        and went since others were counted, whichever are fewest."""
        column, last = self._column, self._last
        is_whole = found.rows_known == len(column)
        rest = found.rows_known - found.total if is_whole else found.total
        is_same = last is not None and last.version == column.version
        if last is not None and is_same and found.apart_from(last.bits) < min(found.total, rest):
            gone, come = found.moves_from(last.bits)
            sizes = last.sizes - self._bins(gone) + self._bins(come)
        elif rest < found.total:
            sizes = column.sizes - self._bins(found.rest)
        else:
            sizes = self._bins(found.members)
        self._last = Counted(found.bits, column.version, sizes)
        return sizes

    def _bins(self, rows: NDArray[np.intp]) -> Counts:
        codes = self._column.codes.take(rows)
        return np.bincount(codes, minlength=self._column.cells).astype(np.int64, copy=False)
