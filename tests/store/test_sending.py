"""What follows from a message that was sent: one change, and one undo."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from secondhop.model.edits import EditError, log_touch
from secondhop.outreach.drafts.template import Template
from secondhop.outreach.drafts.templates import named, packaged
from secondhop.store.asking import asking, asks_about
from secondhop.store.intake import new_id
from secondhop.store.sending import Sending, next_due, sent, working_day
from secondhop.store.store import Store
from tests.worlds import TODAY, differences, id_of, picture, row_of

pytestmark = pytest.mark.usefixtures("quick_disk")


def template(name: str) -> Template:
    found = named(packaged(), name, "en")
    assert found is not None
    return found


def send(store: Store, name: str, to: str, via: str = "", despite: str = "") -> tuple[str, str]:
    between = id_of(store, via) if via else None
    change = sent(store, Sending(template(name), "the text", id_of(store, to), between, despite))
    store.apply(change)
    return next_due(change)


def touches(store: Store, name: str) -> list[tuple[str, str, str]]:
    found = store.state.records.touches(id_of(store, name))
    return [(one.kind, one.direction, one.text) for one in found]


def owed(store: Store, name: str) -> list[tuple[str, date]]:
    found = store.state.records.follow_ups(id_of(store, name))
    return [(one.text, one.due) for one in found if one.is_open]


def stage(store: Store, name: str) -> str:
    return store.state.people.stage[row_of(store, name)]


def test_a_request_moves_its_ask_and_is_a_word_to_the_introducer(world: Store) -> None:
    assert send(world, "cover", "Cleo Diaz", "Ana Silva") == (
        "2026-11-30",
        "nudge Ana: asked, no answer yet",
    )
    (ask,) = asks_about(world.state, id_of(world, "Cleo Diaz"))
    assert (ask.state, ask.template) == ("asked", "cover")
    assert touches(world, "Ana Silva") == [("message", "out", "the text")]
    assert touches(world, "Cleo Diaz") == []
    assert stage(world, "Cleo Diaz") == "asked"


def test_the_mail_to_pass_on_asks_nothing_new(world: Store) -> None:
    send(world, "cover", "Cleo Diaz", "Ana Silva")
    assert send(world, "forwardable", "Cleo Diaz", "Ana Silva") == ("", "")
    assert len(asks_about(world.state, id_of(world, "Cleo Diaz"))) == 1
    assert len(touches(world, "Ana Silva")) == 2


def test_a_drafted_request_goes_on_to_asked(world: Store) -> None:
    world.apply(asking(world, id_of(world, "Ana Silva"), id_of(world, "Cleo Diaz"), "drafted"))
    send(world, "cover", "Cleo Diaz", "Ana Silva")
    (ask,) = asks_about(world.state, id_of(world, "Cleo Diaz"))
    assert ask.state == "asked"


def test_one_introducer_at_a_time(world: Store) -> None:
    send(world, "cover", "Cleo Diaz", "Ana Silva")
    revision = world.revision
    with pytest.raises(EditError, match="one introducer at a time"):
        send(world, "cover", "Cleo Diaz", "Ben Ito")
    assert world.revision == revision
    with pytest.raises(EditError, match="nobody is named"):
        send(world, "cover", "Cleo Diaz")


def test_a_note_is_an_invitation_that_is_looked_at_again(world: Store) -> None:
    due, words = send(world, "note", "Cleo Diaz", "Ana Silva", despite="note-budget: it is urgent")
    assert date.fromisoformat(due) == TODAY + timedelta(days=21)
    assert words == "see whether Cleo accepted; no reminder"
    told = "the text [sent although note-budget: it is urgent]"
    assert touches(world, "Cleo Diaz") == [("invitation", "out", told)]
    assert stage(world, "Cleo Diaz") == "requested"


def test_a_message_waits_three_working_days(world: Store) -> None:
    assert send(world, "message", "Ana Silva")[0] == "2026-11-26"
    assert stage(world, "Ana Silva") == "connected"
    assert touches(world, "Ana Silva") == [("message", "out", "the text")]


def test_the_answer_to_an_introduction_is_done_by_a_message(world: Store) -> None:
    world.apply(asking(world, id_of(world, "Ana Silva"), id_of(world, "Cleo Diaz"), "introduced"))
    assert any("answer Cleo first" in text for text, _ in owed(world, "Cleo Diaz"))
    send(world, "message", "Cleo Diaz")
    assert not any("answer Cleo first" in text for text, _ in owed(world, "Cleo Diaz"))
    assert stage(world, "Cleo Diaz") == "introduced"


def test_a_second_message_takes_the_place_of_the_reminder(world: Store) -> None:
    send(world, "message", "Ana Silva")
    send(world, "message", "Ana Silva")
    reminders = [text for text, _ in owed(world, "Ana Silva")]
    assert reminders == ["Ana has not answered: one reminder, if you must"]


@pytest.mark.parametrize(("name", "state"), [("thanks", "thanked"), ("outcome", "outcome")])
def test_thanks_and_outcome_are_steps_of_the_ask(world: Store, name: str, state: str) -> None:
    world.apply(asking(world, id_of(world, "Ana Silva"), id_of(world, "Cleo Diaz"), "introduced"))
    send(world, name, "Cleo Diaz", "Ana Silva")
    (ask,) = asks_about(world.state, id_of(world, "Cleo Diaz"))
    assert ask.day(state) == TODAY.isoformat()
    assert touches(world, "Ana Silva") == [("message", "out", "the text")]


def test_thanks_without_an_ask_are_a_word_all_the_same(world: Store) -> None:
    cleo, ana = id_of(world, "Cleo Diaz"), id_of(world, "Ana Silva")
    world.apply(log_touch(new_id(), cleo, "introduction", TODAY, via=ana, direction="in"))
    assert send(world, "thanks", "Cleo Diaz", "Ana Silva") == ("", "")
    assert touches(world, "Ana Silva") == [("message", "out", "the text")]


@pytest.mark.parametrize("name", [one.name for one in packaged() if one.lang == "en"])
def test_one_undo_takes_all_of_it_back(world: Store, name: str) -> None:
    world.apply(asking(world, id_of(world, "Ana Silva"), id_of(world, "Dan Okoro"), "introduced"))
    to = "Dan Okoro" if name in ("thanks", "outcome") else "Cleo Diaz"
    before = picture(world.state)
    send(world, name, to, "Ana Silva")
    assert picture(world.state) != before
    assert world.undo() is not None
    assert differences(before, picture(world.state)) == {}


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-11-23", 3, "2026-11-26"),
        ("2026-11-26", 3, "2026-12-01"),
        ("2026-11-28", 1, "2026-11-30"),
    ],
)
def test_working_days_leave_out_the_weekend(start: str, days: int, end: str) -> None:
    assert working_day(date.fromisoformat(start), days) == date.fromisoformat(end)
