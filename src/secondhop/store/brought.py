"""Touches and notes that files brought, decoded for the people who are looked at."""

from __future__ import annotations

from collections.abc import Iterator

from secondhop.model.outreach import Note, Touch
from secondhop.model.person import PersonId
from secondhop.store.graph import Graph, record_of
from secondhop.store.graphfile import NoteLine, TouchLine
from secondhop.store.mentions import Places


class Brought:
    """What the files say happened with each person."""

    def __init__(self, graph: Graph, places: Places) -> None:
        self._graph, self._places = graph, places

    def of(self, person: PersonId) -> Iterator[Touch | Note]:
        """What happened with one person, and the notes about them."""
        row = self._graph.row(person)
        return iter(()) if row is None else self.about(row)

    def about(self, row: int) -> Iterator[Touch | Note]:
        """The same for one row."""
        for file, line in self._places.lines(row, self._graph.files):
            if isinstance(line, TouchLine | NoteLine):
                yield record_of(line, self._graph.ids[row], file)

    def rows(self) -> list[int]:
        """The rows of everybody with whom anything happened."""
        return sorted(set(self._places.row.tolist()))

    def all(self) -> Iterator[Touch | Note]:
        """Everything, person by person."""
        for row in self.rows():
            yield from self.about(row)
