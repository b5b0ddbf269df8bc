"""My circles in a store, and how they keep their names, ids and places from run to run."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from msgspec.structs import replace

from secondhop.model.edits import add_person, tag
from secondhop.model.person import Person, PersonId
from secondhop.network.circles import Found, Signs, find_circles
from secondhop.network.degrees import degrees
from secondhop.network.people import People
from secondhop.network.ties import Ties
from secondhop.store.circlefile import Atlas, atlas_of, digest, keep_atlas, read_atlas
from secondhop.store.circles import (
    circle_members,
    circles_of,
    contacts_by_name,
    gather,
    label_of,
)
from secondhop.store.home import home_in
from secondhop.store.intake import new_id
from secondhop.store.state import State
from secondhop.store.store import Store
from tests.cli.archives import ME, Row, write_archive, write_connections
from tests.network.test_circles import ring, signs
from tests.worlds import bring, id_of, open_store, taken

ANA = Row("Ana", "Silva", "ana-silva", "Foxglove")
HELSING = [Row("Eva", f"Diaz{n}", f"eva-{n}", "Helsing") for n in range(5)]
SELF_EMPLOYED = [Row("Fay", f"Moreau{n}", f"fay-{n}", "Self-employed") for n in range(4)]
BEYOND = [Row("Cleo", f"Okoro{n}", f"cleo-{n}", "Acme") for n in range(3)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Eleven contacts; Ana knows those without an employer, and three more people."""
    store = open_store(tmp_path / "home")
    mine = write_archive(tmp_path / "archive", [ANA, *HELSING, *SELF_EMPLOYED])
    hers = write_connections(tmp_path / "friends" / "Ana Silva.csv", [*SELF_EMPLOYED, *BEYOND, ME])
    taken(bring(store, mine, hers, me=ME.url))
    yield store
    store.close()


def named(store: Store) -> dict[str, list[str]]:
    people = store.state.people
    return {
        one.name: sorted(people.name[row] for row in one.members.tolist())
        for one in circles_of(store.state)
    }


def test_circles_of_a_home(store: Store) -> None:
    names = named(store)
    assert list(names) == ["Helsing", "Ana Silva crowd"]
    assert names["Helsing"] == [f"Eva Diaz{n}" for n in range(5)]
    assert names["Ana Silva crowd"] == ["Ana Silva", *(f"Fay Moreau{n}" for n in range(4))]


def test_a_tag_makes_a_circle_at_once(store: Store) -> None:
    store.apply(tag(id_of(store, "Eva Diaz0"), ["circle/climbing-club", "berlin"]))
    assert named(store)["climbing club"] == ["Eva Diaz0"]
    assert "Eva Diaz0" not in named(store)["Helsing"]


def test_whoever_is_not_my_contact_is_in_no_circle(store: Store) -> None:
    store.apply(add_person(new_id(), {"name": "Nobody Known", "company": "Helsing"}))
    assert "Nobody Known" not in named(store)["Helsing"]


def test_members_of_a_circle_by_a_part_of_its_name(store: Store) -> None:
    people = store.state.people
    found = circle_members(store.state, "HELS").tolist()
    assert found == sorted(found)
    assert {people.company[row] for row in found} == {"Helsing"}
    assert len(circle_members(store.state, "s")) == 10  # in both names
    assert circle_members(store.state, "choir").tolist() == []


@pytest.mark.parametrize(
    ("tags", "label"),
    [
        (("berlin",), ""),
        (("circle/",), ""),
        (("berlin", "circle/choir"), "choir"),
        (("Circle/Climbing-Club", "circle/choir"), "Climbing Club"),
        (("circle",), ""),
    ],
)
def test_labels(tags: tuple[str, ...], label: str) -> None:
    assert label_of(tags) == label


# -- from run to run ------------------------------------------------------------------------------

BEFORE = signs(18, [*ring(range(6)), *ring(range(6, 12)), *ring(range(12, 18))])


def remembered(world: Signs, atlas: Atlas = Atlas()) -> tuple[tuple[Found, ...], Atlas]:  # noqa: B008
    found = atlas.continued(find_circles(world), world)
    return found, atlas_of(found, world, {})


def test_a_circle_keeps_its_id_and_name_when_its_middle_moves() -> None:
    found, atlas = remembered(BEFORE)
    assert found[0].name == "Ana Silva 0 crowd"
    ties = [*ring(range(1, 6)), (0, 1), *ring(range(6, 12)), *ring(range(12, 18))]
    moved = signs(18, ties)
    assert find_circles(moved)[0].name == "Ben Ito 1 crowd"
    assert atlas.continued(find_circles(moved), moved) == found


def test_a_name_goes_with_the_contact_who_gave_it() -> None:
    _, atlas = remembered(BEFORE)
    left = [*ring(range(1, 6)), *((0, one) for one in range(6, 18)), *ring(range(6, 18))]
    now = signs(18, left)
    by_first = {one.members[0]: one for one in atlas.continued(find_circles(now), now)}
    assert by_first[1].name == "Ben Ito 1 crowd"
    assert by_first[1].id == "ties:p0000"


def test_another_circle_gets_another_id() -> None:
    _, atlas = remembered(BEFORE)
    mixed = signs(18, [(a, b) for a in range(18) for b in range(18) if a % 3 == b % 3])
    found = atlas.continued(find_circles(mixed), mixed)
    assert len({one.id for one in found}) == len(found) == 3


