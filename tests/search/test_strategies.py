"""Every strategy against its definition, in plain Python on random worlds."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from secondhop.network.arrays import Int32
from secondhop.network.people import Coded
from secondhop.network.ranking import Basis, rank
from secondhop.network.weights import load_weights
from secondhop.search.strategies import best_fit, fewest_asks, most_novel, warmest
from tests.network.graphs import Edge, Plain, basis, build, edge_lists, plain, rows

VALUES = ("", "Acme", "Helsing", "Nordwind")


class World:
    """A small network, its default order, and what people are coded by."""

    def __init__(self, n: int, edges: list[Edge], seed: int) -> None:
        self.basis: Basis = basis(build(n, edges), seed)
        self.network: Plain = plain(n, edges)
        self.numbers = np.random.default_rng(seed)
        self.rows: Int32 = self.numbers.permutation(n).astype(np.int32)
        self.company, self.industry = self._coded(n), self._coded(n)

    def _coded(self, n: int) -> Coded:
        values = [VALUES[i] for i in self.numbers.permutation(len(VALUES))]
        return Coded(self.numbers.integers(0, len(values), n).astype(np.int32), values)

    def by(self, key: Any) -> list[int]:
        """The rows by a key in plain Python; equals stay in the default order."""
        return sorted(self.rows.tolist(), key=key)


def worlds() -> st.SearchStrategy[World]:
    def world(shape: tuple[int, list[Edge]], seed: int) -> World:
        return World(*shape, seed)

    return st.builds(world, edge_lists(), st.integers(0, 999))


@given(worlds())
def test_best_fit_puts_those_who_meet_most_first(world: World) -> None:
    fit = world.numbers.choice(np.array([0, 0.5, 1], np.float32), len(world.rows))
    assert best_fit(world.rows, fit).tolist() == world.by(lambda row: -fit[row])


@given(worlds())
def test_warmest_goes_by_the_best_way_and_ends_with_contacts(world: World) -> None:
    degree, best = world.basis.degree, rank(world.basis, load_weights()).best_warmth
    found = warmest(world.rows, degree, best).tolist()
    assert found == world.by(lambda row: (degree[row] == 1, -best[row] * (degree[row] != 1)))


@given(worlds())
def test_most_novel_is_few_mutuals_far_from_my_world(world: World) -> None:
    given_basis, degree = world.basis, world.basis.degree
    mine = [0, *np.flatnonzero(degree == 1).tolist()]
    company, industry = (_value_of(coded) for coded in (world.company, world.industry))
    counted = Counter(industry(row) for row in mine if industry(row))
    most = max(counted.values(), default=1)
    companies = {company(row) for row in mine}

    def key(row: int) -> float:
        if degree[row] != 2 or not given_basis.mutuals[row]:
            return 1
        outside = float(company(row) not in companies) if company(row) else 0.5
        apart = 1 - counted[industry(row)] / most if industry(row) else 0.5
        return float(-((outside + apart) / 2) / given_basis.mutuals[row])

    found = most_novel(world.rows, degree, given_basis.mutuals, world.company, world.industry)
    assert found.tolist() == world.by(key)


def _value_of(coded: Coded) -> Any:
    return lambda row: coded.values[int(coded.codes[row])]


@given(worlds(), st.data())
def test_fewest_asks_follows_a_greedy_plan(world: World, data: st.DataObject) -> None:
    n, degree = len(world.rows), world.basis.degree
    chosen = data.draw(st.sets(st.integers(0, n - 1)))
    targets = [row for row in world.rows.tolist() if row in chosen]
    wanted = {row for row in targets if degree[row] == 2}
    contacts = np.flatnonzero(degree == 1).tolist()
    known = {contact: wanted & world.network.of(contact).keys() for contact in contacts}
    turn, left, place = dict.fromkeys(targets, n), set(wanted), 0
    while left:
        best = min(contacts, key=lambda contact: (-len(known[contact] & left), contact))
        for row in known[best] & left:
            turn[row] = place
        left -= known[best]
        place += 1
    columns = (world.basis.ties, degree, world.basis.strength)
    found = fewest_asks(world.rows, rows(targets), *columns).tolist()
    assert found == world.by(lambda row: turn.get(row, n + 1))


def test_fewest_asks_puts_together_whom_one_contact_opens() -> None:
    edges = [(0, 1, 0.9), (0, 2, 0.1), (1, 3, 0.9), (2, 4, 0.1), (2, 5, 0.1), (2, 6, 0.1)]
    world = basis(build(8, edges))
    everybody = rows(range(8))
    targets = rows([3, 4, 5, 6])
    found = fewest_asks(everybody, targets, world.ties, world.degree, world.strength)
    assert found.tolist() == [4, 5, 6, 3, 0, 1, 2, 7]
