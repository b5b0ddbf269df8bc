"""Random sessions of the real dashboard, drawn twice: as Textual writes them, and by what changed.

`python -m tests.journeys.differ_runs 1000` makes that many runs and compares every cell.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.pilot import Pilot

from secondhop.model.change import Change, Value
from secondhop.model.edits import add_person, tie
from secondhop.model.person import PersonId
from secondhop.network.people import ME
from secondhop.store.demo import make_demo
from secondhop.store.home import home_in, make_private
from secondhop.store.intake import new_id
from secondhop.store.store import Store
from secondhop.tui.app import SecondhopApp
from secondhop.tui.screens.small import SMALLEST
from secondhop.tui.terminal.frames import Frames
from tests.screens import NOW_MS, TODAY, typed
from tests.tui.terminal.truth import TrueScreen

SIZES = ((60, 18), (80, 24), (100, 30), (120, 40), (160, 45), (200, 60), (57, 14), (250, 80))
STEPS = 10
ODD_NAMES = (
    "山田 太郎", "김민준", "Ελένη Παπαδοπούλου", "Zoë Müller-Łukasz", "N\u0303uño Ä\u0308",
    "עדי כהן",
    "محمد علي", "अनिता शर्मा", "สมชาย ใจดี", "👩\u200d👩\u200d👧 Family", "👍🏽 Thumbs", "🇩🇪 Flag",
    "❤\ufe0f Heart", "[/]Bob", "[@click=app.quit]Eve", "\x1b[31mRed\x1b]52;c;eA==\x07",
    "\u202eevil", "%s {0} ${x}", "x" * 400, "日" * 90, "a\u0301" * 60, "ｗｉｄｅ ﾊﾝ", "Ⓐ①½ﬁ", "-rf",
)  # fmt: skip
PLAIN_KEYS = (
    "j", "j", "j", "k", "down", "down", "up", "g", "G", "ctrl+d", "ctrl+u", "pagedown", "1", "2",
    "3", "tab", "shift+tab", "enter", "escape", "escape", "question_mark", "ctrl+p", "o", "space",
    "left_square_bracket", "right_square_bracket", "m", "d", "z", "u", "ctrl+r", "x", "h", "l",
    "backspace", "R", "v", "y", "equals_sign", "minus", "home", "end",
)  # fmt: skip
TYPED = ("eng", "a", "data berlin", "zzz", "山", "company:", "Bob", "müller", "title:head", "[/")
OPENERS = ("slash", "slash", "f", "ctrl+p", "n", "a", "t", "l", "s", "I")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to; `differing` tells the first cells that were not the same."""

    frames: int
    differing: int
    first: str = ""


class Twice(HeadlessDriver):
    """Draws what Textual writes as it is, and what our frames make of it, and compares."""

    chance = random.Random(0)  # of the run that is under way

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        size = self._get_terminal_size()
        self.stock, self.ours = TrueScreen(*size), TrueScreen(*size)
        self.frames = Frames(*size)
        self.drawn = self.differing = 0
        self.first = ""
        self._is_settling = True

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        """A frame; now and then ours is not given out, as if the terminal were slow."""
        self.stock.show(data)
        assert self.frames.take(data) in ("", data)
        if self.frames.is_stale and self.chance.random() < 0.6:
            self.catch_up()

    def catch_up(self) -> None:
        """Give out what changed, and compare the lines that anybody touched."""
        self.ours.show(self.frames.difference())
        self.drawn += 1
        if not self._is_settling:
            self.compare()

    def settled(self) -> None:
        """Compare all of the screen."""
        self.ours.show(self.frames.difference())
        self._is_settling = False
        self.stock.dirty.update(range(self.stock.lines))
        self.compare()

    def compare(self) -> None:
        lines = self.stock.dirty | self.ours.dirty
        self.stock.dirty.clear()
        self.ours.dirty.clear()
        for y in sorted(line for line in lines if line < self.stock.lines):
            if not self.stock.same_line(self.ours, y):
                right, got = self.stock.line(y), self.ours.line(y)
                self._differ(y, [x for x, cell in enumerate(right) if cell != got[x]])

    def _differ(self, y: int, columns: list[int]) -> None:
        self.differing += len(columns)
        if not self.first:
            pairs = [(x, self.stock.line(y)[x], self.ours.line(y)[x]) for x in columns[:2]]
            self.first = f"line {y}: {pairs}\n{self.stock.display[y]}\n{self.ours.display[y]}"

    def resize(self, width: int, height: int) -> None:
        """Another size; what a terminal shows then is anything."""
        is_new = self._size != (width, height)  # else Textual sees no reason to draw
        self._size = (width, height)
        for screen in (self.stock, self.ours) if is_new else (self.ours,):
            screen.resize(height, width)
            for y in range(height):
                screen.show(f"\x1b[{y + 1}H\x1b[0;7;35m" + "#" * width)
        self.stock.show("\x1b[0m")  # what Textual relies on
        self.frames.resize(width, height)
        self._is_settling = True

    def look_away(self) -> None:
        """Somebody else writes on the screen while nobody looks."""
        self.ours.show(f"\x1b[{self.chance.randint(1, self.ours.lines)};1Hrubbish")
        self.frames.forget()


