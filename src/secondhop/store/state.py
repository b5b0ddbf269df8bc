"""What the screens and commands read: people, ties and everything derived from them.

A change of a few people is patched in place; whatever touches identity, such as an import, builds
a new state. Both give the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from secondhop.model.change import Entity, Value
from secondhop.model.facts import Skipped
from secondhop.model.identity import name_key
from secondhop.model.outreach import Touch
from secondhop.model.person import Person, PersonId
from secondhop.model.text import fold
from secondhop.network.degrees import degrees, mutual_counts
from secondhop.network.order import order, reorder
from secondhop.network.people import People
from secondhop.network.ranking import Basis, affected, rank
from secondhop.network.ties import Ties
from secondhop.network.warmth import Traces, contact_strength, tie_quality
from secondhop.network.weights import Weights
from secondhop.search.corpus import Corpus
from secondhop.search.index import Index
from secondhop.store.companies import Companies
from secondhop.store.evidence import KINDS, ordinal, pair_key
from secondhop.store.fields import Fields
from secondhop.store.graph import Graph, Imported, Named
from secondhop.store.graphfile import GraphFile
from secondhop.store.records import PREFIXES, Records
from secondhop.store.stamp import ZERO

NAMELESS = "(no name)"
_REMOVED = ("rejected", "removed")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a patch changed."""

    people: frozenset[PersonId]
    ties: bool


