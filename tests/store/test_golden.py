"""Homes written by released versions are read for ever: one folder each in `tests/golden`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.worlds import open_store

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize("version", sorted(path.name for path in GOLDEN.iterdir()))
def test_a_home_of_an_earlier_version_is_read_whole(version: str, tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / version, tmp_path / "home")
    store = open_store(tmp_path / "home")
    state, people = store.state, store.state.people
    assert store.problems == []
    assert sorted(people.name) == [
        "Ana Silva",
        "Ben Ito",
        "Cleo Diaz",
        "Dan Okoro",
        "Eva Diaz",
        "Fay Moreau",
        "Robin Vale",
    ]
    cleo, eva = people.name.index("Cleo Diaz"), people.name.index("Eva Diaz")
    assert people.tags[cleo] == ("berlin", "keen")
    assert people.stage[cleo] == "asked"
    assert (people.tags[eva], people.title[eva]) == ((), "Head of Tests")
    assert state.degree[[0, cleo, eva]].tolist() == [0, 2, 2]
    assert state.mutuals[[cleo, eva]].tolist() == [2, 2]
    assert [note.text for note in state.records.notes(people.ids[cleo])] == ["prefers mail"]
    assert [touch.text for touch in state.records.touches(people.ids[cleo])] == ["asked Ana"]
    (owed,) = state.records.follow_ups()
    assert (owed.text, owed.due.isoformat(), owed.every) == ("nudge Ana", "2026-11-27", "2w")
    undone = store.undo(whole_machine=True)
    assert undone is None  # another machine's changes are not this one's to undo
