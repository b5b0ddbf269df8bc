"""Where everybody stands: people by stage, and what a spreadsheet of outreach would say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from secondhop.model.outreach import CONTACTING, STAGES, FollowUp, Note, Touch
from secondhop.model.person import PersonId
from secondhop.outreach.agenda import next_open


@dataclass(frozen=True, slots=True)
class Outreach:
    """One line of the ledger: what has been done about a person, and what comes next."""

    contacted: str  # ISO date of the last touch that reached them, "" when none
    note: str  # the newest note
    next: FollowUp | None


def by_stage(staged: Iterable[tuple[str, PersonId]]) -> dict[str, list[PersonId]]:
    """People by stage, in the order of the stages; stages without anybody are left out."""
    held: dict[str, list[PersonId]] = {stage: [] for stage in STAGES}
    for stage, person in staged:
        held.setdefault(stage, []).append(person)
    return {stage: people for stage, people in held.items() if people}


def outreach_of(
    touches: Iterable[Touch], notes: Iterable[Note], follow_ups: Iterable[FollowUp]
) -> Outreach:
    """The ledger line of a person from their records; touches and notes come newest first."""
    contacted = next(
        (one.on for one in touches if one.kind in CONTACTING and one.direction != "in"), ""
    )
    note = next((one.text for one in notes), "")
    return Outreach(contacted, note, next_open(follow_ups))
