"""Follow-ups as a calendar: a to-do for task lists, and a day for what reads events only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from secondhop.exports.contentlines import content_line, escaped
from secondhop.model.outreach import FollowUp
from secondhop.store.state import State
from secondhop.store.store import Store


def write_calendar(store: Store, rows: Sequence[int]) -> Iterator[str]:
    """What is owed to some people, as RFC 5545; empty when nothing is."""
    yield from ("BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "PRODID:-//secondhop//EN\r\n")
    for one in owed_to(store.state, rows):
        yield from _todo(store.state, one, store.today)
        yield from _event(store.state, one, store.today)
    yield "END:VCALENDAR\r\n"


def owed_to(state: State, rows: Sequence[int]) -> list[FollowUp]:
    """Follow-ups with some people that are not done, by their due dates."""
    chosen = {state.people.ids[row] for row in rows}
    return [one for one in state.records.follow_ups() if one.is_open and one.person in chosen]


def _todo(state: State, one: FollowUp, today: date) -> Iterator[str]:
    yield "BEGIN:VTODO\r\n"
    yield from _common(state, one, f"{one.id}-todo", today)
    yield content_line("DUE;VALUE=DATE", _day(one.due))
    yield from ("STATUS:NEEDS-ACTION\r\n", "END:VTODO\r\n")


def _event(state: State, one: FollowUp, today: date) -> Iterator[str]:
    yield "BEGIN:VEVENT\r\n"
    yield from _common(state, one, f"{one.id}-day", today)
    yield content_line("DTSTART;VALUE=DATE", _day(one.due))
    yield content_line("DTEND;VALUE=DATE", _day(one.due + timedelta(days=1)))
    yield from ("TRANSP:TRANSPARENT\r\n", "END:VEVENT\r\n")


def _common(state: State, one: FollowUp, number: str, today: date) -> Iterator[str]:
    row = state.people.row_of[one.person]
    yield content_line("UID", f"{number}@secondhop")
    yield content_line("DTSTAMP", f"{_day(today)}T000000Z")
    yield content_line("SUMMARY", escaped(f"{state.people.name[row]}: {one.text}"))
    if url := state.people.url[row]:
        yield content_line("DESCRIPTION", escaped(url))


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")
