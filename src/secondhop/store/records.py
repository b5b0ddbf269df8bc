"""Touches, notes and follow-ups, by person: what the user wrote and what files brought."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from secondhop.model.change import Entity, Value
from secondhop.model.outreach import FollowUp, Note, Touch
from secondhop.model.person import PersonId
from secondhop.store.brought import Brought
from secondhop.store.fields import Fields
from secondhop.store.graph import Graph

Resolve = Callable[[str], PersonId | None]
"""From any id a person ever had to the one that counts; None when nobody has it."""

PREFIXES = ("t:", "n:", "f:")


class Shelf:
    """Records of one kind, found by id and by person."""

    def __init__(self) -> None:
        self._of_entity: dict[Entity, tuple[PersonId, str]] = {}
        self._of_person: dict[PersonId, dict[str, Touch | Note | FollowUp]] = {}

    def put(self, entity: Entity, record: Touch | Note | FollowUp | None) -> set[PersonId]:
        """Keep the record of an entity, or forget it; returns whom it was and is about."""
        concerned: set[PersonId] = set()
        if (before := self._of_entity.pop(entity, None)) is not None:
            self._of_person[before[0]].pop(before[1], None)
            concerned.add(before[0])
        if record is not None:
            self._of_entity[entity] = (record.person, record.id)
            self._of_person.setdefault(record.person, {})[record.id] = record
            concerned.add(record.person)
        return concerned

    def of(self, person: PersonId) -> Iterable[Touch | Note | FollowUp]:
        return self._of_person.get(person, {}).values()

    def all(self) -> Iterator[Touch | Note | FollowUp]:
        return (record for held in self._of_person.values() for record in held.values())

    def people(self) -> Iterable[PersonId]:
        return (person for person, held in self._of_person.items() if held)


class Records:
    """Everything that happened, was noted or is owed."""

    def __init__(self, resolve: Resolve, brought: Brought) -> None:
        self._resolve, self._brought = resolve, brought
        self._shelves = {prefix: Shelf() for prefix in PREFIXES}
        self._said: set[Entity] = set()  # what the log speaks of, which goes before any file

    def put(self, entity: Entity, values: Mapping[str, Value]) -> set[PersonId]:
        """Take in the present values of an entity; returns the people concerned."""
        prefix = entity[:2]
        self._said.add(entity)
        person = self._resolve(_text(values, "person"))
        record = None if person is None else _make(prefix, entity[2:], person, values)
        return self._shelves[prefix].put(entity, record)

    def touches(self, person: PersonId) -> list[Touch]:
        """What happened with a person, newest first."""
        found = [one for one in self._all_of("t:", person) if isinstance(one, Touch)]
        return sorted(found, key=lambda touch: (touch.on, touch.id), reverse=True)

    def notes(self, person: PersonId) -> list[Note]:
        """The notes about a person, newest first."""
        found = [one for one in self._all_of("n:", person) if isinstance(one, Note)]
        return sorted(found, key=lambda note: (note.on, note.id), reverse=True)

    def follow_ups(self, person: PersonId | None = None) -> list[FollowUp]:
        """What is or was owed, to one person or to all, by due date."""
        shelf = self._shelves["f:"]
        records = shelf.all() if person is None else shelf.of(person)
        found = [one for one in records if isinstance(one, FollowUp)]
        return sorted(found, key=lambda one: (one.due, one.id))

    def all_touches(self) -> Iterator[Touch]:
        """Everything that ever happened; those of files are read for it."""
        yield from self.own_touches()
        for one in self._brought.all():
            if isinstance(one, Touch) and f"t:{one.id}" not in self._said:
                yield one

    def own_touches(self) -> Iterator[Touch]:
        """What the user logged."""
        return (one for one in self._shelves["t:"].all() if isinstance(one, Touch))

    def people(self) -> set[PersonId]:
        """Everybody about whom the user recorded anything."""
        return {person for shelf in self._shelves.values() for person in shelf.people()}

    def _all_of(self, prefix: str, person: PersonId) -> Iterator[Touch | Note | FollowUp]:
        yield from self._shelves[prefix].of(person)
        for one in self._brought.of(person):
            if f"{prefix}{one.id}" not in self._said:
                yield one


def all_records(fields: Fields, graph: Graph, brought: Brought) -> Records:
    """What the log and the files say."""

    def resolve(person: str) -> PersonId | None:
        row = graph.row(person)
        return None if row is None else graph.ids[row]

    records = Records(resolve, brought)
    for prefix in PREFIXES:
        for entity in fields.entities(prefix):
            records.put(entity, fields.of(entity))
    return records


def _make(
    prefix: str, number: str, person: PersonId, values: Mapping[str, Value]
) -> Touch | Note | FollowUp | None:
    if prefix == "t:":
        return Touch(
            id=number,
            person=person,
            kind=_text(values, "kind"),
            on=_text(values, "on"),
            direction=_text(values, "way"),
            text=_text(values, "text"),
            via=_text(values, "via"),
        )
    if prefix == "n:":
        return Note(number, person, _text(values, "text"), _text(values, "on"))
    return _make_follow_up(number, person, values)


def _make_follow_up(number: str, person: PersonId, values: Mapping[str, Value]) -> FollowUp | None:
    try:
        due = date.fromisoformat(_text(values, "due"))
    except ValueError:
        return None
    return FollowUp(
        id=number,
        person=person,
        text=_text(values, "text"),
        due=due,
        state=_text(values, "state") or "open",
        every=_text(values, "every"),
        done_on=_text(values, "done_on"),
    )


def _text(values: Mapping[str, Value], field: str) -> str:
    value = values.get(field)
    return value if isinstance(value, str) else ""
