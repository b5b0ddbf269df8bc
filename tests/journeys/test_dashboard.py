"""Whole sessions at the keyboard, through Textual's Pilot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from secondhop.model import edits
from secondhop.model.person import PersonId
from secondhop.model.text import fold
from secondhop.store.home import home_in
from secondhop.store.store import Store
from secondhop.store.writer import NotSavedError
from secondhop.tui.actions import ACTIONS
from secondhop.tui.app import SecondhopApp
from secondhop.tui.panes.phrases import where
from secondhop.tui.screens.dashboard import Dashboard
from tests.screens import TODAY, dashboard, screen_text, typed


async def press(pilot: Pilot[str], *keys: str) -> str:
    """Press keys and return what the screen shows then."""
    for key in keys:
        await pilot.press(key)
    await pilot.pause()
    assert isinstance(pilot.app, SecondhopApp)
    return screen_text(pilot.app)


async def until(pilot: Pilot[str], holds: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait until something holds; a busy machine is no failure."""
    for _ in range(int(seconds / 0.1)):
        if holds():
            return
        await pilot.pause(0.1)
    assert holds()


def reopened(home: Path) -> Store:
    """The home as a program that starts now would see it."""
    return Store.open(home_in(home), today=TODAY)


async def test_main_job_from_filter_to_follow_up_done_and_back(demo: Path) -> None:
    async with dashboard(demo) as (app, pilot):
        assert "5904 of 5904" in screen_text(app)
        shown = await press(pilot, "2", "slash", *typed("head of data helsing"))
        assert "/ degree:2 head of data helsing" in shown
        assert "Hana Weber" in shown
        assert "5904 of 5904" not in shown
        shown = await press(pilot, "enter", "j", "3")
        assert "OVERDUE" in shown
        assert "DONE TODAY" not in shown
        shown = await press(pilot, "d")
        assert "Done: ask Pia what Ravi said" in shown
        assert "next one in 7 days? a" in shown
        assert "5 due" in shown
        assert "DONE TODAY" in await press(pilot, "G")
        shown = await press(pilot, "u")
        assert "Undid done: Ravi Kaya" in shown
        assert "DONE TODAY" not in shown
        assert "6 due" in shown
        await press(pilot, "q")
    assert app.return_code == 0


async def test_what_is_shown_as_done_is_on_the_disk(demo: Path) -> None:
    async with dashboard(demo, keys=("3", "d")) as (app, _):
        assert "Done" in screen_text(app)
        other = reopened(demo)
        done = [one for one in other.state.records.follow_ups() if one.done_on == "2026-11-23"]
        assert [one.text for one in done] == ["ask Pia what Ravi said on Monday"]


async def test_next_one_is_offered_and_never_takes_a_key(demo: Path) -> None:
    async with dashboard(demo, keys=("3", "d")) as (app, pilot):
        shown = await press(pilot, "k", "k")  # the offer swallows nothing
        assert "Hana Weber" in shown
        shown = await press(pilot, "u")
        assert "Undid done" in shown
        shown = await press(pilot, "d", "a")
        assert "follow up with Ravi Kaya: ask Pia what Ravi said on Monday" in shown
        shown = await press(pilot, "enter", "enter")
        assert "Mon 30 Nov: ask Pia what Ravi said on Monday" in shown
        assert len(app.store.state.records.follow_ups()) == 16


async def test_a_wrong_query_says_what_and_keeps_the_last_good_result(demo: Path) -> None:
    async with dashboard(demo, keys=("slash", *typed("mutuals>=5"))) as (app, pilot):
        good = app.desk.result.total
        assert 0 < good < 5904
        shown = await press(pilot, *typed(" degree:x"))
        assert app.desk.result.total == good
        assert "degree" in shown.splitlines()[-2]
        shown = await press(pilot, "escape")
        assert "5904 of 5904" in shown


