"""One fact of everybody as numbers: a value, or several, for each row.

The numbers may be a private map of a file; what is written to them stays in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import Any, Final, Generic, Self, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from secondhop.model.text import comparable
from secondhop.network.arrays import Int32, Int64
from secondhop.network.strings import Strings
from secondhop.network.values import Values

MANY: Final = 8
"""Rows that a cell must have on the average for the sizes of all to be kept with the column: then
they are few beside its codes, and whoever counts everybody need not read those."""

CellT = TypeVar("CellT", str, tuple[str, ...])
Arrays = Mapping[str, NDArray[Any]]


class Codes:
    """A growing column of int32."""

    def __init__(self, codes: Int32) -> None:
        self._room, self._count = codes, len(codes)

    def __len__(self) -> int:
        return self._count

    @property
    def all(self) -> Int32:
        return self._room[: self._count]

    def extend(self, codes: Int32) -> None:
        """Add rows at the end."""
        count = self._count + len(codes)
        if count > len(self._room):
            room = np.empty(max(count, 2 * len(self._room)), np.int32)
            room[: self._count] = self.all
            self._room = room
        self._room[self._count : count] = codes
        self._count = count


class Column(Sequence[CellT], Generic[CellT]):
    """The cells of everybody; equal cells have one number, or a few."""

    def __init__(self, codes: Int32, values: Values) -> None:
        self._codes = Codes(codes)
        self.values = values
        self.version = 0
        """Rises whenever a cell changes, for whoever has drawn conclusions from all of them."""
        self._sizes: Int64 | None = None

    @property
    def codes(self) -> Int32:
        """The number of each row's cell: int32[n]."""
        return self._codes.all

    @property
    def cells(self) -> int:
        """How many different cells there are."""
        raise NotImplementedError

    @property
    def sizes(self) -> Int64:
        """How many rows have each cell: int64[cells]; not to be changed."""
        if self._sizes is None:
            self._sizes = np.bincount(self.codes, minlength=self.cells).astype(np.int64)
        elif len(self._sizes) < self.cells:
            new = np.zeros(self.cells - len(self._sizes), np.int64)
            self._sizes = np.concatenate((self._sizes, new))
        return self._sizes

    def _kept(self, codes: Int32) -> dict[str, NDArray[Any]]:
        """Codes, and how many rows have each cell if that is worth keeping, under their names."""
        if self.cells * MANY > len(codes):
            return {"codes": codes}
        return {"codes": codes, "sizes": np.bincount(codes, minlength=self.cells)}

    def _know(self, named: Arrays) -> Self:
        """Take over what was kept of the sizes."""
        self._sizes = named.get("sizes")
        return self

    def cell(self, code: int) -> CellT:
        raise NotImplementedError

    def code(self, cell: CellT) -> int:
        """The number of a cell, a new one if need be."""
        raise NotImplementedError

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, row: int) -> CellT: ...
    @overload
    def __getitem__(self, row: slice) -> list[CellT]: ...
    def __getitem__(self, row: int | slice) -> CellT | list[CellT]:
        if isinstance(row, slice):
            return [self.cell(code) for code in self.codes[row].tolist()]
        return self.cell(int(self.codes[row]))

    def __setitem__(self, row: int, cell: CellT) -> None:
        if self[row] == cell:  # as nearly always; finding its number takes longer
            return
        before, after = int(self.codes[row]), self.code(cell)
        if self._sizes is not None:
            sizes = self.sizes
            sizes[before] -= 1
            sizes[after] += 1
        self.codes[row] = after
        self.version += 1

    def append(self, cell: CellT) -> None:
        self.extend((cell,))

    def extend(self, cells: Sequence[CellT]) -> None:
        """Add rows at the end."""
        self._sizes = None
        self.version += 1
        self._codes.extend(np.fromiter(map(self.code, cells), np.int32, len(cells)))


