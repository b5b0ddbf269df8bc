"""Milliseconds a key in the search alone, and whether every count is what fzf counts.

    python -m benchmarks.engine_keys [--sizes 10k 300k 2.4M] [--path FOLDER] [--sessions 40]
        [--write docs/performance.md]

A key is everything it causes below the screen: parse, match, count, three facets with their ten
most frequent values, and the first fifty people in order. The plain scan is what a short script
would do, `all(word in line for word in words)` over every person; it is run for a few of the keys.
Where there is an fzf, each count is compared with `fzf --exact --filter` over the same lines.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.invented import corpus, lines, typed_sessions
from benchmarks.sizes import people_in
from benchmarks.tables import machine, table, write_between
from secondhop.model.text import fold
from secondhop.search.index import Index
from secondhop.search.query import parse

FACETS: Final = ("industry", "location", "company")
HEADER: Final = ("people", "what a key causes", "p50", "p95", "p99", "max", "wrong counts")
SCANNED: Final = 40
"""Keys that are also answered by the plain scan, which is slow."""


def typed(sessions: Sequence[str]) -> list[str]:
    """What stands in the filter line after each key."""
    return [text[:end] for text in sessions for end in range(1, len(text) + 1)]


def answered(index: Index, text: str) -> int:
    """Everything that one key causes."""
    result = index.search(parse(text))
    for facet in FACETS:
        result.facets(facet, 10)
    result.window(0, 50)
    return result.total


def scanned(texts: Sequence[str], text: str) -> int:
    """The number of lines that have every word."""
    words = fold(text).split()
    return sum(all(word in line for word in words) for line in texts)


def counted_by_fzf(fzf: str, path: Path, text: str) -> int:
    """What fzf finds with the same words."""
    with path.open("rb") as file:
        command = [fzf, "--exact", "-i", "--literal", "--filter", fold(text)]
        found = subprocess.run(command, stdin=file, capture_output=True, check=False).stdout
    return found.count(b"\n")


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


def rows_of(size: str, sessions: int, fzf: str | None) -> Iterator[Sequence[str]]:
    """The rows for so many people."""
    people = corpus(people_in(size))
    keys = typed(typed_sessions(people.people, sessions))
    index = Index(people)
    answered(index, "")  # facets are made at their first use
    ours = Timed.of(lambda text: answered(index, text), keys)
    counts = dict(zip(keys, ours.counts, strict=True))
    texts = list(map(fold, lines(people.people)))
    some = keys[:: max(1, len(keys) // SCANNED)]
    plain = Timed.of(lambda text: scanned(texts, text), some)
    wrong = sum(counts[text] != n for text, n in zip(some, plain.counts, strict=True))
    told = f"{wrong} of {len(some)}"
    if fzf:
        wrong = wrong_for_fzf(fzf, texts, counts)
        told = f"{told}; fzf: {wrong} of {len(counts)}"
    yield ours.row(size, "match, count, three facets, first fifty", told)
    yield Timed.of(lambda text: index.search(parse(text)).total, keys).row(size, "match, count")
    yield plain.row(size, f"plain scan, {len(some)} keys")


def wrong_for_fzf(fzf: str, texts: Sequence[str], counts: Mapping[str, int]) -> int:
    """How many counts fzf does not share."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines"
        path.write_text("\n".join(texts[1:]) + "\n", "utf-8")
        return sum(counted_by_fzf(fzf, path, text) != n for text, n in counts.items())


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", nargs="+", default=["10k", "300k", "2.4M"])
    parser.add_argument("--sessions", type=int, default=40)
    parser.add_argument("--path", help="where fzf is, unless it is on the PATH")
    parser.add_argument("--write", type=Path)
    wishes = parser.parse_args()
    fzf = shutil.which("fzf", path=wishes.path) or shutil.which("fzf")
    rows = [row for size in wishes.sizes for row in rows_of(size, wishes.sessions, fzf)]
    text = f"{table(HEADER, rows)}\n\nMilliseconds a key; {machine()}"
    print(text)
    if wishes.write:
        write_between(wishes.write, "engine keys", text)


if __name__ == "__main__":
    main()
