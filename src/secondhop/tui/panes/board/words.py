"""How the state puts people and ties into words for the Board and the fans."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np

from secondhop.model.tie import Evidence
from secondhop.search.result import Result
from secondhop.store.state import State
from secondhop.tui.panes.board.world import World, targets_of
from secondhop.tui.panes.phrases import age, mutuals_word, no_mutuals

_DAYS_BEFORE_1970 = 719_163


class StateWords:
    """Answers for one state and day."""

    def __init__(self, state: State, today: date) -> None:
        self._state, self._today = state, today

    def row_of(self, person: str) -> int | None:
        return self._state.graph.row(person)

    def is_complete(self, row: int) -> bool:
        return self._state.mutuals_known(row)

    def age(self, row: int) -> str:
        return last_heard(self._state, row, self._today)

    def known(self, a: int, b: int) -> str:
        return how_known(self._state, a, b)

    def mutuals(self, row: int) -> str:
        return mutuals_word(self._state, row)

    def no_way(self, row: int) -> str:
        return no_mutuals(self._state, row)


def world_of(state: State, result: Result, today: date) -> World:
    """What a board over the people found is planned from, as long as no tie changes."""
    return World(
        ties=state.ties,
        degree=state.degree,
        strength=state.strength,
        listed=state.listed,
        found=result.total,
        targets=targets_of(state.degree, result.members, state.order),
        people=state.people,
        said=StateWords(state, today),
        circles=cache(state.circles),
    )


def last_heard(state: State, row: int, today: date) -> str:
    """How long ago the last message to or from somebody was."""
    last = int(state.traces.last_message[row])
    if not last:
        return "–"
    return age(np.datetime_as_string(np.datetime64(last - _DAYS_BEFORE_1970, "D")), today)


def how_known(state: State, a: int, b: int) -> str:
    """In a few words why two people are believed to know each other."""
    found = evidence_of(state, a, b)
    if not found:
        return ""
    best = found[0]
    if best.source == "you":
        return best.kind.value
    if best.kind.value == "group thread":
        return "group thread"
    return f"their tie {best.on[:4]}" if best.on else "in their file"


def evidence_of(state: State, a: int, b: int) -> list[Evidence]:
    """Every statement about a tie, best first."""
    return state.graph.evidence.statements(a, b, state.graph.source_names, state.weights)
