"""Undo is the inverse of do."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondhop.model.edits import set_stage, tag
from secondhop.store.store import Store
from tests.store.acts import Acts
from tests.worlds import add, differences, id_of, open_store, picture, row_of, small_world


def stage(store: Store, name: str) -> str:
    return store.state.people.stage[row_of(store, name)]


@pytest.mark.usefixtures("quick_disk")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 10))
def test_undo_all_is_before_and_redo_all_is_after(half_world: Path, seed: int, steps: int) -> None:
    acts = Acts(Random(seed), half_world / "friends" / "Ben Ito.csv")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(half_world / "home", Path(folder) / "home")
        store = open_store(Path(folder) / "home")
        pictures = [picture(store.state)]
        for _ in range(steps):
            acts.apply(store)
            pictures.append(picture(store.state))
        changes = 0
        while (done := store.undo()) is not None:
            changes += 1
            assert done.kept == 0
        assert differences(pictures[0], picture(store.state)) == {}
        while store.redo() is not None:
            changes -= 1
        assert changes == 0
        assert differences(pictures[-1], picture(store.state)) == {}
        for _ in range(3):
            store.undo()
            store.redo()
        assert differences(pictures[-1], picture(store.state)) == {}
        again = open_store(Path(folder) / "home")
        assert differences(pictures[-1], picture(again.state)) == {}
        store.close()


def test_undo_tells_what_it_took_back(world: Store) -> None:
    ana = id_of(world, "Ana Silva")
    world.apply(tag(ana, ["berlin"]))
    done = world.undo()
    assert done is not None
    assert (done.kind, done.about, done.text, done.kept) == ("tag", (ana,), "berlin", 0)


def test_nothing_to_undo_or_redo(tmp_path: Path) -> None:
    store = open_store(tmp_path / "home")
    assert store.undo() is None
    assert store.redo() is None
    store.apply(add("Gus")[1])
    assert store.redo() is None
    assert store.undo() is not None
    assert store.undo() is None


def test_a_new_change_ends_redo(world: Store) -> None:
    ana = id_of(world, "Ana Silva")
    world.apply(set_stage(ana, "new"))
    world.undo()
    world.apply(tag(ana, ["x"]))
    assert world.redo() is None
    assert stage(world, "Ana Silva") == ""


def test_what_another_program_changed_since_is_left_and_counted(world: Store) -> None:
    ana = id_of(world, "Ana Silva")
    world.apply(set_stage(ana, "new"))
    other = open_store(world.home.data.parent)
    other.apply(set_stage(ana, "asked"))
    world.poll()
    done = world.undo()
    assert done is not None
    assert done.kept == 1
    assert stage(world, "Ana Silva") == "asked"
    other.close()


def test_only_the_field_that_changed_since_is_left(world: Store) -> None:
    ana = id_of(world, "Ana Silva")
    world.apply(tag(ana, ["one", "two"]))
    other = open_store(world.home.data.parent)
    other.apply(tag(ana, ["two"]))
    world.poll()
    done = world.undo()
    assert done is not None
    assert done.kept == 1
    assert world.state.people.tags[row_of(world, "Ana Silva")] == ("two",)
    other.close()


def test_a_dashboard_undoes_its_own_and_the_command_line_the_machines(tmp_path: Path) -> None:
    dashboard = small_world(tmp_path)
    ana = id_of(dashboard, "Ana Silva")
    dashboard.apply(set_stage(ana, "new"))
    command = open_store(tmp_path / "home")
    command.apply(tag(ana, ["x"]))
    command.close()
    dashboard.poll()
    done = dashboard.undo()
    assert done is not None
    assert done.kind == "stage"
    assert dashboard.state.people.tags[row_of(dashboard, "Ana Silva")] == ("x",)
    next_command = open_store(tmp_path / "home")
    assert next_command.undo() is None
    done = next_command.undo(whole_machine=True)
    assert done is not None
    assert done.kind == "tag"
    done = next_command.undo(whole_machine=True)
    assert done is not None
    assert done.kind == "import"
    redone = next_command.redo(whole_machine=True)
    assert redone is not None
    assert redone.kind == "import"
    dashboard.close()
    next_command.close()


def test_another_machine_undoes_nothing_of_ours(tmp_path: Path) -> None:
    store = small_world(tmp_path)
    store.close()
    (tmp_path / "home" / "state" / "machine-id").write_text("m999999\n")
    assert open_store(tmp_path / "home").undo(whole_machine=True) is None


def test_undo_of_a_value_set_twice_goes_back_one_by_one(world: Store) -> None:
    ana = id_of(world, "Ana Silva")
    for word in ("new", "warming", "asked"):
        world.apply(set_stage(ana, word))
    stages = []
    while world.state.people.stage[row_of(world, "Ana Silva")]:
        world.undo()
        stages.append(stage(world, "Ana Silva"))
    assert stages == ["warming", "new", ""]
    for _ in range(3):
        world.redo()
    assert stage(world, "Ana Silva") == "asked"
