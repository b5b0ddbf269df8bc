from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhop.network import introductions
from secondhop.network.plan import ORDERS, Ask, plan, unknown_lists
from secondhop.network.ranking import Basis
from tests.network.graphs import Edge, Plain, basis, build, edge_lists, plain, rows

Told = tuple[int, int, int, float, list[int], int]


@dataclass
class World:
    """A small network, the same in plain Python, and what is asked of it."""

    basis: Basis
    network: Plain
    targets: list[int]
    leaving_out: set[int]
    places: list[int]

    def plan(self, by: str, **wishes: Any) -> list[Told]:
        wishes = {"leaving_out": self.leaving_out, "places": rows(self.places), **wishes}
        return [_told(ask) for ask in _plan(self.basis, self.targets, by=by, **wishes)]

    def known(self) -> dict[int, dict[int, float]]:
        """By contact, whom of the targets they know, and how warm the way is."""
        degree = self.network.degrees()
        wanted = {row for row in self.targets if degree[row] == 2}
        strength = self.basis.strength
        return {
            contact: {
                row: float(np.sqrt(strength[contact] * np.float32(quality)))
                for row, quality in self.network.of(contact).items()
                if row in wanted
            }
            for contact in range(self.network.n)
            if degree[contact] == 1 and contact not in self.leaving_out
        }


def _plan(given_basis: Basis, targets: list[int], **wishes: Any) -> list[Ask]:
    columns = (given_basis.ties, given_basis.degree, given_basis.strength)
    return plan(*columns, rows(targets), **wishes)


def _told(ask: Ask) -> Told:
    return (*ask[:4], ask.people.tolist(), ask.warmer)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    n, edges = draw(edge_lists(24))
    given_basis = basis(build(n, edges), draw(st.integers(0, 99)))
    everybody = st.integers(0, n - 1)
    targets = draw(st.lists(everybody)) or list(range(n))
    left_out = draw(st.sets(everybody, max_size=2))
    places = draw(st.permutations(range(n)))
    return World(given_basis, plain(n, edges), targets, left_out, list(places))


def _brute_force(world: World, by: str, worth: dict[int, float]) -> list[Told]:
    """Everybody is weighed anew at every step."""
    left, degree = world.known(), world.network.degrees()
    total = len({row for row in world.targets if degree[row] == 2})
    warmest: dict[int, float] = {}
    told: list[Told] = []

    def key(contact: int) -> tuple[float, int, int]:
        adds = len(left[contact].keys() - warmest.keys())
        gains = (
            worth[row] * max(warmth - warmest.get(row, 0), 0)
            for row, warmth in left[contact].items()
        )
        gain = adds if by == "count" else round(math.fsum(gains), 12)
        return (-gain, -adds, world.places[contact])

    while left:
        contact = min(left, key=key)
        if key(contact)[:2] == (0, 0):
            break
        people = left.pop(contact)
        new = sorted(people.keys() - warmest.keys(), key=lambda row: (-worth[row], row))
        warmer = sum(warmth > warmest.get(row, warmth) for row, warmth in people.items())
        warmest |= {row: max(warmth, warmest.get(row, 0)) for row, warmth in people.items()}
        told.append((contact, len(people), len(new), len(warmest) / total, new, warmer))
    return told


def _by_rank(targets: list[int]) -> dict[int, float]:
    worth: dict[int, float] = {}
    for rank, row in enumerate(targets):
        worth.setdefault(row, 1 / math.log2(2 + rank))
    return worth


@settings(max_examples=300)
@given(worlds(), st.sampled_from(ORDERS), st.none() | st.integers(0, 5))
def test_a_plan_is_what_a_brute_force_greedy_finds(
    world: World, by: str, limit: int | None
) -> None:
    expected = _brute_force(world, by, _by_rank(world.targets))
    assert world.plan(by, limit=limit) == expected[:limit]


@given(worlds(), st.sampled_from(ORDERS))
def test_the_first_ask_is_the_best_single_introducer(world: World, by: str) -> None:
    worth = _by_rank(world.targets)
    alone = {
        contact: len(people)
        if by == "count"
        else math.fsum(worth[row] * warmth for row, warmth in people.items())
        for contact, people in world.known().items()
        if people
    }
    found = world.plan(by)
    assert bool(found) == bool(alone)
    if found:
        assert alone[found[0][0]] == pytest.approx(max(alone.values()), abs=1e-12)


