"""What follows from a message that was sent, as one change that one key takes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from secondhop.model.asks import STEPS, Ask, why_not
from secondhop.model.change import Change
from secondhop.model.edits import EditError, add_follow_up, log_touch, set_stage, together
from secondhop.model.person import PersonId
from secondhop.outreach.asks import ANSWER, CHASE, finished, what_for
from secondhop.outreach.drafts.template import Template
from secondhop.outreach.pipeline import is_forward
from secondhop.store.asking import asking, asks_about, first_name, open_ask, stepped
from secondhop.store.intake import new_id
from secondhop.store.store import Store

TO_INTRODUCER = ("cover", "forwardable", "intro", "thanks")
"""Kinds that the introducer reads."""
ASKED = "asked"


class Sending(Struct, frozen=True):
    """A text that was sent."""

    template: Template
    text: str
    to: PersonId
    via: PersonId | None = None
    despite: str = ""  # which guards were overruled, and why

    @property
    def reader(self) -> PersonId:
        """Who has got it."""
        to_via = self.template.kind in TO_INTRODUCER and self.via is not None
        return self.via if to_via and self.via is not None else self.to

    @property
    def logged(self) -> str:
        """The text as it is kept, with what was overruled."""
        return f"{self.text} [sent although {self.despite}]" if self.despite else self.text


def sent(store: Store, one: Sending) -> Change:
    """All that follows from it: a touch, a step of the ask or a stage, and what is due next."""
    changes = list(_changes(store, one))
    about = (one.to,) if one.via is None else (one.to, one.via)
    return together("sent", changes, about, one.template.name)


def next_due(change: Change) -> tuple[str, str]:
    """The first thing that a change makes due: ISO date and words; two empty texts for nothing."""
    opened = (
        (str(values["due"]), str(values.get("text", "")))
        for entity, values in change.sets.items()
        if entity.startswith("f:") and values.get("state") == "open"
    )
    return min(opened, default=("", ""))


def _changes(store: Store, one: Sending) -> Iterator[Change]:
    kind = "invitation" if one.template.kind == "note" else "message"
    yield log_touch(new_id(), one.reader, kind, store.today, one.logged)
    if one.template.step:
        yield from _step(store, one)
    elif one.template.kind == "note":
        yield from _invited(store, one)
    elif one.template.kind == "message":
        yield from _written(store, one)


def _step(store: Store, one: Sending) -> Iterator[Change]:
    if one.via is None:
        raise EditError("nobody is named who could introduce you; name somebody first")
    if one.template.step == ASKED:
        under_way = open_ask(store.state, one.to)
        if under_way is None or not _is_asked(under_way, one.via):
            yield asking(store, one.via, one.to, ASKED, one.template.name)
    elif ask := _ask_for(store, one):
        yield stepped(store, ask, one.template.step)


def _is_asked(ask: Ask, via: PersonId) -> bool:
    """Whether this introducer knows of it, so that one more mail asks nothing new."""
    return ask.introducer == via and ask.progress >= STEPS.index(ASKED)


def _ask_for(store: Store, one: Sending) -> Ask | None:
    """The newest ask of these two that can take the step."""
    asks = (ask for ask in asks_about(store.state, one.to) if ask.introducer == one.via)
    return next((ask for ask in asks if not why_not(ask, one.template.step)), None)


def _invited(store: Store, one: Sending) -> Iterator[Change]:
    """An invitation is not followed up, only looked at again when it counts as ignored."""
    yield from _moved(store, one.to, "requested")
    due = store.today + timedelta(days=store.settings.limits.pending_days)
    words = f"see whether {first_name(store.state, one.to)} accepted; no reminder"
    yield add_follow_up(new_id(), one.to, words, due)


def _written(store: Store, one: Sending) -> Iterator[Change]:
    """A message answers what is to be answered, and waits for an answer a few working days."""
    state, limits = store.state, store.settings.limits
    row = state.people.row_of[one.to]
    yield from _moved(store, one.to, "connected" if int(state.degree[row]) == 1 else "requested")
    for owed in state.records.follow_ups(one.to):
        if owed.is_open and what_for(owed.id)[1] in (ANSWER, CHASE):
            yield finished(owed, store.today)
    due = working_day(store.today, limits.follow_up_gap)
    words = f"{first_name(state, one.to)} has not answered: one reminder, if you must"
    yield add_follow_up(f"{new_id()}.{CHASE}", one.to, words, due)


def _moved(store: Store, person: PersonId, stage: str) -> Iterator[Change]:
    now = store.state.people.stage[store.state.people.row_of[person]]
    introduced = now in ("asked", "introduced") and stage == "requested"
    if is_forward(now, stage) and not introduced:
        yield set_stage(person, stage)


def working_day(start: date, days: int) -> date:
    """So many working days after a day."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day
