"""What is known when a message to somebody is about to be sent, gathered for the guards."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from secondhop.model.outreach import CONTACTING, Touch
from secondhop.model.person import LISTS, Person, PersonId
from secondhop.model.text import fold
from secondhop.network.people import ME
from secondhop.network.ways import mutuals
from secondhop.outreach.asks import CHASE, what_for
from secondhop.outreach.budgets import WEEK, Invitation
from secondhop.outreach.cadence import overdue_twice
from secondhop.outreach.guards.situation import Invitations, Mutual, Sent, Situation
from secondhop.outreach.limits import Limits
from secondhop.store.advising import everybody_kept
from secondhop.store.asking import asks_in, full_name
from secondhop.store.facts import evidence
from secondhop.store.state import State
from secondhop.store.store import Store
from secondhop.store.tracking import invitations, research_of

_MOST_MUTUALS = 200
"""How many mutuals are looked at, the closest first: nobody names more in a message."""


def situation_for(store: Store, to: int | None = None, via: int | None = None) -> Situation:
    """The situation of a message to a row, through another one, today."""
    settings = store.settings
    known = situation_of(
        store.state, settings.limits, store.today, to, via, account=settings.config.account
    )
    return replace(known, overdue=_overdue(store), follows_up=_is_reminder(store, to))


def _overdue(store: Store) -> int:
    """How many contacts waited twice as long as I meant them to."""
    return overdue_twice(everybody_kept(store), store.today, store.settings.pacing.tiers)


def _is_reminder(store: Store, to: int | None) -> bool:
    """Whether the time has come to remind them of a message that has no answer."""
    if to is None:
        return False
    owed = store.state.records.follow_ups(store.state.people.ids[to])
    due = (one for one in owed if one.is_open and one.due <= store.today)
    return any(what_for(one.id)[1] == CHASE for one in due)


def situation_of(
    state: State,
    limits: Limits,
    today: date,
    to: int | None = None,
    via: int | None = None,
    *,
    account: str = "",
) -> Situation:
    """What a state knows; without a recipient only what holds for any message."""
    asks = tuple(asks_in(state).values())
    ends = {end for one in asks for end in (one.introducer, one.person)}
    past = _Past.of(state, limits, today, to)
    return Situation(
        today=today,
        account=account,
        me=state.people.person(ME),
        to=None if to is None else state.people.person(to),
        degree=None if to is None else int(state.degree[to]),
        via=None if via is None else state.people.person(via),
        strength=None if via is None else float(state.strength[via]),
        mutuals=None if to is None else tuple(_mutuals(state, to, via)),
        hooks=() if to is None else tuple(_hooks(state, to)),
        research=None if to is None else tuple(one.item for one in research_of(state, to)),
        touches=None if to is None else tuple(state.records.touches(state.people.ids[to])),
        withdrawn=None if to is None else _withdrawn(state, to),
        invitations=_counted(state, limits, today),
        sent=past.sent,
        colleagues=past.colleagues,
        asks=asks,
        names=tuple((person, full_name(state, person)) for person in ends),
        outreach=past.outreach,
        imported=_imported(state),
    )


class _Past(Struct, frozen=True):
    """What I did with others than the recipient."""

    sent: tuple[Sent, ...]
    colleagues: tuple[str, ...] | None
    outreach: tuple[int, int]

    @classmethod
    def of(cls, state: State, limits: Limits, today: date, to: int | None) -> _Past:
        """Read from all touches, which are few beside all people."""
        mine = [one for one in state.records.all_touches() if _is_mine(one)]
        whom = None if to is None else state.people.ids[to]
        texts = (one for one in mine if one.text and one.person != whom)
        newest = heapq.nlargest(limits.likeness_texts, texts, key=lambda one: (one.on, one.id))
        lately = [one for one in _since(mine, today, limits.neglect_days) if _is_personal(one)]
        contacts = sum(_degree(state, one.person) == 1 for one in lately)
        return cls(
            sent=tuple(_sent(state, one) for one in newest),
            colleagues=None if to is None else _colleagues(state, limits, today, to, mine),
            outreach=(contacts, len(lately)),
        )


def _colleagues(
    state: State, limits: Limits, today: date, to: int, mine: list[Touch]
) -> tuple[str, ...]:
    """Others at the recipient's company whom I approached lately and who are no contacts."""
    if not (company := fold(state.people.company[to])):
        return ()
    recent = {state.people.row_of[one.person] for one in _since(mine, today, limits.company_days)}
    return tuple(
        state.people.name[row]
        for row in sorted(recent - {to, ME})
        if state.degree[row] != 1 and fold(state.people.company[row]) == company
    )