@given(worlds(), st.sampled_from(ORDERS), st.randoms())
def test_the_order_of_input_changes_nothing(world: World, by: str, random: Any) -> None:
    worth = {row: np.float32(random.choice([0, 0.25, 0.5, 0.5, 1])) for row in world.targets}
    before = world.plan(by, value=_column(world.targets, worth))
    random.shuffle(world.targets)
    assert world.plan(by, value=_column(world.targets, worth)) == before
    expected = _brute_force(world, by, {row: float(one) for row, one in worth.items()})
    assert before == expected


def _column(targets: list[int], worth: dict[int, Any]) -> Any:
    return np.array([worth[row] for row in targets], np.float32)


@given(worlds(), st.sampled_from(ORDERS))
def test_a_plan_made_from_either_side_is_the_same(world: World, by: str) -> None:
    found = []
    with pytest.MonkeyPatch.context() as patch:
        for sorting in (0, 10**9):  # from the targets, from the contacts
            patch.setattr(introductions, "SORTING", sorting)
            found.append(world.plan(by))
    assert found[0] == found[1]


@given(worlds(), st.sampled_from(ORDERS))
def test_a_plan_keeps_its_promises(world: World, by: str) -> None:
    asks = world.plan(by)
    people = [row for ask in asks for row in ask[4]]
    degree = world.network.degrees()
    targets = {row for row in world.targets if degree[row] == 2}
    assert len(people) == len(set(people)) == sum(ask[2] for ask in asks)
    assert set(people) == {row for known in world.known().values() for row in known}
    assert set(people) <= targets
    assert not {ask[0] for ask in asks} & world.leaving_out
    assert world.leaving_out or not asks or asks[-1][3] == 1


def _pairs() -> Basis:
    """1 knows 3, 4 and 5 coolly; 2 knows 3 warmly, and nobody else."""
    edges: list[Edge] = [(0, 1, 1), (0, 2, 1), (1, 3, 0.25), (1, 4, 0.25), (1, 5, 0.25), (2, 3, 1)]
    given_basis = basis(build(6, edges))
    given_basis.strength[:] = 1
    return given_basis


def test_by_count_ends_when_nobody_adds_anybody() -> None:
    (ask,) = _plan(_pairs(), [3, 4, 5], by="count")
    assert _told(ask) == (1, 3, 3, 1.0, [3, 4, 5], 0)


def test_by_warmth_goes_on_while_somebody_is_a_warmer_way() -> None:
    first, second = _plan(_pairs(), [5, 4, 3])
    assert _told(first) == (1, 3, 3, 1.0, [5, 4, 3], 0)
    assert _told(second) == (2, 1, 0, 1.0, [], 1)


def test_a_warm_way_to_the_best_target_goes_before_three_cool_ones() -> None:
    value = np.array([1, 0.1, 0.1], np.float32)
    assert [ask.row for ask in _plan(_pairs(), [3, 4, 5], value=value)] == [2, 1]


def test_whoever_is_left_out_is_not_asked_and_what_they_open_is_not_reached() -> None:
    (ask,) = _plan(_pairs(), [3, 4, 5], leaving_out=[1])
    assert _told(ask) == (2, 1, 1, 1 / 3, [3], 0)


def test_nobody_to_reach_is_no_plan() -> None:
    assert _plan(_pairs(), []) == _plan(_pairs(), [0, 1, 2]) == []
    with pytest.raises(ValueError, match="by warmth or by count"):
        _plan(_pairs(), [3], by="luck")


def test_a_contact_whose_list_is_not_loaded_is_unknown() -> None:
    listed = np.array([False, True, False, True, False, False])
    assert unknown_lists(_pairs().degree, listed).tolist() == [2]


def test_few_contacts_are_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from secondhop.network.coverage import Coverage

    looked: list[int] = []
    gain = Coverage.gain
    monkeypatch.setattr(Coverage, "gain", lambda *args: looked.append(args[1]) or gain(*args))  # type: ignore[func-returns-value]
    rng = np.random.default_rng(7)
    edges = [(0, contact, 1.0) for contact in range(1, 301)]
    edges += [(int(c), int(p), 0.5) for c, p in zip(*_many(rng, 4000), strict=True)]
    given_basis = basis(build(2301, edges))
    targets = np.flatnonzero(given_basis.degree == 2).tolist()
    assert len(_plan(given_basis, targets, limit=20)) == 20
    assert len(looked) < 20 * 300 / 10


def _many(rng: np.random.Generator, count: int) -> tuple[Any, Any]:
    return (300 * rng.random(count) ** 3).astype(int) + 1, rng.integers(301, 2301, count)
