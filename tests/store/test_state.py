"""What is patched in place is what a new state would be."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondhop.model.change import Change, Changed, tie_entity
from secondhop.model.edits import add_ask, log_touch, set_fields, set_stage, tag, tie
from secondhop.model.person import PersonId
from secondhop.network.breakdown import breakdown
from secondhop.store.asking import asks_about
from secondhop.store.facts import evidence
from secondhop.store.state import State
from secondhop.store.store import Store
from tests.store.acts import Acts
from tests.worlds import (
    NOW_MS,
    TODAY,
    Clock,
    add,
    differences,
    id_of,
    note,
    open_store,
    picture,
    row_of,
    setting,
)

shared = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@contextmanager
def copied(world: Path) -> Iterator[Path]:
    """A home of its own for one example."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(world / "home", Path(folder) / "home")
        yield Path(folder) / "home"


def write_goals(store: Store, numbers: Random) -> None:
    """Look for others from now on, or for nobody."""
    words = numbers.sample(("sql", "data", "helsing", "diaz", "cto"), numbers.randrange(3))
    lists = {"words": words, "titles": numbers.sample(("engineer", "cto"), numbers.randrange(2))}
    text = "".join(f"{name} = {json.dumps(some)}\n" for name, some in lists.items())
    store.home.goals.write_text(f"[goal]\n{text}", "utf-8")
    age = numbers.randrange(1 << 30)  # a clock that is too coarse must not hide the change
    os.utime(store.home.goals, (age, age))


def assert_as_rebuilt(store: Store) -> None:
    assert differences(picture(store.state), picture(store.build())) == {}


def seen(state: State) -> dict[PersonId, object]:
    """What a row of a list shows of each person, their own records included."""
    people, records = state.people, state.records
    return {
        person: (
            people.person(row),
            records.touches(person),
            records.notes(person),
            records.follow_ups(person),
        )
        for row, person in enumerate(people.ids)
    }


@pytest.mark.usefixtures("quick_disk")
@shared
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 12))
def test_patched_is_rebuilt_after_any_edits(half_world: Path, seed: int, steps: int) -> None:
    acts = Acts(Random(seed), half_world / "friends" / "Ben Ito.csv")
    with copied(half_world) as home:
        store = open_store(home)
        other = open_store(home, Clock(NOW_MS - 40_000))
        if seed % 2:
            write_goals(store, acts.numbers)
            store.poll()
        told: list[Changed] = []
        store.subscribe(told.append)
        for _ in range(steps):
            before, told[:] = seen(store.state), []
            whim = acts.numbers.random()
            if whim < 0.15:
                store.undo()
            elif whim < 0.25:
                store.redo()
            elif whim < 0.3:
                write_goals(store, acts.numbers)
                store.poll()
            elif whim < 0.45:
                other.poll()
                acts.apply(other)
                store.poll()
            else:
                acts.apply(store)
            assert_as_rebuilt(store)
            assert_told(told, before, seen(store.state))
        store.close()
        again = open_store(home)
        assert differences(picture(store.state), picture(again.state)) == {}
        assert again.problems == []
        other.close()


@pytest.mark.usefixtures("quick_disk")
@shared
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 25))
def test_patched_is_rebuilt_after_any_ties(half_world: Path, seed: int, steps: int) -> None:
    """Ties with me come and go as well, so that people move from hop to hop."""
    numbers = Random(seed)
    with copied(half_world) as home:
        store = open_store(home)
        for _ in range(steps):
            a, b = numbers.sample(store.state.people.ids, 2)
            if numbers.random() < 0.4:
                a = store.state.people.ids[0]
            if a != b:
                word = numbers.choice(("by hand", "rejected", "removed", "confirmed"))
                store.apply(tie(a, b, word, TODAY))
            if numbers.random() < 0.2:
                store.undo()
            assert_as_rebuilt(store)
        store.close()
        assert differences(picture(store.state), picture(open_store(home).state)) == {}


