"""Opens boards over the people found, and plans their levels.

What plans is imported with the first plan, which comes after the first frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from msgspec import Struct

from secondhop.network.arrays import Int8, distinct
from secondhop.search.result import Result
from secondhop.tui.panes.board.board import Board, ways_to
from secondhop.tui.panes.board.scope import COLUMN, FEW, WAYS, Order, Scope, Step, start
from secondhop.tui.panes.board.sheet import Shown
from secondhop.tui.panes.board.world import Breathe, World, breathe_not

AT_ONCE: Final = 20_000
"""People up to whom a level is planned at the key; more are planned beside the screen."""


class Planning(Struct, frozen=True, eq=False):
    """Plans the levels of a board from one world."""

    world: World

    def __call__(
        self,
        scope: Scope,
        order: Order,
        left_out: Sequence[str],
        breathe: Breathe = breathe_not,
    ) -> Shown:
        from secondhop.tui.panes.board.gather import sheet_of
        from secondhop.tui.panes.board.outward import fan_sheet

        if scope.level == WAYS:
            return fan_sheet(self.world, scope, left_out)
        return sheet_of(self.world, scope, order, left_out, breathe)


def board_of(world: World) -> Board:
    """A board that begins with the coarsest level that has more than one row."""
    people = len(world.targets)
    kinds = () if people <= FEW else tuple(_kinds(world, by) for by in ("industry", "company"))
    return Board(Planning(world), start(people, kinds))


def fan_scopes(world: World, row: int) -> list[Scope]:
    """The levels that lead to a person by their industry and company."""
    person = world.people.person(row)
    industry, company = (_value(world, by, row) for by in ("industry", "company"))
    return ways_to(industry, company, Step("person", person.id, person.name))


def _kinds(world: World, by: str) -> int:
    """How many there are, as far as it matters: 2 stands for any number of them."""
    codes = world.people.coded(COLUMN[by]).codes
    few = distinct(codes[world.targets[:FEW]])
    if len(few) < 2:
        few = distinct(codes[world.targets])
    return min(len(few), 2)


def _value(world: World, by: str, row: int) -> str:
    coded = world.people.coded(COLUMN[by])
    return coded.values[int(coded.codes[row])]


def news(world: World, degree: Int8, result: Result) -> str:
    """What came since a board was opened: "" when it still shows what there is."""
    if degree is world.degree and result.total == world.found:
        return ""
    more = int(np.count_nonzero(degree[result.members] == 2)) - len(world.targets)
    if more:
        return f"{abs(more):,} {'new' if more > 0 else 'gone'}"
    return "" if degree is world.degree else "ties changed"
