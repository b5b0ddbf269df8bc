"""The filter line at the keyboard: completed, put right, and asked why somebody is missing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from secondhop.model import edits
from secondhop.search import texts
from secondhop.tui import app as module
from secondhop.tui.panes.prospects import ProspectsPane
from secondhop.tui.screens.dashboard import LULL, Dashboard
from tests.journeys.test_dashboard import press, until
from tests.screens import dashboard, screen_text, typed


async def test_fields_and_values_are_completed_and_the_list_follows(demo: Path) -> None:
    async with dashboard(demo, keys=("slash", *typed("ind"))) as (app, pilot):
        shown = await press(pilot, "tab")
        assert "/ degree:2 industry:" in shown
        assert "Banking" in shown.splitlines()[-2]
        shown = await press(pilot, *typed("rob"))
        assert shown.splitlines()[-2].startswith(" Robotics ")
        shown = await press(pilot, "tab")
        assert "/ degree:2 industry:Robotics" in shown
        assert app.desk.text == "degree:2 industry:Robotics"
        before = app.desk.result.total
        shown = await press(pilot, "tab", "j")
        assert app.desk.result.total == before
        assert app.screen.query_one(ProspectsPane).list.cursor == 1


async def test_the_same_key_takes_the_next_value_and_typing_goes_on(demo: Path) -> None:
    async with dashboard(demo, keys=("slash", *typed("location:"))) as (app, pilot):
        first = await press(pilot, "tab")
        second = await press(pilot, "tab")
        assert first.splitlines()[1] != second.splitlines()[1]
        await press(pilot, *typed(" data"))
        assert app.desk.text.endswith(" data")
        assert app.desk.result.total > 0


async def test_only_the_word_before_the_cursor_is_completed(demo: Path) -> None:
    keys = ("slash", *typed("ind data"), *["left"] * 5, "tab")
    async with dashboard(demo, keys=keys) as (app, pilot):
        assert app.desk.text == "degree:2 industry: data"
        await press(pilot, *typed("robotics"))
        assert app.desk.text == "degree:2 industry:robotics data"
        assert app.desk.result.total > 0


async def test_a_slip_is_put_right_by_one_key(demo: Path) -> None:
    async with dashboard(demo, keys=("slash", *typed("company:helsnig"))) as (app, pilot):
        shown = screen_text(app)
        assert "Nobody matches. Did you mean helsing? tab takes it" in shown
        shown = await press(pilot, "tab")
        assert "/ degree:2 company:helsing" in shown
        assert app.desk.result.total > 0


async def test_a_slip_that_was_kept_says_how_to_put_it_right(demo: Path) -> None:
    async with dashboard(demo, keys=("slash", *typed("helsnig"), "enter")) as (app, pilot):
        assert "Did you mean helsing? / tab takes it" in screen_text(app)
        await press(pilot, "slash", "tab")
        assert app.desk.text.strip() == "degree:2 helsing"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ivo weber", "Ivo Weber: left out by location:oslo (Berlin)"),
        ("gita clarke", "Gita Clarke: left out by degree:2 (1); location:oslo (Berlin)"),
        ("robin vale", "Nobody here is 'robin vale'"),
        ("wber", "Nobody here is 'wber'; did you mean weber?"),
        ("weber helsing", "people: "),
        ("compny:x", "unknown field 'compny'; did you mean company?"),
    ],
)
async def test_who_is_missing_is_told_why(name: str, told: str, demo: Path) -> None:
    keys = ("slash", *typed("location:oslo"), "enter", "W", *typed(name), "enter")
    async with dashboard(demo, keys=keys) as (app, _):
        assert told in screen_text(app)


async def test_who_is_there_is_shown(demo: Path) -> None:
    async with dashboard(demo, keys=("W", *typed("selma vog"), "tab", "enter")) as (app, _):
        person = app.desk.person(app.desk.selection)
        assert person is not None
        assert person.name == "Selma Vogel"
        assert "Selma Vogel is here: " in screen_text(app)


async def test_after_many_edits_the_index_is_built_anew_beside_the_screen(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "MANY", 3)
    async with dashboard(demo) as (app, pilot):
        index = app.store.state.index
        people = [app.desk.state.people.ids[int(row)] for row in app.desk.result.window(0, 5)]
        changes = [edits.tag(person, ["renewed"]) for person in people]
        app.store.apply(edits.together("tag", changes, tuple(people), "renewed"))
        assert index.is_being_renewed
        await press(pilot, "slash", *typed("tag:renewed"))
        assert app.desk.result.total == 5
        await until(pilot, lambda: not index.is_being_renewed)
        await press(pilot, "backspace")
        assert app.desk.result.total == 5
        assert not index.wants_renewal


async def test_quitting_does_not_wait_for_new_indexes(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, released = threading.Event(), threading.Event()

    def endless(renewal: texts.Renewal) -> texts.Indexes:
        begun.set()
        released.wait(60)
        return texts.rebuilt(renewal)

    monkeypatch.setattr(texts, "MANY", 0)
    monkeypatch.setattr(module, "rebuilt", endless)
    async with dashboard(demo) as (app, pilot):
        person = app.desk.selection
        assert person is not None
        app.store.apply(edits.tag(person, ["renewed"]))
        await until(pilot, begun.is_set)
        await pilot.press("q")
        assert app.return_code == 0
    assert not released.is_set()
    released.set()


async def test_a_filter_behind_another_screen_is_not_painted_over_it(demo: Path) -> None:
    async with dashboard(demo) as (app, pilot):
        front, painted = app.screen, list[object]()
        assert isinstance(front, Dashboard)
        app._driver.take_lines = lambda placed, console: painted.extend(placed)  # type: ignore
        front.search("degree:2 eng")
        assert painted
        await pilot.press("question_mark")
        await pilot.pause()
        painted.clear()
        front._layout_required = front._repaint_required = False  # nothing else holds it back
        front.search("degree:2 data")
        assert not painted
        assert "/ degree:2 data" in await press(pilot, "q")


async def test_the_foot_speaks_of_who_is_under_the_cursor_though_the_filter_is_wrong(
    demo: Path,
) -> None:
    async with dashboard(demo, keys=("slash", *typed("eng berlin"))) as (app, pilot):
        front = app.screen
        assert isinstance(front, Dashboard)
        for text in ("", "mutuals>=x"):  # quicker than all that follows from the first
            front.search(text)
        await pilot.pause(2 * LULL)
        person = app.desk.person(app.desk.selection)
        assert person is not None
        *_, detail, told, _ = screen_text(app).splitlines()
        assert detail.startswith(f" {person.name} ")
        assert "mutuals wants a number" in told
