"""The rows of a sheet: people best first, or groups of them, biggest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeVar

import numpy as np

from secondhop.model.person import PersonId
from secondhop.model.text import fold
from secondhop.network.arrays import Int32, Int64
from secondhop.network.people import Coded
from secondhop.network.slices import (
    NOBODY,
    busiest_of_groups,
    numbered,
    tallied,
    warmest_of,
    warmest_of_groups,
)
from secondhop.tui.panes.board.scope import COLUMN, GROUPS, Scope, value_name
from secondhop.tui.panes.board.sheet import Row
from secondhop.tui.panes.board.slice import Slice
from secondhop.tui.panes.board.world import Breathe, World, breathe_not

MOST_ROWS: Final = 2_000
"""Rows that a board goes down to; who wants more goes in, or narrows the filter."""
STRONG: Final = 0.5
"""Warmth from which a way counts as strong: three of four dots."""


ItemT = TypeVar("ItemT")


class Rows(NamedTuple):
    """The rows, what each has on each rail, and how many rows there would be."""

    rows: tuple[Row, ...]
    cells: Int32  # int32[rows, rails]
    total: int


def people_rows(
    world: World, part: Slice, columns: Int32, rails: int, breathe: Breathe = breathe_not
) -> Rows:
    """The people, and how warm the way of each rail is: 1 weak, 2 strong."""
    n, targets, legs = len(world.degree), part.targets[:MOST_ROWS], part.legs
    best = warmest_of(legs, targets, n).via.tolist()
    contacts = _contacts(world, part, best)
    place = numbered(np.arange(len(targets), dtype=np.int32), targets, n)
    row, column = place[legs.person], columns[part.contacts][legs.via]
    cells = np.zeros((len(targets), rails), np.int32)
    inside = (row >= 0) & (column >= 0)
    cells[row[inside], column[inside]] = 1 + (legs.warmth[inside] >= STRONG)
    ways = np.bincount(row[row >= 0], minlength=len(targets)).tolist()
    rows = tuple(
        _person_row(world, one, rank, ways[rank], contacts[best[rank]])
        for rank, one in enumerate(_breathing(targets.tolist(), breathe))
    )
    return Rows(rows, cells, len(part.targets))


def group_rows(
    world: World,
    scope: Scope,
    part: Slice,
    columns: Int32,
    rails: int,
    breathe: Breathe = breathe_not,
) -> Rows:
    """The groups, how many of each every rail opens, and the best way in."""
    coded = world.people.coded(COLUMN[scope.by])
    sizes = np.bincount(coded.codes[part.targets], minlength=len(coded.values))
    turn = _biggest(coded, sizes)
    place = np.full(len(sizes), NOBODY, np.int32)
    place[turn] = np.arange(len(turn), dtype=np.int32)
    group = place[coded.codes][part.legs.person]
    cells = tallied(group, columns[part.contacts][part.legs.via], (len(turn), rails))
    if scope.level == GROUPS:
        best = busiest_of_groups(group, part.legs, len(turn))
    else:
        warmest = warmest_of(part.legs, part.targets, len(world.degree))
        best = warmest_of_groups(place[coded.codes[part.targets]], warmest, len(turn)).via
    most, contacts = int(sizes.max(initial=1)), _contacts(world, part, best.tolist())
    rows = tuple(
        _group_row(coded, code, rank, sizes[code] / most, int(sizes[code]), contacts[via])
        for rank, (code, via) in enumerate(
            _breathing(zip(turn, best.tolist(), strict=True), breathe)
        )
    )
    return Rows(rows, cells.astype(np.int32), int(np.count_nonzero(sizes)))


Contact = tuple[str, PersonId | None]
"""Name and id of somebody who opens a row."""


def _breathing(items: Iterable[ItemT], breathe: Breathe) -> Iterator[ItemT]:
    for item in items:
        breathe()
        yield item


def _contacts(world: World, part: Slice, places: Iterable[int]) -> dict[int, Contact]:
    """Name and id of those who open rows, by their places; a few open most."""
    found: dict[int, Contact] = {NOBODY: ("", None)}
    for place in set(places) - {NOBODY}:
        row = int(part.contacts[place])
        found[place] = (world.name(row), world.people.ids[row])
    return found


def _biggest(coded: Coded, sizes: Int64) -> list[int]:
    """The codes of the biggest groups, equal ones by name."""
    biggest = np.argsort(-sizes, kind="stable")[: min(MOST_ROWS, np.count_nonzero(sizes))]
    texts = {code: coded.values[code] for code in biggest.tolist()}
    return sorted(texts, key=lambda code: (-int(sizes[code]), fold(texts[code]), texts[code]))


def _person_row(world: World, row: int, rank: int, ways: int, best: Contact) -> Row:
    people = world.people
    partial = "" if world.said.is_complete(row) else "≥"
    count = f"{partial}{ways}×" if ways else "–"
    about = ", ".join(part for part in (people.title[row], people.location[row]) if part)
    return Row(people.ids[row], people.name[row], count, rank, about, 0.0, *best)


def _group_row(coded: Coded, code: int, rank: int, share: float, size: int, best: Contact) -> Row:
    value = coded.values[code]
    name = value_name(value)
    return Row(value, name, f"{size:,}", rank, "", share, *best, not value, code)
