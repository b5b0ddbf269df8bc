"""People as columns: row r of every column is one person, and row 0 is me."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from secondhop.model.person import Person
from secondhop.network.arrays import Int32
from secondhop.network.columns import ListColumn, TextColumn
from secondhop.network.ids import Ids, RowOf

ME: Final = 0
"""The row of the person whose network this is."""

OWN_TEXTS: Final = (
    "name",
    "title",
    "company",
    "location",
    "industry",
    "url",
    "email",
    "stage",
    "hiring",
)
OWN_LISTS: Final = ("skills", "tags", "past", "schools", "groups")
TEXTS: Final = (*OWN_TEXTS, "employer")
LISTS: Final = (*OWN_LISTS, "notes", "sources")


class Coded(NamedTuple):
    """A text column by number: the value of row r is values[codes[r]]."""

    codes: Int32  # int32[n]
    values: Sequence[str]


class Entry(NamedTuple):
    """One person with what a Person does not hold."""

    person: Person
    employer: str = ""  # the company under its one name, where that is another
    sources: tuple[str, ...] = ()  # short names of the files that mention them


class People:
    """Columns of everybody in the graph; a Person is made only for the rows that are looked at."""

    name: TextColumn
    title: TextColumn
    company: TextColumn
    employer: TextColumn  # the company under its one name, for facets
    location: TextColumn
    industry: TextColumn
    url: TextColumn
    email: TextColumn
    stage: TextColumn
    hiring: TextColumn  # what the user told: "yes", "no" or ""
    skills: ListColumn
    tags: ListColumn
    past: ListColumn  # companies of before
    schools: ListColumn
    groups: ListColumn
    notes: ListColumn
    sources: ListColumn  # short names of the files that mention them

    def __init__(self, me: Person | None = None) -> None:
        self._hold(Ids())
        for name in TEXTS:
            setattr(self, name, TextColumn.of())
        for name in LISTS:
            setattr(self, name, ListColumn.of())
        if me is not None:
            self.append(me)

    @classmethod
    def of(
        cls,
        ids: Ids,
        texts: Mapping[str, Iterable[str]],
        lists: Mapping[str, Iterable[tuple[str, ...]]],
    ) -> Self:
        """Everybody at once, from all of TEXTS and LISTS."""
        people = cls.__new__(cls)
        people._hold(ids)
        for name in TEXTS:
            setattr(people, name, TextColumn.of(texts[name]))
        for name in LISTS:
            setattr(people, name, ListColumn.of(lists[name]))
        return people

    def __len__(self) -> int:
        return len(self.ids)

    def append(self, person: Person, employer: str = "", sources: tuple[str, ...] = ()) -> int:
        """Add a person and return the row."""
        self.extend([Entry(person, employer, sources)])
        return len(self) - 1

    def extend(self, entries: Sequence[Entry]) -> None:
        """Add people, a column after the other."""
        for name in (*OWN_TEXTS, *OWN_LISTS):
            getattr(self, name).extend([getattr(entry.person, name) for entry in entries])
        self.employer.extend([entry.employer or entry.person.company for entry in entries])
        self.notes.extend([()] * len(entries))
        self.sources.extend([entry.sources for entry in entries])
        for entry in entries:
            self.ids.append(entry.person.id)

    def replace(self, row: int, person: Person, employer: str = "") -> None:
        """Show other values in a row; the id, notes, and who mentions the person, stay."""
        for name in (*OWN_TEXTS, *OWN_LISTS):
            getattr(self, name)[row] = getattr(person, name)
        self.employer[row] = employer or person.company

    def rename(self, ids: Iterable[str]) -> None:
        """Give everybody another id."""
        self._hold(Ids.of(ids))

    def coded(self, column: str) -> Coded:
        """One of the text columns by number, for whoever groups everybody by it."""
        cells: TextColumn = getattr(self, column)
        return Coded(cells.codes, cells.values)

    def by_name(self) -> Int32:
        """All rows by name, then by id: int32[n]."""
        ids = np.empty(len(self), np.int32)
        ids[self.ids.order] = np.arange(len(self), dtype=np.int32)
        return np.lexsort((ids, self.name.values.ranks[self.name.codes])).astype(np.int32)

    def person(self, row: int) -> Person:
        """The person in a row, as a value."""
        values = {name: getattr(self, name)[row] for name in (*OWN_TEXTS, *OWN_LISTS)}
        return Person(id=self.ids[row], **values)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Everything as named arrays, which is how it can be kept in a file."""
        named = {f"ids.{name}": array for name, array in self.ids.arrays().items()}
        for column in (*TEXTS, *LISTS):
            for name, array in getattr(self, column).arrays().items():
                named[f"{column}.{name}"] = array
        return named

    @classmethod
    def from_arrays(cls, named: Mapping[str, NDArray[Any]]) -> Self:
        """The people that these arrays are; they may be private maps of a file."""
        people = cls.__new__(cls)
        people._hold(Ids.from_arrays(_below("ids", named, ("ptr", "text", "order"))))
        for column in TEXTS:
            parts = _below(column, named, ("codes", "sizes", "ptr", "text"))
            setattr(people, column, TextColumn.from_arrays(parts))
        for column in LISTS:
            parts = _below(column, named, ("codes", "sizes", "ptr", "text", "cell_ptr", "value"))
            setattr(people, column, ListColumn.from_arrays(parts))
        return people

    def _hold(self, ids: Ids) -> None:
        self.ids, self.row_of = ids, RowOf(ids)


def _below(
    column: str, named: Mapping[str, NDArray[Any]], parts: Iterable[str]
) -> dict[str, NDArray[Any]]:
    """Those of some arrays of a column that there are; not every column has all of them."""
    names = ((part, f"{column}.{part}") for part in parts)
    return {part: named[name] for part, name in names if name in named}
