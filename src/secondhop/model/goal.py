"""What I am looking for, as I wrote it down: it makes the fit of everybody else."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

KINDS: Final = ("job", "mentor", "collaborators", "customers")
"""What a goal may be about; drafts choose their words by it."""


class Goal(Struct, frozen=True):
    """Whom I would like to meet; what stands in one list is alternatives."""

    kind: str = ""  # one of KINDS, "" when not said
    titles: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # looked for anywhere; each counts for itself

    @property
    def names_anything(self) -> bool:
        """Whether there is anything that somebody could fit."""
        return any(getattr(self, name) for name in LISTS)


LISTS: Final = tuple(name for name in Goal.__struct_fields__ if name != "kind")
"""The lists of a goal, in the order in which they are written."""
