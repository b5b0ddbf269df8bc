"""Who is who: a slug settles it, weaker keys only fill the gap."""

from __future__ import annotations

from itertools import permutations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.identity import is_profile_key
from secondhop.store.identity import Identity

MENTIONS = st.lists(
    st.tuples(
        st.sampled_from([f"id{n}" for n in range(12)]),
        st.sets(st.sampled_from(["in:a", "in:b", "pub:c", "mail:x", "mail:y", "row:1", "row:2"])),
    ),
    max_size=14,
)


def settled(*mentions: tuple[str, set[str]]) -> Identity:
    identity = Identity()
    for person, keys in mentions:
        identity.add(person, sorted(keys))
    identity.settle()
    return identity


def groups(identity: Identity) -> set[frozenset[str]]:
    held: dict[int, set[str]] = {}
    for person in identity.ids:
        number = identity.find(person)
        assert number is not None
        held.setdefault(number, set()).add(person)
    return {frozenset(people) for people in held.values()}


def united(*mentions: tuple[str, set[str]]) -> set[frozenset[str]]:
    return groups(settled(*mentions))


def test_equal_slugs_are_one_person_under_the_oldest_id() -> None:
    identity = settled(("old", {"in:a"}), ("other", {"in:b"}), ("new", {"in:a"}))
    assert groups(identity) == {frozenset({"old", "new"}), frozenset({"other"})}
    number = identity.find("new")
    assert number is not None
    assert identity.ids[number] == "old"
    assert identity.with_key("in:a") == number
    assert identity.find("nobody") is None
    assert identity.with_key("in:z") is None


def test_two_slugs_are_two_people_whatever_else_agrees() -> None:
    shared = {"mail:x", "row:1"}
    assert len(united(("a", {"in:a", *shared}), ("b", {"in:b", *shared}))) == 2
    assert len(united(("a", {"in:a", *shared}), ("b", {"pub:c", *shared}))) == 2


def test_a_weak_key_joins_somebody_without_a_slug_to_the_one_who_has_it() -> None:
    assert united(("a", {"in:a", "mail:x"}), ("b", {"mail:x"})) == {frozenset("ab")}
    assert united(("b", {"mail:x"}), ("a", {"in:a", "mail:x"})) == {frozenset("ab")}


def test_a_key_that_two_slugs_share_joins_nobody_to_them() -> None:
    found = united(("a", {"in:a", "mail:x"}), ("b", {"in:b", "mail:x"}), ("c", {"mail:x"}))
    assert found == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_people_without_slugs_are_one_by_any_key() -> None:
    found = united(("a", {"mail:x"}), ("b", {"row:1"}), ("c", {"mail:x", "row:1"}))
    assert found == {frozenset("abc")}


def test_a_shared_key_tells_nobody() -> None:
    identity = settled(("a", {"in:a", "mail:x"}), ("b", {"in:b", "mail:x"}))
    assert identity.with_key("mail:x") is None
    assert settled(("a", {"mail:x"})).with_key("mail:x") == 0


def test_the_order_of_mentions_decides_nothing_but_the_id() -> None:
    mentions = [
        ("a", {"in:a", "mail:x"}),
        ("b", {"in:b", "mail:y"}),
        ("c", {"mail:x", "mail:y"}),
        ("d", {"mail:x"}),
        ("e", {"in:b", "row:1"}),
    ]
    assert len({frozenset(united(*order)) for order in permutations(mentions)}) == 1


@given(MENTIONS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_people(
    mentions: list[tuple[str, set[str]]], numbers: Random
) -> None:
    other = list(mentions)
    numbers.shuffle(other)
    assert united(*mentions) == united(*other)


@given(MENTIONS)
def test_no_weak_key_ever_unites_two_slugs(mentions: list[tuple[str, set[str]]]) -> None:
    strong = [(person, set(filter(is_profile_key, keys))) for person, keys in mentions]
    by_slug = {person: group for group in united(*strong) for person in group}
    has_slug = {person for person, keys in strong if keys}
    for group in united(*mentions):
        assert len({by_slug[person] for person in group & has_slug}) <= 1


@given(MENTIONS)
def test_the_oldest_id_of_a_group_counts(mentions: list[tuple[str, set[str]]]) -> None:
    identity = settled(*mentions)
    for group in groups(identity):
        number = identity.find(next(iter(group)))
        assert number is not None
        assert identity.ids[number] == min(group, key=identity.ids.index)


def test_settling_twice_changes_nothing() -> None:
    identity = settled(("a", {"mail:x"}), ("b", {"mail:x"}))
    before = groups(identity)
    identity.settle()
    assert groups(identity) == before
