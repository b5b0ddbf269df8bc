"""Through whom one reaches somebody: who can be asked, and who stands behind them."""

from __future__ import annotations

from typing import Final, NamedTuple

from secondhop.network.people import ME
from secondhop.network.round import NOBODY, Access, go_round
from secondhop.store.state import State

MOST_ROUTES: Final = 20
"""Introducers that are offered: nobody goes through more."""


class Route(NamedTuple):
    """Whom to ask about somebody, and who stands behind them three steps away; rows."""

    via: int
    beyond: int | None = None


def routes(state: State, row: int) -> list[Route]:
    """Whom one could ask about a person, the warmest way first."""
    if row == ME:
        return []
    found = state.ways(row, MOST_ROUTES)
    made = [Route(via, rest[0] if rest else None) for (via, *rest), _ in found]
    first = {one.via: one for one in reversed(made)}  # the warmest of each introducer
    return list(dict.fromkeys(first[one.via] for one in made)) or _colleagues(state, row)


def route_via(state: State, row: int, via: int) -> Route:
    """The way through one introducer."""
    return next((one for one in routes(state, row) if one.via == via), Route(via))


def _colleagues(state: State, row: int) -> list[Route]:
    """Contacts of mine at the same company, where nobody is known to know the person."""
    if not state.people.employer[row]:
        return []
    standing = state.standing
    access = Access(state.degree, state.strength, standing.best, standing.best_warmth)
    codes = state.people.coded("employer").codes
    found, _ = go_round(codes, access, row, state.weights, MOST_ROUTES)
    return [Route(one.colleague) for one in found if one.via == NOBODY]
