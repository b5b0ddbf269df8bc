"""Which facts each text column is made of, and the distinct values of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhop.network.people import People
from secondhop.search.conditions import EVERYTHING, comparable

Cells = Sequence[str] | Sequence[tuple[str, ...]]
"""One fact of everybody: a value, or several, for each row."""

Numbers = NDArray[np.int32]


def _other_employers(people: People) -> list[str]:
    """Employers that are not spelled like the company, which is a value already."""
    pairs = zip(people.employer[:], people.company[:], strict=False)
    return ["" if employer == company else employer for employer, company in pairs]


_PARTS: Final[dict[str, Callable[[People], Cells]]] = {
    "name": lambda people: people.name[:],
    "title": lambda people: people.title[:],
    "company": lambda people: people.company[:],
    "employer": _other_employers,
    "location": lambda people: people.location[:],
    "industry": lambda people: people.industry[:],
    "skill": lambda people: people.skills[:],
    "tag": lambda people: people.tags[:],
    "stage": lambda people: people.stage[:],
    "source": lambda people: people.sources[:],
}
"""Copies, because an index may be built while people are added."""

TOGETHER: Final = ("name", "title", "company", "employer", "location", "industry", "skill", "tag")
"""The parts of the column in which free words are looked for; one index holds them all."""

SCOPES: Final = {
    EVERYTHING: TOGETHER,
    **{name: (name,) for name in TOGETHER},
    "company": ("company", "employer"),
}
"""The neighbouring parts of that index in which each column looks."""


def cells_of(people: People, part: str) -> Cells:
    """One fact of everybody, as it is now."""
    return _PARTS[part](people)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The distinct values of one fact, comparable and not empty, and who has which."""

    values: list[str]
    ptr: Numbers  # int32[values + 1]; rows[ptr[v] : ptr[v + 1]] have value v
    rows: Numbers

    @classmethod
    def of(cls, cells: Cells, count: int) -> Part:
        """Read the first so many rows."""
        flat, rows = _flat(cells, count)
        number = {value: i for i, value in enumerate(dict.fromkeys(flat))}
        codes = np.fromiter(map(number.__getitem__, flat), np.int32, len(rows))
        folded = list(map(comparable, number))
        if not all(folded):
            codes, rows, folded = _without_empty(codes, rows, folded)
        return cls(folded, *grouped(codes, rows, len(folded)))


def grouped(codes: Numbers, items: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """Items one code after another, in their order, and where each code's items begin."""
    ptr = np.concatenate(([0], np.cumsum(np.bincount(codes, minlength=count)))).astype(np.int32)
    keys = codes.astype(np.int64) << 32 | np.arange(len(codes), dtype=np.int64)
    keys.sort()  # many times quicker than a stable argsort
    return ptr, items[keys & 0xFFFFFFFF]


def _flat(cells: Cells, count: int) -> tuple[Iterable[str], Numbers]:
    rows = np.arange(count, dtype=np.int32)
    cells = cells[:count]
    if not cells or isinstance(cells[0], str):
        return cells, rows  # type: ignore[return-value]
    sizes = np.fromiter(map(len, cells), np.int32, count)
    return list(chain.from_iterable(cells)), np.repeat(rows, sizes)


def _without_empty(
    codes: Numbers, rows: Numbers, folded: list[str]
) -> tuple[Numbers, Numbers, list[str]]:
    there = np.array([bool(value) for value in folded])
    kept = there[codes]
    renumbered = (np.cumsum(there) - 1).astype(np.int32)
    return renumbered[codes[kept]], rows[kept], [value for value in folded if value]
