"""Outreach: what is owed, where everybody stands, and the ledger of what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical

from secondhop.model.outreach import FollowUp
from secondhop.model.person import PersonId
from secondhop.outreach.agenda import Section, agenda
from secondhop.outreach.pipeline import Outreach, by_stage, outreach_of
from secondhop.tui.actions import key_of
from secondhop.tui.desk import Desk
from secondhop.tui.panes.phrases import due_word, short_date
from secondhop.tui.widgets.cells import cells, fit
from secondhop.tui.widgets.lines import Line, LineView, Span, sides
from secondhop.tui.widgets.rowlist import RowList

View = Literal["agenda", "pipeline", "ledger"]
VIEWS: tuple[View, ...] = ("agenda", "pipeline", "ledger")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a heading, or a person with what there is to say."""

    heading: str = ""
    person: PersonId | None = None
    follow_up: FollowUp | None = None
    outreach: Outreach | None = None
    section: str = ""


class OutreachList(RowList):
    """The rows of the chosen view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="outreach-list")
        self._desk = desk
        self.view: View = VIEWS[0]
        self._entries: list[Entry] = []

    def gather(self) -> None:
        """Collect the rows of the view from the store."""
        make = {"agenda": self._agenda, "pipeline": self._pipeline, "ledger": self._ledger}
        self._entries = make[self.view]()

    def count(self) -> int:
        return len(self._entries)

    def is_heading(self, index: int) -> bool:
        return 0 <= index < len(self._entries) and bool(self._entries[index].heading)

    def entry(self, index: int) -> Entry:
        """What stands in a row; an empty entry outside."""
        return self._entries[index] if 0 <= index < len(self._entries) else Entry()

    def index_of(self, person: PersonId | None, follow_up: str = "") -> int | None:
        """Where a person, or one follow-up, stands."""
        for index, entry in enumerate(self._entries):
            if follow_up and entry.follow_up and entry.follow_up.id == follow_up:
                return index
            if not follow_up and person is not None and entry.person == person:
                return index
        return None

    def row(self, index: int, width: int) -> Line:
        entry = self._entries[index]
        if entry.heading:
            return [(entry.heading, "strong")]
        room = width - 1  # the right edge stays free
        return self._ledger_row(entry, room) if self.view == "ledger" else self._row(entry, room)

    def nothing(self, width: int) -> list[Line]:
        words = {
            "agenda": f"Nothing is owed. {key_of('follow-up')} on a person promises a follow-up.",
            "pipeline": f"Nobody has a stage yet. {key_of('stage')} on a person sets one.",
            "ledger": f"Nothing is recorded yet. {key_of('log')} on a person logs a touch.",
        }
        return [[], [(f"  {words[self.view]}", "")]]

    def _agenda(self) -> list[Entry]:
        sections = agenda(self._desk.state.records.follow_ups(), self._desk.store.today)
        entries = []
        for section in sections:
            entries.append(Entry(heading=section.name.upper()))
            entries += [_agenda_entry(section, one) for one in section.follow_ups]
        return entries

    def _pipeline(self) -> list[Entry]:
        people = self._desk.state.people
        staged = [(stage, people.ids[row]) for row, stage in enumerate(people.stage) if stage]
        entries = []
        for stage, held in by_stage(staged).items():
            entries.append(Entry(heading=f"{stage.upper()}  {len(held)}"))
            entries += [Entry(person=one, outreach=self._outreach(one)) for one in held]
        return entries

    def _ledger(self) -> list[Entry]:
        state = self._desk.state
        mine = {touch.person for touch in state.records.all_touches() if touch.source == "you"}
        owed = {one.person for one in state.records.follow_ups()}
        staged = {state.people.ids[row] for row, stage in enumerate(state.people.stage) if stage}
        entries = [Entry(person=one, outreach=self._outreach(one)) for one in mine | owed | staged]
        entries.sort(key=self._name_in)
        return sorted(entries, key=_contacted, reverse=True)

    def _name_in(self, entry: Entry) -> str:
        row = self._desk.row_of(entry.person)
        return "" if row is None else self._desk.state.people.name[row]

    def _outreach(self, person: PersonId) -> Outreach:
        records = self._desk.state.records
        return outreach_of(
            records.touches(person), records.notes(person), records.follow_ups(person)
        )

    def _row(self, entry: Entry, width: int) -> Line:
        row = self._desk.row_of(entry.person)
        if row is None:
            return []
        state, today = self._desk.state, self._desk.store.today
        follow_up = entry.follow_up or (entry.outreach.next if entry.outreach else None)
        when = due_word(follow_up.due, today) if follow_up else ""
        if entry.section == "done today":
            when = "✓"
        stage = state.people.stage[row]
        end = self._end(entry, row, stage) if width >= 70 else ""
        name = fit(state.people.name[row], 18 if width >= 60 else 14)
        text_width = width - 7 - cells(name) - 1 - cells(end) - 1
        words = follow_up.text if follow_up else state.people.person(row).role
        late = entry.section == "overdue"
        return [
            (f"{fit(when, 6)} ", "bad" if late else "faint"),
            (name, "head"),
            (f" {fit(words, text_width)}", "faint" if entry.section == "done today" else ""),
            (f" {end}", "faint"),
        ]

    def _end(self, entry: Entry, row: int, stage: str) -> str:
        if self.view == "pipeline":
            contacted = entry.outreach.contacted if entry.outreach else ""
            return fit(short_date(contacted, self._desk.store.today), 11, right=True)
        degree = {1: "1st", 2: "2nd", 3: "3rd"}.get(int(self._desk.state.degree[row]), "")
        return fit(stage or degree, 11, right=True)

    def _ledger_row(self, entry: Entry, width: int) -> Line:
        row = self._desk.row_of(entry.person)
        if row is None or entry.outreach is None:
            return []
        state, today = self._desk.state, self._desk.store.today
        best = int(state.standing.best[row])
        said, owed = entry.outreach, entry.outreach.next
        action = f"{due_word(owed.due, today)} {owed.text}".strip() if owed else ""
        columns = LedgerColumns(width)
        return [
            (fit(state.people.name[row], columns.name), "head"),
            (f" {fit(state.people.company[row], columns.company)}", ""),
            (f" {fit(state.people.name[best] if best >= 0 else '', columns.via)}", ""),
            (f" {fit(short_date(said.contacted, today), 8)}", ""),
            (f" {fit(said.note, columns.note)}" if columns.note else "", "faint"),
            (f" {fit(action, columns.action)}", ""),
        ]


class LedgerColumns:
    """The widths of the ledger's columns."""

    def __init__(self, width: int) -> None:
        room = width - 13
        self.name = max(12, room * 22 // 100)
        self.company = max(8, room * 15 // 100)
        self.via = max(9, room * 17 // 100)
        self.note = room * 22 // 100 if width >= 66 else 0
        self.action = room - self.name - self.company - self.via - self.note


class OutreachHead(LineView):
    """Which view is shown, and the day."""

    DEFAULT_CSS = "OutreachHead { height: 2; }"

    def __init__(self, desk: Desk, rows: OutreachList) -> None:
        super().__init__(id="outreach-head")
        self._desk, self._rows = desk, rows

    def draw(self, width: int, height: int) -> list[Line]:
        views: list[Span] = []
        for view in VIEWS:
            here = view == self._rows.view
            views += [
                (" ", ""),
                (view.capitalize(), "strong under" if here else "faint"),
                (" ", ""),
            ]
        today = self._desk.store.today
        day = f"{today:%a} {today.day} {today:%b %Y} "
        return [sides(views, [(day, "faint")], width), self._columns(width - 2)]

    def _columns(self, width: int) -> Line:
        if self._rows.view != "ledger":
            return []
        columns = LedgerColumns(width)
        text = f" {fit('NAME', columns.name)} {fit('COMPANY', columns.company)}"
        text += f" {fit('MUTUAL', columns.via)} {fit('CONTACT', 8)}"
        text += f" {fit('NOTES', columns.note)}" if columns.note else ""
        return [(f"{text} {fit('FOLLOW-UP', columns.action)}", "faint")]


class OutreachPane(Vertical):
    """The head line and the rows of one of three views."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="outreach")
        self._desk = desk

    def compose(self) -> ComposeResult:
        self.list = OutreachList(self._desk)
        self.head = OutreachHead(self._desk, self.list)
        yield self.head
        yield self.list

    def on_mount(self) -> None:
        self.list.gather()
        self.list.settle(0)
        self.watch(self.app, "revision", self.show, init=False)

    def show(self) -> None:
        """Collect and draw again; the cursor stays where it was."""
        self.list.gather()
        self.list.settle(min(self.list.cursor, max(self.list.count() - 1, 0)))
        self.head.redraw()

    def turn_to(self, person: PersonId) -> None:
        """Put the cursor on a person, where they are shown."""
        place = self.list.index_of(person)
        if place is not None:
            self.list.settle(place)

    def turn(self, step: int) -> None:
        """Show the next view."""
        person = self.selected()
        self.list.view = VIEWS[(VIEWS.index(self.list.view) + step) % len(VIEWS)]
        self.list.gather()
        self.list.settle(self.list.index_of(person) or 0)
        self.head.redraw()

    def selected(self) -> PersonId | None:
        """Who is under the cursor."""
        return self.list.entry(self.list.cursor).person

    def follow_up(self) -> FollowUp | None:
        """The follow-up under the cursor, if the row shows one."""
        entry = self.list.entry(self.list.cursor)
        return entry.follow_up or (entry.outreach.next if entry.outreach else None)


def _contacted(entry: Entry) -> str:
    return entry.outreach.contacted if entry.outreach else ""


def _agenda_entry(section: Section, follow_up: FollowUp) -> Entry:
    return Entry(person=follow_up.person, follow_up=follow_up, section=section.name)
