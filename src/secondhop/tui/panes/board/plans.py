"""The board of the present filter: its levels are planned at the key, or beside the screen."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final, TypeVar

from secondhop.network.circles import Circle
from secondhop.search.terms import Query
from secondhop.tui.beside import beside
from secondhop.tui.desk import Desk
from secondhop.tui.panes.board.board import Board, Level
from secondhop.tui.panes.board.planning import AT_ONCE, Planning, board_of, fan_scopes, news
from secondhop.tui.panes.board.scope import GROUPS, Scope, Step
from secondhop.tui.panes.board.sheet import Fan
from secondhop.tui.panes.board.words import world_of
from secondhop.tui.panes.board.world import Breathe, World
from secondhop.tui.widgets.lines import LineView

ResultT = TypeVar("ResultT")
QUIET: Final = 0.15
"""Seconds without another result before a board is planned for it."""


class _UnwantedError(Exception):
    """Nobody waits for this plan any more."""


class BoardPlans(LineView):
    """What is open stays as it was planned until it is asked to plan again.

    A level that is planned later, as one goes in, is planned from what is known by then.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="board")
        self._desk = desk
        self.board: Board | None = None
        self._query: Query | None = None  # what the board was planned for
        self._news = ""
        self._unwanted = threading.Event()  # of the plan under way

    def tell(self) -> None:
        """Show the level in front, and let others know where the cursor is."""
        raise NotImplementedError

    def arrive(self, is_entered: bool) -> None:
        """The same for a level that nobody pressed a key for just now; somebody went into it, or
        it is the first one of a filter."""
        raise NotImplementedError

    @property
    def is_stale(self) -> bool:
        """Whether another filter is in force than the board was planned for."""
        return self.board is None or self._query != self._desk.result.query

    @property
    def is_planning(self) -> bool:
        """Whether a plan is on its way."""
        return self.is_stale or self.board is None or not self.board.is_ready

    def plan(self, at_once: bool = False) -> None:
        """Open the board of the present filter, unless it is open; few people at once."""
        if not self.is_stale:
            self._go_on()
        elif at_once and self._desk.result.total <= AT_ONCE:
            _ = self._open(self._present()).shown
            self.arrive(is_entered=False)
        else:
            self.redraw()
            self._begin(partial(self._plan_beside, 0 if at_once else QUIET))

    def _go_on(self) -> None:
        """Show the board that is open, and plan what was left off in front."""
        is_left_off = self.board is not None and not self.board.is_ready
        if is_left_off and self._unwanted.is_set():
            self.ready()
        else:
            self.redraw()

    def plan_again(self) -> None:
        """Take in what came since; the levels and their cursors stay."""
        if self.board is None or self.is_stale:
            self.plan(at_once=True)
            return
        self.board.plan_again(Planning(self._present()))
        self.ready()

    def hear(self) -> None:
        """Say when there is something new, and leave the board as it is.

        Only a fan follows at once: ties are confirmed and rejected in it.
        """
        if self.board is None or self.is_stale:
            self.plan()
            return
        self._look_for_news()
        if self._news and isinstance(self.board.level.shown, Fan):
            self.plan_again()
        self.redraw()

    def open_person(self, row: int) -> None:
        """Show the ways to somebody, with the levels above to go back to."""
        board, present = self._board(), self._present()
        board.planner = Planning(present)
        board.go_to(fan_scopes(present, row))
        self.ready()

    def open_circle(self, circle: Circle) -> None:
        """Show the companies that a circle opens."""
        step = Step("circle", circle.id, circle.name)
        self._board().go_to([Scope(), Scope(GROUPS).through(step)])
        self.ready()

    def ready(self) -> None:
        """Plan the level in front, and show it: at once where that is quick."""
        if (board := self.board) is None:
            return
        if not board.is_ready and self._desk.state.degree is not board.planner.world.degree:
            board.planner = Planning(self._present())
        self._look_for_news()
        if board.is_ready or len(board.planner.world.targets) <= AT_ONCE:
            _ = board.shown
            self.tell()
        else:
            self.redraw()
            self._begin(partial(self._fill, board, board.level))

    def _look_for_news(self) -> None:
        if self.board is not None:
            self._news = news(self.board.world, self._desk.state.degree, self._desk.result)

    def _board(self) -> Board:
        """The board of the present filter, though nothing of it be planned yet."""
        if self.board is None or self.is_stale:
            return self._open(self._present())
        return self.board

    def _present(self) -> World:
        return world_of(self._desk.state, self._desk.result, self._desk.store.today)

    def _open(self, world: World) -> Board:
        self.plan_no_more()
        self._query, self._news = self._desk.result.query, ""
        before, self.board = self.board, board_of(world)
        if before is not None:
            self.board.order = before.order
        return self.board

    def plan_no_more(self) -> None:
        """Leave a plan that is under way; whoever shows the board again begins anew."""
        self._unwanted.set()  # at once: its coroutine is only told when the loop is free again
        self.workers.cancel_group(self, "plan")

    # -- beside the screen ------------------------------------------------------------------------

    async def _plan_beside(self, after: float) -> None:
        """Wait until nobody types, plan, and take the plan if it is still wanted."""
        await asyncio.sleep(after)
        desk = self._desk
        state, result, today = desk.state, desk.result, desk.store.today

        def planned(breathe: Breathe) -> Board:
            breathe()
            world = world_of(state, result, today)
            breathe()
            board = board_of(world)
            board.fill(board.level, board.plan_level(breathe)())
            return board

        found = await self._beside(planned)
        if found is None or desk.result.query != result.query:
            self.plan()
            return
        before, self.board = self.board, found
        self._query, self._news = result.query, ""
        if before is not None and before.order != found.order:
            found.turn_order()
        self.arrive(is_entered=False)

    async def _fill(self, board: Board, level: Level) -> None:
        """Plan the level in front, and take the plan if it still is in front."""
        shown = await self._beside(lambda breathe: board.plan_level(breathe)())
        if board is not self.board or level is not board.level or level.shown is not None:
            return
        if shown is None:
            self.plan_again()
            return
        board.fill(level, shown)
        self.arrive(is_entered=True)

    def _begin(self, work: Callable[[], Awaitable[None]]) -> None:
        """Whoever asks later makes this one stop; work not begun by then never begins."""
        self.run_worker(work, group="plan", exclusive=True)

    async def _beside(self, work: Callable[[Breathe], ResultT]) -> ResultT | None:
        """What the work returns, None when the arrays that it reads changed under it."""
        store, unwanted = self._desk.store, threading.Event()
        self._unwanted = unwanted
        revision, degree = store.revision, store.state.degree

        def breathe() -> None:
            if unwanted.is_set():
                raise _UnwantedError
            time.sleep(0)  # lets the screen have the interpreter, if it wants it

        try:
            found = await beside(lambda: work(breathe), stop=unwanted.set)
        except Exception:
            if store.revision == revision:
                raise
            return None
        return found if store.state.degree is degree else None