async def test_typing_letters_never_acts(demo: Path) -> None:
    async with dashboard(demo, keys=("slash", *typed(" qdu123"))) as (app, _):
        assert app.is_running
        assert app.desk.text == "degree:2  qdu123"
        assert app.store.revision == 0


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("t", *typed("berlin first"), "enter"), "berlin first"),
        (("s", *typed("warm"), "enter"), "is now warming"),
        (("n", *typed("prefers mail"), "enter"), "Noted about"),
        (("l", *typed("call about Oslo"), "enter"), "Logged: call with"),
        (("a", *typed("send it"), "enter", *typed("fri"), "enter"), "Fri 27 Nov: send it"),
    ],
)
async def test_every_edit_is_told_and_undone(demo: Path, keys: tuple[str, ...], told: str) -> None:
    async with dashboard(demo) as (_, pilot):
        shown = await press(pilot, *keys)
        assert told in shown
        assert "u undoes it" in shown
        shown = await press(pilot, "u")
        assert "Undid" in shown
        shown = await press(pilot, "ctrl+r")
        assert "Did again" in shown
        shown = await press(pilot, "u", "u")
        assert "Nothing to undo" in shown


async def test_wrong_answers_are_refused_with_words(demo: Path) -> None:
    async with dashboard(demo) as (app, pilot):
        shown = await press(pilot, "s", *typed("zzz"), "enter")
        assert "choose one of: new, researching" in shown
        assert "stage of Hana Weber: zzz" in shown  # the prompt stays, to be put right
        shown = await press(pilot, "escape", "a", *typed("x"), "enter", *typed("frx"), "enter")
        assert "no date I know" in shown
        shown = await press(pilot, "ctrl+u", *typed("yesterday"), "enter")
        assert "is past" in shown
        shown = await press(pilot, "escape", "3", "z", *typed("2020-01-01"), "enter")
        assert "is past" in shown
        assert app.store.revision == 0


async def test_tags_are_taken_away_with_a_minus(demo: Path) -> None:
    async with dashboard(demo, keys=("t", *typed("-berlin keen"), "enter")) as (app, _):
        person = app.desk.person(app.desk.selection)
        assert person is not None
        assert "keen" in person.tags
        assert "berlin" not in person.tags


async def test_marked_people_are_staged_together_as_one_change(demo: Path) -> None:
    async with dashboard(demo, keys=("space", "space", "s", *typed("paus"), "enter")) as (
        app,
        pilot,
    ):
        assert "2 people are now paused" in screen_text(app)
        assert app.store.state.people.stage.count("paused") == 2 + 2
        await press(pilot, "u")
        assert app.store.state.people.stage.count("paused") == 2


async def test_panes_share_one_selection(demo: Path) -> None:
    async with dashboard(demo, size=(120, 40), keys=("j", "j")) as (app, pilot):
        person = app.desk.person(app.desk.selection)
        assert person is not None
        assert f"WAYS TO {person.name}" in screen_text(app)
        shown = await press(pilot, "3", "j")
        assert "WAYS TO Hana Weber" in shown


async def test_counts_narrow_the_filter_by_one_key(demo: Path) -> None:
    async with dashboard(demo, keys=("tab", "equals_sign")) as (app, pilot):
        assert "industry:" in app.desk.text
        only = app.desk.result.total
        assert 0 < only < 5904
        await press(pilot, "j", "minus")
        assert "-location:" in app.desk.text
        assert app.desk.result.total < only


async def test_find_jumps_and_never_filters(demo: Path) -> None:
    async with dashboard(demo, keys=("f", *typed("nordwind"), "enter")) as (app, pilot):
        first = app.desk.selection
        assert app.desk.result.total == 5904
        shown = await press(pilot, "f", "enter")
        assert app.desk.selection != first
        assert "Nordwind" in shown.splitlines()[-3]
        assert "Nothing here says 'zzz'" in await press(
            pilot, "f", "ctrl+u", *typed("zzz"), "enter"
        )


async def test_keys_typed_at_once_go_where_they_were_meant_to(demo: Path) -> None:
    async with dashboard(demo) as (app, pilot):
        for key in ("slash", *typed("eng")):
            app.post_message(events.Key(key, None if len(key) > 1 else key))
        await until(pilot, lambda: app.desk.text == "degree:2 eng")
        await press(pilot, "enter")
        for key in ("t", *typed("foo")):
            app.post_message(events.Key(key, key))
        await until(pilot, lambda: ": foo" in screen_text(app).splitlines()[-2])
        await press(pilot, "escape")
        for key in ("1", "3", "j"):
            app.post_message(events.Key(key, key))
        await until(pilot, lambda: "Hana Weber" in screen_text(app).splitlines()[-3])
        assert "d done" in screen_text(app)


