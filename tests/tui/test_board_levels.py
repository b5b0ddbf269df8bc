"""Going in and out on the Board: what levels hold, and that no key can lose the cursor."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import numpy as np
import pytest

from secondhop.tui.panes.board.board import Board
from secondhop.tui.panes.board.fandrawing import draw_ways
from secondhop.tui.panes.board.layout import draw_sheet
from secondhop.tui.panes.board.place import HEAD, LABEL, Place, moved, to_tie
from secondhop.tui.panes.board.planning import Planning, board_of, fan_scopes
from secondhop.tui.panes.board.scope import (
    COMPANIES,
    FEW,
    GROUPS,
    PEOPLE,
    WAYS,
    Scope,
    Step,
    start,
)
from secondhop.tui.panes.board.sheet import Fan, Sheet
from secondhop.tui.panes.board.world import World
from tests.tui.board_worlds import ALONE, FAN, MANY, NAMES, NOBODY, board_on, plain, world_of

FUZZED = ((60, 12), (80, 18), (120, 34), (200, 54), (45, 11))


def sheet_on(board: Board) -> Sheet:
    shown = board.shown
    assert isinstance(shown, Sheet)
    return shown


def test_cells_say_who_knows_whom_of_the_people() -> None:
    for scope in (Scope(COMPANIES, by="company"), Scope(COMPANIES, by="place"), Scope(PEOPLE)):
        sheet = sheet_on(board_on(MANY, scope))
        for rail, cells in zip(sheet.rails, sheet.cells.T, strict=True):
            contact = MANY.said.row_of(rail.id)
            assert contact is not None
            known = set(MANY.ties.neighbours(contact).tolist()) & set(MANY.targets.tolist())
            assert int((cells > 0).sum() if scope.level == PEOPLE else cells.sum()) == len(known)


def test_people_are_counted_as_they_are() -> None:
    sheet = sheet_on(board_on(MANY))
    folk = MANY.people
    for row in sheet.rows:
        inside = [one for one in MANY.targets.tolist() if folk.person(one).industry == row.id]
        assert row.count == str(len(inside))
    assert sheet.rows[-1].is_unknown
    assert sum(int(row.count) for row in sheet.rows) == sheet.people == len(MANY.targets)


def test_best_introducers_are_the_warmest_and_the_busiest() -> None:
    people = sheet_on(board_on(MANY, Scope(PEOPLE)))
    for row in people.rows:
        person = MANY.said.row_of(row.id)
        assert person is not None
        ways = MANY.ties.half_edges(np.array([person], np.int32))
        warmth = np.sqrt(MANY.strength[ways.dst] * ways.quality)
        via = MANY.said.row_of(row.best_id or "")
        assert warmth[ways.dst == via][0] == pytest.approx(warmth.max())
        assert row.count.lstrip("≥") == f"{len(ways.dst)}×"


def test_the_plan_orders_rows_by_the_first_ask_that_opens_them() -> None:
    board = board_on(MANY, Scope(PEOPLE))
    sheet = sheet_on(board)
    opened = sheet.cells > 0
    first = np.where(opened.any(axis=1), opened.argmax(axis=1), len(sheet.rails))
    assert (np.diff(first) >= 0).all()
    board.place = Place(7, 2)
    under = sheet.rows[7].id
    assert board.turn_order() == "rank"
    assert [row.rank for row in sheet_on(board).rows] == list(range(len(sheet.rows)))
    assert sheet_on(board).rows[board.place.row].id == under
    assert board.turn_order() == "plan"
    assert sheet_on(board).rows == sheet.rows


def test_zooming_goes_by_what_is_under_the_cursor_and_back_to_it() -> None:
    board = board_on(MANY)
    board.place = Place(2, 1)
    sheet = sheet_on(board)
    row, circle = sheet.rows[2], sheet.rails[1]
    assert board.zoom_in()
    inner = sheet_on(board)
    assert inner.scope.crumbs == ("everyone", row.name, circle.name)
    assert inner.people <= int(sheet.cells[2, 1])
    board.place = Place(1, 0)
    assert board.zoom_in()
    assert board.shown.scope.level == PEOPLE
    assert board.zoom_in()
    fan = board.shown
    assert isinstance(fan, Fan)
    assert not board.zoom_in()
    assert board.zoom_out()
    assert board.zoom_out()
    assert board.place == Place(1, 0)
    assert board.zoom_out()
    assert board.place == Place(2, 1)
    assert not board.zoom_out()


def test_the_rail_under_the_cursor_stays_on_the_way_in_at_somebody_it_opens() -> None:
    for column in range(12):
        board = board_on(MANY, Scope(COMPANIES, by="company"))
        sheet = sheet_on(board)
        rail, row = sheet.rails[column], int((sheet.cells[:, column] > 0).argmax())
        board.place = Place(row, column)
        assert board.zoom_in()
        inner, place = sheet_on(board), board.place
        assert inner.rails[place.column].id == rail.id
        assert inner.cells[place.row, place.column]


def test_the_head_of_a_rail_leads_to_what_that_one_opens() -> None:
    board = board_on(MANY, Scope(COMPANIES, by="company"))
    board.place = Place(HEAD, 3)
    rail, before = sheet_on(board).rails[3], sheet_on(board).cells[:, 3]
    assert board.introducer() == rail.id == board.person()
    assert board.zoom_in()
    inner = sheet_on(board)
    assert [one.id for one in inner.rails] == [rail.id]
    assert inner.people == before.sum()
    board.place = Place(HEAD, 0)
    assert not board.zoom_in()  # there is nobody else in it


def test_whoever_is_left_out_is_not_asked_and_comes_back() -> None:
    board = board_on(MANY, Scope(PEOPLE))
    before = sheet_on(board)
    first = before.rails[0]
    board.leave_out(first.id)
    without = sheet_on(board)
    assert first.id not in [rail.id for rail in without.rails]
    assert first.id not in [row.best_id for row in without.rows]
    assert without.left_out == (first.name,)
    assert without.people == before.people
    assert board.take_back() == first.id
    assert sheet_on(board).rails == before.rails
    assert board.take_back() is None


def test_everybody_may_be_left_out() -> None:
    board = board_on(ALONE, Scope(PEOPLE))
    board.leave_out(sheet_on(board).rails[0].id)
    sheet = sheet_on(board)
    assert not sheet.rails
    assert [row.count for row in sheet.rows] == ["–"] * 5
    assert board.place.column == LABEL


def test_an_introducer_whose_list_is_not_loaded_has_a_lower_bound() -> None:
    for rail in sheet_on(board_on(MANY, Scope(PEOPLE))).rails:
        row = MANY.said.row_of(rail.id)
        assert rail.count[0] in ("+↑" if MANY.listed[row or 0] else "≥↑")


def test_a_circle_of_which_no_list_is_loaded_is_unknown_and_not_nothing() -> None:
    one = plain(8, 30, 1)
    circle = one.circles["Nordwind"]
    ties = {pair: quality for pair, quality in one.ties.items() if pair[0] not in circle}
    ties |= {("me", contact): 1.0 for contact in one.people if contact.startswith("c")}
    blank = type(one)(one.people, ties, one.strength, frozenset(), one.best, one.circles)
    heads = {rail.name: rail.count for rail in sheet_on(board_on(world_of(blank))).rails}
    assert heads["Nordwind"] == "?"
    assert heads["Berlin crowd"] != "?"
    loaded = type(one)(one.people, ties, one.strength, frozenset(circle), one.best, one.circles)
    heads = {rail.name: rail.count for rail in sheet_on(board_on(world_of(loaded))).rails}
    assert heads["Nordwind"] == "0"


def test_rows_turn_through_what_is_not_settled() -> None:
    board = board_on(MANY)
    seen = [board.level.scope.by]
    for _ in range(4):
        assert board.turn_rows()
        seen.append(board.level.scope.by)
    assert seen == ["industry", "company", "title", "place", "industry"]
    board.zoom_in()
    inner: list[str] = []
    for _ in range(3):
        assert board.turn_rows()
        inner.append(board.level.scope.by)
    assert inner == ["title", "place", "company"]  # the industry is settled
    board.zoom_in()
    assert not board.turn_rows()


@pytest.mark.parametrize(
    ("people", "kinds", "level"),
    [
        (FEW, (9, 9), PEOPLE),
        (FEW + 1, (2, 2), GROUPS),
        (FEW + 1, (1, 2), COMPANIES),
        (FEW + 1, (1, 1), PEOPLE),
        (0, (), PEOPLE),
    ],
)
def test_a_board_begins_with_more_than_one_row(
    people: int, kinds: tuple[int, ...], level: int
) -> None:
    scopes = start(people, kinds)
    assert scopes[-1].level == level
    assert [scope.level for scope in scopes] == list(range(level + 1))
    assert board_of(MANY).level.scope.level == GROUPS
    assert board_of(NAMES).level.scope.level == PEOPLE


def test_a_fan_opened_from_elsewhere_can_be_left_level_by_level() -> None:
    board = board_on(MANY, *FAN)
    person = MANY.people.person(int(MANY.targets[0]))
    assert board.shown.scope.crumbs == ("everyone", person.industry, person.company, person.name)
    board.zoom_out()
    assert sheet_on(board).rows[board.place.row].id == person.id
    board.zoom_out()
    assert sheet_on(board).rows[board.place.row].id == person.company
    board.zoom_out()
    assert sheet_on(board).rows[board.place.row].id == person.industry


def test_a_fan_names_every_way_and_the_ways_round() -> None:
    for target in MANY.targets[:20].tolist():
        fan = board_on(MANY, *fan_scopes(MANY, target)).shown
        assert isinstance(fan, Fan)
        known = MANY.ties.neighbours(target).tolist()
        assert {way.id for way in fan.ways} == {MANY.people.ids[one] for one in known}
        assert [way.weight for way in fan.ways] == sorted(
            (way.weight for way in fan.ways), reverse=True
        )
        company = MANY.people.person(target).company
        for one in fan.rounds:
            assert one.id != fan.id
            assert MANY.people.person(MANY.said.row_of(one.id) or 0).company == company
        assert bool(fan.rounds) == bool(company)


def test_whoever_is_gone_leaves_an_empty_fan() -> None:
    gone = Scope(WAYS, (Step("person", "nobody", "Nobody"),))
    board = board_on(MANY, Scope(), gone)
    assert isinstance(board.shown, Fan)
    assert board.shown.nothing == "This person is gone"


def test_planning_again_keeps_levels_and_cursors() -> None:
    board = board_on(MANY)
    board.place = Place(1, LABEL)
    board.zoom_in()
    board.place = Place(3, 2)
    row, rail = sheet_on(board).rows[3].id, sheet_on(board).rails[2].id
    board.plan_again(Planning(world_of(plain(30, 240, 1), seed=9)))
    assert sheet_on(board).rows[board.place.row].id == row
    assert sheet_on(board).rails[board.place.column].id == rail
    board.zoom_out()
    assert board.place.row == 1


def test_a_plan_that_comes_late_stays_with_its_level() -> None:
    board = board_on(MANY)
    level, plan = board.level, board.plan_level()
    board.levels.append(type(level)(Scope(PEOPLE)))
    board.fill(level, plan())
    assert not board.is_ready
    board.zoom_out()
    assert board.is_ready


def keys() -> dict[str, Callable[[Board], object]]:
    """What each key does to a board."""

    def move(down: int, right: int) -> Callable[[Board], object]:
        def go(board: Board) -> None:
            board.place = moved(board.shown, board.place, down, right)

        return go

    def tie(step: int) -> Callable[[Board], object]:
        def go(board: Board) -> None:
            board.place = to_tie(board.shown, board.place, step)

        return go

    def leave_out(board: Board) -> None:
        if (one := board.introducer()) is not None:
            board.leave_out(one)
        else:
            board.take_back()

    return {
        "j": move(1, 0),
        "k": move(-1, 0),
        "l": move(0, 1),
        "h": move(0, -1),
        "g": move(-99_999, 0),
        "G": move(99_999, 0),
        "ctrl+d": move(9, 0),
        "ctrl+u": move(-9, 0),
        "w": tie(1),
        "b": tie(-1),
        "enter": Board.zoom_in,
        "backspace": Board.zoom_out,
        "o": Board.turn_order,
        "R": Board.turn_rows,
        "x": leave_out,
        "r": Board.plan_again,
    }


@pytest.mark.parametrize("world", [MANY, NAMES, ALONE, NOBODY])
@pytest.mark.parametrize("size", FUZZED)
def test_no_key_raises_or_loses_the_cursor(world: World, size: tuple[int, int]) -> None:
    """20,000 random keys in all over five sizes."""
    random, board, do = Random(str(size)), board_of(world), keys()
    weights = [4, 4, 4, 3, 1, 1, 1, 1, 3, 2, 4, 3, 1, 1, 1, 1]
    for key in random.choices(list(do), weights, k=1_000):
        do[key](board)
        assert_stands(board, size)


def assert_stands(board: Board, size: tuple[int, int]) -> None:
    """The cursor is on something that there is, and on the screen."""
    shown = board.shown
    if isinstance(shown, Fan):
        lines, board.level.place = draw_ways(shown, board.place, *size)
        drawn = any("▌" in text or "cursor" in words for line in lines for text, words in line)
        assert drawn or not shown.entries
        return
    drawing = draw_sheet(shown, board.place, *size)
    place = board.level.place = drawing.place
    assert HEAD <= place.row < max(len(shown.rows), 1)
    assert LABEL <= place.column < max(len(shown.rails), 1)
    if shown.rows:
        assert (place.row, place.column) in {(hit.row, hit.column) for hit in drawing.hits}
        assert any("cursor" in words for line in drawing.lines for _, words in line)


@pytest.mark.parametrize("size", FUZZED)
def test_every_rail_and_row_is_reached(size: tuple[int, int]) -> None:
    board = board_on(MANY, Scope(PEOPLE))
    sheet, do = sheet_on(board), keys()
    for column in range(len(sheet.rails)):
        do["l"](board)
        assert board.place.column == column
        assert_stands(board, size)
    do["k"](board)
    assert board.place.row == HEAD
    for _ in sheet.rails:
        do["h"](board)
    assert (board.place.row, board.place.column) == (HEAD, 0)
    for row in range(len(sheet.rows)):
        do["j"](board)
        assert board.place.row == row
        assert_stands(board, size)


def test_ties_are_met_one_after_the_other() -> None:
    board = board_on(MANY, Scope(PEOPLE))
    sheet = sheet_on(board)
    for row in range(len(sheet.rows)):
        place, met = Place(row), []
        while (after := to_tie(sheet, place, 1)) != place:
            place = after
            met.append(place.column)
        assert met == np.flatnonzero(sheet.cells[row]).tolist()
        back = [place.column]
        while (before := to_tie(sheet, place, -1)) != place:
            place = before
            back.append(place.column)
        assert back == met[::-1] or not met
