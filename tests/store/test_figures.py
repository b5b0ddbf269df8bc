"""What a search knows of people in numbers, days and lists."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from secondhop.model.edits import (
    EditError,
    add_follow_up,
    add_said,
    finish,
    log_touch,
    mark_hiring,
    take_said,
)
from secondhop.search.corpus import NONE
from secondhop.search.query import parse
from secondhop.store.store import Store
from tests.cli.archives import ANA, CLEO, ME, write_connections
from tests.worlds import TODAY, add, bring, id_of, note, row_of, taken


def _found(store: Store, text: str) -> list[str]:
    rows = store.state.index.search(parse(text), "name").rows.tolist()
    return [store.state.people.name[row] for row in rows]


def test_warmth_and_score_are_rounded_as_they_are_shown(world: Store) -> None:
    state, cleo, ana = world.state, row_of(world, "Cleo Diaz"), row_of(world, "Ana Silva")
    assert state.figures.warmth[cleo] == round(100 * float(state.standing.best_warmth[cleo]))
    assert state.figures.warmth[ana] == round(100 * float(state.strength[ana]))
    assert state.figures.score[cleo] == round(float(state.standing.score[cleo])) > 0
    assert state.figures.score[ana] == NONE
    _, change = add("Gus")
    world.apply(change)
    assert world.state.figures.warmth[row_of(world, "Gus")] == NONE


def test_days_follow_touches_follow_ups_and_files(world: Store) -> None:
    ana, row, today = id_of(world, "Ana Silva"), row_of(world, "Ana Silva"), TODAY.toordinal()
    assert world.state.figures.touched[row] == world.state.figures.due[row] == NONE
    for number, days in enumerate((9, 2, 5)):
        world.apply(log_touch(f"t{number}", ana, "call", TODAY - timedelta(days)))
        world.apply(add_follow_up(f"f{number}", ana, "write", TODAY + timedelta(days)))
    assert world.state.figures.touched[row] == today - 2
    assert world.state.figures.due[row] == today + 2
    assert world.state.figures.added[row] == today
    first = world.state.records.follow_ups(ana)[0]
    world.apply(finish(first, TODAY, "f9"))
    assert world.state.figures.due[row] == today + 5


def test_notes_are_found_and_gone_with_undo(world: Store) -> None:
    world.apply(note("n1", id_of(world, "Cleo Diaz"), "likes sailing"))
    assert _found(world, "note:sail") == ["Cleo Diaz"]
    assert _found(world, "sailing") == []
    world.undo()
    assert _found(world, "note:sail") == []


def test_a_company_that_a_newer_file_replaces_is_past(world: Store, tmp_path: Path) -> None:
    assert _found(world, "past:helsing") == []
    moved = CLEO._replace(company="Quokka", on="20 Nov 2026")
    taken(bring(world, write_connections(tmp_path / "later" / "Ana Silva.csv", [moved, ME])))
    assert _found(world, "company:quokka past:helsing") == ["Cleo Diaz"]
    assert ANA.company not in world.state.people.past[row_of(world, "Cleo Diaz")]


def test_what_the_user_says_of_somebody_stands_in_the_log(world: Store) -> None:
    cleo = id_of(world, "Cleo Diaz")
    assert _found(world, "is:hiring name:cleo") == ["Cleo Diaz"]
    world.apply(mark_hiring(cleo, "No"))
    world.apply(add_said(cleo, "school", ["Uni Porto"]))
    assert _found(world, "hiring:no school:porto") == ["Cleo Diaz"]
    world.apply(take_said(cleo, "school", ["Uni Porto"]))
    world.apply(mark_hiring(cleo, ""))
    assert _found(world, "missing:school is:hiring name:cleo") == ["Cleo Diaz"]


def test_what_cannot_be_said(world: Store) -> None:
    cleo = id_of(world, "Cleo Diaz")
    with pytest.raises(EditError, match="write yes or no"):
        mark_hiring(cleo, "perhaps")
    with pytest.raises(EditError, match="there are past, school, group"):
        add_said(cleo, "club", ["Chess"])
    with pytest.raises(EditError, match="a school needs a name"):
        add_said(cleo, "school", [" "])