async def test_order_keeps_the_person_under_the_cursor(demo: Path) -> None:
    async with dashboard(demo, keys=("j", "o", *typed("name"), "enter")) as (app, _):
        person = app.desk.person(app.desk.selection)
        assert person is not None
        here = next(line for line in screen_text(app).splitlines() if line.startswith("▌"))
        assert person.name in here
        assert person.name in screen_text(app).splitlines()[-3]


async def test_the_first_one_found_is_the_one_acted_on(demo: Path) -> None:
    async with dashboard(demo, size=(120, 40), keys=("tab", "equals_sign")) as (app, _):
        lines = screen_text(app).splitlines()
        person = app.desk.person(app.desk.selection)
        assert person is not None
        assert person.name in lines[3]
        assert where(person)[:20] in lines[-3]
        assert f"WAYS TO {person.name}" in lines[1]


async def test_escape_goes_back_to_all_prospects(demo: Path) -> None:
    async with dashboard(demo, keys=("slash", *typed("zzz"), "enter")) as (app, pilot):
        assert "Nobody matches" in screen_text(app)
        assert "both know" not in screen_text(app)
        await press(pilot, "escape")
        assert app.desk.text == "degree:2"
        await press(pilot, "3", "escape")
        assert "BEST WAY IN" in screen_text(app)


async def test_order_is_chosen_by_first_letters_and_told(demo: Path) -> None:
    async with dashboard(demo, keys=("o", "n", "a", "enter")) as (app, _):
        assert "Sorted by name" in screen_text(app)
        names = [fold(app.store.state.people.name[int(row)]) for row in app.desk.result.rows]
        assert names == sorted(names)
        assert names[0] != names[-1]


async def test_person_page_and_back(demo: Path) -> None:
    async with dashboard(demo, keys=("enter",)) as (app, pilot):
        assert "WAYS IN" in screen_text(app)
        await press(pilot, "n", *typed("a thought"), "enter")
        assert "a thought" in await press(pilot, "ctrl+d")
        shown = await press(pilot, "q")
        assert "BEST WAY IN" in shown
        assert app.is_running


async def test_what_another_program_changes_shows(demo: Path) -> None:
    async with dashboard(demo, keys=("3",)) as (app, pilot):
        other = reopened(demo)
        person = other.state.people.ids[5]
        other.apply(edits.add_follow_up("zz", person, "from elsewhere", TODAY))
        await until(pilot, lambda: "from elsewhere" in screen_text(app))
        other.close()


async def test_a_stale_cursor_survives_people_who_vanish(demo: Path) -> None:
    store = reopened(demo)
    store.apply(edits.add_person(PersonId("new00000"), {"name": "Zed Short"}))
    async with dashboard(demo, keys=("slash", "ctrl+u", *typed("zed short"), "enter")) as (
        app,
        pilot,
    ):
        assert "Zed Short" in screen_text(app)
        assert store.undo() is not None
        await until(pilot, lambda: "Nobody matches" in screen_text(app))
        assert "Nobody matches" in await press(pilot, "j", "enter", "1", "3", "2")
        assert app.is_running
    store.close()


@pytest.mark.parametrize("are_there_before", [False, True])
async def test_people_who_come_or_go_as_the_panes_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, are_there_before: bool
) -> None:
    person = PersonId("new00000")
    other = reopened(tmp_path / "home")
    if are_there_before:
        other.apply(edits.add_person(person, {"name": "Zed Short"}))

    def on_mount(self: Dashboard) -> None:
        before(self)
        if are_there_before:
            other.undo()
        else:
            other.apply(edits.add_person(person, {"name": "Zed Short"}))
        assert isinstance(self.app, SecondhopApp)
        self.app.look_around()

    before = Dashboard.on_mount
    monkeypatch.setattr(Dashboard, "on_mount", on_mount)
    async with dashboard(tmp_path / "home") as (app, pilot):
        shown = await press(pilot, "3", "3")
        assert ("nobody here yet" in shown) is are_there_before
        assert ("Agenda" in shown) is not are_there_before
        assert len(app.screen.query("#outreach")) == (0 if are_there_before else 1)
    other.close()


