"""Touches, notes and follow-ups as JSON objects."""

from __future__ import annotations

from datetime import date

from secondhop.exports.objects import Object, reference
from secondhop.model.outreach import FollowUp, Note, Touch
from secondhop.model.person import PersonId
from secondhop.store.state import State


def touch_object(state: State, touch: Touch) -> Object:
    """Something that happened with a person."""
    return {
        "id": touch.id,
        "person": reference(state, touch.person),
        "kind": touch.kind,
        "on": touch.on,
        "direction": touch.direction,
        "text": touch.text,
        "via": reference(state, PersonId(touch.via)) if touch.via else None,
        "source": touch.source,
    }


def note_object(state: State, note: Note) -> Object:
    """A note about a person."""
    return {
        "id": note.id,
        "person": reference(state, note.person),
        "text": note.text,
        "on": note.on,
        "source": note.source,
    }


def follow_up_object(state: State, one: FollowUp) -> Object:
    """A follow-up; whoever snoozed it sees it open again on its day."""
    return {
        "id": one.id,
        "person": reference(state, one.person),
        "due": one.due,
        "text": one.text,
        "state": state_of(one, date.fromordinal(state.today)),
        "every": one.every or None,
        "done_on": one.done_on or None,
    }


def state_of(one: FollowUp, today: date) -> str:
    """open, done or snoozed, as of today."""
    return "open" if one.state == "snoozed" and one.due <= today else one.state
