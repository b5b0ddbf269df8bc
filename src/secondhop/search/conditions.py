"""A query as conditions that rows meet or not, and which conditions follow from others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from secondhop.model.text import fold
from secondhop.search.terms import Compare, Field, Query, Words

EVERYTHING: Final = "anything"
"""The column in which free words are looked for."""

START: Final = "\n"
"""Precedes each whole value of tags and stages, so that a needle can be bound to its start."""

_ENDLESS: Final = 2**31 - 1
_UNREACHED: Final = (-(2**7), -1)
_STARTS = ("tag", "stage")


@dataclass(frozen=True, slots=True)
class Contains:
    """The text in a column has this in it."""

    column: str
    needle: str  # folded
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """A number lies between two others, both included."""

    column: str
    low: int
    high: int
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Tied:
    """Somebody is tied to a contact of this name or id."""

    needle: str  # folded
    id: str
    negated: bool = False


Condition = Contains | Within | Tied
Conditions = frozenset[Condition]


def conditions_of(query: Query) -> Conditions:
    """What a row must meet to be found. A term that says nothing yet asks for nothing."""
    return frozenset(
        condition
        for term in query.terms
        if isinstance(term, Words | Field | Compare) and (condition := _condition(term))
    )


def follows(conditions: Conditions, earlier: Conditions) -> bool:
    """Whether every row that meets the first conditions is sure to meet the earlier ones."""
    return all(any(_implies(one, other) for one in conditions) for other in earlier)


def comparable(text: str) -> str:
    """A value as needles are looked for in it: folded, on one line."""
    return " ".join(fold(text).split())


def _condition(term: Words | Field | Compare) -> Condition | None:
    if isinstance(term, Compare):
        return Within(term.name, *_interval(term), term.negated)
    needle = _needle(term.text)
    if not needle:
        return None
    if isinstance(term, Words):
        return Contains(EVERYTHING, needle, term.negated)
    if term.name == "via":
        return Tied(needle, term.text, term.negated)
    if term.name in _STARTS:
        needle = START + needle
    return Contains(term.name, needle, term.negated)


def _needle(text: str) -> str:
    """Folded, with the edge spaces that were typed and without those that folding makes of `´`."""
    needle = comparable(text)
    if not needle:
        return ""
    before = " " if text[0].isspace() else ""
    return before + needle + (" " if text[-1].isspace() else "")


def _interval(term: Compare) -> tuple[int, int]:
    number = term.number
    if number < 0:
        return _UNREACHED
    match term.op:
        case "<":
            return 0, number - 1
        case "<=":
            return 0, number
        case ">":
            return number + 1, _ENDLESS
        case ">=":
            return number, _ENDLESS
        case _:
            return number, number if term.upto is None else term.upto


def _implies(one: Condition, other: Condition) -> bool:
    if one == other:
        return True
    match one, other:
        case Contains(), Contains():
            narrow, wide = (other, one) if one.negated else (one, other)
            alike = one.column == other.column and one.negated == other.negated
            return alike and wide.needle in narrow.needle
        case Within(), Within():
            narrow_in, wide_in = (other, one) if one.negated else (one, other)
            alike = one.column == other.column and one.negated == other.negated
            return alike and wide_in.low <= narrow_in.low and narrow_in.high <= wide_in.high
    return False
