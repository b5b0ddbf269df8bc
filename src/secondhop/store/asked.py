"""Whom an ask in the log is about, so that a change of it is told to those who show them."""

from __future__ import annotations

from typing import Final

from secondhop.model.change import Entity
from secondhop.store.fields import Fields
from secondhop.store.graph import Graph

ASK: Final = "a:"
"""Begins the name of every ask."""

_NAMED: Final = ("person", "introducer")


def rows_of_ask(entity: Entity, fields: Fields, graph: Graph) -> set[int]:
    """The rows that an ask names, or named before it was taken back."""
    values = fields.of(entity)
    named = (values.get(field) or _before(entity, field, fields) for field in _NAMED)
    rows = (graph.row(str(person)) for person in named if person)
    return {row for row in rows if row is not None}


def _before(entity: Entity, field: str, fields: Fields) -> object:
    return fields.value_before(entity, field, fields.stamp(entity, field))
