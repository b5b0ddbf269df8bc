"""A query as the conditions that it sets: what was typed, folded, on a given day."""

from __future__ import annotations

from typing import Final

from secondhop.model.text import comparable
from secondhop.search.conditions import (
    EVERYTHING,
    START,
    Condition,
    Conditions,
    Contains,
    Filled,
    InCircle,
    Leaf,
    Tied,
    Within,
    all_of,
    any_of,
    negation,
    opened,
)
from secondhop.search.days import interval
from secondhop.search.fields import DATE_FIELDS, NEW_WITHIN, NUMBER_FIELDS
from secondhop.search.terms import (
    Both,
    Compare,
    Dated,
    Either,
    Field,
    Finished,
    Item,
    Query,
    Words,
)

ENDLESS: Final = 2**31 - 1
_UNREACHED: Final = (-(2**7), -1)
_STARTS = ("tag", "stage")


def conditions_of(query: Query, today: int) -> Conditions:
    """What a row must meet to be found; `today` is a date ordinal.

    A term that says nothing yet asks for nothing.
    """
    found: Conditions = frozenset()
    for item in query.items:
        if condition := condition_of(item, today):
            found |= opened(condition)
    return found


def condition_of(item: Item, today: int) -> Condition | None:
    """What one term asks for, None when it is nothing."""
    condition = _positive(item, today)
    return negation(condition) if condition and item.negated else condition


def _positive(item: Item, today: int) -> Condition | None:
    if not isinstance(item, Both | Either):
        return _term(item, today)
    found = [one for part in item.items if (one := condition_of(part, today))]
    if not found:
        return None
    return any_of(found) if isinstance(item, Either) else all_of(found)


def _term(term: Finished, today: int) -> Condition | None:
    condition = _leaf(term, today)
    if condition is None or isinstance(term, Words) or not term.maybe:
        return condition
    return any_of((condition, negation(_known(term.name))))


def _leaf(term: Finished, today: int) -> Condition | None:
    match term:
        case Compare(name):
            return Within(name, *_interval(term))
        case Dated(name, op, day, upto):
            return Within(name, *interval(name, op, day, upto, today))
        case Field("has", name):
            return _known(name)
        case Field("missing", name):
            return negation(_known(name))
        case Field("is", state):
            return _state(state, today)
    return _contains(term)


def _contains(term: Words | Field) -> Condition | None:
    needle = _needle(term.text)
    if not needle:
        return None
    if isinstance(term, Words):
        return Contains(EVERYTHING, needle)
    if term.name == "via":
        return Tied(needle, term.text)
    if term.name == "circle":
        return InCircle(needle)
    return Contains(term.name, START + needle.lstrip() if term.name in _STARTS else needle)


def _known(name: str) -> Leaf:
    """That a field is known of somebody; where there is no mutual, none is known."""
    if name in ("via", "mutuals"):
        return Within("mutuals", 1, ENDLESS)
    if name in NUMBER_FIELDS or name in DATE_FIELDS:
        return Within(name, 0, ENDLESS)
    return InCircle("") if name == "circle" else Filled(name)


def _state(state: str, today: int) -> Condition:
    match state:
        case "contact":
            return Within("degree", 1, 1)
        case "prospect":
            return Within("degree", 2, 2)
        case "connected":
            return Within("degree", 0, ENDLESS)
        case "due":
            return Within("due", 0, today)
        case "overdue":
            return Within("due", 0, today - 1)
        case "new":
            return Within("added", today - NEW_WITHIN, ENDLESS)
    return Contains("hiring", "yes")


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
            return number + 1, ENDLESS
        case ">=":
            return number, ENDLESS
    return number, number if term.upto is None else term.upto
