"""Outreach: what is owed, where everybody stands, what was asked, spent and reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical

from secondhop.model.asks import Ask
from secondhop.model.outreach import FollowUp
from secondhop.model.person import PersonId
from secondhop.outreach.advice import Suggestion
from secondhop.store.counting import budgets_of
from secondhop.tui.actions import key_of
from secondhop.tui.desk import Desk
from secondhop.tui.panes.entries import Entry
from secondhop.tui.panes.funnel import number_entries
from secondhop.tui.panes.gauges import budget_entries, gauge_line
from secondhop.tui.panes.owed import agenda_entries
from secondhop.tui.panes.requests import ask_entries
from secondhop.tui.panes.stages import LedgerColumns, ledger_entries, pipeline_entries
from secondhop.tui.widgets.cells import cells, wrap
from secondhop.tui.widgets.lines import Line, LineView, Span, sides
from secondhop.tui.widgets.rowlist import RowList

View = Literal["agenda", "pipeline", "ledger", "asks", "budgets", "numbers"]

GATHER: dict[View, Callable[[Desk], list[Entry]]] = {
    "agenda": agenda_entries,
    "pipeline": pipeline_entries,
    "ledger": ledger_entries,
    "asks": ask_entries,
    "budgets": budget_entries,
    "numbers": number_entries,
}
VIEWS: tuple[View, ...] = tuple(GATHER)


class OutreachList(RowList):
    """The rows of the chosen view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="outreach-list")
        self._desk = desk
        self.view: View = VIEWS[0]
        self._entries: list[Entry] = []

    def gather(self) -> None:
        """Collect the rows of the view from the store."""
        self._entries = GATHER[self.view](self._desk)

    def count(self) -> int:
        return len(self._entries)

    def is_heading(self, index: int) -> bool:
        return 0 <= index < len(self._entries) and self._entries[index].is_heading

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
        return self._entries[index].draw(width - 1)  # the right edge stays free

    def nothing(self, width: int) -> list[Line]:
        words = {
            "agenda": f"Nothing is owed. {key_of('follow-up')} on a person promises a follow-up.",
            "pipeline": f"Nobody has a stage yet. {key_of('stage')} on a person sets one.",
            "ledger": f"Nothing is recorded yet. {key_of('log')} on a person logs a touch.",
            "asks": f"Nobody is asked yet. {key_of('ask')} on a person asks for an introduction. "
            "People agree more often than those who ask expect.",
            "budgets": "Nothing is spent yet.",
            "numbers": "Nothing was sent yet. Invitations and requests are counted here.",
        }
        return [[], *([(f"  {line}", "")] for line in wrap(words[self.view], width - 4))]


class OutreachHead(LineView):
    """Which view is shown, and the day."""

    DEFAULT_CSS = "OutreachHead { height: 2; }"

    def __init__(self, desk: Desk, rows: OutreachList) -> None:
        super().__init__(id="outreach-head")
        self._desk, self._rows = desk, rows

    def draw(self, width: int, height: int) -> list[Line]:
        views = self._views("  ")
        taken = sum(cells(text) for text, _ in views)
        today = self._desk.store.today
        dates = (f"{today:%a} {today.day} {today:%b %Y} ", f"{today:%a} {today.day} {today:%b} ")
        day = next((one for one in dates if taken + cells(one) + 1 <= width), "")
        if taken > width:
            views = self._views(" ")
        return [sides(views, [(day, "faint")], width), self._columns(width - 2)]

    def _views(self, gap: str) -> list[Span]:
        spans: list[Span] = [(" ", "")]
        for view in VIEWS:
            here = view == self._rows.view
            spans += [(view.capitalize(), "strong under" if here else "faint"), (gap, "")]
        return spans[:-1]

    def _columns(self, width: int) -> Line:
        if self._rows.view == "agenda":
            return [(" ", ""), *gauge_line(budgets_of(self._desk.store), width)]
        return [(LedgerColumns(width).head, "faint")] if self._rows.view == "ledger" else []


class OutreachPane(Vertical):
    """The head line and the rows of one of its views."""

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
        return self.list.entry(self.list.cursor).follow_up

    def suggestion(self) -> Suggestion | None:
        """The suggestion under the cursor, if the row is one."""
        return self.list.entry(self.list.cursor).suggestion

    def ask(self) -> Ask | None:
        """The ask that the row under the cursor is about, if any."""
        return self.list.entry(self.list.cursor).ask
