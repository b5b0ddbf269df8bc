"""The path under the cursor as a line: from me through an introducer to whoever is there."""

from __future__ import annotations

from secondhop.model.text import plural
from secondhop.model.tie import dots
from secondhop.tui.panes.board.place import HEAD, Place
from secondhop.tui.panes.board.scope import GROUPS
from secondhop.tui.panes.board.sheet import Fan, Round, Row, Sheet, Shown, Way
from secondhop.tui.panes.board.world import World
from secondhop.tui.widgets.lines import Line, Span

_IN = {"industry": "in", "company": "at", "title": "called", "place": "in"}


def path_line(world: World, shown: Shown, place: Place) -> Line:
    """What leads to the cell under the cursor."""
    if isinstance(shown, Fan):
        return _of_fan(shown, place)
    if place.row == HEAD:
        return _of_head(world, shown, place.column)
    if not 0 <= place.row < len(shown.rows):
        return []
    row = shown.rows[place.row]
    if shown.is_people:
        return _to_person(world, shown, row, place)
    return _to_group(world, shown, row, place)


def _of_fan(fan: Fan, place: Place) -> Line:
    entries = fan.entries
    if not 0 <= place.row < len(entries):
        return []
    entry = entries[place.row]
    if isinstance(entry, Way):
        return [*_first_leg(entry.name, entry.dots, entry.age), *_leg(entry.text, fan.name)]
    return _of_round(entry, fan.name)


def _of_round(one: Round, name: str) -> Line:
    return [
        *_first_leg(one.via, one.dots, ""),
        *_leg("", one.name),
        (" ┄colleague┄ ", "faint"),
        (name, ""),
    ]


def _of_head(world: World, sheet: Sheet, column: int) -> Line:
    rail = sheet.rails[column]
    if not rail.is_contact:
        return [
            ("me ━ ", "faint"),
            (rail.name, "strong"),
            (f", {rail.about}, opens {rail.count}", ""),
        ]
    word = "a warmer way to" if rail.count.startswith("↑") else "opens"
    count = rail.count.lstrip("+↑")
    new = " beyond those before" if column and word == "opens" else ""
    return [*_introduced(world, rail.id), (f" ━ {word} {count} of {sheet.people:,}{new}", "")]


def _to_person(world: World, sheet: Sheet, row: Row, place: Place) -> Line:
    rail = sheet.rails[place.column] if place.column >= 0 else None
    if rail is not None and not sheet.cells[place.row, place.column]:
        return [(f"{rail.name} is not known to know {row.name}", "faint")]
    via = rail.id if rail is not None else row.best_id
    a, b = world.said.row_of(via or ""), world.said.row_of(row.id)
    if via is None or a is None or b is None:
        return [("me ┄ nobody left to ask ┄ ", "faint"), (row.name, "")]
    return [*_introduced(world, via), *_leg(world.said.known(a, b), row.name)]


def _to_group(world: World, sheet: Sheet, row: Row, place: Place) -> Line:
    where = f"{_IN[sheet.scope.by]} {row.name}"
    if row.is_unknown:
        where = f"whose {sheet.scope.by} is unknown"
    if place.column < 0:
        best = "knows most of" if sheet.scope.level == GROUPS else "the warmest way to"
        before = _introduced(world, row.best_id) if row.best_id else [("me", "faint")]
        return [*before, (f" ━ {best} {row.count} people {where}", "")]
    rail, count = sheet.rails[place.column], int(sheet.cells[place.row, place.column])
    if rail.is_contact:
        return [*_introduced(world, rail.id), (f" ━ {count:,} of {row.count} people {where}", "")]
    ways = f" ━ {plural(count, 'way')} to {row.count} people {where}"
    return [("me ━ ", "faint"), (rail.name, "strong"), (ways, "")]


def _introduced(world: World, id_: str) -> list[Span]:
    row = world.said.row_of(id_)
    if row is None:
        return []
    warmth = dots(float(world.strength[row]))
    return _first_leg(world.name(row), warmth, world.said.age(row))


def _first_leg(name: str, warmth: str, age: str) -> list[Span]:
    words = f" {age}" if age not in ("", "–") else ""
    return [("me ━", "faint"), (warmth, "warm"), (f"{words}━ ", "faint"), (name, "strong")]


def _leg(how: str, name: str) -> list[Span]:
    return [(f" ━{how}━ " if how else " ━ ", "faint"), (name, "strong")]
