"""What the screens and commands read: people, ties and everything derived from them.

A change of a few people is patched in place; whatever touches identity, such as an import, builds
a new state. Both give the same result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from secondhop.model.change import Entity, Value
from secondhop.model.facts import Skipped
from secondhop.model.identity import name_key
from secondhop.model.person import PersonId
from secondhop.model.text import fold
from secondhop.network.degrees import degrees, mutual_counts
from secondhop.network.order import order, reorder
from secondhop.network.people import ME, People
from secondhop.network.ranking import Basis, affected, rank
from secondhop.network.ties import Ties
from secondhop.network.warmth import Traces, contact_strength, tie_quality
from secondhop.network.weights import Weights
from secondhop.search.corpus import NONE, Corpus, Figures
from secondhop.search.index import Index
from secondhop.store.claims import added_by_hand, all_claims, claim_of, given_keys
from secondhop.store.companies import Companies
from secondhop.store.fields import Fields, Stamped
from secondhop.store.figures import put_all_days, put_days, put_standing
from secondhop.store.graph import Graph, Named
from secondhop.store.graphfile import GraphFile
from secondhop.store.layers import Layers
from secondhop.store.records import PREFIXES, Records
from secondhop.store.tiewords import TieWords
from secondhop.store.traces import count_all, count_one

if TYPE_CHECKING:
    from secondhop.network.facade import NetworkGraph


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
        told: Callable[[float], None] = lambda share: None,
    ) -> None:
        """`me` are my ids, oldest first; `today` is a date ordinal; `told` hears how much is done,
        0..1, as measured with 620,000 people."""
        self.companies, self.weights, self.today = companies, weights, today
        self._claims = all_claims(fields)
        by_hand, keys = added_by_hand(fields, self._claims), given_keys(self._claims)
        self.graph = Graph(files, me, by_hand, keys)
        told(0.32)
        self._layers = Layers(fields, self.graph, companies)
        self._tie_words = TieWords(fields, self.graph, weights, today)
        self.people = self._gather_people()
        told(0.65)
        self.ties = self._gather_ties()
        self.listed = np.zeros(len(self.people), np.bool_)
        self.listed[list(self.graph.owners())] = True
        self._derive()
        told(0.68)
        self.records = self._gather_records(fields)
        told(0.8)
        self.traces: Traces = count_all(self.records.all_touches(), self.people)
        self.strength = contact_strength(self.traces, weights, today)
        self.standing = rank(self._basis(), weights)
        self._places = self._places_by_name()
        self.order = order(self.standing, self._places)
        self.figures = self._gather_figures()
        self._put_notes(self.people.row_of[person] for person in self.records.people())
        told(0.85)
        self.index = Index(self.corpus())

    @property
    def fields(self) -> Fields:
        return self._layers.fields

    @fields.setter
    def fields(self, fields: Fields) -> None:
        """Follow another log that says the same, as after a change prepared beforehand."""
        self._layers.fields = self._tie_words.fields = fields

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
            elif entity.startswith("e:"):
                tied |= self._patch_tie(entity)
            else:
                rows |= self._patch_record(entity)
        self._settle(rows, tied)
        people = frozenset(self.people.ids[row] for row in rows | tied)
        return Effect(people, bool(tied))

    def corpus(self) -> Corpus:
        """What is searched."""
        return Corpus(
            people=self.people,
            degree=self.degree,
            mutuals=self.mutuals,
            ties=self.ties,
            order=self.order,
            figures=self.figures,
            today=self.today,
        )

    def networkx(self) -> NetworkGraph:
        """The same people and ties as a networkx graph, without a copy; follows every change."""
        from secondhop.network.facade import NetworkGraph  # 100 ms, for those who ask

        return NetworkGraph(self.people, self.ties)

    def mutuals_known(self, row: int) -> bool:
        """Whether the number of mutuals is exact: their own list is loaded, or all of mine are."""
        return bool(self.listed[row]) or self._all_listed

    def own_values(self, row: int) -> dict[str, Stamped]:
        """The user's own values about a person, with their stamps; cleared ones left out."""
        return self._layers.own(row)

    def tie_word(self, a: PersonId, b: PersonId) -> Mapping[str, Value]:
        """What the user said about a tie, {} when nothing."""
        first, second = self.graph.row(a), self.graph.row(b)
        if first is None or second is None:
            return {}
        return self._tie_words.said(first, second)

    @property
    def unmatched(self) -> dict[str, list[Skipped]]:
        """By source, the rows that name nobody known."""
        return self.graph.unmatched(self._contacts_by_name())

    # -- building ---------------------------------------------------------------------------------

    def _gather_people(self) -> People:
        layers, sources = self.graph.all_imported(), self.graph.sources_by_row()
        people = People(self._layers.person(ME, layers[ME]))
        for row in range(1, len(self.graph)):
            person = self._layers.person(row, layers[row])
            people.append(person, self._layers.employer(person.company), sources[row])
        return people

    def _gather_ties(self) -> Ties:
        table = self.graph.evidence
        quality = tie_quality(table.confidence(self.weights), table.seen, self.today, self.weights)
        ties = Ties.build(len(self.people), table.a, table.b, quality)
        for a, b in self._tie_words.pairs():
            self._tie_words.put(ties, a, b)
        return ties

    def _gather_records(self, fields: Fields) -> Records:
        records = Records(self._resolve)
        named = self._contacts_by_name()
        for touch in self.graph.touches(named):
            records.put_touch(touch)
        for note in self.graph.notes(named):
            records.put_note(note)
        for prefix in PREFIXES:
            for entity in fields.entities(prefix):
                records.put(entity, fields.of(entity))
        return records

    def _gather_figures(self) -> Figures:
        figures, rows = Figures.none(len(self.people)), np.arange(len(self.people), dtype=np.int32)
        put_standing(figures, self.standing, self.degree, self.strength, rows)
        records = self.records
        put_all_days(figures, self.people, records.all_touches(), records.follow_ups())
        self._told = self.graph.first_told()
        figures.added[:] = np.where(self._told > 0, self._told, NONE)
        for row in self._layers.rows():
            self._put_added(figures, row)
        return figures

    def _put_added(self, figures: Figures, row: int) -> None:
        days = [day for day in (int(self._told[row]), self._layers.added_on(row)) if day]
        figures.added[row] = min(days, default=NONE)

    def _put_notes(self, rows: Iterable[int]) -> None:
        """Let a search read the notes about these people."""
        for row in rows:
            notes = self.records.notes(self.people.ids[row])
            self.people.notes[row] = tuple(note.text for note in notes)

    def _resolve(self, person: str) -> PersonId | None:
        row = self.graph.row(person)
        return None if row is None else self.graph.ids[row]

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

    # -- patching ---------------------------------------------------------------------------------

    def _needs_new_state(self, entity: Entity) -> bool:
        """Sources, my ids, people who come or go, and whatever says who is who."""
        if entity.startswith("p:"):
            return self._says_who(entity)
        if entity.startswith("e:"):
            ends = self._tie_words.ends(entity)
            return ends is None or (ME in ends and self.graph.names_people)
        return entity[:2] not in PREFIXES

    def _says_who(self, entity: Entity) -> bool:
        row = self.graph.row(entity[2:])
        if row is None or self._claims.get(entity, ()) != claim_of(self.fields, entity):
            return True
        if not self.graph.names_people or self.degree[row] != 1:
            return False
        self._layers.take(entity)
        person = self._layers.person(row, self.graph.imported(row))
        return (person.name, person.company) != (self.people.name[row], self.people.company[row])

    def _patch_person(self, entity: Entity) -> int:
        row = self._layers.take(entity)
        assert row is not None
        person = self._layers.person(row, self.graph.imported(row))
        self._renamed |= person.name != self.people.name[row]
        self.people.replace(row, person, self._layers.employer(person.company))
        self._put_added(self.figures, row)
        return row

    def _patch_record(self, entity: Entity) -> set[int]:
        concerned = self.records.put(entity, self.fields.of(entity))
        rows = {self.people.row_of[person] for person in concerned}
        if entity.startswith("t:"):
            for row in rows:
                self._recount(row)
        for row in rows:
            person = self.people.ids[row]
            touches, follow_ups = self.records.touches(person), self.records.follow_ups(person)
            put_days(self.figures, row, touches, follow_ups)
        self._put_notes(rows)
        return rows

    def _recount(self, row: int) -> None:
        """Count one person's touches again, and how close they are."""
        one = count_one(self.records.touches(self.people.ids[row]))
        for column in Traces.__slots__:
            getattr(self.traces, column)[row] = getattr(one, column)[0]
        self.strength[row] = contact_strength(one, self.weights, self.today)[0]

    def _patch_tie(self, entity: Entity) -> set[int]:
        ends = self._tie_words.take(entity)
        assert ends is not None
        self._tie_words.put(self.ties, *ends)
        return set(ends)

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
        changed = np.array(sorted(rows | tied), np.int32)
        if tied:
            before = self.degree
            self._derive()
            moved = np.flatnonzero(before != self.degree).astype(np.int32)
            changed = np.union1d(changed, moved)
        around = affected(self.ties, changed)
        self.standing.update(self._basis(), self.weights, around)
        if self._renamed:
            self._places = self._places_by_name()
            self.order = order(self.standing, self._places)
        else:
            self.order = reorder(self.order, self.standing, self._places, around)
        put_standing(self.figures, self.standing, self.degree, self.strength, around)
        self.index.update(rows)
        self.index.replace_facts(self.degree, self.mutuals, self.order, self.ties, self.figures)

    def _places_by_name(self) -> NDArray[np.int32]:
        """Equal prospects stand in the order of their names."""
        names = [fold(name) for name in self.people.name]
        by_name = sorted(range(len(names)), key=lambda row: (names[row], self.people.ids[row]))
        places = np.empty(len(names), np.int32)
        places[by_name] = np.arange(len(names), dtype=np.int32)
        return places