def _since(touches: Iterable[Touch], today: date, days: int) -> list[Touch]:
    first = (today - timedelta(days=days)).isoformat()
    return [one for one in touches if first < one.on <= today.isoformat()]


def _is_mine(touch: Touch) -> bool:
    return touch.kind in CONTACTING and touch.direction == "out"


def _is_personal(touch: Touch) -> bool:
    """An invitation without a note is no word to anybody."""
    return touch.kind != "invitation" or bool(touch.text)


def _degree(state: State, person: PersonId) -> int:
    return int(state.degree[state.people.row_of[person]])


def _sent(state: State, touch: Touch) -> Sent:
    row = state.people.row_of[touch.person]
    return Sent(touch.text, (state.people.name[row], state.people.company[row]))


def _mutuals(state: State, to: int, via: int | None) -> Iterator[Mutual]:
    """Whom we both know, the closest to me first, and how sure it is that they know each other."""
    rows = mutuals(state.ties, state.degree, to).tolist()
    closest = heapq.nsmallest(_MOST_MUTUALS, rows, key=lambda row: -state.strength[row])
    chosen = [via] if via is not None and via in rows and via not in closest else []
    for row in (*closest, *chosen):
        said = evidence(state, row, to)
        confidence = max((one.confidence for one in said), default=None)
        seen = max((one.seen or one.on for one in said), default="")
        yield Mutual(state.people.name[row], confidence, _day(seen))


def _hooks(state: State, to: int) -> Iterator[str]:
    """What was found out about somebody, and what we share."""
    yield from (one.text for one in research_of(state, to))
    yield from (one.text for one in state.records.notes(state.people.ids[to]))
    yield from _shared(state.people.person(to), state.people.person(ME))


def _shared(one: Person, other: Person) -> Iterator[str]:
    for field in LISTS.values():
        yield from sorted(set(getattr(one, field)) & set(getattr(other, field)))


def _withdrawn(state: State, to: int) -> date | None:
    """When I took an invitation back, when nothing was sent since."""
    touches = state.records.touches(state.people.ids[to])
    sent = max((one.on for one in touches if one.kind == "invitation"), default="")
    back = max((one.on for one in touches if one.kind == "withdrawal"), default="")
    return _day(back) if back >= sent else None


def _counted(state: State, limits: Limits, today: date) -> Invitations:
    """How my invitations stand today."""
    past = [one for one in invitations(state) if one.on and one.on <= today.isoformat()]
    week = (today - timedelta(days=WEEK - 1)).isoformat()
    month = today.replace(day=1).isoformat()
    pending = {one.person: one.on for one in past if one.is_pending}
    ignored = (today - timedelta(days=limits.pending_days)).isoformat()
    accepted, lapsed = _answers(state, past, limits, today)
    return Invitations(
        week=sum(one.on >= week for one in past),
        today=sum(one.on == today.isoformat() for one in past),
        notes=sum(one.has_note and one.on >= month for one in past),
        pending=len(pending),
        pending_old=sum(on < ignored for on in pending.values()),
        accepted=accepted,
        ignored=lapsed,
    )


def _answers(
    state: State, past: Iterable[Invitation], limits: Limits, today: date
) -> tuple[int, int]:
    """How many of those invited lately accepted, and how many did not.

    Archives often list only what is still open, so that no acceptance at all says nothing.
    """
    since = (today - timedelta(days=limits.acceptance_days)).isoformat()
    ignored = (today - timedelta(days=limits.pending_days)).isoformat()
    latest = {one.person: one for one in past if one.on >= since}.values()
    accepted = sum(_degree(state, one.person) == 1 for one in latest)
    lapsed = sum(_degree(state, one.person) != 1 and one.on < ignored for one in latest)
    return (accepted, lapsed) if accepted else (0, 0)


def _imported(state: State) -> date | None:
    """How new the newest contact list of my own is; None when there is none."""
    mine = (one.source for one in state.graph.files if state.graph.row(one.source.owner) == ME)
    return _day(max((one.as_of or one.imported for one in mine), default=""))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
