"""Real processes: killed at random moments, and several at once in one home."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from secondhop.store.store import Store
from tests.cli.archives import ME
from tests.worlds import (
    bring,
    differences,
    note,
    open_store,
    picture,
    taken,
    write_friends,
    write_mine,
)

HERE = Path(__file__).resolve().parents[2]
RUNS = 15


@contextmanager
def victims() -> Iterator[subprocess.Popen[str]]:
    """A process that takes orders."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.victim"],
        cwd=HERE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    with process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def order(process: subprocess.Popen[str], home: Path, name: str, changes: int, late: Path) -> None:
    """Begin one session; its first words may come before those that it began."""
    assert process.stdin is not None
    process.stdin.write(f"{home}\t{name}\t{changes}\t{late}\n")
    process.stdin.flush()


def words(process: subprocess.Popen[str]) -> Iterator[list[str]]:
    """What a session says until it has ended."""
    assert process.stdout is not None
    for line in process.stdout:
        yield line.rstrip("\n").split(" ", 1)
        if line.startswith("ended"):
            return


def notes(store: Store) -> set[str]:
    return {
        one.id for person in store.state.people.ids for one in store.state.records.notes(person)
    }


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """My archive is in; Ana's and Ben's lists are still to come."""
    store = open_store(tmp_path / "home")
    taken(bring(store, write_mine(tmp_path), me=ME.url))
    store.close()
    write_friends(tmp_path)
    return tmp_path / "home"


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_nothing_saved_is_lost(home: Path, tmp_path: Path, seed: int) -> None:
    numbers = Random(seed)
    saved: set[str] = set()
    imported: set[str] = set()
    kills = 0
    friends = sorted((tmp_path / "friends").iterdir())
    with victims() as process:
        for run in range(RUNS):
            order(process, home, f"r{run}", 5000, numbers.choice(friends))
            for word, what in words(process):
                if word == "began":
                    time.sleep(numbers.uniform(0, 0.05))
                    os.kill(int(what), signal.SIGKILL)
                elif word == "saved":
                    saved.add(what)
                elif word == "imported":
                    imported.add(what)
                elif word == "ended":
                    kills += int(what) == signal.SIGKILL
            store = open_store(home)
            assert saved <= notes(store)
            assert imported <= {source.source.file for source in store.sources}
            assert all("not finished" in str(problem) for problem in store.problems)
            assert list(home.rglob("*.tmp")) == []
            assert differences(picture(store.state), picture(store.build())) == {}
    assert kills == RUNS
    store = open_store(home)
    store.apply(note("last", ME.slug))
    store.close()
    again = open_store(home)
    assert saved <= notes(again)
    assert again.problems == []


def test_two_programs_at_once_and_a_third_that_looks_on(home: Path, tmp_path: Path) -> None:
    ana, ben = sorted((tmp_path / "friends").iterdir())
    looking = open_store(home)
    with victims() as one, victims() as two:
        order(one, home, "one", 60, ana)
        order(two, home, "two", 60, ben)
        said: list[list[str]] = []
        for process in (one, two):
            for word in words(process):
                said.append(word)
                looking.poll()
        assert [what for word, what in said if word == "ended"] == ["0", "0"]
    looking.poll()
    saved = {what for word, what in said if word == "saved"}
    assert len(saved) == 120
    assert saved == notes(looking)
    again = open_store(home)
    assert again.problems == []
    assert differences(picture(looking.state), picture(again.state)) == {}
    assert len(again.sources) == 3


def test_a_home_that_is_copied_while_in_use_opens(home: Path, tmp_path: Path) -> None:
    ana = tmp_path / "friends" / "Ana Silva.csv"
    with victims() as process:
        order(process, home, "one", 80, ana)
        for number, (word, what) in enumerate(words(process)):
            if word == "saved" and number % 10 == 0:
                copy = tmp_path / f"copy{number}"
                shutil.copytree(home, copy)
                assert what in notes(open_store(copy))
