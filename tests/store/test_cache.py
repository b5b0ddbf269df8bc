"""What is remembered from the last start changes no answer, whatever happens to it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from secondhop.model.edits import add_ask, set_stage, tag
from secondhop.network.weights import Weights
from secondhop.store.asking import asks_about
from secondhop.store.cache import path_of
from secondhop.store.dayfile import NAME
from secondhop.store.fields import Fields
from secondhop.store.ground import Ground
from secondhop.store.home import home_in
from secondhop.store.store import Store
from tests.store.acts import Acts
from tests.worlds import (
    TODAY,
    add,
    differences,
    id_of,
    note,
    open_store,
    picture,
    small_world,
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that was opened once, so that there is a cache."""
    folder = tmp_path_factory.mktemp("world")
    small_world(folder).close()
    open_store(folder / "home").close()
    assert path_of(open_store(folder / "home").home).is_file()
    return folder / "home"


@pytest.fixture
def home(world: Path, tmp_path: Path) -> Path:
    shutil.copytree(world, tmp_path / "home", copy_function=shutil.copy2)
    return tmp_path / "home"


def is_warm(store: Store) -> bool:
    return store._kept is not None


def as_gathered(store: Store) -> dict[str, object]:
    return differences(picture(store.state), picture(store.build()))


def test_what_is_remembered_is_what_would_be_gathered(home: Path) -> None:
    store = open_store(home)
    assert is_warm(store)
    assert as_gathered(store) == {}
    key = next(key for _, line in store.state.graph.mentions(1) for key in line.keys)
    assert store.state.graph.row_with_key(key) == 1


@pytest.mark.parametrize("seed", range(12))
def test_later_edits_are_taken_over(home: Path, seed: int) -> None:
    first = open_store(home)
    acts = Acts(Random(seed), home / "none.csv")
    for _ in range(25):
        first.apply(acts.change(first))
    expected = picture(first.build())
    first.close()
    assert differences(picture(open_store(home).state), expected) == {}


def test_an_undone_touch_is_gone_after_a_start(home: Path) -> None:
    first = open_store(home)
    first.apply(note("n1", id_of(first, first.state.people.name[2])))
    first.close()
    path_of(first.home).unlink()
    open_store(home).close()  # the cache has the note in it
    second = open_store(home)
    assert is_warm(second)
    second.undo(whole_machine=True)
    second.close()
    third = open_store(home)
    assert is_warm(third)
    assert as_gathered(third) == {}


def test_an_edit_does_not_end_the_cache_but_a_new_person_does(home: Path) -> None:
    store = open_store(home)
    person = store.state.people.ids[3]
    store.apply(tag(person, ["berlin"]))
    store.apply(set_stage(person, "asked"))
    assert is_warm(open_store(home))
    _, change = add("Nina Nova", company="Nordwind")
    store.apply(change)
    again = open_store(home)
    assert as_gathered(again) == {}
    assert id_of(again, "Nina Nova")


def test_an_ask_does_not_end_the_cache(home: Path) -> None:
    store = open_store(home)
    store.apply(add_ask("a1", id_of(store, "Ana Silva"), id_of(store, "Cleo Diaz"), "asked", TODAY))
    store.close()
    again = open_store(home)
    assert is_warm(again)
    assert [one.state for one in asks_about(again.state, id_of(again, "Cleo Diaz"))] == ["asked"]


def test_another_day_ranks_anew(home: Path) -> None:
    store = Store.open(home_in(home), today=TODAY + timedelta(days=400))
    assert is_warm(store)
    assert as_gathered(store) == {}


def _later(home: Path, days: int = 400) -> Store:
    return Store.open(home_in(home), today=TODAY + timedelta(days=days))


def test_another_day_ranks_anew_but_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = path_of(open_store(home).home)
    written = base.read_bytes()
    aged: list[int] = []
    real = Ground.age

    def age(ground: Ground, fields: Fields, weights: Weights, today: int) -> None:
        aged.append(today)
        real(ground, fields, weights, today)

    monkeypatch.setattr(Ground, "age", age)
    expected = picture(_later(home).state)
    assert len(aged) == 1
    assert base.read_bytes() == written
    again = _later(home)
    assert len(aged) == 1
    assert differences(picture(again.state), expected) == {}
    assert differences(expected, picture(again.build())) == {}
    monkeypatch.undo()
    assert as_gathered(open_store(home)) == {}  # the day of the cache itself
    assert as_gathered(_later(home, 401)) == {}


@pytest.mark.parametrize("seed", range(8))
def test_edits_on_a_later_day_are_taken_over(home: Path, seed: int) -> None:
    acts = Acts(Random(seed), home / "none.csv")
    for days in (1, 1, 2, 400):
        store = _later(home, days)
        assert as_gathered(store) == {}
        for _ in range(6):
            store.apply(acts.change(store))
        store.close()
    assert as_gathered(_later(home, 400)) == {}
    assert as_gathered(open_store(home)) == {}


