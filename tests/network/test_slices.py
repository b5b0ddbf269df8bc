"""Counts for groups of people at once are those that one gets one by one."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.network import slices
from secondhop.network.arrays import Int32
from secondhop.network.introductions import Introductions
from secondhop.network.slices import (
    NOBODY,
    Best,
    Legs,
    busiest_of_groups,
    legs_of,
    opened,
    tallied,
    warmest_of,
    warmest_of_groups,
)

N, CONTACTS, GROUPS = 12, 5, 3
Leg = tuple[int, int, float]
GROUP_OF = np.array([0, 1, 2, 0, 1, -1, 0, 0, 1, 2, 2, -1], np.int32)

leg_lists = st.lists(
    st.tuples(
        st.integers(0, CONTACTS - 1), st.integers(0, N - 1), st.sampled_from([0.25, 0.5, 1.0])
    ),
    max_size=30,
    unique_by=lambda leg: leg[:2],
)


def legs(found: list[Leg]) -> Legs:
    via, person, warmth = zip(*found, strict=True) if found else ((), (), ())
    return Legs(_int32(via), _int32(person), np.array(warmth, np.float32))


def _int32(values: object) -> Int32:
    return np.array(values, np.int32)


def best_of(found: list[Leg]) -> tuple[int, float]:
    leads = sorted((-warmth, via) for via, _, warmth in found)
    return (leads[0][1], -leads[0][0]) if leads else (NOBODY, 0.0)


@given(leg_lists)
def test_the_warmest_way_to_each_person_is_the_warmest(found: list[Leg]) -> None:
    people = _int32([7, 3, 3, 0])
    best = warmest_of(legs(found), people, N)
    for person, via, warmth in zip(people.tolist(), *map(np.ndarray.tolist, best), strict=True):
        assert (via, warmth) == best_of([leg for leg in found if leg[1] == person])


@given(leg_lists, st.permutations(range(N)))
def test_the_warmest_way_into_each_group_goes_to_the_best_of_equal_people(
    found: list[Leg], order: list[int]
) -> None:
    people = _int32(order)
    best = warmest_of(legs(found), people, N)
    into = warmest_of_groups(GROUP_OF[people], best, GROUPS)
    for group in range(GROUPS):
        ways = [
            (-float(best.warmth[place]), place)
            for place, row in enumerate(order)
            if GROUP_OF[row] == group and best.via[place] != NOBODY
        ]
        wanted = int(best.via[min(ways)[1]]) if ways else NOBODY
        assert into.via[group] == wanted


@given(leg_lists, st.sampled_from([0, slices._DENSE]))
def test_the_busiest_contact_of_each_group_is_the_same_both_ways(
    found: list[Leg], dense: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slices, "_DENSE", dense)
        many = legs(found)
        busiest = busiest_of_groups(GROUP_OF[many.person], many, GROUPS)
    for group in range(GROUPS):
        count = Counter(via for via, person, _ in found if GROUP_OF[person] == group)
        wanted = min(count, key=lambda via: (-count[via], via)) if count else NOBODY
        assert busiest[group] == wanted


@given(leg_lists)
def test_tables_and_totals_count_each_pair_and_each_person_once(found: list[Leg]) -> None:
    column_of = _int32([0, 1, 1, -1, 0])
    many = legs(found)
    columns = column_of[many.via]
    table = tallied(GROUP_OF[many.person], columns, (GROUPS, 2))
    count = Counter((int(GROUP_OF[person]), int(column_of[via])) for via, person, _ in found)
    assert table.tolist() == [[count[group, column] for column in (0, 1)] for group in range(3)]
    known = [{person for via, person, _ in found if column_of[via] == one} for one in (0, 1)]
    assert opened(many, columns, 2, N).tolist() == [len(people) for people in known]


def test_legs_name_their_contacts_in_the_order_that_is_wanted() -> None:
    known = Introductions(
        _int32([4, 9]), np.array([0, 2, 3]), _int32([5, 6, 6]), np.array([0.5, 1, 1], np.float32)
    )
    assert legs_of(known, _int32([1, 0])).via.tolist() == [1, 1, 0]


def test_nobody_has_no_best_way() -> None:
    nobody = Best(_int32([NOBODY]), np.zeros(1, np.float32))
    assert warmest_of_groups(_int32([0]), nobody, 1).via.tolist() == [NOBODY]
