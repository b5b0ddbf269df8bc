from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from secondhop.model.edits import add_note, paste_mutuals
from secondhop.network.lists import Lister, Lists
from secondhop.network.openings import Opening, Openings
from secondhop.network.reach import Reach
from secondhop.network.worksheet import Profile, Worksheet
from secondhop.tui.app import SecondhopApp
from secondhop.tui.screens.person import PersonScreen
from secondhop.tui.screens.reach import ReachScreen
from secondhop.tui.screens.reachlist import ASK, BROWSE, CONNECT, ReachList, entries, entry_line
from secondhop.tui.widgets.cells import cells
from tests.screens import SIZES, TODAY, dashboard, screen_text, typed

FOUND = Reach(
    Openings([Opening(1, 12)], 40),
    Lists([Lister(2, 377, 3, 5, False), Lister(3, None, 0, 1, False)], 377, 12),
    Worksheet([Profile(4, 175, 7, False), Profile(5, 9, 2, True)], 12, 300),
)


async def _shown(pilot: Pilot[str], *keys: str) -> str:
    for key in keys:
        await pilot.press(key)
    await pilot.pause()
    assert isinstance(pilot.app, SecondhopApp)
    return screen_text(pilot.app)


def _screen(app: SecondhopApp) -> ReachScreen:
    assert isinstance(app.screen, ReachScreen)
    return app.screen


def test_each_section_says_what_it_follows_from() -> None:
    lines = entries(FOUND)
    assert [one.row for one in lines] == [*_headed(1), None, *_headed(2, 3), None, *_headed(4, 5)]
    assert [one.section for one in lines if one.row] == [CONNECT, ASK, ASK, BROWSE, BROWSE]
    assert [one.text for one in lines if one.text] == [part.reason for part in FOUND]
    numbers = [one.numbers for one in lines if one.row]
    assert numbers[0] == ("+12",)
    assert numbers[1:3] == [("3", "5", "~377"), ("0", "1", "?")]
    assert numbers[3:] == [("7 of 12", "~175"), ("2 of 12", "9")]


def _headed(*rows: int) -> list[int | None]:
    return [None, None, *rows]


async def test_the_lists_are_what_the_command_finds(demo: Path) -> None:
    async with dashboard(demo, keys=("e",)) as (app, pilot):
        shown = screen_text(app)
        assert "5,904 found by degree:2" in shown
        assert "Counted: people beyond 2nd degree known to know them." in shown
        most = next(line for line in shown.splitlines() if "Selma Vogel" in line)
        assert most.rstrip().endswith("+7")
        assert "Estimate: median of 12 loaded lists" in shown
        shown = await _shown(pilot, "G")
        assert "6 of 12" in shown
        assert "Estimate: their share of 12 loaded lists × 300 not loaded." in shown
        assert "Hana Weber" in shown
        entry = _screen(app).list.entry
        assert entry is not None
        assert entry.section == BROWSE


@pytest.mark.parametrize("size", SIZES)
async def test_no_line_is_longer_than_the_screen(demo: Path, size: tuple[int, int]) -> None:
    async with dashboard(demo, size, ("e",)) as (app, _):
        shown, listed = screen_text(app), _screen(app).list
        assert max(map(cells, shown.splitlines())) <= size[0]
        assert "loaded lists; then known ties." in shown
        for entry in listed._entries:
            line = entry_line(app.store.state, entry, size[0] - 1)
            assert sum(cells(text) for text, _ in line) <= size[0] - 1


