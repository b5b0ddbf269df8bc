"""Network: milliseconds to plan and draw a board, and bytes of each key on it.

    python -m benchmarks.board --into FOLDER [--quick] [--write docs/performance.md]

Worlds are invented, and kept in the folder. To *plan* is everything from the people found to a
board: who of them is two steps away, how one begins, whom each contact knows, in which order to
ask, rows and rails; and then the lines of a screen of 200×60. Bytes are those of the demo in a real
terminal; beside them stands what painting the whole pane anew would take.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from rich.console import Console

from benchmarks.pty_probe import Terminal
from benchmarks.tables import NONE, machine, table, write_between
from benchmarks.workshop import environment_of
from benchmarks.world import world_of as made_world
from secondhop.store.demo import make_demo
from secondhop.store.home import home_in
from secondhop.store.store import Store
from secondhop.tui.desk import Desk
from secondhop.tui.panes.board.fandrawing import draw_ways
from secondhop.tui.panes.board.layout import draw_sheet
from secondhop.tui.panes.board.place import Place
from secondhop.tui.panes.board.planning import Planning, board_of, fan_scopes
from secondhop.tui.panes.board.scope import COMPANIES, GROUPS, PEOPLE, Scope
from secondhop.tui.panes.board.sheet import Fan, Sheet, Shown
from secondhop.tui.panes.board.words import world_of
from secondhop.tui.widgets.lines import Line, to_strip

PEOPLE_IN: Final = {"10k": 11_000, "100k": 107_000, "1M": 1_070_000}
"""Of how many people about so many are two steps away."""
SIZES: Final = ((60, 18), (80, 24), (100, 30), (120, 40), (200, 60))
AROUND: Final = 5
"""Lines of the screen that are not the pane's."""
LEVELS: Final = {
    "industries × circles": Scope(GROUPS),
    "companies × contacts": Scope(COMPANIES, by="company"),
    "people × contacts": Scope(PEOPLE),
}
GOAL: Final = 150  # milliseconds, up to a million people
KEYS: Final = (("j k", "jjkk"), ("l h", "llhh"), ("w b", "wwbb"), ("G g", "Gg"))
TODAY: Final = date(2026, 11, 23)
DASHBOARD: Final = (
    sys.executable,
    "-c",
    "import sys; from datetime import date; from secondhop.__main__ import main;"
    "sys.exit(main(['--home', sys.argv[1]], today=date(2026, 11, 23)))",
)


@dataclass(frozen=True)
class Planned:
    """What one level took."""

    first: float
    times: Sequence[float]

    def cells(self) -> tuple[str, ...]:
        median, longest = statistics.median(self.times), max(self.times)
        return f"{self.first:,.0f}", f"{median:,.0f}", f"{longest:,.0f}"


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def plan_once(desk: Desk, scope: Scope) -> None:
    """From the people found to the lines of a screen."""
    world = world_of(desk.state, desk.result, TODAY)
    board_of(world)
    shown = Planning(world)(scope, "plan", ())
    paint(lines_of(shown, (200, 60)), 200)


def lines_of(shown: Shown, size: tuple[int, int]) -> list[Line]:
    """The pane on a screen of this size."""
    place = Place(2, 1)
    if isinstance(shown, Sheet):
        return draw_sheet(shown, place, size[0], size[1] - AROUND).lines
    return draw_ways(shown, place, size[0], size[1] - AROUND)[0]


def paint(lines: Sequence[Line], width: int) -> None:
    for line in lines:
        to_strip(line, width)


def plans(into: Path, rounds: int) -> Iterator[tuple[str, ...]]:
    """A row for each size of world and each level."""
    for name, people in PEOPLE_IN.items():
        tell(f"plans among {name}")
        store = Store.open(made_world(people, into).home, today=TODAY)
        desk = Desk(store)
        for level, scope in LEVELS.items():
            times = [timed(partial(plan_once, desk, scope)) for _ in range(rounds + 1)]
            found = Planned(times[0], times[1:])
            yield f"{desk.result.total:,}", level, *found.cells()
        store.close()


