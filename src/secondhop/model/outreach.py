"""What happens with a person, what I owe, and where it stands."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from secondhop.model.person import PersonId

STAGES = (
    "new",
    "researching",
    "warming",
    "asked",
    "introduced",
    "requested",
    "connected",
    "talking",
    "done",
    "paused",
)
"""Where a prospect stands, in the order in which things usually go."""

TOUCH_KINDS = (
    "message",
    "invitation",
    "call",
    "meeting",
    "like",
    "comment",
    "share",
    "introduction",
    "note",
    "endorsement",
    "recommendation",
    "withdrawal",
)

CONTACTING = frozenset({"message", "invitation", "call", "meeting", "introduction"})
"""Touches that reach the person; the others only look at them."""


class Touch(Struct, frozen=True):
    """Something that happened with a person."""

    id: str
    person: PersonId
    kind: str
    on: str  # ISO date
    direction: str = ""  # "in", "out" or ""
    text: str = ""
    via: str = ""  # PersonId of who stood in between, "" when nobody
    source: str = "you"


class Note(Struct, frozen=True):
    """A text of the user's own about a person."""

    id: str
    person: PersonId
    text: str
    on: str
    source: str = "you"


class FollowUp(Struct, frozen=True):
    """Something I owe, with a due date."""

    id: str
    person: PersonId
    text: str
    due: date
    state: str = "open"  # open, done or snoozed; a snoozed one is open again on its due date
    every: str = ""  # span after which the next one is due ("2w"), "" for once
    done_on: str = ""

    @property
    def is_open(self) -> bool:
        return self.state != "done"
