"""How far a plan has come: whom its asks reach, how warmly, and what one more ask would add."""

from __future__ import annotations

from typing import Final

import numpy as np

from secondhop.network.arrays import Float64, Int32
from secondhop.network.introductions import Introductions

WARMTH: Final = "warmth"
COUNT: Final = "count"

UNREACHED: Final = -1
"""Warmth of the way to somebody to whom there is none yet; one of 0 is a way."""
_DECIMALS: Final = 12
"""Gains that agree so far are equal, so that the order of a sum decides nothing."""
_SLACK: Final = 1e-9
"""By how much, relatively, two sums of the same numbers may differ; far more than they do."""


class Coverage:
    """The people reached by the contacts asked so far, and the warmest way to each."""

    def __init__(self, known: Introductions, worth: Float64, by: str) -> None:
        """`worth` says what reaching each row counts; by "count" everybody counts the same."""
        self._known, self._by = known, by
        self._worth = worth[known.people]  # of each introduction, so that it is looked up once
        self._warmth = np.full(len(worth), UNREACHED, np.float32)  # of the warmest way to each row
        self.reached = 0  # people

    def bounds(self) -> tuple[list[float], list[int]]:
        """At least what each contact would gain and add when nobody is asked yet."""
        opens = self._known.opens
        if self._by == COUNT or not len(opens):
            return opens.astype(np.float64).tolist(), opens.tolist()
        each = self._worth * self._known.warmth
        gains = np.add.reduceat(each, self._known.start[:-1])
        return (gains * (1 + _SLACK) + _SLACK).tolist(), opens.tolist()

    def gain(self, index: int) -> tuple[float, int]:
        """What the next ask would be worth if it went to a contact, and how many it would add."""
        place = self._of(index)
        before = self._warmth[self._known.people[place]]
        adds = int(np.count_nonzero(before < 0))
        if self._by == COUNT:
            return float(adds), adds
        np.maximum(before, 0, out=before)
        warmer = np.subtract(self._known.warmth[place], before, dtype=np.float64)
        np.maximum(warmer, 0, out=warmer)
        warmer *= self._worth[place]
        return round(float(warmer.sum()), _DECIMALS), adds

    def take(self, index: int) -> tuple[Int32, int]:
        """Ask a contact: rows of whom that reaches first, ascending, and for how many others it is
        a warmer way."""
        place = self._of(index)
        people, warmth = self._known.people[place], self._known.warmth[place]
        before = self._warmth[people]
        is_new, is_warmer = before < 0, warmth > before
        self._warmth[people] = np.maximum(before, warmth)
        new = people[is_new]
        self.reached += len(new)
        return new, int(np.count_nonzero(is_warmer & ~is_new))

    def _of(self, index: int) -> slice:
        return slice(int(self._known.start[index]), int(self._known.start[index + 1]))
