from __future__ import annotations

from datetime import date

import pytest

from secondhop.model.outreach import CONTACTING, STAGES, TOUCH_KINDS, FollowUp, Note, Touch
from secondhop.model.person import PersonId
from secondhop.outreach.pipeline import (
    SETTLED,
    Standing,
    by_stage,
    has_replied,
    is_forward,
    moved_by_itself,
    outreach_of,
)

ANA, BEN, CLEO = PersonId("ana"), PersonId("ben"), PersonId("cleo")


def touch(kind: str, on: str, direction: str = "out") -> Touch:
    return Touch("t", ANA, kind, on, direction)


def test_people_by_stage_in_the_order_of_the_stages() -> None:
    staged = [("asked", ANA), ("new", BEN), ("asked", CLEO), ("odd", BEN)]
    found = by_stage(staged)
    assert list(found.items()) == [("new", [BEN]), ("asked", [ANA, CLEO]), ("odd", [BEN])]
    assert by_stage([]) == {}


def test_a_ledger_line_has_the_newest_of_each() -> None:
    due = date(2026, 12, 1)
    line = outreach_of(
        [touch("like", "2026-11-20"), touch("message", "2026-11-10"), touch("call", "2026-10-01")],
        [Note("2", ANA, "newest", "2026-11-01"), Note("1", ANA, "older", "2026-10-01")],
        [
            FollowUp("f2", ANA, "call", due),
            FollowUp("f1", ANA, "write", date(2026, 11, 1), "done"),
        ],
    )
    assert (line.contacted, line.note) == ("2026-11-10", "newest")
    assert line.next is not None
    assert line.next.id == "f2"


def test_nothing_done_is_an_empty_line() -> None:
    line = outreach_of([], [], [])
    assert (line.contacted, line.note, line.next) == ("", "", None)


@pytest.mark.parametrize("kind", TOUCH_KINDS)
def test_only_what_reaches_a_person_is_contact(kind: str) -> None:
    line = outreach_of([touch(kind, "2026-11-20")], [], [])
    assert bool(line.contacted) == (kind in CONTACTING)
    assert outreach_of([touch(kind, "2026-11-20", "in")], [], []).contacted == ""


def test_stages_begin_and_end_where_they_should() -> None:
    assert (STAGES[0], STAGES[-1]) == ("new", "paused")
    assert set(TOUCH_KINDS) >= CONTACTING


def standing(stage: str, *touches: Touch, is_contact: bool = False) -> Standing:
    newest_first = sorted(touches, key=lambda one: one.on, reverse=True)
    return Standing(ANA, stage, is_contact, newest_first)


INVITED = touch("invitation", "2026-11-01")
MINE, THEIRS = touch("message", "2026-11-10"), touch("message", "2026-11-12", "in")


@pytest.mark.parametrize(
    ("found", "to"),
    [
        (standing("warming", INVITED), "requested"),
        (standing("requested", INVITED), ""),
        (standing("requested", INVITED, is_contact=True), "connected"),
        (standing("asked", is_contact=True), "connected"),
        (standing("connected", MINE, THEIRS, is_contact=True), "talking"),
        (standing("connected", THEIRS, is_contact=True), ""),
        (standing("connected", touch("message", "2026-11-13"), THEIRS, is_contact=True), ""),
        (standing("talking", INVITED, is_contact=True), ""),
        (standing("paused", INVITED, is_contact=True), ""),
        (standing("done", MINE, THEIRS, is_contact=True), ""),
        (standing("", INVITED, is_contact=True), ""),
        (standing("warming", touch("invitation", "2026-11-01", "in")), ""),
    ],
)
def test_the_program_moves_people_only_forward(found: Standing, to: str) -> None:
    assert moved_by_itself(found) == to


@pytest.mark.parametrize("stage", ["", *STAGES])
@pytest.mark.parametrize("to", STAGES)
def test_forward_never_leads_back_or_out_of_an_end(stage: str, to: str) -> None:
    if is_forward(stage, to):
        assert stage not in SETTLED
        assert stage == "" or STAGES.index(to) > STAGES.index(stage)


@pytest.mark.parametrize(
    ("touches", "expected"),
    [
        ([MINE, THEIRS], True),
        ([THEIRS], False),
        ([MINE], False),
        ([INVITED, THEIRS], True),
        ([touch("message", "2026-11-13"), THEIRS], False),
        ([MINE, touch("like", "2026-11-20", "in")], False),
    ],
)
def test_a_reply_is_a_message_after_mine(touches: list[Touch], expected: bool) -> None:
    assert has_replied(touches) == expected