async def test_no_key_hurts_an_empty_home(tmp_path: Path) -> None:
    keys = [key for action in ACTIONS for key in action.keys.split(",")]
    keys = [key for key in keys if key not in ("", "q", "D", "ctrl+p", "colon")]
    async with dashboard(tmp_path / "home") as (app, pilot):
        for key in keys:
            await press(pilot, key, "escape")
            assert app.is_running
            assert "nobody here yet" in screen_text(app)


@pytest.mark.parametrize("place", ["1", "2", "3", "tab", "enter"])
async def test_no_key_hurts_a_full_one(demo: Path, place: str) -> None:
    keys = [key for action in ACTIONS for key in action.keys.split(",")]
    keys = [key for key in keys if key not in ("", "q", "ctrl+p", "colon")]
    async with dashboard(demo) as (app, pilot):
        for key in keys:
            await pilot.press("2", place, key, "escape", "escape")
            assert app.is_running
        assert "Prospects" in await press(pilot, "2")


HOSTILE = (
    "[red]Bob[/red] [/x]",
    "[@click=app.quit]Press[/]",
    "\x1b[31mEsc\x1b]52;c;aGk=\x07ape",
    "\u202eevil\u202c\x9b31m",
    "王小明 🧑‍🚀 👩‍👩‍👧",
    "x" * 10_000,
    "line\nbreak\ttab\rreturn\x00nul",
)


async def test_hostile_names_are_shown_harmlessly_everywhere(tmp_path: Path) -> None:
    home = tmp_path / "home"
    store = Store.open(home_in(home), today=TODAY)
    me = store.state.people.ids[0]
    for number, name in enumerate(HOSTILE):
        person = PersonId(f"bad{number:05d}")
        values = {"name": name, "title": name, "company": name, "location": name}
        store.apply(edits.add_person(person, values))
        store.apply(edits.tie(me, person, "by hand", TODAY))
        store.apply(edits.add_note(f"n{number}", person, name, TODAY))
        store.apply(edits.add_follow_up(f"f{number}", person, name, TODAY))
        store.apply(edits.set_stage(person, "new"))
    store.close()
    async with dashboard(home, keys=("slash", "ctrl+u", "enter")) as (app, pilot):
        for key in ("1", "3", "right_square_bracket", "right_square_bracket", "2"):
            await press(pilot, key)
            for _ in HOSTILE:
                shown = await press(pilot, "j", "enter") + await press(pilot, "escape")
                assert not any(ord(letter) < 32 for letter in shown.replace("\n", ""))
                assert not set(shown) & set("\x7f\x9b\u202e\u202c\x1b")
        assert app.is_running


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 30), (120, 40), (200, 60)])
async def test_resizing_keeps_everything_in_place(demo: Path, size: tuple[int, int]) -> None:
    async with dashboard(demo, size=(80, 24), keys=("j", "j")) as (app, pilot):
        selected = app.desk.selection
        await pilot.resize_terminal(*size)
        await pilot.pause()
        lines = screen_text(app).splitlines()
        assert app.desk.selection == selected
        assert "help" in lines[-1]
        assert "5904 of 5904" in lines[1]


async def test_too_small_says_so(demo: Path) -> None:
    async with dashboard(demo, size=(50, 12)) as (app, pilot):
        assert "60×18" in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "5904 of 5904" in screen_text(app)


async def test_a_note_that_could_not_be_saved_is_asked_for_again(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSavedError("the disk is full")

    async with dashboard(demo, keys=("n", *typed("prefers mail"))) as (app, pilot):
        monkeypatch.setattr(app.store, "apply", full)
        shown = await press(pilot, "enter")
        assert "disk is full" in shown
        assert "prefers mail" in shown
        monkeypatch.undo()
        assert "Noted about" in await press(pilot, "enter")
