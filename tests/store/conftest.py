from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondhop.store.store import Store
from tests.cli.archives import ME
from tests.worlds import bring, open_store, small_world, taken, write_friends, write_mine


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Store]:
    """My archive and two friends' lists."""
    store = small_world(tmp_path)
    yield store
    store.close()


@pytest.fixture(scope="session")
def half_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a home that has my archive and Ana's list; Ben's is still to come."""
    folder = tmp_path_factory.mktemp("half")
    store = open_store(folder / "home")
    ana, _ = write_friends(folder)
    taken(bring(store, write_mine(folder), me=ME.url))
    taken(bring(store, ana))
    store.close()
    return folder


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that confirms at once, where many changes are made and durability is not the point."""
    monkeypatch.setattr(os, "fsync", lambda file: None)
    monkeypatch.setattr(os, "fdatasync", lambda file: None)
