"""What is known when a message is about to be sent; what is not known keeps its guards silent."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from secondhop.model.asks import Ask
from secondhop.model.outreach import Touch
from secondhop.model.person import Person, PersonId


class Mutual(Struct, frozen=True):
    """Somebody tied to the recipient, and how far that tie is believed."""

    name: str
    confidence: float | None = None  # 0..1
    seen: date | None = None  # when it was last true


class Sent(Struct, frozen=True):
    """A text that went to somebody else, with the names that were filled in."""

    text: str
    names: tuple[str, ...] = ()


class Invitations(Struct, frozen=True):
    """How the invitations stand that I have sent."""

    week: int = 0  # in the last seven days
    today: int = 0
    notes: int = 0  # with a personal note, this calendar month
    pending: int = 0
    pending_old: int = 0  # open for so long that they count as ignored
    accepted: int = 0
    ignored: int = 0  # or declined


class Situation(Struct, frozen=True):
    """Everything that guards may ask for. None, "" and nobody mean that it is not known."""

    today: date | None = None
    account: str = ""  # "free" or "premium"
    me: Person | None = None
    to: Person | None = None  # whom it is for: the reader, or the one to be introduced to
    degree: int | None = None  # of `to`
    via: Person | None = None  # the introducer
    strength: float | None = None  # of my tie to the introducer, 0..1
    mutuals: tuple[Mutual, ...] | None = None
    hooks: tuple[str, ...] = ()  # what was found out, and what we share
    research: tuple[str, ...] | None = None  # items of the checklist that are there
    touches: tuple[Touch, ...] | None = None  # with `to`
    follows_up: bool = False  # it is sent because no answer came
    withdrawn: date | None = None  # when the last invitation to `to` was taken back
    invitations: Invitations | None = None
    sent: tuple[Sent, ...] | None = None  # to others, newest first
    colleagues: tuple[str, ...] | None = None  # others at their company whom I approached lately
    asks: tuple[Ask, ...] | None = None  # every request for an introduction, to anybody
    names: tuple[tuple[PersonId, str], ...] = ()  # of those whom the asks are about
    outreach: tuple[int, int] | None = None  # lately: messages to my contacts, and to anybody
    overdue: int | None = None  # contacts for whom it is twice as long as I meant it to be
    imported: date | None = None  # how old my own list of contacts is
