"""The levels that are open, from the coarsest to the one in front; no screen, no clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from secondhop.model.person import PersonId
from secondhop.tui.panes.board.place import HEAD, Place, first_tie, settled
from secondhop.tui.panes.board.scope import PEOPLE, WAYS, Kind, Order, Scope, Step
from secondhop.tui.panes.board.sheet import Fan, Sheet, Shown, Way, ordered
from secondhop.tui.panes.board.world import Breathe, World, breathe_not


class Planner(Protocol):
    """Plans a level; runs beside the screen where that may take long."""

    @property
    def world(self) -> World:
        """What it plans from."""
        ...

    def __call__(
        self,
        scope: Scope,
        order: Order,
        left_out: Sequence[str],
        breathe: Breathe = breathe_not,
        /,
    ) -> Shown: ...


class Level(Struct):
    """A scope, what it shows once that is planned, and where its cursor stands."""

    scope: Scope
    shown: Shown | None = None
    world: World | None = None  # what it was planned from
    place: Place = field(default_factory=Place)
    wanted: str | None = None  # the id of the row on which the cursor is to begin
    rail: str = ""  # the id of the rail


class Board:
    """Goes in and out of levels; each keeps its cursor."""

    def __init__(self, planner: Planner, scopes: Sequence[Scope]) -> None:
        self.planner = planner
        """Of the levels that are still to be planned; those that are open stay as they are."""
        self.levels = [Level(scope) for scope in scopes]
        self.order: Order = "plan"
        self.left_out: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """The one in front."""
        return self.levels[-1]

    @property
    def shown(self) -> Shown:
        """What the level in front shows; planned when it is first asked for."""
        level = self.level
        if level.shown is None:
            self.fill(level, self.plan_level()())
        assert level.shown is not None
        return level.shown

    @property
    def place(self) -> Place:
        return self.level.place

    @place.setter
    def place(self, place: Place) -> None:
        self.level.place = settled(self.shown, place)

    @property
    def is_ready(self) -> bool:
        """Whether the level in front is planned."""
        return self.level.shown is not None

    @property
    def world(self) -> World:
        """What the level in front was planned from, or is going to be."""
        return self.level.world or self.planner.world

    def plan_level(self, breathe: Breathe = breathe_not) -> Callable[[], Shown]:
        """How to plan the level in front, for whoever does so beside the screen."""
        planner, scope, order, left_out = self.planner, self.level.scope, self.order, self.left_out
        return lambda: planner(scope, order, left_out, breathe)

    def fill(self, level: Level, shown: Shown) -> None:
        """Take a level that was planned; the order may have been turned meanwhile."""
        if isinstance(shown, Sheet) and shown.order != self.order:
            shown = ordered(shown, self.order)
        level.shown, level.world = shown, self.planner.world
        self._find_wanted(level)

    def step_in(self) -> Step | None:
        """What enter goes into: the row, the head of a rail, or nothing further."""
        shown, place = self.shown, self.place
        if isinstance(shown, Fan):
            return None
        if place.row == HEAD and place.column < len(shown.rails):
            rail = shown.rails[place.column]
            return Step("contact" if rail.is_contact else "circle", rail.id, rail.name)
        if not 0 <= place.row < len(shown.rows):
            return None
        row = shown.rows[place.row]
        kind: Kind = "person" if shown.is_people else shown.scope.by
        return Step(kind, row.id, row.name, row.hint)

    def zoom_in(self) -> bool:
        """Go into what is under the cursor; False when there is nothing to go into."""
        if (step := self.step_in()) is None or step in self.level.scope.steps:
            return False
        is_head, circle = self.place.row == HEAD, self._circle()
        rail = "" if is_head else self._introducer() or ""
        scope = self.level.scope
        scope = scope.through(step) if is_head else scope.into(step)
        if circle is not None and not is_head:
            scope = Scope(scope.level, (*scope.steps, circle), scope.by)
        self.levels.append(Level(scope, wanted=rail if scope.level == WAYS else None, rail=rail))
        return True

    def zoom_out(self) -> bool:
        """Go back to the level before; False on the coarsest."""
        if len(self.levels) == 1:
            return False
        inner = self.levels.pop().scope
        if self.level.shown is None and len(inner.steps) > len(self.level.scope.steps):
            self.level.wanted = inner.steps[len(self.level.scope.steps)].id
        return True

    def turn_rows(self) -> bool:
        """Let the rows stand for the next thing; False where they are people."""
        if self.level.scope.level >= PEOPLE:
            return False
        self.levels[-1] = Level(self.level.scope.turned())
        return True

    def turn_order(self) -> Order:
        """Change between the order of the asks and that of rank; the cursor stays on its row."""
        self.order = "rank" if self.order == "plan" else "plan"
        for level in self.levels:
            if isinstance(level.shown, Sheet):
                level.wanted = _id_under(level)
                level.shown = ordered(level.shown, self.order)
                self._find_wanted(level)
        return self.order

    def leave_out(self, person: str) -> None:
        """Plan without an introducer."""
        self.left_out = (*self.left_out, person)
        self.plan_again()

    def take_back(self) -> str | None:
        """Plan again with the introducer left out last, and say who that is."""
        if not self.left_out:
            return None
        *before, last = self.left_out
        self.left_out = tuple(before)
        self.plan_again()
        return last

    def go_to(self, scopes: Sequence[Scope]) -> None:
        """Stand on the last of these levels, with the others to go back through."""
        self.levels = [Level(scope) for scope in scopes]

    def plan_again(self, planner: Planner | None = None) -> None:
        """Forget what the levels show; cursors return to their rows where these still are."""
        self.planner = planner or self.planner
        for level in self.levels:
            if level.shown is not None:
                level.wanted, level.rail = _id_under(level), _rail_under(level)
                level.shown = level.world = None

    def introducer(self) -> PersonId | None:
        """The contact under the cursor: of a rail, or of a way."""
        found = self._introducer()
        return PersonId(found) if found else None

    def person(self) -> PersonId | None:
        """Whom actions concern: the person of a row, else the best introducer there."""
        shown, place = self.shown, self.place
        if isinstance(shown, Fan):
            entries = shown.entries
            entry = entries[place.row] if 0 <= place.row < len(entries) else None
            return shown.id if entry is None or isinstance(entry, Way) else entry.id
        if place.row == HEAD:
            return self.introducer()
        if not 0 <= place.row < len(shown.rows):
            return None
        row = shown.rows[place.row]
        if shown.is_people:
            return PersonId(row.id)
        return self.introducer() or row.best_id

    def _introducer(self) -> str | None:
        shown, place = self.shown, self.place
        if isinstance(shown, Fan):
            return shown.ways[place.row].id if 0 <= place.row < len(shown.ways) else None
        if not 0 <= place.column < len(shown.rails):
            return None
        rail = shown.rails[place.column]
        return rail.id if rail.is_contact else None

    def _circle(self) -> Step | None:
        """The circle whose cell the cursor is on, if it opens anybody there."""
        shown, place = self.shown, self.place
        if isinstance(shown, Fan) or not 0 <= place.column < len(shown.rails):
            return None
        if 0 <= place.row < len(shown.rows) and not shown.cells[place.row, place.column]:
            return None
        rail = shown.rails[place.column]
        return None if rail.is_contact else Step("circle", rail.id, rail.name)

    def _find_wanted(self, level: Level) -> None:
        assert level.shown is not None
        place = level.place
        if level.wanted is not None and (row := _index_of(level.shown, level.wanted)) is not None:
            place = replace(place, row=row)
        if (column := _rail_of(level.shown, level.rail)) is not None:
            row = place.row if level.wanted is not None else first_tie(level.shown, column)
            place = replace(place, row=row, column=column)
        level.wanted, level.rail = None, ""
        level.place = settled(level.shown, place)


def ways_to(industry: str, company: str, person: Step) -> list[Scope]:
    """The levels that lead to a person, as if one had gone in by their industry and company."""
    first = Step("industry", industry, industry or "unknown")
    second = Step("company", company, company or "unknown")
    outer = Scope()
    middle = outer.into(first)
    inner = middle.into(second)
    return [outer, middle, inner, inner.into(person)]


def _id_under(level: Level) -> str | None:
    shown, row = level.shown, level.place.row
    if shown is None or row < 0:
        return None
    entries = shown.entries if isinstance(shown, Fan) else shown.rows
    return entries[row].id if row < len(entries) else None


def _rail_under(level: Level) -> str:
    shown, column = level.shown, level.place.column
    is_there = isinstance(shown, Sheet) and 0 <= column < len(shown.rails)
    return shown.rails[column].id if is_there and isinstance(shown, Sheet) else ""


def _rail_of(shown: Shown, id_: str) -> int | None:
    rails = () if isinstance(shown, Fan) or not id_ else shown.rails
    return next((place for place, rail in enumerate(rails) if rail.id == id_), None)


def _index_of(shown: Shown, id_: str) -> int | None:
    entries = shown.entries if isinstance(shown, Fan) else shown.rows
    return next((place for place, entry in enumerate(entries) if entry.id == id_), None)