def assert_told(
    told: list[Changed], before: dict[PersonId, object], after: dict[PersonId, object]
) -> None:
    if any(changed.people is None for changed in told):
        return
    really = {person for person in before | after if before.get(person) != after.get(person)}
    named = {person for changed in told for person in changed.people or ()}
    assert really <= named


def test_a_renamed_contact_keeps_their_place_among_equals(world: Store) -> None:
    cleo = row_of(world, "Cleo Diaz")
    first = int(world.state.standing.best[cleo])
    assert world.state.people.name[first] == "Ana Silva"
    world.apply(set_fields(id_of(world, "Ben Ito"), {"name": "Ben I."}))
    assert int(world.state.standing.best[cleo]) == first
    assert_as_rebuilt(world)


def test_a_small_edit_makes_no_new_state(world: Store) -> None:
    person, change = add("Gus", url="linkedin.com/in/gus")
    world.apply(change)
    state = world.state
    ana = id_of(world, "Ana Silva")
    for edit in (
        tag(person, ["x"]),
        set_fields(person, {"name": "Gustav"}),
        set_stage(ana, "talking"),
        set_fields(ana, {"title": "CEO"}),
        note("n1", ana),
        log_touch("t1", ana, "call", TODAY),
        tie(ana, person, "by hand", TODAY),
    ):
        world.apply(edit)
        assert world.state is state, edit
    world.apply(set_fields(person, {"url": "linkedin.com/in/gustav"}))
    assert world.state is not state


def test_an_ask_makes_no_new_state_and_is_told_about_both(world: Store) -> None:
    ana, cleo = id_of(world, "Ana Silva"), id_of(world, "Cleo Diaz")
    state = world.state
    told: list[Changed] = []
    world.subscribe(told.append)
    world.apply(add_ask("a1", ana, cleo, "asked", TODAY))
    assert [one.state for one in asks_about(world.state, cleo)] == ["asked"]
    world.undo()
    assert asks_about(world.state, cleo) == []
    assert world.state is state
    assert [changed.people for changed in told] == [frozenset({ana, cleo})] * 2
    assert_as_rebuilt(world)


def test_a_touch_that_moves_counts_for_the_other(world: Store) -> None:
    ana, ben = id_of(world, "Ana Silva"), id_of(world, "Ben Ito")
    world.apply(log_touch("t1", ana, "meeting", TODAY))
    changed = world.apply(setting("t:t1", person=ben))
    assert changed.people == frozenset({ana, ben})
    assert world.state.traces.meetings.tolist()[1:3] == [0, 1]
    assert_as_rebuilt(world)


@pytest.mark.parametrize("word", ["by hand", "confirmed", "rejected", "removed"])
def test_a_word_on_a_tie_counts_whichever_id_it_names(world: Store, word: str) -> None:
    ana, dan = id_of(world, "Ana Silva"), id_of(world, "Dan Okoro")
    person, change = add("Ana S.")
    world.apply(change)
    world.apply(tie(person, dan, "confirmed", TODAY))
    world.apply(tie(ana, dan, "by hand", TODAY))
    world.apply(setting(f"p:{person}", **{"key:in:ana-silva": True}))
    assert world.state.graph.row(person) == world.state.graph.row(ana)
    assert world.state.tie_word(ana, dan)["tie"] == "by hand"
    entity = tie_entity(person, dan)
    world.apply(Change("tie", {entity: {"tie": word, "on": TODAY.isoformat()}}))
    assert world.state.tie_word(ana, dan)["tie"] == word
    row = world.state.graph.row(ana)
    assert row is not None
    rows = row, row_of(world, "Dan Okoro")
    assert world.state.ties.has(*rows) == (word in ("by hand", "confirmed"))
    assert_as_rebuilt(world)
    world.undo()
    assert world.state.tie_word(ana, dan)["tie"] in ("by hand", "confirmed")
    assert world.state.ties.has(*rows)
    assert_as_rebuilt(world)


