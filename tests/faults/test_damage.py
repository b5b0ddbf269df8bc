"""A damaged log is never silent: what differs is told, and the other lines still count."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondhop.model.change import Value
from secondhop.store.fields import Fields
from secondhop.store.journal import Journal
from secondhop.store.store import Store
from tests.worlds import add, log_of, note, open_store, picture

LAST = 3


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The log of a home in which six changes were made."""
    store = open_store(tmp_path / "home")
    gus, change = add("Gus", title='"CTO" \\ ñ')
    store.apply(change)
    for number in range(5):
        store.apply(note(f"n{number}", gus, f"note {number} \u200d 🙂"))
    store.close()
    return log_of(store.home)


def read(log: Path) -> tuple[dict[str, dict[str, Value]], list[str]]:
    """What the log adds up to, and the problems in it."""
    journal, fields = Journal(log.parent), Fields()
    for line in journal.read_new():
        fields.fold(line)
    state = {entity: fields.of(entity) for entity in sorted(fields.entities(""))}
    return state, [str(problem) for problem in journal.problems]


def damaged(content: bytes, kind: str) -> Iterator[tuple[int, bytes]]:
    """The content with one place damaged, for every place in the last lines."""
    lines = content.splitlines(keepends=True)
    for place in range(len(content) - len(b"".join(lines[-LAST:])), len(content)):
        before, byte, after = content[:place], content[place], content[place + 1 :]
        if kind.startswith("bit"):
            yield place, before + bytes([byte ^ (1 << int(kind[-1]))]) + after
        elif kind == "zero":
            yield place, before + b"\0" + after
        elif kind == "lost":
            yield place, before + after
        elif kind == "cut":
            yield place, before
        elif kind == "zeros from here":
            yield place, before + b"\0" * (len(content) - place)
        elif kind == "end of line":
            yield place, before + b"\n" + after


KINDS = (*(f"bit {n}" for n in range(8)), "zero", "lost", "cut", "zeros from here", "end of line")


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_told_and_keeps_to_its_line(log: Path, kind: str) -> None:
    content = log.read_bytes()
    whole, _ = read(log)
    lines = content.splitlines(keepends=True)
    ends = [len(b"".join(lines[: number + 1])) for number in range(len(lines))]
    for place, other in damaged(content, kind):
        log.write_bytes(other)
        state, problems = read(log)
        first = next(number for number, end in enumerate(ends) if place < end)
        cuts_lines = kind in ("cut", "zeros from here")
        hit = set(range(first, len(lines))) if cuts_lines else {first, first + 1}
        allowed = {f"n:n{number - len(lines) + 5}" for number in hit}
        assert state.items() <= whole.items(), (kind, place)
        missing = set(whole) - set(state)
        assert missing <= allowed, (kind, place)
        at_an_end = kind == "cut" and (place in ends or place + 1 in ends)  # as if never written
        assert problems or not missing or at_an_end, (kind, place)


@pytest.mark.parametrize("kind", ["bit 0", "bit 7", "zero", "lost", "cut"])
def test_a_new_change_after_damage_is_kept(log: Path, tmp_path: Path, kind: str) -> None:
    content = log.read_bytes()
    for number, (_, other) in enumerate(damaged(content, kind)):
        if number % 23:
            continue
        home = tmp_path / f"{number}"
        shutil.copytree(tmp_path / "home", home)
        log_of(open_store(home).home).write_bytes(other)
        store = open_store(home)
        picture(store.state)
        person, change = add("Hal")
        store.apply(change)
        left = names(store)
        store.close()
        again = open_store(home)
        assert names(again) == left
        assert again.state.graph.row(person) is not None


def names(store: Store) -> list[str]:
    return list(store.state.people.name)


def test_a_log_full_of_noise_still_opens(log: Path) -> None:
    log.write_bytes(b"\x00\xff\n" * 3000 + b"[" * 200_000 + b"\n" + log.read_bytes())
    store = open_store(log.parents[2])
    assert len(store.problems) == 3001
    assert "Gus" in names(store)
