"""What is known of a message before it is written, as one frozen value."""

from __future__ import annotations

from msgspec import Struct, field

from secondhop.model.asks import Ask
from secondhop.model.goal import Goal
from secondhop.model.outreach import Note, Touch
from secondhop.model.person import Person
from secondhop.model.research import Finding
from secondhop.model.text import fold


class Facts(Struct, frozen=True):
    """Who writes, about whom, through whom, and what I found out."""

    me: Person
    to: Person
    degree: int  # of `to`
    via: Person | None = None  # the introducer
    beyond: Person | None = None  # who stands behind the introducer, three steps away
    mutuals: tuple[str, ...] = ()  # names, the warmest way first
    research: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()  # newest first, as touches
    touches: tuple[Touch, ...] = ()
    ask: Ask | None = None  # what the introducer was asked about them last
    goal: Goal = field(default_factory=Goal)

    def found(self, item: str) -> str:
        """What stands on the checklist under a word, "" when nothing does."""
        return next((one.text for one in self.research if one.item == item), "")

    @property
    def is_introduced(self) -> bool:
        """Whether the introducer has put us in touch."""
        if self.via is None:
            return False
        made = (one.via for one in self.touches if one.kind == "introduction")
        return self.via.id in made or (self.ask is not None and self.ask.is_made)

    @property
    def employers(self) -> list[str]:
        """Where both of us worked or work."""
        return _both((self.me.company, *self.me.past), (self.to.company, *self.to.past))

    @property
    def schools(self) -> list[str]:
        """Where both of us went."""
        return _both(self.me.schools, self.to.schools)

    @property
    def groups(self) -> list[str]:
        """What both of us belong to."""
        return _both(self.me.groups, self.to.groups)

    @property
    def skills(self) -> list[str]:
        """What both of us can do."""
        return _both(self.me.skills, self.to.skills)


def _both(mine: tuple[str, ...], theirs: tuple[str, ...]) -> list[str]:
    """What stands in both, in their spelling and order."""
    known = {fold(one) for one in mine if one}
    return [one for one in dict.fromkeys(theirs) if fold(one) in known]