class State:
    """Everything derived from the graph files and the log, for one day."""

    def __init__(
        self,
        files: list[GraphFile],
        fields: Fields,
        me: list[str],
        companies: Companies,
        weights: Weights,
        today: int,
    ) -> None:
        """`me` are my ids, oldest first; `today` is a date ordinal."""
        self.fields, self.companies, self.weights, self.today = fields, companies, weights, today
        self._claims = _claims(fields)
        self.graph = Graph(files, me, _by_hand(fields, self._claims), _given_keys(self._claims))
        self._own: dict[int, list[Entity]] = {}
        self._words: dict[int, list[Entity]] = {}  # by pair: what the user said about a tie
        for entity in fields.entities("p:"):
            self._own_entity(entity)
        self.people = self._gather_people()
        self.ties = self._gather_ties()
        self.listed = np.zeros(len(self.people), np.bool_)
        self.listed[list(self.graph.owners())] = True
        self._derive()
        self.records = self._gather_records()
        self.traces = self._gather_traces()
        self.strength = contact_strength(self.traces, weights, today)
        self.standing = rank(self._basis(), weights)
        self._places = self._places_by_name()
        self.order = order(self.standing, self._places)
        self.index = Index(self.corpus())

    def patch(self, entities: Iterable[Entity]) -> Effect | None:
        """Take the present values of these entities over in place; None asks for a new state."""
        entities = list(entities)
        if any(self._needs_new_state(entity) for entity in entities):
            return None
        self._renamed = False
        rows: set[int] = set()
        tied: set[int] = set()
        for entity in entities:
            if entity.startswith("p:"):
                rows.add(self._patch_person(entity))
            elif entity[:2] in PREFIXES:
                rows |= self._patch_record(entity)
            elif entity.startswith("e:"):
                tied |= self._patch_tie(entity)
        self._settle(rows, tied)
        people = frozenset(self.people.ids[row] for row in rows | tied)
        return Effect(people, bool(tied))

    def corpus(self) -> Corpus:
        """What is searched."""
        return Corpus(self.people, self.degree, self.mutuals, self.ties, self.order)

    def mutuals_known(self, row: int) -> bool:
        """Whether the number of mutuals is exact: their own list is loaded, or all of mine are."""
        return bool(self.listed[row]) or self._all_listed

    def own_values(self, row: int) -> dict[str, tuple[str, Value]]:
        """The user's own values about a person, with their stamps; cleared ones left out."""
        return self._newest(self._own.get(row, ()))

    def tie_word(self, a: PersonId, b: PersonId) -> Mapping[str, Value]:
        """What the user said about a tie, {} when nothing."""
        ends = self.graph.row(a), self.graph.row(b)
        return {} if ends[0] is None or ends[1] is None else self._said(ends[0], ends[1])

    def _newest(self, entities: Iterable[Entity]) -> dict[str, tuple[str, Value]]:
        """The newest value of every field over the ids that are one; cleared ones left out."""
        merged: dict[str, tuple[str, Value]] = {}
        for entity in entities:
            for field, stamped in self.fields.stamped(entity).items():
                if stamped[0] > merged.get(field, (ZERO, None))[0]:
                    merged[field] = stamped
        return {field: stamped for field, stamped in merged.items() if stamped[1] is not None}

    # -- people ---------------------------------------------------------------------------------

    def _gather_people(self) -> People:
        layers = self.graph.all_imported()
        sources = self.graph.sources_by_row()
        people = People(self._person(0, layers[0]))
        for row in range(1, len(self.graph)):
            person = self._person(row, layers[row])
            people.append(person, self._employer(person.company), sources[row])
        return people

    def _person(self, row: int, values: Imported) -> Person:
        """The imported layer with the user's own over it, and the company's facts under it."""
        person = Person(
            id=self.graph.ids[row],
            name=values.name,
            title=values.title,
            company=values.company,
            location=values.location,
            industry=values.industry,
            url=values.url,
            email=values.email,
            skills=values.skills,
        )
        if row in self._own:
            person = _overlay(person, self.own_values(row))
        if company := self.companies.find(person.company):
            person = replace(
                person,
                industry=person.industry or company.industry,
                location=person.location or company.location,
            )
        return person if person.name else replace(person, name=_name_from_url(person.url))

    def _employer(self, company: str) -> str:
        known = self.companies.find(company)
        return known.name if known else company

    def _own_entity(self, entity: Entity) -> int | None:
        row = self.graph.row(entity[2:])
        if row is not None and entity not in self._own.setdefault(row, []):
            self._own[row].append(entity)
        return row

    def _patch_person(self, entity: Entity) -> int:
        row = self._own_entity(entity)
        assert row is not None
        person = self._person(row, self.graph.imported(row))
        if person.name != self.people.name[row]:
            self._renamed = True
        self.people.replace(row, person, self._employer(person.company))
        return row

    def _needs_new_state(self, entity: Entity) -> bool:
        """Sources, my ids, people who come or go, and keys that say who is who."""
        if entity.startswith("p:"):
            claims = self._claims.get(entity, ())
            return claims != _claim(self.fields, entity) or self.graph.row(entity[2:]) is None
        if entity.startswith("e:"):
            return None in self._ends(entity)
        return entity[:2] not in PREFIXES

    # -- records and warmth -----------------------------------------------------------------------

    def _gather_records(self) -> Records:
        records = Records(self._resolve)
        named = self._contacts_by_name()
        for touch in self.graph.touches(named):
            records.put_touch(touch)
        for note in self.graph.notes(named):
            records.put_note(note)
        for prefix in PREFIXES:
            for entity in self.fields.entities(prefix):
                records.put(entity, self.fields.of(entity))
        return records

    @property
    def unmatched(self) -> dict[str, list[Skipped]]:
        """By source, the rows that name nobody known."""
        return self.graph.unmatched(self._contacts_by_name())

    def _contacts_by_name(self) -> Named:
        """Finds the one contact of a name; where there are several, the company may decide."""
        people = self.people
        by_name: dict[str, list[int]] = {}
        for row in np.flatnonzero(self.degree == 1).tolist():
            by_name.setdefault(name_key(people.name[row]), []).append(row)

        def named(name: str, company: str) -> int | None:
            rows = by_name.get(name_key(name), [])
            if len(rows) > 1 and company:
                rows = [row for row in rows if fold(people.company[row]) == fold(company)]
            return rows[0] if len(rows) == 1 else None

        return named

    def _resolve(self, person: str) -> PersonId | None:
        row = self.graph.row(person)
        return None if row is None else self.graph.ids[row]

    def _gather_traces(self) -> Traces:
        traces = Traces.none(len(self.people))
        for touch in self.records.all_touches():
            _count_touch(traces, self.people.row_of[touch.person], touch)
        return traces

    def _patch_record(self, entity: Entity) -> set[int]:
        concerned = self.records.put(entity, self.fields.of(entity))
        rows = {self.people.row_of[person] for person in concerned}
        if entity.startswith("t:"):
            for row in rows:
                self._recount(row)
        return rows

    def _recount(self, row: int) -> None:
        """Count one person's touches again, and how close they are."""
        one = Traces.none(1)
        for touch in self.records.touches(self.people.ids[row]):
            _count_touch(one, 0, touch)
        for column in Traces.__slots__:
            getattr(self.traces, column)[row] = getattr(one, column)[0]
        self.strength[row] = contact_strength(one, self.weights, self.today)[0]

    # -- ties -------------------------------------------------------------------------------------

    def _gather_ties(self) -> Ties:
        table = self.graph.evidence
        quality = tie_quality(table.confidence(self.weights), table.seen, self.today, self.weights)
        ties = Ties.build(len(self.people), table.a, table.b, quality)
        for entity in self.fields.entities("e:"):
            a, b = self._ends(entity)
            if a is not None and b is not None:
                self._tie_entity(entity, a, b)
        for key in self._words:
            self._say_tie(ties, key >> 32, key & 0xFFFFFFFF)
        return ties

    def _tie_entity(self, entity: Entity, a: int, b: int) -> None:
        entities = self._words.setdefault(pair_key(a, b), [])
        if entity not in entities:
            entities.append(entity)

    def _said(self, a: int, b: int) -> dict[str, Value]:
        newest = self._newest(self._words.get(pair_key(a, b), ()))
        return {field: value for field, (_, value) in newest.items()}

    def _patch_tie(self, entity: Entity) -> set[int]:
        a, b = self._ends(entity)
        assert a is not None
        assert b is not None
        self._tie_entity(entity, a, b)
        self._say_tie(self.ties, a, b)
        return {a, b}

    def _say_tie(self, ties: Ties, a: int, b: int) -> None:
        """Put a tie as the files and the user's word on it make it."""
        said = self._said(a, b)
        quality = self._quality(a, b, said)
        if said.get("tie") in _REMOVED or quality <= 0:
            ties.remove(a, b)
        else:
            ties.add(a, b, quality)

    def _quality(self, a: int, b: int, said: Mapping[str, Value]) -> float:
        table = self.graph.evidence
        place = table.of(a, b)
        confidence = table.confidence(self.weights, place)
        seen = table.seen[place]
        word = next((kind for kind in KINDS if kind == said.get("tie")), None)
        if word is not None:
            confidence = np.append(confidence, np.float32(self.weights.confidence(word)))
            seen = np.append(seen, np.int32(ordinal(str(said.get("on", "")))))
        quality = tie_quality(confidence, seen, self.today, self.weights)
        return float(quality.max(initial=0))

    def _ends(self, entity: Entity) -> tuple[int | None, int | None]:
        a, _, b = entity[2:].partition("~")
        return self.graph.row(a), self.graph.row(b)

    # -- what follows -----------------------------------------------------------------------------

    def _derive(self) -> None:
        self.degree = degrees(self.ties)
        self.mutuals = mutual_counts(self.ties, self.degree)
        contacts = np.flatnonzero(self.degree == 1)
        self._all_listed = bool(len(contacts)) and bool(self.listed[contacts].all())

    def _basis(self) -> Basis:
        stated = np.zeros(len(self.people), np.int32)
        return Basis(self.ties, self.degree, self.mutuals, self.strength, self.listed, stated)

    def _settle(self, rows: set[int], tied: set[int]) -> None:
        """Bring everything derived in line after these rows changed."""
        if tied:
            before = self.degree
            self._derive()
            moved = np.flatnonzero(before != self.degree)
            changed = np.array(sorted(tied | set(moved.tolist())), np.int32)
        else:
            changed = np.array(sorted(rows), np.int32)
        around = affected(self.ties, changed)
        if tied:
            around = affected(self.ties, around)
        self.standing.update(self._basis(), self.weights, around)
        if self._renamed:
            self._places = self._places_by_name()
            self.order = order(self.standing, self._places)
        else:
            self.order = reorder(self.order, self.standing, self._places, around)
        self.index.update(rows)
        self.index.replace_facts(self.degree, self.mutuals, self.order, self.ties)

    def _places_by_name(self) -> NDArray[np.int32]:
        """Equal prospects stand in the order of their names."""
        names = [fold(name) for name in self.people.name]
        by_name = sorted(range(len(names)), key=lambda row: (names[row], self.people.ids[row]))
        places = np.empty(len(names), np.int32)
        places[by_name] = np.arange(len(names), dtype=np.int32)
        return places