def test_a_circle_whose_id_another_one_kept_gets_a_free_one() -> None:
    _, atlas = remembered(BEFORE)
    kept = replace(find_circles(BEFORE)[1], id="ties:p0000", name="another")
    first, second = atlas.continued([kept, replace(kept, id="x", members=tuple(range(6)))], BEFORE)
    assert (first.id, second.id) == ("ties:p0006", "ties:p0000")


def test_the_same_signs_are_not_divided_again() -> None:
    found, atlas = remembered(BEFORE)
    assert atlas.recalled(BEFORE) == found
    assert atlas.recalled(replace(BEFORE, places=("Oslo", *BEFORE.places[1:]))) is None


def test_digests_differ_with_every_column() -> None:
    other = (
        replace(BEFORE, ids=("x", *BEFORE.ids[1:])),
        replace(BEFORE, names=("x", *BEFORE.names[1:])),
        replace(BEFORE, labels=("x", *BEFORE.labels[1:])),
        replace(BEFORE, companies=(("x",), *BEFORE.companies[1:])),
        replace(BEFORE, schools=(("x",), *BEFORE.schools[1:])),
        replace(BEFORE, places=("x", *BEFORE.places[1:])),
        replace(BEFORE, pairs=BEFORE.pairs[8:]),
    )
    assert len({digest(one) for one in (BEFORE, *other)}) == 8


def test_what_is_remembered_comes_back_privately(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    found, _ = remembered(BEFORE)
    atlas = atlas_of(found, BEFORE, {4: {"ties:p0000": 2}, 1: {}})
    keep_atlas(home, atlas)
    assert read_atlas(home) == atlas
    (path,) = home.state.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"Silva" not in path.read_bytes()  # a contact's name is never written there


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"schema": 1}',
        b'{"schema": 2, "signs": "", "circles": [], "places": {}}',
        b'{"schema": 1, "signs": "", "circles": [], "places": {"four": {}}}',
        b'{"schema": 1, "signs": "", "circles": [], "places": {"4": {"a": "b"}}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_a_fresh_start(tmp_path: Path, content: bytes) -> None:
    home = home_in(tmp_path)
    keep_atlas(home, remembered(BEFORE)[1])
    (path,) = home.state.iterdir()
    path.write_bytes(content)
    assert read_atlas(home) == Atlas()


def test_a_file_that_names_strangers_or_somebody_twice_is_not_believed() -> None:
    _, atlas = remembered(BEFORE)
    first = atlas.circles[0]
    for members in ([*first.members, "stranger"], [*first.members, atlas.circles[1].members[0]]):
        kept = type(first)(first.id, "", first.after, first.origin, members)
        assert replace(atlas, circles=(kept, *atlas.circles[1:])).recalled(BEFORE) is None


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    keep_atlas(home_in(tmp_path), Atlas("x"))
    assert read_atlas(home_in(tmp_path)) == Atlas()


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_people_and_ties_changes_no_circle(seed: int) -> None:
    """Rows are what an import makes of them; circles follow from ids alone."""
    assert _circles_by_id(seed) == _circles_by_id(99)


def _circles_by_id(seed: int) -> list[tuple[str, str, list[str]]]:
    dice, story = Random(seed), Random(7)
    companies = ["Helsing", "Acme", "Kiln Labs", ""]
    made = [
        Person(PersonId(f"c{n:02}"), name=f"Contact {n % 5}", company=story.choice(companies))
        for n in range(30)
    ]
    ties = [(f"c{story.randrange(30):02}", f"c{story.randrange(30):02}") for _ in range(60)]
    dice.shuffle(made)
    dice.shuffle(ties)
    people = People(Person(PersonId("me"), name="Me"))
    for one in made:
        people.append(one)
    pairs = [(0, row) for row in range(1, 31)]
    pairs += [(people.row_of[PersonId(a)], people.row_of[PersonId(b)]) for a, b in ties]
    a, b = np.array(pairs, np.int32).T
    network = Ties.build(31, a, b, np.ones(len(a), np.float32))
    no_companies = SimpleNamespace(find=lambda name: None)
    columns = {"people": people, "ties": network, "degree": degrees(network)}
    state = cast(State, SimpleNamespace(**columns, companies=no_companies))
    found = find_circles(gather(state, contacts_by_name(state)))
    rows = contacts_by_name(state)
    return [
        (one.id, one.name, [people.ids[int(rows[place])] for place in one.members]) for one in found
    ]


def test_another_import_in_another_process_makes_the_same_circles(tmp_path: Path) -> None:
    """Ids are drawn anew, and sets of words have another order: neither decides between equals."""
    asked = (
        "import sys, pathlib\n"
        "from secondhop.store.circles import circles_of\n"
        "from secondhop.store.demo import make_demo\n"
        "from secondhop.store.store import Store\n"
        "home, today = make_demo(pathlib.Path(sys.argv[1]))\n"
        "state = Store.open(home, today=today).state\n"
        "names = state.people.name\n"
        "for one in circles_of(state):\n"
        "    print(one.name, sorted(names[row] for row in one.members.tolist()))\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", asked, str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert told[0].count("\n") > 5
