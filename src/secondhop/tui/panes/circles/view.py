"""The circles on the screen: tiles to go about in, and one to open."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from secondhop.model.person import PersonId
from secondhop.network.circles import Circle
from secondhop.search.result import Result
from secondhop.store.state import State
from secondhop.tui.actions import COUNT_MOVES
from secondhop.tui.beside import beside
from secondhop.tui.desk import Desk
from secondhop.tui.panes.circles.grid import columns_in, step
from secondhop.tui.panes.circles.layout import Drawing, draw_circles
from secondhop.tui.panes.circles.model import Answer, Picture, answer, question
from secondhop.tui.widgets.cells import cut
from secondhop.tui.widgets.lines import Line, LineView
from secondhop.tui.widgets.strokes import MOVES, OPEN

QUIET = 0.15
"""Seconds without another result before the circles are counted again."""


class CirclesView(LineView, can_focus=True):
    """Circles of my contacts, and what each opens of the people found.

    It is told by `show` when something changed, and counts beside the screen.
    """

    DEFAULT_CSS = "CirclesView { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(one.keys, one.do, one.word, id=one.id, show=False)
        for one in (*COUNT_MOVES, *MOVES[2:], OPEN)
    ]

    def __init__(self, desk: Desk, id: str = "circles") -> None:  # noqa: A002
        super().__init__(id=id)
        self._desk = desk
        self._answer = Answer((), Picture())
        self._asked: Result | None = None  # what was found when the answer was given
        self._state: State | None = None  # whose rows the answer speaks of
        self._drawing = Drawing([], ())
        self._cursor = ""  # the id of a circle
        self.opened: Callable[[Circle], None] = lambda circle: None
        """Told which circle was opened."""
        self.moved: Callable[[CirclesView], None] = lambda view: None
        """Told at once that the cursor is on another circle."""
        self.came: Callable[[CirclesView, bool], None] = lambda view, is_entered: None
        """Told that the circles are there that were on their way."""

    @property
    def circle(self) -> Circle | None:
        """The circle under the cursor, None while there is none."""
        circles = self._answer.circles
        if not circles or self._state is not self._desk.state:
            return None
        return circles[self._answer.picture.index(self._cursor)]

    def selected(self) -> PersonId | None:
        """The best introducer of the circle under the cursor."""
        picture = self._answer.picture
        doors = picture.tiles[picture.index(self._cursor)].doors if picture.tiles else ()
        return doors[0].id if doors else None

    def show(self, at_once: bool = False) -> None:
        """Count again for the present people and filter, unless nothing changed."""
        if self._asked is not self._desk.result:
            # A coroutine that is replaced before it begins would never be awaited.
            count: Callable[[], Awaitable[None]] = partial(self._count, 0 if at_once else QUIET)
            self.run_worker(count, group="circles", exclusive=True)

    def draw(self, width: int, height: int) -> list[Line]:
        picture = self._answer.picture
        if not picture.tiles:
            words = "Finding your circles …" if self._asked is None else "No contacts yet"
            return [[(cut(f" {words}", width), "faint")]]
        self._drawing = draw_circles(picture, self._cursor, width, height, self.has_focus)
        return self._drawing.lines

    def go(self, index: int) -> None:
        """Put the cursor on a circle."""
        tile = self._answer.picture.tiles[index]
        if tile.id != self._cursor:
            self._cursor = tile.id
            self.redraw()
            self.moved(self)

    def action_to(self, across: int) -> None:
        self._step(across, 0)

    def action_line(self, down: int) -> None:
        self._step(0, down)

    def action_half(self, down: int) -> None:
        self._step(0, 2 * down)

    def action_first(self) -> None:
        self._step(-len(self._answer.circles), -len(self._answer.circles))

    def action_last(self) -> None:
        self._step(len(self._answer.circles), len(self._answer.circles))

    def action_choose(self) -> None:
        if (circle := self.circle) is not None:
            self.opened(circle)

    def on_click(self, event: events.Click) -> None:
        for box in self._drawing.boxes:
            if box.holds(event.x, event.y):
                self.go(box.index)

    def on_show(self) -> None:
        """Counted first when somebody looks: it would hold up the first screen."""
        self.show(at_once=True)

    def _step(self, across: int, down: int) -> None:
        picture = self._answer.picture
        if picture.tiles:
            here = picture.index(self._cursor)
            self.go(step(picture, columns_in(self.size.width), here, across, down))

    async def _count(self, quiet: float) -> None:
        """Ask for the circles beside the screen; whoever asks later makes this one stop."""
        await asyncio.sleep(quiet)
        result, state = self._desk.result, self._desk.state
        asked = question(state, result.members, self._desk.store.home)
        self._answer = await beside(lambda: answer(asked), stop=lambda: None)
        self._asked, self._state = result, state
        self.redraw()
        if self.has_focus:
            self.came(self, False)
