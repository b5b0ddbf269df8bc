"""The palette: every action and everybody, by name, at once and without harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from secondhop.model import edits
from secondhop.model.person import PersonId
from secondhop.store.home import home_in
from secondhop.store.store import Store
from secondhop.tui.actions import ACTIONS, BY_ID, EVERY
from secondhop.tui.app import SecondhopApp
from secondhop.tui.screens.palette import MOST_PEOPLE, PaletteList, PaletteScreen, find_people
from tests.journeys.test_dashboard import HOSTILE, press, until
from tests.screens import SIZES, TODAY, dashboard, screen_text, typed


def found(app: SecondhopApp) -> list[str]:
    """What the palette offers, headings left out."""
    finds = app.screen.query_one(PaletteList).finds
    return [find.text for find in finds if not find.heading]


async def test_every_action_is_there_before_anything_is_typed(demo: Path) -> None:
    async with dashboard(demo, keys=("ctrl+p",)) as (app, _):
        finds = app.screen.query_one(PaletteList).finds
        offered = {find.action for find in finds if find.action}
        assert offered == {one.id for one in EVERY} - {"palette"}


@pytest.mark.parametrize("key", ["ctrl+p", "colon"])
async def test_an_action_is_done_by_its_name(demo: Path, key: str) -> None:
    async with dashboard(demo, keys=(key, *typed("sort"))) as (app, pilot):
        assert found(app) == ["order"]
        shown = await press(pilot, "enter")
        assert "order by: warmth" in shown


async def test_the_keys_and_the_reason_stand_beside(demo: Path) -> None:
    async with dashboard(demo, keys=("colon", *typed("undo"))) as (app, pilot):
        row = next(line for line in screen_text(app).splitlines() if line.startswith("▌undo"))
        assert row.split()[1] == "u"
        assert "not now: nothing to undo in this session" in row
        assert "Nothing to undo in this session" in await press(pilot, "enter")


async def test_what_can_be_done_comes_before_what_cannot(demo: Path) -> None:
    async with dashboard(demo, keys=("colon",)) as (app, _):
        finds = [find for find in app.screen.query_one(PaletteList).finds if not find.heading]
        reasons = [bool(find.why) for find in finds]
        assert reasons == sorted(reasons)
        assert True in reasons


async def test_a_person_is_opened_by_name(demo: Path) -> None:
    async with dashboard(demo, keys=("colon", *typed("weber ivo"))) as (app, pilot):
        assert "PEOPLE" in screen_text(app)
        assert found(app)[0] == "Ivo Weber"
        shown = await press(pilot, "enter")
        assert shown.startswith(" Ivo Weber   2nd")
        assert "BEST WAY IN" in await press(pilot, "q")


async def test_people_are_found_beyond_the_filter_and_without_accents(demo: Path) -> None:
    async with dashboard(demo, keys=("slash", *typed("zzz"), "enter", "colon")) as (app, pilot):
        await press(pilot, *typed("emile ostrowski"))
        assert "Émile Ostrowski" in found(app)
        assert app.desk.text == "degree:2 zzz"


async def test_who_is_called_so_comes_before_who_works_there(demo: Path) -> None:
    async with dashboard(demo) as (app, _):
        people = find_people(app.desk, "helsing")
        assert len(people) == MOST_PEOPLE
        named = ["clarke" in find.text.lower() for find in find_people(app.desk, "clarke")]
        assert named == sorted(named, reverse=True)
        assert named[0]
        names = [find.text.lower() for find in find_people(app.desk, "no")]
        assert all(any(part.startswith("no") for part in name.split()) for name in names)


@pytest.mark.parametrize("text", ["company:", 'a "b', "mutuals>=x", "-", "[/]", "%s {0}", "\u202e"])
async def test_whatever_is_typed_is_only_looked_for(demo: Path, text: str) -> None:
    async with dashboard(demo) as (app, _):
        finds = find_people(app.desk, text)
        assert len(finds) <= MOST_PEOPLE
        assert all(find.person for find in finds)


async def test_nothing_found_says_so_and_enter_stays(demo: Path) -> None:
    async with dashboard(demo, keys=("colon", *typed("qqqq"), "enter")) as (app, pilot):
        assert "Nothing and nobody is called so" in screen_text(app)
        assert isinstance(app.screen, PaletteScreen)
        assert "BEST WAY IN" in await press(pilot, "escape")


async def test_the_cursor_moves_while_one_types(demo: Path) -> None:
    async with dashboard(demo, keys=("colon", "down", "down", "up")) as (app, pilot):
        rows = app.screen.query_one(PaletteList)
        assert rows.finds[rows.cursor].action == ACTIONS[1].id
        await press(pilot, *typed("he"))
        assert rows.finds[rows.cursor].action == "help"
        assert "Keys and words" in await press(pilot, "enter")


async def test_keys_of_one_burst_are_taken_in_order(demo: Path) -> None:
    async with dashboard(demo) as (app, pilot):
        keys = ("colon", *typed("write a note"), "enter", *typed("prefers mail"), "enter")
        for key in keys:
            letter = {"space": " ", "colon": ":"}.get(key, key if len(key) == 1 else None)
            app.post_message(events.Key(key, letter))
        await until(pilot, lambda: "Noted about" in screen_text(app))
        notes = app.store.state.records.notes(app.desk.selection or PersonId(""))
        assert "prefers mail" in {note.text for note in notes}


async def test_moves_are_done_from_the_palette_too(demo: Path) -> None:
    async with dashboard(demo, keys=("colon", *typed("half a page down"))) as (app, pilot):
        first = app.desk.selection
        await press(pilot, "enter")
        assert app.desk.selection != first


@pytest.mark.parametrize("action", [one.id for one in EVERY if one.id not in ("quit", "quit-now")])
async def test_no_choice_hurts(demo: Path, action: str) -> None:
    async with dashboard(demo, keys=("colon",)) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, PaletteScreen)
        screen._act(action) if action == "palette" else screen.line.set(BY_ID[action].help)
        screen.line.typed(BY_ID[action].help)
        await press(pilot, "enter", "escape", "escape", "escape")
        assert app.is_running


async def test_hostile_names_are_shown_harmlessly(tmp_path: Path) -> None:
    home = tmp_path / "home"
    store = Store.open(home_in(home), today=TODAY)
    me = store.state.people.ids[0]
    for number, name in enumerate(HOSTILE):
        person = PersonId(f"bad{number:05d}")
        store.apply(edits.add_person(person, {"name": name, "title": name, "company": "Acme"}))
        store.apply(edits.tie(me, person, "by hand", TODAY))
    store.close()
    async with dashboard(home, keys=("colon", *typed("acme"))) as (app, pilot):
        shown = screen_text(app)
        assert "[red]Bob[/red] [/x]" in shown
        assert not set(shown.replace("\n", "")) & {chr(code) for code in (*range(32), 0x7F, 0x9B)}
        assert not set(shown) & set("\u202e\u202c")
        await press(pilot, "down", "down", "enter")
        assert app.is_running


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_fits_every_size(demo: Path, size: tuple[int, int]) -> None:
    async with dashboard(demo, size, keys=("colon", "e", "d")) as (app, pilot):
        lines = screen_text(app).splitlines()
        assert len(lines) == size[1]
        assert lines[-1].startswith(" enter do, or open")
        assert "back" in lines[-1]
        await pilot.resize_terminal(60, 18)
        assert "back" in (await press(pilot, "down")).splitlines()[-1]


async def test_an_empty_home_has_one_too(tmp_path: Path) -> None:
    async with dashboard(tmp_path / "home", keys=("colon", *typed("ask a friend"))) as (app, pilot):
        assert found(app) == ["ask a friend"]
        assert "A message to send to a friend" in await press(pilot, "enter")
