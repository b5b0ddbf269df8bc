"""Every screen at every size: nothing overlaps, no cut is silent, what was open comes back."""

from __future__ import annotations

import fcntl
import struct
import termios
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from secondhop.tui.app import SecondhopApp
from secondhop.tui.screens.dashboard import Dashboard
from secondhop.tui.screens.person import PersonScreen
from secondhop.tui.screens.small import SMALLEST, TooSmall
from tests.hostile import assert_harmless
from tests.journeys.terminal import DASHBOARD, Terminal, environment
from tests.screens import dashboard, screen_text, typed

SIZES = [(60, 18), (80, 24), (100, 30), (120, 40), (160, 50), (250, 80)]
VISITS: tuple[tuple[str, ...], ...] = (
    ("j",),
    ("slash", *typed("eng zzzz"), "escape"),
    ("slash", *typed("compny:acme"), "escape"),
    ("tab", "l", "j"),
    ("1",),
    ("3", "d"),
    ("u",),
    ("right_square_bracket",),
    ("right_square_bracket",),
    ("2", "enter"),
    ("ctrl+d",),
    ("q", "a", *typed("send it"), "enter"),
    ("escape", "escape"),
    ("question_mark", "G"),
    ("escape", "ctrl+p", *typed("an")),
    ("escape", "I", "slash"),
    ("escape",),
)
STORM = 200


def assert_fits(app: SecondhopApp) -> None:
    """Every row is exactly as wide as the screen, and every cut word says so."""
    strips = app.screen._compositor.render_strips()
    assert len(strips) == app.size.height
    for strip in strips:
        assert_harmless("".join(segment.text for segment in strip), app.size.width)


async def press(pilot: Pilot[str], *keys: str) -> str:
    assert isinstance(pilot.app, SecondhopApp)
    for key in keys:
        await pilot.press(key)
    await pilot.pause()
    assert_fits(pilot.app)
    return screen_text(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_every_screen_fits(demo: Path, size: tuple[int, int]) -> None:
    async with dashboard(demo, size) as (app, pilot):
        assert_fits(app)
        for keys in VISITS:
            assert (await press(pilot, *keys)).strip(), keys
            assert not isinstance(app.screen, TooSmall)


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_home_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    async with dashboard(tmp_path / "none", size) as (app, pilot):
        assert_fits(app)
        shown = await press(pilot, "s")
        assert "message to send" in shown


async def test_one_cell_less_is_too_small_and_says_so(demo: Path) -> None:
    columns, rows = SMALLEST
    for size in ((columns - 1, rows), (columns, rows - 1), (20, 5), (1, 1)):
        async with dashboard(demo, size) as (app, _):
            assert isinstance(app.screen, TooSmall)
            assert_fits(app)
            if size[0] > 20:
                assert f"needs {columns}×{rows}" in screen_text(app)
                assert f"{size[0]}×{size[1]}" in screen_text(app)


async def test_a_prompt_comes_back_as_it_was(demo: Path) -> None:
    async with dashboard(demo, (80, 24)) as (_, pilot):
        before = await press(pilot, "a", *typed("send the paper"))
        await pilot.resize_terminal(40, 10)
        shown = await press(pilot)
        assert "needs" in shown
        await press(pilot, "x", "j", "d")  # nobody is typing into what cannot be seen
        await pilot.resize_terminal(80, 24)
        assert await press(pilot) == before
        shown = await press(pilot, *typed("s"))
        assert "send the papers" in shown


async def test_a_page_and_the_palette_come_back(demo: Path) -> None:
    async with dashboard(demo, (80, 24)) as (app, pilot):
        for keys in (("enter",), ("question_mark",), ("escape", "ctrl+p", "a")):
            before = await press(pilot, *keys)
            below = app.screen
            await pilot.resize_terminal(30, 9)
            await press(pilot)
            assert isinstance(app.screen, TooSmall)
            await pilot.resize_terminal(80, 24)
            assert await press(pilot) == before
            assert app.screen is below


async def test_what_opens_while_it_is_too_small_leaves_no_trace_of_that(demo: Path) -> None:
    async with dashboard(demo, (80, 24)) as (app, pilot):
        await pilot.resize_terminal(30, 9)
        await pilot.pause()
        app.open_person(app.desk.state.people.ids[5])
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert isinstance(app.screen, PersonScreen)
        shown = await press(pilot, "q")
        assert "needs" not in shown
        assert "2 Prospects" in shown


def set_size(terminal: Terminal, columns: int, rows: int) -> None:
    size = struct.pack("HHHH", rows, columns, 0, 0)
    fcntl.ioctl(terminal._file, termios.TIOCSWINSZ, size)


def test_a_storm_of_resizes_ends_in_the_right_picture(demo: Path) -> None:
    surroundings = environment(demo)
    with Terminal(DASHBOARD, 100, 30, surroundings) as calm:
        calm.until("? help")
        calm.read()
        with Terminal(DASHBOARD, 80, 24, surroundings) as stormy:
            stormy.until("? help")
            for step in range(STORM):
                set_size(stormy, 50 + 7 * step % 150, 12 + 5 * step % 60)
                stormy.read(quiet=0.01, most=0.01)
            stormy.screen.resize(30, 100)
            set_size(stormy, 100, 30)
            stormy.read(quiet=1.0)
            stormy.until("? help")
            assert stormy.text == calm.text
            stormy.press("q")
            assert stormy.exit_code() == 0


async def test_the_panes_come_though_a_screen_in_front_goes_before_its_first_frame(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Passing(Screen[None]):
        async def _invoke_and_clear_callbacks(self) -> None:
            """It has no frame after which anything could follow."""

    before = Dashboard.on_mount

    def on_mount(self: Dashboard) -> None:
        before(self)
        self.app.push_screen(Passing())
        self.app.call_later(self.app.pop_screen)

    monkeypatch.setattr(Dashboard, "on_mount", on_mount)
    async with dashboard(demo) as (app, pilot):
        await press(pilot)
        assert isinstance(app.screen, Dashboard)
        assert app.screen.query("#outreach")
