"""An import that is cancelled leaves nothing, at whichever word about it that happens."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

import pytest

from secondhop.store.graphfile import decode_graph, write_graph
from secondhop.store.importing import Importing
from secondhop.store.progress import (
    COUNTING,
    MATCHING,
    READING,
    WRITING,
    Course,
    Step,
    StoppedError,
)
from secondhop.store.receipt import OwnerError, Receipt, Wishes
from secondhop.store.store import Store
from secondhop.store.writer import NotSavedError
from tests.cli.archives import ANA, BEN, CLEO, DAN, ME, Row, write_archive, write_connections
from tests.worlds import bring, id_of, open_store, taken, tree, write_friends, write_mine


class Listener:
    """Hears every word about an import, and ends it at the last one it wants to hear."""

    def __init__(self, most: int = 1_000_000) -> None:
        self.steps: list[Step] = []
        self._most = most

    def __call__(self, step: Step) -> None:
        if len(self.steps) == self._most:
            raise StoppedError
        self.steps.append(step)


def sources(folder: Path) -> list[Path]:
    """My archive with a row that is kept in quarantine, and what two friends gave."""
    mine = write_mine(folder)
    with (mine / "Connections.csv").open("a", encoding="utf-8") as file:
        file.write("Broken\n")
    return [mine, *write_friends(folder)]


def whole(store: Store, paths: list[Path], listener: Listener) -> Importing:
    importing = Importing(store, Wishes(me=ME.url), listener)
    importing.run(paths)
    importing.finish()
    return importing


@pytest.fixture
def words(tmp_path: Path) -> list[Step]:
    """Everything that is said about an import of three sources."""
    listener = Listener()
    store = open_store(tmp_path / "other")
    taken(whole(store, sources(tmp_path / "once"), listener))
    store.close()
    return listener.steps


def test_every_step_is_told_of_and_the_bar_never_goes_back(words: list[Step]) -> None:
    assert {step.doing for step in words} == {READING, MATCHING, COUNTING, WRITING}
    for part in (
        [s for s in words if s.doing != WRITING],
        [s for s in words if s.doing == WRITING],
    ):
        shares = [step.share for step in part]
        assert shares == sorted(shares)
        assert shares[0] == 0.0
        assert shares[-1] > 0.9
        assert all(0 <= step.done <= step.total for step in part)


def test_cancelled_at_any_word_an_empty_home_stays_away(words: list[Step], tmp_path: Path) -> None:
    paths = sources(tmp_path)
    for most in range(len(words)):
        store = open_store(tmp_path / "home")
        with pytest.raises(StoppedError):
            whole(store, paths, Listener(most))
        assert store.revision == 0
        store.close()
        assert not (tmp_path / "home").exists(), words[most]


def test_cancelled_at_any_word_a_home_stays_as_it_was(half_world: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(half_world / "home", home)
    more = [*sources(tmp_path), write_connections(tmp_path / "Ben Ito.csv", [CLEO, ANA, ME])]
    store = open_store(home)
    before, people = tree(home), list(store.state.people.ids)
    for most in count():
        try:
            whole(store, more, Listener(most))
        except StoppedError:
            assert tree(home) == before
            assert list(store.state.people.ids) == people
        else:
            break
    assert most > 20
    assert tree(home) != before
    store.close()


def test_folders_of_others_stay_when_writing_is_cancelled(tmp_path: Path) -> None:
    store = open_store(tmp_path / "home")
    importing = Importing(store, Wishes(), Listener())
    importing.run([write_mine(tmp_path)])
    importing.write()
    (tmp_path / "home" / "data" / "config.toml").write_text("", "utf-8")
    importing.take_back()
    assert list(tree(tmp_path / "home")) == ["data", "data/config.toml"]


def test_a_disk_that_fills_up_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []

    def full(folder: Path, name: str, content: bytes) -> None:
        if written:
            raise NotSavedError("the disk is full")
        written.append(name)
        original(folder, name, content)

    original = write_graph
    monkeypatch.setattr("secondhop.store.importing.write_graph", full)
    store = open_store(tmp_path / "home")
    with pytest.raises(NotSavedError):
        whole(store, sources(tmp_path), Listener())
    assert written
    assert not (tmp_path / "home").exists()


def test_nothing_is_written_before_it_is_told_to(tmp_path: Path) -> None:
    store = open_store(tmp_path / "home")
    importing = Importing(store, Wishes())
    importing.run(sources(tmp_path))
    assert importing.changes_anything
    assert not (tmp_path / "home").exists()
    importing.write()
    assert store.revision == 0
    assert not (tmp_path / "home" / "data" / "log").exists()
    importing.activate()
    assert store.revision > 0


def test_a_long_source_is_told_of_often() -> None:
    listener = Listener()
    course = Course(listener)
    course.begin()
    assert list(course.paced(range(50_000))) == list(range(50_000))
    assert len(listener.steps) >= 20
    assert {step.total for step in listener.steps} == {50_000}


def test_what_was_just_encoded_is_what_would_be_read(tmp_path: Path) -> None:
    store = open_store(tmp_path / "home")
    importing = taken(bring(store, *sources(tmp_path), me=ME.url))
    files = list(store.sources)
    assert len(files) == 3 == len(importing.receipts)
    assert files == [decode_graph(file.name, file.content) for file in files]


def test_an_owner_for_one_path_alone(tmp_path: Path) -> None:
    store = open_store(tmp_path / "home")
    taken(bring(store, write_archive(tmp_path / "mine", [ANA, BEN]), me=ME.url))
    one = write_connections(tmp_path / "one.csv", [CLEO, ME])
    two = write_connections(tmp_path / "two.csv", [DAN, ME])
    owners = {str(one): id_of(store, "Ana Silva"), str(two): "Ben Ito"}
    receipts = taken(bring(store, one, two, owners=owners)).receipts
    assert [receipt.owner for receipt in receipts] == ["Ana Silva", "Ben Ito"]


def test_my_own_id_makes_a_list_mine(tmp_path: Path) -> None:
    store = open_store(tmp_path / "home")
    other = Row("Ana", "Silva", "ana-silva-2")
    taken(bring(store, write_archive(tmp_path / "mine", [ANA, other]), me=ME.url))
    unclear = write_connections(tmp_path / "Ana Silva.csv", [CLEO])
    (failure,) = bring(store, unclear, owner="Ana Silva", dry_run=True).failures
    assert isinstance(failure.error, OwnerError)
    owners = {str(unclear): store.me_ids[0]}
    (receipt,) = taken(bring(store, unclear, owners=owners)).receipts
    assert isinstance(receipt, Receipt)
    assert receipt.owner == ""
