"""Folded text of everybody, one string per person and column, made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final

from secondhop.network.people import People
from secondhop.search.conditions import EVERYTHING, START, comparable
from secondhop.search.hiring import hiring

Values = Sequence[str]
_comparable = lru_cache(maxsize=1 << 15)(comparable)


def _companies(people: People, row: int) -> Values:
    company, employer = people.company[row], people.employer[row]
    return (company,) if company == employer else (company, employer)


def _everything(people: People, row: int) -> Values:
    return (
        people.name[row],
        people.title[row],
        *_companies(people, row),
        people.location[row],
        people.industry[row],
        *people.skills[row],
        *people.tags[row],
    )


_VALUES: Final[dict[str, Callable[[People, int], Values]]] = {
    EVERYTHING: _everything,
    "name": lambda people, row: (people.name[row],),
    "title": lambda people, row: (people.title[row],),
    "company": _companies,
    "employer": lambda people, row: (people.employer[row],),
    "location": lambda people, row: (people.location[row],),
    "industry": lambda people, row: (people.industry[row],),
    "skill": lambda people, row: people.skills[row],
    "tag": lambda people, row: people.tags[row],
    "stage": lambda people, row: (people.stage[row],),
    "past": lambda people, row: people.past[row],
    "school": lambda people, row: people.schools[row],
    "group": lambda people, row: people.groups[row],
    "note": lambda people, row: people.notes[row],
    "email": lambda people, row: (people.email[row],),
    "url": lambda people, row: (people.url[row],),
    "hiring": lambda people, row: (hiring(people.title[row], people.hiring[row]),),
    "source": lambda people, row: people.sources[row],
}


class Columns:
    """Values of one cell stand on lines of their own, so that no needle matches across them."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._built: dict[str, list[str]] = {}

    def __getitem__(self, name: str) -> list[str]:
        self.prepare(name)
        return self._built[name]

    def prepare(self, name: str) -> None:
        if name not in self._built:
            self._built[name] = [self._cell(name, row) for row in range(len(self._people))]

    def refresh(self, rows: Iterable[int]) -> set[str]:
        """Read these rows again, and return the names of the columns that have changed."""
        rows = list(rows)
        changed = set()
        for name, cells in self._built.items():
            for row in rows:
                cell = self._cell(name, row)
                if cells[row] != cell:
                    cells[row] = cell
                    changed.add(name)
        return changed

    def grow(self) -> None:
        """Read the rows that were appended since."""
        for name, cells in self._built.items():
            cells.extend(self._cell(name, row) for row in range(len(cells), len(self._people)))

    def _cell(self, name: str, row: int) -> str:
        values = [_comparable(value) for value in _VALUES[name](self._people, row) if value]
        return "\n".join(values)


def values_of(people: People, name: str, row: int) -> tuple[str, ...]:
    """What stands in one cell, as it was written."""
    return tuple(_VALUES[name](people, row))


def cell_of(people: People, name: str, row: int) -> str:
    """One cell with START before each value, whatever the column."""
    return "".join(START + _comparable(value) for value in values_of(people, name, row) if value)
