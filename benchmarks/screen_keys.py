"""Milliseconds from a key to the final count on the screen, beside fzf over the same people.

    python -m benchmarks.screen_keys [--sizes 10k 300k] [--into FOLDER] [--sessions 40]
        [--write docs/performance.md]

The dashboard draws facets and the ranked list as always; fzf draws its list. Both run in a pty of
120x40, one session of typing in the one, then the same in the other. A time ends with the last
byte of the frame that shows the final count; the count of every key is compared with a plain scan.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.filters import FZF, OURS, Pressed, Typist
from benchmarks.sizes import people_in
from benchmarks.tables import machine, table, write_between
from benchmarks.typed import Typing, typing_for
from benchmarks.world import World, world_of

HEADER = ("people", "program", "keys", "p50", "p95", "max", "bytes a key", "wrong counts", "load")


def measured(world: World, typing: Typing) -> dict[str, list[tuple[Pressed, int]]]:
    """Every key in both programs, with the count that is right; sessions take turns."""
    found: dict[str, list[tuple[Pressed, int]]] = {OURS.name: [], FZF.name: []}
    with Typist(OURS, world) as ours, Typist(FZF, world) as fzf:
        for typist in (ours, fzf):
            typist.open()
        for session in typing.sessions:
            for typist in (ours, fzf):
                for key in session:
                    total = typing.counts[key.text]
                    found[typist.filter.name].append((typist.press(key, total), total))
                typist.clear()
    return found


def rows_of(size: str, found: dict[str, list[tuple[Pressed, int]]]) -> Iterator[Sequence[str]]:
    """One row for each program, and the ratio of both."""
    figures = {}
    for name, keys in found.items():
        times = sorted(one.counted for one, _ in keys if one.counted is not None)
        p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
        figures[name] = p50, p95
        wrong = sum(one.counted is None or one.total != total for one, total in keys)
        mean = statistics.mean(one.bytes for one, _ in keys)
        numbers = (*(f"{one:.1f}" for one in (p50, p95, times[-1])), f"{mean:,.0f}", str(wrong))
        yield size, name, str(len(keys)), *numbers, f"{os.getloadavg()[0]:.1f}"
    ratios = (f"1/{b / a:.1f}" for a, b in zip(figures[OURS.name], figures[FZF.name], strict=True))
    yield size, "ours / fzf", "", *ratios, "", "", "", ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sizes", nargs="+", default=["10k", "300k"])
    parser.add_argument("--into", type=Path)
    parser.add_argument("--sessions", type=int, default=40)
    parser.add_argument("--path", help="where fzf is, unless it is on the PATH")
    parser.add_argument("--write", type=Path)
    wanted = parser.parse_args()
    if wanted.path:
        os.environ["PATH"] = f"{wanted.path}{os.pathsep}{os.environ['PATH']}"
    rows: list[Sequence[str]] = []
    with tempfile.TemporaryDirectory() as nowhere:
        for size in wanted.sizes:
            world = world_of(people_in(size), wanted.into or Path(nowhere))
            rows += rows_of(size, measured(world, typing_for(world, wanted.sessions)))
    text = f"{machine()}\n\n{table(HEADER, rows)}"
    print(text)
    if wanted.write:
        write_between(wanted.write, "screen keys", text)


if __name__ == "__main__":
    main()
