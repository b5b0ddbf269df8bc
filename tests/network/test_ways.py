from __future__ import annotations

from typing import NamedTuple

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.person import PersonId
from secondhop.model.text import fold
from secondhop.network.ways import mutuals, ways
from tests.network.graphs import Edge, basis, build, edge_lists, plain


@given(edge_lists(), st.integers(0, 99))
def test_ways_are_all_ways_warmest_first(given_edges: tuple[int, list[Edge]], seed: int) -> None:
    n, edges = given_edges
    network, given_basis = plain(n, edges), basis(build(n, edges), seed)
    ties, degree, strength = given_basis.ties, given_basis.degree, given_basis.strength
    for row in range(n):
        assert mutuals(ties, degree, row).tolist() == network.mutuals(row)
        found = ways(ties, degree, strength, row, limit=1000)
        assert sorted(via for via, _ in found) == _all_ways(n, edges, row, int(degree[row]))
        assert found == sorted(found, key=lambda way: (-way[1], way[0]))
        for via, warmth in found:
            legs = [float(strength[via[0]])]
            legs += [network.of(a)[b] for a, b in zip(via, (*via[1:], row), strict=True)]
            assert warmth == pytest.approx(np.prod(legs) ** (1 / len(legs)), abs=1e-5)


def _all_ways(n: int, edges: list[Edge], row: int, degree: int) -> list[tuple[int, ...]]:
    if degree <= 0:
        return []
    graph = nx.Graph((a, b) for a, b, _ in edges if a != b)
    if degree == 1:
        return sorted((m,) for m in nx.common_neighbors(graph, 0, row))
    return sorted(tuple(path[1:-1]) for path in nx.all_shortest_paths(graph, 0, row))


def test_ten_long_ways_are_shown_and_every_short_one() -> None:
    contacts = range(1, 21)
    edges = [(0, m, 1.0) for m in contacts] + [(m, 21, 0.5) for m in contacts] + [(21, 22, 0.5)]
    given_basis = basis(build(23, edges))
    given_basis.strength[:] = 0.5
    columns = (given_basis.ties, given_basis.degree, given_basis.strength)
    assert [via for via, _ in ways(*columns, 21)] == [(m,) for m in contacts]
    assert [via for via, _ in ways(*columns, 22)] == [(m, 21) for m in contacts][:10]
    assert len(ways(*columns, 22, limit=12)) == 12
    assert len(ways(*columns, 21, limit=3)) == 3
    assert ways(*columns, 0) == []


class People(NamedTuple):
    """What people are called, by row."""

    ids: list[PersonId]
    name: list[str]


@given(st.permutations(range(4)), st.permutations(range(4)), st.integers(1, 4))
def test_equal_ways_follow_by_name_and_then_by_id(
    names: list[int], ids: list[int], limit: int
) -> None:
    contacts = range(1, 5)
    edges = [(0, m, 1.0) for m in contacts] + [(m, 5, 0.5) for m in contacts]
    given_basis = basis(build(6, edges))
    given_basis.strength[:] = 0.5
    called = ["me", *("ÄaBb"[one] for one in names), "Ivo"]
    people = People([PersonId(f"p{one}") for one in (9, *ids, 8)], called)
    columns = (given_basis.ties, given_basis.degree, given_basis.strength)
    found = [via for (via,), _ in ways(*columns, 5, limit, people)]
    assert found == sorted(contacts, key=lambda row: (fold(called[row]), people.ids[row]))[:limit]
