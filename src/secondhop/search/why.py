"""Why somebody is not found: the terms that keep them out, and what they have instead."""

from __future__ import annotations

from datetime import date

from secondhop.search.columns import values_of
from secondhop.search.corpus import NONE
from secondhop.search.fields import DATE_FIELDS, MARKS, NUMBER_FIELDS
from secondhop.search.index import Index
from secondhop.search.terms import Both, Either, Item, Query, Words

UNKNOWN = "not known"
"""Stands where nothing is known of a field."""


def why_not(query: Query, index: Index, row: int) -> list[str]:
    """Each term that keeps somebody out, as it was typed, with what they have in that place."""
    return [_told(query, item, index, row) for item in index.explain(query, row)]


def _told(query: Query, item: Item, index: Index, row: int) -> str:
    typed = query.text[item.column : item.column + item.length]
    names = _names(item)
    has = _has(names.pop(), index, row) if len(names) == 1 else ""
    return f"{typed} ({has})" if has else typed


def _names(item: Item) -> set[str]:
    """The fields that a term asks about; free words ask about no field."""
    if isinstance(item, Both | Either):
        return set[str]().union(*map(_names, item.items))
    return {"" if isinstance(item, Words) else item.name}


def _has(name: str, index: Index, row: int) -> str:
    """What stands in a field, "" where that says nothing."""
    if name in ("", "via", *MARKS):
        return ""
    if name in NUMBER_FIELDS or name in DATE_FIELDS:
        number = int(index.corpus.numbers(name)[row])
        return _measured(name, number)
    if name == "circle":
        values = index.circles_around(row)
    else:
        values = [value for value in values_of(index.corpus.people, name, row) if value]
    return ", ".join(values) or UNKNOWN


def _measured(name: str, number: int) -> str:
    if number == NONE:
        return "not connected" if name == "degree" else UNKNOWN
    return date.fromordinal(number).isoformat() if name in DATE_FIELDS else str(number)
