"""Where in the graph files the lines about each row stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Self

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop.store.graphfile import AnyLine, GraphFile, line_at


class Places(Struct, frozen=True, eq=False):
    """Places of lines, by row; those of one row stand together, in the order they were given."""

    row: NDArray[np.int32]
    file: NDArray[np.int16]
    at: NDArray[np.int64]  # in the bytes of the file

    @classmethod
    def of(cls, found: Iterable[tuple[int, int, int]]) -> Self:
        """From (row, file, offset), in any order of rows."""
        return cls.sorted(np.array(list(found), np.int64).reshape(-1, 3))

    @classmethod
    def sorted(cls, table: NDArray[np.int64]) -> Self:
        """From the same as a table of three columns."""
        table = table[np.argsort(table[:, 0], kind="stable")]
        return cls(table[:, 0].astype(np.int32), table[:, 1].astype(np.int16), table[:, 2].copy())

    def lines(self, row: int, files: Sequence[GraphFile]) -> Iterator[tuple[GraphFile, AnyLine]]:
        """The lines about one row, decoded now."""
        first, last = np.searchsorted(self.row, np.array((row, row + 1), np.int32))
        for file, at in zip(
            self.file[first:last].tolist(), self.at[first:last].tolist(), strict=True
        ):
            yield files[file], line_at(files[file].content, at)

    def arrays(self) -> dict[str, NDArray[Any]]:
        return {"row": self.row, "file": self.file, "at": self.at}

    @classmethod
    def from_arrays(cls, named: Mapping[str, NDArray[Any]]) -> Self:
        return cls(named["row"], named["file"], named["at"])