def _claims(fields: Fields) -> dict[Entity, tuple[str, ...]]:
    found = {entity: _claim(fields, entity) for entity in fields.entities("p:")}
    return {entity: claim for entity, claim in found.items() if claim}


def _claim(fields: Fields, entity: Entity) -> tuple[str, ...]:
    """What the user said of who somebody is: that they exist without any file, and their keys."""
    held = fields.of(entity)
    return tuple(sorted(name for name in held if name == "added" or name.startswith("key:")))


def _by_hand(fields: Fields, claims: Mapping[Entity, tuple[str, ...]]) -> list[str]:
    """The people whom the user added, in that order, which no later edit changes."""
    added = [entity for entity, claim in claims.items() if "added" in claim]
    added.sort(key=lambda entity: (fields.stamp(entity, "added"), entity))
    return [entity[2:] for entity in added]


def _given_keys(claims: Mapping[Entity, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [
        (entity[2:], name.removeprefix("key:"))
        for entity, claim in sorted(claims.items())
        for name in claim
        if name.startswith("key:")
    ]


def _overlay(person: Person, own: Mapping[str, tuple[str, Value]]) -> Person:
    def text(field: str) -> str:
        value = own.get(field, ("", None))[1]
        return value if isinstance(value, str) else getattr(person, field)

    return replace(
        person,
        name=text("name"),
        title=text("title"),
        company=text("company"),
        location=text("location"),
        industry=text("industry"),
        url=text("url"),
        email=text("email"),
        stage=text("stage"),
        tags=tuple(sorted(field[4:] for field in own if field.startswith("tag:"))),
    )


def _name_from_url(url: str) -> str:
    """A profile without a name goes by its slug."""
    return url.rstrip("/").rpartition("/")[2] or NAMELESS


def _count_touch(traces: Traces, row: int, touch: Touch) -> None:
    if touch.kind == "message":
        column = traces.inbound if touch.direction == "in" else traces.outbound
        column[row] += 1
        traces.last_message[row] = max(traces.last_message[row], ordinal(touch.on))
    elif touch.kind == "recommendation":
        traces.recommendations[row] += 1
    elif touch.kind == "endorsement":
        traces.endorsements[row] += 1
    elif touch.kind in ("meeting", "call"):
        traces.meetings[row] += 1
