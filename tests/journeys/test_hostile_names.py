"""Names that nobody has go through every pane, page, prompt and told line, and do nothing there."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from secondhop.tui.app import SecondhopApp
from secondhop.tui.screens.dashboard import Dashboard
from secondhop.tui.screens.person import PersonScreen
from secondhop.tui.screens.reading import ReadingScreen
from secondhop.tui.widgets.cells import wrap
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.lines import to_strip
from secondhop.tui.widgets.rowlist import RowList
from tests.hostile import NAMES, assert_harmless, assert_only_drawing
from tests.hostile_home import make_hostile_home
from tests.journeys.terminal import Terminal
from tests.screens import dashboard

SIZES = [(60, 18), (80, 24), (120, 40)]
CODE = (
    "import sys; from datetime import date; from secondhop.__main__ import main;"
    "sys.exit(main([], today=date(2026, 11, 23)))"
)


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_hostile_home(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def hostile(master: Path, tmp_path: Path) -> Path:
    return shutil.copytree(master, tmp_path / "home")


def assert_holds(app: SecondhopApp) -> None:
    """Every row that is painted now is as wide as the screen, and harmless."""
    for strip in app.screen._compositor.render_strips():
        assert_harmless("".join(segment.text for segment in strip), app.size.width)


def scroll(app: SecondhopApp) -> None:
    """Go through the list of the pane, looking at every part of it."""
    assert isinstance(app.screen, Dashboard)
    rows = app.screen.front()
    if not isinstance(rows, RowList):
        assert_holds(app)
        return
    for _ in range(0, rows.count() + 1, max(rows.size.height // 2, 1)):
        assert_holds(app)
        rows.action_half(1)
    assert rows.cursor >= rows.count() - 1
    assert_holds(app)


async def press(pilot: Pilot[str], *keys: str) -> None:
    """Press keys, looking at the screen after each."""
    assert isinstance(pilot.app, SecondhopApp)
    for key in keys:
        await pilot.press(key)
        assert_holds(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_every_pane(hostile: Path, size: tuple[int, int]) -> None:
    async with dashboard(hostile, size) as (app, pilot):
        scroll(app)
        await press(pilot, "tab", "j", *["l"] * 4, "j", *["l"] * 4)
        for keys in ("1", "3", "right_square_bracket", "right_square_bracket"):
            await press(pilot, keys)
            scroll(app)
        await press(pilot, "question_mark", "ctrl+d", "escape")


@pytest.mark.parametrize("size", SIZES)
async def test_everybodys_row_and_line(hostile: Path, size: tuple[int, int]) -> None:
    async with dashboard(hostile, size) as (app, _):
        screen = app.screen
        assert isinstance(screen, Dashboard)
        for person in app.desk.state.people.ids[:: 1 if size[0] < 120 else 5]:
            app.select(person)
            screen.tell_selection()
            assert_holds(app)


@pytest.mark.parametrize("size", SIZES)
async def test_everybodys_page(hostile: Path, size: tuple[int, int]) -> None:
    async with dashboard(hostile, size) as (app, pilot):
        ids = app.desk.state.people.ids
        for person in ids:
            for line in PersonScreen(app.desk, person)._lines(size[0]):
                assert_harmless(to_strip(line, size[0]).text, size[0])
        for person in ids[::60]:
            app.open_person(person)
            await pilot.pause()
            await press(pilot, "ctrl+d", "g", "q")


async def test_everything_that_is_told(hostile: Path) -> None:
    async with dashboard(hostile) as (app, _):
        screen = app.screen
        assert isinstance(screen, Dashboard)
        tells: tuple[Callable[[str], None], ...] = (
            lambda name: screen.say(name, "u undoes it"),
            lambda name: screen.say(name, bad=True),
            screen.foot.warn,
        )
        for name in NAMES:
            for tell in tells:
                if name.strip():
                    tell(name)
                    assert_holds(app)


async def test_every_prompt_and_what_is_pasted_into_it(hostile: Path) -> None:
    async with dashboard(hostile) as (app, _):
        screen = app.screen
        assert isinstance(screen, Dashboard)
        for name in NAMES:
            screen.ask(f"follow up with {name}:", lambda _: None, name, name)
            assert_holds(app)
            screen.foot.prompt.on_paste(Paste(name))
            screen.foot.prompt.take("home", None)
            assert_holds(app)
        screen.foot.stop_asking()


async def test_what_is_typed_is_kept_as_it_is(hostile: Path) -> None:
    async with dashboard(hostile) as (app, _):
        line = app.screen.query_one(LineInput)
        for text in ("राजेश ", "👩\u200d💻 ", "👍🏽", "می\u200cخواهم", "Zoë "):
            line.set(text)
            assert line.text == text
        line.set("a\x1b[45mb\u202ec\x00d\ud800e\nf")
        assert line.text == "abcde f"


async def test_every_name_as_a_filter(hostile: Path) -> None:
    async with dashboard(hostile) as (app, _):
        screen = app.screen
        assert isinstance(screen, Dashboard)
        for name in NAMES:
            screen.search(name)
            assert_holds(app)
            screen._find(name)
            assert_holds(app)


async def test_every_edit_by_keyboard_of_somebody(hostile: Path) -> None:
    async with dashboard(hostile, (80, 24)) as (_, pilot):
        for letter in ("a", "n", "l", "t", "s", "z"):
            await press(pilot, letter, "x", "escape")
        await press(pilot, "t", "x", "enter", "u", "ctrl+r", "y", "escape", "d", "u")
        await press(pilot, "ctrl+p", "n", "down", "down", "escape")


async def test_every_title(hostile: Path) -> None:
    async with dashboard(hostile, (60, 18)) as (app, pilot):
        for name in NAMES[::20]:
            app.push_screen(
                ReadingScreen(name, lambda width: [[(line, "")] for line in wrap("x", width)])
            )
            await pilot.pause()
            assert_holds(app)
            await press(pilot, "q")


@pytest.mark.parametrize("more", [{}, {"LC_ALL": "C", "NO_COLOR": "1"}])
def test_nothing_acts_on_a_real_terminal(hostile: Path, more: dict[str, str]) -> None:
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": ":".join(sys.path),
        "SECONDHOP_HOME": str(hostile),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        **more,
    }
    with Terminal([sys.executable, "-c", CODE], 100, 50, environment) as terminal:
        terminal.until("307 of 307")
        terminal.press("\x04" * 8)
        terminal.press("3" + "\x04" * 8)
        terminal.press("]" + "\x04" * 8)
        terminal.press("1")
        terminal.press("2\r")
        terminal.press("q")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert_only_drawing(terminal.written)
    assert len(terminal.written) > 20_000
    if "LC_ALL" in more:
        assert terminal.written.isascii()
