"""Everything that the active graph files say, united: rows, columns, evidence and traces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from secondhop.model.facts import Skipped
from secondhop.model.identity import is_profile_key, profile_url
from secondhop.model.outreach import Note, Touch
from secondhop.model.person import PersonId
from secondhop.model.text import clean
from secondhop.model.tie import EvidenceKind
from secondhop.store.evidence import KINDS, EvidenceTable, make_table, ordinal
from secondhop.store.graphfile import GraphFile, NoteLine, PersonLine, TieLine, TouchLine, line_at
from secondhop.store.identity import Identity

LineT = TypeVar("LineT", TouchLine, NoteLine)
Named = Callable[[str, str], int | None]
"""From a name and a company to the row of the one contact meant, None when that is not clear."""

VALUES = ("name", "title", "company", "location", "industry", "url", "email")
_NEVER = np.iinfo(np.int32).max
_CONNECTION = KINDS.index(EvidenceKind.CONNECTION)


@dataclass(slots=True)
class Imported:
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


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many people and ties one source added to what the ones before it said."""

    people: int
    ties: int


class Graph:
    """The united rows of all files. Row numbers hold until the set of files changes."""

    def __init__(
        self,
        files: Sequence[GraphFile],
        me: Sequence[str],
        by_hand: Iterable[str] = (),
        given: Iterable[tuple[str, str]] = (),
    ) -> None:
        """`me` are my ids, oldest first; `by_hand` are people whom the user added; `given` are
        (person id, key) pairs that the user set."""
        self.files = files
        self.source_names = [file.short_name for file in files]
        self.counts: list[SourceCount] = []
        self.identity = Identity()
        self._mentions: list[tuple[int, int, int]] = []  # number, file, line
        starts = self._unite(me, by_hand, given)
        roots = self._number_rows()
        self.evidence = self._gather_evidence()
        self._count(starts, roots)
        self._index_mentions()
        self.names_people = any(not line.person for _, line in self._happenings())
        """Whether some lines only name whom they are about, so that names decide."""

    def __len__(self) -> int:
        return len(self.ids)

    def row(self, person: str) -> int | None:
        """The row of a person by any id they ever had."""
        number = self.identity.find(person)
        return None if number is None else self._row_of[number]

    def row_with_key(self, key: str) -> int | None:
        """The row of the one person that has a key."""
        number = self.identity.with_key(key)
        return None if number is None else self._row_of[number]

    def row_of_number(self, number: int) -> int:
        """The row of a number that the identity gave."""
        return self._row_of[self.identity.root(number)]

    def imported(self, row: int) -> Imported:
        """The imported layer of one person, read again from the lines."""
        values = Imported()
        for _, line in self.mentions(row):
            values.overlay(line)
        return values

    def all_imported(self) -> list[Imported]:
        """The imported layer of everybody, by row."""
        layers = [Imported() for _ in self.ids]
        for number, file, line in sorted(self._mentions, key=self._age_of_mention):
            mention = self.files[file].lines[line]
            assert isinstance(mention, PersonLine)
            layers[self.row_of_number(number)].overlay(mention)
        return layers

    def mentions(self, row: int) -> list[tuple[GraphFile, PersonLine]]:
        """What each file said about a person, oldest first."""
        first, last = np.searchsorted(self._mention_rows, (row, row + 1))
        found = []
        for file, line in self._mention_places[first:last].tolist():
            graph_file = self.files[file]
            mention = line_at(graph_file.content, graph_file.offsets[line])
            assert isinstance(mention, PersonLine)
            found.append((graph_file, mention))
        return found

    def sources_by_row(self) -> list[tuple[str, ...]]:
        """The short names of the files that mention each person."""
        held: list[tuple[int, ...]] = [()] * len(self.ids)
        for row, (file, _) in zip(
            self._mention_rows.tolist(), self._mention_places.tolist(), strict=True
        ):
            if file not in held[row]:
                held[row] = (*held[row], file)
        named = {files: tuple(self.source_names[file] for file in files) for files in set(held)}
        return [named[files] for files in held]

    def first_told(self) -> NDArray[np.int32]:
        """The day on which the first file with each person came in, as a date ordinal: int32[n]."""
        days = np.array([ordinal(file.source.imported) for file in self.files], np.int32)
        first = np.full(len(self), _NEVER, np.int32)
        if len(days):
            np.minimum.at(first, self._mention_rows, days[self._mention_places[:, 0]])
        return np.where(first == _NEVER, 0, first)

    def touches(self, named: Named) -> Iterable[Touch]:
        """What the files say happened, each thing once; `named` finds those who are only named."""
        for file, line in self._lines_of(TouchLine):
            row = self._row_of_line(line, named)
            if row is not None:
                yield Touch(
                    id=line.id,
                    person=self.ids[row],
                    kind=line.kind,
                    on=line.on,
                    direction=line.way,
                    text=line.text,
                    source=file.short_name,
                )

    def notes(self, named: Named) -> Iterable[Note]:
        """The notes that the files brought."""
        for file, line in self._lines_of(NoteLine):
            row = self._row_of_line(line, named)
            if row is not None:
                yield Note(line.id, self.ids[row], line.text, line.on, file.short_name)

    def unmatched(self, named: Named) -> dict[str, list[Skipped]]:
        """By file, the rows that name nobody known; they count as soon as somebody is."""
        found: dict[str, list[Skipped]] = {}
        for file, line in self._happenings():
            if self._row_of_line(line, named) is None:
                reason = f"no single contact is called {line.name or 'so'} yet"
                found.setdefault(file.name, []).append(Skipped(line.line, reason))
        return found

    def _row_of_line(self, line: TouchLine | NoteLine, named: Named) -> int | None:
        if line.person:
            return self.row(line.person)
        row = self.row_with_key(line.key) if line.key else None
        return named(line.name, line.company) if row is None else row

    def owners(self) -> set[int]:
        """The rows of the people whose contact lists are loaded."""
        rows = (self.row(file.source.owner) for file in self.files)
        return {row for row in rows if row is not None}

    def _happenings(self) -> Iterable[tuple[GraphFile, TouchLine | NoteLine]]:
        yield from self._lines_of(TouchLine)
        yield from self._lines_of(NoteLine)

    def _lines_of(self, kind: type[LineT]) -> Iterable[tuple[GraphFile, LineT]]:
        for file in self.files:
            for line in file.lines:
                if isinstance(line, kind):
                    yield file, line

    def _unite(
        self, me: Sequence[str], by_hand: Iterable[str], given: Iterable[tuple[str, str]]
    ) -> list[int]:
        """Say who is who; returns the first number that each file may add, and the end of all."""
        numbers = [self.identity.add(person) for person in me]
        for number in numbers[1:]:
            self.identity.unite(numbers[0], number)
        for person in by_hand:
            self.identity.add(person)
        starts = []
        for index, file in enumerate(self.files):
            starts.append(len(self.identity.ids))
            self._unite_file(index, file)
        starts.append(len(self.identity.ids))
        for person, key in given:
            if self.identity.find(person) is not None:
                self.identity.add(person, (key,))
        self.identity.settle()
        return starts

    def _unite_file(self, index: int, file: GraphFile) -> None:
        add, mentions = self.identity.add, self._mentions
        if file.source.owner:
            add(file.source.owner)
        for place, line in enumerate(file.lines):
            if isinstance(line, PersonLine):
                mentions.append((add(line.id, line.keys), index, place))

    def _number_rows(self) -> list[int]:
        """Rows by age of the oldest id; me, seen first, is row 0. Returns the number of each."""
        identity = self.identity
        self.ids: list[PersonId] = []
        roots: list[int] = []
        rows: list[int] = []
        for number, person in enumerate(identity.ids):
            root = identity.root(number)
            rows.append(len(self.ids) if root == number else rows[root])
            if root == number:
                roots.append(number)
                self.ids.append(PersonId(person))
        self._row_of = rows
        return roots

    def _gather_evidence(self) -> EvidenceTable:
        table: list[tuple[int, int, int, int, int, int]] = []
        for index, file in enumerate(self.files):
            seen = ordinal(file.source.as_of or file.source.imported)
            for a, b, kind, on in self._statements(file):
                table.append((a, b, kind, index, on, seen or on))
        return make_table(table)

    def _statements(self, file: GraphFile) -> Iterable[tuple[int, int, int, int]]:
        """(row, row, kind, date ordinal) for everything a file says of who knows whom."""
        owner, row = self.row(file.source.owner), self.row
        dates: dict[str, int] = {}
        for line in file.lines:
            if isinstance(line, PersonLine):
                if not line.tied:
                    continue
                a, b, kind, on = owner, row(line.id), _CONNECTION, line.since
            elif isinstance(line, TieLine):
                a, b, kind, on = row(line.a), row(line.b), _kind_number(line.kind), line.on
            else:
                continue
            if on not in dates:
                dates[on] = ordinal(on)
            if a is not None and b is not None:
                yield a, b, kind, dates[on]

    def _count(self, starts: list[int], roots: list[int]) -> None:
        """Per source, the people whom it is the first to mention, and the ties."""
        before = [bisect_left(roots, start) for start in starts]
        people = [after - first for first, after in pairwise(before)]
        self.counts = [SourceCount(*count) for count in zip(people, self._new_ties(), strict=True)]

    def _new_ties(self) -> list[int]:
        """Pairs whose first statement, in order of files, is the source's own."""
        if not len(self.evidence.keys):
            return [0] * len(self.files)
        order = np.lexsort((self.evidence.source, self.evidence.keys))
        keys, sources = self.evidence.keys[order], self.evidence.source[order]
        is_first = np.append(True, keys[1:] != keys[:-1])
        added: list[int] = np.bincount(sources[is_first], minlength=len(self.files)).tolist()
        return added

    def _index_mentions(self) -> None:
        mentions = sorted(self._mentions, key=self._age_of_mention)
        rows = np.array([self.row_of_number(number) for number, _, _ in mentions], np.int32)
        places = np.array([(file, line) for _, file, line in mentions], np.int32).reshape(-1, 2)
        order = np.argsort(rows, kind="stable")
        self._mention_rows, self._mention_places = rows[order], places[order]

    def _age_of_mention(self, mention: tuple[int, int, int]) -> tuple[str, int, int]:
        _, file, line = mention
        return (self.files[file].source.as_of, file, line)


def _kind_number(kind: str) -> int:
    try:
        return KINDS.index(EvidenceKind(clean(kind)))
    except ValueError:
        return KINDS.index(EvidenceKind.GROUP_THREAD)