def test_a_rejected_tie_is_gone_and_comes_back_with_undo(world: Store) -> None:
    ana, ben = id_of(world, "Ana Silva"), id_of(world, "Ben Ito")
    rows = row_of(world, "Ana Silva"), row_of(world, "Ben Ito")
    before = picture(world.state)
    world.apply(tie(ben, ana, "rejected", TODAY))
    assert not world.state.ties.has(*rows)
    assert evidence(world.state, *rows)  # what the files say is still told
    world.undo()
    assert differences(before, picture(world.state)) == {}


def test_own_values_lie_over_the_files_and_can_be_taken_back(world: Store) -> None:
    ana = id_of(world, "Ana Silva")
    world.apply(set_fields(ana, {"company": "Own Ltd"}))
    assert world.state.people.person(row_of(world, "Ana Silva")).company == "Own Ltd"
    world.apply(set_fields(ana, {"company": ""}))
    assert world.state.people.person(row_of(world, "Ana Silva")).company == "Foxglove"


def test_odd_values_by_hand_break_nothing(world: Store) -> None:
    ana = id_of(world, "Ana Silva")
    for entity in (
        f"p:{ana}",
        "p:nobody",
        "p:",
        "e:x",
        f"e:{ana}~{ana}",
        f"e:{ana}~nobody",
        "f:1",
        "t:1",
        "n:1",
        "z:1",
        "me:",
        "s:../../etc/passwd",
        "",
    ):
        for value in (True, 7, 1.5, "x", "", "2026-02-30", None):
            world.apply(
                setting(
                    entity,
                    name=value,
                    person=ana,
                    due=value,
                    on=value,
                    kind=value,
                    state=value,
                    tie=value,
                    stage=value,
                    text=value,
                    added=value,
                )
            )
            assert_as_rebuilt(world)


def test_people_added_by_hand_keep_their_order(world: Store) -> None:
    people = [add(name) for name in ("Gus", "Hal", "Ida")]
    for _, change in people:
        world.apply(change)
    world.apply(set_fields(people[0][0], {"name": "Zoe"}))
    world.apply(tag(people[1][0], ["x"]))
    assert_as_rebuilt(world)
    assert world.build().people.ids[1:4] == [person for person, _ in people]


def test_a_goal_changes_who_stands_first_and_nothing_remains_of_it(world: Store) -> None:
    before = picture(world.state)
    assert world.poll() is None
    for word, first in (("designer", "Eva Diaz"), ("data", "Dan Okoro")):
        world.home.goals.write_text(f'[goal]\nwords = ["{word}"]\n')
        changed = world.poll()
        assert changed is not None
        assert changed.people is None
        best = int(world.state.order[world.state.degree[world.state.order] == 2][0])
        assert world.state.people.name[best] == first
        assert (
            world.state.standing.score[best]
            == breakdown(world.state.basis, world.state.weights, best).score
        )
        assert_as_rebuilt(world)
    world.home.goals.unlink()
    world.poll()
    assert differences(before, picture(world.state)) == {}


def test_a_tag_that_a_goal_names_raises_the_score(world: Store) -> None:
    world.home.goals.write_text('[goal]\nwords = ["keen"]\n')
    world.poll()
    cleo = row_of(world, "Cleo Diaz")
    before = float(world.state.standing.score[cleo])
    world.apply(tag(id_of(world, "Cleo Diaz"), ["keen"]))
    assert world.state.standing.score[cleo] > before
    assert_as_rebuilt(world)
    world.undo()
    assert float(world.state.standing.score[cleo]) == before


def test_networkx_sees_the_same_graph_and_every_change(world: Store) -> None:
    graph = world.state.networkx()
    ids = world.state.people.ids
    assert list(graph.nodes) == list(ids)
    assert graph.number_of_edges() == world.state.ties.tie_count
    ana, gus = id_of(world, "Ana Silva"), id_of(world, "Eva Diaz")
    assert not graph.has_edge(ana, gus)
    world.apply(tie(ana, gus, "by hand", world.today))
    assert graph.has_edge(ana, gus)
    assert graph.nodes[ana]["name"] == "Ana Silva"
