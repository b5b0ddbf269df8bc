"""A short working day, and what must be left of it whatever the disk did."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from secondhop.model.change import Change, Value
from secondhop.model.edits import add_follow_up, add_person, set_stage, tag, tie, together
from secondhop.model.person import PersonId
from secondhop.store.importing import Importing
from secondhop.store.receipt import Wishes
from secondhop.store.store import Store
from secondhop.store.writer import NotSavedError
from tests.cli.archives import ME
from tests.faults.disk import Disk, Killed
from tests.worlds import TODAY, note, open_store, picture, write_friends, write_mine

GUS = PersonId("gusgusgu")
Saved = dict[str, dict[str, Value]]


def files_for_it(folder: Path) -> tuple[Path, Path]:
    """What the day's import reads: my archive and Ana's list."""
    return write_mine(folder), write_friends(folder)[0]


def day(files: tuple[Path, Path]) -> list[Callable[[Store], object]]:
    """Six changes and an import, undone and redone in part."""

    def apply(change: Change) -> Callable[[Store], object]:
        return lambda store: store.apply(change)

    return [
        apply(add_person(GUS, {"name": "Gus"})),
        apply(together("edit", [note("n1", GUS), tag(GUS, ["one", "two"])])),
        lambda store: _import(store, files),
        lambda store: store.apply(tie(store.state.people.ids[0], GUS, "by hand", TODAY)),
        apply(set_stage(GUS, "asked")),
        lambda store: store.undo(),
        lambda store: store.redo(),
        apply(add_follow_up("f1", GUS, "write", TODAY)),
        apply(note("n2", GUS)),
    ]


def _import(store: Store, files: tuple[Path, Path]) -> None:
    importing = Importing(store, Wishes(me=ME.url))
    importing.run(files)
    importing.finish()


def saved(store: Store) -> Saved:
    """Every field that has a value; who I am is settled by the way and says nothing."""
    entities = sorted(store.fields.entities(""))
    held = {entity: store.fields.of(entity) for entity in entities if not entity.startswith("me:")}
    return {entity: values for entity, values in held.items() if values}


@dataclass(slots=True)
class Day:
    """What was acknowledged, and the change that was under way when the program ended."""

    acknowledged: Saved = field(default_factory=dict)
    undecided: Saved | None = None  # what is there if the change under way is
    steps: list[Saved] = field(default_factory=list)  # what is there after each step
    refused: bool = False
    violations: list[str] = field(default_factory=list)


def live(home: Path, files: tuple[Path, Path], patch: pytest.MonkeyPatch, seen: Day) -> None:
    """Go through the day; a change that cannot be saved is told, and the day goes on.

    Ids are the same on every such day, so that `seen.steps` may come from a healthy one.
    """
    number_ids(patch)
    store = open_store(home)
    for number, step in enumerate(day(files)):
        before = saved(store)
        if not seen.refused:
            seen.undecided = seen.steps[number] if seen.steps else None
        try:
            step(store)
        except (NotSavedError, OSError):
            seen.refused = True
            if saved(store) != before:
                seen.violations.append(f"step {number} was refused and done")
        except Killed:
            return
        else:
            seen.acknowledged = saved(store)
    store.close()


def number_ids(patch: pytest.MonkeyPatch) -> None:
    """New people are called 0, 1, 2 …"""
    numbers = map(str, count())
    patch.setattr(
        "secondhop.store.intake._drawn",
        lambda wanted: [PersonId(next(numbers)) for _ in range(wanted)],
    )


def healthy_steps(folder: Path, files: tuple[Path, Path], patch: pytest.MonkeyPatch) -> list[Saved]:
    """What is saved after each step of a day on which nothing fails."""
    number_ids(patch)
    store = open_store(folder)
    steps = []
    for step in day(files):
        step(store)
        steps.append(saved(store))
    store.close()
    return steps


def inspect(home: Path, seen: Day, certain: bool) -> list[str]:
    """Open what is left, twice with a change in between, and say what is wrong with it."""
    wrong = list(seen.violations)
    first = open_store(home)
    left = saved(first)
    if left != seen.acknowledged and (certain or not _is_allowed(left, seen)):
        wrong.append(f"acknowledged {seen.acknowledged}, found {left}")
    picture(first.state)
    first.apply(note("last", GUS))
    first.close()
    again = open_store(home)
    if saved(again) != {**left, "n:last": dict(note("last", GUS).sets["n:last"])}:
        wrong.append(f"after one more change {left} became {saved(again)}")
    wrong += [str(one) for one in again.problems if "not finished" not in str(one)]
    wrong += [f"left behind: {path.name}" for path in home.rglob("*.tmp")]
    return wrong


def _is_allowed(left: Saved, seen: Day) -> bool:
    """A change that was never acknowledged may be there, whole."""
    return seen.undecided is not None and left == seen.undecided


def every_fault(
    folder: Path, mode: str, patch: pytest.MonkeyPatch, *, stop_at_first: bool = False
) -> tuple[int, list[str]]:
    """Let operation 1, 2, 3 … fail until a day passes without: how many, and all that was wrong."""
    files = files_for_it(folder)
    steps = healthy_steps(folder / "healthy", files, patch)
    wrong: list[str] = []
    patch.setattr("secondhop.store.graphfile._is_running", lambda process: False)
    number = 0
    while True:
        number += 1
        home, seen = folder / f"home{number}", Day(steps=steps)
        disk = Disk(home, number, mode)
        with patch.context() as faulty:
            disk.install(faulty)
            live(home, files, faulty, seen)
        if not disk.failed:
            return number - 1, wrong
        certain = mode not in ("sticky", "kill")
        wrong += [f"{mode} at {number}: {one}" for one in inspect(home, seen, certain)]
        shutil.rmtree(home, ignore_errors=True)
        if wrong and stop_at_first:
            return number, wrong
