"""The Board at the keyboard: what it answers, and that it stands still until it is asked."""

from __future__ import annotations

import contextlib
import gc
import json
import warnings
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from secondhop.__main__ import main
from secondhop.model import edits
from secondhop.model.person import PersonId
from secondhop.network.plan import Ask, plan
from secondhop.network.ways import ways
from secondhop.tui.app import SecondhopApp
from secondhop.tui.panes.board.board import Board
from secondhop.tui.panes.board.gather import asks_of, sheet_of
from secondhop.tui.panes.board.planning import board_of
from secondhop.tui.panes.board.sheet import Fan, Sheet, Shown
from secondhop.tui.panes.board.slice import Slice
from secondhop.tui.panes.board.view import BoardView
from secondhop.tui.panes.board.world import Breathe, World
from secondhop.tui.panes.circles.view import CirclesView
from tests.screens import TODAY, dashboard, screen_text, typed

NEXT_VIEW = "right_square_bracket"


async def press(pilot: Pilot[str], *keys: str) -> str:
    """Press keys, wait for whatever is planned, and return what the screen shows then."""
    for key in keys:
        await pilot.press(key)
    while list(pilot.app.workers):  # a plan that has to be made again ends, and another begins
        with contextlib.suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    await pilot.pause()
    assert isinstance(pilot.app, SecondhopApp)
    return screen_text(pilot.app)


def view(app: SecondhopApp) -> BoardView:
    return app.screen.query_one(BoardView)


def shown(app: SecondhopApp) -> Shown:
    board = view(app).board
    assert board is not None
    return board.shown


def sheet(app: SecondhopApp) -> Sheet:
    found = shown(app)
    assert isinstance(found, Sheet)
    return found


async def test_who_opens_most_doors_is_one_key_away(demo: Path) -> None:
    async with dashboard(demo) as (app, pilot):
        text = await press(pilot, "1")
        state = app.desk.state
        first = plan(
            state.ties, state.degree, state.strength, app.desk.result.rows, by="warmth", limit=1
        )[0]
        name = state.people.name[first.row]
        assert f"first ask: {name}, {first.opens}" in text
        assert "5,904 people via 12 contacts" in text
        assert "300 of 312 lists not loaded" in text


async def test_who_can_introduce_me_to_somebody_at_a_company_is_three_keys_away(demo: Path) -> None:
    async with dashboard(demo) as (app, pilot):
        text = await press(pilot, "1", "enter", "enter")
        people = sheet(app)
        assert people.is_people
        assert f"▸ {people.scope.steps[-1].name}" in text
        ask = people.rails[0]
        assert ask.name in text
        row = people.rows[0]
        assert "WARMEST VIA" in text
        assert row.name in text
        assert row.best in text
        state = app.desk.state
        company = {state.people.employer[state.people.row_of[one.id]] for one in people.rows}
        assert company == {people.scope.steps[-1].name}


async def test_how_my_contacts_cluster_is_two_keys_away(demo: Path) -> None:
    async with dashboard(demo) as (app, pilot):
        text = await press(pilot, "1", NEXT_VIEW)
        assert "┏" in text
        assert "crowd" in text
        text = await press(pilot, "enter")
        opened = sheet(app)
        assert opened.scope.steps[-1].kind == "circle"
        assert f"everyone ▸ {opened.scope.steps[-1].name}" in text
        assert "5,904 people" in await press(pilot, "backspace")


async def test_the_warmest_way_to_somebody_is_one_key_away(demo: Path) -> None:
    async with dashboard(demo, keys=("j", "j")) as (app, pilot):
        person, state = app.desk.selection, app.desk.state
        text = await press(pilot, "m")
        fan = shown(app)
        assert isinstance(fan, Fan)
        assert fan.id == person
        row = app.desk.row_of(person)
        assert row is not None
        (via,), warmth = ways(state.ties, state.degree, state.strength, row)[0]
        assert f"warmth {warmth:.2f}" in text
        assert state.people.name[via] in text.splitlines()[-2]  # the path at the foot
        await press(pilot, "backspace")
        assert sheet(app).is_people
        assert app.desk.selection == person
        await press(pilot, "backspace", "backspace")
        assert sheet(app).scope.crumbs == ("everyone",)
        assert "BEST WAY IN" in await press(pilot, "backspace")


