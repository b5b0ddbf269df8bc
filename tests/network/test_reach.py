from __future__ import annotations

import math
from statistics import median

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.person import Person, PersonId
from secondhop.network.arrays import Int32
from secondhop.network.lists import lists_to_ask_for
from secondhop.network.openings import best_places, openings, reach_gains
from secondhop.network.people import People
from secondhop.network.ranking import Basis
from secondhop.network.reach import reach
from secondhop.network.worksheet import PROFILES, worksheet
from tests.network.graphs import Edge, Plain, basis, build, edge_lists, edits, plain, rows

Network = tuple[int, list[Edge]]
Told = tuple[int, int | None, int, bool]


def _people(n: int, without_url: frozenset[int] = frozenset()) -> People:
    def one(row: int) -> Person:
        url = "" if row in without_url else f"https://www.linkedin.com/in/person-{row}"
        return Person(PersonId(f"p{row}"), name=f"Person {row}", url=url)

    people = People(one(0))
    for row in range(1, n):
        people.append(one(row))
    return people


def _shuffled(data: st.DataObject, n: int) -> list[int]:
    """Some rows, best first."""
    order = data.draw(st.permutations(range(n)))
    return order[: data.draw(st.integers(0, n))]


# -- whom to connect with -------------------------------------------------------------------------


@given(edge_lists(), st.data())
def test_reach_is_what_connecting_would_bring(given_edges: Network, data: st.DataObject) -> None:
    n, edges = given_edges
    ties, network = build(n, edges), plain(n, edges)
    for kind, a, b, quality in data.draw(edits(n)):  # what an edit left in the overlay counts, too
        if kind == "add":
            ties.add(a, b, quality)
            network.add(a, b, quality)
        else:
            ties.remove(a, b)
            network.remove(a, b)
    given_basis = basis(ties)
    gains = {row: _brought(network, row) for row in range(n) if given_basis.degree[row] == 2}
    found = reach_gains(given_basis.ties, given_basis.degree).tolist()
    assert found == [gains.get(row, 0) for row in range(n)]
    chosen, limit = _shuffled(data, n), data.draw(st.integers(0, 4))
    best = sorted((row for row in chosen if gains.get(row)), key=lambda row: -gains[row])
    told = openings(given_basis, rows(chosen), limit).found
    assert told == [(row, gains[row]) for row in best][:limit]


def _brought(network: Plain, row: int) -> int:
    """How many more people are within two steps once I am tied to somebody."""
    tied = Plain(network.n, {a: dict(known) for a, known in network.adjacent.items()})
    before = {other for other, degree in enumerate(network.degrees()) if 0 <= degree <= 2}
    tied.add(0, row, 1)
    return len({other for other, degree in enumerate(tied.degrees()) if 0 <= degree <= 2} - before)


def test_nobody_to_connect_with_is_explained() -> None:
    near = basis(build(3, [(0, 1, 1), (1, 2, 1)]))
    assert "Nobody beyond" in openings(near, rows([1, 2]), 9).reason
    far = basis(build(4, [(0, 1, 1), (1, 2, 1), (2, 3, 1)]))
    assert "None of them" in openings(far, rows([1]), 9).reason
    assert openings(far, rows([1, 2]), 9).reason.startswith("Counted")


@given(st.lists(st.integers(-3, 3), max_size=20), st.integers(0, 25))
def test_best_places_is_a_stable_sort_cut_short(score: list[int], most: int) -> None:
    expected = sorted(range(len(score)), key=lambda place: -score[place])[:most]
    assert best_places(rows(score), most).tolist() == expected


# -- whose list to ask for ------------------------------------------------------------------------


@given(edge_lists(), st.data(), st.integers(0, 99), st.integers(0, 9), st.booleans())
def test_lists_are_ranked_by_what_the_docstring_says(
    given_edges: Network, data: st.DataObject, seed: int, limit: int, told: bool
) -> None:
    n, edges = given_edges
    given_basis, network = basis(build(n, edges), seed), plain(n, edges)
    chosen = _shuffled(data, n)
    stated = given_basis.stated if told else None
    found = lists_to_ask_for(given_basis, rows(chosen), limit, stated)
    expected, typical = _lists(given_basis, network, chosen, stated)
    assert found.found == expected[:limit]
    assert found.typical == typical


