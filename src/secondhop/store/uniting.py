"""Who is who in all active graph files: their lines read once and united into a graph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from secondhop.model.text import clean
from secondhop.model.tie import EvidenceKind
from secondhop.network.ids import Ids
from secondhop.store.evidence import KINDS, EvidenceTable, make_table, ordinal
from secondhop.store.graph import Graph, SourceCount, happenings
from secondhop.store.graphfile import GraphFile, PersonLine, TieLine
from secondhop.store.identity import Identity
from secondhop.store.keys import Keys
from secondhop.store.mentions import Places

_CONNECTION = KINDS.index(EvidenceKind.CONNECTION)


class _Told(NamedTuple):
    """What one file says of people: one entry per line."""

    lines: list[PersonLine]
    offsets: NDArray[np.int64]
    numbers: NDArray[np.int64]  # that the identity gave


class Uniting:
    """Takes the files in; the graph is what comes of it."""

    def __init__(
        self,
        files: Sequence[GraphFile],
        me: Sequence[str],
        by_hand: Iterable[str] = (),
        given: Iterable[tuple[str, str]] = (),
    ) -> None:
        """`me` are my ids, oldest first; `by_hand` are people whom the user added; `given` are
        (person id, key) pairs that the user set."""
        self._files = files
        self._identity = Identity()
        self._told: list[_Told] = []
        given = list(given)
        starts = self._unite(me, by_hand, given)
        roots = self._number_rows()
        row_of = np.array(self._row_of, np.int32)
        self._rows = [row_of[told.numbers] for told in self._told]
        self._by_age = sorted(range(len(files)), key=lambda one: (files[one].source.as_of, one))
        self.keys = Keys(self._identity, self._row_of)
        evidence = self._gather_evidence()
        self.graph = Graph(
            files=files,
            ids=Ids.of(self._ids),
            aliases=self._aliases(),
            mentions=self._places(),
            evidence=evidence,
            counts=self._count(starts, roots, evidence),
            names_people=any(not line.person for _, line, _ in happenings(files)),
            keys=self.keys,
        )

    def mentions(self) -> Iterator[tuple[list[int], list[PersonLine]]]:
        """(rows, lines) of every file, oldest file first: whatever it says of each person."""
        for file in self._by_age:
            yield self._rows[file].tolist(), self._told[file].lines

    def _unite(
        self, me: Sequence[str], by_hand: Iterable[str], given: Iterable[tuple[str, str]]
    ) -> list[int]:
        """Say who is who; returns the first number that each file may add, and the end of all."""
        numbers = [self._identity.add(person) for person in me]
        for number in numbers[1:]:
            self._identity.unite(numbers[0], number)
        for person in by_hand:
            self._identity.add(person)
        starts = []
        for file in self._files:
            starts.append(len(self._identity.ids))
            self._unite_file(file)
        starts.append(len(self._identity.ids))
        for person, key in given:
            if self._identity.find(person) is not None:
                self._identity.add(person, (key,))
        self._identity.settle()
        return starts

    def _unite_file(self, file: GraphFile) -> None:
        if file.source.owner:
            self._identity.add(file.source.owner)
        kept = [place for place, line in enumerate(file.lines) if isinstance(line, PersonLine)]
        lines = cast(list[PersonLine], [file.lines[place] for place in kept])
        ids, keys = [line.id for line in lines], [line.keys for line in lines]
        numbers = np.array(self._identity.add_all(ids, keys), np.int64)
        self._told.append(_Told(lines, np.array(file.offsets, np.int64)[kept], numbers))

    def _number_rows(self) -> list[int]:
        """Rows by age of the oldest id; me, seen first, is row 0. Returns the number of each."""
        identity = self._identity
        self._ids: list[str] = []
        roots: list[int] = []
        rows: list[int] = []
        for number, person in enumerate(identity.ids):
            root = identity.root(number)
            rows.append(len(self._ids) if root == number else rows[root])
            if root == number:
                roots.append(number)
                self._ids.append(person)
        self._row_of = rows
        return roots

    def _aliases(self) -> dict[str, int]:
        """The rows of ids that another one stands for."""
        ids, rows = self._identity.ids, self._row_of
        return {
            person: row for person, row in zip(ids, rows, strict=True) if self._ids[row] != person
        }

    def _row(self, person: str) -> int | None:
        number = self._identity.find(person)
        return None if number is None else self._row_of[number]

    def _places(self) -> Places:
        parts = [
            _columns(len(self._rows[file]), self._rows[file], file, self._told[file].offsets)
            for file in self._by_age
        ]
        return Places.sorted(np.concatenate([np.empty((0, 3), np.int64), *parts]))

    def _gather_evidence(self) -> EvidenceTable:
        days = _Days()
        parts = [self._statements(number, days) for number in range(len(self._files))]
        return make_table(np.concatenate([np.empty((0, 6), np.int64), *parts]))

    def _statements(self, number: int, days: _Days) -> NDArray[np.int64]:
        """Everything a file says of who knows whom, as `make_table` wants it."""
        file, lines = self._files[number], self._told[number].lines
        owner = self._row(file.source.owner)
        tied = [] if owner is None else [n for n, line in enumerate(lines) if line.tied]
        seen = ordinal(file.source.as_of or file.source.imported)
        on = np.array([days[lines[place].since] for place in tied], np.int64)
        listed = _columns(
            len(tied), owner or 0, self._rows[number][tied], _CONNECTION, number, on, seen or on
        )
        others = len(lines) < len(file.lines)
        return np.concatenate((listed, self._others(number, seen, days))) if others else listed

    def _others(self, number: int, seen: int, days: _Days) -> NDArray[np.int64]:
        """What it says of people other than its owner."""
        rows: list[tuple[int, ...]] = []
        for line in self._files[number].lines:
            if isinstance(line, TieLine):
                a, b, on = self._row(line.a), self._row(line.b), days[line.on]
                if a is not None and b is not None:
                    rows.append((a, b, _kind_number(line.kind), number, on, seen or on))
        return np.array(rows, np.int64).reshape(-1, 6)

    def _count(
        self, starts: list[int], roots: list[int], evidence: EvidenceTable
    ) -> list[SourceCount]:
        """Per source, the people whom it is the first to mention, and the ties."""
        before = [bisect_left(roots, start) for start in starts]
        people = [after - first for first, after in pairwise(before)]
        ties = _new_ties(evidence, len(self._files))
        return [SourceCount(*count) for count in zip(people, ties, strict=True)]


class _Days(dict[str, int]):
    """Date ordinals of ISO dates, which come again and again."""

    def __missing__(self, text: str) -> int:
        day = self[text] = ordinal(text)
        return day


def _columns(count: int, *columns: NDArray[Any] | int) -> NDArray[np.int64]:
    """A table of so many rows from its columns; a number stands for a column of it."""
    table = np.empty((count, len(columns)), np.int64)
    for place, column in enumerate(columns):
        table[:, place] = column
    return table


def _new_ties(evidence: EvidenceTable, files: int) -> list[int]:
    """Pairs whose first statement, in order of files, is the source's own."""
    if not len(evidence.keys):
        return [0] * files
    order = np.lexsort((evidence.source, evidence.keys))
    keys, sources = evidence.keys[order], evidence.source[order]
    is_first = np.append(True, keys[1:] != keys[:-1])
    added: list[int] = np.bincount(sources[is_first], minlength=files).tolist()
    return added


def _kind_number(kind: str) -> int:
    try:
        return KINDS.index(EvidenceKind(clean(kind)))
    except ValueError:
        return KINDS.index(EvidenceKind.GROUP_THREAD)
