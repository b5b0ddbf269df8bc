"""Where the tiles go: how many side by side, how high, which rows are in sight, and who is next."""

from __future__ import annotations

from msgspec import Struct

from secondhop.tui.panes.circles.model import COLUMNS, Picture

NARROWEST, WIDEST = 18, 44
"""Cells of a tile, its frame included."""
GAP = 2
TOLD_FROM = (5, 12)
"""Heights from which there is room for one and for two lines of words below."""
MOST_INSIDE = 10
_SHAPES = (*((lines, 1) for lines in range(MOST_INSIDE, 1, -1)), (2, 0), (1, 1), (1, 0))
"""Lines inside a tile and between tiles, best first."""
TRAITS_FROM = 4
"""Lines inside a tile from which one says what its people have in common."""
_TALL = 8
"""Lines for tiles from which one that scrolls has room for a contact each."""


class Box(Struct, frozen=True):
    """Where a tile stands in the pane."""

    index: int
    x: int
    y: int
    width: int
    height: int

    def holds(self, x: int, y: int) -> bool:
        return 0 <= x - self.x < self.width and 0 <= y - self.y < self.height


class Grid(Struct, frozen=True):
    """A grid of tiles, row by row, as it fits into the pane."""

    tiles: tuple[int, ...]  # the tile in each place
    columns: int
    wide: int  # cells of a tile
    inside: int  # lines inside a tile
    gap_down: int
    top: int  # the first row in sight
    shown: int  # rows in sight
    told: int  # lines for words below
    gap: int = GAP

    def at(self, x: int, y: int) -> int | None:
        """The tile in a place, None beyond the last."""
        place = y * self.columns + x
        return self.tiles[place] if place < len(self.tiles) else None

    def row(self, y: int) -> tuple[int, ...]:
        return self.tiles[y * self.columns : (y + 1) * self.columns]

    def next_to(self, index: int, down: int) -> int | None:
        """The tile above or below one, if that is in sight."""
        y, x = divmod(self.tiles.index(index), self.columns)
        return self.at(x, y + down) if 0 <= y + down - self.top < self.shown else None

    def boxes(self) -> tuple[Box, ...]:
        """The tiles in sight; the first line of the pane is its head."""
        height = self.inside + 2
        return tuple(
            Box(
                index,
                x * (self.wide + self.gap),
                1 + (y - self.top) * (height + self.gap_down),
                self.wide,
                height,
            )
            for y in range(self.top, self.top + self.shown)
            for x, index in enumerate(self.row(y))
        )


def columns_in(width: int) -> int:
    """How many tiles stand side by side."""
    return max(n for n in COLUMNS if n == 1 or n * (NARROWEST + GAP) - GAP <= width)


def grid_for(picture: Picture, here: int, width: int, height: int) -> Grid:
    """The grid with the tile `here` in sight; rows that find no room are turned like pages."""
    columns = columns_in(width)
    tiles = picture.at(columns)
    rows = -(-len(tiles) // columns)
    told = sum(height >= least for least in TOLD_FROM)
    longest = max((len(tile.doors) for tile in picture.tiles), default=0)
    inside, gap_down, shown = _shape(rows, height - 1 - told, longest)
    row = tiles.index(here) // columns
    wide = min(WIDEST, (width - (columns - 1) * GAP) // columns)
    top = min(row // shown * shown, rows - shown)
    return Grid(tiles, columns, wide, inside, gap_down, top, shown, told)


def _shape(rows: int, room: int, doors: int) -> tuple[int, int, int]:
    """Lines inside a tile, lines between, rows in sight."""
    most = max(doors + 1 + (doors + 1 >= TRAITS_FROM - 1), 2)
    for inside, gap in _SHAPES:
        if inside <= most and rows * (inside + 2 + gap) - gap <= room:
            return inside, gap, rows
    inside = 2 if room >= _TALL else 1
    return inside, 0, max(1, room // (inside + 2))


def step(picture: Picture, columns: int, index: int, across: int, down: int) -> int:
    """The tile that stands some places from another, or as near to that as there is one."""
    tiles = picture.at(columns)
    y, x = divmod(tiles.index(index), columns)
    x = max(0, min(x + across, columns - 1))
    y = max(0, min(y + down, (len(tiles) - 1) // columns))
    return tiles[min(y * columns + x, len(tiles) - 1)]
