"""One introduction from the agenda to the thanks, from the keyboard alone, and every step back."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from secondhop.model.edits import add_follow_up
from secondhop.model.person import PersonId
from secondhop.store.asking import asks_about, open_ask
from secondhop.store.home import home_in
from secondhop.store.situation import situation_for
from secondhop.store.store import Store
from secondhop.tui.app import SecondhopApp
from secondhop.tui.screens.compose import ComposeScreen
from secondhop.tui.screens.dashboard import Dashboard
from secondhop.tui.terminal import clipboard
from tests.journeys.test_compose import on, text_of
from tests.journeys.test_dashboard import press
from tests.screens import NOW_MS, TODAY, dashboard, screen_text, typed
from tests.worlds import differences, id_of

WHO = "Vera Nyman"
RESEARCH = (
    "role seen on her profile today",
    "hook her essay about calm incident reviews",
    "reason she builds a second team",
    "ask 15 minutes on how she splits the on-call week",
)


def known(store: Store) -> dict[str, object]:
    """All that the steps of this journey could change, of everybody."""
    state, person = store.state, id_of(store, WHO)
    own = state.own_values(state.people.row_of[person])
    return {
        "stages": list(state.people.stage),
        "touches": sorted(map(str, state.records.all_touches())),
        "follow-ups": sorted(map(str, state.records.follow_ups())),
        "asks": asks_about(state, person),
        "checklist": {field: value for field, (_, value) in own.items()},
        "degree": state.degree.tolist(),
        "strength": state.strength.tolist(),
        "order": state.order.tolist(),
    }


NUDGE = ": asked, no answer yet"


class Journey:
    """Presses keys, and remembers how all of it stood before each change."""

    def __init__(self, app: SecondhopApp, pilot: Pilot[str]) -> None:
        self.app, self._pilot = app, pilot
        self.before: list[dict[str, object]] = []

    async def look(self, *keys: str) -> str:
        """Keys that change nothing."""
        before = self.app.store.revision
        shown = await press(self._pilot, *keys)
        assert self.app.store.revision == before
        return shown

    async def change(self, *keys: str) -> str:
        """Keys that make exactly one change, which one key takes back."""
        self.before.append(known(self.app.store))
        before = self.app.store.revision
        shown = await press(self._pilot, *keys)
        assert self.app.store.revision == before + 1, shown
        return shown

    async def undo_all(self) -> None:
        """Take every change back; each leads exactly to where it began."""
        for before in reversed(self.before):
            assert "Undid" in await press(self._pilot, "u")
            assert differences(before, known(self.app.store)) == {}


async def to_vera(journey: Journey) -> str:
    """The agenda with the cursor on her."""
    await journey.look("3", "g")
    for _ in range(60):
        whom = journey.app.screen.whom() if isinstance(journey.app.screen, Dashboard) else None
        if whom == id_of(journey.app.store, WHO):
            return screen_text(journey.app)
        await journey.look("j")
    raise AssertionError(f"{WHO} is not on the agenda:\n{screen_text(journey.app)}")


@pytest.fixture
def promised(demo: Path) -> Path:
    """The demo, in which something is promised for Vera today."""
    store = Store.open(home_in(demo), today=TODAY, now_ms=lambda: NOW_MS - 1000)
    vera = id_of(store, WHO)
    store.apply(add_follow_up("vera1", vera, "find one good reason to write", TODAY))
    store.close()
    return demo


async def test_from_the_agenda_to_the_thanks_and_all_the_way_back(
    promised: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(clipboard, "write_to", lambda app, sequence: copied.append(sequence))
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    async with dashboard(promised, (120, 40)) as (app, pilot):
        journey = Journey(app, pilot)
        assert "find one good" in await to_vera(journey)

        for number, line in enumerate(RESEARCH, 1):
            shown = await journey.change("E", "ctrl+u", *typed(line), "enter")
            assert ("ready: i writes" if number == len(RESEARCH) else "still ") in shown

        shown = await journey.look("i")
        assert on(app, ComposeScreen)
        assert f"about {WHO}" in shown
        assert "block" not in shown
        shown = await journey.look("right_square_bracket")
        assert "15 minutes on how" in text_of(app)
        shown = await journey.look("w", "left_curly_bracket", "x", "right_curly_bracket")
        assert "block" in shown
        assert "Not filled in: {x}" in shown
        await journey.look(*["backspace"] * 3, "escape")
        assert "Text sent to the terminal" in await journey.look("y")
        assert copied

        shown = await journey.change("ctrl+s")
        assert on(app, Dashboard)
        assert "next 2026-11-30: nudge" in shown
        vera = id_of(app.store, WHO)
        ask = open_ask(app.store.state, vera)
        assert ask is not None
        assert (ask.state, ask.template) == ("asked", "forwardable")
        assert app.store.state.people.stage[app.store.state.people.row_of[vera]] == "asked"
        nudges = [one for one in app.store.state.records.follow_ups(vera) if "nudge" in one.text]
        assert [one.due for one in nudges] == [TODAY + timedelta(days=7)]

        await to_vera(journey)
        await journey.change("A", "ctrl+u", *typed("intro"), "enter")
        assert app.store.state.people.stage[app.store.state.people.row_of[vera]] == "introduced"

        await journey.look("3")
        shown = await journey.look("i") if await on_thanks(journey, ask.introducer) else ""
        assert "thank you for introducing me to Vera Nyman" in shown
        shown = await journey.change("ctrl+s")
        (ask,) = asks_about(app.store.state, vera)
        assert ask.day("thanked") == TODAY.isoformat()
        assert not ask.owes_thanks

        await journey.undo_all()
        assert not app.store.can_undo


async def on_thanks(journey: Journey, introducer: PersonId) -> bool:
    """Put the cursor on the thanks that are owed, as the agenda offers them."""
    await journey.look("g")
    for _ in range(60):
        screen = journey.app.screen
        assert isinstance(screen, Dashboard)
        follow_up = screen.which()
        if follow_up is not None and follow_up.person == introducer and "thank" in follow_up.text:
            return "for introducing Vera" in follow_up.text
        await journey.look("j")
    return False


async def test_the_nudge_is_in_the_agenda_on_its_day(promised: Path, tmp_path: Path) -> None:
    """A week later, in another run of the program."""
    async with dashboard(promised) as (app, pilot):
        journey = Journey(app, pilot)
        await to_vera(journey)
        await journey.change("i", "ctrl+s")
    home = tmp_path / "later"
    shutil.copytree(promised, home)
    for day, section in ((6, "LATER"), (7, "TODAY"), (8, "OVERDUE")):
        shown = await agenda_on(home, TODAY + timedelta(days=day))
        heads = [one for one in shown.splitlines() if one.strip().isupper() or NUDGE in one]
        (place,) = [at for at, line in enumerate(heads) if NUDGE in line]
        assert heads[place - 1].strip() == section


async def agenda_on(home: Path, day: date) -> str:
    """The agenda as it stands on a day."""
    store = Store.open(home_in(home), today=day, now_ms=lambda: NOW_MS)
    app = SecondhopApp(store)
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.pause()
        shown = await press(pilot, "3")
    store.close()
    return shown


async def test_a_note_can_be_tried_in_the_demo(demo: Path) -> None:
    """Two of the month's notes are left."""
    async with dashboard(demo) as (app, _):
        counted = situation_for(app.store).invitations
        assert counted is not None
        assert counted.notes == app.store.settings.limits.notes_month_free - 2
