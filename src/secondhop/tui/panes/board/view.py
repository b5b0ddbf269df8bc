"""The Board on the screen: keys go in, out and about."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from msgspec.structs import replace
from textual import events
from textual.binding import Binding, BindingType

from secondhop.model.person import PersonId
from secondhop.tui.actions import BOARD_MOVES, COUNT_MOVES, key_of
from secondhop.tui.desk import Desk
from secondhop.tui.panes.board.board import Board
from secondhop.tui.panes.board.fandrawing import draw_ways
from secondhop.tui.panes.board.layout import Drawing, Hit, draw_sheet
from secondhop.tui.panes.board.place import HEAD, Place, moved, to_tie
from secondhop.tui.panes.board.plans import BoardPlans
from secondhop.tui.panes.board.sheet import Fan, Sheet
from secondhop.tui.panes.board.strip import path_line
from secondhop.tui.panes.board.tabs import tab_line
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.strokes import MOVES, OPEN

_FOR_MISSING: Final = 52
"""Columns from which there is room for more than where one is."""


class BoardView(BoardPlans, can_focus=True):
    """The level in front, and where the cursor stands on it."""

    DEFAULT_CSS = "BoardView { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(one.keys, one.do, one.word, id=one.id, show=False)
        for one in (*COUNT_MOVES, *MOVES[2:], OPEN, *BOARD_MOVES)
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._hits: list[Hit] = []
        self.moved: Callable[[BoardView], None] = lambda view: None
        """Told at once that the cursor is somewhere else."""
        self.came: Callable[[BoardView, bool], None] = lambda view, is_entered: None
        """Told that a level is there that was on its way, and whether somebody went into it."""
        self.left: Callable[[], None] = lambda: None
        """Told that somebody wants out of the coarsest level."""
        self.opened: Callable[[], None] = lambda: None
        """Told that somebody was opened who has no further level."""

    def tell(self) -> None:
        self.redraw()
        if self.has_focus:  # else it would take the place of what the foot just said
            self.moved(self)

    def arrive(self, is_entered: bool) -> None:
        self.redraw()
        if self.has_focus:
            self.came(self, is_entered)

    # -- what is there ----------------------------------------------------------------------------

    @property
    def person(self) -> PersonId | None:
        """Whom actions concern."""
        return self.board.person() if self._is_live() and self.board else None

    @property
    def introducer(self) -> PersonId | None:
        """The contact under the cursor."""
        return self.board.introducer() if self._is_live() and self.board else None

    @property
    def is_on_person(self) -> bool:
        """Whether the cursor is on one of the people found, not on a contact or a group."""
        if not self._is_live() or self.board is None:
            return False
        shown = self.board.shown
        return isinstance(shown, Fan) or (shown.is_people and self.board.place.row != HEAD)

    @property
    def path(self) -> Line:
        """The path under the cursor."""
        if not self._is_live() or self.board is None:
            return []
        return path_line(self.board.world, self.board.shown, self.board.place)

    def _is_live(self) -> bool:
        return self.board is not None and self.board.is_ready

    def draw(self, width: int, height: int) -> list[Line]:
        board = self.board
        if board is None:
            return [tab_line("Board", (), "planning …", width)]
        aside = self._aside(width)
        head = tab_line("Board", board.level.scope.crumbs, aside, width)
        if not board.is_ready:
            return [head]
        return [head, *self._body(board, width, height - 1)]

    def _body(self, board: Board, width: int, height: int) -> list[Line]:
        shown = board.shown
        if isinstance(shown, Fan):
            lines, place = draw_ways(shown, board.place, width, height, self.has_focus)
            board.level.place, self._hits = place, []
            return lines
        marked, lit = self._desk.marked, self.has_focus
        drawing: Drawing = draw_sheet(shown, board.place, width, height, marked, lit)
        board.level.place, self._hits = drawing.place, drawing.hits
        return drawing.lines

    def _aside(self, width: int) -> str:
        """News first, then how much is not known."""
        if self.is_planning:
            return "planning …"
        if self._news:
            return f"{self._news}, {key_of('reload')} to re-plan"
        shown = self.board.shown if self.board else None
        if not isinstance(shown, Sheet) or not shown.missing or width < _FOR_MISSING:
            return ""
        if width < 70:
            return f"{shown.missing:,} lists missing"
        return f"{shown.missing:,} of {shown.contacts:,} lists not loaded"

    # -- going about ------------------------------------------------------------------------------

    def action_line(self, step: int) -> None:
        self._move(down=step)

    def action_move(self, step: int) -> None:
        self._move(down=step)

    def action_to(self, step: int) -> None:
        self._move(right=step)

    def action_half(self, step: int) -> None:
        self._move(down=step * max(self.size.height // 3, 1))

    def action_first(self) -> None:
        self._move(down=-1_000_000)
        if self.board and self._is_live() and self.board.place.row == HEAD:
            self._move(down=1)

    def action_last(self) -> None:
        self._move(down=1_000_000)

    def action_tie(self, step: int) -> None:
        if self.board and self._is_live():
            self._put(to_tie(self.board.shown, self.board.place, step))

    def action_choose(self) -> None:
        if self.board is None or not self._is_live():
            return
        if self.board.zoom_in():
            self.ready()
        elif isinstance(self.board.shown, Fan) and self.person is not None:
            self.opened()

    def action_zoom_out(self) -> None:
        if self.board is not None and self.board.zoom_out():
            self.ready()
        else:
            self.left()

    def turn_rows(self) -> str:
        """Let the rows stand for something else; says what."""
        if self.board is None or not self.board.turn_rows():
            return ""
        self.ready()
        return self.board.level.scope.by

    def turn_order(self) -> str:
        """Change between the order of the asks and that of rank; says which."""
        if self.board is None:
            return ""
        order = self.board.turn_order()
        self.tell()
        return "the ask plan" if order == "plan" else "rank"

    def leave_out(self) -> str:
        """Plan without the introducer under the cursor; says who is left out."""
        if self.board is None or (one := self.introducer) is None:
            return ""
        self.board.leave_out(one)
        self.ready()
        return self._called(one)

    def take_back(self) -> str:
        """Plan again with whom was left out last; says who."""
        back = self.board.take_back() if self.board else None
        if back is None:
            return ""
        self.ready()
        return self._called(back)

    def next_saying(self, text: str) -> int | None:
        """The next row that has a text in it, or else the rail, as a number below 0."""
        if self.board is None or not self._is_live():
            return None
        wanted, shown, here = text.casefold(), self.board.shown, self.board.place.row + 1
        if isinstance(shown, Fan):
            said = [f"{one.name} {getattr(one, 'via', '')}" for one in shown.entries]
            rails: list[str] = []
        else:
            said = [f"{row.name} {row.about} {row.best}" for row in shown.rows]
            rails = [rail.name for rail in shown.rails]
        onward = [*range(here, len(said)), *range(min(here, len(said)))]
        found = (one for one in onward if wanted in said[one].casefold())
        heads = (-1 - one for one, name in enumerate(rails) if wanted in name.casefold())
        return next(found, next(heads, None))

    def go(self, index: int) -> None:
        """Put the cursor on a row, or below 0 on the head of a rail."""
        if self.board is not None and self._is_live():
            place = self.board.place
            if index < 0:
                self._put(replace(place, row=HEAD, column=-1 - index))
            else:
                self._put(replace(place, row=index))

    def on_click(self, event: events.Click) -> None:
        for hit in self._hits:
            if hit.y == event.y - 1 and hit.x <= event.x < hit.x + hit.width and self.board:
                self._put(replace(self.board.place, row=hit.row, column=hit.column))

    def _move(self, down: int = 0, right: int = 0) -> None:
        if self.board is not None and self._is_live():
            self._put(moved(self.board.shown, self.board.place, down, right))

    def _put(self, place: Place) -> None:
        if self.board is not None and place != self.board.place:
            self.board.place = place
            self.tell()

    def _called(self, person: str) -> str:
        row = self._desk.state.graph.row(person)
        return "" if row is None else self._desk.state.people.name[row]
