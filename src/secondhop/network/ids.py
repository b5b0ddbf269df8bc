"""The id of every row, and the row of every id."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Self, overload

import numpy as np
from numpy.typing import NDArray

from secondhop.model.person import PersonId
from secondhop.network.arrays import Int32
from secondhop.network.strings import Strings

_NONE = Strings.of(())


class Ids(Sequence[PersonId]):
    """Ids by row, with the order that finds them again; later rows are kept beside."""

    def __init__(self, base: Strings = _NONE, order: Int32 | None = None) -> None:
        """`order` holds the rows of the base in the order of their ids."""
        self._base = base
        self._order = np.zeros(0, np.int32) if order is None else order
        self._more: list[PersonId] = []
        self._row_of: dict[object, int] = {}  # of those

    @classmethod
    def of(cls, ids: Iterable[str]) -> Self:
        """All of these, put in order at once."""
        listed = list(ids)
        order = sorted(range(len(listed)), key=listed.__getitem__)
        return cls(Strings.of(listed), np.array(order, np.int32))

    def __len__(self) -> int:
        return len(self._base) + len(self._more)

    def __iter__(self) -> Iterator[PersonId]:
        yield from map(PersonId, self._base)
        yield from self._more

    @overload
    def __getitem__(self, row: int) -> PersonId: ...
    @overload
    def __getitem__(self, row: slice) -> list[PersonId]: ...
    def __getitem__(self, row: int | slice) -> PersonId | list[PersonId]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        before = len(self._base)
        row = row + len(self) if row < 0 else row
        return PersonId(self._base[row]) if row < before else self._more[row - before]

    def row(self, person: object) -> int | None:
        """The row of an id; None when nobody has it."""
        if (row := self._row_of.get(person)) is not None:
            return row
        if not isinstance(person, str):  # a graph may be asked for any node
            return None
        base, order = self._base, self._order
        place = bisect_left(range(len(order)), person, key=lambda at: base[int(order[at])])
        if place < len(order) and base[found := int(order[place])] == person:
            return found
        return None

    @property
    def order(self) -> Int32:
        """All rows in the order of their ids: int32[n]."""
        return self._whole()._order

    def append(self, person: PersonId) -> None:
        """Give the next row to an id."""
        self._row_of[person] = len(self)
        self._more.append(person)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All ids as named arrays."""
        whole = self._whole()
        return {"ptr": whole._base.ptr, "text": whole._base.text, "order": whole._order}

    @classmethod
    def from_arrays(cls, named: Mapping[str, NDArray[Any]]) -> Self:
        """The ids that these arrays are."""
        return cls(Strings(named["ptr"], named["text"]), named["order"])

    def _whole(self) -> Ids:
        return self if not self._more else Ids.of(self)


class RowOf(Mapping[PersonId, int]):
    """From an id to its row, for whoever wants a mapping."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids

    def __getitem__(self, person: str) -> int:
        row = self._ids.row(person)
        if row is None:
            raise KeyError(person)
        return row

    def __contains__(self, person: object) -> bool:
        return self._ids.row(person) is not None

    def __iter__(self) -> Iterator[PersonId]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
