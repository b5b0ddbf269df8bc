"""Every screen that is kept as text: how to get there, and at which sizes.

`python -m tests.screens` draws them all again into `snapshots/`, with the pictures for README.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from textual.pilot import Pilot

from secondhop.model.person import PersonId
from secondhop.store.demo import make_demo
from secondhop.store.home import home_in, make_private
from secondhop.store.store import Store
from secondhop.tui.app import SecondhopApp
from secondhop.tui.panes.board.view import BoardView
from secondhop.tui.screens.dashboard import Dashboard

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
SIZES = ((60, 18), (80, 24), (120, 40), (200, 60))
TODAY = date(2026, 11, 23)
NOW_MS = 1_795_400_000_000


FONT_FROM_ELSEWHERE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""A picture must not fetch anything when it is shown."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: its name, the keys that lead to it, and whether the home is empty."""

    name: str
    keys: tuple[str, ...] = ()
    empty: bool = False


def typed(text: str) -> tuple[str, ...]:
    """The keys of a text."""
    names = {" ": "space", ":": "colon", "-": "minus", ">": "greater_than_sign"}
    names |= {
        "#": "number_sign",
        '"': "quotation_mark",
        "+": "plus",
        "/": "slash",
        ".": "full_stop",
    }
    return tuple(names.get(letter, letter) for letter in text)


SCREENS = (
    Screen("welcome", empty=True),
    Screen("prospects"),
    Screen("filtered", ("slash", *typed("eng location:berlin"), "enter", "j")),
    Screen("nobody", ("slash", *typed("zzzz"))),
    Screen("wrong-query", ("slash", *typed("compny:acme"))),
    Screen("counts", ("tab", "l", "j")),
    Screen("network", ("1",)),
    Screen("agenda", ("3",)),
    Screen("done", ("3", "j", "d")),
    Screen("pipeline", ("3", "right_square_bracket")),
    Screen("ledger", ("3", "right_square_bracket", "right_square_bracket")),
    Screen("person", ("enter",)),
    Screen("prompt", ("a", *typed("send the paper"), "enter", *typed("frx"), "enter")),
    Screen("help", ("question_mark",)),
    Screen("palette", ("colon", *typed("we"))),
    Screen("tour", ("T",)),
)
PICTURES = {
    "filtered": ((80, 24), (120, 40)),
    "network": ((80, 24), (120, 40)),
    "agenda": ((80, 24), (120, 40)),
    "person": ((80, 24), (120, 40)),
    "palette": ((80, 24),),
    "welcome": ((80, 24),),
}
"""The screens that README and docs/screens.md show, and at which sizes."""


def screen_text(app: SecondhopApp) -> str:
    """What the terminal shows, line by line."""
    strips = app.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    return "\n".join(lines).rstrip() + "\n"


async def planned(app: SecondhopApp, pilot: Pilot[str]) -> None:
    """Wait for a board that is on the screen."""
    for board in app.screen.query(BoardView):
        while board.size.width and board.display and board.is_planning:
            await pilot.pause(0.02)
    await pilot.pause()


async def begun(app: SecondhopApp, pilot: Pilot[str]) -> None:
    """Wait until the dashboard takes keys: a terminal keeps them until then, a pilot does not."""
    bottom = app.screen_stack[0]
    while isinstance(bottom, Dashboard) and not bottom._has_begun:
        await pilot.pause(0.02)


@contextmanager
def known_ids() -> Iterator[None]:
    """Whoever is made meanwhile has the same id every time, so that equals stand alike."""
    numbers = count(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "secondhop.store.intake._drawn",
            lambda wanted: [PersonId(f"id{next(numbers):06}") for _ in range(wanted)],
        )
        yield


@asynccontextmanager
async def dashboard(
    home: Path, size: tuple[int, int] = (80, 24), keys: Sequence[str] = ()
) -> AsyncIterator[tuple[SecondhopApp, Pilot[str]]]:
    """The running dashboard on a home, after some keys."""
    store = Store.open(home_in(home), today=TODAY, now_ms=lambda: NOW_MS)
    app = SecondhopApp(store)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await begun(app, pilot)
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        await planned(app, pilot)
        yield app, pilot
    store.close()


async def draw(screen: Screen, size: tuple[int, int], demo: Path) -> tuple[str, str]:
    """The screen as text and as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        if not screen.empty:
            shutil.copytree(demo, home)
        async with dashboard(home, size, screen.keys) as (app, _):
            text = screen_text(app).replace(str(home), "~/secondhop")
            return text, app.export_screenshot(title="secondhop", simplify=True)


def path_of(screen: Screen, size: tuple[int, int]) -> Path:
    """Where the text of a screen is kept."""
    return SNAPSHOTS / f"{screen.name}-{size[0]}x{size[1]}.txt"


def draw_all() -> None:
    """Write every screen, and the pictures that README shows."""
    with tempfile.TemporaryDirectory() as folder:
        make_private(Path(folder))
        with known_ids():
            make_demo(Path(folder) / "demo")
        for screen in SCREENS:
            for size in SIZES:
                text, picture = asyncio.run(draw(screen, size, Path(folder) / "demo"))
                path_of(screen, size).write_text(text, encoding="utf-8")
                if size in PICTURES.get(screen.name, ()):
                    picture = FONT_FROM_ELSEWHERE.sub("", picture)
                    path_of(screen, size).with_suffix(".svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    draw_all()
