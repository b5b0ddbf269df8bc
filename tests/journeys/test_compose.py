"""Drafts from the keyboard: chosen, written, checked, taken away, and marked as sent."""

from __future__ import annotations

import base64
from email import message_from_bytes
from pathlib import Path

import pytest
from textual import events
from textual.screen import Screen

from secondhop.model.edits import log_touch, research
from secondhop.model.person import PersonId
from secondhop.store.asking import asks_about
from secondhop.store.intake import new_id
from secondhop.store.writer import NotSavedError
from secondhop.tui.app import SecondhopApp
from secondhop.tui.screens.compose import ComposeScreen
from secondhop.tui.screens.dashboard import Dashboard
from secondhop.tui.screens.person import PersonScreen
from secondhop.tui.terminal import clipboard
from secondhop.tui.widgets.writing import WriteBox
from tests.journeys.test_dashboard import press, reopened
from tests.screens import SIZES, TODAY, dashboard, screen_text, typed

IVO = ("slash", "ctrl+u", *typed("ivo weber helsing"), "enter")
FOUND = {
    "role": "seen on his profile",
    "hook": "his talk on lineage without tears",
    "reason": "the platform team he hires for",
    "ask": "15 minutes on how you staff it",
}


def ready(app: SecondhopApp) -> PersonId:
    """Whoever is selected, with all that is needed on the checklist."""
    person = app.desk.selection
    assert person is not None
    for item, text in FOUND.items():
        app.store.apply(research(person, item, text, TODAY))
    return person


def on(app: SecondhopApp, kind: type[Screen[None]]) -> bool:
    return isinstance(app.screen, kind)


def text_of(app: SecondhopApp) -> str:
    return app.screen.query_one(WriteBox).text


async def test_a_request_is_drafted_written_on_and_marked_as_sent(demo: Path) -> None:
    async with dashboard(demo, keys=IVO) as (app, pilot):
        person = ready(app)
        shown = await press(pilot, "i")
        assert on(app, ComposeScreen)
        assert "To Gita Clarke about Ivo Weber" in shown
        assert "Ivo's talk on lineage" in shown
        assert "of 400 characters" in shown
        shown = await press(pilot, "w", *typed(" Vale"))
        assert text_of(app).endswith("Robin Vale")
        assert "yours" in shown
        shown = await press(pilot, "ctrl+s")
        assert on(app, Dashboard)
        assert "Sent cover to Gita Clarke · next 2026-11-30: nudge Gita" in shown
        (ask,) = asks_about(app.store.state, person)
        assert (ask.state, ask.template) == ("asked", "cover")
        assert reopened(demo).state.people.stage[app.desk.row_of(person) or 0] == "asked"
        shown = await press(pilot, "u")
        assert "Undid sent: Ivo Weber and Gita Clarke" in shown
        assert asks_about(app.store.state, person) == []


async def test_letters_are_keys_until_one_writes(demo: Path) -> None:
    async with dashboard(demo, keys=(*IVO, "i")) as (app, pilot):
        before = text_of(app)
        await press(pilot, "x", "a", "z")
        assert text_of(app) == before
        shown = await press(pilot, "w", "y", "q")
        assert text_of(app) == f"{before}yq"
        assert "esc stop writing" in shown
        shown = await press(pilot, "escape")
        assert "w write" in shown
        assert on(app, ComposeScreen)


async def test_words_languages_and_introducers_are_turned_through(demo: Path) -> None:
    async with dashboard(demo, keys=(*IVO, "i")) as (app, pilot):
        shown = await press(pilot, "right_square_bracket")
        assert "forwardable en · 2 of" in shown
        assert "Subject: Intro: Robin Vale <> Ivo Weber (Helsing)" in shown
        assert "block" in shown
        assert "Not filled in: {work}, {ask}" in shown
        assert "cover en · 1 of" in await press(pilot, "left_square_bracket")
        assert "würdest du mich mit Ivo Weber" in await press(pilot, "l")
        assert "accepterais-tu" in await press(pilot, "l")
        await press(pilot, "l")
        assert text_of(app).startswith("Hola Gita,")
        await press(pilot, "l")
        shown = await press(pilot, "o")
        assert "To Pia Frank about Ivo Weber" in shown
        assert text_of(app).startswith("Hi Pia,")