def _lists(
    given_basis: Basis, network: Plain, chosen: list[int], stated: Int32 | None
) -> tuple[list[tuple[int, int | None, int, int, bool]], int | None]:
    degree = network.degrees()
    contacts = [row for row in range(network.n) if degree[row] == 1]
    counted = {row for row in chosen if degree[row] in (2, 3)}
    counted = counted or {row for row in range(network.n) if degree[row] >= 2}
    outside = {row: counted & network.of(row).keys() for row in contacts}
    loaded = [row for row in contacts if given_basis.listed[row]]
    alone = [sum(len(network.mutuals(one)) == 1 for one in outside[row]) for row in loaded]
    typical = int(median(alone)) if alone else None
    share = sum(alone) / sum(len(network.of(row)) for row in loaded) if loaded else 1
    asked = [row for row in chosen if degree[row] == 1] or contacts
    found = []
    for row in asked:
        if given_basis.listed[row]:
            continue
        said = int(stated[row]) if stated is not None else 0
        left = max(said - len(network.of(row)), 0)
        adds = math.floor(left * share) if said else typical
        found.append((row, adds, len(outside[row]), len(network.mutuals(row)), said > 0))
    strength = given_basis.strength.tolist()
    found.sort(
        key=lambda one: (-1 if one[1] is None else one[1], one[2] + one[3], strength[one[0]]),
        reverse=True,
    )
    return found, typical


def test_a_list_adds_what_nobody_else_opens() -> None:
    """1 and 2 gave their lists: 1 alone opens 4 and 5, 2 alone opens 6, both know 7; 3 did not."""
    edges = [(0, 1, 1.0), (0, 2, 1.0), (0, 3, 1.0), (1, 4, 1.0), (1, 5, 1.0), (1, 7, 1.0)]
    given_basis = basis(build(8, [*edges, (2, 6, 1.0), (2, 7, 1.0), (3, 7, 1.0)]))
    given_basis.listed[:] = [True, True, True, *[False] * 5]
    every = rows(range(1, 8))
    found = lists_to_ask_for(given_basis, every, 9)
    assert found.found == [(3, 1, 1, 0, False)]
    assert found.reason == "Estimate: median of 2 loaded lists; then known ties."
    assert lists_to_ask_for(given_basis, rows([6, 4]), 9).found == [(3, 1, 0, 0, False)]
    stated = rows([0, 0, 0, 23, 0, 0, 0, 0])
    # Of the 7 people in the two lists (I stand in both), 3 were new; 21 are left to be new or not.
    assert lists_to_ask_for(given_basis, every, 9, stated).found == [(3, 9, 1, 0, True)]


def test_without_a_list_nothing_is_estimated_and_with_all_nobody_is_asked() -> None:
    given_basis = basis(build(4, [(0, 1, 1), (0, 2, 1), (1, 3, 1)]))
    given_basis.listed[:] = False
    found = lists_to_ask_for(given_basis, rows([1, 2, 3]), 9)
    assert found.found == [(1, None, 1, 0, False), (2, None, 0, 0, False)]
    assert "go by" in found.reason
    given_basis.listed[:] = True
    found = lists_to_ask_for(given_basis, rows([1, 2, 3]), 9)
    assert found.found == []
    assert "are loaded" in found.reason


# -- which profiles to open -----------------------------------------------------------------------


@given(edge_lists(), st.data(), st.integers(0, 99), st.integers(0, 9))
def test_profiles_are_ranked_by_what_the_docstring_says(
    given_edges: Network, data: st.DataObject, seed: int, limit: int
) -> None:
    n, edges = given_edges
    given_basis, network = basis(build(n, edges), seed), plain(n, edges)
    if data.draw(st.booleans()):
        given_basis.listed[:] = False
    chosen = _shuffled(data, n)
    without_url = frozenset(data.draw(st.sets(st.integers(0, n - 1))))
    stated = data.draw(st.dictionaries(st.integers(0, n - 1), st.integers(0, 5)))
    people = _people(n, without_url)
    found = worksheet(given_basis, people, rows(chosen), limit, stated)
    ranked = _profiles(given_basis, network, chosen, stated)
    assert found.found == [one for one in ranked if one[0] not in without_url][:limit]


