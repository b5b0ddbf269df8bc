"""What the agenda suggests, gathered from the state; and what doing a suggestion means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from secondhop.model.change import Change
from secondhop.model.edits import log_touch
from secondhop.model.person import PersonId
from secondhop.outreach.advice import (
    MOST,
    Suggestion,
    of_ask,
    of_cadence,
    of_dormant,
    of_old_invitations,
    of_research,
    ordered,
)
from secondhop.outreach.asks import what_for
from secondhop.outreach.budgets import old
from secondhop.outreach.cadence import Kept, kept, neglected, rhythm
from secondhop.store.asking import (
    asks_in,
    first_name,
    nudged,
    owed_by,
    pacing_of,
    stepped,
)
from secondhop.store.intake import new_id
from secondhop.store.remembering import OncePerChange
from secondhop.store.stamp import day_of
from secondhop.store.state import State
from secondhop.store.store import Store
from secondhop.store.tracking import (
    dormant_rows,
    invitations,
    last_noticed,
    last_touch,
    research_of,
    said_of,
)


def doing(store: Store, one: Suggestion) -> Change | None:
    """What doing a suggestion means, as a change; None where the user must say more first."""
    if one.kind in ("thank", "outcome", "ask"):
        ask = asks_in(store.state).get(one.ask)
        if ask is None:
            return None
        state = {"thank": "thanked", "outcome": "outcome"}.get(one.kind)
        if ask.state == "drafted":
            state = "asked"
        return stepped(store, ask, state) if state else nudged(store, ask)
    if one.kind == "withdraw":
        return log_touch(new_id(), one.person, "withdrawal", store.today)
    return None


@OncePerChange
def suggestions(store: Store) -> list[Suggestion]:
    """The next steps worth taking that nobody promised yet."""
    state = store.state
    busy = {one.person for one in state.records.follow_ups() if one.is_open}
    found = [*_of_asks(store), *_of_contacts(store), *_of_prospects(store)]
    pacing = pacing_of(store)
    late = old(invitations(state), store.today, pacing.withdraw)
    late = [one for one in late if one[1] not in busy]
    found += of_old_invitations(late, store.today, pacing)
    return ordered(found, busy)


def _of_asks(store: Store) -> Iterator[Suggestion]:
    for ask in asks_in(store.state).values():
        owed = [what_for(one.id)[1] for one in owed_by(store.state, ask) if one.is_open]
        names = (first_name(store.state, ask.introducer), first_name(store.state, ask.person))
        yield from of_ask(ask, names, owed, store.today, pacing_of(store))


def _of_contacts(store: Store) -> Iterator[Suggestion]:
    state, pacing = store.state, pacing_of(store)
    yield from of_cadence(neglected(everybody_kept(store), store.today), store.today)
    for row in dormant_rows(state, pacing.dormant, pacing.dormant_messages, MOST):
        yield of_dormant(state.people.ids[row], last_touch(state, row), "", store.today)


def everybody_kept(store: Store) -> Iterator[Kept]:
    """Everybody whom a tag gives a time."""
    state, tiers = store.state, pacing_of(store).tiers
    for row in said_of(state, "tag:"):
        if tag := rhythm(state.people.tags[row], tiers):
            stamps = [stamp for stamp, _ in state.own_values(row).values()]
            since = date.fromordinal(day_of(max(stamps)))
            yield kept(state.people.ids[row], tag, last_touch(state, row), since, tiers)


def _of_prospects(store: Store) -> Iterator[Suggestion]:
    state, asked = store.state, _asked(store.state)
    for row in said_of(state, "research:", "stage"):
        person, stage = state.people.ids[row], state.people.stage[row]
        if person in asked or stage not in ("", "new", "researching", "warming"):
            continue
        found, noticed = research_of(state, row), last_noticed(state, person)
        one = of_research(person, stage, found, noticed, store.today, pacing_of(store))
        if one is not None:
            yield one


def _asked(state: State) -> set[PersonId]:
    return {one.person for one in asks_in(state).values() if not one.is_ended}
