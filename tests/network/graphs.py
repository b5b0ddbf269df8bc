"""Small random networks, and the same in plain Python to compare with."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from hypothesis import strategies as st

from secondhop.network.arrays import Int32
from secondhop.network.degrees import degrees, mutual_counts
from secondhop.network.ranking import Basis
from secondhop.network.ties import Ties

Edge = tuple[int, int, float]


@dataclass
class Plain:
    """A network as a dict of dicts."""

    n: int
    adjacent: dict[int, dict[int, float]] = field(default_factory=dict)

    def add(self, a: int, b: int, quality: float) -> None:
        if a != b:
            self.adjacent.setdefault(a, {})[b] = quality
            self.adjacent.setdefault(b, {})[a] = quality

    def remove(self, a: int, b: int) -> None:
        self.adjacent.get(a, {}).pop(b, None)
        self.adjacent.get(b, {}).pop(a, None)

    def of(self, row: int) -> dict[int, float]:
        return dict(sorted(self.adjacent.get(row, {}).items()))

    def degrees(self) -> list[int]:
        found, queue = {0: 0}, deque([0])
        while queue:
            row = queue.popleft()
            for other in self.of(row):
                if other not in found:
                    found[other] = found[row] + 1
                    queue.append(other)
        return [d if (d := found.get(row, -1)) <= 3 else -1 for row in range(self.n)]

    def mutuals(self, row: int) -> list[int]:
        degree = self.degrees()
        return [] if row == 0 else [m for m in self.of(row) if degree[m] == 1]


def qualities() -> st.SearchStrategy[float]:
    """A few equal values, so that there are draws to break, and any others."""
    return st.sampled_from([0.0, 0.25, 0.5, 1.0]) | st.floats(0, 1, width=32)


def edge_lists(most: int = 14) -> st.SearchStrategy[tuple[int, list[Edge]]]:
    """Networks of any shape, half of them crowded as real ones are; rows and their edges."""
    return sparse(most) | crowded(most)


@st.composite
def sparse(draw: st.DrawFn, most: int) -> tuple[int, list[Edge]]:
    n = draw(st.integers(1, most))
    row = st.integers(0, n - 1)
    return n, draw(st.lists(st.tuples(row, row, qualities()), max_size=4 * most))


@st.composite
def crowded(draw: st.DrawFn, most: int) -> tuple[int, list[Edge]]:
    n, contacts = draw(st.integers(most // 2, most)), draw(st.integers(1, most // 3))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    pairs = [(0, m) for m in range(1, contacts + 1)]
    pairs += [(int(a), int(b)) for a, b in rng.integers(1, n, (draw(st.integers(0, 3 * n)), 2))]
    return n, [(a, b, float(rng.choice([0, 0.25, 0.5, 0.5, 1]))) for a, b in pairs]


@st.composite
def edits(draw: st.DrawFn, n: int) -> list[tuple[str, int, int, float]]:
    row = st.integers(0, n - 1)
    kinds = st.sampled_from(["add", "add", "remove"])
    return draw(st.lists(st.tuples(kinds, row, row, qualities()), max_size=25))


def plain(n: int, edges: Iterable[Edge]) -> Plain:
    """The same as Ties.build: of duplicates the best quality stays."""
    network = Plain(n)
    for a, b, quality in edges:
        network.add(a, b, max(quality, network.of(a).get(b, 0.0)))
    return network


def build(n: int, edges: Iterable[Edge]) -> Ties:
    listed = list(edges)
    return Ties.build(
        n,
        rows(e[0] for e in listed),
        rows(e[1] for e in listed),
        np.array([e[2] for e in listed], np.float32),
    )


def rows(values: Iterable[int]) -> Int32:
    return np.array(list(values), np.int32)


def basis(ties: Ties, seed: int = 0) -> Basis:
    """What a ranking follows from, with draws among strengths and all kinds of known lists."""
    rng = np.random.default_rng(seed)
    degree = degrees(ties)
    strength = rng.choice(np.array([0, 0.2, 0.2, 0.6, 1], np.float32), ties.n)
    listed = rng.random(ties.n) < 0.5
    stated = rng.choice(np.array([0, 1, 40], np.int32), ties.n)
    return Basis(ties, degree, mutual_counts(ties, degree), strength, listed, stated)