def _profiles(
    given_basis: Basis, network: Plain, chosen: list[int], stated: dict[int, int]
) -> list[Told]:
    degree, listed = network.degrees(), given_basis.listed.tolist()
    contacts = {row for row in range(network.n) if degree[row] == 1}
    loaded = {row for row in contacts if listed[row]}
    strength = given_basis.strength.tolist()
    ranked: list[tuple[tuple[float, ...], Told]] = []
    unlikely: list[Told] = []
    for row in chosen:
        if degree[row] not in (1, 2) or listed[row]:
            continue
        mutuals = set(network.mutuals(row))
        others = contacts - loaded - {row}
        named = len(mutuals & loaded)
        exact = named * len(others) / len(loaded) - len(mutuals - loaded) if loaded else 0.0
        key = (round(exact, 9),) if loaded else (float(len(mutuals)), strength[row])
        guess = max(math.floor(exact + 1e-9), 0) if loaded else None
        gains = max(stated[row] - len(mutuals), 0) if row in stated else guess
        told_so: Told = (row, gains, named, row in stated)
        if guess != 0:
            ranked.append((key, told_so))
        elif row in stated:  # whatever the lists say
            unlikely.append(told_so)
    ranked.sort(key=lambda one: one[0], reverse=True)
    profiles = [*(profile for _, profile in ranked), *unlikely]
    told = [profile for profile in profiles if profile[1] != 0]
    return sorted(told, key=lambda one: -(one[1] or 0))


def _half_known(contacts: int = 9) -> Basis:
    """Lists of 1 and 2 are loaded, those of the other contacts are not; prospects follow."""
    first = contacts + 1
    edges: list[Edge] = [(0, row, 1) for row in range(1, first)]
    edges += [(1, first, 1), (2, first, 1), (1, first + 1, 1), (3, first + 1, 1), (4, 3, 1)]
    given_basis = basis(build(first + 3, edges))
    given_basis.listed[:] = False
    given_basis.listed[[0, 1, 2]] = True
    return given_basis


def test_whoever_is_in_many_loaded_lists_is_worth_opening() -> None:
    given_basis = _half_known()
    found = worksheet(given_basis, _people(13), rows(range(1, 13)))
    # In 2 of 2 lists: 7 others would name them. In 1 of 2: 3½, and one of those is known.
    assert found.found == [(10, 7, 2, False), (11, 2, 1, False)]
    assert found.reason == "Estimate: their share of 2 loaded lists × 7 not loaded."


def test_a_profile_that_was_opened_counts_what_it_stated() -> None:
    given_basis, people = _half_known(), _people(13)
    stated = {10: 2, 11: 14}  # all of the one's are known, 2 of the other's
    found = worksheet(given_basis, people, rows(range(1, 13)), stated=stated)
    assert found.found == [(11, 12, 1, True)]


def test_a_stated_total_counts_for_somebody_on_no_list() -> None:
    edges: list[Edge] = [(0, row, 1) for row in range(1, 4)]
    given_basis = basis(build(6, [*edges, (1, 5, 1), (2, 4, 1)]))
    given_basis.listed[:] = [True, True, *[False] * 4]
    found = worksheet(given_basis, _people(6), rows([4]), stated={4: 14})
    assert found.found == [(4, 13, 0, True)]
    assert worksheet(given_basis, _people(6), rows([4])).found == []


def test_a_worksheet_has_ten_profiles_with_addresses() -> None:
    edges = [(0, 1, 1.0), (0, 2, 1.0), *((1, row, 1.0) for row in range(3, 30))]
    given_basis = basis(build(30, edges))
    given_basis.listed[:] = False
    given_basis.listed[1] = True
    found = worksheet(given_basis, _people(30, frozenset({4, 6})), rows(range(29, 0, -1)))
    assert [one.row for one in found.found] == [*range(29, 19, -1)]
    found = worksheet(given_basis, _people(30, frozenset({4, 6})), rows(range(1, 30)))
    assert [one.row for one in found.found] == [3, 5, *range(7, 15)]
    assert len(found.found) == PROFILES


# -- together -------------------------------------------------------------------------------------


def test_nobody_given_is_nobody_found() -> None:
    given_basis = _half_known()
    assert reach(given_basis, _people(13), rows([]), 9).is_empty
    found = reach(given_basis, _people(13), rows(range(1, 13)), 99)
    assert not found.is_empty
    assert len(found.browse.found) == 2
    assert [one.row for one in found.ask.found][:2] == [3, 4]


def test_a_crowd_is_counted_at_once() -> None:
    """No row of a crowd is looked at in Python: only as many names as are shown are read."""
    n = 20_000
    rng = np.random.default_rng(3)
    pairs = rng.integers(100, n, (40_000, 2)).tolist()
    edges = [(0, row, 1.0) for row in range(1, 100)]
    edges += [(int(a % 99) + 1, int(b), 0.5) for a, b in pairs]
    given_basis, people = basis(build(n, edges), 5), _people(n)
    looked: list[int] = []

    class Urls(list[str]):
        def __getitem__(self, index: object) -> str:  # type: ignore[override]
            looked.append(1)
            return "x"

    people.url = Urls()  # type: ignore[assignment]
    found = reach(given_basis, people, rows(range(1, n)), 10)
    assert len(found.browse.found) == 10
    assert len(looked) <= 1000
