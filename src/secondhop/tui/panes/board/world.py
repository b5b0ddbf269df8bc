"""What a board is planned from: arrays for everybody, words for the few who are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from msgspec import Struct

from secondhop.model.person import Person, PersonId
from secondhop.network.arrays import Bool, Float32, Int8, Int32
from secondhop.network.circles import Circle
from secondhop.network.people import Coded
from secondhop.network.ties import Ties

Breathe = Callable[[], None]
"""Called every now and then by whoever plans for long beside the screen, which goes first."""


def breathe_not() -> None:
    """Of who plans at a key."""


class Faces(Protocol):
    """The people, by row."""

    @property
    def ids(self) -> Sequence[PersonId]: ...

    @property
    def name(self) -> Sequence[str]: ...

    @property
    def title(self) -> Sequence[str]: ...

    @property
    def location(self) -> Sequence[str]: ...

    def coded(self, column: str) -> Coded: ...

    def person(self, row: int) -> Person: ...


class Said(Protocol):
    """How rows and ties are put into words, for those on the screen."""

    def row_of(self, person: str) -> int | None: ...

    def is_complete(self, row: int) -> bool:
        """Whether every mutual of a person is known."""
        ...

    def age(self, row: int) -> str:
        """How long ago I last heard from somebody."""
        ...

    def known(self, a: int, b: int) -> str:
        """Why two people are believed to know each other."""
        ...

    def mutuals(self, row: int) -> str: ...

    def no_way(self, row: int) -> str: ...


class World(Struct, frozen=True, eq=False):
    """The people found who are two steps away, and all that a board asks about them."""

    ties: Ties
    degree: Int8
    strength: Float32  # of my own ties, 0..1
    listed: Bool  # whose own contact list is loaded
    found: int  # how many people, of whatever degree
    targets: Int32  # rows of degree 2, best first
    people: Faces
    said: Said
    circles: Callable[[], Sequence[Circle]]

    @property
    def contacts(self) -> Int32:
        return np.flatnonzero(self.degree == 1).astype(np.int32)

    def name(self, row: int) -> str:
        return self.people.name[row]


def targets_of(degree: Int8, members: Int32, order: Int32) -> Int32:
    """Those of the people found who are two steps away, in an order of everybody."""
    wanted = np.zeros(len(degree), np.bool_)
    wanted[members] = True
    wanted &= degree == 2
    return order[wanted[order]]
