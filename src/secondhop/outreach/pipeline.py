"""Where everybody stands: people by stage, what moves them, and what a spreadsheet would say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from secondhop.model.outreach import CONTACTING, STAGES, FollowUp, Note, Touch
from secondhop.model.person import PersonId
from secondhop.outreach.agenda import next_open

SETTLED = ("done", "paused")
"""Stages that only the user leaves."""


class Outreach(Struct, frozen=True):
    """One line of the table: what has been done about a person, and what comes next."""

    contacted: str  # ISO date of the last touch that reached them, "" when none
    note: str  # the newest note
    next: FollowUp | None


class Standing(Struct, frozen=True):
    """What the pipeline must know of a person whom the user tracks."""

    person: PersonId
    stage: str
    is_contact: bool
    touches: Sequence[Touch]  # newest first


def by_stage(staged: Iterable[tuple[str, PersonId]]) -> dict[str, list[PersonId]]:
    """People by stage, in the order of the stages; stages without anybody are left out."""
    held: dict[str, list[PersonId]] = {stage: [] for stage in STAGES}
    for stage, person in staged:
        held.setdefault(stage, []).append(person)
    return {stage: people for stage, people in held.items() if people}


def is_forward(stage: str, to: str) -> bool:
    """Whether the program may move somebody by itself: only on, and never out of a settled end."""
    if to not in STAGES or stage in SETTLED:
        return False
    return stage not in STAGES or STAGES.index(stage) < STAGES.index(to)


def reached(standing: Standing) -> str:
    """How far what happened has brought a person, "" when nothing did."""
    if standing.is_contact:
        return "talking" if has_replied(standing.touches) else "connected"
    sent = (one.kind == "invitation" and one.direction == "out" for one in standing.touches)
    return "requested" if any(sent) else ""


def moved_by_itself(standing: Standing) -> str:
    """The stage that a tracked person has come to, "" when they stay where they are."""
    to = reached(standing)
    return to if standing.stage and is_forward(standing.stage, to) else ""


def has_replied(touches: Sequence[Touch]) -> bool:
    """Whether the last message was theirs, after one of mine."""
    messages = [one for one in touches if one.kind in ("message", "invitation") and one.direction]
    last = max((one.on for one in messages if one.direction == "out"), default="")
    return bool(last) and any(
        one.direction == "in" and one.kind == "message" and one.on >= last for one in messages
    )


def outreach_of(
    touches: Iterable[Touch], notes: Iterable[Note], follow_ups: Iterable[FollowUp]
) -> Outreach:
    """The table line of a person from their records; touches and notes come newest first."""
    contacted = next(
        (one.on for one in touches if one.kind in CONTACTING and one.direction != "in"), ""
    )
    note = next((one.text for one in notes), "")
    return Outreach(contacted, note, next_open(follow_ups))
