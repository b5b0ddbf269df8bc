"""What a profile stated of mutual connections, beyond the ties that it named."""

from __future__ import annotations

from secondhop.model.edits import MUTUALS_STATED, UNMATCHED
from secondhop.store.state import State


def stated_mutuals(state: State, row: int) -> int | None:
    """How many mutual connections a person's profile states, as pasted; None when untold."""
    _, value = state.own_values(row).get(MUTUALS_STATED, (None, None))
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def all_stated(state: State) -> dict[int, int]:
    """The totals of all profiles that stated one, by row; it reads whom the user wrote about."""
    rows = {state.graph.row(entity[2:]) for entity in state.fields.entities("p:")}
    totals = {row: stated_mutuals(state, row) for row in sorted(row for row in rows if row)}
    return {row: total for row, total in totals.items() if total is not None}


def kept_names(state: State, row: int) -> list[str]:
    """Mutual connections of a person whom no contact was when they were pasted."""
    own = state.own_values(row)
    return [field.removeprefix(UNMATCHED) for field in own if field.startswith(UNMATCHED)]
