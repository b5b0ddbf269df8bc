"""One person's ways as a fan, with the ways round through their colleagues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from secondhop.model.person import PersonId
from secondhop.model.text import fold
from secondhop.model.tie import dots
from secondhop.network.slices import warmest_of
from secondhop.network.ways import ways
from secondhop.tui.panes.board.scope import COLUMN, Scope, Step
from secondhop.tui.panes.board.sheet import Fan, Round, Way
from secondhop.tui.panes.board.slice import sliced
from secondhop.tui.panes.board.world import World

MOST_ROUNDS: Final = 30


def fan_sheet(world: World, scope: Scope, left_out: Sequence[str]) -> Fan:
    """Every way to the person of a scope, warmest first; none when they are gone."""
    step = scope.steps[-1]
    row = world.said.row_of(step.id)
    if row is None:
        id_, gone = PersonId(step.id), "This person is gone"
        return Fan(scope, id_, step.name, "", "", (), (), 0, "", gone)
    person = world.people.person(row)
    colleagues, rounds = _rounds(world, row, person.company, left_out)
    found = [
        Way(
            id=world.people.ids[via[0]],
            dots=dots(warmth),
            age=world.said.age(via[0]),
            name=" → ".join(world.name(one) for one in via),
            text=world.said.known(via[-1], row),
            weight=warmth,
        )
        for via, warmth in ways(world.ties, world.degree, world.strength, row, people=world.people)
        if world.people.ids[via[0]] not in left_out
    ]
    about = ", ".join(part for part in (person.role, person.location) if part)
    return Fan(
        scope=scope,
        id=person.id,
        name=person.name,
        about=about,
        mutuals=world.said.mutuals(row),
        ways=tuple(sorted(found, key=_warmest_first)),
        rounds=tuple(rounds),
        colleagues=colleagues,
        company=person.company,
        nothing="" if found else world.said.no_way(row),
    )


def _warmest_first(way: Way) -> tuple[float, str, str]:
    """Equal ones by name, then id, so that no order of rows decides."""
    return -way.weight, fold(way.name), way.id


def _rounds(
    world: World, row: int, company: str, left_out: Sequence[str]
) -> tuple[int, list[Round]]:
    """How many of the people found work at the same place, and the best of them."""
    if not company:
        return 0, []
    coded = world.people.coded(COLUMN["company"])
    code = int(coded.codes[row])
    step = Step("company", coded.values[code], company, code)
    part = sliced(world, Scope(steps=(step,)), left_out)
    others = part.targets[part.targets != row]
    best = warmest_of(part.legs, others, len(world.degree))
    reached = np.flatnonzero(best.via >= 0)[:MOST_ROUNDS]
    return len(others), [
        _round(
            world,
            int(others[place]),
            int(part.contacts[best.via[place]]),
            float(best.warmth[place]),
        )
        for place in reached.tolist()
    ]


def _round(world: World, row: int, via: int, warmth: float) -> Round:
    person = world.people.person(row)
    return Round(person.id, person.name, person.title, world.name(via), dots(warmth))
