"""People as a list of person objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from secondhop.exports.objects import person_objects
from secondhop.store.store import Store


def write_json(store: Store, rows: Sequence[int]) -> Iterator[str]:
    """One JSON document."""
    people = msgspec.json.encode(person_objects(store.state, rows))
    yield msgspec.json.format(people, indent=2).decode() + "\n"
