"""Sessions whose line drops: a sample of what `python -m tests.faults.drops 200` tries."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondhop.model.edits import add_note
from secondhop.store.demo import make_demo
from secondhop.store.home import home_in, make_private
from secondhop.store.store import Store
from tests.faults.drops import Drop, Step, dropped_session, in_session, inspect
from tests.screens import TODAY


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_private(tmp_path_factory.mktemp("demo"))
    make_demo(folder)
    return folder


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 5, 6, 9])
def test_what_was_shown_as_saved_is_there_and_nothing_else_is(demo: Path, seed: int) -> None:
    assert dropped_session(demo, seed).wrong == []


def test_the_inspection_sees_what_is_lost_or_back(tmp_path: Path) -> None:
    store = Store.open(home_in(tmp_path), today=TODAY)
    person = store.state.people.ids[0]
    store.apply(add_note("n1", person, "wabc", TODAY))
    store.close()
    kept, lost = Step("note", (), "Noted about", "wabc"), Step("tag", (), "", "wdef")
    assert inspect(tmp_path, Drop(certain=[kept])) == []
    assert inspect(tmp_path, Drop(certain=[kept, lost])) == ["tag wdef is lost"]
    assert inspect(tmp_path, Drop(undone=[kept])) == ["wabc is back"]


def test_a_living_process_is_seen() -> None:
    import os

    assert os.getpid() in in_session(os.getsid(0))
