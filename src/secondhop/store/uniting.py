"""Who is who in all active graph files: their lines read once and united into a graph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from secondhop.model.text import clean
from secondhop.model.tie import EvidenceKind
from secondhop.network.ids import Ids
from secondhop.store.evidence import KINDS, EvidenceTable, make_table, ordinal
from secondhop.store.graph import Graph, Imported, SourceCount, happenings
from secondhop.store.graphfile import GraphFile, PersonLine, TieLine
from secondhop.store.identity import Identity
from secondhop.store.keys import Keys
from secondhop.store.mentions import Places

_CONNECTION = KINDS.index(EvidenceKind.CONNECTION)


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
        self._mentions: list[tuple[int, int, int]] = []  # number, file, line
        given = list(given)
        starts = self._unite(me, by_hand, given)
        roots = self._number_rows()
        self._mentions.sort(key=self._age_of_mention)
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

    def all_imported(self) -> list[Imported]:
        """The imported layer of everybody, by row."""
        layers = [Imported() for _ in self._ids]
        for number, file, line in self._mentions:
            mention = self._files[file].lines[line]
            assert isinstance(mention, PersonLine)
            layers[self._row_of_number(number)].overlay(mention)
        return layers

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
        for index, file in enumerate(self._files):
            starts.append(len(self._identity.ids))
            self._unite_file(index, file)
        starts.append(len(self._identity.ids))
        for person, key in given:
            if self._identity.find(person) is not None:
                self._identity.add(person, (key,))
        self._identity.settle()
        return starts

    def _unite_file(self, index: int, file: GraphFile) -> None:
        add, mentions = self._identity.add, self._mentions
        if file.source.owner:
            add(file.source.owner)
        for place, line in enumerate(file.lines):
            if isinstance(line, PersonLine):
                mentions.append((add(line.id, line.keys), index, place))

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

    def _row_of_number(self, number: int) -> int:
        return self._row_of[self._identity.root(number)]

    def _row(self, person: str) -> int | None:
        number = self._identity.find(person)
        return None if number is None else self._row_of[number]

    def _places(self) -> Places:
        return Places.of(
            (self._row_of_number(number), file, self._files[file].offsets[line])
            for number, file, line in self._mentions
        )

    def _gather_evidence(self) -> EvidenceTable:
        table: list[tuple[int, int, int, int, int, int]] = []
        for index, file in enumerate(self._files):
            seen = ordinal(file.source.as_of or file.source.imported)
            for a, b, kind, on in self._statements(file):
                table.append((a, b, kind, index, on, seen or on))
        return make_table(table)

    def _statements(self, file: GraphFile) -> Iterable[tuple[int, int, int, int]]:
        """(row, row, kind, date ordinal) for everything a file says of who knows whom."""
        owner, row = self._row(file.source.owner), self._row
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

    def _count(
        self, starts: list[int], roots: list[int], evidence: EvidenceTable
    ) -> list[SourceCount]:
        """Per source, the people whom it is the first to mention, and the ties."""
        before = [bisect_left(roots, start) for start in starts]
        people = [after - first for first, after in pairwise(before)]
        ties = _new_ties(evidence, len(self._files))
        return [SourceCount(*count) for count in zip(people, ties, strict=True)]

    def _age_of_mention(self, mention: tuple[int, int, int]) -> tuple[str, int, int]:
        _, file, line = mention
        return (self._files[file].source.as_of, file, line)


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
