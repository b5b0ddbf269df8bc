from __future__ import annotations

import pytest

from secondhop.store.owners import Found, find_person
from secondhop.store.store import Store
from tests.worlds import add, id_of


def names(store: Store, text: str) -> tuple[str, list[str], bool]:
    """Whom it found, whom it might have meant, and whether it was ambiguous."""
    people = store.state.people
    found = find_person(text, people, store.state.graph, range(len(people)))
    who = "" if found.row is None else people.name[found.row]
    return who, [people.name[row] for row in found.candidates], found.is_ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "Cleo Diaz",
        "cleo diaz",
        "  CLEO   DÍAZ ",
        "cleo",
        "cl di",
        "diaz cleo",
        "https://de.linkedin.com/in/Cleo-Diaz/en?x=1",
        "linkedin.com/in/cleo-diaz",
    ],
)
def test_one_person_is_found(world: Store, text: str) -> None:
    assert names(world, text) == ("Cleo Diaz", [], False)


def test_an_id_finds_its_person(world: Store) -> None:
    assert names(world, f" {id_of(world, 'Eva Diaz')} ") == ("Eva Diaz", [], False)


def test_a_full_name_goes_before_its_beginning(world: Store) -> None:
    world.apply(add("Cleo Diaz Ortega")[1])
    assert names(world, "cleo diaz")[0] == "Cleo Diaz"
    assert names(world, "cleo d") == ("", ["Cleo Diaz Ortega", "Cleo Diaz"], True)


def test_several_of_one_name_are_candidates(world: Store) -> None:
    assert names(world, "diaz") == ("", ["Cleo Diaz", "Eva Diaz"], True)
    world.apply(add("Eva Diaz")[1])
    assert names(world, "Eva Diaz") == ("", ["Eva Diaz", "Eva Diaz"], True)


def test_a_misspelt_name_has_candidates(world: Store) -> None:
    assert names(world, "Kleo Dias") == ("", ["Cleo Diaz"], False)


@pytest.mark.parametrize("text", ["", " ", "\u200b", "linkedin.com/in/nobody", "zzz", "("])
def test_nobody_is_found(world: Store, text: str) -> None:
    assert names(world, text) == ("", [], False)


def test_only_those_are_looked_among(world: Store) -> None:
    people, graph = world.state.people, world.state.graph
    eva = people.name.index("Eva Diaz")
    assert find_person("diaz", people, graph, [0, eva]) == Found(eva)
    assert find_person("linkedin.com/in/cleo-diaz", people, graph, [0, eva]) == Found(None)


def test_candidates_are_few(world: Store) -> None:
    for number in range(20):
        world.apply(add(f"Gus {number}")[1])
    assert len(names(world, "gus")[1]) == 8
