"""Importing from inside: asked for, previewed, cancelled, let in, and undone."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from secondhop.store.importing import Importing
from secondhop.store.receipt import Wishes
from secondhop.store.state import State
from secondhop.store.store import Store
from secondhop.tui.app import SecondhopApp
from secondhop.tui.screens.dashboard import Dashboard
from secondhop.tui.screens.preview import LOOKS_PER_SECOND, PreviewScreen
from secondhop.tui.screens.receipt import ReceiptScreen
from secondhop.tui.widgets.foot import Words
from secondhop.tui.widgets.lineinput import LineInput
from tests.cli.archives import (
    ANA,
    BEN,
    CLEO,
    DAN,
    FAY,
    ME,
    Row,
    write_archive,
    write_connections,
    zipped,
)
from tests.journeys.terminal import Terminal
from tests.screens import dashboard, screen_text, typed
from tests.worlds import bring, open_store, taken, tree, write_friends

MANY = [Row(f"Nora{i}", f"Quist{i}", f"nora-quist-{i}") for i in range(5_000)]
SIZES = ((60, 18), (80, 24), (120, 40), (200, 60))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """My archive as a zip, with a private file, a row that is no row, and somebody who hides."""
    folder = write_archive(tmp_path / "Basic_LinkedInDataExport_11-21-2026", [ANA, BEN, FAY])
    with (folder / "Connections.csv").open("a", encoding="utf-8") as file:
        file.write("Broken\n,,,,,,02 Nov 2026\n")
    (folder / "Registration.csv").write_text("secret\n", "utf-8")
    (folder / "Skills.csv").write_text("Name\n", "utf-8")
    return zipped(folder)


@pytest.fixture
def mine(tmp_path: Path, archive: Path) -> Path:
    """A home with my archive in it."""
    store = open_store(tmp_path / "home")
    taken(bring(store, archive, me=ME.url))
    store.close()
    return tmp_path / "home"


async def press(pilot: Pilot[str], *keys: str) -> str:
    for key in keys:
        await pilot.press(key)
    await pilot.pause()
    assert isinstance(pilot.app, SecondhopApp)
    return screen_text(pilot.app)


async def give(pilot: Pilot[str], path: Path | str) -> str:
    """Name a path at the prompt and wait until it has been read."""
    await press(pilot, "I", "ctrl+u")
    set_prompt(pilot, str(path))
    await press(pilot, "enter")
    return await read(pilot)


async def read(pilot: Pilot[str]) -> str:
    """Wait until what was named has been read."""

    def is_read() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, PreviewScreen) and not screen.is_busy

    return await until(pilot, is_read)


def set_prompt(pilot: Pilot[str], text: str) -> None:
    """Type quickly: letter by letter is tested elsewhere."""
    pilot.app.screen.query_one("#prompt", LineInput).set(text)


async def until(pilot: Pilot[str], holds: Callable[[], bool], seconds: float = 20.0) -> str:
    """Wait until something holds; a busy machine is no failure."""
    for _ in range(int(seconds / 0.05)):
        if holds():
            break
        await pilot.pause(0.05)
    await pilot.pause()
    assert holds()
    assert isinstance(pilot.app, SecondhopApp)
    return screen_text(pilot.app)


async def let_in(pilot: Pilot[str]) -> str:
    await press(pilot, "enter")
    return await until(pilot, lambda: isinstance(pilot.app.screen, ReceiptScreen))


# -- from the path to the receipt -----------------------------------------------------------------


async def test_my_archive_from_an_empty_home_to_the_next_step(
    tmp_path: Path, archive: Path
) -> None:
    home = tmp_path / "home"
    async with dashboard(home) as (app, pilot):
        assert "nobody here yet" in screen_text(app)
        await press(pilot, "I", *typed(str(archive)), "enter")
        shown = await until(
            pilot,
            lambda: "would come in" in screen_text(app).lower() and "people" in screen_text(app),
        )
        assert "What would come in" in shown
        assert "your own, Robin Vale" in shown
        assert "3 new, 0 known already" in shown
        assert "Connections.csv line 8: only 1 of 7 fields" in shown
        assert "1 hidden member" in shown
        assert "never opened  Registration.csv: private" in shown
        assert "not needed    Skills.csv" in shown
        assert not home.exists()
        await pilot.pause(3 / LOOKS_PER_SECOND)
        shown = screen_text(app)
        assert "3 new people and 3 new ties" in shown
        assert "%" not in shown  # the bar is gone
        shown = await let_in(pilot)
        assert "3 people of whom 3 new" in shown
        assert "Ask one friend" in shown
        assert "Would you share your list" in await press(pilot, "s")
        shown = await press(pilot, "q", "q")
        assert "no friend's list yet" in shown
        assert "Nobody at the second degree yet" in shown
        assert "Ana Silva" in await press(pilot, "slash", "ctrl+u", "enter")
        shown = await press(pilot, "u")
        assert "Undid import" in shown
        assert "nobody here yet" in shown


async def test_a_friends_list_opens_the_second_degree(mine: Path, tmp_path: Path) -> None:
    friends = write_friends(tmp_path)[0].parent
    async with dashboard(mine) as (app, pilot):
        assert "no friend's list yet" in screen_text(app)
        shown = await give(pilot, friends)
        assert "Ana Silva.csv" in shown
        assert "Ben Ito.csv" in shown
        assert "3 new people and 5 new ties" in shown
        assert "the list of Ana Silva" in shown
        assert "the list of Ben Ito" in await press(pilot, "j")
        shown = await let_in(pilot)
        assert "Ask one friend" not in shown
        shown = await press(pilot, "q")
        assert "no friend's list yet" not in shown
        assert "3 contacts → 3" in shown
        assert "Cleo Diaz" in shown
        assert "3 new people and 5 new ties came in" in shown


async def test_the_same_file_again_is_told_before_it_changes_nothing(
    mine: Path, archive: Path
) -> None:
    before = tree(mine)
    async with dashboard(mine) as (_, pilot):
        assert "all here already: nothing would change" in await give(pilot, archive)
        assert "nothing to import" in await press(pilot, "enter")
        assert "Cancelled: nothing came in" in await press(pilot, "q")
    assert tree(mine) == before


async def test_a_wrong_file_says_why_and_changes_nothing(tmp_path: Path) -> None:
    wrong = tmp_path / "page.csv"
    wrong.write_text("<!DOCTYPE html><html><body>Sign in</body></html>", encoding="utf-8")
    async with dashboard(tmp_path / "home") as (app, pilot):
        shown = await give(pilot, wrong)
        assert "Refused: " in shown
        assert "this is a web page" in shown
        assert "Nothing here can be imported" in await press(pilot, "enter")
        await press(pilot, "q")
        assert app.store.revision == 0
    assert not (tmp_path / "home").exists()


async def test_a_path_that_is_not_there_is_asked_for_again(tmp_path: Path) -> None:
    async with dashboard(tmp_path / "home") as (_, pilot):
        shown = await press(pilot, "I", *typed("/no/such.zip"), "enter")
        assert "There is no file or folder" in shown
        assert "import: /no/such.zip" in shown
        assert "Give a path" in await press(pilot, "ctrl+u", "enter")
        assert "import:" not in await press(pilot, "escape")


# -- the path prompt ------------------------------------------------------------------------------


async def test_tab_completes_and_shows_what_there_is(tmp_path: Path, archive: Path) -> None:
    async with dashboard(tmp_path / "home", (120, 40)) as (_, pilot):
        shown = await press(pilot, "I", *typed(f"{tmp_path}/Bas"), "tab")
        name = "Basic_LinkedInDataExport_11-21-2026"
        assert f"{name}.zip  {name}/" in shown
        shown = await press(pilot, *typed("x"), "tab")
        assert "nothing here begins like that" in shown


async def test_an_archive_in_the_downloads_is_proposed_until_it_is_in(
    tmp_path: Path, archive: Path, users_folder: Path
) -> None:
    (users_folder / "Downloads").mkdir()
    archive = archive.rename(users_folder / "Downloads" / archive.name)
    async with dashboard(tmp_path / "home", (120, 40)) as (_, pilot):
        shown = await press(pilot, "I")
        assert f"import: ~/Downloads/{archive.name}" in shown
        assert "found in your downloads" in shown
        await press(pilot, "enter")
        await read(pilot)
        await let_in(pilot)
        shown = await press(pilot, "q", "I")
        assert "import: ~/Downloads/ " in shown  # the last folder; the archive is here already


@pytest.mark.parametrize("full", [True, False])
async def test_a_prompt_opened_before_the_first_frame_keeps_the_keys(
    tmp_path: Path, mine: Path, full: bool
) -> None:
    async with dashboard(mine if full else tmp_path / "empty") as (app, pilot):
        await press(pilot, "I", "ctrl+u")
        screen = app.screen
        assert isinstance(screen, Dashboard)
        screen._focus_active()  # as when the panes have come, which may be this late
        assert "import: /x" in await press(pilot, *typed("/x"))
        shown = await press(pilot, "escape")
        assert "import:" not in shown
        assert app.focused is not None


async def test_letters_replace_what_was_proposed(mine: Path, tmp_path: Path) -> None:
    async with dashboard(mine) as (_, pilot):
        file = write_friends(tmp_path)[0]
        await give(pilot, file)
        await let_in(pilot)
        assert f"{file.parent.name}/" in await press(pilot, "q", "I")
        assert "import: /x " in await press(pilot, *typed("/x"))


# -- whose list it is -----------------------------------------------------------------------------


async def test_whose_it_may_be_is_chosen_with_the_cursor(tmp_path: Path) -> None:
    dora, dora2 = (Row("Dora", "Lind", f"dl-{i}", "Kiln", f"Chemist {i}") for i in (1, 2))
    store = open_store(tmp_path / "home")
    taken(bring(store, write_archive(tmp_path / "mine", [dora, dora2, BEN]), me=ME.url))
    store.close()
    folder = tmp_path / "friends"
    write_connections(folder / "Dora Lind.csv", [CLEO, ME])
    write_connections(folder / "Ben Ito.csv", [DAN, ME])
    async with dashboard(tmp_path / "home") as (app, pilot):
        shown = await give(pilot, folder)
        assert "several of your contacts are called" in shown
        assert "this is whose list it is" in shown
        if "Chemist 2" not in row_under_cursor(pilot):
            await press(pilot, "j")
        assert "Chemist 2" in row_under_cursor(pilot)
        await press(pilot, "enter")
        assert "2 new people" in await read(pilot)
        await let_in(pilot)
        graph = app.store.state.graph
        keys = {key for row in graph.owners() for _, one in graph.mentions(row) for key in one.keys}
        assert {"in:dl-2", "in:ben-ito"} <= keys
        assert "in:dl-1" not in keys


def row_under_cursor(pilot: Pilot[str]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, PreviewScreen)
    rows = screen.rows
    return "".join(text for text, _ in rows.row(rows.cursor, 200))


async def test_another_owner_is_asked_for_and_completed(mine: Path, tmp_path: Path) -> None:
    async with dashboard(mine) as (_, pilot):
        shown = await give(pilot, write_connections(tmp_path / "of somebody.csv", [CLEO]))
        assert "your own, Robin Vale" in shown
        assert "whose with o" in " ".join(shown.split())
        assert "--" not in shown
        assert "Ben Ito" in await press(pilot, "o", *typed("be"), "tab")
        await press(pilot, "enter")
        assert "the list of Ben Ito" in await read(pilot)
        await press(pilot, "o", *typed("nobody at all"), "enter")
        shown = await read(pilot)
        assert "nobody among your contacts is called" in shown
        assert "--owner" not in shown


async def test_a_list_that_holds_me_asks_whose_it_is(mine: Path, tmp_path: Path) -> None:
    async with dashboard(mine) as (_, pilot):
        shown = await give(pilot, write_connections(tmp_path / "x" / "Connections.csv", [CLEO, ME]))
        assert "you stand in this list yourself" in shown
        assert "o  says whose list it is" in shown
        assert "--" not in shown


# -- cancelling -----------------------------------------------------------------------------------


class Held:
    """Holds an import in its thread at a chosen step, until the test lets it go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, doing: str) -> None:
        self.reached, self.go_on, self.ended = (threading.Event() for _ in range(3))
        held, original = self, Importing

        def importing(store: object, wishes: Wishes, told: Callable[[object], None]) -> Importing:
            def listening(step: object) -> None:
                if getattr(step, "doing", "") == doing and not held.go_on.is_set():
                    held.reached.set()
                    held.go_on.wait(20)
                try:
                    told(step)
                except Exception:
                    held.ended.set()
                    raise

            return original(store, wishes, listening)  # type: ignore[arg-type]

        monkeypatch.setattr("secondhop.tui.screens.preview.Importing", importing)

    async def wait(self) -> None:
        assert await asyncio.to_thread(self.reached.wait, 20)

    async def end(self) -> None:
        self.go_on.set()
        assert await asyncio.to_thread(self.ended.wait, 20)


