"""People as the objects of the JSON contract, made for a whole page at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from secondhop.model.person import PersonId
from secondhop.network.arrays import distinct
from secondhop.network.people import ME
from secondhop.network.ranking import introduction
from secondhop.store.state import State

Object = dict[str, object]
"""What becomes one JSON object."""


def person_objects(state: State, rows: Iterable[int]) -> list[Object]:
    """The person objects of some rows, in their order."""
    chosen = [int(row) for row in rows]
    introducers = introducers_of(state, chosen)
    return [_person(state, row, introducers.get(row, [])) for row in chosen]


def person_object(state: State, row: int) -> Object:
    """The person object of one row."""
    return person_objects(state, (row,))[0]


def reference(state: State, person: PersonId) -> Object:
    """Who somebody is, in short."""
    row = state.graph.row(person)
    return {"id": person, "name": "" if row is None else state.people.name[row]}


def introducers_of(state: State, rows: Iterable[int]) -> dict[int, list[tuple[int, float]]]:
    """Mutual contacts of each row that has any, warmest first, as (row, warmth 0..1)."""
    edges = state.ties.half_edges(distinct(np.fromiter(rows, np.int32)))
    use = (state.degree[edges.dst] == 1) & (edges.src != ME)
    person, via = edges.src[use], edges.dst[use]
    warmth = introduction(state.strength[via], edges.quality[use])
    best = np.lexsort((via, -warmth, person))
    found: dict[int, list[tuple[int, float]]] = {}
    columns = (person[best].tolist(), via[best].tolist(), warmth[best].tolist())
    for row, contact, warm in zip(*columns, strict=True):
        found.setdefault(row, []).append((contact, warm))
    return found


def best_introducer(state: State, row: int) -> str:
    """The name of the best mutual contact, "" without one."""
    best = int(state.standing.best[row])
    return state.people.name[best] if best >= 0 else ""


def degree_of(state: State, row: int) -> int | None:
    """Hops from me, None when not connected."""
    degree = int(state.degree[row])
    return degree if degree >= 0 else None


def _person(state: State, row: int, introducers: list[tuple[int, float]]) -> Object:
    people = state.people
    return {
        "id": people.ids[row],
        "name": people.name[row],
        "degree": degree_of(state, row),
        "title": people.title[row],
        "company": people.company[row],
        "location": people.location[row],
        "industry": people.industry[row],
        "skills": people.skills[row],
        "url": people.url[row],
        "tags": people.tags[row],
        "stage": people.stage[row] or None,
        "mutuals": int(state.mutuals[row]),
        "mutuals_known": state.mutuals_known(row),
        "introducers": list(_introducers(state, introducers)),
        "score": round(float(state.standing.score[row]), 2),
    }


def _introducers(state: State, found: list[tuple[int, float]]) -> Iterator[Object]:
    people = state.people
    for row, warmth in found:
        yield {"id": people.ids[row], "name": people.name[row], "warmth": round(warmth, 4)}
