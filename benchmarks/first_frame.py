"""Milliseconds from start to something to see, beside the least that Textual can show.

    python benchmarks/first_frame.py [--quick] [--worlds FOLDER] [--write docs/performance.md]

Invented worlds are made with `secondhop import`, in a temporary folder unless one is given to keep
them in. All programs start in turns in the same run, after one start of each that does not count.

- first byte: anything at all was written.
- first frame: the screen showed the word of the masthead, `secondhop`. Of the dashboard that is the
  skeleton, which is drawn before anything heavy is loaded.
- dashboard: the screen showed the first people of the list; keys are answered. The time is that of
  the last byte before a pause of `BETWEEN_FRAMES`.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

from benchmarks.peers import HERE
from benchmarks.pty_probe import PRIVATE, Terminal, words
from benchmarks.tables import machine, milliseconds, table, write_between
from benchmarks.workshop import environment_of
from benchmarks.world import make_home

SIZE = (120, 40)
PEOPLE = (12_000, 300_000)
BETWEEN_FRAMES = 0.005  # seconds
A_PERSON = "●"
"""Dots of warmth stand in the rows of people, and nowhere else."""
GOAL = 1.6
_CUT_OFF = re.compile(rb"\x1b(?:\[[0-9;:?<=>]*[ -/]*|\][^\x07\x1b]*\x1b?)?$")

Piece = tuple[float, bytes]


@dataclass(frozen=True)
class Starter:
    """A program, and what its screen shows when it has painted and when it can be used."""

    name: str
    argv: tuple[str, ...]
    masthead: str
    usable: str


@dataclass(frozen=True)
class Start:
    """Milliseconds from start; None for what never came."""

    first_byte: float
    first_frame: float
    usable: float


def frames(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Put together what came without a pause; the time is that of its last byte."""
    began, data = pieces[0]
    for at, piece in pieces[1:]:
        if at - began > BETWEEN_FRAMES:
            yield began, data
            data = b""
        began, data = at, data + piece
    yield began, data


def screens(pieces: Sequence[Piece]) -> Iterator[tuple[float, str]]:
    """The screen after every frame that wrote text."""
    screen = pyte.Screen(*SIZE)
    stream = pyte.ByteStream(screen)
    rest = b""
    for at, data in frames(pieces):
        data = rest + data
        cut = _CUT_OFF.search(data)
        end = cut.start() if cut else len(data)
        data, rest = data[:end], data[end:]
        stream.feed(PRIVATE.sub(b"", data))
        if words(data).strip():
            yield at, "\n".join(screen.display)


def read_start(pieces: Sequence[Piece], started: float, starter: Starter) -> Start:
    """Find the moments in what a program wrote."""
    first_frame = usable = None
    for at, text in screens(pieces):
        now = (at - started) * 1000
        if first_frame is None and starter.masthead in text:
            first_frame = now
        if usable is None and starter.usable in text:
            usable = now
    if first_frame is None or usable is None:
        raise TimeoutError(f"{starter.name} never showed what it should")
    return Start((pieces[0][0] - started) * 1000, first_frame, usable)


def start_once(starter: Starter, nowhere: Path) -> Start:
    """Start a program, wait until it can be used, and end it."""
    with Terminal(starter.argv, SIZE, environment_of(nowhere)) as terminal:
        terminal.open(starter.usable, most=120)
        return read_start(terminal.pieces, terminal.started, starter)


def starters(worlds: Path, people: Sequence[int]) -> Iterator[Starter]:
    """The bare app, and the dashboard on a home of each size."""
    yield Starter("bare Textual", (sys.executable, str(HERE / "bare_app.py")), "bare", "bare")
    for count in people:
        home = worlds / str(count) / "home"
        if not home.exists():
            tell(f"making a world of {count:,} people …")
            make_home(worlds / str(count), count)
        argv = (sys.executable, "-m", "secondhop", "--home", str(home))
        yield Starter(f"secondhop, {count:,} people", argv, "secondhop", A_PERSON)


def measure(worlds: Path, people: Sequence[int], rounds: int) -> str:
    """One table."""
    runners = list(starters(worlds, people))
    found: dict[str, list[Start]] = {runner.name: [] for runner in runners}
    for number in range(rounds + 1):
        tell(f"round {number} of {rounds}" if number else "warming up")
        for runner in runners:
            start = start_once(runner, worlds)
            if number:
                found[runner.name].append(start)
    bare = median([start.first_frame for start in found[runners[0].name]])
    header = ("median (least)", "first byte", "first frame", "÷ bare", "dashboard", "÷ bare")
    rows = [row(name, starts, bare) for name, starts in found.items()]
    return f"{table(header, rows)}\n\n{rounds} rounds at 120×40; {machine()}"


def row(name: str, starts: Sequence[Start], bare: float) -> tuple[str, ...]:
    first, usable = [one.first_frame for one in starts], [one.usable for one in starts]
    return (
        name,
        span([start.first_byte for start in starts]),
        span(first),
        f"{median(first) / bare:.2f}",
        span(usable),
        f"{median(usable) / bare:.2f}",
    )


def median(times: Sequence[float]) -> float:
    return statistics.median(times)


def span(times: Sequence[float]) -> str:
    return f"{milliseconds(median(times))} ({min(times):,.0f})"


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write into a page when asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="three rounds, the small world only")
    parser.add_argument("--people", type=int, action="append", help="another size of the world")
    parser.add_argument("--worlds", type=Path, metavar="FOLDER", help="keep the worlds here")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    wishes = parser.parse_args(arguments)
    if wishes.write and (wishes.quick or wishes.people):
        parser.error("a page takes the whole table: --write goes with neither --quick nor --people")
    people = wishes.people or (PEOPLE[:1] if wishes.quick else PEOPLE)
    with tempfile.TemporaryDirectory(prefix="first-frame-") as folder:
        text = measure(wishes.worlds or Path(folder), people, 3 if wishes.quick else 9)
    print(text)
    if wishes.write:
        write_between(wishes.write, "first_frame", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
