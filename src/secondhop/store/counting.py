"""What was spent and what came of it: budgets, the ledger of introducers, and the funnel."""

from __future__ import annotations

from collections import Counter

from secondhop.model.outreach import Touch
from secondhop.model.person import PersonId
from secondhop.outreach.budgets import Budget, budgets
from secondhop.outreach.ledger import Load, Rules, load_of, loads
from secondhop.outreach.limits import Limits
from secondhop.outreach.numbers import STEPS, Attempt
from secondhop.store.asking import asks_in, full_name, pacing_of
from secondhop.store.remembering import OncePerChange
from secondhop.store.state import State
from secondhop.store.store import Store
from secondhop.store.tracking import all_invitations, invitations

_MEETING = ("meeting", "call")


def limits_of(store: Store) -> Limits:
    """The limits that are in force."""
    return store.settings.limits


@OncePerChange
def budgets_of(store: Store) -> tuple[Budget, ...]:
    """The three gauges."""
    return budgets(invitations(store.state), store.today, limits_of(store))


def loads_of(store: Store) -> list[Load]:
    """The ledger of everybody who was ever asked."""
    asks = asks_in(store.state).values()
    return loads(asks, _given(store.state), store.today, _rules(store))


def load_of_introducer(store: Store, introducer: PersonId) -> Load:
    """The ledger line of one introducer, asked or not."""
    given = _given(store.state)[introducer]
    asks = asks_in(store.state).values()
    return load_of(introducer, asks, store.today, _rules(store), given)


def attempts(store: Store) -> list[Attempt]:
    """Everybody to whom an invitation or a request about them was sent, and how far that came."""
    state = store.state
    begun = {one.person: (one.on, "", "") for one in reversed(all_invitations(state))}
    for ask in asks_in(state).values():
        if sent := min((day for step, day in ask.days if step != "drafted"), default=""):
            on = min(sent, begun.get(ask.person, (sent,))[0])
            begun[ask.person] = (on, full_name(state, ask.introducer), ask.template)
    return [_attempt(state, person, *how) for person, how in begun.items()]


def _attempt(state: State, person: PersonId, on: str, via: str, template: str) -> Attempt:
    row = state.people.row_of[person]
    touches = [one for one in state.records.touches(person) if one.on >= on]
    via = via or next((full_name(state, PersonId(one.via)) for one in touches if one.via), "")
    return Attempt(via, template, state.people.stage[row], _reached(state, row, touches))


def _reached(state: State, row: int, touches: list[Touch]) -> int:
    """How many steps of the funnel a person has come through."""
    met = any(one.kind in _MEETING for one in touches)
    replied = any(one.kind == "message" and one.direction == "in" for one in touches)
    introduced = any(one.kind == "introduction" and one.direction == "in" for one in touches)
    accepted = int(state.degree[row]) == 1 or introduced
    if met:
        return len(STEPS)
    return 3 if replied else 2 if accepted else 1


def _given(state: State) -> Counter[PersonId]:
    """How many introductions I made for each person: logged by hand, on their page."""
    touches = state.records.own_touches()
    return Counter(
        one.person for one in touches if one.kind == "introduction" and one.direction == "out"
    )


def _rules(store: Store) -> Rules:
    return Rules(pacing_of(store), limits_of(store))
