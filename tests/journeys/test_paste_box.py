"""Mutual connections pasted on a person, and ties said right or wrong, from the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from secondhop.model import edits
from secondhop.model.person import PersonId
from secondhop.store.pasting import Contacts
from secondhop.store.stated import stated_mutuals
from secondhop.store.writer import NotSavedError
from secondhop.tui.app import SecondhopApp
from secondhop.tui.screens.dashboard import Dashboard
from secondhop.tui.screens.pasting import PastingScreen
from secondhop.tui.screens.person import PersonScreen
from secondhop.tui.widgets.textbox import TextBox
from tests.journeys.terminal import DASHBOARD, Terminal, environment
from tests.journeys.test_dashboard import press, reopened
from tests.screens import SIZES, dashboard, screen_text, typed

TEXT = "Ana Silva, Mina Silva,\nFoo Barson and 12 other mutual connections"
GWEN = ("slash", "ctrl+u", *typed("gwen kvist kettle"), "enter")
"""The keys that select somebody whom two contacts are known to know."""


async def pasted(pilot: Pilot[str], text: str) -> str:
    """Paste as a terminal does."""
    box = pilot.app.screen.query_one(TextBox)
    box.post_message(events.Paste(text))
    await pilot.pause()
    assert isinstance(pilot.app, SecondhopApp)
    return screen_text(pilot.app)


def knowers(app: SecondhopApp) -> list[str]:
    """Who is tied to Gwen."""
    state, row = app.desk.state, app.desk.row_of(app.desk.selection)
    assert row is not None
    assert state.people.name[row] == "Gwen Kvist"
    return sorted(state.people.name[other] for other in state.ties.neighbours(row).tolist())


async def test_pasting_adds_exactly_those_ties_and_undo_takes_them_back(demo: Path) -> None:
    async with dashboard(demo, keys=GWEN) as (app, pilot):
        before = knowers(app)
        shown = await press(pilot, "p")
        assert "Mutual connections of Gwen Kvist" in shown
        assert "paste it" in shown
        shown = await pasted(pilot, TEXT)
        assert "adds 1 tie: Mina Silva" in shown
        assert "1 known already: Ana Silva" in shown
        assert "1 not among your contacts, kept by name: Foo Barson" in shown
        assert "15 mutual connections in all" in shown
        assert knowers(app) == before
        shown = await press(pilot, "ctrl+s")
        assert isinstance(app.screen, Dashboard)
        assert "Gwen Kvist: 1 new tie, 1 name kept · 3 of 15 mutuals known" in shown
        assert "u undoes it" in shown
        assert knowers(app) == sorted([*before, "Mina Silva"])
        shown = await press(pilot, "u")
        assert "Undid paste: Gwen Kvist, 1 new tie" in shown
        assert knowers(app) == before


async def test_enter_twice_keeps_what_was_typed_and_it_is_on_the_disk(demo: Path) -> None:
    async with dashboard(demo, keys=(*GWEN, "enter", "p")) as (app, pilot):
        shown = await press(pilot, *typed("Mina Silva"), "enter", "enter")
        assert isinstance(app.screen, PersonScreen)
        assert "Mina Silva" in shown
        assert "pasted" in shown
        other = reopened(demo)
        person = app.screen.whom()
        assert person is not None
        row = other.state.people.row_of[person]
        tied = [other.state.people.name[one] for one in other.state.ties.neighbours(row).tolist()]
        assert "Mina Silva" in tied
        assert stated_mutuals(other.state, row) is None
        other.close()


async def test_leaving_keeps_nothing(demo: Path) -> None:
    async with dashboard(demo, keys=(*GWEN, "p")) as (app, pilot):
        before = knowers(app)
        await pasted(pilot, TEXT)
        await press(pilot, "escape")
        assert isinstance(app.screen, Dashboard)
        assert knowers(app) == before
        assert not app.store.can_undo


async def test_nothing_to_keep_is_said_and_the_box_stays(demo: Path) -> None:
    async with dashboard(demo, keys=(*GWEN, "p")) as (app, pilot):
        assert "nothing to keep yet" in await press(pilot, "ctrl+s")
        assert "No names in this yet" in await pasted(pilot, "we met at the fair in 2019")
        assert isinstance(app.screen, PastingScreen)


async def test_the_same_again_is_nothing_new(demo: Path) -> None:
    async with dashboard(demo, keys=(*GWEN, "p")) as (_, pilot):
        for answer in ("1 new tie", "Nothing new about Gwen Kvist"):
            await pasted(pilot, TEXT)
            assert answer in await press(pilot, "ctrl+s")
            await press(pilot, "p")


async def with_namesake(app: SecondhopApp) -> None:
    """Another Mina Silva among my contacts."""
    person = PersonId("namesake1")
    named = {"name": "Mina Silva", "title": "Botanist", "company": "Fjord Bank"}
    app.store.apply(edits.add_person(person, named))
    me = app.store.state.people.ids[0]
    app.store.apply(edits.tie(me, person, "by hand", app.store.today))


async def test_a_name_that_several_contacts_have_is_asked(demo: Path) -> None:
    async with dashboard(demo, keys=GWEN) as (app, pilot):
        await with_namesake(app)
        await press(pilot, "p")
        assert "asks: 2 contacts are called Mina Silva" in await pasted(pilot, TEXT)
        shown = await press(pilot, "ctrl+s")
        assert "2 of your contacts are called Mina Silva: who is meant?" in shown
        (number,) = [line.strip("▌ ")[0] for line in shown.splitlines() if "Botanist" in line]
        await press(pilot, number)
        row = app.desk.row_of(PersonId("namesake1"))
        assert row is not None
        assert "Mina Silva" in knowers(app)
        gwen = app.desk.row_of(app.desk.selection)
        assert gwen is not None
        assert app.desk.state.ties.has(row, gwen)


@pytest.mark.parametrize("key", ["0", "escape"])
async def test_none_of_them_and_back_tie_nobody(demo: Path, key: str) -> None:
    async with dashboard(demo, keys=GWEN) as (app, pilot):
        await with_namesake(app)
        before = knowers(app)
        await press(pilot, "p")
        await pasted(pilot, "Mina Silva is a mutual connection")
        await press(pilot, "ctrl+s", key)
        assert knowers(app) == before
        assert isinstance(app.screen, PastingScreen) == (key == "escape")
        if key == "escape":
            assert "Mina Silva is a mutual connection" in screen_text(app)


async def test_what_could_not_be_saved_stays_in_the_box(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSavedError("the disk is full")

    async with dashboard(demo, keys=(*GWEN, "p")) as (app, pilot):
        await pasted(pilot, TEXT)
        monkeypatch.setattr(app.store, "apply", full)
        shown = await press(pilot, "ctrl+s")
        assert "the disk is full" in shown
        assert "Mina Silva" in shown
        monkeypatch.undo()
        assert "1 new tie" in await press(pilot, "ctrl+s")


@pytest.mark.parametrize("size", SIZES)
async def test_the_box_fits_every_size(demo: Path, size: tuple[int, int]) -> None:
    async with dashboard(demo, size, (*GWEN, "p")) as (_, pilot):
        for shown in (await press(pilot), await pasted(pilot, TEXT)):
            lines = shown.splitlines()
            assert len(lines) == size[1]
            assert lines[-1].lstrip().startswith("ctrl+s keep")
            assert lines[-1].endswith("esc leave")


async def test_one_tie_is_confirmed_and_another_rejected(demo: Path) -> None:
    async with dashboard(demo, keys=(*GWEN, "enter")) as (app, pilot):
        before = knowers(app)
        shown = await press(pilot, "w")
        assert "Ana Silva knows Gwen Kvist: connected" in shown
        shown = await press(pilot, "plus")
        assert "Ana Silva and Gwen Kvist know each other: confirmed" in shown
        assert "confirmed +1" in shown
        shown = await press(pilot, "b", "b", "X")
        assert "Gita Clarke and Gwen Kvist do not know each other: tie rejected" in shown
        assert "u undoes it" in shown
        assert knowers(app) == [name for name in before if name != "Gita Clarke"]
        await press(pilot, "u")
        assert knowers(app) == before


async def test_ties_are_said_right_or_wrong_where_they_are_shown(demo: Path) -> None:
    async with dashboard(demo, keys=GWEN) as (app, pilot):
        assert "2 Prospects" in await press(pilot, "X")
        assert isinstance(app.screen, Dashboard)
        assert "no tie is shown here" in app.screen.why_not("reject-tie")
        assert not app.store.can_undo


async def test_few_ways_go_round_through_colleagues(demo: Path) -> None:
    async with dashboard(demo, keys=(*GWEN, "enter")) as (_, pilot):
        shown = await press(pilot)
        assert "OR GO ROUND" in shown
        assert "inferred, " in shown
        assert "┄┄ Gwen Kvist" in shown


async def test_all_ways_are_shown_when_asked_for(demo: Path) -> None:
    async with dashboard(
        demo, keys=("slash", "ctrl+u", *typed("yuki santos degree:1"), "enter", "enter")
    ) as (app, pilot):
        assert isinstance(app.screen, PersonScreen)
        row = app.desk.row_of(app.screen.whom())
        assert row is not None
        count = int(app.desk.state.mutuals[row])
        shown = await press(pilot)
        assert f"and {count - 7} more; m shows them" in shown
        shown = await press(pilot, "m")
        assert "more; m shows them" not in shown
        await press(pilot, *["w"] * 30)
        here = app.screen.tie_here()
        assert here is not None
        name = app.desk.person(here.introducer)
        assert name is not None
        assert "▌      ├╴" in screen_text(app)
        assert name.name in screen_text(app)


async def test_a_paste_on_the_page_of_a_person_goes_into_the_box(demo: Path) -> None:
    async with dashboard(demo, keys=(*GWEN, "enter")) as (app, pilot):
        app.post_message(events.Paste(TEXT))
        await pilot.pause()
        shown = await press(pilot)
        assert isinstance(app.screen, PastingScreen)
        assert "adds 1 tie: Mina Silva" in shown
        shown = await press(pilot, "ctrl+s")
        assert "named on the profile, none of your contacts: Foo Barson" in shown
        assert "3 of 15 mutuals known" in shown


async def test_on_an_empty_home_nobody_is_pasted_about(tmp_path: Path) -> None:
    async with dashboard(tmp_path / "empty") as (app, pilot):
        await press(pilot, "p", "X", "plus", "w")
        assert isinstance(app.screen, Dashboard)


def test_contacts_are_read_once_for_all_keys(demo: Path) -> None:
    store = reopened(demo)
    contacts = Contacts(store.state)
    assert sum(len(rows) for rows in contacts._by_key.values()) == 312
    store.close()


def test_a_marked_paste_goes_into_the_box_of_a_real_terminal(demo: Path) -> None:
    with Terminal(DASHBOARD, 80, 24, environment(demo)) as terminal:
        terminal.until("5904 of 5904")
        terminal.press("p")
        terminal.until("Mutual connections of")
        terminal.press("\x1b[200~Ana Silva,\rFoo Barson and 12 other mutual connections\r\x1b[201~")
        terminal.until("kept by name: Foo Barson")
        terminal.press("\r")
        terminal.until("undoes it")
        terminal.press("u")
        terminal.until("Undid paste")
