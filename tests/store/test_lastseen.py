"""Who is new in a view since it was opened."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from secondhop.search.query import parse
from secondhop.store import lastseen
from secondhop.store.home import home_in
from secondhop.store.lastseen import count_new, forget, hashes, remember
from secondhop.store.store import Store
from secondhop.store.views import View, read_views, save_view, view_of
from tests.worlds import DAY_MS, NOW_MS, TODAY, Clock, add, small_world


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return small_world(tmp_path)


def kept(store: Store, query: str) -> View:
    return save_view(store.home.views, read_views(store.home.views), view_of("One", query))


def new_in(store: Store, view: View) -> int:
    return count_new(store.home, store.state, view, store.state.index.search(parse(view.query)))


def see(store: Store, view: View) -> None:
    remember(store.home, store.state, view, store.state.index.search(parse(view.query)))


@pytest.mark.parametrize("most", [50_000, 0])
def test_only_who_came_since_is_new(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(lastseen, "MOST", most)
    view = kept(store, "diaz or zorro")
    assert new_in(store, view) == 0  # never opened
    see(store, view)
    assert new_in(store, view) == 0
    store.close()
    tomorrow = TODAY + timedelta(days=1)
    later = Store.open(store.home, today=tomorrow, now_ms=Clock(NOW_MS + DAY_MS))
    later.apply(add("Zed Zorro")[1])
    later.apply(add("Yan Quist")[1])
    assert new_in(later, view) == 1
    see(later, view)
    assert new_in(later, view) == 0
    later.close()


def test_who_meets_a_view_only_now_is_new_on_the_same_day(store: Store) -> None:
    view = kept(store, "zorro or degree:-")
    see(store, view)
    store.apply(add("Zed Zorro")[1])
    assert new_in(store, view) == 1
    store.undo()
    assert new_in(store, view) == 0


def test_it_is_kept_with_the_state_and_private(store: Store) -> None:
    view = kept(store, "diaz")
    see(store, view)
    (path,) = (store.home.state / "views").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"Diaz" not in path.read_bytes()
    assert [one.name for one in store.home.views.iterdir()] == ["one.toml"]
    forget(store.home, view)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"x", b"seen1\0\0\0", b"seen1\0\0\0abc", b"\0" * 64])
def test_damage_counts_nobody_as_new(store: Store, content: bytes) -> None:
    view = kept(store, "diaz")
    see(store, view)
    (path,) = (store.home.state / "views").iterdir()
    path.write_bytes(content)
    assert new_in(store, view) == 0


def test_ids_of_any_length_are_told_apart() -> None:
    ids = ["", "a", "ab", "abcdefgh", "abcdefghi", *(f"a-very-long-id-{n}" for n in range(99))]
    assert len(np.unique(hashes(ids))) == len(ids)
    assert hashes(ids[3:]).tolist() == hashes(ids).tolist()[3:]


def test_a_state_that_cannot_be_written_changes_nothing(tmp_path: Path, store: Store) -> None:
    view = kept(store, "diaz")
    (tmp_path / "file").write_text("no folder")
    home = home_in(tmp_path / "file")
    remember(home, store.state, view, store.state.index.search(parse("diaz")))
    assert count_new(home, store.state, view, store.state.index.search(parse("diaz"))) == 0
