"""Who is tracked and what was sent, read from the log and the traces without asking everybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from secondhop.model.outreach import Touch
from secondhop.model.person import PersonId
from secondhop.model.research import Finding, findings
from secondhop.network.arrays import distinct
from secondhop.outreach.budgets import Invitation
from secondhop.outreach.pipeline import Standing
from secondhop.search.corpus import NONE
from secondhop.store.evidence import ordinal
from secondhop.store.state import State

INVITING = ("invitation", "withdrawal")
WITHOUT = ("without", "no note", "blank")
"""How the text of a logged invitation begins that had no note."""
SAME = 3
"""Days within which a logged and an imported invitation are one: dates are in other time zones."""
NOTICING = ("like", "comment", "share")

LATELY = 120
"""Days that count as of late; no limit looks further back."""


def said_of(state: State, *fields: str) -> Iterator[int]:
    """The rows of everybody of whom the user said something in fields that begin like this."""
    seen: set[int] = set()
    for entity in state.fields.entities("p:"):
        if any(one.startswith(fields) for one in state.fields.of(entity)):
            row = state.graph.row(entity[2:])
            if row is not None and row not in seen:
                seen.add(row)
                yield row


def staged(state: State) -> list[tuple[str, PersonId]]:
    """Everybody who has a stage, with it, by name."""
    people = state.people
    rows = [row for row in said_of(state, "stage") if people.stage[row]]
    rows.sort(key=lambda row: (people.name[row].casefold(), people.ids[row]))
    return [(people.stage[row], people.ids[row]) for row in rows]


def standing_of(state: State, person: PersonId) -> Standing:
    """What the pipeline must know of a person."""
    row = state.people.row_of[person]
    touches = state.records.touches(person)
    return Standing(person, state.people.stage[row], int(state.degree[row]) == 1, touches)


def research_of(state: State, row: int) -> list[Finding]:
    """What is written on the checklist of a person."""
    return findings({field: value for field, (_, value) in state.own_values(row).items()})


def last_noticed(state: State, person: PersonId) -> str:
    """When I last liked, commented on or shared something of theirs; "" when never."""
    touches = state.records.touches(person)
    return next((one.on for one in touches if one.kind in NOTICING and one.direction != "in"), "")


def last_touch(state: State, row: int) -> str:
    """The ISO date of the last touch with a person, "" when there is none."""
    day = int(state.figures.touched[row])
    return date.fromordinal(day).isoformat() if day != NONE else ""


def invitations(state: State) -> list[Invitation]:
    """The invitations that count now, the oldest first: pending ones, and those of late.

    Only people are looked at who are no contacts, or with whom anything happened of late: whoever
    has exchanged messages for years need not be read for it.
    """
    happened = distinct(state.ground.happened.row)
    is_late = state.figures.touched[happened] >= state.today - LATELY
    return _invitations(state, happened[is_late | (state.degree[happened] != 1)].tolist())


def all_invitations(state: State) -> list[Invitation]:
    """Every invitation that I ever sent, the oldest first."""
    return _invitations(state, distinct(state.ground.happened.row).tolist())


def _invitations(state: State, rows: list[int]) -> list[Invitation]:
    imported = [
        one
        for row in rows
        for one in state.records.touches(state.people.ids[row])
        if one.kind in INVITING and one.source != "you"
    ]
    logged = [one for one in state.records.own_touches() if one.kind in INVITING]
    touches = _once([*imported, *logged])
    withdrawn: dict[PersonId, str] = {}
    for touch in touches:
        if touch.kind == "withdrawal":
            withdrawn[touch.person] = max(touch.on, withdrawn.get(touch.person, ""))
    sent = [one for one in touches if one.kind == "invitation" and one.direction != "in"]
    return [_invitation(state, one, withdrawn) for one in sorted(sent, key=lambda one: one.on)]


def _invitation(state: State, touch: Touch, withdrawn: dict[PersonId, str]) -> Invitation:
    row = state.people.row_of.get(touch.person)
    is_contact = row is None or int(state.degree[row]) == 1
    is_back = withdrawn.get(touch.person, "") >= touch.on
    return Invitation(touch.person, touch.on, _has_note(touch), not (is_contact or is_back))


def _has_note(touch: Touch) -> bool:
    """Whether a note went with it; of one logged by hand the text may say that none did."""
    return bool(touch.text) and not touch.text.casefold().startswith(WITHOUT)


def _once(touches: list[Touch]) -> list[Touch]:
    """Without what was logged and came in a file, too, as an archive tells it again later."""
    days: dict[tuple[str, PersonId], list[int]] = {}
    for one in touches:
        if one.source != "you":
            days.setdefault((one.kind, one.person), []).append(ordinal(one.on))
    return [
        one
        for one in touches
        if one.source != "you"
        or all(abs(ordinal(one.on) - day) > SAME for day in days.get((one.kind, one.person), ()))
    ]


def dormant_rows(state: State, days: int, messages: int, most: int) -> list[int]:
    """Contacts with whom much was written each way, and nothing for long; the closest first."""
    rows = np.flatnonzero(state.degree == 1)
    two_way = np.minimum(state.traces.inbound[rows], state.traces.outbound[rows])
    touched = state.figures.touched[rows]
    is_long_ago = (touched != NONE) & (touched <= state.today - days)
    is_dormant = is_long_ago & (two_way >= messages)
    closest = np.argsort(-two_way[is_dormant], kind="stable")[:most]
    return [int(row) for row in rows[is_dormant][closest]]


def written_about(state: State) -> set[PersonId]:
    """Everybody with whom the user logged a touch."""
    return {one.person for one in state.records.own_touches()}
