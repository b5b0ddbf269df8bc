"""Milliseconds from start to something to see and to use, and memory, beside the least Textual app.

    python -m benchmarks.start [--sizes 12k 300k 2.4M] [--into FOLDER] [--rounds 9]
        [--write docs/performance.md]

All programs start in turns in the same run, after one start of each that does not count.

- first frame: the screen showed the word of the masthead, `secondhop`. Of the dashboard that is the
  skeleton, which is drawn before anything heavy is loaded.
- dashboard: the screen showed the first people of the list; keys are answered. The time is that of
  the last byte before a pause.
- cold: the same when the cache folder was taken away before; once, as it takes long with many.
- memory: what the program holds for itself (anonymous), a second after that; the mapped cache is
  not in it, as the system takes it back when somebody else needs the room.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.painted import Painted, Piece
from benchmarks.peers import HERE
from benchmarks.pty_probe import Terminal, words
from benchmarks.sizes import people_in
from benchmarks.tables import NONE, machine, milliseconds, table, write_between
from benchmarks.workshop import environment_of
from benchmarks.world import World, world_of

SIZE: Final = (120, 40)
A_PERSON: Final = "●"
"""Dots of warmth stand in the rows of people, and nowhere else."""
LONGEST: Final = 900.0  # seconds
_ANONYMOUS: Final = re.compile(r"^RssAnon:\s+(\d+) kB", re.MULTILINE)
HEADER: Final = (
    *("median (least)", "first frame", "÷ bare", "dashboard", "÷ bare"),
    *("memory", "cold"),
)


class Start(NamedTuple):
    """Milliseconds from start, and megabytes."""

    first_frame: float
    usable: float
    memory: float | None  # None where the system does not tell


@dataclass(frozen=True)
class Starter:
    """A program, and what its screen shows when it has painted and when it can be used."""

    name: str
    argv: tuple[str, ...]
    masthead: str
    usable: str
    cache: Path | None = None  # the folder without which it starts cold
    starts: list[Start] = field(default_factory=list)

    @classmethod
    def of(cls, world: World) -> Starter:
        """The dashboard on a world."""
        argv = (sys.executable, "-m", "secondhop", "--home", str(world.home_folder))
        return cls(f"secondhop, {world.name}", argv, "secondhop", A_PERSON, world.home.cache)

    def start(self, nowhere: Path) -> Start:
        """Start it, wait until it can be used, and end it."""
        with Terminal(self.argv, SIZE, environment_of(nowhere)) as terminal:
            terminal.open(self.usable, most=LONGEST)
            terminal.wait(1.0)
            times = self._read(terminal.pieces, terminal.started)
            return Start(*times, anonymous(terminal.pid))

    def start_cold(self, nowhere: Path) -> float | None:
        """The same without its cache; milliseconds until it can be used."""
        if self.cache is None:
            return None
        shutil.rmtree(self.cache, ignore_errors=True)
        return self.start(nowhere).usable

    def _read(self, pieces: Sequence[Piece], started: float) -> tuple[float, float]:
        """Find the moments in what it wrote."""
        first_frame = None
        texts = [(at, piece) for at, piece in pieces if words(piece).strip()]
        for at, text in Painted(SIZE).screens(texts):
            if first_frame is None and self.masthead in text:
                first_frame = (at - started) * 1000
            if first_frame is not None and self.usable in text:
                return first_frame, (at - started) * 1000
        raise TimeoutError(f"{self.name} never showed what it should")


def anonymous(process: int) -> float | None:
    """Megabytes that a process holds for itself."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return None
    found = _ANONYMOUS.search(status)
    return int(found[1]) / 1024 if found else None


def starters(sizes: Sequence[str], into: Path) -> Iterator[Starter]:
    """The bare app, and the dashboard on a world of each size."""
    yield Starter("bare Textual", (sys.executable, str(HERE / "bare_app.py")), "bare", "bare")
    for size in sizes:
        yield Starter.of(world_of(people_in(size), into))


def measure(sizes: Sequence[str], into: Path, rounds: int) -> str:
    """One table."""
    runners = list(starters(sizes, into))
    cold = {runner.name: runner.start_cold(into) for runner in runners}
    for number in range(rounds + 1):
        tell(f"round {number} of {rounds}" if number else "warming up")
        for runner in runners:
            start = runner.start(into)
            if number:
                runner.starts.append(start)
    bare = statistics.median(start.usable for start in runners[0].starts)
    rows = [row(runner, bare, cold[runner.name]) for runner in runners]
    return f"{table(HEADER, rows)}\n\n{rounds} rounds at 120×40; {machine()}"


def row(runner: Starter, bare: float, cold: float | None) -> tuple[str, ...]:
    first, usable = ([one[place] for one in runner.starts] for place in (0, 1))
    memory = [one.memory for one in runner.starts if one.memory is not None]
    return (
        runner.name,
        span(first),
        f"{statistics.median(first) / bare:.2f}",
        span(usable),
        f"{statistics.median(usable) / bare:.2f}",
        f"{statistics.median(memory):.0f} MB" if memory else NONE,
        NONE if cold is None else f"{cold / 1000:.1f} s",
    )


def span(times: Sequence[float]) -> str:
    return f"{milliseconds(statistics.median(times))} ({min(times):,.0f})"


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Measure, print, and write into a page when asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", nargs="+", default=["12k", "300k", "2.4M"])
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where the worlds are kept")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="start-") as folder:
        text = measure(wishes.sizes, wishes.into or Path(folder), wishes.rounds)
    print(text)
    if wishes.write:
        write_between(wishes.write, "start", text)


if __name__ == "__main__":
    main()
