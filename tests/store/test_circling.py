"""A query knows the circles of the screen, and learns of changes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

import pytest

from secondhop.model.edits import add_note, set_fields, tag, tie
from secondhop.network.arrays import Int32
from secondhop.network.circles import Circle, Found
from secondhop.search.query import parse
from secondhop.store import circles as module
from secondhop.store.circlefile import atlas_of, keep_atlas
from secondhop.store.circles import contacts_by_name, gather
from secondhop.store.home import Home
from secondhop.store.state import State
from secondhop.store.store import Store
from tests.worlds import TODAY, id_of, note, open_store


def found(store: Store, text: str) -> set[str]:
    people = store.state.people
    return {people.name[row] for row in store.state.index.search(parse(text)).rows.tolist()}


def test_a_label_is_a_circle_at_once(world: Store) -> None:
    assert found(world, "circle:choir") == set()
    world.apply(tag(id_of(world, "Ana Silva"), ["circle/choir"]))
    assert found(world, "circle:choir degree:1") == {"Ana Silva"}
    assert found(world, "circle:choir") == {"Ana Silva", "Cleo Diaz", "Dan Okoro"}
    world.undo()
    assert found(world, "circle:choir") == set()


def test_a_tie_that_goes_takes_people_along(world: Store) -> None:
    world.apply(tag(id_of(world, "Ana Silva"), ["circle/choir"]))
    assert "Dan Okoro" in found(world, "circle:choir")
    world.apply(tie(id_of(world, "Ana Silva"), id_of(world, "Dan Okoro"), "removed", TODAY))
    assert "Dan Okoro" not in found(world, "circle:choir")


def test_circles_have_the_names_that_the_screen_remembers(world: Store) -> None:
    ana = id_of(world, "Ana Silva")
    world.apply(tag(ana, ["circle/choir"]))
    signs = gather(world.state, contacts_by_name(world.state))
    place = signs.ids.index(ana)
    kept = Found("ties:1", "Former crowd", "ties", (place,))
    keep_atlas(world.home, atlas_of([kept], signs, {}))
    world.close()
    assert "Ana Silva" in found(open_store(world.home.data.parent), "circle:former")


def test_they_are_found_anew_only_when_contacts_or_ties_changed(
    world: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    real = module.circles_of

    def circles_of(state: State, home: Home | None = None) -> tuple[Circle, ...]:
        calls.append("now")
        return real(state, home)

    monkeypatch.setattr(module, "circles_of", circles_of)
    for text in ("circle:a", "circle:b", "has:circle"):
        found(world, text)
    assert len(calls) == 1
    world.apply(tag(id_of(world, "Cleo Diaz"), ["keen"]))
    world.apply(add_note("n9", id_of(world, "Cleo Diaz"), "words", TODAY))
    found(world, "circle:a")
    assert len(calls) == 1
    world.apply(set_fields(id_of(world, "Ana Silva"), {"company": "Acme"}))
    found(world, "circle:a")
    assert len(calls) == 2
    world.apply(note("n1", id_of(world, "Ana Silva")))
    assert found(world, "circle:zzz") == set()


def test_who_asks_while_ties_change_has_to_ask_again(
    world: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan beside the screen may ask between the change of a tie and what follows from it."""
    cleo, state, real = id_of(world, "Cleo Diaz"), world.state, State._derive

    def derive(state: State, ends: Int32) -> Int32:
        other = Thread(target=state.circles)
        other.start()
        other.join()
        return real(state, ends)

    world.apply(tag(cleo, ["circle/choir"]))
    monkeypatch.setattr(State, "_derive", derive)
    assert found(world, "circle:choir") == set()
    world.apply(tie(state.people.ids[0], cleo, "confirmed", TODAY))
    assert world.state is state
    assert found(world, "circle:choir degree:1") == {"Cleo Diaz"}


def test_who_asks_meanwhile_waits_for_the_same_circles(
    world: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.apply(tag(id_of(world, "Ana Silva"), ["circle/choir"]))
    asked, may_go_on, real = Event(), Event(), module.circles_of
    answers: list[list[str]] = []

    def circles_of(state: State, home: Home | None = None) -> tuple[Circle, ...]:
        asked.set()
        may_go_on.wait(5)
        return real(state, home)

    def ask() -> None:
        answers.append([one.name for one in world.state.circles()])

    monkeypatch.setattr(module, "circles_of", circles_of)
    first, second = Thread(target=ask), Thread(target=ask)
    first.start()
    assert asked.wait(5)
    second.start()
    second.join(0.05)
    assert answers == []
    may_go_on.set()
    first.join(5)
    second.join(5)
    assert len(answers) == 2
    assert answers[0] == answers[1]
    assert "choir" in answers[0]


def test_whoever_cannot_find_them_tries_again(
    world: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.apply(tag(id_of(world, "Ana Silva"), ["circle/choir"]))
    finds: list[Callable[..., tuple[Circle, ...]]] = [module.circles_of]

    def circles_of(state: State, home: Home | None = None) -> tuple[Circle, ...]:
        if len(finds) == 1:
            finds.append(finds[0])
            raise MemoryError
        return finds[0](state, home)

    monkeypatch.setattr(module, "circles_of", circles_of)
    with pytest.raises(MemoryError):
        world.state.circles()
    assert "choir" in [one.name for one in world.state.circles()]


def test_the_next_start_need_not_look_for_them(
    world: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.apply(tag(id_of(world, "Ana Silva"), ["circle/choir"]))
    there = found(world, "circle:choir")
    world.close()

    def find_circles(signs: object) -> tuple[Found, ...]:
        raise AssertionError("they were found before")

    module.found_in.cache_clear()
    monkeypatch.setattr(module, "find_circles", find_circles)
    again = open_store(world.home.data.parent)
    assert found(again, "circle:choir") == there
    again.apply(set_fields(id_of(again, "Ana Silva"), {"company": "Acme"}))
    with pytest.raises(AssertionError, match="found before"):
        found(again, "circle:choir")
