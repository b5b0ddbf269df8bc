"""The people that the steps of a scope leave, and every way to them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from secondhop.model.text import fold
from secondhop.network.arrays import Bool, Int32
from secondhop.network.introductions import Introductions, introductions
from secondhop.network.slices import NOBODY, Legs, kept, legs_of
from secondhop.tui.panes.board.scope import COLUMN, Scope, Step
from secondhop.tui.panes.board.world import Breathe, World, breathe_not


class Slice(Struct, frozen=True, eq=False):
    """The people of a scope, best first, and the ways to them."""

    targets: Int32
    known: Introductions
    turn: Int32  # how to take their contacts so that names follow each other
    contacts: Int32  # rows of those who open any of the targets, by name
    legs: Legs  # through places in contacts


def sliced(
    world: World, scope: Scope, left_out: Sequence[str], breathe: Breathe = breathe_not
) -> Slice:
    """The people whom the steps of a scope leave, and the ways to them."""
    targets, asked = world.targets, _asked(world, scope, left_out)
    for step in scope.steps:
        if step.kind in COLUMN:
            targets = targets[_has_value(world, step, targets)]
    wanted = np.zeros(len(asked), np.bool_)
    wanted[targets] = True
    unasked = np.flatnonzero((world.degree == 1) & ~asked).astype(np.int32)
    breathe()
    known = introductions(world.ties, world.degree, world.strength, wanted, unasked)
    if any(step.kind in ("circle", "contact") for step in scope.steps):
        targets = kept(targets, known, len(asked))
    breathe()
    turn = by_name(world, known.contacts)
    return Slice(targets, known, turn, known.contacts[turn], legs_of(known, turn))


def by_name(world: World, rows: Int32) -> Int32:
    """How to take some rows so that names follow each other, and ids where names are equal."""
    keys = [(fold(world.name(row)), world.people.ids[row]) for row in rows.tolist()]
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int32)


def _asked(world: World, scope: Scope, left_out: Sequence[str]) -> Bool:
    """Who may be asked: all but those left out, unless the scope goes through some only."""
    asked = np.ones(len(world.degree), np.bool_)
    for step in scope.steps:
        if step.kind in ("circle", "contact"):
            inside = np.zeros(len(asked), np.bool_)
            inside[_members(world, step)] = True
            asked &= inside
    rows = [world.said.row_of(one) for one in left_out]
    asked[[row for row in rows if row is not None]] = False
    return asked


def _members(world: World, step: Step) -> Int32:
    if step.kind == "contact":
        row = world.said.row_of(step.id)
        return np.array([] if row is None else [row], np.int32)
    found = (circle.members for circle in world.circles() if circle.id == step.id)
    return next(found, np.empty(0, np.int32))


def _has_value(world: World, step: Step, targets: Int32) -> Bool:
    coded = world.people.coded(COLUMN[step.kind])
    mask: Bool = coded.codes[targets] == _code(coded.values, step)
    return mask


def _code(values: Sequence[str], step: Step) -> int:
    """The number of a value; looked for only if it is no longer where it was."""
    if 0 <= step.hint < len(values) and values[step.hint] == step.id:
        return step.hint
    return next((code for code, value in enumerate(values) if value == step.id), NOBODY)
