"""What a draft needs to know, gathered from the store."""

from __future__ import annotations

from secondhop.model.asks import Ask
from secondhop.model.goal import Goal
from secondhop.network.people import ME
from secondhop.network.ways import mutuals
from secondhop.outreach.drafts.context import known_slots
from secondhop.outreach.drafts.draft import Draft, draft
from secondhop.outreach.drafts.facts import Facts
from secondhop.outreach.drafts.template import Template
from secondhop.store.asking import asks_about
from secondhop.store.goals import read_goals
from secondhop.store.routes import Route, routes
from secondhop.store.state import State
from secondhop.store.store import Store
from secondhop.store.tracking import research_of


def facts_for(state: State, row: int, route: Route | None, goal: Goal | None = None) -> Facts:
    """Everything that a draft about a person may speak of."""
    people, person = state.people, state.people.ids[row]
    beyond = route.beyond if route else None
    return Facts(
        me=people.person(ME),
        to=people.person(row),
        degree=int(state.degree[row]),
        via=people.person(route.via) if route else None,
        beyond=None if beyond is None else people.person(beyond),
        mutuals=tuple(_mutuals(state, row)),
        research=tuple(research_of(state, row)),
        notes=tuple(state.records.notes(person)),
        touches=tuple(state.records.touches(person)),
        ask=_asked(state, row, route),
        goal=goal or Goal(),
    )


def facts_of(store: Store, row: int, route: Route | None) -> Facts:
    """The same, with what I look for."""
    return facts_for(store.state, row, route, read_goals(store.home.goals).goal)


def drafted(store: Store, template: Template, facts: Facts) -> Draft:
    """A template filled in for somebody, by the limits that are in force."""
    settings = store.settings
    return draft(template, known_slots(facts), settings.config.account, settings.limits)


def _mutuals(state: State, row: int) -> list[str]:
    """Whom both of us know, the warmest first."""
    rows = set(mutuals(state.ties, state.degree, row).tolist())
    found = (one.via for one in routes(state, row))
    return [state.people.name[via] for via in found if via in rows]


def _asked(state: State, row: int, route: Route | None) -> Ask | None:
    """What the introducer was asked about a person last."""
    if route is None:
        return None
    via = state.people.ids[route.via]
    asks = asks_about(state, state.people.ids[row])
    return next((one for one in asks if one.introducer == via), None)
