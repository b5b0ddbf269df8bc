"""What the screens and commands read: people, ties and everything derived from them.

A change of a few people is patched in place; whatever touches identity, such as an import, builds
a new state. Both give the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop.model.change import Entity, Value
from secondhop.model.facts import Skipped
from secondhop.model.goal import Goal
from secondhop.model.person import PersonId
from secondhop.network.arrays import united
from secondhop.network.moving import moved_degrees, moved_mutuals
from secondhop.network.order import order, reorder, sort_keys
from secondhop.network.people import ME
from secondhop.network.ranking import Basis, affected, rank
from secondhop.network.warmth import Traces, contact_strength
from secondhop.network.ways import RowWay, ways
from secondhop.network.weights import Weights
from secondhop.search.corpus import Circles, Corpus, no_circles
from secondhop.search.fit import fit, refit, wishes
from secondhop.search.index import Index
from secondhop.search.ranked import places_of
from secondhop.store.asked import ASK, rows_of_ask
from secondhop.store.brought import Brought
from secondhop.store.claims import all_claims, claim_of
from secondhop.store.companies import Companies
from secondhop.store.fields import Fields, Stamped
from secondhop.store.figures import put_days, put_standing
from secondhop.store.ground import Ground, contacts_by_name, first_day
from secondhop.store.layers import Layers
from secondhop.store.records import PREFIXES, all_records
from secondhop.store.tiewords import TieWords
from secondhop.store.traces import count_one

if TYPE_CHECKING:
    from secondhop.network.facade import NetworkGraph


class Effect(Struct, frozen=True):
    """What a patch changed."""

    people: frozenset[PersonId]
    ties: bool


class State:
    """Everything derived from the graph files and the log, for one day."""

    def __init__(
        self,
        ground: Ground,
        fields: Fields,
        companies: Companies,
        weights: Weights,
        today: int,
        goal: Goal,
    ) -> None:
        """`fields` are the ones that the ground was made of; `today` is a date ordinal."""
        self.ground = ground
        self.companies, self.weights, self.today = companies, weights, today
        self._claims = all_claims(fields)
        self.graph, self.people, self.ties = ground.graph, ground.people, ground.ties
        self._layers = Layers(fields, self.graph, companies)
        self._tie_words = TieWords(fields, self.graph, weights, today)
        self.records = all_records(fields, self.graph, Brought(self.graph, ground.happened))
        self.listed, self.degree, self.mutuals = ground.listed, ground.degree, ground.mutuals
        self.traces, self.strength = ground.traces, ground.strength
        self.standing, self.order, self._places = ground.standing, ground.order, ground.places
        self.figures, self._told = ground.figures, ground.told
        self._all_listed = self._are_all_listed()
        self._renamed = False
        self.circles: Circles = no_circles
        """My circles; whoever makes the state lets it know them."""
        self.contacts_version = 0
        """Rises when anything may differ that circles follow from."""
        self.index = Index(self.corpus(), ground.indexes)
        self.goal, self.fit = goal, ground.fit
        self._wishes = wishes(goal, weights)
        if self._wishes and self.fit is None:
            self.look_for(goal)
            ground.fit, ground.standing, ground.order = self.fit, self.standing, self.order

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
        rows: set[int] = set()
        tied: set[int] = set()
        concerned: set[int] = set()  # of whom nothing here follows
        for entity in entities:
            if entity.startswith("p:"):
                rows.add(self._patch_person(entity))
            elif entity.startswith("e:"):
                tied |= self._patch_tie(entity)
            elif entity.startswith(ASK):
                concerned |= rows_of_ask(entity, self.fields, self.graph)
            else:
                rows |= self._patch_record(entity)
        self._settle(rows, tied)
        people = frozenset(self.people.ids[row] for row in rows | tied | concerned)
        return Effect(people, bool(tied))

    def catch_up(self, entities: Iterable[Entity]) -> bool:
        """Take over what was changed since the ground was made; False asks for a new state.

        Sources and my own ids are for others to compare, as they cannot be told one by one.
        """
        entities = [entity for entity in entities if entity[:2] not in ("s:", "me")]
        if self.patch(entities) is None:
            return False
        self._recall({entity for entity in entities if entity[:2] in PREFIXES})
        return True

    def look_for(self, goal: Goal) -> None:
        """Rank everybody by how far they meet this goal as well."""
        self.goal, self._wishes = goal, wishes(goal, self.weights)
        self.fit = fit(self.index, goal, self.weights)
        self.standing = rank(self.basis, self.weights)
        self.order = order(self.standing, self._places)
        rows = np.arange(len(self.people), dtype=np.int32)
        put_standing(self.figures, self.standing, self.degree, self.strength, rows)
        self._replace_facts()

    def _recall(self, entities: set[Entity]) -> None:
        """Look again at everybody whom these records were ever about."""
        rows = set()
        for line in self.fields.lines:
            for entity in entities.intersection(line.set):
                row = self.graph.row(str(line.set[entity].get("person") or ""))
                rows |= set() if row is None else {row}
        for row in rows:
            self._recount(row)
        self._read_records(rows)
        self._settle(rows, set())

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
            circles=lambda: self.circles(),
        )

    def networkx(self) -> NetworkGraph:
        """The same people and ties as a networkx graph, without a copy; follows every change."""
        from secondhop.network.facade import NetworkGraph  # 100 ms, for those who ask

        return NetworkGraph(self.people, self.ties)

    def ways(self, row: int, limit: int | None = None) -> list[RowWay]:
        """Ways from me to a person, warmest first, equal ones by name."""
        return ways(self.ties, self.degree, self.strength, row, limit, self.people)

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
        return self.graph.unmatched(contacts_by_name(self.people, self.degree))

    # -- patching ---------------------------------------------------------------------------------

    def _needs_new_state(self, entity: Entity) -> bool:
        """Sources, my ids, people who come or go, and whatever says who is who."""
        if entity.startswith("p:"):
            return self._says_who(entity)
        if entity.startswith("e:"):
            ends = self._tie_words.ends(entity)
            return ends is None or (ME in ends and self.graph.names_people)
        return entity[:2] not in (*PREFIXES, ASK)

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
        self.figures.added[row] = first_day(int(self._told[row]), self._layers.added_on(row))
        return row

    def _patch_record(self, entity: Entity) -> set[int]:
        concerned = self.records.put(entity, self.fields.of(entity))
        rows = {self.people.row_of[person] for person in concerned}
        if entity.startswith("t:"):
            for row in rows:
                self._recount(row)
        self._read_records(rows)
        return rows

    def _read_records(self, rows: Iterable[int]) -> None:
        """Let these rows say what their records say now."""
        for row in rows:
            person = self.people.ids[row]
            touches, follow_ups = self.records.touches(person), self.records.follow_ups(person)
            put_days(self.figures, row, touches, follow_ups)
            notes = self.records.notes(person)
            self.people.notes[row] = tuple(note.text for note in notes)

    def _recount(self, row: int) -> None:
        """Count one person's touches again, and how close they are."""
        one = count_one(self.records.touches(self.people.ids[row]))
        for column in Traces.__struct_fields__:
            getattr(self.traces, column)[row] = getattr(one, column)[0]
        self.strength[row] = contact_strength(one, self.weights, self.today)[0]

    def _patch_tie(self, entity: Entity) -> set[int]:
        ends = self._tie_words.take(entity)
        assert ends is not None
        self._tie_words.put(self.ties, *ends)
        return set(ends)

    # -- what follows -----------------------------------------------------------------------------

    def _derive(self, ends: NDArray[np.int32]) -> NDArray[np.int32]:
        """Follow the ties that changed between these rows; the rows that are as far as they were
        no more."""
        before = self.degree
        self.degree, moved = moved_degrees(self.ties, before, ends)
        turned = moved[(before[moved] == 1) | (self.degree[moved] == 1)]
        self.mutuals = moved_mutuals(self.ties, self.degree, self.mutuals, ends, turned)
        if len(turned):
            self._all_listed = self._are_all_listed()
        return moved

    def _are_all_listed(self) -> bool:
        contacts = np.flatnonzero(self.degree == 1)
        return bool(len(contacts)) and bool(self.listed[contacts].all())

    @property
    def basis(self) -> Basis:
        """What the standing of everybody follows from."""
        stated = np.broadcast_to(np.int32(0), len(self.people))  # nobody says so yet
        columns = self.ties, self.degree, self.mutuals, self.strength, self.listed, stated
        return Basis(*columns, fit=self.fit)

    def _settle(self, rows: set[int], tied: set[int]) -> None:
        """Bring everything derived in line after these rows changed."""
        changed = np.array(sorted(rows | tied), np.int32)
        is_of_contacts = bool(tied) or bool((self.degree[changed] == 1).any())
        if tied:
            changed = united(changed, self._derive(np.array(sorted(tied), np.int32)))
        if is_of_contacts:
            self.contacts_version += 1  # last: a thread that asks meanwhile has to ask again
        self.index.update(rows)
        if self.fit is not None:
            refit(self.fit, self.index, self._wishes, rows)
        around = affected(self.ties, changed)
        before = sort_keys(self.standing, around)
        self.standing.update(self.basis, self.weights, around)
        moved = around[before != sort_keys(self.standing, around)]
        if self._renamed:
            self._renamed = False
            self._places = places_of(self.people.by_name())
            self.order = order(self.standing, self._places)
        elif len(moved):
            self.order = reorder(self.order, self.standing, self._places, moved)
        put_standing(self.figures, self.standing, self.degree, self.strength, around)
        self._replace_facts()

    def _replace_facts(self) -> None:
        self.index.replace_facts(self.degree, self.mutuals, self.order, self.ties, self.figures)
