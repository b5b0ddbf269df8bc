"""Circles drawn as tiles: a pure function from the numbers, the size and the cursor to lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from secondhop.model.text import plural
from secondhop.model.tie import dots
from secondhop.tui.panes.circles.grid import TRAITS_FROM, Box, Grid, grid_for
from secondhop.tui.panes.circles.model import Picture, Tile
from secondhop.tui.widgets.cells import cells, cut, fit
from secondhop.tui.widgets.fan import bar
from secondhop.tui.widgets.lines import Line, Span, sides

FROM_HERE_COUNTS = 20
"""Cells inside a tile from which it says how many each contact opens."""
STRONG, WEAK = 0.9, 0.5
"""Which share of all bonds a bond must exceed to be drawn double, or at all."""
ORIGINS = {
    "label": ("by your label", "by label"),
    "company": ("by company", "by company"),
    "school": ("by school", "by school"),
    "ties": ("by who knows whom", "by ties"),
    "rest": ("in no circle", "in none"),
}
"""How a circle came about, at length and in short."""
YOUR_OWN = " the tag circle/climbing-club makes a circle of your own"
MOST_TOLD = 3
"""Contacts told by name under the tiles."""
WIDE_WORDS = 60
"""Columns from which words are not shortened."""
_LIGHT, _HEAVY = "╭╮╰╯│", "┏┓┗┛┃"
_FLAT = "─"
_BOND = {0: "  ", 1: "──", 2: "══"}
_FALL = {0: " ", 1: "│", 2: "║"}
_FOOT_KNOT, _HEAD_KNOT = {1: "┬", 2: "║"}, {1: "┴", 2: "║"}
KNOT_FROM_END = 2


class Drawing(Struct, frozen=True):
    """The lines of the pane, and which tile is where."""

    lines: list[Line]
    boxes: tuple[Box, ...]


def draw_circles(picture: Picture, cursor: str, width: int, height: int, lit: bool) -> Drawing:
    """All that the pane shows; `lit` is whether the keys go there."""
    here = picture.index(cursor)
    grid = grid_for(picture, here, width, height)
    sketch = _Sketch(picture, grid, here, lit)
    lines = [_head(picture, grid, width), *(_within(line, width) for line in sketch.lines())]
    lines += [[] for _ in range(height - grid.told - len(lines))]
    told = _told(picture.tiles[here], picture, width)
    return Drawing([*lines, *told[: grid.told]], grid.boxes())


class _Sketch:
    """The tiles of one picture on one grid."""

    def __init__(self, picture: Picture, grid: Grid, here: int, lit: bool) -> None:
        self._tiles, self._grid, self._here, self._lit = picture.tiles, grid, here, lit
        self._most = max((tile.opens for tile in self._tiles), default=0)
        self._figures = max((cells(_figures(tile)) for tile in self._tiles), default=0)
        pairs = ((a, b) for a in range(len(self._tiles)) for b in range(a))
        bonds = sorted(filter(None, (self._closeness(a, b) for a, b in pairs)))
        self._weak, self._strong = (_share_of(bonds, share) for share in (WEAK, STRONG))

    def lines(self) -> Iterator[list[Span]]:
        grid = self._grid
        for y in range(grid.top, grid.top + grid.shown):
            if y > grid.top and grid.gap_down:
                yield self._falls(y - 1)
            tiles = [self._tile(index) for index in grid.row(y)]
            middle = 1 + (grid.inside - 1) // 2
            for n in range(grid.inside + 2):
                yield self._beside(y, [tile[n] for tile in tiles], n == middle)

    def _beside(self, y: int, parts: Sequence[list[Span]], is_middle: bool) -> list[Span]:
        """One line of all tiles of a row, with what ties neighbours."""
        line = list(parts[0])
        for x, part in enumerate(parts[1:]):
            bond = self._bond(self._grid.at(x, y), self._grid.at(x + 1, y)) if is_middle else 0
            line.append((_BOND[bond], "faint" if bond < 2 else ""))
            line += part
        return line

    def _falls(self, y: int) -> list[Span]:
        """The line between two rows of tiles."""
        grid, line = self._grid, list[Span]()
        for x in range(len(grid.row(y))):
            bond = self._bond(grid.at(x, y), grid.at(x, y + 1))
            text = (
                " " * (grid.wide - KNOT_FROM_END - 2)
                + _FALL[bond]
                + " " * (KNOT_FROM_END + 1 + grid.gap)
            )
            line.append((text, "faint" if bond < 2 else ""))
        return line

    def _tile(self, index: int) -> list[list[Span]]:
        """The lines of a tile, each as wide as a tile."""
        tile, room = self._tiles[index], self._grid.wide - 2
        is_here = index == self._here
        # Few cells differ, and none by its style alone: moving on repaints no whole frame.
        signs = _HEAVY if is_here else _LIGHT
        name = "cursor strong" if is_here and self._lit else "strong" if is_here else ""
        top = self._edge(signs, cut(tile.name, room), self._knot(index, -1, _HEAD_KNOT))
        origin = _origin(tile, room - 4)
        bottom = self._edge(signs[2:], origin, self._knot(index, 1, _FOOT_KNOT))
        side: Span = (signs[4], "faint")
        return [
            [(top[0], "faint"), (top[1], name), (top[2], "faint")],
            *([side, *line, side] for line in self._inside(tile, room)),
            [("".join(bottom), "faint")],
        ]

    def _edge(self, signs: str, text: str, knot: str) -> tuple[str, str, str]:
        """The upper or lower edge of a tile: a corner, words, and a line to the other corner."""
        length = self._grid.wide - 2 - cells(text)
        knotted = length > KNOT_FROM_END and knot
        line = _FLAT * (length - KNOT_FROM_END - 1) + knot + _FLAT * KNOT_FROM_END
        return signs[0], text, (line if knotted else _FLAT * length) + signs[1]

    def _knot(self, index: int, down: int, signs: dict[int, str]) -> str:
        """What ties the edge of a tile to the one above or below, "" for nothing."""
        return signs.get(self._bond(index, self._grid.next_to(index, down)), "")

    def _inside(self, tile: Tile, room: int) -> Iterator[list[Span]]:
        yield self._figures_line(tile, room)
        has_traits = self._grid.inside >= TRAITS_FROM
        if has_traits:
            yield [(fit(_as_many(tile.traits, room), room), "faint")]
        for n in range(self._grid.inside - 1 - has_traits):
            yield self._door(tile, n, room)

    def _figures_line(self, tile: Tile, room: int) -> list[Span]:
        length = room - self._figures - 1
        share = tile.opens / self._most if self._most else 0
        drawn = bar(share, length) if tile.opens and length > 0 else ""
        return [
            (fit(_figures(tile), min(self._figures, room)), ""),
            (fit(f" {drawn}", room - self._figures), "accent"),
        ]

    def _door(self, tile: Tile, n: int, room: int) -> list[Span]:
        """One contact to ask; faint where it is not known whom they know."""
        if n >= len(tile.doors):
            return [(" " * room, "")]
        door = tile.doors[n]
        count = f"{door.figure:>6}" if room >= FROM_HERE_COUNTS else ""
        name = fit(door.name, room - 5 - len(count))
        style = "" if door.opens else "faint"
        return [(name, style), (f" {dots(door.warmth)}", "warm"), (count, style)]

    def _bond(self, a: int | None, b: int | None) -> int:
        """How strongly two neighbours are tied: 0 hardly, 1, or 2 strongly."""
        if a is None or b is None:
            return 0
        close = self._closeness(a, b)
        return (close >= self._weak) + (close >= self._strong) if close else 0

    def _closeness(self, a: int, b: int) -> float:
        one, other = self._tiles[a], self._tiles[b]
        if "rest" in (one.origin, other.origin):
            return 0.0
        return float(one.ties[b] / (one.contacts * other.contacts) ** 0.5)


def _share_of(ascending: Sequence[float], share: float) -> float:
    """The value that a share of some values does not exceed; 0 without any."""
    return ascending[int(share * (len(ascending) - 1))] if ascending else 0.0


def _figures(tile: Tile) -> str:
    """How many contacts, and how many they open: "?" where nothing is known of what they know."""
    opens = f"{tile.opens:,}" if tile.opens or tile.listed else "?"
    return f"{tile.contacts:,}→{opens}"


def _origin(tile: Tile, room: int) -> str:
    """How the circle came about, in as many words as there is room for."""
    return next((text for text in ORIGINS[tile.origin] if cells(text) <= room), "")


def _as_many(texts: Sequence[str], room: int) -> str:
    """The first of some texts, as many as there is room for."""
    while len(texts) > 1 and cells(" · ".join(texts)) > room:
        texts = texts[:-1]
    return cut(" · ".join(texts), room)


def _head(picture: Picture, grid: Grid, width: int) -> Line:
    """What the numbers are, and what is not in sight or not known."""
    targets = f"{picture.targets:,}"
    left = f" CONTACTS → HOW MANY OF THESE {targets} THEY OPEN"
    hidden = len(picture.tiles) - len(grid.boxes())
    missing = f"{plural(picture.unlisted, 'contact list')} not loaded " if picture.unlisted else ""
    right = f"{hidden} more above or below " if hidden else missing
    if cells(left) + cells(right) >= width:
        left, right = f" CONTACTS → OPENED OF {targets}", f"{hidden} more " if hidden else ""
    return sides([(left, "faint")], [(right, "faint")], width)


def _within(line: Line, width: int) -> Line:
    """A line of tiles without the gap behind the last one, where there is no room for it."""
    kept: list[tuple[str, str]] = []
    for text, words in line:
        room = width - sum(cells(one) for one, _ in kept)
        kept.append((text if cells(text) <= room else text[:room], words))
    return kept


def _told(tile: Tile, picture: Picture, width: int) -> list[Line]:
    """In words: the circle under the cursor, who opens most, and which others it knows."""
    origin = ORIGINS[tile.origin][width < WIDE_WORDS]
    right: Line = [(f" {origin} ", "faint")]
    who: Line = [(f" {tile.name}", "strong"), (f"  {_opened(tile)}", "")]
    return [sides(who, right, width), [(cut(_ties(picture, tile), width), "")]]


def _opened(tile: Tile) -> str:
    """What a circle opens, and through whom; that nothing is known is no nought."""
    contacts = plural(tile.contacts, "contact")
    if not tile.listed and not tile.opens:
        return f"{contacts}, no list loaded"
    best = [f"{door.name} {door.opens:,}" for door in tile.doors if door.opens]
    through = f": {', '.join(best[:MOST_TOLD])}" if best else ""
    return f"{contacts} open {tile.opens:,}{through}"


def _ties(picture: Picture, tile: Tile) -> str:
    others = [
        (count, other.name)
        for count, other in zip(tile.ties, picture.tiles, strict=True)
        if count and other.id != tile.id
    ]
    others.sort(key=lambda pair: (-pair[0], pair[1]))
    if not others:
        return YOUR_OWN if tile.origin == "rest" else " no ties known to other circles"
    return " ties: " + " · ".join(f"{name} {count:,}" for count, name in others)
