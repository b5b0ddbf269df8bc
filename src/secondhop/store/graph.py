"""Everything that the active graph files say, united: rows, columns, evidence and traces."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop.model.facts import Skipped
from secondhop.model.identity import is_profile_key, profile_url
from secondhop.model.outreach import Note, Touch
from secondhop.model.person import PersonId
from secondhop.network.ids import Ids
from secondhop.store.evidence import EvidenceTable, ordinal
from secondhop.store.graphfile import GraphFile, NoteLine, PersonLine, TouchLine
from secondhop.store.keys import Keys
from secondhop.store.mentions import Places

Named = Callable[[str, str], int | None]
"""From a name and a company to the row of the one contact meant, None when that is not clear."""

VALUES = ("name", "title", "company", "location", "industry", "url", "email")
_NEVER = np.iinfo(np.int32).max


class Imported(Struct):
    """The imported layer of one person: the newest value of every field."""

    name: str = ""
    title: str = ""
    company: str = ""
    location: str = ""
    industry: str = ""
    url: str = ""
    email: str = ""
    skills: tuple[str, ...] = ()
    past: tuple[str, ...] = ()  # companies that a newer line replaced

    def overlay(self, line: PersonLine) -> None:
        """Take over what a newer line says; what it does not say stays."""
        if line.company and self.company not in ("", line.company, *self.past):
            self.past = (*self.past, self.company)
        for field in VALUES:
            if value := getattr(line, field):
                setattr(self, field, value)
        if not self.url:
            profiles = (key for key in line.keys if is_profile_key(key))
            self.url = next(map(profile_url, profiles), "")
        if line.skills:
            self.skills = tuple(dict.fromkeys((*self.skills, *line.skills)))


class SourceCount(Struct, frozen=True):
    """How many people and ties one source added to what the ones before it said."""

    people: int
    ties: int


class Graph:
    """The united rows of all files. Row numbers hold until the set of files changes."""

    def __init__(
        self,
        files: Sequence[GraphFile],
        ids: Ids,
        aliases: Mapping[str, int],
        mentions: Places,
        evidence: EvidenceTable,
        counts: list[SourceCount],
        names_people: bool,
        keys: Keys | Callable[[], Keys],
    ) -> None:
        """`aliases` are the rows of ids that another one stands for; `keys` may be made late."""
        self.files, self.ids, self.aliases = files, ids, aliases
        self.told, self.evidence, self.counts = mentions, evidence, counts
        self.names_people = names_people
        """Whether some lines only name whom they are about, so that names decide."""
        self.source_names = [file.short_name for file in files]
        self._keys = keys

    def __len__(self) -> int:
        return len(self.ids)

    def row(self, person: str) -> int | None:
        """The row of a person by any id they ever had."""
        row = self.ids.row(person)
        return self.aliases.get(person) if row is None else row

    def having(self, people: Collection[str]) -> set[str]:
        """Those of some ids that somebody has, or had; it goes through all once."""
        wanted = set(people)
        return wanted.intersection(self.ids) | (wanted & self.aliases.keys())

    def row_with_key(self, key: str) -> int | None:
        """The row of the one person that has a key."""
        keys = self._keys  # a thread beside the screen may put them in place meanwhile
        if not isinstance(keys, Keys):
            keys = self._keys = keys()
        return keys.row(key)

    def imported(self, row: int) -> Imported:
        """The imported layer of one person, read again from the lines."""
        values = Imported()
        for _, line in self.mentions(row):
            values.overlay(line)
        return values

    def mentions(self, row: int) -> list[tuple[GraphFile, PersonLine]]:
        """What each file said about a person, oldest first."""
        lines = self.told.lines(row, self.files)
        return [(file, line) for file, line in lines if isinstance(line, PersonLine)]

    def sources_by_row(self) -> list[tuple[str, ...]]:
        """The short names of the files that mention each person."""
        held: list[tuple[int, ...]] = [()] * len(self.ids)
        alone = [(file,) for file in range(len(self.files))]
        is_first = np.append(True, self.told.row[1:] != self.told.row[:-1])[: len(self.told.row)]
        is_only = is_first & np.append(is_first[1:], True)[: len(is_first)]
        rows, files = self.told.row, self.told.file
        for row, file in zip(rows[is_only].tolist(), files[is_only].tolist(), strict=True):
            held[row] = alone[file]
        pairs = zip(rows[~is_only].tolist(), files[~is_only].tolist(), strict=True)
        for row, told in groupby(pairs, itemgetter(0)):
            held[row] = tuple(dict.fromkeys(file for _, file in told))
        named = {files: tuple(self.source_names[file] for file in files) for files in set(held)}
        return [named[files] for files in held]

    def first_told(self) -> NDArray[np.int32]:
        """The day on which the first file with each person came in, as a date ordinal: int32[n]."""
        days = np.array([ordinal(file.source.imported) for file in self.files], np.int32)
        first = np.full(len(self), _NEVER, np.int32)
        if len(days):
            np.minimum.at(first, self.told.row, days[self.told.file])
        return np.where(first == _NEVER, 0, first)

    def happened(self, named: Named) -> list[tuple[int, int, int]]:
        """(row, file, offset) of the touches and notes that files brought, where it is clear whom
        they are about; `named` finds those who are only named."""
        found: dict[tuple[type, str], tuple[int, int, int]] = {}  # equal ones are one
        number_of = {file.name: number for number, file in enumerate(self.files)}
        for file, line, at in happenings(self.files):
            row = self._row_of_line(line, named)
            if row is not None:
                found[type(line), line.id] = row, number_of[file.name], at
        return list(found.values())

    def unmatched(self, named: Named) -> dict[str, list[Skipped]]:
        """By file, the rows that name nobody known; they count as soon as somebody is."""
        found: dict[str, list[Skipped]] = {}
        for file, line, _ in happenings(self.files if self.names_people else ()):
            if self._row_of_line(line, named) is None:
                reason = f"no single contact is called {line.name or 'so'} yet"
                found.setdefault(file.name, []).append(Skipped(line.line, reason))
        return found

    def owners(self) -> set[int]:
        """The rows of the people whose contact lists are loaded."""
        rows = (self.row(file.source.owner) for file in self.files)
        return {row for row in rows if row is not None}

    def _row_of_line(self, line: TouchLine | NoteLine, named: Named) -> int | None:
        if line.person:
            return self.row(line.person)
        row = self.row_with_key(line.key) if line.key else None
        return named(line.name, line.company) if row is None else row


def happenings(
    files: Iterable[GraphFile],
) -> Iterator[tuple[GraphFile, TouchLine | NoteLine, int]]:
    """The touches, then the notes, of some files, with where each stands."""
    kinds = [(file, set(map(type, file.lines))) for file in files]
    for kind in (TouchLine, NoteLine):
        for file in (file for file, held in kinds if kind in held):
            for line, at in zip(file.lines, file.offsets, strict=True):
                if isinstance(line, kind):
                    yield file, line, at


def record_of(line: TouchLine | NoteLine, person: PersonId, file: GraphFile) -> Touch | Note:
    """What a line tells of a person."""
    if isinstance(line, NoteLine):
        return Note(line.id, person, line.text, line.on, file.short_name)
    return Touch(
        id=line.id,
        person=person,
        kind=line.kind,
        on=line.on,
        direction=line.way,
        text=line.text,
        source=file.short_name,
    )
