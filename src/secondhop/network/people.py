"""People as columns: row r of every column is one person, and row 0 is me."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from secondhop.model.person import Person, PersonId
from secondhop.network.arrays import Int32

ME: Final = 0
"""The row of the person whose network this is."""

TEXT_COLUMNS = (
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
LIST_COLUMNS = ("skills", "tags", "past", "schools", "groups")


class Coded(NamedTuple):
    """A text column by number: the value of row r is values[codes[r]]."""

    codes: Int32  # int32[n]
    values: Sequence[str]


class People:
    """Columns of everybody in the graph; a Person is made only for the rows that are looked at."""

    def __init__(self, me: Person) -> None:
        self.ids: list[PersonId] = []
        self.row_of: dict[PersonId, int] = {}
        self.name: list[str] = []
        self.title: list[str] = []
        self.company: list[str] = []
        self.employer: list[str] = []  # the company under its one name, for facets
        self.location: list[str] = []
        self.industry: list[str] = []
        self.url: list[str] = []
        self.email: list[str] = []
        self.skills: list[tuple[str, ...]] = []
        self.tags: list[tuple[str, ...]] = []
        self.stage: list[str] = []
        self.past: list[tuple[str, ...]] = []  # companies of before
        self.schools: list[tuple[str, ...]] = []
        self.groups: list[tuple[str, ...]] = []
        self.hiring: list[str] = []  # what the user told: "yes", "no" or ""
        self.notes: list[tuple[str, ...]] = []
        self.sources: list[tuple[str, ...]] = []  # short names of the files that mention them
        self.append(me)

    def __len__(self) -> int:
        return len(self.ids)

    def append(self, person: Person, employer: str = "", sources: tuple[str, ...] = ()) -> int:
        """Add a person and return the row."""
        row = len(self.ids)
        self.ids.append(person.id)
        self.row_of[person.id] = row
        for column in (*TEXT_COLUMNS, *LIST_COLUMNS):
            getattr(self, column).append(getattr(person, column))
        self.employer.append(employer or person.company)
        self.notes.append(())
        self.sources.append(sources)
        return row

    def replace(self, row: int, person: Person, employer: str = "") -> None:
        """Show other values in a row; the id, notes, and who mentions the person, stay."""
        for column in (*TEXT_COLUMNS, *LIST_COLUMNS):
            getattr(self, column)[row] = getattr(person, column)
        self.employer[row] = employer or person.company

    def coded(self, column: str) -> Coded:
        """One of the text columns by number, for whoever groups everybody by it."""
        numbers: dict[str, int] = {}
        cells: list[str] = getattr(self, column)
        codes = [numbers.setdefault(cell, len(numbers)) for cell in cells]
        return Coded(np.array(codes, np.int32), list(numbers))

    def person(self, row: int) -> Person:
        """The person in a row, as a value."""
        return Person(
            id=self.ids[row],
            name=self.name[row],
            title=self.title[row],
            company=self.company[row],
            location=self.location[row],
            industry=self.industry[row],
            url=self.url[row],
            email=self.email[row],
            skills=self.skills[row],
            tags=self.tags[row],
            stage=self.stage[row],
            past=self.past[row],
            schools=self.schools[row],
            groups=self.groups[row],
            hiring=self.hiring[row],
        )
