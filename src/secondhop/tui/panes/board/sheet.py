"""What stands on an open level of the Board: rows, rails and the ties between them, frozen."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from secondhop.model.person import PersonId
from secondhop.network.arrays import Int32, Int64
from secondhop.tui.panes.board.scope import PEOPLE, Order, Scope


class Rail(Struct, frozen=True):
    """A column: an introducer, or a circle of them."""

    id: str
    name: str
    count: str  # "+13", "↑1", "580", "?" where nothing can be known
    dots: str = ""  # warmth of my own tie; "" for a circle
    about: str = ""  # where there is room
    is_contact: bool = True


class Row(Struct, frozen=True):
    """A person, or a group of them."""

    id: str
    name: str
    count: str  # "25" people, "≥7×" ways
    rank: int  # 0 is the best, or the biggest
    about: str = ""
    share: float = 0.0  # 0..1 of the biggest group
    best: str = ""  # name of the best introducer
    best_id: PersonId | None = None
    is_unknown: bool = False
    hint: int = -1  # of a group, where its value stands among all of its column


class Sheet(Struct, frozen=True, eq=False):
    """One level, planned: the same for the same people, whatever order they come in."""

    scope: Scope
    rows: tuple[Row, ...]
    rails: tuple[Rail, ...]
    cells: Int32  # int32[rows, rails]: people, or at the level of people 0, 1 weak and 2 strong
    people: int
    vias: int  # contacts who open any of them
    groups: int  # how many groups there are; more than rows where only the biggest are shown
    covered: tuple[float, ...] = ()  # share of the people reached after each ask, 0..1
    first: str = ""  # whom to ask first and whom they open, where the rails are circles
    most: str = ""  # who opens most people, if that is somebody else
    left_out: tuple[str, ...] = ()  # names of introducers whom the plan does not ask
    missing: int = 0  # contacts whose own list is not loaded
    contacts: int = 0
    order: Order = "plan"

    @property
    def is_people(self) -> bool:
        return self.scope.level == PEOPLE

    def index_of(self, id_: str) -> int | None:
        """The row of an id, None when it is not here."""
        return next((place for place, row in enumerate(self.rows) if row.id == id_), None)


class Way(Struct, frozen=True):
    """A way to the person of a fan."""

    id: PersonId  # the introducer, or the first of two
    dots: str
    age: str
    name: str
    text: str
    weight: float  # 0..1


class Round(Struct, frozen=True):
    """A colleague of theirs whom I could reach instead, and through whom."""

    id: PersonId
    name: str
    title: str
    via: str
    dots: str


class Fan(Struct, frozen=True):
    """Every way to one person, and the ways round through colleagues."""

    scope: Scope
    id: PersonId
    name: str
    about: str
    mutuals: str  # "4 mutuals", "≥4 mutuals"
    ways: tuple[Way, ...]
    rounds: tuple[Round, ...]
    colleagues: int
    company: str
    nothing: str = ""  # why there is no way

    @property
    def entries(self) -> tuple[Way | Round, ...]:
        """What the cursor can be on, from top to bottom."""
        return (*self.ways, *self.rounds)


Shown = Sheet | Fan


def ordered(sheet: Sheet, order: Order) -> Sheet:
    """The rows by the first rail that opens them, so that they follow the asks; or by rank.

    Unknown values stand last either way.
    """
    places = np.array([row.rank for row in sheet.rows], np.int64)
    unknown = np.array([row.is_unknown for row in sheet.rows], np.bool_)
    first = _first_hits(sheet.cells) if order == "plan" else np.zeros(len(places), np.int64)
    turn = np.lexsort((places, first, unknown)) if len(places) else places
    rows = tuple(sheet.rows[place] for place in turn.tolist())
    return replace(sheet, rows=rows, cells=sheet.cells[turn], order=order)


def _first_hits(cells: Int32) -> Int64:
    """The first rail of each row, one past the last where there is none."""
    count = cells.shape[1]
    if not count:
        return np.zeros(len(cells), np.int64)
    hits = cells > 0
    first: Int64 = np.where(hits.any(axis=1), hits.argmax(axis=1), count)
    return first
