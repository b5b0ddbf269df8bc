"""What a state begins with: everything that takes long to gather, as columns.

It is gathered from the graph files and the log, or comes from the cache; nothing tells which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop.model.identity import name_key
from secondhop.model.outreach import Touch
from secondhop.model.text import fold
from secondhop.network.degrees import degrees, mutual_counts
from secondhop.network.order import order
from secondhop.network.people import People
from secondhop.network.ranking import Basis, Standing, rank
from secondhop.network.ties import Ties
from secondhop.network.warmth import Traces, contact_strength, tie_quality
from secondhop.network.weights import Weights
from secondhop.search.corpus import NONE, Figures
from secondhop.search.ranked import places_of
from secondhop.search.texts import Indexes, indexes_of
from secondhop.store.brought import Brought
from secondhop.store.claims import added_by_hand, all_claims, given_keys
from secondhop.store.companies import Companies
from secondhop.store.fields import Fields
from secondhop.store.figures import put_all_days, put_standing
from secondhop.store.gathering import gather_people
from secondhop.store.graph import Graph, Named
from secondhop.store.graphfile import GraphFile
from secondhop.store.layers import Layers
from secondhop.store.mentions import Places
from secondhop.store.records import Records, all_records
from secondhop.store.tiewords import TieWords
from secondhop.store.traces import count_all
from secondhop.store.uniting import Uniting


class Ground(Struct):
    """Everybody with everything derived, on one day; columns have one entry per row."""

    graph: Graph
    happened: Places  # of the lines about touches and notes
    people: People
    ties: Ties
    listed: NDArray[np.bool_]  # whose own contact list is loaded
    degree: NDArray[np.int8]
    mutuals: NDArray[np.int32]
    traces: Traces
    strength: NDArray[np.float32]
    standing: Standing
    places: NDArray[np.int32]  # where everybody stands by name
    order: NDArray[np.int32]
    fit: NDArray[np.float32] | None  # how far they are what I look for, None without goals
    figures: Figures
    told: NDArray[np.int32]  # date ordinal of the first file that mentions them, 0 without one
    indexes: Indexes

    def age(self, fields: Fields, weights: Weights, today: int) -> None:
        """Bring everything in line with another day, or with other weights."""
        self.fit = None  # a state knows what I look for, and then ranks by it
        self.ties = gather_ties(self.graph, fields, weights, today)
        self.strength = contact_strength(self.traces, weights, today)
        stated = np.zeros(len(self.people), np.int32)
        self.standing = rank(
            Basis(self.ties, self.degree, self.mutuals, self.strength, self.listed, stated),
            weights,
        )
        self.order = order(self.standing, self.places)
        rows = np.arange(len(self.people), dtype=np.int32)
        put_standing(self.figures, self.standing, self.degree, self.strength, rows)


def gather(
    files: Sequence[GraphFile],
    fields: Fields,
    me: Sequence[str],
    companies: Companies,
    weights: Weights,
    today: int,
    told: Callable[[float], None] = lambda share: None,
) -> Ground:
    """Everything, from the lines of the files; `told` hears how much is done, 0..1, as measured
    with 620,000 people."""
    claims = all_claims(fields)
    uniting = Uniting(files, me, added_by_hand(fields, claims), given_keys(claims))
    graph = uniting.graph
    told(0.32)
    layers = Layers(fields, graph, companies)
    people = gather_people(uniting, layers)
    del uniting  # and with it the lines
    told(0.65)
    ties = gather_ties(graph, fields, weights, today)
    listed = np.zeros(len(people), np.bool_)
    listed[list(graph.owners())] = True
    degree = degrees(ties)
    told(0.68)
    happened = Places.of(graph.happened(contacts_by_name(people, degree)))
    for file in files:
        file.let_go()
    brought = Brought(graph, happened)
    records = all_records(fields, graph, brought)
    told(0.75)
    _put_notes(people, records, brought)
    figures, first = _gather_figures(graph, layers, records, brought)
    ground = Ground(
        graph=graph,
        happened=happened,
        people=people,
        ties=ties,
        listed=listed,
        degree=degree,
        mutuals=mutual_counts(ties, degree),
        traces=count_all(_touches(graph, records, brought), len(people)),
        strength=np.zeros(0, np.float32),
        standing=Standing.blank(0),
        places=places_of(people.by_name()),
        order=np.zeros(0, np.int32),
        fit=None,
        figures=figures,
        told=first,
        indexes={},
    )
    told(0.8)
    ground.age(fields, weights, today)
    told(0.85)
    ground.indexes = indexes_of(people)
    return ground


def gather_ties(graph: Graph, fields: Fields, weights: Weights, today: int) -> Ties:
    """The ties that the files and the user's word make."""
    table = graph.evidence
    quality = tie_quality(table.confidence(weights), table.seen, today, weights)
    ties = Ties.build(len(graph), table.a, table.b, quality)
    words = TieWords(fields, graph, weights, today)
    for a, b in words.pairs():
        words.put(ties, a, b)
    return ties


def contacts_by_name(people: People, degree: NDArray[np.int8]) -> Named:
    """Finds the one contact of a name; where there are several, the company may decide."""

    @cache
    def by_name() -> dict[str, list[int]]:
        """Not made before somebody is only named, as most files name nobody so."""
        found: dict[str, list[int]] = {}
        for row in np.flatnonzero(degree == 1).tolist():
            found.setdefault(name_key(people.name[row]), []).append(row)
        return found

    def named(name: str, company: str) -> int | None:
        rows = by_name().get(name_key(name), [])
        if len(rows) > 1 and company:
            rows = [row for row in rows if fold(people.company[row]) == fold(company)]
        return rows[0] if len(rows) == 1 else None

    return named


def first_day(told: int, added: int) -> int:
    """The day on which somebody came in: by a file, or by hand; NONE for me alone."""
    return min((day for day in (told, added) if day), default=NONE)


def _put_notes(people: People, records: Records, brought: Brought) -> None:
    """Let a search read the notes about people."""
    rows = {people.row_of[person] for person in records.people()}
    for row in rows.union(brought.rows()):
        people.notes[row] = tuple(note.text for note in records.notes(people.ids[row]))


def _touches(graph: Graph, records: Records, brought: Brought) -> Iterator[tuple[int, Touch]]:
    """(row, touch) of everybody with whom anything happened."""
    rows = {graph.ids.row(person) for person in records.people()}
    for row in sorted(row for row in rows.union(brought.rows()) if row is not None):
        for touch in records.touches(graph.ids[row]):
            yield row, touch


def _gather_figures(
    graph: Graph, layers: Layers, records: Records, brought: Brought
) -> tuple[Figures, NDArray[np.int32]]:
    figures, first = Figures.none(len(graph)), graph.first_told()
    owed = ((graph.ids.row(one.person), one) for one in records.follow_ups())
    put_all_days(
        figures,
        _touches(graph, records, brought),
        ((row, one) for row, one in owed if row is not None),
    )
    figures.added[:] = np.where(first > 0, first, NONE)
    for row in layers.rows():
        figures.added[row] = first_day(int(first[row]), layers.added_on(row))
    return figures, first
