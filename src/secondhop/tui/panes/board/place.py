"""Where the cursor stands on a level, and how keys move it; pure, so that no key can lose it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondhop.tui.panes.board.sheet import Fan, Sheet, Shown

HEAD: Final = -1
"""The row of the rail heads."""
LABEL: Final = -1
"""The column of what a row is called."""


class Place(Struct, frozen=True):
    """The cursor, and the first row and rail in sight."""

    row: int = 0
    column: int = LABEL
    top: int = 0
    left: int = 0


def settled(shown: Shown, place: Place) -> Place:
    """The same place, or the nearest one that there is."""
    rows, rails = _extent(shown)
    column = max(LABEL, min(place.column, rails - 1))
    least = HEAD if column > LABEL else 0
    return replace(place, row=max(least, min(place.row, rows - 1)), column=column)


def moved(shown: Shown, place: Place, down: int = 0, right: int = 0) -> Place:
    """So many rows down and rails to the right, as far as there are any."""
    if place.row == HEAD:
        right = max(right, -place.column)  # what rows are called has no head
    return settled(shown, replace(place, row=place.row + down, column=place.column + right))


def to_tie(shown: Shown, place: Place, step: int) -> Place:
    """The next rail, or the one before, that has a tie on this row; heads all have one."""
    if isinstance(shown, Fan):
        return place
    if place.row == HEAD:
        return moved(shown, place, right=step)
    onward = range(place.column + step, len(shown.rails) if step > 0 else LABEL, step)
    column = next((one for one in onward if _has_tie(shown, place.row, one)), place.column)
    return replace(place, column=column)


def first_tie(shown: Shown, column: int) -> int:
    """The first row that a rail opens."""
    if isinstance(shown, Fan) or not shown.rows:
        return 0
    return int((shown.cells[:, column] > 0).argmax())


def in_sight(place: Place, shown: Shown, rows: int, rails: int) -> Place:
    """The place with as little scrolling as keeps the cursor among so many rows and rails."""
    count, width = _extent(shown)
    top = _scrolled(place.top, max(place.row, 0), rows, count)
    left = _scrolled(place.left, max(place.column, 0), rails, width)
    return replace(place, top=top, left=left)


def _scrolled(first: int, cursor: int, room: int, count: int) -> int:
    first = min(first, cursor)
    if cursor >= first + room:
        first = cursor - room + 1
    return max(0, min(first, count - room))


def _has_tie(sheet: Sheet, row: int, column: int) -> bool:
    return 0 <= row < len(sheet.rows) and column >= 0 and bool(sheet.cells[row, column])


def _extent(shown: Shown) -> tuple[int, int]:
    if isinstance(shown, Fan):
        return len(shown.entries), 0
    return len(shown.rows), len(shown.rails)
