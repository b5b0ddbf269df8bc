"""A change: one atomic, undoable edit of the store, as the fields it sets."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from secondhop.model.person import PersonId

Value = str | bool | int | float | None
"""What a field may hold; None clears it."""

Entity = str
"""What a field belongs to: a prefix for the kind, then an id (`p:` person, `t:` touch, `n:` note,
`f:` follow-up, `e:` tie, `s:` source)."""


class Change(Struct, frozen=True):
    """What happened, in a word, and the fields it sets. The durable form is one line of the log."""

    kind: str  # "tag", "done", "import": the word that undo and history show
    sets: Mapping[Entity, Mapping[str, Value]]
    about: tuple[PersonId, ...] = ()  # whom it concerns, for the words of undo and history
    text: str = ""  # what undo and history say after the kind and the names


class Changed(Struct, frozen=True):
    """Told to every subscriber after a change is durable and visible in the store."""

    revision: int
    people: frozenset[PersonId] | None  # None: everybody may have changed
    ties: bool  # whether degrees, mutuals and ways may differ
    kinds: frozenset[str] = field(default_factory=frozenset)


def person_entity(person: PersonId) -> Entity:
    """The entity that holds the user's own values about a person."""
    return f"p:{person}"


def tie_entity(a: PersonId, b: PersonId) -> Entity:
    """The entity that holds the user's word on a tie, the same whichever end comes first."""
    first, second = sorted((a, b))
    return f"e:{first}~{second}"
