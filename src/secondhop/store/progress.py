"""How far an import is, and the one way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

ItemT = TypeVar("ItemT")

READING, MATCHING, COUNTING, WRITING = "reading", "matching people", "counting", "writing"
_PARTS = {READING: (0.0, 0.25), MATCHING: (0.25, 0.6), COUNTING: (0.6, 1.0), WRITING: (0.0, 1.0)}
"""Where each step begins and ends in the time that one source takes, measured at 620,000 rows."""

ROUNDS = 3  # how often all rows of a source are gone through while people are matched
_EVERY = 2_000  # rows between two words about them: 10 ms


class StoppedError(Exception):
    """Whoever listens to an import wants no more of it. Nothing of it is left."""


class Step(Struct, frozen=True):
    """What an import is doing, how much of that is done, and how much of everything."""

    doing: str
    done: int  # bytes while reading, else rows
    total: int
    share: float  # of the whole import, 0..1


Told = Callable[[Step], None]
"""Hears how far an import is; it may raise StoppedError to end it."""


class Course(Struct):
    """Where an import of several sources is."""

    told: Told | None = None
    sources: int = 1
    _begun: int = 0  # how many of them
    _round: int = 0

    def begin(self) -> None:
        """Go on to the next source."""
        self._begun += 1
        self._round = 0

    def tell(self, doing: str, done: int, total: int) -> None:
        """Say how far a step is."""
        if self.told is None:
            return
        begin, end = _PARTS[doing]
        part = begin + (end - begin) * (done / total if total else 0)
        if doing != WRITING:
            part = (self._begun - 1 + part) / max(self.sources, 1) if self._begun else 0.0
        self.told(Step(doing, done, total, min(part, 1.0)))

    def read(self, done: int, total: int) -> None:
        """Say how many bytes are read."""
        self.tell(READING, done, total)

    def count(self, share: float) -> None:
        """Say how far counting is, which is done after every source."""
        self.tell(COUNTING, int(share * 100), 100)

    def paced(self, rows: Sequence[ItemT]) -> Iterator[ItemT]:
        """The rows, and a word about every few of them."""
        before, total = self._round * len(rows), ROUNDS * len(rows)
        self._round += 1
        for start in range(0, len(rows), _EVERY):
            self.tell(MATCHING, (before + start) // ROUNDS, total // ROUNDS)
            yield from rows[start : start + _EVERY]
