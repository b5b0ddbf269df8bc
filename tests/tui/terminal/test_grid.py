"""What a frame does to the cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.tui.terminal.clusters import split
from secondhop.tui.terminal.codes import PLAIN, Look, apply_codes, change_of, ground_of
from secondhop.tui.terminal.grid import Grid
from secondhop.tui.terminal.signs import BLANK, LOOK_FROM, STUB, Signs

CODES = st.lists(
    st.sampled_from(["0", "1", "2", "4", "7", "22", "24", "27", "31", "39", "44", "49", "97"]),
    min_size=1,
    max_size=5,
).map(";".join)


class Drawn(Grid):
    """A grid that can be read."""

    def __init__(self, width: int, height: int) -> None:
        self.signs = Signs()
        super().__init__(width, height, self.signs)

    def glyph(self, x: int, y: int = 0) -> str:
        return self.signs.glyph(int(self.cells[y, x]))

    def look(self, x: int, y: int = 0) -> Look:
        return self.signs.looks[int(self.cells[y, x]) >> LOOK_FROM]


def drawn(*frames: str, size: tuple[int, int] = (8, 3)) -> Drawn:
    grid = Drawn(*size)
    for frame in frames:
        grid.feed(frame)
    return grid


def texts(grid: Drawn) -> list[str]:
    return ["".join(grid.glyph(x, y) for x in range(grid.width)) for y in range(grid.height)]


def test_text_lands_where_it_is_addressed() -> None:
    assert texts(drawn("\x1b[2;3Hab\r\ncd")) == [" " * 8, "  ab    ", "cd      "]


def test_text_is_cut_at_the_right_edge() -> None:
    assert texts(drawn("\x1b[1;7Habcd")) == ["      ab", " " * 8, " " * 8]


def test_a_newline_on_the_last_line_scrolls() -> None:
    assert texts(drawn("\x1b[1;1Ha\nb\nc\nd")) == ["b       ", "c       ", "d       "]


def test_places_outside_take_nothing() -> None:
    assert texts(drawn("\x1b[9;9Hab\x1b[0;0Hc")) == ["c       ", " " * 8, " " * 8]


def test_a_wide_glyph_takes_two_cells() -> None:
    grid = drawn("\x1b[1;1H日x")
    assert [grid.glyph(0), grid.cells[0, 1] == STUB, grid.glyph(2)] == ["日", True, "x"]


@pytest.mark.parametrize(("column", "left"), [(1, "x "), (2, " x")])
def test_half_a_wide_glyph_is_none(column: int, left: str) -> None:
    assert texts(drawn("\x1b[1;1H日", f"\x1b[1;{column}Hx"))[0].startswith(left)


def test_marks_join_the_letter_before_them() -> None:
    assert drawn("\x1b[1;1Hae\u0301b").glyph(1) == "e\u0301"


@pytest.mark.parametrize("size", [(3, 2), (12, 5), (8, 3)])
def test_a_resize_keeps_what_fits(size: tuple[int, int]) -> None:
    grid = drawn("\x1b[1;1Hab日cd")
    grid.resize(*size)
    assert (grid.width, grid.height) == size
    assert texts(grid)[0].rstrip() == ("ab日cd" if size[0] > 4 else "ab")


def test_blanks_keep_only_what_can_be_seen() -> None:
    grid = drawn("\x1b[1;1H\x1b[1;2;31m \x1b[0m\x1b[7m \x1b[0m")
    assert grid.cells[0, 0] == BLANK
    assert (grid.glyph(1), grid.look(1)) == (" ", Look(marks=1 << 7))


def test_links_belong_to_the_cells() -> None:
    grid = drawn("\x1b[1;1H\x1b]8;id=1;https://example.org\x1b\\a\x1b]8;;\x1b\\b")
    assert [grid.look(x).link for x in range(2)] == ["https://example.org", ""]


@pytest.mark.parametrize(
    "text", ["\x1b[2J", "\x1b]52;c;eA==\x07", "\x9b2J", "\x1bc", "\x1b]8;;\x1b\\"]
)
def test_no_cell_holds_a_control(text: str) -> None:
    assert texts(drawn(f"\x1b[1;1Ha{text}b"))[0].isprintable()


@given(CODES, CODES)
def test_a_change_of_look_leads_to_it(before: str, after: str) -> None:
    old, new = apply_codes(PLAIN, before), apply_codes(PLAIN, after)
    change = change_of(old, new)
    assert change.count("\x1b") <= 1
    codes = change.removeprefix("\x1b[").removesuffix("m")
    assert (apply_codes(old, codes) if change else old) == new


@given(CODES)
def test_a_blank_looks_the_same_on_its_ground(codes: str) -> None:
    look = apply_codes(PLAIN, codes)
    assert ground_of(look).ground == look.ground
    assert ground_of(ground_of(look)) == ground_of(look)


@given(st.text(max_size=30))
def test_glyphs_are_never_more_than_two_cells(text: str) -> None:
    for glyph, cells in split(text):
        assert glyph
        assert cells in (1, 2)
