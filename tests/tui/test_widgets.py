"""The widgets by themselves: what they draw, and how little they repaint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region

from secondhop.tui.widgets.cells import cut, fit, safe, wrap
from secondhop.tui.widgets.fan import Blade, bar, draw_fan
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.lines import Line, sides, to_strip
from secondhop.tui.widgets.rowlist import RowList

NASTY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(NASTY, st.integers(1, 30), st.booleans())
def test_fit_is_exactly_as_wide_as_asked(text: str, width: int, right: bool) -> None:
    assert cell_len(fit(text, width, right)) == width


@given(NASTY, st.integers(2, 30))
def test_cut_never_loses_text_without_an_ellipsis(text: str, width: int) -> None:
    shown = cut(text, width)
    assert shown.endswith("…") or shown == fit(text, 200).rstrip()


@given(NASTY)
def test_safe_text_has_nothing_that_acts(text: str) -> None:
    assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in safe(text))


@given(NASTY, st.integers(1, 20))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrap(text, width))


@given(st.lists(st.tuples(NASTY.map(safe), st.sampled_from(["", "strong", "faint"])), max_size=5))
def test_a_strip_is_as_wide_as_its_line(line: list[tuple[str, str]]) -> None:
    assert to_strip(line, 33).cell_length == 33


def test_the_right_side_stays_when_both_do_not_fit() -> None:
    line = sides([("a long left side", "")], [("right", "")], 10)
    assert "".join(text for text, _ in line) == "a lo…right"


def test_a_line_that_is_too_long_says_so_unless_only_space_is_lost() -> None:
    assert to_strip([("strong", "strong"), (" and more", "")], 9).text == "strong a…"
    assert to_strip([("王小明", "")], 5).text == "王小…"
    assert to_strip([("王小明", "")], 4).text == "王 …"
    assert to_strip([("exact", "")], 5).text == "exact"
    assert to_strip([("exact", ""), ("   ", "")], 5).text == "exact"


@pytest.mark.parametrize("count", range(1, 8))
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_fan_stays_inside_its_width(count: int, width: int) -> None:
    blades = [Blade("●●○○", "27d", f"Somebody {n}", "connected 2019", 0.5) for n in range(count)]
    lines = draw_fan("me", "Ivo Weber", blades, width)
    assert len(lines) == count
    assert max(cell_len("".join(text for text, _ in line)) for line in lines) <= width


def test_a_bar_shows_at_least_a_sliver_and_at_most_itself() -> None:
    assert bar(0.0, 4).strip()
    assert bar(1.0, 4) == "████"
    assert bar(7.0, 4) == "████"


class Rows(RowList):
    """Rows with a heading at every multiple of five."""

    def __init__(self, rows: int = 100) -> None:
        super().__init__()
        self.rows = rows
        self.repainted: list[Region] = []

    def count(self) -> int:
        return self.rows

    def is_heading(self, index: int) -> bool:
        return index % 5 == 0

    def row(self, index: int, width: int) -> Line:
        return [(f"row {index}", "")]

    def refresh(self, *regions: Region, **kwargs: bool) -> Rows:
        self.repainted += regions
        return super().refresh(*regions, **kwargs)


class RowsApp(App[None]):
    """Nothing but rows."""

    def __init__(self, rows: int = 100) -> None:
        super().__init__(ansi_color=True)
        self.list = Rows(rows)

    def compose(self) -> ComposeResult:
        yield self.list


async def test_moving_the_cursor_repaints_two_rows() -> None:
    app = RowsApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.focus()
        await pilot.press("j")
        await pilot.pause()
        app.list.repainted.clear()
        await pilot.press("j")
        here = app.list.cursor - app.list.top
        repainted = [y for region in app.list.repainted for y in region.line_range]
        assert sorted(repainted) == [here - 1, here]


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (("j",), 2),
        (("j", "j", "j", "j"), 6),  # over the heading at 5
        (("j", "k"), 1),
        (("k",), 1),  # row 0 is a heading
        (("G",), 99),
        (("G", "g"), 1),
        (("ctrl+d",), 6),
        (("ctrl+d", "ctrl+u"), 1),
        (("down", "up", "end", "home"), 1),
    ],
)
async def test_keys_move_over_headings(keys: tuple[str, ...], cursor: int) -> None:
    app = RowsApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.focus()
        app.list.settle(1)
        for key in keys:
            await pilot.press(key)
        assert app.list.cursor == cursor


async def test_a_list_of_nothing_takes_every_key() -> None:
    app = RowsApp(rows=0)
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.focus()
        await pilot.press("j", "k", "g", "G", "ctrl+d", "enter")
        assert app.list.cursor == 0


class InputApp(App[None]):
    """Nothing but an input."""

    def __init__(self) -> None:
        super().__init__(ansi_color=True)
        self.input = LineInput("/")

    def compose(self) -> ComposeResult:
        yield self.input

    def on_mount(self) -> None:
        self.input.focus()


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("a", "b", "c"), "abc"),
        (("a", "b", "left", "x"), "axb"),
        (("a", "b", "backspace"), "a"),
        (("a", "b", "home", "delete"), "b"),
        (("a", "space", "b", "ctrl+w"), "a "),
        (("a", "b", "ctrl+u"), ""),
        (("q", "1", "slash", "question_mark"), "q1/?"),
        (("é", "漢"), "é漢"),
    ],
)
async def test_line_input_edits_text(keys: tuple[str, ...], text: str) -> None:
    app = InputApp()
    async with app.run_test(size=(40, 3)) as pilot:
        await pilot.press(*keys)
        assert app.input.text == text


async def test_a_pasted_megabyte_is_cut_and_made_safe() -> None:
    from textual.events import Paste

    app = InputApp()
    async with app.run_test(size=(40, 3)) as pilot:
        app.input.post_message(Paste("\x1b[31mred\x00\n" + "x" * 1_000_000))
        await pilot.pause()
        assert app.input.text.startswith("red x")
        assert len(app.input.text) <= 2_000
