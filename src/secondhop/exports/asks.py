"""Asks, suggestions and moves as JSON objects."""

from __future__ import annotations

from secondhop.exports.objects import Object, reference
from secondhop.model.asks import Ask
from secondhop.outreach.advice import Suggestion
from secondhop.outreach.ledger import Load
from secondhop.store.asking import owed_by
from secondhop.store.state import State


def ask_object(state: State, ask: Ask) -> Object:
    """A request to an introducer, with the day of every step."""
    open_ones = [one for one in owed_by(state, ask) if one.is_open]
    return {
        "id": ask.id,
        "introducer": reference(state, ask.introducer),
        "person": reference(state, ask.person),
        "state": ask.state,
        "open": ask.is_open,
        "days": dict(ask.days),
        "nudged": ask.nudged or None,
        "template": ask.template or None,
        "follow_ups": [{"id": one.id, "due": one.due, "text": one.text} for one in open_ones],
    }


def suggestion_object(state: State, one: Suggestion) -> Object:
    """A next step that nobody promised yet."""
    return {
        "kind": one.kind,
        "person": reference(state, one.person),
        "text": one.text,
        "since": one.since or None,
    }


def load_object(state: State, one: Load) -> Object:
    """The ledger line of an introducer."""
    return {
        "introducer": reference(state, one.introducer),
        "asks": one.asks,
        "open": one.open,
        "recent": one.recent,
        "introduced": one.introduced,
        "declined": one.declined,
        "thanks_owed": one.thanks_owed,
        "outcomes_owed": one.outcomes_owed,
        "given": one.given,
        "last": one.last or None,
        "rests_until": one.rests_until or None,
    }
