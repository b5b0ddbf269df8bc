"""What came of what was sent: a funnel with honest intervals."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from msgspec import Struct

STEPS = ("sent", "accepted", "replied", "met")
"""The funnel; each step holds only those who came through the one before."""

Z = 1.959964
"""Standard deviations to either side that hold 95 % of a normal distribution."""


class Attempt(Struct, frozen=True):
    """One person whom I tried to reach, and how far that came."""

    introducer: str  # name, "" when nobody stood in between
    template: str  # name, "" when none is known
    stage: str
    reached: int  # how many of STEPS, at least 1


class Share(Struct, frozen=True):
    """How many of how many, with the interval in which the true share lies (Wilson 1927, 95 %)."""

    count: int
    of: int
    low: float | None  # 0..1; None where too few were counted to say
    high: float | None

    @property
    def share(self) -> float | None:
        """0..1, None where too few were counted to say."""
        return None if self.low is None else self.count / self.of


class Funnel(Struct, frozen=True):
    """The steps of one group."""

    name: str
    counts: tuple[int, ...]  # by STEPS

    def shares(self, least: int) -> tuple[Share, ...]:
        """Each step as a share of what was sent."""
        return tuple(share_of(count, self.counts[0], least) for count in self.counts)


def wilson(count: int, of: int, z: float = Z) -> tuple[float, float]:
    """The interval of a share, 0..1; it never leaves 0..1, and says little about few."""
    if of <= 0:
        return 0.0, 1.0
    share, square = count / of, z * z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    low = 0.0 if count == 0 else max(middle - half, 0.0)
    high = 1.0 if count == of else min(middle + half, 1.0)
    return low, high


def share_of(count: int, of: int, least: int) -> Share:
    """A share, with its interval only where enough were counted."""
    if of < least:
        return Share(count, of, None, None)
    return Share(count, of, *wilson(count, of))


def funnel(name: str, attempts: Iterable[Attempt]) -> Funnel:
    """How many attempts came to each step."""
    reached = [one.reached for one in attempts]
    return Funnel(name, tuple(sum(r >= step for r in reached) for step in range(1, len(STEPS) + 1)))


def funnels(attempts: Iterable[Attempt], by: str) -> list[Funnel]:
    """A funnel for each introducer, template or stage, the largest first."""
    groups: dict[str, list[Attempt]] = {}
    for one in attempts:
        groups.setdefault(getattr(one, by), []).append(one)
    made = [funnel(name, held) for name, held in groups.items() if name]
    return sorted(made, key=lambda one: (*(-count for count in one.counts), one.name))