def steps(chance: random.Random, size: tuple[int, int]) -> Iterator[tuple[str, ...]]:
    """Keys that come together, or a resize, written `60x18`."""
    for _ in range(STEPS):
        kind = chance.random()
        if kind < 0.07:
            yield (f"{'x'.join(map(str, chance.choice(SIZES)))}",)
        elif kind < 0.1:
            yield ("away",)
        elif kind < 0.3:
            text = typed(chance.choice(TYPED))
            yield (chance.choice(OPENERS), *text, chance.choice(("enter", "escape", "down")))
        else:
            yield tuple(chance.choices(PLAIN_KEYS, k=chance.randint(1, 6)))


async def run(home: Path, seed: int) -> Outcome:
    """One session."""
    chance = random.Random(seed)
    Twice.chance = random.Random(seed + 1)
    size = chance.choice([size for size in SIZES if size >= SMALLEST])
    store = Store.open(home_in(home), today=TODAY, now_ms=lambda: NOW_MS)
    app = SecondhopApp(store, driver_class=Twice)
    async with brisk(), app.run_test(headless=False, size=size) as pilot:
        driver = app._driver
        assert isinstance(driver, Twice)
        await pilot.pause()
        driver.settled()
        for keys in steps(chance, size):
            if not app.is_running:
                break
            await _step(app, driver, keys, pilot)
            await pilot.pause()
            driver.settled()
        if app.crashed is not None:
            raise app.crashed
        outcome = Outcome(driver.drawn, driver.differing, driver.first)
    store.close()
    return outcome


@asynccontextmanager
async def brisk() -> AsyncIterator[None]:
    """Textual's pilot waits for an idle machine after each key; empty queues do here."""

    async def breathe(*_: float) -> None:
        await asyncio.sleep(0.002)

    with patch("textual.app.wait_for_idle", breathe), patch("textual.pilot.wait_for_idle", breathe):
        yield


async def _step(app: SecondhopApp, driver: Twice, keys: tuple[str, ...], pilot: Pilot[str]) -> None:
    if keys == ("away",):
        driver.look_away()
    elif keys[0][0].isdigit() and "x" in keys[0]:
        width, height = map(int, keys[0].split("x"))
        driver.resize(width, height)
        app.post_message(events.Resize(Size(width, height), Size(width, height)))
        while app.screen.size != (width, height):  # Textual takes its time over a resize
            await asyncio.sleep(0.005)
        await asyncio.sleep(0.05)  # and draws at its next tick
    else:
        await app._press_keys(keys[:1])
        await pilot.pause()
        await app._press_keys(keys[1:])


def make_odd(folder: Path) -> None:
    """A home of names that are wide, joined, right to left or meant to do harm."""
    make_private(folder)
    store = Store.open(home_in(folder), today=TODAY, now_ms=lambda: NOW_MS)
    chance, sets, contacts = random.Random(7), dict[str, Any](), list[PersonId]()
    me = store.state.people.ids[ME]
    for number in range(6 * len(ODD_NAMES)):
        person, name = new_id(), ODD_NAMES[number % len(ODD_NAMES)]
        values: dict[str, str] = {"name": f"{name} {number}", "title": chance.choice(ODD_NAMES)}
        values |= {"company": chance.choice(ODD_NAMES), "location": chance.choice(ODD_NAMES)}
        others = [me] if number < 12 else chance.sample(contacts, 3)
        contacts += [person] if number < 12 else []
        made: dict[str, Any] = dict(add_person(person, values).sets)
        for other in others:
            made |= tie(person, other, "by hand", TODAY).sets
        sets |= made
    facts: dict[str, dict[str, Value]] = sets
    store.apply(Change("add", facts, (me,)))
    store.close()


def make_homes(folder: Path) -> tuple[Path, Path]:
    """The demo's people, and the odd ones."""
    make_private(folder)
    make_demo(folder / "demo")
    make_odd(folder / "odd")
    return folder / "demo", folder / "odd"


def run_alone(work: tuple[Path, int]) -> Outcome:
    """One session on a copy of a home; what it wrote is thrown away."""
    home, seed = work
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(home, Path(folder) / "home")
        return asyncio.run(run(Path(folder) / "home", seed))


def main(count: int, first: int = 0, processes: int = 2) -> int:
    """Make that many runs, and say how they went; 1 when any cell differed."""
    os.environ["HOME"] = os.environ["TMUX"] = ""
    with tempfile.TemporaryDirectory() as folder, Pool(processes) as pool:
        homes = make_homes(Path(folder))
        work = [(homes[seed % 2], seed) for seed in range(first, first + count)]
        frames = differing = 0
        for (_, seed), outcome in zip(work, pool.imap(run_alone, work), strict=True):
            frames, differing = frames + outcome.frames, differing + outcome.differing
            if outcome.differing:
                print(f"run {seed}: {outcome.differing} cells differ; {outcome.first}")
    print(f"{count:,} runs, {frames:,} frames, {differing:,} differing cells")
    return bool(differing)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
