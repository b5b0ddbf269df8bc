"""The distinct values of a column, in alphabetical order as far as they were there when it was
made, with the ones that came since behind them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from secondhop.model.text import alphabetical
from secondhop.network.arrays import Int32
from secondhop.network.strings import Strings

_NONE = Strings.of(())


class Values(Sequence[str]):
    """Gives every distinct value a number that never changes."""

    def __init__(self, base: Strings = _NONE) -> None:
        """`base` is in alphabetical order, without duplicates."""
        self.base = base
        self._more: list[str] = []
        self._numbers: dict[str, int] = {}
        self._ranks = np.zeros(0, np.int32)

    def __len__(self) -> int:
        return len(self.base) + len(self._more)

    def __getitem__(self, number: int) -> str:  # type: ignore[override]
        before = len(self.base)
        return self.base[number] if number < before else self._more[number - before]

    def number(self, value: str) -> int:
        """The number of a value, a new one if need be."""
        number = self._numbers.get(value)
        if number is None:
            number = self.find(value)
            number = self._numbers[value] = self._add(value) if number is None else number
        return number

    @property
    def ranks(self) -> Int32:
        """Where each value stands in alphabetical order: int32[len]."""
        if len(self._ranks) != len(self):
            self._ranks = self._ranked()
        return self._ranks

    def ordered(self) -> tuple[Strings, Int32]:
        """All values in alphabetical order, and what the number of each becomes with them."""
        if not self._more:
            return self.base, np.arange(len(self), dtype=np.int32)
        ranks = self.ranks
        order = np.empty(len(self), np.int32)
        order[ranks] = np.arange(len(self), dtype=np.int32)
        return Strings.of(self[number] for number in order.tolist()), ranks

    def find(self, value: str) -> int | None:
        """The number of a value, None when there is no such value."""
        if (number := self._numbers.get(value)) is not None:
            return number
        place = self._place(value)
        return place if place < len(self.base) and self.base[place] == value else None

    def index(self, value: object, start: int = 0, stop: int | None = None) -> int:
        """The same for whoever knows it as a sequence, without going through all of them."""
        number = self.find(value) if isinstance(value, str) else None
        if number is None or number not in range(*slice(start, stop).indices(len(self))):
            raise ValueError(f"{value!r} is not among the values")
        return number

    def _add(self, value: str) -> int:
        self._more.append(value)
        return len(self) - 1

    def _place(self, value: str) -> int:
        """Where a value stands, or would stand, in the base."""
        if not len(self.base):
            return 0
        return bisect_left(
            range(len(self.base)), alphabetical(value), key=lambda at: alphabetical(self.base[at])
        )

    def _ranked(self) -> Int32:
        base = np.arange(len(self.base), dtype=np.int32)
        if not self._more:
            return base
        order = sorted(range(len(self._more)), key=lambda at: alphabetical(self._more[at]))
        before = np.array([self._place(self._more[at]) for at in order], np.int32)
        more = np.empty(len(order), np.int32)
        more[order] = before + np.arange(len(order), dtype=np.int32)
        shifted = base + np.searchsorted(before, base, "right").astype(np.int32)
        return np.concatenate((shifted, more))
