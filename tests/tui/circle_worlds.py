"""Invented circles, and every drawing of them that is kept as text.

`python -m tests.tui.circle_worlds` draws them all again into `snapshots/circles/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from msgspec.structs import replace

from secondhop.model.person import PersonId
from secondhop.network.mosaic import affinity, arrange
from secondhop.tui.panes.circles.layout import Drawing, draw_circles
from secondhop.tui.panes.circles.model import COLUMNS, Door, Picture, Tile
from secondhop.tui.terminal.looks import Looks
from secondhop.tui.widgets.glyphs import ASCII, UTF_8, Glyphs
from secondhop.tui.widgets.lines import to_strip
from tests.tui.attributes import COLOURS, MONOCHROME, attributes_of

FOLDER = Path(__file__).parents[2] / "snapshots" / "circles"
SIZES = ((60, 18), (80, 24), (120, 40), (200, 60))
PLAIN = (
    ("climbing club", "label"),
    ("Kiln Labs crowd", "ties"),
    ("Nordwind", "company"),
    ("Helsing crowd", "ties"),
    ("Spree University", "school"),
    ("Öresund Data", "company"),
    ("Copenhagen crowd", "ties"),
    ("Fjord Bank", "company"),
    ("Quokka Robotics", "company"),
    ("Gita Clarke crowd", "ties"),
    ("Marlow & Wren", "company"),
    ("Berlin crowd", "ties"),
    ("Acme", "company"),
)
DIFFICULT = (
    ("王小明と仲間たちの会", "label"),
    ("José Ñandú crowd", "ties"),
    ("שלום עולם", "company"),
    ("👩‍👩‍👧 family", "label"),
    ("Zoë Zoë Zoë Zoë Zoë Zoë Zoë Zoë Zoë", "company"),
)
PEOPLE = ("Ana Silva", "Ben Ito", "Cleo Diaz", "王小明", "Fay Moreau", "Zoë Çelik", "עדה כהן")


def picture_of(circles: tuple[tuple[str, str], ...], seed: int = 1, rest: int = 21) -> Picture:
    """A picture with numbers from dice; circles follow by size, whoever is in none last."""
    dice = Random(seed)
    sizes = sorted((dice.randrange(4, 120) for _ in circles), reverse=True)
    ties = _ties(dice, len(circles))
    tiles = [
        _tile(dice, n, *circle, size, ties[n])
        for n, (circle, size) in enumerate(zip(circles, sizes, strict=True))
    ]
    if rest:
        tiles.append(Tile("rest", "Others", "rest", rest, 0, 0, ties=(0,) * (len(circles) + 1)))
    close = affinity(np.array([row[:-1] for row in ties], np.float64), sizes)
    tail = (len(circles),) if rest else ()
    places = {columns: (*arrange(close, columns), *tail) for columns in COLUMNS}
    return Picture(tuple(tiles), places, targets=5904, unlisted=300)


def _ties(dice: Random, count: int) -> list[tuple[int, ...]]:
    half = [[dice.randrange(30) * dice.randrange(2) for _ in range(count)] for _ in range(count)]
    return [
        (*(half[min(a, b)][max(a, b)] if a != b else 0 for b in range(count)), 0)
        for a in range(count)
    ]


def _tile(dice: Random, n: int, name: str, origin: str, size: int, ties: tuple[int, ...]) -> Tile:
    listed = dice.randrange(4)
    opened = sorted((dice.randrange(1, 400) for _ in range(listed)), reverse=True)
    doors = tuple(
        Door(PersonId(f"p{n}-{k}"), dice.choice(PEOPLE), dice.random(), opens)
        for k, opens in enumerate((*opened, *[0] * min(size - listed, 8 - listed)))
    )
    traits = (f"Berlin {size // 2}", f"Acme {size // 3}", f"Helsing {size // 4}")
    return Tile(f"c{n}", name, origin, size, sum(opened), listed, doors, traits, ties)


MANY, NAMES = picture_of(PLAIN), picture_of(DIFFICULT, 2)
FEW = picture_of(PLAIN[:2], 3, rest=4)
ALONE = picture_of((), rest=7)
NOTHING_OPENS = replace(MANY, tiles=tuple(replace(one, opens=0, doors=()) for one in MANY.tiles))


@dataclass(frozen=True, slots=True)
class Case:
    """One drawing that is kept."""

    name: str
    picture: Picture
    cursor: str
    size: tuple[int, int]
    glyphs: Glyphs = UTF_8
    looks: Looks | None = None  # given, what is kept is how the text is painted

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}-{self.size[0]}x{self.size[1]}.txt"

    def text(self) -> str:
        drawing = draw_circles(self.picture, self.cursor, *self.size, lit=True)
        if self.looks is not None:
            return "\n".join(attributes_of(drawing.lines, self.size[0], self.looks)) + "\n"
        return "\n".join(map(self.glyphs.shown, text_of(drawing, self.size[0]))) + "\n"


def text_of(drawing: Drawing, width: int) -> list[str]:
    """What the terminal shows, line by line."""
    return [to_strip(line, width).text.rstrip() for line in drawing.lines]


CASES = (
    *(Case("many", MANY, "c3", size) for size in SIZES),
    *(Case("many", MANY, "c3", size) for size in ((60, 13), (80, 19), (60, 35), (45, 22))),
    *(Case("ascii", MANY, "c3", size, ASCII) for size in SIZES),
    *(Case("colours", MANY, "c3", size, looks=COLOURS) for size in SIZES),
    *(Case("mono", MANY, "c3", size, looks=MONOCHROME) for size in SIZES),
    Case("names", NAMES, "c0", (80, 24)),
    Case("names", NAMES, "c2", (120, 40)),
    Case("few", FEW, "c1", (80, 24)),
    Case("few", FEW, "c1", (120, 40)),
    Case("alone", ALONE, "", (80, 24)),
    Case("nothing-opens", NOTHING_OPENS, "c0", (80, 24)),
)


def draw_all() -> None:
    """Write every drawing."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        case.path.write_text(case.text(), encoding="utf-8")


if __name__ == "__main__":
    draw_all()
