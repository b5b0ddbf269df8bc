"""The whole way: several people's files in, and what the network is according to plain sets."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.cli.archives import ME, Row, write_archive, write_connections, zipped
from tests.cli.conftest import Run

GIVEN = ("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Ida")
FAMILY = ("Ash", "Birch", "Cedar", "Elm", "Fir")
CONTACTS = [
    Row(given, family, f"{given}-{family}".lower(), on=f"{n % 28 + 1:02} Mar 2025")
    for n, (given, family) in enumerate(product(GIVEN, FAMILY))
]
OTHERS = [Row(f"Oth{n}", f"Er{n % 7}", f"other-{n}") for n in range(400)]
FRIENDS = CONTACTS[:9]

Lists = dict[str, set[str]]


@pytest.fixture
def lists(tmp_path: Path) -> Lists:
    """What each friend's file says: slug of the friend → slugs of their contacts."""
    chance = random.Random(7)
    lists: Lists = {}
    for year, friend in enumerate(FRIENDS, start=2017):
        known = chance.sample(OTHERS, chance.randint(20, 90))
        known += chance.sample([one for one in CONTACTS if one != friend], chance.randint(0, 12))
        chance.shuffle(known)
        path = tmp_path / "friends" / f"{friend.first} {friend.last}.csv"
        write_connections(path, [one._replace(on=f"02 Nov {year}") for one in (*known, ME)])
        lists[friend.slug] = {one.slug for one in known}
    return lists


@pytest.fixture
def loaded(run: Run, tmp_path: Path, lists: Lists) -> Run:
    mine = zipped(write_archive(tmp_path / "mine", CONTACTS))
    assert run("import", mine, "--me", ME.url).code == 0
    assert run("import", tmp_path / "friends").code == 0
    return run


def slug(person: dict[str, Any]) -> str:
    return str(person["url"]).rpartition("/")[2]


def mutual_slugs(person: str, lists: Lists) -> set[str]:
    """My contacts tied to a person: who lists them, and whom they list."""
    contacts = {one.slug for one in CONTACTS}
    listing = {friend for friend, known in lists.items() if person in known}
    return listing | (lists.get(person, set()) & contacts)


def test_second_degree_is_what_sets_say(loaded: Run, lists: Lists) -> None:
    document = loaded("find", "degree:2", "--json").json
    contacts = {one.slug for one in CONTACTS}
    expected = set().union(*lists.values()) - contacts
    found = {slug(person): person for person in document["people"]}
    assert found.keys() == expected
    assert document["total"] == len(expected) == len(document["people"])
    for name, person in found.items():
        assert person["degree"] == 2
        assert person["mutuals"] == len(mutual_slugs(name, lists))
        assert not person["mutuals_known"]


def test_contacts_and_their_mutuals(loaded: Run, lists: Lists) -> None:
    people = loaded("find", "degree:1", "--json").json["people"]
    slugs = {one["id"]: slug(one) for one in people}
    assert set(slugs.values()) == {one.slug for one in CONTACTS}
    for person in people:
        expected = mutual_slugs(slug(person), lists)
        assert person["mutuals"] == len(expected)
        assert person["mutuals_known"] == (slug(person) in lists)
        assert {slugs[one["id"]] for one in person["introducers"]} == expected


def test_introducers_and_ways_agree_with_the_sets(loaded: Run, lists: Lists) -> None:
    people = loaded("find", "degree:2", "--json").json["people"]
    slugs = {one["id"]: slug(one) for one in loaded("find", "--json").json["people"]}
    for person in (*people[:5], *people[-5:]):
        expected = mutual_slugs(slug(person), lists)
        assert {slugs[one["id"]] for one in person["introducers"]} == expected
        document = loaded("ways", person["id"], "--json").json
        assert document["person"] == person
        assert {slug(one) for one in document["mutuals"]} == expected
        via = [way["via"][0]["id"] for way in document["ways"]]
        assert via == [one["id"] for one in person["introducers"]]
        warmth = [way["warmth"] for way in document["ways"]]
        assert warmth == [one["warmth"] for one in person["introducers"]]
        assert warmth == sorted(warmth, reverse=True)
        assert len(set(warmth)) == len(warmth)


def test_everything_again_is_nothing_new(loaded: Run, tmp_path: Path) -> None:
    before = loaded("find", "--json").json
    again = loaded("import", tmp_path / "friends", tmp_path / "mine", "--json")
    assert again.code == 0
    assert len(again.json["sources"]) == len(FRIENDS) + 1
    assert {(one["new_people"], one["new_ties"]) for one in again.json["sources"]} == {(0, 0)}
    assert loaded("find", "--json").json == before


def test_undoing_the_friends_leaves_my_contacts(loaded: Run) -> None:
    assert loaded("undo").code == 0
    people = loaded("find", "--json").json["people"]
    assert {slug(one) for one in people} == {one.slug for one in CONTACTS}
    assert loaded("redo").code == 0
    assert loaded("find", "degree:2").code == 0
