"""Reach: how to get to know of more people, as far as that can be told from what is known."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult

from secondhop.model.person import PersonId
from secondhop.network.reach import reach
from secondhop.store.stated import all_stated
from secondhop.tui.actions import key_of
from secondhop.tui.desk import Desk
from secondhop.tui.panes.detail import detail_line
from secondhop.tui.screens.reachlist import ASK, BROWSE, CONNECT, ReachList
from secondhop.tui.screens.working import WorkingScreen
from secondhop.tui.widgets.foot import Foot
from secondhop.tui.widgets.lines import Line, LineView, sides
from secondhop.tui.widgets.rowlist import RowList

MOST: Final = 15
"""How many people the sections show at most; the worksheet has its own ten."""

_HINTS = {
    CONNECT: ("open", "browse", "follow-up", "note", "tag", "stage", "undo", "quit", "help"),
    ASK: ("open", "import", "follow-up", "log", "copy", "note", "undo", "quit", "help"),
    BROWSE: ("paste", "browse", "copy", "open", "follow-up", "note", "undo", "quit", "help"),
}


class ReachHead(LineView):
    """What this page is about, and for whom."""

    DEFAULT_CSS = "ReachHead { height: 2; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="reach-head")
        self._desk = desk

    def draw(self, width: int, height: int) -> list[Line]:
        total, text = self._desk.result.total, self._desk.text.strip()
        about = f"{total:,} found by {text} " if text else f"everybody, {total:,} "
        left: Line = [(" REACH", "strong"), ("   ways to more people", "")]
        return [sides(left, [(about, "faint")], width), [("─" * width, "faint")]]


class ReachScreen(WorkingScreen):
    """The three lists for whom the filter finds; each person can be worked on from here."""

    def compose(self) -> ComposeResult:
        yield ReachHead(self.desk)
        yield ReachList(lambda: self.desk.state)
        yield Foot()

    def on_mount(self) -> None:
        self.list.moved = lambda rows: self._tell()
        self.list.focus()
        self.watch(self.app, "revision", self._show, init=False)
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        self.call_after_refresh(self._tell)

    @property
    def list(self) -> ReachList:
        return self.query_one(ReachList)

    def whom(self) -> PersonId | None:
        entry = self.list.entry
        return None if entry is None or entry.row is None else self.desk.state.people.ids[entry.row]

    def do_open(self) -> None:
        if (person := self.whom()) is not None:
            self.house.open_person(person)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.do_open()

    def _show(self) -> None:
        """Find again, as after an import or a pasted text there is more to go by."""
        state, rows = self.desk.state, self.desk.result.rows
        found = reach(state, state.people, rows, MOST, all_stated(state))
        self.list.show(found if len(rows) else None)
        self.query_one(ReachHead).redraw()
        self._tell()

    def _tell(self) -> None:
        entry = self.list.entry
        section = entry.section if entry else ASK
        self.foot.hints(self.hints(*_HINTS[section]))
        self.foot.detail(detail_line(self.desk, self.whom(), self.size.width))
        if not self.foot.is_asking:
            self.foot.tell([(_advice(section) if entry else "", "")])


def _advice(section: str) -> str:
    """What to do with somebody of a section."""
    if section == CONNECT:
        return "Once connected, you would know of so many people more"
    if section == ASK:
        ask = f"{key_of('palette')} ask a friend"
        return f"{ask}: a message to send; {key_of('import')} takes their Connections.csv in"
    browse, paste = key_of("browse"), key_of("paste")
    return f"{browse} opens the profile; {paste} pastes its mutual connections"