async def test_what_was_written_is_kept_until_the_program_ends(demo: Path) -> None:
    async with dashboard(demo, keys=(*IVO, "i", "w", *typed(" and on"))) as (app, pilot):
        shown = await press(pilot, "escape", "escape")
        assert "The draft is kept until you quit" in shown
        await press(pilot, "i")
        assert text_of(app).endswith("Robin and on")
        assert "Robin and on" not in await press(pilot, "o")
        await press(pilot, *["o"] * 4)
        assert text_of(app).endswith("Robin and on")
        shown = await press(pilot, "D")
        assert text_of(app).endswith("Robin")
        assert "Begun anew" in shown
        assert app.store.revision == 0


async def test_a_block_wants_a_reason_that_is_kept(demo: Path) -> None:
    async with dashboard(demo, keys=(*IVO, "i", "right_square_bracket")) as (app, pilot):
        assert "sent all the same, because:" in await press(pilot, "ctrl+s")
        shown = await press(pilot, "enter")
        assert "Not marked as sent" in shown
        assert app.store.revision == 0
        await press(pilot, "ctrl+s", *typed("told her on the phone"), "enter")
        assert on(app, Dashboard)
        (ask,) = asks_about(app.store.state, app.desk.selection or PersonId(""))
        touch = app.store.state.records.touches(ask.introducer)[0]
        assert touch.text.endswith("[sent although unfilled-slot: told her on the phone]")


async def test_a_note_has_its_counter_and_its_guards_while_one_writes(demo: Path) -> None:
    async with dashboard(demo, keys=(*IVO, "c")) as (app, pilot):
        assert "You and I both know Gita Clarke" in screen_text(app)
        assert "of 200 characters" in screen_text(app)
        await press(pilot, "w")
        app.screen.query_one(WriteBox).post_message(events.Paste("é" * 200))
        await pilot.pause()
        shown = screen_text(app)
        assert "block  The note has" in shown
        shown = await press(pilot, "ctrl+a", "left_curly_bracket", "x", "right_curly_bracket")
        assert "{x}" in shown


async def test_a_note_that_was_sent_is_an_invitation(demo: Path) -> None:
    async with dashboard(demo, keys=IVO) as (app, pilot):
        person = ready(app)
        await press(pilot, "c", "ctrl+s")
        if on(app, ComposeScreen):
            await press(pilot, *typed("he expects it"), "enter")
        newest = app.store.state.records.touches(person)[0]
        assert (newest.kind, newest.direction) == ("invitation", "out")
        assert app.store.state.people.stage[app.desk.row_of(person) or 0] == "requested"


async def test_a_contact_is_written_to_and_needs_no_introduction(demo: Path) -> None:
    keys = ("slash", "ctrl+u", *typed("degree:1 gita clarke"), "enter")
    async with dashboard(demo, keys=keys) as (app, pilot):
        assert "To Gita Clarke" in await press(pilot, "c")
        assert "message en · 1 of" in screen_text(app)
        await press(pilot, "escape")
        shown = await press(pilot, "i")  # she introduced me to Selma
        assert "To Gita Clarke about Selma Vogel" in shown
        assert "thank you for introducing me to Selma Vogel" in shown
        await press(pilot, "escape")
        app.store.undo()
    keys = ("slash", "ctrl+u", *typed("degree:1 mara hall"), "enter", "i")
    async with dashboard(demo, keys=keys) as (app, pilot):
        assert on(app, Dashboard)
        assert "A contact of yours; c writes to them" in screen_text(app)


