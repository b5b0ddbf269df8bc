"""Asks as the log holds them, and every step of one as a change that is ready to apply."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from weakref import WeakKeyDictionary

from secondhop.model.asks import ASK_STATES, NUDGED, Ask
from secondhop.model.change import Change, Value
from secondhop.model.edits import EditError, finish
from secondhop.model.outreach import FollowUp
from secondhop.model.person import PersonId
from secondhop.outreach.asks import Scene, begin, finish_one, nudge, refused, step, what_for
from secondhop.outreach.pacing import Pacing
from secondhop.store.fields import Fields
from secondhop.store.intake import new_id
from secondhop.store.state import State
from secondhop.store.store import Store

PREFIX = "a:"
Resolve = Callable[[str], PersonId | None]

_known: WeakKeyDictionary[State, tuple[int, dict[str, Ask]]] = WeakKeyDictionary()


def asks_of(fields: Fields, resolve: Resolve) -> dict[str, Ask]:
    """Every ask by its id, the oldest first; one about somebody who is gone is left out."""
    made = (_ask(one[2:], fields.of(one), resolve) for one in fields.entities(PREFIX))
    found = sorted((one for one in made if one), key=lambda one: (one.last_day, one.id))
    return {one.id: one for one in found}


def asks_in(state: State) -> Mapping[str, Ask]:
    """Every ask of a state by its id; read once for each change."""
    lines = len(state.fields.lines)
    known = _known.get(state)
    if known is None or known[0] != lines:
        known = _known[state] = (lines, asks_of(state.fields, lambda one: _resolved(state, one)))
    return known[1]


def asks_about(state: State, person: PersonId) -> list[Ask]:
    """The asks for one person, the newest first."""
    return [one for one in reversed([*asks_in(state).values()]) if one.person == person]


def open_ask(state: State, person: PersonId) -> Ask | None:
    """The ask for a person that is under way."""
    return refused(asks_in(state).values(), person)


def pacing_of(store: Store) -> Pacing:
    """The numbers of good manners that are in force."""
    return store.settings.pacing


def asking(
    store: Store, introducer: PersonId, person: PersonId, state: str, template: str = ""
) -> Change:
    """Put the ask of these two into a state; one that there is not yet begins with it."""
    asks = asks_in(store.state)
    own = [one for one in asks.values() if (one.introducer, one.person) == (introducer, person)]
    under_way = next((one for one in reversed(own) if one.is_open), None)
    latest = under_way or (own[-1] if own and state not in ("drafted", "asked") else None)
    if latest is not None and (latest.is_open or state in ("outcome", "thanked", "replied")):
        return stepped(store, latest, state)
    if other := refused(asks.values(), person):
        raise EditError(_in_the_way(store.state, other))
    return _begun(store, introducer, person, state, template)


def _begun(
    store: Store, introducer: PersonId, person: PersonId, state: str, template: str
) -> Change:
    if state not in ASK_STATES:
        raise EditError(f"{state!r} is no state of an ask; choose one of: {', '.join(ASK_STATES)}")
    if state in ("no", "dropped", "thanked"):
        raise EditError(f"nothing was asked yet, so it cannot be {state}; begin with asked")
    ask = Ask(new_id(), introducer, person, state, template=template)
    return begin(ask, store.today, scene_of(store, ask))


def stepped(store: Store, ask: Ask, state: str) -> Change:
    """The next step of an ask."""
    return step(ask, state, store.today, scene_of(store, ask))


def nudged(store: Store, ask: Ask) -> Change:
    """The introducer of an ask was reminded."""
    what = "target" if ask.state == "target asked" else ask.state
    return nudge(ask, what, store.today, scene_of(store, ask))


def finishing(store: Store, follow_up: FollowUp, following: str) -> Change:
    """A follow-up done: where an ask made it due, the ask goes on; `following` is a new id."""
    ask = asks_in(store.state).get(what_for(follow_up.id)[0])
    if ask is None or not follow_up.is_open:
        return finish(follow_up, store.today, following)
    return finish_one(follow_up, ask, store.today, following, scene_of(store, ask))


def scene_of(store: Store, ask: Ask) -> Scene:
    """What a step of an ask needs to know besides it."""
    state = store.state
    row = state.graph.row(ask.person)
    return Scene(
        introducer=first_name(state, ask.introducer),
        person=first_name(state, ask.person),
        stage="" if row is None else state.people.stage[row],
        owed=tuple(owed_by(state, ask)),
        pacing=pacing_of(store),
    )


def owed_by(state: State, ask: Ask) -> list[FollowUp]:
    """The follow-ups that an ask made, done ones too."""
    records = state.records
    both = [*records.follow_ups(ask.person), *records.follow_ups(ask.introducer)]
    return [one for one in both if what_for(one.id)[0] == ask.id]


def first_name(state: State, person: PersonId) -> str:
    """What one calls somebody."""
    row = state.graph.row(person)
    name = "" if row is None else state.people.name[row]
    return name.split()[0] if name.split() else name


def full_name(state: State, person: PersonId) -> str:
    """The whole name of somebody, "" when they are gone."""
    row = state.graph.row(person)
    return "" if row is None else state.people.name[row]


def _in_the_way(state: State, ask: Ask) -> str:
    via, person = full_name(state, ask.introducer), full_name(state, ask.person)
    return (
        f"{via} is asked about {person} already ({ask.state} {ask.day(ask.state)}); "
        "say no or dropped there first: one introducer at a time"
    )


def _resolved(state: State, person: str) -> PersonId | None:
    row = state.graph.row(person)
    return None if row is None else state.people.ids[row]


def _ask(number: str, values: Mapping[str, Value], resolve: Resolve) -> Ask | None:
    introducer, person = (resolve(_text(values, end)) for end in ("introducer", "person"))
    state = _text(values, "state")
    if introducer is None or person is None or state not in ASK_STATES:
        return None
    days = tuple((one, day) for one in ASK_STATES if (day := _day(_text(values, f"on:{one}"))))
    nudged_on = _day(_text(values, NUDGED))
    return Ask(number, introducer, person, state, days, nudged_on, _text(values, "template"))


def _day(text: str) -> str:
    """An ISO date as it stands, "" for anything else."""
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        return ""


def _text(values: Mapping[str, Value], field: str) -> str:
    value = values.get(field)
    return value if isinstance(value, str) else ""
