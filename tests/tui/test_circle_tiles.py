"""Circles as tiles: what is drawn, and how one goes about in it."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from secondhop.tui.panes.circles.grid import columns_in, step
from secondhop.tui.panes.circles.layout import draw_circles
from secondhop.tui.panes.circles.model import COLUMNS, Picture
from tests.tui.circle_worlds import ALONE, CASES, FEW, MANY, NAMES, PLAIN, Case, picture_of, text_of

KEYS = {
    "h": (-1, 0),
    "l": (1, 0),
    "j": (0, 1),
    "k": (0, -1),
    "ctrl+d": (0, 2),
    "ctrl+u": (0, -2),
    "g": (-16, -16),
    "G": (16, 16),
}
FUZZED = ((60, 13), (80, 19), (120, 35), (200, 55), (45, 22))
ALL = (MANY, NAMES, FEW, ALONE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
def test_drawings_are_those_that_are_kept(case: Case) -> None:
    assert case.text() == case.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("picture", ALL)
def test_every_drawing_fills_its_size_and_no_more(picture: Picture) -> None:
    for width, height in product((18, 37, 38, 60, 78, 80, 133, 200), (4, 9, 13, 19, 33, 60)):
        drawing = draw_circles(picture, "c1", width, height, lit=True)
        assert len(drawing.lines) == height
        spans = ["".join(text for text, _ in line) for line in drawing.lines]
        assert max(map(cell_len, spans)) <= width
        assert "".join(spans).count("┏") == 1


def test_the_right_edges_of_tiles_stand_in_one_column_whatever_the_names() -> None:
    lines = text_of(draw_circles(NAMES, "", 80, 24, lit=False), 80)
    edges = {
        cell_len(line[: n + 1]) for line in lines for n, sign in enumerate(line) if sign in "╮┓╯┛"
    }
    assert edges == {18, 38, 58, 78}


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("count", range(1, 17))
def test_every_tile_is_reached_from_every_other(columns: int, count: int) -> None:
    picture = _plain(count)
    for start in range(count):
        seen, queue = {start}, [start]
        while queue:
            here = queue.pop()
            there = {step(picture, columns, here, *KEYS[key]) for key in "hjkl"} - seen
            seen |= there
            queue += there
        assert seen == set(range(count))


@pytest.mark.parametrize("columns", COLUMNS)
def test_keys_go_where_they_point(columns: int) -> None:
    picture = _plain(14)
    tiles = picture.at(columns)
    for place, index in enumerate(tiles):
        y, x = divmod(place, columns)
        for key, (across, down) in list(KEYS.items())[:4]:
            now_y, now_x = divmod(tiles.index(step(picture, columns, index, across, down)), columns)
            if (x + across, y + down) == (now_x, now_y):
                continue
            wanted = (y + down) * columns + x + across
            is_beyond = not 0 <= x + across < columns or not 0 <= wanted < len(tiles)
            assert is_beyond, key
            is_cut_short = now_y == y + down and now_x < x
            assert (now_x, now_y) == (x, y) or is_cut_short


def test_twenty_thousand_keys_never_lose_the_cursor() -> None:
    dice = Random(5)
    for size in FUZZED:
        picture, cursor = MANY, ""
        for _ in range(4000):
            if dice.random() < 0.01:
                picture = dice.choice(ALL)  # another filter, another import
            across, down = KEYS[dice.choice(list(KEYS))]
            here = step(picture, columns_in(size[0]), picture.index(cursor), across, down)
            cursor = picture.tiles[here].id
            drawing = draw_circles(picture, cursor, *size, lit=True)
            (box,) = (box for box in drawing.boxes if box.index == here)
            line = "".join(text for text, _ in drawing.lines[box.y])
            assert "┏" in line


def test_boxes_are_where_the_tiles_are_drawn() -> None:
    drawing = draw_circles(MANY, "c3", 80, 24, lit=True)
    lines = text_of(drawing, 80)
    for box in drawing.boxes:
        assert lines[box.y][box.x] in "╭┏"
        assert lines[box.y + box.height - 1][box.x + box.width - 1] in "╯┛"
        name = MANY.tiles[box.index].name
        assert lines[box.y][box.x + 1 :].startswith(name[:10])
        assert box.holds(box.x, box.y)
        assert not box.holds(box.x + box.width, box.y)


def test_every_tile_says_where_it_comes_from() -> None:
    lines = "\n".join(text_of(draw_circles(MANY, "", 120, 40, lit=False), 120))
    for words in ("by your label", "by company", "by school", "by who knows whom", "in no circle"):
        assert words in lines


def test_what_is_not_known_is_not_nought() -> None:
    silent = replace(MANY.tiles[0], opens=0, listed=0)
    lines = text_of(
        draw_circles(replace(MANY, tiles=(silent, *MANY.tiles[1:])), "", 80, 24, True), 80
    )
    assert any(f"{silent.contacts}→?" in line for line in lines)
    known = replace(silent, listed=1)
    lines = text_of(
        draw_circles(replace(MANY, tiles=(known, *MANY.tiles[1:])), "", 80, 24, True), 80
    )
    assert any(f"{silent.contacts}→0" in line for line in lines)


def test_only_bonds_between_neighbours_are_drawn_and_strong_ones_double() -> None:
    three = picture_of(PLAIN[:3], rest=0)
    ties = ((0, 20, 0), (20, 0, 1), (0, 1, 0))
    tiles = tuple(replace(tile, contacts=10, ties=ties[n]) for n, tile in enumerate(three.tiles))
    picture = replace(three, tiles=tiles, places=dict.fromkeys(COLUMNS, (0, 1, 2)))
    beside = "\n".join(text_of(draw_circles(picture, "", 80, 24, lit=False), 80))
    assert ("══" in beside, "║" in beside) == (True, False)
    below = "\n".join(text_of(draw_circles(picture, "", 30, 24, lit=False), 30))
    assert ("══" in below, "║" in below) == (False, True)


def test_the_cursor_alone_changes_few_lines() -> None:
    one = text_of(draw_circles(MANY, "c3", 80, 24, lit=True), 80)
    tiles = MANY.at(4)
    beside = step(MANY, 4, 3, 1, 0) if step(MANY, 4, 3, 1, 0) != 3 else step(MANY, 4, 3, -1, 0)
    other = text_of(draw_circles(MANY, MANY.tiles[beside].id, 80, 24, lit=True), 80)
    changed = [y for y, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    height = next(box.height for box in draw_circles(MANY, "c3", 80, 24, True).boxes)
    assert len(changed) <= height + 2, tiles


def _plain(count: int) -> Picture:
    return picture_of(tuple((f"Circle {n}", "company") for n in range(count)), count, rest=0)