@pytest.mark.parametrize("key", ["escape", "q"])
@pytest.mark.parametrize("doing", ["reading", "matching people", "counting"])
async def test_cancelled_while_reading_nothing_is_left(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doing: str, key: str
) -> None:
    before = tree(mine)
    held = Held(monkeypatch, doing)
    async with dashboard(mine) as (app, pilot):
        people = list(app.store.state.people.ids)
        await press(pilot, "I", "ctrl+u")
        set_prompt(pilot, str(write_friends(tmp_path)[0].parent))
        await press(pilot, "enter")
        await held.wait()
        if doing != "counting":  # which comes first, before anything is told
            await until(pilot, lambda: "esc cancels" in screen_text(app))
        shown = await press(pilot, key)  # while the thread still stands where it is
        assert "Cancelled: nothing came in" in shown
        await held.end()
        assert list(app.store.state.people.ids) == people
        assert app.store.revision == 0
        await pilot.pause(0.3)
        assert "Cancelled: nothing came in" in screen_text(app)
    assert tree(mine) == before


async def test_cancelled_while_writing_what_was_written_is_gone(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(mine)
    async with dashboard(mine) as (app, pilot):
        held = Held(monkeypatch, "writing")
        await give(pilot, write_friends(tmp_path)[0].parent)
        await press(pilot, "enter")
        await held.wait()
        await press(pilot, "escape")
        assert isinstance(app.screen, PreviewScreen)  # it waits until all is put back
        await held.end()
        await until(pilot, lambda: "Cancelled: nothing came in" in screen_text(app))
        assert app.store.revision == 0
    assert tree(mine) == before


@pytest.mark.parametrize("doing", ["reading", "counting", "writing"])
async def test_quitting_during_an_import_leaves_nothing_half(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doing: str
) -> None:
    before = tree(mine)
    held = Held(monkeypatch, doing)
    async with dashboard(mine) as (_, pilot):
        await press(pilot, "I", "ctrl+u")
        set_prompt(pilot, str(write_friends(tmp_path)[0].parent))
        await press(pilot, "enter")
        if doing == "writing":
            await read(pilot)
            await press(pilot, "enter")
        await held.wait()
        threading.Timer(0.5, held.go_on.set).start()
        await pilot.press("ctrl+q")
    await asyncio.to_thread(held.ended.wait, 20)
    assert tree(mine) == before


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
@pytest.mark.parametrize("is_last_word_said", [False, True])
async def test_cancelled_while_it_is_remembered_for_the_next_start_nothing_is_left(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, is_last_word_said: bool
) -> None:
    """The last that is written, after all graph files; or even after the last word about it."""
    before, held = tree(mine), Held(monkeypatch, "nothing")
    real_keep, real_write = Store.keep, Importing.write

    def wait() -> None:
        held.reached.set()
        held.go_on.wait(20)

    def keep(store: Store, state: State, ahead: bool = False) -> None:
        if ahead and not is_last_word_said:
            wait()
        real_keep(store, state, ahead)

    def write(importing: Importing) -> None:
        try:
            real_write(importing)
            if is_last_word_said:
                wait()
        finally:
            held.ended.set()

    monkeypatch.setattr(Importing, "write", write)
    async with dashboard(mine) as (app, pilot):
        monkeypatch.setattr(Store, "keep", keep)
        await give(pilot, write_friends(tmp_path)[0].parent)
        await press(pilot, "enter")
        await held.wait()
        if key == "escape":
            await press(pilot, key)
            await held.end()
            await until(pilot, lambda: "Cancelled: nothing came in" in screen_text(app))
            assert app.store.revision == 0
        else:
            threading.Timer(0.5, held.go_on.set).start()
            await pilot.press(key)
    await held.end()
    assert tree(mine) == before


async def test_after_a_refused_answer_nothing_is_built_on_the_screens_time(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builders: list[str] = []
    real = Store.build

    def build(store: Store, *known: Any, **more: Any) -> State:
        builders.append(threading.current_thread().name)
        return real(store, *known, **more)

    async with dashboard(mine) as (_, pilot):
        await give(pilot, write_friends(tmp_path)[0])
        monkeypatch.setattr(Store, "build", build)
        await press(pilot, "m", "ctrl+u")
        set_prompt(pilot, ANA.url)
        await press(pilot, "enter")
        assert "Nothing here can be imported as it is" in await read(pilot)
    assert set(builders) <= {"beside"}


async def test_leaving_the_preview_leaves_nothing(mine: Path, tmp_path: Path) -> None:
    before = tree(mine)
    async with dashboard(mine) as (_, pilot):
        await give(pilot, write_friends(tmp_path)[0])
        assert "Cancelled: nothing came in" in await press(pilot, "q")
    assert tree(mine) == before


async def test_a_full_disk_is_told_and_leaves_nothing(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(mine)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with dashboard(mine) as (app, pilot):
        await give(pilot, write_friends(tmp_path)[0])
        monkeypatch.setattr("secondhop.store.graphfile.write_once", full)
        await press(pilot, "enter")
        shown = await until(pilot, lambda: "No space left" in screen_text(app))
        assert "What would come in" in shown
        await press(pilot, "q")
    assert tree(mine) == before


# -- what it looks like ---------------------------------------------------------------------------


async def test_the_bar_is_painted_only_when_its_text_changes(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[object] = []
    original = Words.refresh

    def counting(self: Words, *regions: object, **options: object) -> Words:
        if self.id == "told":
            painted.append(regions)
        return original(self, *regions, **options)  # type: ignore[arg-type]

    held = Held(monkeypatch, "matching people")
    async with dashboard(mine) as (_, pilot):
        await press(pilot, "I", "ctrl+u")
        set_prompt(pilot, str(write_connections(tmp_path / "Ana Silva.csv", MANY)))
        await press(pilot, "enter")
        await held.wait()
        await pilot.pause(3 / LOOKS_PER_SECOND)
        monkeypatch.setattr(Words, "refresh", counting)
        await pilot.pause(10 / LOOKS_PER_SECOND)
        assert painted == []  # nothing has moved
        await press(pilot, "escape")
        await held.end()


@pytest.mark.parametrize("size", SIZES)
async def test_the_empty_home_says_everything_at_any_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with dashboard(tmp_path / "home", size) as (_, pilot):
        shown = await press(pilot)
        for words in (
            "Data privacy",
            "I ",
            "D  look around",
            "T  a short tour",
            "s shows",
            "? help",
        ):
            assert words in shown
        assert "more lines below" not in shown
        assert not any("…" in line for line in shown.splitlines() if "stays in" not in line)
        if size[0] >= 120:
            first = next(line for line in shown.splitlines() if "This is where" in line)
            assert len(first) - len(first.lstrip()) > 15


async def test_the_tour_opens_from_the_empty_home_the_help_and_the_palette(tmp_path: Path) -> None:
    async with dashboard(tmp_path / "home") as (_, pilot):
        assert "Three panes, one selection" in await press(pilot, "T")
        assert "nobody here yet" in await press(pilot, "q")
        assert "Three panes, one selection" in await press(pilot, "question_mark", "T")
        await press(pilot, "q", "q")
        assert "Three panes, one selection" in await press(pilot, "colon", *typed("tour"), "enter")


# -- through a real terminal ----------------------------------------------------------------------


def environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    names = {"SECONDHOP_HOME": str(home), "HOME": str(home.parent), "TMPDIR": str(home.parent)}
    return {**kept, **names, "TERM": "xterm-256color", "LANG": "C.UTF-8"}


def start(home: Path) -> Terminal:
    return Terminal([sys.executable, "-m", "secondhop"], 80, 24, environment(home))


def test_first_minutes_in_a_terminal(tmp_path: Path, archive: Path) -> None:
    with start(tmp_path / "home") as terminal:
        terminal.until("This is where the people")
        terminal.press("I")
        terminal.press(f"{archive.parent}/Basic\t.z\t")
        terminal.until(".zip")
        terminal.press("\r")
        terminal.until("3 new, 0 known already")
        terminal.press("\r")
        terminal.until("Ask one friend")
        terminal.press("q")
        terminal.until("no friend's list yet")
        terminal.press("q")
        assert terminal.exit_code() == 0


def cancelled_in_a_terminal(home: Path, path: Path, keys: Sequence[str]) -> None:
    with start(home) as terminal:
        terminal.until("This is where the people")
        terminal.press("I")
        terminal.press(str(path))
        terminal.press("\r", answers=False)
        terminal.until(" rows  ")
        for key in keys:
            terminal.press(key)
        if keys[-1] == "\x1b":
            terminal.until("Cancelled: nothing came in")
            terminal.press("q")
        assert terminal.exit_code(20) == 0


@pytest.mark.parametrize("keys", [["\x1b"], ["\x11"]])
def test_a_long_import_is_cancelled_in_a_terminal(tmp_path: Path, keys: list[str]) -> None:
    many = [Row(f"Nora{i}", f"Quist{i}", f"nora-quist-{i}") for i in range(60_000)]
    path = write_connections(tmp_path / "Connections.csv", many)
    cancelled_in_a_terminal(tmp_path / "home", path, keys)
    assert [name for name in tree(tmp_path / "home") if "locks" not in name] == []


def test_quitting_while_it_is_written_waits_until_that_is_put_back(tmp_path: Path) -> None:
    path = write_connections(tmp_path / "Connections.csv", [ANA, BEN])
    code = (
        "import sys, time; from secondhop.store import importing;"
        "from secondhop.__main__ import main;"
        "write = importing.write_graph;"
        "importing.write_graph = lambda *which: (write(*which), time.sleep(2));"
        "sys.exit(main([]))"
    )
    home = tmp_path / "home"
    with Terminal([sys.executable, "-c", code], 80, 24, environment(home)) as terminal:
        terminal.until("This is where the people")
        terminal.press("I")
        terminal.press(str(path))
        terminal.press("\r", answers=False)
        terminal.until("2 new, 0 known already")
        terminal.press("\r", answers=False)
        terminal.until("Writing")
        terminal.press("\x11", answers=False)
        assert terminal.exit_code(20) == 0
    assert [name for name in tree(home) if "graph" in name] == []
