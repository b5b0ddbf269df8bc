from __future__ import annotations

import json
from pathlib import Path

import pytest

from secondhop.model.change import Change, Changed, tie_entity
from secondhop.model.edits import set_fields, tag, tie
from secondhop.store.stamp import LATEST_MS
from secondhop.store.store import Store
from secondhop.store.writer import LogWriter, NotSavedError
from tests.cli.archives import Row, write_connections
from tests.worlds import (
    DAY_MS,
    NOW_MS,
    TODAY,
    Clock,
    add,
    bring,
    differences,
    id_of,
    log_of,
    note,
    open_store,
    picture,
    row_of,
    tree,
)


def test_reading_writes_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "home")
    picture(store.state)
    store.poll()
    store.close()
    assert tree(tmp_path) == {}


def test_a_change_is_durable_then_visible_then_told(
    world: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = id_of(world, "Ana Silva")
    order: list[str] = []
    append = LogWriter.append

    def appending(self: LogWriter, line: bytes) -> None:
        assert "x" not in world.state.people.tags[row_of(world, "Ana Silva")] or order
        append(self, line)
        order.append("durable")

    def told(changed: Changed) -> None:
        assert world.state.people.tags[row_of(world, "Ana Silva")] == ("x",)
        order.append(f"told {changed.revision}")

    monkeypatch.setattr(LogWriter, "append", appending)
    stop = world.subscribe(told)
    world.apply(tag(ana, ["x"]))
    assert order == ["durable", f"told {world.revision}"]
    stop()
    world.apply(tag(ana, ["y"]))
    assert order[-1] == "durable"


def test_what_was_not_saved_did_not_happen(world: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before, revision, told = picture(world.state), world.revision, list[Changed]()
    world.subscribe(told.append)

    def refuse(self: LogWriter, line: bytes) -> None:
        raise NotSavedError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(LogWriter, "append", refuse)
        with pytest.raises(NotSavedError):
            world.apply(tag(id_of(world, "Ana Silva"), ["x"]))
        with pytest.raises(NotSavedError):
            world.undo()
    assert differences(before, picture(world.state)) == {}
    assert (world.revision, told) == (revision, [])
    assert world.undo() is not None


def test_a_change_says_whom_it_concerns(world: Store) -> None:
    ana, dan = id_of(world, "Ana Silva"), id_of(world, "Dan Okoro")
    assert world.apply(tag(ana, ["x"])).people == frozenset({ana})
    changed = world.apply(tie(ana, dan, "removed", TODAY))
    assert (changed.people, changed.ties) == (frozenset({ana, dan}), True)
    changed = world.apply(add("Gus")[1])
    assert (changed.people, changed.ties, changed.kinds) == (None, True, frozenset({"add"}))


def test_everything_is_there_when_opened_again(world: Store) -> None:
    ana = id_of(world, "Ana Silva")
    world.apply(tag(ana, ["x", "y"]))
    world.apply(note("n1", ana, "met in Łódź \u200d 🙂"))
    world.apply(set_fields(ana, {"title": '"quoted" \\ back'}))
    again = open_store(world.home.data.parent)
    assert differences(picture(world.state), picture(again.state)) == {}
    assert again.problems == []


def test_another_program_is_seen_at_the_next_look(world: Store) -> None:
    ana = id_of(world, "Ana Silva")
    other = open_store(world.home.data.parent)
    assert world.poll() is None
    other.apply(tag(ana, ["x"]))
    changed = world.poll()
    assert changed is not None
    assert (changed.people, changed.kinds) == (frozenset({ana}), frozenset({"elsewhere"}))
    assert differences(picture(world.state), picture(other.state)) == {}
    assert world.poll() is None
    assert other.poll() is None
    other.close()


def test_a_slow_clock_still_has_the_last_word(world: Store) -> None:
    ana = id_of(world, "Ana Silva")
    fast = open_store(world.home.data.parent, Clock(NOW_MS + DAY_MS))
    fast.apply(set_fields(ana, {"title": "fast"}))
    slow = open_store(world.home.data.parent, Clock(NOW_MS - DAY_MS))
    slow.apply(set_fields(ana, {"title": "slow"}))
    for store in (fast, world):
        store.poll()
        assert store.state.people.title[row_of(store, "Ana Silva")] == "slow"
    fast.close()
    slow.close()


def test_a_change_that_no_reader_would_believe_is_not_taken(tmp_path: Path) -> None:
    store = open_store(tmp_path / "home", lambda: LATEST_MS + 5)
    store.apply(add("Gus")[1])
    store._clock.see(f"{LATEST_MS - 1}.9999.m9.000000")
    with pytest.raises(NotSavedError, match="clock"):
        store.apply(add("Hal")[1])
    again = open_store(tmp_path / "home")
    assert again.state.people.name[1:] == ["Gus"]
    assert again.problems == []


def test_two_programs_that_begin_together_have_one_me(tmp_path: Path) -> None:
    one, two = open_store(tmp_path / "home"), open_store(tmp_path / "home")
    gus, change = add("Gus")
    one.apply(change)
    one.apply(tie(one.state.people.ids[0], gus, "by hand", TODAY))
    hal, change = add("Hal")
    two.apply(change)
    two.apply(tie(two.state.people.ids[0], hal, "by hand", TODAY))
    one.poll()
    two.poll()
    for store in (one, two, open_store(tmp_path / "home")):
        assert sorted(store.state.people.name[1:]) == ["Gus", "Hal"]
        assert store.state.degree.tolist() == [0, 1, 1]
    one.close()
    two.close()


def test_what_if_changes_nothing(world: Store) -> None:
    before, log = picture(world.state), log_of(world.home).read_bytes()
    ana, dan = id_of(world, "Ana Silva"), id_of(world, "Dan Okoro")
    fields = world.what_if(tie(ana, dan, "removed", TODAY), tag(ana, ["x"]), tag(ana, ["y"]))
    other = world.build(fields)
    assert fields.of(tie_entity(ana, dan))["tie"] == "removed"
    assert other.people.tags[row_of(world, "Ana Silva")] == ("x", "y")
    assert differences(before, picture(world.state)) == {}
    assert log_of(world.home).read_bytes() == log


def test_a_line_by_hand_in_the_log_counts(world: Store) -> None:
    ana = id_of(world, "Ana Silva")
    with log_of(world.home).open("a") as file:
        file.write(json.dumps({"set": {f"p:{ana}": {"stage": "asked"}}}) + "\n")
    world.poll()
    assert world.state.people.stage[row_of(world, "Ana Silva")] == "asked"
    world.apply(Change("edit", {f"p:{ana}": {"stage": "done"}}))
    assert open_store(world.home.data.parent).state.people.stage[1] == "done"


def test_an_import_elsewhere_brings_new_people_at_the_next_look(
    world: Store, tmp_path: Path
) -> None:
    other = open_store(tmp_path / "home")
    path = write_connections(tmp_path / "Fay.csv", [Row("Gus", "Lind", "gus-lind")])
    bring(other, path, owner="Fay Moreau")
    changed = world.poll()
    assert changed is not None
    assert (changed.people, changed.ties) == (None, True)
    assert differences(picture(world.state), picture(other.state)) == {}
    other.close()
