"""Conditions that rows meet or not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

EVERYTHING: Final = "anything"
"""The column in which free words are looked for."""

START: Final = "\n"
"""Precedes each whole value of tags and stages, so that a needle can be bound to its start."""


class Contains(Struct, frozen=True):
    """The text in a column has this in it."""

    column: str
    needle: str  # folded
    negated: bool = False


class Filled(Struct, frozen=True):
    """There is any text in a column."""

    column: str
    negated: bool = False


class Within(Struct, frozen=True):
    """A number lies between two others, both included."""

    column: str
    low: int
    high: int
    negated: bool = False


class Tied(Struct, frozen=True):
    """Somebody is tied to a contact of this name or id."""

    needle: str  # folded
    id: str
    negated: bool = False


class InCircle(Struct, frozen=True):
    """Somebody is in a circle with this in its name, or known to a contact in it."""

    needle: str  # folded; "" stands for every circle, those aside who are in none
    negated: bool = False


class AnyOf(Struct, frozen=True):
    """At least one of these is met; never negated, as the negation goes to what is inside."""

    conditions: frozenset[Condition]


class AllOf(Struct, frozen=True):
    """All of these are met; stands within an AnyOf only."""

    conditions: frozenset[Condition]


Leaf = Contains | Filled | Within | Tied | InCircle
Condition = Leaf | AnyOf | AllOf
Conditions = frozenset[Condition]


def any_of(conditions: Iterable[Condition]) -> Condition:
    """One of these, as one condition; there must be one at least."""
    flat = frozenset[Condition]().union(
        *(one.conditions if isinstance(one, AnyOf) else (one,) for one in conditions)
    )
    return next(iter(flat)) if len(flat) == 1 else AnyOf(flat)


def all_of(conditions: Iterable[Condition]) -> Condition:
    """All of these, as one condition; there must be one at least."""
    flat = frozenset[Condition]().union(*map(opened, conditions))
    return next(iter(flat)) if len(flat) == 1 else AllOf(flat)


def negation(condition: Condition) -> Condition:
    """What rows meet that do not meet this."""
    match condition:
        case AnyOf(conditions):
            return all_of(map(negation, conditions))
        case AllOf(conditions):
            return any_of(map(negation, conditions))
    return replace(condition, negated=not condition.negated)


def opened(condition: Condition) -> Conditions:
    """A condition as conditions that must all be met."""
    return condition.conditions if isinstance(condition, AllOf) else frozenset((condition,))


def speaks_only_of(condition: Condition, column: str) -> bool:
    """Whether nothing but one column of numbers decides."""
    if isinstance(condition, AnyOf | AllOf):
        return all(speaks_only_of(one, column) for one in condition.conditions)
    return isinstance(condition, Within) and condition.column == column
