"""Where everybody stands: people by stage, and the table of what was done."""

from __future__ import annotations

from secondhop.model.person import PersonId
from secondhop.outreach.pipeline import Outreach, by_stage, outreach_of
from secondhop.store.moves import moves
from secondhop.store.tracking import staged, written_about
from secondhop.tui.desk import Desk
from secondhop.tui.panes.entries import Entry, heading
from secondhop.tui.panes.phrases import due_word, short_date
from secondhop.tui.widgets.cells import cells, fit
from secondhop.tui.widgets.lines import Line

NARROW = 70
"""Columns below which a row of the pipeline does without its end."""


def pipeline_entries(desk: Desk) -> list[Entry]:
    """Everybody with a stage, stage by stage."""
    entries = []
    for stage, held in by_stage(staged(desk.state)).items():
        entries.append(heading(f"{stage.upper()}  {len(held)}"))
        entries += [_standing(desk, person) for person in held]
    return entries


def ledger_entries(desk: Desk) -> list[Entry]:
    """Everybody with whom anything was done, whoever was contacted last first."""
    state, records = desk.state, desk.state.records
    owed = {one.person for one in records.follow_ups()}
    tracked = {person for _, person in staged(state)} | owed | written_about(state)
    lines = [(_name(desk, person), person, outreach(desk, person)) for person in tracked]
    lines.sort(key=lambda one: (one[0].casefold(), one[1]))
    lines.sort(key=lambda one: one[2].contacted, reverse=True)
    return [_table_row(desk, person, line) for _, person, line in lines]


def outreach(desk: Desk, person: PersonId) -> Outreach:
    """What was done about a person, and what comes next."""
    records = desk.state.records
    return outreach_of(records.touches(person), records.notes(person), records.follow_ups(person))


def _name(desk: Desk, person: PersonId) -> str:
    row = desk.row_of(person)
    return "" if row is None else desk.state.people.name[row]


def _standing(desk: Desk, person: PersonId) -> Entry:
    line = outreach(desk, person)

    def draw(width: int) -> Line:
        row = desk.row_of(person)
        if row is None:
            return []
        end = fit(_since(desk, person), 12, right=True) if width >= NARROW else ""
        name = fit(desk.state.people.name[row], 18 if width >= 60 else 14)
        when = due_word(line.next.due, desk.store.today) if line.next else ""
        late = line.next is not None and line.next.due < desk.store.today
        said = line.next.text if line.next else desk.state.people.person(row).role
        room = width - 7 - cells(name) - 1 - cells(end) - 1
        return [
            (f"{fit(when, 6)} ", "bad" if late else "faint"),
            (name, "head"),
            (f" {fit(said, room)}", ""),
            (f" {end}", "faint"),
        ]

    return Entry(draw, person=person, follow_up=line.next)


def _since(desk: Desk, person: PersonId) -> str:
    """`since 12 Nov`: when the person came to this stage."""
    made = moves(desk.store).get(person)
    return f"since {short_date(made[-1].on, desk.store.today)}" if made else ""


def _table_row(desk: Desk, person: PersonId, line: Outreach) -> Entry:
    def draw(width: int) -> Line:
        row = desk.row_of(person)
        if row is None:
            return []
        state, today, columns = desk.state, desk.store.today, LedgerColumns(width)
        best, owed = int(state.standing.best[row]), line.next
        action = f"{due_word(owed.due, today)} {owed.text}".strip() if owed else ""
        return [
            (fit(state.people.name[row], columns.name), "head"),
            (f" {fit(state.people.company[row], columns.company)}", ""),
            (f" {fit(state.people.name[best] if best >= 0 else '', columns.via)}", ""),
            (f" {fit(short_date(line.contacted, today), 8)}", ""),
            (f" {fit(line.note, columns.note)}" if columns.note else "", "faint"),
            (f" {fit(action, columns.action)}", ""),
        ]

    return Entry(draw, person=person, follow_up=line.next)


class LedgerColumns:
    """The widths of the table's columns."""

    def __init__(self, width: int) -> None:
        room = width - 13
        self.name = max(12, room * 22 // 100)
        self.company = max(8, room * 15 // 100)
        self.via = max(9, room * 17 // 100)
        self.note = room * 22 // 100 if width >= 66 else 0
        self.action = room - self.name - self.company - self.via - self.note

    @property
    def head(self) -> str:
        """The names of the columns."""
        text = f" {fit('NAME', self.name)} {fit('COMPANY', self.company)}"
        text += f" {fit('MUTUAL', self.via)} {fit('CONTACT', 8)}"
        text += f" {fit('NOTES', self.note)}" if self.note else ""
        return f"{text} {fit('FOLLOW-UP', self.action)}"
