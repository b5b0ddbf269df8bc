"""Network: who opens whom of the people found, and how my contacts hang together."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from secondhop.model.person import PersonId
from secondhop.model.tie import dots
from secondhop.network.circles import Circle
from secondhop.tui.desk import Desk
from secondhop.tui.panes.board.tabs import VIEWS, tab_line
from secondhop.tui.panes.board.view import BoardView
from secondhop.tui.panes.board.words import evidence_of, how_known, last_heard
from secondhop.tui.panes.circles.view import CirclesView
from secondhop.tui.panes.phrases import mutuals_word, no_mutuals
from secondhop.tui.widgets.cells import cut
from secondhop.tui.widgets.fan import FROM_HERE_BARS, Blade, draw_fan
from secondhop.tui.widgets.lines import Line, LineView, sides

__all__ = ["FanView", "NetworkPane", "evidence_of", "fan_of", "how_known"]

MOST_BLADES = 7


def fan_of(desk: Desk, row: int, width: int, most: int) -> list[Line]:
    """The ways to a person as a fan, warmest first, with how each tie is known."""
    state = desk.state
    found = state.ways(row, limit=most + 1)
    if not found:
        return [[(f"  {cut(no_mutuals(state, row), width - 3)}", "faint")]]
    blades = [
        Blade(
            dots=dots(warmth),
            age=last_heard(state, int(via[0]), desk.store.today),
            name=" → ".join(state.people.name[int(one)] for one in via),
            text=how_known(state, int(via[-1]), row),
            weight=warmth,
        )
        for via, warmth in found[:most]
    ]
    end = cut(state.people.name[row], 16) if width >= FROM_HERE_BARS else "them"
    lines = draw_fan("me", end, blades, width)
    more = int(state.mutuals[row]) - most
    if more > 0:
        lines.append([(f"        and {more} more", "faint")])
    return lines


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


class CirclesHead(LineView):
    """The line above the circles."""

    def draw(self, width: int, height: int) -> list[Line]:
        return [tab_line(VIEWS[1], (), "", width)]


class NetworkPane(Vertical):
    """The Board or the circles; above the former, beside other panes, the fan of the selection."""

    DEFAULT_CSS = """
    NetworkPane #fan { display: none; }
    NetworkPane #circles-page { display: none; height: 1fr; }
    NetworkPane.-circles #circles-page { display: block; }
    NetworkPane.-circles #board { display: none; }
    NetworkPane.-beside #fan { display: block; }
    NetworkPane.-beside.-circles #fan { display: none; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="network")
        self._desk = desk
        self.view = VIEWS[0]

    def compose(self) -> ComposeResult:
        self.fan = FanView(self._desk)
        self.board = BoardView(self._desk)
        self.circles = CirclesView(self._desk)
        yield self.fan
        yield self.board
        with Vertical(id="circles-page"):
            yield CirclesHead()
            yield self.circles

    def on_mount(self) -> None:
        self.circles.opened = self._open_circle
        self.watch(self.app, "revision", self._hear, init=False)
        self.watch(self.app, "selection", self._select, init=False)

    @property
    def front(self) -> BoardView | CirclesView:
        """The view that has the keys."""
        return self.board if self.view == VIEWS[0] else self.circles

    def stand(self, is_beside: bool) -> None:
        """Beside other panes, and without the keys, the fan of the selection stands above."""
        self.set_class(is_beside, "-beside")
        self.set_class(self.view == VIEWS[1], "-circles")

    def show(self, at_once: bool = False) -> None:
        """Show what is known of the present filter."""
        self._plan(at_once)
        self._select()

    def leave_off(self) -> None:
        """Stop planning: what is found is about to change."""
        self.board.plan_no_more()

    def turn(self) -> str:
        """Show the other view; says which."""
        self.view = VIEWS[1 - VIEWS.index(self.view)]
        self.set_class(self.view == VIEWS[1], "-circles")
        self.call_after_refresh(self.show, True)
        return self.view

    def open_person(self, row: int) -> None:
        """Show all ways to somebody."""
        self.view = VIEWS[0]
        self.set_class(False, "-circles")
        self.board.open_person(row)

    @property
    def is_on_screen(self) -> bool:
        return bool(self.display and self.size.width)

    def selected(self) -> PersonId | None:
        """Whom actions concern; where there is nobody, the selected person."""
        front = self.board.person if self.view == VIEWS[0] else self.circles.selected()
        return front or self._desk.selection

    def _open_circle(self, circle: Circle) -> None:
        self.view = VIEWS[0]
        self.set_class(False, "-circles")
        self.board.open_circle(circle)
        self.screen.set_focus(self.board)

    def _plan(self, at_once: bool = False) -> None:
        if not self.is_on_screen:
            self.board.plan_no_more()
            return
        if self.view == VIEWS[1]:
            self.circles.show(at_once)
        else:
            self.board.plan(at_once)

    def _hear(self) -> None:
        if not self.is_on_screen:
            return
        if self.view == VIEWS[1]:
            self.circles.show()
        else:
            self.board.hear()
        self._select()

    def _select(self) -> None:
        if self.is_on_screen and self.fan.display:
            self.fan.redraw()