async def test_a_fan_opens_a_person_and_people_are_one_selection(demo: Path) -> None:
    async with dashboard(demo, keys=("1", "enter", "enter", "j", "j")) as (app, pilot):
        person = sheet(app).rows[2]
        text = await press(pilot, "enter", "enter")
        assert "WAYS IN" in text
        assert person.name in text.splitlines()[0]
        text = await press(pilot, "q", "2")
        assert person.name in next(one for one in text.splitlines() if one.startswith("▌"))
        assert app.desk.selection == person.id


async def test_an_introducer_is_left_out_and_asked_again(demo: Path) -> None:
    async with dashboard(demo, keys=("1", "enter", "l")) as (app, pilot):
        first = sheet(app).rails[0]
        text = await press(pilot, "x")
        assert f"Not asking {first.name}" in text
        assert f"not asking {first.name}" in text
        assert first.id not in [rail.id for rail in sheet(app).rails]
        text = await press(pilot, "h", "x")
        assert f"Asking {first.name} again" in text
        assert sheet(app).rails[0].id == first.id
        assert app.store.revision == 0


async def test_orders_and_rows_are_turned_and_told(demo: Path) -> None:
    async with dashboard(demo, keys=("1", "enter")) as (app, pilot):
        assert "Ordered by rank" in await press(pilot, "o")
        assert sheet(app).order == "rank"
        assert "Ordered by the ask plan" in await press(pilot, "o")
        text = await press(pilot, "R")
        assert "Rows by title" in text
        assert "TITLE" in text
        assert "rows are people" in await press(pilot, "enter", "R")
    async with dashboard(demo, keys=("R",)) as (app, _):
        assert "rows are turned on the Board" in screen_text(app).replace("Rows", "rows")


async def test_ties_of_a_row_are_confirmed_where_they_are_met(demo: Path) -> None:
    async with dashboard(demo, keys=("1", "enter", "enter", "w")) as (app, pilot):
        board = view(app)
        introducer, person = board.introducer, board.person
        assert introducer is not None
        assert person is not None
        text = await press(pilot, "plus")
        assert "know each other: confirmed" in text
        assert app.store.state.tie_word(introducer, person)
        await press(pilot, "w")
        assert view(app).introducer != introducer
        await press(pilot, "b")
        assert view(app).introducer == introducer


async def test_marks_are_set_where_one_is(demo: Path) -> None:
    async with dashboard(demo, keys=("1", "enter", "enter", "space", "space")) as (app, pilot):
        rows = sheet(app).rows
        assert app.desk.marked == {PersonId(rows[0].id), PersonId(rows[1].id)}
        assert screen_text(app).count("•") == 2
        assert "2 people are now paused" in await press(pilot, "s", *typed("paus"), "enter")


async def test_find_goes_to_rows_and_to_rails(demo: Path) -> None:
    async with dashboard(demo, keys=("1", "f", *typed("robotics"), "enter")) as (app, pilot):
        board = view(app).board
        assert board is not None
        assert sheet(app).rows[board.place.row].name == "Robotics"
        rail = sheet(app).rails[2].name
        await press(pilot, "f", "ctrl+u", *typed(rail), "enter")
        assert sheet(app).rails[board.place.column].name == rail
        assert board.place.row == -1


async def test_a_few_people_are_shown_at_once_and_no_people_say_so(demo: Path) -> None:
    async with dashboard(demo, keys=("slash", *typed("head helsing"), "enter")) as (app, pilot):
        assert 0 < app.desk.result.total <= 60
        await press(pilot, "1")
        assert sheet(app).is_people
        assert sheet(app).people == app.desk.result.total
        text = await press(pilot, "slash", *typed(" zzzz"), "enter", "1")
        assert "Nobody found is two steps away" in text


