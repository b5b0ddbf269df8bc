"""Circles are found in signs alone: labels, companies, schools, and who knows whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from secondhop.network.circles import LEAST, MOST, Found, Signs, find_circles

NAMES = ("Ana Silva", "Ben Ito", "Cleo Diaz", "Dan Okoro", "Eva Diaz", "Fay Moreau")


def signs(
    count: int,
    ties: Iterable[tuple[int, int]] = (),
    labels: Mapping[int, str] | None = None,
    companies: Mapping[int, tuple[str, ...]] | None = None,
    schools: Mapping[int, tuple[str, ...]] | None = None,
    places: Mapping[int, str] | None = None,
) -> Signs:
    pairs = sorted({(min(pair), max(pair)) for pair in ties if pair[0] != pair[1]})
    each = range(count)
    return Signs(
        ids=tuple(f"p{one:04}" for one in each),
        names=tuple(f"{NAMES[one % 6]} {one}" for one in each),
        labels=tuple((labels or {}).get(one, "") for one in each),
        companies=tuple((companies or {}).get(one, ()) for one in each),
        schools=tuple((schools or {}).get(one, ()) for one in each),
        places=tuple((places or {}).get(one, "") for one in each),
        pairs=np.array(pairs, np.int32).reshape(-1, 2).tobytes(),
    )


def ring(members: range) -> list[tuple[int, int]]:
    """Everybody knows everybody."""
    return [(a, b) for a in members for b in members if a < b]


def outline(found: Iterable[Found]) -> list[tuple[str, str, int]]:
    return [(one.name, one.origin, len(one.members)) for one in found]


@st.composite
def worlds(draw: st.DrawFn) -> Signs:
    count = draw(st.integers(0, 40))
    one = st.integers(0, max(count - 1, 0))
    word = st.sampled_from(["Acme", "acme", "Nordwind", "Kiln Labs", "Öresund", "Helsing"])
    some = st.dictionaries(one, st.lists(word, max_size=2).map(tuple), max_size=40)
    return signs(
        count,
        draw(st.lists(st.tuples(one, one), max_size=60)) if count else (),
        draw(st.dictionaries(one, st.sampled_from(["climbing", "Choir"]), max_size=5)),
        draw(some),
        draw(some),
        draw(st.dictionaries(one, st.sampled_from(["Berlin", "Oslo"]), max_size=40)),
    )


@given(worlds())
def test_every_contact_is_in_exactly_one_circle(world: Signs) -> None:
    found = find_circles(world)
    members = [one for circle in found for one in circle.members]
    assert sorted(members) == list(range(len(world.ids)))
    assert all(list(circle.members) == sorted(circle.members) for circle in found)


@given(worlds())
def test_circles_are_few_and_distinct_and_the_biggest_comes_first(world: Signs) -> None:
    found = find_circles(world)
    real = [circle for circle in found if circle.origin != "rest"]
    sizes = [len(circle.members) for circle in real]
    assert len(real) <= MOST
    assert sizes == sorted(sizes, reverse=True)
    assert len({circle.id for circle in found}) == len(found)
    assert found[: len(real)] == tuple(real)
    assert all(len(one.members) >= LEAST for one in real if one.origin != "label")


@given(worlds())
def test_it_is_the_same_every_time(world: Signs) -> None:
    assert find_circles(world) == find_circles(replace(world))


def test_a_label_decides_against_everything_else() -> None:
    world = signs(
        9,
        ring(range(9)),
        labels={0: "climbing club", 5: "Climbing Club"},
        companies=dict.fromkeys(range(9), ("Acme",)),
    )
    assert outline(find_circles(world)) == [
        ("Acme", "company", 7),
        ("climbing club", "label", 2),
    ]


def test_without_ties_the_company_decides_then_those_of_before_then_the_school() -> None:
    companies = {
        **dict.fromkeys(range(4), ("Acme", "Nordwind")),
        **dict.fromkeys(range(4, 7), ("Nordwind",)),
        7: ("Tiny Studio", "Nordwind"),
        12: ("Acme",),
    }
    schools = dict.fromkeys(range(8, 13), ("Spree University",))
    assert outline(find_circles(signs(14, companies=companies, schools=schools))) == [
        ("Acme", "company", 5),
        ("Nordwind", "company", 4),
        ("Spree University", "school", 4),
        ("Others", "rest", 1),
    ]


def test_a_company_that_too_few_have_now_leaves_them_their_next_one() -> None:
    companies = {
        **dict.fromkeys(range(3), ("Acme", "Nordwind")),
        3: ("Nordwind", "Acme"),
        **dict.fromkeys(range(4, 8), ("Nordwind",)),
    }
    found = find_circles(signs(8, companies=companies))
    assert outline(found) == [("Nordwind", "company", 8)]


def test_a_company_is_one_however_it_is_written() -> None:
    companies = {0: ("ACME",), 1: ("Acme",), 2: ("Acme",), 3: ("acme",)}
    assert outline(find_circles(signs(4, companies=companies))) == [("Acme", "company", 4)]


def test_ties_make_circles_named_after_what_is_typical_or_who_is_in_the_middle() -> None:
    ties = [*ring(range(6)), *((6, one) for one in range(7, 12)), *ring(range(12, 18)), (0, 6)]
    places = {**dict.fromkeys(range(12, 15), "Oslo")}
    companies = {0: ("Acme",), 1: ("Acme",)}
    found = find_circles(signs(18, ties, companies=companies, places=places))
    assert sorted(outline(found)) == [
        ("Acme crowd", "ties", 6),
        ("Ana Silva 6 crowd", "ties", 6),
        ("Oslo crowd", "ties", 6),
    ]


def test_half_of_a_community_at_one_company_makes_it_that_company() -> None:
    world = signs(6, ring(range(6)), companies=dict.fromkeys(range(3), ("Acme",)))
    assert outline(find_circles(world)) == [("Acme", "company", 6)]


def test_colleagues_stay_together_where_only_one_of_them_is_known_to_know_others() -> None:
    ties = [*ring(range(6)), (0, 6)]
    companies = dict.fromkeys(range(6, 12), ("Acme",))
    found = {one.name: one.members for one in find_circles(signs(12, ties, companies=companies))}
    assert found["Acme"] == tuple(range(6, 12))


def test_a_place_that_is_common_everywhere_names_no_circle() -> None:
    ties = [*ring(range(5)), *ring(range(5, 10))]
    found = find_circles(signs(10, ties, places=dict.fromkeys(range(10), "Berlin")))
    assert {one.name for one in found} == {"Ana Silva 0 crowd", "Fay Moreau 5 crowd"}


def test_two_communities_never_share_a_name() -> None:
    ties = [*ring(range(8)), *ring(range(8, 16))]
    companies = dict.fromkeys((0, 1, 8, 9), ("Acme",))
    names = [one.name for one in find_circles(signs(16, ties, companies=companies))]
    assert len(set(names)) == len(names) == 2


def test_more_circles_than_there_is_room_for_leave_the_smallest_to_the_rest() -> None:
    companies = {
        one: (f"Company {group:02}",)
        for group in range(MOST + 3)
        for one in range(group * 30, group * 30 + LEAST + group)
    }
    found = find_circles(signs(30 * (MOST + 3), companies=companies))
    assert len(found) == MOST + 1
    assert found[0].name == f"Company {MOST + 2:02}"
    assert found[-1].origin == "rest"
    assert 0 in found[-1].members
