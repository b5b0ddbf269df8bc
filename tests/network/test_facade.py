from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import networkx as nx
import numpy as np
import pytest

from secondhop.model.person import Person, PersonId
from secondhop.network.facade import NODE_FACTS, NetworkGraph
from secondhop.network.people import People
from secondhop.network.ties import Ties
from tests.network.algorithms import EVERY, Algorithm, first, me
from tests.network.graphs import build

AnyGraph: TypeAlias = "nx.Graph[Any, Any, Any]"


def person(row: int) -> Person:
    return Person(
        PersonId(f"id{row * 7919 % 1000:03}"),  # ids in another order than rows
        name=f"Person {row}",
        company=f"Company {row % 3}",
        skills=("Rust", "Go")[: row % 3],
    )


def network(n: int = 36, seed: int = 5) -> tuple[People, Ties]:
    rng = np.random.default_rng(seed)
    people = People(person(0))
    for row in range(1, n):
        people.append(person(row))
    pairs = [(int(a), int(b)) for a, b in rng.integers(0, n - 4, (3 * n, 2)) if a != b]
    triangle = [(n - 4, n - 3), (n - 3, n - 2), (n - 2, n - 4)]  # a component of its own
    edges = [(a, b, float(np.float32(rng.random()))) for a, b in pairs + triangle]
    return people, build(n, edges)


def edit(people: People, ties: Ties) -> None:
    """Every kind of edit: tie, tie again, untie, another quality, somebody new."""
    known = [(row, int(other)) for row in (3, 8, 20) for other in ties.neighbours(row)[:2]]
    for a, b in known:
        ties.remove(a, b)
    ties.add(*known[0], 0.5)
    ties.add(0, len(people) - 1, 0.75)
    ties.add(5, int(ties.neighbours(5)[0]), 0.125)
    row = people.append(person(len(people)))
    ties.grow(row + 1)
    ties.add(row, 2, 1.0)
    people.replace(4, person(900))


def rebuilt(people: People, ties: Ties) -> AnyGraph:
    """The same network in an ordinary graph, without any help of the view."""
    graph: AnyGraph = nx.Graph()
    for row, node in enumerate(people.ids):
        graph.add_node(node, **{key: getattr(people, key)[row] for key in NODE_FACTS})
    every = ties.half_edges(np.arange(ties.n, dtype=np.int32))
    for a, b, quality in zip(*(column.tolist() for column in every), strict=True):
        if a < b:
            graph.add_edge(people.ids[a], people.ids[b], warmth=quality)
    return graph


def plain(result: Any) -> Any:
    """A result with nothing lost, in types that compare: graphs and iterators are read out."""
    if isinstance(result, nx.Graph):
        return [plain(result.graph), plain(result.nodes(data=True)), plain(result.adj)]
    if isinstance(result, float):
        return float(f"{result:.12g}")  # the order in which a set is added up is not ours
    if isinstance(result, str | int | None):
        return result
    if isinstance(result, set | frozenset):
        return {repr(plain(item)) for item in result}
    if isinstance(result, Mapping):
        return [(key, plain(value)) for key, value in result.items()]
    if isinstance(result, np.ndarray):
        return result.tolist()
    assert isinstance(result, Iterable), type(result)
    return [plain(item) for item in result]


@pytest.mark.parametrize("name", EVERY)
def test_the_view_answers_like_an_ordinary_graph(name: str) -> None:
    run = EVERY[name]
    people, ties = network()
    view = NetworkGraph(people, ties)
    assert plain(run(view)) == plain(run(rebuilt(people, ties)))
    edit(people, ties)
    assert plain(run(view)) == plain(run(rebuilt(people, ties)))
    ties.settle()
    assert plain(run(view)) == plain(run(rebuilt(people, ties)))


def test_properties_read_before_an_edit_show_it_after() -> None:
    people, ties = network()
    view = NetworkGraph(people, ties)
    held = (view.adj, view.nodes, view.edges, view.degree, view[people.ids[0]])
    edit(people, ties)
    expected = rebuilt(people, ties)
    wanted = (expected.adj, expected.nodes, expected.edges, expected.degree)
    assert [plain(each) for each in held[:4]] == [plain(each) for each in wanted]
    assert plain(held[4]) == plain(expected[people.ids[0]])


@pytest.mark.parametrize(
    "change",
    [
        lambda g: g.add_node("new"),
        lambda g: g.add_nodes_from(["new"]),
        lambda g: g.remove_node(me(g)),
        lambda g: g.remove_nodes_from([me(g)]),
        lambda g: g.add_edge("new", me(g), warmth=1),
        lambda g: g.add_edges_from([("new", me(g))]),
        lambda g: g.add_weighted_edges_from([("new", me(g), 1)]),
        lambda g: g.remove_edge(*first(g.edges, 1)[0]),
        lambda g: g.remove_edges_from(first(g.edges, 1)),
        lambda g: g.update(edges=[("new", me(g))]),
        lambda g: g.clear(),
        lambda g: g.clear_edges(),
        lambda g: nx.add_path(g, [1, 2]),
        lambda g: nx.set_node_attributes(g, {me(g): "x"}, "name"),
        lambda g: nx.set_edge_attributes(g, dict.fromkeys(g.edges, 0.5), "warmth"),
        lambda g: g.nodes[me(g)].update(name="x"),
        lambda g: g.edges[first(g.edges, 1)[0]].update(warmth=1),
    ],
)
def test_nothing_changes_through_the_view(change: Algorithm) -> None:
    people, ties = network()
    view = NetworkGraph(people, ties)
    with pytest.raises(nx.NetworkXError, match="frozen view"):
        change(view)
    assert plain(view) == plain(rebuilt(people, ties))
    assert nx.is_frozen(view)


def test_a_copy_is_an_ordinary_graph() -> None:
    people, ties = network()
    mine: AnyGraph = NetworkGraph(people, ties).copy()
    assert not isinstance(mine, NetworkGraph)
    mine.add_edge("x", "y")
    mine.nodes[people.ids[0]]["name"] = "Somebody"
    mine.edges[first(mine.edges, 1)[0]]["warmth"] = 0.0
    assert people.name[0] == "Person 0"


def test_whoever_is_not_there_is_a_key_error() -> None:
    people, ties = network()
    view = NetworkGraph(people, ties)
    nobody = PersonId("nobody")
    for missing in (nobody, people.ids[0]):
        with pytest.raises(KeyError):
            view[people.ids[0]][missing]
    with pytest.raises(KeyError):
        view.nodes[nobody]
    with pytest.raises(KeyError):
        view.nodes[people.ids[0]]["salary"]
    with pytest.raises(nx.NetworkXError):
        list(view.neighbors(nobody))


def test_a_tie_of_no_quality_is_still_an_edge() -> None:
    people, ties = network()
    ties.add(0, len(people) - 1, 0.0)
    view = NetworkGraph(people, ties)
    assert view[people.ids[0]][people.ids[-1]] == {"warmth": 0.0}


def test_a_person_shows_its_facts_when_printed() -> None:
    people, ties = network()
    view = NetworkGraph(people, ties)
    assert "'name': 'Person 1'" in repr(view.nodes[people.ids[1]])
    assert "warmth" in repr(view._adj[people.ids[0]])
