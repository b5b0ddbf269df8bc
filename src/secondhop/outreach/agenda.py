"""What is owed, in the order in which it should be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from secondhop.model.outreach import FollowUp

SECTIONS = ("overdue", "today", "this week", "later", "done today")


class Section(Struct, frozen=True):
    """Follow-ups that belong together by when they are due."""

    name: str
    follow_ups: tuple[FollowUp, ...]


def agenda(follow_ups: Iterable[FollowUp], today: date) -> list[Section]:
    """The sections that hold anything, most urgent first; inside, by due date."""
    held: dict[str, list[FollowUp]] = {name: [] for name in SECTIONS}
    for follow_up in follow_ups:
        if name := _section(follow_up, today):
            held[name].append(follow_up)
    return [
        Section(name, tuple(sorted(found, key=lambda one: (one.due, one.text, one.id))))
        for name, found in held.items()
        if found
    ]


def due_by(follow_ups: Iterable[FollowUp], until: date) -> list[FollowUp]:
    """What is open and due by a day, longest overdue first."""
    due = [one for one in follow_ups if one.is_open and one.due <= until]
    return sorted(due, key=lambda one: (one.due, one.text, one.id))


def next_open(follow_ups: Iterable[FollowUp]) -> FollowUp | None:
    """The open follow-up that is due first."""
    return min(
        (one for one in follow_ups if one.is_open), key=lambda one: (one.due, one.id), default=None
    )


def _section(follow_up: FollowUp, today: date) -> str:
    if not follow_up.is_open:
        return "done today" if follow_up.done_on == today.isoformat() else ""
    if follow_up.due < today:
        return "overdue"
    if follow_up.due == today:
        return "today"
    week_ends = today + timedelta(days=6 - today.weekday())
    return "this week" if follow_up.due <= week_ends else "later"