class TextColumn(Column[str]):
    """One value in each cell; the number of a cell is that of its value."""

    @classmethod
    def of(cls, cells: Iterable[str] = ()) -> Self:
        """A column of these cells, with all values in alphabetical order."""
        listed = list(cells)
        values = sorted(sorted(set(listed)), key=comparable)  # alphabetical, in half the time
        number = {value: place for place, value in enumerate(values)}
        codes = np.fromiter(map(number.__getitem__, listed), np.int32, len(listed))
        return cls(codes, Values(Strings.of(values)))

    @property
    def cells(self) -> int:
        return len(self.values)

    def cell(self, code: int) -> str:
        return self.values[code]

    def code(self, cell: str) -> int:
        return self.values.number(cell)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The whole column as named arrays, its values in alphabetical order."""
        values, becomes = self.values.ordered()
        return {**self._kept(becomes[self.codes]), "ptr": values.ptr, "text": values.text}

    @classmethod
    def from_arrays(cls, named: Arrays) -> Self:
        """The column that these arrays are."""
        return cls(named["codes"], Values(Strings(named["ptr"], named["text"])))._know(named)


class ListColumn(Column[tuple[str, ...]]):
    """Any number of values in each cell: cell c has the values at ptr[c] : ptr[c + 1]."""

    def __init__(self, codes: Int32, values: Values, ptr: Int32, value: Int32) -> None:
        super().__init__(codes, values)
        self._ptr, self._value = ptr, value
        self._more: list[tuple[str, ...]] = []
        self._known: dict[tuple[str, ...], int] = {}
        self._flat = (ptr, value)
        self._flattening = Lock()

    @classmethod
    def of(cls, cells: Iterable[tuple[str, ...]] = ()) -> Self:
        """A column of these cells."""
        listed = list(cells)
        number = {cell: place for place, cell in enumerate(dict.fromkeys(listed))}
        codes = np.fromiter(map(number.__getitem__, listed), np.int32, len(listed))
        column = cls(codes, Values(), np.zeros(1, np.int32), np.zeros(0, np.int32))
        column._more, column._known = list(number), number
        return column

    @property
    def cells(self) -> int:
        return len(self._ptr) - 1 + len(self._more)

    def cell(self, code: int) -> tuple[str, ...]:
        before = len(self._ptr) - 1
        if code >= before:
            return self._more[code - before]
        numbers = self._value[self._ptr[code] : self._ptr[code + 1]]
        return tuple(self.values[number] for number in numbers.tolist())

    def code(self, cell: tuple[str, ...]) -> int:
        code = self._known.get(cell)
        if code is None:
            code = self._known[cell] = self.cells
            self._more.append(cell)
        return code

    def flat(self) -> tuple[Int32, Int32]:
        """(ptr, value): the numbers of the values of every cell, one cell after another."""
        with self._flattening:  # two threads would number the same new value twice
            cells = list(self._more)
            if len(self._flat[0]) != len(self._ptr) + len(cells):
                sizes = np.fromiter(map(len, cells), np.int32, len(cells))
                more = [self.values.number(one) for cell in cells for one in cell]
                ends = self._ptr[-1] + np.cumsum(sizes)
                self._flat = (
                    np.concatenate((self._ptr, ends)).astype(np.int32),
                    np.concatenate((self._value, np.array(more, np.int32))),
                )
            return self._flat

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The whole column as named arrays, its values in alphabetical order."""
        cell_ptr, value = self.flat()
        values, becomes = self.values.ordered()
        return {
            **self._kept(self.codes),
            "ptr": values.ptr,
            "text": values.text,
            "cell_ptr": cell_ptr,
            "value": becomes[value],
        }

    @classmethod
    def from_arrays(cls, named: Arrays) -> Self:
        """The column that these arrays are."""
        values = Values(Strings(named["ptr"], named["text"]))
        return cls(named["codes"], values, named["cell_ptr"], named["value"])._know(named)
