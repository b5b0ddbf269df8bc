"""Which cells of a board go to what, for a size: every column keeps its place while one moves."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from secondhop.tui.panes.board.sheet import Sheet

RAIL: Final = 4
"""Cells a rail: a number of three digits and a gap."""
_FEWEST, _MOST = 3, 14
_BAR: Final = 6
_COUNT: Final = 7
_NAME: Final = 26
_LEFT_MOST, _LEFT_PEOPLE, _RIGHT_WANTED, _RIGHT_MOST = 46, 84, 25, 62


class Grid(Struct, frozen=True):
    """The widths of the columns, and the heights of head and rows."""

    width: int
    left: int  # cells before the first rail
    name: int
    about: int  # 0 leaves it out
    bar: int
    count: int
    rails: int  # how many are in sight
    right: int  # cells after the last rail
    head: int  # lines of the staircase
    rows: int  # lines of rows

    @property
    def right_from(self) -> int:
        """The first cell after the rails."""
        return self.left + RAIL * self.rails


def grid_of(sheet: Sheet, width: int, height: int) -> Grid:
    """The grid of a sheet for so many cells and lines."""
    least_right = 18 if width < 70 else 25 if width < 100 else 35
    least_left = max(18, width * (42 if sheet.is_people else 38) // 100)
    by_height = max(_FEWEST, min((height - 3) // 3, _MOST))
    rails = max(0, min(by_height, (width - least_left - least_right) // RAIL, len(sheet.rails)))
    spare = width - least_left - least_right - RAIL * rails
    spare -= min(spare, max(_RIGHT_WANTED - least_right, 0))  # names of introducers come first
    left = least_left + (spare if sheet.is_people else spare // 2)
    left = min(left, _LEFT_PEOPLE if sheet.is_people else _LEFT_MOST)
    head = max(rails, _FEWEST)
    name, about, bar = _inner(left - 1 - _COUNT, sheet.is_people)
    right = min(width - left - RAIL * rails, _RIGHT_MOST)
    rows = max(height - head - 1, 1)
    return Grid(width, left, name, about, bar, _COUNT, rails, right, head, rows)


def _inner(room: int, is_people: bool) -> tuple[int, int, int]:
    """Cells of name, what is said of it, and bar."""
    if is_people:
        name = room if room < 24 else max(16, min(room * 3 // 5, _NAME))
        return name, room - name, 0
    bar = _BAR if room >= 20 else 0
    return room - bar, 0, bar
