"""Follow-ups as a calendar: a to-do for task lists, and a day for what reads events only.

Every follow-up keeps its UIDs. What was done lately is written once more, as done, so that a
calendar which took it in before takes note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np

from secondhop.exports.contentlines import content_line, escaped
from secondhop.model.outreach import FollowUp
from secondhop.store.stamp import ZERO, time_of
from secondhop.store.state import State
from secondhop.store.store import Store

TOLD_DONE = 60
"""Days for which something done is told; whoever exports less often deletes it by hand."""
FIRST_SECOND = 1_577_836_800
"""Sequence numbers count seconds since 2020, so that they grow with every change and fit."""


def write_calendar(store: Store, rows: Sequence[int]) -> Iterator[str]:
    """What is owed to some people, as RFC 5545; empty when nothing is."""
    yield from ("BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "PRODID:-//secondhop//EN\r\n")
    for one in _told(store, rows):
        yield from _todo(store, one)
        yield from _event(store, one)
    yield "END:VCALENDAR\r\n"


def owed_to(state: State, rows: Sequence[int]) -> list[FollowUp]:
    """Follow-ups with some people that are not done, by their due dates."""
    return [one for one in _with(state, rows) if one.is_open]


def _told(store: Store, rows: Sequence[int]) -> list[FollowUp]:
    since = (store.today - timedelta(days=TOLD_DONE)).isoformat()
    return [one for one in _with(store.state, rows) if one.is_open or one.done_on >= since]


def _with(state: State, rows: Sequence[int]) -> list[FollowUp]:
    """Follow-ups with some people, by their due dates."""
    is_chosen = np.zeros(len(state.people), np.bool_)
    is_chosen[np.asarray(rows, np.int64)] = True
    row_of = state.people.row_of
    return [one for one in state.records.follow_ups() if is_chosen[row_of[one.person]]]


def _todo(store: Store, one: FollowUp) -> Iterator[str]:
    yield "BEGIN:VTODO\r\n"
    yield from _common(store, one, f"{one.id}-todo")
    yield content_line("DUE;VALUE=DATE", _day(one.due))
    if one.is_open:
        yield "STATUS:NEEDS-ACTION\r\n"
    else:
        done = date.fromisoformat(one.done_on)
        yield from (f"COMPLETED:{_day(done)}T000000Z\r\n", "STATUS:COMPLETED\r\n")
    yield "END:VTODO\r\n"


def _event(store: Store, one: FollowUp) -> Iterator[str]:
    yield "BEGIN:VEVENT\r\n"
    yield from _common(store, one, f"{one.id}-day")
    yield content_line("DTSTART;VALUE=DATE", _day(one.due))
    yield content_line("DTEND;VALUE=DATE", _day(one.due + timedelta(days=1)))
    yield f"STATUS:{'CONFIRMED' if one.is_open else 'CANCELLED'}\r\n"
    yield from ("TRANSP:TRANSPARENT\r\n", "END:VEVENT\r\n")


def _common(store: Store, one: FollowUp, number: str) -> Iterator[str]:
    people = store.state.people
    row, changed = people.row_of[one.person], _changed(store, one)
    seconds = max(int(changed.timestamp()) - FIRST_SECOND, 0)
    yield content_line("UID", f"{number}@secondhop")
    yield content_line("DTSTAMP", f"{changed:%Y%m%dT%H%M%S}Z")
    yield content_line("LAST-MODIFIED", f"{changed:%Y%m%dT%H%M%S}Z")
    yield content_line("SEQUENCE", str(seconds))
    yield content_line("SUMMARY", escaped(f"{people.name[row]}: {one.text}"))
    if url := people.url[row]:
        yield content_line("DESCRIPTION", escaped(url))


def _changed(store: Store, one: FollowUp) -> datetime:
    """When a follow-up was last changed, so that two exports of the same are the same."""
    stamps = (stamp for stamp, _ in store.fields.stamped(f"f:{one.id}").values())
    return datetime.fromtimestamp(time_of(max(stamps, default=ZERO)) // 1000, UTC)


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")
