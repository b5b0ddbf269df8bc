"""Milliseconds from a change to its being durable and shown, at any size of the world.

    python -m benchmarks.edits [--sizes 10k 300k 2.4M] [--into FOLDER] [--edits 40]
        [--write docs/performance.md]

A change is one `Store.apply`, with everything that a screen asks for after it: the people found by
`degree:2`, the first fifty of them, and three facets. The time that the disk takes to say that the
line is safe (`fdatasync`) is told apart. Beside it stands what a program pays that keeps everybody
in one JSON file: encoding and writing that file, without waiting for the disk.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from unittest.mock import patch

import msgspec
import numpy as np

from benchmarks.sizes import people_in
from benchmarks.tables import machine, short, table, write_between
from benchmarks.world import MADE_ON, World, world_of
from secondhop.model.change import Change
from secondhop.model.edits import add_note, set_stage, tag, tie
from secondhop.model.person import PersonId
from secondhop.search.query import parse
from secondhop.store.home import Home, home_in
from secondhop.store.store import Store

FACETS: Final = ("industry", "location", "company")
SHOWN: Final = 50
HEADER: Final = ("people", "change", "p50", "p95", "max", "fdatasync p50")
Make = Callable[[int, PersonId, PersonId], Change]

CHANGES: Final[dict[str, Make]] = {
    "a tag": lambda number, one, other: tag(one, [f"seen {number}"]),
    "a stage": lambda number, one, other: set_stage(one, "asked"),
    "a note": lambda number, one, other: add_note(f"n{number}", one, "Met at a fair.", MADE_ON),
    "a tie": lambda number, one, other: tie(one, other, "confirmed", MADE_ON),
    "a tie taken away": lambda number, one, other: tie(one, other, "removed", MADE_ON),
}


@dataclass(slots=True)
class Disk:
    """Counts the time that the disk takes, by standing in its way."""

    spent: list[float] = field(default_factory=list)

    def sync(self, file: int) -> None:
        start = time.perf_counter()
        _fdatasync(file)
        self.spent.append(time.perf_counter() - start)

    def take(self) -> float:
        """Seconds since the last call."""
        total = sum(self.spent)
        self.spent.clear()
        return total


_fdatasync = os.fdatasync


class Screen:
    """What a dashboard reads after every change."""

    def __init__(self, store: Store) -> None:
        self._store, self._query = store, parse("degree:2")
        self.show()

    def show(self) -> None:
        """The count, the first rows and the facets."""
        result = self._store.state.index.search(self._query)
        result.window(0, SHOWN)
        result.count([(facet, 8) for facet in FACETS])
        for facet in FACETS:
            result.facets(facet, 8)


def copied(world: World, into: Path) -> Home:
    """The world's home, to be changed: what is never written in place is shared with it."""

    def copy(source: str, target: str) -> None:
        is_shared = Path(source).parent.name in ("graph", "cache")
        (os.link if is_shared else shutil.copy2)(source, target)

    shutil.copytree(world.home_folder, into / "home", copy_function=copy)
    return home_in(into / "home")


def edited(store: Store, edits: int) -> Iterator[tuple[str, list[float], list[float]]]:
    """By kind of change, the milliseconds of each without the disk, and those of the disk."""
    disk, people = Disk(), store.state.people.ids
    screen = Screen(store)
    store.subscribe(lambda changed: screen.show())
    gc.collect()
    gc.freeze()  # as the dashboard does soon after its start
    rows = np.random.default_rng(3).permutation(np.arange(1, len(people)))[: 2 * edits].tolist()
    for name, make in CHANGES.items():
        times, waits = [], []
        with patch.object(os, "fdatasync", disk.sync):
            for number in range(edits):
                change = make(number, people[rows[2 * number]], people[rows[2 * number + 1]])
                start = time.perf_counter()
                store.apply(change)
                took, waited = time.perf_counter() - start, disk.take()
                times.append((took - waited) * 1000)
                waits.append(waited * 1000)
        yield name, times, waits


def showings(store: Store, count: int) -> tuple[float, float, float]:
    """Milliseconds of what a screen asks for, without a change: median, 95 of 100, and most."""
    screen, times = Screen(store), []
    for _ in range(count):
        start = time.perf_counter()
        screen.show()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), sorted(times)[int(count * 0.95)], max(times)


def rewritten(store: Store, into: Path) -> float:
    """Milliseconds for everybody in one JSON file."""
    people = [store.state.people.person(row) for row in range(len(store.state.people))]
    start = time.perf_counter()
    (into / "everybody.json").write_bytes(msgspec.json.encode(people))
    return (time.perf_counter() - start) * 1000


def rows_of(world: World, edits: int) -> Iterator[Sequence[str]]:
    with tempfile.TemporaryDirectory(dir=world.folder) as folder:
        store = Store.open(copied(world, Path(folder)), today=MADE_ON)
        shown = showings(store, edits)
        yield world.name, "*nothing: shown again*", *map(short, shown), ""
        for name, times, waits in edited(store, edits):
            p95 = sorted(times)[int(len(times) * 0.95)]
            numbers = statistics.median(times), p95, max(times), statistics.median(waits)
            yield world.name, name, *map(short, numbers)
        whole = rewritten(store, Path(folder))
        yield world.name, "*everybody in one JSON file*", short(whole), "", "", ""
        store.close()


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", nargs="+", default=["10k", "300k", "2.4M"])
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where the worlds are kept")
    parser.add_argument("--edits", type=int, default=40, help="of each kind")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    wishes = parser.parse_args()
    rows: list[Sequence[str]] = []
    with tempfile.TemporaryDirectory(prefix="edits-") as nowhere:
        for size in wishes.sizes:
            world = world_of(people_in(size), wishes.into or Path(nowhere))
            rows += rows_of(world, wishes.edits)
    text = f"{table(HEADER, rows)}\n\nMilliseconds; {wishes.edits} changes each; {machine()}"
    print(text)
    if wishes.write:
        write_between(wishes.write, "edits", text)


if __name__ == "__main__":
    main()
