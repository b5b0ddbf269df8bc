"""The facts that free words are looked for in, and the distinct values of any one fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhop.network.people import People
from secondhop.search.conditions import EVERYTHING
from secondhop.search.hiring import hiring

Cells = Sequence[str] | Sequence[tuple[str, ...]]
"""One fact of everybody: a value, or several, for each row."""

Numbers = NDArray[np.int32]


def _other_employers(people: People) -> list[str]:
    """Employers that are not spelled like the company, which is a value already."""
    pairs = zip(people.employer[:], people.company[:], strict=False)
    return ["" if employer == company else employer for employer, company in pairs]


_TOGETHER: Final[dict[str, Callable[[People], Cells]]] = {
    "name": lambda people: people.name[:],
    "title": lambda people: people.title[:],
    "company": lambda people: people.company[:],
    "employer": _other_employers,
    "location": lambda people: people.location[:],
    "industry": lambda people: people.industry[:],
    "skill": lambda people: people.skills[:],
    "tag": lambda people: people.tags[:],
}
"""Copies, because an index may be built while people are added."""

_ALONE: Final[dict[str, Callable[[People], Cells]]] = {
    "stage": lambda people: people.stage[:],
    "past": lambda people: people.past[:],
    "school": lambda people: people.schools[:],
    "group": lambda people: people.groups[:],
    "note": lambda people: people.notes[:],
    "email": lambda people: people.email[:],
    "url": lambda people: people.url[:],
    "hiring": lambda people: list(map(hiring, people.title[:], people.hiring[:])),
    "source": lambda people: people.sources[:],
}

TOGETHER: Final = tuple(_TOGETHER)
"""The parts of the column in which free words are looked for; one index holds them all."""

SCOPES: Final = {
    EVERYTHING: slice(0, len(TOGETHER)),
    "name": slice(0, 1),
    "title": slice(1, 2),
    "company": slice(2, 4),
    "location": slice(4, 5),
    "industry": slice(5, 6),
    "skill": slice(6, 7),
    "tag": slice(7, 8),
}
"""The parts of that index in which each column looks."""


def cells_of(people: People, part: str) -> Cells:
    """One fact of everybody, as it is now."""
    return (_TOGETHER.get(part) or _ALONE[part])(people)


class Numbering(dict[str, int]):
    """Gives each text that was not seen before the next number."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number

    def of(self, texts: Iterable[str], count: int) -> Numbers:
        return np.fromiter(map(self.__getitem__, texts), np.int32, count)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The distinct values of one fact, none of them empty, and who has which."""

    values: list[str]
    ptr: Numbers  # int32[values + 1]; rows[ptr[v] : ptr[v + 1]] have value v
    rows: Numbers

    @classmethod
    def of(cls, cells: Cells, count: int) -> Part:
        """Read the first so many rows."""
        flat, rows = _flat(cells, count)
        number = Numbering({"": 0})
        codes = number.of(flat, len(rows))
        there = np.flatnonzero(codes)
        ptr, rows = grouped(codes[there] - 1, rows[there], len(number) - 1)
        return cls(list(number)[1:], ptr, rows)


def grouped(codes: Numbers, items: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """Items one code after another, in their order, and where each code's items begin."""
    ptr = np.concatenate(([0], np.cumsum(np.bincount(codes, minlength=count)))).astype(np.int32)
    keys = codes.astype(np.int64) << 32 | np.arange(len(codes), dtype=np.int64)
    keys.sort()  # many times quicker than a stable argsort
    return ptr, items[keys & 0xFFFFFFFF]


def _flat(cells: Cells, count: int) -> tuple[Iterable[str], Numbers]:
    """All values one after another, and the row of each."""
    rows = np.arange(count, dtype=np.int32)
    cells = cells[:count]
    if cells and isinstance(cells[0], tuple):
        sizes = np.fromiter(map(len, cells), np.int32, count)
        return chain.from_iterable(cells), np.repeat(rows, sizes)
    return cells, rows  # type: ignore[return-value]