def drawings(into: Path, rounds: int) -> Iterator[tuple[str, ...]]:
    """A row for each level: the milliseconds at each size, drawn and made into strips."""
    store = Store.open(made_world(PEOPLE_IN["100k"], into).home, today=TODAY)
    desk = Desk(store)
    world = world_of(desk.state, desk.result, TODAY)
    scopes = {**LEVELS, "ways to a person": fan_scopes(world, int(world.targets[0]))[-1]}
    for level, scope in scopes.items():
        shown = Planning(world)(scope, "plan", ())
        assert isinstance(shown, Sheet | Fan)
        cells = []
        for size in SIZES:
            drawn = [timed(partial(lines_of, shown, size)) for _ in range(rounds * 10)]
            lines = lines_of(shown, size)
            painted = [timed(partial(paint, lines, size[0])) for _ in range(rounds * 10)]
            cells.append(f"{statistics.median(drawn):.2f} + {statistics.median(painted):.2f}")
        yield level, *cells
    store.close()


def repaint(lines: Sequence[Line], width: int) -> int:
    """Bytes of painting these lines without looking at what stands there."""
    console = Console(color_system="standard", force_terminal=True)
    strips = [to_strip(line, width).render(console) for line in lines]
    return sum(len(f"\x1b[{y};1H{text}".encode()) for y, text in enumerate(strips, 1))


def keys(size: tuple[int, int], home: Path) -> Iterator[tuple[str, ...]]:
    """A row for each level: the bytes of each pair of keys, and those of going in."""
    with Terminal((*DASHBOARD, str(home)), size, environment_of(home)) as terminal:
        terminal.open("help")
        for level, key in zip((*LEVELS, "ways to a person"), "1\r\r\r", strict=True):
            (into,) = terminal.press([key])
            cells = [cost(terminal, pressed) for _, pressed in KEYS]
            yield f"{size[0]}×{size[1]}", level, *cells, f"{into.bytes:,}"
        (into,) = terminal.press(["]"])
        cells = [cost(terminal, pressed) for name, pressed in KEYS if name != "w b"]
        yield f"{size[0]}×{size[1]}", "circles", *cells[:2], NONE, cells[2], f"{into.bytes:,}"


def cost(terminal: Terminal, pressed: str) -> str:
    """Mean bytes of some keys, and the most."""
    answers = [answer.bytes for answer in terminal.press(list(pressed))]
    return f"{round(statistics.fmean(answers)):,} ({max(answers):,})"


def bytes_of_keys(folder: Path) -> str:
    """Both sizes, and what a repaint would take."""
    make_demo(folder)
    rows = [row for size in ((80, 24), (120, 40)) for row in keys(size, folder)]
    header = ("size", "level", *(name for name, _ in KEYS), "going in")
    return table(header, rows)


def repaints(folder: Path) -> str:
    """What painting the pane anew takes on the demo."""
    store = Store.open(home_in(folder), today=TODAY)
    desk = Desk(store)
    world = world_of(desk.state, desk.result, TODAY)
    most = {
        size: max(
            repaint(lines_of(Planning(world)(scope, "plan", ()), size), size[0])
            for scope in LEVELS.values()
        )
        for size in ((80, 24), (120, 40))
    }
    store.close()
    each = ", ".join(f"{bytes_:,} at {size[0]}×{size[1]}" for size, bytes_ in most.items())
    return f"The pane painted anew: up to {each}."


def measure(into: Path, rounds: int) -> str:
    """All three tables."""
    planned = table(
        ("found", "level", "first, ms", "median, ms", "longest, ms"), plans(into, rounds)
    )
    drawn = table(("level", *(f"{w}×{h}" for w, h in SIZES)), drawings(into, rounds))
    with tempfile.TemporaryDirectory(prefix="board-") as folder:
        pressed = bytes_of_keys(Path(folder) / "home")
        anew = repaints(Path(folder) / "home")
    return "\n\n".join(
        (
            f"**Planned and painted** (goal: ≤ {GOAL} ms up to a million)",
            planned,
            "**Drawn + made into strips, ms** (goal: ≤ 2 ms drawn at 200×60)",
            drawn,
            "**Bytes of a key: mean (most)** (goal: ≤ 700 at 80×24 for keys that move the cursor)",
            pressed,
            anew,
            f"{rounds} rounds; {machine()}",
        )
    )


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write into a page when asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="three rounds")
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="for the worlds")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into a page")
    wishes = parser.parse_args(arguments)
    wishes.into.mkdir(parents=True, exist_ok=True)
    text = measure(wishes.into, 3 if wishes.quick else 9)
    print(text)
    if wishes.write:
        write_between(wishes.write, "board", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
