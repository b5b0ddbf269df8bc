"""A message that is about to be sent, by whoever reads it."""

from __future__ import annotations

from msgspec import Struct

KINDS = ("cover", "forwardable", "note", "message", "thanks")
"""What can be checked: the request to an introducer, the mail to pass on, the note of an
invitation, a message to somebody, and thanks."""

FIRST = ("note", "cover", "forwardable")
"""What opens a door: an invitation, or the request for an introduction."""

ASKS = ("cover", "forwardable")
"""What asks somebody for an introduction."""


class Message(Struct, frozen=True):
    """A text, and what it is meant to be."""

    kind: str  # a word of KINDS; any other is held to the rules for a message
    text: str
    template: str | None = None
