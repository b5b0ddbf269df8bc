"""The tests that networkx runs on its own graphs, run on the view of three people."""

from __future__ import annotations

from typing import Any, cast

import pytest

from secondhop.model.person import Person, PersonId
from secondhop.network.facade import NetworkGraph
from secondhop.network.people import People
from tests.network.graphs import build

theirs = pytest.importorskip("networkx.classes.tests.test_graph")


class TestView(theirs.BaseGraphTester):  # type: ignore[name-defined,misc]
    Graph = NetworkGraph

    def setup_method(self) -> None:
        people = People(Person(cast(PersonId, 0), ""))
        for number in (1, 2):
            people.append(Person(cast(PersonId, number), ""))
        self.K3 = NetworkGraph(people, build(3, [(0, 1, 0.5), (0, 2, 0.5), (1, 2, 0.5)]))
        self.k3nodes: list[Any] = [0, 1, 2]

    def test_nodes(self) -> None:
        assert sorted(self.K3.nodes()) == self.k3nodes

    def test_edges(self) -> None:
        view = self.K3
        pairs: list[Any] = [(0, 1), (0, 2), (1, 2)]
        assert sorted(view.edges()) == pairs
        assert sorted(view.edges(cast(PersonId, 0))) == pairs[:2]
