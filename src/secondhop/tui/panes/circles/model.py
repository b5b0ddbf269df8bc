"""What the circles show: plain values, worked out beside the screen for one filter result."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct, field

from secondhop.model.person import PersonId
from secondhop.network.arrays import Bool, Float32, Int8, Int32
from secondhop.network.circlecounts import Counts, best_first, count_circles
from secondhop.network.circles import REST, Circle, Found, Signs
from secondhop.network.mosaic import affinity, arrange, start_from
from secondhop.network.people import People
from secondhop.network.ties import Ties
from secondhop.store.circlefile import Atlas, atlas_of, keep_atlas, read_atlas
from secondhop.store.circles import contacts_by_name, found_as_before, gather, with_rows
from secondhop.store.home import Home
from secondhop.store.state import State

MOST_DOORS, MOST_TRAITS = 8, 4
COLUMNS = (1, 2, 3, 4)
"""The grids that circles are placed on, whichever of them fits."""
Places = Mapping[int, tuple[int, ...]]
"""For each number of columns, the place of each tile on the grid, row by row."""


class Door(Struct, frozen=True):
    """A contact in a circle who opens some of the people found, or whose list is not loaded."""

    id: PersonId
    name: str
    warmth: float  # 0..1, between them and me
    opens: int

    @property
    def figure(self) -> str:
        """How many they open: nobody knows while their list is missing."""
        return f"{self.opens:,}" if self.opens else "?"


class Tile(Struct, frozen=True):
    """A circle as it is shown."""

    id: str
    name: str
    origin: str
    contacts: int
    opens: int  # different people found whom somebody in it knows
    listed: int  # contacts whose own list is loaded
    doors: tuple[Door, ...] = ()  # best first
    traits: tuple[str, ...] = ()  # what several of them have in common, with how many
    ties: tuple[int, ...] = ()  # with each circle, itself included


class Picture(Struct, frozen=True):
    """All circles for one filter result."""

    tiles: tuple[Tile, ...] = ()
    places: Places = field(default_factory=dict)
    targets: int = 0  # prospects among the people found
    unlisted: int = 0  # contacts whose own list is not loaded

    def at(self, columns: int) -> tuple[int, ...]:
        """The tile in each place of a grid."""
        places = self.places[columns]
        return tuple(sorted(range(len(places)), key=places.__getitem__))

    def index(self, id_: str) -> int:
        """Which tile a circle is; the first one when it is gone."""
        return next((n for n, tile in enumerate(self.tiles) if tile.id == id_), 0)


class Question(Struct, frozen=True, eq=False):
    """Everything that a picture follows from, as it is now: others may change the state since."""

    signs: Signs
    rows: Int32  # of the contacts, in the order of the signs
    targets: Int32
    ties: Ties
    degree: Int8
    strength: Float32
    listed: Bool
    home: Home
    people: People


class Answer(Struct, frozen=True, eq=False):
    """The circles, and how they are shown."""

    circles: tuple[Circle, ...]
    picture: Picture


def question(state: State, targets: Int32, home: Home) -> Question:
    """What is asked about the people found; quick, so that nothing changes meanwhile."""
    rows = contacts_by_name(state)
    return Question(
        gather(state, rows),
        rows,
        targets,
        copy.copy(state.ties),  # edits put new arrays in the place of the old ones
        state.degree,
        state.strength,
        state.listed,
        home,
        state.people,
    )


def answer(asked: Question) -> Answer:
    """Find the circles, count what they open, place them, and remember where they stand."""
    atlas = read_atlas(asked.home)
    found = found_as_before(asked.signs, atlas)
    circles = with_rows(asked.rows, found)
    members = [circle.members for circle in circles]
    counts = count_circles(asked.ties, asked.degree, members, asked.targets)
    places = place(circles, counts, atlas)
    kept = {columns: _by_id(circles, where) for columns, where in places.items()}
    now = atlas_of(found, asked.signs, kept)
    if now != atlas:
        keep_atlas(asked.home, now)
    return Answer(circles, _picture(asked, found, counts, places))


def place(circles: Sequence[Circle], counts: Counts, atlas: Atlas) -> Places:
    """Where the tiles stand on each grid: friends side by side, whoever is left in the end."""
    real = [circle for circle in circles if circle.id != REST]
    sizes, ids = [len(circle.members) for circle in real], [circle.id for circle in real]
    ties = counts.between[: len(real), : len(real)].astype(np.float64)
    rest = tuple(range(len(real), len(circles)))
    places: dict[int, tuple[int, ...]] = {}
    for columns in COLUMNS:
        start = start_from(ids, atlas.places.get(columns, {}))
        places[columns] = (*arrange(affinity(ties, sizes), columns, start), *rest)
    return places


def _by_id(circles: Sequence[Circle], places: Sequence[int]) -> dict[str, int]:
    named = zip(circles, places, strict=True)
    return {circle.id: where for circle, where in named if circle.id != REST}


def _picture(asked: Question, found: Sequence[Found], counts: Counts, places: Places) -> Picture:
    tiles = tuple(_tile(asked, one, counts, index) for index, one in enumerate(found))
    targets = int((asked.degree[asked.targets] == 2).sum())
    return Picture(tiles, places, targets, int((~asked.listed[asked.rows]).sum()))


def _tile(asked: Question, found: Found, counts: Counts, index: int) -> Tile:
    members = asked.rows[list(found.members)]
    best = best_first(members, counts.each, asked.strength, asked.listed, MOST_DOORS).tolist()
    return Tile(
        found.id,
        found.name,
        found.origin,
        len(members),
        int(counts.opens[index]),
        int(asked.listed[members].sum()),
        tuple(
            Door(
                asked.people.ids[row],
                asked.people.name[row],
                float(asked.strength[row]),
                int(counts.each[row]),
            )
            for row in best
        ),
        tuple(_traits(asked.signs, found)),
        tuple(counts.between[index].tolist()),
    )


def _traits(signs: Signs, found: Found) -> Iterator[str]:
    """Companies and places of several members, most first."""
    companies = (name for one in found.members for name in signs.companies[one][:1])
    places = (signs.places[one] for one in found.members if signs.places[one])
    common = Counter(companies).most_common() + Counter(places).most_common(1)
    for name, count in sorted(common, key=lambda one: (-one[1], one[0]))[:MOST_TRAITS]:
        if count > 1:
            yield f"{name} {count}"
