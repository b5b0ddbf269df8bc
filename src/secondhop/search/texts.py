"""Every text column of everybody, searched by any part of words, and right through live edits.

Rows that were edited or added since the word indexes were built are few: they are read one by one
beside the indexes, until new indexes, built elsewhere from a `Renewal`, are put in their place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from msgspec import Struct

from secondhop.network.people import People
from secondhop.search.bits import Bits, bits_of, resized
from secondhop.search.build import built
from secondhop.search.columns import cell_of
from secondhop.search.conditions import EVERYTHING
from secondhop.search.parts import SCOPES, TOGETHER, facts_of
from secondhop.search.typos import suggest
from secondhop.search.vocabulary import encoded
from secondhop.search.words import WordIndex

MANY: Final = 1_000
"""More edited rows than that are worth new indexes: reading them takes half a millisecond a key."""


class Renewal(Struct, frozen=True):
    """What new indexes are made of; they hold the rows there were when it was asked for."""

    people: People
    columns: tuple[str, ...]
    rows: int


Indexes = dict[str, WordIndex]
"""One for each column that stands alone, and one for all that free words are looked for in."""


def rebuilt(renewal: Renewal) -> Indexes:
    """New indexes; may run in another thread while people are edited and added."""
    return {name: _index(name, renewal.people, renewal.rows) for name in renewal.columns}


def indexes_of(people: People) -> Indexes:
    """The index that every search needs; the others are made when they are first asked for."""
    return rebuilt(Renewal(people, (EVERYTHING,), len(people)))


class Texts:
    """Answers which rows have a text in a column."""

    def __init__(self, people: People, indexes: Indexes | None = None) -> None:
        """`indexes` are of these very people, from an earlier day perhaps."""
        self._people = people
        self._rows = len(people)
        self._indexes = indexes or indexes_of(people)
        self._edited: set[int] = set()
        self._since: set[int] | None = None  # edited since a renewal was asked for
        self._cells: dict[str, dict[int, str]] = {}  # of edited rows

    @property
    def indexes(self) -> Indexes:
        """The indexes made so far."""
        return self._indexes

    def having(self, column: str, needle: str) -> Bits:
        """The rows with this folded text in a column; START in front binds it to a value's start.

        The answer may be shared, so it is not to be changed.
        """
        index, parts = self._index_of(column)
        found = index.having(needle, parts)
        if not self._edited:
            return found
        cells = self._cells_of(column)
        return self._corrected(found, [row for row, cell in cells.items() if needle in cell])

    def filled(self, column: str) -> Bits:
        """The rows with any text at all in a column."""
        index, parts = self._index_of(column)
        found = index.filled(parts)
        if not self._edited:
            return found
        cells = self._cells_of(column)
        return self._corrected(found, [row for row, cell in cells.items() if cell.strip()])

    def suggest(self, needle: str, column: str = EVERYTHING) -> str | None:
        """What was probably meant by a text that nobody has, None when nothing resembles it."""
        index, _ = self._index_of(column)
        frequency = np.diff(index.places.ptr)
        meant = []
        for word in needle.split():
            known = len(index.vocabulary.having(encoded(word)))
            near = word if known else suggest(word, index.vocabulary, frequency)
            if near is None:
                return None
            meant.append(near)
        return " ".join(meant) or None

    def update(self, rows: Iterable[int]) -> None:
        """Read these rows again from now on."""
        rows = [row for row in rows if row < self._rows]
        self._edited.update(rows)
        if self._since is not None:
            self._since.update(rows)
        for column, cells in self._cells.items():
            cells.update((row, cell_of(self._people, column, row)) for row in rows)

    def grow(self) -> None:
        """Read the rows that were appended since."""
        before, self._rows = self._rows, len(self._people)
        self.update(range(before, self._rows))

    @property
    def wants_renewal(self) -> bool:
        """Whether so much was edited that new indexes are worth it, and none are under way."""
        return len(self._edited) > MANY and not self.is_being_renewed

    @property
    def is_being_renewed(self) -> bool:
        """Whether new indexes were asked for, and are not there yet."""
        return self._since is not None

    def renewal(self) -> Renewal:
        """Ask for new indexes; what is edited from now on will be read beside them."""
        self._since = set()
        return Renewal(self._people, tuple(self._indexes), self._rows)

    def renew(self, indexes: Indexes) -> None:
        """Search these indexes from now on."""
        self._indexes = {**self._indexes, **indexes}
        self._edited, self._since = self._since or set(), None
        self._cells.clear()

    def _corrected(self, found: Bits, rows: list[int]) -> Bits:
        """Edited rows count as they are now, whatever the index says of them."""
        bits = resized(found, self._rows)
        edited = np.fromiter(self._edited, np.int32, len(self._edited))
        bits &= ~bits_of(edited, self._rows)
        bits |= bits_of(np.array(rows, np.int32), self._rows)
        return bits

    def _index_of(self, column: str) -> tuple[WordIndex, slice | None]:
        """The index of a column, made when it is first asked for, and its parts there."""
        shared = SCOPES.get(column)
        name = EVERYTHING if shared else column
        if name not in self._indexes:
            self._indexes[name] = _index(name, self._people, self._rows)
        return self._indexes[name], None if column == name else shared

    def _cells_of(self, column: str) -> dict[int, str]:
        if column not in self._cells:
            self._cells[column] = {row: cell_of(self._people, column, row) for row in self._edited}
        return self._cells[column]


def _index(column: str, people: People, rows: int) -> WordIndex:
    parts = TOGETHER if column == EVERYTHING else (column,)
    return built([facts_of(people, part, rows) for part in parts], rows)
