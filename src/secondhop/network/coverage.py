"""How far a plan has come: whom its asks reach, how warmly, and what one more ask would add."""

from __future__ import annotations

from typing import Final

import numpy as np

from secondhop.network.arrays import Float64, Int32
from secondhop.network.introductions import Introductions

WARMTH: Final = "warmth"
COUNT: Final = "count"

_DECIMALS: Final = 12
"""Gains that agree so far are equal, so that the order of a sum decides nothing."""
_SLACK: Final = 1e-9
"""By how much, relatively, two sums of the same numbers may differ; far more than they do."""


class Coverage:
    """The people reached by the contacts asked so far, and the warmest way to each."""

    def __init__(self, known: Introductions, worth: Float64, by: str) -> None:
        """`worth` says what reaching each row counts; by "count" everybody counts the same."""
        self._known, self._worth, self._by = known, worth, by
        self._reached = np.zeros(len(worth), np.bool_)
        self._warmth = np.zeros(len(worth))
        self.reached = 0  # people

    def bounds(self) -> tuple[list[float], list[int]]:
        """At least what each contact would gain and add when nobody is asked yet."""
        opens = self._known.opens
        if self._by == COUNT or not len(opens):
            return opens.astype(np.float64).tolist(), opens.tolist()
        each = self._worth[self._known.people]
        each *= self._known.warmth
        gains = np.add.reduceat(each, self._known.start[:-1])
        return (gains * (1 + _SLACK) + _SLACK).tolist(), opens.tolist()

    def gain(self, index: int) -> tuple[float, int]:
        """What the next ask would be worth if it went to a contact, and how many it would add."""
        people, warmth = self._of(index)
        adds = len(people) - int(np.count_nonzero(self._reached[people]))
        if self._by == COUNT:
            return float(adds), adds
        warmer = np.maximum(warmth - self._warmth[people], 0)
        warmer *= self._worth[people]
        return round(float(warmer.sum()), _DECIMALS), adds

    def take(self, index: int) -> tuple[Int32, int]:
        """Ask a contact: rows of whom that reaches first, best first, and for how many others it
        is a warmer way."""
        people, warmth = self._of(index)
        new = people[~self._reached[people]]
        is_warmer = warmth > self._warmth[people]
        warmer = int(np.count_nonzero(is_warmer & self._reached[people]))
        self._warmth[people[is_warmer]] = warmth[is_warmer]
        self._reached[new] = True
        self.reached += len(new)
        return new[np.lexsort((new, -self._worth[new]))], warmer

    def _of(self, index: int) -> tuple[Int32, Float64]:
        place = slice(self._known.start[index], self._known.start[index + 1])
        return self._known.people[place], self._known.warmth[place].astype(np.float64)
