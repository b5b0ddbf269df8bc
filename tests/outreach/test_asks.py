from __future__ import annotations

from datetime import date

import pytest

from secondhop.model.asks import Ask
from secondhop.model.change import Change, Value
from secondhop.model.edits import EditError
from secondhop.model.outreach import FollowUp
from secondhop.model.person import PersonId
from secondhop.outreach.asks import Scene, begin, finish_one, nudge, refused, step, what_for
from secondhop.outreach.pacing import load_pacing

ANA, CLEO = PersonId("ana"), PersonId("cleo")
MONDAY = date(2026, 11, 23)


def ask(*states: str) -> Ask:
    days = tuple((one, "2026-11-16") for one in states)
    return Ask("a1", ANA, CLEO, states[-1], days)


def owed(what: str, state: str = "open") -> FollowUp:
    return FollowUp(f"a1.{what}", CLEO, "nudge", MONDAY, state)


def scene(*follow_ups: FollowUp, stage: str = "") -> Scene:
    return Scene("Ana", "Cleo", stage, follow_ups, load_pacing())


def dues(change: Change) -> dict[str, tuple[Value, Value, Value]]:
    """By what each is for: when it is due, whom it is with and what it says."""
    return {
        entity.removeprefix("f:a1."): (values["due"], values["person"], values["text"])
        for entity, values in change.sets.items()
        if values.get("state") == "open"
    }


def settled(change: Change) -> set[str]:
    return {
        entity.removeprefix("f:a1.")
        for entity, values in change.sets.items()
        if entity.startswith("f:") and values.get("state") == "done"
    }


def stage(change: Change) -> Value:
    return change.sets.get("p:cleo", {}).get("stage")


def test_asking_makes_the_reminder_due_and_moves_the_person() -> None:
    made = begin(Ask("a1", ANA, CLEO, "asked"), MONDAY, scene())
    assert dues(made) == {"asked": ("2026-11-30", CLEO, "nudge Ana: asked, no answer yet")}
    assert stage(made) == "asked"
    assert stage(begin(Ask("a1", ANA, CLEO, "drafted"), MONDAY, scene())) is None


@pytest.mark.parametrize("before", ["asked", "talking", "paused", "done"])
def test_nobody_is_moved_back(before: str) -> None:
    assert stage(begin(Ask("a1", ANA, CLEO, "asked"), MONDAY, scene(stage=before))) is None


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("agreed", {"agreed": "2026-11-30"}),
        ("target asked", {"target": "2026-11-30"}),
        ("yes", {"yes": "2026-11-30"}),
        ("introduced", {"answer": "2026-11-24", "thank": "2026-11-24", "outcome": "2026-12-07"}),
        ("replied", {}),
        ("no", {"thank": "2026-11-24"}),
        ("dropped", {}),
    ],
)
def test_a_step_settles_the_wait_and_makes_the_next_due(to: str, expected: dict[str, str]) -> None:
    made = step(ask("asked"), to, MONDAY, scene(owed("asked"), owed("drafted", "done")))
    assert settled(made) == {"asked"}
    assert {what: due for what, (due, _, _) in dues(made).items()} == expected


def test_an_introduction_is_a_touch_and_what_is_owed_to_whom() -> None:
    made = step(ask("asked"), "introduced", MONDAY, scene())
    touch = made.sets["t:a1.made"]
    assert (touch["kind"], touch["via"], touch["way"]) == ("introduction", ANA, "in")
    whom = {what: person for what, (_, person, _) in dues(made).items()}
    assert whom == {"answer": CLEO, "thank": ANA, "outcome": ANA}
    assert stage(made) == "introduced"


def test_thanks_leave_the_rest_owed() -> None:
    follow_ups = (owed("thank"), owed("outcome"), owed("answer"))
    assert settled(step(ask("introduced"), "thanked", MONDAY, scene(*follow_ups))) == {"thank"}
    assert settled(step(ask("introduced"), "replied", MONDAY, scene(*follow_ups))) == {"answer"}
    told = step(ask("introduced"), "outcome", MONDAY, scene(*follow_ups))
    assert settled(told) == {"answer", "outcome"}


def test_what_cannot_be_says_why() -> None:
    with pytest.raises(EditError, match="Ana and Cleo: it ended with no"):
        step(ask("asked", "no"), "agreed", MONDAY, scene())
    with pytest.raises(EditError, match="no state of an ask"):
        step(ask("asked"), "hoped", MONDAY, scene())


def test_one_reminder_of_a_request_then_somebody_else() -> None:
    first = nudge(ask("asked"), "asked", MONDAY, scene(owed("asked")))
    assert settled(first) == {"asked"}
    assert [due for due, _, _ in dues(first).values()] == ["2026-11-30"]
    assert first.sets["a:a1"] == {"nudged": "2026-11-23"}
    (what,) = dues(first)
    assert what_for(f"a1.{what}") == ("a1", "nudged")
    rest = finish_one(owed(what), ask("asked"), MONDAY, "t1", scene(owed(what)))
    assert rest.sets["a:a1"]["state"] == "dropped"


@pytest.mark.parametrize(
    ("what", "states", "becomes"),
    [
        ("drafted", ("drafted",), "asked"),
        ("thank", ("asked", "introduced"), "thanked"),
        ("outcome", ("asked", "introduced", "replied"), "outcome"),
    ],
)
def test_doing_what_is_owed_is_a_step(what: str, states: tuple[str, ...], becomes: str) -> None:
    done = finish_one(owed(what), ask(*states), MONDAY, "t1", scene(owed(what)))
    assert done.sets["a:a1"]["state"] == becomes
    assert settled(done) == {what}


def test_answering_is_a_message_to_the_person() -> None:
    done = finish_one(owed("answer"), ask("introduced"), MONDAY, "t1", scene(owed("answer")))
    assert done.sets["t:t1"]["kind"] == "message"
    assert "a:a1" not in done.sets


def test_what_is_left_of_an_ended_ask_is_just_done() -> None:
    done = finish_one(owed("agreed"), ask("asked", "dropped"), MONDAY, "t1", scene())
    assert list(done.sets) == ["f:a1.agreed"]


def test_one_introducer_at_a_time() -> None:
    going, over = ask("asked"), Ask("a2", ANA, CLEO, "no", (("no", "2026-11-01"),))
    assert refused([over, going], CLEO) is going
    assert refused([over], CLEO) is None
    assert refused([going], ANA) is None


def test_a_follow_up_without_an_ask_is_for_nothing() -> None:
    assert what_for("f12") == ("", "")
    assert what_for("a1.agreed-20261123") == ("a1", "agreed")
