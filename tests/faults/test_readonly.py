"""A home that cannot be written: it opens, it reads, and the first change says why not."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from secondhop.store.store import Store
from secondhop.store.writer import NotSavedError
from tests.faults.disk import Disk
from tests.worlds import add, bring, differences, note, open_store, picture, small_world, tree


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, object]:
    store = small_world(tmp_path)
    store.close()
    return picture(store.state)


@pytest.fixture
def read_only(tmp_path: Path, whole: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> Store:
    """As root nothing is forbidden, so the disk says no to every change."""
    Disk(tmp_path / "home", 1, "EROFS", stays=True).install(monkeypatch)
    return open_store(tmp_path / "home")


def test_it_opens_and_reads(read_only: Store, whole: dict[str, object]) -> None:
    assert differences(picture(read_only.state), whole) == {}
    assert read_only.problems == []
    assert read_only.poll() is None


def test_the_first_change_says_why_not(read_only: Store, tmp_path: Path) -> None:
    before, files = picture(read_only.state), tree(tmp_path / "home")
    for _ in range(2):
        with pytest.raises(NotSavedError, match=r"could not write .*Read-only file system"):
            read_only.apply(note("n1", "ana"))
    with pytest.raises(NotSavedError):
        read_only.undo(whole_machine=True)
    assert differences(before, picture(read_only.state)) == {}
    assert tree(tmp_path / "home") == files


def test_an_import_says_why_not(read_only: Store, tmp_path: Path) -> None:
    before, files = picture(read_only.state), tree(tmp_path / "home")
    (tmp_path / "Fay.csv").write_text(
        "First Name,Last Name,URL,Connected On\nGus,Lind,,1 Nov 2026\n"
    )
    with pytest.raises(NotSavedError, match="Read-only file system"):
        bring(read_only, tmp_path / "Fay.csv", owner="Fay Moreau")
    assert differences(before, picture(read_only.state)) == {}
    assert tree(tmp_path / "home") == files


def test_it_goes_on_once_it_can_be_written(
    tmp_path: Path, whole: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path / "home")
    assert whole
    with monkeypatch.context() as patch:

        def refuse(*_: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        patch.setattr(os, "write", refuse)
        with pytest.raises(NotSavedError, match="No space left"):
            store.apply(add("Gus")[1])
    store.apply(add("Hal")[1])
    store.close()
    again = open_store(tmp_path / "home")
    assert "Hal" in again.state.people.name
    assert "Gus" not in again.state.people.name
    assert again.problems == []


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_folders_without_permission(tmp_path: Path, whole: dict[str, object]) -> None:
    home = tmp_path / "home"
    folders = [home, *(path for path in home.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o500)
    try:
        store = open_store(home)
        assert differences(picture(store.state), whole) == {}
        with pytest.raises(NotSavedError):
            store.apply(note("n1", "ana"))
    finally:
        for folder in folders:
            folder.chmod(0o700)
