"""The measuring programs still run, on the smallest world; what they measure is not looked at."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import benchmarks
from benchmarks import edits, engine_keys, import_speed
from benchmarks.typed import typing_for
from benchmarks.world import World, world_of

MODULES = sorted(one.name for one in iter_modules(benchmarks.__path__))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world_of(1_000, tmp_path_factory.mktemp("worlds"))


@pytest.mark.parametrize("name", MODULES)
def test_every_module_can_be_loaded(name: str) -> None:
    import_module(f"benchmarks.{name}")


def test_every_count_of_the_engine_is_right(world: World) -> None:
    rows = list(engine_keys.rows_of(world, typing_for(world, 3), fzf=None))
    assert rows[0][-1].startswith("0 of ")


def test_changes_are_made_to_a_copy(world: World) -> None:
    before = {path: path.read_bytes() for path in world.home_folder.rglob("*.jsonl")}
    rows = list(edits.rows_of(world, 2))
    assert [row[1] for row in rows][1:-1] == list(edits.CHANGES)
    assert {path: path.read_bytes() for path in world.home_folder.rglob("*.jsonl")} == before


def test_imports_are_timed(tmp_path: Path) -> None:
    table = import_speed.measure(1_000, 1, tmp_path)
    assert "secondhop import" in table
    assert "csv + networkx + json" in table
