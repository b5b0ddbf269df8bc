"""Invented worlds for the Board, and every drawing of them that is kept as text.

`python -m tests.tui.board_worlds` draws them all again into `snapshots/board/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import numpy as np

from secondhop.model.person import Person, PersonId
from secondhop.network.circles import Circle
from secondhop.network.degrees import degrees
from secondhop.network.people import Coded
from secondhop.network.ties import Ties
from secondhop.tui.panes.board.board import Board
from secondhop.tui.panes.board.fandrawing import draw_ways
from secondhop.tui.panes.board.layout import draw_sheet
from secondhop.tui.panes.board.place import Place
from secondhop.tui.panes.board.planning import Planning, fan_scopes
from secondhop.tui.panes.board.scope import Scope, Step
from secondhop.tui.panes.board.sheet import Fan, Shown
from secondhop.tui.panes.board.tabs import tab_line
from secondhop.tui.panes.board.world import World
from secondhop.tui.terminal.looks import Looks
from secondhop.tui.widgets.glyphs import ASCII, UTF_8, Glyphs
from secondhop.tui.widgets.lines import Line, to_strip
from tests.tui.attributes import COLOURS, MONOCHROME, attributes_of

FOLDER = Path(__file__).parents[2] / "snapshots" / "board"
SIZES = ((60, 13), (80, 19), (80, 35), (120, 35), (200, 55), (45, 20))
"""The pane at 60×18, 80×24, 120×40 and 200×60 with the whole width, and beside Prospects."""
FIRST = ("Gita", "Nils", "Pia", "Mina", "Mara", "Hans", "Zoe", "Omar", "Ana", "Finn", "Yuki")
LAST = ("Clarke", "Holm", "Frank", "Tanaka", "Hall", "Aho", "Vogel", "Faris", "Silva", "Kim")
COMPANIES = ("Helsing", "Nordwind", "Fjord Bank", "Kiln Labs", "Acme", "Quokka Robotics", "")
INDUSTRIES = ("Robotics", "Energy", "Banking", "Retail", "Consulting and much more", "")
TITLES = ("Head of Data", "VP Engineering", "ML Lead", "Data Engineer", "")
PLACES = ("Berlin", "Oslo", "Lisbon", "")
DIFFICULT = (
    "王小明と仲間たち",
    "Zoe\u0308 Q\u0301uist",
    "אבי כהן",
    "محمد علي",
    "👩‍👩‍👧 Family",
    "x" * 300,
    "line\nbreak\x1b[31m",
)


@dataclass
class Folk:
    """People and what is said of them, as plain lists."""

    people: list[Person]
    complete: frozenset[str] = frozenset()
    row_at: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.row_at = {person.id: row for row, person in enumerate(self.people)}

    @property
    def ids(self) -> Sequence[PersonId]:
        return [person.id for person in self.people]

    @property
    def name(self) -> Sequence[str]:
        return [person.name for person in self.people]

    @property
    def title(self) -> Sequence[str]:
        return [person.title for person in self.people]

    @property
    def location(self) -> Sequence[str]:
        return [person.location for person in self.people]

    def coded(self, column: str) -> Coded:
        column = {"employer": "company"}.get(column, column)
        texts = [str(getattr(person, column)) for person in self.people]
        values = list(dict.fromkeys(texts))
        return Coded(np.array([values.index(text) for text in texts], np.int32), values)

    def person(self, row: int) -> Person:
        return self.people[row]

    def row_of(self, person: str) -> int | None:
        return self.row_at.get(person)

    def is_complete(self, row: int) -> bool:
        return self.people[row].id in self.complete

    def age(self, row: int) -> str:
        return f"{len(self.people[row].name)}d"

    def known(self, a: int, b: int) -> str:
        return "their tie 2019"

    def mutuals(self, row: int) -> str:
        return "some mutuals"

    def no_way(self, row: int) -> str:
        return "No tie to them is known yet"


@dataclass(frozen=True)
class Plain:
    """A world by ids, in no order of rows."""

    people: dict[str, Person]
    ties: dict[tuple[str, str], float]
    strength: dict[str, float]
    listed: frozenset[str]
    best: tuple[str, ...]  # everybody, best first
    circles: dict[str, tuple[str, ...]]


def plain(contacts: int, prospects: int, seed: int, difficult: bool = False) -> Plain:
    """Contacts whom I know, each of whom knows some of the prospects."""
    random = Random(seed)
    people = {"me": Person(id=PersonId("me"), name="Me")}
    mine = [f"c{number:03}" for number in range(contacts)]
    theirs = [f"p{number:04}" for number in range(prospects)]
    for number, one in enumerate((*mine, *theirs)):
        name = f"{FIRST[number % 11]} {LAST[number // 11 % 10]}"
        if difficult:
            name = DIFFICULT[number % len(DIFFICULT)]
        people[one] = Person(
            id=PersonId(one),
            name=name,
            title=random.choice(TITLES),
            company=random.choice(DIFFICULT if difficult else COMPANIES),
            industry=random.choice(INDUSTRIES),
            location=random.choice(PLACES),
        )
    ties = {("me", one): 1.0 for one in mine}
    for one in theirs:
        for via in random.sample(mine, min(len(mine), random.choice((1, 1, 1, 2, 3)))):
            ties[(via, one)] = random.choice((0.2, 0.4, 0.8, 0.8))
    strength = {one: random.choice((0.1, 0.4, 0.7, 0.7, 1.0)) for one in people}
    listed = frozenset(one for one in mine if random.random() < 0.7)
    names = ("Berlin crowd", "Nordwind", "climbing club", "Others")
    circles = {name: tuple(mine[place::4]) for place, name in enumerate(names) if mine[place::4]}
    return Plain(people, ties, strength, listed, tuple(random.sample(theirs, len(theirs))), circles)


def world_of(one: Plain, seed: int = 0, circles: bool = True) -> World:
    """The same world whatever the order of its rows, which the seed decides."""
    ids = ["me", *Random(seed).sample(sorted(set(one.people) - {"me"}), len(one.people) - 1)]
    row = {person: place for place, person in enumerate(ids)}
    pairs = [(row[a], row[b], quality) for (a, b), quality in one.ties.items()]
    pairs = [(b, a, quality) if seed % 2 else (a, b, quality) for a, b, quality in pairs]
    Random(seed).shuffle(pairs)
    a, b, quality = zip(*pairs, strict=True) if pairs else ((), (), ())
    ties = Ties.build(
        len(ids), np.array(a, np.int32), np.array(b, np.int32), np.array(quality, np.float32)
    )
    folk = Folk([one.people[person] for person in ids], frozenset(sorted(one.people)[::3]))
    found = tuple(
        Circle(name, name, "rest" if name == "Others" else "label", _rows(row, members))
        for name, members in one.circles.items()
    )
    degree = degrees(ties)
    best = [row[person] for person in one.best if degree[row[person]] == 2]
    return World(
        ties=ties,
        degree=degree,
        strength=np.array([one.strength[person] for person in ids], np.float32),
        listed=np.array([person in one.listed for person in ids], np.bool_),
        found=len(best),
        targets=np.array(best, np.int32),
        people=folk,
        said=folk,
        circles=lambda: found if circles else (),
    )


def _rows(
    row: dict[str, int], members: Sequence[str]
) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array(sorted(row[one] for one in members), np.int32)


def board_on(world: World, *scopes: Scope) -> Board:
    """A board that stands on the last of some scopes."""
    return Board(Planning(world), scopes or [Scope()])


def lines_of(shown: Shown, place: Place, width: int, height: int, lit: bool = True) -> list[Line]:
    """The lines of the pane with their styles."""
    lines = [tab_line("Board", shown.scope.crumbs, "3 lists missing", width)]
    if isinstance(shown, Fan):
        return lines + draw_ways(shown, place, width, height - 1, lit)[0]
    return lines + draw_sheet(shown, place, width, height - 1, (), lit).lines


def text_of(
    shown: Shown, place: Place, width: int, height: int, glyphs: Glyphs = UTF_8, lit: bool = True
) -> list[str]:
    """What the pane shows, line by line."""
    lines = lines_of(shown, place, width, height, lit)
    return [glyphs.shown(to_strip(line, width).text).rstrip() for line in lines]


TOP = Place()


@dataclass(frozen=True)
class Case:
    """A drawing that is kept."""

    name: str
    world: World
    scopes: tuple[Scope, ...]
    place: Place = TOP
    sizes: tuple[tuple[int, int], ...] = SIZES
    glyphs: Glyphs = UTF_8
    lit: bool = True
    looks: Looks | None = None  # given, what is kept is how the text is painted

    def path(self, size: tuple[int, int]) -> Path:
        return FOLDER / f"{self.name}-{size[0]}x{size[1]}.txt"

    def text(self, size: tuple[int, int]) -> str:
        shown = board_on(self.world, *self.scopes).shown
        if self.looks is None:
            drawn = text_of(shown, self.place, *size, self.glyphs, self.lit)
        else:
            lines = lines_of(shown, self.place, *size, self.lit)
            drawn = attributes_of(lines, size[0], self.looks)
        return "\n".join(drawn) + "\n"


MANY = world_of(plain(30, 240, 1))
ALONE = world_of(plain(1, 5, 2))
NAMES = world_of(plain(9, 40, 3, difficult=True))
NOBODY = world_of(plain(2, 0, 4))
INDUSTRY = Scope().into(Step("industry", "Robotics", "Robotics"))
PEOPLE = INDUSTRY.into(Step("company", "Helsing", "Helsing"))
EVERYBODY = Scope(2)
FAN = tuple(fan_scopes(MANY, int(MANY.targets[0])))
SMALL = ((80, 19),)
LEVELS = (
    Case("groups", MANY, (Scope(),), Place(2, 1)),
    Case("companies", MANY, (INDUSTRY,), Place(1, -1)),
    Case("people", MANY, (PEOPLE,), Place(3, 2)),
    Case("fan", MANY, FAN, Place(1)),
)
"""One of each level, kept at every size in every look."""
CASES = (
    *LEVELS,
    *(replace(one, name=f"{one.name}-ascii", glyphs=ASCII) for one in LEVELS),
    *(replace(one, name=f"{one.name}-colours", looks=COLOURS) for one in LEVELS),
    *(replace(one, name=f"{one.name}-mono", looks=MONOCHROME) for one in LEVELS),
    Case("contacts", world_of(plain(30, 240, 1), circles=False), (Scope(),), Place(1, 0), SMALL),
    Case("head", MANY, (PEOPLE,), Place(-1, 1), SMALL),
    Case("asleep", MANY, (PEOPLE,), Place(3, 2), ((45, 12), (80, 19)), lit=False),
    Case("everybody", MANY, (EVERYBODY,), Place(20, 12)),
    Case("alone", ALONE, (EVERYBODY,), Place(0, 0)),
    Case("names", NAMES, (EVERYBODY,), Place(2, 1), ((60, 13), (80, 19), (120, 35))),
    Case("names-fan", NAMES, tuple(fan_scopes(NAMES, int(NAMES.targets[0]))), Place(), SMALL),
    Case("names-ascii", NAMES, (EVERYBODY,), Place(2, 1), SMALL, ASCII),
    Case("nobody", NOBODY, (EVERYBODY,), Place(), SMALL),
)


def draw_all() -> None:
    """Write every drawing."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for case in CASES:
        for size in case.sizes:
            case.path(size).write_text(case.text(size), encoding="utf-8")


if __name__ == "__main__":
    draw_all()
