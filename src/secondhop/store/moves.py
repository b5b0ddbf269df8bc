"""The history of stages, as the log tells it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from secondhop.model.person import PersonId
from secondhop.store.remembering import OncePerChange
from secondhop.store.stamp import day_of
from secondhop.store.store import Store


class Move(Struct, frozen=True):
    """One change of a person's stage."""

    on: str  # ISO date
    stage: str  # "" where it was taken back
    kind: str  # what was done: "stage", "ask", "catch up", "undo" …


@OncePerChange
def moves(store: Store) -> dict[PersonId, list[Move]]:
    """Everybody's moves from stage to stage, the oldest first; what was undone is no move."""
    made: dict[PersonId, list[Move]] = {}
    for line in store.state.fields.lines:
        for entity, values in line.set.items():
            if entity.startswith("p:") and "stage" in values:
                row = store.state.graph.row(entity[2:])
                if row is not None:
                    on = date.fromordinal(day_of(line.t)).isoformat()
                    move = Move(on, str(values["stage"] or ""), line.do)
                    _put(made.setdefault(store.state.people.ids[row], []), move)
    return made


def _put(made: list[Move], move: Move) -> None:
    """Add a move; one that leads back by undo takes the one before away."""
    before = made[-2].stage if len(made) > 1 else ""
    if move.kind == "undo" and made and before == move.stage:
        made.pop()
    elif not made or made[-1].stage != move.stage:
        made.append(move)
