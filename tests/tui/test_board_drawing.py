"""Drawings of the Board: as they are kept, within their size, the same for any order of rows."""

from __future__ import annotations

from itertools import product

import pytest
from rich.cells import cell_len

from secondhop.tui.panes.board.board import Board
from secondhop.tui.panes.board.layout import draw_sheet, short
from secondhop.tui.panes.board.place import HEAD, LABEL, Place
from secondhop.tui.panes.board.planning import fan_scopes
from secondhop.tui.panes.board.scope import Scope
from secondhop.tui.panes.board.sheet import Fan, Sheet
from secondhop.tui.panes.board.tabs import trail
from tests.tui.attributes import COLOURS, MONOCHROME, attributes_of
from tests.tui.board_worlds import (
    ALONE,
    CASES,
    EVERYBODY,
    FAN,
    INDUSTRY,
    LEVELS,
    MANY,
    NAMES,
    NOBODY,
    PEOPLE,
    Case,
    Plain,
    board_on,
    lines_of,
    plain,
    text_of,
    world_of,
)

EACH = [(case, size) for case in CASES for size in case.sizes]
WORLDS = (MANY, NAMES, ALONE, NOBODY)


@pytest.mark.parametrize(("case", "size"), EACH, ids=lambda one: getattr(one, "name", str(one)))
def test_drawings_are_those_that_are_kept(case: Case, size: tuple[int, int]) -> None:
    assert case.text(size) == case.path(size).read_text(encoding="utf-8")


@pytest.mark.parametrize("scopes", [(Scope(),), (INDUSTRY,), (EVERYBODY,), FAN])
def test_every_drawing_stays_within_its_size(scopes: tuple[Scope, ...]) -> None:
    for world in WORLDS:
        shown = board_on(world, *scopes).shown
        for width, height in product((40, 45, 60, 79, 80, 119, 200), (6, 12, 19, 55)):
            for place in (Place(), Place(3, 2), Place(HEAD, 1)):
                lines = text_of(shown, place, width, height)
                assert len(lines) <= height
                assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("scope", [Scope(), INDUSTRY, PEOPLE, EVERYBODY])
@pytest.mark.parametrize("circles", [True, False])
@pytest.mark.parametrize("one", [plain(30, 240, 1), plain(30, 500, 3, difficult=True)])
def test_the_order_of_people_and_ties_changes_nothing(
    one: Plain, scope: Scope, circles: bool
) -> None:
    """Not even among contacts of one name, who follow each other by their ids."""
    drawn = {_all_of(board_on(world_of(one, seed, circles), scope)) for seed in range(5)}
    assert len(drawn) == 1


def test_nor_does_it_change_any_way_to_somebody() -> None:
    one = plain(30, 240, 3, difficult=True)
    worlds = [world_of(one, seed) for seed in range(4)]
    for place in range(40):
        fans = [fan_scopes(world, int(world.targets[place])) for world in worlds]
        drawn = {_all_of(board_on(world, *fan)) for world, fan in zip(worlds, fans, strict=True)}
        assert len(drawn) == 1


def _all_of(board: Board) -> str:
    """A drawing, and whom it names."""
    shown = board.shown
    ids = [one.id for one in (shown.entries if isinstance(shown, Fan) else shown.rows)]
    rails = () if isinstance(shown, Fan) else tuple(rail.id for rail in shown.rails)
    best = () if isinstance(shown, Fan) else tuple(row.best_id for row in shown.rows)
    return "\n".join([*text_of(shown, Place(1, 1), 120, 40), f"{ids}{rails}{best}"])


@pytest.mark.parametrize("case", LEVELS, ids=lambda case: case.name)
def test_without_colours_nothing_but_colour_is_lost(case: Case) -> None:
    shown = board_on(case.world, *case.scopes).shown
    lines = lines_of(shown, case.place, 80, 19)
    coloured, plain_ = (attributes_of(lines, 80, looks) for looks in (COLOURS, MONOCHROME))
    assert set("".join(plain_)) <= set("RBfu.")
    assert set("".join(coloured)) & set("ygrc")
    for a, b in zip(coloured, plain_, strict=True):
        for one, other in zip(a.ljust(80, "."), b.ljust(80, "."), strict=True):
            assert one == other or one in "ygrc"
    assert "R" in "".join(plain_)  # the cursor


@pytest.mark.parametrize("size", [(45, 12), (60, 13), (80, 19), (200, 55)])
def test_rails_stand_in_one_column_from_head_to_foot(size: tuple[int, int]) -> None:
    sheet = board_on(NAMES, EVERYBODY).shown
    assert isinstance(sheet, Sheet)
    drawing = draw_sheet(sheet, Place(-9, -9), *size)
    lines = ["".join(text for text, _ in line) for line in drawing.lines]
    for rail in range(drawing.grid.rails):
        cell = drawing.grid.left + 4 * rail + 2
        below = [_at(line, cell) for line in lines[rail : drawing.grid.head + 1]]
        assert below[0] == "╭"
        assert set(below[1:]) == {"│"}
        assert {_at(line, cell) for line in lines[drawing.grid.head + 1 :]} <= set("│○●╵")


def _at(line: str, cell: int) -> str:
    """The character that stands in a cell."""
    taken = 0
    for place, char in enumerate(line):
        if taken == cell and cell_len(char):
            return char
        taken = cell_len(line[: place + 1])
    return ""


def test_hits_are_where_places_are_drawn() -> None:
    sheet = board_on(MANY, PEOPLE).shown
    assert isinstance(sheet, Sheet)
    drawing = draw_sheet(sheet, Place(1, 1), 80, 18)
    at = {(hit.row, hit.column): hit for hit in drawing.hits}
    for row, column in product(range(len(sheet.rows)), range(drawing.grid.rails)):
        hit = at[row, column]
        text = "".join(text for text, _ in drawing.lines[hit.y])
        drawn = {0: "│┃┼╵╹", 1: "○", 2: "●"}[int(sheet.cells[row, column])]
        assert set(text[hit.x : hit.x + hit.width]) & set(drawn)
    assert at[0, LABEL].y == drawing.grid.head + 1
    head = at[HEAD, 1]
    assert sheet.rails[1].name in "".join(text for text, _ in drawing.lines[head.y])[head.x :]


def test_the_cursor_is_drawn_only_where_the_keys_go() -> None:
    for scopes in ((PEOPLE,), FAN):
        shown = board_on(MANY, *scopes).shown
        assert "▌" in "".join(text_of(shown, Place(1, 1), 80, 19))
        assert "▌" not in "".join(text_of(shown, Place(1, 1), 80, 19, lit=False))


def test_a_fan_scrolls_to_what_the_cursor_is_on() -> None:
    fan = board_on(MANY, *FAN).shown
    assert isinstance(fan, Fan)
    for row, entry in enumerate(fan.entries):
        lines = text_of(fan, Place(row), 80, 10)
        assert any(entry.name in line for line in lines)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (999, "999"), (1_000, "1k"), (99_999, "99k"), (100_000, "0.1M"[-3:])],
)
def test_numbers_fit_a_rail(number: int, text: str) -> None:
    assert short(number) == text
    assert len(short(number * 10)) <= 3


def test_the_innermost_steps_stay_in_sight() -> None:
    crumbs = ("everyone", "Robotics", "Helsing")
    assert trail(crumbs, 40) == "everyone ▸ Robotics ▸ Helsing"
    assert trail(crumbs, 22) == "… ▸ Robotics ▸ Helsing"
    assert trail(crumbs, 12) == "… ▸ Helsing"
    assert trail(crumbs, 8) == "… ▸ Hel…"
    assert trail((), 8) == ""
