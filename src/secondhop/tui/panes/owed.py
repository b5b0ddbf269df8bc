"""The agenda: what is owed, and what is worth doing next."""

from __future__ import annotations

from secondhop.model.outreach import FollowUp
from secondhop.outreach.advice import Suggestion
from secondhop.outreach.agenda import Section, agenda
from secondhop.outreach.asks import what_for
from secondhop.store.advising import suggestions
from secondhop.store.asking import asks_in
from secondhop.tui.desk import Desk
from secondhop.tui.panes.entries import Entry, heading
from secondhop.tui.panes.phrases import due_word
from secondhop.tui.widgets.cells import cells, fit
from secondhop.tui.widgets.lines import Line

LATER = ("later", "done today")
"""Sections below what is suggested."""
_DEGREES = {1: "1st", 2: "2nd", 3: "3rd"}


def agenda_entries(desk: Desk) -> list[Entry]:
    """Everything there is to do, most urgent first."""
    sections = agenda(desk.state.records.follow_ups(), desk.store.today)
    soon = [one for one in sections if one.name not in LATER]
    rest = [one for one in sections if one.name in LATER]
    entries = [entry for one in soon for entry in _section(desk, one)]
    if steps := suggestions(desk.store):
        entries.append(heading("SUGGESTED"))
        entries += [_suggested(desk, one) for one in steps]
    entries += [entry for one in rest for entry in _section(desk, one)]
    return entries


def _section(desk: Desk, section: Section) -> list[Entry]:
    rows = [_owed(desk, section.name, one) for one in section.follow_ups]
    return [heading(section.name.upper()), *rows]


def _owed(desk: Desk, section: str, one: FollowUp) -> Entry:
    def draw(width: int) -> Line:
        when = "✓" if section == "done today" else due_word(one.due, desk.store.today)
        style = "faint" if section == "done today" else ""
        late = "bad" if section == "overdue" else "faint"
        return agenda_row(desk, one.person, (when, late), (one.text, style), width)

    ask = asks_in(desk.state).get(what_for(one.id)[0])
    return Entry(draw, person=one.person, follow_up=one, ask=ask)


def _suggested(desk: Desk, one: Suggestion) -> Entry:
    def draw(width: int) -> Line:
        return agenda_row(desk, one.person, ("", "faint"), (one.text, ""), width)

    ask = asks_in(desk.state).get(one.ask)
    return Entry(draw, person=one.person, suggestion=one, ask=ask)


def agenda_row(
    desk: Desk, person: str, when: tuple[str, str], said: tuple[str, str], width: int
) -> Line:
    """When, who, what, and where they stand."""
    row = desk.state.graph.row(person)
    if row is None:
        return []
    end = _end(desk, row) if width >= 70 else ""
    name = fit(desk.state.people.name[row], 18 if width >= 60 else 14)
    room = width - 7 - cells(name) - 1 - cells(end) - 1
    return [
        (f"{fit(when[0], 6)} ", when[1]),
        (name, "head"),
        (f" {fit(said[0], room)}", said[1]),
        (f" {end}", "faint"),
    ]


def _end(desk: Desk, row: int) -> str:
    stage = desk.state.people.stage[row]
    degree = _DEGREES.get(int(desk.state.degree[row]), "")
    return fit(stage or degree, 11, right=True)
