"""From a world and a scope to the sheet that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

import numpy as np

from secondhop.network.plan import Ask, planned, worth_of
from secondhop.tui.panes.board.rails import circle_rails, contact_rails
from secondhop.tui.panes.board.rows import group_rows, people_rows
from secondhop.tui.panes.board.scope import GROUPS, PEOPLE, Order, Scope
from secondhop.tui.panes.board.sheet import Sheet, ordered
from secondhop.tui.panes.board.slice import Slice, sliced
from secondhop.tui.panes.board.world import Breathe, World, breathe_not

MOST_RAILS: Final = 40
MOST_TOLD: Final = 15
"""Asks that a sheet of circles tells of: it only says how far a few of them reach."""


def sheet_of(
    world: World,
    scope: Scope,
    order: Order,
    left_out: Sequence[str],
    breathe: Breathe = breathe_not,
) -> Sheet:
    """The level of a scope, without the introducers who are left out."""
    part = sliced(world, scope, left_out, breathe)
    breathe()
    circles = tuple(world.circles()) if scope.level == GROUPS else ()
    asks = asks_of(world, part, MOST_TOLD if circles else MOST_RAILS, breathe)
    rails, columns = circle_rails(world, circles, part) if circles else contact_rails(world, asks)
    if scope.level == PEOPLE:
        rows = people_rows(world, part, columns, len(rails), breathe)
    else:
        rows = group_rows(world, scope, part, columns, len(rails), breathe)
    contacts = world.contacts
    sheet = Sheet(
        scope=scope,
        rows=rows.rows,
        rails=rails,
        cells=rows.cells,
        people=len(part.targets),
        vias=len(part.contacts),
        groups=rows.total,
        covered=tuple(ask.covered for ask in asks),
        first=f"{world.name(asks[0].row)}, {asks[0].opens:,}" if circles and asks else "",
        most=_most(world, part, asks),
        left_out=tuple(_names(world, left_out)),
        missing=int(np.count_nonzero(~world.listed[contacts])),
        contacts=len(contacts),
    )
    return ordered(sheet, order)


def asks_of(world: World, part: Slice, limit: int, breathe: Breathe = breathe_not) -> list[Ask]:
    """Whom to ask about the people of a slice, in order."""
    places = np.empty(len(part.turn), np.int32)
    places[part.turn] = np.arange(len(part.turn), dtype=np.int32)
    worth = worth_of(len(world.degree), part.targets)
    asks: list[Ask] = []
    for ask in islice(planned(part.known, worth, len(part.targets), places), limit):
        asks.append(ask)
        breathe()
    return asks


def _most(world: World, part: Slice, asks: Sequence[Ask]) -> str:
    """Who opens most people, by name, if that is not who is asked first."""
    opens = part.known.opens[part.turn]
    if not asks or int(opens.max()) == asks[0].opens:
        return ""
    place = int(opens.argmax())
    return f"{world.name(int(part.contacts[place]))}, {int(opens[place]):,}"


def _names(world: World, ids: Sequence[str]) -> list[str]:
    rows = [world.said.row_of(one) for one in ids]
    return [world.name(row) for row in rows if row is not None]
