"""Milliseconds a key in the search alone, and whether every count is right.

    python -m benchmarks.engine_keys [--sizes 10k 300k 2.4M] [--into FOLDER] [--sessions 40]
        [--path FOLDER] [--write docs/performance.md]

A key is everything it causes below the screen: parse, match, count, three facets with their ten
most frequent values, and the first fifty people in order. The index is the one that a dashboard
opens, from its cache, which was read once to see whether it is sound, as a dashboard does. The
plain scan is what a short script would do: `all(word in line for word in words)` over every line;
it is timed for a few of the keys, and all counts are compared with it. Where there is an fzf, they
are compared with `fzf --exact --filter` over the same lines as well.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.sizes import people_in
from benchmarks.tables import machine, table, write_between
from benchmarks.typed import SESSIONS, Typing, typing_for
from benchmarks.world import MADE_ON, World, world_of
from secondhop.search.index import Index
from secondhop.search.query import parse
from secondhop.store.store import Store

FACETS: Final = ("industry", "location", "company")
HEADER: Final = ("people", "what a key causes", "p50", "p95", "p99", "max", "wrong counts")
SCANNED: Final = 20
"""Keys that are also timed in the plain scan, which is slow."""


def answered(index: Index, text: str) -> int:
    """Everything that one key causes."""
    result = index.search(parse(text))
    result.count([(facet, 10) for facet in FACETS])
    for facet in FACETS:
        result.facets(facet, 10)
    result.window(0, 50)
    return result.total


@dataclass(frozen=True, slots=True)
class Timed:
    """What answering some texts took, in milliseconds, and the answers."""

    wall: list[float]
    counts: list[int]

    @classmethod
    def of(cls, answer: Callable[[str], int], texts: Sequence[str]) -> Timed:
        wall, counts = [], []
        for text in texts:
            start = time.perf_counter()
            counts.append(answer(text))
            wall.append((time.perf_counter() - start) * 1000)
        return cls(wall, counts)

    def row(self, size: str, name: str, wrong: str = "") -> Sequence[str]:
        """One row of the table."""
        found = np.percentile(self.wall, [50, 95, 99, 100])
        return size, name, *(f"{ms:.2f}" for ms in found), wrong


def rows_of(world: World, typing: Typing, fzf: str | None) -> Iterator[Sequence[str]]:
    """The rows for one world."""
    store = Store.open(world.home, today=MADE_ON)
    assert store.is_kept_sound()
    index = store.state.index
    answered(index, "")  # facets are made at their first use
    texts = [key.text for key in typing.keys]
    ours = Timed.of(lambda text: answered(index, text), texts)
    right = [typing.counts[text] for text in texts]
    wrong = f"{sum(a != b for a, b in zip(ours.counts, right, strict=True))} of {len(texts)}"
    if fzf:
        different = {
            text for text in texts if counted(fzf, world.text, text) != typing.counts[text]
        }
        wrong = f"{wrong}; fzf differs in {len(different)}"
    yield ours.row(world.name, "match, count, three facets, first fifty", wrong)
    matched = Timed.of(lambda text: index.search(parse(text)).total, texts)
    yield matched.row(world.name, "match, count")
    lines = world.text.read_text("utf-8").splitlines()
    some = texts[:: max(1, len(texts) // SCANNED)]
    plain = Timed.of(lambda text: scanned(lines, text), some)
    yield plain.row(world.name, f"plain scan, {len(some)} keys")
    store.close()


def scanned(lines: Sequence[str], text: str) -> int:
    """The number of lines that have every word."""
    words = text.split()
    return sum(all(word in line for word in words) for line in lines)


def counted(fzf: str, path: Path, text: str) -> int:
    """What fzf finds with the same words."""
    with path.open("rb") as file:
        command = [fzf, "--exact", "-i", "--literal", "--filter", text]
        found = subprocess.run(command, stdin=file, capture_output=True, check=False).stdout
    return found.count(b"\n")


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", nargs="+", default=["10k", "300k", "2.4M"])
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where the worlds are kept")
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    parser.add_argument("--path", help="where fzf is, unless it is on the PATH")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    wishes = parser.parse_args()
    fzf = shutil.which("fzf", path=wishes.path) or shutil.which("fzf")
    rows: list[Sequence[str]] = []
    with tempfile.TemporaryDirectory(prefix="engine-") as nowhere:
        for size in wishes.sizes:
            world = world_of(people_in(size), wishes.into or Path(nowhere))
            rows += rows_of(world, typing_for(world, wishes.sessions), fzf)
    text = f"{table(HEADER, rows)}\n\nMilliseconds a key; {machine()}"
    print(text)
    if wishes.write:
        write_between(wishes.write, "engine keys", text)


if __name__ == "__main__":
    main()