async def test_another_filter_is_planned_when_nobody_types(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secondhop.tui.panes.board.plans.QUIET", 2.0)  # a slow machine types slowly
    async with dashboard(demo, size=(120, 40)) as (app, pilot):
        text = await press(pilot)
        assert "5,904 via 12" in text
        before = view(app).board
        for key in ("slash", *typed("helsing")):
            await pilot.press(key)
        assert view(app).board is before
        assert "planning …" in screen_text(app)
        text = await press(pilot)
        assert view(app).board is not before
        assert f"{sheet(app).people:,} via" in text
        assert sheet(app).people == app.desk.result.total < 5_904


async def test_a_cursor_in_prospects_leaves_the_board_alone(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(demo, size=(120, 40)) as (app, pilot):
        await press(pilot)
        drawn: list[int] = []
        monkeypatch.setattr(view(app), "redraw", lambda: drawn.append(1))
        await press(pilot, "j", "j", "k")
        assert not drawn


async def test_what_is_new_waits_until_it_is_asked_for(demo: Path) -> None:
    async with dashboard(demo, keys=("1", "enter")) as (app, pilot):
        before = sheet(app)
        state = app.store.state
        contact = before.rails[0].id
        new = PersonId("new00000")
        app.store.apply(edits.add_person(new, {"name": "Zed Short", "industry": "Banking"}))
        app.store.apply(edits.tie(PersonId(contact), new, "by hand", TODAY))
        assert app.store.state is not state
        text = await press(pilot)
        assert "1 new, r to re-plan" in text
        assert sheet(app) is before
        await press(pilot, "j", "l")
        text = await press(pilot, "r")
        assert "to re-plan" not in text
        assert sheet(app).people == before.people + 1
        board = view(app).board
        assert board is not None
        assert sheet(app).rows[board.place.row].id == before.rows[1].id
        assert board.introducer() == contact


async def test_words_about_people_are_no_news(demo: Path) -> None:
    async with dashboard(demo, keys=("1", "enter", "enter")) as (_, pilot):
        text = await press(pilot, "n", *typed("met in Oslo"), "enter")
        assert "Noted about" in text
        assert "re-plan" not in text


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
async def test_the_board_fits_beside_the_others_and_alone(
    demo: Path, size: tuple[int, int]
) -> None:
    async with dashboard(demo, size=size) as (_, pilot):
        for keys in ((), ("1",), ("enter",), ("l", "enter"), ("enter",), (NEXT_VIEW,), ("2",)):
            text = await press(pilot, *keys)
            lines = text.splitlines()
            assert len(lines) == size[1]
            assert max(map(len, lines)) <= size[0]
            assert "? help" in lines[-1]


async def test_many_people_are_planned_beside_the_screen_at_every_level(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_plan = Event()

    def patient(world: World) -> Board:
        may_plan.wait(20)
        return board_of(world)

    monkeypatch.setattr("secondhop.tui.panes.board.plans.AT_ONCE", 100)
    monkeypatch.setattr("secondhop.tui.panes.board.plans.board_of", patient)
    async with dashboard(demo) as (app, pilot):
        await pilot.press("1")
        assert "planning …" in screen_text(app)
        await pilot.press("j", "l", "x", "w", "enter")  # there is nothing yet to act on
        may_plan.set()
        assert "22 industries" in await press(pilot)
        await pilot.press("enter")
        assert "companies" in await press(pilot)
        await pilot.press("backspace")
        assert "22 industries" in screen_text(app)


async def test_a_level_that_was_left_off_is_planned_when_the_filter_stays_as_it_was(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secondhop.tui.panes.board.plans.AT_ONCE", 100)
    may_plan = Event()
    async with dashboard(demo, keys=("1",)) as (_, pilot):
        assert "22 industries" in await press(pilot)

        def patient(*known: Any) -> Sheet:
            may_plan.wait(20)
            return sheet_of(*known)

        monkeypatch.setattr("secondhop.tui.panes.board.gather.sheet_of", patient)
        await pilot.press("enter")
        await pilot.press("slash", "space", "escape", "1")
        may_plan.set()
        assert "companies" in await press(pilot)


async def test_arrays_that_change_under_a_plan_are_read_again(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secondhop.tui.panes.board.plans.AT_ONCE", 100)
    async with dashboard(demo) as (app, pilot):
        tried: list[World] = []

        def changing(world: World) -> Board:
            tried.append(world)
            if len(tried) == 1:
                app.call_from_thread(
                    app.store.apply, edits.set_stage(app.store.state.people.ids[5], "new")
                )
                raise IndexError("a column became shorter")
            return board_of(world)

        monkeypatch.setattr("secondhop.tui.panes.board.plans.board_of", changing)
        assert "22 industries" in await press(pilot, "1")
        assert len(tried) == 2


async def test_a_level_planned_from_ties_that_changed_meanwhile_is_thrown_away(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(demo, keys=("1",)) as (app, pilot):
        await press(pilot)
        planned: list[Sheet] = []

        def changing(*known: Any) -> Sheet:
            found = sheet_of(*known)
            planned.append(found)
            if len(planned) == 1:
                row = found.index_of(found.rows[0].id) or 0
                change = edits.add_person(PersonId("new00000"), {"name": "Zed Short"})
                app.call_from_thread(app.store.apply, change)
                contact = PersonId(found.rails[row].id)
                change = edits.tie(contact, PersonId("new00000"), "by hand", TODAY)
                app.call_from_thread(app.store.apply, change)
            return found

        monkeypatch.setattr("secondhop.tui.panes.board.plans.AT_ONCE", 100)
        monkeypatch.setattr("secondhop.tui.panes.board.gather.sheet_of", changing)
        await press(pilot, "enter")
        assert len(planned) == 2
        assert sheet(app) is planned[1]


async def test_an_order_turned_while_a_level_is_planned_holds(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secondhop.tui.panes.board.plans.AT_ONCE", 100)
    may_plan, has_begun = Event(), Event()
    async with dashboard(demo, keys=("1",)) as (app, pilot):
        await press(pilot)

        def patient(*known: Any) -> Sheet:
            has_begun.set()
            may_plan.wait(20)
            return sheet_of(*known)

        monkeypatch.setattr("secondhop.tui.panes.board.gather.sheet_of", patient)
        await pilot.press("enter")
        while not has_begun.is_set():
            await pilot.pause(0.02)
        await pilot.press("o")
        may_plan.set()
        text = await press(pilot)
        board = view(app).board
        assert board is not None
        assert board.order == sheet(app).order == "rank"
        assert "Ordered by rank" in text


@pytest.mark.parametrize("at_once", [20_000, 100])
async def test_what_was_said_stays_when_a_plan_comes(
    demo: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    async with dashboard(demo, keys=("1",)) as (_, pilot):
        await press(pilot)
        monkeypatch.setattr("secondhop.tui.panes.board.plans.AT_ONCE", at_once)
        entered = await press(pilot, "enter")
        assert "me ━" in entered.splitlines()[-2]
        assert "Not asking" in await press(pilot, "l", "x")
        assert "Rows by title" in await press(pilot, "R")
        assert "Rows by title" not in await press(pilot, "j")


@pytest.mark.parametrize("is_planned_before", [False, True])
async def test_going_to_the_board_selects_nobody(
    demo: Path, monkeypatch: pytest.MonkeyPatch, is_planned_before: bool
) -> None:
    async with dashboard(demo, size=(120, 40)) as (app, pilot):
        await press(pilot)
        if not is_planned_before:
            monkeypatch.setattr("secondhop.tui.panes.board.plans.QUIET", 20.0)
        await pilot.press("slash", *typed(" head helsing"), "enter", "j", "j", "j")
        if is_planned_before:
            await press(pilot)
        selected = app.desk.selection
        await press(pilot, "1")
        assert sheet(app).is_people
        assert app.desk.selection == selected
        await press(pilot, "j")
        assert app.desk.selection == view(app).person != selected


@pytest.mark.parametrize("at_once", [20_000, 10])
async def test_going_into_a_level_selects_who_is_under_the_cursor(
    demo: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("secondhop.tui.panes.board.plans.AT_ONCE", at_once)
    async with dashboard(demo, keys=("1",)) as (app, pilot):
        await press(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert sheet(app).is_people
        assert app.desk.selection == view(app).person is not None


async def test_circles_beside_other_panes_leave_alone_what_was_said(demo: Path) -> None:
    async with dashboard(demo, size=(120, 40)) as (_, pilot):
        await press(pilot, "1", NEXT_VIEW)
        said = (await press(pilot, "3", "d")).splitlines()[-2]
        assert "next one in 7 days? a" in said
        await pilot.press("a")
        assert "follow up with Ravi Kaya: ask Pia" in (await press(pilot)).splitlines()[-2]


async def test_whoever_types_stops_the_plan_that_nobody_wants(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan beside the screen looks up at every step, and ends there."""
    async with dashboard(demo, size=(120, 40)) as (app, pilot):
        steps, may_go_on, has_begun = [0], Event(), Event()

        def slow(world: World, part: Slice, limit: int, breathe: Breathe) -> list[Ask]:
            has_begun.set()
            may_go_on.wait(20)
            for _ in range(1000):
                steps[0] += 1
                breathe()
            return []

        monkeypatch.setattr("secondhop.tui.panes.board.gather.asks_of", slow)
        await pilot.press("slash", *typed(" he"))
        while not has_begun.is_set():
            await pilot.pause(0.02)
        monkeypatch.setattr("secondhop.tui.panes.board.gather.asks_of", asks_of)
        await pilot.press(*typed("lsing"))
        may_go_on.set()
        await press(pilot)
        assert steps[0] == 1
        assert sheet(app).people == app.desk.result.total < 5_904


async def test_a_plan_that_never_begins_leaves_nothing_to_await(demo: Path) -> None:
    async with dashboard(demo, keys=("1", NEXT_VIEW)) as (app, pilot):
        await press(pilot)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            for _ in range(3):
                app.desk.search("degree:2 eng")
                view(app).plan()
                app.screen.query_one(CirclesView).show()
                app.desk.search("degree:2")
            await pilot.pause(0.3)
            gc.collect()
        assert [str(one.message) for one in told if "never awaited" in str(one.message)] == []


async def test_a_level_opened_later_knows_what_came_since(demo: Path) -> None:
    async with dashboard(demo, keys=("1", "enter")) as (app, pilot):
        outer = sheet(app)
        company, contact = outer.rows[0].id, outer.rails[0].id
        new = PersonId("new00000")
        app.store.apply(
            edits.add_person(
                new, {"name": "Zed Short", "company": company, "industry": outer.scope.steps[0].id}
            )
        )
        app.store.apply(edits.tie(PersonId(contact), new, "by hand", TODAY))
        text = await press(pilot, "enter")
        assert new in [row.id for row in sheet(app).rows]
        assert "to re-plan" not in text
        text = await press(pilot, "backspace")
        assert sheet(app) is outer
        assert "1 new, r to re-plan" in text


async def test_a_tie_that_is_gone_is_on_no_level_opened_later(demo: Path) -> None:
    async with dashboard(demo, keys=("1", "enter", "enter")) as (app, pilot):
        people = sheet(app)
        row, column = (int(one) for one in np.argwhere(people.cells > 0)[0])
        person, contact = PersonId(people.rows[row].id), PersonId(people.rails[column].id)
        await press(pilot, "backspace")
        app.store.apply(edits.tie(contact, person, "rejected", TODAY))
        await press(pilot, "enter")
        inner = sheet(app)
        columns = {rail.id: place for place, rail in enumerate(inner.rails)}
        there = inner.index_of(person)
        if there is not None and contact in columns:
            assert not inner.cells[there, columns[contact]]
        assert (inner.people, len(inner.rows)) != (people.people, 0)


async def test_a_circle_opens_under_the_name_that_it_had_before(demo: Path) -> None:
    async with dashboard(demo, keys=("1", NEXT_VIEW)) as (app, pilot):
        await press(pilot)
        path = app.store.home.state / "circles.json"
    kept = json.loads(path.read_text("utf-8"))
    kept["circles"][0] |= {"id": "as-before", "name": "Old crowd", "after": ""}
    for tiles in kept["places"].values():
        tiles.clear()
    path.write_text(json.dumps(kept), "utf-8")
    async with dashboard(demo, keys=("1", NEXT_VIEW)) as (app, pilot):
        await press(pilot)
        circles = app.screen.query_one(CirclesView)
        circles.go(circles._answer.picture.index("as-before"))
        text = await press(pilot, "enter")
        assert "everyone ▸ Old crowd" in text
        assert sheet(app).people == circles._answer.picture.tiles[0].opens > 0
        await press(pilot, "backspace")
        assert "Old crowd" in [rail.name for rail in sheet(app).rails]


async def test_sets_of_people_by_whom_they_know(demo: Path) -> None:
    """Known by two contacts and not by a third, on the Board as in plain sets."""
    async with dashboard(demo) as (app, pilot):
        state = app.desk.state
        prospects = set(np.flatnonzero(state.degree == 2).tolist())

        def known_by(name: str) -> set[int]:
            row = state.people.row_of[
                next(
                    one
                    for one in state.people.ids
                    if state.people.name[state.people.row_of[one]] == name
                )
            ]
            return set(state.ties.neighbours(row).tolist()) & prospects

        wanted = (known_by("Gita Clarke") & known_by("Nils Holm")) - known_by("Pia Frank")
        query = ' via:"Gita Clarke" via:"Nils Holm" -via:"Pia Frank"'
        await press(pilot, "slash", *typed(query), "enter")
        assert set(app.desk.result.rows.tolist()) == wanted
        assert wanted
        await press(pilot, "1")
        assert sheet(app).people == len(wanted)
        assert "Pia Frank" not in [rail.name for rail in sheet(app).rails]


async def test_the_rails_are_the_plan_that_the_command_prints(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = ("slash", *typed(" head helsing"), "enter", "1")
    async with dashboard(demo, keys=keys) as (app, pilot):
        await press(pilot)
        found = sheet(app)
    assert main(["--home", str(demo), "plan", "degree:2", "head", "helsing", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["targets"] == found.people > 0
    rails = [(rail.id, rail.name) for rail in found.rails]
    assert [(ask["id"], ask["name"]) for ask in document["asks"]] == rails
    assert [ask["covered"] for ask in document["asks"]] == list(found.covered)
