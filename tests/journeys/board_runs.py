"""Random keys in Network, in the real dashboard: none raises, and none loses the cursor.

`python -m tests.journeys.board_runs 20000` presses that many, spread over five sizes.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Final

from textual.pilot import Pilot

from secondhop.store.demo import make_demo
from secondhop.store.home import make_private
from secondhop.tui.app import SecondhopApp
from secondhop.tui.panes.board.place import settled
from secondhop.tui.panes.board.sheet import Fan
from secondhop.tui.panes.board.view import BoardView
from secondhop.tui.panes.circles.view import CirclesView
from secondhop.tui.panes.network import NetworkPane
from secondhop.tui.screens.dashboard import Dashboard
from tests.screens import dashboard, planned, typed

SIZES: Final = ((60, 18), (80, 24), (100, 30), (120, 40), (200, 60))
MOVES: Final = ("h", "j", "k", "l", "w", "b", "down", "up", "left", "right")
ZOOMS: Final = ("enter", "backspace")
OTHERS: Final = (
    *("g", "G", "ctrl+d", "ctrl+u", "home", "end", "o", "R", "x", "space", "r", "m"),
    *("left_square_bracket", "right_square_bracket", "plus", "X", "u", "ctrl+r", "1", "2", "3"),
    *("tab", "shift+tab", "equals_sign", "minus", "escape", "find", "filter"),
)
WORDS: Final = ("helsing", "data", "zzzz", "berlin", "gita")


class Run:
    """One session of random keys, checked after each."""

    def __init__(self, app: SecondhopApp, pilot: Pilot[str], seed: int) -> None:
        self._app, self._pilot, self._random = app, pilot, Random(seed)
        self.pressed = 0

    async def go(self, count: int) -> None:
        """Press so many keys."""
        while self.pressed < count:
            await self._press(*self._next())
            await self._come_back()
            self._check()

    def _next(self) -> tuple[str, ...]:
        kind = self._random.choices((MOVES, ZOOMS, OTHERS), (10, 3, 2))[0]
        key = self._random.choice(kind)
        if key == "find":
            return ("f", "ctrl+u", *typed(self._random.choice(WORDS)), "enter")
        if key == "filter":
            text = self._random.choice(("", *WORDS))
            return ("slash", "ctrl+u", *typed(f"degree:2 {text}".strip()), "enter", "1")
        return (key,)

    async def _press(self, *keys: str) -> None:
        for key in keys:
            if key in MOVES:  # which nothing follows, so that there is no idle moment to wait for
                self._app.simulate_key(key)
                await self._pilot._wait_for_screen()
            else:
                await self._pilot.press(key)
            self.pressed += 1

    async def _come_back(self) -> None:
        """From another page or pane to Network, with its board planned."""
        while not isinstance(self._app.screen, Dashboard):
            await self._press("q")
            await self._pilot.pause()
        if self._app.screen.foot.is_asking:
            await self._press("escape")
        if self._app.screen.pane != "network":
            await self._press("1")
        board = self._app.screen.query_one(BoardView)
        if board.display and board.is_planning:
            await planned(self._app, self._pilot)

    def _check(self) -> None:
        pane = self._app.screen.query_one(NetworkPane)
        front = pane.front
        assert front.has_focus, "the keys go nowhere"
        text = "\n".join(front.render_line(y).text for y in range(front.size.height))
        if isinstance(front, CirclesView):
            assert front.circle is None or "┏" in text, "no circle is under the cursor"
        else:
            _check_board(front, text)


def _check_board(view: BoardView, text: str) -> None:
    board = view.board
    assert board is not None
    place, shown = board.place, board.shown
    assert settled(shown, place) == place, "the cursor is nowhere"
    if isinstance(shown, Fan):
        assert not shown.entries or view.person is not None
        return
    places = {(hit.row, hit.column) for hit in view._hits}
    assert not shown.rows or (place.row, place.column) in places, "the cursor is out of sight"
    if shown.rows and place.row >= 0:
        assert shown.rows[place.row].name[:6] in text


async def run(home: Path, size: tuple[int, int], count: int, seed: int) -> int:
    """One session; returns how many keys it took."""
    async with dashboard(home, size, ("1",)) as (app, pilot):
        session = Run(app, pilot, seed)
        await session.go(count)
        return session.pressed


def main() -> None:
    """Press as many keys as are asked for."""
    count, start, pressed = int(sys.argv[1]) if sys.argv[1:] else 20_000, time.perf_counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        make_private(Path(folder))
        make_demo(Path(folder) / "demo")
        for number, size in enumerate(SIZES):
            home = Path(folder) / str(number)
            shutil.copytree(Path(folder) / "demo", home)
            pressed += asyncio.run(run(home, size, count // len(SIZES), number))
            print(f"{size[0]}×{size[1]}: {pressed:,} keys so far", flush=True)
    print(f"{pressed:,} keys, none raised or lost the cursor; {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
