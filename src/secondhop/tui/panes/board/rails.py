"""The rails of a sheet: introducers in the order of the plan, or circles by what they open."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from secondhop.model.text import fold, plural
from secondhop.model.tie import dots
from secondhop.network.arrays import Int32
from secondhop.network.circles import Circle
from secondhop.network.plan import Ask
from secondhop.network.slices import NOBODY, numbered, opened
from secondhop.tui.panes.board.sheet import Rail
from secondhop.tui.panes.board.slice import Slice
from secondhop.tui.panes.board.world import World

Rails = tuple[tuple[Rail, ...], Int32]
"""The rails, and the rail of every row of the people, NOBODY for those who are on none."""


def contact_rails(world: World, asks: Sequence[Ask]) -> Rails:
    """One rail for each of the asks."""
    rows = np.array([ask.row for ask in asks], np.int32)
    numbers = np.arange(len(asks), dtype=np.int32)
    rails = tuple(_of_contact(world, ask) for ask in asks)
    return rails, numbered(numbers, rows, len(world.degree))


def circle_rails(world: World, circles: Sequence[Circle], part: Slice) -> Rails:
    """The circles by how many people they open; whoever is in none comes last."""
    n = len(world.degree)
    columns = np.full(n, NOBODY, np.int32)
    for place, circle in enumerate(circles):
        columns[circle.members] = place
    totals = opened(part.legs, columns[part.contacts][part.legs.via], len(circles), n).tolist()
    keys = [_key(circle, total) for circle, total in zip(circles, totals, strict=True)]
    turn = sorted(range(len(circles)), key=keys.__getitem__)
    places = np.full(len(circles) + 1, NOBODY, np.int32)
    places[turn] = np.arange(len(turn))
    return tuple(_of_circle(world, circles[one], totals[one]) for one in turn), places[columns]


def _key(circle: Circle, total: int) -> tuple[bool, int, str, str]:
    return circle.origin == "rest", -total, fold(circle.name), circle.id


def _of_contact(world: World, ask: Ask) -> Rail:
    """What a list that is not loaded could add is not known, so its number is a lower bound."""
    person = world.people.person(ask.row)
    sign = "+" if world.listed[ask.row] else "≥"
    count = f"{sign}{ask.adds}" if ask.adds else f"↑{ask.warmer}"
    return Rail(person.id, person.name, count, dots(float(world.strength[ask.row])), person.company)


def _of_circle(world: World, circle: Circle, total: int) -> Rail:
    is_blank = not total and not world.listed[circle.members].any()
    about = plural(len(circle.members), "contact")
    return Rail(circle.id, circle.name, "?" if is_blank else f"{total:,}", "", about, False)