def test_a_damaged_file_of_the_day_changes_no_answer(home: Path) -> None:
    expected = picture(_later(home).state)
    path = path_of(home_in(home)).with_name(NAME)
    sound, numbers = path.read_bytes(), Random(3)
    for _ in range(25):
        raw, place = bytearray(sound), numbers.randrange(len(sound))
        raw[place] ^= 1 << numbers.randrange(8)
        path.write_bytes(raw)
        store = _later(home)
        assert is_warm(store)
        assert differences(picture(store.state), expected) == {}, place
    path.write_bytes(sound[: len(sound) // 2])
    assert differences(picture(_later(home).state), expected) == {}


def test_the_file_of_the_day_goes_with_its_cache(home: Path) -> None:
    later = _later(home)
    path = path_of(later.home)
    day = path.with_name(NAME).read_bytes()
    path.unlink()
    later.apply(set_stage(later.state.people.ids[2], "asked"))
    later.close()
    again = _later(home, 500)  # gathers, and keeps another cache
    path.with_name(NAME).write_bytes(day)
    assert as_gathered(_later(home)) == {}
    again.forget_kept()
    assert not path.exists()
    assert not path.with_name(NAME).exists()


def test_other_goals_rank_anew(home: Path) -> None:
    goals = open_store(home).home.goals
    for text in ('words = ["data"]', 'words = ["designer"]', "words = []", ""):
        goals.write_text(f"[goal]\n{text}\n")
        for _ in range(2):
            store = open_store(home)
            assert is_warm(store)
            assert (store.state.fit is None) == (text[9:10] != '"')
            assert as_gathered(store) == {}


def test_a_home_gathered_with_goals_is_remembered_with_them(home: Path) -> None:
    first = open_store(home)
    first.home.goals.write_text('[goal]\nwords = ["data"]\n')
    path_of(first.home).unlink()
    expected = picture(open_store(home).state)
    again = open_store(home)
    assert is_warm(again)
    assert differences(picture(again.state), expected) == {}
    again.home.goals.unlink()
    assert as_gathered(open_store(home)) == {}


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _swap(path: Path) -> None:
    raw = path.read_bytes()
    half = len(raw) // 2
    path.write_bytes(raw[half:] + raw[:half])


def _delete(path: Path) -> None:
    path.unlink()


def _protect(path: Path) -> None:
    path.chmod(0o400)
    path.parent.chmod(0o500)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0" * 64)


@pytest.mark.parametrize("damage", [_truncate, _empty, _swap, _delete, _protect, _folder, _longer])
def test_a_damaged_cache_changes_no_answer(home: Path, damage: Callable[[Path], None]) -> None:
    expected = picture(open_store(home).state)
    path = path_of(open_store(home).home)
    damage(path)
    store = open_store(home)
    assert differences(picture(store.state), expected) == {}
    path.parent.chmod(0o700)


def test_the_cache_of_another_home_is_not_taken(home: Path, tmp_path: Path) -> None:
    other = small_world(tmp_path / "other")
    _, change = add("Only There")
    other.apply(change)
    other.close()
    other = open_store(tmp_path / "other" / "home")
    shutil.copy2(path_of(other.home), path_of(open_store(home).home))
    assert as_gathered(open_store(home)) == {}


def test_flipped_bytes_are_found_and_the_cache_is_built_anew(home: Path) -> None:
    path = path_of(open_store(home).home)
    sound, numbers = path.read_bytes(), Random(7)
    expected = picture(open_store(home).state)
    for _ in range(60):
        raw, place = bytearray(sound), numbers.randrange(len(sound))
        raw[place] ^= 1 << numbers.randrange(8)
        path.write_bytes(raw)
        store = open_store(home)
        assert store.is_kept_sound()
        assert differences(picture(store.state), expected) == {}, place
        path.write_bytes(sound)


def test_it_is_private(home: Path) -> None:
    path = path_of(open_store(home).home)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert not list(path.parent.glob(".x.*"))
    assert list(path.parent.iterdir()) == [path]


def test_a_large_cache_is_checked_while_it_is_used(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secondhop.store.cache.AT_ONCE", 0)
    path = path_of(open_store(home).home)
    sound, numbers = path.read_bytes(), Random(11)
    expected = picture(open_store(home).state)
    found = 0
    for _ in range(40):
        raw, place = bytearray(sound), numbers.randrange(len(sound))
        raw[place] ^= 1 << numbers.randrange(8)
        path.write_bytes(raw)
        store = open_store(home)
        if not store.is_kept_sound():
            found += 1
            store.forget_kept()
        assert differences(picture(store.state), expected) == {}, place
        path.write_bytes(sound)
    assert found > 20


def test_cutting_off_a_small_cache_under_a_running_program_harms_nobody(home: Path) -> None:
    store = open_store(home)
    assert is_warm(store)
    for file in store.home.cache.iterdir():
        with file.open("r+b") as cut:
            cut.truncate(10)
    assert as_gathered(store) == {}


@pytest.mark.parametrize("left", [0, 10, 5000])
@pytest.mark.parametrize("is_mapped", [False, True])
def test_cutting_off_a_cache_as_it_is_opened_changes_no_answer(
    home: Path, monkeypatch: pytest.MonkeyPatch, left: int, is_mapped: bool
) -> None:
    path, real = path_of(open_store(home).home), os.fstat
    expected = picture(open_store(home).state)

    def fstat(descriptor: int) -> os.stat_result:
        status = real(descriptor)
        if status.st_ino == inode:
            os.truncate(path, left)
        return status

    inode = path.stat().st_ino
    monkeypatch.setattr("secondhop.store.arrayfile._READ_UP_TO", -1 if is_mapped else 1 << 24)
    monkeypatch.setattr(os, "fstat", fstat)
    store = open_store(home)
    assert differences(picture(store.state), expected) == {}
    assert is_warm(store)  # from a new one
    assert path.stat().st_ino != inode
