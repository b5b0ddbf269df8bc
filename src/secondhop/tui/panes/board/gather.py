"""From a world and a scope to the sheet that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from secondhop.model.text import fold
from secondhop.model.tie import dots
from secondhop.network.arrays import Int32
from secondhop.network.circles import Circle
from secondhop.network.introductions import introductions
from secondhop.network.plan import Ask, plan
from secondhop.network.slices import (
    NOBODY,
    Legs,
    busiest_of_groups,
    kept,
    legs_of,
    numbered,
    opened,
    tallied,
    warmest_of,
    warmest_of_groups,
)
from secondhop.tui.panes.board.scope import COLUMN, GROUPS, PEOPLE, Order, Scope, value_name
from secondhop.tui.panes.board.sheet import Rail, Row, Sheet, ordered
from secondhop.tui.panes.board.world import World

MOST_ROWS: Final = 2_000
"""Rows that a board goes down to; who wants more narrows the filter or goes in."""
MOST_RAILS: Final = 40
STRONG: Final = 0.5
"""Warmth from which a way counts as strong: three of four dots."""
_UNSEEN: Final = "rest"


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """The people of a scope, best first, the ways to them, and whom the scope leaves unasked."""

    targets: Int32
    legs: Legs
    unasked: Int32  # rows of contacts, ascending


def sheet_of(world: World, scope: Scope, order: Order, left_out: Sequence[str]) -> Sheet:
    """The level of a scope, without the introducers who are left out."""
    part = sliced(world, scope, left_out)
    asks = asks_of(world, part)
    circles = () if scope.level != GROUPS else tuple(world.circles())
    if circles:
        rails, columns = _of_circles(world, circles, part)
    else:
        rails, columns = _of_asks(world, asks)
    if scope.level == PEOPLE:
        rows, cells = _people(world, part, columns, len(rails))
    else:
        rows, cells = _groups(world, scope, part, columns, len(rails))
    sheet = Sheet(
        scope=scope,
        rows=tuple(rows[:MOST_ROWS]),
        rails=rails,
        cells=cells[:MOST_ROWS],
        people=len(part.targets),
        vias=len(np.unique(part.legs.via)),
        groups=len(rows),
        covered=tuple(ask.covered for ask in asks),
        first=f"{world.name(asks[0].row)}, {asks[0].opens:,}" if circles and asks else "",
        left_out=tuple(_names(world, left_out)),
        missing=int(np.count_nonzero(~world.listed[world.contacts])),
        contacts=len(world.contacts),
    )
    return ordered(sheet, order)


def sliced(world: World, scope: Scope, left_out: Sequence[str]) -> Slice:
    """The people whom the steps of a scope leave, and the ways to them."""
    targets, asked = world.targets, np.ones(len(world.degree), np.bool_)
    is_through = False
    for step in scope.steps:
        if step.kind in COLUMN:
            targets = targets[_is_valued(world, COLUMN[step.kind], step.id, targets)]
        elif step.kind in ("circle", "contact"):
            is_through = True
            members = _members(world, step.kind, step.id)
            asked &= np.isin(np.arange(len(asked)), members)
    asked[[row for one in left_out if (row := world.said.row_of(one)) is not None]] = False
    unasked = np.flatnonzero((world.degree == 1) & ~asked).astype(np.int32)
    wanted = np.zeros(len(asked), np.bool_)
    wanted[targets] = True
    known = introductions(world.ties, world.degree, world.strength, wanted, unasked)
    if is_through:
        targets = kept(targets, known, len(asked))
    return Slice(targets, legs_of(known), unasked)


def asks_of(world: World, part: Slice) -> list[Ask]:
    """Whom to ask about the people of a slice, in order."""
    return plan(
        world.ties,
        world.degree,
        world.strength,
        part.targets,
        leaving_out=part.unasked.tolist(),
        limit=MOST_RAILS,
    )


def _is_valued(
    world: World, column: str, value: str, targets: Int32
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    coded = world.people.coded(column)
    try:
        code = list(coded.values).index(value)
    except ValueError:
        code = NOBODY
    mask: np.ndarray[tuple[int], np.dtype[np.bool_]] = coded.codes[targets] == code
    return mask


def _members(world: World, kind: str, id_: str) -> Int32:
    if kind == "contact":
        row = world.said.row_of(id_)
        return np.array([] if row is None else [row], np.int32)
    found = (circle.members for circle in world.circles() if circle.id == id_)
    return next(found, np.empty(0, np.int32))


def _names(world: World, ids: Sequence[str]) -> list[str]:
    rows = [world.said.row_of(one) for one in ids]
    return [world.name(row) for row in rows if row is not None]


# -- rails ----------------------------------------------------------------------------------------


def _of_asks(world: World, asks: Sequence[Ask]) -> tuple[tuple[Rail, ...], Int32]:
    """The introducers in the order of the plan, and the rail of every row."""
    rails = tuple(_contact_rail(world, ask) for ask in asks)
    rows = np.array([ask.row for ask in asks], np.int32)
    numbers = np.arange(len(asks), dtype=np.int32)
    return rails, numbered(numbers, rows, len(world.degree))


def _contact_rail(world: World, ask: Ask) -> Rail:
    person = world.people.person(ask.row)
    partial = "" if world.listed[ask.row] else "≥"
    count = f"{partial or '+'}{ask.adds}" if ask.adds else f"↑{ask.warmer}"
    warmth = dots(float(world.strength[ask.row]))
    return Rail(person.id, person.name, count, warmth, person.company)


def _of_circles(
    world: World, circles: Sequence[Circle], part: Slice
) -> tuple[tuple[Rail, ...], Int32]:
    """The circles by how many people they open, and the rail of every row."""
    n = len(world.degree)
    columns = np.full(n, NOBODY, np.int32)
    for place, circle in enumerate(circles):
        columns[circle.members] = place
    totals = opened(part.legs, columns[part.legs.via], len(circles), n).tolist()
    turn = sorted(
        range(len(circles)),
        key=lambda one: (
            circles[one].origin == _UNSEEN,
            -totals[one],
            fold(circles[one].name),
            circles[one].id,
        ),
    )
    rails = tuple(_circle_rail(world, circles[one], totals[one]) for one in turn)
    places = np.empty(len(circles) + 1, np.int32)
    places[turn] = np.arange(len(turn))
    places[NOBODY] = NOBODY
    return rails, places[columns]


def _circle_rail(world: World, circle: Circle, total: int) -> Rail:
    is_blank = not total and not world.listed[circle.members].any()
    about = f"{len(circle.members):,} contacts"
    return Rail(circle.id, circle.name, "?" if is_blank else f"{total:,}", "", about, False)


# -- rows -----------------------------------------------------------------------------------------


def _people(world: World, part: Slice, columns: Int32, count: int) -> tuple[list[Row], Int32]:
    """The people best first, and how each contact knows them."""
    n, targets = len(world.degree), part.targets[:MOST_ROWS]
    best = warmest_of(part.legs, targets, n)
    place = numbered(np.arange(len(targets), dtype=np.int32), targets, n)
    row, column = place[part.legs.person], columns[part.legs.via]
    cells = np.zeros((len(targets), count), np.int32)
    inside = (row >= 0) & (column >= 0)
    cells[row[inside], column[inside]] = 1 + (part.legs.warmth[inside] >= STRONG)
    ways = np.bincount(row[row >= 0], minlength=len(targets)).tolist()
    rows = [
        _person_row(world, int(one), rank, ways[rank], int(best.via[rank]))
        for rank, one in enumerate(targets.tolist())
    ]
    rows += [rows[-1]] * (len(part.targets) - len(targets)) if rows else []
    return rows, cells


def _person_row(world: World, row: int, rank: int, ways: int, via: int) -> Row:
    person = world.people.person(row)
    partial = "" if world.said.is_complete(row) else "≥"
    about = ", ".join(part for part in (person.title, person.location) if part)
    best = "" if via < 0 else world.name(via)
    best_id = None if via < 0 else world.people.ids[via]
    count = f"{partial}{ways}×" if ways else "–"
    return Row(person.id, person.name, count, rank, about, 0.0, best, best_id)


def _groups(
    world: World, scope: Scope, part: Slice, columns: Int32, count: int
) -> tuple[list[Row], Int32]:
    """The biggest groups of the people, how many of each every rail opens, and the best way in."""
    coded = world.people.coded(COLUMN[scope.by])
    codes = coded.codes[part.targets]
    sizes = np.bincount(codes, minlength=len(coded.values))
    biggest = np.lexsort((np.arange(len(sizes)), -sizes))[: min(MOST_ROWS, np.count_nonzero(sizes))]
    turn = sorted(
        biggest.tolist(),
        key=lambda code: (-sizes[code], fold(coded.values[code]), coded.values[code]),
    )
    place = np.full(len(sizes), NOBODY, np.int32)
    place[turn] = np.arange(len(turn), dtype=np.int32)
    n = len(world.degree)
    group = place[coded.codes[part.legs.person]]
    cells = tallied(group, columns[part.legs.via], (len(turn), count)).astype(np.int32)
    if scope.level == GROUPS:
        best = busiest_of_groups(group, part.legs, len(turn))
    else:
        best = warmest_of_groups(
            place[codes], warmest_of(part.legs, part.targets, n), len(turn)
        ).via
    most = int(sizes.max()) if len(sizes) else 1
    rows = [
        _group_row(world, coded.values[code], rank, int(sizes[code]), int(via), most)
        for rank, (code, via) in enumerate(zip(turn, best.tolist(), strict=True))
    ]
    return rows, cells


def _group_row(world: World, value: str, rank: int, size: int, via: int, most: int) -> Row:
    best = "" if via < 0 else world.name(via)
    best_id = None if via < 0 else world.people.ids[via]
    name = value_name("", value)
    return Row(value, name, f"{size:,}", rank, "", size / most, best, best_id, not value)
