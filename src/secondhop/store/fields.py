"""What the log adds up to: the newest value of every field of every entity."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator

from secondhop.model.change import Change, Entity, Value
from secondhop.store.lines import LogLine
from secondhop.store.stamp import ZERO, Stamp

Stamped = tuple[Stamp, Value]
"""A value with the stamp of the line that set it."""


class Fields:
    """Folds lines in any order into the same state: per field, the newest stamp wins."""

    def __init__(self) -> None:
        self.lines: list[LogLine] = []  # by stamp
        self._seen: set[Stamp] = set()
        self._values: dict[Entity, dict[str, tuple[Stamp, Value]]] = {}

    def fold(self, line: LogLine) -> frozenset[Entity]:
        """Take a line in and return the entities that it changed; a repeated line changes none."""
        if line.t in self._seen:
            return frozenset()
        self._seen.add(line.t)
        if not self.lines or self.lines[-1].t < line.t:
            self.lines.append(line)
        else:
            insort(self.lines, line, key=lambda one: one.t)
        changed = set()
        for entity, values in line.set.items():
            mine = self._values.setdefault(entity, {})
            for field, value in values.items():
                if mine.get(field, (ZERO, None))[0] < line.t:
                    mine[field] = (line.t, value)
                    changed.add(entity)
        return frozenset(changed)

    def stamp(self, entity: Entity, field: str) -> Stamp:
        """When a field was last set; ZERO when never."""
        return self._values.get(entity, {}).get(field, (ZERO, None))[0]

    def of(self, entity: Entity) -> dict[str, Value]:
        """The values of an entity, cleared ones left out."""
        held = self._values.get(entity, {})
        return {field: value for field, (_, value) in held.items() if value is not None}

    def stamped(self, entity: Entity) -> dict[str, tuple[Stamp, Value]]:
        """The values of an entity with their stamps, cleared ones included."""
        return self._values.get(entity, {})

    def newest(self, entities: Iterable[Entity]) -> dict[str, Stamped]:
        """The newest value of every field over entities that are one; cleared ones left out."""
        merged: dict[str, Stamped] = {}
        for entity in entities:
            for field, stamped in self.stamped(entity).items():
                if stamped[0] > merged.get(field, (ZERO, None))[0]:
                    merged[field] = stamped
        return {field: stamped for field, stamped in merged.items() if stamped[1] is not None}

    def entities(self, prefix: str) -> Iterator[Entity]:
        """All entities of one kind, such as `p:`."""
        return (entity for entity in self._values if entity.startswith(prefix))

    def value_before(self, entity: Entity, field: str, stamp: Stamp) -> Value:
        """What a field held just before a stamp."""
        for line in reversed(self.lines):
            if line.t < stamp and field in line.set.get(entity, {}):
                return line.set[entity][field]
        return None


def with_changes(before: Fields, changes: Iterable[Change]) -> Fields:
    """The fields as they would be after some changes, which are not made."""
    fields = Fields()
    for line in before.lines:
        fields.fold(line)
    for number, change in enumerate(changes):
        sets = {entity: dict(values) for entity, values in change.sets.items()}
        fields.fold(LogLine(t=f"9999999999999.{number:04d}", set=sets))
    return fields


def active_names(fields: Fields) -> list[str]:
    """The graph files that count, in the order in which they were imported."""
    return sorted(
        entity.removeprefix("s:")
        for entity in fields.entities("s:")
        if fields.of(entity).get("active")
    )
