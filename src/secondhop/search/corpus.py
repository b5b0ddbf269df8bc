"""What is searched: the people, and what the network knows about each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Protocol, Self

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop.network.people import People

if TYPE_CHECKING:
    from secondhop.network.circles import Circle

Rows = NDArray[np.int32]
Degrees = NDArray[np.int8]
Mask = NDArray[np.bool_]

NONE: Final = -1
"""Stands in a column of figures where there is nothing."""


class HalfEdges(Protocol):
    """Ties seen from one of their ends; entry i leads to row dst[i]."""

    @property
    def dst(self) -> Rows: ...


class HasHalfEdges(Protocol):
    """The part of the network's ties that `via:` needs."""

    def half_edges(self, rows: Rows, /) -> HalfEdges: ...


Circles = Callable[[], "Sequence[Circle]"]
"""Gives my circles as they are now; it is first asked when a query names one."""


def no_circles() -> tuple[Circle, ...]:
    """Of people without any."""
    return ()


class Figures(Struct, frozen=True):
    """Numbers and days of everybody, as columns of n rows; NONE where there is nothing."""

    warmth: Rows  # 0..100, of a contact's tie with me or of the best way to anybody else
    score: Rows  # 0..100, of prospects
    touched: Rows  # date ordinal of the last touch
    due: Rows  # date ordinal on which the first open follow-up is due
    added: Rows  # date ordinal on which they came in

    @classmethod
    def none(cls, n: int) -> Self:
        """Nothing is known of anybody."""
        return cls(*(np.full(n, NONE, np.int32) for _ in cls.__struct_fields__))

    def lengths(self) -> set[int]:
        return {len(getattr(self, column)) for column in self.__struct_fields__}


class Corpus(Struct, frozen=True):
    """People with their derived facts, all of one length n; row 0 is me."""

    people: People
    degree: Degrees  # hops from me, negative when not connected
    mutuals: Rows
    ties: HasHalfEdges
    order: Rows  # every row once, best first
    figures: Figures
    today: int  # date ordinal
    circles: Circles = no_circles

    def __post_init__(self) -> None:
        lengths = {len(self.degree), len(self.mutuals), len(self.order), *self.figures.lengths()}
        if len(lengths) != 1 or len(self) > len(self.people):
            raise ValueError(
                f"degree, mutuals, order and figures have lengths {sorted(lengths)}"
                f" for {len(self.people)} people"
            )

    def __len__(self) -> int:
        return len(self.degree)

    def numbers(self, name: str) -> Rows | Degrees:
        """The column behind a field of numbers or days."""
        if name == "degree":
            return self.degree
        column: Rows = self.mutuals if name == "mutuals" else getattr(self.figures, name)
        return column