async def test_copying_says_what_was_tried(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(clipboard, "write_to", lambda app, sequence: written.append(sequence))
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.delenv("STY", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    async with dashboard(demo, (120, 40), (*IVO, "i")) as (app, pilot):
        shown = await press(pilot, "y")
        assert "Text sent to the terminal (OSC 52); if nothing arrived, select it" in shown
        encoded = written[-1].removeprefix("\x1b]52;c;").rstrip("\x07")
        assert base64.b64decode(encoded).decode() == text_of(app)
        shown = await press(pilot, "right_square_bracket", "y")
        assert "1 thing to change first" in shown


async def test_a_mail_is_saved_and_nothing_replaced(demo: Path, tmp_path: Path) -> None:
    path = tmp_path / "hello.eml"
    async with dashboard(demo, keys=(*IVO, "i", "right_square_bracket")) as (app, pilot):
        shown = await press(pilot, "s", "ctrl+u", *typed(str(path)), "enter")
        assert "Saved" in shown
        mail = message_from_bytes(path.read_bytes())
        assert mail["Subject"] == "Intro: Robin Vale <> Ivo Weber (Helsing)"
        shown = await press(pilot, "s", "ctrl+u", *typed(str(path)), "enter")
        assert "exists; choose another name" in shown
        await press(pilot, "escape")
        assert on(app, ComposeScreen)
        assert app.store.revision == 0


async def test_what_could_not_be_saved_stays(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise NotSavedError("the disk is full")

    async with dashboard(demo, keys=IVO) as (app, pilot):
        ready(app)
        await press(pilot, "i", "w", "X")
        monkeypatch.setattr(app.store, "apply", full)
        shown = await press(pilot, "ctrl+s")
        assert "the disk is full" in shown
        assert text_of(app).endswith("RobinX")
        monkeypatch.undo()
        await press(pilot, "ctrl+s")
        assert on(app, Dashboard)


async def test_another_introducer_is_refused_while_one_is_asked(demo: Path) -> None:
    async with dashboard(demo, keys=IVO) as (app, pilot):
        ready(app)
        await press(pilot, "i", "ctrl+s", "i")
        assert "To Gita Clarke" in screen_text(app)
        shown = await press(pilot, "o")
        assert "Gita Clarke was asked on 2026-11-23" in shown
        await press(pilot, "ctrl+s", *typed("she is ill"), "enter")
        assert "one introducer at a time" in screen_text(app)
        assert on(app, ComposeScreen)


async def test_ideas_say_where_they_come_from(demo: Path) -> None:
    async with dashboard(demo, keys=(*IVO, "i")) as (app, pilot):
        assert "TO BEGIN WITH" not in screen_text(app)
        shown = await press(pilot, "i")
        assert "TO BEGIN WITH" in shown
        assert "prefers mail; on leave until 1 Dec" in shown
        assert "your note, 2026-11-18" in shown
        assert "TO BEGIN WITH" not in await press(pilot, "i")
    async with dashboard(demo, (120, 40), (*IVO, "i")) as (app, _):
        assert "TO BEGIN WITH" in screen_text(app)
        assert "would you introduce me" in screen_text(app)


async def test_from_a_persons_page_and_back_to_it(demo: Path) -> None:
    async with dashboard(demo, keys=(*IVO, "enter", "i")) as (app, pilot):
        assert on(app, ComposeScreen)
        await press(pilot, "q")
        assert on(app, PersonScreen)
        assert "i introduce" in screen_text(app)


async def test_whoever_goes_takes_the_draft_along(demo: Path) -> None:
    """What another program does is seen while one writes."""
    async with dashboard(demo, keys=(*IVO, "i")) as (app, pilot):
        person = app.desk.selection
        assert person is not None
        app.store.apply(log_touch(new_id(), person, "call", TODAY, "spoke on the phone"))
        shown = await press(pilot, "i")
        assert "you spoke: spoke on the phone" in shown


async def test_help_names_the_keys_of_a_draft(demo: Path) -> None:
    async with dashboard(demo, (120, 40), (*IVO, "i", "question_mark")) as (app, _):
        assert "IN A DRAFT" in screen_text(app)
        assert "Say that you sent it" in screen_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_every_size(demo: Path, size: tuple[int, int]) -> None:
    async with dashboard(demo, size, (*IVO, "i")) as (_, pilot):
        for shown in (await press(pilot), await press(pilot, "right_square_bracket", "w")):
            lines = shown.splitlines()
            assert len(lines) == size[1]
            assert max(map(len, lines)) <= size[0]
            assert "ctrl+s sent" in lines[-1]
        assert "help" in (await press(pilot, "escape")).splitlines()[-1]
