"""A person, as the screens and the command line show one."""

from __future__ import annotations

from typing import NewType

from msgspec import Struct

PersonId = NewType("PersonId", str)
"""Random and opaque: never derived from a name, never reused."""

FIELDS = ("name", "title", "company", "location", "industry", "url", "email")
"""The single-valued facts about a person, in the order in which they are shown."""

LISTS = {"past": "past", "school": "schools", "group": "groups"}
"""What the user may say of a person more than once: its word, and its field of a Person."""


class Person(Struct, frozen=True):
    """Anybody in the graph: imported values with the user's own laid over them."""

    id: PersonId
    name: str
    title: str = ""
    company: str = ""
    location: str = ""
    industry: str = ""
    url: str = ""
    email: str = ""
    skills: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    stage: str = ""
    past: tuple[str, ...] = ()  # companies of before
    schools: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    hiring: str = ""  # what the user told: "yes", "no" or ""

    @property
    def role(self) -> str:
        """`VP Engineering at Helsing`, or whichever half is known."""
        return " at ".join(part for part in (self.title, self.company) if part)


class Fact(Struct, frozen=True):
    """One value of one field, with who said so and when."""

    field: str
    value: str
    source: str  # "you", or what file said it
    on: str = ""  # ISO date, "" when the source does not say
    shown: bool = False  # whether this is the value that the screens show
