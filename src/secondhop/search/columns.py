"""What stands in the searched columns of one row, read from the people as they are now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from secondhop.model.text import comparable
from secondhop.network.people import People
from secondhop.search.conditions import EVERYTHING, START
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


def values_of(people: People, name: str, row: int) -> tuple[str, ...]:
    """What stands in one cell, as it was written."""
    return tuple(_VALUES[name](people, row))


def cell_of(people: People, name: str, row: int) -> str:
    """One cell with START before each value, whatever the column."""
    return "".join(START + _comparable(value) for value in values_of(people, name, row) if value)
