"""A line of a given bandwidth and delay, in real time, between a program and its terminal.

Like sshd it takes what the program writes as long as it holds less than `MOST_WAITING`, so a
program that writes faster than the line carries is stopped by its full pty only after that.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_WAITING = 128 * 1024
"""Bytes that OpenSSH collects before it stops reading from the program."""
PIECES_A_SECOND = 200
"""How finely a burst is cut, so that the far end sees it arrive little by little."""


@dataclass
class Line:
    """One direction. Times are seconds of one clock, given by whoever asks."""

    bandwidth: float = math.inf  # bytes a second
    delay: float = 0.0  # seconds from the last bit in to the last bit out
    _free_at: float = 0.0
    _under_way: deque[tuple[float, bytes]] = field(default_factory=deque)

    def put(self, data: bytes, now: float) -> None:
        """Send after everything that was sent before."""
        size = max(16, math.ceil(min(self.bandwidth, 1e9) / PIECES_A_SECOND))
        for start in range(0, len(data), size):
            piece = data[start : start + size]
            self._free_at = max(self._free_at, now) + len(piece) / self.bandwidth
            self._under_way.append((self._free_at + self.delay, piece))

    def take(self, now: float) -> Iterator[tuple[float, bytes]]:
        """What has arrived by now, each piece with the moment when it did."""
        while self._under_way and self._under_way[0][0] <= now:
            yield self._under_way.popleft()

    def next_arrival(self) -> float:
        """When to look again; infinity while nothing is under way."""
        return self._under_way[0][0] if self._under_way else math.inf

    def has_room(self, now: float) -> bool:
        """Whether the near end should still read from the program."""
        if math.isinf(self.bandwidth):
            return True
        return (self._free_at - now) * self.bandwidth < MOST_WAITING


@dataclass(frozen=True)
class Link:
    """Both directions, described; a terminal makes its own lines from it."""

    bandwidth: float = math.inf  # bytes a second, each way
    round_trip: float = 0.0  # seconds

    def line(self) -> Line:
        return Line(self.bandwidth, self.round_trip / 2)


LOCAL = Link()
