"""The facts that free words are looked for in, and the distinct values of any one fact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop.network.arrays import Int32, placed
from secondhop.network.columns import ListColumn, TextColumn
from secondhop.network.people import People
from secondhop.search.conditions import EVERYTHING
from secondhop.search.hiring import hiring
from secondhop.search.spans import taken


class Facts(NamedTuple):
    """One fact of everybody: row rows[i] has the value values[numbers[i]]."""

    rows: Int32
    numbers: Int32
    values: Sequence[str]


def _texts(column: TextColumn, count: int) -> Facts:
    return Facts(np.arange(count, dtype=np.int32), column.codes[:count].copy(), column.values)


def _lists(column: ListColumn, count: int) -> Facts:
    codes = column.codes[:count].copy()  # first: an edit meanwhile may make more cells, not fewer
    ptr, value = column.flat()
    rows = np.repeat(np.arange(count, dtype=np.int32), np.diff(ptr)[codes])
    return Facts(rows, taken(value, ptr[codes], ptr[codes + 1]), column.values)


def _other_employers(people: People, count: int) -> Facts:
    """Employers that are not spelled like the company, which is a value already."""
    employers, companies = people.employer.values, people.company.values
    pairs, which = _pairs(people.employer, people.company, count)
    differs = np.array([employers[a] != companies[b] for a, b in pairs], np.bool_)
    facts = _texts(people.employer, count)
    there = differs[which] if count else np.zeros(0, np.bool_)
    return Facts(facts.rows[there], facts.numbers[there], facts.values)


def _hiring(people: People, count: int) -> Facts:
    titles, told = people.title.values, people.hiring.values
    pairs, which = _pairs(people.title, people.hiring, count)
    answers = ("", "no", "yes")
    said = [answers.index(hiring(titles[a], told[b])) for a, b in pairs]
    return Facts(np.arange(count, dtype=np.int32), np.array(said, np.int32)[which], answers)


def _pairs(
    first: TextColumn, second: TextColumn, count: int
) -> tuple[list[tuple[int, int]], NDArray[np.intp]]:
    """The different pairs of numbers that rows have in two columns, and which each row has."""
    keys = first.codes[:count].astype(np.int64) << 32 | second.codes[:count]
    found, which = placed(keys)
    return [(key >> 32, key & 0xFFFFFFFF) for key in found.tolist()], which


_Reader = Callable[[People, int], Facts]
_TOGETHER: Final[dict[str, _Reader]] = {
    "name": lambda people, count: _texts(people.name, count),
    "title": lambda people, count: _texts(people.title, count),
    "company": lambda people, count: _texts(people.company, count),
    "employer": _other_employers,
    "location": lambda people, count: _texts(people.location, count),
    "industry": lambda people, count: _texts(people.industry, count),
    "skill": lambda people, count: _lists(people.skills, count),
    "tag": lambda people, count: _lists(people.tags, count),
}
_ALONE: Final[dict[str, _Reader]] = {
    "stage": lambda people, count: _texts(people.stage, count),
    "past": lambda people, count: _lists(people.past, count),
    "school": lambda people, count: _lists(people.schools, count),
    "group": lambda people, count: _lists(people.groups, count),
    "note": lambda people, count: _lists(people.notes, count),
    "email": lambda people, count: _texts(people.email, count),
    "url": lambda people, count: _texts(people.url, count),
    "hiring": _hiring,
    "source": lambda people, count: _lists(people.sources, count),
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


def facts_of(people: People, part: str, count: int) -> Facts:
    """One fact of the first so many rows, as it is now."""
    return (_TOGETHER.get(part) or _ALONE[part])(people, count)


class Part(Struct, frozen=True, eq=False):
    """The distinct values of one fact, none of them empty, and who has which."""

    values: list[str]
    ptr: Int32  # int32[values + 1]; rows[ptr[v] : ptr[v + 1]] have value v
    rows: Int32

    @classmethod
    def of(cls, facts: Facts) -> Part:
        """The values that occur, in the order of their numbers."""
        there = np.flatnonzero(np.bincount(facts.numbers, minlength=1))
        named = [(number, facts.values[number]) for number in there.tolist()]
        named = [(number, value) for number, value in named if value]
        code = np.full(int(there[-1]) + 1 if len(there) else 1, -1, np.int32)
        code[[number for number, _ in named]] = np.arange(len(named), dtype=np.int32)
        codes = code[facts.numbers]
        kept = codes >= 0
        ptr, rows = grouped(codes[kept], facts.rows[kept], len(named))
        return cls([value for _, value in named], ptr, rows)


def grouped(codes: Int32, items: Int32, count: int) -> tuple[Int32, Int32]:
    """Items one code after another, in their order, and where each code's items begin."""
    ptr = np.concatenate(([0], np.cumsum(np.bincount(codes, minlength=count)))).astype(np.int32)
    keys = codes.astype(np.int64) << 32 | np.arange(len(codes), dtype=np.int64)
    keys.sort()  # many times quicker than a stable argsort
    return ptr, items[keys & 0xFFFFFFFF]
