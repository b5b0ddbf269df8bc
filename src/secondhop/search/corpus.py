"""What is searched: the people, and what the network knows about each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from secondhop.network.people import People

Rows = NDArray[np.int32]
Degrees = NDArray[np.int8]
Mask = NDArray[np.bool_]


class HalfEdges(Protocol):
    """Ties seen from one of their ends; entry i leads to row dst[i]."""

    @property
    def dst(self) -> Rows: ...


class HasHalfEdges(Protocol):
    """The part of the network's ties that `via:` needs."""

    def half_edges(self, rows: Rows, /) -> HalfEdges: ...


@dataclass(frozen=True, slots=True)
class Corpus:
    """People with their derived facts, all of one length n; row 0 is me."""

    people: People
    degree: Degrees  # hops from me, negative when not connected
    mutuals: Rows
    ties: HasHalfEdges
    order: Rows  # every row once, best first

    def __post_init__(self) -> None:
        lengths = {len(self.degree), len(self.mutuals), len(self.order)}
        if len(lengths) != 1 or len(self) > len(self.people):
            raise ValueError(
                f"degree, mutuals and order have lengths {sorted(lengths)}"
                f" for {len(self.people)} people"
            )

    def __len__(self) -> int:
        return len(self.degree)
