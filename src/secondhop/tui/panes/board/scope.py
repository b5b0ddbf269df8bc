"""What a level of the Board shows: which people, and what its rows stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from msgspec import Struct

GROUPS, COMPANIES, PEOPLE, WAYS = range(4)
"""The levels: groups and circles, groups and contacts, people and contacts, one person's ways."""

By = Literal["industry", "company", "title", "place"]
Kind = Literal["industry", "company", "title", "place", "circle", "contact", "person"]
Order = Literal["plan", "rank"]

FEW: Final = 60
"""People found up to whom the Board begins with people, not with groups of them."""
COLUMN: Final[dict[str, str]] = {
    "industry": "industry",
    "company": "employer",
    "title": "title",
    "place": "location",
}
"""Where the people hold what rows can stand for."""
SEVERAL: Final[dict[By, str]] = {
    "industry": "industries",
    "company": "companies",
    "title": "titles",
    "place": "places",
}
_BYS: Final[tuple[By, ...]] = ("industry", "company", "title", "place")


@dataclass(frozen=True, slots=True)
class Step:
    """One step in: a value of a column, a circle, a contact or a person."""

    kind: Kind
    id: str  # the value itself, or an id
    name: str  # what the breadcrumb calls it
    hint: int = field(default=-1, compare=False)  # where the value stood among all of its column


class Scope(Struct, frozen=True):
    """A level, the steps that led to it, and what its rows stand for."""

    level: int = GROUPS
    steps: tuple[Step, ...] = ()
    by: By = "industry"

    @property
    def crumbs(self) -> tuple[str, ...]:
        """From everyone down to here."""
        return ("everyone", *(_crumb(step) for step in self.steps))

    def into(self, step: Step) -> Scope:
        """One level further in, at a row."""
        steps = (*self.steps, step)
        if self.level >= PEOPLE:
            return Scope(WAYS, steps)
        if self.level == COMPANIES or step.kind == "company":
            return Scope(PEOPLE, steps)
        return Scope(COMPANIES, steps, "company")

    def through(self, step: Step) -> Scope:
        """The same people, as far as one circle or contact opens them."""
        steps = (*self.steps, step)
        return Scope(COMPANIES, steps, "company") if self.level == GROUPS else self._with(steps)

    def turned(self) -> Scope:
        """The next thing that rows can stand for, of those that no step has settled."""
        settled = {step.kind for step in self.steps}
        free = [by for by in _BYS if by not in settled]
        by = free[(free.index(self.by) + 1) % len(free)] if self.by in free else free[0]
        return Scope(self.level, self.steps, by)

    def _with(self, steps: tuple[Step, ...]) -> Scope:
        return Scope(self.level, steps, self.by)


def start(people: int, kinds: Sequence[int]) -> list[Scope]:
    """The levels to begin with, the last one open: the coarsest that has more than one row.

    `kinds` is how many industries and how many companies there are among the people found.
    """
    scopes = [Scope(), Scope(COMPANIES, by="company"), Scope(PEOPLE)]
    if people <= FEW:
        return scopes
    deepest = next((level for level, count in enumerate(kinds) if count > 1), PEOPLE)
    return scopes[: deepest + 1]


def value_name(value: str) -> str:
    """A value of a column as rows and breadcrumbs call it."""
    return value or "unknown"


def _crumb(step: Step) -> str:
    if step.kind == "contact":
        return f"via {step.name}"
    return step.name if step.id or step.kind == "person" else f"{step.kind} unknown"
