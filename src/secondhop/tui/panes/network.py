"""Network: the ways to the selected person, and who opens most of the people found."""

from __future__ import annotations

import numpy as np
from textual.app import ComposeResult
from textual.containers import Vertical

from secondhop.model.person import PersonId
from secondhop.model.tie import Evidence, dots
from secondhop.network.opens import Opener, openers
from secondhop.network.ways import ways
from secondhop.store.state import State
from secondhop.tui.desk import Desk
from secondhop.tui.panes.phrases import age, mutuals_word, no_mutuals
from secondhop.tui.widgets.cells import cut, fit
from secondhop.tui.widgets.fan import FROM_HERE_BARS, Blade, draw_fan
from secondhop.tui.widgets.lines import Line, LineView, sides
from secondhop.tui.widgets.rowlist import RowList

MOST_OPENERS = 60
MOST_BLADES = 7


def fan_of(desk: Desk, row: int, width: int, most: int) -> list[Line]:
    """The ways to a person as a fan, warmest first, with how each tie is known."""
    state = desk.state
    found = ways(state.ties, state.degree, state.strength, row, limit=most + 1)
    if not found:
        return [[(f"  {cut(no_mutuals(state, row), width - 3)}", "faint")]]
    blades = [
        Blade(
            dots=dots(warmth),
            age=_last_touch(desk, int(via[0])),
            name=" → ".join(state.people.name[int(one)] for one in via),
            text=how_known(state, int(via[-1]), row),
            weight=warmth,
        )
        for via, warmth in found[:most]
    ]
    person = state.people.person(row)
    end = cut(person.name, 16) if width >= FROM_HERE_BARS else "them"
    lines = draw_fan("me", end, blades, width)
    more = int(state.mutuals[row]) - most
    if more > 0:
        lines.append([(f"        and {more} more", "faint")])
    return lines


def how_known(state: State, a: int, b: int) -> str:
    """In a few words why two people are believed to know each other."""
    found = evidence_of(state, a, b)
    if not found:
        return ""
    best = found[0]
    if best.source == "you":
        return best.kind.value
    if best.kind.value == "group thread":
        return "group thread"
    return f"their tie {best.on[:4]}" if best.on else "in their file"


def evidence_of(state: State, a: int, b: int) -> list[Evidence]:
    """Every statement about a tie, best first."""
    return state.graph.evidence.statements(a, b, state.graph.source_names, state.weights)


def _last_touch(desk: Desk, row: int) -> str:
    last = int(desk.state.traces.last_message[row])
    if not last:
        return "–"
    return age(np.datetime_as_string(np.datetime64(last - 719163, "D")), desk.store.today)


class FanView(LineView):
    """The ways to the selected person."""

    DEFAULT_CSS = "FanView { height: 9; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="fan")
        self._desk = desk

    def draw(self, width: int, height: int) -> list[Line]:
        row = self._desk.row_of(self._desk.selection)
        if row is None:
            return [[(" WAYS", "faint")], [("  Choose somebody in Prospects first", "faint")]]
        state = self._desk.state
        count = f"{mutuals_word(state, row)} "
        name = cut(state.people.name[row], width - 24)
        head = sides([(" WAYS TO ", "faint"), (name, "strong")], [(count, "faint")], width)
        return [head, *fan_of(self._desk, row, width, min(height - 2, MOST_BLADES))]


class OpenerHead(LineView):
    """What the list below ranks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="opener-head")
        self._desk = desk

    def draw(self, width: int, height: int) -> list[Line]:
        total = self._desk.result.total
        left = f" WHO OPENS MOST OF THESE {total:,}"
        return [sides([(left, "faint")], [("opens   adds ", "faint")], width)]


class OpenerList(RowList):
    """My contacts by how many of the people found they can introduce me to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="openers")
        self._desk = desk
        self._openers: list[Opener] = []

    def plan(self) -> None:
        """Rank the contacts again for the present result."""
        state = self._desk.state
        self._openers = openers(
            state.ties, state.degree, state.strength, self._desk.result.members, MOST_OPENERS
        )

    @property
    def openers(self) -> list[Opener]:
        return self._openers

    def count(self) -> int:
        return len(self._openers)

    def person_at(self, index: int) -> PersonId | None:
        """The contact in a row."""
        if not 0 <= index < len(self._openers):
            return None
        return self._desk.state.people.ids[self._openers[index].row]

    def row(self, index: int, width: int) -> Line:
        opener, state = self._openers[index], self._desk.state
        name_width = min(24, width - 22)
        adds = f"+{opener.adds}" if opener.adds else "·"
        rest = width - name_width - 20
        role = fit(state.people.person(opener.row).role, rest) if rest > 6 else " " * max(rest, 0)
        return [
            (fit(state.people.name[opener.row], name_width), "head"),
            (f" {dots(float(state.strength[opener.row]))} ", "warm"),
            (role, "faint"),
            (f"{opener.opens:>6} {adds:>6} ", ""),
        ]

    def nothing(self, width: int) -> list[Line]:
        return [[("  No contact is known to know any of them", "faint")]]


class CoverageLine(LineView):
    """How far a few asks reach, and what is not known."""

    def __init__(self, desk: Desk, openers_: OpenerList) -> None:
        super().__init__(id="coverage")
        self._desk, self._openers = desk, openers_

    def draw(self, width: int, height: int) -> list[Line]:
        state = self._desk.state
        targets = int((state.degree[self._desk.result.members] == 2).sum())
        first = self._openers.openers[:5]
        opened = sum(opener.adds for opener in first)
        contacts = np.flatnonzero(state.degree == 1)
        missing = int((~state.listed[contacts]).sum())
        left = f" {len(first)} asks reach {round(100 * opened / targets)}%" if targets else ""
        right = f"{missing} of {len(contacts)} contact lists not loaded " if missing else ""
        if len(left) + len(right) >= width:
            right = f"{missing} lists missing "
        return [sides([(left, "strong")], [(right, "faint")], width)]


class NetworkPane(Vertical):
    """The fan on top, the ranked contacts below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="network")
        self._desk = desk

    def compose(self) -> ComposeResult:
        self.fan = FanView(self._desk)
        self.list = OpenerList(self._desk)
        self.coverage = CoverageLine(self._desk, self.list)
        yield self.fan
        yield OpenerHead(self._desk)
        yield self.list
        yield self.coverage

    def on_mount(self) -> None:
        self.list.plan()
        self.watch(self.app, "revision", self.show, init=False)
        self.watch(self.app, "found", self.show, init=False)
        self.watch(self.app, "selection", self._select, init=False)

    def show(self) -> None:
        """Plan and draw again."""
        if not self.is_on_screen:
            return
        self.list.plan()
        self.list.settle(min(self.list.cursor, max(self.list.count() - 1, 0)))
        for view in self.query(LineView):
            view.redraw()

    @property
    def is_on_screen(self) -> bool:
        return bool(self.display and self.size.width)

    def selected(self) -> PersonId | None:
        """The contact under the cursor; without one, the selected person."""
        return self.list.person_at(self.list.cursor) or self._desk.selection

    def _select(self) -> None:
        if self.is_on_screen:
            self.fan.redraw()
