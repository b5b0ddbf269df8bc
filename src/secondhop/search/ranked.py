"""The people found, as a set, and as many of them as are looked at, in their order."""

from __future__ import annotations

from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhop.search.bits import Bits, among, count_of, mask_of, rows_in
from secondhop.search.corpus import Rows

_WINDOW: Final = 2_000
"""Further down than so many, everybody is put in order once."""

_AHEAD: Final = 64
"""So many are put in order at least, whoever asks for fewer."""


def places_of(rows: Rows) -> Rows:
    """Where each row stands in an order of all of them."""
    place = np.empty(len(rows), np.int32)
    place[rows] = np.arange(len(rows), dtype=np.int32)
    return place


class Order:
    """Every row once, first to last."""

    def __init__(self, rows: Rows, place: Rows | None = None) -> None:
        self.rows = rows
        if place is not None:
            self.place = place

    @cached_property
    def place(self) -> Rows:
        """Where each row stands."""
        return places_of(self.rows)


class Ranked:
    """A set of rows in an order."""

    def __init__(self, bits: Bits, order: Order) -> None:
        self.bits = bits
        self._order = order
        self.total = count_of(bits)

    @cached_property
    def rows(self) -> Rows:
        """All of them in their order, which is only made when somebody asks for it."""
        order = self._order.rows
        rows = order[mask_of(self.bits, len(order))[order]]
        rows.flags.writeable = False
        return rows

    @cached_property
    def members(self) -> NDArray[np.intp]:
        """All of them, ascending."""
        return rows_in(self.bits)

    @property
    def rows_known(self) -> int:
        """How many rows there are, found or not."""
        return len(self._order.rows)

    @cached_property
    def rest(self) -> NDArray[np.intp]:
        """All rows that were not found, ascending."""
        rest = rows_in(~self.bits)
        return rest[: int(np.searchsorted(rest, self.rows_known))]

    def apart_from(self, others: Bits) -> int:
        """How many are found here or there, but not in both."""
        return count_of(self.bits ^ others) if len(others) == len(self.bits) else self.total

    def moves_from(self, others: Bits) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Who was among others and is not found here, and who is found here alone."""
        moves = self._moves  # another thread may put others there
        if moves is None or moves[0] is not others:
            moves = others, rows_in(others & ~self.bits), rows_in(self.bits & ~others)
            self._moves = moves
        return moves[1], moves[2]

    _moves: tuple[Bits, NDArray[np.intp], NDArray[np.intp]] | None = None

    def window(self, start: int, stop: int) -> Rows:
        """Those that stand in places start … stop - 1, fewer at the end."""
        stop = min(stop, self.total)
        if "rows" in self.__dict__ or stop > _WINDOW:
            return self.rows[start:stop]
        if stop > len(self._first):
            ahead = max(stop, _AHEAD, 2 * len(self._first))  # as lists are read row by row
            self._first = self._best(min(ahead, self.total))
        return self._first[start:stop]

    def place_of(self, row: int) -> int | None:
        """Where a row stands among them, None when it does not."""
        if not 0 <= row < len(self._order.rows) or not among(self.bits, np.array([row]))[0]:
            return None
        before = self._order.rows[: int(np.argmax(self._order.rows == row))]
        return int(np.count_nonzero(among(self.bits, before)))

    _first: Rows = np.zeros(0, np.int32)

    def _best(self, count: int) -> Rows:
        """The first so many: from the top when that is likely to be short, else by their places."""
        if count * len(self._order.rows) < self.total * self.total:
            return self._from_top(count)
        rows = self.members
        place = self._order.place[rows]
        if count < len(rows):
            first = np.argpartition(place, count)[:count]
            rows, place = rows[first], place[first]
        return rows[np.argsort(place)].astype(np.int32)

    def _from_top(self, count: int) -> Rows:
        order, start = self._order.rows, 0
        step = 64 + 2 * count * len(order) // self.total
        found = [order[:0]]
        while sum(map(len, found)) < count:
            some = order[start : start + step]
            found.append(some[among(self.bits, some)])
            start, step = start + step, step * 2
        return np.concatenate(found)[:count]