async def test_enter_opens_the_person_and_q_comes_back(demo: Path) -> None:
    async with dashboard(demo, keys=("e", "j")) as (app, pilot):
        whom = _screen(app).whom()
        shown = await _shown(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        assert app.store.state.people.name[app.store.state.people.row_of[whom]] in shown  # type: ignore[index]
        await _shown(pilot, "q")
        assert _screen(app).whom() == whom
        await _shown(pilot, "q")
        assert not isinstance(app.screen, ReachScreen)


async def test_what_is_done_concerns_the_person_under_the_cursor(demo: Path) -> None:
    async with dashboard(demo, keys=("e", "G")) as (app, pilot):
        whom = _screen(app).whom()
        assert whom is not None
        shown = await _shown(pilot, "t", *typed("open"), "enter")
        row = app.store.state.people.row_of[whom]
        assert app.store.state.people.tags[row] == ("open",)
        assert "undoes it" in shown
        assert _screen(app).whom() == whom


async def test_a_pasted_profile_leaves_the_worksheet_at_once(demo: Path) -> None:
    async with dashboard(demo, keys=("e", "G")) as (app, pilot):
        whom, state = _screen(app).whom(), app.store.state
        assert whom is not None
        row = state.people.row_of[whom]
        assert row in _worksheet(_screen(app).list)
        known = int(state.mutuals[row])
        app.store.apply(paste_mutuals(whom, [], TODAY, stated=known))
        await pilot.pause()
        assert row not in _worksheet(_screen(app).list)
        app.store.apply(paste_mutuals(whom, [], TODAY, stated=known + 500))
        await pilot.pause()
        assert _worksheet(_screen(app).list)[row][-1] == "500"


def _worksheet(listed: ReachList) -> dict[int, tuple[str, ...]]:
    found = listed._entries
    return {one.row: one.numbers for one in found if one.section == BROWSE and one.row is not None}


async def test_the_paste_box_is_one_key_away(demo: Path) -> None:
    async with dashboard(demo, keys=("e", "G")) as (app, pilot):
        person = app.desk.person(_screen(app).whom())
        assert person is not None
        assert f"Mutual connections of {person.name}" in await _shown(pilot, "p")
        await _shown(pilot, "escape")
        assert _screen(app).whom() == person.id


async def test_whom_connecting_would_open_is_counted_one_by_one(demo: Path) -> None:
    async with dashboard(demo, keys=("e",)) as (app, _):
        state = app.store.state
        beyond = {row for row in range(len(state.people)) if state.degree[row] == 3}
        opened = {
            row: len(beyond & set(state.ties.neighbours(row).tolist()))
            for row in range(len(state.people))
            if state.degree[row] == 2
        }
        wanted = sorted((many for many in opened.values() if many), reverse=True)
        listed = [one for one in _screen(app).list._entries if one.section == CONNECT and one.row]
        assert [int(one.numbers[0]) for one in listed] == wanted
        assert all(opened[one.row or 0] == int(one.numbers[0]) for one in listed)


async def test_a_note_elsewhere_leaves_the_cursor_alone(demo: Path) -> None:
    async with dashboard(demo, keys=("e", "j", "j", "j")) as (app, pilot):
        whom, at = _screen(app).whom(), _screen(app).list.cursor
        assert whom is not None
        app.store.apply(add_note("n1", app.store.state.people.ids[9], "hello", TODAY))
        await pilot.pause()
        assert (_screen(app).whom(), _screen(app).list.cursor) == (whom, at)


async def test_the_filter_says_about_whom(demo: Path) -> None:
    keys = ("slash", *typed("company:helsing"), "enter", "e", "G")
    async with dashboard(demo, keys=keys) as (app, _):
        shown = screen_text(app)
        assert "found by degree:2 company:helsing" in shown
        state, found = app.store.state, _screen(app).list._entries
        opened = [one.row for one in found if one.section == BROWSE and one.row is not None]
        assert opened
        assert all("Helsing" in state.people.company[row] for row in opened)


async def test_nobody_found_is_said(demo: Path) -> None:
    async with dashboard(demo, keys=("slash", *typed("zzzz"), "enter", "e")) as (app, pilot):
        assert "Nobody is found, so there is nobody to go by" in screen_text(app)
        assert _screen(app).whom() is None
        shown = await _shown(pilot, "j", "enter", "t")
        assert "Nobody is selected" in shown


async def test_the_palette_finds_it(demo: Path) -> None:
    async with dashboard(demo, keys=("colon", *typed("reach"), "enter")) as (app, _):
        assert "ways to more people" in screen_text(app)
